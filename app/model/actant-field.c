/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field-type algebra: what is true of a type wherever it is used. */
#include "model/actant-field.h"

#include <string.h>

G_DEFINE_QUARK (actant-model-error-quark, actant_model_error)

const ActantFieldType actant_type_text = { ACTANT_FIELD_TEXT };
const ActantFieldType actant_type_integer = { ACTANT_FIELD_INTEGER };
const ActantFieldType actant_type_boolean = { ACTANT_FIELD_BOOLEAN };
const ActantFieldType actant_type_boolean_true = { ACTANT_FIELD_BOOLEAN, .default_true = TRUE };
const ActantFieldType actant_type_time = { ACTANT_FIELD_TIME };
const ActantFieldType actant_type_edtf = { ACTANT_FIELD_EDTF };
const ActantFieldType actant_type_color = { ACTANT_FIELD_COLOR };
const ActantFieldType actant_type_revs = { ACTANT_FIELD_REVS };
const ActantFieldType actant_type_map = { ACTANT_FIELD_MAP };
const ActantFieldType actant_type_text_list = {
  ACTANT_FIELD_LIST, .item = &actant_type_text, .ordered = TRUE
};
const ActantFieldType actant_type_text_set = {
  ACTANT_FIELD_LIST, .item = &actant_type_text
};

/**
 * actant_table_find:
 * @table: a table
 * @name: a field's name
 *
 * Returns: its position, %ACTANT_NO_FIELD when there is none
 */
guint
actant_table_find (const ActantTable *table,
                   const char        *name)
{
  g_return_val_if_fail (table != NULL && name != NULL, ACTANT_NO_FIELD);

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].name[0] == name[0] && strcmp (table->fields[i].name, name) == 0)
      return i;

  return ACTANT_NO_FIELD;
}

/**
 * actant_table_get:
 * @table: a table
 * @name: a field's name
 *
 * Returns: (nullable): the field
 */
const ActantField *
actant_table_get (const ActantTable *table,
                  const char        *name)
{
  guint position = actant_table_find (table, name);

  return position == ACTANT_NO_FIELD ? NULL : &table->fields[position];
}

/**
 * actant_table_get_main:
 * @table: an object's table
 *
 * Returns: the position of the member that a plain value fills: the first
 *   marked %ACTANT_FIELD_MAIN, else the first of all
 */
guint
actant_table_get_main (const ActantTable *table)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].flags & ACTANT_FIELD_MAIN)
      return i;

  return 0;
}

/**
 * actant_field_type_find_choice:
 * @type: an enumeration
 * @value: a word
 *
 * Returns: (nullable): the choice stored as @value
 */
const ActantChoice *
actant_field_type_find_choice (const ActantFieldType *type,
                               const char            *value)
{
  for (const ActantChoice *choice = type->choices;
       choice != NULL && choice->value != NULL;
       choice++)
    if (g_strcmp0 (choice->value, value) == 0)
      return choice;

  return NULL;
}

/** Whether values of @type are texts in memory and strings in JSON. */
gboolean
actant_field_type_is_text (const ActantFieldType *type)
{
  switch (type->field_class)
    {
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_ENUM:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_REF:
      return TRUE;
    case ACTANT_FIELD_INTEGER:
    case ACTANT_FIELD_BOOLEAN:
    case ACTANT_FIELD_OBJECT:
    case ACTANT_FIELD_LIST:
    case ACTANT_FIELD_MAP:
    case ACTANT_FIELD_REVS:
    default:
      return FALSE;
    }
}

/** Whether values of @type fit one cell: texts, integers and booleans. */
gboolean
actant_field_type_is_scalar (const ActantFieldType *type)
{
  return actant_field_type_is_text (type)
         || type->field_class == ACTANT_FIELD_INTEGER
         || type->field_class == ACTANT_FIELD_BOOLEAN;
}

