/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Slices of checked JSON to records, by the tables of the kinds. What a table does not know is
 * kept as its source bytes; what it knows but cannot be read makes the record opaque. Slices give
 * the structure, the integers and the strings: json-glib would need a tree for each. */

#include "store/actant-record-reader.h"

#include "model/actant-identity.h"
#include "store/actant-record-file.h"
#include "store/actant-record-reader-private.h"

#include <string.h>

/* Members of a record that are not of its body. */
static const char * const record_others[] = { "id", "kind", "versions", NULL };

/**
 * actant_record_reader_new:
 * @base: (nullable): start of the file whose slices it will read; texts remember where they stand
 *
 * Returns: (transfer full): a reader
 */
ActantRecordReader *
actant_record_reader_new (const char *base)
{
  ActantRecordReader *reader = g_new0 (ActantRecordReader, 1);

  reader->path = g_string_new (NULL);
  reader->base = base;

  return reader;
}

void
actant_record_reader_free (ActantRecordReader *reader)
{
  g_string_free (reader->path, TRUE);
  g_free (reader);
}

static char *
dup_reason (ActantRecordReader *reader)
{
  return g_strdup_printf ("member “%s” %s", reader->path->str, reader->wrong);
}

/**
 * actant_record_reader_read_value:
 * @reader: a reader
 * @type: what the value should be
 * @slice: its JSON
 * @value: (out) (transfer full) (nullable): the canonical value; %NULL for null and empty ones
 * @reason: (out) (transfer full): why it is none of @type, in words
 *
 * Returns: whether it is a value of @type
 */
gboolean
actant_record_reader_read_value (ActantRecordReader     *reader,
                                 const ActantFieldType  *type,
                                 ActantJsonSlice         slice,
                                 ActantValue           **value,
                                 char                  **reason)
{
  if (_actant_record_reader_value (reader, type, slice, value))
    return TRUE;

  *reason = reader->path->len > 0 ? dup_reason (reader) : g_strdup (reader->wrong);
  return FALSE;
}

static int
compare_bodies (gconstpointer a,
                gconstpointer b)
{
  g_autofree char *json_a = actant_value_dup_json (NULL, *(ActantValue * const *) a);
  g_autofree char *json_b = actant_value_dup_json (NULL, *(ActantValue * const *) b);

  return strcmp (json_a, json_b);
}

/* The concurrent bodies of a record, by their canonical bytes. */
static gboolean
read_versions (ActantRecordReader  *reader,
               const ActantTable   *table,
               const char * const  *others,
               ActantJsonSlice      slice,
               GPtrArray           *versions)
{
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  ActantJsonSlice item;

  if (slice.data == NULL || actant_json_slice_type (slice) == ACTANT_JSON_NULL)
    return TRUE;
  if (actant_json_slice_type (slice) != ACTANT_JSON_ARRAY)
    return _actant_record_reader_fail (reader, "versions", "must be a list");

  actant_json_iter_init_array (&iter, slice);
  while (actant_json_iter_next_item (&iter, &item))
    {
      ActantValue *body = NULL;

      if (!_actant_record_reader_body (reader, table, others, NULL, item, &body))
        return _actant_record_reader_blame (reader, "versions[%u]", versions->len);
      g_ptr_array_add (versions, body);
    }
  g_ptr_array_sort (versions, compare_bodies);

  return TRUE;
}

static ActantRecord *
read_with_versions (ActantRecordReader *reader,
                    ActantKind          kind,
                    const char         *id,
                    const char * const *others,
                    ActantJsonSlice     slice)
{
  const ActantTable *table = actant_kind_get_info (kind)->table;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (ActantValue) body = NULL;
  ActantJsonSlice versions_slice = { NULL, 0 };

  if (!_actant_record_reader_body (reader, table, others, &versions_slice, slice, &body))
    return NULL;
  if (versions_slice.data == NULL)
    return actant_record_new (kind, id, g_steal_pointer (&body));

  versions = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);
  if (!read_versions (reader, table, others, versions_slice, versions))
    return NULL;

  g_ptr_array_set_free_func (versions, NULL);
  return actant_record_new_with_versions (kind, id, g_steal_pointer (&body),
                                          (ActantValue **) versions->pdata, versions->len);
}

typedef struct
{
  ActantValue *id;
  ActantValue *kind;
  const char  *reason; /* static; why the record cannot be read, or NULL */
} Identity;

