/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that a field refers to, each with something said about it. */
#include "config.h"

#include "sidebar/actant-slots-editor.h"

#include "actant-tooltip.h"
#include "session/actant-value-parse.h"
#include "sidebar/actant-chip.h"
#include "sidebar/actant-choice-editor.h"
#include "sidebar/actant-ref-entry.h"
#include "sidebar/actant-wrap-layout.h"

#include <glib/gi18n.h>

#define WORDS_WIDTH 270   /* logical pixels: a line of their own in a narrow form */

/* One line: an object, and the name of the record yet to be made, if so. */
typedef struct
{
  ActantValue *object;
  char        *name;
  GPtrArray   *members;   /* editors of its other members, borrowed */
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
  g_ptr_array_unref (slot->members);
  g_free (slot->name);
  g_free (slot);
}

static const ActantTable *
get_table (ActantSlotsEditor *self)
{
  return actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self))->type->item->table;
}

static const ActantField *
get_main_field (ActantSlotsEditor *self)
{
  return &get_table (self)->fields[actant_table_get_main (get_table (self))];
}

/* Whether a line is about several records, as a link of a chain of sources can be. */
static gboolean
holds_lists (ActantSlotsEditor *self)
{
  return get_main_field (self)->type->field_class == ACTANT_FIELD_LIST;
}

/* Whether a line is about words of its own, which are edited in it. */
static gboolean
holds_words (ActantSlotsEditor *self)
{
  return get_main_field (self)->type->field_class == ACTANT_FIELD_TEXT;
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

/* The value is read from the members when the whole is. */
static void
member_committed_cb (ActantFieldEditor *member)
{
  commit_now (find_editor (gtk_widget_get_parent (GTK_WIDGET (member))));
}

static void
slot_removed_cb (GtkWidget *line)
{
  ActantSlotsEditor *self = find_editor (line);

  gtk_widget_grab_focus (self->entry);
  g_ptr_array_remove (self->slots, g_object_get_data (G_OBJECT (line), "slot"));
  commit_now (self);
}

/* Where the order means something, Alt with Up and Down moves a line. */
static gboolean
line_key_cb (GtkWidget       *line,
             guint            key,
             guint            code,
             GdkModifierType  state)
{
  ActantSlotsEditor *self = find_editor (line);
  gpointer slot = g_object_get_data (G_OBJECT (line), "slot");
  guint position;

  if ((state & GDK_ALT_MASK) == 0 || (key != GDK_KEY_Up && key != GDK_KEY_Down)
      || !g_ptr_array_find (self->slots, slot, &position))
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Up ? position > 0 : position + 1 < self->slots->len)
    {
      guint other = key == GDK_KEY_Up ? position - 1 : position + 1;

      self->slots->pdata[position] = self->slots->pdata[other];
      self->slots->pdata[other] = slot;
      gtk_widget_grab_focus (self->entry);
      commit_now (self);
    }

  return GDK_EVENT_STOP;
}

static const char *
get_main_id (ActantSlotsEditor *self,
             const ActantValue *object)
{
  return actant_value_get_text (
    actant_value_get_member_at (object, actant_table_get_main (get_table (self))));
}

static char *
dup_main_name (ActantSlotsEditor *self,
               const Slot        *slot,
               guint              position)
{
  const char *id = holds_lists (self) ? NULL : get_main_id (self, slot->object);

  if (holds_lists (self))
    /* Translators: which of the sources that name each other */
    return g_strdup_printf (_("Source %u"), position + 1);

  return id != NULL ? actant_session_dup_name (get_session (self), id) : g_strdup (slot->name);
}

/* What a screen reader reads of an editor. */
static GtkWidget *
get_named (ActantFieldEditor *editor)
{
  GtkWidget *control = actant_field_editor_get_control (editor);

  return ACTANT_IS_REF_ENTRY (control)
         ? actant_ref_entry_get_text_widget (ACTANT_REF_ENTRY (control)) : control;
}

static void
add_member (ActantSlotsEditor *self,
            GtkWidget         *line,
            Slot              *slot,
            guint              position,
            const char        *name)
{
  const ActantField *field = &get_table (self)->fields[position];
  GtkWidget *member =
    actant_field_editor_new (field, actant_field_editor_get_workspace (ACTANT_FIELD_EDITOR (self)));
  /* Translators: a member of a slot and the record it is about: "Position: Missile tests" */
  g_autofree char *label = g_strdup_printf (_("%s: %s"), _(field->label), name);

  actant_field_editor_set_placeholder (ACTANT_FIELD_EDITOR (member), _(field->label));
  actant_field_editor_show (ACTANT_FIELD_EDITOR (member),
                            actant_value_get_member_at (slot->object, position));
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_named (ACTANT_FIELD_EDITOR (member))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (member, "commit", G_CALLBACK (member_committed_cb), NULL);
  gtk_widget_set_hexpand (member, TRUE);
  gtk_widget_set_size_request (member, field->type->field_class == ACTANT_FIELD_LIST
                                       ? ACTANT_CHOICE_EDITOR_WIDTH + 40
                                       : ACTANT_CHOICE_EDITOR_WIDTH, -1);
  if (field == get_main_field (self) && holds_words (self))
    {
      gtk_widget_set_size_request (member, WORDS_WIDTH, -1);
      gtk_widget_set_valign (member, GTK_ALIGN_START);
    }
  g_ptr_array_add (slot->members, member);
  gtk_box_append (GTK_BOX (line), member);
}