static gboolean
expect (const ActantValue *value,
        ActantValueType    value_type,
        const char        *wanted,
        const char        *name,
        GError           **error)
{
  if (actant_value_get_value_type (value) == value_type)
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
               "“%s” must be %s", name, wanted);
  return FALSE;
}

static gboolean
check_choice (const ActantFieldType *type,
              const ActantValue     *value,
              const char            *name,
              GError               **error)
{
  g_autoptr(GString) words = NULL;

  if (type->open || actant_field_type_find_choice (type, actant_value_get_text (value)) != NULL)
    return TRUE;

  words = g_string_new (NULL);
  for (const ActantChoice *choice = type->choices; choice->value != NULL; choice++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", choice->value);
  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CHOICE,
               "“%s” is not a value of “%s”; use one of: %s",
               actant_value_get_text (value), name, words->str);
  return FALSE;
}

static gboolean
check_range (const ActantFieldType *type,
             const ActantValue     *value,
             const char            *name,
             GError               **error)
{
  gint64 integer = actant_value_get_integer (value);

  if ((type->minimum == 0 && type->maximum == 0)
      || (integer >= type->minimum && integer <= type->maximum))
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
               "“%s” must be from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
               ", not %" G_GINT64_FORMAT,
               name, type->minimum, type->maximum, integer);
  return FALSE;
}

static gboolean
check_color (const ActantValue *value,
             const char        *name,
             GError           **error)
{
  const char *text = actant_value_get_text (value);

  if (strlen (text) == 7 && text[0] == '#'
      && strspn (text + 1, "0123456789abcdefABCDEF") == 6)
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
               "“%s” must be a colour such as #1c71d8, not “%s”", name, text);
  return FALSE;
}

static gboolean
check_members (const ActantTable *table,
               const ActantValue *value,
               const char        *name,
               GError           **error)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *member = actant_value_get_member_at (value, i);
      g_autofree char *path = NULL;

      if (member == NULL)
        continue;
      path = g_strdup_printf ("%s.%s", name, table->fields[i].name);
      if (!actant_field_type_check (table->fields[i].type, member, path, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * actant_field_type_check:
 * @type: a type
 * @value: a value, set
 * @name: what the message calls it
 *
 * Whether @value is one of @type: its shape (%ACTANT_MODEL_ERROR_TYPE), its
 * word (%ACTANT_MODEL_ERROR_CHOICE) or its bounds (%ACTANT_MODEL_ERROR_RANGE).
 * Files keep words and bounds that this refuses; forms and the command line
 * do not take them, and `check` reports them.
 *
 * Returns: whether it is
 */
gboolean
actant_field_type_check (const ActantFieldType *type,
                         const ActantValue     *value,
                         const char            *name,
                         GError               **error)
{
  switch (type->field_class)
    {
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_REF:
      return expect (value, ACTANT_VALUE_TEXT, "text", name, error);

    case ACTANT_FIELD_ENUM:
      return expect (value, ACTANT_VALUE_TEXT, "text", name, error)
             && check_choice (type, value, name, error);

    case ACTANT_FIELD_COLOR:
      return expect (value, ACTANT_VALUE_TEXT, "text", name, error)
             && check_color (value, name, error);

    case ACTANT_FIELD_INTEGER:
      return expect (value, ACTANT_VALUE_INTEGER, "a whole number", name, error)
             && check_range (type, value, name, error);

    case ACTANT_FIELD_BOOLEAN:
      return expect (value, ACTANT_VALUE_BOOLEAN, "true or false", name, error);

    case ACTANT_FIELD_OBJECT:
      return expect (value, ACTANT_VALUE_OBJECT, "an object", name, error)
             && check_members (type->table, value, name, error);

    case ACTANT_FIELD_LIST:
      if (!expect (value, ACTANT_VALUE_LIST, "a list", name, error))
        return FALSE;
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        if (!actant_field_type_check (type->item, actant_value_get_item (value, i), name, error))
          return FALSE;
      return TRUE;

    case ACTANT_FIELD_MAP:
    case ACTANT_FIELD_REVS:
      return expect (value, ACTANT_VALUE_MAP, "an object", name, error);

    default:
      g_return_val_if_reached (FALSE);
    }
}

static ActantValue *
normalize_object (const ActantTable *table,
                  ActantValue       *object)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *member = actant_value_get_member_at (object, i);
      g_autoptr(ActantValue) normal = NULL;

      if (member == NULL)
        continue;
      normal = actant_field_type_normalize (table->fields[i].type, actant_value_ref (member));
      if (normal != member)
        {
          ActantValue *changed = actant_value_object_set_at (object, i, g_steal_pointer (&normal));

          actant_value_unref (object);
          object = changed;
        }
    }

  return object;
}

