/* SPDX-License-Identifier: GPL-3.0-or-later */
/* γ: alignment and disorder, against chance. */
#include "config.h"

#include "agreement/actant-gamma.h"

#include <glib/gi18n.h>
#include <math.h>

/* The mean of the random continua is known to 2 %, with 95 % confidence (5.3). */
#define PRECISION 0.02
#define CONFIDENCE 1.96
#define MAX_SAMPLES 1000

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

/* Whether the shift stays clear of those of the same coder before it. */
static gboolean
is_apart (const guint  *coders,
          const gint64 *offsets,
          guint         n,
          gint64        least,
          gint64        length)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 distance = ABS (offsets[n] - offsets[i]);

      if (coders[i] == coders[n] && MIN (distance, length - distance) < least)
        return FALSE;
    }

  return TRUE;
}

/* A continuum as chance would make it: each coder's units are those of any real coder, shifted by a
 * random distance; two shifts of the same coder's are at least half a mean unit apart (5.2), if there
 * is room. */
static ActantContinuum *
draw_continuum (const ActantContinuum *continuum,
                gint64                 least,
                GRand                 *random)
{
  guint n = continuum->coders->len;
  ActantContinuum *drawn = actant_continuum_new (continuum->length, n);
  g_autofree guint *coders = g_new (guint, n);
  g_autofree gint64 *offsets = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    {
      coders[i] = g_rand_int_range (random, 0, n);
      for (guint tries = 0; tries < 100; tries++)
        {
          offsets[i] = (gint64) (g_rand_double (random) * continuum->length);
          if (is_apart (coders, offsets, i, least, continuum->length))
            break;
        }
      add_shifted (drawn, i, actant_continuum_get_units (continuum, coders[i]), offsets[i]);
    }
  drawn->n_categories = continuum->n_categories;
  actant_continuum_sort (drawn);

  return drawn;
}

static gboolean
find_disorder (const ActantContinuum  *continuum,
               const ActantWeights    *weights,
               GCancellable           *cancellable,
               double                 *disorder,
               GError                **error)
{
  g_autoptr(ActantAlignment) alignment = actant_alignment_new (continuum, weights, cancellable, error);

  if (alignment == NULL)
    return FALSE;
  *disorder = alignment->disorder;

  return TRUE;
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

/* How many continua are wanted after the first ones: n = (1.96 · σ / (mean · precision))². */
static guint
find_wanted (double sum,
             double squares,
             guint  n)
{
  double mean = sum / n;
  double variance = MAX (0, squares / n - mean * mean) * n / (n - 1.0);
  double ratio = mean > 0 ? CONFIDENCE * sqrt (variance) / (mean * PRECISION) : 0;

  return CLAMP (ceil (ratio * ratio), n, MAX_SAMPLES);
}

static gboolean
find_expected (const ActantContinuum  *continuum,
               const ActantWeights    *weights,
               GCancellable           *cancellable,
               ActantGamma            *gamma,
               GError                **error)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (gamma->seed);
  gint64 least = get_least_shift (continuum);
  double sum = 0, squares = 0;

  for (guint wanted = ACTANT_GAMMA_SAMPLES; gamma->n_samples < wanted; )
    {
      g_autoptr(ActantContinuum) drawn = draw_continuum (continuum, least, random);
      double disorder;

      if (!find_disorder (drawn, weights, cancellable, &disorder, error))
        return FALSE;
      sum += disorder;
      squares += disorder * disorder;
      if (++gamma->n_samples == ACTANT_GAMMA_SAMPLES)
        wanted = find_wanted (sum, squares, gamma->n_samples);
    }
  gamma->expected = sum / gamma->n_samples;

  return TRUE;
}

/* How many coders marked something. */
static guint
count_active (const ActantContinuum *continuum)
{
  guint n = 0;

  for (guint i = 0; i < continuum->coders->len; i++)
    n += actant_continuum_get_units (continuum, i)->len > 0;

  return n;
}

/**
 * actant_gamma_compute:
 * @continuum: sorted units of two coders or more
 * @weights: of place, category and missing units
 * @seed: of the random continua
 * @cancellable: (nullable): to stop it
 * @gamma: (out): what it comes to
 * @error: return location for a #GIOError
 *
 * Units that cannot be aligned leave it undefined.
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
actant_gamma_compute (const ActantContinuum  *continuum,
                      const ActantWeights    *weights,
                      guint32                 seed,
                      GCancellable           *cancellable,
                      ActantGamma            *gamma,
                      GError                **error)
{
  g_autoptr(GError) problem = NULL;

  *gamma = (ActantGamma) { .value = NAN, .seed = seed };
  gamma->n_units = actant_continuum_count_units (continuum);

  if (continuum->coders->len < 2)
    gamma->undefined = N_("it takes two coders");
  else if (count_active (continuum) < 2)
    gamma->undefined = N_("fewer than two coders marked anything");
  if (gamma->undefined != NULL)
    return TRUE;

  if (!find_disorder (continuum, weights, cancellable, &gamma->observed, &problem)
      || !find_expected (continuum, weights, cancellable, gamma, &problem))
    {
      if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_FAILED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      gamma->undefined = N_("so many units overlap that they cannot be aligned");
    }
  else if (gamma->expected > 1e-12)
    gamma->value = 1 - gamma->observed / gamma->expected;
  else
    gamma->undefined = N_("every value is the same: nothing could have been told apart");

  return TRUE;
}
