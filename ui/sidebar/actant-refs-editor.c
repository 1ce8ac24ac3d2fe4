/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reference, a set of references or a set of words, as chips. */
#include "config.h"

#include "sidebar/actant-refs-editor.h"

#include "document/actant-palette.h"
#include "session/actant-value-parse.h"
#include "sidebar/actant-chip.h"
#include "sidebar/actant-record-words.h"
#include "sidebar/actant-ref-entry.h"
#include "sidebar/actant-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define MAX_CLAIMS 12   /* offered at a time */

/* One chip: a record, or a word (also the name of a record yet to be made). */
typedef struct
{
  char *id;
  char *name;
} Entry;

struct _ActantRefsEditor
{
  ActantFieldEditor  parent_instance;

  GtkWidget         *box;
  GtkWidget         *entry;
  GPtrArray         *entries;
  char              *placeholder;
};

G_DEFINE_FINAL_TYPE (ActantRefsEditor, actant_refs_editor, ACTANT_TYPE_FIELD_EDITOR)

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_free (entry->name);
  g_free (entry);
}

static void
add_entry (ActantRefsEditor *self,
           const char       *id,
           const char       *name)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = g_strdup (id);
  entry->name = g_strdup (name);
  g_ptr_array_add (self->entries, entry);
}

/* What a reference points at; of a list, what its items do. */
static const ActantFieldType *
get_item_type (ActantRefsEditor *self)
{
  const ActantFieldType *type = actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self))->type;

  return type->field_class == ACTANT_FIELD_LIST ? type->item : type;
}

static gboolean
holds_one (ActantRefsEditor *self)
{
  return actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self))->type->field_class
         != ACTANT_FIELD_LIST;
}

static ActantSession *
get_session (ActantRefsEditor *self)
{
  return actant_field_editor_get_session (ACTANT_FIELD_EDITOR (self));
}

static void
chip_removed_cb (GtkWidget *chip)
{
  GtkWidget *editor = gtk_widget_get_ancestor (chip, ACTANT_TYPE_REFS_EDITOR);
  ActantRefsEditor *self = ACTANT_REFS_EDITOR (editor);

  gtk_widget_grab_focus (self->entry);
  g_ptr_array_remove (self->entries, g_object_get_data (G_OBJECT (chip), "entry"));
  actant_field_editor_touch (ACTANT_FIELD_EDITOR (self));
  actant_field_editor_commit (ACTANT_FIELD_EDITOR (self));
}

static GtkWidget *
new_chip (ActantRefsEditor *self,
          Entry            *entry)
{
  ActantSession *session = get_session (self);
  const ActantRecord *record = entry->id != NULL && get_item_type (self)->choices == NULL
                               ? actant_session_lookup (session, ACTANT_KIND_NONE, entry->id)
                               : NULL;
  GtkWidget *chip, *button;
  GdkRGBA color;

  if (record != NULL)
    actant_palette_get_record (record, actant_session_get_study (session),
                               adw_style_manager_get_dark (adw_style_manager_get_default ()),
                               &color);
  chip = actant_chip_new_removable (entry->name, record != NULL ? &color : NULL, &button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (chip_removed_cb), chip);
  g_object_set_data (G_OBJECT (chip), "entry", entry);

  return chip;
}

static void
update_chips (ActantRefsEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != self->entry)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = self->entries->len; i > 0; i--)
    gtk_box_prepend (GTK_BOX (self->box), new_chip (self, self->entries->pdata[i - 1]));

  actant_ref_entry_set_placeholder (ACTANT_REF_ENTRY (self->entry),
                                    self->entries->len == 0 ? self->placeholder : NULL);
}

static void
picked_cb (ActantRefEntry   *entry,
           const char       *id,
           const char       *name,
           ActantRefsEditor *self)
{
  if (holds_one (self))
    g_ptr_array_set_size (self->entries, 0);
  add_entry (self, id, name);
  actant_field_editor_touch (ACTANT_FIELD_EDITOR (self));
  actant_field_editor_commit (ACTANT_FIELD_EDITOR (self));
}

