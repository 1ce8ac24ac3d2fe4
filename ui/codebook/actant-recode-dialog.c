/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging and splitting, with every place that would change. */
#include "config.h"

#include "codebook/actant-recode-dialog-private.h"

#include "codebook/actant-codebook.h"
#include "sidebar/actant-record-words.h"
#include "sidebar/actant-ref-entry.h"
#include "window/actant-work-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH 560    /* logical pixels */
#define HEIGHT 520
#define MAX_OFFERS 12

G_DEFINE_FINAL_TYPE (ActantRecodeDialog, actant_recode_dialog, ADW_TYPE_WINDOW)

static ActantSession *
get_session (ActantRecodeDialog *self)
{
  return actant_workspace_get_session (self->workspace);
}

static char *
dup_name_of (ActantRecodeDialog *self,
             const char         *id)
{
  const ActantRecord *record = actant_collection_lookup (actant_session_get_study (get_session (self)), id);

  return record != NULL ? actant_codebook_dup_name (record) : g_strdup (id);
}

static void
update_split (ActantRecodeDialog *self)
{
  g_autoptr(GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  guint n = gtk_bitset_get_size (chosen);
  g_autofree char *words = g_strdup_printf (
    ngettext ("%u use goes to the new one; the others stay. Ctrl+click or Space chooses.",
              "%u uses go to the new one; the others stay. Ctrl+click or Space chooses.", n), n);

  _actant_recode_dialog_set_summary (self, words, FALSE);
  gtk_widget_set_sensitive (self->apply, *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0');
}

/* Own uses only: those of colleagues are theirs. */
static void
list_uses (ActantRecodeDialog *self)
{
  g_autoptr(GPtrArray) all = actant_session_find_uses (get_session (self), self->id);
  const char *coder = actant_session_get_coder (get_session (self));

  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      ActantUse *use = all->pdata[i];
      g_autofree char *where = NULL;
      g_autofree char *lines = NULL;

      if (use->text != NULL && strcmp (use->coder, coder) != 0)
        {
          actant_use_free (use);
          continue;
        }
      where = _actant_recode_dup_where (use->text, use->record);
      lines = g_strdup_printf ("%s\n%s", where, _actant_recode_get_slot_label (use->record, use->slot));
      gtk_string_list_append (self->places, lines);
      g_ptr_array_add (self->uses, use);
    }
}

static void
offer (const char *typed,
       GPtrArray  *offers,
       gpointer    user_data)
{
  ActantRecodeDialog *self = user_data;
  ActantCollection *study = actant_session_get_study (get_session (self));
  const ActantRecord *from = actant_collection_lookup (study, self->id);
  ActantKind kind = actant_record_get_kind (from);

  for (guint i = 0; i < actant_collection_get_n (study, kind) && offers->len < MAX_OFFERS; i++)
    {
      const ActantRecord *record = actant_collection_get (study, kind, i);
      g_autofree char *name = actant_codebook_dup_name (record);
      g_autofree char *what = actant_record_words_dup_kind (record);

      if (record != from && actant_ref_offer_fits (name, typed)
          && actant_session_lookup (get_session (self), kind, actant_record_get_id (record)) == record
          && g_strcmp0 (actant_record_get_text (record, "use"), actant_record_get_text (from, "use")) == 0)
        actant_ref_offer_add (offers, actant_record_get_id (record), name, what);
    }
}

static void
picked_cb (ActantRecodeDialog *self,
           const char         *id)
{
  actant_recode_dialog_set_target (self, id);
}

static void
apply_clicked_cb (ActantRecodeDialog *self)
{
  if (actant_recode_dialog_apply (self))
    gtk_window_close (GTK_WINDOW (self));
}

static void
setup_cb (ActantRecodeDialog *self,
          GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 0)
        {
          gtk_widget_add_css_class (label, "dim-label");
          gtk_widget_add_css_class (label, "caption");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (ActantRecodeDialog *self,
         GtkListItem        *item)
{
  const char *lines = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const char *second = strchr (lines, '\n') + 1;
  g_autofree char *first = g_strndup (lines, second - lines - 1);
  GtkWidget *box = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), first);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), second);
  gtk_widget_set_tooltip_text (box, lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, lines, -1);
}

static void
actant_recode_dialog_dispose (GObject *object)
{
  ActantRecodeDialog *self = ACTANT_RECODE_DIALOG (object);

  _actant_recode_dialog_stop (self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->places);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->edit, actant_change_set_unref);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);

  G_OBJECT_CLASS (actant_recode_dialog_parent_class)->dispose (object);
}

static void
actant_recode_dialog_class_init (ActantRecodeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_recode_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
actant_recode_dialog_init (ActantRecodeDialog *self)
{
  self->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_use_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->places = gtk_string_list_new (NULL);
}

static GtkWidget *
new_list (ActantRecodeDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  self->selection = self->splitting
                    ? GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->places))))
                    : GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->places))));
  list = gtk_list_view_new (g_object_ref (self->selection), factory);
  gtk_widget_add_css_class (list, "recode-places");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->splitting ? _("Uses") : _("Places that change"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "frame");

  return scroller;
}

static GtkWidget *
new_bar (ActantRecodeDialog *self,
         const char         *title)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->apply = gtk_button_new_with_mnemonic (self->splitting ? _("_Split") : _("_Merge"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_clicked_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->apply);

  return bar;
}

