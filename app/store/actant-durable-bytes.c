/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a file at once, and writing one whose content is in one piece. */

#include "config.h"

#include "store/actant-durable-file.h"

#include "store/actant-io-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

/**
 * actant_durable_read_stamped:
 * @path: a file
 * @max: most bytes to read
 * @stamp: (out): of the file; all 0 when it changed meanwhile
 * @error: return location for an #ActantDurableError
 *
 * As actant_durable_read().
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
actant_durable_read_stamped (const char       *path,
                             gsize             max,
                             ActantFileStamp  *stamp,
                             GError          **error)
{
  g_autofree char *display = NULL;
  ActantFileStamp before = { 0 };
  GBytes *contents = NULL;
  int fd;

  g_return_val_if_fail (path != NULL && stamp != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  display = g_filename_display_name (path);
  fd = _actant_io_open (AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
  if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
    {
      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NOT_FOUND,
                   _("%s: there is no such file"), display);
      return NULL;
    }
  if (fd < 0)
    {
      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_IO,
                   _("%s: cannot be read: %s"), display, g_strerror (errno));
      return NULL;
    }
  _actant_io_get_stamp (fd, &before);
  contents = _actant_io_read_file (fd, max, display, error);
  if (!_actant_io_get_stamp (fd, stamp) || memcmp (stamp, &before, sizeof before) != 0)
    *stamp = (ActantFileStamp) { 0 };
  _actant_io.close (fd);
  return contents;
}

/**
 * actant_durable_read:
 * @path: a file
 * @max: most bytes to read
 * @error: return location for an #ActantDurableError
 *
 * Reads a whole regular file. Links are followed; a pipe or device is refused without waiting.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
actant_durable_read (const char  *path,
                     gsize        max,
                     GError     **error)
{
  ActantFileStamp stamp;

  return actant_durable_read_stamped (path, max, &stamp, error);
}

/**
 * actant_durable_write:
 * @path: the file
 * @base: (nullable): what we last read or wrote there
 * @contents: what it shall hold
 * @join: (nullable) (scope call): joins another program's version
 * @user_data: for @join
 * @written: (out) (optional) (nullable) (transfer full): what the file holds now
 * @error: return location for an #ActantDurableError
 *
 * As actant_durable_write_pieces(), for content in one piece.
 *
 * Returns: whether the new contents are on the disk
 */
gboolean
actant_durable_write (const char         *path,
                      GBytes             *base,
                      GBytes             *contents,
                      ActantDurableJoin   join,
                      gpointer            user_data,
                      GBytes            **written,
                      GError            **error)
{
  g_autoptr (ActantPieces) known = base != NULL ? actant_pieces_new_bytes (base) : NULL;
  g_autoptr (ActantPieces) ours = actant_pieces_new_bytes (contents);
  g_autoptr (ActantPieces) now = NULL;
  gboolean saved = actant_durable_write_pieces (path, known, ours, join, user_data, &now, error);

  if (written != NULL)
    *written = now != NULL ? actant_pieces_to_bytes (now) : NULL;
  return saved;
}
