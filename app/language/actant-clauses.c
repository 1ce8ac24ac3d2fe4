/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clauses of sentences, in the text; sentences and clauses that go on behind page furniture. */
#include "language/actant-clauses.h"

#include "language/actant-clause-rules-private.h"
#include "language/actant-passage-words.h"
#include "text/actant-sentences.h"

#include <string.h>

/** actant_clause_free: @clause: (transfer full) */
void
actant_clause_free (ActantClause *clause)
{
  g_array_unref (clause->ranges);
  g_free (clause);
}

static gboolean
is_trimmed (gunichar c)
{
  return g_unichar_isspace (c) || g_utf8_strchr (",;:.!?。—–", -1, c) != NULL;
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0xab || c == 0xbb || c == 0x300c
         || c == 0x300d;
}

/* The abbreviation's own stop stays: "in the U.S." */
static gboolean
is_abbreviation (const char *text,
                 const char *stop)
{
  return stop - text >= 3 && *stop == '.' && g_ascii_isupper (stop[-1]) && stop[-2] == '.';
}

/* Without the marks and white space around, and without quotation marks around all of it. */
static void
trim (const char *text,
      gsize      *start,
      gsize      *end)
{
  const char *from = text + *start;
  const char *to = text + *end;
  gboolean changed = TRUE;

  while (changed && from < to)
    {
      const char *last = g_utf8_prev_char (to);
      gunichar c = g_utf8_get_char (from);
      gunichar d = g_utf8_get_char (last);

      changed = TRUE;
      if (is_trimmed (c))
        from = g_utf8_next_char (from);
      else if (is_trimmed (d) && !is_abbreviation (text, last))
        to = last;
      else if (is_quote (c) && is_quote (d) && last > from)
        {
          from = g_utf8_next_char (from);
          to = last;
        }
      else
        changed = FALSE;
    }

  *start = from - text;
  *end = to - text;
}

/* A closing mark just behind the end belongs to what it closes: “… of "accumulation."” */
static void
balance (const char *text,
         gsize       start,
         gsize      *end)
{
  static const struct { gunichar open, close; } pairs[] = {
    { '(', ')' }, { '[', ']' }, { '"', '"' },
    { 0x201c, 0x201d }, { 0x2018, 0x2019 }, { 0xab, 0xbb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      int depth = 0;
      const char *at;

      for (at = text + start; at < text + *end; at = g_utf8_next_char (at))
        if (pairs[i].open == pairs[i].close && g_utf8_get_char (at) == pairs[i].open)
          depth = 1 - depth;
        else
          depth +=
            (g_utf8_get_char (at) == pairs[i].open) - (g_utf8_get_char (at) == pairs[i].close);

      while (depth > 0 && (*at == '.' || *at == ','))
        at++;
      if (depth > 0 && *at != '\0' && g_utf8_get_char (at) == pairs[i].close)
        *end = g_utf8_next_char (at) - text;
    }
}

static gboolean
has_hangul (const char *text)
{
  guint n = 0, n_latin = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      n += c >= 0xac00 && c <= 0xd7a3;
      n_latin += g_ascii_isalpha (c < 0x80 ? (char) c : ' ');
    }

  return 2 * n > n_latin;
}

static ActantClause *
new_clause (const ActantPassageWords *words,
            RawClause                *raw)
{
  ActantClause *clause;
  g_autoptr(GArray) more = NULL;

  trim (words->text, &raw->start, &raw->end);
  if (raw->more_end > raw->more_start)
    trim (words->text, &raw->more_start, &raw->more_end);
  if (raw->start >= raw->end)
    return NULL;
  balance (words->text, raw->start, raw->more_end > 0 ? &raw->more_end : &raw->end);

  clause = g_new0 (ActantClause, 1);
  clause->ranges = actant_passage_words_get_ranges (words, raw->start, raw->end);
  if (raw->more_end > raw->more_start)
    {
      more = actant_passage_words_get_ranges (words, raw->more_start, raw->more_end);
      g_array_append_vals (clause->ranges, more->data, more->len);
    }
  if (raw->cue_end > raw->cue_start)
    {
      clause->cue.start = actant_passage_words_get_offset (words, raw->cue_start);
      clause->cue.end = actant_passage_words_get_offset (words, raw->cue_end);
    }
  clause->relation = raw->relation;
  clause->is_reporting = raw->is_reporting;
  clause->follows = raw->follows;
  return clause;
}