/* What a line is about, and the button that takes it away. */
static void
add_head (ActantSlotsEditor *self,
          GtkWidget         *line,
          const char        *name)
{
  GtkWidget *button;
  GtkWidget *chip;

  if (holds_words (self))
    {
      g_autofree char *tip = g_strdup_printf (_("Remove %s"), name);

      chip = button = gtk_button_new_from_icon_name ("window-close-symbolic");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "card-button");
      actant_tooltip_set (button, tip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
    }
  else
    chip = actant_chip_new_removable (name, NULL, &button);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (chip, holds_words (self) ? 5 : 0);
  if (holds_words (self))
    gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), chip);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (slot_removed_cb), line);
}

static GtkWidget *
new_line (ActantSlotsEditor *self,
          Slot              *slot,
          guint              position)
{
  const ActantTable *table = get_table (self);
  guint main_position = actant_table_get_main (table);
  g_autofree char *name = dup_main_name (self, slot, position);
  GtkWidget *line = actant_wrap_box_new (4);

  gtk_widget_add_css_class (line, "slot");
  g_object_set_data (G_OBJECT (line), "slot", slot);
  add_head (self, line, name);
  g_ptr_array_set_size (slot->members, 0);

  for (guint i = 0; i < table->n_fields; i++)
    if (i != main_position || holds_lists (self) || holds_words (self))
      add_member (self, line, slot, i, name);

  if (actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self))->type->ordered)
    {
      GtkEventController *keys = gtk_event_controller_key_new ();

      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (line_key_cb), line);
      gtk_widget_add_controller (line, keys);
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
  slot->members = g_ptr_array_new ();
  g_ptr_array_add (self->slots, slot);
}

/* The main member of a record's line; takes the reference. */
static ActantValue *
new_main (ActantSlotsEditor *self,
          ActantValue       *ref)
{
  return holds_lists (self) ? actant_value_new_list (&ref, 1) : ref;
}

static void
picked_cb (ActantRefEntry    *entry,
           const char        *id,
           const char        *name,
           ActantSlotsEditor *self)
{
  ActantValue *none[64] = { NULL };

  if (id != NULL)
    none[actant_table_get_main (get_table (self))] = new_main (self, actant_value_new_text (id));
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
  const ActantFieldType *type = get_main_field (self)->type;
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->entry = actant_ref_entry_new (actant_field_editor_get_workspace (editor),
                                      holds_lists (self) ? type->item->kind : type->kind);
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
show_in_line (ActantSlotsEditor *self,
              Slot              *slot,
              const ActantValue *object)
{
  ActantValue *kept = actant_value_ref (object);

  actant_value_unref (slot->object);
  slot->object = kept;
  for (guint i = 0; i < slot->members->len; i++)
    {
      ActantFieldEditor *member = slot->members->pdata[i];

      actant_field_editor_show (member,
                                actant_value_get_member (object,
                                                         actant_field_editor_get_field (member)->name));
    }
}

/* Lines that are about the same records stay, and with them the focus. */
static gboolean
show_in_lines (ActantSlotsEditor *self,
               const ActantValue *value)
{
  GtkWidget *line = gtk_widget_get_first_child (self->box);
  guint n = actant_value_get_n_items (value);

  for (guint i = 0; i < n; i++, line = gtk_widget_get_next_sibling (line))
    {
      const ActantValue *object = actant_value_get_item (value, i);
      Slot *slot = line != self->entry_frame ? g_object_get_data (G_OBJECT (line), "slot") : NULL;

      /* What was taken away can still have its line. */
      if (slot == NULL || i >= self->slots->len || self->slots->pdata[i] != slot
          || slot->name != NULL
          || (!holds_words (self)
              && g_strcmp0 (get_main_id (self, object), get_main_id (self, slot->object)) != 0))
        return FALSE;
    }
  if (line != self->entry_frame || self->slots->len != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    show_in_line (self, self->slots->pdata[i], actant_value_get_item (value, i));

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
    gtk_box_prepend (GTK_BOX (self->box), new_line (self, self->slots->pdata[i - 1], i - 1));
}

/* The object of a line as it is edited; NULL with an error. */
static ActantValue *
read_slot (ActantSlotsEditor  *self,
           const Slot         *slot,
           ActantChangeSet    *change_set,
           GError            **error)
{
  const ActantField *main_field = get_main_field (self);
  ActantValueParser parser = { get_session (self), change_set };
  g_autoptr(ActantValue) object = actant_value_ref (slot->object);

  for (guint i = 0; i < slot->members->len; i++)
    {
      ActantFieldEditor *member = slot->members->pdata[i];
      g_autoptr(GError) reason = NULL;
      ActantValue *value = actant_field_editor_read (member, change_set, &reason);
      ActantValue *whole;

      if (reason != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      whole = actant_value_object_set (object, actant_field_editor_get_field (member)->name, value);
      actant_value_unref (object);
      object = whole;
    }

  if (slot->name != NULL)
    {
      const ActantFieldType *type = holds_lists (self) ? main_field->type->item : main_field->type;
      ActantValue *ref = actant_value_parser_read (&parser, type, _(main_field->label), slot->name,
                                                   error);
      ActantValue *whole;

      if (ref == NULL)
        return NULL;
      whole = actant_value_object_set (object, main_field->name, new_main (self, ref));
      actant_value_unref (object);
      object = whole;
    }

  return g_steal_pointer (&object);
}

static ActantValue *
read_value (ActantFieldEditor  *editor,
            ActantChangeSet    *change_set,
            GError            **error)
{
  ActantSlotsEditor *self = ACTANT_SLOTS_EDITOR (editor);
  g_autoptr(ActantValue) list = NULL;

  for (guint i = 0; i < self->slots->len; i++)
    {
      ActantValue *object = read_slot (self, self->slots->pdata[i], change_set, error);
      ActantValue *longer;

      if (object == NULL)
        return NULL;
      longer = actant_value_list_append (list, object);
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
