/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a value fits a term: one rule for each class of the field-type algebra. */
#include "config.h"

#include "query/actant-query-match-private.h"

#include <string.h>

typedef ActantQueryNodeMatch Node;

/**
 * _actant_query_has_folded:
 * @text: (nullable): a text
 * @folded: what to look for, folded
 *
 * Returns: whether @text has it, in any case
 */
gboolean
_actant_query_has_folded (const char *text,
                          const char *folded)
{
  g_autofree char *folded_text = NULL;
  gsize n;

  if (text == NULL)
    return FALSE;
  if (!g_str_is_ascii (text))
    {
      folded_text = g_utf8_casefold (text, -1);
      return strstr (folded_text, folded) != NULL;
    }

  n = strlen (folded);
  for (; *text != '\0'; text++)
    if (g_ascii_tolower (*text) == *folded && g_ascii_strncasecmp (text, folded, n) == 0)
      return TRUE;

  return n == 0;
}

gboolean
_actant_query_text_fits (const ActantQuery *term,
                         const char        *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  if (term->op != ACTANT_QUERY_IS)
    return _actant_query_has_folded (text, term->folded);

  folded = g_utf8_casefold (text, -1);
  return strcmp (folded, term->folded) == 0;
}

/* A band of numbers: below and above as a whole, “:” within. */
static gboolean
band_fits (const Node *node,
           double      low,
           double      high)
{
  if (!node->is_number)
    return FALSE;

  switch (node->query->op)
    {
    case ACTANT_QUERY_BELOW:
      return high < node->number;
    case ACTANT_QUERY_UP_TO:
      return high <= node->number;
    case ACTANT_QUERY_ABOVE:
      return low > node->number;
    case ACTANT_QUERY_FROM:
      return low >= node->number;
    case ACTANT_QUERY_IS:
      return low == node->number && high == node->number;
    case ACTANT_QUERY_HAS:
    default:
      return low <= node->number && node->number <= high;
    }
}

static gboolean
date_fits (const Node *node,
           const char *edtf)
{
  ActantDaySpan span;

  if (!node->is_date || !actant_edtf_get_span (edtf, &span))
    return FALSE;

  switch (node->query->op)
    {
    case ACTANT_QUERY_BELOW:
      return span.last < node->span.first;
    case ACTANT_QUERY_UP_TO:
      return span.last <= node->span.last;
    case ACTANT_QUERY_ABOVE:
      return span.first > node->span.last;
    case ACTANT_QUERY_FROM:
      return span.first >= node->span.first;
    case ACTANT_QUERY_IS:
      return span.first == node->span.first && span.last == node->span.last;
    case ACTANT_QUERY_HAS:
    default:
      return actant_day_span_overlaps (&span, &node->span);
    }
}

/* A choice; there are few, so that each is compared once. */
static gboolean
choice_fits (const Node            *node,
             const ActantFieldType *type,
             const char            *stored)
{
  GHashTable *values = g_hash_table_lookup (node->choices, type);
  gpointer fits;

  if (values == NULL)
    {
      values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (node->choices, (gpointer) type, values);
    }
  if (!g_hash_table_lookup_extended (values, stored, NULL, &fits))
    {
      fits = GINT_TO_POINTER (_actant_query_choice_fits (type, stored, node->query->folded));
      g_hash_table_insert (values, g_strdup (stored), fits);
    }

  return GPOINTER_TO_INT (fits);
}

gboolean
_actant_query_boolean_fits (const Node *node,
                            gboolean    value)
{
  static const char * const yes[] = { "yes", "true", NULL };
  static const char * const no[] = { "no", "false", NULL };

  return g_strv_contains (value ? yes : no, node->query->folded);
}

static gboolean
any_member_fits (const Node        *node,
                 const ActantValue *object)
{
  const ActantTable *table = actant_value_get_table (object);

  for (guint i = 0; i < table->n_fields; i++)
    if (_actant_query_value_fits (node, table->fields[i].type,
                                  actant_value_get_member_at (object, i)))
      return TRUE;

  return FALSE;
}

