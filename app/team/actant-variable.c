/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a record is compared between coders, and on which scale. */
#include "config.h"

#include "team/actant-variable.h"

#include "model/actant-identity.h"

#include <glib/gi18n.h>
#include <string.h>

/* Enumerations whose values have an order, from one end to the other. */
static const char * const confidence_order[] = { "low", "moderate", "high", NULL };
static const char * const strength_order[] = {
  "strong_for", "weak_for", "weak_against", "strong_against", NULL
};
static const struct
{
  const char         *name;
  const char * const *order;
} ordinal[] = {
  { "confidence", confidence_order },
  { "strength.value", strength_order },
};

/** Returns: (transfer full): another one like @variable */
ActantVariable *
actant_variable_copy (const ActantVariable *variable)
{
  ActantVariable *copy = g_memdup2 (variable, sizeof *variable);

  copy->name = g_strdup (variable->name);
  copy->label = g_strdup (variable->label);
  copy->attribute = g_strdup (variable->attribute);
  copy->order = g_strdupv (variable->order);

  return copy;
}

void
actant_variable_free (ActantVariable *variable)
{
  g_free (variable->name);
  g_free (variable->label);
  g_free (variable->attribute);
  g_strfreev (variable->order);
  g_free (variable);
}

/* The values of an ordinal enumeration, in their order; NULL for what is none. */
static const char * const *
find_order (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (ordinal); i++)
    if (strcmp (ordinal[i].name, name) == 0)
      return ordinal[i].order;

  return NULL;
}

static ActantVariable *
add_variable (GPtrArray   *variables,
              ActantKind   kind,
              char        *name,
              char        *label,
              ActantScale  scale,
              guint        field,
              guint        member,
              const char  *attribute)
{
  ActantVariable *variable = g_new0 (ActantVariable, 1);

  variable->name = name;
  variable->label = label;
  variable->kind = kind;
  variable->field = field;
  variable->member = member;
  variable->attribute = g_strdup (attribute);
  variable->order = g_strdupv ((char **) find_order (name));
  variable->scale = variable->order != NULL ? ACTANT_SCALE_ORDINAL : scale;
  g_ptr_array_add (variables, variable);

  return variable;
}

/* Whether there are few enough values for each to be compared with the rest. */
static gboolean
is_codes (const ActantFieldType *type)
{
  return type->field_class == ACTANT_FIELD_ENUM
         || (type->field_class == ACTANT_FIELD_REF && type->kind == ACTANT_KIND_CODE);
}

/* Each coder has claims of one's own: ids of them are never the same. */
static gboolean
has_scale (const ActantFieldType *type,
           ActantScale           *scale)
{
  *scale = type->field_class == ACTANT_FIELD_INTEGER ? ACTANT_SCALE_INTERVAL : ACTANT_SCALE_NOMINAL;

  return type->field_class == ACTANT_FIELD_ENUM || type->field_class == ACTANT_FIELD_INTEGER
         || type->field_class == ACTANT_FIELD_BOOLEAN || type->field_class == ACTANT_FIELD_EDTF
         || (type->field_class == ACTANT_FIELD_REF && type->kind != ACTANT_KIND_CLAIM);
}

/* Members of an object: a variable each, "likelihood.low". */
static void
add_members (GPtrArray         *variables,
             ActantKind         kind,
             const ActantField *field,
             guint              position)
{
  const ActantTable *table = field->type->table;
  ActantScale scale;

  for (guint i = 0; i < table->n_fields; i++)
    if (has_scale (table->fields[i].type, &scale))
      add_variable (variables, kind, g_strdup_printf ("%s.%s", field->name, table->fields[i].name),
                    /* translators: a field and its member, "Likelihood: Lower end" */
                    g_strdup_printf (_("%s: %s"), _(field->label), _(table->fields[i].label)),
                    scale, position, i, NULL)->codes = is_codes (table->fields[i].type);
}

/* A list is the set of what its items are about: the codes of issues, the actors of objects. */
static void
add_list (GPtrArray         *variables,
          ActantKind         kind,
          const ActantField *field,
          guint              position)
{
  const ActantFieldType *item = field->type->item;
  guint member = ACTANT_NO_FIELD;

  if (item->field_class == ACTANT_FIELD_OBJECT)
    {
      member = actant_table_get_main (item->table);
      if (member == ACTANT_NO_FIELD)
        return;
      item = item->table->fields[member].type;
      if (item->field_class == ACTANT_FIELD_LIST)
        item = item->item;
    }
  if (item->field_class == ACTANT_FIELD_REF || item->field_class == ACTANT_FIELD_ENUM)
    add_variable (variables, kind, g_strdup (field->name), g_strdup (_(field->label)), ACTANT_SCALE_SET,
                  position, member, NULL)->codes = is_codes (item);
}

