/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What coders mark in a text: unitizing α, γ, matching, boundaries; published vectors, and what is
 * computed in the plainest way from random units. */
#include "agreement/actant-gamma.h"
#include "agreement/actant-matching.h"
#include "agreement/actant-span-score.h"
#include "agreement/actant-unitizing.h"

#include <math.h>
#include <string.h>

#define assert_printed(value, printed, digits) \
  g_assert_cmpfloat_with_epsilon (value, printed, 0.5 * pow (10, -(digits)) + 1e-9)

typedef struct
{
  guint  coder;
  guint  category;
  gint64 start;
  gint64 end;
} Unit;

static ActantContinuum *
new_continuum (gint64      length,
               guint       n_coders,
               const Unit *units,
               guint       n_units)
{
  ActantContinuum *continuum = actant_continuum_new (length, n_coders);

  for (guint i = 0; i < n_units; i++)
    actant_continuum_add (continuum, units[i].coder, units[i].start, units[i].end, units[i].category);
  actant_continuum_sort (continuum);

  return continuum;
}

#define NEW_CONTINUUM(length, n_coders, units) new_continuum (length, n_coders, units, G_N_ELEMENTS (units))

/* The example of Krippendorff, Mathet, Bouvry & Widlöcher 2016: three coders, two values, L = 20. */
static void
test_krippendorff_2016 (void)
{
  static const Unit units[] = {
    { 0, 1, 2, 5 }, { 0, 1, 9, 11 }, { 0, 2, 12, 20 },
    { 1, 1, 2, 5 }, { 1, 2, 7, 15 },
    { 2, 1, 2, 5 }, { 2, 2, 10, 15 },
  };
  g_autoptr(ActantContinuum) continuum = NEW_CONTINUUM (20, 3, units);
  g_autoptr(ActantUnitizing) unitizing = actant_unitizing_new (continuum);

  g_assert_null (unitizing->undefined);
  assert_printed (unitizing->u, 0.474, 3);
  assert_printed (unitizing->binary, 0.433, 3);
  assert_printed (unitizing->cu, 0.779, 3);
  assert_printed (unitizing->coverage, 0.3833, 4);
  assert_printed (unitizing->ku[1], 0.769, 3);
  assert_printed (unitizing->ku[2], 0.787, 3);
}

/* A coder's value at each place of the text. */
static void
paint (const ActantContinuum *continuum,
       guint                  coder,
       guint                 *values)
{
  GArray *units = actant_continuum_get_units (continuum, coder);

  memset (values, 0, continuum->length * sizeof *values);
  for (guint i = 0; i < units->len; i++)
    for (gint64 place = g_array_index (units, ActantUnit, i).start; place < g_array_index (units, ActantUnit, i).end; place++)
      values[place] = g_array_index (units, ActantUnit, i).category;
}

/* 1 − D_o / D_e of uα, place by place: all places of gaps may pair with all places, but those of one
 * unit not with each other. */
static double
compute_naive_u (const ActantContinuum *continuum)
{
  guint m = continuum->coders->len;
  gint64 length = continuum->length, total = m * length;
  g_autofree guint *values = g_new (guint, total);
  g_autofree int *owners = g_new (int, total);
  double agreed = 0, expected_agreed = 0, pairs = 0;
  int n_units = 0;

  for (guint coder = 0; coder < m; coder++)
    {
      GArray *units = actant_continuum_get_units (continuum, coder);

      paint (continuum, coder, values + coder * length);
      for (gint64 i = 0; i < length; i++)
        owners[coder * length + i] = -1 - (int) (coder * length + i);
      for (guint i = 0; i < units->len; i++, n_units++)
        for (gint64 place = g_array_index (units, ActantUnit, i).start; place < g_array_index (units, ActantUnit, i).end; place++)
          owners[coder * length + place] = n_units;
    }
  for (gint64 i = 0; i < total; i++)
    for (gint64 j = 0; j < total; j++)
      {
        if (i != j && i % length == j % length)
          agreed += values[i] == values[j];
        if (owners[i] != owners[j])
          {
            pairs++;
            expected_agreed += values[i] == values[j];
          }
      }

  return 1 - (1 - agreed / (m - 1) / total) / (1 - expected_agreed / pairs);
}

static ActantContinuum *
new_random_flat (GRand *random)
{
  guint n_coders = g_rand_int_range (random, 2, 5);
  ActantContinuum *continuum = actant_continuum_new (g_rand_int_range (random, 30, 80), n_coders);

  for (guint coder = 0; coder < n_coders; coder++)
    for (gint64 place = g_rand_int_range (random, 0, 8); place < continuum->length; )
      {
        gint64 end = place + g_rand_int_range (random, 1, 9);

        actant_continuum_add (continuum, coder, place, end, g_rand_int_range (random, 1, 4));
        place = end + g_rand_int_range (random, 0, 9);
      }
  actant_continuum_sort (continuum);

  return continuum;
}

