/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that others wrote: read one after another, each taken over in a step of its own. */
#include "config.h"

#include "session/actant-correction-private.h"
#include "session/actant-live-private.h"
#include "store/actant-durable-file.h"

#include <glib/gi18n.h>
#include <string.h>

/* What cannot be read is tried as often before it is reported. */
#define MAX_TRIES 5

/* Whether the session may have more than the file. */
static gboolean
is_ours (ActantAnnotationSet *set)
{
  return set->edits > 0
         || (set->read_only_reason == NULL && set->base != NULL && set->header != NULL);
}

/* Has what the file holds now read. */
void
_actant_live_queue (ActantLive     *self,
                    ActantLiveFile *file)
{
  ActantSession *session = self->session;
  ActantAnnotationSet *set = _actant_session_get_loaded (session, file->path);
  ActantArrival *arrival;

  if (set == NULL || set->base != file->base || session->saving)
    {
      self->again = TRUE;   /* it was saved meanwhile, or is being saved */
      return;
    }

  arrival = is_ours (set)
            ? actant_arrival_new_join (session->folder->root, set)
            : actant_arrival_new_replace (session->folder->root, set->path, set->coder, set,
                                          set->text_path != NULL
                                          ? g_hash_table_lookup (session->sources, set->text_path)
                                          : NULL);
  arrival->bytes = g_steal_pointer (&file->bytes);
  arrival->stamp = file->stamp;
  arrival->error = g_steal_pointer (&file->error);
  g_queue_push_tail (&self->arrivals, arrival);
}

/* Has a study file read that the session does not have. */
void
_actant_live_queue_study (ActantLive *self,
                          const char *name)
{
  g_autofree char *coder = NULL;

  if (actant_study_path_split (name, &coder))
    g_queue_push_tail (&self->arrivals,
                       actant_arrival_new_replace (self->session->folder->root, name, coder, NULL,
                                                   NULL));
}

/* It may be half written: it is tried again before anything is said. */
static void
note_broken (ActantLive    *self,
             ActantArrival *arrival)
{
  ActantLiveOddity *oddity = _actant_live_note_odd (self->broken, arrival->path);

  if (oddity->n_looks < MAX_TRIES)
    {
      _actant_live_retry (self);
      return;
    }

  g_free (oddity->message);
  /* Translators: %s is an error message that names a file */
  oddity->message = g_strdup_printf (_("%s. What you see is what was there before; the file is "
                                       "left as it is."), arrival->error->message);
  /* A disk that did not give the file may give it later, with nothing to be seen of that. */
  if (arrival->error->domain != ACTANT_DURABLE_ERROR)
    g_hash_table_replace (self->seen, g_strdup (arrival->path),
                          g_memdup2 (&arrival->stamp, sizeof arrival->stamp));
}

static void
append (ActantChangeSet *came,
        ActantChangeSet *changes)
{
  for (guint i = 0; i < actant_change_set_get_n (changes); i++)
    {
      const ActantChange *change = actant_change_set_get (changes, i);

      actant_change_set_add (came, change->file, change->before, change->after);
    }
}

/* The file has less than the session, which has saved all it has, and nothing new: it went back in
 * time, unless another program is about to write the rest. */
static void
note_older (ActantLive          *self,
            ActantAnnotationSet *set)
{
  ActantLiveOddity *oddity = _actant_live_note_odd (self->older, set->path);

  oddity->n_looks = 0;
  g_clear_pointer (&oddity->base, actant_pieces_unref);
  oddity->base = actant_pieces_ref (set->base);
  _actant_live_retry (self);
}

static void
join (ActantLive          *self,
      ActantArrival       *arrival,
      ActantAnnotationSet *set)
{
  ActantSession *session = self->session;
  gboolean clean = !session->saving && !_actant_annotation_set_is_dirty (set);

  g_clear_pointer (&set->base, actant_pieces_unref);
  set->base = actant_pieces_ref (arrival->job->written);
  _actant_session_take_in (session, set, arrival->job, self->came);
  if (set->text_path != NULL)
    _actant_session_follow_corrections (session, set);

  if (clean && arrival->job->n_missing > 0 && arrival->job->news->len == 0)
    note_older (self, set);
  else
    g_hash_table_remove (self->older, set->path);
}

/* A study file that was not there before. */
static void
admit_study (ActantLive    *self,
             ActantArrival *arrival)
{
  ActantAnnotationSet *set = arrival->fresh;

  if (strcmp (set->coder, self->session->coder) != 0 && set->read_only_reason == NULL)
    _actant_annotation_set_set_read_only (set, _("This is another coder’s file."));
  g_hash_table_insert (self->session->sets, (gpointer) set->path, g_object_ref (set));
  append (self->came, arrival->changes);
  for (guint i = 0; i < actant_change_set_get_n (arrival->changes); i++)
    _actant_session_rejoin_study (self->session,
                                  actant_record_get_id (actant_change_set_get (arrival->changes,
                                                                               i)->after));
}

