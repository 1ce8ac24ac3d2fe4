/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The system calls behind a durable save as one table, and the loops and messages around them. */

#include "config.h"

#include "store/actant-io-private.h"

#include "store/actant-durable-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#define CHUNK ((gsize) 1 << 18) /* bytes written or compared at a time */

static int
open_at (int         dir_fd,
         const char *path,
         int         flags,
         mode_t      mode)
{
  return openat (dir_fd, path, flags, mode);
}

/* Locks of the open file, not of the process: two threads keep each other out too. */
static int
lock_file (int           fd,
           struct flock *lock)
{
  return fcntl (fd, F_OFD_SETLK, lock);
}

ActantIo _actant_io = {
  .realpath = realpath,
  .readlinkat = readlinkat,
  .openat = open_at,
  .close = close,
  .read = read,
  .write = write,
  .lseek = lseek,
  .fstat = fstat,
  .fstatat = fstatat,
  .faccessat = faccessat,
  .fallocate = fallocate,
  .fchown = fchown,
  .fchmod = fchmod,
  .flistxattr = flistxattr,
  .fgetxattr = fgetxattr,
  .fsetxattr = fsetxattr,
  .fsync = fsync,
  .linkat = linkat,
  .renameat = renameat,
  .renameat2 = renameat2,
  .unlinkat = unlinkat,
  .mkdirat = mkdirat,
  .lock = lock_file,
  .opendir = opendir,
  .readdir = readdir,
  .closedir = closedir,
};

int
_actant_io_open (int         dir_fd,
                 const char *path,
                 int         flags,
                 mode_t      mode)
{
  int fd;

  do
    fd = _actant_io.openat (dir_fd, path, flags | O_CLOEXEC, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

GPtrArray *
_actant_io_list_folder (const char *path,
                        int        *number)
{
  DIR *dir = _actant_io.opendir (path);
  const struct dirent *entry;
  GPtrArray *names;

  *number = dir == NULL ? errno : 0;
  if (dir == NULL)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  while ((errno = 0, entry = _actant_io.readdir (dir)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      g_ptr_array_add (names, g_strdup (entry->d_name));
  *number = errno;
  _actant_io.closedir (dir);

  return names;
}

/* Whether the file system says that it has no such call. */
gboolean
_actant_io_is_unsupported (int number)
{
  return number == EINVAL || number == ENOSYS || number == EOPNOTSUPP || number == ENOTSUP;
}

/* Sets an error whose code and advice follow from errno @number; @doing is translatable: what was
 * not done. */
void
_actant_io_set_error (GError     **error,
                      int          number,
                      const char  *display,
                      const char  *doing)
{
  switch (number)
    {
    case ENOSPC:
      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NO_SPACE,
                   _("%s: %s: the disk is full; free some space or save a copy elsewhere"),
                   display, _(doing));
      break;
    case EDQUOT:
      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NO_SPACE,
                   _("%s: %s: your disk quota is used up; free some space or save a copy elsewhere"),
                   display, _(doing));
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_READ_ONLY,
                   _("%s: %s: %s; change the permissions or save a copy elsewhere"),
                   display, _(doing), g_strerror (number));
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NO_FOLDER,
                   _("%s: %s: the folder does not exist (any more); make it again or save elsewhere"),
                   display, _(doing));
      break;
    default:
      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_IO,
                   "%s: %s: %s", display, _(doing), g_strerror (number));
    }
}

static gboolean
fail_too_big (const char  *display,
              gsize        max,
              GError     **error)
{
  g_autofree char *size = g_format_size (max);

  g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_TOO_BIG,
               _("%s: larger than %s"), display, size);
  return FALSE;
}

static gboolean
fail_read (const char  *display,
           int          number,
           GError     **error)
{
  g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_IO,
               _("%s: cannot be read: %s"), display, g_strerror (number));
  return FALSE;
}

