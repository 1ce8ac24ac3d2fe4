/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where exporters write: buffered, in constant memory, and whole or not at all. */
#include "config.h"

#include "exchange/actant-sink-private.h"

#include "store/actant-io-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE (256 * 1024)
#define MAX_TRIES 100   /* of names for a temporary */

/**
 * ActantSink:
 * @fd: of the temporary file; -1 in memory, and once it is on the disk
 * @failure: errno of the first write that failed; nothing is written after it
 */
struct _ActantSink
{
  int      fd;
  int      failure;
  char    *path;
  char    *temporary;
  GString *buffer;
};

static void
set_error (GError     **error,
           int          number,
           const char  *path)
{
  g_autofree char *display = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               _("%s could not be written: %s. What was there before is unchanged."),
               display, g_strerror (number));
}

ActantSink *
_actant_sink_new_memory (void)
{
  ActantSink *sink = g_new0 (ActantSink, 1);

  sink->fd = -1;
  sink->buffer = g_string_new (NULL);

  return sink;
}

/* Whether @path may be replaced: nothing is there, or a file that may be written. @old says what. */
static gboolean
check_replaceable (const char   *path,
                   struct stat  *old,
                   GError      **error)
{
  g_autofree char *display = g_filename_display_name (path);

  old->st_mode = 0;
  if (_actant_io.fstatat (AT_FDCWD, path, old, 0) != 0)
    {
      old->st_mode = 0;
      if (errno == ENOENT)
        return TRUE;
      set_error (error, errno, path);
      return FALSE;
    }
  if (S_ISDIR (old->st_mode)
      || (S_ISREG (old->st_mode) && _actant_io.faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0))
    {
      set_error (error, S_ISDIR (old->st_mode) ? EISDIR : errno, path);
      return FALSE;
    }
  if (S_ISREG (old->st_mode))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
               _("%s is a device or pipe; name a file"), display);
  return FALSE;
}

char *
_actant_sink_make_beside (const char     *path,
                          ActantSinkMake  make,
                          mode_t          mode,
                          int            *result)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *temporary = g_strdup_printf ("%s/.~%.200s.%08x", folder, name,
                                                    g_random_int ());

      *result = make (temporary, mode);
      if (*result >= 0)
        return g_steal_pointer (&temporary);
      if (errno != EEXIST)
        break;
    }

  return NULL;
}

static int
make_file (const char *temporary,
           mode_t      mode)
{
  return _actant_io_open (AT_FDCWD, temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
}

/* Opens a temporary beside @path, with the mode of the file there or of a new one. */
ActantSink *
_actant_sink_new_file (const char  *path,
                       GError     **error)
{
  g_autofree char *temporary = NULL;
  ActantSink *sink;
  struct stat old;
  int fd;

  if (!check_replaceable (path, &old, error))
    return NULL;
  temporary = _actant_sink_make_beside (path, make_file, 0666, &fd);
  if (temporary == NULL)
    {
      set_error (error, errno, path);
      return NULL;
    }

  sink = _actant_sink_new_memory ();
  sink->fd = fd;
  if (old.st_mode != 0 && _actant_io.fchmod (fd, old.st_mode & 0777) != 0)
    sink->failure = errno;
  sink->path = g_strdup (path);
  sink->temporary = g_steal_pointer (&temporary);

  return sink;
}

void
_actant_sink_free (ActantSink *sink)
{
  if (sink->fd >= 0)
    _actant_io.close (sink->fd);
  if (sink->temporary != NULL)
    _actant_io.unlinkat (AT_FDCWD, sink->temporary, 0);
  g_free (sink->temporary);
  g_free (sink->path);
  if (sink->buffer != NULL)
    g_string_free (sink->buffer, TRUE);
  g_free (sink);
}

GString *
_actant_sink_get_buffer (ActantSink *sink)
{
  return sink->buffer;
}

/* The path to write to, for libraries that write by name; not for memory. */
const char *
_actant_sink_get_temporary (ActantSink *sink)
{
  return sink->temporary;
}

static void
write_buffer (ActantSink *sink)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (sink->buffer->str, sink->buffer->len);

  if (sink->failure == 0 && !_actant_io_write_all (sink->fd, bytes))
    sink->failure = errno;
  g_string_truncate (sink->buffer, 0);
}

/* Writes when much has gathered; cheap enough to call after every record. */
void
_actant_sink_flush (ActantSink *sink)
{
  if (sink->fd >= 0 && sink->buffer->len >= BUFFER_SIZE)
    write_buffer (sink);
}

/* Hands the rest to the system and has it begin to write, so that waiting for the disk later, after
 * other files, takes as long as for one. */
void
_actant_sink_write_out (ActantSink *sink)
{
  if (sink->fd < 0)
    return;

  write_buffer (sink);
  sync_file_range (sink->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
}

static gboolean
is_fine (ActantSink  *sink,
         GError     **error)
{
  if (sink->failure == 0)
    return TRUE;

  set_error (error, sink->failure, sink->path);
  return FALSE;
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

/* Writes the rest and waits for the disk; the file has yet to get its name. */
static gboolean
sync_file (ActantSink  *sink,
           GError     **error)
{
  if (sink->fd < 0)
    return is_fine (sink, error);

  write_buffer (sink);
  if (sink->failure == 0 && sync_fd (sink->fd) != 0)
    sink->failure = errno;
  if (_actant_io.close (sink->fd) != 0 && errno != EINTR && sink->failure == 0)
    sink->failure = errno;
  sink->fd = -1;

  return is_fine (sink, error);
}

/* Returns: an errno, or 0 */
static int
sync_folder (const char *folder)
{
  int fd = _actant_io_open (AT_FDCWD, folder, O_RDONLY | O_DIRECTORY, 0);
  int number = fd < 0 || sync_fd (fd) != 0 ? errno : 0;

  if (fd >= 0)
    _actant_io.close (fd);
  return number == EACCES ? 0 : number;   /* a folder may be written without being read */
}

gboolean
_actant_sink_confirm (const char  *path,
                      GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *display = g_filename_display_name (path);
  int number = sync_folder (folder);

  if (number == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               _("%s: written, but not confirmed on disk: %s; write it again"), display,
               g_strerror (number));
  return FALSE;
}

static gboolean
give_name (ActantSink  *sink,
           GError     **error)
{
  if (_actant_io.renameat (AT_FDCWD, sink->temporary, AT_FDCWD, sink->path) != 0)
    {
      sink->failure = errno;
      return is_fine (sink, error);
    }

  g_clear_pointer (&sink->temporary, g_free);
  return TRUE;
}

/* Writes the rest, waits for the disk and gives the file its name. */
gboolean
_actant_sink_finish (ActantSink  *sink,
                     GError     **error)
{
  return sink->path == NULL
         || (sync_file (sink, error) && give_name (sink, error)
             && _actant_sink_confirm (sink->path, error));
}

gboolean
_actant_sinks_finish (GPtrArray   *sinks,
                      const char  *folder,
                      gboolean     in_use,
                      GError     **error)
{
  int number;

  for (guint i = 0; i < sinks->len; i++)
    if (!sync_file (sinks->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < sinks->len; i++)
    if (!give_name (sinks->pdata[i], error))
      return FALSE;

  if (in_use && sinks->len > 0)
    return _actant_sink_confirm (((ActantSink *) sinks->pdata[0])->path, error);

  number = sync_folder (folder);
  if (number != 0)
    set_error (error, number, folder);
  return number == 0;
}

char *
_actant_sink_take_text (ActantSink *sink)
{
  return g_string_free (g_steal_pointer (&sink->buffer), FALSE);
}
