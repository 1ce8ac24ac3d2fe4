/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks for a place to be the one that is looked for: its words, those around, and that no
 * other place has them, in the new text or in the old. */
#include "text/actant-reanchor-private.h"

/* Places with the same words that are compared; beyond, the words are too common to say. */
#define MOST_HITS 4096
/* Characters on each side of a passage that are compared, and how many more make a difference. */
#define LONGEST_EXTENT 400
#define CLEARLY 8
#define NEIGHBOURS 300

/* Whether the words of @wanted stand at @position; of a long quote both ends. */
gboolean
_actant_wanted_fits (const ActantFoldedText *text,
                     const Wanted           *wanted,
                     gsize                   position)
{
  return actant_folded_text_has (text, wanted->exact, position)
         && wanted->length <= text->length - position
         && (wanted->tail == NULL
             || (wanted->length >= wanted->tail->length
                 && actant_folded_text_has (text, wanted->tail,
                                            position + wanted->length - wanted->tail->length)));
}

/* How many of the characters around agree, counted outward from the words. */
gsize
_actant_wanted_score_range (const ActantFoldedText *text,
                            const Wanted           *wanted,
                            gsize                   start,
                            gsize                   end)
{
  gsize before = 0, after = 0;

  while (before < wanted->prefix->length && before < start
         && text->chars[start - before - 1]
            == wanted->prefix->chars[wanted->prefix->length - before - 1])
    before++;
  while (after < wanted->suffix->length && end + after < text->length
         && text->chars[end + after] == wanted->suffix->chars[after])
    after++;

  return before + after;
}

gsize
_actant_wanted_score (const ActantFoldedText *text,
                      const Wanted           *wanted,
                      gsize                   position)
{
  return _actant_wanted_score_range (text, wanted, position, position + wanted->length);
}

/* How far the old text around a passage and the new one around a place go on alike. */
typedef struct
{
  gsize before;
  gsize after;
} Extent;

static Extent
measure (const ActantReanchor *self,
         const Wanted         *wanted,
         gsize                 old_position,
         gsize                 position)
{
  const ActantFoldedText *old_text = self->old_text, *text = self->text;
  gsize old_end = old_position + wanted->length, end = position + wanted->length;
  Extent extent = { 0, 0 };

  while (extent.before < MIN (MIN (old_position, position), LONGEST_EXTENT)
         && old_text->chars[old_position - extent.before - 1]
            == text->chars[position - extent.before - 1])
    extent.before++;
  while (extent.after < MIN (MIN (old_text->length - old_end, text->length - end), LONGEST_EXTENT)
         && old_text->chars[old_end + extent.after] == text->chars[end + extent.after])
    extent.after++;

  return extent;
}

/* Whether @a is alike on both sides as far as @b, and clearly further on the whole. Copies end with
 * the sentence that was copied; the passage itself goes on, at least on one side. */
static gboolean
outdoes (Extent a,
         Extent b)
{
  return a.before >= b.before && a.after >= b.after
         && a.before + a.after >= b.before + b.after + CLEARLY;
}

/* Whether what stands at @position was elsewhere in the old text, so that it is not what we look
 * for; @old_position is where that was. */
gboolean
_actant_reanchor_is_another (const ActantReanchor *self,
                             gsize                 position,
                             gsize                 length,
                             gsize                 old_position)
{
  gsize origin;

  return self->map != NULL
         && actant_text_map_find_origin (self->map, position, position + length, &origin)
         && origin != old_position;
}

/* The next place from @position on that has the words and is not known to be another. */
static gboolean
find_next (const ActantReanchor *self,
           const Wanted         *wanted,
           gsize                 old_position,
           gsize                *position)
{
  for (; actant_folded_text_find (self->text, wanted->exact, position); ++*position)
    if (_actant_wanted_fits (self->text, wanted, *position)
        && !_actant_reanchor_is_another (self, *position, wanted->length, old_position))
      return TRUE;

  return FALSE;
}

void
_actant_reanchor_find_best (const ActantReanchor *self,
                            const Wanted         *wanted,
                            gsize                 old_position,
                            gsize                 same,
                            Best                 *best)
{
  gsize position = 0;

  *best = (Best) { 0 };
  for (; find_next (self, wanted, old_position, &position); position++)
    {
      gsize agreeing = _actant_wanted_score (self->text, wanted, position);

      if (++best->n_hits > MOST_HITS)
        {
          best->too_many = TRUE;
          return;
        }
      if (best->n_best > 0 && agreeing < best->score)
        {
          best->second = MAX (best->second, agreeing);
          continue;
        }
      if (agreeing > best->score)
        best->second = best->score;
      best->n_best = best->n_best > 0 && agreeing == best->score ? best->n_best + 1 : 1;
      best->score = agreeing;
      if (best->n_best == 1 || position == same)
        best->position = position;
    }
}

/* Whether what was further around the passage is now around @position. */
static gboolean
has_neighbours (const ActantReanchor *self,
                const Wanted         *wanted,
                gsize                 old_position,
                gsize                 position)
{
  return actant_text_map_count_around (self->map, old_position, old_position + wanted->length,
                                       NEIGHBOURS, position) >= ACTANT_QUOTE_AGREEMENT;
}

/* Whether so much around is alike that no copy is worth looking for. */
static gboolean
reaches_far (const ActantReanchor *self,
             const Wanted         *wanted,
             Extent                extent,
             gsize                 old_position,
             gsize                 position)
{
  gboolean before = extent.before == LONGEST_EXTENT
                    || (extent.before == old_position && extent.before == position);
  gboolean after = extent.after == LONGEST_EXTENT
                   || (old_position + wanted->length + extent.after == self->old_text->length
                       && position + wanted->length + extent.after == self->text->length);

  return before && after && extent.before + extent.after >= LONGEST_EXTENT;
}

/* Whether no other place in the new text may be the passage, nor another one of the old text be
 * what stands at @position. */
gboolean
_actant_reanchor_is_only_pair (const ActantReanchor *self,
                               const Wanted         *wanted,
                               gsize                 old_position,
                               gsize                 position)
{
  Extent extent = measure (self, wanted, old_position, position);
  gsize other = 0;
  guint n_hits = 0;

  if (reaches_far (self, wanted, extent, old_position, position))
    return TRUE;
  for (; find_next (self, wanted, old_position, &other); other++)
    if (other != position
        && (++n_hits > MOST_HITS
            || (_actant_wanted_score (self->text, wanted, other) >= wanted->enough
                && (!outdoes (extent, measure (self, wanted, old_position, other))
                    || has_neighbours (self, wanted, old_position, other)))))
      return FALSE;

  other = 0;
  for (; actant_folded_text_find (self->old_text, wanted->exact, &other); other++)
    if (other != old_position && _actant_wanted_fits (self->old_text, wanted, other)
        && (++n_hits > MOST_HITS
            || (_actant_wanted_score (self->old_text, wanted, other) >= wanted->enough
                && !outdoes (extent, measure (self, wanted, other, position)))))
      return FALSE;

  return TRUE;
}

