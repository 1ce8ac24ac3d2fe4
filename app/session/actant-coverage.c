/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a text is covered by claims. */
#include "config.h"

#include "session/actant-coverage.h"

#define CLAIMS_A_STEP 1000

struct _ActantCoverage
{
  ActantAnnotationSet *set;      /* owned */
  guint                next;     /* claim to look at */
  GArray              *ranges;   /* ActantTextRange */
  gboolean             in_order;
  gboolean             all_in_place;
};

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
 * actant_coverage_new:
 * @set: annotations of a text
 *
 * Returns: (transfer full): begins to count, see actant_coverage_step()
 */
ActantCoverage *
actant_coverage_new (ActantAnnotationSet *set)
{
  ActantCoverage *self = g_new0 (ActantCoverage, 1);

  self->set = g_object_ref (set);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  self->in_order = TRUE;
  self->all_in_place = actant_annotation_set_count_unanchored (set) == 0;

  return self;
}

void
actant_coverage_free (ActantCoverage *self)
{
  g_object_unref (self->set);
  g_array_unref (self->ranges);
  g_free (self);
}

/**
 * actant_coverage_step:
 *
 * Looks at a few more claims, for less than a millisecond; when the set changes meanwhile, begin
 * anew.
 *
 * Returns: %FALSE when it has looked at all
 */
gboolean
actant_coverage_step (ActantCoverage *self)
{
  ActantCollection *records = actant_annotation_set_get_records (self->set);
  guint n = actant_collection_get_n (records, ACTANT_KIND_CLAIM);
  guint end = MIN (n, self->next + CLAIMS_A_STEP);

  for (; self->next < end; self->next++)
    {
      const ActantRecord *claim = actant_collection_get (records, ACTANT_KIND_CLAIM, self->next);

      if (self->all_in_place
          || actant_annotation_set_get_anchor (self->set, actant_record_get_id (claim))
             == ACTANT_ANCHOR_IN_PLACE)
        self->in_order = add_segments (self->ranges, claim) && self->in_order;
    }

  return self->next < n;
}

/** How many code points the claims looked at cover, each counted once. */
gint64
actant_coverage_get (ActantCoverage *self)
{
  gint64 covered = 0, reached = 0;

  /* Claims are in the order of the text; the later segments of one may not be. */
  if (!self->in_order)
    g_array_sort (self->ranges, actant_text_range_compare);
  self->in_order = TRUE;
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const ActantTextRange *range = &g_array_index (self->ranges, ActantTextRange, i);

      covered += MAX (0, range->end - MAX (reached, range->start));
      reached = MAX (reached, range->end);
    }

  return covered;
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
  g_autoptr(ActantCoverage) coverage = NULL;

  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (set), 0);

  coverage = actant_coverage_new (set);
  while (actant_coverage_step (coverage))
    ;

  return actant_coverage_get (coverage);
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