/* Only numbers and choices have an order; only numbers have distances. */
static ActantScale
get_attribute_scale (const ActantRecord *field)
{
  static const struct
  {
    const char  *name;
    ActantScale  scale;
  } scales[] = {
    { "nominal", ACTANT_SCALE_NOMINAL }, { "ordinal", ACTANT_SCALE_ORDINAL },
    { "interval", ACTANT_SCALE_INTERVAL }, { "ratio", ACTANT_SCALE_RATIO },
  };
  const char *type = actant_record_get_text (field, "type");
  const char *name = actant_record_get_text (field, "scale");
  gboolean number = g_strcmp0 (type, "integer") == 0 || g_strcmp0 (type, "number") == 0;
  gboolean choice = g_strcmp0 (type, "choice") == 0;

  if (g_strcmp0 (type, "multi_choice") == 0)
    return ACTANT_SCALE_SET;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (scales); i++)
    if (strcmp (scales[i].name, name) == 0
        && (number || scales[i].scale == ACTANT_SCALE_NOMINAL
            || (choice && scales[i].scale == ACTANT_SCALE_ORDINAL)))
      return scales[i].scale;

  return number ? ACTANT_SCALE_INTERVAL : ACTANT_SCALE_NOMINAL;
}

/* What may be chosen, each once, in the order of the field. */
static char **
dup_choices (const ActantRecord *field)
{
  const ActantValue *choices = actant_record_get (field, "choices");
  GPtrArray *order = g_ptr_array_new ();

  for (guint i = 0; choices != NULL && i < actant_value_get_n_items (choices); i++)
    {
      const char *choice = actant_value_get_text (actant_value_get_item (choices, i));

      if (!g_ptr_array_find_with_equal_func (order, choice, g_str_equal, NULL))
        g_ptr_array_add (order, g_strdup (choice));
    }
  g_ptr_array_add (order, NULL);

  return (char **) g_ptr_array_free (order, FALSE);
}

/* The study's own fields; its texts are free text. */
static void
add_attributes (GPtrArray     *variables,
                ActantSession *session,
                ActantKind     kind,
                guint          position)
{
  static const char * const coded[] = { "choice", "multi_choice", "code", NULL };
  ActantCollection *study = actant_session_get_study (session);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_FIELD); i++)
    {
      const ActantRecord *field = actant_collection_get (study, ACTANT_KIND_FIELD, i);
      const char *applies_to = actant_record_get_text (field, "applies_to");
      const char *title = actant_record_get_text (field, "title");
      const char *name = actant_record_get_text (field, "name");
      const char *type = actant_record_get_text (field, "type");
      ActantVariable *variable;

      if (actant_record_get_boolean (field, "retired") || name == NULL
          || !actant_session_stands_for_itself (session, field)
          || g_strcmp0 (type, "text") == 0
          || (applies_to != NULL && strcmp (applies_to, actant_kind_get_info (kind)->name) != 0))
        continue;
      variable = add_variable (variables, kind, g_strdup_printf ("attr_%s", name), g_strdup (title != NULL ? title : name),
                               get_attribute_scale (field), position, ACTANT_NO_FIELD, actant_record_get_id (field));
      variable->codes = type != NULL && g_strv_contains (coded, type);
      if (variable->scale == ACTANT_SCALE_ORDINAL && strcmp (type, "choice") == 0)
        variable->order = dup_choices (field);
    }
}

/**
 * actant_variables_new:
 * @session: a study
 * @kind: mentions, codings, claims or relations
 *
 * Returns: (transfer full) (element-type ActantVariable): what of such records is compared
 */
GPtrArray *
actant_variables_new (ActantSession *session,
                      ActantKind     kind)
{
  const ActantTable *table = actant_kind_get_info (kind)->table;
  GPtrArray *variables = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_variable_free);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantField *field = &table->fields[i];
      ActantScale scale;

      if (field->flags & ACTANT_FIELD_INTERNAL)
        continue;
      if (field->type->field_class == ACTANT_FIELD_OBJECT)
        add_members (variables, kind, field, i);
      else if (field->type->field_class == ACTANT_FIELD_LIST)
        add_list (variables, kind, field, i);
      else if (field->type->field_class == ACTANT_FIELD_MAP)
        add_attributes (variables, session, kind, i);
      else if (has_scale (field->type, &scale))
        add_variable (variables, kind, g_strdup (field->name), g_strdup (_(field->label)), scale, i,
                      ACTANT_NO_FIELD, NULL)->codes = is_codes (field->type);
    }

  return variables;
}

/** Returns: whether its values are numbers, be it that only their order counts */
gboolean
actant_variable_is_number (const ActantVariable *variable)
{
  return variable->scale == ACTANT_SCALE_INTERVAL || variable->scale == ACTANT_SCALE_RATIO
         || (variable->scale == ACTANT_SCALE_ORDINAL && variable->order == NULL);
}

