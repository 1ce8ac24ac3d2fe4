/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of an enumeration's choices, yes and no, or a few whole numbers. */
#include "config.h"

#include "sidebar/actant-choice-editor.h"

#include "actant-tooltip.h"
#include "sidebar/actant-drop-down.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_NUMBERS 10       /* of which a whole number is chosen, not typed */
#define MIN_SEARCHED 8       /* choices that are worth a search entry */
#define TYPING_PAUSE 1000    /* milliseconds; what was typed before a pause is over */

struct _ActantChoiceEditor
{
  ActantFieldEditor  parent_instance;

  GtkWidget         *button;
  guint              shown;      /* position of the value shown */
  GPtrArray         *values;   /* stored words by position; the first, NULL, is unset */
  GtkStringList     *labels;   /* owned; the model stays, it may be asking us right now */
  GString           *typed;      /* letters since the last pause, folded */
  guint              typing;     /* source; until it runs nothing is committed */
};

G_DEFINE_FINAL_TYPE (ActantChoiceEditor, actant_choice_editor, ACTANT_TYPE_FIELD_EDITOR)

/* Notifications that a drop-down of a new model sends later are not the user's. */
static void
selected_cb (ActantChoiceEditor *self)
{
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->button)) == self->shown)
    return;

  actant_field_editor_touch (ACTANT_FIELD_EDITOR (self));
  if (self->typing == 0)
    actant_field_editor_commit (ACTANT_FIELD_EDITOR (self));
}

static void
typing_over_cb (gpointer data)
{
  ActantChoiceEditor *self = data;

  self->typing = 0;
  g_string_truncate (self->typed, 0);
  actant_field_editor_commit (ACTANT_FIELD_EDITOR (self));
}

static gboolean
starts_with (const char *word,
             const char *folded)
{
  g_autofree char *start = word != NULL ? g_utf8_casefold (word, -1) : NULL;

  return start != NULL && g_str_has_prefix (start, folded);
}

/* The first choice that starts so; the one that is chosen keeps its place while it does. */
static guint
find_typed (ActantChoiceEditor *self)
{
  guint n = self->values->len;
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->button));

  for (guint i = 0; i < n; i++)
    {
      guint position = chosen < n ? (chosen + i) % n : i;
      const char *label = gtk_string_list_get_string (self->labels, position);

      if (self->values->pdata[position] != NULL
          && (starts_with (label, self->typed->str)
              || starts_with (self->values->pdata[position], self->typed->str)))
        return position;
    }

  return GTK_INVALID_LIST_POSITION;
}

/**
 * actant_choice_editor_type:
 * @letter: as typed
 *
 * Chooses what starts with the letters typed up to now; it is committed after a
 * pause, or when the focus leaves.
 *
 * Returns: whether a choice does
 */
gboolean
actant_choice_editor_type (ActantChoiceEditor *self,
                           gunichar            letter)
{
  guint position;

  g_return_val_if_fail (ACTANT_IS_CHOICE_EDITOR (self), FALSE);

  g_string_append_unichar (self->typed, g_unichar_tolower (letter));
  position = find_typed (self);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      g_string_truncate (self->typed, 0);
      g_string_append_unichar (self->typed, g_unichar_tolower (letter));
      position = find_typed (self);
    }

  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add_once (TYPING_PAUSE, typing_over_cb, self);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->button), position);
  return TRUE;
}

/* Keys in the list of choices are the list's. */
static gboolean
key_pressed_cb (ActantChoiceEditor *self,
                guint               key,
                guint               code,
                GdkModifierType     state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;
  gunichar letter = gdk_keyval_to_unicode (key);

  if ((popover != NULL && gtk_widget_is_ancestor (popover, self->button))
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_BackSpace || key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->button), 0);
      return GDK_EVENT_STOP;
    }
  if (letter == 0 || !g_unichar_isgraph (letter))
    return GDK_EVENT_PROPAGATE;

  actant_choice_editor_type (self, letter);
  return GDK_EVENT_STOP;
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

  if (type->field_class == ACTANT_FIELD_INTEGER)
    {
      add_choice (self, NULL, _("Not set"));
      for (gint64 i = type->minimum; i <= type->maximum; i++)
        {
          g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, i);
          g_autofree char *label = g_strdup_printf (type->minimum < 0 && i > 0 ? "+%s" : "%s",
                                                    number);

          add_choice (self, number, label);
        }
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
enable_search (GtkDropDown *button)
{
  g_autoptr(GtkExpression) words =
    gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (button, words);
  gtk_drop_down_set_enable_search (button, TRUE);
}

