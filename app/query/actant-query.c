/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a query: making, comparing and printing it. */
#include "config.h"

#include "query/actant-query-private.h"

#include <string.h>

G_DEFINE_QUARK (actant-query-error-quark, actant_query_error)
G_DEFINE_BOXED_TYPE (ActantQuery, actant_query, actant_query_ref, actant_query_unref)

ActantQuery *
_actant_query_new_node (ActantQueryNode node)
{
  ActantQuery *query = g_new0 (ActantQuery, 1);

  g_atomic_ref_count_init (&query->ref_count);
  query->node = node;
  if (node != ACTANT_QUERY_TERM)
    query->children = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_query_unref);

  return query;
}

ActantQuery *
_actant_query_new_term (const char           *typed_key,
                        const ActantQueryKey *key,
                        ActantQueryOp         op,
                        const char           *value,
                        gboolean              literal)
{
  ActantQuery *query = _actant_query_new_node (ACTANT_QUERY_TERM);

  query->typed_key = g_strdup (typed_key);
  query->key = *key;
  query->op = op;
  query->value = g_strdup (value);
  query->folded = g_utf8_casefold (value, -1);
  query->literal = literal;

  return query;
}

ActantQuery *
actant_query_ref (const ActantQuery *query)
{
  ActantQuery *counted = (ActantQuery *) query;   /* the count is not part of the value */

  g_return_val_if_fail (query != NULL, NULL);

  g_atomic_ref_count_inc (&counted->ref_count);
  return counted;
}

void
actant_query_unref (ActantQuery *query)
{
  g_return_if_fail (query != NULL);

  if (!g_atomic_ref_count_dec (&query->ref_count))
    return;

  g_clear_pointer (&query->children, g_ptr_array_unref);
  g_free (query->typed_key);
  g_free (query->value);
  g_free (query->folded);
  g_free (query);
}

/** Whether the query finds everything. */
gboolean
actant_query_is_empty (const ActantQuery *query)
{
  g_return_val_if_fail (query != NULL, TRUE);

  return query->node == ACTANT_QUERY_ALL_OF && query->children->len == 0;
}

/** Whether the term asks for what is unset. */
gboolean
_actant_query_is_none (const ActantQuery *term)
{
  return !term->literal && term->typed_key != NULL && strcmp (term->folded, "none") == 0;
}

/** Whether the term asks for what is set, whatever it is. */
gboolean
_actant_query_is_any (const ActantQuery *term)
{
  return !term->literal && term->typed_key != NULL && strcmp (term->folded, "any") == 0;
}

/**
 * actant_query_equal:
 * @a: a query
 * @b: another
 *
 * Returns: whether both are the same tree, fields called by the same name
 */
gboolean
actant_query_equal (const ActantQuery *a,
                    const ActantQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->node != b->node)
    return FALSE;
  if (a->node == ACTANT_QUERY_TERM)
    return g_strcmp0 (a->typed_key, b->typed_key) == 0 && a->op == b->op
           && strcmp (a->value, b->value) == 0
           && _actant_query_is_none (a) == _actant_query_is_none (b)
           && _actant_query_is_any (a) == _actant_query_is_any (b);

  if (a->children->len != b->children->len)
    return FALSE;
  for (guint i = 0; i < a->children->len; i++)
    if (!actant_query_equal (a->children->pdata[i], b->children->pdata[i]))
      return FALSE;

  return TRUE;
}

/** As typed: ":", ">=" … */
const char *
_actant_query_op_get_sign (ActantQueryOp op)
{
  static const char * const signs[] = { ":", "=", "<", "<=", ">", ">=" };

  return signs[op];
}

/**
 * actant_query_quote:
 * @value: a value or a word
 *
 * Returns: (transfer full): as it is written in a query, in quotation marks
 *   when it needs them
 */
char *
actant_query_quote (const char *value)
{
  static const char * const keywords[] = { "or", "and", "none", "any", NULL };
  g_autofree char *folded = g_utf8_casefold (value, -1);
  gboolean plain = *value != '\0' && *value != '-' && !g_strv_contains (keywords, folded);
  GString *quoted;

  for (const char *at = value; plain && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      plain = !g_unichar_isspace (c) && (c > 0x7f ? c != 0x201c && c != 0x201d
                                                  : strchr ("\"()|:<>=\\", (int) c) == NULL);
    }
  if (plain)
    return g_strdup (value);

  quoted = g_string_new ("\"");
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *at);
    }
  g_string_append_c (quoted, '"');

  return g_string_free (quoted, FALSE);
}

static void
print_term (const ActantQuery *term,
            GString           *text)
{
  g_autofree char *value = NULL;

  if (term->typed_key != NULL)
    g_string_append_printf (text, "%s%s", term->typed_key, _actant_query_op_get_sign (term->op));
  if (_actant_query_is_none (term) || _actant_query_is_any (term))
    value = g_strdup (term->value);
  else
    value = actant_query_quote (term->value);
  g_string_append (text, value);
}

static void
print_node (const ActantQuery *query,
            gboolean           group,
            GString           *text)
{
  if (query->node == ACTANT_QUERY_TERM)
    {
      print_term (query, text);
      return;
    }
  if (query->node == ACTANT_QUERY_NOT)
    {
      g_string_append_c (text, '-');
      print_node (query->children->pdata[0], TRUE, text);
      return;
    }

  if (group)
    g_string_append_c (text, '(');
  for (guint i = 0; i < query->children->len; i++)
    {
      if (i > 0)
        g_string_append (text, query->node == ACTANT_QUERY_ONE_OF ? " | " : " ");
      print_node (query->children->pdata[i], query->node == ACTANT_QUERY_ALL_OF, text);
    }
  if (group)
    g_string_append_c (text, ')');
}

/**
 * actant_query_print:
 * @query: a query
 *
 * Returns: (transfer full): the query as text; parsed, it is equal to @query
 */
char *
actant_query_print (const ActantQuery *query)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (query != NULL, NULL);

  print_node (query, FALSE, text);
  return g_string_free (text, FALSE);
}
