/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of an old text in a new one; the figures are those of tests/core/test-reanchor.c. */
#include "text/actant-reanchor-private.h"

#include "text/actant-approximate.h"

#include <string.h>

/* A suggestion may differ in every fifth character. */
#define MOST_DISTANCE(length) ((guint) ((length) / 5))
/* Half widths of the windows that are searched around the expected place, one after another. */
#define NEAR 4096
#define FAR 65536
/* So many characters one after another are what they were. */
#define SURE_RUN 40
/* Characters around that agree by accident. */
#define SLIGHT 12
/* How far the text before a passage makes it move as a rule. */
#define USUAL_SHIFT 400
/* How far from its expected place a cue is looked for. */
#define CUE_DISTANCE 400

/**
 * actant_reanchor_new:
 * @text: the text as it is
 * @old_text: (nullable): the text that places count in, when it is known
 *
 * Takes time in proportion to the texts; meant for another thread when they are long.
 *
 * Returns: (transfer full): a finder of places
 */
ActantReanchor *
actant_reanchor_new (ActantSourceText *text,
                     ActantSourceText *old_text)
{
  ActantReanchor *self = g_new0 (ActantReanchor, 1);
  const char *bytes;
  gsize length;

  g_return_val_if_fail (text != NULL, self);

  self->source = actant_source_text_ref (text);
  bytes = actant_source_text_get_text (text, &length);
  self->text = actant_folded_text_new (bytes, length);
  if (old_text != NULL)
    {
      bytes = actant_source_text_get_text (old_text, &length);
      self->old_text = actant_folded_text_new (bytes, length);
      self->map = actant_text_map_new (self->old_text, self->text);
    }
  return self;
}

void
actant_reanchor_free (ActantReanchor *self)
{
  actant_source_text_unref (self->source);
  actant_folded_text_free (self->text);
  g_clear_pointer (&self->old_text, actant_folded_text_free);
  g_clear_pointer (&self->map, actant_text_map_free);
  g_free (self);
}

/** Whether it compares with the text that places count in, not with quotes alone. */
gboolean
actant_reanchor_knows_old_text (const ActantReanchor *self)
{
  return self->map != NULL;
}

static ActantFoldedText *
fold (const char *words)
{
  return actant_folded_text_new (words != NULL && g_utf8_validate (words, -1, NULL) ? words : "",
                                 -1);
}

static void
wanted_init (Wanted            *wanted,
             const ActantQuote *quote)
{
  wanted->exact = fold (quote->exact != NULL ? quote->exact : quote->head);
  wanted->tail = quote->exact == NULL && quote->tail != NULL ? fold (quote->tail) : NULL;
  wanted->prefix = fold (quote->prefix);
  wanted->suffix = fold (quote->suffix);
  wanted->length = wanted->tail != NULL ? (gsize) (quote->end - quote->start)
                                        : wanted->exact->length;
  wanted->available = wanted->prefix->length + wanted->suffix->length;
  wanted->enough = MIN (wanted->available, ACTANT_QUOTE_AGREEMENT);
}

