/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of an enumeration's choices, or yes and no. */
#include "config.h"

#include "sidebar/actant-choice-editor.h"

#include "sidebar/actant-drop-down.h"

#include <glib/gi18n.h>

struct _ActantChoiceEditor
{
  ActantFieldEditor  parent_instance;

  GtkWidget         *button;
  guint              shown;      /* position of the value shown */
  GPtrArray         *values;   /* stored words by position; the first, NULL, is unset */
  GtkStringList     *labels;   /* owned; the model stays, it may be asking us right now */
};

G_DEFINE_FINAL_TYPE (ActantChoiceEditor, actant_choice_editor, ACTANT_TYPE_FIELD_EDITOR)

/* Notifications that a drop-down of a new model sends later are not the user's. */
static void
selected_cb (ActantChoiceEditor *self)
{
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->button)) == self->shown)
    return;

  actant_field_editor_touch (ACTANT_FIELD_EDITOR (self));
  actant_field_editor_commit (ACTANT_FIELD_EDITOR (self));
}

static void
add_choice (ActantChoiceEditor *self,
            const char         *value,
            const char         *label)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (self->labels, label);
}

static void
add_choices (ActantChoiceEditor *self)
{
  const ActantFieldType *type =
    actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self))->type;

  if (type->field_class == ACTANT_FIELD_BOOLEAN)
    {
      add_choice (self, NULL, type->default_true ? _("Yes") : _("No"));
      add_choice (self, type->default_true ? "false" : "true",
                  type->default_true ? _("No") : _("Yes"));
      return;
    }

  /* Translators: an enumeration that has no value */
  add_choice (self, NULL, _("Not set"));
  for (const ActantChoice *choice = type->choices;
       choice != NULL && choice->value != NULL;
       choice++)
    add_choice (self, choice->value, _(choice->label));
}

static void
build (ActantFieldEditor *editor)
{
  ActantChoiceEditor *self = ACTANT_CHOICE_EDITOR (editor);

  self->button = actant_drop_down_new ();
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  add_choices (self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->button), G_LIST_MODEL (self->labels));
  actant_field_editor_name (editor, self->button, NULL);
  g_signal_connect_swapped (self->button, "notify::selected", G_CALLBACK (selected_cb), self);
}

static guint
find_value (ActantChoiceEditor *self,
            const char         *word)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_strcmp0 (self->values->pdata[i], word) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* The meaning of what is chosen, else of the field. */
static void
update_hint (ActantChoiceEditor *self,
             const char         *word)
{
  const ActantField *field = actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self));
  const ActantChoice *choice = word != NULL
                               ? actant_field_type_find_choice (field->type, word) : NULL;

  gtk_widget_set_tooltip_text (self->button,
                               choice != NULL && choice->hint != NULL ? _(choice->hint)
                               : field->hint != NULL ? _(field->hint) : NULL);
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantChoiceEditor *self = ACTANT_CHOICE_EDITOR (editor);
  const char *word = NULL;
  guint position;

  if (value != NULL && actant_value_get_value_type (value) == ACTANT_VALUE_BOOLEAN)
    word = actant_value_get_boolean (value) ? "true" : "false";
  else if (value != NULL)
    word = actant_value_get_text (value);

  position = find_value (self, word);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      add_choice (self, word, word);   /* a word that is none of the choices */
      position = self->values->len - 1;
    }
  self->shown = position;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->button), position);
  update_hint (self, word);
}

static ActantValue *
read_value (ActantFieldEditor  *editor,
            ActantChangeSet    *change_set,
            GError            **error)
{
  ActantChoiceEditor *self = ACTANT_CHOICE_EDITOR (editor);
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->button));
  const char *word = position < self->values->len ? self->values->pdata[position] : NULL;

  if (word == NULL)
    return NULL;
  if (actant_field_editor_get_field (editor)->type->field_class == ACTANT_FIELD_BOOLEAN)
    return actant_value_new_boolean (g_strcmp0 (word, "true") == 0);

  return actant_value_new_text (word);
}

static GtkWidget *
get_control (ActantFieldEditor *editor)
{
  return ACTANT_CHOICE_EDITOR (editor)->button;
}

static void
actant_choice_editor_finalize (GObject *object)
{
  ActantChoiceEditor *self = ACTANT_CHOICE_EDITOR (object);

  g_ptr_array_unref (self->values);
  g_object_unref (self->labels);

  G_OBJECT_CLASS (actant_choice_editor_parent_class)->finalize (object);
}

static void
actant_choice_editor_class_init (ActantChoiceEditorClass *klass)
{
  ActantFieldEditorClass *editor_class = ACTANT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = actant_choice_editor_finalize;
  editor_class->build = build;
  editor_class->show = show;
  editor_class->read = read_value;
  editor_class->get_control = get_control;
}

static void
actant_choice_editor_init (ActantChoiceEditor *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
}
