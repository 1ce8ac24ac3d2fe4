/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One's own annotations of a text while they are still being read: the first of them at once, the
 * rest from a thread. Such a set is in no list that is searched, changed or saved. */
#include "config.h"

#include "session/actant-correction-private.h"
#include "session/actant-session-private.h"
#include "store/actant-io-private.h"
#include "store/actant-study-folder.h"

#include <glib/gi18n.h>

/* Files below this are read at once: that takes a few milliseconds. */
#define SMALL (256 << 10)
/* What is shown at once of others: so many records, as far as they lie within so many bytes. */
#define HEAD_RECORDS 50
#define HEAD_BYTES (128 << 10)
#define PROGRESS_MS 100

/* What the thread fills in. */
typedef struct
{
  GMutex         mutex;
  GCond          finished;
  ActantLoadJob *job;
  gboolean       done;
} Reading;

struct _ActantSetStream
{
  ActantSession       *session;      /* borrowed: it owns the stream */
  ActantAnnotationSet *set;          /* owned; its records are the first ones until it is filled */
  GCancellable        *cancellable;
  Reading             *reading;      /* NULL after a cancellation */
  guint                timer;
};

static void
clear_reading (gpointer data)
{
  Reading *reading = data;

  actant_load_job_free (reading->job);
  g_cond_clear (&reading->finished);
  g_mutex_clear (&reading->mutex);
}

static void
release_reading (gpointer reading)
{
  g_atomic_rc_box_release_full (reading, clear_reading);
}

static void
stop (ActantSetStream *stream)
{
  g_clear_handle_id (&stream->timer, g_source_remove);
  if (stream->cancellable != NULL)
    g_cancellable_cancel (stream->cancellable);
  g_clear_object (&stream->cancellable);
  g_clear_pointer (&stream->reading, release_reading);
}

void
_actant_set_stream_free (ActantSetStream *stream)
{
  stop (stream);
  if (stream->set != NULL)
    stream->set->loading = NULL;
  g_clear_object (&stream->set);
  g_free (stream);
}

/* The set is whole now, or stands for a file that cannot be read: @fresh is %NULL then. */
static ActantAnnotationSet *
fill (ActantSetStream     *stream,
      ActantAnnotationSet *fresh,
      const GError        *error)
{
  ActantSession *self = stream->session;
  g_autoptr(ActantAnnotationSet) set = g_steal_pointer (&stream->set);
  g_autoptr(ActantAnnotationSet) broken = NULL;

  set->loading = NULL;
  stop (stream);
  g_hash_table_remove (self->streams, set->path);

  if (fresh == NULL)
    {
      broken = _actant_annotation_set_new (set->path, set->text_path, set->coder);
      _actant_annotation_set_set_read_only (broken, error->message);
      fresh = broken;
    }
  _actant_session_admit (self, set);
  _actant_annotation_set_fill (set, fresh);
  _actant_session_follow_corrections (self, set);

  return set;   /* the session holds it */
}

/* Takes what the thread made over, which is done. */
static ActantAnnotationSet *
take_over (ActantSetStream *stream)
{
  ActantLoadJob *job = stream->reading->job;
  g_autoptr(ActantAnnotationSet) fresh = g_steal_pointer (&job->set);
  g_autoptr(GError) error = g_steal_pointer (&job->error);

  if (fresh != NULL)
    _actant_session_take_text (stream->session, job, fresh, TRUE);

  return fill (stream, fresh, error);
}

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Reading *reading = task_data;

  actant_load_job_run (reading->job);
  g_mutex_lock (&reading->mutex);
  reading->done = TRUE;
  g_cond_broadcast (&reading->finished);
  g_mutex_unlock (&reading->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  ActantSession *self = ACTANT_SESSION (object);
  const char *path = user_data;
  ActantSetStream *stream = g_hash_table_lookup (self->streams, path);

  /* It may have been cancelled, begun anew, or waited for. */
  if (stream != NULL && stream->reading == g_task_get_task_data (G_TASK (result)))
    take_over (stream);
}

static gboolean
progress_cb (gpointer user_data)
{
  _actant_annotation_set_emit_loading (((ActantSetStream *) user_data)->set);
  return G_SOURCE_CONTINUE;
}

static void
start (ActantSetStream *stream)
{
  ActantSession *self = stream->session;
  const char *text = stream->set->text_path;
  const ActantRecord *record = actant_session_get_text_record (self, text);
  const char *encoding = record != NULL ? actant_record_get_text (record, "encoding") : NULL;
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, (gpointer) stream->set->path);
  Reading *reading = g_atomic_rc_box_new0 (Reading);

  g_mutex_init (&reading->mutex);
  g_cond_init (&reading->finished);
  stream->cancellable = g_cancellable_new ();
  reading->job = actant_load_job_new (self->folder->root, text, stream->set->coder,
                                      g_hash_table_lookup (self->sources, text), encoding,
                                      stream->cancellable);
  stream->reading = reading;
  stream->timer = g_timeout_add (PROGRESS_MS, progress_cb, stream);
  _actant_annotation_set_set_read_only (stream->set, _("Its annotations are still being loaded."));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (reading), release_reading);
  g_task_run_in_thread (task, read_thread);
  _actant_annotation_set_emit_loading (stream->set);
}