/* Reads to the end into @data of @room bytes, growing it: the file may be longer by now. */
static gboolean
read_all (int          fd,
          gsize        max,
          gsize        room,
          char       **data,
          gsize       *length,
          const char  *display,
          GError     **error)
{
  for (*length = 0;;)
    {
      ssize_t n;

      if (*length == room)
        {
          char *larger = g_try_realloc (*data, room + room / 2);

          if (larger == NULL)
            return fail_read (display, ENOMEM, error);
          *data = larger;
          room += room / 2;
        }
      n = _actant_io_read_some (fd, *data + *length, room - *length);
      if (n < 0)
        return fail_read (display, errno, error);
      if (n == 0)
        return TRUE;
      *length += (gsize) n;
      if (*length > max)
        return fail_too_big (display, max, error);
    }
}

/* Reads a whole regular file of at most @max bytes. */
GBytes *
_actant_io_read_file (int          fd,
                      gsize        max,
                      const char  *display,
                      GError     **error)
{
  g_autofree char *data = NULL;
  struct stat status;
  gsize length;
  gsize room;

  if (_actant_io.fstat (fd, &status) != 0)
    {
      fail_read (display, errno, error);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NOT_REGULAR,
                   _("%s: not a file but a folder, pipe or device"), display);
      return NULL;
    }
  if ((guint64) status.st_size > max)
    {
      fail_too_big (display, max, error);
      return NULL;
    }
  room = (gsize) status.st_size + 4096; /* the end is seen without growing */
  data = g_try_malloc (room);
  if (data == NULL)
    {
      fail_read (display, ENOMEM, error);
      return NULL;
    }
  if (!read_all (fd, max, room, &data, &length, display, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

ssize_t
_actant_io_read_some (int    fd,
                      void  *data,
                      gsize  length)
{
  ssize_t n;

  do
    n = _actant_io.read (fd, data, length);
  while (n < 0 && errno == EINTR);
  return n;
}

static gboolean
write_chunk (int         fd,
             const char *data,
             gsize       length)
{
  while (length > 0)
    {
      ssize_t n = _actant_io.write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = EIO;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* FALSE with errno set. */
gboolean
_actant_io_write_all (int     fd,
                      GBytes *contents)
{
  gsize length;
  const char *data = g_bytes_get_data (contents, &length);

  return write_chunk (fd, data, length);
}

/* FALSE with errno set. */
gboolean
_actant_io_write_pieces (int           fd,
                         ActantPieces *contents)
{
  gsize room = CLAMP (actant_pieces_get_length (contents), 1, CHUNK);
  g_autofree char *chunk = g_malloc (room);
  ActantPiecesCursor cursor;
  gsize length;

  actant_pieces_start (contents, &cursor);
  while ((length = actant_pieces_read (&cursor, chunk, room)) > 0)
    if (!write_chunk (fd, chunk, length))
      return FALSE;
  return TRUE;
}

gboolean
_actant_io_get_stamp (int              fd,
                      ActantFileStamp *stamp)
{
  struct stat status;

  if (_actant_io.fstat (fd, &status) != 0)
    return FALSE;

  stamp->device = status.st_dev;
  stamp->inode = status.st_ino;
  stamp->size = (guint64) status.st_size;
  stamp->modified = status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec;
  stamp->changed = status.st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_ctim.tv_nsec;
  return TRUE;
}

/* Which of two contents a file has, going through it once; NULL for neither, @readable tells
 * whether it could be read. */
ActantPieces *
_actant_io_find_equal (int           fd,
                       ActantPieces *a,
                       ActantPieces *b,
                       gboolean     *readable)
{
  ActantPieces *contents[] = { a, b };
  ActantPiecesCursor cursors[2];
  g_autofree char *chunk = NULL;
  gsize room = 1; /* the file may be longer by now */
  ssize_t n;

  for (guint i = 0; i < 2; i++)
    if (contents[i] != NULL)
      {
        actant_pieces_start (contents[i], &cursors[i]);
        room = MAX (room, actant_pieces_get_length (contents[i]) + 1);
      }
  room = MIN (room, CHUNK);
  chunk = g_malloc (room);

  while ((n = _actant_io_read_some (fd, chunk, room)) > 0 && (contents[0] || contents[1]))
    for (guint i = 0; i < 2; i++)
      if (contents[i] != NULL && !actant_pieces_compare (&cursors[i], chunk, (gsize) n))
        contents[i] = NULL;

  *readable = n >= 0;
  for (guint i = 0; n == 0 && i < 2; i++)
    if (contents[i] != NULL && actant_pieces_at_end (&cursors[i]))
      return contents[i];

  return NULL;
}
