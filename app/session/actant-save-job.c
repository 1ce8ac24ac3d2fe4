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
 * @base: (nullable): the bytes last read or written
 * @content: (transfer full): what to write
 *
 * Returns: (transfer full): a save to run
 */
ActantSaveJob *
actant_save_job_new (const char       *path,
                     const char       *name,
                     GBytes           *base,
                     ActantRecordFile *content)
{
  ActantSaveJob *job = g_new0 (ActantSaveJob, 1);

  job->path = g_strdup (path);
  job->name = g_strdup (name);
  job->base = base != NULL ? g_bytes_ref (base) : NULL;
  job->content = content;

  return job;
}

void
actant_save_job_free (ActantSaveJob *job)
{
  g_free (job->path);
  g_free (job->name);
  g_clear_pointer (&job->base, g_bytes_unref);
  g_clear_pointer (&job->content, actant_record_file_free);
  g_clear_pointer (&job->source, actant_source_text_unref);
  g_clear_pointer (&job->written, g_bytes_unref);
  g_clear_pointer (&job->joined, actant_record_file_free);
  g_clear_error (&job->error);
  g_free (job);
}

/* The bytes of @file, read back: what we cannot read is never written. */
static GBytes *
serialise (const ActantRecordFile  *file,
           const char              *name,
           GError                 **error)
{
  g_autoptr(GBytes) bytes = actant_record_file_write (file);
  g_autoptr(ActantRecordFile) again = actant_record_file_read (bytes, name, error);

  if (again == NULL)
    {
      g_prefix_error (error, "not saved, because it could not be read back: ");
      return NULL;
    }
  if (!actant_record_file_equal (file, again))
    {
      g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_RECORD,
                   "%s: not saved, because it would not read back as it is; "
                   "please report this with the file", name);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

/* What was last read or written; NULL when there was nothing or it cannot be read. */
static ActantRecordFile *
read_base (ActantSaveJob *job)
{
  return job->base != NULL ? actant_record_file_read (job->base, job->name, NULL) : NULL;
}

static GBytes *
join_displaced (GBytes    *displaced,
                GBytes    *ours,
                gpointer   user_data,
                GError   **error)
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
  g_autoptr(GBytes) bytes = serialise (job->content, job->name, &job->error);
  g_autoptr(GError) reason = NULL;

  if (bytes == NULL)
    return;

  /* Without it places are found again by their quotes alone: no reason not to save. */
  if (job->source != NULL && !actant_source_keep (job->source, &reason))
    g_debug ("%s: %s", job->name, reason->message);
  if (!actant_durable_write (job->path, job->base, bytes, join_displaced, job,
                             &job->written, &job->error)
      && g_error_matches (job->error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_GONE))
    {
      g_clear_error (&job->error);
      actant_durable_write (job->path, NULL, bytes, join_displaced, job,
                            &job->written, &job->error);
    }
}
