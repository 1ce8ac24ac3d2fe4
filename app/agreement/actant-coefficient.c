/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreement of coders on units, less what chance would bring. */
#include "config.h"

#include "agreement/actant-coefficient.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static const char no_pair[] = N_("no unit was coded by two coders");
static const char no_variation[] = N_("every value is the same: nothing could have been told apart");

/* Not: 0 when the measure divides by @denominator, whatever rounding made of that. */
static void
conclude (ActantCoefficient *coefficient,
          double             value,
          double             denominator)
{
  if (coefficient->n_values == 0)
    coefficient->undefined = no_pair;
  else if (denominator < 1e-12)
    coefficient->undefined = no_variation;
  else
    coefficient->value = value;
}

/* How often each category was given to @unit; returns how many values that are. */
static guint
count_values (const ActantReliabilityData *data,
              guint                        unit,
              guint                       *counts)
{
  guint n = 0;

  memset (counts, 0, data->n_categories * sizeof *counts);
  for (guint coder = 0; coder < data->n_coders; coder++)
    {
      gint32 value = actant_reliability_data_get (data, unit, coder);

      if (value == ACTANT_VALUE_MISSING)
        continue;
      counts[value]++;
      n++;
    }

  return n;
}

/* Adds the pairs of one unit: @weight for each value in all. */
static void
add_pairs (const ActantReliabilityData *data,
           guint                        unit,
           double                       weight,
           double                      *matrix)
{
  const gint32 *row = data->values + (gsize) unit * data->n_coders;

  for (guint i = 0; i < data->n_coders; i++)
    for (guint j = 0; row[i] != ACTANT_VALUE_MISSING && j < data->n_coders; j++)
      if (i != j && row[j] != ACTANT_VALUE_MISSING)
        matrix[(gsize) row[i] * data->n_categories + row[j]] += weight;
}

static guint
count_coders (const ActantReliabilityData *data,
              guint                        unit)
{
  guint n = 0;

  for (guint coder = 0; coder < data->n_coders; coder++)
    n += actant_reliability_data_get (data, unit, coder) != ACTANT_VALUE_MISSING;

  return n;
}

/**
 * actant_coincidences_new:
 * @data: reliability data
 * @totals: (out) (array): room for a sum for each category
 *
 * The coincidence matrix: o_ck = Σ_u pairs (c, k) in unit u / (m_u − 1), over units with m_u ≥ 2
 * values (Krippendorff 2011, section 2).
 *
 * Returns: (transfer full): n_categories × n_categories
 */
double *
actant_coincidences_new (const ActantReliabilityData *data,
                         double                      *totals)
{
  gsize n = data->n_categories;
  double *matrix = g_new0 (double, MAX (n * n, 1));

  for (guint unit = 0; unit < data->n_units; unit++)
    {
      guint n_coders = count_coders (data, unit);

      if (n_coders > 1)
        add_pairs (data, unit, (double) actant_reliability_data_get_weight (data, unit) / (n_coders - 1),
                   matrix);
    }
  memset (totals, 0, n * sizeof *totals);
  for (gsize i = 0; i < n * n; i++)
    totals[i / n] += matrix[i];

  return matrix;
}

/* Counts the units with two values or more, and those values. */
static void
count_pairable (const ActantReliabilityData *data,
                ActantCoefficient           *coefficient)
{
  for (guint unit = 0; unit < data->n_units; unit++)
    {
      guint n_coders = count_coders (data, unit);
      guint32 weight = actant_reliability_data_get_weight (data, unit);

      coefficient->n_units += n_coders > 1 ? weight : 0;
      coefficient->n_values += n_coders > 1 ? (guint64) weight * n_coders : 0;
    }
}

/* Krippendorff's α */
static void
compute_alpha (const ActantReliabilityData *data,
               ActantCoefficient           *coefficient)
{
  g_autofree double *totals = g_new0 (double, MAX (data->n_categories, 1));
  g_autofree double *matrix = actant_coincidences_new (data, totals);
  double observed = 0, expected = 0, n;

  count_pairable (data, coefficient);
  n = coefficient->n_values;
  for (guint a = 0; a < data->n_categories; a++)
    for (guint b = a + 1; totals[a] > 0 && b < data->n_categories; b++)
      if (totals[b] > 0)
        {
          double distance = actant_reliability_data_get_distance (data, totals, a, b);

          observed += 2 * distance * matrix[(gsize) a * data->n_categories + b];
          expected += 2 * distance * totals[a] * totals[b];
        }
  if (n > 1)
    {
      coefficient->observed = observed / n;
      coefficient->expected = expected / (n * (n - 1));
    }
  conclude (coefficient, 1 - coefficient->observed / coefficient->expected, coefficient->expected);
}

