/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The content of an annotation or study file in memory, and its canonical bytes. */

#include "store/actant-record-file-private.h"

#include "model/actant-sort.h"
#include "store/actant-json-writer.h"
#include "store/actant-record-writer.h"

#include <string.h>

#define BYTES_PER_RECORD 1024 /* a guess at the size of the document */

G_DEFINE_QUARK (actant-file-error-quark, actant_file_error)

/**
 * actant_record_file_new:
 * @format: of the file
 * @header: (transfer full): a record of %ACTANT_KIND_HEADER
 * @records: (transfer full) (element-type ActantRecord) (nullable): its records, owned by the array
 *
 * Returns: (transfer full): the content of a file of our version
 */
ActantRecordFile *
actant_record_file_new (ActantFormat  format,
                        ActantRecord *header,
                        GPtrArray    *records)
{
  ActantRecordFile *file = NULL;

  g_return_val_if_fail (header != NULL, NULL);
  g_return_val_if_fail (actant_record_get_kind (header) == ACTANT_KIND_HEADER, NULL);

  file = g_new0 (ActantRecordFile, 1);
  file->format = format;
  file->version = ACTANT_FILE_VERSION;
  file->header = header;
  file->records = records;
  if (records == NULL)
    file->records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);

  return file;
}

/**
 * actant_record_file_free:
 * @file: (transfer full): a file's content
 */
void
actant_record_file_free (ActantRecordFile *file)
{
  g_return_if_fail (file != NULL);

  actant_record_unref (file->header);
  g_ptr_array_unref (file->records);
  g_free (file);
}

static int
compare_opaque (const ActantRecord *a,
                const ActantRecord *b)
{
  int order = g_strcmp0 (actant_record_get_id (a), actant_record_get_id (b));

  return order != 0 ? order : strcmp (actant_record_get_source (a, NULL),
                                      actant_record_get_source (b, NULL));
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const ActantRecord *record_a = *(const ActantRecord * const *) a;
  const ActantRecord *record_b = *(const ActantRecord * const *) b;
  gboolean opaque_a = actant_record_is_opaque (record_a);
  gboolean opaque_b = actant_record_is_opaque (record_b);

  if (opaque_a != opaque_b)
    return opaque_a ? 1 : -1;

  return (opaque_a ? compare_opaque : actant_record_compare) (record_a, record_b);
}

/* The array of each kind, by its number; -1 for none. */
static void
number_arrays (ActantFormat format,
               int          arrays[ACTANT_N_KINDS])
{
  const char * const *names = actant_format_get_arrays (format);

  for (ActantKind kind = ACTANT_KIND_NONE; kind < ACTANT_N_KINDS; kind++)
    {
      const char *array = kind > ACTANT_KIND_HEADER ? actant_kind_get_array (kind, format) : NULL;

      arrays[kind] = -1;
      for (int i = 0; array != NULL && names[i] != NULL; i++)
        if (strcmp (names[i], array) == 0)
          arrays[kind] = i;
    }
}

static int
find_array (ActantFormat        format,
            const int           arrays[ACTANT_N_KINDS],
            const ActantRecord *record)
{
  const char * const *names = actant_format_get_arrays (format);

  if (!actant_record_is_opaque (record))
    return arrays[actant_record_get_kind (record)];

  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], actant_record_get_array (record)) == 0)
      return i;

  return -1;
}

GPtrArray *
_actant_record_file_collect (const ActantRecordFile *file)
{
  const char * const *names = actant_format_get_arrays (file->format);
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  int arrays[ACTANT_N_KINDS];

  number_arrays (file->format, arrays);
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (lists, g_ptr_array_new ());
  for (guint i = 0; i < file->records->len; i++)
    {
      int array;

      actant_fetch_ahead (file->records, i);
      array = find_array (file->format, arrays, file->records->pdata[i]);
      if (array >= 0)
        g_ptr_array_add (lists->pdata[array], file->records->pdata[i]);
    }
  for (guint i = 0; i < lists->len; i++)
    actant_sort_runs (lists->pdata[i], compare_records);

  return lists;
}

