/* SPDX-License-Identifier: GPL-3.0-or-later */
/* γ of two coders. */
#include "config.h"

#include "agreement/actant-gamma.h"

#include "agreement/actant-matching.h"

#include <glib/gi18n.h>
#include <math.h>

/* What a unit without partner costs: Δ∅ of the paper. */
#define ALONE 1.0
/* The mean of the random continua is known to 2 %, with 95 % confidence (5.3). */
#define PRECISION 0.02
#define CONFIDENCE 1.96
#define MAX_SAMPLES 1000

/**
 * actant_gamma_dissimilarity:
 * @a: a unit
 * @b: another coder's
 *
 * Returns: d_combi of the paper (4.4): 0 for equal units, or more
 */
double
actant_gamma_dissimilarity (const ActantUnit *a,
                            const ActantUnit *b)
{
  double apart = ABS (a->start - b->start) + ABS (a->end - b->end);
  double size = (a->end - a->start) + (b->end - b->start);

  return apart / size * (apart / size) * ALONE + (a->category != b->category ? ALONE : 0);
}

static gint64
find_longest (const GArray *units)
{
  gint64 longest = 0;

  for (guint i = 0; i < units->len; i++)
    {
      const ActantUnit *unit = &g_array_index (units, ActantUnit, i);

      longest = MAX (longest, unit->end - unit->start);
    }

  return longest;
}

/* Pairs that are worth more together than alone. With apart / size < √2 and |Δstart| ≤ apart, the
 * starts are less than √2 times both lengths away from each other. */
static GArray *
collect_edges (const GArray *a,
               const GArray *b)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (ActantMatchEdge));
  gint64 longest = find_longest (b);
  gint64 farthest = (gint64) ceil (G_SQRT2 * (find_longest (a) + longest));
  guint first = 0;

  for (guint i = 0; i < a->len; i++)
    {
      const ActantUnit *unit = &g_array_index (a, ActantUnit, i);
      gint64 reach = (gint64) ceil (G_SQRT2 * (unit->end - unit->start + longest));

      while (first < b->len && g_array_index (b, ActantUnit, first).start < unit->start - farthest)
        first++;
      for (guint j = first; j < b->len; j++)
        {
          const ActantUnit *other = &g_array_index (b, ActantUnit, j);
          ActantMatchEdge edge = { i, j, 2 * ALONE };

          if (other->start > unit->start + reach)
            break;
          edge.gain -= actant_gamma_dissimilarity (unit, other);
          if (edge.gain > 0)
            g_array_append_val (edges, edge);
        }
    }

  return edges;
}

/**
 * actant_gamma_disorder:
 * @continuum: sorted units of two coders
 * @partners: (out caller-allocates) (nullable): for each unit of the first coder the second's, or
 *   %ACTANT_NO_PARTNER
 *
 * Returns: the disorder of the best alignment: Σ of dissimilarities over the mean number of units of
 *   a coder (4.5); 0 without units
 */
double
actant_gamma_disorder (const ActantContinuum *continuum,
                       guint                 *partners)
{
  GArray *a = actant_continuum_get_units (continuum, 0);
  GArray *b = actant_continuum_get_units (continuum, 1);
  g_autoptr(GArray) edges = collect_edges (a, b);
  g_autofree guint *own = g_new (guint, MAX (a->len, 1));
  double n = a->len + b->len;
  double gain;

  gain = actant_matching_find (a->len, b->len, (const ActantMatchEdge *) edges->data, edges->len,
                               partners != NULL ? partners : own);

  return n > 0 ? (n * ALONE - gain) / (n / 2) : 0;
}

/* The units of a coder, shifted round the text by @offset; one that would stand over its end is cut
 * in two (5.2). */
static void
add_shifted (ActantContinuum *continuum,
             guint            coder,
             const GArray    *units,
             gint64           offset)
{
  for (guint i = 0; i < units->len; i++)
    {
      const ActantUnit *unit = &g_array_index (units, ActantUnit, i);
      gint64 start = (unit->start + offset) % continuum->length;
      gint64 end = start + unit->end - unit->start;

      actant_continuum_add (continuum, coder, start, end, unit->category);
      if (end > continuum->length)
        actant_continuum_add (continuum, coder, 0, end - continuum->length, unit->category);
    }
}

