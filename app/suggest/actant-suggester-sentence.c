/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is suggested in one sentence: names, dates, likelihood words, and what rules say. */
#include "suggest/actant-suggester-private.h"

#include "session/actant-date-finder.h"

#include <string.h>

/* A longer sentence is looked at in pieces, code points. */
#define MAX_SENTENCE 4000

/* A name is one suggestion for each actor that it may mean. */
static void
suggest_mention (ActantSuggestRun *run,
                 guint             first,
                 guint             end,
                 ActantTextRange   sentence)
{
  const ActantNameHit *hits = &g_array_index (run->names.hits, ActantNameHit, first);
  const ActantSourceText *text = run->suggester->text;
  ActantTextRange range = {
    actant_source_text_get_char_offset (text, hits[0].start),
    actant_source_text_get_char_offset (text, hits[0].end),
  };
  guint n = run->suggestions->len;

  for (guint i = 0; i < end - first; i++)
    {
      const char *actor = run->names.actors[hits[i].name];
      gboolean again = FALSE;
      ActantSuggestion *suggestion;

      for (guint j = 0; j < i; j++)
        again |= strcmp (actor, run->names.actors[hits[j].name]) == 0;
      if (again)
        continue;
      suggestion = actant_suggestion_new (ACTANT_SUGGESTION_MENTION, text, range, sentence);
      suggestion->actors = g_strdupv ((char **) (const char *[]) { actor, NULL });
      g_ptr_array_add (run->suggestions, suggestion);
    }
  for (guint i = n; run->suggestions->len - n > 1 && i < run->suggestions->len; i++)
    ((ActantSuggestion *) run->suggestions->pdata[i])->is_sure = FALSE;
}

/** Adds to @run the names before code point @end, which are in @sentence or before it. */
void
_actant_suggest_mentions (ActantSuggestRun *run,
                          gint64            end,
                          ActantTextRange   sentence)
{
  gsize limit = actant_source_text_get_byte_offset (run->suggester->text, end);

  while (run->next_name < run->names.hits->len)
    {
      const ActantNameHit *hit = &g_array_index (run->names.hits, ActantNameHit, run->next_name);
      guint behind = run->next_name + 1;

      if (hit->start >= limit)
        return;
      while (behind < run->names.hits->len
             && g_array_index (run->names.hits, ActantNameHit, behind).start == hit->start)
        behind++;
      suggest_mention (run, run->next_name, behind, sentence);
      run->next_name = behind;
    }
}

/* Where the word ends that code point @end is in or behind: Korean verbs end in many ways. */
static gint64
find_word_end (const ActantSourceText *text,
               gint64                  end)
{
  while (end < actant_source_text_get_length (text)
         && g_unichar_get_script (actant_source_text_get_char (text, end))
            == G_UNICODE_SCRIPT_HANGUL)
    end++;

  return end;
}

static gboolean
is_barred (const ActantSuggestRun *run,
           ActantTextRange         range)
{
  for (guint i = 0; i < run->barred->len; i++)
    {
      const ActantTextRange *other = &g_array_index (run->barred, ActantTextRange, i);

      if (other->start < range.end && range.start < other->end)
        return TRUE;
    }

  return FALSE;
}

static void
suggest_likelihoods (ActantSuggestRun *run,
                     const char       *words,
                     ActantTextRange   piece,
                     ActantTextRange   sentence)
{
  g_autoptr(GArray) hits = actant_lexicon_find_all (run->suggester->lexicon, words);

  for (guint i = 0; i < hits->len; i++)
    {
      const ActantLexiconHit *hit = &g_array_index (hits, ActantLexiconHit, i);
      ActantTextRange range = {
        piece.start + hit->start, find_word_end (run->suggester->text, piece.start + hit->end)
      };

      ActantSuggestion *suggestion;

      if (hit->confidence != NULL || is_barred (run, range))
        continue;
      suggestion = actant_suggestion_new (ACTANT_SUGGESTION_LIKELIHOOD, run->suggester->text,
                                          range, sentence);
      if (hit->n_bands > 0 && hit->bands[0].low >= 0 && hit->bands[0].high >= 0)
        suggestion->value = g_strdup_printf ("%d–%d %% (%s)", hit->bands[0].low,
                                             hit->bands[0].high, hit->bands[0].lexicon);
      g_ptr_array_add (run->suggestions, suggestion);
    }
}

static void
suggest_horizons (ActantSuggestRun *run,
                  const char       *words,
                  ActantTextRange   piece,
                  ActantTextRange   sentence)
{
  g_autoptr(GArray) hits = actant_dates_find_all (words, run->suggester->date);

  for (guint i = 0; i < hits->len; i++)
    {
      const ActantDateHit *hit = &g_array_index (hits, ActantDateHit, i);
      ActantTextRange range = { piece.start + hit->start, piece.start + hit->end };
      ActantSuggestion *suggestion =
        actant_suggestion_new (ACTANT_SUGGESTION_HORIZON, run->suggester->text, range, sentence);

      suggestion->value = g_strdup (hit->edtf);
      g_ptr_array_add (run->suggestions, suggestion);
      g_array_append_val (run->barred, range);   /* "in May" */
    }
}

/* Where a piece of @sentence that starts at @start ends: at a blank, if the rest is too long. */
static gint64
find_piece_end (const ActantSourceText *text,
                gint64                  start,
                ActantTextRange         sentence)
{
  gint64 end = start + MAX_SENTENCE;

  if (end >= sentence.end)
    return sentence.end;
  while (end > start + MAX_SENTENCE / 2
         && !g_unichar_isspace (actant_source_text_get_char (text, end)))
    end--;

  return end;
}

/**
 * _actant_suggest_in_sentence:
 * @run: a run
 * @sentence: the next
 *
 * Adds to the run what is suggested in the sentence, names before it included.
 */
void
_actant_suggest_in_sentence (ActantSuggestRun *run,
                             ActantTextRange   sentence)
{
  ActantSuggester *self = run->suggester;

  for (gint64 start = sentence.start; start < sentence.end; )
    {
      ActantTextRange piece = { start, find_piece_end (self->text, start, sentence) };
      g_autofree char *words = actant_source_text_dup_slice (self->text, piece.start, piece.end);

      g_array_set_size (run->barred, 0);
      _actant_suggest_mentions (run, piece.start, piece);
      _actant_suggest_by_rules (self->rules, self->text, piece, &run->names, run->next_name,
                                run->barred, run->suggestions);
      _actant_suggest_mentions (run, piece.end, sentence);
      suggest_horizons (run, words, piece, sentence);
      suggest_likelihoods (run, words, piece, sentence);
      start = piece.end;
    }
}
