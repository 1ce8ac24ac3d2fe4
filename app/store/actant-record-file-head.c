/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first records of a large file, at once: the document is cut after the n-th record and closed
 * there, and what then stands is a file by itself that the ordinary, strict reading takes. */

#include "store/actant-record-file.h"

#include <string.h>

#define CLOSERS "]}"

/* A cheap walk over JSON that nobody has checked; it may go wrong but not out of bounds. */
typedef struct
{
  const char *p;
  const char *end;
  guint       depth;
  gboolean    in_records; /* inside one of the arrays of records */
  const char *key;        /* the inside of the last string of the root */
  gsize       key_length;
} Walk;

/* @walk->p is on the opening quote; ends behind the closing one. */
static void
skip_string (Walk *walk)
{
  const char *inside = walk->p + 1;
  const char *p = inside;

  while (p < walk->end && *p != '"')
    {
      const char *quote = memchr (p, '"', walk->end - p);
      const char *escape = quote != NULL ? memchr (p, '\\', quote - p) : NULL;

      p = quote == NULL ? walk->end : escape == NULL ? quote : escape + 2;
    }
  walk->p = MIN (p + 1, walk->end);
  if (walk->depth == 1)
    {
      walk->key = inside;
      walk->key_length = MIN (p, walk->end) - inside;
    }
}

static gboolean
is_key_of_records (const Walk *walk)
{
  for (ActantFormat format = ACTANT_FORMAT_ANNOTATIONS; format <= ACTANT_FORMAT_STUDY; format++)
    {
      const char * const *arrays = actant_format_get_arrays (format);

      for (guint i = 0; walk->key != NULL && arrays[i] != NULL; i++)
        if (strlen (arrays[i]) == walk->key_length
            && memcmp (arrays[i], walk->key, walk->key_length) == 0)
          return TRUE;
    }

  return FALSE;
}

/* The byte behind the record number @n; NULL when there are not that many. */
static const char *
find_end_of_record (const char *data,
                    gsize       length,
                    guint       n)
{
  Walk walk = { data, data + length };

  while (walk.p < walk.end)
    switch (*walk.p)
      {
      case '"':
        skip_string (&walk);
        break;
      case '{':
      case '[':
        if (walk.depth == 1)
          walk.in_records = *walk.p == '[' && is_key_of_records (&walk);
        walk.depth++;
        walk.p++;
        break;
      case '}':
      case ']':
        walk.p++;
        if (walk.depth > 0 && --walk.depth == 2 && walk.in_records && --n == 0)
          return walk.p;
        break;
      default:
        walk.p++;
      }

  return NULL;
}

/**
 * actant_record_file_read_head:
 * @bytes: the file
 * @name: its name, for messages
 * @n: how many records are wanted, at least 1
 * @error: return location for an #ActantJsonError or #ActantFileError
 *
 * Reads the first @n records of the file, in its order, in a time that does not grow with the file:
 * only the bytes up to there are looked at, and these as strictly as actant_record_file_read()
 * does. What comes later may be damaged, may repeat an id, or may hold the header's members (a file
 * that we wrote has these first): whether the file is sound is only known when all of it was read.
 * So this is for showing something at once, never for saving; on an error read the whole file and
 * report what that says.
 *
 * Returns: (transfer full) (nullable): the header as far as it stands before the records, and up to
 *   @n records; unknown members after the records are not among it
 */
ActantRecordFile *
actant_record_file_read_head (GBytes      *bytes,
                              const char  *name,
                              guint        n,
                              GError     **error)
{
  g_autoptr (GBytes) head = NULL;
  const char *data = NULL;
  const char *end = NULL;
  char *closed = NULL;
  gsize length;

  g_return_val_if_fail (bytes != NULL && name != NULL && n > 0, NULL);

  data = g_bytes_get_data (bytes, &length);
  end = length > 0 ? find_end_of_record (data, length, n) : NULL;
  if (end == NULL)
    return actant_record_file_read (bytes, name, error);

  length = end - data;
  closed = g_malloc (length + strlen (CLOSERS));
  memcpy (closed, data, length);
  memcpy (closed + length, CLOSERS, strlen (CLOSERS));
  head = g_bytes_new_take (closed, length + strlen (CLOSERS));

  return actant_record_file_read (head, name, error);
}
