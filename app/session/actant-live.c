/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows what others write into a study's folder: watching, looking, and what is odd. */
#include "config.h"

#include "session/actant-live-private.h"

#include "session/actant-study-index.h"

#include <glib/gi18n.h>

/* Events come in swarms. */
#define LOOK_DELAY_MS 200
/* Network folders send no events. */
#define POLL_SECONDS 15
#define RETRY_DELAY_MS 2000
/* What a system allows to watch is shared by all programs. */
#define MAX_MONITORS 256

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantLive, actant_live, G_TYPE_OBJECT)

static void
free_oddity (gpointer data)
{
  ActantLiveOddity *oddity = data;

  g_clear_pointer (&oddity->base, actant_pieces_unref);
  g_free (oddity->message);
  g_free (oddity);
}

static void
free_monitor (gpointer data)
{
  g_file_monitor_cancel (data);
  g_object_unref (data);
}

static void
actant_live_dispose (GObject *object)
{
  ActantLive *self = ACTANT_LIVE (object);

  self->session = NULL;
  g_clear_handle_id (&self->look_timer, g_source_remove);
  g_clear_handle_id (&self->poll_timer, g_source_remove);
  g_clear_handle_id (&self->retry_timer, g_source_remove);
  g_hash_table_remove_all (self->monitors);
  g_queue_clear_full (&self->arrivals, (GDestroyNotify) actant_arrival_free);

  G_OBJECT_CLASS (actant_live_parent_class)->dispose (object);
}

static void
actant_live_finalize (GObject *object)
{
  ActantLive *self = ACTANT_LIVE (object);

  g_hash_table_unref (self->monitors);
  g_clear_pointer (&self->stamps, g_hash_table_unref);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->broken);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->older);
  g_clear_pointer (&self->came, actant_change_set_unref);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_pointer (&self->unmerged, g_ptr_array_unref);

  G_OBJECT_CLASS (actant_live_parent_class)->finalize (object);
}

static void
actant_live_class_init (ActantLiveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_live_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_live_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_LIVE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_live_init (ActantLive *self)
{
  self->retry_delay = RETRY_DELAY_MS;
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_monitor);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->broken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_oddity);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_oddity);
  self->older = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_oddity);
  g_queue_init (&self->arrivals);
}

/* Returns: (transfer none): what is known of @path, seen once more */
ActantLiveOddity *
_actant_live_note_odd (GHashTable *oddities,
                       const char *path)
{
  ActantLiveOddity *oddity = g_hash_table_lookup (oddities, path);

  if (oddity == NULL)
    {
      oddity = g_new0 (ActantLiveOddity, 1);
      g_hash_table_insert (oddities, g_strdup (path), oddity);
    }
  oddity->n_looks++;

  return oddity;
}

void
_actant_live_emit_changed (ActantLive *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- Watching ---- */

static void
watch (ActantLive *self,
       const char *path)
{
  g_autofree char *below = g_path_get_dirname (path);
  g_autofree char *absolute = NULL;
  g_autoptr(GFile) folder = NULL;
  GFileMonitor *monitor;

  if (g_hash_table_contains (self->monitors, below)
      || g_hash_table_size (self->monitors) >= MAX_MONITORS)
    return;

  absolute = g_build_filename (self->session->folder->root, below, NULL);
  folder = g_file_new_for_path (absolute);
  monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor == NULL)
    return;   /* it is looked at now and then */
  g_signal_connect_object (monitor, "changed", G_CALLBACK (actant_live_look), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->monitors, g_steal_pointer (&below), monitor);
}

static void
watch_all (ActantLive *self)
{
  ActantStudyFolder *folder = self->session->folder;

  watch (self, "study.json");
  for (guint i = 0; i < folder->texts->len; i++)
    watch (self, folder->texts->pdata[i]);
  for (guint i = 0; i < folder->annotations->len; i++)
    watch (self, folder->annotations->pdata[i]);
}