static void
clear_identity (Identity *identity)
{
  g_clear_pointer (&identity->id, actant_value_unref);
  g_clear_pointer (&identity->kind, actant_value_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Identity, clear_identity)

static void
read_identity (ActantRecordReader *reader,
               ActantJsonSlice     slice,
               Identity           *identity)
{
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  ActantJsonSlice value;
  const char *key = NULL;
  gsize length;

  actant_json_iter_init_object (&iter, slice);
  while ((identity->id == NULL || identity->kind == NULL)
         && actant_json_iter_next_member (&iter, &key, &length, &value))
    {
      if (length == 2 && memcmp (key, "id", 2) == 0
          && !_actant_record_reader_value (reader, &actant_type_text, value, &identity->id))
        identity->reason = "member “id” must be text";
      else if (length == 4 && memcmp (key, "kind", 4) == 0
               && !_actant_record_reader_value (reader, &actant_type_text, value, &identity->kind))
        identity->reason = "member “kind” must be text";
    }

  if (identity->id != NULL && !actant_id_is_valid (actant_value_get_text (identity->id)))
    {
      identity->reason = "member “id” is no UUID";
      g_clear_pointer (&identity->id, actant_value_unref);
    }
  else if (identity->id == NULL && identity->reason == NULL)
    identity->reason = "member “id” is missing";
}

/* The kind of a record: said in “annotations”, implied by the array elsewhere. */
static ActantKind
find_kind (ActantFormat   format,
           const char    *array,
           const char    *name,
           char         **reason)
{
  ActantKind implied = ACTANT_KIND_NONE;
  guint n_kinds = 0;

  for (ActantKind kind = ACTANT_KIND_HEADER + 1; kind < ACTANT_N_KINDS; kind++)
    if (g_strcmp0 (actant_kind_get_array (kind, format), array) == 0)
      {
        if (g_strcmp0 (name, actant_kind_get_info (kind)->name) == 0)
          return kind;
        implied = kind;
        n_kinds++;
      }

  if (name == NULL && n_kinds == 1)
    return implied;

  if (name == NULL)
    *reason = g_strdup ("member “kind” is missing");
  else if (actant_kind_from_name (name) != ACTANT_KIND_NONE)
    *reason = g_strdup_printf ("a record of kind “%s” does not belong in “%s”", name, array);
  else
    *reason = g_strdup_printf ("the kind “%s” is not known to this version of Actant", name);
  return ACTANT_KIND_NONE;
}

/* The version vector of a record that cannot be read otherwise. */
static ActantValue *
read_revs (ActantRecordReader *reader,
           ActantJsonSlice     slice)
{
  ActantJsonSlice value;
  ActantValue *revs = NULL;

  if (actant_json_slice_find_member (slice, "rev", &value)
      && !_actant_record_reader_value (reader, &actant_type_revs, value, &revs))
    return NULL;

  return revs;
}

/**
 * actant_record_reader_read:
 * @reader: a reader
 * @format: of the file
 * @array: the array that holds the record
 * @slice: its JSON
 *
 * Returns: (transfer full): the record in canonical form, opaque when it cannot be read
 */
ActantRecord *
actant_record_reader_read (ActantRecordReader *reader,
                           ActantFormat        format,
                           const char         *array,
                           ActantJsonSlice     slice)
{
  g_auto (Identity) identity = { NULL, NULL, NULL };
  g_autofree char *reason = NULL;
  const char *kind_name = NULL;
  const char *id = NULL;
  ActantKind kind;
  ActantRecord *record = NULL;

  if (actant_json_slice_type (slice) != ACTANT_JSON_OBJECT)
    return actant_record_new_opaque (array, NULL, NULL, NULL, slice.data, slice.length,
                                     "a record must be an object");

  read_identity (reader, slice, &identity);
  id = actant_value_get_text (identity.id);
  kind_name = actant_value_get_text (identity.kind);
  if (identity.reason != NULL)
    reason = g_strdup (identity.reason);
  else if ((kind = find_kind (format, array, kind_name, &reason)) != ACTANT_KIND_NONE)
    {
      record = read_with_versions (reader, kind, id, record_others, slice);
      if (record != NULL)
        return record;
      reason = dup_reason (reader);
      kind_name = actant_kind_get_info (kind)->name;
    }

  return actant_record_new_opaque (array, kind_name, id, read_revs (reader, slice),
                                   slice.data, slice.length, reason);
}

/**
 * actant_record_reader_read_header:
 * @reader: a reader
 * @format: of the file
 * @set: the file's id
 * @root: the whole document, an object
 * @place: (out): the member of @root that cannot be read
 * @reason: (out) (transfer full): why it cannot, in words
 *
 * Returns: (transfer full) (nullable): the header, unknown members of the root its body's extras
 */
ActantRecord *
actant_record_reader_read_header (ActantRecordReader  *reader,
                                  ActantFormat         format,
                                  const char          *set,
                                  ActantJsonSlice      root,
                                  ActantJsonSlice     *place,
                                  char               **reason)
{
  static const char * const own[] = { "format", "version", "set", "versions" };
  const char * const *arrays = actant_format_get_arrays (format);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  ActantRecord *header = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    g_ptr_array_add (others, (gpointer) own[i]);
  for (guint i = 0; arrays[i] != NULL; i++)
    g_ptr_array_add (others, (gpointer) arrays[i]);
  g_ptr_array_add (others, NULL);

  header = read_with_versions (reader, ACTANT_KIND_HEADER, set,
                               (const char * const *) others->pdata, root);
  if (header == NULL)
    {
      g_autofree char *member = g_strndup (reader->path->str, strcspn (reader->path->str, ".["));

      if (!actant_json_slice_find_member (root, member, place))
        *place = root;
      *reason = dup_reason (reader);
    }

  return header;
}
