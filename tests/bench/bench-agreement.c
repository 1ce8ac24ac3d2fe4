/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What agreement costs: α of many units, the interval, γ, and how they grow.
 *
 * Usage: bench-agreement. Times are medians of five (γ: of three). */
#include "agreement/actant-bootstrap.h"
#include "agreement/actant-gamma.h"

#include <locale.h>
#include <stdlib.h>

static ActantReliabilityData *
new_data (guint n_units)
{
  ActantReliabilityData *data = actant_reliability_data_new (ACTANT_SCALE_NOMINAL, n_units, 5);
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (guint unit = 0; unit < n_units; unit++)
    for (guint coder = 0, usual = g_rand_int_range (random, 0, 10); coder < 5; coder++)
      if (g_rand_int_range (random, 0, 10) > 0)
        actant_reliability_data_set (data, unit, coder, g_rand_int_range (random, 0, 3) > 0
                                     ? (gint32) usual : g_rand_int_range (random, 0, 10));

  return data;
}

/* Both coders mark much the same units, a little displaced. */
static ActantContinuum *
new_continuum (guint n_units)
{
  ActantContinuum *continuum = actant_continuum_new (n_units * 120, 2);
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < n_units; i++)
    {
      gint64 start = g_rand_int_range (random, 0, n_units * 120 - 200);
      gint64 end = start + g_rand_int_range (random, 20, 180);

      for (guint coder = 0; coder < 2; coder++)
        actant_continuum_add (continuum, coder, start + g_rand_int_range (random, 0, 20),
                              end + g_rand_int_range (random, 0, 20), g_rand_int_range (random, 1, 4));
    }
  actant_continuum_sort (continuum);

  return continuum;
}

static int
compare_times (const void *a,
               const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_median (double *times,
            guint   n)
{
  qsort (times, n, sizeof *times, compare_times);

  return times[n / 2];
}

static double
measure_alpha (guint n_units)
{
  g_autoptr(ActantReliabilityData) data = new_data (n_units);
  double times[5];

  for (guint i = 0; i < 5; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      ActantCoefficient coefficient;

      actant_measure_compute (actant_measure_find ("alpha"), data, &coefficient);
      g_assert_true (coefficient.undefined == NULL);
      times[i] = (g_get_monotonic_time () - begun) / 1e3;
    }

  return get_median (times, 5);
}

static double
measure_bootstrap (guint n_units)
{
  g_autoptr(ActantReliabilityData) data = new_data (n_units);
  gint64 begun = g_get_monotonic_time ();
  ActantBootstrap bootstrap;

  g_assert_true (actant_bootstrap_run (actant_measure_find ("alpha"), data, ACTANT_BOOTSTRAP_DRAWS,
                                       ACTANT_BOOTSTRAP_SEED, 0.667, NULL, &bootstrap));
  return (g_get_monotonic_time () - begun) / 1e3;
}

static double
measure_gamma (guint n_units)
{
  g_autoptr(ActantContinuum) continuum = new_continuum (n_units);
  ActantWeights weights = ACTANT_WEIGHTS_DEFAULT;
  double times[3];

  for (guint i = 0; i < 3; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      ActantGamma gamma;

      g_assert_true (actant_gamma_compute (continuum, &weights, 7, NULL, &gamma, NULL));
      times[i] = (g_get_monotonic_time () - begun) / 1e3;
    }

  return get_median (times, 3);
}

int
main (void)
{
  double alpha[2], gamma[2];

  setlocale (LC_ALL, "");

  for (guint i = 0; i < 2; i++)
    alpha[i] = measure_alpha (i == 0 ? 100000 : 1000000);
  g_print ("α of 1,000,000 units × 5 coders: %.0f ms; ten times the units: %.1f x\n", alpha[1],
           alpha[1] / alpha[0]);
  g_print ("interval of 10,000 draws, 200 units × 5 coders: %.0f ms\n", measure_bootstrap (200));
  g_print ("interval of 10,000 draws, 2,000 units × 5 coders: %.0f ms\n", measure_bootstrap (2000));
  for (guint i = 0; i < 2; i++)
    gamma[i] = measure_gamma (i == 0 ? 1000 : 10000);
  g_print ("γ of two coders with 1,000 units each: %.0f ms; ten times the units: %.1f x\n", gamma[0],
           gamma[1] / gamma[0]);

  return 0;
}
