/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a journal: a queue, and a thread that empties it into a file. */
#include "store/actant-journal.h"

#include "store/actant-io-private.h"
#include "store/actant-journal-entry.h"
#include "store/actant-journal-file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#define NOT_KEPT "changes are not kept for recovery"
#define SYNC_DELAY (150 * G_TIME_SPAN_MILLISECOND)
#define DRAFT_DELAY (100 * G_TIME_SPAN_MILLISECOND)
#define RETRY_DELAY (3 * G_TIME_SPAN_SECOND)
#define MAX_JOURNAL (16 * 1024 * 1024)

/* Something to write, a change or a saved mark. */
typedef struct
{
  gatomicrefcount  refs;
  guint64          number;
  char            *file;      /* of a saved mark */
  char            *time;
  const char      *action;    /* interned */
  ActantChangeSet *set;
  GHashTable      *headers;
} Item;

struct _ActantJournal
{
  char                *root;
  char                *coder;
  char                *name;
  char                *folder;
  GMainContext        *context;
  ActantJournalNotify  notify;
  gpointer             user_data;
  guint64              number;         /* of the last change; main thread */

  GThread             *thread;
  GMutex               mutex;
  GCond                wake;           /* the thread has something to do */
  GCond                done;           /* the thread did what was flushed */

  /* With the mutex */
  GQueue               queue;          /* of Item */
  GHashTable          *drafts;         /* record id -> Item */
  gboolean             drafts_changed;
  gboolean             drafts_ended;   /* that some were dropped is written at once */
  guint64              wanted;         /* flushes asked for */
  guint64              flushed;        /* flushes that were done */
  gboolean             closing;
  char                *problem;
  GSource             *notice;

  /* Of the thread */
  char                *session;        /* of the file's name, drawn anew for each file */
  int                  dir_fd;
  int                  fd;             /* -1: no file */
  gsize                length;         /* of the file */
  GPtrArray           *unsaved;        /* of Item: changes that some file does not hold yet */
  GHashTable          *saved;          /* file -> the last number saved, in a guint64 */
  gint64               sync_at;        /* 0: everything is on the disk */
  gint64               drafts_at;      /* when drafts may be written again */
  gint64               retry_at;
  gboolean             has_draft_file;
};

static Item *
item_ref (Item *item)
{
  g_atomic_ref_count_inc (&item->refs);
  return item;
}

static void
item_unref (gpointer data)
{
  Item *item = data;

  if (!g_atomic_ref_count_dec (&item->refs))
    return;
  g_free (item->file);
  g_free (item->time);
  g_clear_pointer (&item->set, actant_change_set_unref);
  g_clear_pointer (&item->headers, g_hash_table_unref);
  g_free (item);
}

static Item *
item_new (guint64          number,
          const char      *time,
          const char      *action,
          ActantChangeSet *set,
          GHashTable      *headers)
{
  Item *item = g_new0 (Item, 1);

  g_atomic_ref_count_init (&item->refs);
  item->number = number;
  item->time = g_strdup (time);
  item->action = g_intern_string (action);
  item->set = set != NULL ? actant_change_set_ref (set) : NULL;
  item->headers = headers != NULL ? g_hash_table_ref (headers) : NULL;

  return item;
}

static void
append_item (GString           *out,
             ActantJournalKind  kind,
             Item              *item)
{
  if (item->file != NULL)
    actant_journal_append_saved (out, item->number, item->file);
  else
    actant_journal_append_change (out, kind, item->number, item->time, item->action, item->set,
                                  item->headers);
}

/* ---- In the thread ---- */

static gboolean
notice_cb (gpointer data)
{
  ActantJournal *self = data;

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->notice, g_source_unref);
  g_mutex_unlock (&self->mutex);
  self->notify (self->user_data);

  return G_SOURCE_REMOVE;
}

