/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads annotation and study files: the gate, then the root cut into slices, then each record, in
 * worker threads when there are many. */

#include "store/actant-record-file.h"

#include "model/actant-identity.h"
#include "store/actant-json-gate.h"
#include "store/actant-record-batch-private.h"
#include "store/actant-record-reader.h"

#include <string.h>

/* Fewer records than this are read in the calling thread. */
#define MANY_RECORDS 2000
/* What of a reading is over when the gate has let the file through. */
#define GATE_DONE (ACTANT_READ_DONE / 10)

typedef struct
{
  const char          *name;
  ActantImage         *image;
  const char          *data;    /* the image's */
  gsize                length;
  ActantJsonSlice      root;
  ActantFormat         format;
  gint64               version;
  ActantRecordReader  *reader;
  GArray              *places;  /* of ActantRecordPlace */
  ActantRecord       **records; /* one for each place */
  int                  next;    /* atomic: first place that no thread has taken */
  ActantReadWatch     *watch;   /* or NULL */
  GError             **error;
} Document;

static gboolean G_GNUC_PRINTF (4, 5)
fail (Document        *document,
      const char      *at,
      ActantFileError  code,
      const char      *format,
      ...)
{
  g_autofree char *what = NULL;
  guint line;
  guint column;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  actant_json_locate (document->data, document->length, at - document->data, &line, &column);
  g_set_error (document->error, ACTANT_FILE_ERROR, code, "%s:%u:%u: %s%s", document->name, line,
               column, what, document->version > ACTANT_FILE_VERSION
                 ? "; the file was written by a newer Actant: update this one" : "");
  return FALSE;
}

static gboolean
find_member (Document        *document,
             const char      *name,
             ActantJsonSlice *slice)
{
  return actant_json_slice_find_member (document->root, name, slice)
         && actant_json_slice_type (*slice) != ACTANT_JSON_NULL;
}

static gboolean
read_format (Document *document)
{
  ActantJsonSlice slice;
  g_autofree char *format = NULL;

  if (actant_json_slice_type (document->root) != ACTANT_JSON_OBJECT)
    return fail (document, document->root.data, ACTANT_FILE_ERROR_FORMAT,
                 "this is not an Actant file: it must hold one object, “{…}”");
  if (!find_member (document, "format", &slice))
    return fail (document, document->root.data, ACTANT_FILE_ERROR_FORMAT,
                 "this is not an Actant annotation file: member “format” is missing");

  if (actant_json_slice_type (slice) == ACTANT_JSON_STRING)
    format = actant_json_slice_dup_string (slice);
  for (document->format = ACTANT_FORMAT_ANNOTATIONS; document->format <= ACTANT_FORMAT_STUDY;
       document->format++)
    if (g_strcmp0 (format, actant_format_get_name (document->format)) == 0)
      return TRUE;

  return fail (document, slice.data, ACTANT_FILE_ERROR_FORMAT,
               "this is not an Actant file: “format” must be “%s” or “%s”",
               actant_format_get_name (ACTANT_FORMAT_ANNOTATIONS),
               actant_format_get_name (ACTANT_FORMAT_STUDY));
}

static gboolean
read_version (Document *document)
{
  ActantJsonSlice slice;

  if (!find_member (document, "version", &slice))
    return fail (document, document->root.data, ACTANT_FILE_ERROR_HEADER,
                 "member “version” is missing: write \"version\": %d", ACTANT_FILE_VERSION);
  if (!actant_json_slice_get_integer (slice, &document->version) || document->version < 1)
    return fail (document, slice.data, ACTANT_FILE_ERROR_HEADER,
                 "member “version” must be a whole number from 1");

  return TRUE;
}