static void
backspace_cb (ActantRefsEditor *self)
{
  if (self->entries->len == 0)
    return;

  g_ptr_array_set_size (self->entries, self->entries->len - 1);
  actant_field_editor_touch (ACTANT_FIELD_EDITOR (self));
  actant_field_editor_commit (ACTANT_FIELD_EDITOR (self));
}

/* A name that was typed to its end counts, even without Enter. */
static void
focus_left_cb (ActantRefsEditor *self)
{
  if (get_session (self) != NULL)
    actant_ref_entry_take_exact (ACTANT_REF_ENTRY (self->entry));
}

static void
clicked_cb (ActantRefsEditor *self)
{
  gtk_widget_grab_focus (self->entry);
}

static void
offer_choices (const char *typed,
               GPtrArray  *offers,
               gpointer    user_data)
{
  const ActantFieldType *type = get_item_type (user_data);

  for (const ActantChoice *choice = type->choices; choice->value != NULL; choice++)
    if (actant_ref_offer_fits (_(choice->label), typed)
        || g_ascii_strncasecmp (choice->value, typed, strlen (typed)) == 0)
      actant_ref_offer_add (offers, choice->value, _(choice->label), NULL);
}

/* Claims are in the coder's annotations of the texts, and are called by what they say. */
static void
offer_claims (const char *typed,
              GPtrArray  *offers,
              gpointer    user_data)
{
  ActantSession *session = get_session (user_data);
  const char * const *texts = session != NULL ? actant_session_get_texts (session) : NULL;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      ActantCollection *records =
        actant_annotation_set_get_records (actant_session_get_own_set (session, texts[i], NULL));

      for (guint j = 0; j < actant_collection_get_n (records, ACTANT_KIND_CLAIM); j++)
        {
          const ActantRecord *claim = actant_collection_get (records, ACTANT_KIND_CLAIM, j);
          g_autofree char *title = actant_record_words_dup_title (claim);

          if (offers->len >= MAX_CLAIMS)
            return;
          if (actant_ref_offer_fits (title, typed))
            actant_ref_offer_add (offers, actant_record_get_id (claim), title, NULL);
        }
    }
}

static gboolean
holds_claims (ActantRefsEditor *self)
{
  return get_item_type (self)->field_class == ACTANT_FIELD_REF
         && get_item_type (self)->kind == ACTANT_KIND_CLAIM;
}