static gboolean
equal_arrays (GPtrArray *records_a,
              GPtrArray *records_b)
{
  if (records_a->len != records_b->len)
    return FALSE;
  for (guint i = 0; i < records_a->len; i++)
    if (!actant_record_equal (records_a->pdata[i], records_b->pdata[i]))
      return FALSE;

  return TRUE;
}

/**
 * actant_record_file_equal:
 * @a: a file's content
 * @b: another
 *
 * Returns: whether both would be written as the same bytes; the order of records does not count
 */
gboolean
actant_record_file_equal (const ActantRecordFile *a,
                          const ActantRecordFile *b)
{
  g_autoptr (GPtrArray) lists_a = NULL;
  g_autoptr (GPtrArray) lists_b = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->format != b->format || a->version != b->version
      || a->records->len != b->records->len || !actant_record_equal (a->header, b->header))
    return FALSE;

  lists_a = _actant_record_file_collect (a);
  lists_b = _actant_record_file_collect (b);
  for (guint i = 0; i < lists_a->len; i++)
    if (!equal_arrays (lists_a->pdata[i], lists_b->pdata[i]))
      return FALSE;

  return TRUE;
}

/* Arrays that came after the first files were written stand there only when they hold something,
 * lest reading and saving change those files. */
gboolean
_actant_record_file_is_late_array (const char *array)
{
  static const char * const late[] = { "terms", "rounds", "marks", NULL };

  return g_strv_contains (late, array);
}

static void
append_array (GString    *out,
              const char *array,
              GPtrArray  *records)
{
  gboolean with_kind = strcmp (array, "annotations") == 0;

  if (records->len == 0 && _actant_record_file_is_late_array (array))
    return;

  g_string_append_printf (out, ",\n \"%s\": [", array);
  for (guint i = 0; i < records->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      actant_json_append_newline (out, ACTANT_RECORD_DEPTH);
      actant_record_writer_append_record (out, ACTANT_RECORD_DEPTH, records->pdata[i], with_kind);
    }
  g_string_append (out, records->len > 0 ? "\n ]" : "]");
}

void
_actant_record_file_append_header (const ActantRecordFile *file,
                                   GString                *out)
{
  g_string_append_printf (out, "{\n \"format\": \"%s\",\n \"version\": %" G_GINT64_FORMAT
                               ",\n \"set\": \"%s\"",
                          actant_format_get_name (file->format), file->version,
                          actant_record_get_id (file->header));
  actant_record_writer_append_fields (out, 1, actant_record_get_body (file->header));
}

void
_actant_record_file_append_end (const ActantRecordFile *file,
                                GString                *out)
{
  actant_record_writer_append_extras (out, 1, actant_record_get_body (file->header));
  actant_record_writer_append_versions (out, 1, file->header);
  g_string_append (out, "\n}\n");
}

static guint
count_records (GPtrArray *lists)
{
  guint n = 0;

  for (guint i = 0; i < lists->len; i++)
    n += ((GPtrArray *) lists->pdata[i])->len;

  return n;
}

/**
 * actant_record_file_write:
 * @file: a file's content
 *
 * Every record must be of a kind that such a file holds.
 *
 * Returns: (transfer full): its canonical bytes (DESIGN section 3)
 */
GBytes *
actant_record_file_write (const ActantRecordFile *file)
{
  const char * const *arrays = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  GString *out = NULL;
  gsize length;

  g_return_val_if_fail (file != NULL, NULL);

  lists = _actant_record_file_collect (file);
  g_return_val_if_fail (count_records (lists) == file->records->len, NULL);

  arrays = actant_format_get_arrays (file->format);
  out = g_string_sized_new (BYTES_PER_RECORD * (gsize) (file->records->len + 1));
  _actant_record_file_append_header (file, out);
  for (guint i = 0; arrays[i] != NULL; i++)
    append_array (out, arrays[i], lists->pdata[i]);
  _actant_record_file_append_end (file, out);

  /* Records lend their words from what is read back of this: no room is kept with them but for the
   * nul, which ends the bytes as before. */
  length = out->len;
  return g_bytes_new_take (g_realloc (g_string_free (out, FALSE), length + 1), length);
}
