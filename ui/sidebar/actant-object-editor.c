/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An object's main member, numbers and dates, an entry for each. Its other
 * members stay as they are. */
#include "config.h"

#include "sidebar/actant-object-editor.h"

#include "session/actant-value-parse.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ActantObjectEditor
{
  ActantFieldEditor  parent_instance;

  GtkWidget         *main_entry;
  GtkWidget         *entries[64];   /* by position in the table; borrowed */
};

G_DEFINE_FINAL_TYPE (ActantObjectEditor, actant_object_editor, ACTANT_TYPE_FIELD_EDITOR)

static const ActantTable *
get_table (ActantObjectEditor *self)
{
  return actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self))->type->table;
}

static void
changed_cb (ActantFieldEditor *self)
{
  actant_field_editor_touch (self);
}

static void
activated_cb (ActantFieldEditor *self)
{
  actant_field_editor_commit (self);
}

static gboolean
is_shown (const ActantTable *table,
          guint              position)
{
  ActantFieldClass field_class = table->fields[position].type->field_class;

  return position == actant_table_get_main (table)
         || field_class == ACTANT_FIELD_INTEGER || field_class == ACTANT_FIELD_EDTF;
}

static GtkWidget *
new_entry (ActantObjectEditor *self,
           const ActantField  *member)
{
  GtkWidget *entry = gtk_entry_new ();
  gboolean number = member->type->field_class == ACTANT_FIELD_INTEGER;

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _(member->label));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), number ? 3 : 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), number ? 6 : -1);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_tooltip_text (entry, _(member->hint));
  actant_field_editor_name (ACTANT_FIELD_EDITOR (self), entry, _(member->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(member->hint), -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activated_cb), self);

  return entry;
}

static gboolean
is_percent (const ActantField *member)
{
  return member->type->field_class == ACTANT_FIELD_INTEGER && member->type->maximum == 100;
}

static void
build (ActantFieldEditor *editor)
{
  ActantObjectEditor *self = ACTANT_OBJECT_EDITOR (editor);
  const ActantTable *table = get_table (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  guint main_position = actant_table_get_main (table);
  gboolean percent = FALSE;

  gtk_widget_set_parent (box, GTK_WIDGET (self));
  self->main_entry = new_entry (self, &table->fields[main_position]);
  gtk_box_append (GTK_BOX (box), self->main_entry);
  gtk_box_append (GTK_BOX (box), line);

  for (guint i = 0; i < table->n_fields; i++)
    {
      if (!is_shown (table, i))
        continue;
      if (i == main_position)
        {
          self->entries[i] = self->main_entry;
          continue;
        }

      self->entries[i] = new_entry (self, &table->fields[i]);
      if (percent)
        gtk_box_append (GTK_BOX (line), gtk_label_new ("–"));
      gtk_box_append (GTK_BOX (line), self->entries[i]);
      percent |= is_percent (&table->fields[i]);
    }
  if (percent)
    gtk_box_append (GTK_BOX (line), gtk_label_new ("%"));
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantObjectEditor *self = ACTANT_OBJECT_EDITOR (editor);

  for (guint i = 0; i < get_table (self)->n_fields; i++)
    {
      const ActantValue *member = value != NULL ? actant_value_get_member_at (value, i) : NULL;
      g_autofree char *text = NULL;

      if (self->entries[i] == NULL)
        continue;
      if (member == NULL)
        text = g_strdup ("");
      else if (actant_value_get_value_type (member) == ACTANT_VALUE_INTEGER)
        text = g_strdup_printf ("%" G_GINT64_FORMAT, actant_value_get_integer (member));
      else
        text = g_strdup (actant_value_get_text (member));
      if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entries[i])), text) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), text);
    }
}

static gboolean
check_band (const ActantField  *field,
            const ActantValue  *object,
            GError            **error)
{
  const ActantValue *low = actant_value_get_member (object, "low");
  const ActantValue *high = actant_value_get_member (object, "high");

  if (low == NULL || high == NULL
      || actant_value_get_value_type (low) != ACTANT_VALUE_INTEGER
      || actant_value_get_integer (low) <= actant_value_get_integer (high))
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
               _("%s: the lower end is above the upper one"), _(field->label));
  return FALSE;
}

static ActantValue *
read_value (ActantFieldEditor  *editor,
            ActantChangeSet    *change_set,
            GError            **error)
{
  ActantObjectEditor *self = ACTANT_OBJECT_EDITOR (editor);
  const ActantTable *table = get_table (self);
  const ActantValue *shown = actant_field_editor_get_shown (editor);
  ActantValueParser parser = { actant_field_editor_get_session (editor), NULL };
  ActantValue *none[64] = { NULL };
  g_autoptr(ActantValue) object = shown != NULL ? actant_value_ref (shown)
                                                : actant_value_new_object (table, none, NULL);
  gboolean empty = TRUE;

  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autofree char *typed = NULL;
      ActantValue *member = NULL;
      ActantValue *changed;

      if (self->entries[i] == NULL)
        continue;
      typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entries[i]))));
      if (is_percent (&table->fields[i]) && g_str_has_suffix (typed, "%"))
        {
          typed[strlen (typed) - 1] = '\0';
          g_strchomp (typed);
        }
      if (*typed != '\0')
        {
          empty = FALSE;
          member = actant_value_parser_read (&parser, table->fields[i].type,
                                             _(table->fields[i].label), typed, error);
          if (member == NULL)
            return NULL;
        }
      changed = actant_value_object_set_at (object, i, member);
      actant_value_unref (object);
      object = changed;
    }

  if (empty && actant_value_get_extras (object) == NULL)
    return NULL;
  if (!check_band (actant_field_editor_get_field (editor), object, error))
    return NULL;

  return g_steal_pointer (&object);
}

static GtkWidget *
get_control (ActantFieldEditor *editor)
{
  return ACTANT_OBJECT_EDITOR (editor)->main_entry;
}

static void
set_placeholder (ActantFieldEditor *editor,
                 const char        *text)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (ACTANT_OBJECT_EDITOR (editor)->main_entry), text);
}

static void
actant_object_editor_class_init (ActantObjectEditorClass *klass)
{
  ActantFieldEditorClass *editor_class = ACTANT_FIELD_EDITOR_CLASS (klass);

  editor_class->build = build;
  editor_class->show = show;
  editor_class->read = read_value;
  editor_class->get_control = get_control;
  editor_class->set_placeholder = set_placeholder;
}

static void
actant_object_editor_init (ActantObjectEditor *self)
{
}