static void
test_random_unitizing (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr(ActantContinuum) continuum = new_random_flat (random);
      g_autoptr(ActantUnitizing) unitizing = actant_unitizing_new (continuum);

      g_assert_true (actant_continuum_is_flat (continuum));
      g_assert_cmpfloat_with_epsilon (unitizing->u, compute_naive_u (continuum), 1e-9);
    }
}

static void
test_unitizing_undefined (void)
{
  static const Unit overlapping[] = { { 0, 1, 2, 5 }, { 0, 1, 4, 6 }, { 1, 1, 2, 5 } };
  static const Unit same[] = { { 0, 1, 0, 20 }, { 1, 1, 0, 20 } };
  g_autoptr(ActantContinuum) crossed = NEW_CONTINUUM (20, 2, overlapping);
  g_autoptr(ActantContinuum) empty = actant_continuum_new (20, 2);
  g_autoptr(ActantContinuum) whole = NEW_CONTINUUM (20, 2, same);
  g_autoptr(ActantUnitizing) a = actant_unitizing_new (crossed);
  g_autoptr(ActantUnitizing) b = actant_unitizing_new (empty);
  g_autoptr(ActantUnitizing) c = actant_unitizing_new (whole);

  g_assert_nonnull (a->undefined);
  g_assert_nonnull (b->undefined);
  g_assert_true (isnan (a->u) && isnan (b->u));
  g_assert_true (isnan (c->binary) && isnan (c->cu) && isnan (c->ku[1]));
}

static double
find_disorder (const ActantContinuum *continuum,
               double                 alpha,
               guint                 *n_rows)
{
  ActantWeights weights = { alpha, 1, 1 };
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantAlignment) alignment = actant_alignment_new (continuum, &weights, NULL, &error);

  g_assert_no_error (error);
  if (n_rows != NULL)
    *n_rows = actant_alignment_get_n_rows (alignment);

  return alignment->disorder;
}

/* Disorders that pygamma-agreement 0.5.9 finds, and the continuum of figure 10 of Mathet,
 * Widlöcher & Métivier 2015 (Alex, Paul, Suzan; positional weight 3). */
static void
test_mathet_2015 (void)
{
  static const Unit simple[] = {
    { 0, 1, 1, 5 }, { 0, 2, 6, 10 }, { 0, 1, 11, 15 }, { 1, 1, 2, 6 }, { 1, 2, 7, 11 }, { 1, 1, 12, 16 },
  };
  static const Unit unequal[] = {
    { 0, 1, 1, 5 }, { 0, 2, 6, 10 }, { 0, 1, 20, 24 }, { 0, 2, 30, 34 }, { 1, 1, 2, 6 }, { 1, 2, 31, 35 },
  };
  static const Unit three[] = {
    { 0, 1, 1, 5 }, { 0, 2, 10, 14 }, { 1, 1, 2, 6 }, { 1, 2, 11, 15 }, { 2, 1, 1, 4 }, { 2, 3, 9, 14 },
  };
  static const Unit figure[] = {
    { 0, 1, 2, 9 }, { 0, 2, 11, 17 }, { 0, 5, 24, 30 }, { 0, 6, 32, 36 }, { 0, 6, 36, 44 }, { 0, 7, 44, 60 },
    { 1, 1, 2, 9 }, { 1, 3, 11, 17 }, { 1, 5, 19, 25 }, { 1, 6, 32, 44 },
    { 2, 1, 2, 9 }, { 2, 4, 11, 17 }, { 2, 5, 21, 27 }, { 2, 6, 32, 36 }, { 2, 6, 36, 40 }, { 2, 6, 40, 44 },
  };
  g_autoptr(ActantContinuum) a = NEW_CONTINUUM (40, 2, simple);
  g_autoptr(ActantContinuum) b = NEW_CONTINUUM (40, 2, unequal);
  g_autoptr(ActantContinuum) c = NEW_CONTINUUM (20, 3, three);
  g_autoptr(ActantContinuum) d = NEW_CONTINUUM (60, 3, figure);
  guint n_rows;

  g_assert_cmpfloat_with_epsilon (find_disorder (a, 1, NULL), 0.0625, 1e-9);
  g_assert_cmpfloat_with_epsilon (find_disorder (b, 1, NULL), 0.7083333134651184, 1e-6);
  g_assert_cmpfloat_with_epsilon (find_disorder (c, 1, NULL), 0.40875643491744995, 1e-6);
  g_assert_cmpfloat_with_epsilon (find_disorder (d, 3, &n_rows), 0.96, 0.01);
  g_test_message ("figure 10: %.4f in %u rows", find_disorder (d, 3, NULL), n_rows);
}