/* A continuum as chance would make it: each coder's units are those of any real coder, shifted by a
 * random distance; two shifts of the same coder's are at least half a mean unit apart. */
static double
draw_disorder (const ActantContinuum *continuum,
               gint64                 least,
               GRand                 *random)
{
  g_autoptr(ActantContinuum) drawn = actant_continuum_new (continuum->length, 2);
  guint coder[2];
  gint64 offset[2];

  for (guint i = 0; i < 2; i++)
    {
      coder[i] = g_rand_int_range (random, 0, 2);
      do
        offset[i] = (gint64) (g_rand_double (random) * continuum->length);
      while (i == 1 && coder[0] == coder[1] && least * 4 < continuum->length
             && (ABS (offset[1] - offset[0]) < least
                 || ABS (offset[1] - offset[0]) > continuum->length - least));
      add_shifted (drawn, i, actant_continuum_get_units (continuum, coder[i]), offset[i]);
    }
  drawn->n_categories = continuum->n_categories;
  actant_continuum_sort (drawn);

  return actant_gamma_disorder (drawn, NULL);
}

/* Half the mean length of a unit. */
static gint64
get_least_shift (const ActantContinuum *continuum)
{
  gint64 sum = 0;

  for (guint i = 0; i < continuum->coders->len; i++)
    {
      GArray *units = actant_continuum_get_units (continuum, i);

      for (guint j = 0; j < units->len; j++)
        sum += g_array_index (units, ActantUnit, j).end - g_array_index (units, ActantUnit, j).start;
    }

  return sum / MAX (actant_continuum_count_units (continuum), 1) / 2;
}

/* Draws until the mean is known well enough: n = (1.96 · σ / (mean · precision))². */
static gboolean
find_expected (const ActantContinuum *continuum,
               GCancellable          *cancellable,
               ActantGamma           *gamma)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (gamma->seed);
  gint64 least = get_least_shift (continuum);
  double sum = 0, squares = 0;
  guint wanted = ACTANT_GAMMA_SAMPLES;

  while (gamma->n_samples < wanted)
    {
      double disorder;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      disorder = draw_disorder (continuum, least, random);
      sum += disorder;
      squares += disorder * disorder;
      gamma->n_samples++;
      if (gamma->n_samples == ACTANT_GAMMA_SAMPLES && sum > 0)
        {
          double mean = sum / gamma->n_samples;
          double variance = MAX (0, squares / gamma->n_samples - mean * mean)
                            * gamma->n_samples / (gamma->n_samples - 1.0);
          double ratio = CONFIDENCE * sqrt (variance) / (mean * PRECISION);

          wanted = CLAMP (ceil (ratio * ratio), ACTANT_GAMMA_SAMPLES, MAX_SAMPLES);
        }
    }
  gamma->expected = sum / gamma->n_samples;

  return TRUE;
}

/**
 * actant_gamma_compute:
 * @continuum: sorted units of two coders
 * @seed: of the random continua
 * @cancellable: (nullable): to stop it
 * @gamma: (out): what it comes to
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
actant_gamma_compute (const ActantContinuum *continuum,
                      guint32                seed,
                      GCancellable          *cancellable,
                      ActantGamma           *gamma)
{
  *gamma = (ActantGamma) { .value = NAN, .seed = seed };
  gamma->n_units = actant_continuum_count_units (continuum);

  if (continuum->coders->len != 2)
    gamma->undefined = N_("it is for exactly two coders");
  else if (actant_continuum_get_units (continuum, 0)->len == 0
           || actant_continuum_get_units (continuum, 1)->len == 0)
    gamma->undefined = N_("one of the coders marked nothing");
  if (gamma->undefined != NULL)
    return TRUE;

  gamma->observed = actant_gamma_disorder (continuum, NULL);
  if (!find_expected (continuum, cancellable, gamma))
    return FALSE;
  if (gamma->expected > 1e-12)
    gamma->value = 1 - gamma->observed / gamma->expected;
  else
    gamma->undefined = N_("every value is the same: nothing could have been told apart");

  return TRUE;
}
