/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What two sequences have in common, in order. Items that occur once on each side align them (the
 * "patience" difference of Bram Cohen); what lies between by Myers, "An O(ND) difference algorithm
 * and its variations", Algorithmica 1, 1986. What differs too much is left as replaced.
 */
#include "text/actant-sequence-diff.h"

#include <string.h>

#define MOST_EDITS 512         /* of the O(ND) part; its memory is the square of this, its time
                                * this times the length */
#define MOST_DEPTH 48          /* of alignments within alignments */

typedef struct
{
  const guint32 *old_items;
  const guint32 *new_items;
  gboolean       by_rare_items;
  GArray        *runs;
} Diff;

typedef struct
{
  gsize old_start;
  gsize old_end;
  gsize new_start;
  gsize new_end;
} Part;

/* A run that goes on where the last one ends is one with it. */
static void
add_run (Diff  *diff,
         gsize  old_start,
         gsize  new_start,
         gsize  length)
{
  ActantRun run = { old_start, new_start, length };
  ActantRun *last = diff->runs->len > 0
                    ? &g_array_index (diff->runs, ActantRun, diff->runs->len - 1) : NULL;

  if (length == 0)
    return;
  if (last != NULL && last->old_start + last->length == old_start
      && last->new_start + last->length == new_start)
    last->length += length;
  else
    g_array_append_val (diff->runs, run);
}

typedef struct
{
  gsize old_position;
  gsize new_position;
  guint n_old;
  guint n_new;
} Occurrence;

static GHashTable *
count_items (const Diff *diff,
             const Part *part)
{
  GHashTable *items = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (gsize i = part->old_start; i < part->old_end; i++)
    {
      gpointer key = GUINT_TO_POINTER (diff->old_items[i]);
      Occurrence *occurrence = g_hash_table_lookup (items, key);

      if (occurrence == NULL)
        {
          occurrence = g_new0 (Occurrence, 1);
          g_hash_table_insert (items, key, occurrence);
        }
      occurrence->old_position = i;
      occurrence->n_old++;
    }
  for (gsize i = part->new_start; i < part->new_end; i++)
    {
      Occurrence *occurrence = g_hash_table_lookup (items, GUINT_TO_POINTER (diff->new_items[i]));

      if (occurrence == NULL)
        continue;
      occurrence->new_position = i;
      occurrence->n_new++;
    }
  return items;
}

/* The items that occur once on each side, in the order of the old one. */
static GArray *
find_rare (const Diff *diff,
           const Part *part)
{
  g_autoptr(GHashTable) items = count_items (diff, part);
  GArray *rare = g_array_new (FALSE, FALSE, sizeof (ActantRun));

  for (gsize i = part->old_start; i < part->old_end; i++)
    {
      const Occurrence *occurrence = g_hash_table_lookup (items,
                                                          GUINT_TO_POINTER (diff->old_items[i]));
      ActantRun run = { i, occurrence->new_position, 1 };

      if (occurrence->n_old == 1 && occurrence->n_new == 1)
        g_array_append_val (rare, run);
    }
  return rare;
}

/* The longest part of @rare that is in order on both sides: patience sorting. */
static GArray *
find_longest_order (GArray *rare)
{
  g_autofree guint *tops = g_new (guint, rare->len + 1);
  g_autofree guint *before = g_new (guint, rare->len + 1);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (ActantRun));
  guint n_piles = 0;

  for (guint i = 0; i < rare->len; i++)
    {
      gsize position = g_array_index (rare, ActantRun, i).new_start;
      guint low = 0, high = n_piles;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (rare, ActantRun, tops[middle]).new_start < position)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tops[low - 1] : G_MAXUINT;
      tops[low] = i;
      n_piles = MAX (n_piles, low + 1);
    }

  g_array_set_size (order, n_piles);
  for (guint i = n_piles, at = n_piles > 0 ? tops[n_piles - 1] : 0; i > 0; i--, at = before[at])
    g_array_index (order, ActantRun, i - 1) = g_array_index (rare, ActantRun, at);
  return order;
}