static void
take_over (ActantLive    *self,
           ActantArrival *arrival)
{
  ActantAnnotationSet *set = _actant_session_get_loaded (self->session, arrival->path);

  if ((set != NULL ? set->base : NULL) != arrival->base
      || (set != NULL && arrival->fresh != NULL && is_ours (set)))
    {
      self->again = TRUE;   /* it was saved meanwhile, or changed for the first time */
      return;
    }
  if (arrival->error != NULL)
    {
      note_broken (self, arrival);
      return;
    }

  g_hash_table_remove (self->broken, arrival->path);
  if (set == NULL)
    admit_study (self, arrival);
  else if (arrival->job != NULL)
    join (self, arrival, set);
  else
    {
      append (self->came, arrival->changes);
      _actant_session_replace (self->session, set, arrival->fresh, arrival->changes);
    }
}

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  ActantArrival *arrival = task_data;

  if (arrival->error == NULL)
    actant_arrival_run (arrival);
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  ActantLive *self = ACTANT_LIVE (object);

  if (self->session == NULL)
    return;
  take_over (self, g_task_get_task_data (G_TASK (result)));
  if (!_actant_live_read_next (self))
    _actant_live_conclude (self);
}

/* Returns: whether there was one to read */
gboolean
_actant_live_read_next (ActantLive *self)
{
  ActantArrival *arrival = g_queue_pop_head (&self->arrivals);
  g_autoptr(GTask) task = NULL;

  if (arrival == NULL)
    return FALSE;

  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, _actant_live_read_next);
  g_task_set_task_data (task, arrival, (GDestroyNotify) actant_arrival_free);
  g_task_run_in_thread (task, read_thread);
  return TRUE;
}

/* ---- An older version on the disk ---- */

static gboolean
is_older (ActantLive       *self,
          const char       *path,
          ActantLiveOddity *oddity)
{
  ActantAnnotationSet *set = _actant_session_get_loaded (self->session, path);

  return oddity->n_looks > 0 && set != NULL && set->base == oddity->base
         && !_actant_annotation_set_is_dirty (set);
}

/**
 * actant_live_list_older:
 * @self: a follower
 *
 * Returns: (transfer full): paths of files that hold less than the session, which has nothing
 *   unsaved: somebody put an older version there. The session goes on with what it has.
 */
char **
actant_live_list_older (ActantLive *self)
{
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer path, oddity;

  g_return_val_if_fail (ACTANT_IS_LIVE (self), NULL);

  g_hash_table_iter_init (&iter, self->older);
  while (g_hash_table_iter_next (&iter, &path, &oddity))
    if (self->session != NULL && is_older (self, path, oddity))
      g_strv_builder_add (paths, path);

  return g_strv_builder_end (paths);
}

/** What the session has of the file is saved again. */
void
actant_live_keep_newer (ActantLive *self,
                        const char *path)
{
  ActantAnnotationSet *set;

  g_return_if_fail (ACTANT_IS_LIVE (self) && path != NULL);

  set = _actant_session_get_loaded (self->session, path);
  if (!g_hash_table_remove (self->older, path) || set == NULL)
    return;
  set->edits++;
  _actant_session_set_dirty (self->session);
  _actant_live_emit_changed (self);
}

/* Puts what the file holds into the set, and takes the rest out. */
static void
put_all (ActantLive          *self,
         ActantAnnotationSet *set,
         ActantChangeSet     *changes)
{
  for (guint i = 0; i < actant_change_set_get_n (changes); i++)
    {
      const ActantChange *change = actant_change_set_get (changes, i);
      const char *id = actant_record_get_id (change->after != NULL ? change->after
                                                                   : change->before);

      if (change->after != NULL)
        actant_collection_put (set->records, change->after);
      else
        actant_collection_remove (set->records, id);
      if (set->text_path == NULL)
        _actant_session_rejoin_study (self->session, id);
      else if (change->after != NULL)
        _actant_annotation_set_check_anchor (set, actant_session_load_text (self->session,
                                                                            set->text_path, NULL),
                                             change->after);
    }
}

/**
 * actant_live_take_older:
 * @self: a follower
 * @path: of a file that actant_live_list_older() gave
 *
 * The session goes on with what is on the disk; nothing is saved. What it had more stays in the
 * history.
 *
 * Returns: whether it does
 */
gboolean
actant_live_take_older (ActantLive  *self,
                        const char  *path,
                        GError     **error)
{
  ActantAnnotationSet *set;
  g_autoptr(ActantArrival) arrival = NULL;

  g_return_val_if_fail (ACTANT_IS_LIVE (self) && path != NULL, FALSE);

  set = _actant_session_get_loaded (self->session, path);
  if (set == NULL || _actant_annotation_set_is_dirty (set) || set->base == NULL)
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
                   _("%s has changed meanwhile; look again"), path);
      return FALSE;
    }

  arrival = actant_arrival_new_replace (self->session->folder->root, path, set->coder, set, NULL);
  arrival->bytes = actant_pieces_to_bytes (set->base);
  actant_arrival_run (arrival);
  if (arrival->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&arrival->error));
      return FALSE;
    }

  g_hash_table_remove (self->older, path);
  actant_stream_clear (&set->stream);
  g_hash_table_remove_all (set->unwritten);
  g_clear_pointer (&set->header, actant_record_unref);
  set->header = actant_record_ref (arrival->fresh->header);
  put_all (self, set, arrival->changes);
  _actant_session_tell_arrived (self->session, arrival->changes);
  _actant_live_emit_changed (self);
  return TRUE;
}