/* With the mutex: says that writing fails, or works again. */
static void
set_problem (ActantJournal *self,
             char          *problem)
{
  gboolean same = g_strcmp0 (self->problem, problem) == 0;

  g_free (self->problem);
  self->problem = problem;
  if (same || self->notice != NULL || self->notify == NULL || self->closing)
    return;

  self->notice = g_idle_source_new ();
  g_source_set_callback (self->notice, notice_cb, self, NULL);
  g_source_attach (self->notice, self->context);
}

static void
fail (ActantJournal *self,
      int            number)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *display = g_filename_display_name (self->folder);

  _actant_io_set_error (&error, number, display, NOT_KEPT);
  if (self->fd >= 0)
    _actant_io.close (self->fd);
  self->fd = -1;
  self->sync_at = 0;
  self->retry_at = g_get_monotonic_time () + RETRY_DELAY;
  g_mutex_lock (&self->mutex);
  self->drafts_changed |= g_hash_table_size (self->drafts) > 0;
  set_problem (self, g_strdup (error->message));
  g_mutex_unlock (&self->mutex);
}

/* FALSE with errno set. */
static gboolean
make_folder (const char *folder)
{
  g_autofree char *parent = NULL;

  if (_actant_io.mkdirat (AT_FDCWD, folder, 0700) == 0 || errno == EEXIST)
    return TRUE;
  if (errno != ENOENT)
    return FALSE;
  parent = g_path_get_dirname (folder);
  if (strcmp (parent, folder) == 0 || !make_folder (parent))
    return FALSE;

  return _actant_io.mkdirat (AT_FDCWD, folder, 0700) == 0 || errno == EEXIST;
}

static gboolean
open_folder (ActantJournal *self)
{
  struct stat status;

  if (self->dir_fd >= 0)
    {
      /* Somebody may have tidied up. */
      if (_actant_io.fstat (self->dir_fd, &status) == 0 && status.st_nlink > 0)
        return TRUE;
      _actant_io.close (self->dir_fd);
      self->dir_fd = -1;
    }
  if (!make_folder (self->folder))
    return FALSE;
  self->dir_fd = _actant_io_open (AT_FDCWD, self->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);

  return self->dir_fd >= 0;
}

static gboolean
write_string (int      fd,
              GString *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text->str, text->len);

  return _actant_io_write_all (fd, bytes);
}

/* Where nobody can lock, nobody recovers what is in use. */
static gboolean
lock_file (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return _actant_io.lock (fd, &lock) == 0 || (errno != EAGAIN && errno != EACCES);
}

static int
sync_fd (int fd)
{
  int result;

  do
    result = _actant_io.fsync (fd);
  while (result != 0 && errno == EINTR);

  return result == 0 || _actant_io_is_unsupported (errno) ? 0 : -1;
}

/* Gives @temp its name; nothing that is not saved is ever written over. */
static gboolean
place (ActantJournal *self,
       const char    *temp,
       const char    *name,
       gboolean       replace)
{
  if (!replace)
    {
      if (_actant_io.renameat2 (self->dir_fd, temp, self->dir_fd, name, RENAME_NOREPLACE) == 0)
        return TRUE;
      if (!_actant_io_is_unsupported (errno))
        return FALSE;
    }

  return _actant_io.renameat (self->dir_fd, temp, self->dir_fd, name) == 0;
}

/* A file under @name that holds @text, locked and on the disk; -1 with errno set. */
static int
create_file (ActantJournal *self,
             const char    *name,
             GString       *text,
             gboolean       replace)
{
  g_autofree char *temp = g_strconcat (".new-", name, NULL);
  const int flags = O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW;
  int fd = _actant_io_open (self->dir_fd, temp, flags, 0600);
  int number;

  if (fd < 0 && errno == EEXIST)
    {
      /* Ours, of a time when it could not even be removed. */
      _actant_io.unlinkat (self->dir_fd, temp, 0);
      fd = _actant_io_open (self->dir_fd, temp, flags, 0600);
    }
  if (fd < 0)
    return -1;
  if (lock_file (fd) && write_string (fd, text) && sync_fd (fd) == 0
      && place (self, temp, name, replace))
    {
      sync_fd (self->dir_fd);
      return fd;
    }

  number = errno;
  _actant_io.unlinkat (self->dir_fd, temp, 0);
  _actant_io.close (fd);
  errno = number;
  return -1;
}