static int
compare_raw (gconstpointer a,
             gconstpointer b)
{
  const RawClause *in_a = a;
  const RawClause *in_b = b;

  return (in_a->start > in_b->start) - (in_a->start < in_b->start);
}

/**
 * actant_clauses_find:
 * @source: a text
 * @ranges: (element-type ActantTextRange): a sentence, or what of one is wanted
 *
 * Finds finite clauses in English and Korean by the rules in the data folder
 * (rules/clauses-en.json, clauses-ko.json): at connectives, at commas and conjunctions with a verb
 * on both sides, semicolons, relative clauses behind commas, and behind reporting verbs.
 *
 * Returns: (transfer full) (element-type ActantClause): in their order, without overlaps
 */
GPtrArray *
actant_clauses_find (ActantSourceText *source,
                     GArray           *ranges)
{
  GPtrArray *clauses = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_clause_free);
  g_autoptr(ActantPassageWords) words = actant_passage_words_new (source, ranges);
  g_autoptr(GArray) raw = g_array_new (FALSE, FALSE, sizeof (RawClause));
  const ClauseRules *rules = _actant_clause_rules_get ();
  RawClause whole = { 0, strlen (words->text) };

  if (rules->exceptions == NULL)
    g_array_append_val (raw, whole);
  else if (has_hangul (words->text))
    _actant_clauses_find_ko (rules, words->text, raw);
  else
    _actant_clauses_find_en (rules, words->text, raw);

  g_array_sort (raw, compare_raw);
  for (guint i = 0; i < raw->len; i++)
    {
      ActantClause *clause = new_clause (words, &g_array_index (raw, RawClause, i));

      if (clause != NULL)
        g_ptr_array_add (clauses, clause);
    }

  return clauses;
}

/* As far as the sentence goes on before and behind it. */
static void
widen (ActantSourceText      *source,
       const ActantFurniture *furniture,
       ActantTextRange       *span)
{
  ActantTextRange joint;
  gint64 start, end;

  while (actant_furniture_get_joint (furniture, span->start, &joint) && joint.start < span->start
         && joint.start > 0 && actant_sentences_at (source, joint.start - 1, &start, &end)
         && start < span->start)
    span->start = start;
  while (actant_furniture_get_joint (furniture, span->end, &joint) && joint.end > span->end
         && actant_sentences_at (source, joint.end, &start, &end) && end > span->end)
    span->end = end;
}

/**
 * actant_sentence_span_at:
 * @source: a text
 * @furniture: of it
 * @offset: code points
 * @span: (out): from the sentence's first character to its last, page furniture in it included
 *
 * Returns: whether there is a sentence at @offset
 */
gboolean
actant_sentence_span_at (ActantSourceText      *source,
                         const ActantFurniture *furniture,
                         gint64                 offset,
                         ActantTextRange       *span)
{
  ActantTextRange joint;

  if (actant_furniture_get_joint (furniture, offset, &joint) && offset < joint.end
      && joint.start > 0)
    offset = joint.start - 1;
  if (!actant_sentences_at (source, offset, &span->start, &span->end) || span->start == span->end)
    return FALSE;

  widen (source, furniture, span);
  return TRUE;
}

/**
 * actant_sentence_span_step:
 * @source: a text
 * @furniture: of it
 * @offset: code points
 * @forward: whether to look for the next one
 * @span: (out): the sentence that begins at @offset or behind it, or that ends at @offset or before
 *
 * Page furniture is no sentence.
 *
 * Returns: whether there is one
 */
