/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: an id, a kind and an immutable body; places and order from these. */
#include "model/actant-record-private.h"

G_DEFINE_BOXED_TYPE (ActantRecord, actant_record, actant_record_ref, actant_record_unref)

ActantRecord *
_actant_record_allocate (ActantKind  kind,
          const char *id)
{
  gsize size = id != NULL ? strlen (id) + 1 : 0;
  ActantRecord *record = g_malloc0 (sizeof (ActantRecord) + size);

  g_atomic_ref_count_init (&record->refs);
  record->kind = kind;
  if (id != NULL)
    record->id = memcpy (record->own_id, id, size);
  record->start = record->end = -1;

  return record;
}

static const ActantOpaque *
get_opaque (const ActantRecord *record)
{
  return record->body == NULL ? record->opaque : NULL;
}

static const GPtrArray *
get_versions (const ActantRecord *record)
{
  return record->body != NULL ? record->versions : NULL;
}

static void
find_place (ActantRecord *record)
{
  record->start = (gint32) CLAMP (_actant_record_read_place (record, FALSE), -1, ACTANT_RECORD_FAR);
  record->end = (gint32) CLAMP (_actant_record_read_place (record, TRUE), -1, ACTANT_RECORD_FAR);
}

/**
 * actant_record_new:
 * @kind: its kind
 * @id: its UUID
 * @body: (transfer full): an object by the kind's table
 *
 * Returns: (transfer full): a record
 */
ActantRecord *
actant_record_new (ActantKind   kind,
                   const char  *id,
                   ActantValue *body)
{
  ActantRecord *record;

  g_return_val_if_fail (id != NULL && body != NULL, NULL);
  g_return_val_if_fail (actant_value_get_table (body) == actant_kind_get_info (kind)->table, NULL);

  record = _actant_record_allocate (kind, id);
  record->body = body;
  record->is_deleted = actant_record_get (record, "deleted") != NULL;
  find_place (record);

  return record;
}

/**
 * actant_record_new_with_versions:
 * @kind: its kind
 * @id: its UUID
 * @body: (transfer full): the outer body
 * @versions: (transfer full): the other bodies; the array stays the caller's
 * @n_versions: how many
 *
 * Returns: (transfer full): a record with concurrent versions
 */
ActantRecord *
actant_record_new_with_versions (ActantKind    kind,
                                 const char   *id,
                                 ActantValue  *body,
                                 ActantValue **versions,
                                 guint         n_versions)
{
  ActantRecord *record = actant_record_new (kind, id, body);

  if (n_versions > 0)
    {
      record->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);
      for (guint i = 0; i < n_versions; i++)
        g_ptr_array_add (record->versions, versions[i]);
    }

  return record;
}

/**
 * actant_record_new_opaque:
 * @array: the array of the file that holds it
 * @kind_name: (nullable): its kind, as the file says
 * @id: (nullable): its id, where it has one
 * @revs: (transfer full) (nullable): its version vector, where readable
 * @source: its JSON
 * @length: of @source, bytes
 * @reason: why it cannot be read, for the reader
 *
 * Returns: (transfer full): a record that is kept and never changed
 */
ActantRecord *
actant_record_new_opaque (const char  *array,
                          const char  *kind_name,
                          const char  *id,
                          ActantValue *revs,
                          const char  *source,
                          gsize        length,
                          const char  *reason)
{
  ActantRecord *record = _actant_record_allocate (ACTANT_KIND_NONE, id);

  record->opaque = g_new0 (ActantOpaque, 1);
  record->opaque->revs = revs;
  record->opaque->array = g_strdup (array);
  record->opaque->kind_name = g_strdup (kind_name);
  record->opaque->source = g_strndup (source, length);
  record->opaque->length = length;
  record->opaque->reason = g_strdup (reason);

  return record;
}

/**
 * actant_record_ref:
 * @record: a record
 *
 * Returns: (transfer full): @record
 */
