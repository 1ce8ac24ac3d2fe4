/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finite clauses of an English sentence, by its connectives, commas and verbs. */
#include "language/actant-clause-rules-private.h"

#include <string.h>

/* "reported in February that": so many words may stand between. */
#define REPORT_REACH 7
/* So many words of a clause are looked at for its verb when only "and" tells. */
#define SUBJECT_REACH 7

typedef struct
{
  const char *start, *end;   /* the word without marks around it */
  char       *word;          /* in lower case */
  gboolean    comma;         /* one follows */
  gboolean    stop;          /* a semicolon, colon or dash follows */
  gboolean    opens;         /* a quotation opens before it */
  gboolean    closes;        /* one closes behind it */
  gboolean    capital;
} Token;

typedef struct
{
  const ClauseRules *rules;
  const char        *text;
  GArray            *tokens;
  GArray            *clauses;   /* RawClause */
  RawClause          current;
  guint              first;       /* its first token */
  gboolean           subordinate; /* opened by a connective with the main clause still to come */
  gboolean           main_seen;
  gboolean           quoted;      /* begins with a quotation */
  int                resume;      /* the clause that an inserted one interrupts, or -1 */
} Parser;

static void
clear_token (gpointer pointer)
{
  g_free (((Token *) pointer)->word);
}

static gboolean
is_mark (gunichar c)
{
  return c != '.' && c != '-' && c != '%' && c != '\'' && c != 0x2019 && c != 0x2013 && c != 0x2010
         && (g_unichar_ispunct (c) || c == 0x2014);
}

static void
read_marks (Token      *token,
            const char *from,
            const char *to,
            gboolean    behind)
{
  for (; from < to; from = g_utf8_next_char (from))
    {
      gunichar c = g_utf8_get_char (from);

      if (c == ',')
        token->comma |= behind;
      else if (c == ';' || c == ':' || c == 0x2014)
        token->stop |= behind;
      else if (c == '"' || c == 0x201c || c == 0x201d || c == 0xab || c == 0xbb || c == 0x2018
               || c == 0x300c)
        {
          token->opens |= !behind;
          token->closes |= behind;
        }
    }
}

static GArray *
read_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *at = text;

  g_array_set_clear_func (tokens, clear_token);
  while (*at != '\0')
    {
      Token token = { NULL };
      const char *from, *to;

      while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      for (from = at; *at != '\0' && !g_unichar_isspace (g_utf8_get_char (at))
                      && g_utf8_get_char (at) != 0x2014;)
        at = g_utf8_next_char (at);
      if (*at != '\0' && g_utf8_get_char (at) == 0x2014)
        at = g_utf8_next_char (at);
      if (at == from)
        break;

      to = at;
      for (token.start = from; token.start < to && (is_mark (g_utf8_get_char (token.start))
                                                    || *token.start == '\'');)
        token.start = g_utf8_next_char (token.start);
      for (token.end = to;
           token.end > token.start && is_mark (g_utf8_get_char (g_utf8_prev_char (token.end)));)
        token.end = g_utf8_prev_char (token.end);

      if (token.start == token.end)
        {
          /* A dash of its own. */
          if (tokens->len > 0)
            g_array_index (tokens, Token, tokens->len - 1).stop |= g_utf8_get_char (from) >= 0x2013;
          continue;
        }
      read_marks (&token, from, token.start, FALSE);
      read_marks (&token, token.end, to, TRUE);
      token.capital = g_unichar_isupper (g_utf8_get_char (token.start));
      token.word = g_utf8_strdown (token.start, token.end - token.start);
      /* A full stop, but not of "U.S." */
      if (g_str_has_suffix (token.word, ".")
          && strchr (token.word, '.') == token.word + strlen (token.word) - 1)
        token.word[strlen (token.word) - 1] = '\0';
      g_array_append_val (tokens, token);
    }

  return tokens;
}

static const Token *
get (const Parser *self,
     guint         at)
{
  return at < self->tokens->len ? &g_array_index (self->tokens, Token, at) : NULL;
}

