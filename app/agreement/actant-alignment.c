/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which units of several coders belong together. */
#include "config.h"

#include "agreement/actant-alignment-private.h"

#include "agreement/actant-matching.h"

#include <glib/gi18n.h>
#include <math.h>

/* More rows than this are not weighed against each other: the texts are then to be compared two
 * coders at a time. */
#define MAX_ROWS 2000000

/**
 * actant_unit_get_dissimilarity:
 * @a: a unit
 * @b: another coder's
 * @weights: of place and category
 *
 * Returns: d_combi of the paper (4.4): 0 for equal units, or more
 */
double
actant_unit_get_dissimilarity (const ActantUnit    *a,
                               const ActantUnit    *b,
                               const ActantWeights *weights)
{
  double apart = ABS (a->start - b->start) + ABS (a->end - b->end);
  double size = (a->end - a->start) + (b->end - b->start);
  double position = apart / size * (apart / size);

  return weights->alone * (weights->position * position
                           + (a->category != b->category ? weights->category : 0));
}

static gint64
find_longest (const GArray *units)
{
  gint64 longest = 0;

  for (guint i = 0; i < units->len; i++)
    longest = MAX (longest, g_array_index (units, ActantUnit, i).end - g_array_index (units, ActantUnit, i).start);

  return longest;
}

/* The search of all rows worth having. */
typedef struct
{
  const ActantContinuum *continuum;
  const ActantWeights   *weights;
  gint64                *longest;    /* unit of each coder */
  double                 spread;     /* see find_reach() */
  guint                 *row;        /* as far as it goes */
  ActantRows            *rows;
  GCancellable          *cancellable;
} Search;

static const ActantUnit *
get_unit (const Search *search,
          guint         coder,
          guint         number)
{
  return &g_array_index (actant_continuum_get_units (search->continuum, coder), ActantUnit, number);
}

/* Two units whose dissimilarity alone is more than a whole row may have never stand in one: with
 * position · (apart / size)² ≤ limit, starts are at most size · √(limit / position) apart. */
static gint64
find_reach (const Search     *search,
            const ActantUnit *unit,
            guint             coder)
{
  return (gint64) ceil (search->spread * (unit->end - unit->start + search->longest[coder]));
}

/* Σ of dissimilarities of the pairs so far; those with a missing unit cost alone. */
static double
add_unit (const Search *search,
          guint         coder,
          guint         number,
          double        sum)
{
  for (guint i = 0; i < coder; i++)
    {
      if (number == ACTANT_NO_UNIT || search->row[i] == ACTANT_NO_UNIT)
        sum += search->weights->alone;
      else
        sum += actant_unit_get_dissimilarity (get_unit (search, i, search->row[i]),
                                              get_unit (search, coder, number), search->weights);
    }

  return sum;
}

static void
keep_row (Search *search,
          double  sum)
{
  guint n = search->rows->n_coders, n_units = 0;
  double disorder = sum / (n * (n - 1) / 2);

  for (guint i = 0; i < n; i++)
    n_units += search->row[i] != ACTANT_NO_UNIT;
  if (n_units < 2 || disorder >= n_units * search->weights->alone)
    return;

  g_array_append_vals (search->rows->units, search->row, n);
  g_array_append_val (search->rows->disorders, disorder);
}

static void extend (Search *search,
                    guint   coder,
                    double  sum);

static void
extend_with (Search *search,
             guint   coder,
             guint   number,
             double  sum)
{
  double limit = search->rows->n_coders * search->weights->alone;
  guint n_pairs = search->rows->n_coders * (search->rows->n_coders - 1) / 2;

  sum = add_unit (search, coder, number, sum);
  if (sum >= limit * n_pairs)
    return;
  search->row[coder] = number;
  extend (search, coder + 1, sum);
}

/* The first unit of @coder that starts at @start or later. */
static guint
find_first (const Search *search,
            guint         coder,
            gint64        start)
{
  guint low = 0, high = actant_continuum_get_units (search->continuum, coder)->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_unit (search, coder, middle)->start < start)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Goes through what @coder may have in the row. */
static void
extend (Search *search,
        guint   coder,
        double  sum)
{
  GArray *units;
  const ActantUnit *anchor = NULL;
  guint first = 0;
  gint64 reach = 0;

  if (search->rows->disorders->len > MAX_ROWS)
    return;
  if (coder == search->rows->n_coders)
    {
      keep_row (search, sum);
      return;
    }

  units = actant_continuum_get_units (search->continuum, coder);
  for (guint i = 0; anchor == NULL && i < coder; i++)
    if (search->row[i] != ACTANT_NO_UNIT)
      anchor = get_unit (search, i, search->row[i]);
  if (anchor != NULL)
    {
      reach = find_reach (search, anchor, coder);
      first = find_first (search, coder, anchor->start - reach);
    }
  for (guint i = first; i < units->len && !g_cancellable_is_cancelled (search->cancellable); i++)
    {
      if (anchor != NULL && get_unit (search, coder, i)->start > anchor->start + reach)
        break;
      extend_with (search, coder, i, sum);
    }
  extend_with (search, coder, ACTANT_NO_UNIT, sum);
}