static char *
dup_file_name (ActantJournal *self,
               const char    *suffix)
{
  return g_strconcat (self->session, suffix, NULL);
}

/* Nobody else ever names a file like this. GLib's random numbers would not do: a process that is
 * forked draws the same ones. */
static void
draw_session (ActantJournal *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%S");
  guint64 random = 0;

  if (getrandom (&random, sizeof random, GRND_NONBLOCK) != sizeof random)
    random = (guint64) g_get_monotonic_time ();
  g_free (self->session);
  self->session = g_strdup_printf ("%s-%s-%d-%016" G_GINT64_MODIFIER "x", self->coder, time,
                                   (int) getpid (), random);
}

static char *
dup_now (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* What an old file is worth once everything unsaved is in a new one. */
static void
drop_old (ActantJournal *self,
          const char    *session)
{
  g_autofree char *name = g_strconcat (session, ACTANT_JOURNAL_SUFFIX, NULL);
  g_autofree char *done = g_strconcat (session, ACTANT_JOURNAL_DONE_SUFFIX, NULL);
  g_autofree char *draft = g_strconcat (session, ACTANT_JOURNAL_DRAFT_SUFFIX, NULL);

  _actant_io.renameat (self->dir_fd, name, self->dir_fd, done);
  _actant_io.unlinkat (self->dir_fd, draft, 0);
}

/* A new file with everything that is not saved. */
static gboolean
begin_file (ActantJournal *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *now = dup_now ();
  g_autofree char *name = NULL;
  g_autofree char *old = NULL;
  int fd;

  if (!open_folder (self))
    return FALSE;

  old = g_steal_pointer (&self->session);
  draw_session (self);
  actant_journal_append_head (text, self->root, self->coder, self->name, now);
  for (guint i = 0; i < self->unsaved->len; i++)
    append_item (text, ACTANT_JOURNAL_CHANGE, self->unsaved->pdata[i]);
  name = dup_file_name (self, ACTANT_JOURNAL_SUFFIX);
  fd = create_file (self, name, text, FALSE);
  if (fd < 0)
    {
      g_free (self->session);
      self->session = g_steal_pointer (&old);
      return FALSE;
    }

  if (self->fd >= 0)
    _actant_io.close (self->fd);
  self->fd = fd;
  self->length = text->len;
  self->sync_at = 0;
  if (old != NULL)
    drop_old (self, old);
  self->has_draft_file = FALSE;
  g_mutex_lock (&self->mutex);
  self->drafts_changed |= g_hash_table_size (self->drafts) > 0;
  set_problem (self, NULL);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

static gboolean
is_saved (ActantJournal *self,
          Item          *item)
{
  GHashTableIter iter;
  gpointer file;

  g_hash_table_iter_init (&iter, item->headers);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    {
      const guint64 *number = g_hash_table_lookup (self->saved, file);

      if (number == NULL || *number < item->number)
        return FALSE;
    }

  return TRUE;
}

static void
note_saved (ActantJournal *self,
            Item          *mark)
{
  guint kept = 0;

  g_hash_table_replace (self->saved, g_strdup (mark->file),
                        g_memdup2 (&mark->number, sizeof mark->number));
  for (guint i = 0; i < self->unsaved->len; i++)
    {
      Item *item = self->unsaved->pdata[i];

      if (is_saved (self, item))
        item_unref (item);
      else
        self->unsaved->pdata[kept++] = item;
    }
  g_ptr_array_set_free_func (self->unsaved, NULL);
  g_ptr_array_set_size (self->unsaved, (int) kept);
  g_ptr_array_set_free_func (self->unsaved, item_unref);
}

static void
write_items (ActantJournal *self,
             GQueue        *items)
{
  g_autoptr(GString) text = g_string_new (NULL);
  Item *item;

  /* Also when all of it is saved by now: it is history. */
  if (self->fd < 0 && g_get_monotonic_time () >= self->retry_at && !begin_file (self))
    fail (self, errno);
  while ((item = g_queue_pop_head (items)) != NULL)
    {
      append_item (text, ACTANT_JOURNAL_CHANGE, item);
      if (item->file != NULL)
        note_saved (self, item);
      else
        g_ptr_array_add (self->unsaved, item_ref (item));
      item_unref (item);
    }

  if (self->fd < 0)
    return;   /* a new file takes it from the list */
  if (self->length > MAX_JOURNAL && self->unsaved->len == 0)
    {
      if (!write_string (self->fd, text) || !begin_file (self))
        fail (self, errno);
      return;
    }
  if (!write_string (self->fd, text))
    {
      fail (self, errno);
      return;
    }
  self->length += text->len;
  if (self->sync_at == 0)
    self->sync_at = g_get_monotonic_time () + SYNC_DELAY;
}

/* A file of its own, since it is written again and again: replaced as a whole. */
static gboolean
write_drafts (ActantJournal *self,
              GHashTable    *drafts)
{
  g_autofree char *name = dup_file_name (self, ACTANT_JOURNAL_DRAFT_SUFFIX);
  g_autoptr(GString) text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer item;
  int fd;

  if (g_hash_table_size (drafts) == 0)
    {
      if (self->has_draft_file)
        _actant_io.unlinkat (self->dir_fd, name, 0);
      self->has_draft_file = FALSE;
      return TRUE;
    }

  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    append_item (text, ACTANT_JOURNAL_DRAFT, item);
  fd = create_file (self, name, text, TRUE);
  if (fd < 0)
    return FALSE;
  _actant_io.close (fd);
  self->has_draft_file = TRUE;
  return TRUE;
}

/* Everything reaches the disk. */
static void
sync_file (ActantJournal *self)
{
  struct stat status;

  self->sync_at = 0;
  if (sync_fd (self->fd) != 0)
    fail (self, errno);
  else if (_actant_io.fstat (self->fd, &status) == 0 && status.st_nlink == 0)
    {
      /* The file was removed under us. */
      _actant_io.close (self->fd);
      self->fd = -1;
      g_clear_pointer (&self->session, g_free);
    }
}

static GHashTable *
copy_drafts (GHashTable *drafts)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_unref);
  GHashTableIter iter;
  gpointer id;
  gpointer item;

  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &id, &item))
    g_hash_table_insert (copy, g_strdup (id), item_ref (item));

  return copy;
}