static gboolean
is_one_of (GHashTable  *words,
           const Token *token)
{
  return words != NULL && token != NULL && g_hash_table_contains (words, token->word);
}

/* A verb that is finite; -ed is, where it is no participle ("contributed by"). */
static gboolean
is_finite (const Parser *self,
           guint         at)
{
  const Token *token = get (self, at);
  const Token *next = get (self, at + 1);
  const Token *previous = at > 0 ? get (self, at - 1) : NULL;

  if (token == NULL || (previous != NULL && strcmp (previous->word, "to") == 0 && !previous->comma))
    return FALSE;
  if (next != NULL && strcmp (next->word, "by") == 0 && is_one_of (self->rules->participles, token))
    return FALSE;
  if (is_one_of (self->rules->finite, token) || is_one_of (self->rules->reporting, token))
    return TRUE;

  return g_str_has_suffix (token->word, "ed") && strlen (token->word) > 4 && !token->capital
         && !(next != NULL && strcmp (next->word, "by") == 0)
         && !(previous != NULL && is_one_of (self->rules->determiners, previous));
}

static gboolean
has_finite (const Parser *self,
            guint         from,
            guint         to)
{
  for (guint i = from; i < to && i < self->tokens->len; i++)
    if (is_finite (self, i))
      return TRUE;

  return FALSE;
}

/* Behind the token that a comma or stop follows first. */
static guint
find_stop (const Parser *self,
           guint         from)
{
  for (guint i = from; i < self->tokens->len; i++)
    if (get (self, i)->comma || get (self, i)->stop)
      return i + 1;

  return self->tokens->len;
}

/* Ends the clause before token @at. */
static void
close_clause (Parser *self,
              guint   at)
{
  const Token *last = at > self->first ? get (self, at - 1) : NULL;

  if (last == NULL)
    return;

  self->current.end = last->end - self->text;
  if (self->current.start < self->current.end)
    g_array_append_val (self->clauses, self->current);
}

static void
open_clause (Parser     *self,
             guint       first,
             guint       cue,
             guint       cue_end,
             const char *relation)
{
  self->first = first;
  self->current = (RawClause) { .relation = relation };
  if (get (self, first) != NULL)
    self->current.start = get (self, first)->start - self->text;
  if (cue_end > cue)
    {
      self->current.cue_start = get (self, cue)->start - self->text;
      self->current.cue_end = get (self, cue_end - 1)->end - self->text;
    }
  self->quoted = get (self, first) != NULL && get (self, first)->opens;
}

/* The token behind a phrase that begins at token @at; 0 when none does. */
static guint
match_at (const Parser        *self,
          const ActantPhrases *phrases,
          guint                at,
          guint               *number)
{
  ActantPhraseHit hit;
  guint end = at;

  if (!actant_phrases_match (phrases, self->text, get (self, at)->start,
                             self->text + strlen (self->text), &hit))
    return 0;
  while (end < self->tokens->len && get (self, end)->start < hit.end)
    end++;
  *number = hit.number;
  return end;
}

/* "if", "because", and weak ones such as "since" with a verb behind. */
static guint
take_connective (Parser *self,
                 guint   at)
{
  guint number = 0;
  guint end = match_at (self, self->rules->connectives, at, &number);
  const Connective *connective = &g_array_index (self->rules->senses, Connective, number);
  gboolean opens =
    at == self->first || (at == self->first + 1 && !self->main_seen && self->clauses->len == 0);
  /* "and if", "but because" */
  guint cut =
    at > self->first && is_one_of (self->rules->coordinators, get (self, at - 1)) ? at - 1 : at;

  if (end == 0 || end + 1 >= self->tokens->len || strcmp (get (self, end)->word, "of") == 0)
    return 0;
  if (connective->weak && g_str_has_suffix (get (self, end)->word, "ing"))
    return 0;
  if (connective->weak && !has_finite (self, end, MIN (find_stop (self, end), end + 12)))
    return 0;
  if (!opens && !has_finite (self, self->first, at) && !self->quoted && self->resume < 0)
    return 0;

  if (!opens)
    close_clause (self, cut);
  self->main_seen |= !opens;
  open_clause (self, end, at, end, connective->sense);
  self->subordinate = opens && !self->main_seen;
  return end;
}