/* Share of agreeing pairs */
static void
compute_percent (const ActantReliabilityData *data,
                 ActantCoefficient           *coefficient)
{
  g_autofree guint *counts = g_new0 (guint, MAX (data->n_categories, 1));
  double agreeing = 0, pairs = 0;

  count_pairable (data, coefficient);
  for (guint unit = 0; unit < data->n_units; unit++)
    {
      double weight = actant_reliability_data_get_weight (data, unit);
      double n = count_values (data, unit, counts);

      pairs += weight * n * (n - 1);
      for (guint i = 0; i < data->n_categories; i++)
        agreeing += weight * counts[i] * (counts[i] - 1.0);
    }
  coefficient->observed = pairs > 0 ? agreeing / pairs : 0;
  conclude (coefficient, coefficient->observed, 1);
}

/* What two coders gave, over the units that both coded: a table by @first × @second. */
static double *
new_cross_table (const ActantReliabilityData *data,
                 ActantCoefficient           *coefficient)
{
  gsize n = data->n_categories;
  double *table = g_new0 (double, MAX (n * n, 1));

  count_pairable (data, coefficient);
  for (guint unit = 0; unit < data->n_units; unit++)
    {
      gint32 a = actant_reliability_data_get (data, unit, 0);
      gint32 b = actant_reliability_data_get (data, unit, 1);

      if (a != ACTANT_VALUE_MISSING && b != ACTANT_VALUE_MISSING)
        table[a * n + b] += actant_reliability_data_get_weight (data, unit);
    }
  for (gsize i = 0; coefficient->n_units > 0 && i < n * n; i++)
    table[i] /= coefficient->n_units;

  return table;
}

/* Cohen's κ and Scott's π differ in whose habits chance is thought to follow. */
static void
compute_two (const ActantReliabilityData *data,
             gboolean                     pooled,
             ActantCoefficient           *coefficient)
{
  guint n = data->n_categories;
  g_autofree double *table = new_cross_table (data, coefficient);

  for (guint i = 0; i < n; i++)
    {
      double row = 0, column = 0;

      for (guint j = 0; j < n; j++)
        {
          row += table[(gsize) i * n + j];
          column += table[(gsize) j * n + i];
        }
      coefficient->observed += table[(gsize) i * n + i];
      coefficient->expected += pooled ? (row + column) * (row + column) / 4 : row * column;
    }
  conclude (coefficient, (coefficient->observed - coefficient->expected) / (1 - coefficient->expected),
            1 - coefficient->expected);
}

static void
compute_kappa (const ActantReliabilityData *data,
               ActantCoefficient           *coefficient)
{
  compute_two (data, FALSE, coefficient);
}

static void
compute_pi (const ActantReliabilityData *data,
            ActantCoefficient           *coefficient)
{
  compute_two (data, TRUE, coefficient);
}

/* Fleiss' κ: over the units that all coders coded. */
static void
compute_fleiss (const ActantReliabilityData *data,
                ActantCoefficient           *coefficient)
{
  g_autofree guint *counts = g_new0 (guint, MAX (data->n_categories, 1));
  g_autofree double *shares = g_new0 (double, MAX (data->n_categories, 1));
  double n_coders = data->n_coders, agreement = 0;

  for (guint unit = 0; unit < data->n_units; unit++)
    {
      double weight = actant_reliability_data_get_weight (data, unit);

      if (count_values (data, unit, counts) != data->n_coders)
        continue;
      coefficient->n_units += weight;
      for (guint i = 0; i < data->n_categories; i++)
        {
          shares[i] += weight * counts[i];
          agreement += weight * counts[i] * (counts[i] - 1.0) / (n_coders * (n_coders - 1));
        }
    }
  coefficient->n_values = coefficient->n_units * data->n_coders;
  for (guint i = 0; coefficient->n_units > 0 && i < data->n_categories; i++)
    coefficient->expected += shares[i] / coefficient->n_values * shares[i] / coefficient->n_values;
  coefficient->observed = coefficient->n_units > 0 ? agreement / coefficient->n_units : 0;
  if (coefficient->n_units == 0)
    coefficient->undefined = N_("no unit was coded by all coders");
  else
    conclude (coefficient, (coefficient->observed - coefficient->expected) / (1 - coefficient->expected),
              1 - coefficient->expected);
}

