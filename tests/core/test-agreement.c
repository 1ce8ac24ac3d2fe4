/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of agreement: the published tables, to the digits printed there, and what is computed in
 * the plainest way from random data. */
#include "agreement/actant-bootstrap.h"
#include "agreement/actant-coefficient.h"

#include <math.h>
#include <string.h>

#define N -1

static ActantReliabilityData *
new_numbers (ActantScale   scale,
             guint         n_units,
             guint         n_coders,
             const gint32 *values,
             gboolean      by_coder)
{
  ActantReliabilityData *data = actant_reliability_data_new (scale, n_units, n_coders);

  for (gint32 number = 0; number < 10; number++)
    actant_reliability_data_add_number (data, number);
  for (guint unit = 0; unit < n_units; unit++)
    for (guint coder = 0; coder < n_coders; coder++)
      actant_reliability_data_set (data, unit, coder,
                                   by_coder ? values[coder * n_units + unit] : values[unit * n_coders + coder]);

  return data;
}

static double
compute (const char                  *name,
         const ActantReliabilityData *data)
{
  ActantCoefficient coefficient;

  actant_measure_compute (actant_measure_find (name), data, &coefficient);
  g_assert_true ((coefficient.undefined != NULL) == isnan (coefficient.value));

  return coefficient.value;
}

#define assert_printed(value, printed, digits) \
  g_assert_cmpfloat_with_epsilon (value, printed, 0.5 * pow (10, -(digits)) + 1e-9)

/* A table of how often the first coder said the row and the second the column. */
static ActantReliabilityData *
new_cross_table (guint        n_categories,
                 const guint *table)
{
  ActantReliabilityData *data = actant_reliability_data_new (ACTANT_SCALE_NOMINAL, n_categories * n_categories, 2);

  data->weights = g_new0 (guint32, data->n_units);
  for (guint i = 0; i < data->n_units; i++)
    {
      actant_reliability_data_set (data, i, 0, i / n_categories);
      actant_reliability_data_set (data, i, 1, i % n_categories);
      data->weights[i] = table[i];
    }

  return data;
}

/* Cohen 1960, tables 1 (κ below chance) and 2. */
static void
test_cohen (void)
{
  static const guint first[] = { 25, 13, 12, 12, 2, 16, 3, 15, 2 };
  static const guint second[] = { 88, 14, 18, 10, 40, 10, 2, 6, 12 };
  g_autoptr(ActantReliabilityData) one = new_cross_table (3, first);
  g_autoptr(ActantReliabilityData) two = new_cross_table (3, second);
  ActantCoefficient coefficient;

  actant_measure_compute (actant_measure_find ("kappa"), one, &coefficient);
  assert_printed (coefficient.observed, 0.29, 2);
  assert_printed (coefficient.expected, 0.35, 2);
  assert_printed (coefficient.value, -0.09, 2);
  actant_measure_compute (actant_measure_find ("kappa"), two, &coefficient);
  assert_printed (coefficient.observed, 0.70, 2);
  assert_printed (coefficient.expected, 0.41, 2);
  assert_printed (coefficient.value, 0.492, 3);
}

/* The worked example of Artstein & Poesio 2008, section 2: statements, information requests, checks. */
static void
test_artstein_poesio (void)
{
  static const guint table[] = { 46, 6, 0, 0, 32, 0, 0, 6, 10 };
  g_autoptr(ActantReliabilityData) data = new_cross_table (3, table);

  assert_printed (compute ("percent", data), 0.88, 2);
  assert_printed (compute ("pi", data), 0.7995, 4);
  assert_printed (compute ("kappa", data), 0.8013, 4);
}

/* Fleiss 1971, table 1: thirty patients, six psychiatrists, five diagnoses. */
static void
test_fleiss (void)
{
  static const guint counts[30][5] = {
    { 0, 0, 0, 6, 0 }, { 0, 3, 0, 0, 3 }, { 0, 1, 4, 0, 1 }, { 0, 0, 0, 0, 6 }, { 0, 3, 0, 3, 0 },
    { 2, 0, 4, 0, 0 }, { 0, 0, 4, 0, 2 }, { 2, 0, 3, 1, 0 }, { 2, 0, 0, 4, 0 }, { 0, 0, 0, 0, 6 },
    { 1, 0, 0, 5, 0 }, { 1, 1, 0, 4, 0 }, { 0, 3, 3, 0, 0 }, { 1, 0, 0, 5, 0 }, { 0, 2, 0, 3, 1 },
    { 0, 0, 5, 0, 1 }, { 3, 0, 0, 1, 2 }, { 5, 1, 0, 0, 0 }, { 0, 2, 0, 4, 0 }, { 1, 0, 2, 0, 3 },
    { 0, 0, 0, 0, 6 }, { 0, 1, 0, 5, 0 }, { 0, 2, 0, 1, 3 }, { 2, 0, 0, 4, 0 }, { 1, 0, 0, 4, 1 },
    { 0, 5, 0, 1, 0 }, { 4, 0, 0, 0, 2 }, { 0, 2, 0, 4, 0 }, { 1, 0, 5, 0, 0 }, { 0, 0, 0, 0, 6 },
  };
  g_autoptr(ActantReliabilityData) data = actant_reliability_data_new (ACTANT_SCALE_NOMINAL, 30, 6);
  ActantCoefficient coefficient;

  for (guint unit = 0; unit < 30; unit++)
    for (guint category = 0, coder = 0; category < 5; category++)
      for (guint i = 0; i < counts[unit][category]; i++)
        actant_reliability_data_set (data, unit, coder++, category);

  actant_measure_compute (actant_measure_find ("fleiss"), data, &coefficient);
  assert_printed (coefficient.observed, 0.556, 3);
  assert_printed (coefficient.expected, 0.220, 3);
  assert_printed (coefficient.value, 0.430, 3);
}

