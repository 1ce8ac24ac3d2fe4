/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one function that writes user data.
 *
 * g_file_replace() empties the old file when the disk is full, g_file_set_contents() loses mode and
 * links and hides errors, and both overwrite what somebody else wrote a moment before. Here a
 * complete, synced temporary changes places with the file; what came out is compared with what we
 * knew, and joined and written again when it is somebody's work. */

#include "config.h"

#include "store/actant-durable-file.h"

#include "store/actant-durable-temp-private.h"
#include "store/actant-io-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NOT_SAVED N_("not saved")
#define MAX_ROUNDS 10
#define MAX_LINKS 40
#define MAX_LOCK_TRIES 100
#define MAX_COMPARED ((gsize) 1 << 31)

typedef enum
{
  ROUND_DONE,
  ROUND_AGAIN,
  ROUND_FAILED,
} Round;

/* One save. */
typedef struct
{
  char *display; /* the path for messages */
  char *folder;
  char *name;
  int dir_fd;

  ActantPieces *base; /* what the file should hold now, NULL: nothing */
  ActantPieces *ours; /* what it shall hold */
  ActantDurableJoin join;
  gpointer user_data;

  char *lock_name;
  int lock_fd; /* -1: not locked */

  char *spent;        /* temporary with the base we displaced */
  GPtrArray *foreign; /* temporaries with others' work we displaced and joined, oldest first */
} Save;

G_DEFINE_QUARK (actant-durable-error-quark, actant_durable_error)

static void
release_lock (Save *save)
{
  if (save->lock_fd < 0)
    return;
  _actant_io.unlinkat (save->dir_fd, save->lock_name, 0);
  _actant_io.close (save->lock_fd);
  save->lock_fd = -1;
}

static void
clear_save (Save *save)
{
  release_lock (save);
  if (save->dir_fd >= 0)
    _actant_io.close (save->dir_fd);
  g_free (save->display);
  g_free (save->folder);
  g_free (save->name);
  g_free (save->lock_name);
  g_free (save->spent);
  g_clear_pointer (&save->base, actant_pieces_unref);
  g_clear_pointer (&save->ours, actant_pieces_unref);
  g_clear_pointer (&save->foreign, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, clear_save)

static gboolean
fail (Save    *save,
      int      number,
      GError **error)
{
  _actant_io_set_error (error, number, save->display, NOT_SAVED);
  return FALSE;
}

/* Finds the folder and name the path stands for. Links are followed, also one to a file that does
 * not exist yet. */
static gboolean
resolve_target (Save        *save,
                const char  *path,
                GError     **error)
{
  g_autofree char *current = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *folder = g_path_get_dirname (current);
      g_autofree char *name = g_path_get_basename (current);
      g_autofree char *target = g_malloc (PATH_MAX);
      g_autofree char *full = NULL;
      ssize_t length;

      g_free (save->folder);
      save->folder = _actant_io.realpath (folder, NULL);
      if (save->folder == NULL)
        return fail (save, errno, error);
      if (g_str_has_suffix (current, "/") || strcmp (name, ".") == 0 || strcmp (name, "..") == 0)
        return fail (save, EISDIR, error);
      full = g_build_filename (save->folder, name, NULL);
      length = _actant_io.readlinkat (AT_FDCWD, full, target, PATH_MAX - 1);
      if (length < 0 && errno != EINVAL && errno != ENOENT)
        return fail (save, errno, error);
      if (length < 0)
        {
          save->name = g_steal_pointer (&name);
          return TRUE;
        }
      target[length] = '\0';
      g_free (current);
      current = g_path_is_absolute (target) ? g_strdup (target)
                                            : g_build_filename (save->folder, target, NULL);
    }
  return fail (save, ELOOP, error);
}

