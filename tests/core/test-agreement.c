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

/* Krippendorff 1980, p. 139: nine units, three observers. */
static void
test_krippendorff_1980 (void)
{
  static const gint32 values[] = {
    1, 1, 1,  1, 2, 2,  2, 2, 2,  4, 4, 4,  1, 4, 4,  2, 2, 2,  1, 2, 3,  3, 3, 3,  2, 2, 2
  };
  static const struct { ActantScale scale; double alpha; } printed[] = {
    { ACTANT_SCALE_NOMINAL, 0.642 }, { ACTANT_SCALE_INTERVAL, 0.547 }, { ACTANT_SCALE_RATIO, 0.483 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      g_autoptr(ActantReliabilityData) data = new_numbers (printed[i].scale, 9, 3, values, FALSE);

      assert_printed (compute ("alpha", data), printed[i].alpha, 3);
    }
}

/* Krippendorff 2004, p. 246: Cohen's κ rises when the coders' habits differ; π does not. */
static void
test_krippendorff_2004 (void)
{
  static const guint alike[] = { 12, 9, 9, 9, 14, 9, 9, 9, 20 };
  static const guint unlike[] = { 12, 18, 18, 0, 14, 18, 0, 0, 20 };
  g_autoptr(ActantReliabilityData) a = new_cross_table (3, alike);
  g_autoptr(ActantReliabilityData) b = new_cross_table (3, unlike);

  assert_printed (compute ("percent", a), 0.460, 3);
  assert_printed (compute ("pi", a), 0.186, 3);
  assert_printed (compute ("kappa", a), 0.186, 3);
  assert_printed (compute ("percent", b), 0.460, 3);
  assert_printed (compute ("pi", b), 0.186, 3);
  assert_printed (compute ("kappa", b), 0.258, 3);
}

/* Gwet 2008: what his definition gives for Cohen's tables, and for a lopsided one. */
static void
test_gwet (void)
{
  static const guint first[] = { 25, 13, 12, 12, 2, 16, 3, 15, 2 };
  static const guint second[] = { 88, 14, 18, 10, 40, 10, 2, 6, 12 };
  static const guint lopsided[] = { 8, 1, 0, 1 };
  g_autoptr(ActantReliabilityData) one = new_cross_table (3, first);
  g_autoptr(ActantReliabilityData) two = new_cross_table (3, second);
  g_autoptr(ActantReliabilityData) three = new_cross_table (2, lopsided);

  assert_printed (compute ("ac1", one), -0.0480, 4);
  assert_printed (compute ("ac1", two), 0.5760, 4);
  assert_printed (compute ("ac1", three), 0.8658, 4);
  assert_printed (compute ("pi", three), 0.6078, 4);
}

/* Sets: α with Passonneau's MASI; the figures are those of other programs on the same nine pairs. */
static void
test_masi (void)
{
  static const struct { guint32 a[3], b[3]; guint n_a, n_b; } pairs[] = {
    { { 0 }, { 0 }, 0, 0 }, { { 0 }, { 0 }, 1, 0 }, { { 0 }, { 0 }, 1, 1 }, { { 0 }, { 1 }, 1, 1 },
    { { 0, 1 }, { 0 }, 2, 1 }, { { 1, 0 }, { 2, 0 }, 2, 2 }, { { 0, 1, 2 }, { 2, 1, 0 }, 3, 3 },
    { { 2 }, { 0, 2 }, 1, 2 }, { { 2 }, { 2, 0 }, 1, 2 },
  };
  g_autoptr(ActantReliabilityData) data = actant_reliability_data_new (ACTANT_SCALE_SET, 9, 2);
  ActantCoefficient coefficient;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      actant_reliability_data_set (data, i, 0, actant_reliability_data_add_set (data, pairs[i].a, pairs[i].n_a));
      actant_reliability_data_set (data, i, 1, actant_reliability_data_add_set (data, pairs[i].b, pairs[i].n_b));
    }
  g_assert_cmpuint (data->sets->len, ==, 7);
  actant_measure_compute (actant_measure_find ("alpha"), data, &coefficient);
  g_assert_cmpfloat_with_epsilon (coefficient.observed, 0.253, 0.001);
  g_assert_cmpfloat_with_epsilon (coefficient.expected, 0.338, 0.001);
  g_assert_cmpfloat_with_epsilon (coefficient.value, 0.252, 0.001);
}

