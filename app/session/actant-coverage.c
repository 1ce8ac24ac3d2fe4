/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a text is covered by claims. */
#include "config.h"

#include "session/actant-coverage.h"

/* Returns: whether they are in order with those before */
static gboolean
add_segments (GArray             *ranges,
              const ActantRecord *claim)
{
  gboolean in_order = TRUE;

  for (guint i = 0; i < actant_record_get_n_segments (claim); i++)
    {
      ActantTextRange range;

      actant_record_get_segment (claim, i, &range.start, &range.end);
      in_order = in_order
                 && (ranges->len == 0
                     || range.start >= g_array_index (ranges, ActantTextRange,
                                                      ranges->len - 1).start);
      g_array_append_val (ranges, range);
    }

  return in_order;
}

/**
 * actant_coverage_count:
 * @set: annotations of a text
 *
 * Returns: how many code points the passages of claims cover, each counted
 *   once; passages that are not in place cover nothing
 */
gint64
actant_coverage_count (ActantAnnotationSet *set)
{
  gint64 covered = 0, reached = 0;
  g_autoptr(GArray) ranges = NULL;
  ActantCollection *records;
  gboolean all_in_place, in_order = TRUE;

  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (set), 0);

  records = actant_annotation_set_get_records (set);
  ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  all_in_place = actant_annotation_set_count_unanchored (set) == 0;
  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_CLAIM); i++)
    {
      const ActantRecord *claim = actant_collection_get (records, ACTANT_KIND_CLAIM, i);

      if (all_in_place || actant_annotation_set_get_anchor (set, actant_record_get_id (claim))
                          == ACTANT_ANCHOR_IN_PLACE)
        in_order = add_segments (ranges, claim) && in_order;
    }

  /* Claims are in the order of the text; the later segments of one may not be. */
  if (!in_order)
    g_array_sort (ranges, actant_text_range_compare);
  for (guint i = 0; i < ranges->len; i++)
    {
      const ActantTextRange *range = &g_array_index (ranges, ActantTextRange, i);

      covered += MAX (0, range->end - MAX (reached, range->start));
      reached = MAX (reached, range->end);
    }

  return covered;
}

/**
 * actant_coverage_get_percent:
 * @covered: code points
 * @source: (nullable): the text
 *
 * Returns: the covered part of the text, rounded down; 0 for an empty text
 */
int
actant_coverage_get_percent (gint64            covered,
                             ActantSourceText *source)
{
  gint64 length = source != NULL ? actant_source_text_get_length (source) : 0;

  return length > 0 ? (int) (100 * covered / length) : 0;
}