static gboolean
needs_file (ActantJournal *self,
            GHashTable    *drafts)
{
  return self->unsaved->len > 0 || (drafts != NULL && g_hash_table_size (drafts) > 0);
}

/* Nothing is left that is only in memory. */
static void
forget_problem (ActantJournal *self)
{
  g_mutex_lock (&self->mutex);
  set_problem (self, NULL);
  g_mutex_unlock (&self->mutex);
}

/* One turn of the thread, without the mutex. */
static void
work (ActantJournal *self,
      GQueue        *items,
      GHashTable    *drafts,
      gboolean       everything)
{
  gint64 now = g_get_monotonic_time ();

  if (items->length > 0)
    write_items (self, items);
  if (self->fd < 0 && needs_file (self, drafts) && (everything || now >= self->retry_at)
      && !begin_file (self))
    fail (self, errno);
  if (self->fd < 0 && !needs_file (self, drafts))
    forget_problem (self);
  if (drafts != NULL && self->fd >= 0)
    {
      self->drafts_at = now + DRAFT_DELAY;
      if (!write_drafts (self, drafts))
        fail (self, errno);
    }
  if (self->fd >= 0 && self->sync_at != 0 && (everything || now >= self->sync_at))
    sync_file (self);
  if (self->fd < 0 && self->session == NULL && needs_file (self, drafts) && !begin_file (self))
    fail (self, errno);
}