/* Two coders who agree fully: 1; who mark at random: near 0; and the same seed, the same value. */
static void
test_gamma (void)
{
  ActantWeights weights = ACTANT_WEIGHTS_DEFAULT;
  g_autoptr(GRand) random = g_rand_new_with_seed (11);
  g_autoptr(ActantContinuum) alike = actant_continuum_new (5000, 2);
  g_autoptr(ActantContinuum) unlike = actant_continuum_new (5000, 2);
  g_autoptr(ActantContinuum) three = actant_continuum_new (5000, 3);
  ActantGamma gamma, again;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    {
      gint64 start = g_rand_int_range (random, 0, 4900), length = g_rand_int_range (random, 10, 90);
      guint category = g_rand_int_range (random, 1, 4);

      for (guint coder = 0; coder < 3; coder++)
        {
          if (coder < 2)
            actant_continuum_add (alike, coder, start, start + length, category);
          if (coder < 2)
            actant_continuum_add (unlike, coder, g_rand_int_range (random, 0, 4900), 0, category);
          actant_continuum_add (three, coder, start + coder, start + length, coder == 2 && i % 4 == 0 ? 9 : category);
        }
    }
  for (guint coder = 0; coder < 2; coder++)
    for (guint i = 0; i < 40; i++)
      {
        gint64 start = g_rand_int_range (random, 0, 4900);

        actant_continuum_add (unlike, coder, start, start + g_rand_int_range (random, 10, 90),
                              g_rand_int_range (random, 1, 4));
      }
  actant_continuum_sort (alike);
  actant_continuum_sort (unlike);
  actant_continuum_sort (three);

  g_assert_true (actant_gamma_compute (alike, &weights, 3, NULL, &gamma, &error));
  g_assert_cmpfloat_with_epsilon (gamma.value, 1, 1e-9);
  g_assert_true (actant_gamma_compute (unlike, &weights, 3, NULL, &gamma, &error));
  g_assert_cmpfloat (fabs (gamma.value), <, 0.15);
  g_assert_true (actant_gamma_compute (three, &weights, 3, NULL, &gamma, &error));
  g_assert_true (actant_gamma_compute (three, &weights, 3, NULL, &again, &error));
  g_assert_cmpfloat (gamma.value, >, 0.7);
  g_assert_cmpfloat (gamma.value, <, 1);
  g_assert_true (gamma.value == again.value);
}