/* ---- Looking ---- */

static void
look_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  actant_live_look_run (task_data);
  g_task_return_boolean (task, TRUE);
}

/* A file that went stays in memory; it may only be between two places. */
static void
note_presence (ActantLive     *self,
               ActantLiveFile *file)
{
  ActantLiveOddity *oddity;

  if (file->gone || file->same)
    g_hash_table_remove (self->broken, file->path);
  if (!file->gone || file->base == NULL)
    {
      g_hash_table_remove (self->gone, file->path);
      return;
    }

  oddity = _actant_live_note_odd (self->gone, file->path);
  if (oddity->n_looks == 1)
    _actant_live_retry (self);
  else if (oddity->message == NULL)
    oddity->message = g_strdup_printf (_("%s is gone from the folder. What was in it is still "
                                         "here; your next change to it writes the file anew."),
                                       file->path);
}

static void
note_older (ActantLive     *self,
            ActantLiveFile *file)
{
  ActantLiveOddity *oddity = g_hash_table_lookup (self->older, file->path);

  if (oddity != NULL && oddity->base == file->base && file->bytes == NULL)
    oddity->n_looks++;
}

static void
take_list (ActantLive     *self,
           ActantLiveLook *look)
{
  g_autoptr(GPtrArray) studies = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < look->touched->len && self->session->index != NULL; i++)
    actant_study_index_recount (ACTANT_STUDY_INDEX (self->session->index), look->touched->pdata[i]);
  if (look->folder == NULL
      || !_actant_session_list_anew (self->session, g_steal_pointer (&look->folder), studies))
    return;

  for (guint i = 0; i < studies->len; i++)
    _actant_live_queue_study (self, studies->pdata[i]);
  watch_all (self);
  _actant_session_emit_listed (self->session);
}

static void
take_offers (ActantLive     *self,
             ActantLiveLook *look)
{
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->copies = g_steal_pointer (&look->copies);
  self->n_copied = look->n_copied;
  if (!look->check_git)
    return;
  g_clear_pointer (&self->unmerged, g_ptr_array_unref);
  self->unmerged = g_steal_pointer (&look->unmerged);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  ActantLive *self = ACTANT_LIVE (object);
  ActantLiveLook *look = g_task_get_task_data (G_TASK (result));

  if (self->session == NULL)
    return;

  self->looked = TRUE;
  self->stamps = g_steal_pointer (&look->stamps);
  self->came = actant_change_set_new ("");
  take_offers (self, look);
  for (guint i = 0; i < look->files->len; i++)
    {
      ActantLiveFile *file = look->files->pdata[i];

      note_presence (self, file);
      note_older (self, file);
      if (file->bytes != NULL || file->error != NULL)
        _actant_live_queue (self, file);
    }
  take_list (self, look);

  if (!_actant_live_read_next (self))
    _actant_live_conclude (self);
}

/* Everything that the look found was taken over. */
void
_actant_live_conclude (ActantLive *self)
{
  g_autoptr(ActantChangeSet) came = g_steal_pointer (&self->came);

  self->busy = FALSE;
  _actant_session_tell_arrived (self->session, came);
  _actant_live_emit_changed (self);
  if (self->again)
    actant_live_look (self);
  self->again = FALSE;
}

static void
start (ActantLive *self)
{
  ActantSession *session = self->session;
  ActantLiveLook *look = actant_live_look_new (session->folder->root, session->folder->single,
                                               g_steal_pointer (&self->stamps));
  g_autoptr(GTask) task = g_task_new (self, NULL, looked_cb, NULL);
  GHashTableIter iter;
  gpointer path, set;

  self->busy = TRUE;
  self->again = FALSE;
  look->check_git = !self->looked || (self->unmerged != NULL && self->unmerged->len > 0);
  g_hash_table_iter_init (&iter, session->sets);
  while (g_hash_table_iter_next (&iter, &path, &set))
    actant_live_look_add (look, path, ((ActantAnnotationSet *) set)->base,
                          g_hash_table_lookup (self->seen, path));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, look, (GDestroyNotify) actant_live_look_free);
  g_task_run_in_thread (task, look_thread);
}

