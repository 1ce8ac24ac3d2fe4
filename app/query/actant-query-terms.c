/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One term of a query as it is typed, for controls that set it. */
#include "query/actant-query-private.h"

#include <string.h>

/* Where a term stands among those that all must fit. */
typedef struct
{
  gboolean     either;   /* the query is one of several: no term must fit */
  const char  *start;    /* of the term; NULL when there is none */
  const char  *end;
  char        *value;    /* owned */
} Place;

static gboolean
is_called (const ActantQueryToken *token,
           const char             *key)
{
  return token->type == ACTANT_QUERY_TOKEN_TERM && token->op == ACTANT_QUERY_HAS
         && token->key_length == strlen (key)
         && g_ascii_strncasecmp (token->start, key, token->key_length) == 0;
}

static Place
find_term (const char *text,
           const char *key)
{
  Place place = { 0 };
  ActantQueryTokenType before = ACTANT_QUERY_TOKEN_END;
  ActantQueryToken token = _actant_query_next_token (text);
  guint depth = 0;

  for (; token.type != ACTANT_QUERY_TOKEN_END; token = _actant_query_next_token (token.end))
    {
      if (token.type == ACTANT_QUERY_TOKEN_OPEN)
        depth++;
      else if (token.type == ACTANT_QUERY_TOKEN_CLOSE)
        depth -= depth > 0;
      else if (token.type == ACTANT_QUERY_TOKEN_OR)
        place.either |= depth == 0;
      else if (depth == 0 && place.start == NULL && before != ACTANT_QUERY_TOKEN_MINUS
               && is_called (&token, key))
        {
          place.start = token.start;
          place.end = token.end;
          place.value = _actant_query_token_dup_value (&token);
        }
      before = token.type;
    }

  return place;
}

/**
 * actant_query_dup_term:
 * @text: a query as typed
 * @key: a field or shortcut: "type"
 *
 * Returns: (transfer full) (nullable): the value of the first `key:value` that
 *   all that the query finds has to fit; %NULL when there is none
 */
char *
actant_query_dup_term (const char *text,
                       const char *key)
{
  Place place;

  g_return_val_if_fail (text != NULL && key != NULL, NULL);

  place = find_term (text, key);
  if (place.either)
    g_clear_pointer (&place.value, g_free);
  return place.value;
}

/**
 * actant_query_set_term:
 * @text: a query as typed
 * @key: a field or shortcut: "type"
 * @value: (nullable): what it has to be; %NULL for anything
 *
 * Returns: (transfer full): @text with the term that actant_query_dup_term()
 *   finds replaced, added or left out; the rest as it was
 */
char *
actant_query_set_term (const char *text,
                       const char *key,
                       const char *value)
{
  g_autoptr(GString) result = g_string_new (NULL);
  g_autofree char *quoted = value != NULL ? actant_query_quote (value) : NULL;
  g_autofree char *before = NULL, *after = NULL, *old = NULL;
  Place place;

  g_return_val_if_fail (text != NULL && key != NULL, NULL);

  place = find_term (text, key);
  old = place.value;
  if (place.either && value == NULL)
    return g_strdup (text);
  if (place.either)
    before = g_strdup_printf ("(%s)", text);
  else
    before = g_strndup (text, place.start != NULL ? (gsize) (place.start - text) : strlen (text));
  if (!place.either && place.start != NULL)
    after = g_strdup (place.end);

  g_string_append (result, g_strchomp (before));
  if (value != NULL)
    g_string_append_printf (result, "%s%s:%s", result->len > 0 ? " " : "", key, quoted);
  if (after != NULL && *g_strstrip (after) != '\0')
    g_string_append_printf (result, "%s%s", result->len > 0 ? " " : "", after);

  return g_string_free (g_steal_pointer (&result), FALSE);
}