static ActantReliabilityData *
new_random (GRand       *random,
            ActantScale  scale,
            guint        n_units,
            guint        n_coders,
            guint        n_categories)
{
  ActantReliabilityData *data = actant_reliability_data_new (scale, n_units, n_coders);

  for (guint i = 0; i < n_categories; i++)
    actant_reliability_data_add_number (data, i * i);
  for (guint unit = 0; unit < n_units; unit++)
    for (guint coder = 0, usual = g_rand_int_range (random, 0, n_categories); coder < n_coders; coder++)
      if (g_rand_int_range (random, 0, 5) > 0)
        actant_reliability_data_set (data, unit, coder, g_rand_boolean (random)
                                     ? (gint32) usual : g_rand_int_range (random, 0, n_categories));

  return data;
}

/* α as it is defined: the mean difference of values in one unit, each pair weighing
 * 1 / (m_u − 1), over that of all paired values. */
static double
compute_naive_alpha (const ActantReliabilityData *data)
{
  g_autofree double *totals = g_new0 (double, data->n_categories);
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (guint));
  double observed = 0, expected = 0;

  for (guint unit = 0; unit < data->n_units; unit++)
    {
      guint n = 0;

      for (guint coder = 0; coder < data->n_coders; coder++)
        n += actant_reliability_data_get (data, unit, coder) >= 0;
      for (guint coder = 0; n > 1 && coder < data->n_coders; coder++)
        {
          gint32 value = actant_reliability_data_get (data, unit, coder);

          if (value < 0)
            continue;
          g_array_append_val (values, value);
          g_array_append_val (units, unit);
          totals[value]++;
        }
    }
  for (guint i = 0; i < values->len; i++)
    {
      double sum = 0;
      guint n = 0;

      for (guint j = 0; j < values->len; j++)
        {
          double distance = actant_reliability_data_get_distance (data, totals, g_array_index (values, gint32, i),
                                                                  g_array_index (values, gint32, j));

          expected += distance;
          if (i != j && g_array_index (units, guint, i) == g_array_index (units, guint, j))
            {
              sum += distance;
              n++;
            }
        }
      observed += sum / n;
    }

  return 1 - observed / values->len / (expected / values->len / (values->len - 1));
}

static void
test_random_alpha (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(ActantReliabilityData) data =
        new_random (random, round % 4, g_rand_int_range (random, 20, 60), g_rand_int_range (random, 2, 6),
                    g_rand_int_range (random, 3, 6));
      g_autoptr(ActantReliabilityData) patterns = actant_reliability_data_new_patterns (data);
      double alpha = compute ("alpha", data);

      g_assert_cmpfloat_with_epsilon (alpha, compute_naive_alpha (data), 1e-9);
      g_assert_cmpfloat_with_epsilon (alpha, compute ("alpha", patterns), 1e-9);
      g_assert_cmpfloat_with_epsilon (compute ("ac1", data), compute ("ac1", patterns), 1e-9);
      g_assert_cmpfloat_with_epsilon (compute ("percent", data), compute ("percent", patterns), 1e-9);
    }
}

/* Nothing varies, nothing is paired, or the data do not fit: not defined, and never 1. */
static void
test_undefined (void)
{
  static const gint32 same[] = { 1, 1, 1, 1, 1, 1 };
  static const gint32 unpaired[] = { 1, N, N, 2, 1, N };
  guint n_measures;
  const ActantMeasure *measures = actant_measure_get_all (&n_measures);
  g_autoptr(ActantReliabilityData) constant = new_numbers (ACTANT_SCALE_NOMINAL, 3, 2, same, FALSE);
  g_autoptr(ActantReliabilityData) apart = new_numbers (ACTANT_SCALE_NOMINAL, 3, 2, unpaired, FALSE);
  g_autoptr(ActantReliabilityData) alone = new_numbers (ACTANT_SCALE_NOMINAL, 6, 1, same, FALSE);
  g_autoptr(ActantReliabilityData) three = new_numbers (ACTANT_SCALE_NOMINAL, 2, 3, same, FALSE);
  g_autoptr(ActantReliabilityData) nothing = actant_reliability_data_new (ACTANT_SCALE_NOMINAL, 0, 2);

  for (guint i = 0; i < n_measures; i++)
    {
      gboolean score = g_str_equal (measures[i].name, "f1") || g_str_equal (measures[i].name, "precision")
                       || g_str_equal (measures[i].name, "recall");
      gboolean plain = g_str_equal (measures[i].name, "percent") || score;

      g_assert_true (isnan (compute (measures[i].name, constant)) != plain);
      /* What nobody paired are errors of a score: of the one unit that both coded, both say the same. */
      g_assert_true (isnan (compute (measures[i].name, apart)) != score);
      g_assert_true (isnan (compute (measures[i].name, alone)));
      g_assert_true (isnan (compute (measures[i].name, nothing)));
      if (measures[i].n_coders == 2)
        g_assert_true (isnan (compute (measures[i].name, three)));
    }
  g_assert_null (actant_measure_find ("of-the-earth"));
}

