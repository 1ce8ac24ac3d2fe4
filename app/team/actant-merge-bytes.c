/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging files as git has them, in time that grows with what differs.
 *
 * The gate cuts each file into records. Those that both sides have byte for byte are not read: they
 * are copied. Only the others are, as small files with the headers, and merged by
 * actant_merge_files(); the result's records go to their places among those that were copied. The
 * outcome is the same as that of merging the whole files, byte for byte, when these are canonical;
 * of one that is not, what nobody changed stays as it is written. */
#include "team/actant-merge-bytes.h"

#include "team/actant-merge.h"

#include "store/actant-json-gate.h"
#include "store/actant-json-slice.h"
#include "store/actant-json-writer.h"
#include "store/actant-record-reader.h"

#include <string.h>

/**
 * Cut:
 * @array: its name, static
 * @id: with its quotes; without escapes
 * @record: the whole record
 * @same: the other side has it byte for byte
 */
typedef struct
{
  const char      *array;
  ActantJsonSlice  id;
  ActantJsonSlice  record;
  gboolean         same;
} Cut;

/* A member of a file's root; @array is its name when it is one of records. */
typedef struct
{
  char            *key;
  const char      *array;
  ActantJsonSlice  value;
} Member;

typedef struct
{
  GBytes          *bytes;
  const char      *name;
  ActantFormat     format;
  ActantJsonSlice  root;
  GArray          *members; /* of Member */
  GArray          *cuts;    /* of Cut */
  GHashTable      *by_id;   /* ActantJsonSlice of the id -> Cut */
  gboolean         is_cut;
} Sheet;

static guint
hash_slice (gconstpointer data)
{
  const ActantJsonSlice *slice = data;
  guint hash = 5381;

  /* Ids differ at their ends. */
  for (gsize i = slice->length > 16 ? slice->length - 16 : 0; i < slice->length; i++)
    hash = hash * 33 + (guchar) slice->data[i];

  return hash;
}

static gboolean
equal_slices (gconstpointer a,
              gconstpointer b)
{
  const ActantJsonSlice *slice_a = a;
  const ActantJsonSlice *slice_b = b;

  return slice_a->length == slice_b->length
         && memcmp (slice_a->data, slice_b->data, slice_a->length) == 0;
}

static const char *
find_array (ActantFormat  format,
            const char   *key,
            gsize         length)
{
  const char * const *arrays = actant_format_get_arrays (format);

  for (guint i = 0; arrays[i] != NULL; i++)
    if (strlen (arrays[i]) == length && memcmp (arrays[i], key, length) == 0)
      return arrays[i];

  return NULL;
}