static gboolean
look_cb (gpointer user_data)
{
  ActantLive *self = user_data;

  /* What the session itself is writing would be taken for somebody else's. */
  if (self->session->saving)
    return G_SOURCE_CONTINUE;

  self->look_timer = 0;
  start (self);

  return G_SOURCE_REMOVE;
}

/** Looks at the folder soon: somebody may have written there. */
void
actant_live_look (ActantLive *self)
{
  g_return_if_fail (ACTANT_IS_LIVE (self));

  if (self->session == NULL || self->look_timer != 0)
    return;
  if (self->busy)
    self->again = TRUE;
  else
    self->look_timer = g_timeout_add (MIN (LOOK_DELAY_MS, self->retry_delay), look_cb, self);
}

static gboolean
poll_cb (gpointer user_data)
{
  actant_live_look (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
retry_cb (gpointer user_data)
{
  ActantLive *self = user_data;

  self->retry_timer = 0;
  actant_live_look (self);
  return G_SOURCE_REMOVE;
}

/* Looks once more, later. */
void
_actant_live_retry (ActantLive *self)
{
  if (self->retry_timer == 0)
    self->retry_timer = g_timeout_add (self->retry_delay, retry_cb, self);
}

/** Whether it has looked and nothing is under way or to be tried again. */
gboolean
actant_live_is_idle (ActantLive *self)
{
  g_return_val_if_fail (ACTANT_IS_LIVE (self), TRUE);

  return self->looked && !self->busy && self->look_timer == 0 && self->retry_timer == 0;
}

/** After how long what cannot be read is tried again; 2 seconds if it is not said. No look waits
 * longer. */
void
actant_live_set_retry_delay (ActantLive *self,
                             guint       milliseconds)
{
  g_return_if_fail (ACTANT_IS_LIVE (self));

  self->retry_delay = milliseconds;
  if (self->look_timer != 0)
    {
      g_source_remove (self->look_timer);
      self->look_timer = 0;
      actant_live_look (self);
    }
}

static void
add_messages (GHashTable *oddities,
              GPtrArray  *problems)
{
  g_autoptr(GList) paths = g_list_sort (g_hash_table_get_keys (oddities), (GCompareFunc) g_strcmp0);

  for (GList *l = paths; l != NULL; l = l->next)
    {
      const ActantLiveOddity *oddity = g_hash_table_lookup (oddities, l->data);

      if (oddity->message != NULL)
        g_ptr_array_add (problems, g_strdup (oddity->message));
    }
}

/** Returns: (transfer full) (element-type utf8): what is wrong with files now, in words */
GPtrArray *
actant_live_list_problems (ActantLive *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (ACTANT_IS_LIVE (self), problems);

  add_messages (self->broken, problems);
  add_messages (self->gone, problems);

  return problems;
}

/** Returns: (transfer none): what follows the session's folder, at work from the first call on */
ActantLive *
actant_session_follow_folder (ActantSession *session)
{
  ActantLive *self;

  g_return_val_if_fail (ACTANT_IS_SESSION (session), NULL);

  if (session->live != NULL)
    return ACTANT_LIVE (session->live);

  self = g_object_new (ACTANT_TYPE_LIVE, NULL);
  session->live = G_OBJECT (self);
  self->session = session;
  watch_all (self);
  self->poll_timer = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);
  actant_live_look (self);

  return self;
}

/** Returns: (transfer none) (nullable): what follows the session's folder, if anything does */
ActantLive *
actant_session_peek_live (ActantSession *session)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (session), NULL);

  return session->live != NULL ? ACTANT_LIVE (session->live) : NULL;
}