/* The furthest row reached on each diagonal with @d edits, kept for the way back. */
static gboolean
go_forward (const Diff *diff,
            const Part *part,
            GPtrArray  *trace)
{
  gssize n = part->old_end - part->old_start, m = part->new_end - part->new_start;
  gssize most = MIN (n + m, MOST_EDITS);
  g_autofree gssize *furthest = g_new0 (gssize, 2 * most + 3);

  for (gssize d = 0; d <= most; d++)
    {
      for (gssize k = -d; k <= d; k += 2)
        {
          gssize *at = furthest + most + 1 + k;
          gssize x = k == -d || (k != d && at[-1] < at[1]) ? at[1] : at[-1] + 1;

          while (x < n && x - k < m && x - k >= 0
                 && diff->old_items[part->old_start + x]
                    == diff->new_items[part->new_start + x - k])
            x++;
          *at = x;
          if (x >= n && x - k >= m)
            return TRUE;
        }
      /* Rows of -d … d, for the step after this. */
      g_ptr_array_add (trace, g_memdup2 (furthest + most + 1 - d,
                                         (2 * d + 1) * sizeof (gssize)));
    }
  return FALSE;
}

static void
go_back (Diff       *diff,
         const Part *part,
         GPtrArray  *trace)
{
  gssize x = part->old_end - part->old_start, y = part->new_end - part->new_start;
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (ActantRun));

  for (gssize d = trace->len; d > 0; d--)
    {
      const gssize *row = (const gssize *) trace->pdata[d - 1] + (d - 1);
      gssize k = x - y;
      gboolean down = k == -d || (k != d && row[k - 1] < row[k + 1]);
      gssize from = down ? row[k + 1] : row[k - 1];
      gssize step_x = down ? from : from + 1;
      ActantRun run = { part->old_start + step_x, part->new_start + step_x - k, x - step_x };

      g_array_append_val (found, run);
      x = from;
      y = from - (down ? k + 1 : k - 1);
    }
  add_run (diff, part->old_start, part->new_start, x);
  for (guint i = found->len; i > 0; i--)
    {
      const ActantRun *run = &g_array_index (found, ActantRun, i - 1);

      add_run (diff, run->old_start, run->new_start, run->length);
    }
}

static void
compare_greedily (Diff       *diff,
                  const Part *part)
{
  g_autoptr(GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);

  if (go_forward (diff, part, trace))
    go_back (diff, part, trace);
}

static void compare (Diff  *diff,
                     Part   part,
                     guint  depth);

static gboolean
compare_by_rare (Diff       *diff,
                 const Part *part,
                 guint       depth)
{
  g_autoptr(GArray) rare = find_rare (diff, part);
  g_autoptr(GArray) order = find_longest_order (rare);
  Part gap = *part;

  if (order->len == 0)
    return FALSE;

  for (guint i = 0; i < order->len; i++)
    {
      const ActantRun *run = &g_array_index (order, ActantRun, i);

      gap.old_end = run->old_start;
      gap.new_end = run->new_start;
      compare (diff, gap, depth + 1);
      add_run (diff, run->old_start, run->new_start, 1);
      gap.old_start = run->old_start + 1;
      gap.new_start = run->new_start + 1;
    }
  gap.old_end = part->old_end;
  gap.new_end = part->new_end;
  compare (diff, gap, depth + 1);
  return TRUE;
}

static void
compare (Diff  *diff,
         Part   part,
         guint  depth)
{
  gsize common = 0;

  while (part.old_start + common < part.old_end && part.new_start + common < part.new_end
         && diff->old_items[part.old_start + common] == diff->new_items[part.new_start + common])
    common++;
  add_run (diff, part.old_start, part.new_start, common);
  part.old_start += common;
  part.new_start += common;

  common = 0;
  while (part.old_end - common > part.old_start && part.new_end - common > part.new_start
         && diff->old_items[part.old_end - common - 1]
            == diff->new_items[part.new_end - common - 1])
    common++;
  part.old_end -= common;
  part.new_end -= common;

  if (part.old_start < part.old_end && part.new_start < part.new_end
      && !(diff->by_rare_items && depth < MOST_DEPTH && compare_by_rare (diff, &part, depth)))
    compare_greedily (diff, &part);
  add_run (diff, part.old_end, part.new_end, common);
}

/**
 * actant_sequence_diff:
 * @old_items: a sequence
 * @n_old: of how many items
 * @new_items: another
 * @n_new: of how many items
 * @by_rare_items: whether items that occur once on each side are the same ones: so it is with
 *   lines and words, not with letters
 * @runs: (element-type ActantRun): receives what they have in common, in order
 */
void
actant_sequence_diff (const guint32 *old_items,
                      gsize          n_old,
                      const guint32 *new_items,
                      gsize          n_new,
                      gboolean       by_rare_items,
                      GArray        *runs)
{
  Diff diff = { old_items, new_items, by_rare_items, runs };

  g_return_if_fail (runs != NULL);

  compare (&diff, (Part) { 0, n_old, 0, n_new }, 0);
}