static void
test_gamma_undefined (void)
{
  static const Unit units[] = { { 0, 1, 2, 5 } };
  ActantWeights weights = ACTANT_WEIGHTS_DEFAULT;
  g_autoptr(ActantContinuum) one_sided = NEW_CONTINUUM (20, 2, units);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  ActantGamma gamma;

  g_assert_true (actant_gamma_compute (one_sided, &weights, 3, NULL, &gamma, &error));
  g_assert_true (gamma.undefined != NULL && isnan (gamma.value));
  g_cancellable_cancel (cancellable);
  actant_continuum_add (one_sided, 1, 2, 5, 1);
  g_assert_false (actant_gamma_compute (one_sided, &weights, 3, cancellable, &gamma, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Four coders with so many units on one place that all ways to align them are not gone through: γ is not
 * defined, which is no error. */
static void
test_gamma_crowded (void)
{
  ActantWeights weights = ACTANT_WEIGHTS_DEFAULT;
  g_autoptr(ActantContinuum) crowded = actant_continuum_new (100, 4);
  g_autoptr(GError) error = NULL;
  ActantGamma gamma;

  for (guint coder = 0; coder < 4; coder++)
    for (guint i = 0; i < 20; i++)
      actant_continuum_add (crowded, coder, i, 60 + i, 1 + i % 3);
  actant_continuum_sort (crowded);
  g_assert_true (actant_gamma_compute (crowded, &weights, 3, NULL, &gamma, &error));
  g_assert_no_error (error);
  g_assert_true (gamma.undefined != NULL && isnan (gamma.value));
}

/* The best total of all ways to match what is left from @a on. */
static double
find_best (const double *gains,
           guint         n_a,
           guint         n_b,
           guint         a,
           guint         taken)
{
  double best;

  if (a == n_a)
    return 0;
  best = find_best (gains, n_a, n_b, a + 1, taken);
  for (guint b = 0; b < n_b; b++)
    if (!(taken & (1u << b)) && gains[a * n_b + b] > 0)
      best = MAX (best, gains[a * n_b + b] + find_best (gains, n_a, n_b, a + 1, taken | (1u << b)));

  return best;
}

static void
test_matching (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 2000; round++)
    {
      guint n_a = g_rand_int_range (random, 0, 7), n_b = g_rand_int_range (random, 0, 7);
      double gains[49] = { 0 };
      ActantMatchEdge edges[49];
      guint partners[7], n_edges = 0, taken = 0;
      double gain, sum = 0;

      for (guint i = 0; i < n_a * n_b; i++)
        if (g_rand_int_range (random, 0, 3) > 0)
          {
            gains[i] = g_rand_int_range (random, 1, 10);
            edges[n_edges++] = (ActantMatchEdge) { i / n_b, i % n_b, gains[i] };
          }
      gain = actant_matching_find (n_a, n_b, edges, n_edges, partners);
      for (guint a = 0; a < n_a; a++)
        if (partners[a] != ACTANT_NO_PARTNER)
          {
            g_assert_cmpuint (taken & (1u << partners[a]), ==, 0);
            taken |= 1u << partners[a];
            sum += gains[a * n_b + partners[a]];
          }
      g_assert_cmpfloat_with_epsilon (gain, sum, 1e-9);
      g_assert_cmpfloat_with_epsilon (gain, find_best (gains, n_a, n_b, 0, 0), 1e-9);
    }
}

static void
add_masses (ActantContinuum *continuum,
            guint            coder,
            const guint     *masses)
{
  gint64 start = 0;

  for (guint i = 0; masses[i] > 0; start += masses[i++])
    actant_continuum_add (continuum, coder, start, start + masses[i], 1);
}

/* Segmentations and values of Fournier's own tests of his measure. */
static void
test_fournier_2013 (void)
{
  static const struct { guint a[6], b[6]; double printed; } table[] = {
    { { 2, 3, 6 }, { 5, 6 }, 0.5 },
    { { 2, 3, 6 }, { 2, 3, 3, 3 }, 0.6666667 },
    { { 2, 3, 6 }, { 2, 2, 7 }, 0.75 },
    { { 2, 3, 6 }, { 1, 1, 3, 1, 5 }, 0.5 },
    { { 2, 3, 6 }, { 2, 3, 6 }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(ActantContinuum) continuum = actant_continuum_new (11, 2);

      add_masses (continuum, 0, table[i].a);
      add_masses (continuum, 1, table[i].b);
      actant_continuum_sort (continuum);
      g_assert_cmpfloat_with_epsilon (actant_boundary_similarity (continuum), table[i].printed, 1e-6);
    }
}

static void
test_spans (void)
{
  static const Unit units[] = {
    { 0, 1, 0, 10 }, { 0, 1, 20, 30 }, { 0, 2, 40, 50 },
    { 1, 1, 0, 10 }, { 1, 2, 22, 30 }, { 1, 2, 44, 60 }, { 1, 2, 70, 80 },
  };
  g_autoptr(ActantContinuum) continuum = NEW_CONTINUUM (100, 2, units);
  ActantSpanScore score;
  guint partners[3];

  g_assert_cmpuint (actant_span_score_match (continuum, 1, FALSE, partners), ==, 1);
  g_assert_cmpuint (actant_span_score_match (continuum, 0.5, FALSE, partners), ==, 2);
  g_assert_cmpuint (actant_span_score_match (continuum, 0.5, TRUE, partners), ==, 1);
  g_assert_cmpuint (actant_span_score_match (continuum, 0.1, FALSE, partners), ==, 3);
  g_assert_cmpuint (partners[2], ==, 2);

  actant_span_score_init (&score, 2, 3, 4);
  g_assert_cmpfloat_with_epsilon (score.precision, 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (score.recall, 2.0 / 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (score.f1, 4.0 / 7, 1e-9);
  actant_span_score_init (&score, 0, 0, 0);
  g_assert_true (isnan (score.f1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/continuum/krippendorff-2016", test_krippendorff_2016);
  g_test_add_func ("/continuum/random-unitizing", test_random_unitizing);
  g_test_add_func ("/continuum/unitizing-undefined", test_unitizing_undefined);
  g_test_add_func ("/continuum/mathet-2015", test_mathet_2015);
  g_test_add_func ("/continuum/gamma", test_gamma);
  g_test_add_func ("/continuum/gamma-undefined", test_gamma_undefined);
  g_test_add_func ("/continuum/gamma-crowded", test_gamma_crowded);
  g_test_add_func ("/continuum/matching", test_matching);
  g_test_add_func ("/continuum/fournier-2013", test_fournier_2013);
  g_test_add_func ("/continuum/spans", test_spans);

  return g_test_run ();
}