static void
build (ActantRecodeDialog *self,
       const char         *title)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (all), new_bar (self, title));
  gtk_widget_add_css_class (box, "recode");
  gtk_widget_add_css_class (self->entry, "recode-name");
  gtk_box_append (GTK_BOX (box), self->entry);
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), new_list (self));
  self->work_bar = actant_work_bar_new ();
  gtk_box_append (GTK_BOX (box), self->work_bar);
  gtk_box_append (GTK_BOX (all), box);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_widget_grab_focus (self->entry);
}

/**
 * actant_recode_dialog_new_merge:
 * @workspace: what the window looks at
 * @id: of the record that becomes another
 *
 * Returns: (transfer full): a dialog to present
 */
GtkWidget *
actant_recode_dialog_new_merge (ActantWorkspace *workspace,
                                const char      *id)
{
  ActantRecodeDialog *self = g_object_new (ACTANT_TYPE_RECODE_DIALOG, NULL);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (id);
  name = dup_name_of (self, id);
  title = g_strdup_printf (_("Merge “%s” Into …"), name);
  self->entry = actant_ref_entry_new (workspace, ACTANT_KIND_NONE);
  actant_ref_entry_set_offer_func (ACTANT_REF_ENTRY (self->entry), offer, FALSE, self);
  actant_ref_entry_set_placeholder (ACTANT_REF_ENTRY (self->entry), _("Type a name …"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (actant_ref_entry_get_text_widget (ACTANT_REF_ENTRY (self->entry))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (self->entry, "picked", G_CALLBACK (picked_cb), self);
  build (self, title);
  _actant_recode_dialog_preview (self);

  return GTK_WIDGET (self);
}

/** Returns: (transfer full): a dialog to present, for making two of the record @id */
GtkWidget *
actant_recode_dialog_new_split (ActantWorkspace *workspace,
                                const char      *id)
{
  ActantRecodeDialog *self = g_object_new (ACTANT_TYPE_RECODE_DIALOG, NULL);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (id);
  self->splitting = TRUE;
  name = dup_name_of (self, id);
  title = g_strdup_printf (_("Split “%s”"), name);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Name of the second"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the second"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update_split), self);
  list_uses (self);
  build (self, title);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_split), self,
                           G_CONNECT_SWAPPED);
  update_split (self);

  return GTK_WIDGET (self);
}

/** What the record is to become; lists what would change. */
void
actant_recode_dialog_set_target (ActantRecodeDialog *self,
                                 const char         *id)
{
  g_autofree char *name = NULL;

  g_return_if_fail (ACTANT_IS_RECODE_DIALOG (self) && !self->splitting);

  g_free (self->target);
  self->target = g_strdup (id);
  _actant_recode_dialog_preview (self);
  if (id != NULL)
    {
      /* On to what is next: with the focus the entry would offer names again, over the places. */
      gtk_widget_grab_focus (self->apply);
      name = dup_name_of (self, id);
      actant_ref_entry_set_text (ACTANT_REF_ENTRY (self->entry), name);
    }
}

/** What the second of two is to be called. */
void
actant_recode_dialog_set_name (ActantRecodeDialog *self,
                               const char         *name)
{
  g_return_if_fail (ACTANT_IS_RECODE_DIALOG (self) && self->splitting);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
}

/** How many places are listed. */
guint
actant_recode_dialog_get_n (ActantRecodeDialog *self)
{
  g_return_val_if_fail (ACTANT_IS_RECODE_DIALOG (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->places));
}

/** Whether a use goes to the second of two. */
void
actant_recode_dialog_choose (ActantRecodeDialog *self,
                             guint               place,
                             gboolean            chosen)
{
  g_return_if_fail (ACTANT_IS_RECODE_DIALOG (self) && self->splitting);

  if (chosen)
    gtk_selection_model_select_item (self->selection, place, FALSE);
  else
    gtk_selection_model_unselect_item (self->selection, place);
}

static ActantChangeSet *
make_split (ActantRecodeDialog  *self,
            char               **new_id,
            GError             **error)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->uses->len; i++)
    if (gtk_selection_model_is_selected (self->selection, i))
      g_ptr_array_add (chosen, self->uses->pdata[i]);

  return actant_codebook_split (get_session (self), self->id,
                                gtk_editable_get_text (GTK_EDITABLE (self->entry)), chosen, new_id, error);
}

/**
 * actant_recode_dialog_apply:
 *
 * Does what the dialog shows, and tells so with a way to undo it. What cannot
 * be done is said in the dialog.
 *
 * Returns: whether it was done
 */
gboolean
actant_recode_dialog_apply (ActantRecodeDialog *self)
{
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autofree char *name = NULL;
  g_autofree char *new_id = NULL;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (ACTANT_IS_RECODE_DIALOG (self), FALSE);

  name = dup_name_of (self, self->id);
  if (self->splitting)
    edit = make_split (self, &new_id, &error);
  else if (self->edit != NULL)
    edit = actant_change_set_ref (self->edit);
  if (edit == NULL || !actant_session_apply (get_session (self), edit, &error))
    {
      if (error != NULL)
        _actant_recode_dialog_set_summary (self, error->message, TRUE);
      return FALSE;
    }

  if (self->splitting)
    words = g_strdup_printf (_("“%s” split"), name);
  else
    words = g_strdup_printf (_("“%s” merged"), name);
  actant_workspace_toast (self->workspace, words, TRUE);
  actant_workspace_select (self->workspace, self->splitting ? new_id : self->target);
  return TRUE;
}
