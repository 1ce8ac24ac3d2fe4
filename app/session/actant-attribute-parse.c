/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a study's own fields as typed, by what the fields' records say. */
#include "config.h"

#include "session/actant-attribute-parse.h"
#include "session/actant-value-parse-private.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * actant_attribute_get_value_type:
 * @field: a study's own field
 * @several: (out): whether it holds a list of values
 *
 * Returns: the type of its values, by what its record says; numbers and choices
 *   are texts
 */
const ActantFieldType *
actant_attribute_get_value_type (const ActantRecord *field,
                                 gboolean           *several)
{
  static const ActantFieldType actor = { ACTANT_FIELD_REF, .kind = ACTANT_KIND_ACTOR };
  static const ActantFieldType code = { ACTANT_FIELD_REF, .kind = ACTANT_KIND_CODE };
  static const struct { const char *name; const ActantFieldType *type; } types[] = {
    { "integer", &actant_type_integer },
    { "boolean", &actant_type_boolean },
    { "date", &actant_type_edtf },
    { "actor", &actor },
    { "code", &code },
  };
  const char *name = actant_record_get_text (field, "type");

  *several = g_strcmp0 (name, "multi_choice") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (name, types[i].name) == 0)
      return types[i].type;

  return &actant_type_text;
}

/**
 * actant_attribute_check:
 * @field: a study's own field
 * @text: a value as typed
 *
 * Returns: whether it is a number where one is wanted (C notation), or one of the
 *   field's choices
 */
gboolean
actant_attribute_check (const ActantRecord *field,
                        const char         *text,
                        GError            **error)
{
  const char *type = actant_record_get_text (field, "type");
  const ActantValue *choices = actant_record_get (field, "choices");
  const char *name = actant_record_get_text (field, "name");
  char *end = NULL;

  if (g_strcmp0 (type, "number") == 0)
    {
      g_ascii_strtod (text, &end);
      if (end != text && *end == '\0' && strspn (text, "0123456789+-.eE") == strlen (text))
        return TRUE;
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                   _("“%s” must be a number, not “%s”"), name, text);
      return FALSE;
    }

  if ((g_strcmp0 (type, "choice") == 0 || g_strcmp0 (type, "multi_choice") == 0)
      && !actant_value_list_has_text (choices, text))
    {
      g_autofree char *words = actant_value_dup_words (NULL, &actant_type_text_list, choices);

      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CHOICE,
                   _("“%s” is not a choice of “%s”; use one of: %s"), text, name, words);
      return FALSE;
    }

  return TRUE;
}

/**
 * actant_attribute_dup_words:
 * @session: finds the names of records
 * @field: (nullable): the study's own field
 * @value: a value of it, of whatever type
 *
 * Returns: (transfer full): the value in words for a reader
 */
char *
actant_attribute_dup_words (ActantSession      *session,
                            const ActantRecord *field,
                            const ActantValue  *value)
{
  gboolean several;
  const ActantFieldType *type = field != NULL ? actant_attribute_get_value_type (field, &several)
                                              : &actant_type_text;

  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_INTEGER:
      type = &actant_type_integer;
      break;
    case ACTANT_VALUE_BOOLEAN:
      type = &actant_type_boolean;
      break;
    case ACTANT_VALUE_LIST:
      type = &actant_type_text_list;
      break;
    case ACTANT_VALUE_TEXT:
      if (type->field_class != ACTANT_FIELD_REF)
        type = &actant_type_text;
      break;
    case ACTANT_VALUE_OBJECT:
    case ACTANT_VALUE_MAP:
    default:
      type = &actant_type_text;
    }

  return actant_value_dup_words (session, type, value);
}

/* Whether records of the table @owner have @field: its record says which do, or leaves it open. */
static gboolean
check_owner (const ActantRecord *field,
             const ActantTable  *owner,
             GError            **error)
{
  const char *applies_to = actant_record_get_text (field, "applies_to");

  if (applies_to == NULL || strcmp (applies_to, owner->name) == 0)
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_FIELD,
               _("the field “%s” applies to “%s”, not to “%s”"),
               actant_record_get_text (field, "name"), applies_to, owner->name);
  return FALSE;
}

/* @map, of a record of the table @owner, with @texts as the value of the study field called @name. */
static ActantValue *
set_attribute (const ActantValueParser *parser,
               const ActantTable       *owner,
               const ActantValue       *map,
               const char              *name,
               const char * const      *texts,
               GError                 **error)
{
  const ActantRecord *field = actant_session_find_named (parser->session, ACTANT_KIND_FIELD, name, error);
  g_autoptr(ActantValue) value = NULL;
  const ActantFieldType *type;
  gboolean several;

  if (field == NULL || (texts[0] != NULL && *texts[0] != '\0' && !check_owner (field, owner, error)))
    return NULL;

  type = actant_attribute_get_value_type (field, &several);
  if (!several && texts[0] != NULL && !_actant_values_expect_one (name, texts, error))
    return NULL;
  for (guint i = 0; texts[i] != NULL && *texts[i] != '\0'; i++)
    {
      ActantValue *item;

      if (!actant_attribute_check (field, texts[i], error))
        return NULL;
      item = actant_value_parser_read (parser, type, name, texts[i], error);
      if (item == NULL)
        return NULL;
      if (several)
        item = actant_value_list_append (value, item);
      g_clear_pointer (&value, actant_value_unref);
      value = item;
    }

  return actant_value_map_set (map, actant_record_get_id (field), g_steal_pointer (&value));
}

/* The values that "NAME=VALUE" in @values give the field called @name. */
static char **
collect_values (const char * const *values,
                const char         *name)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gsize length = strlen (name);

  for (guint i = 0; values[i] != NULL; i++)
    if (strncmp (values[i], name, length) == 0 && values[i][length] == '=')
      g_strv_builder_add (builder, values[i] + length + 1);

  return g_strv_builder_end (builder);
}

/* @map, of a record of the table @owner, with @values for the study field called @rest, or each
 * "NAME=VALUE" when that is NULL. */
ActantValue *
_actant_value_parser_set_attributes (const ActantValueParser *parser,
                                     const ActantTable       *owner,
                                     const ActantValue       *map,
                                     const char              *rest,
                                     const char * const      *values,
                                     GError                 **error)
{
  g_autoptr(ActantValue) result = map != NULL ? actant_value_ref (map) : NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (rest != NULL)
    return set_attribute (parser, owner, map, rest, values, error);

  for (guint i = 0; values[i] != NULL; i++)
    {
      const char *equals = strchr (values[i], '=');
      char *name = equals != NULL ? g_strndup (values[i], equals - values[i]) : NULL;
      g_autoptr(GError) reason = NULL;
      g_auto(GStrv) texts = NULL;
      ActantValue *changed;

      if (name == NULL)
        {
          g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                       _("“%s” must be FIELD=VALUE"), values[i]);
          return NULL;
        }
      texts = collect_values (values, name);
      if (!g_hash_table_add (seen, name))
        continue;
      changed = set_attribute (parser, owner, result, name, (const char * const *) texts, &reason);
      if (reason != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      g_clear_pointer (&result, actant_value_unref);
      result = changed;
    }

  return g_steal_pointer (&result);
}
