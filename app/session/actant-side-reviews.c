/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a record, in whoever's file of the text it is said. */
#include "session/actant-side-reviews.h"

static ActantCollection *
get_records (ActantSideBySide *side,
             guint             coder)
{
  ActantAnnotationSet *set = actant_side_by_side_get_set (side, coder);

  return set != NULL ? actant_annotation_set_get_records (set) : NULL;
}

static int
compare_reviews (gconstpointer a,
                 gconstpointer b)
{
  const ActantSideReview *ra = a, *rb = b;
  int order = g_strcmp0 (actant_record_get_text (ra->review, "modified"),
                         actant_record_get_text (rb->review, "modified"));

  return order != 0 ? order : g_strcmp0 (actant_record_get_id (ra->review),
                                         actant_record_get_id (rb->review));
}

/**
 * actant_side_by_side_list_reviews:
 * @side: coders of a text
 * @target: id of a record
 *
 * Looks through the files that are read, shown or not.
 *
 * Returns: (transfer full) (element-type ActantSideReview): the decisions on it, the oldest first
 */
GArray *
actant_side_by_side_list_reviews (ActantSideBySide *side,
                                  const char       *target)
{
  GArray *reviews = g_array_new (FALSE, FALSE, sizeof (ActantSideReview));

  for (guint coder = 0; coder < actant_side_by_side_get_n (side); coder++)
    {
      ActantCollection *records = get_records (side, coder);
      guint n = records != NULL ? actant_collection_get_n (records, ACTANT_KIND_REVIEW) : 0;

      for (guint i = 0; i < n; i++)
        {
          ActantSideReview review = { actant_collection_get (records, ACTANT_KIND_REVIEW, i),
                                      coder };
          const ActantValue *targets = actant_record_get (review.review, "targets");

          if (targets != NULL && actant_value_list_has_text (targets, target))
            g_array_append_val (reviews, review);
        }
    }
  g_array_sort (reviews, compare_reviews);

  return reviews;
}

/** Whether one of the files that are read has the record with @id, live. */
gboolean
actant_side_by_side_holds (ActantSideBySide *side,
                           const char       *id)
{
  for (guint coder = 0; coder < actant_side_by_side_get_n (side); coder++)
    {
      ActantCollection *records = get_records (side, coder);

      if (records != NULL
          && actant_collection_lookup_live (records, ACTANT_KIND_NONE, id) != NULL)
        return TRUE;
    }

  return FALSE;
}
