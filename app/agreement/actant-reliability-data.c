/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units × coders, and how far their values are apart. */
#include "agreement/actant-reliability-data.h"

#include <math.h>
#include <string.h>

/**
 * actant_reliability_data_new:
 * @scale: of the values
 * @n_units: rows
 * @n_coders: columns
 *
 * Returns: (transfer full): a table in which every value is missing
 */
ActantReliabilityData *
actant_reliability_data_new (ActantScale scale,
                             guint       n_units,
                             guint       n_coders)
{
  ActantReliabilityData *data = g_new0 (ActantReliabilityData, 1);
  gsize n = (gsize) n_units * n_coders;

  data->scale = scale;
  data->n_units = n_units;
  data->n_coders = n_coders;
  data->values = g_new (gint32, n);
  for (gsize i = 0; i < n; i++)
    data->values[i] = ACTANT_VALUE_MISSING;
  data->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  data->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return data;
}

void
actant_reliability_data_free (ActantReliabilityData *data)
{
  g_free (data->values);
  g_free (data->weights);
  g_array_unref (data->numbers);
  g_ptr_array_unref (data->sets);
  g_free (data);
}

/** Says what @coder gave @unit; categories count from 0. */
void
actant_reliability_data_set (ActantReliabilityData *data,
                             guint                  unit,
                             guint                  coder,
                             gint32                 category)
{
  g_return_if_fail (unit < data->n_units && coder < data->n_coders);
  g_return_if_fail (category >= ACTANT_VALUE_MISSING);

  data->values[(gsize) unit * data->n_coders + coder] = category;
  data->n_categories = MAX (data->n_categories, (guint) (category + 1));
}

/** Returns: the category, or %ACTANT_VALUE_MISSING */
gint32
actant_reliability_data_get (const ActantReliabilityData *data,
                             guint                        unit,
                             guint                        coder)
{
  return data->values[(gsize) unit * data->n_coders + coder];
}

/** Returns: how often @unit occurs */
guint32
actant_reliability_data_get_weight (const ActantReliabilityData *data,
                                    guint                        unit)
{
  return data->weights != NULL ? data->weights[unit] : 1;
}

/** Returns: the category that is @number, a new one if need be */
gint32
actant_reliability_data_add_number (ActantReliabilityData *data,
                                    double                 number)
{
  for (guint i = 0; i < data->numbers->len; i++)
    if (g_array_index (data->numbers, double, i) == number)
      return i;

  g_array_append_val (data->numbers, number);
  data->n_categories = MAX (data->n_categories, data->numbers->len);

  return data->numbers->len - 1;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static GArray *
new_set (const guint32 *members,
         guint          n_members)
{
  GArray *set = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_members);
  guint n = 0;

  if (n_members > 0)
    g_array_append_vals (set, members, n_members);
  g_array_sort (set, compare_members);
  for (guint i = 0; i < set->len; i++)
    if (n == 0 || g_array_index (set, guint32, i) != g_array_index (set, guint32, n - 1))
      g_array_index (set, guint32, n++) = g_array_index (set, guint32, i);
  g_array_set_size (set, n);

  return set;
}

/** Returns: the new category of a set that is known to be none of those there are */
gint32
actant_reliability_data_append_set (ActantReliabilityData *data,
                                    const guint32         *members,
                                    guint                  n_members)
{
  g_ptr_array_add (data->sets, new_set (members, n_members));
  data->n_categories = MAX (data->n_categories, data->sets->len);

  return data->sets->len - 1;
}

static gboolean
is_same_set (const GArray *a,
             const GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint32)) == 0);
}

/** Returns: the category that is the set of @members, a new one if need be */
gint32
actant_reliability_data_add_set (ActantReliabilityData *data,
                                 const guint32         *members,
                                 guint                  n_members)
{
  g_autoptr(GArray) set = new_set (members, n_members);

  for (guint i = 0; i < data->sets->len; i++)
    if (is_same_set (data->sets->pdata[i], set))
      return i;

  g_ptr_array_add (data->sets, g_steal_pointer (&set));
  data->n_categories = MAX (data->n_categories, data->sets->len);

  return data->sets->len - 1;
}

/** Returns: how many members two sets have in common: guint32, sorted, each once */
guint
actant_set_count_common (const GArray *a,
                         const GArray *b)
{
  guint i = 0, j = 0, common = 0;

  while (i < a->len && j < b->len)
    {
      guint32 x = g_array_index (a, guint32, i), y = g_array_index (b, guint32, j);

      common += x == y;
      i += x <= y;
      j += y <= x;
    }

  return common;
}

/**
 * actant_masi_distance:
 * @a: a set: guint32, sorted, each once
 * @b: another
 *
 * The distance of two sets, "measuring agreement on set-valued items" (Passonneau 2006, LREC): Jaccard's
 * distance times 0 for equal sets, 1/3 where one holds the other, 2/3 where they overlap, 1 where
 * they do not; the empty set is held by every other; in the reading of Artstein & Poesio 2008, Computational Linguistics 34(4), 4.4. Used
 * as it is, not squared. (NLTK takes 1 − Jaccard's similarity × 1, 2/3, 1/3, 0 instead.)
 *
 * Returns: 0 for equal sets, also for two empty ones, to 1 for disjoint ones
 */