/* Krippendorff 2011, sections A to C; 1980 and 2004 have the same data in other words. */
static const gint32 four_observers[] = {
  1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N,
  1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3,
  N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N,
  1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N,
};

static void
test_krippendorff (void)
{
  static const gint32 binary[] = { 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0 };
  static const gint32 nominal[] = { 0, 0, 1, 1, 3, 2, 2, 2, 4, 3, 3, 0,
                                    1, 0, 1, 1, 1, 2, 2, 2, 4, 3, 3, 3 };
  static const struct { ActantScale scale; double alpha; } printed[] = {
    { ACTANT_SCALE_NOMINAL, 0.743 }, { ACTANT_SCALE_ORDINAL, 0.815 },
    { ACTANT_SCALE_INTERVAL, 0.849 }, { ACTANT_SCALE_RATIO, 0.797 },
  };
  g_autoptr(ActantReliabilityData) a = new_numbers (ACTANT_SCALE_NOMINAL, 10, 2, binary, TRUE);
  g_autoptr(ActantReliabilityData) b = new_numbers (ACTANT_SCALE_NOMINAL, 12, 2, nominal, TRUE);

  assert_printed (compute ("alpha", a), 0.095, 3);
  assert_printed (compute ("alpha", b), 0.692, 3);
  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      g_autoptr(ActantReliabilityData) data = new_numbers (printed[i].scale, 12, 4, four_observers, TRUE);
      ActantCoefficient coefficient;

      actant_measure_compute (actant_measure_find ("alpha"), data, &coefficient);
      assert_printed (coefficient.value, printed[i].alpha, 3);
      g_assert_cmpuint (coefficient.n_units, ==, 11);
      g_assert_cmpuint (coefficient.n_values, ==, 40);
    }
}

/* Hayes & Krippendorff 2007, table 1: forty articles, five observers, 0 to 3. */
static const gint32 articles[] = {
  1, 1, 2, N, 2,  1, 1, 0, 1, N,  N, 2, 3, 3, 3,  N, 0, 0, N, 0,  0, 0, 0, N, 0,
  0, 0, 0, N, 0,  1, 0, 2, N, 1,  1, N, 2, 0, N,  2, 2, 2, N, 2,  2, 1, 1, 1, N,
  N, 1, 0, 0, N,  0, 0, 0, 0, N,  1, 2, 2, 2, N,  3, 3, 2, 2, 3,  1, 1, 1, N, 1,
  1, 1, 1, N, 1,  2, 1, 2, N, 2,  1, 2, 3, 3, N,  1, 1, 0, 1, N,  0, 0, 0, N, 0,
  0, 0, 1, 1, N,  0, 0, N, 0, 0,  2, 3, 3, 3, N,  0, 0, 0, 0, N,  1, 2, N, 2, 2,
  0, 1, 1, 1, N,  0, 0, 0, 1, 0,  1, 2, 1, 2, N,  1, 1, 2, 2, N,  1, 1, 2, N, 2,
  1, 1, 0, N, 0,  2, 1, 2, 1, N,  2, 2, N, 2, 2,  3, 2, 2, 2, N,  2, 2, 2, N, 2,
  2, 2, 3, N, 2,  2, 2, 2, N, 2,  2, 2, N, 1, 2,  2, 2, 2, 2, N,  1, 1, 1, N, 1,
};

static void
test_hayes (void)
{
  static const double printed[] = { 0.4765, 0.7598, 0.7574, 0.6621 };

  for (ActantScale scale = ACTANT_SCALE_NOMINAL; scale <= ACTANT_SCALE_RATIO; scale++)
    {
      g_autoptr(ActantReliabilityData) data = new_numbers (scale, 40, 5, articles, FALSE);

      assert_printed (compute ("alpha", data), printed[scale], 4);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agreement/cohen-1960", test_cohen);
  g_test_add_func ("/agreement/artstein-poesio-2008", test_artstein_poesio);
  g_test_add_func ("/agreement/fleiss-1971", test_fleiss);
  g_test_add_func ("/agreement/krippendorff-2011", test_krippendorff);
  g_test_add_func ("/agreement/hayes-krippendorff-2007", test_hayes);

  return g_test_run ();
}