static void
build (ActantFieldEditor *editor)
{
  ActantRefsEditor *self = ACTANT_REFS_EDITOR (editor);
  const ActantFieldType *item = get_item_type (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->box = actant_wrap_box_new (4);
  gtk_widget_add_css_class (self->box, "field-chips");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->entry = actant_ref_entry_new (actant_field_editor_get_workspace (editor),
                                      item->field_class == ACTANT_FIELD_REF && !holds_claims (self)
                                      ? item->kind : ACTANT_KIND_NONE);
  if (holds_claims (self))
    actant_ref_entry_set_offer_func (ACTANT_REF_ENTRY (self->entry), offer_claims, FALSE, self);
  if (item->choices != NULL)
    actant_ref_entry_set_offer_func (ACTANT_REF_ENTRY (self->entry), offer_choices, item->open,
                                     self);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  actant_field_editor_name (editor,
                            actant_ref_entry_get_text_widget (ACTANT_REF_ENTRY (self->entry)),
                            NULL);

  g_signal_connect (self->entry, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->entry, "backspace", G_CALLBACK (backspace_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (self->box, GTK_EVENT_CONTROLLER (click));
}

static gboolean
same_entries (GPtrArray *a,
              GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const Entry *entry_a = a->pdata[i];
      const Entry *entry_b = b->pdata[i];

      if (g_strcmp0 (entry_a->id, entry_b->id) != 0
          || g_strcmp0 (entry_a->name, entry_b->name) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
add_value (ActantRefsEditor  *self,
           const ActantValue *item)
{
  const char *text = actant_value_get_text (item);
  g_autofree char *name = NULL;

  if (get_item_type (self)->choices != NULL)
    {
      const ActantChoice *choice = actant_field_type_find_choice (get_item_type (self), text);

      add_entry (self, text, choice != NULL ? _(choice->label) : text);
      return;
    }
  if (get_item_type (self)->field_class != ACTANT_FIELD_REF)
    {
      add_entry (self, NULL, text);
      return;
    }

  name = actant_session_dup_name (get_session (self), text);
  add_entry (self, text, name);
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantRefsEditor *self = ACTANT_REFS_EDITOR (editor);
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->entries);
  guint n_chips = 0;

  self->entries = g_ptr_array_new_with_free_func (free_entry);
  if (value != NULL && holds_one (self))
    add_value (self, value);
  else
    for (guint i = 0; i < actant_value_get_n_items (value); i++)
      add_value (self, actant_value_get_item (value, i));

  /* Chips that stay the same stay, so that the focus does. */
  for (GtkWidget *child = gtk_widget_get_first_child (self->box);
       child != self->entry;
       child = gtk_widget_get_next_sibling (child))
    n_chips++;
  if (same_entries (old, self->entries) && n_chips == old->len)
    {
      g_ptr_array_unref (self->entries);
      self->entries = g_steal_pointer (&old);
      return;
    }

  update_chips (self);
}

static ActantValue *
read_value (ActantFieldEditor  *editor,
            ActantChangeSet    *change_set,
            GError            **error)
{
  ActantRefsEditor *self = ACTANT_REFS_EDITOR (editor);
  ActantValueParser parser = { get_session (self), change_set };
  g_autoptr(ActantValue) list = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];
      g_autoptr(ActantValue) item = NULL;
      ActantValue *longer;

      if (entry->id != NULL)
        item = actant_value_new_text (entry->id);
      else
        item = actant_value_parser_read (&parser, get_item_type (self),
                                         _(actant_field_editor_get_field (editor)->label),
                                         entry->name, error);
      if (item == NULL)
        return NULL;
      if (holds_one (self))
        return g_steal_pointer (&item);
      if (actant_value_list_has_text (list, actant_value_get_text (item)))
        continue;

      longer = actant_value_list_append (list, g_steal_pointer (&item));
      g_clear_pointer (&list, actant_value_unref);
      list = longer;
    }

  return g_steal_pointer (&list);
}

static GtkWidget *
get_control (ActantFieldEditor *editor)
{
  return ACTANT_REFS_EDITOR (editor)->entry;
}

static void
set_placeholder (ActantFieldEditor *editor,
                 const char        *text)
{
  ActantRefsEditor *self = ACTANT_REFS_EDITOR (editor);

  g_free (self->placeholder);
  self->placeholder = g_strdup (text);
  actant_ref_entry_set_placeholder (ACTANT_REF_ENTRY (self->entry),
                                    self->entries->len == 0 ? text : NULL);
}

static void
actant_refs_editor_finalize (GObject *object)
{
  ActantRefsEditor *self = ACTANT_REFS_EDITOR (object);

  g_ptr_array_unref (self->entries);
  g_free (self->placeholder);

  G_OBJECT_CLASS (actant_refs_editor_parent_class)->finalize (object);
}

static void
actant_refs_editor_class_init (ActantRefsEditorClass *klass)
{
  ActantFieldEditorClass *editor_class = ACTANT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = actant_refs_editor_finalize;
  editor_class->build = build;
  editor_class->show = show;
  editor_class->read = read_value;
  editor_class->get_control = get_control;
  editor_class->set_placeholder = set_placeholder;
}

static void
actant_refs_editor_init (ActantRefsEditor *self)
{
  self->entries = g_ptr_array_new_with_free_func (free_entry);
}