/* FALSE when some record has no plain id: such a file is read whole. */
static gboolean
cut_array (Sheet           *sheet,
           const char      *array,
           ActantJsonSlice  slice)
{
  g_auto(ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  Cut cut = { array };

  if (actant_json_slice_type (slice) != ACTANT_JSON_ARRAY)
    return FALSE;

  actant_json_iter_init_array (&iter, slice);
  while (actant_json_iter_next_item (&iter, &cut.record))
    {
      if (actant_json_slice_type (cut.record) != ACTANT_JSON_OBJECT
          || !actant_json_slice_find_member (cut.record, "id", &cut.id)
          || actant_json_slice_type (cut.id) != ACTANT_JSON_STRING
          || memchr (cut.id.data, '\\', cut.id.length) != NULL)
        return FALSE;
      g_array_append_val (sheet->cuts, cut);
    }

  return TRUE;
}

static gboolean
read_format (Sheet *sheet)
{
  ActantJsonSlice slice;
  g_autofree char *format = NULL;

  if (actant_json_slice_type (sheet->root) != ACTANT_JSON_OBJECT
      || !actant_json_slice_find_member (sheet->root, "format", &slice)
      || actant_json_slice_type (slice) != ACTANT_JSON_STRING)
    return FALSE;

  format = actant_json_slice_dup_string (slice);
  for (sheet->format = ACTANT_FORMAT_ANNOTATIONS; sheet->format <= ACTANT_FORMAT_STUDY; sheet->format++)
    if (strcmp (format, actant_format_get_name (sheet->format)) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
cut_sheet (Sheet *sheet)
{
  g_auto(ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  ActantJsonSlice value;
  const char *key;
  gsize length;
  gsize size;
  const char *data = g_bytes_get_data (sheet->bytes, &size);

  if (data == NULL || !actant_json_gate_check (data, size, sheet->name, NULL))
    return FALSE;
  sheet->root = actant_json_slice_root (data, size);
  if (!read_format (sheet))
    return FALSE;

  actant_json_iter_init_object (&iter, sheet->root);
  while (actant_json_iter_next_member (&iter, &key, &length, &value))
    {
      Member member = { g_strndup (key, length), find_array (sheet->format, key, length), value };

      g_array_append_val (sheet->members, member);
      if (member.array != NULL && !cut_array (sheet, member.array, value))
        return FALSE;
    }
  for (guint i = 0; i < sheet->cuts->len; i++)
    {
      Cut *cut = &g_array_index (sheet->cuts, Cut, i);

      if (!g_hash_table_insert (sheet->by_id, &cut->id, cut))
        return FALSE;
    }

  return TRUE;
}

static gpointer
cut_thread (gpointer data)
{
  Sheet *sheet = data;

  sheet->is_cut = cut_sheet (sheet);
  return NULL;
}

static void
clear_member (gpointer data)
{
  g_free (((Member *) data)->key);
}

static void
init_sheet (Sheet      *sheet,
            GBytes     *bytes,
            const char *name)
{
  sheet->bytes = bytes;
  sheet->name = name;
  sheet->members = g_array_new (FALSE, FALSE, sizeof (Member));
  g_array_set_clear_func (sheet->members, clear_member);
  sheet->cuts = g_array_sized_new (FALSE, FALSE, sizeof (Cut), 1024);
  sheet->by_id = g_hash_table_new (hash_slice, equal_slices);
}

static void
clear_sheet (Sheet *sheet)
{
  g_array_unref (sheet->members);
  g_array_unref (sheet->cuts);
  g_hash_table_unref (sheet->by_id);
}

/* Marks what both sides have byte for byte. Returns: how many records differ. */
static guint
compare_sheets (Sheet *ours,
                Sheet *theirs)
{
  guint n = theirs->cuts->len;

  for (guint i = 0; i < ours->cuts->len; i++)
    {
      Cut *cut = &g_array_index (ours->cuts, Cut, i);
      Cut *other = g_hash_table_lookup (theirs->by_id, &cut->id);

      if (other != NULL && other->array == cut->array && equal_slices (&cut->record, &other->record))
        {
          cut->same = other->same = TRUE;
          n--;
        }
      else
        n++;
    }

  return n;
}

static gboolean
is_wanted (const Cut *cut,
           Sheet     *ours,
           Sheet     *theirs)
{
  const Cut *our_cut = g_hash_table_lookup (ours->by_id, &cut->id);
  const Cut *their_cut = g_hash_table_lookup (theirs->by_id, &cut->id);

  return (our_cut != NULL && !our_cut->same) || (their_cut != NULL && !their_cut->same);
}

/* @sheet with those records only that differ between the sides. */
static ActantRecordFile *
read_small (Sheet       *sheet,
            Sheet       *ours,
            Sheet       *theirs,
            GError     **error)
{
  g_autoptr(GString) text = g_string_new ("{");
  g_autoptr(GBytes) bytes = NULL;

  for (guint m = 0; m < sheet->members->len; m++)
    {
      const Member *member = &g_array_index (sheet->members, Member, m);
      gsize start;

      g_string_append (text, text->len > 1 ? "," : "");
      actant_json_append_string (text, member->key);
      g_string_append_c (text, ':');
      if (member->array == NULL)
        {
          g_string_append_len (text, member->value.data, member->value.length);
          continue;
        }
      g_string_append_c (text, '[');
      start = text->len;
      for (guint i = 0; i < sheet->cuts->len; i++)
        {
          const Cut *cut = &g_array_index (sheet->cuts, Cut, i);

          if (cut->array != member->array || !is_wanted (cut, ours, theirs))
            continue;
          g_string_append (text, text->len > start ? "," : "");
          g_string_append_len (text, cut->record.data, cut->record.length);
        }
      g_string_append_c (text, ']');
    }
  g_string_append_c (text, '}');

  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  return actant_record_file_read (bytes, sheet->name, error);
}

/* Records in canonical order, read when they are compared. */
typedef struct
{
  ActantRecordReader *reader;
  ActantFormat        format;
  const char         *array;
  GPtrArray          *cuts;     /* of Cut */
  GPtrArray          *records;  /* NULL until read */
} Row;

static const ActantRecord *
get_record (Row   *row,
            guint  position)
{
  const Cut *cut = row->cuts->pdata[position];

  if (row->records->pdata[position] == NULL)
    row->records->pdata[position] = actant_record_reader_read (row->reader, row->format, row->array,
                                                               cut->record);
  return row->records->pdata[position];
}

static int
compare_records (const ActantRecord *a,
                 const ActantRecord *b)
{
  gboolean opaque_a = actant_record_is_opaque (a);
  gboolean opaque_b = actant_record_is_opaque (b);

  if (opaque_a != opaque_b)
    return opaque_a ? 1 : -1;

  return opaque_a ? g_strcmp0 (actant_record_get_id (a), actant_record_get_id (b))
                  : actant_record_compare (a, b);
}

/* Where in @row a record goes, at or after @from. */
static guint
find_place (Row                *row,
            guint               from,
            const ActantRecord *record)
{
  guint low = from, high = row->cuts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_records (get_record (row, middle), record) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
append_item (GString               *out,
             gsize                  start,
             const ActantJsonSlice *record)
{
  g_string_append (out, out->len > start ? ",\n  " : "\n  ");
  g_string_append_len (out, record->data, record->length);
}

/* An array of the result: what both have, with @merged, which is sorted, in its places. */
static void
append_array (GString         *out,
              Sheet           *ours,
              const char      *array,
              ActantJsonSlice  merged)
{
  g_auto(ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  g_autoptr(ActantRecordReader) reader = actant_record_reader_new (NULL);
  g_autoptr(GPtrArray) cuts = g_ptr_array_new ();
  g_autoptr(GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  Row row = { reader, ours->format, array, cuts, records };
  ActantJsonSlice item;
  guint next = 0;
  gsize start;

  for (guint i = 0; i < ours->cuts->len; i++)
    {
      Cut *cut = &g_array_index (ours->cuts, Cut, i);

      if (cut->same && cut->array == array)
        g_ptr_array_add (cuts, cut);
    }
  g_ptr_array_set_size (records, cuts->len);

  g_string_append_c (out, '[');
  start = out->len;
  actant_json_iter_init_array (&iter, merged);
  while (actant_json_iter_next_item (&iter, &item))
    {
      g_autoptr(ActantRecord) record = actant_record_reader_read (reader, ours->format, array, item);
      guint place = find_place (&row, next, record);

      for (; next < place; next++)
        append_item (out, start, &((const Cut *) cuts->pdata[next])->record);
      append_item (out, start, &item);
    }
  for (; next < cuts->len; next++)
    append_item (out, start, &((const Cut *) cuts->pdata[next])->record);
  g_string_append (out, out->len > start ? "\n ]" : "]");
  /* Those that were not read have no record to drop. */
  for (guint i = 0; i < records->len; i++)
    g_clear_pointer (&records->pdata[i], actant_record_unref);
  g_ptr_array_set_free_func (records, NULL);
}

/* The bytes of @small with what both sides have besides. */
static GBytes *
compose (Sheet  *ours,
         GBytes *small)
{
  g_auto(ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  GString *out = g_string_sized_new (g_bytes_get_size (ours->bytes) + g_bytes_get_size (small));
  gsize size;
  const char *data = g_bytes_get_data (small, &size);
  const char *done = data;
  ActantJsonSlice value;
  const char *key;
  gsize length;

  actant_json_iter_init_object (&iter, actant_json_slice_root (data, size));
  while (actant_json_iter_next_member (&iter, &key, &length, &value))
    {
      const char *array = find_array (ours->format, key, length);

      if (array == NULL)
        continue;
      g_string_append_len (out, done, value.data - done);
      append_array (out, ours, array, value);
      done = value.data + value.length;
    }
  g_string_append_len (out, done, data + size - done);

  return g_string_free_to_bytes (out);
}

/* Records with versions that were not read. */
static guint
count_same_clashes (Sheet *ours)
{
  static const char member[] = "\"versions\"";
  guint n = 0;

  for (guint i = 0; i < ours->cuts->len; i++)
    {
      const Cut *cut = &g_array_index (ours->cuts, Cut, i);
      ActantJsonSlice versions;

      if (cut->same
          && memmem (cut->record.data, cut->record.length, member, strlen (member)) != NULL
          && actant_json_slice_find_member (cut->record, "versions", &versions))
        n++;
    }

  return n;
}

static ActantRecordFile *
check_version (ActantRecordFile  *file,
               const char        *name,
               GError           **error)
{
  if (file == NULL || file->version <= ACTANT_FILE_VERSION)
    return file;

  g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_FORMAT,
               "%s was written by a newer Actant; update this one", name);
  actant_record_file_free (file);
  return NULL;
}

static gboolean
merge_read (ActantRecordFile  *base,
            ActantRecordFile  *ours,
            ActantRecordFile  *theirs,
            const char        *name,
            GBytes           **merged,
            guint             *n_clashes,
            GError           **error)
{
  g_autoptr(ActantRecordFile) file = NULL;

  if (ours == NULL || theirs == NULL)
    return FALSE;
  file = actant_merge_files (ACTANT_MERGE_BASE_ANCESTOR, base, ours, theirs, name, error);
  if (file == NULL || !actant_record_file_verify (file, name, error))
    return FALSE;

  *merged = actant_record_file_write (file);
  *n_clashes = actant_count_clashes (file);
  return TRUE;
}

static gboolean
merge_whole (GBytes       *base,
             GBytes       *ours,
             GBytes       *theirs,
             const char   *name,
             GBytes      **merged,
             guint        *n_clashes,
             GError      **error)
{
  g_autoptr(ActantRecordFile) a =
    check_version (actant_record_file_read (ours, name, error), name, error);
  g_autoptr(ActantRecordFile) b = a != NULL
    ? check_version (actant_record_file_read (theirs, name, error), name, error) : NULL;
  g_autoptr(ActantRecordFile) o = base != NULL ? actant_record_file_read (base, name, NULL) : NULL;

  return merge_read (o, a, b, name, merged, n_clashes, error);
}

static gboolean
merge_parts (Sheet    sheets[3],
             GBytes **merged,
             guint   *n_clashes,
             GError **error)
{
  Sheet *ours = &sheets[1], *theirs = &sheets[2];
  const char *name = ours->name;
  g_autoptr(ActantRecordFile) a =
    check_version (read_small (ours, ours, theirs, error), name, error);
  g_autoptr(ActantRecordFile) b = a != NULL
    ? check_version (read_small (theirs, ours, theirs, error), name, error) : NULL;
  g_autoptr(ActantRecordFile) o = sheets[0].is_cut ? read_small (&sheets[0], ours, theirs, NULL) : NULL;
  g_autoptr(GBytes) small = NULL;

  if (!merge_read (o, a, b, name, &small, n_clashes, error))
    return FALSE;

  *merged = compose (ours, small);
  *n_clashes += count_same_clashes (ours);
  return TRUE;
}

/**
 * actant_merge_bytes:
 * @base: (nullable): the file that both come from; one that cannot be read counts as none
 * @ours: a file
 * @theirs: another version of it
 * @name: its name, for messages
 * @merged: (out): both in one
 * @n_clashes: (out): how many records of it have versions
 *
 * Merges as actant_merge_files() does, reading only what differs. Uses threads.
 *
 * Returns: %FALSE with an error when a side cannot be read or the two cannot be joined
 */
gboolean
actant_merge_bytes (GBytes       *base,
                    GBytes       *ours,
                    GBytes       *theirs,
                    const char   *name,
                    GBytes      **merged,
                    guint        *n_clashes,
                    GError      **error)
{
  GBytes *all[] = { base, ours, theirs };
  Sheet sheets[3] = { { NULL } };
  GThread *threads[3] = { NULL };
  gboolean fine;

  for (guint i = 0; i < 3; i++)
    {
      init_sheet (&sheets[i], all[i], name);
      if (all[i] != NULL && i > 0)
        threads[i] = g_thread_new ("merge", cut_thread, &sheets[i]);
    }
  if (base != NULL)
    cut_thread (&sheets[0]);
  for (guint i = 1; i < 3; i++)
    g_thread_join (threads[i]);

  if (sheets[1].is_cut && sheets[2].is_cut && sheets[1].format == sheets[2].format
      && (base == NULL || (sheets[0].is_cut && sheets[0].format == sheets[1].format))
      && compare_sheets (&sheets[1], &sheets[2]) < sheets[1].cuts->len / 2)
    fine = merge_parts (sheets, merged, n_clashes, error);
  else
    fine = merge_whole (base, ours, theirs, name, merged, n_clashes, error);

  for (guint i = 0; i < 3; i++)
    clear_sheet (&sheets[i]);
  return fine;
}