/* What the rest of the program relies on in a file of our version. */
static gboolean
check_header (Document           *document,
              const ActantRecord *header)
{
  const ActantValue *coder = actant_record_get (header, "coder");
  const ActantValue *source = actant_record_get (header, "source");
  const char *missing = NULL;

  if (document->version > ACTANT_FILE_VERSION)
    return TRUE;

  if (actant_value_get_member (coder, "slug") == NULL)
    missing = "coder.slug";
  else if (document->format == ACTANT_FORMAT_ANNOTATIONS
           && actant_value_get_member (source, "file") == NULL)
    missing = "source.file";
  else if (document->format == ACTANT_FORMAT_ANNOTATIONS
           && actant_value_get_member (source, "sha256") == NULL)
    missing = "source.sha256";

  return missing == NULL
         || fail (document, document->root.data, ACTANT_FILE_ERROR_HEADER,
                  "member “%s” is missing: take it from another copy of the file", missing);
}

static ActantRecord *
read_header (Document *document)
{
  ActantJsonSlice slice;
  g_autofree char *set = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (ActantRecord) header = NULL;

  if (!read_format (document) || !read_version (document))
    return NULL;

  if (!find_member (document, "set", &slice))
    {
      fail (document, document->root.data, ACTANT_FILE_ERROR_HEADER,
            "member “set” is missing: take it from another copy of the file");
      return NULL;
    }
  if (actant_json_slice_type (slice) == ACTANT_JSON_STRING)
    set = actant_json_slice_dup_string (slice);
  if (!actant_id_is_valid (set))
    {
      fail (document, slice.data, ACTANT_FILE_ERROR_HEADER, "member “set” must be a UUID");
      return NULL;
    }

  header = actant_record_reader_read_header (document->reader, document->format, set,
                                             document->root, &slice, &reason);
  if (header == NULL)
    {
      fail (document, slice.data, ACTANT_FILE_ERROR_HEADER, "%s", reason);
      return NULL;
    }

  return check_header (document, header) ? g_steal_pointer (&header) : NULL;
}

static int
find_array (ActantFormat  format,
            const char   *name,
            gsize         length)
{
  const char * const *arrays = actant_format_get_arrays (format);

  for (int i = 0; arrays[i] != NULL; i++)
    if (strlen (arrays[i]) == length && memcmp (arrays[i], name, length) == 0)
      return i;

  return -1;
}

static gboolean
cut_array (Document        *document,
           int              array,
           ActantJsonSlice  slice)
{
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  ActantRecordPlace place = { .array = (guint) array };
  ActantJsonSlice item;

  if (actant_json_slice_type (slice) == ACTANT_JSON_NULL)
    return TRUE;
  if (actant_json_slice_type (slice) != ACTANT_JSON_ARRAY)
    return fail (document, slice.data, ACTANT_FILE_ERROR_HEADER,
                 "member “%s” must be a list of records",
                 actant_format_get_arrays (document->format)[array]);

  actant_json_iter_init_array (&iter, slice);
  while (actant_json_iter_next_item (&iter, &item))
    {
      place.number++;
      place.offset = (guint32) (item.data - document->data);
      place.length = (guint32) item.length;
      g_array_append_val (document->places, place);
    }

  return TRUE;
}

