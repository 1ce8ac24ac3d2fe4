/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Slices of checked JSON to values, by field type. Recursion follows the types, which are finite,
 * never the document. */

#include "store/actant-record-reader-private.h"

#include "model/actant-kind.h"
#include "model/actant-value-private.h"

#include <string.h>

#define MAX_FIELDS 64 /* of a table */

typedef struct
{
  ActantValue *fields[MAX_FIELDS];
  guint        n_fields;
  GPtrArray   *names;   /* of the unknown members, or NULL */
  GPtrArray   *sources; /* their source bytes, as texts */
} Members;

static void
clear_members (Members *members)
{
  for (guint i = 0; i < members->n_fields; i++)
    g_clear_pointer (&members->fields[i], actant_value_unref);
  g_clear_pointer (&members->names, g_ptr_array_unref);
  g_clear_pointer (&members->sources, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Members, clear_members)

gboolean
_actant_record_reader_fail (ActantRecordReader *reader,
                            const char         *path,
                            const char         *wrong)
{
  g_string_assign (reader->path, path);
  reader->wrong = wrong;
  return FALSE;
}

gboolean
_actant_record_reader_blame (ActantRecordReader *reader,
                             const char         *format,
                             ...)
{
  g_autofree char *name = NULL;
  va_list args;

  va_start (args, format);
  name = g_strdup_vprintf (format, args);
  va_end (args);

  if (reader->path->len > 0 && reader->path->str[0] != '[')
    g_string_prepend_c (reader->path, '.');
  g_string_prepend (reader->path, name);
  return FALSE;
}

static gboolean
fail (ActantRecordReader *reader,
      const char         *wrong)
{
  return _actant_record_reader_fail (reader, "", wrong);
}

static gboolean
read_text (ActantRecordReader  *reader,
           ActantJsonSlice      slice,
           ActantValue        **value)
{
  g_autofree char *decoded = NULL;

  if (actant_json_slice_type (slice) != ACTANT_JSON_STRING)
    return fail (reader, "must be text");

  if (memchr (slice.data, '\\', slice.length) == NULL)
    {
      if (slice.length > strlen ("\"\""))
        *value = _actant_value_new_source (slice.data + 1, slice.length - strlen ("\"\""),
                                           reader->base != NULL ? slice.data + 2 - reader->base : 0);
      return TRUE;
    }

  decoded = actant_json_slice_dup_string (slice);
  *value = actant_value_new_text (decoded);
  return TRUE;
}

static gboolean
read_integer (ActantRecordReader  *reader,
              ActantJsonSlice      slice,
              ActantValue        **value)
{
  gint64 integer;

  if (actant_json_slice_type (slice) != ACTANT_JSON_NUMBER)
    return fail (reader, "must be a whole number");
  if (!actant_json_slice_get_integer (slice, &integer))
    return fail (reader, "must be a whole number within ±9007199254740991");

  *value = actant_value_new_integer (integer);
  return TRUE;
}

static gboolean
read_boolean (ActantRecordReader     *reader,
              const ActantFieldType  *type,
              ActantJsonSlice         slice,
              ActantValue           **value)
{
  ActantJsonType found = actant_json_slice_type (slice);

  if (found != ACTANT_JSON_TRUE && found != ACTANT_JSON_FALSE)
    return fail (reader, "must be true or false");

  if ((found == ACTANT_JSON_TRUE) != type->default_true)
    *value = actant_value_new_boolean (found == ACTANT_JSON_TRUE);
  return TRUE;
}

static gboolean
read_scalar (ActantRecordReader  *reader,
             ActantJsonSlice      slice,
             ActantValue        **value)
{
  switch (actant_json_slice_type (slice))
    {
    case ACTANT_JSON_STRING:
      return read_text (reader, slice, value);
    case ACTANT_JSON_NUMBER:
      return read_integer (reader, slice, value);
    case ACTANT_JSON_TRUE:
    case ACTANT_JSON_FALSE:
      *value = actant_value_new_boolean (actant_json_slice_type (slice) == ACTANT_JSON_TRUE);
      return TRUE;
    case ACTANT_JSON_NULL:
    case ACTANT_JSON_ARRAY:
    case ACTANT_JSON_OBJECT:
    default:
      return fail (reader, "must be text, a whole number, true, false or a list of these");
    }
}

static ActantValue *
take_list (GPtrArray *items)
{
  g_ptr_array_set_free_func (items, NULL);
  return actant_value_new_list ((ActantValue **) items->pdata, items->len);
}

/* The value of a study's own field: a scalar, or a list of them for several choices. */
static gboolean
read_attribute (ActantRecordReader  *reader,
                ActantJsonSlice      slice,
                ActantValue        **value)
{
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  g_autoptr (GPtrArray) items = NULL;
  ActantJsonSlice item;

  if (actant_json_slice_type (slice) == ACTANT_JSON_NULL)
    return TRUE;
  if (actant_json_slice_type (slice) != ACTANT_JSON_ARRAY)
    return read_scalar (reader, slice, value);

  items = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);
  actant_json_iter_init_array (&iter, slice);
  while (actant_json_iter_next_item (&iter, &item))
    {
      ActantValue *scalar = NULL;

      if (!read_scalar (reader, item, &scalar))
        return FALSE;
      if (scalar != NULL)
        g_ptr_array_add (items, scalar);
    }

  *value = take_list (items);
  return TRUE;
}

