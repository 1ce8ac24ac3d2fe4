/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Who is coding?": asked once on a machine. */
#include "config.h"

#include "window/actant-coder-dialog.h"

#include <glib/gi18n.h>

#include "store/actant-study-folder.h"
#include "window/actant-settings.h"

struct _ActantCoderDialog
{
  AdwWindow  parent_instance;

  /* Template widgets */
  GtkWidget *accept_button;
  GtkWidget *name_row;
  GtkWidget *slug_row;
  GtkLabel  *example_label;

  /* Owned */
  GSettings *settings;

  gboolean   slug_typed;    /* no longer follows the name */
  gboolean   following;     /* the slug is being set from the name */
  gboolean   done;
};

G_DEFINE_FINAL_TYPE (ActantCoderDialog, actant_coder_dialog, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
finish (ActantCoderDialog *self,
        gboolean           accepted)
{
  if (self->done)
    return;

  self->done = TRUE;
  g_signal_emit (self, signals[DONE], 0, accepted);
}

static void
update (ActantCoderDialog *self)
{
  const char *slug = gtk_editable_get_text (GTK_EDITABLE (self->slug_row));
  gboolean valid = actant_slug_is_valid (slug) && !g_str_equal (slug, "consensus");
  g_autofree char *file = g_strconcat ("brief.txt.", slug, ".annotations.json", NULL);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->accept_button, valid);
  if (valid || *slug == '\0')
    gtk_widget_remove_css_class (self->slug_row, "error");
  else
    gtk_widget_add_css_class (self->slug_row, "error");

  if (valid)
    /* Translators: %s is a file's name */
    text = g_strdup_printf (_("Your annotations of brief.txt will be in %s."), file);
  else if (g_str_equal (slug, "consensus"))
    text = g_strdup (_("“consensus” is the name of what a team has agreed on."));
  else
    text = g_strdup (_("Small letters a to z, digits and hyphens only."));
  gtk_label_set_label (self->example_label, text);
}

static void
name_changed_cb (ActantCoderDialog *self)
{
  g_autofree char *slug = NULL;

  if (self->slug_typed)
    return;

  slug = actant_slug_from_name (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  if (slug == NULL || *slug == '\0')
    return;

  self->following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->slug_row), slug);
  self->following = FALSE;
}

static void
slug_changed_cb (ActantCoderDialog *self)
{
  if (!self->following)
    self->slug_typed = TRUE;
  update (self);
}

static void
accept_clicked_cb (ActantCoderDialog *self)
{
  const char *slug = gtk_editable_get_text (GTK_EDITABLE (self->slug_row));
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));

  g_strstrip (name);
  actant_settings_set_coder (self->settings, slug, *name != '\0' ? name : slug);
  finish (self, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
actant_coder_dialog_close_request (GtkWindow *window)
{
  finish (ACTANT_CODER_DIALOG (window), FALSE);

  return GTK_WINDOW_CLASS (actant_coder_dialog_parent_class)->close_request (window);
}

static void
actant_coder_dialog_dispose (GObject *object)
{
  ActantCoderDialog *self = ACTANT_CODER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_CODER_DIALOG);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (actant_coder_dialog_parent_class)->dispose (object);
}

static void
actant_coder_dialog_class_init (ActantCoderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_coder_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = actant_coder_dialog_close_request;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/window/actant-coder-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantCoderDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, ActantCoderDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, ActantCoderDialog, slug_row);
  gtk_widget_class_bind_template_child (widget_class, ActantCoderDialog, example_label);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, slug_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
}

static void
actant_coder_dialog_init (ActantCoderDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The names to propose: as set, or of the login account. */
static void
fill (ActantCoderDialog *self)
{
  g_autofree char *name = NULL;
  g_autofree char *slug = actant_settings_dup_coder (self->settings, &name);

  if (name == NULL || *name == '\0')
    {
      const char *real = g_get_real_name ();

      g_free (name);
      name = g_strdup (g_strcmp0 (real, "Unknown") != 0 && *real != '\0' ? real
                                                                         : g_get_user_name ());
    }
  if (slug == NULL)
    slug = actant_slug_from_name (g_get_user_name ());

  self->following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  if (slug != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->slug_row), slug);
  self->following = FALSE;
  self->slug_typed = FALSE;
  update (self);
}

/**
 * actant_coder_dialog_new:
 * @parent: (nullable): the window that asks
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
actant_coder_dialog_new (GtkWindow *parent,
                         GSettings *settings)
{
  ActantCoderDialog *self = g_object_new (ACTANT_TYPE_CODER_DIALOG, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));   /* not Cancel, which Return would press */

  return GTK_WIDGET (self);
}