/* Shows the first records; whether the file is sound is not known yet. */
static void
read_head (ActantSession       *self,
           ActantAnnotationSet *set,
           const char          *path)
{
  ActantSourceText *source = g_hash_table_lookup (self->sources, set->text_path);
  g_autofree char *data = g_malloc (HEAD_BYTES);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(ActantRecordFile) file = NULL;
  int fd = _actant_io_open (AT_FDCWD, path, O_RDONLY | O_NONBLOCK, 0);
  ssize_t length = fd >= 0 ? _actant_io_read_some (fd, data, HEAD_BYTES) : -1;

  if (fd >= 0)
    _actant_io.close (fd);
  if (length <= 0)
    return;

  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  file = actant_record_file_read_head (bytes, set->path, HEAD_RECORDS, NULL);
  if (file == NULL || file->format != ACTANT_FORMAT_ANNOTATIONS)
    return;
  actant_collection_load (set->records, file->records);
  if (source != NULL)
    _actant_annotation_set_place_first (set, source);
}

/**
 * actant_session_begin_own_set:
 * @self: a session
 * @text: path below the root
 *
 * As actant_session_get_own_set(), but does not wait for a large file: the set that is returned
 * holds the first records, is read-only and says that it is loading until a thread has read it;
 * then it is filled. Whatever asks the session for the set meanwhile waits for the whole of it.
 *
 * Returns: (transfer none): the set; to be held by who wants it for longer
 */
ActantAnnotationSet *
actant_session_begin_own_set (ActantSession *self,
                              const char    *text)
{
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  ActantSetStream *stream;
  struct stat status;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL, NULL);

  file = actant_annotation_path_new (text, self->coder);
  stream = g_hash_table_lookup (self->streams, file);
  if (stream == NULL)
    {
      path = g_build_filename (self->folder->root, file, NULL);
      if (_actant_session_get_loaded (self, file) != NULL || _actant_io.fstatat (AT_FDCWD, path, &status, 0) != 0
          || !S_ISREG (status.st_mode) || status.st_size < SMALL)
        return actant_session_get_own_set (self, text, NULL);

      stream = g_new0 (ActantSetStream, 1);
      stream->session = self;
      stream->set = _actant_annotation_set_new (file, text, self->coder);
      stream->set->loading = stream;
      g_hash_table_insert (self->streams, (gpointer) stream->set->path, stream);
      read_head (self, stream->set, path);
    }
  if (stream->reading == NULL)
    start (stream);

  return stream->set;
}

/**
 * actant_session_see_own_set:
 * @self: a session
 * @text: path below the root
 *
 * For what only shows something: as actant_session_get_own_set(), but of a set that is loading what
 * is there.
 *
 * Returns: (transfer none): the set
 */
ActantAnnotationSet *
actant_session_see_own_set (ActantSession *self,
                            const char    *text)
{
  g_autofree char *file = NULL;
  ActantSetStream *stream;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL, NULL);

  file = actant_annotation_path_new (text, self->coder);
  stream = g_hash_table_lookup (self->streams, file);

  return stream != NULL ? stream->set : actant_session_get_own_set (self, text, NULL);
}

/* Waits for a set that is loading. Returns: (transfer none) (nullable): it, if it was */
ActantAnnotationSet *
_actant_session_wait_for_set (ActantSession *self,
                              const char    *file)
{
  ActantSetStream *stream = g_hash_table_lookup (self->streams, file);

  if (stream == NULL)
    return NULL;
  if (stream->reading == NULL)
    start (stream);

  g_mutex_lock (&stream->reading->mutex);
  while (!stream->reading->done)
    g_cond_wait (&stream->reading->finished, &stream->reading->mutex);
  g_mutex_unlock (&stream->reading->mutex);

  return take_over (stream);
}

/* Fills the set of @file with what another has read, if it is loading. Returns: (transfer none)
 * (nullable): it, if it was */
ActantAnnotationSet *
_actant_session_fill_set (ActantSession       *self,
                          const char          *file,
                          ActantAnnotationSet *fresh,
                          const GError        *error)
{
  ActantSetStream *stream = g_hash_table_lookup (self->streams, file);

  return stream != NULL ? fill (stream, fresh, error) : NULL;
}

/** Whether the set is not whole yet; it may have been cancelled. */
gboolean
actant_annotation_set_is_loading (ActantAnnotationSet *set)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (set), FALSE);

  return set->loading != NULL;
}

/** Whether the loading was cancelled; actant_session_begin_own_set() begins it anew. */
gboolean
actant_annotation_set_is_cancelled (ActantAnnotationSet *set)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (set), FALSE);

  return set->loading != NULL && set->loading->reading == NULL;
}

/** How much of it is loaded, from 0 to 1. */
double
actant_annotation_set_get_progress (ActantAnnotationSet *set)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (set), 0);

  if (set->loading == NULL)
    return 1;

  return set->loading->reading != NULL ? actant_load_job_get_fraction (set->loading->reading->job)
                                      : 0;
}

/** Stops the loading; the set stays as it is, and read-only. */
void
actant_annotation_set_cancel_loading (ActantAnnotationSet *set)
{
  g_return_if_fail (ACTANT_IS_ANNOTATION_SET (set));

  if (set->loading == NULL || set->loading->reading == NULL)
    return;

  stop (set->loading);
  _actant_annotation_set_set_read_only (set, _("Its annotations were not loaded: you cancelled "
                                               "that."));
  _actant_annotation_set_emit_loading (set);
}