/* Gwet's AC1 */
static void
compute_ac1 (const ActantReliabilityData *data,
             ActantCoefficient           *coefficient)
{
  g_autofree guint *counts = g_new0 (guint, MAX (data->n_categories, 1));
  g_autofree double *shares = g_new0 (double, MAX (data->n_categories, 1));
  double agreement = 0, n_rated = 0;
  guint n_used = 0;

  count_pairable (data, coefficient);
  for (guint unit = 0; unit < data->n_units; unit++)
    {
      double weight = actant_reliability_data_get_weight (data, unit);
      double n = count_values (data, unit, counts);

      n_rated += n > 0 ? weight : 0;
      for (guint i = 0; n > 0 && i < data->n_categories; i++)
        {
          shares[i] += weight * counts[i] / n;
          agreement += n > 1 ? weight * counts[i] * (counts[i] - 1) / (n * (n - 1)) : 0;
        }
    }
  for (guint i = 0; n_rated > 0 && i < data->n_categories; i++)
    {
      double share = shares[i] / n_rated;

      n_used += share > 0;
      coefficient->expected += share * (1 - share);
    }
  coefficient->expected /= MAX (n_used, 2) - 1;
  coefficient->observed = coefficient->n_units > 0 ? agreement / coefficient->n_units : 0;
  conclude (coefficient, (coefficient->observed - coefficient->expected) / (1 - coefficient->expected),
            n_used > 1 ? 1 - coefficient->expected : 0);
}

/* What the two have the same, and what each has at all. Of sets each member counts. */
static void
count_same (const ActantReliabilityData *data,
            double                       n[2],
            double                      *same)
{
  for (guint unit = 0; unit < data->n_units; unit++)
    {
      gint32 a = actant_reliability_data_get (data, unit, 0);
      gint32 b = actant_reliability_data_get (data, unit, 1);
      double weight = actant_reliability_data_get_weight (data, unit);
      gboolean sets = data->scale == ACTANT_SCALE_SET;

      if (a != ACTANT_VALUE_MISSING)
        n[0] += weight * (sets ? ((GArray *) data->sets->pdata[a])->len : 1);
      if (b != ACTANT_VALUE_MISSING)
        n[1] += weight * (sets ? ((GArray *) data->sets->pdata[b])->len : 1);
      if (a != ACTANT_VALUE_MISSING && b != ACTANT_VALUE_MISSING)
        *same += weight * (sets ? actant_set_count_common (data->sets->pdata[a], data->sets->pdata[b]) : a == b);
    }
}

/* How much of what one gave the other gave, too; never undefined because nothing varies. */
static void
compute_share (const ActantReliabilityData *data,
               gboolean                     first,
               gboolean                     second,
               ActantCoefficient           *coefficient)
{
  double n[2] = { 0, 0 }, same = 0, all;

  count_same (data, n, &same);
  all = (first ? n[0] : 0) + (second ? n[1] : 0);
  coefficient->n_units = coefficient->n_values = (guint64) all;
  coefficient->observed = coefficient->expected = NAN;
  if (all == 0)
    coefficient->undefined = N_("there is nothing to count");
  else
    coefficient->value = (first && second ? 2 : 1) * same / all;
}

static void
compute_f1 (const ActantReliabilityData *data,
            ActantCoefficient           *coefficient)
{
  compute_share (data, TRUE, TRUE, coefficient);
}

static void
compute_precision (const ActantReliabilityData *data,
                   ActantCoefficient           *coefficient)
{
  compute_share (data, TRUE, FALSE, coefficient);
}

static void
compute_recall (const ActantReliabilityData *data,
                ActantCoefficient           *coefficient)
{
  compute_share (data, FALSE, TRUE, coefficient);
}

