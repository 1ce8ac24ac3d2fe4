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

static ActantPieces *
join_displaced (GBytes        *displaced,
                ActantPieces  *ours,
                gpointer       user_data,
                GError       **error)
{
  ActantSaveJob *job = user_data;
  const ActantRecordFile *mine = job->joined != NULL ? job->joined : job->content;
  g_autoptr(ActantRecordFile) base = NULL;
  g_autoptr(ActantRecordFile) theirs = actant_record_file_read (displaced, job->name, error);
  ActantRecordFile *joined;

  if (theirs == NULL)
    return NULL;
  if (theirs->version > ACTANT_FILE_VERSION)
    {
      g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_FORMAT,
                   "%s: a newer Actant wrote it meanwhile (format version %" G_GINT64_FORMAT
                   "); not saved; update Actant", job->name, theirs->version);
      return NULL;
    }
  base = read_base (job);
  joined = actant_merge_files (ACTANT_MERGE_BASE_LAST_SEEN, base, mine, theirs, job->name, error);
  if (joined == NULL)
    return NULL;

  g_clear_pointer (&job->joined, actant_record_file_free);
  job->joined = joined;
  return serialise (joined, job->name, error);
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
