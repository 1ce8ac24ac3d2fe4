/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a source text's file, which may be anything: a folder, a pipe, larger than memory. */
#include "store/actant-source-text-load.h"

#include "store/actant-io-private.h"

#include <errno.h>
#include <string.h>

/* Files above this are checked against the memory there is. */
#define LARGE (G_GUINT64_CONSTANT (64) * 1024 * 1024)

/* The kernel's estimate of what can be had without swapping; G_MAXUINT64 where it gives none. */
static guint64
read_available_memory (void)
{
  g_autofree char *info = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/meminfo", &info, NULL, NULL))
    return G_MAXUINT64;
  line = strstr (info, "MemAvailable:");
  return line ? g_ascii_strtoull (line + strlen ("MemAvailable:"), NULL, 10) * 1024 : G_MAXUINT64;
}

/* Whether @fd is something to read as a text. */
static gboolean
check_file (int          fd,
            const char  *shown,
            guint64     *size,
            GError     **error)
{
  struct stat st;

  if (_actant_io.fstat (fd, &st) != 0)
    {
      int saved = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                   "%s: cannot be examined: %s", shown, g_strerror (saved));
      return FALSE;
    }
  if (!S_ISREG (st.st_mode))
    {
      g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_NOT_REGULAR,
                   "%s: %s, not a text file", shown,
                   S_ISDIR (st.st_mode) ? "a folder" : "a pipe or device");
      return FALSE;
    }
  *size = st.st_size;
  if (*size > ACTANT_TEXT_MAX_BYTES)
    {
      g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_TOO_LARGE,
                   "%s: above 2 GiB; split the file", shown);
      return FALSE;
    }
  /* The bytes, the decoded text, and the indices with room for growing. */
  if (*size > LARGE && *size > read_available_memory () / 4)
    {
      g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_TOO_LARGE,
                   "%s: %" G_GUINT64_FORMAT " MB are more than fits in memory; "
                   "close other programs or split the file", shown, *size / 1000000);
      return FALSE;
    }
  return TRUE;
}

/* Reads to the end, which may be elsewhere than @size said when another program writes. */
static guint8 *
read_all (int          fd,
          gsize        size,
          gsize       *len,
          const char  *shown,
          GError     **error)
{
  g_autofree guint8 *bytes = NULL;
  gsize room = size + 1, used = 0;
  gssize n;

  do
    {
      guint8 *bigger = NULL;

      if (used == room)
        room += room / 4 + 4096;
      if (used <= ACTANT_TEXT_MAX_BYTES)
        bigger = g_try_realloc (bytes, room);
      if (bigger == NULL)
        {
          g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_TOO_LARGE,
                       "%s: above 2 GiB, or more than fits in memory; split the file", shown);
          return NULL;
        }
      g_steal_pointer (&bytes);
      bytes = bigger;
      n = _actant_io_read_some (fd, bytes + used, room - used);
      if (n < 0)
        {
          int saved = errno;

          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                       "%s: cannot be read: %s", shown, g_strerror (saved));
          return NULL;
        }
      used += (gsize) n;
    }
  while (n != 0);
  *len = used;
  return g_steal_pointer (&bytes);
}

/**
 * actant_source_text_load:
 * @path: a file's path
 * @encoding: (nullable): its encoding, or %NULL to detect it
 * @error: return location for an %ACTANT_TEXT_ERROR or a %G_IO_ERROR
 *
 * Reads a regular file. Never waits for a pipe's other end.
 *
 * Returns: (transfer full) (nullable): the text
 */
ActantSourceText *
actant_source_text_load (const char  *path,
                         const char  *encoding,
                         GError     **error)
{
  g_autofree char *shown = NULL;
  guint8 *bytes = NULL;
  guint64 size;
  gsize len;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  shown = g_filename_display_name (path);
  fd = _actant_io_open (AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
  if (fd < 0)
    {
      int saved = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                   "%s: cannot be opened: %s", shown, g_strerror (saved));
      return NULL;
    }
  if (check_file (fd, shown, &size, error))
    bytes = read_all (fd, size, &len, shown, error);
  _actant_io.close (fd);
  if (bytes == NULL)
    return NULL;
  return actant_source_text_new_take (bytes, len, path, encoding, error);
}