static const ActantMeasure measures[] = {
  { "percent", N_("Percent agreement"),
    "A = Σ_u Σ_k n_uk (n_uk − 1) / Σ_u n_u (n_u − 1)",
    "Artstein & Poesio 2008, Computational Linguistics 34(4), 2.3",
    N_("a value that no other coder paired is left out"), 0, FALSE, compute_percent },
  { "kappa", N_("Cohen’s κ"),
    "κ = (A_o − A_e) / (1 − A_e), A_e = Σ_k p_k^A p_k^B",
    "Cohen 1960, Educational and Psychological Measurement 20(1), 37–46",
    N_("only units that both coders coded"), 2, FALSE, compute_kappa },
  { "pi", N_("Scott’s π"),
    "π = (A_o − A_e) / (1 − A_e), A_e = Σ_k ((n_k^A + n_k^B) / 2N)²",
    "Scott 1955, Public Opinion Quarterly 19(3), 321–325",
    N_("only units that both coders coded"), 2, FALSE, compute_pi },
  { "fleiss", N_("Fleiss’ κ"),
    "κ = (P̄ − P̄_e) / (1 − P̄_e), P_u = Σ_k n_uk (n_uk − 1) / n (n − 1), P̄_e = Σ_k p_k²",
    "Fleiss 1971, Psychological Bulletin 76(5), 378–382",
    N_("only units that all coders coded"), 0, FALSE, compute_fleiss },
  { "alpha", N_("Krippendorff’s α"),
    "α = 1 − D_o / D_e, D_o = Σ o_ck δ²_ck / n, D_e = Σ n_c n_k δ²_ck / n (n − 1)",
    "Krippendorff 2011, Computing Krippendorff’s Alpha-Reliability",
    N_("a value that no other coder paired is left out"), 0, TRUE, compute_alpha },
  { "ac1", N_("Gwet’s AC1"),
    "AC1 = (p_a − p_e) / (1 − p_e), p_e = Σ_k π_k (1 − π_k) / (q − 1)",
    "Gwet 2008, British Journal of Mathematical and Statistical Psychology 61(1), 29–48",
    N_("observed over units with two values, chance over units with any"), 0, FALSE, compute_ac1 },
  { "f1", N_("F1"), "F1 = 2 · same / (n_A + n_B)",
    "Hripcsak & Rothschild 2005, JAMIA 12(3), 296–298",
    N_("what only one of the two has counts as an error"), 2, FALSE, compute_f1 },
  { "precision", N_("Precision"), "P = same / n_A, B the gold standard",
    "Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, 8.3",
    N_("what the gold standard does not have counts as an error"), 2, FALSE, compute_precision },
  { "recall", N_("Recall"), "R = same / n_B, B the gold standard",
    "Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, 8.3",
    N_("what only the gold standard has counts as an error"), 2, FALSE, compute_recall },
};

/** Returns: (array length=n_measures): all measures on units */
const ActantMeasure *
actant_measure_get_all (guint *n_measures)
{
  *n_measures = G_N_ELEMENTS (measures);

  return measures;
}

/** Returns: (nullable): the measure called @name */
const ActantMeasure *
actant_measure_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (strcmp (measures[i].name, name) == 0)
      return &measures[i];

  return NULL;
}

static const char *
find_obstacle (const ActantMeasure         *measure,
               const ActantReliabilityData *data)
{
  if (data->n_coders < 2)
    return N_("it takes two coders");
  if (measure->n_coders != 0 && measure->n_coders != data->n_coders)
    return N_("it is for exactly two coders");
  if (data->n_categories > ACTANT_MAX_CATEGORIES)
    return N_("there are too many different values");
  for (guint i = 0; data->scale == ACTANT_SCALE_RATIO && i < data->numbers->len; i++)
    if (g_array_index (data->numbers, double, i) < 0)
      return N_("a ratio scale has no values below 0");

  return NULL;
}

/**
 * actant_measure_compute:
 * @measure: a measure
 * @data: reliability data
 * @coefficient: (out): what it comes to
 *
 * Where nothing varies, nothing is paired, or the measure does not fit the data, the coefficient is
 * not defined and says why: never 1.
 */
void
actant_measure_compute (const ActantMeasure         *measure,
                        const ActantReliabilityData *data,
                        ActantCoefficient           *coefficient)
{
  *coefficient = (ActantCoefficient) { .value = NAN };
  coefficient->undefined = find_obstacle (measure, data);
  if (coefficient->undefined == NULL)
    measure->compute (data, coefficient);
}