/* With the mutex: when the thread has something to do, G_MAXINT64 for not yet. */
static gint64
get_due (ActantJournal *self)
{
  gint64 due = G_MAXINT64;

  if (self->queue.length > 0 || self->closing || self->wanted > self->flushed)
    return 0;
  if (self->problem != NULL)
    return self->retry_at;
  if (self->drafts_changed)
    due = self->drafts_ended ? 0 : self->drafts_at;
  if (self->sync_at != 0)
    due = MIN (due, self->sync_at);

  return due;
}

static void
wait_for_work (ActantJournal *self)
{
  for (;;)
    {
      gint64 due = get_due (self);

      if (due <= g_get_monotonic_time ())
        return;
      if (due == G_MAXINT64)
        g_cond_wait (&self->wake, &self->mutex);
      else
        g_cond_wait_until (&self->wake, &self->mutex, due);
    }
}

static gpointer
run (gpointer data)
{
  ActantJournal *self = data;
  gboolean closing = FALSE;

  g_mutex_lock (&self->mutex);
  while (!closing)
    {
      g_autoptr(GHashTable) drafts = NULL;
      GQueue items = G_QUEUE_INIT;
      gboolean everything;
      guint64 wanted;

      wait_for_work (self);
      closing = self->closing;
      wanted = self->wanted;
      everything = closing || wanted > self->flushed;
      items = self->queue;
      g_queue_init (&self->queue);
      if (self->drafts_changed
          && (everything || self->drafts_ended
              || g_get_monotonic_time () >= (self->problem != NULL ? self->retry_at
                                                                   : self->drafts_at)))
        {
          drafts = copy_drafts (self->drafts);
          self->drafts_changed = FALSE;
          self->drafts_ended = FALSE;
        }

      g_mutex_unlock (&self->mutex);
      work (self, &items, drafts, everything);
      g_mutex_lock (&self->mutex);

      self->drafts_changed |= drafts != NULL && self->problem != NULL;
      self->flushed = wanted;
      g_cond_broadcast (&self->done);
    }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/* ---- In the main thread ---- */

/**
 * actant_journal_new:
 * @root: absolute path of the study's folder
 * @coder: slug of who codes
 * @name: (nullable): name of who codes
 * @notify: (nullable): told when the journal begins or ceases to fail
 * @user_data: for @notify
 *
 * Returns: (transfer full): a journal of this session; ends with actant_journal_close()
 */
ActantJournal *
actant_journal_new (const char          *root,
                    const char          *coder,
                    const char          *name,
                    ActantJournalNotify  notify,
                    gpointer             user_data)
{
  ActantJournal *self = g_new0 (ActantJournal, 1);

  self->root = g_strdup (root);
  self->coder = g_strdup (coder);
  self->name = g_strdup (name);
  self->folder = actant_journal_dup_folder (root);
  self->context = g_main_context_ref_thread_default ();
  self->notify = notify;
  self->user_data = user_data;
  self->dir_fd = -1;
  self->fd = -1;
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_unref);
  self->unsaved = g_ptr_array_new_with_free_func (item_unref);
  self->saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wake);
  g_cond_init (&self->done);
  g_queue_init (&self->queue);
  self->thread = g_thread_new ("journal", run, self);

  return self;
}

/* Everything is saved: what is left is history. */
static void
end_file (ActantJournal *self)
{
  if (self->fd < 0)
    return;
  if (self->unsaved->len == 0 && g_hash_table_size (self->drafts) == 0)
    drop_old (self, self->session);
  _actant_io.close (self->fd);
}

/**
 * actant_journal_close:
 * @self: (transfer full): a journal
 *
 * Writes what is left and waits for it. What no save took stays to be recovered.
 */
void
actant_journal_close (ActantJournal *self)
{
  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  end_file (self);

  if (self->notice != NULL)
    {
      g_source_destroy (self->notice);
      g_source_unref (self->notice);
    }
  if (self->dir_fd >= 0)
    _actant_io.close (self->dir_fd);
  g_queue_clear_full (&self->queue, item_unref);
  g_hash_table_unref (self->drafts);
  g_hash_table_unref (self->saved);
  g_ptr_array_unref (self->unsaved);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);
  g_cond_clear (&self->done);
  g_main_context_unref (self->context);
  g_free (self->problem);
  g_free (self->session);
  g_free (self->folder);
  g_free (self->root);
  g_free (self->coder);
  g_free (self->name);
  g_free (self);
}

