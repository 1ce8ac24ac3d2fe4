/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clauses of a Korean sentence, by the endings of its words. */
#include "language/actant-clause-rules-private.h"

#include <string.h>

typedef struct
{
  const char *start, *end;      /* the word without marks around it */
  const char *outer;            /* behind the marks that follow */
  char       *word;
  gboolean    comma;
  const char *opens;            /* (nullable): behind an opening quotation mark */
  const char *closes;           /* (nullable): at a closing one, which a particle may follow */
} Word;

static void
clear_word (gpointer pointer)
{
  g_free (((Word *) pointer)->word);
}

static gboolean
is_opening (gunichar c)
{
  return c == 0x201c || c == 0x2018 || c == 0x300c || c == 0x300e;
}

static gboolean
is_closing (gunichar c)
{
  return c == 0x201d || c == 0x2019 || c == 0x300d || c == 0x300f;
}

/* Whether a closing mark ends what is said: 고, 라고, 이라며, 는 … follow, no particle of a noun. */
static gboolean
is_said (const char *behind)
{
  static const char * const particles[] = { "고", "라", "이라", "며", "는 ", "하고", "하며" };

  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (g_str_has_prefix (behind, particles[i]))
      return TRUE;

  return FALSE;
}

/* Quotation marks of both ends inside one word name something; they open and close nothing. */
static void
read_quotes (Word       *word,
             const char *from,
             const char *to)
{
  for (; from < to; from = g_utf8_next_char (from))
    {
      gunichar c = g_utf8_get_char (from);

      if (is_opening (c))
        word->opens = g_utf8_next_char (from);
      else if (is_closing (c) && word->opens != NULL)
        word->opens = NULL;
      else if (is_closing (c))
        word->closes = from;
    }
}

static GArray *
read_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, clear_word);
  for (const char *at = text; *at != '\0';)
    {
      Word word = { NULL };

      while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      word.start = at;
      while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (at == word.start)
        break;

      word.outer = word.end = at;
      read_quotes (&word, word.start, at);
      while (word.start < word.end && g_unichar_ispunct (g_utf8_get_char (word.start)))
        word.start = g_utf8_next_char (word.start);
      while (word.end > word.start
             && g_unichar_ispunct (g_utf8_get_char (g_utf8_prev_char (word.end))))
        {
          word.end = g_utf8_prev_char (word.end);
          word.comma |= *word.end == ',';
        }
      word.word = g_strndup (word.start, word.end - word.start);
      g_array_append_val (words, word);
    }

  return words;
}

static const Word *
get (GArray *words,
     guint   at)
{
  return at < words->len ? &g_array_index (words, Word, at) : NULL;
}

static gboolean
matches (GRegex     *regex,
         const Word *word)
{
  return regex != NULL && word != NULL && g_regex_match (regex, word->word, 0, NULL);
}

/* The ending by which the word at @at ends a clause. @n: how many words belong to it. */
static const Ending *
find_ending (const ClauseRules *rules,
             GArray            *words,
             guint              at,
             guint             *n)
{
  const Word *word = get (words, at);
  const Word *next = get (words, at + 1);

  if (next == NULL || g_hash_table_contains (rules->exceptions, word->word))
    return NULL;

  for (guint i = 0; i < rules->endings->len; i++)
    {
      const Ending *ending = &g_array_index (rules->endings, Ending, i);
      gboolean is_add = g_str_has_suffix (word->word, "고");

      if (!g_regex_match (ending->pattern, word->word, 0, NULL)
          || (ending->comma >= 0 && ending->comma != word->comma)
          || (ending->next != NULL && strcmp (ending->next, next->word) != 0)
          || (is_add && (matches (rules->auxiliaries, next)
                         || (matches (rules->quotatives, word) && matches (rules->reports, next)))))
        continue;

      *n = ending->next != NULL ? 2 : 1;
      return at + *n < words->len ? ending : NULL;
    }

  return NULL;
}

/* What is said in the words @from to @to, when they report: in quotation marks, or with -고 before a
 * verb of saying. */
static void
cut_report (const ClauseRules *rules,
            GArray            *words,
            const char        *text,
            guint              from,
            guint              to,
            RawClause         *clause)
{
  const char *opened = NULL;

  for (guint i = from; i < to; i++)
    {
      const Word *word = get (words, i);

      opened = word->opens != NULL ? word->opens : opened;
      if (word->closes != NULL && is_said (g_utf8_next_char (word->closes)))
        {
          clause->start = opened != NULL ? (gsize) (opened - text) : clause->start;
          clause->end = word->closes - text;
          return;
        }
      if (i + 1 < to && matches (rules->quotatives, word)
          && matches (rules->reports, get (words, i + 1)))
        {
          clause->end = word->end - text - strlen ("고");
          return;
        }
    }
}

void
_actant_clauses_find_ko (const ClauseRules *rules,
                         const char        *text,
                         GArray            *clauses)
{
  g_autoptr(GArray) words = read_words (text);
  gboolean quoted = FALSE;
  guint first = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = get (words, i);
      guint n = 1;
      const Ending *ending;
      RawClause clause = { 0 };

      /* What is quoted is one clause. */
      quoted = (quoted || word->opens != NULL) && word->closes == NULL;
      ending = quoted ? NULL : find_ending (rules, words, i, &n);
      if (ending == NULL && i + 1 < words->len)
        continue;

      clause.start = get (words, first)->start - text;
      clause.end = get (words, i + n - 1)->end - text;
      if (ending != NULL)
        {
          clause.cue_start = get (words, i + n - 1)->start - text;
          clause.cue_end = clause.end;
          clause.relation = ending->sense;
        }
      clause.follows = first > 0;
      cut_report (rules, words, text, first, i + n, &clause);
      if (clause.end > clause.start)
        g_array_append_val (clauses, clause);
      i += n - 1;
      first = i + 1;
    }
}