static gboolean
fail_conflict (Save         *save,
               const GError *cause,
               GError      **error)
{
  g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_CONFLICT,
               /* Translators: the second %s is “ and it cannot be joined: ” or nothing, the third
                * why */
               _("%s: not saved: another program has changed the file%s%s; its version was left in "
                 "place: reload it or save a copy elsewhere"),
               save->display, cause != NULL ? _(" and it cannot be joined: ") : "",
               cause != NULL ? cause->message : "");
  return FALSE;
}

static gboolean
fail_busy (Save    *save,
           GError **error)
{
  g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_BUSY,
               _("%s: not saved: other programs keep writing the file; save again in a moment"),
               save->display);
  return FALSE;
}

/* Makes @ours the join of itself and @theirs. */
static gboolean
join_theirs (Save    *save,
             GBytes  *theirs,
             GError **error)
{
  g_autoptr (GError) cause = NULL;
  ActantPieces *joined = NULL;

  if (save->join == NULL)
    return fail_conflict (save, NULL, error);
  joined = save->join (theirs, save->ours, save->user_data, &cause);
  if (joined == NULL)
    return fail_conflict (save, cause, error);
  actant_pieces_unref (save->ours);
  save->ours = joined;
  return TRUE;
}

static void
set_base (Save         *save,
          ActantPieces *base)
{
  actant_pieces_ref (base);
  g_clear_pointer (&save->base, actant_pieces_unref);
  save->base = base;
}

/* Whether the file can have one of the contents we know. */
static gboolean
may_be_known (Save *save,
              int   fd)
{
  struct stat status;

  return _actant_io.fstat (fd, &status) == 0 && S_ISREG (status.st_mode)
         && ((save->base != NULL
              && (guint64) status.st_size == actant_pieces_get_length (save->base))
             || (guint64) status.st_size == actant_pieces_get_length (save->ours));
}

/* Takes the file as the new base; what we do not know of it is joined into ours first, and
 * @foreign says so. */
static gboolean
take_in (Save     *save,
         int       fd,
         gboolean *foreign,
         GError  **error)
{
  g_autoptr (ActantPieces) current = NULL;
  g_autoptr (GBytes) bytes = NULL;

  *foreign = TRUE;
  if (may_be_known (save, fd))
    {
      gboolean readable;
      ActantPieces *known = _actant_io_find_equal (fd, save->base, save->ours, &readable);

      *foreign = known == NULL;
      if (known != NULL)
        {
          set_base (save, known);
          return TRUE;
        }
      if (!readable || _actant_io.lseek (fd, 0, SEEK_SET) != 0)
        return fail (save, errno, error);
    }

  bytes = _actant_io_read_file (fd, MAX_COMPARED, save->display, error);
  if (bytes == NULL || !join_theirs (save, bytes, error))
    return FALSE;
  current = actant_pieces_new_bytes (bytes);
  set_base (save, current);
  return TRUE;
}

/* -1 with errno set; ENOENT means that there is none. */
static int
open_existing (Save       *save,
               const char *name)
{
  return _actant_io_open (save->dir_fd, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY, 0);
}

/* Whether the file bears the stamp it had when it held the base. What it holds is looked at when it
 * was displaced, so this only has to be likely. */
static gboolean
bears_stamp (Save *save,
             int   fd)
{
  ActantFileStamp stamp;

  return save->base != NULL && _actant_io_get_stamp (fd, &stamp)
         && actant_pieces_has_stamp (save->base, &stamp);
}

/* Opens the file as it is now and joins what we do not know of it. @old_fd is -1 when there is no
 * file and none is expected. */
static gboolean
look_at_file (Save    *save,
              int     *old_fd,
              GError **error)
{
  gboolean foreign;

  *old_fd = open_existing (save, save->name);
  if (*old_fd < 0 && errno == ENOENT)
    {
      if (save->base == NULL)
        return TRUE;
      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_GONE,
                   _("%s: not saved: the file was removed or renamed; save again to make it anew"),
                   save->display);
      return FALSE;
    }
  if (*old_fd < 0
      || _actant_io.faccessat (save->dir_fd, save->name, W_OK, AT_EACCESS) != 0)
    return fail (save, errno, error);

  return bears_stamp (save, *old_fd) || take_in (save, *old_fd, &foreign, error);
}

