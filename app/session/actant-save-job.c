/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One save of one file: bytes, verification, durable write, join. */
#include "session/actant-save-job.h"

#include "store/actant-durable-file.h"
#include "store/actant-source-keeper.h"
#include "team/actant-merge.h"

/**
 * actant_save_job_new:
 * @path: absolute path of the file
 * @name: of the file, for messages
 * @base: (nullable): what was last read or written
 * @content: (transfer full): what to write
 *
 * Returns: (transfer full): a save to run
 */
ActantSaveJob *
actant_save_job_new (const char       *path,
                     const char       *name,
                     ActantPieces     *base,
                     ActantRecordFile *content)
{
  ActantSaveJob *job = g_new0 (ActantSaveJob, 1);

  job->path = g_strdup (path);
  job->name = g_strdup (name);
  job->base = base != NULL ? actant_pieces_ref (base) : NULL;
  job->content = content;

  return job;
}

void
actant_save_job_free (ActantSaveJob *job)
{
  g_free (job->path);
  g_free (job->name);
  g_clear_pointer (&job->base, actant_pieces_unref);
  g_clear_pointer (&job->content, actant_record_file_free);
  g_clear_pointer (&job->source, actant_source_text_unref);
  g_clear_pointer (&job->written, actant_pieces_unref);
  g_clear_pointer (&job->news, g_ptr_array_unref);
  g_clear_pointer (&job->replaced, g_ptr_array_unref);
  g_clear_pointer (&job->joined, actant_record_file_free);
  g_clear_error (&job->error);
  g_free (job);
}

/* The bytes of @file, what is new of them read back: what we cannot read is never written. */
static ActantPieces *
serialise (const ActantRecordFile  *file,
           const char              *name,
           GError                 **error)
{
  return actant_record_file_verify (file, name, error) ? actant_record_file_write_pieces (file) : NULL;
}

/* What was last read or written; NULL when there was nothing or it cannot be read. */
static ActantRecordFile *
read_base (ActantSaveJob *job)
{
  g_autoptr(GBytes) bytes = job->base != NULL ? actant_pieces_to_bytes (job->base) : NULL;
  g_autoptr(ActantImage) image = bytes != NULL ? actant_image_new_take (g_steal_pointer (&bytes)) : NULL;

  return image != NULL ? actant_record_file_read_image (image, job->name, NULL, NULL) : NULL;
}

/* Joins @theirs into what there is to write. */
static gboolean
join_theirs (ActantSaveJob           *job,
             const ActantRecordFile  *theirs,
             GError                 **error)
{
  const ActantRecordFile *mine = job->joined != NULL ? job->joined : job->content;
  g_autoptr(ActantRecordFile) base = NULL;
  ActantRecordFile *joined;

  if (theirs->version > ACTANT_FILE_VERSION)
    {
      g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_FORMAT,
                   "%s: a newer Actant wrote it meanwhile (format version %" G_GINT64_FORMAT
                   "); not saved; update Actant", job->name, theirs->version);
      return FALSE;
    }
  base = read_base (job);
  joined = actant_merge_files (ACTANT_MERGE_BASE_LAST_SEEN, base, mine, theirs, job->name, error);
  if (joined == NULL)
    return FALSE;

  g_clear_pointer (&job->joined, actant_record_file_free);
  job->joined = joined;
  return TRUE;
}

static ActantPieces *
join_displaced (GBytes        *displaced,
                ActantPieces  *ours,
                gpointer       user_data,
                GError       **error)
{
  ActantSaveJob *job = user_data;
  g_autoptr(ActantRecordFile) theirs = actant_record_file_read (displaced, job->name, error);

  return theirs != NULL && join_theirs (job, theirs, error)
         ? serialise (job->joined, job->name, error) : NULL;
}

/* What the main thread has to look at: the join keeps the records that did not change. */
static void
find_news (ActantSaveJob *job)
{
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < job->content->records->len; i++)
    g_hash_table_add (known, job->content->records->pdata[i]);

  job->news = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  job->replaced = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  for (guint i = 0; i < job->joined->records->len; i++)
    {
      const ActantRecord *record = job->joined->records->pdata[i];

      if (g_hash_table_contains (known, record))
        continue;
      g_ptr_array_add (job->news, actant_record_ref (record));
      if (actant_record_get_id (record) != NULL)
        g_hash_table_add (ids, (gpointer) actant_record_get_id (record));
    }
  for (guint i = 0; i < job->content->records->len; i++)
    {
      const ActantRecord *record = job->content->records->pdata[i];
      const char *id = actant_record_get_id (record);

      if (id != NULL && g_hash_table_contains (ids, id))
        g_ptr_array_add (job->replaced, actant_record_ref (record));
    }
}

/**
 * actant_save_job_run:
 * @job: a save, run once
 *
 * Writes the file and fills in the results. Blocks; made for a thread. A file
 * that was removed meanwhile is written anew: absence never means deletion.
 */
void
actant_save_job_run (ActantSaveJob *job)
{
  g_autoptr(ActantPieces) pieces = serialise (job->content, job->name, &job->error);
  g_autoptr(GError) reason = NULL;

  if (pieces == NULL)
    return;

  /* Without it places are found again by their quotes alone: no reason not to save. */
  if (job->source != NULL && !actant_source_keep (job->source, &reason))
    g_debug ("%s: %s", job->name, reason->message);
  if (!actant_durable_write_pieces (job->path, job->base, pieces, join_displaced, job,
                                    &job->written, &job->error)
      && g_error_matches (job->error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_GONE))
    {
      g_clear_error (&job->error);
      actant_durable_write_pieces (job->path, NULL, pieces, join_displaced, job,
                                   &job->written, &job->error);
    }
  if (job->error == NULL && job->joined != NULL)
    find_news (job);
}

/* How many records of @joined @theirs lacks or has otherwise; of those without an id nothing can be
 * said. */
static guint
count_missing (const ActantRecordFile *joined,
               const ActantRecordFile *theirs)
{
  guint n = actant_count_news (joined, theirs);

  for (guint i = 0; i < joined->records->len; i++)
    n -= actant_record_get_id (joined->records->pdata[i]) == NULL;

  return n;
}

/**
 * actant_save_job_join:
 * @job: a save that is not to be run
 * @bytes: (transfer full): what the file holds now
 * @stamp: of the file then
 *
 * Only joins what somebody else wrote, and fills in the results; nothing is written. Made for a
 * thread.
 */
void
actant_save_job_join (ActantSaveJob         *job,
                      GBytes                *bytes,
                      const ActantFileStamp *stamp)
{
  g_autoptr(ActantImage) image = actant_image_new_take (bytes);
  g_autoptr(ActantRecordFile) theirs = actant_record_file_read_image (image, job->name, NULL,
                                                                      &job->error);

  if (theirs == NULL || !join_theirs (job, theirs, &job->error))
    return;

  job->n_missing = count_missing (job->joined, theirs);
  find_news (job);
  job->written = actant_pieces_new ();
  actant_pieces_append (job->written, image, 0, actant_image_get_length (image));
  actant_pieces_set_stamp (job->written, stamp);
}