/* A finite verb, not perhaps a participle of a noun. */
static gboolean
is_clearly_finite (const Parser *self,
                   guint         at)
{
  const Token *token = get (self, at);
  const Token *next = get (self, at + 1);

  return is_finite (self, at)
         && (is_one_of (self->rules->finite, token) || is_one_of (self->rules->reporting, token)
             || (next != NULL
                 && (is_one_of (self->rules->determiners, next) || next->capital || next->opens)));
}

static gboolean
has_clearly_finite (const Parser *self,
                    guint         from,
                    guint         to)
{
  for (guint i = from; i < to && i < self->tokens->len; i++)
    if (is_clearly_finite (self, i))
      return TRUE;

  return FALSE;
}

/* Whether a noun phrase that can be a subject begins at token @at. */
static gboolean
begins_subject (const Parser *self,
                guint         at)
{
  const Token *token = get (self, at);

  return token != NULL && (token->capital || is_one_of (self->rules->subjects, token));
}

/* Whether a clause begins at token @at, behind "and". */
static gboolean
begins_clause (const Parser *self,
               guint         at,
               gboolean      comma)
{
  guint stop = find_stop (self, at);

  if (get (self, at) == NULL || strcmp (get (self, at)->word, "to") == 0)
    return FALSE;
  /* "and denounced the exercise" */
  if (is_finite (self, at))
    return is_clearly_finite (self, at);
  if (!has_clearly_finite (self, at, comma ? stop : MIN (stop, at + SUBJECT_REACH)))
    return FALSE;

  /* A subject: without a comma, one that shows itself. */
  return comma || begins_subject (self, at) || is_finite (self, at + 1);
}

static gboolean
take_coordinator (Parser *self,
                  guint   at)
{
  gboolean comma = at > 0 && get (self, at - 1)->comma;
  const char *relation = self->subordinate ? self->current.relation : NULL;

  if (at <= self->first || get (self, at)->comma
      || !is_one_of (self->rules->coordinators, get (self, at))
      || !(has_finite (self, self->first, at) || self->quoted)
      || !begins_clause (self, at + 1, comma))
    return FALSE;

  close_clause (self, at);
  open_clause (self, at + 1, at, at + 1, relation);
  self->current.follows = TRUE;
  return TRUE;
}

/* "reported in February that": behind it the content begins. */
static guint
take_report (Parser *self,
             guint   at)
{
  if (!is_one_of (self->rules->reporting, get (self, at)) || get (self, at)->comma)
    return 0;

  for (guint i = at + 1; i < self->tokens->len && i <= at + REPORT_REACH; i++)
    {
      const Token *token = get (self, i);
      gboolean that = strcmp (token->word, "that") == 0;

      if (that ? has_finite (self, i + 1, self->tokens->len) || i + 3 < self->tokens->len
               : token->opens && i + 2 < self->tokens->len && !token->closes)
        {
          guint content = that ? i + 1 : i;

          self->current.is_reporting = TRUE;
          close_clause (self, content);
          open_clause (self, content, 0, 0, self->subordinate ? self->current.relation : NULL);
          return content;
        }
      if (token->comma || token->stop)
        return 0;
    }

  return 0;
}

