/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress and Cancel of long work. */
#include "config.h"

#include "window/actant-work-bar.h"

#include <glib/gi18n.h>

/* Milliseconds: what is done sooner is not worth a bar; between two looks at the work. */
#define DELAY 300
#define INTERVAL 80

struct _ActantWorkBar
{
  GtkWidget   parent_instance;

  GtkWidget  *label;
  GtkWidget  *progress;
  GtkWidget  *cancel;

  ActantWork *work;      /* owned */
  gulong      handler;   /* on the work */
  guint       timer;     /* 0 while nothing runs */
  gint64      begun;
};

G_DEFINE_FINAL_TYPE (ActantWorkBar, actant_work_bar, GTK_TYPE_WIDGET)

static void
show_work (ActantWorkBar *self)
{
  g_autofree char *words = actant_work_dup_words (self->work);
  double fraction = actant_work_get_fraction (self->work);

  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->label)), words) != 0)
    {
      gtk_label_set_text (GTK_LABEL (self->label), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
  /* GTK redraws for equal fractions, too. */
  if (fraction != gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (self->progress)))
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
  gtk_widget_set_sensitive (self->cancel, !actant_work_is_cancelled (self->work));
}

static gboolean
look_cb (gpointer user_data)
{
  ActantWorkBar *self = user_data;

  if (g_get_monotonic_time () - self->begun < DELAY * 1000)
    return G_SOURCE_CONTINUE;

  show_work (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_CONTINUE;
}

static void
running_changed_cb (ActantWorkBar *self)
{
  gboolean running = self->work != NULL && actant_work_is_running (self->work);

  if (running == (self->timer != 0))
    return;

  if (running)
    {
      self->begun = g_get_monotonic_time ();
      self->timer = g_timeout_add (INTERVAL, look_cb, self);
      return;
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
cancel_clicked_cb (ActantWorkBar *self)
{
  actant_work_cancel (self->work);
  show_work (self);
}

static void
actant_work_bar_dispose (GObject *object)
{
  ActantWorkBar *self = ACTANT_WORK_BAR (object);
  GtkWidget *child;

  actant_work_bar_set_work (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (actant_work_bar_parent_class)->dispose (object);
}

static void
actant_work_bar_class_init (ActantWorkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_work_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "workbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
actant_work_bar_init (ActantWorkBar *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 12);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->progress, TRUE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  self->cancel = gtk_button_new_with_mnemonic (_("C_ancel"));
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (cancel_clicked_cb), self);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->progress, GTK_WIDGET (self));
  gtk_widget_set_parent (self->cancel, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** Returns: (transfer floating): a bar that shows nothing yet */
GtkWidget *
actant_work_bar_new (void)
{
  return g_object_new (ACTANT_TYPE_WORK_BAR, NULL);
}

/**
 * actant_work_bar_set_work:
 * @self: a bar
 * @work: (nullable): what it shows whenever it runs
 */
void
actant_work_bar_set_work (ActantWorkBar *self,
                          ActantWork    *work)
{
  g_return_if_fail (ACTANT_IS_WORK_BAR (self));

  if (self->work == work)
    return;

  g_clear_signal_handler (&self->handler, self->work);
  g_set_object (&self->work, work);
  /* The time one waits counts on when one work takes over from another. */
  if (work != NULL)
    self->handler = g_signal_connect_object (work, "notify::running",
                                             G_CALLBACK (running_changed_cb), self,
                                             G_CONNECT_SWAPPED);
  running_changed_cb (self);
}

/** Returns: (transfer none) (nullable): what it shows */
ActantWork *
actant_work_bar_get_work (ActantWorkBar *self)
{
  g_return_val_if_fail (ACTANT_IS_WORK_BAR (self), NULL);

  return self->work;
}
