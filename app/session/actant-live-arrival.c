/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that another wrote: read, and joined or compared with what the session has. */
#include "session/actant-live-arrival.h"

#include "store/actant-durable-file.h"

#define MAX_FILE_BYTES (G_GINT64_CONSTANT (2) << 30)

static ActantArrival *
new_arrival (const char *root,
             const char *path)
{
  ActantArrival *arrival = g_new0 (ActantArrival, 1);

  arrival->path = g_intern_string (path);
  arrival->absolute = g_build_filename (root, path, NULL);
  return arrival;
}

/**
 * actant_arrival_new_join:
 * @root: absolute path of the study's folder
 * @set: a set with a header, which the session may change
 *
 * Returns: (transfer full): what joins another content of the set's file
 */
ActantArrival *
actant_arrival_new_join (const char          *root,
                         ActantAnnotationSet *set)
{
  ActantArrival *arrival = new_arrival (root, set->path);

  arrival->base = set->base != NULL ? actant_pieces_ref (set->base) : NULL;
  arrival->job = actant_save_job_new (arrival->absolute, set->path, set->base,
                                      _actant_annotation_set_snapshot (set));
  return arrival;
}

/**
 * actant_arrival_new_replace:
 * @root: absolute path of the study's folder
 * @path: of the file below it
 * @coder: slug of whose it is
 * @set: (nullable): what the session has of it
 * @source: (nullable): the text it is on
 *
 * Returns: (transfer full): what reads the file as it is
 */
ActantArrival *
actant_arrival_new_replace (const char          *root,
                            const char          *path,
                            const char          *coder,
                            ActantAnnotationSet *set,
                            ActantSourceText    *source)
{
  ActantArrival *arrival = new_arrival (root, path);

  arrival->fresh = _actant_annotation_set_new (path, set != NULL ? set->text_path : NULL, coder);
  if (set == NULL)
    return arrival;

  arrival->base = set->base != NULL ? actant_pieces_ref (set->base) : NULL;
  arrival->before = actant_collection_snapshot (set->records);
  arrival->source = source != NULL ? actant_source_text_ref (source) : NULL;
  return arrival;
}

void
actant_arrival_free (ActantArrival *arrival)
{
  g_free (arrival->absolute);
  g_clear_pointer (&arrival->bytes, g_bytes_unref);
  g_clear_pointer (&arrival->base, actant_pieces_unref);
  g_clear_pointer (&arrival->job, actant_save_job_free);
  g_clear_object (&arrival->fresh);
  g_clear_pointer (&arrival->before, g_ptr_array_unref);
  g_clear_pointer (&arrival->source, actant_source_text_unref);
  g_clear_pointer (&arrival->changes, actant_change_set_unref);
  g_clear_error (&arrival->error);
  g_free (arrival);
}

/* What is other in the file than in the session. */
static void
find_changes (ActantArrival *arrival)
{
  ActantCollection *records = arrival->fresh->records;
  g_autoptr(GPtrArray) now = actant_collection_snapshot (records);
  g_autoptr(GHashTable) before = g_hash_table_new (g_str_hash, g_str_equal);

  arrival->changes = actant_change_set_new ("");
  for (guint i = 0; arrival->before != NULL && i < arrival->before->len; i++)
    if (!actant_record_is_opaque (arrival->before->pdata[i]))
      g_hash_table_insert (before, (gpointer) actant_record_get_id (arrival->before->pdata[i]),
                           arrival->before->pdata[i]);
  for (guint i = 0; i < now->len; i++)
    {
      const ActantRecord *record = now->pdata[i];
      const ActantRecord *old = actant_record_is_opaque (record)
                                ? NULL
                                : g_hash_table_lookup (before, actant_record_get_id (record));

      if (!actant_record_is_opaque (record) && (old == NULL || !actant_record_equal (old, record)))
        actant_change_set_add (arrival->changes, arrival->path, old, record);
    }
  for (guint i = 0; arrival->before != NULL && i < arrival->before->len; i++)
    {
      const ActantRecord *record = arrival->before->pdata[i];

      if (!actant_record_is_opaque (record)
          && actant_collection_lookup (records, actant_record_get_id (record)) == NULL)
        actant_change_set_add (arrival->changes, arrival->path, record, NULL);
    }
}

/**
 * actant_arrival_run:
 * @arrival: one to run once
 *
 * Fills in the results. Blocks; made for a thread.
 */
void
actant_arrival_run (ActantArrival *arrival)
{
  GBytes *bytes = g_steal_pointer (&arrival->bytes);

  if (bytes == NULL)
    bytes = actant_durable_read_stamped (arrival->absolute, MAX_FILE_BYTES, &arrival->stamp,
                                         &arrival->error);
  if (bytes == NULL)
    return;

  if (arrival->job != NULL)
    {
      actant_save_job_join (arrival->job, bytes, &arrival->stamp);
      arrival->error = g_steal_pointer (&arrival->job->error);
      return;
    }
  if (!_actant_annotation_set_read (arrival->fresh, bytes, &arrival->stamp, NULL, &arrival->error))
    return;
  if (arrival->source != NULL)
    _actant_annotation_set_check_anchors (arrival->fresh, arrival->source, NULL);
  find_changes (arrival);
}
