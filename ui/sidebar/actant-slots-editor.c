/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that a field refers to, each with something said about it. */
#include "config.h"

#include "sidebar/actant-slots-editor.h"

#include "session/actant-value-parse.h"
#include "sidebar/actant-chip.h"
#include "sidebar/actant-choice-editor.h"
#include "sidebar/actant-ref-entry.h"
#include "sidebar/actant-wrap-layout.h"

#include <glib/gi18n.h>

/* One line: an object, and the name of the record yet to be made, if so. */
typedef struct
{
  ActantValue *object;
  char        *name;
} Slot;

struct _ActantSlotsEditor
{
  ActantFieldEditor  parent_instance;

  GtkWidget         *box;
  GtkWidget         *entry_frame;
  GtkWidget         *entry;
  GPtrArray         *slots;
};

G_DEFINE_FINAL_TYPE (ActantSlotsEditor, actant_slots_editor, ACTANT_TYPE_FIELD_EDITOR)

static void
free_slot (gpointer data)
{
  Slot *slot = data;

  g_clear_pointer (&slot->object, actant_value_unref);
  g_free (slot->name);
  g_free (slot);
}

static const ActantTable *
get_table (ActantSlotsEditor *self)
{
  return actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self))->type->item->table;
}

static ActantSession *
get_session (ActantSlotsEditor *self)
{
  return actant_field_editor_get_session (ACTANT_FIELD_EDITOR (self));
}

static void
commit_now (ActantSlotsEditor *self)
{
  actant_field_editor_touch (ACTANT_FIELD_EDITOR (self));
  actant_field_editor_commit (ACTANT_FIELD_EDITOR (self));
}

static ActantSlotsEditor *
find_editor (GtkWidget *inside)
{
  return ACTANT_SLOTS_EDITOR (gtk_widget_get_ancestor (inside, ACTANT_TYPE_SLOTS_EDITOR));
}

static void
member_committed_cb (ActantFieldEditor *member,
                     Slot              *slot)
{
  ActantSlotsEditor *self = find_editor (gtk_widget_get_parent (GTK_WIDGET (member)));
  ActantValue *value = actant_field_editor_read (member, NULL, NULL);
  ActantValue *changed =
    actant_value_object_set (slot->object, actant_field_editor_get_field (member)->name, value);

  actant_value_unref (slot->object);
  slot->object = changed;
  commit_now (self);
}

static void
slot_removed_cb (GtkWidget *line)
{
  ActantSlotsEditor *self = find_editor (line);

  gtk_widget_grab_focus (self->entry);
  g_ptr_array_remove (self->slots, g_object_get_data (G_OBJECT (line), "slot"));
  commit_now (self);
}

static GtkWidget *
new_line (ActantSlotsEditor *self,
          Slot              *slot)
{
  ActantWorkspace *workspace = actant_field_editor_get_workspace (ACTANT_FIELD_EDITOR (self));
  const ActantTable *table = get_table (self);
  guint main_position = actant_table_get_main (table);
  const char *id = actant_value_get_text (actant_value_get_member_at (slot->object, main_position));
  g_autofree char *name = id != NULL ? actant_session_dup_name (get_session (self), id)
                                     : g_strdup (slot->name);
  GtkWidget *line = actant_wrap_box_new (4);
  GtkWidget *button;
  GtkWidget *chip = actant_chip_new_removable (name, NULL, &button);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), chip);
  g_object_set_data (G_OBJECT (line), "slot", slot);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (slot_removed_cb), line);

  for (guint i = 0; i < table->n_fields; i++)
    if (i != main_position && table->fields[i].type->field_class == ACTANT_FIELD_ENUM)
      {
        GtkWidget *member = actant_field_editor_new (&table->fields[i], workspace);
        /* Translators: a member of a slot and the record it is about: "Position: Missile tests" */
        g_autofree char *label = g_strdup_printf (_("%s: %s"), _(table->fields[i].label), name);

        actant_field_editor_show (ACTANT_FIELD_EDITOR (member),
                                  actant_value_get_member_at (slot->object, i));
        gtk_accessible_update_property (GTK_ACCESSIBLE (actant_field_editor_get_control (
                                          ACTANT_FIELD_EDITOR (member))),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
        g_signal_connect (member, "commit", G_CALLBACK (member_committed_cb), slot);
        gtk_widget_set_hexpand (member, TRUE);
        gtk_box_append (GTK_BOX (line), member);
      }

  return line;
}

static void
add_slot (ActantSlotsEditor *self,
          ActantValue       *object,
          const char        *name)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->object = object;
  slot->name = g_strdup (name);
  g_ptr_array_add (self->slots, slot);
}

static void
picked_cb (ActantRefEntry    *entry,
           const char        *id,
           const char        *name,
           ActantSlotsEditor *self)
{
  ActantValue *none[64] = { NULL };

  if (id != NULL)
    none[actant_table_get_main (get_table (self))] = actant_value_new_text (id);
  add_slot (self, actant_value_new_object (get_table (self), none, NULL), id == NULL ? name : NULL);
  commit_now (self);
}

static void
backspace_cb (ActantSlotsEditor *self)
{
  if (self->slots->len == 0)
    return;

  g_ptr_array_set_size (self->slots, self->slots->len - 1);
  commit_now (self);
}

static void
focus_left_cb (ActantSlotsEditor *self)
{
  if (get_session (self) != NULL)
    actant_ref_entry_take_exact (ACTANT_REF_ENTRY (self->entry));
}

