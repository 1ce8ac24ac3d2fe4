/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving: by itself soon after a change, off the main thread, one at a time. */
#include "config.h"

#include "session/actant-save-job.h"
#include "session/actant-session-private.h"
#include "team/actant-merge.h"

#include <glib/gi18n.h>

/* A change is on disk within two seconds, or ten times as long as a save takes. */
#define SAVE_DELAY_MS 1000
#define SAVE_DELAY_FACTOR 10
#define RETRY_DELAY_MS 10000

static void schedule (ActantSession *self,
                      guint          delay_ms);

static void
set_state (ActantSession   *self,
           ActantSaveState  state,
           const char      *message)
{
  g_free (self->save_message);
  self->save_message = g_strdup (message);
  self->save_state = state;
  g_object_notify (G_OBJECT (self), "save-state");
}

/** How the study stands with the disk; see actant_session_get_save_message(). */
ActantSaveState
actant_session_get_save_state (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), ACTANT_SAVE_STATE_FAILED);

  return self->save_state;
}

/** Why the last save failed, in words; %NULL when it did not. */
const char *
actant_session_get_save_message (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  return self->save_message;
}

/* The saves that are due: one for each changed file. */
static GPtrArray *
collect_jobs (ActantSession *self)
{
  GPtrArray *jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_save_job_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ActantAnnotationSet *set = value;
      g_autofree char *path = NULL;
      ActantSaveJob *job;

      if (!_actant_annotation_set_is_dirty (set))
        continue;
      path = g_build_filename (self->folder->root, set->path, NULL);
      job = actant_save_job_new (path, set->path, set->base, _actant_annotation_set_snapshot (set));
      job->edits = set->edits;
      job->journalled = _actant_session_get_journal_number (self);
      if (set->text_path != NULL && actant_session_peek_text (self, set->text_path) != NULL)
        job->source = actant_source_text_ref (actant_session_peek_text (self, set->text_path));
      g_hash_table_remove_all (set->unwritten);
      g_ptr_array_add (jobs, job);
    }

  return jobs;
}

static gpointer
run_jobs (GPtrArray *jobs)
{
  for (guint i = 0; i < jobs->len; i++)
    actant_save_job_run (jobs->pdata[i]);

  return NULL;
}

