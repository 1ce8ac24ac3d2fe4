/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measures of agreement on any data: a number, or a reason why there is none. */
#include "fuzz.h"

#include "agreement/actant-coefficient.h"
#include "agreement/actant-unitizing.h"

#include <math.h>

#define MOST_CODERS 6
#define LONGEST 1000

/* Rows of as many values as there are coders, one byte each. */
static void
check_measures (const uint8_t *data,
                size_t         size,
                ActantScale    scale,
                guint          n_coders)
{
  guint n_units = (guint) (size / n_coders);
  ActantReliabilityData *table = actant_reliability_data_new (scale, n_units, n_coders);
  guint n_measures;
  const ActantMeasure *measures = actant_measure_get_all (&n_measures);

  for (guint i = 0; i < n_units * n_coders; i++)
    {
      gint32 category = data[i] % 8 - 1;

      if (category >= 0 && (scale == ACTANT_SCALE_INTERVAL || scale == ACTANT_SCALE_RATIO))
        category = actant_reliability_data_add_number (table, data[i] / 8);
      actant_reliability_data_set (table, i / n_coders, i % n_coders, category);
    }
  for (guint i = 0; i < n_measures; i++)
    {
      ActantCoefficient result;

      actant_measure_compute (&measures[i], table, &result);
      g_assert_true (isnan (result.value) == (result.undefined != NULL));
      if (!isnan (result.value))
        g_assert_true (result.value <= 1 + 1e-9);
    }
  actant_reliability_data_free (table);
}

/* Units of four bytes: coder, start, length, category; a coder's do not overlap. */
static void
check_unitizing (const uint8_t *data,
                 size_t         size,
                 guint          n_coders)
{
  g_autoptr(ActantContinuum) continuum = actant_continuum_new (LONGEST, n_coders);
  g_autoptr(ActantUnitizing) unitizing = NULL;
  gint64 ends[MOST_CODERS + 1] = { 0 };

  for (size_t i = 0; i + 4 <= size; i += 4)
    {
      guint coder = data[i] % n_coders;
      gint64 start = ends[coder] + data[i + 1] % 32;
      gint64 end = start + 1 + data[i + 2] % 32;

      if (end > LONGEST)
        continue;
      actant_continuum_add (continuum, coder, start, end, 1 + data[i + 3] % 4);
      ends[coder] = end;
    }
  actant_continuum_sort (continuum);
  g_assert_true (actant_continuum_is_flat (continuum));

  unitizing = actant_unitizing_new (continuum);
  g_assert_true (isnan (unitizing->u) || unitizing->u <= 1 + 1e-9);
  g_assert_true (isnan (unitizing->binary) || unitizing->binary <= 1 + 1e-9);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const ActantScale scales[] = {
    ACTANT_SCALE_NOMINAL, ACTANT_SCALE_ORDINAL, ACTANT_SCALE_INTERVAL, ACTANT_SCALE_RATIO,
  };
  guint n_coders;

  if (size < 2)
    return 0;
  n_coders = 2 + data[1] % (MOST_CODERS - 1);
  check_measures (data + 2, size - 2, scales[data[0] % G_N_ELEMENTS (scales)], n_coders);
  check_unitizing (data + 2, size - 2, n_coders);

  return 0;
}