static void
push (ActantJournal *self,
      Item          *item)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->queue, item);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}

/**
 * actant_journal_add:
 * @self: a journal
 * @time: RFC 3339, UTC
 * @action: "edit", "undo", "redo" or "recover"
 * @set: an applied change set, its records stamped
 * @headers: (element-type utf8 ActantRecord): the header of each file concerned; not
 *   changed any more
 *
 * Returns: the change's number
 */
guint64
actant_journal_add (ActantJournal   *self,
                    const char      *time,
                    const char      *action,
                    ActantChangeSet *set,
                    GHashTable      *headers)
{
  push (self, item_new (++self->number, time, action, set, headers));

  return self->number;
}

/** The number of the last change. */
guint64
actant_journal_get_number (ActantJournal *self)
{
  return self->number;
}

/**
 * actant_journal_set_saved:
 * @self: a journal
 * @file: path in the study
 * @number: of the last change when the save was begun
 *
 * Notes that @file holds everything up to @number on the disk.
 */
void
actant_journal_set_saved (ActantJournal *self,
                          const char    *file,
                          guint64        number)
{
  Item *mark = item_new (number, NULL, NULL, NULL, NULL);

  mark->file = g_strdup (file);
  push (self, mark);
}

/**
 * actant_journal_set_draft:
 * @self: a journal
 * @id: of the record that is being edited
 * @time: RFC 3339, UTC
 * @set: (nullable): what would be done if it were committed now; %NULL: it was committed, or
 *   given up
 * @headers: (nullable): as for actant_journal_add()
 */
void
actant_journal_set_draft (ActantJournal   *self,
                          const char      *id,
                          const char      *time,
                          ActantChangeSet *set,
                          GHashTable      *headers)
{
  gboolean changed = TRUE;

  g_mutex_lock (&self->mutex);
  if (set != NULL)
    g_hash_table_replace (self->drafts, g_strdup (id),
                          item_new (self->number, time, "edit", set, headers));
  else
    self->drafts_ended |= changed = g_hash_table_remove (self->drafts, id);
  self->drafts_changed |= changed;
  if (changed)
    g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}

/**
 * actant_journal_flush:
 * @self: a journal
 *
 * Waits until everything added is on the disk.
 *
 * Returns: whether it is
 */
gboolean
actant_journal_flush (ActantJournal  *self,
                      GError        **error)
{
  g_autofree char *problem = NULL;
  guint64 wanted;

  g_mutex_lock (&self->mutex);
  wanted = ++self->wanted;
  g_cond_signal (&self->wake);
  while (self->flushed < wanted)
    g_cond_wait (&self->done, &self->mutex);
  problem = g_strdup (self->problem);
  g_mutex_unlock (&self->mutex);

  if (problem != NULL)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, problem);
  return problem == NULL;
}

/** Returns: (transfer full) (nullable): why changes are not kept, in words; %NULL when they are */
char *
actant_journal_dup_problem (ActantJournal *self)
{
  char *problem;

  g_mutex_lock (&self->mutex);
  problem = g_strdup (self->problem);
  g_mutex_unlock (&self->mutex);

  return problem;
}

/**
 * actant_journal_dup_folder:
 * @root: (nullable): absolute path of a study's folder
 *
 * Returns: (transfer full): where the journals of that study, or the folders of all are
 */
char *
actant_journal_dup_folder (const char *root)
{
  g_autofree char *digest = NULL;
  g_autofree char *key = NULL;

  if (root != NULL)
    {
      g_autofree char *real = realpath (root, NULL);   /* links to one study are one study */

      digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real != NULL ? real : root, -1);
      key = g_strndup (digest, 16);
    }

  return g_build_filename (g_get_user_state_dir (), "actant", "journal", key, NULL);
}
