/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries from text: a scanner and a recursive descent with limits.
 *
 *   query = [ either ]
 *   either = all { ( "|" | "or" ) all }
 *   all = one { [ "and" ] one }
 *   one = "-" one | "(" either ")" | [ key sign ] value
 */
#include "config.h"

#include "query/actant-query-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_DEPTH 64
#define MAX_TERMS 1000
#define MAX_BYTES (1024 * 1024)

typedef struct
{
  const char       *text;
  ActantSession    *session;
  ActantQueryToken  token;      /* the next one */
  guint             depth;
  guint             n_terms;
  const char       *wrong;      /* where the error is */
} Parser;

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d;
}

/* The byte after the value that starts at @at. What a straight quotation mark opens, only
 * a straight one closes. */
static const char *
find_value_end (const char *at,
                gboolean   *quoted,
                gboolean   *closed)
{
  gboolean straight = *at == '"';

  *closed = TRUE;
  *quoted = is_quote (g_utf8_get_char (at));
  if (*quoted)
    {
      for (at = g_utf8_next_char (at); *at != '\0'; at = g_utf8_next_char (at))
        {
          if (straight ? *at == '"' : is_quote (g_utf8_get_char (at)))
            return g_utf8_next_char (at);
          if (*at == '\\' && at[1] != '\0')
            at++;
        }
      *closed = FALSE;
      return at;
    }

  while (*at != '\0' && *at != '(' && *at != ')' && *at != '|'
         && !is_quote (g_utf8_get_char (at)) && !g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

/* A sign at @at; returns its length. */
static gsize
read_sign (const char    *at,
           ActantQueryOp *op)
{
  static const ActantQueryOp longest_first[] = {
    ACTANT_QUERY_UP_TO, ACTANT_QUERY_FROM, ACTANT_QUERY_HAS, ACTANT_QUERY_IS, ACTANT_QUERY_BELOW,
    ACTANT_QUERY_ABOVE
  };

  for (guint i = 0; i < G_N_ELEMENTS (longest_first); i++)
    if (g_str_has_prefix (at, _actant_query_op_get_sign (longest_first[i])))
      {
        *op = longest_first[i];
        return strlen (_actant_query_op_get_sign (*op));
      }

  return 0;
}

static void
scan_term (ActantQueryToken *token)
{
  const char *at = token->start;
  gsize sign = 0;

  while (*at != '\0' && *at != '(' && *at != ')' && *at != '|' && sign == 0
         && !is_quote (g_utf8_get_char (at)) && !g_unichar_isspace (g_utf8_get_char (at)))
    {
      sign = read_sign (at, &token->op);
      if (sign == 0)
        at = g_utf8_next_char (at);
    }

  token->type = ACTANT_QUERY_TOKEN_TERM;
  token->value_start = token->start;
  if (sign > 0)
    {
      token->key_length = at - token->start;
      token->value_start = at + sign;
    }
  token->end = find_value_end (token->value_start, &token->quoted, &token->closed);
}

/** The token at @at or after the spaces there. */
ActantQueryToken
_actant_query_next_token (const char *at)
{
  ActantQueryToken token = { ACTANT_QUERY_TOKEN_END, .closed = TRUE };

  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  token.start = at;
  token.end = at + 1;
  if (*at == '\0')
    token.end = at;
  else if (*at == '(')
    token.type = ACTANT_QUERY_TOKEN_OPEN;
  else if (*at == ')')
    token.type = ACTANT_QUERY_TOKEN_CLOSE;
  else if (*at == '|')
    token.type = ACTANT_QUERY_TOKEN_OR;
  else if (*at == '-')
    token.type = ACTANT_QUERY_TOKEN_MINUS;
  else
    scan_term (&token);

  if (token.type == ACTANT_QUERY_TOKEN_TERM && !token.quoted && token.value_start == token.start
      && token.end - token.start == 2 && g_ascii_strncasecmp (token.start, "or", 2) == 0)
    token.type = ACTANT_QUERY_TOKEN_OR;

  return token;
}

/** Returns: (transfer full): the value of a term, without its quotes */
char *
_actant_query_token_dup_value (const ActantQueryToken *token)
{
  GString *value;
  const char *end = token->end;

  if (!token->quoted)
    return g_strndup (token->value_start, end - token->value_start);

  if (token->closed)
    end = g_utf8_prev_char (end);
  value = g_string_new (NULL);
  for (const char *at = g_utf8_next_char (token->value_start); at < end; at++)
    {
      if (*at == '\\' && at + 1 < end)
        at++;
      g_string_append_c (value, *at);
    }

  return g_string_free (value, FALSE);
}

/* Remembers @where and says @message with it. */
static ActantQuery *
fail (Parser      *parser,
      const char  *where,
      int          code,
      GError     **error,
      const char  *message)
{
  parser->wrong = where;
  g_set_error (error, ACTANT_QUERY_ERROR, code, _("%s (character %ld)"), message,
               g_utf8_pointer_to_offset (parser->text, where) + 1);
  return NULL;
}

static void
advance (Parser *parser)
{
  parser->token = _actant_query_next_token (parser->token.end);
}

static ActantQuery *parse_either (Parser  *parser,
                                  GError **error);

static ActantQuery *
parse_value (Parser                  *parser,
             const ActantQueryToken  *token,
             const char              *typed,
             const ActantQueryKey    *key,
             GError                 **error)
{
  g_autofree char *value = _actant_query_token_dup_value (token);
  g_autoptr(GError) reason = NULL;
  ActantQuery *term;

  if (!token->closed)
    return fail (parser, token->value_start, ACTANT_QUERY_ERROR_SYNTAX, error,
                 _("the quotation mark is not closed"));
  if (*value == '\0')
    return fail (parser, token->value_start, ACTANT_QUERY_ERROR_SYNTAX, error,
                 _("a value is missing"));

  term = _actant_query_new_term (typed, key, token->op, value, token->quoted);
  if (typed != NULL && !_actant_query_is_none (term) && !_actant_query_is_any (term)
      && !_actant_query_key_check (key, token->op, typed, value, &reason))
    {
      actant_query_unref (term);
      return fail (parser, token->value_start, ACTANT_QUERY_ERROR_VALUE, error, reason->message);
    }
  if (typed != NULL && token->op > ACTANT_QUERY_IS
      && (_actant_query_is_none (term) || _actant_query_is_any (term)))
    {
      actant_query_unref (term);
      return fail (parser, token->value_start, ACTANT_QUERY_ERROR_VALUE, error,
                   _("none and any stand after “:” only"));
    }

  return term;
}

static ActantQuery *
parse_term (Parser  *parser,
            GError **error)
{
  ActantQueryToken token = parser->token;
  g_autofree char *typed = NULL;
  ActantQueryKey key = { ACTANT_QUERY_ANYWHERE };

  if (++parser->n_terms > MAX_TERMS)
    return fail (parser, token.start, ACTANT_QUERY_ERROR_LIMIT, error,
                 _("a query has at most 1,000 terms"));

  advance (parser);
  if (token.value_start > token.start && token.key_length == 0)
    return fail (parser, token.start, ACTANT_QUERY_ERROR_SYNTAX, error,
                 _("a field’s name is missing before the sign"));
  if (token.key_length > 0)
    {
      typed = g_strndup (token.start, token.key_length);
      if (!_actant_query_key_find (typed, parser->session, &key))
        {
          g_autofree char *message = g_strdup_printf (_("there is no field “%s”"), typed);

          return fail (parser, token.start, ACTANT_QUERY_ERROR_FIELD, error, message);
        }
    }

  return parse_value (parser, &token, typed, &key, error);
}

static ActantQuery *
parse_one (Parser  *parser,
           GError **error)
{
  const char *start = parser->token.start;
  ActantQuery *query = NULL;
  g_autoptr(ActantQuery) negated = NULL;

  if (parser->token.type == ACTANT_QUERY_TOKEN_TERM)
    return parse_term (parser, error);
  if (parser->token.type != ACTANT_QUERY_TOKEN_OPEN
      && parser->token.type != ACTANT_QUERY_TOKEN_MINUS)
    return fail (parser, start, ACTANT_QUERY_ERROR_SYNTAX, error, _("a word or field is missing"));
  if (parser->depth >= MAX_DEPTH)
    return fail (parser, start, ACTANT_QUERY_ERROR_LIMIT, error, _("nested too deeply"));

  parser->depth++;
  if (parser->token.type == ACTANT_QUERY_TOKEN_MINUS)
    {
      advance (parser);
      query = parse_one (parser, error);
      if (query == NULL)
        return NULL;
      negated = _actant_query_new_node (ACTANT_QUERY_NOT);
      g_ptr_array_add (negated->children, query);
      query = g_steal_pointer (&negated);
    }
  else
    {
      advance (parser);
      negated = parse_either (parser, error);
      if (negated == NULL)
        return NULL;
      if (parser->token.type != ACTANT_QUERY_TOKEN_CLOSE)
        return fail (parser, start, ACTANT_QUERY_ERROR_SYNTAX, error,
                     _("the parenthesis is not closed"));
      advance (parser);
      query = g_steal_pointer (&negated);
    }
  parser->depth--;

  return query;
}

static gboolean
is_and (const ActantQueryToken *token)
{
  return token->type == ACTANT_QUERY_TOKEN_TERM && token->value_start == token->start
         && token->end - token->start == 3 && g_ascii_strncasecmp (token->start, "and", 3) == 0;
}

/* Adds @child (taken over); what is of the same node as the list is merged into it. */
static void
add_child (ActantQuery *list,
           ActantQuery *child)
{
  if (child->node == list->node)
    {
      for (guint i = 0; i < child->children->len; i++)
        g_ptr_array_add (list->children, actant_query_ref (child->children->pdata[i]));
      actant_query_unref (child);
      return;
    }

  g_ptr_array_add (list->children, child);
}

/* One child stands for itself. */
static ActantQuery *
unwrap (ActantQuery *list)
{
  ActantQuery *only;

  if (list->children->len != 1)
    return list;

  only = actant_query_ref (list->children->pdata[0]);
  actant_query_unref (list);
  return only;
}

static ActantQuery *
parse_all (Parser  *parser,
           GError **error)
{
  g_autoptr(ActantQuery) list = _actant_query_new_node (ACTANT_QUERY_ALL_OF);

  do
    {
      ActantQuery *one = parse_one (parser, error);

      if (one == NULL)
        return NULL;
      add_child (list, one);
      if (is_and (&parser->token))
        {
          advance (parser);
          continue;
        }
      if (parser->token.type == ACTANT_QUERY_TOKEN_END
          || parser->token.type == ACTANT_QUERY_TOKEN_CLOSE
          || parser->token.type == ACTANT_QUERY_TOKEN_OR)
        break;
    }
  while (TRUE);

  return unwrap (g_steal_pointer (&list));
}

static ActantQuery *
parse_either (Parser  *parser,
              GError **error)
{
  g_autoptr(ActantQuery) list = _actant_query_new_node (ACTANT_QUERY_ONE_OF);

  do
    {
      ActantQuery *all = parse_all (parser, error);

      if (all == NULL)
        return NULL;
      add_child (list, all);
      if (parser->token.type != ACTANT_QUERY_TOKEN_OR)
        break;
      advance (parser);
    }
  while (TRUE);

  return unwrap (g_steal_pointer (&list));
}

/**
 * actant_query_parse:
 * @text: (nullable): as typed; nothing finds everything
 * @session: (nullable): whose study fields count as fields
 * @position: (out) (optional): where an error is, in code points from 0
 *
 * Returns: (transfer full) (nullable): the query; the error of
 *   %ACTANT_QUERY_ERROR says what is wrong at which character, from 1
 */
ActantQuery *
actant_query_parse (const char     *text,
                    ActantSession  *session,
                    guint          *position,
                    GError        **error)
{
  Parser parser = { text != NULL ? text : "", session };
  g_autoptr(ActantQuery) query = NULL;
  const char *end;

  if (position != NULL)
    *position = 0;
  if (strlen (parser.text) > MAX_BYTES || !g_utf8_validate (parser.text, -1, &end))
    {
      g_set_error (error, ACTANT_QUERY_ERROR, ACTANT_QUERY_ERROR_LIMIT,
                   _("a query is at most 1 MB of text in UTF-8"));
      return NULL;
    }

  parser.token = _actant_query_next_token (parser.text);
  if (parser.token.type == ACTANT_QUERY_TOKEN_END)
    return _actant_query_new_node (ACTANT_QUERY_ALL_OF);

  query = parse_either (&parser, error);
  if (query != NULL && parser.token.type != ACTANT_QUERY_TOKEN_END)
    {
      fail (&parser, parser.token.start, ACTANT_QUERY_ERROR_SYNTAX, error,
            _("“)” without a “(” before it"));
      g_clear_pointer (&query, actant_query_unref);
    }
  if (query == NULL && position != NULL)
    *position = g_utf8_pointer_to_offset (parser.text, parser.wrong);

  return g_steal_pointer (&query);
}