ActantRecord *
actant_record_ref (const ActantRecord *record)
{
  ActantRecord *self = (ActantRecord *) record;

  g_return_val_if_fail (record != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
free_opaque (ActantOpaque *opaque)
{
  g_free (opaque->array);
  g_free (opaque->kind_name);
  g_free (opaque->source);
  g_free (opaque->reason);
  g_clear_pointer (&opaque->revs, actant_value_unref);
  g_free (opaque);
}

/**
 * actant_record_unref:
 * @record: (transfer full): a record
 */
void
actant_record_unref (ActantRecord *record)
{
  g_return_if_fail (record != NULL);

  if (!g_atomic_ref_count_dec (&record->refs))
    return;

  if (record->body == NULL)
    g_clear_pointer (&record->opaque, free_opaque);
  else
    g_clear_pointer (&record->versions, g_ptr_array_unref);
  g_clear_pointer (&record->body, actant_value_unref);
  g_clear_pointer (&record->source, actant_image_unref);
  g_free (record);
}

ActantKind
actant_record_get_kind (const ActantRecord *record)
{
  g_return_val_if_fail (record != NULL, ACTANT_KIND_NONE);

  return record->kind;
}

/**
 * actant_record_get_kind_name:
 * @record: a record
 *
 * Returns: its kind's name; of an opaque record what the file says, or "?"
 */
const char *
actant_record_get_kind_name (const ActantRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  if (get_opaque (record) != NULL)
    return record->opaque->kind_name != NULL ? record->opaque->kind_name : "?";

  return actant_kind_get_info (record->kind)->name;
}

/**
 * actant_record_get_id:
 * @record: a record
 *
 * Returns: (nullable): its id; only an opaque record may lack one
 */
const char *
actant_record_get_id (const ActantRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->id;
}

/**
 * actant_record_get_body:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): its body, %NULL when opaque
 */
const ActantValue *
actant_record_get_body (const ActantRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->body;
}

guint
actant_record_get_n_versions (const ActantRecord *record)
{
  const GPtrArray *versions = get_versions (record);

  return versions != NULL ? versions->len : 0;
}

/**
 * actant_record_get_version:
 * @record: a record
 * @position: below the number of versions
 *
 * Returns: (transfer none): another body, concurrent with the outer one
 */
const ActantValue *
actant_record_get_version (const ActantRecord *record,
                           guint               position)
{
  g_return_val_if_fail (position < actant_record_get_n_versions (record), NULL);

  return record->versions->pdata[position];
}

gboolean
actant_record_is_opaque (const ActantRecord *record)
{
  return get_opaque (record) != NULL;
}

/**
 * actant_record_get_source:
 * @record: an opaque record
 * @length: (out): in bytes
 *
 * Returns: its JSON as the file has it
 */
const char *
actant_record_get_source (const ActantRecord *record,
                          gsize              *length)
{
  g_return_val_if_fail (get_opaque (record) != NULL, NULL);

  if (length != NULL)
    *length = record->opaque->length;
  return record->opaque->source;
}

/** The array of the file that holds an opaque record. */
const char *
actant_record_get_array (const ActantRecord *record)
{
  g_return_val_if_fail (get_opaque (record) != NULL, NULL);

  return record->opaque->array;
}

/** Why an opaque record could not be read. */
const char *
actant_record_get_reason (const ActantRecord *record)
{
  g_return_val_if_fail (get_opaque (record) != NULL, NULL);

  return record->opaque->reason;
}

/**
 * actant_record_get:
 * @record: a record
 * @field: a field's name
 *
 * Returns: (transfer none) (nullable): its value; %NULL when it is unset, the
 *   kind has no such field or the record is opaque
 */
const ActantValue *
actant_record_get (const ActantRecord *record,
                   const char         *field)
{
  g_return_val_if_fail (record != NULL, NULL);

  return actant_value_get_member (record->body, field);
}

/** The text of a text-like field, %NULL when unset. */
const char *
actant_record_get_text (const ActantRecord *record,
                        const char         *field)
{
  return actant_value_get_text (actant_record_get (record, field));
}

/** A boolean field; its default when unset. */
gboolean
actant_record_get_boolean (const ActantRecord *record,
                           const char         *field)
{
  const ActantValue *value = actant_record_get (record, field);
  const ActantField *known;

  if (value != NULL)
    return actant_value_get_boolean (value);
  if (record->body == NULL)
    return FALSE;

  known = actant_table_get (actant_value_get_table (record->body), field);
  return known != NULL && known->type->default_true;
}

/**
 * actant_record_set:
 * @record: a record, not opaque
 * @field: a field's name
 * @value: (transfer full) (nullable): its new value; %NULL unsets
 *
 * Returns: (transfer full): the record with @value in canonical form
 */
ActantRecord *
actant_record_set (const ActantRecord *record,
                   const char         *field,
                   ActantValue        *value)
{
  const ActantField *known;

  g_return_val_if_fail (record != NULL && record->body != NULL, NULL);

  known = actant_table_get (actant_value_get_table (record->body), field);
  g_return_val_if_fail (known != NULL, NULL);

  value = actant_field_type_normalize (known->type, value);
  return actant_record_set_body (record, actant_value_object_set (record->body, field, value));
}

/**
 * actant_record_change:
 * @record: (inout) (transfer full): a record, not opaque; replaced by one with the field set
 * @field: a field's name
 * @value: (transfer full) (nullable): its new value; %NULL unsets
 *
 * actant_record_set() for a record in the making.
 */
void
actant_record_change (ActantRecord **record,
                      const char    *field,
                      ActantValue   *value)
{
  ActantRecord *changed = actant_record_set (*record, field, value);

  g_return_if_fail (changed != NULL);

  actant_record_unref (*record);
  *record = changed;
}

/** As actant_record_change() with a text; %NULL and "" unset. */
void
actant_record_change_text (ActantRecord **record,
                           const char    *field,
                           const char    *text)
{
  actant_record_change (record, field, actant_value_new_text (text));
}

/**
 * actant_record_set_body:
 * @record: a record, not opaque
 * @body: (transfer full): the new outer body
 *
 * Returns: (transfer full): the record with @body, its versions kept
 */
ActantRecord *
actant_record_set_body (const ActantRecord *record,
                        ActantValue        *body)
{
  ActantRecord *changed;

  g_return_val_if_fail (record != NULL && record->body != NULL, NULL);

  changed = actant_record_new (record->kind, record->id, body);
  if (record->versions != NULL)
    changed->versions = g_ptr_array_ref (record->versions);

  return changed;
}

/**
 * actant_record_is_of_text:
 * @record: a readable record
 * @sha256: (nullable): of a text as it is, %NULL when that is not known
 *
 * Returns: whether the positions count in that version of the text: the record
 *   says so, or names none and counts in its file's
 */
gboolean
actant_record_is_of_text (const ActantRecord *record,
                          const char         *sha256)
{
  const char *sha = actant_record_get_text (record, "source_sha");

  return sha == NULL || (sha256 != NULL && g_str_has_prefix (sha256, sha));
}

/**
 * actant_record_get_revs:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): its version vector
 */
const ActantValue *
actant_record_get_revs (const ActantRecord *record)
{
  return get_opaque (record) != NULL ? record->opaque->revs : actant_record_get (record, "rev");
}

gboolean
actant_record_is_deleted (const ActantRecord *record)
{
  return record->is_deleted;
}

/**
 * actant_record_get_title:
 * @record: a record
 *
 * Returns: (nullable): what says in words which record it is: name, title,
 *   gist, or the quote of a passage
 */
const char *
actant_record_get_title (const ActantRecord *record)
{
  const ActantKindInfo *info;
  const char *title = NULL;

  if (get_opaque (record) != NULL)
    return NULL;

  info = actant_kind_get_info (record->kind);
  if (info->title != NULL)
    title = actant_record_get_text (record, info->title);
  if (title == NULL && actant_record_get_n_segments (record) > 0)
    {
      const ActantValue *segment = actant_value_get_item (actant_record_get (record, "segments"), 0);

      title = actant_value_get_member_text (segment, "exact");
      if (title == NULL)
        title = actant_value_get_member_text (segment, "head");
    }

  return title;
}

static int
compare_versions (const ActantRecord *a,
                  const ActantRecord *b)
{
  guint n_a = actant_record_get_n_versions (a);
  guint n_b = actant_record_get_n_versions (b);

  for (guint i = 0; i < MIN (n_a, n_b); i++)
    {
      int order = actant_value_compare (a->versions->pdata[i], b->versions->pdata[i]);

      if (order != 0)
        return order;
    }

  return (n_a > n_b) - (n_a < n_b);
}

/**
 * actant_record_equal:
 * @a: a record
 * @b: another
 *
 * Returns: whether they are the same to the last byte
 */
gboolean
actant_record_equal (const ActantRecord *a,
                     const ActantRecord *b)
{
  if (a == b)
    return TRUE;
  if (a->kind != b->kind || g_strcmp0 (a->id, b->id) != 0
      || (get_opaque (a) != NULL) != (get_opaque (b) != NULL))
    return FALSE;
  if (get_opaque (a) != NULL)
    return a->opaque->length == b->opaque->length
           && memcmp (a->opaque->source, b->opaque->source, a->opaque->length) == 0
           && g_strcmp0 (a->opaque->array, b->opaque->array) == 0;

  return actant_value_equal (a->body, b->body) && compare_versions (a, b) == 0;
}

/**
 * actant_record_equal_content:
 * @a: a record
 * @b: another
 *
 * As actant_record_equal(), but rev and modified, which the session stamps,
 * do not count.
 *
 * Returns: whether they say the same
 */
gboolean
actant_record_equal_content (const ActantRecord *a,
                             const ActantRecord *b)
{
  const ActantTable *table;

  if (a == b)
    return TRUE;
  if (a->body == NULL || b->body == NULL)
    return actant_record_equal (a, b);
  if (a->kind != b->kind || g_strcmp0 (a->id, b->id) != 0)
    return FALSE;

  table = actant_value_get_table (a->body);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *name = table->fields[i].name;

      if (strcmp (name, "rev") == 0 || strcmp (name, "modified") == 0)
        continue;
      if (!actant_value_equal (actant_value_get_member_at (a->body, i),
                               actant_value_get_member_at (b->body, i)))
        return FALSE;
    }

  return actant_value_equal (actant_value_get_extras (a->body), actant_value_get_extras (b->body))
         && compare_versions (a, b) == 0;
}

/**
 * actant_record_foreach_ref:
 * @record: a record
 * @func: (scope call): called for each reference in its outer body
 */
void
actant_record_foreach_ref (const ActantRecord *record,
                           ActantRefFunc       func,
                           gpointer            user_data)
{
  const ActantTable *table;

  if (record->body == NULL)
    return;

  table = actant_value_get_table (record->body);
  for (guint i = 0; i < table->n_fields; i++)
    actant_field_type_foreach_ref (table->fields[i].type,
                                   actant_value_get_member_at (record->body, i),
                                   table->fields[i].name, func, user_data);
}