/** Returns: whether @a and @b are the same value of it: "1.0" is 1 */
gboolean
actant_variable_is_same (const ActantVariable *variable,
                         const char           *a,
                         const char           *b)
{
  char *end_a = NULL, *end_b = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;
  if (!actant_variable_is_number (variable) || g_ascii_strtod (a, &end_a) != g_ascii_strtod (b, &end_b))
    return FALSE;

  return end_a != a && *end_a == '\0' && end_b != b && *end_b == '\0';
}

/* What stands for @text: the record it was merged into. */
static void
add_text (GPtrArray     *values,
          ActantSession *session,
          const char    *text)
{
  const ActantRecord *record = actant_id_is_valid (text)
                               ? actant_session_lookup (session, ACTANT_KIND_NONE, text) : NULL;

  g_ptr_array_add (values, g_strdup (record != NULL ? actant_record_get_id (record) : text));
}

static void
add_value (GPtrArray         *values,
           ActantSession     *session,
           const ActantValue *value)
{
  if (value == NULL)
    return;

  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_TEXT:
      add_text (values, session, actant_value_get_text (value));
      break;
    case ACTANT_VALUE_INTEGER:
      g_ptr_array_add (values, g_strdup_printf ("%" G_GINT64_FORMAT, actant_value_get_integer (value)));
      break;
    case ACTANT_VALUE_BOOLEAN:
      g_ptr_array_add (values, g_strdup (actant_value_get_boolean (value) ? "true" : "false"));
      break;
    case ACTANT_VALUE_LIST:
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        add_value (values, session, actant_value_get_item (value, i));
      break;
    case ACTANT_VALUE_OBJECT:
    case ACTANT_VALUE_MAP:
    default:
      break;
    }
}

/* What stands under the field, or one that was merged into it. */
static const ActantValue *
find_attribute (const ActantVariable *variable,
                ActantSession        *session,
                const ActantValue    *attributes)
{
  const ActantValue *value = actant_value_map_get (attributes, variable->attribute);

  for (guint i = 0; value == NULL && i < actant_value_get_n_items (attributes); i++)
    {
      const ActantRecord *field = actant_session_lookup (session, ACTANT_KIND_FIELD,
                                                         actant_value_get_key (attributes, i));

      if (field != NULL && g_str_equal (actant_record_get_id (field), variable->attribute))
        value = actant_value_get_item (attributes, i);
    }

  return value;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * actant_variable_dup_values:
 * @variable: a variable
 * @session: the study
 * @record: a record of its kind
 *
 * References are followed to what they were merged into.
 *
 * Returns: (transfer full) (element-type utf8): what the coder gave, sorted, each once; several for a set, none
 *   where the coder left it empty
 */
GPtrArray *
actant_variable_dup_values (const ActantVariable *variable,
                            ActantSession        *session,
                            const ActantRecord   *record)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  const ActantValue *value = actant_value_get_member_at (actant_record_get_body (record), variable->field);

  if (value != NULL && variable->attribute != NULL)
    value = find_attribute (variable, session, value);
  if (value == NULL)
    return values;

  if (variable->member == ACTANT_NO_FIELD)
    add_value (values, session, value);
  else if (actant_value_get_value_type (value) == ACTANT_VALUE_LIST)
    for (guint i = 0; i < actant_value_get_n_items (value); i++)
      add_value (values, session, actant_value_get_member_at (actant_value_get_item (value, i), variable->member));
  else
    add_value (values, session, actant_value_get_member_at (value, variable->member));
  g_ptr_array_sort (values, compare_texts);
  for (guint i = values->len; i-- > 1;)
    if (strcmp (values->pdata[i], values->pdata[i - 1]) == 0)
      g_ptr_array_remove_index (values, i);

  return values;
}

/**
 * actant_variable_dup_words:
 * @variable: a variable
 * @session: the study
 * @record: a record of its kind
 *
 * Returns: (transfer full): what the coder gave, with names for ids; "" for nothing
 */
char *
actant_variable_dup_words (const ActantVariable *variable,
                           ActantSession        *session,
                           const ActantRecord   *record)
{
  g_autoptr(GPtrArray) values = actant_variable_dup_values (variable, session, record);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const char *value = values->pdata[i];

      if (words->len > 0)
        g_string_append (words, ", ");
      if (actant_id_is_valid (value) && actant_session_lookup (session, ACTANT_KIND_NONE, value) != NULL)
        {
          g_autofree char *name = actant_session_dup_name (session, value);

          g_string_append (words, name);
        }
      else
        g_string_append (words, value);
    }

  return g_string_free (words, FALSE);
}