double
actant_masi_distance (const GArray *a,
                      const GArray *b)
{
  guint common;

  if (is_same_set (a, b))
    return 0;

  common = actant_set_count_common (a, b);
  if (common == a->len || common == b->len)
    return (1 - (double) common / (a->len + b->len - common)) / 3;

  return common > 0 ? (1 - (double) common / (a->len + b->len - common)) * 2 / 3 : 1;
}

/**
 * actant_reliability_data_get_distance:
 * @data: reliability data
 * @totals: how often each category occurs among the paired values; only used for ordinal data
 * @a: a category
 * @b: another
 *
 * The difference function of Krippendorff's α (Krippendorff 2011, Computing Krippendorff's
 * Alpha-Reliability, section 3): squared differences; MASI for sets.
 *
 * Returns: 0 for equal values, or more
 */
double
actant_reliability_data_get_distance (const ActantReliabilityData *data,
                                      const double                *totals,
                                      guint                        a,
                                      guint                        b)
{
  guint low = MIN (a, b), high = MAX (a, b);
  double x, y, sum = 0;

  if (a == b)
    return 0;

  switch (data->scale)
    {
    case ACTANT_SCALE_ORDINAL:
      for (guint i = low; i <= high; i++)
        sum += totals[i];
      sum -= (totals[low] + totals[high]) / 2;
      return sum * sum;

    case ACTANT_SCALE_INTERVAL:
    case ACTANT_SCALE_RATIO:
      x = g_array_index (data->numbers, double, a);
      y = g_array_index (data->numbers, double, b);
      sum = data->scale == ACTANT_SCALE_RATIO ? x + y : 1;
      return sum > 0 ? (x - y) * (x - y) / (sum * sum) : 1;

    case ACTANT_SCALE_SET:
      return actant_masi_distance (data->sets->pdata[a], data->sets->pdata[b]);

    case ACTANT_SCALE_NOMINAL:
    default:
      return 1;
    }
}

static guint
hash_row (const gint32 *row,
          guint         n_coders)
{
  guint hash = 5381;

  for (guint i = 0; i < n_coders; i++)
    hash = hash * 33 + (guint) row[i];

  return hash;
}

/* The row of @patterns that equals @row, or @patterns->n_units. */
static guint
find_pattern (const ActantReliabilityData *patterns,
              const guint                 *slots,
              guint                        mask,
              const gint32                *row,
              guint                       *slot)
{
  gsize size = patterns->n_coders * sizeof (gint32);
  guint place = hash_row (row, patterns->n_coders) & mask;

  while (slots[place] != 0
         && memcmp (patterns->values + (gsize) (slots[place] - 1) * patterns->n_coders, row, size) != 0)
    place = (place + 1) & mask;
  *slot = place;

  return slots[place] != 0 ? slots[place] - 1 : patterns->n_units;
}

/** Returns: (transfer full): the same data of two coders, the second first */
ActantReliabilityData *
actant_reliability_data_new_turned (const ActantReliabilityData *data)
{
  ActantReliabilityData *turned = actant_reliability_data_new (data->scale, data->n_units, 2);

  g_return_val_if_fail (data->n_coders == 2, turned);

  for (guint unit = 0; unit < data->n_units; unit++)
    for (guint coder = 0; coder < 2; coder++)
      turned->values[unit * 2 + coder] = data->values[unit * 2 + 1 - coder];
  turned->n_categories = data->n_categories;
  if (data->weights != NULL)
    turned->weights = g_memdup2 (data->weights, data->n_units * sizeof *data->weights);
  g_array_append_vals (turned->numbers, data->numbers->data, data->numbers->len);
  for (guint i = 0; i < data->sets->len; i++)
    g_ptr_array_add (turned->sets, g_array_ref (data->sets->pdata[i]));

  return turned;
}

/**
 * actant_reliability_data_new_patterns:
 * @data: reliability data
 *
 * Puts units with the same values together: no measure can tell them apart, and there are few
 * different ones among many.
 *
 * Returns: (transfer full): the same data, each row once, with weights
 */
ActantReliabilityData *
actant_reliability_data_new_patterns (const ActantReliabilityData *data)
{
  ActantReliabilityData *patterns = actant_reliability_data_new (data->scale, data->n_units, data->n_coders);
  guint size = 16;
  g_autofree guint *slots = NULL;

  while (size < data->n_units * 2)
    size *= 2;
  slots = g_new0 (guint, size);

  patterns->n_units = 0;
  patterns->n_categories = data->n_categories;
  patterns->weights = g_new0 (guint32, MAX (data->n_units, 1));
  g_array_append_vals (patterns->numbers, data->numbers->data, data->numbers->len);
  for (guint i = 0; i < data->sets->len; i++)
    g_ptr_array_add (patterns->sets, g_array_ref (data->sets->pdata[i]));

  for (guint i = 0; i < data->n_units; i++)
    {
      const gint32 *row = data->values + (gsize) i * data->n_coders;
      guint slot;
      guint found = find_pattern (patterns, slots, size - 1, row, &slot);

      if (found == patterns->n_units)
        {
          memcpy (patterns->values + (gsize) found * data->n_coders, row,
                  data->n_coders * sizeof (gint32));
          slots[slot] = found + 1;
          patterns->n_units++;
        }
      patterns->weights[found] += actant_reliability_data_get_weight (data, i);
    }

  return patterns;
}
