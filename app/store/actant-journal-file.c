/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journals that sessions left behind: finding, locking, reading, ending and pruning them. */
#include "config.h"

#include "store/actant-journal-file.h"

#include "store/actant-durable-file.h"
#include "store/actant-io-private.h"
#include "store/actant-journal.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#define MAX_BYTES ((gsize) 1 << 30)
#define NOT_READ N_("cannot be read")
#define NEW_PREFIX ".new-"
#define NEW_AGE 60 /* seconds */

static gboolean
lock_fd (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return _actant_io.lock (fd, &lock) == 0;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const char *name_a = strrchr (*(char * const *) a, '/');
  const char *name_b = strrchr (*(char * const *) b, '/');

  return strcmp (name_a, name_b);
}

/* What a session killed while it made a file left; one in the making is young, or locked. */
static void
sweep (const char *path)
{
  struct stat status;
  int fd;

  if (_actant_io.fstatat (AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) != 0
      || g_get_real_time () / G_USEC_PER_SEC - status.st_mtime < NEW_AGE)
    return;
  fd = _actant_io_open (AT_FDCWD, path, O_RDWR | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY, 0);

  if (fd < 0)
    return;
  if (lock_fd (fd))
    _actant_io.unlinkat (AT_FDCWD, path, 0);
  _actant_io.close (fd);
}

static void
list_folder (const char *folder,
             const char *suffix,
             GPtrArray  *paths)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, NEW_PREFIX))
        sweep (path);
      else if (g_str_has_suffix (name, suffix))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

/**
 * actant_journal_list:
 * @root: (nullable): absolute path of a study's folder, %NULL for all studies
 * @suffix: which files: %ACTANT_JOURNAL_SUFFIX or %ACTANT_JOURNAL_DONE_SUFFIX
 *
 * Returns: (transfer full) (element-type filename): paths, oldest first for one coder
 */
GPtrArray *
actant_journal_list (const char *root,
                     const char *suffix)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = actant_journal_dup_folder (root);
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (root != NULL)
    list_folder (folder, suffix, paths);
  else
    {
      dir = g_dir_open (folder, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *of_study = g_build_filename (folder, name, NULL);

          list_folder (of_study, suffix, paths);
        }
    }
  g_ptr_array_sort (paths, compare_names);

  return paths;
}

/* With another end than @suffix, or as it is. */
static char *
dup_sibling (const char *path,
             const char *suffix)
{
  const char *dot = strrchr (path, '.');

  return g_strdup_printf ("%.*s%s", (int) (dot - path), path, suffix);
}

