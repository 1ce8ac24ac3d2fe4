/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Krippendorff's α for units that coders mark themselves. */
#include "config.h"

#include "agreement/actant-unitizing.h"

#include <glib/gi18n.h>
#include <math.h>

/* The sums of the paper. Matrices are n × n with n = categories + 1; 0 is the gap. */
typedef struct
{
  guint   n;
  double  total;       /* T = m L */
  double *common;      /* l_ck: length that values c and k share */
  double *marginals;   /* l_c */
  double *squares;     /* S_c; of the gap the sum of lengths */
  double *covered;     /* q_c: squared lengths covered by another coder's units */
} Sums;

/* What the coder says from @start on, until @end. */
static guint
get_value (const GArray *units,
           guint         place,
           gint64        start,
           gint64        length,
           gint64       *end)
{
  const ActantUnit *unit;

  if (place >= units->len)
    {
      *end = length;
      return ACTANT_CATEGORY_GAP;
    }
  unit = &g_array_index (units, ActantUnit, place);
  *end = start < unit->start ? unit->start : unit->end;

  return start < unit->start ? ACTANT_CATEGORY_GAP : unit->category;
}

/* Walks two coders' segments together. */
static void
add_pair (Sums         *sums,
          const GArray *a,
          const GArray *b,
          gint64        length,
          double        weight)
{
  guint i = 0, j = 0;
  gint64 start = 0, inside = 0;

  while (start < length)
    {
      gint64 end_a, end_b, end;
      guint value_a = get_value (a, i, start, length, &end_a);
      guint value_b = get_value (b, j, start, length, &end_b);

      end = MIN (end_a, end_b);
      sums->common[value_a * sums->n + value_b] += weight * (end - start);
      inside += value_b != ACTANT_CATEGORY_GAP ? end - start : 0;
      if (end == end_a)
        {
          if (value_a != ACTANT_CATEGORY_GAP)
            {
              sums->covered[value_a] += (double) inside * inside;
              i++;
            }
          inside = 0;
        }
      if (end == end_b && value_b != ACTANT_CATEGORY_GAP)
        j++;
      start = end;
    }
}

static void
add_squares (Sums         *sums,
             const GArray *units,
             gint64        length)
{
  gint64 gaps = length;

  for (guint i = 0; i < units->len; i++)
    {
      const ActantUnit *unit = &g_array_index (units, ActantUnit, i);
      double size = unit->end - unit->start;

      sums->squares[unit->category] += size * size;
      gaps -= unit->end - unit->start;
    }
  sums->squares[ACTANT_CATEGORY_GAP] += gaps;
}

static void
collect (Sums                  *sums,
         const ActantContinuum *continuum)
{
  guint m = continuum->coders->len;

  sums->n = continuum->n_categories + 1;
  sums->total = (double) m * continuum->length;
  sums->common = g_new0 (double, (gsize) sums->n * sums->n);
  sums->marginals = g_new0 (double, sums->n);
  sums->squares = g_new0 (double, sums->n);
  sums->covered = g_new0 (double, sums->n);

  for (guint i = 0; i < m; i++)
    {
      add_squares (sums, continuum->coders->pdata[i], continuum->length);
      for (guint j = 0; j < m; j++)
        if (i != j)
          add_pair (sums, continuum->coders->pdata[i], continuum->coders->pdata[j],
                    continuum->length, 1.0 / (m - 1));
    }
  for (guint c = 0; c < sums->n; c++)
    for (guint k = 0; k < sums->n; k++)
      sums->marginals[c] += sums->common[c * sums->n + k];
}

static void
clear_sums (Sums *sums)
{
  g_free (sums->common);
  g_free (sums->marginals);
  g_free (sums->squares);
  g_free (sums->covered);
}

/* 1 − observed / expected, where something could have been expected. */
static double
get_alpha (double observed,
           double expected,
           double scale)
{
  return expected > scale * 1e-12 ? 1 - observed / expected : NAN;
}