/* What a comma behind token @at - 1 begins: a relative clause, its end, the main clause. */
static gboolean
take_comma (Parser *self,
            guint   at)
{
  guint relative = is_one_of (self->rules->relatives, get (self, at)) ? at
                   : is_one_of (self->rules->relatives, get (self, at + 1)) ? at + 1 : 0;
  guint stop = find_stop (self, at);

  if (self->resume >= 0 && (is_finite (self, at) || is_finite (self, at + 1))
      && !is_one_of (self->rules->coordinators, get (self, at)))
    {
      close_clause (self, at);
      self->current = g_array_index (self->clauses, RawClause, self->resume);
      self->current.more_start = get (self, at)->start - self->text;
      self->first = at;
      self->quoted = FALSE;
      return TRUE;
    }
  if (relative > 0 && relative + 1 < self->tokens->len
      && has_finite (self, relative + 1, find_stop (self, relative + 1)))
    {
      gboolean whole = has_finite (self, self->first, at);

      close_clause (self, at);
      if (!whole)
        self->resume = (int) self->clauses->len - 1;
      open_clause (self, relative + 1, at, relative + 1, NULL);
      return TRUE;
    }
  if (self->subordinate && (has_finite (self, self->first, at)
                            || (begins_subject (self, self->first) && at > self->first + 1))
      && !is_one_of (self->rules->coordinators, get (self, at))
      && (has_finite (self, at, stop)
          || (begins_subject (self, at) && stop == self->tokens->len && stop > at + 1)
          || (is_one_of (self->rules->relatives, get (self, stop))
              && has_finite (self, stop, self->tokens->len))))
    {
      close_clause (self, at);
      open_clause (self, at, 0, 0, NULL);
      self->subordinate = FALSE;
      self->main_seen = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* “…,” the commander said: who speaks stands behind the quotation. */
static gboolean
take_speaker (Parser *self,
              guint   at)
{
  if (!self->quoted || !get (self, at - 1)->closes || at - self->first < 2)
    return FALSE;
  for (guint i = at; i < self->tokens->len; i++)
    if (is_one_of (self->rules->reporting, get (self, i)))
      {
        close_clause (self, at);
        open_clause (self, at, 0, 0, NULL);
        self->current.is_reporting = TRUE;
        return TRUE;
      }

  return FALSE;
}

static void
finish (Parser *self)
{
  const Token *last = get (self, self->tokens->len - 1);

  if (self->resume >= 0 && self->current.more_start > 0)
    {
      self->current.more_end = last->end - self->text;
      g_array_index (self->clauses, RawClause, self->resume) = self->current;
    }
  else
    close_clause (self, self->tokens->len);
}

void
_actant_clauses_find_en (const ClauseRules *rules,
                         const char        *text,
                         GArray            *clauses)
{
  Parser self = { .rules = rules, .text = text, .clauses = clauses, .resume = -1 };
  g_autoptr(GArray) tokens = self.tokens = read_tokens (text);
  guint number;

  if (tokens->len == 0)
    return;

  open_clause (&self, 0, 0, 0, NULL);
  self.main_seen = FALSE;
  if (match_at (&self, rules->prefaces, 0, &number) > 0 && find_stop (&self, 0) < tokens->len)
    {
      guint stop = find_stop (&self, 0);

      self.current.is_reporting = TRUE;
      close_clause (&self, stop);
      open_clause (&self, stop, 0, 0, NULL);
    }

  for (guint i = self.first; i < tokens->len;)
    {
      gsize n = clauses->len;
      gboolean was_resumed = self.current.more_start > 0;
      guint end;

      if (i > self.first && get (&self, i - 1)->stop && has_finite (&self, self.first, i)
          && has_finite (&self, i, tokens->len))
        {
          /* Behind a colon or semicolon all begins anew. */
          close_clause (&self, i);
          open_clause (&self, i, 0, 0, NULL);
          self.main_seen = self.subordinate = FALSE;
        }
      else if ((end = take_connective (&self, i)) > 0 || (end = take_report (&self, i)) > 0)
        i = end;
      else if (i > self.first && (take_coordinator (&self, i)
                                  || take_speaker (&self, i)
                                  || (get (&self, i - 1)->comma && take_comma (&self, i))))
        i = MAX (i + 1, self.first);
      else
        i++;

      /* What was closed was the rest of an interrupted clause: it belongs to its first part. */
      if (was_resumed && clauses->len > n)
        {
          RawClause rest = g_array_index (clauses, RawClause, n);

          g_array_remove_index (clauses, n);
          rest.more_end = rest.end;
          rest.end = g_array_index (clauses, RawClause, self.resume).end;
          g_array_index (clauses, RawClause, self.resume) = rest;
          self.resume = -1;
        }
    }
  finish (&self);
}
