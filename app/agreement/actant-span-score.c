/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units found again, and the boundaries between them. */
#include "agreement/actant-span-score.h"

#include "agreement/actant-matching.h"

#include <math.h>

/* Fournier's n_t: boundaries less than so many places apart are near misses. */
#define NEAR 2

/** Fills in the rest from the counts. */
void
actant_span_score_init (ActantSpanScore *score,
                        guint            matched,
                        guint            n_reference,
                        guint            n_other)
{
  score->matched = matched;
  score->n_reference = n_reference;
  score->n_other = n_other;
  score->precision = n_other > 0 ? (double) matched / n_other : NAN;
  score->recall = n_reference > 0 ? (double) matched / n_reference : NAN;
  score->f1 = n_reference + n_other > 0 ? 2.0 * matched / (n_reference + n_other) : NAN;
}

/** Returns: the length that both cover over the length that either does (Jaccard), 0 to 1 */
double
actant_unit_get_overlap (const ActantUnit *a,
                         const ActantUnit *b)
{
  gint64 common = MIN (a->end, b->end) - MAX (a->start, b->start);
  gint64 either = (a->end - a->start) + (b->end - b->start) - common;

  return common > 0 ? (double) common / either : 0;
}

static GArray *
collect_edges (const GArray *a,
               const GArray *b,
               double        threshold,
               gboolean      same_category)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (ActantMatchEdge));
  gint64 longest = 0;
  guint first = 0;

  for (guint j = 0; j < b->len; j++)
    longest = MAX (longest, g_array_index (b, ActantUnit, j).end - g_array_index (b, ActantUnit, j).start);

  for (guint i = 0; i < a->len; i++)
    {
      const ActantUnit *unit = &g_array_index (a, ActantUnit, i);

      while (first < b->len && g_array_index (b, ActantUnit, first).start + longest <= unit->start)
        first++;
      for (guint j = first; j < b->len && g_array_index (b, ActantUnit, j).start < unit->end; j++)
        {
          const ActantUnit *other = &g_array_index (b, ActantUnit, j);
          ActantMatchEdge edge = { i, j, actant_unit_get_overlap (unit, other) };

          if (edge.gain > 0 && edge.gain >= threshold
              && (!same_category || unit->category == other->category))
            g_array_append_val (edges, edge);
        }
    }

  return edges;
}

/**
 * actant_span_score_match:
 * @continuum: sorted units of two coders
 * @threshold: least overlap (Jaccard) of a pair; 1 for exactly the same place
 * @same_category: whether a pair must agree in its category
 * @partners: (out caller-allocates): for each unit of the first coder the second's, or
 *   %ACTANT_NO_PARTNER
 *
 * Puts units together one to one so that the sum of their overlaps is the greatest.
 *
 * Returns: how many pairs
 */
guint
actant_span_score_match (const ActantContinuum *continuum,
                         double                 threshold,
                         gboolean               same_category,
                         guint                 *partners)
{
  GArray *a = actant_continuum_get_units (continuum, 0);
  GArray *b = actant_continuum_get_units (continuum, 1);
  g_autoptr(GArray) edges = collect_edges (a, b, threshold, same_category);
  guint n = 0;

  actant_matching_find (a->len, b->len, (const ActantMatchEdge *) edges->data, edges->len, partners);
  for (guint i = 0; i < a->len; i++)
    n += partners[i] != ACTANT_NO_PARTNER;

  return n;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Where units begin or end, but not the ends of the text; each once. */
static GArray *
collect_boundaries (const ActantContinuum *continuum,
                    guint                  coder)
{
  GArray *units = actant_continuum_get_units (continuum, coder);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    {
      g_array_append_val (places, g_array_index (units, ActantUnit, i).start);
      g_array_append_val (places, g_array_index (units, ActantUnit, i).end);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      gint64 place = g_array_index (places, gint64, i);

      if (place > 0 && place < continuum->length
          && (n == 0 || place != g_array_index (places, gint64, n - 1)))
        g_array_index (places, gint64, n++) = place;
    }
  g_array_set_size (places, n);

  return places;
}

/**
 * actant_boundary_similarity:
 * @continuum: sorted units of two coders
 *
 * Boundary similarity of one type of boundary (Fournier 2013, Evaluating text segmentation using
 * boundary edit distance, ACL, section 3): B = 1 − (additions + Σ distance / n_t of near misses) /
 * (additions + near misses + matches), n_t = 2.
 *
 * Returns: 0 to 1; NAN where neither has a boundary
 */
double
actant_boundary_similarity (const ActantContinuum *continuum)
{
  g_autoptr(GArray) a = collect_boundaries (continuum, 0);
  g_autoptr(GArray) b = collect_boundaries (continuum, 1);
  guint i = 0, j = 0, n_matched = 0, n_near = 0, n_added = 0;

  while (i < a->len || j < b->len)
    {
      gint64 x = i < a->len ? g_array_index (a, gint64, i) : G_MAXINT64;
      gint64 y = j < b->len ? g_array_index (b, gint64, j) : G_MAXINT64;

      if (x == y)
        n_matched++;
      else if (x != G_MAXINT64 && y != G_MAXINT64 && ABS (x - y) < NEAR  && !(x < y ? (i + 1 < a->len && g_array_index (a, gint64, i + 1) == y)
                          : (j + 1 < b->len && g_array_index (b, gint64, j + 1) == x)))
        n_near++;
      else
        {
          n_added++;
          i += x < y;
          j += y < x;
          continue;
        }
      i++;
      j++;
    }

  return n_matched + n_near + n_added > 0
         ? 1 - (n_added + n_near / (double) NEAR) / (n_matched + n_near + n_added) : NAN;
}
