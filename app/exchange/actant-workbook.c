/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a workbook came to be whole.
 *
 * A sheet goes through two temporaries, in a folder that may be full when the one of the export is
 * not: one for its rows, one for the whole part, which is then packed. What they did not take is
 * missing in a workbook that is said to be written. So the rows' temporary is asked, and each part
 * of the zip file has to end as it must and to be as long as its rows at least. */
#include "exchange/actant-workbook-private.h"

#include "store/actant-io-private.h"

#include <stdio.h>
#include <string.h>

#define END_OF_DIRECTORY 0x06054b50u
#define END_LENGTH 22
#define ENTRY 0x02014b50u
#define ENTRY_LENGTH 46
#define PART 0x04034b50u
#define PART_LENGTH 30
#define STORED 0
#define DEFLATED 8
#define TAIL 64                        /* bytes of a part's end that are kept */
#define CHUNK 65536
#define MOST ((gsize) 4 << 30)         /* of a zip file without the extension for larger ones */
#define SHEET "xl/worksheets/sheet"

typedef struct
{
  const guint8 *data;
  gsize         length;
} Zip;

/**
 * Part:
 * @length: unpacked
 * @root: of the XML, "worksheet"
 * @tail: the last bytes
 */
typedef struct
{
  guint64 length;
  char    root[TAIL];
  char    tail[TAIL + 1];
} Part;

static guint
read_number (const Zip *zip,
             gsize      at,
             guint      n_bytes)
{
  guint number = 0;

  for (guint i = 0; i < n_bytes && at + i < zip->length; i++)
    number |= (guint) zip->data[at + i] << (8 * i);
  return number;
}

/* The name of the first element. */
static void
find_root (Part       *part,
           const char *head,
           gsize       length)
{
  const char *at = g_strstr_len (head, (gssize) length, "?>");

  at = at != NULL ? memchr (at, '<', length - (gsize) (at - head)) : NULL;
  if (at == NULL)
    return;
  at++;
  for (guint i = 0; i + 1 < sizeof part->root && at + i < head + length
                    && strchr (" \t\r\n/>", at[i]) == NULL; i++)
    part->root[i] = at[i];
}

static void
take (Part       *part,
      const char *bytes,
      gsize       length)
{
  gsize kept = strnlen (part->tail, TAIL);
  gsize added = MIN (length, TAIL);
  gsize stays = MIN (kept, TAIL - added);

  if (part->length == 0)
    find_root (part, bytes, length);
  memmove (part->tail, part->tail + kept - stays, stays);
  memcpy (part->tail + stays, bytes + length - added, added);
  part->tail[stays + added] = '\0';
  part->length += length;
}

static gboolean
unpack (Part         *part,
        const guint8 *data,
        gsize         length)
{
  g_autoptr(GConverter) converter
    = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autofree char *chunk = g_malloc (CHUNK);
  GConverterResult result;

  do
    {
      gsize n_read;
      gsize n_written;

      result = g_converter_convert (converter, data, length, chunk, CHUNK,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      if (n_written > 0)
        take (part, chunk, n_written);
      data += n_read;
      length -= n_read;
    }
  while (result != G_CONVERTER_FINISHED);

  return TRUE;
}

/* The part that the entry of the directory at @at is about. */
static gboolean
read_part (const Zip *zip,
           gsize      at,
           Part      *part)
{
  guint method = read_number (zip, at + 10, 2);
  gsize length = read_number (zip, at + 20, 4);
  gsize start = read_number (zip, at + 42, 4);

  if (read_number (zip, start, 4) != PART)
    return FALSE;
  start += PART_LENGTH + read_number (zip, start + 26, 2) + read_number (zip, start + 28, 2);
  if (start > zip->length || length > zip->length - start)
    return FALSE;

  if (method == STORED && length > 0)
    take (part, (const char *) zip->data + start, length);
  return method == STORED || (method == DEFLATED && unpack (part, zip->data + start, length));
}

static gboolean
is_whole (const Part *part)
{
  g_autofree char *end = g_strdup_printf ("</%s>", part->root);

  return part->root[0] != '\0' && g_str_has_suffix (g_strchomp ((char *) part->tail), end);
}

/* @sizes: (element-type glong): of the sheets' rows */
static gboolean
check_entry (const Zip *zip,
             gsize      at,
             GArray    *sizes)
{
  g_autofree char *name = g_strndup ((const char *) zip->data + at + ENTRY_LENGTH,
                                     read_number (zip, at + 28, 2));
  Part part = { 0 };
  guint64 sheet;

  if (!read_part (zip, at, &part))
    return FALSE;
  if (!g_str_has_suffix (name, ".xml") && !g_str_has_suffix (name, ".rels"))
    return TRUE;

  sheet = g_str_has_prefix (name, SHEET) ? g_ascii_strtoull (name + strlen (SHEET), NULL, 10) : 0;
  return is_whole (&part)
         && (sheet == 0 || sheet > sizes->len
             || part.length > (guint64) g_array_index (sizes, glong, sheet - 1));
}

static gboolean
check_zip (const Zip *zip,
           GArray    *sizes)
{
  gsize end = zip->length - END_LENGTH;
  gsize at;
  guint n;

  if (zip->length < END_LENGTH || read_number (zip, end, 4) != END_OF_DIRECTORY)
    return FALSE;

  n = read_number (zip, end + 10, 2);
  at = read_number (zip, end + 16, 4);
  for (guint i = 0; i < n; i++)
    {
      if (at + ENTRY_LENGTH > end || read_number (zip, at, 4) != ENTRY
          || read_number (zip, at + 28, 2) > end - at - ENTRY_LENGTH
          || !check_entry (zip, at, sizes))
        return FALSE;
      at += ENTRY_LENGTH + read_number (zip, at + 28, 2) + read_number (zip, at + 30, 2)
            + read_number (zip, at + 32, 2);
    }

  return n > 0;
}

static gboolean
check_file (const char *path,
            GArray     *sizes)
{
  int fd = _actant_io_open (AT_FDCWD, path, O_RDONLY, 0);
  g_autoptr(GBytes) bytes = NULL;
  Zip zip;

  if (fd < 0)
    return FALSE;
  bytes = _actant_io_read_file (fd, MOST, path, NULL);
  _actant_io.close (fd);
  if (bytes == NULL)
    return FALSE;

  zip.data = g_bytes_get_data (bytes, &zip.length);
  return check_zip (&zip, sizes);
}

/* How many bytes of rows each sheet has. Returns: whether the temporaries took them */
static gboolean
measure_rows (lxw_workbook *workbook,
              GArray       *sizes)
{
  lxw_worksheet *worksheet;
  gboolean taken = TRUE;

  STAILQ_FOREACH (worksheet, workbook->worksheets, list_pointers)
    {
      FILE *rows = worksheet->optimize_tmpfile;
      glong size = 0;

      if (rows != NULL)
        {
          taken &= fflush (rows) == 0 && !ferror (rows);
          size = MAX (ftell (rows), 0);
        }
      g_array_append_val (sizes, size);
    }

  return taken;
}

lxw_error
_actant_workbook_close (lxw_workbook *workbook,
                        const char   *path)
{
  g_autoptr(GArray) sizes = g_array_new (FALSE, FALSE, sizeof (glong));
  lxw_error result;

  if (!measure_rows (workbook, sizes))
    {
      lxw_workbook_free (workbook);
      return LXW_ERROR_CREATING_TMPFILE;
    }

  result = workbook_close (workbook);
  if (result == LXW_NO_ERROR && !check_file (path, sizes))
    result = LXW_ERROR_READING_TMPFILE;
  return result;
}