static void
build (ActantFieldEditor *editor)
{
  ActantChoiceEditor *self = ACTANT_CHOICE_EDITOR (editor);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->button = actant_drop_down_new ();
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  add_choices (self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->button), G_LIST_MODEL (self->labels));
  if (self->values->len > MIN_SEARCHED)
    enable_search (GTK_DROP_DOWN (self->button));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->button, keys);
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

  actant_tooltip_update (self->button,
                         choice != NULL && choice->hint != NULL ? _(choice->hint)
                         : field->hint != NULL ? _(field->hint) : NULL);
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantChoiceEditor *self = ACTANT_CHOICE_EDITOR (editor);
  const char *word = NULL;
  g_autofree char *number = NULL;
  guint position;

  g_clear_handle_id (&self->typing, g_source_remove);
  g_string_truncate (self->typed, 0);
  if (value != NULL && actant_value_get_value_type (value) == ACTANT_VALUE_INTEGER)
    word = number = g_strdup_printf ("%" G_GINT64_FORMAT, actant_value_get_integer (value));
  else if (value != NULL && actant_value_get_value_type (value) == ACTANT_VALUE_BOOLEAN)
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

  switch (actant_field_editor_get_field (editor)->type->field_class)
    {
    case ACTANT_FIELD_BOOLEAN:
      return actant_value_new_boolean (g_strcmp0 (word, "true") == 0);
    case ACTANT_FIELD_INTEGER:
      return actant_value_new_integer (g_ascii_strtoll (word, NULL, 10));
    default:
      return actant_value_new_text (word);
    }
}

static GtkWidget *
get_control (ActantFieldEditor *editor)
{
  return ACTANT_CHOICE_EDITOR (editor)->button;
}

/* What the button says when nothing is chosen. */
static void
set_placeholder (ActantFieldEditor *editor,
                 const char        *text)
{
  ActantChoiceEditor *self = ACTANT_CHOICE_EDITOR (editor);
  const char *words[] = { text, NULL };

  self->shown = GTK_INVALID_LIST_POSITION;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->button), NULL);
  gtk_string_list_splice (self->labels, 0, 1, words);
  self->shown = 0;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->button), G_LIST_MODEL (self->labels));
}

static void
actant_choice_editor_dispose (GObject *object)
{
  g_clear_handle_id (&ACTANT_CHOICE_EDITOR (object)->typing, g_source_remove);

  G_OBJECT_CLASS (actant_choice_editor_parent_class)->dispose (object);
}

static void
actant_choice_editor_finalize (GObject *object)
{
  ActantChoiceEditor *self = ACTANT_CHOICE_EDITOR (object);

  g_ptr_array_unref (self->values);
  g_object_unref (self->labels);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (actant_choice_editor_parent_class)->finalize (object);
}

static void
actant_choice_editor_class_init (ActantChoiceEditorClass *klass)
{
  ActantFieldEditorClass *editor_class = ACTANT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_choice_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_choice_editor_finalize;
  editor_class->build = build;
  editor_class->show = show;
  editor_class->read = read_value;
  editor_class->get_control = get_control;
  editor_class->set_placeholder = set_placeholder;
}

static void
actant_choice_editor_init (ActantChoiceEditor *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->typed = g_string_new (NULL);
}

/** Whether @type is one that a choice is made of, not typed: few whole numbers, too. */
gboolean
actant_choice_editor_takes (const ActantFieldType *type)
{
  switch (type->field_class)
    {
    case ACTANT_FIELD_ENUM:
      return !type->open;
    case ACTANT_FIELD_BOOLEAN:
      return TRUE;
    case ACTANT_FIELD_INTEGER:
      return type->minimum < type->maximum && type->maximum - type->minimum <= MAX_NUMBERS;
    default:
      return FALSE;
    }
}
