/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where exporters write: buffered, in constant memory, and whole or not at all. */
#include "config.h"

#include "exchange/actant-sink-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_SIZE (256 * 1024)

/**
 * ActantSink:
 * @fd: of the temporary file; -1 in memory
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
  if (stat (path, old) != 0)
    return TRUE;
  if (S_ISDIR (old->st_mode) || (S_ISREG (old->st_mode) && access (path, W_OK) != 0))
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

/* Opens a temporary beside @path, with the mode of the file there or of a new one. */
ActantSink *
_actant_sink_new_file (const char  *path,
                       GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.~%.200s.XXXXXX", folder, name);
  ActantSink *sink;
  struct stat old;
  int fd;

  if (!check_replaceable (path, &old, error))
    return NULL;
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      set_error (error, errno, path);
      return NULL;
    }

  sink = _actant_sink_new_memory ();
  sink->fd = fd;
  if (old.st_mode != 0 && fchmod (fd, old.st_mode & 0777) != 0)
    sink->failure = errno;
  sink->path = g_strdup (path);
  sink->temporary = g_steal_pointer (&temporary);

  return sink;
}

void
_actant_sink_free (ActantSink *sink)
{
  if (sink->fd >= 0)
    close (sink->fd);
  if (sink->temporary != NULL)
    g_unlink (sink->temporary);
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
  gsize done = 0;

  while (sink->failure == 0 && done < sink->buffer->len)
    {
      gssize n = write (sink->fd, sink->buffer->str + done, sink->buffer->len - done);

      if (n >= 0)
        done += n;
      else if (errno != EINTR)
        sink->failure = errno;
    }
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

/* Writes the rest, waits for the disk and gives the file its name. */
gboolean
_actant_sink_finish (ActantSink  *sink,
                     GError     **error)
{
  if (sink->fd < 0)
    return TRUE;

  write_buffer (sink);
  if (sink->failure == 0 && fsync (sink->fd) != 0 && errno != EINVAL)
    sink->failure = errno;
  if (close (sink->fd) != 0 && sink->failure == 0)
    sink->failure = errno;
  sink->fd = -1;
  if (sink->failure == 0 && g_rename (sink->temporary, sink->path) != 0)
    sink->failure = errno;
  if (sink->failure != 0)
    {
      set_error (error, sink->failure, sink->path);
      return FALSE;
    }

  g_clear_pointer (&sink->temporary, g_free);
  return TRUE;
}

char *
_actant_sink_take_text (ActantSink *sink)
{
  return g_string_free (g_steal_pointer (&sink->buffer), FALSE);
}