/* uα and |uα: all segments. */
static void
compute_whole (ActantUnitizing *self,
               const Sums      *sums)
{
  double squares = 0, agreed = 0, expected_agreed = 0, gaps = 0, rest;

  for (guint c = 0; c < sums->n; c++)
    squares += sums->squares[c];
  rest = sums->total * sums->total - squares;
  if (rest <= 0)
    return;

  for (guint c = 0; c < sums->n; c++)
    {
      double l = sums->marginals[c];

      agreed += sums->common[c * sums->n + c];
      expected_agreed += sums->total * (l * l - sums->squares[c]) / rest;
      gaps += sums->total * (sums->marginals[0] * l - (c == 0 ? sums->squares[0] : 0)) / rest;
    }
  self->u = get_alpha (sums->total - agreed, sums->total - expected_agreed, sums->total);
  self->binary = get_alpha (sums->marginals[0] - sums->common[0],
                            gaps - sums->total * (sums->marginals[0] * sums->marginals[0]
                                                  - sums->squares[0]) / rest,
                            sums->total);
}

/* cuα and (k)uα: only where two coders have units. */
static void
compute_inside (ActantUnitizing *self,
                const Sums      *sums)
{
  g_autofree double *inside = g_new0 (double, sums->n);
  double m = self->n_coders, total = 0, covered = 0, observed = 0, expected = 0, rest;

  for (guint c = 1; c < sums->n; c++)
    {
      inside[c] = sums->marginals[c] - sums->common[c * sums->n];
      total += inside[c];
      covered += sums->covered[c];
    }
  self->coverage = total / sums->total;
  rest = total > 0 ? total - covered / (total * (m - 1)) : 0;
  if (rest <= 0)
    return;

  for (guint k = 1; k < sums->n; k++)
    {
      double agreed = sums->common[k * sums->n + k];
      double expected_all = 0;
      double expected_agreed = (inside[k] * inside[k] - sums->covered[k] / (m - 1)) / rest;

      for (guint c = 1; c < sums->n; c++)
        expected_all += (inside[c] * inside[k] - (c == k ? sums->covered[k] / (m - 1) : 0)) / rest;
      observed += inside[k] - agreed;
      expected += expected_all - expected_agreed;
      if (inside[k] > 0)
        self->ku[k] = get_alpha (expected_all * (inside[k] - agreed),
                                 inside[k] * (expected_all - expected_agreed), sums->total);
    }
  self->cu = get_alpha (observed, expected, sums->total);
}

/**
 * actant_unitizing_new:
 * @continuum: sorted units of two coders or more, of one layer
 *
 * Returns: (transfer full): the measures
 */
ActantUnitizing *
actant_unitizing_new (const ActantContinuum *continuum)
{
  ActantUnitizing *self = g_new0 (ActantUnitizing, 1);
  Sums sums = { 0 };

  self->length = continuum->length;
  self->n_coders = continuum->coders->len;
  self->n_units = actant_continuum_count_units (continuum);
  self->n_categories = continuum->n_categories;
  self->u = self->binary = self->cu = NAN;
  self->ku = g_new (double, continuum->n_categories + 1);
  for (guint i = 0; i <= continuum->n_categories; i++)
    self->ku[i] = NAN;

  if (self->n_coders < 2)
    self->undefined = N_("it takes two coders");
  else if (self->n_units == 0)
    self->undefined = N_("nobody marked anything");
  else if (!actant_continuum_is_flat (continuum))
    self->undefined = N_("units of one coder overlap");
  if (self->undefined != NULL)
    return self;

  collect (&sums, continuum);
  compute_whole (self, &sums);
  compute_inside (self, &sums);
  clear_sums (&sums);

  return self;
}

void
actant_unitizing_free (ActantUnitizing *unitizing)
{
  g_free (unitizing->ku);
  g_free (unitizing);
}