static void
build (ActantFieldEditor *editor)
{
  ActantSlotsEditor *self = ACTANT_SLOTS_EDITOR (editor);
  const ActantTable *table = get_table (self);
  const ActantField *main_field = &table->fields[actant_table_get_main (table)];
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->entry = actant_ref_entry_new (actant_field_editor_get_workspace (editor),
                                      main_field->type->kind);
  self->entry_frame = actant_wrap_box_new (4);
  gtk_widget_add_css_class (self->entry_frame, "field-chips");
  gtk_box_append (GTK_BOX (self->entry_frame), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->entry_frame);
  actant_field_editor_name (editor,
                            actant_ref_entry_get_text_widget (ACTANT_REF_ENTRY (self->entry)),
                            NULL);

  g_signal_connect (self->entry, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->entry, "backspace", G_CALLBACK (backspace_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
}

static void
show_in_line (GtkWidget         *line,
              const ActantValue *object)
{
  Slot *slot = g_object_get_data (G_OBJECT (line), "slot");

  actant_value_unref (slot->object);
  slot->object = actant_value_ref (object);
  for (GtkWidget *child = gtk_widget_get_first_child (line);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ACTANT_IS_FIELD_EDITOR (child))
      {
        const char *name = actant_field_editor_get_field (ACTANT_FIELD_EDITOR (child))->name;

        actant_field_editor_show (ACTANT_FIELD_EDITOR (child),
                                  actant_value_get_member (object, name));
      }
}

/* Lines that are about the same records stay, and with them the focus. */
static gboolean
show_in_lines (ActantSlotsEditor *self,
               const ActantValue *value)
{
  guint main_position = actant_table_get_main (get_table (self));
  GtkWidget *line = gtk_widget_get_first_child (self->box);
  guint n = actant_value_get_n_items (value);

  for (guint i = 0; i < n; i++, line = gtk_widget_get_next_sibling (line))
    {
      const ActantValue *object = actant_value_get_item (value, i);
      Slot *slot = line != self->entry_frame ? g_object_get_data (G_OBJECT (line), "slot") : NULL;

      if (slot == NULL || slot->name != NULL
          || i >= self->slots->len || self->slots->pdata[i] != slot
          || g_strcmp0 (actant_value_get_text (actant_value_get_member_at (object, main_position)),
                        actant_value_get_text (actant_value_get_member_at (slot->object,
                                                                           main_position))) != 0)
        return FALSE;
    }
  if (line != self->entry_frame || self->slots->len != n)
    return FALSE;

  line = gtk_widget_get_first_child (self->box);
  for (guint i = 0; i < n; i++, line = gtk_widget_get_next_sibling (line))
    show_in_line (line, actant_value_get_item (value, i));

  return TRUE;
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantSlotsEditor *self = ACTANT_SLOTS_EDITOR (editor);
  g_autoptr(GPtrArray) old = NULL;
  GtkWidget *child;

  if (show_in_lines (self, value))
    return;

  old = g_steal_pointer (&self->slots);
  self->slots = g_ptr_array_new_with_free_func (free_slot);
  for (guint i = 0; i < actant_value_get_n_items (value); i++)
    add_slot (self, actant_value_ref (actant_value_get_item (value, i)), NULL);

  while ((child = gtk_widget_get_first_child (self->box)) != self->entry_frame)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = self->slots->len; i > 0; i--)
    gtk_box_prepend (GTK_BOX (self->box), new_line (self, self->slots->pdata[i - 1]));
}

static ActantValue *
read_value (ActantFieldEditor  *editor,
            ActantChangeSet    *change_set,
            GError            **error)
{
  ActantSlotsEditor *self = ACTANT_SLOTS_EDITOR (editor);
  const ActantTable *table = get_table (self);
  guint main_position = actant_table_get_main (table);
  ActantValueParser parser = { get_session (self), change_set };
  g_autoptr(ActantValue) list = NULL;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = self->slots->pdata[i];
      g_autoptr(ActantValue) object = actant_value_ref (slot->object);
      ActantValue *longer;

      if (slot->name != NULL)
        {
          const char *label = _(actant_field_editor_get_field (editor)->label);
          ActantValue *ref = actant_value_parser_read (&parser, table->fields[main_position].type,
                                                       label, slot->name, error);
          ActantValue *whole;

          if (ref == NULL)
            return NULL;
          whole = actant_value_object_set_at (object, main_position, ref);
          actant_value_unref (object);
          object = whole;
        }
      longer = actant_value_list_append (list, g_steal_pointer (&object));
      g_clear_pointer (&list, actant_value_unref);
      list = longer;
    }

  return g_steal_pointer (&list);
}

static GtkWidget *
get_control (ActantFieldEditor *editor)
{
  return ACTANT_SLOTS_EDITOR (editor)->entry;
}

static void
set_placeholder (ActantFieldEditor *editor,
                 const char        *text)
{
  actant_ref_entry_set_placeholder (ACTANT_REF_ENTRY (ACTANT_SLOTS_EDITOR (editor)->entry), text);
}

static void
actant_slots_editor_finalize (GObject *object)
{
  g_ptr_array_unref (ACTANT_SLOTS_EDITOR (object)->slots);

  G_OBJECT_CLASS (actant_slots_editor_parent_class)->finalize (object);
}

static void
actant_slots_editor_class_init (ActantSlotsEditorClass *klass)
{
  ActantFieldEditorClass *editor_class = ACTANT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = actant_slots_editor_finalize;
  editor_class->build = build;
  editor_class->show = show;
  editor_class->read = read_value;
  editor_class->get_control = get_control;
  editor_class->set_placeholder = set_placeholder;
}

static void
actant_slots_editor_init (ActantSlotsEditor *self)
{
  self->slots = g_ptr_array_new_with_free_func (free_slot);
}