static gboolean
object_fits (const Node        *node,
             const ActantValue *object)
{
  const ActantTable *table = actant_value_get_table (object);
  const ActantField *low = actant_table_get (table, "low");
  const char *edtf = actant_value_get_member_text (object, "edtf");

  if (node->query->key.scope == ACTANT_QUERY_ANYWHERE)
    return any_member_fits (node, object);
  if (node->is_number && low != NULL && low->type->field_class == ACTANT_FIELD_INTEGER)
    {
      const ActantValue *from = actant_value_get_member (object, "low");
      const ActantValue *to = actant_value_get_member (object, "high");

      return (from != NULL || to != NULL)
             && band_fits (node, actant_value_get_integer (from != NULL ? from : to),
                           actant_value_get_integer (to != NULL ? to : from));
    }
  if (node->is_date && edtf != NULL)
    return date_fits (node, edtf);

  return node->query->op <= ACTANT_QUERY_IS && any_member_fits (node, object);
}

/* Of a study's own field the type is not known here: by what the value is. */
gboolean
_actant_query_plain_fits (const Node        *node,
                          const ActantValue *value)
{
  double number;

  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_INTEGER:
      number = actant_value_get_integer (value);
      return band_fits (node, number, number);
    case ACTANT_VALUE_BOOLEAN:
      return node->query->op <= ACTANT_QUERY_IS
             && _actant_query_boolean_fits (node, actant_value_get_boolean (value));
    case ACTANT_VALUE_LIST:
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        if (_actant_query_plain_fits (node, actant_value_get_item (value, i)))
          return TRUE;
      return FALSE;
    case ACTANT_VALUE_TEXT:
      break;
    case ACTANT_VALUE_OBJECT:
    case ACTANT_VALUE_MAP:
    default:
      return FALSE;
    }

  if (node->query->op > ACTANT_QUERY_IS && node->is_number
      && _actant_query_read_number (actant_value_get_text (value), &number))
    return band_fits (node, number, number);
  if (node->query->op > ACTANT_QUERY_IS)
    return date_fits (node, actant_value_get_text (value));

  return _actant_query_text_fits (node->query, actant_value_get_text (value));
}

static gboolean
any_item_fits (const Node            *node,
               const ActantFieldType *type,
               const ActantValue     *value)
{
  for (guint i = 0; i < actant_value_get_n_items (value); i++)
    if (type->field_class == ACTANT_FIELD_LIST
        ? _actant_query_value_fits (node, type->item, actant_value_get_item (value, i))
        : _actant_query_plain_fits (node, actant_value_get_item (value, i)))
      return TRUE;

  return FALSE;
}

gboolean
_actant_query_value_fits (const Node            *node,
                          const ActantFieldType *type,
                          const ActantValue     *value)
{
  const ActantQuery *term = node->query;
  g_autofree char *day = NULL;
  const char *text;

  if (value == NULL)
    return FALSE;

  text = actant_value_get_value_type (value) == ACTANT_VALUE_TEXT ? actant_value_get_text (value)
                                                                  : NULL;
  switch (type->field_class)
    {
    case ACTANT_FIELD_TEXT:
      return term->op > ACTANT_QUERY_IS ? _actant_query_plain_fits (node, value)
                                        : _actant_query_text_fits (term, text);
    case ACTANT_FIELD_COLOR:
      return term->op <= ACTANT_QUERY_IS && _actant_query_text_fits (term, text);
    case ACTANT_FIELD_ENUM:
      return term->op <= ACTANT_QUERY_IS
             && choice_fits (node, type, text);
    case ACTANT_FIELD_INTEGER:
    case ACTANT_FIELD_BOOLEAN:
      return term->key.scope != ACTANT_QUERY_ANYWHERE && _actant_query_plain_fits (node, value);
    case ACTANT_FIELD_EDTF:
      return node->is_date && term->key.scope != ACTANT_QUERY_ANYWHERE
             ? date_fits (node, text)
             : term->op <= ACTANT_QUERY_IS && _actant_query_text_fits (term, text);
    case ACTANT_FIELD_TIME:
      day = g_strndup (text, strlen ("2026-11-23"));
      return term->key.scope != ACTANT_QUERY_ANYWHERE && date_fits (node, day);
    case ACTANT_FIELD_REF:
      return term->op <= ACTANT_QUERY_IS && node->ids != NULL
             && g_hash_table_contains (node->ids, text);
    case ACTANT_FIELD_OBJECT:
      return object_fits (node, value);
    case ACTANT_FIELD_LIST:
    case ACTANT_FIELD_MAP:
      return any_item_fits (node, type, value);
    case ACTANT_FIELD_REVS:
    default:
      return FALSE;
    }
}