static gboolean
has_opaque (ActantRecordFile *file)
{
  for (guint i = 0; i < file->records->len; i++)
    if (actant_record_is_opaque (file->records->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Everything of @ours and of the join, given what we had when the save began; whether it is of all
 * records or of some. */
static ActantRecordFile *
merge_joined (ActantAnnotationSet    *set,
              const ActantRecordFile *saved,
              const ActantRecordFile *ours,
              const ActantRecordFile *joined)
{
  ActantRecordFile *both = actant_merge_files (ACTANT_MERGE_BASE_LAST_SEEN, saved, ours, joined,
                                               set->path, NULL);

  if (both != NULL)
    {
      g_clear_pointer (&set->header, actant_record_unref);
      set->header = actant_record_ref (both->header);
    }
  return both;
}

/* The file's content in those of its @records alone, which the array owns. */
static ActantRecordFile *
restrict_to (ActantAnnotationSet *set,
             const ActantRecord  *header,
             GPtrArray           *records)
{
  return actant_record_file_new (set->format, actant_record_ref (header),
                                 g_ptr_array_copy (records, (GCopyFunc) actant_record_ref, NULL));
}

/* What changed, as it is now. */
static ActantRecordFile *
merge_news (ActantAnnotationSet *set,
            ActantSaveJob       *job)
{
  g_autoptr(GPtrArray) now = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  g_autoptr(ActantRecordFile) saved = NULL;
  g_autoptr(ActantRecordFile) ours = NULL;
  g_autoptr(ActantRecordFile) joined = NULL;

  for (guint i = 0; i < job->news->len; i++)
    {
      const ActantRecord *record =
        actant_collection_lookup (set->records, actant_record_get_id (job->news->pdata[i]));

      if (record != NULL)
        g_ptr_array_add (now, actant_record_ref (record));
    }
  saved = restrict_to (set, job->content->header, job->replaced);
  ours = restrict_to (set, set->header, now);
  joined = restrict_to (set, job->joined->header, job->news);

  return merge_joined (set, saved, ours, joined);
}

/* What @both changes, given what is there now. */
static void
note_changes (ActantAnnotationSet    *set,
              const ActantRecordFile *both,
              ActantChangeSet        *came)
{
  for (guint i = 0; i < both->records->len; i++)
    {
      const ActantRecord *record = both->records->pdata[i];
      const char *id = actant_record_get_id (record);
      const ActantRecord *now = id != NULL ? actant_collection_lookup (set->records, id) : NULL;

      if (!actant_record_is_opaque (record) && (now == NULL || !actant_record_equal (now, record)))
        actant_change_set_add (came, set->path, now, record);
    }
}

/**
 * _actant_session_take_in:
 * @self: a session
 * @set: a set of its own
 * @job: which joined what a colleague, or we on another machine, wrote meanwhile
 * @came: what came in is added to it
 *
 * Takes over what was joined. That is no change of the user's: nothing is saved for it.
 */
void
_actant_session_take_in (ActantSession       *self,
                         ActantAnnotationSet *set,
                         ActantSaveJob       *job,
                         ActantChangeSet     *came)
{
  /* A record that can be read on one side only is in no list: all lists anew. */
  gboolean anew = has_opaque (job->content) || has_opaque (job->joined);
  g_autoptr(ActantRecordFile) ours = anew ? _actant_annotation_set_snapshot (set) : NULL;
  g_autoptr(ActantRecordFile) both = anew ? merge_joined (set, job->content, ours, job->joined)
                                          : merge_news (set, job);

  g_return_if_fail (both != NULL);   /* it was joined with what we had already */

  note_changes (set, both, came);
  if (anew)
    actant_collection_load (set->records, both->records);
  for (guint i = 0; i < both->records->len; i++)
    {
      const ActantRecord *record = both->records->pdata[i];
      const char *id = actant_record_get_id (record);

      if (!anew && !actant_collection_put (set->records, record))
        continue;
      if (set->format == ACTANT_FORMAT_ANNOTATIONS)
        _actant_annotation_set_check_anchor (set, actant_session_load_text (self, set->text_path, NULL),
                                             record);
      else if (id != NULL)
        _actant_session_rejoin_study (self, id);
    }
}

/* Notes what the jobs did. Returns the first error, which stays the jobs'. */
static const GError *
finish_jobs (ActantSession *self,
             GPtrArray     *jobs)
{
  g_autoptr(ActantChangeSet) came = actant_change_set_new ("");
  const GError *error = NULL;

  for (guint i = 0; i < jobs->len; i++)
    {
      ActantSaveJob *job = jobs->pdata[i];
      ActantAnnotationSet *set = _actant_session_get_loaded (self, job->name);

      if (job->written != NULL)
        {
          g_clear_pointer (&set->base, actant_pieces_unref);
          set->base = actant_pieces_ref (job->written);
        }
      if (job->error == NULL)
        {
          if (job->joined != NULL)
            _actant_session_take_in (self, set, job, came);
          set->saved_edits = job->edits;
          _actant_session_journal_saved (self, set, job->journalled);
        }
      else if (error == NULL)
        error = job->error;
    }
  _actant_session_tell_arrived (self, came);

  return error;
}

static gboolean
is_dirty (ActantSession *self)
{
  GHashTableIter iter;
  gpointer set;

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    if (_actant_annotation_set_is_dirty (set))
      return TRUE;

  return FALSE;
}

static void
conclude (ActantSession *self,
          const GError  *error)
{
  if (error != NULL)
    {
      set_state (self, ACTANT_SAVE_STATE_FAILED, error->message);
      schedule (self, RETRY_DELAY_MS);
    }
  else if (is_dirty (self))
    _actant_session_set_dirty (self);
  else
    set_state (self, ACTANT_SAVE_STATE_SAVED, NULL);
}

typedef struct
{
  GPtrArray *jobs;
  gint64     started;
} SaveRun;

static void
save_run_free (SaveRun *run)
{
  g_ptr_array_unref (run->jobs);
  g_free (run);
}

static void
save_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  run_jobs (((SaveRun *) task_data)->jobs);
  g_task_return_boolean (task, TRUE);
}

static void
jobs_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  ActantSession *self = ACTANT_SESSION (object);
  g_autoptr(GTask) waiting = user_data;
  SaveRun *run = g_task_get_task_data (G_TASK (result));
  const GError *error = finish_jobs (self, run->jobs);

  self->saving = FALSE;
  self->save_duration = g_get_monotonic_time () - run->started;
  conclude (self, error);

  if (waiting == NULL)
    return;
  if (error != NULL)
    g_task_return_error (waiting, g_error_copy (error));
  else
    g_task_return_boolean (waiting, TRUE);
}

static void
clear_timer (ActantSession *self)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
}

