/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record is used. */
#include "config.h"

#include "sidebar/actant-uses-list.h"

#include "actant-tooltip.h"
#include "sidebar/actant-record-words.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 500

struct _ActantUsesList
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;   /* owned */
  GSignalGroup    *session_signals;
  char            *id;
  GPtrArray       *uses;        /* of ActantUse */
  guint            update_idle;

  GtkWidget       *box;
  GtkWidget       *heading;
  GtkWidget       *rows;
};

G_DEFINE_FINAL_TYPE (ActantUsesList, actant_uses_list, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkWidget      *button,
            ActantUsesList *self)
{
  actant_uses_list_go (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "use")));
}

static const char *
get_slot_label (const ActantUse *use)
{
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (use->record))->table;
  const ActantField *field = actant_table_get (table, use->slot);

  return field != NULL ? _(field->label) : use->slot;
}

static GtkWidget *
new_row (ActantUsesList  *self,
         const ActantUse *use,
         guint            position)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label;
  g_autofree char *kind = actant_record_words_dup_kind (use->record);
  g_autofree char *title = actant_record_words_dup_title (use->record);
  /* Translators: where an actor is used: kind, slot, record: "Forecast, Subjects: The North …" */
  g_autofree char *words = g_strdup_printf (_("%s, %s: %s"), kind, get_slot_label (use), title);

  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "use");
  actant_tooltip_set (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (button), "use", GUINT_TO_POINTER (position));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);

  return button;
}

static GtkWidget *
new_text_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text != NULL ? text : _("In the study"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static void
fill (ActantUsesList *self)
{
  GtkWidget *child;
  g_autofree char *words = NULL;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);

  if (self->uses->len == 0)
    words = g_strdup (_("Not used yet"));
  else if (self->uses->len > MAX_SHOWN)
    words = g_strdup_printf (_("Used in %u places; the first %u"), self->uses->len, MAX_SHOWN);
  else
    words = g_strdup_printf (ngettext ("Used in %u place", "Used in %u places", self->uses->len),
                             self->uses->len);
  gtk_label_set_text (GTK_LABEL (self->heading), words);

  for (guint i = 0; i < MIN (self->uses->len, MAX_SHOWN); i++)
    {
      const ActantUse *use = self->uses->pdata[i];
      const ActantUse *before = i > 0 ? self->uses->pdata[i - 1] : NULL;

      if (before == NULL || g_strcmp0 (before->text, use->text) != 0)
        gtk_box_append (GTK_BOX (self->rows), new_text_heading (use->text));
      gtk_box_append (GTK_BOX (self->rows), new_row (self, use, i));
    }
}

static gboolean
update_cb (gpointer data)
{
  ActantUsesList *self = data;
  ActantSession *session = actant_workspace_get_session (self->workspace);

  self->update_idle = 0;
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  if (session != NULL && self->id != NULL)
    self->uses = actant_session_find_uses (session, self->id);
  else
    self->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_use_free);
  fill (self);

  return G_SOURCE_REMOVE;
}

static void
queue_update (ActantUsesList *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (update_cb, self);
}

static void
actant_uses_list_dispose (GObject *object)
{
  ActantUsesList *self = ACTANT_USES_LIST (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (actant_uses_list_parent_class)->dispose (object);
}

static void
actant_uses_list_class_init (ActantUsesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_uses_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
actant_uses_list_init (ActantUsesList *self)
{
  self->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_use_free);
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed",
                                  G_CALLBACK (queue_update), self);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "caption-heading");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** Returns: (transfer floating): an empty list */
GtkWidget *
actant_uses_list_new (ActantWorkspace *workspace)
{
  ActantUsesList *self = g_object_new (ACTANT_TYPE_USES_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  g_object_bind_property (workspace, "session", self->session_signals, "target",
                          G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}

/** The record whose uses are listed, %NULL for none. */
void
actant_uses_list_set_id (ActantUsesList *self,
                         const char     *id)
{
  g_return_if_fail (ACTANT_IS_USES_LIST (self));

  if (g_strcmp0 (self->id, id) == 0)
    return;

  g_free (self->id);
  self->id = g_strdup (id);
  g_clear_handle_id (&self->update_idle, g_source_remove);
  update_cb (self);
}

/** How many uses are known. */
guint
actant_uses_list_get_n (ActantUsesList *self)
{
  g_return_val_if_fail (ACTANT_IS_USES_LIST (self), 0);

  return self->uses->len;
}

/** Opens the text of a use, selects its record and scrolls to it. */
void
actant_uses_list_go (ActantUsesList *self,
                     guint           use)
{
  g_autoptr(ActantWorkspace) workspace = NULL;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;
  const ActantUse *place;

  g_return_if_fail (ACTANT_IS_USES_LIST (self) && use < self->uses->len);

  place = self->uses->pdata[use];
  workspace = g_object_ref (self->workspace);
  text = g_strdup (place->text);
  id = g_strdup (actant_record_get_id (place->record));

  if (text != NULL && !actant_workspace_open_text (workspace, text, &error))
    {
      actant_workspace_toast (workspace, error->message, FALSE);
      return;
    }
  actant_workspace_select (workspace, id);
  actant_workspace_reveal (workspace, id);
}