gboolean
actant_sentence_span_step (ActantSourceText      *source,
                           const ActantFurniture *furniture,
                           gint64                 offset,
                           gboolean               forward,
                           ActantTextRange       *span)
{
  for (;;)
    {
      gint64 start, end;

      if (forward ? !actant_sentences_next (source, offset, &start, &end)
                  : !actant_sentences_previous (source, offset, &start, &end))
        return FALSE;
      if (!actant_furniture_covers (furniture, start, end))
        {
          ActantTextRange found = { start, end };

          widen (source, furniture, &found);
          if (forward ? found.start >= offset : found.end <= offset)
            {
              *span = found;
              return TRUE;
            }
        }
      if (forward ? end <= offset && start < offset : start >= offset)
        return FALSE;
      offset = forward ? end : start;
    }
}

/**
 * actant_clauses_at:
 * @source: a text
 * @furniture: of it
 * @offset: code points
 *
 * Returns: (transfer full) (element-type ActantClause): the clauses of the sentence at @offset
 */
GPtrArray *
actant_clauses_at (ActantSourceText      *source,
                   const ActantFurniture *furniture,
                   gint64                 offset)
{
  ActantTextRange span;
  g_autoptr(GArray) ranges = NULL;

  if (!actant_sentence_span_at (source, furniture, offset, &span))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) actant_clause_free);

  ranges = actant_furniture_cut (furniture, span.start, span.end);
  return actant_clauses_find (source, ranges);
}

static ActantTextRange
get_span (const ActantClause *clause)
{
  return (ActantTextRange) {
    g_array_index (clause->ranges, ActantTextRange, 0).start,
    g_array_index (clause->ranges, ActantTextRange, clause->ranges->len - 1).end
  };
}

/**
 * actant_clause_span_at:
 * @source: a text
 * @furniture: of it
 * @offset: code points
 * @span: (out): from the clause's first character to its last
 *
 * Returns: whether @offset is in a clause that does not only report
 */
gboolean
actant_clause_span_at (ActantSourceText      *source,
                       const ActantFurniture *furniture,
                       gint64                 offset,
                       ActantTextRange       *span)
{
  g_autoptr(GPtrArray) clauses = actant_clauses_at (source, furniture, offset);

  for (guint i = 0; i < clauses->len; i++)
    {
      const ActantClause *clause = clauses->pdata[i];

      *span = get_span (clause);
      if (!clause->is_reporting && span->start <= offset && offset < span->end)
        return TRUE;
    }

  return FALSE;
}

/* The nearest clause of the sentence at or behind (before) @offset. */
static gboolean
find_clause (ActantSourceText      *source,
             const ActantFurniture *furniture,
             const ActantTextRange *sentence,
             gint64                 offset,
             gboolean               forward,
             ActantTextRange       *span)
{
  g_autoptr(GPtrArray) clauses = actant_clauses_at (source, furniture, sentence->start);

  for (guint i = 0; i < clauses->len; i++)
    {
      const ActantClause *clause = clauses->pdata[forward ? i : clauses->len - 1 - i];

      *span = get_span (clause);
      if (!clause->is_reporting && (forward ? span->start >= offset : span->end <= offset))
        return TRUE;
    }

  return FALSE;
}

/**
 * actant_clause_span_step:
 * @source: a text
 * @furniture: of it
 * @offset: code points
 * @forward: whether to look for the next one
 * @span: (out): the clause that begins at @offset or behind it, or that ends at @offset or before:
 *   from its first character to its last
 *
 * Reporting clauses and page furniture are passed over.
 *
 * Returns: whether there is one
 */
gboolean
actant_clause_span_step (ActantSourceText      *source,
                         const ActantFurniture *furniture,
                         gint64                 offset,
                         gboolean               forward,
                         ActantTextRange       *span)
{
  ActantTextRange sentence;

  if (actant_sentence_span_at (source, furniture, offset, &sentence)
      && find_clause (source, furniture, &sentence, offset, forward, span))
    return TRUE;

  while (actant_sentence_span_step (source, furniture, offset, forward, &sentence))
    {
      if (find_clause (source, furniture, &sentence, offset, forward, span))
        return TRUE;
      if (forward ? sentence.end <= offset : sentence.start >= offset)
        return FALSE;
      offset = forward ? sentence.end : sentence.start;
    }

  return FALSE;
}
