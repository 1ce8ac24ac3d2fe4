/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading annotations in a thread, with progress and cancellation. */
#include "session/actant-load-job.h"
#include "session/actant-session-private.h"

#include <string.h>

#define PROGRESS_MS 100

typedef struct
{
  ActantLoadJob      *job;
  char               *coder;
  ActantLoadProgress  progress;
  gpointer            user_data;
  guint               timer;
} Load;

static void
load_free (Load *load)
{
  g_clear_handle_id (&load->timer, g_source_remove);
  actant_load_job_free (load->job);
  g_free (load->coder);
  g_free (load);
}

static gboolean
progress_cb (gpointer user_data)
{
  Load *load = user_data;

  load->progress (actant_load_job_get_fraction (load->job), load->user_data);
  return G_SOURCE_CONTINUE;
}

static void
load_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  actant_load_job_run (((Load *) task_data)->job);
  g_task_return_boolean (task, TRUE);
}

/* Keeps the text that @job read, or checks @set against the one that was read meanwhile, perhaps
 * in another encoding. */
void
_actant_session_take_text (ActantSession       *self,
                           ActantLoadJob       *job,
                           ActantAnnotationSet *set,
                           gboolean             keep)
{
  ActantSourceText *known = g_hash_table_lookup (self->sources, job->text);

  if (known == NULL && job->source != NULL && keep)
    g_hash_table_insert (self->sources, g_strdup (job->text), actant_source_text_ref (job->source));
  else if (known != NULL
           && (job->source == NULL || strcmp (actant_source_text_get_sha256 (known),
                                              actant_source_text_get_sha256 (job->source)) != 0))
    _actant_annotation_set_check_anchors (set, known, NULL);
}

/**
 * _actant_session_take_loaded:
 * @coder: slug of whose annotations @job read
 * @keep_text: whether the text that @job read is kept, too
 *
 * Takes over what @job made, or what stands for one's own file that cannot be read. What another
 * call has loaded meanwhile stays.
 *
 * Returns: (transfer none) (nullable): the set; %NULL when another's file cannot be read and
 *   after a cancellation
 */
ActantAnnotationSet *
_actant_session_take_loaded (ActantSession *self,
                             const char    *coder,
                             ActantLoadJob *job,
                             gboolean       keep_text)
{
  g_autofree char *path = actant_annotation_path_new (job->text, coder);
  ActantAnnotationSet *set = _actant_session_get_loaded (self, path);

  if (set != NULL)
    return set;

  if (g_error_matches (job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  if (job->set != NULL)
    _actant_session_take_text (self, job, job->set, keep_text);
  if (_actant_session_fill_set (self, path, job->set, job->error) == NULL)
    {
      if (job->set != NULL)
        _actant_session_admit (self, job->set);
      else if (strcmp (coder, self->coder) == 0)
        _actant_session_admit_broken (self, job->text, job->error);
    }

  return _actant_session_get_loaded (self, path);
}

static void
job_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  ActantSession *self = ACTANT_SESSION (object);
  g_autoptr(GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  ActantLoadJob *job = load->job;
  g_autofree char *path = actant_annotation_path_new (job->text, load->coder);
  gboolean known = _actant_session_get_loaded (self, path) != NULL;
  ActantAnnotationSet *set = _actant_session_take_loaded (self, load->coder, job, TRUE);

  g_clear_handle_id (&load->timer, g_source_remove);
  if (!known && job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_object_ref (set), g_object_unref);
}

/**
 * actant_session_load_set_async:
 * @self: a session
 * @text: path below the root
 * @coder: a slug
 * @progress: (nullable) (scope async): told the fraction now and then, on this thread
 * @progress_data: for @progress; must outlive the loading
 * @cancellable: (nullable): stops the loading within one batch of records
 * @callback: called when the set is there
 * @user_data: for @callback
 *
 * As actant_session_get_set(), with all the work in threads: reading, records, collection and the
 * check of the passages against the text, which is read too where the session does not have it. The
 * main thread only takes over what is ready. A set that is loaded already comes at once.
 */
void
actant_session_load_set_async (ActantSession       *self,
                               const char          *text,
                               const char          *coder,
                               ActantLoadProgress   progress,
                               gpointer             progress_data,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) work = NULL;
  g_autofree char *path = NULL;
  const ActantRecord *record;
  g_autoptr(GError) error = NULL;
  ActantAnnotationSet *known;
  Load *load;
  GTask *task;

  g_return_if_fail (ACTANT_IS_SESSION (self) && text != NULL && coder != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, actant_session_load_set_async);
  path = actant_annotation_path_new (text, coder);
  known = _actant_session_get_loaded (self, path);
  if (known != NULL)
    {
      g_task_return_pointer (task, g_object_ref (known), g_object_unref);
      g_object_unref (task);
      return;
    }

  if (!_actant_session_may_see (self, text, coder, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  record = actant_session_get_text_record (self, text);
  load = g_new0 (Load, 1);
  load->job = actant_load_job_new (self->folder->root, text, coder,
                                   g_hash_table_lookup (self->sources, text),
                                   record != NULL ? actant_record_get_text (record, "encoding") : NULL,
                                   cancellable);
  load->coder = g_strdup (coder);
  load->progress = progress;
  load->user_data = progress_data;
  if (progress != NULL)
    load->timer = g_timeout_add (PROGRESS_MS, progress_cb, load);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);

  work = g_task_new (self, NULL, job_done_cb, task);
  g_task_set_source_tag (work, actant_session_load_set_async);
  g_task_set_task_data (work, load, NULL);
  g_task_run_in_thread (work, load_thread);
}

/**
 * actant_session_load_set_finish:
 * @self: a session
 * @result: of actant_session_load_set_async()
 *
 * After an error that is not a cancellation actant_session_get_own_set() gives the empty, read-only
 * set that stands for one's own unreadable file.
 *
 * Returns: (transfer full) (nullable): the set, which the session holds from now on
 */
ActantAnnotationSet *
actant_session_load_set_finish (ActantSession  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