/* Starts a save of all changed files; @waiting is told. */
static void
start (ActantSession *self,
       GTask         *waiting)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, jobs_done_cb, waiting);
  SaveRun *run = g_new0 (SaveRun, 1);

  clear_timer (self);
  self->saving = TRUE;
  set_state (self, ACTANT_SAVE_STATE_SAVING, NULL);
  run->jobs = collect_jobs (self);
  run->started = g_get_monotonic_time ();
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, run, (GDestroyNotify) save_run_free);
  g_task_run_in_thread (task, save_thread);
}

static gboolean
timer_cb (gpointer user_data)
{
  ActantSession *self = ACTANT_SESSION (user_data);

  self->save_timer = 0;
  if (!self->saving)
    start (self, NULL);

  return G_SOURCE_REMOVE;
}

static void
schedule (ActantSession *self,
          guint          delay_ms)
{
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (delay_ms, timer_cb, self);
}

/* Something changed: it is to be saved soon. */
void
_actant_session_set_dirty (ActantSession *self)
{
  if (self->saving)
    return;   /* conclude() looks again */

  /* A timer that runs stays: steady typing must not put the save off for ever. */
  if (self->save_state == ACTANT_SAVE_STATE_FAILED)
    clear_timer (self);
  set_state (self, ACTANT_SAVE_STATE_UNSAVED, NULL);
  schedule (self, MAX (SAVE_DELAY_MS, SAVE_DELAY_FACTOR * self->save_duration / 1000));
}

void
_actant_session_stop_saving (ActantSession *self)
{
  clear_timer (self);
}

/* Lets a save in flight come to its end. */
static void
wait_for_save (ActantSession *self)
{
  while (self->saving)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * actant_session_save:
 * @self: a session
 *
 * Saves everything now and waits for it.
 *
 * Returns: whether everything is on disk
 */
gboolean
actant_session_save (ActantSession  *self,
                     GError        **error)
{
  g_autoptr(GPtrArray) jobs = NULL;
  const GError *failure;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), FALSE);

  wait_for_save (self);
  clear_timer (self);
  jobs = collect_jobs (self);
  run_jobs (jobs);
  failure = finish_jobs (self, jobs);
  conclude (self, failure);
  if (failure != NULL && error != NULL)
    *error = g_error_copy (failure);

  return failure == NULL;
}

/**
 * actant_session_save_async:
 * @self: a session
 *
 * Saves everything now, in a thread. A save in flight is let finish first.
 */
void
actant_session_save_async (ActantSession       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ACTANT_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, actant_session_save_async);
  wait_for_save (self);
  start (self, task);
}

gboolean
actant_session_save_finish (ActantSession  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