static gboolean
read_count (ActantRecordReader  *reader,
            ActantJsonSlice      slice,
            ActantValue        **value)
{
  gint64 count;

  if (!actant_json_slice_get_integer (slice, &count) || count < 1)
    return fail (reader, "must be a positive whole number");

  *value = actant_value_new_integer (count);
  return TRUE;
}

static void
add_member (Members     *members,
            const char  *name,
            gsize        length,
            ActantValue *value)
{
  if (members->names == NULL)
    {
      members->names = g_ptr_array_new_with_free_func (g_free);
      members->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);
    }
  g_ptr_array_add (members->names, g_strndup (name, length));
  g_ptr_array_add (members->sources, value);
}

/* A map of the named members, which are handed over; NULL without any. */
static ActantValue *
take_map (Members *members)
{
  if (members->names == NULL)
    return NULL;

  g_ptr_array_set_free_func (members->sources, NULL);
  return actant_value_new_map ((const char * const *) members->names->pdata,
                               (ActantValue **) members->sources->pdata, members->names->len);
}

static gboolean
read_map (ActantRecordReader  *reader,
          gboolean             is_revs,
          ActantJsonSlice      slice,
          ActantValue        **value)
{
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  g_auto (Members) members = { 0 };
  ActantJsonSlice member;
  const char *key = NULL;
  gsize length;

  if (actant_json_slice_type (slice) != ACTANT_JSON_OBJECT)
    return fail (reader, "must be an object");

  actant_json_iter_init_object (&iter, slice);
  while (actant_json_iter_next_member (&iter, &key, &length, &member))
    {
      ActantValue *read = NULL;

      if (!(is_revs ? read_count (reader, member, &read) : read_attribute (reader, member, &read)))
        return _actant_record_reader_blame (reader, "%.*s", (int) length, key);
      if (read != NULL)
        add_member (&members, key, length, read);
    }

  *value = take_map (&members);
  return TRUE;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  gint64 start_a = actant_value_get_member_integer (*(ActantValue * const *) a, "start", 0);
  gint64 start_b = actant_value_get_member_integer (*(ActantValue * const *) b, "start", 0);

  return (start_a > start_b) - (start_a < start_b);
}

static gboolean
check_segment (ActantRecordReader *reader,
               const ActantValue  *segment)
{
  gint64 start = actant_value_get_member_integer (segment, "start", -1);
  gint64 end = actant_value_get_member_integer (segment, "end", -1);

  if (start < 0)
    return _actant_record_reader_fail (reader, "start", "must be 0 or more");
  if (end <= start)
    return _actant_record_reader_fail (reader, "end", "must be more than “start”");
  return TRUE;
}

static gboolean
sort_segments (ActantRecordReader *reader,
               GPtrArray          *segments)
{
  g_ptr_array_sort (segments, compare_starts);
  for (guint i = 1; i < segments->len; i++)
    if (actant_value_get_member_integer (segments->pdata[i], "start", 0)
        < actant_value_get_member_integer (segments->pdata[i - 1], "end", 0))
      return fail (reader, "must not overlap each other");

  return TRUE;
}

static gboolean
is_set (GPtrArray *items)
{
  for (guint i = 1; i < items->len; i++)
    if (actant_value_compare (items->pdata[i - 1], items->pdata[i]) >= 0)
      return FALSE;

  return TRUE;
}

/* Empty items are dropped, but not where the place of an item means something. */
static gboolean
read_item (ActantRecordReader     *reader,
           const ActantFieldType  *type,
           ActantJsonSlice         slice,
           GPtrArray              *items)
{
  gboolean is_segment = type->table == &actant_segment_table;
  g_autoptr (ActantValue) item = NULL;

  if (actant_json_slice_type (slice) == ACTANT_JSON_NULL)
    return fail (reader, "must not be null");
  if (!_actant_record_reader_value (reader, type, slice, &item))
    return FALSE;
  if (item == NULL && (is_segment || type->field_class == ACTANT_FIELD_REVS))
    return fail (reader, "must not be empty");
  if (is_segment && !check_segment (reader, item))
    return FALSE;

  if (item != NULL)
    g_ptr_array_add (items, g_steal_pointer (&item));
  return TRUE;
}

