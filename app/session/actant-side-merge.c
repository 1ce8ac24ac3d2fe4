/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several files' passages as one collection. */
#include "session/actant-side-merge.h"

/* With more records a thread makes the collection. */
#define MANY 4000

/* What is drawn on a text. */
static const ActantKind kinds[] = { ACTANT_KIND_CLAIM, ACTANT_KIND_MENTION, ACTANT_KIND_CODING };

struct _ActantSideMerge
{
  ActantSideMergeDone  done;         /* NULL when nobody waits any more */
  gpointer             user_data;
  gatomicrefcount      ref_count;    /* its owner, and the thread */
  GPtrArray           *records;      /* owned; of the set that counts most, last */
  GPtrArray           *unplaced;     /* owned ids */
  char                *sha256;       /* of the text; nullable */
  ActantCollection    *merged;
};

static void
unref (ActantSideMerge *merge)
{
  if (!g_atomic_ref_count_dec (&merge->ref_count))
    return;

  g_ptr_array_unref (merge->records);
  g_ptr_array_unref (merge->unplaced);
  g_clear_object (&merge->merged);
  g_free (merge->sha256);
  g_free (merge);
}

static void
add_set (ActantSideMerge     *merge,
         ActantAnnotationSet *set)
{
  ActantCollection *records = actant_annotation_set_get_records (set);
  gboolean all_placed = actant_annotation_set_count_unanchored (set) == 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < actant_collection_get_n (records, kinds[k]); i++)
      {
        const ActantRecord *record = actant_collection_get (records, kinds[k], i);

        g_ptr_array_add (merge->records, actant_record_ref (record));
        if (!all_placed && !actant_collection_is_placed (records, actant_record_get_id (record)))
          g_ptr_array_add (merge->unplaced, g_strdup (actant_record_get_id (record)));
      }
}

/**
 * actant_side_merge_new:
 * @sets: (element-type ActantAnnotationSet): of one text; of records with the same id that of the
 *   first set counts
 * @source: (nullable): the text
 * @done: told once, unless the merge is freed before
 * @user_data: for @done
 *
 * Returns: (transfer full): a merge that is yet to start
 */
ActantSideMerge *
actant_side_merge_new (GPtrArray           *sets,
                       ActantSourceText    *source,
                       ActantSideMergeDone  done,
                       gpointer             user_data)
{
  ActantSideMerge *merge = g_new0 (ActantSideMerge, 1);

  g_atomic_ref_count_init (&merge->ref_count);
  merge->done = done;
  merge->user_data = user_data;
  merge->sha256 = source != NULL ? g_strdup (actant_source_text_get_sha256 (source)) : NULL;
  merge->records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  merge->unplaced = g_ptr_array_new_with_free_func (g_free);
  for (guint i = sets->len; i > 0; i--)
    add_set (merge, sets->pdata[i - 1]);

  return merge;
}

static void
run (ActantSideMerge *merge)
{
  ActantCollection *merged = actant_collection_new ();

  if (merge->sha256 != NULL)
    actant_collection_set_text (merged, merge->sha256);
  for (guint i = 0; i < merge->unplaced->len; i++)
    actant_collection_set_placed (merged, merge->unplaced->pdata[i], FALSE);
  actant_collection_load (merged, merge->records);
  merge->merged = merged;
}

static void
finish (ActantSideMerge *merge)
{
  ActantSideMergeDone done = merge->done;

  merge->done = NULL;
  if (done != NULL)
    done (merge->merged, merge->user_data);
  unref (merge);
}

static gboolean
finish_cb (gpointer merge)
{
  finish (merge);
  return G_SOURCE_REMOVE;
}

static gpointer
run_thread (gpointer data)
{
  run (data);
  g_idle_add (finish_cb, data);
  return NULL;
}

/** Makes it: few records at once, many in a thread. */
void
actant_side_merge_start (ActantSideMerge *merge)
{
  g_return_if_fail (merge != NULL && merge->merged == NULL);

  g_atomic_ref_count_inc (&merge->ref_count);
  if (merge->records->len > MANY)
    {
      g_thread_unref (g_thread_new ("side-merge", run_thread, merge));
      return;
    }
  run (merge);
  finish (merge);
}

/** Nobody waits for it any more. */
void
actant_side_merge_free (ActantSideMerge *merge)
{
  merge->done = NULL;
  unref (merge);
}
