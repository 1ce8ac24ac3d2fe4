/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a measure might be off: units drawn again and again. */
#include "agreement/actant-bootstrap.h"

#include <math.h>
#include <stdlib.h>

/* From so many units on, how often each pattern is drawn is drawn itself. */
#define MANY_UNITS 4096
#define FEW_EXPECTED 30

/* A standard normal number (Marsaglia & Bray 1964, the polar method). */
static double
draw_normal (GRand *random)
{
  double x, y, square;

  do
    {
      x = g_rand_double_range (random, -1, 1);
      y = g_rand_double_range (random, -1, 1);
      square = x * x + y * y;
    }
  while (square >= 1 || square == 0);

  return x * sqrt (-2 * log (square) / square);
}

/* A gamma-distributed number, @shape ≥ 1 (Marsaglia & Tsang 2000, ACM TOMS 26(3)). */
static double
draw_gamma (GRand  *random,
            double  shape)
{
  double d = shape - 1.0 / 3, c = 1 / sqrt (9 * d);

  while (TRUE)
    {
      double x = draw_normal (random);
      double v = 1 + c * x;
      double u = g_rand_double (random);

      v = v * v * v;
      if (v > 0 && u > 0 && log (u) < x * x / 2 + d - d * v + d * log (v))
        return d * v;
    }
}

/* Adds up waiting times between successes (Devroye 1986, Non-Uniform Random Variate Generation,
 * X.4.3); quick where few are expected. */
static guint64
draw_few (GRand   *random,
          guint64  n,
          double   p)
{
  double log_miss = log1p (-p);
  guint64 position = 0, hits = 0;

  while (TRUE)
    {
      double u = 1 - g_rand_double (random);
      double wait = floor (log (u) / log_miss) + 1;

      if (wait > (double) (n - position))
        return hits;
      position += wait;
      hits++;
    }
}

/* How many of @n tries succeed: halved at a beta-distributed median until few are left (Relles 1972,
 * JASA 67; Ahrens & Dieter 1974). Exact. */
static guint64
draw_binomial (GRand   *random,
               guint64  n,
               double   p)
{
  guint64 hits = 0;

  while (n * MIN (p, 1 - p) > FEW_EXPECTED)
    {
      guint64 i = n / 2 + 1;
      double x = draw_gamma (random, i), y = draw_gamma (random, n + 1 - i);
      double beta = x / (x + y);

      if (beta <= p)
        {
          hits += i;
          n -= i;
          p = (p - beta) / (1 - beta);
        }
      else
        {
          n = i - 1;
          p = p / beta;
        }
    }
  if (n == 0 || p <= 0)
    return hits;
  if (p >= 1)
    return hits + n;

  return hits + (p <= 0.5 ? draw_few (random, n, p) : n - draw_few (random, n, 1 - p));
}

/* As many units as there are, with replacement: how often each pattern comes. */
static void
draw_weights (GRand                       *random,
              const ActantReliabilityData *patterns,
              const guint                 *units,
              guint64                      n_units,
              guint32                     *weights)
{
  guint64 left = n_units, tickets = n_units;

  if (units != NULL)
    {
      for (guint i = 0; i < patterns->n_units; i++)
        weights[i] = 0;
      for (guint64 i = 0; i < n_units; i++)
        weights[units[g_rand_int_range (random, 0, n_units)]]++;
      return;
    }

  for (guint i = 0; i < patterns->n_units; i++)
    {
      guint32 weight = patterns->weights[i];

      weights[i] = weight == tickets ? left : draw_binomial (random, left, (double) weight / tickets);
      left -= weights[i];
      tickets -= weight;
    }
}

/* The pattern of each unit, where there are few units; NULL where there are many. */
static guint *
new_units (const ActantReliabilityData *patterns,
           guint64                      n_units)
{
  guint *units, n = 0;

  if (n_units > MANY_UNITS)
    return NULL;

  units = g_new (guint, MAX (n_units, 1));
  for (guint i = 0; i < patterns->n_units; i++)
    for (guint j = 0; j < patterns->weights[i]; j++)
      units[n++] = i;

  return units;
}

static int
compare_values (const void *a,
                const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The value below which a @share of the sorted @values lie, between the nearest two. */
static double
get_percentile (const double *values,
                guint         n,
                double        share)
{
  double place = share * (n - 1);
  guint low = floor (place), high = MIN (low + 1, n - 1);

  return values[low] + (place - low) * (values[high] - values[low]);
}

static void
summarise (ActantBootstrap *bootstrap,
           double          *values,
           guint            n)
{
  guint n_below = 0;

  bootstrap->low = bootstrap->high = bootstrap->below = NAN;
  if (n == 0)
    return;

  qsort (values, n, sizeof *values, compare_values);
  while (n_below < n && values[n_below] < bootstrap->threshold)
    n_below++;
  bootstrap->low = get_percentile (values, n, 0.025);
  bootstrap->high = get_percentile (values, n, 0.975);
  bootstrap->below = (double) n_below / n;
}

/**
 * actant_bootstrap_run:
 * @measure: what is measured
 * @data: reliability data
 * @n_draws: how often; %ACTANT_BOOTSTRAP_DRAWS
 * @seed: of the random numbers
 * @threshold: of #ActantBootstrap.below: 0.667 or 0.8 by Krippendorff's advice
 * @cancellable: (nullable): to stop it
 * @bootstrap: (out): the interval
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
actant_bootstrap_run (const ActantMeasure         *measure,
                      const ActantReliabilityData *data,
                      guint                        n_draws,
                      guint32                      seed,
                      double                       threshold,
                      GCancellable                *cancellable,
                      ActantBootstrap             *bootstrap)
{
  g_autoptr(ActantReliabilityData) patterns = actant_reliability_data_new_patterns (data);
  ActantReliabilityData draw = *patterns;
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autofree double *values = g_new (double, MAX (n_draws, 1));
  g_autofree guint *units = NULL;
  guint64 n_units = 0;
  guint n = 0;

  for (guint i = 0; i < patterns->n_units; i++)
    n_units += patterns->weights[i];
  units = new_units (patterns, n_units);
  draw.weights = g_new0 (guint32, MAX (patterns->n_units, 1));
  *bootstrap = (ActantBootstrap) { .threshold = threshold, .n_draws = n_draws, .seed = seed };

  for (guint i = 0; i < n_draws && !g_cancellable_is_cancelled (cancellable); i++)
    {
      ActantCoefficient coefficient;

      draw_weights (random, patterns, units, n_units, draw.weights);
      actant_measure_compute (measure, &draw, &coefficient);
      if (coefficient.undefined == NULL)
        values[n++] = coefficient.value;
    }
  g_free (draw.weights);
  bootstrap->n_undefined = n_draws - n;
  summarise (bootstrap, values, n);

  return !g_cancellable_is_cancelled (cancellable);
}