static void
wanted_clear (Wanted *wanted)
{
  actant_folded_text_free (wanted->exact);
  g_clear_pointer (&wanted->tail, actant_folded_text_free);
  actant_folded_text_free (wanted->prefix);
  actant_folded_text_free (wanted->suffix);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

/* What is part of a composed character only, a space that an accent stands on, is no place. */
static void
set_place (const ActantReanchor *self,
           ActantPlace          *place,
           ActantPlaceState      state,
           gsize                 start,
           gsize                 end)
{
  gint64 first = actant_folded_text_get_origin (self->text, start);
  gint64 last = actant_folded_text_get_origin (self->text, end);

  if (first < last)
    *place = (ActantPlace) { state, first, last };
}

/* Takes the place, unless a long quote differs in the middle. */
static void
take (const ActantReanchor *self,
      const Wanted         *wanted,
      const ActantQuote    *quote,
      gsize                 position,
      ActantPlace          *place)
{
  set_place (self, place, ACTANT_PLACE_MOVED, position, position + wanted->length);
  if (place->state != ACTANT_PLACE_MOVED)
    return;
  if (quote->exact == NULL && !actant_quote_fits (self->source, quote, place->start, place->end))
    place->state = ACTANT_PLACE_DOUBTFUL;
  else if (place->start == quote->start && place->end == quote->end)
    place->state = ACTANT_PLACE_IN_PLACE;
}

/* The nearest place that resembles, within a window around @expected. */
static gboolean
search_window (const ActantFoldedText  *text,
               const ActantApproximate *pattern,
               gsize                    expected,
               gsize                    half,
               guint                    most,
               ActantApproximateMatch  *match)
{
  gsize from = expected > half ? expected - half : 0;
  gsize to = MIN (text->length, expected + half);

  if (from >= to || !actant_approximate_find (pattern, text->chars + from, to - from, most, match))
    return FALSE;
  match->start += from;
  match->end += from;
  return TRUE;
}

static gboolean
resembles (const ActantFoldedText *text,
           const ActantFoldedText *words,
           gsize                   expected,
           ActantApproximateMatch *match)
{
  g_autoptr(ActantApproximate) pattern = NULL;
  guint most = MOST_DISTANCE (words->length);
  gsize half = words->length + NEAR;

  if (most == 0)
    return FALSE;
  pattern = actant_approximate_new (words->chars, words->length);
  return search_window (text, pattern, expected, half, most, match)
         || search_window (text, pattern, expected, half + FAR, most, match)
         || search_window (text, pattern, expected, text->length, most, match);
}

/* Words like the quote's; a long quote must have both its ends at about its length. */
static void
suggest (const ActantReanchor *self,
         const Wanted         *wanted,
         gsize                 expected,
         gsize                 old_position,
         ActantPlace          *place)
{
  ActantApproximateMatch head, tail;
  gsize length;

  if (!resembles (self->text, wanted->exact, expected, &head) || head.start >= head.end
      || _actant_reanchor_is_another (self, head.start, head.end - head.start, old_position))
    return;
  if (wanted->tail == NULL)
    {
      set_place (self, place, ACTANT_PLACE_SUGGESTED, head.start, head.end);
      return;
    }
  if (!resembles (self->text, wanted->tail, head.start + wanted->length, &tail)
      || tail.end <= head.start)
    return;
  length = tail.end - head.start;
  if (length < wanted->length * 2 && wanted->length < length * 2)
    set_place (self, place, ACTANT_PLACE_SUGGESTED, head.start, tail.end);
}

/* Whether the place at @at, that the difference of the texts names, has enough of its words around
 * it or is part of a long unbroken piece, and is no copy. */
static gboolean
is_certain (const ActantReanchor *self,
            const Wanted         *wanted,
            gsize                 old_position,
            gsize                 at)
{
  gsize end = old_position + wanted->length, start_of_run, end_of_run;

  actant_text_map_get_run (self->map, old_position, &start_of_run, &end_of_run);
  if (end_of_run - start_of_run < SURE_RUN
      && _actant_wanted_score (self->text, wanted, at) < wanted->enough
      && actant_text_map_count_around (self->map, old_position, end,
                                       ACTANT_QUOTE_CONTEXT, at) < wanted->enough)
    return FALSE;

  return _actant_reanchor_is_only_pair (self, wanted, old_position, at);
}

/* What the difference of the texts says: TRUE when that is all there is to say. Of a passage that
 * was itself edited, what is left of it is a suggestion. */
static gboolean
look_in_map (const ActantReanchor *self,
             const Wanted         *wanted,
             const ActantQuote    *quote,
             gsize                 old_position,
             ActantPlace          *place)
{
  gsize end = old_position + wanted->length, at, rest_end;

  if (!_actant_wanted_fits (self->old_text, wanted, old_position))
    return FALSE;   /* it does not count in this text */
  if (actant_text_map_find (self->map, old_position, end, &at)
      && _actant_wanted_fits (self->text, wanted, at))
    {
      if (is_certain (self, wanted, old_position, at))
        take (self, wanted, quote, at, place);
      else
        set_place (self, place, ACTANT_PLACE_DOUBTFUL, at, at + wanted->length);
      return TRUE;
    }
  if (actant_text_map_find_rest (self->map, old_position, end, &at, &rest_end))
    set_place (self, place, ACTANT_PLACE_SUGGESTED, at, rest_end);
  return FALSE;
}

/* Without the old text, damaged words near the expected place are as likely as whole ones
 * elsewhere, when they stand between the same others: boilerplate, of which this copy was
 * edited. */
static gboolean
has_damaged_twin (const ActantReanchor *self,
                  const Wanted         *wanted,
                  gsize                 expected,
                  const Best           *best)
{
  g_autoptr(ActantApproximate) pattern = NULL;
  guint most = MOST_DISTANCE (wanted->exact->length);
  ActantApproximateMatch match;

  if (self->map != NULL || most == 0)
    return FALSE;
  pattern = actant_approximate_new (wanted->exact->chars, wanted->exact->length);
  return search_window (self->text, pattern, expected, wanted->exact->length + NEAR, most, &match)
         && match.distance > 0 && match.start != best->position
         && _actant_wanted_score_range (self->text, wanted, match.start, match.end)
            >= MIN (best->score, wanted->enough);
}

/* Whether @words stand at more than one place. */
static gboolean
recurs (const ActantFoldedText *text,
        const ActantFoldedText *words)
{
  gsize at = 0;

  if (words->length == 0 || !actant_folded_text_find (text, words, &at))
    return FALSE;
  at++;
  return actant_folded_text_find (text, words, &at);
}

/* Without the old text nothing tells a sentence that moved from a copy of one that went: of either
 * the words and the rest of the sentence are there, and nothing of what stood around it. Of what
 * comes again and again a copy has all that stood around, too. */
static gboolean
may_be_copy (const ActantReanchor *self,
             const Wanted         *wanted,
             gsize                 same,
             const Best           *best)
{
  gsize shift = MAX (best->position, same) - MIN (best->position, same);
  gboolean partly = best->score < wanted->available;
  gboolean far = shift > USUAL_SHIFT;

  return (partly && far)
         || ((partly || far)
             && (recurs (self->text, wanted->prefix) || recurs (self->text, wanted->suffix)));
}

static gboolean
is_only_place (const ActantReanchor *self,
               const Wanted         *wanted,
               gsize                 old_position,
               gsize                 same,
               const Best           *best)
{
  if (best->too_many || best->score < wanted->enough
      || (wanted->available < ACTANT_QUOTE_AGREEMENT && best->n_hits > 1))
    return FALSE;
  if (self->map != NULL)
    return best->n_best == 1
           && _actant_reanchor_is_only_pair (self, wanted, old_position, best->position);
  if (best->position == same)
    return TRUE;

  return best->n_best == 1
         && (best->n_hits == 1 || best->second < SLIGHT)
         && !may_be_copy (self, wanted, same, best)
         && !has_damaged_twin (self, wanted, same, best);
}

/* The only place with the same words between the same others; of several that are alike in that
 * the one at the same position. */
static void
look_for_words (const ActantReanchor *self,
                const Wanted         *wanted,
                const ActantQuote    *quote,
                gsize                 old_position,
                ActantPlace          *place)
{
  gsize same = actant_folded_text_get_position (self->text, quote->start);
  Best best;

  _actant_reanchor_find_best (self, wanted, old_position, same, &best);
  if (best.n_best == 0)
    return;
  if (is_only_place (self, wanted, old_position, same, &best))
    take (self, wanted, quote, best.position, place);
  else if (place->state == ACTANT_PLACE_ORPHAN)
    set_place (self, place, ACTANT_PLACE_DOUBTFUL, best.position, best.position + wanted->length);
}

/**
 * actant_reanchor_find:
 * @self: a finder of places
 * @quote: a stored place that counts in the old text
 * @place: (out): where it is in the new one
 */
void
actant_reanchor_find (const ActantReanchor *self,
                      const ActantQuote    *quote,
                      ActantPlace          *place)
{
  g_auto(Wanted) wanted = { NULL };
  gsize old_position;

  g_return_if_fail (self != NULL && quote != NULL && place != NULL);

  *place = (ActantPlace) { ACTANT_PLACE_ORPHAN, -1, -1 };
  wanted_init (&wanted, quote);
  if (wanted.exact->length == 0 || quote->start < 0 || quote->end <= quote->start
      || wanted.length > G_MAXINT32)
    return;

  old_position = self->old_text != NULL
                 ? actant_folded_text_get_position (self->old_text, quote->start) : 0;
  if (self->map != NULL && look_in_map (self, &wanted, quote, old_position, place))
    return;
  look_for_words (self, &wanted, quote, old_position, place);
  if (place->state == ACTANT_PLACE_ORPHAN)
    suggest (self, &wanted, actant_folded_text_get_position (self->text, quote->start),
             old_position, place);
}

static gboolean
take_range (const ActantReanchor   *self,
            const ActantFoldedText *words,
            gsize                   start,
            ActantTextRange        *found)
{
  if (!actant_folded_text_has (self->text, words, start))
    return FALSE;
  found->start = actant_folded_text_get_origin (self->text, start);
  found->end = actant_folded_text_get_origin (self->text, start + words->length);
  return found->start < found->end;
}

/* The only place with @words near @expected. */
static gboolean
find_near (const ActantReanchor   *self,
           const ActantFoldedText *words,
           gsize                   expected,
           ActantTextRange        *found)
{
  gsize at = expected > CUE_DISTANCE ? expected - CUE_DISTANCE : 0;
  gsize last = expected + CUE_DISTANCE, first;

  if (!actant_folded_text_find (self->text, words, &at) || at > last)
    return FALSE;
  first = at++;
  if (actant_folded_text_find (self->text, words, &at) && at <= last)
    return FALSE;
  return take_range (self, words, first, found);
}

/**
 * actant_reanchor_find_words:
 * @self: a finder of places
 * @start: where words without a quote's surroundings (a cue) stand in the old text
 * @end: where they end
 * @words: (nullable): which they are
 * @shift: by how much the passage that they belong to has moved
 * @found: (out): where they stand now
 *
 * Returns: whether they were found, certainly
 */
gboolean
actant_reanchor_find_words (const ActantReanchor *self,
                            gint64                start,
                            gint64                end,
                            const char           *words,
                            gint64                shift,
                            ActantTextRange      *found)
{
  g_autoptr(ActantFoldedText) wanted = NULL;
  gsize from, at, expected;

  g_return_val_if_fail (self != NULL && found != NULL, FALSE);

  wanted = fold (words);
  if (wanted->length == 0 || start < 0 || end <= start)
    return FALSE;

  if (self->map != NULL)
    {
      from = actant_folded_text_get_position (self->old_text, start);
      if (actant_folded_text_has (self->old_text, wanted, from)
          && actant_text_map_find (self->map, from, from + wanted->length, &at))
        return take_range (self, wanted, at, found);
    }
  expected = actant_folded_text_get_position (self->text, MAX (start + shift, 0));
  return take_range (self, wanted, expected, found) || find_near (self, wanted, expected, found);
}