/* Whether the locked file still has its name: the one before us may have removed it. FALSE with
 * errno 0 when it has not. */
static gboolean
is_lock_current (Save *save,
                 int   fd)
{
  struct stat held;
  struct stat named;

  if (_actant_io.fstat (fd, &held) != 0)
    return FALSE;
  if (_actant_io.fstatat (save->dir_fd, save->lock_name, &named, AT_SYMLINK_NOFOLLOW) != 0)
    {
      if (errno == ENOENT)
        errno = 0;
      return FALSE;
    }
  errno = 0;
  return held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/* Keeps out other savers of this kind. FALSE with errno set. A file system without locks does not
 * keep anybody out. */
static gboolean
take_lock (Save *save)
{
  for (guint i = 0; i < MAX_LOCK_TRIES; i++)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      int fd = _actant_io_open (save->dir_fd, save->lock_name, O_RDWR | O_CREAT | O_NOFOLLOW,
                                0666);
      gboolean held;
      int number;

      if (fd < 0)
        return FALSE;
      if (_actant_io.lock (fd, &lock) == 0)
        held = is_lock_current (save, fd);
      else
        {
          held = errno != EAGAIN && errno != EACCES && errno != EINTR;
          errno = 0;
        }
      number = errno;
      if (held)
        {
          save->lock_fd = fd;
          return TRUE;
        }
      _actant_io.close (fd);
      errno = number;
      if (number != 0)
        return FALSE;
      g_usleep ((gulong) g_random_int_range (1000, 20000));
    }
  errno = EBUSY;
  return FALSE;
}