static gboolean
read_list (ActantRecordReader     *reader,
           const ActantFieldType  *type,
           ActantJsonSlice         slice,
           ActantValue           **value)
{
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  g_autoptr (GPtrArray) items = NULL;
  ActantJsonSlice item;
  guint position = 0;

  if (actant_json_slice_type (slice) != ACTANT_JSON_ARRAY)
    return fail (reader, "must be a list");

  items = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);
  actant_json_iter_init_array (&iter, slice);
  for (; actant_json_iter_next_item (&iter, &item); position++)
    if (!read_item (reader, type->item, item, items))
      return _actant_record_reader_blame (reader, "[%u]", position);
  if (type->item->table == &actant_segment_table && !sort_segments (reader, items))
    return FALSE;

  if (type->ordered || is_set (items))
    *value = take_list (items);
  else
    {
      g_autoptr (ActantValue) list = take_list (items);

      *value = actant_value_list_sorted (list);
    }
  return TRUE;
}

/* Files keep the order of the table, so the search goes on after the last field found. */
static guint
find_field (const ActantTable *table,
            guint              from,
            const char        *name,
            gsize              length)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      guint field = (from + i) % table->n_fields;

      if (strncmp (table->fields[field].name, name, length) == 0
          && table->fields[field].name[length] == '\0')
        return field;
    }

  return ACTANT_NO_FIELD;
}

static const char *
find_other (const char * const *others,
            const char         *name,
            gsize               length)
{
  for (; others != NULL && *others != NULL; others++)
    if (strncmp (*others, name, length) == 0 && (*others)[length] == '\0')
      return *others;

  return NULL;
}

static gboolean
read_other (ActantRecordReader *reader,
            const char         *name,
            ActantJsonSlice     slice,
            ActantJsonSlice    *versions)
{
  if (versions == NULL)
    return _actant_record_reader_fail (reader, name, "has no place in a version");

  if (strcmp (name, "versions") == 0)
    *versions = slice;
  return TRUE;
}

static gboolean
read_member (ActantRecordReader *reader,
             const ActantField  *field,
             ActantJsonSlice     slice,
             ActantValue       **value)
{
  return _actant_record_reader_value (reader, field->type, slice, value)
         || _actant_record_reader_blame (reader, "%s", field->name);
}

gboolean
_actant_record_reader_body (ActantRecordReader  *reader,
                            const ActantTable   *table,
                            const char * const  *others,
                            ActantJsonSlice     *versions,
                            ActantJsonSlice      slice,
                            ActantValue        **body)
{
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  g_auto (Members) members = { .n_fields = table->n_fields };
  ActantJsonSlice member;
  const char *key = NULL;
  gsize length;
  guint next = 0;

  if (actant_json_slice_type (slice) != ACTANT_JSON_OBJECT)
    return fail (reader, "must be an object");

  actant_json_iter_init_object (&iter, slice);
  while (actant_json_iter_next_member (&iter, &key, &length, &member))
    {
      const char *other = find_other (others, key, length);
      guint field = other == NULL ? find_field (table, next, key, length) : ACTANT_NO_FIELD;

      if (other != NULL)
        {
          if (!read_other (reader, other, member, versions))
            return FALSE;
        }
      else if (field == ACTANT_NO_FIELD)
        add_member (&members, key, length, actant_value_new_text_len (member.data, member.length));
      else if (read_member (reader, &table->fields[field], member, &members.fields[field]))
        next = field + 1;
      else
        return FALSE;
    }

  *body = actant_value_new_object (table, members.fields, take_map (&members));
  members.n_fields = 0; /* they are the object's now */
  return TRUE;
}

gboolean
_actant_record_reader_value (ActantRecordReader     *reader,
                             const ActantFieldType  *type,
                             ActantJsonSlice         slice,
                             ActantValue           **value)
{
  g_autoptr (ActantValue) object = NULL;

  *value = NULL;
  if (actant_json_slice_type (slice) == ACTANT_JSON_NULL)
    return TRUE;

  switch (type->field_class)
    {
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_ENUM:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_REF:
      return read_text (reader, slice, value);
    case ACTANT_FIELD_INTEGER:
      return read_integer (reader, slice, value);
    case ACTANT_FIELD_BOOLEAN:
      return read_boolean (reader, type, slice, value);
    case ACTANT_FIELD_LIST:
      return read_list (reader, type, slice, value);
    case ACTANT_FIELD_MAP:
      return read_map (reader, FALSE, slice, value);
    case ACTANT_FIELD_REVS:
      return read_map (reader, TRUE, slice, value);
    case ACTANT_FIELD_OBJECT:
      if (!_actant_record_reader_body (reader, type->table, NULL, NULL, slice, &object))
        return FALSE;
      if (!actant_value_is_empty (object))
        *value = g_steal_pointer (&object);
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}
