/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A natural merge sort: what is sorted in a few runs costs a few passes. */
#include "model/actant-sort.h"

#include <string.h>

/* Merges the sorted @from[0 … middle[ and @from[middle … n[ into @to. */
static void
merge (gpointer     *from,
       guint         middle,
       guint         n,
       gpointer     *to,
       GCompareFunc  compare)
{
  guint left = 0, right = middle;

  for (guint i = 0; i < n; i++)
    {
      gboolean take_left = right == n
                           || (left < middle && compare (&from[left], &from[right]) <= 0);

      to[i] = take_left ? from[left++] : from[right++];
    }
}

/* The ends of the runs, the first run starting at 0. */
static GArray *
find_runs (GPtrArray    *items,
           GCompareFunc  compare)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i <= items->len; i++)
    {
      actant_fetch_ahead (items, i);
      if (i == items->len || compare (&items->pdata[i - 1], &items->pdata[i]) > 0)
        g_array_append_val (ends, i);
    }

  return ends;
}

/* Merges each two neighbouring runs. */
static void
merge_pairs (gpointer     *from,
             gpointer     *to,
             GArray       *ends,
             GCompareFunc  compare)
{
  guint start = 0;
  guint n = 0;

  for (guint i = 0; i < ends->len; i += 2)
    {
      guint middle = g_array_index (ends, guint, i);
      guint end = i + 1 < ends->len ? g_array_index (ends, guint, i + 1) : middle;

      merge (from + start, middle - start, end - start, to + start, compare);
      g_array_index (ends, guint, n++) = end;
      start = end;
    }
  g_array_set_size (ends, n);
}

/**
 * actant_sort_runs:
 * @items: (inout): an array of pointers
 * @compare: is given pointers to the pointers, as by g_ptr_array_sort()
 *
 * Sorts stably, in n comparisons when @items is in order already, and n log r when it consists of r
 * runs in order.
 */
void
actant_sort_runs (GPtrArray    *items,
                  GCompareFunc  compare)
{
  g_autoptr(GArray) ends = NULL;
  g_autofree gpointer *other = NULL;
  gpointer *from = items->pdata;
  gpointer *to;

  g_return_if_fail (items != NULL && compare != NULL);

  ends = find_runs (items, compare);
  if (ends->len <= 1)
    return;

  to = other = g_new (gpointer, items->len);
  while (ends->len > 1)
    {
      gpointer *merged = to;

      merge_pairs (from, to, ends, compare);
      to = from;
      from = merged;
    }
  if (from != items->pdata)
    memcpy (items->pdata, from, items->len * sizeof (gpointer));
}