static gboolean
is_locked_by_others (Save *save)
{
  struct stat status;

  return _actant_io.fstatat (save->dir_fd, save->lock_name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Whether the file still holds the base. */
static gboolean
is_unchanged (Save *save)
{
  int fd = open_existing (save, save->name);
  gboolean readable;
  gboolean unchanged;

  if (fd < 0)
    return save->base == NULL && errno == ENOENT;
  unchanged = save->base != NULL && _actant_io_find_equal (fd, save->base, NULL, &readable) != NULL;
  _actant_io.close (fd);
  return unchanged;
}

/* Where files cannot change places: compare and rename under a lock. */
static Round
place_locked (Save        *save,
              const char  *temp,
              GError     **error)
{
  Round round = ROUND_DONE;
  int number = 0;

  if (save->lock_fd < 0 && !take_lock (save))
    {
      number = errno;
      round = ROUND_FAILED;
    }
  else if (!is_unchanged (save))
    round = ROUND_AGAIN;
  else if (_actant_io.renameat (save->dir_fd, temp, save->dir_fd, save->name) != 0)
    {
      number = errno;
      round = ROUND_FAILED;
    }
  if (round != ROUND_DONE)
    _actant_io.unlinkat (save->dir_fd, temp, 0);
  if (round == ROUND_FAILED && number == EBUSY)
    fail_busy (save, error);
  else if (round == ROUND_FAILED)
    fail (save, number, error);
  return round;
}

static int
exchange (Save       *save,
          const char *temp)
{
  return _actant_io.renameat2 (save->dir_fd, temp, save->dir_fd, save->name, RENAME_EXCHANGE);
}

/* Undoes an exchange: puts what @temp holds back in place, and removes @placed, which we had put
 * there. Leaves both alone when somebody wrote once more meanwhile. */
static gboolean
exchange_back (Save         *save,
               const char   *temp,
               ActantPieces *placed)
{
  gboolean readable;
  gboolean is_ours;
  int fd;

  if (exchange (save, temp) != 0)
    return FALSE;
  fd = open_existing (save, temp);
  if (fd < 0)
    return FALSE;
  is_ours = _actant_io_find_equal (fd, placed, NULL, &readable) != NULL;
  _actant_io.close (fd);
  if (is_ours)
    _actant_io.unlinkat (save->dir_fd, temp, 0);
  else if (readable)
    exchange (save, temp);
  return is_ours;
}

/* After an exchange: @temp holds what the file held. */
static Round
check_displaced (Save        *save,
                 const char  *temp,
                 GError     **error)
{
  g_autoptr (ActantPieces) placed = actant_pieces_ref (save->ours);
  int fd = open_existing (save, temp);
  gboolean foreign;
  gboolean taken = fd >= 0 ? take_in (save, fd, &foreign, error) : fail (save, errno, error);

  if (fd >= 0)
    _actant_io.close (fd);
  if (taken && !foreign)
    {
      save->spent = g_strdup (temp);
      return ROUND_DONE;
    }
  if (taken)
    {
      g_ptr_array_add (save->foreign, g_strdup (temp));
      set_base (save, placed);
      return ROUND_AGAIN;
    }
  if (!exchange_back (save, temp, placed))
    g_prefix_error (error, "(another version is kept as %s/%s) ", save->folder, temp);
  return ROUND_FAILED;
}

static Round
place (Save        *save,
       const char  *temp,
       gboolean     is_new,
       GError     **error)
{
  int result = is_new ? _actant_io.renameat2 (save->dir_fd, temp, save->dir_fd, save->name,
                                              RENAME_NOREPLACE)
                      : exchange (save, temp);
  int number = errno;

  if (result == 0)
    return is_new ? ROUND_DONE : check_displaced (save, temp, error);
  if (_actant_io_is_unsupported (number))
    return place_locked (save, temp, error);

  _actant_io.unlinkat (save->dir_fd, temp, 0);
  if (number == (is_new ? EEXIST : ENOENT) || number == EINTR)
    return ROUND_AGAIN;
  fail (save, number, error);
  return ROUND_FAILED;
}

static Round
run_round (Save    *save,
           GError **error)
{
  g_autofree char *temp = NULL;
  int old_fd = -1;

  if (look_at_file (save, &old_fd, error))
    temp = _actant_durable_temp_write (save->dir_fd, save->name, old_fd, save->ours,
                                       save->display, error);
  if (old_fd >= 0)
    _actant_io.close (old_fd);
  if (temp == NULL)
    return ROUND_FAILED;
  return place (save, temp, old_fd < 0, error);
}

/* A later round failed: the file holds our earlier version and what that displaced is ours to put
 * back. Displaced files of still earlier rounds stay, named in the error. */
static void
put_back (Save    *save,
          GError **error)
{
  g_autoptr (GString) kept = g_string_new (NULL);

  if (save->foreign->len == 0)
    return;
  if (exchange_back (save, g_ptr_array_index (save->foreign, save->foreign->len - 1), save->base))
    g_ptr_array_remove_index (save->foreign, save->foreign->len - 1);
  for (guint i = 0; i < save->foreign->len; i++)
    g_string_append_printf (kept, "%s%s/%s", i > 0 ? ", " : "", save->folder,
                            (char *) g_ptr_array_index (save->foreign, i));
  if (kept->len > 0)
    g_prefix_error (error, "(others' versions are kept as %s) ", kept->str);
}

/* Changing places is safe without a lock, but when savers meet they queue instead of displacing
 * each other again and again; hence no failure to lock counts here. */
static gboolean
run_rounds (Save    *save,
            GError **error)
{
  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      if (save->lock_fd < 0 && (i > 0 || is_locked_by_others (save)))
        take_lock (save);
      switch (run_round (save, error))
        {
        case ROUND_DONE:
          return TRUE;
        case ROUND_AGAIN:
          g_usleep ((gulong) g_random_int_range (0, 1000 << MIN (i, 6)));
          break;
        case ROUND_FAILED:
        default:
          put_back (save, error);
          return FALSE;
        }
    }
  fail_busy (save, error);
  put_back (save, error);
  return FALSE;
}

/* The folder's entry reaches the disk, then what was displaced goes. */
static gboolean
confirm (Save    *save,
         GError **error)
{
  int result;
  int number;

  do
    result = _actant_io.fsync (save->dir_fd);
  while (result != 0 && errno == EINTR);
  number = errno;

  if (save->spent != NULL)
    _actant_io.unlinkat (save->dir_fd, save->spent, 0);
  if (result != 0 && !_actant_io_is_unsupported (number))
    {
      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NOT_CONFIRMED,
                   _("%s: written, but not confirmed on disk: %s; save again or save a copy "
                     "elsewhere"),
                   save->display, g_strerror (number));
      return FALSE;
    }
  for (guint i = 0; i < save->foreign->len; i++)
    _actant_io.unlinkat (save->dir_fd, g_ptr_array_index (save->foreign, i), 0);
  return TRUE;
}

