/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as they were coded, compressed, by their checksum. */
#include "store/actant-source-keeper.h"

#include "store/actant-durable-file.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define SUFFIX ".gz"
#define FOLDER_MODE 0700
#define FILE_MODE 0600
/* Digits of a checksum that records keep. */
#define SHORTEST 16
#define DIGITS 64

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "actant", "sources", NULL);
}

static GBytes *
convert (GConverter  *converter,
         const void  *bytes,
         gsize        length,
         GError     **error)
{
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  if (!g_output_stream_write_all (stream, bytes, length, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * actant_source_keep:
 * @text: a text
 *
 * Keeps @text unless it is kept. Blocks; made for a thread.
 *
 * Returns: whether it is kept now
 */
gboolean
actant_source_keep (ActantSourceText  *text,
                    GError           **error)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GConverter) compressor = NULL;
  g_autoptr(GBytes) packed = NULL;
  const char *bytes;
  gsize length;

  g_return_val_if_fail (text != NULL, FALSE);

  name = g_strconcat (actant_source_text_get_sha256 (text), SUFFIX, NULL);
  path = g_build_filename (folder, name, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_utime (path, NULL);
      return TRUE;
    }

  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0)
    {
      g_autofree char *display = g_filename_display_name (folder);

      g_set_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_IO,
                   "%s: cannot be made; the text is not kept there", display);
      return FALSE;
    }
  compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  bytes = actant_source_text_get_text (text, &length);
  packed = convert (compressor, bytes, length, error);
  if (packed == NULL || !actant_durable_write (path, NULL, packed, NULL, NULL, NULL, error))
    return FALSE;

  g_chmod (path, FILE_MODE);
  actant_source_prune (ACTANT_KEPT_MOST_BYTES);
  return TRUE;
}

/* The text in the file, if it is what the file's name says. */
static ActantSourceText *
load (const char *folder,
      const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GBytes) packed = actant_durable_read (path, ACTANT_KEPT_MOST_BYTES, NULL);
  g_autoptr(GConverter) decompressor = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *words = NULL;

  if (packed == NULL)
    return NULL;

  decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  bytes = convert (decompressor, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), NULL);
  if (bytes == NULL)
    return NULL;
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_str_has_prefix (name, sha256))
    return NULL;

  g_utime (path, NULL);
  words = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_utf8_validate (words, -1, NULL) ? actant_source_text_new_utf8 (words) : NULL;
}

static gboolean
is_checksum (const char *digits)
{
  gsize n = strspn (digits, "0123456789abcdef");

  return digits[n] == '\0' && n >= SHORTEST && n <= DIGITS;
}

/**
 * actant_source_find_kept:
 * @sha256: (nullable): a text's checksum in hexadecimal digits, or the first 16 of them or more
 *
 * Returns: (transfer full) (nullable): the text as it was, when it is kept
 */
ActantSourceText *
actant_source_find_kept (const char *sha256)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (sha256 == NULL || !is_checksum (sha256))
    return NULL;

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, sha256) && g_str_has_suffix (name, SUFFIX))
      {
        ActantSourceText *text = load (folder, name);

        if (text != NULL)
          return text;
      }

  return NULL;
}

typedef struct
{
  char    *path;
  gint64   used;
  guint64  size;
} Kept;

static void
kept_free (Kept *kept)
{
  g_free (kept->path);
  g_free (kept);
}

static int
compare_kept (gconstpointer a,
              gconstpointer b)
{
  const Kept *kept_a = *(Kept * const *) a, *kept_b = *(Kept * const *) b;

  return (kept_a->used < kept_b->used) - (kept_a->used > kept_b->used);
}

/**
 * actant_source_prune:
 * @most: bytes
 *
 * Removes the texts that were not asked for the longest, until the others take at most @most
 * bytes.
 */
void
actant_source_prune (guint64 most)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kept_free);
  const char *name;
  guint64 sum = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Kept *kept = g_new0 (Kept, 1);
      GStatBuf st;

      kept->path = g_build_filename (folder, name, NULL);
      g_ptr_array_add (all, kept);
      if (!g_str_has_suffix (name, SUFFIX) || g_lstat (kept->path, &st) != 0)
        {
          g_ptr_array_set_size (all, all->len - 1);
          continue;
        }
      kept->used = st.st_mtime;
      kept->size = st.st_size;
    }

  g_ptr_array_sort (all, compare_kept);
  for (guint i = 0; i < all->len; i++)
    {
      const Kept *kept = all->pdata[i];

      sum += kept->size;
      if (sum > most)
        g_unlink (kept->path);
    }
}