/* By hand: A has 4 values, B has 3, two of them the same; turned round, precision is recall. Of sets each
 * member counts. */
static void
test_scores (void)
{
  static const gint32 given[] = { 1, 1, 2, 2, 1, 2, 3, N };
  g_autoptr(ActantReliabilityData) data = new_numbers (ACTANT_SCALE_NOMINAL, 4, 2, given, FALSE);
  g_autoptr(ActantReliabilityData) turned = actant_reliability_data_new_turned (data);
  g_autoptr(ActantReliabilityData) sets = actant_reliability_data_new (ACTANT_SCALE_SET, 1, 2);
  g_autoptr(ActantReliabilityData) nothing = actant_reliability_data_new (ACTANT_SCALE_NOMINAL, 3, 2);

  g_assert_cmpfloat_with_epsilon (compute ("precision", data), 2.0 / 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (compute ("recall", data), 2.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (compute ("f1", data), 4.0 / 7, 1e-12);
  g_assert_cmpfloat_with_epsilon (compute ("precision", turned), 2.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (compute ("recall", turned), 2.0 / 4, 1e-12);
  g_assert_true (isnan (compute ("f1", nothing)));

  actant_reliability_data_set (sets, 0, 0, actant_reliability_data_add_set (sets, (guint32[]) { 1, 2, 5 }, 3));
  actant_reliability_data_set (sets, 0, 1, actant_reliability_data_add_set (sets, (guint32[]) { 5, 9 }, 2));
  g_assert_cmpfloat_with_epsilon (compute ("precision", sets), 1.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (compute ("recall", sets), 1.0 / 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (compute ("f1", sets), 2.0 / 5, 1e-12);
}

/* The interval holds the value, is the same for the same seed, and is narrower for more units. */
static void
test_bootstrap (void)
{
  const ActantMeasure *alpha = actant_measure_find ("alpha");
  g_autoptr(ActantReliabilityData) data = new_numbers (ACTANT_SCALE_ORDINAL, 40, 5, articles, FALSE);
  g_autoptr(ActantReliabilityData) many = new_numbers (ACTANT_SCALE_ORDINAL, 40, 5, articles, FALSE);
  ActantBootstrap a, b, c;

  many->weights = g_new (guint32, 40);
  for (guint i = 0; i < 40; i++)
    many->weights[i] = 1000;
  g_assert_true (actant_bootstrap_run (alpha, data, 2000, 5, 0.667, NULL, &a));
  g_assert_true (actant_bootstrap_run (alpha, data, 2000, 5, 0.667, NULL, &b));
  g_assert_true (actant_bootstrap_run (alpha, many, 2000, 5, 0.667, NULL, &c));
  g_test_message ("%.4f to %.4f, %.3f below 0.667; a thousandfold: %.4f to %.4f", a.low, a.high,
                  a.below, c.low, c.high);
  g_assert_true (a.low == b.low && a.high == b.high && a.below == b.below);
  g_assert_cmpfloat (a.low, <, 0.7598);
  g_assert_cmpfloat (a.high, >, 0.7598);
  g_assert_cmpfloat (a.high - a.low, <, 0.35);
  g_assert_cmpfloat_with_epsilon (c.low, 0.7598, 0.01);
  g_assert_cmpfloat_with_epsilon (c.high, 0.7598, 0.01);
  /* A thousand times the units: √1000 times as narrow. */
  g_assert_cmpfloat_with_epsilon ((a.high - a.low) / (c.high - c.low), sqrt (1000), 6);
}

static void
test_bootstrap_cancelled (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(ActantReliabilityData) data = new_numbers (ACTANT_SCALE_ORDINAL, 40, 5, articles, FALSE);
  ActantBootstrap bootstrap;

  g_cancellable_cancel (cancellable);
  g_assert_false (actant_bootstrap_run (actant_measure_find ("alpha"), data, 2000, 5, 0.667, cancellable,
                                        &bootstrap));
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

  g_test_add_func ("/agreement/krippendorff-1980", test_krippendorff_1980);
  g_test_add_func ("/agreement/krippendorff-2004", test_krippendorff_2004);
  g_test_add_func ("/agreement/gwet-2008", test_gwet);
  g_test_add_func ("/agreement/masi", test_masi);
  g_test_add_func ("/agreement/random-alpha", test_random_alpha);
  g_test_add_func ("/agreement/undefined", test_undefined);
  g_test_add_func ("/agreement/scores", test_scores);
  g_test_add_func ("/agreement/bootstrap", test_bootstrap);
  g_test_add_func ("/agreement/bootstrap-cancelled", test_bootstrap_cancelled);

  return g_test_run ();
}