/* The file holds what was written, unless somebody was very quick. */
static void
note_stamp (Save *save)
{
  ActantFileStamp stamp;
  int fd = open_existing (save, save->name);

  if (fd < 0)
    return;
  if (_actant_io_get_stamp (fd, &stamp) && stamp.size == actant_pieces_get_length (save->ours))
    actant_pieces_set_stamp (save->ours, &stamp);
  _actant_io.close (fd);
}

/**
 * actant_durable_write_pieces:
 * @path: the file; a link's target is written, the link stays
 * @base: (nullable): what we last read or wrote there, %NULL: we believe that it does not exist
 * @contents: what it shall hold
 * @join: (nullable) (scope call): joins another program's version, %NULL: that is an error
 * @user_data: for @join
 * @written: (out) (optional) (nullable) (transfer full): what the file holds now; also set with
 *   %ACTANT_DURABLE_ERROR_NOT_CONFIRMED, %NULL with every other error
 * @error: return location for an #ActantDurableError
 *
 * Writes a file so that at every moment, also after a power cut, it is either complete and old or
 * complete and new, and so that nobody else's version gets lost. Mode, owner, group and extended
 * attributes are kept as far as permitted; hard links are not: the other names keep the old file.
 * Blocks: call it in a worker thread, one save at a time for each file.
 *
 * Returns: whether the new contents are on the disk
 */
gboolean
actant_durable_write_pieces (const char         *path,
                             ActantPieces       *base,
                             ActantPieces       *contents,
                             ActantDurableJoin   join,
                             gpointer            user_data,
                             ActantPieces      **written,
                             GError            **error)
{
  g_auto (Save) save = { .dir_fd = -1, .lock_fd = -1, .join = join, .user_data = user_data };
  gboolean confirmed;

  g_return_val_if_fail (path != NULL && *path != '\0', FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (written != NULL)
    *written = NULL;
  save.display = g_filename_display_name (path);
  save.base = base != NULL ? actant_pieces_ref (base) : NULL;
  save.ours = actant_pieces_ref (contents);
  save.foreign = g_ptr_array_new_with_free_func (g_free);

  if (!resolve_target (&save, path, error))
    return FALSE;
  save.dir_fd = _actant_io_open (AT_FDCWD, save.folder, O_RDONLY | O_DIRECTORY, 0);
  if (save.dir_fd < 0)
    return fail (&save, errno, error);
  save.lock_name = g_strdup_printf (".~%.200s.lock", save.name);
  if (!run_rounds (&save, error))
    return FALSE;
  release_lock (&save);

  confirmed = confirm (&save, error);
  note_stamp (&save);
  if (written != NULL)
    *written = actant_pieces_ref (save.ours);
  return confirmed;
}
