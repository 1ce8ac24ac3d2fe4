/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rules suggest in one sentence. Patterns see one character for each name of an actor. */
#include "suggest/actant-suggester-private.h"

#include <string.h>

/* A sentence as patterns see it, and where its parts come from. */
typedef struct
{
  GString *masked;
  GArray  *marks;   /* Mark, in order */
} Mask;

typedef struct
{
  gsize masked;     /* byte in the masked sentence */
  gsize original;   /* byte in the text */
  guint hit;        /* name that starts there, or G_MAXUINT */
} Mark;

typedef struct
{
  const ActantRuleSet    *rules;
  const ActantSourceText *text;
  ActantTextRange         sentence;
  const ActantNamePlaces *names;
  Mask                    mask;
  GArray                 *barred;  /* ActantTextRange: of rules that suggest nothing */
  GPtrArray              *found;   /* ActantSuggestion, not overlapping others of the same kind */
} Run;

static void
add_mark (Mask  *mask,
          gsize  original,
          guint  hit)
{
  Mark mark = { mask->masked->len, original, hit };

  g_array_append_val (mask->marks, mark);
}

/* Copies text, without the character that stands for names. */
static void
append_plain (GString    *masked,
              const char *text,
              gsize       length)
{
  char actor[6];
  int n = g_unichar_to_utf8 (ACTANT_RULE_ACTOR, actor);
  gsize from = masked->len;

  g_string_append_len (masked, text, length);
  for (char *at = masked->str + from;
       (at = memmem (at, masked->str + masked->len - at, actor, n)) != NULL;
       at += n)
    memset (at, '?', n);
}

static void
mask_sentence (Run   *run,
               guint  first_name)
{
  const char *text = actant_source_text_get_text (run->text, NULL);
  gsize at = actant_source_text_get_byte_offset (run->text, run->sentence.start);
  gsize end = actant_source_text_get_byte_offset (run->text, run->sentence.end);

  add_mark (&run->mask, at, G_MAXUINT);
  for (guint i = first_name; i < run->names->hits->len; i++)
    {
      const ActantNameHit *hit = &g_array_index (run->names->hits, ActantNameHit, i);

      if (hit->start >= end)
        break;
      if (hit->start < at || hit->end > end)
        continue;
      append_plain (run->mask.masked, text + at, hit->start - at);
      add_mark (&run->mask, hit->start, i);
      g_string_append_unichar (run->mask.masked, ACTANT_RULE_ACTOR);
      at = hit->end;
      add_mark (&run->mask, at, G_MAXUINT);
    }
  append_plain (run->mask.masked, text + at, end - at);
}

/* The code point in the text of byte @masked of the masked sentence. */
static gint64
unmask (const Run *run,
        gsize      masked)
{
  guint low = 0, high = run->mask.marks->len - 1;
  const Mark *mark;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (g_array_index (run->mask.marks, Mark, middle).masked <= masked)
        low = middle;
      else
        high = middle - 1;
    }
  mark = &g_array_index (run->mask.marks, Mark, low);
  return actant_source_text_get_char_offset (run->text, mark->original + (masked - mark->masked));
}

/* Whether the name before byte @end of the masked sentence only says whose: "ROK's Ministry". */
static gboolean
is_possessive (const Run *run,
               gsize      end)
{
  const char *p = run->mask.masked->str + end;

  return g_str_has_prefix (p, "'s") || g_str_has_prefix (p, "’s");
}

/* The actors named from byte @from to @to of the masked sentence; sure if no name has two. */
static char **
list_actors (const Run *run,
             gsize      from,
             gsize      to,
             gboolean  *is_sure)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < run->mask.marks->len; i++)
    {
      const Mark *mark = &g_array_index (run->mask.marks, Mark, i);
      const ActantNameHit *hit;

      if (mark->hit == G_MAXUINT || mark->masked < from || mark->masked >= to
          || is_possessive (run, mark[1].masked))
        continue;
      hit = &g_array_index (run->names->hits, ActantNameHit, mark->hit);
      g_strv_builder_add (builder, run->names->actors[hit->name]);
      n++;
      if (mark->hit + 1 < run->names->hits->len && hit[1].start == hit->start
          && strcmp (run->names->actors[hit[1].name], run->names->actors[hit->name]) != 0)
        *is_sure = FALSE;
    }

  return n > 0 ? g_strv_builder_end (builder) : NULL;
}