static ActantValue *
normalize_list (const ActantFieldType *type,
                ActantValue           *list)
{
  guint i = 0;

  while (i < actant_value_get_n_items (list))
    {
      const ActantValue *item = actant_value_get_item (list, i);
      ActantValue *normal = actant_field_type_normalize (type->item, actant_value_ref (item));

      if (normal == item)
        {
          actant_value_unref (normal);
          i++;
        }
      else
        {
          ActantValue *changed = actant_value_list_replace (list, i, normal);

          i += normal != NULL ? 1 : 0;
          actant_value_unref (list);
          list = changed;
        }
    }

  if (list != NULL && !type->ordered)
    {
      ActantValue *sorted = actant_value_list_sorted (list);

      actant_value_unref (list);
      list = sorted;
    }

  return list;
}

/**
 * actant_field_type_normalize:
 * @type: a type
 * @value: (transfer full) (nullable): a value of it
 *
 * The canonical value: sets sorted by bytes and without repeats, empty members
 * unset, booleans that are the default unset.
 *
 * Returns: (transfer full) (nullable): @value itself when it is canonical
 */
ActantValue *
actant_field_type_normalize (const ActantFieldType *type,
                             ActantValue           *value)
{
  if (value == NULL)
    return NULL;

  if (type->field_class == ACTANT_FIELD_OBJECT)
    value = normalize_object (type->table, value);
  else if (type->field_class == ACTANT_FIELD_LIST)
    value = normalize_list (type, value);

  if (actant_value_is_empty (value)
      || (type->field_class == ACTANT_FIELD_BOOLEAN
          && actant_value_get_boolean (value) == type->default_true))
    g_clear_pointer (&value, actant_value_unref);

  return value;
}

/**
 * actant_field_type_foreach_ref:
 * @type: a type
 * @value: (nullable): a value of it
 * @slot: name of the field
 * @func: (scope call): called for each reference inside
 *
 * Walks objects and lists. Maps (study attributes) hold ids whose kind only
 * the study knows; their keys are reported as references to fields.
 */
void
actant_field_type_foreach_ref (const ActantFieldType *type,
                               const ActantValue     *value,
                               const char            *slot,
                               ActantRefFunc          func,
                               gpointer               user_data)
{
  if (value == NULL)
    return;

  switch (type->field_class)
    {
    case ACTANT_FIELD_REF:
      func (type->kind, actant_value_get_text (value), slot, user_data);
      break;

    case ACTANT_FIELD_OBJECT:
      for (guint i = 0; i < type->table->n_fields; i++)
        actant_field_type_foreach_ref (type->table->fields[i].type,
                                       actant_value_get_member_at (value, i),
                                       slot, func, user_data);
      break;

    case ACTANT_FIELD_LIST:
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        actant_field_type_foreach_ref (type->item, actant_value_get_item (value, i),
                                       slot, func, user_data);
      break;

    case ACTANT_FIELD_MAP:
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        func (ACTANT_KIND_FIELD, actant_value_get_key (value, i), slot, user_data);
      break;

    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_ENUM:
    case ACTANT_FIELD_INTEGER:
    case ACTANT_FIELD_BOOLEAN:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_REVS:
    default:
      break;
    }
}