static gboolean
find_rows (const ActantContinuum  *continuum,
           const ActantWeights    *weights,
           GCancellable           *cancellable,
           ActantRows             *rows,
           GError                **error)
{
  guint n = continuum->coders->len;
  g_autofree gint64 *longest = g_new (gint64, n);
  g_autofree guint *row = g_new (guint, n);
  Search search = { continuum, weights, longest, 0, row, rows, cancellable };

  for (guint i = 0; i < n; i++)
    longest[i] = find_longest (actant_continuum_get_units (continuum, i));
  search.spread = weights->position > 0
                  ? sqrt (n * (n * (n - 1) / 2) / weights->position) : G_MAXINT32;
  extend (&search, 0, 0);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (rows->disorders->len > MAX_ROWS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("so many units overlap that they cannot be aligned among %u coders; compare "
                     "two coders at a time"), n);
      return FALSE;
    }

  return TRUE;
}

/* Two coders: an assignment problem. */
static void
match_two (const ActantContinuum *continuum,
           const ActantRows      *rows,
           double                 alone,
           GArray                *chosen)
{
  guint n_a = actant_continuum_get_units (continuum, 0)->len;
  guint n_b = actant_continuum_get_units (continuum, 1)->len;
  g_autofree ActantMatchEdge *edges = g_new (ActantMatchEdge, MAX (rows->disorders->len, 1));
  g_autofree guint *partners = g_new (guint, MAX (n_a, 1));

  for (guint i = 0; i < rows->disorders->len; i++)
    {
      edges[i].a = g_array_index (rows->units, guint, 2 * i);
      edges[i].b = g_array_index (rows->units, guint, 2 * i + 1);
      edges[i].gain = 2 * alone - g_array_index (rows->disorders, double, i);
    }
  actant_matching_find (n_a, n_b, edges, rows->disorders->len, partners);
  for (guint i = 0; i < rows->disorders->len; i++)
    if (partners[g_array_index (rows->units, guint, 2 * i)] == g_array_index (rows->units, guint, 2 * i + 1))
      g_array_append_val (chosen, i);
}

/* Puts the chosen rows in, then every unit that is left alone. */
static void
take_rows (ActantAlignment       *self,
           const ActantContinuum *continuum,
           const ActantRows      *rows,
           const GArray          *chosen,
           double                 alone)
{
  guint n = self->n_coders;
  double sum = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      guint number = g_array_index (chosen, guint, i);

      g_array_append_vals (self->rows, &g_array_index (rows->units, guint, number * n), n);
      sum += g_array_index (rows->disorders, double, number);
    }
  for (guint coder = 0; coder < n; coder++)
    {
      guint n_units = actant_continuum_get_units (continuum, coder)->len;
      g_autofree gboolean *placed = g_new0 (gboolean, MAX (n_units, 1));

      for (guint row = 0; row < chosen->len; row++)
        if (actant_alignment_get_unit (self, row, coder) != ACTANT_NO_UNIT)
          placed[actant_alignment_get_unit (self, row, coder)] = TRUE;
      for (guint i = 0; i < n_units; i++)
        for (guint j = 0; !placed[i] && j < n; j++)
          {
            guint number = j == coder ? i : ACTANT_NO_UNIT;

            g_array_append_val (self->rows, number);
            sum += j == coder ? alone : 0;
          }
    }
  if (actant_continuum_count_units (continuum) > 0)
    self->disorder = sum / ((double) actant_continuum_count_units (continuum) / n);
}

/**
 * actant_alignment_new:
 * @continuum: sorted units of two coders or more
 * @weights: of place, category and missing units
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GIOError
 *
 * Two coders are matched exactly in all sizes; for more an integer programme is solved, exactly, too,
 * by GLPK.
 *
 * Returns: (transfer full) (nullable): the best alignment
 */
ActantAlignment *
actant_alignment_new (const ActantContinuum  *continuum,
                      const ActantWeights    *weights,
                      GCancellable           *cancellable,
                      GError                **error)
{
  ActantRows rows = { continuum->coders->len, g_array_new (FALSE, FALSE, sizeof (guint)),
                      g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autoptr(GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  ActantAlignment *self = NULL;
  gboolean found;

  g_return_val_if_fail (continuum->coders->len >= 2, NULL);

  found = find_rows (continuum, weights, cancellable, &rows, error);
  if (found && rows.n_coders == 2)
    match_two (continuum, &rows, weights->alone, chosen);
  else if (found)
    found = _actant_alignment_choose (continuum, &rows, weights->alone, cancellable, chosen, error);
  if (found)
    {
      self = g_new0 (ActantAlignment, 1);
      self->n_coders = rows.n_coders;
      self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
      take_rows (self, continuum, &rows, chosen, weights->alone);
    }
  g_array_unref (rows.units);
  g_array_unref (rows.disorders);

  return self;
}

void
actant_alignment_free (ActantAlignment *alignment)
{
  g_array_unref (alignment->rows);
  g_free (alignment);
}

/** Returns: how many rows it has */
guint
actant_alignment_get_n_rows (const ActantAlignment *alignment)
{
  return alignment->rows->len / alignment->n_coders;
}

/** Returns: the number of @coder's unit in @row, or %ACTANT_NO_UNIT */
guint
actant_alignment_get_unit (const ActantAlignment *alignment,
                           guint                  row,
                           guint                  coder)
{
  return g_array_index (alignment->rows, guint, row * alignment->n_coders + coder);
}
