/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that writes a journal. */
#include "config.h"

#include "store/actant-journal-private.h"

#include "store/actant-io-private.h"
#include "store/actant-journal-entry.h"
#include "store/actant-journal-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#define NOT_KEPT N_("changes are not kept for recovery")
#define SYNC_DELAY (150 * G_TIME_SPAN_MILLISECOND)
#define DRAFT_DELAY (100 * G_TIME_SPAN_MILLISECOND)
#define RETRY_DELAY (3 * G_TIME_SPAN_SECOND)
#define MAX_JOURNAL (16 * 1024 * 1024)

static void
append_item (GString           *out,
             ActantJournalKind  kind,
             ActantJournalItem *item)
{
  if (item->file != NULL)
    actant_journal_append_saved (out, item->number, item->file);
  else
    actant_journal_append_change (out, kind, item->number, item->time, item->action, item->set,
                                  item->headers);
}

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
is_saved (ActantJournal     *self,
          ActantJournalItem *item)
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
note_saved (ActantJournal     *self,
            ActantJournalItem *mark)
{
  guint kept = 0;

  g_hash_table_replace (self->saved, g_strdup (mark->file),
                        g_memdup2 (&mark->number, sizeof mark->number));
  for (guint i = 0; i < self->unsaved->len; i++)
    {
      ActantJournalItem *item = self->unsaved->pdata[i];

      if (is_saved (self, item))
        _actant_journal_item_unref (item);
      else
        self->unsaved->pdata[kept++] = item;
    }
  g_ptr_array_set_free_func (self->unsaved, NULL);
  g_ptr_array_set_size (self->unsaved, (int) kept);
  g_ptr_array_set_free_func (self->unsaved, _actant_journal_item_unref);
}

static void
write_items (ActantJournal *self,
             GQueue        *items)
{
  g_autoptr(GString) text = g_string_new (NULL);
  ActantJournalItem *item;

  /* Also when all of it is saved by now: it is history. */
  if (self->fd < 0 && g_get_monotonic_time () >= self->retry_at && !begin_file (self))
    fail (self, errno);
  while ((item = g_queue_pop_head (items)) != NULL)
    {
      append_item (text, ACTANT_JOURNAL_CHANGE, item);
      if (item->file != NULL)
        note_saved (self, item);
      else
        g_ptr_array_add (self->unsaved, _actant_journal_item_ref (item));
      _actant_journal_item_unref (item);
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
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            _actant_journal_item_unref);
  GHashTableIter iter;
  gpointer id;
  gpointer item;

  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &id, &item))
    g_hash_table_insert (copy, g_strdup (id), _actant_journal_item_ref (item));

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

/* Writes what is queued until the journal is closed. */
gpointer
_actant_journal_run (gpointer data)
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

/* Everything is saved: what is left is history. */
void
_actant_journal_end (ActantJournal *self)
{
  if (self->fd < 0)
    return;
  if (self->unsaved->len == 0 && g_hash_table_size (self->drafts) == 0)
    drop_old (self, self->session);
  _actant_io.close (self->fd);
}