static gboolean
cut_records (Document *document)
{
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  ActantJsonSlice value;
  const char *key = NULL;
  gsize length;

  actant_json_iter_init_object (&iter, document->root);
  while (actant_json_iter_next_member (&iter, &key, &length, &value))
    {
      int array = find_array (document->format, key, length);

      if (array >= 0 && !cut_array (document, array, value))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_cancelled (Document *document)
{
  return document->watch != NULL && g_cancellable_is_cancelled (document->watch->cancellable);
}

static void
set_progress (Document *document,
              int       progress)
{
  if (document->watch != NULL)
    g_atomic_int_set (&document->watch->progress, progress);
}

/* Reads batches until none is left; runs in several threads. */
static void
read_batches_cb (gpointer data,
                 gpointer user_data)
{
  Document *document = user_data;
  g_autoptr (ActantRecordBatch) batch = _actant_record_batch_new (document->image, document->format);
  const guint n_places = document->places->len;

  while (TRUE)
    {
      guint first = (guint) g_atomic_int_add (&document->next, ACTANT_RECORD_BATCH);

      if (first >= n_places || is_cancelled (document))
        return;
      set_progress (document, GATE_DONE + (int) ((gint64) (ACTANT_READ_DONE - GATE_DONE)
                                                 * first / n_places));
      _actant_record_batch_read (batch, &g_array_index (document->places, ActantRecordPlace, first),
                                 MIN (ACTANT_RECORD_BATCH, n_places - first),
                                 document->records + first);
    }
}

static void
read_records (Document *document)
{
  guint n_threads = g_get_num_processors ();
  GThreadPool *pool = NULL;

  document->records = g_new0 (ActantRecord *, document->places->len);
  if (document->places->len >= MANY_RECORDS && n_threads > 1)
    pool = g_thread_pool_new (read_batches_cb, document, n_threads - 1, FALSE, NULL);
  for (guint i = 1; pool != NULL && i < n_threads; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i), NULL);

  read_batches_cb (NULL, document);
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}

static gboolean
fail_same_id (Document *document,
              guint     earlier,
              guint     later)
{
  const ActantRecordPlace *places = (const ActantRecordPlace *) document->places->data;
  guint line;
  guint column;

  actant_json_locate (document->data, document->length, places[earlier].offset, &line, &column);
  return fail (document, document->data + places[later].offset, ACTANT_FILE_ERROR_RECORD,
               "the id “%s” is also the record's in line %u: remove one of the two",
               actant_record_get_id (document->records[later]), line);
}

/* A hash table of places in the records, four bytes each, at most half full. */
static gboolean
check_ids (Document *document)
{
  guint n = document->places->len;
  guint mask = 1;
  g_autofree guint32 *table = NULL;

  while (mask < 2 * n)
    mask = 2 * mask + 1;
  table = g_new0 (guint32, (gsize) mask + 1);

  for (guint i = 0; i < n; i++)
    {
      const char *id = actant_record_get_id (document->records[i]);
      guint at;

      if (id == NULL)
        continue;
      for (at = g_str_hash (id) & mask; table[at] != 0; at = (at + 1) & mask)
        if (strcmp (id, actant_record_get_id (document->records[table[at] - 1])) == 0)
          return fail_same_id (document, table[at] - 1, i);
      table[at] = i + 1;
    }

  return TRUE;
}

static ActantRecordFile *
take_file (Document     *document,
           ActantRecord *header)
{
  GPtrArray *records = g_ptr_array_new_full (document->places->len,
                                             (GDestroyNotify) actant_record_unref);
  ActantRecordFile *file = actant_record_file_new (document->format, header, records);

  for (guint i = 0; i < document->places->len; i++)
    g_ptr_array_add (records, g_steal_pointer (&document->records[i]));
  file->version = document->version;

  return file;
}

static void
clear_document (Document *document)
{
  for (guint i = 0; document->records != NULL && i < document->places->len; i++)
    g_clear_pointer (&document->records[i], actant_record_unref);
  g_free (document->records);
  g_array_unref (document->places);
  actant_record_reader_free (document->reader);
}

/* The file behind the gate; the watch says when to stop. */
static ActantRecordFile *
read_document (Document *document)
{
  g_autoptr (ActantRecord) header = read_header (document);

  if (header == NULL || !cut_records (document))
    return NULL;

  read_records (document);
  if (document->watch != NULL
      && g_cancellable_set_error_if_cancelled (document->watch->cancellable, document->error))
    return NULL;
  if (!check_ids (document))
    return NULL;

  set_progress (document, ACTANT_READ_DONE);
  return take_file (document, g_steal_pointer (&header));
}

static gboolean
open_document (Document *document)
{
  document->data = actant_image_get_data (document->image);
  document->length = actant_image_get_length (document->image);
  if (!actant_json_gate_check (document->data, document->length, document->name, document->error))
    return FALSE;

  set_progress (document, GATE_DONE);
  document->root = actant_json_slice_root (document->data, document->length);
  document->reader = actant_record_reader_new (NULL);
  document->places = g_array_new (FALSE, FALSE, sizeof (ActantRecordPlace));
  return TRUE;
}

/**
 * actant_record_file_read_image:
 * @image: the file; its bytes are changed where records borrow from them
 * @name: its name, for messages
 * @watch: (nullable): for a look at the progress, and to cancel
 * @error: return location for an #ActantJsonError, an #ActantFileError or %G_IO_ERROR_CANCELLED
 *
 * As actant_record_file_read(), for large files: blocks, and uses all processors. Texts are not
 * copied out of the image but borrowed. May be called once for an image.
 *
 * Returns: (transfer full) (nullable): its content
 */
ActantRecordFile *
actant_record_file_read_image (ActantImage      *image,
                               const char       *name,
                               ActantReadWatch  *watch,
                               GError          **error)
{
  Document document = { .name = name, .image = image, .watch = watch, .error = error };
  ActantRecordFile *file = NULL;

  g_return_val_if_fail (image != NULL && name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!open_document (&document))
    return NULL;

  file = read_document (&document);
  clear_document (&document);

  return file;
}

static void
count_records (Document *document,
               guint    *counts)
{
  g_autoptr (ActantRecordBatch) batch = _actant_record_batch_new (document->image, document->format);
  ActantRecord *records[ACTANT_RECORD_BATCH];
  guint n;

  for (guint first = 0; first < document->places->len; first += n)
    {
      n = MIN (ACTANT_RECORD_BATCH, document->places->len - first);
      memset (records, 0, sizeof records);
      _actant_record_batch_read (batch, &g_array_index (document->places, ActantRecordPlace, first),
                                 n, records);
      for (guint i = 0; i < n; i++)
        {
          if (!actant_record_is_opaque (records[i]) && !actant_record_is_deleted (records[i]))
            counts[actant_record_get_kind (records[i])]++;
          actant_record_unref (records[i]);
        }
    }
}

/**
 * actant_record_file_count:
 * @image: the file, as for actant_record_file_read_image()
 * @name: its name, for messages
 * @format: which format it has to be of
 * @counts: (array) (out): by kind, to be 0 before: how many live records it holds
 * @error: return location for an #ActantJsonError or #ActantFileError
 *
 * Uses one processor, and keeps no more than a few records at a time. Whether two have the same id
 * is not looked at.
 *
 * Returns: whether it could be read and is of @format
 */
gboolean
actant_record_file_count (ActantImage   *image,
                          const char    *name,
                          ActantFormat   format,
                          guint         *counts,
                          GError       **error)
{
  Document document = { .name = name, .image = image, .error = error };
  g_autoptr (ActantRecord) header = NULL;
  gboolean good;

  g_return_val_if_fail (image != NULL && name != NULL && counts != NULL, FALSE);

  if (!open_document (&document))
    return FALSE;

  header = read_header (&document);
  good = header != NULL
         && (document.format == format
             || fail (&document, document.root.data, ACTANT_FILE_ERROR_FORMAT,
                      "“format” must be “%s”", actant_format_get_name (format)))
         && cut_records (&document);
  if (good)
    count_records (&document, counts);
  clear_document (&document);

  return good;
}

/**
 * actant_record_file_read:
 * @bytes: the file
 * @name: its name, for messages
 * @error: return location for an #ActantJsonError or #ActantFileError
 *
 * Reads an annotation or study file of any version. Records that cannot be read become opaque;
 * what makes the whole file unusable is an error that names line and column.
 *
 * Returns: (transfer full) (nullable): its content in canonical form, records in file order
 */
ActantRecordFile *
actant_record_file_read (GBytes      *bytes,
                         const char  *name,
                         GError     **error)
{
  g_autoptr (ActantImage) image = NULL;
  const char *data = NULL;
  gsize length;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  image = actant_image_new_take (g_bytes_new (data, length));
  return actant_record_file_read_image (image, name, NULL, error);
}