/* Whether the entry is about @record, or marks the same passage where that is yet to be made. */
static gboolean
touches (const ActantJournalEntry *entry,
         const char               *file,
         const ActantRecord       *record,
         gboolean                  is_new)
{
  const char *id = actant_record_get_id (record);
  const ActantValue *segments = actant_record_get (record, "segments");

  for (guint i = 0; i < entry->parts->len; i++)
    {
      const ActantJournalPart *part = entry->parts->pdata[i];
      g_autoptr(ActantRecordFile) after = NULL;

      if (strcmp (part->file, file) != 0)
        continue;
      if (g_strv_contains ((const char * const *) part->removed, id))
        return TRUE;
      after = part->after != NULL ? actant_journal_read_document (part->after, file, NULL) : NULL;
      for (guint r = 0; after != NULL && r < after->records->len; r++)
        {
          const ActantRecord *other = after->records->pdata[r];

          if (g_strcmp0 (actant_record_get_id (other), id) == 0
              || (is_new && segments != NULL && !actant_record_is_opaque (other)
                  && actant_record_get_kind (other) == actant_record_get_kind (record)
                  && actant_value_equal (actant_record_get (other, "segments"), segments)))
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether a later change committed what the draft holds. */
static gboolean
is_committed (ActantJournalFile        *file,
              const ActantJournalEntry *draft)
{
  const ActantJournalPart *part = draft->parts->len > 0 ? draft->parts->pdata[0] : NULL;
  g_autoptr(ActantRecordFile) after = NULL;

  if (part == NULL || part->after == NULL)
    return TRUE;
  after = actant_journal_read_document (part->after, part->file, NULL);
  if (after == NULL || after->records->len != 1
      || actant_record_get_id (after->records->pdata[0]) == NULL
      || actant_record_is_opaque (after->records->pdata[0]))
    return TRUE;
  for (guint i = file->entries->len; i > 0; i--)
    {
      const ActantJournalEntry *entry = file->entries->pdata[i - 1];

      if (entry->kind != ACTANT_JOURNAL_CHANGE)
        continue;
      if (entry->number <= draft->number)
        break;
      if (touches (entry, part->file, after->records->pdata[0], part->before == NULL))
        return TRUE;
    }

  return FALSE;
}

static void
read_drafts (ActantJournalFile *file)
{
  g_autofree char *path = dup_sibling (file->path, ACTANT_JOURNAL_DRAFT_SUFFIX);
  g_autoptr(GBytes) bytes = actant_durable_read (path, MAX_BYTES, NULL);

  file->all_drafts = bytes != NULL ? actant_journal_parse (bytes, NULL) : g_ptr_array_new ();
  for (guint i = 0; i < file->all_drafts->len; i++)
    {
      ActantJournalEntry *draft = file->all_drafts->pdata[i];

      if (draft->kind == ACTANT_JOURNAL_DRAFT && !is_committed (file, draft))
        g_ptr_array_add (file->drafts, draft);
    }
}

static void
sort_entries (ActantJournalFile *file)
{
  for (guint i = 0; i < file->entries->len; i++)
    {
      ActantJournalEntry *entry = file->entries->pdata[i];
      const guint64 *known;

      if (entry->kind == ACTANT_JOURNAL_HEAD && file->root == NULL)
        {
          file->root = g_strdup (entry->root);
          file->coder = g_strdup (entry->coder);
          file->name = g_strdup (entry->name);
        }
      if (entry->kind != ACTANT_JOURNAL_SAVED || entry->file == NULL)
        continue;
      known = g_hash_table_lookup (file->saved, entry->file);
      if (known == NULL || *known < entry->number)
        g_hash_table_replace (file->saved, entry->file,
                              g_memdup2 (&entry->number, sizeof entry->number));
    }
}

/**
 * actant_journal_file_read:
 * @path: of a journal
 * @lock: whether to keep everybody else out until it is freed; fails with %G_IO_ERROR_BUSY when
 *   its session still runs, or when somebody else recovers it
 *
 * Returns: (transfer full) (nullable): what is in it, however damaged
 */
ActantJournalFile *
actant_journal_file_read (const char  *path,
                          gboolean     lock,
                          GError     **error)
{
  g_autofree char *display = g_filename_display_name (path);
  g_autoptr(GBytes) bytes = NULL;
  ActantJournalFile *file;
  int fd = _actant_io_open (AT_FDCWD, path,
                            (lock ? O_RDWR : O_RDONLY) | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY, 0);

  if (fd < 0)
    {
      _actant_io_set_error (error, errno, display, NOT_READ);
      return NULL;
    }
  if (lock && !lock_fd (fd))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, _("%s: in use"), display);
  else
    bytes = _actant_io_read_file (fd, MAX_BYTES, display, error);
  if (bytes == NULL)
    {
      _actant_io.close (fd);
      return NULL;
    }

  file = g_new0 (ActantJournalFile, 1);
  file->path = g_strdup (path);
  file->fd = fd;
  file->entries = actant_journal_parse (bytes, &file->damaged);
  file->drafts = g_ptr_array_new ();
  file->saved = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  sort_entries (file);
  read_drafts (file);

  return file;
}

void
actant_journal_file_free (ActantJournalFile *file)
{
  _actant_io.close (file->fd);
  g_hash_table_unref (file->saved);
  g_ptr_array_unref (file->drafts);
  g_ptr_array_unref (file->all_drafts);
  g_ptr_array_unref (file->entries);
  g_free (file->path);
  g_free (file->root);
  g_free (file->coder);
  g_free (file->name);
  g_free (file);
}

/** Whether the file that @part is about holds it on the disk. */
gboolean
actant_journal_file_is_saved (ActantJournalFile        *file,
                              const ActantJournalEntry *entry,
                              const ActantJournalPart  *part)
{
  const guint64 *number = g_hash_table_lookup (file->saved, part->file);

  return number != NULL && *number >= entry->number;
}

/** How many changes no save took; a draft counts as one. */
guint
actant_journal_file_count (ActantJournalFile *file)
{
  guint n = file->drafts->len;

  for (guint i = 0; i < file->entries->len; i++)
    {
      const ActantJournalEntry *entry = file->entries->pdata[i];
      gboolean saved = TRUE;

      for (guint p = 0; entry->kind == ACTANT_JOURNAL_CHANGE && p < entry->parts->len; p++)
        saved &= actant_journal_file_is_saved (file, entry, entry->parts->pdata[p]);
      n += !saved;
    }

  return n;
}

/**
 * actant_journal_file_retire:
 * @file: a locked journal
 *
 * Everything in it is elsewhere now: it stays for the history only.
 *
 * Returns: whether nobody will recover it again
 */
gboolean
actant_journal_file_retire (ActantJournalFile  *file,
                            GError            **error)
{
  g_autofree char *done = dup_sibling (file->path, ACTANT_JOURNAL_DONE_SUFFIX);
  g_autofree char *draft = dup_sibling (file->path, ACTANT_JOURNAL_DRAFT_SUFFIX);
  g_autofree char *display = g_filename_display_name (file->path);

  if (_actant_io.renameat (AT_FDCWD, file->path, AT_FDCWD, done) != 0)
    {
      _actant_io_set_error (error, errno, display, N_("cannot be put aside"));
      return FALSE;
    }
  _actant_io.unlinkat (AT_FDCWD, draft, 0);
  return TRUE;
}

/**
 * actant_journal_prune:
 * @root: absolute path of a study's folder
 * @max_bytes: what the history of a study may take
 *
 * Removes the oldest journals that serve the history only, until the rest fits.
 */
void
actant_journal_prune (const char *root,
                      gsize       max_bytes)
{
  g_autoptr(GPtrArray) paths = actant_journal_list (root, ACTANT_JOURNAL_DONE_SUFFIX);
  gsize bytes = 0;

  for (guint i = paths->len; i > 0; i--)
    {
      const char *path = paths->pdata[i - 1];
      struct stat status;

      if (_actant_io.fstatat (AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) != 0)
        continue;
      bytes += (gsize) status.st_size;
      if (bytes > max_bytes)
        _actant_io.unlinkat (AT_FDCWD, path, 0);
    }
}