static gboolean
overlaps_same (const Run              *run,
               const ActantSuggestion *suggestion)
{
  for (guint i = 0; i < run->found->len; i++)
    {
      const ActantSuggestion *other = run->found->pdata[i];

      if (other->kind == suggestion->kind && other->range.start < suggestion->range.end
          && suggestion->range.start < other->range.end)
        return TRUE;
    }

  return FALSE;
}

/* Takes @suggestion, unless an earlier rule found something in its place. */
static void
take (Run              *run,
      ActantSuggestion *suggestion)
{
  if (overlaps_same (run, suggestion))
    actant_suggestion_unref (suggestion);
  else
    g_ptr_array_add (run->found, suggestion);
}

static ActantSuggestion *
new_suggestion (const Run        *run,
                const ActantRule *rule,
                gint64            start,
                gint64            end)
{
  ActantTextRange range = { start, end };
  ActantSuggestion *suggestion = actant_suggestion_new (rule->kind, run->text, range,
                                                        run->sentence);

  suggestion->value = g_strdup (rule->value);
  suggestion->follows = rule->follows;
  return suggestion;
}

static void
take_match (Run              *run,
            const ActantRule *rule,
            const GMatchInfo *match)
{
  ActantSuggestion *suggestion;
  int from, to, cue_from, cue_to;

  g_match_info_fetch_pos (match, 0, &from, &to);
  if (g_match_info_fetch_named_pos (match, "cue", &cue_from, &cue_to) && cue_from >= 0)
    from = cue_from, to = cue_to;
  if (from >= to)
    return;

  suggestion = new_suggestion (run, rule, unmask (run, from), unmask (run, to));
  if (g_match_info_fetch_named_pos (match, "actor", &from, &to) && from >= 0)
    suggestion->actors = list_actors (run, from, to, &suggestion->is_sure);
  take (run, suggestion);
}

static void
match_pattern (Run              *run,
               const ActantRule *rule)
{
  g_autoptr(GMatchInfo) match = NULL;

  /* A pattern that gives up on a sentence finds nothing in it. */
  g_regex_match_full (rule->pattern, run->mask.masked->str, run->mask.masked->len, 0, 0,
                      &match, NULL);
  while (g_match_info_matches (match))
    {
      take_match (run, rule, match);
      if (!g_match_info_next (match, NULL))
        break;
    }
}

static void
match_phrases (Run *run)
{
  gsize length;
  const char *text = actant_source_text_get_text (run->text, &length);
  const char *at = text + actant_source_text_get_byte_offset (run->text, run->sentence.start);
  const char *end = text + actant_source_text_get_byte_offset (run->text, run->sentence.end);
  ActantPhraseHit hit;

  for (; actant_phrases_next (run->rules->phrases, text, at, end, &hit); at = hit.end)
    {
      const ActantRule *rule = run->rules->rules->pdata[hit.number];
      ActantTextRange range = {
        actant_source_text_get_char_offset (run->text, hit.start - text),
        actant_source_text_get_char_offset (run->text, hit.end - text),
      };

      if (rule->is_none)
        g_array_append_val (run->barred, range);
      else
        take (run, new_suggestion (run, rule, range.start, range.end));
    }
}

/**
 * _actant_suggest_by_rules:
 * @rules: what to look for
 * @text: the text
 * @sentence: where to look
 * @names: all actors' names in the text
 * @first_name: the first of their hits that is not before @sentence
 * @barred: (element-type ActantTextRange): receives what means nothing, whatever words it is of
 * @suggestions: (element-type ActantSuggestion): receives what is found
 */
void
_actant_suggest_by_rules (const ActantRuleSet    *rules,
                          const ActantSourceText *text,
                          ActantTextRange         sentence,
                          const ActantNamePlaces *names,
                          guint                   first_name,
                          GArray                 *barred,
                          GPtrArray              *suggestions)
{
  g_autoptr(GString) masked = g_string_new (NULL);
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  Run run = { rules, text, sentence, names, { masked, marks }, barred, found };

  mask_sentence (&run, first_name);
  match_phrases (&run);
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const ActantRule *rule = rules->rules->pdata[i];

      if (rule->pattern != NULL && !rule->is_none)
        match_pattern (&run, rule);
    }
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (suggestions, found->pdata[i]);
}
