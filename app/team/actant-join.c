/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Join: per id the union of versions less those strictly dominated.
 *
 * Never looks inside a record (DESIGN section 4), so it is commutative,
 * associative, idempotent and absorbing; what clashes is kept as concurrent
 * versions inside the record. */
#include "team/actant-join.h"

#include "team/actant-join-private.h"

#include "model/actant-revs.h"
#include "store/actant-record-file.h"

#include <string.h>

char *
_actant_body_dup_bytes (const ActantValue *body)
{
  const ActantFieldType type = { ACTANT_FIELD_OBJECT, .table = actant_value_get_table (body) };

  return actant_value_dup_json (&type, body);
}

static ActantRevsOrder
compare_bodies (const ActantValue *a,
                const ActantValue *b)
{
  return actant_revs_compare (actant_value_get_member (a, "rev"),
                              actant_value_get_member (b, "rev"));
}

/* Adds @body unless an equal one is there or another dominates it. */
static void
add_body (GPtrArray         *bodies,
          const ActantValue *body)
{
  for (guint i = 0; i < bodies->len; )
    {
      switch (compare_bodies (bodies->pdata[i], body))
        {
        case ACTANT_REVS_AFTER:
          return;
        case ACTANT_REVS_BEFORE:
          g_ptr_array_remove_index (bodies, i);
          continue;
        case ACTANT_REVS_EQUAL:
          if (actant_value_equal (bodies->pdata[i], body))
            return;
          break;
        case ACTANT_REVS_CONCURRENT:
        default:
          break;
        }
      i++;
    }

  g_ptr_array_add (bodies, actant_value_ref (body));
}

GPtrArray *
_actant_record_get_bodies (const ActantRecord *record)
{
  GPtrArray *bodies = g_ptr_array_new ();

  g_ptr_array_add (bodies, (gpointer) actant_record_get_body (record));
  for (guint i = 0; i < actant_record_get_n_versions (record); i++)
    g_ptr_array_add (bodies, (gpointer) actant_record_get_version (record, i));

  return bodies;
}

static void
add_bodies (GPtrArray          *bodies,
            const ActantRecord *record)
{
  add_body (bodies, actant_record_get_body (record));
  for (guint i = 0; i < actant_record_get_n_versions (record); i++)
    add_body (bodies, actant_record_get_version (record, i));
}

/* By canonical bytes; the body to show is then moved to the front. */
static int
compare_bytes (gconstpointer a,
               gconstpointer b)
{
  const ActantValue *body_a = *(ActantValue * const *) a;
  const ActantValue *body_b = *(ActantValue * const *) b;
  g_autofree char *bytes_a = _actant_body_dup_bytes (body_a);
  g_autofree char *bytes_b = _actant_body_dup_bytes (body_b);

  return strcmp (bytes_a, bytes_b);
}

static guint
find_newest (GPtrArray *bodies)
{
  guint newest = 0;

  for (guint i = 1; i < bodies->len; i++)
    if (actant_value_compare (actant_value_get_member (bodies->pdata[i], "modified"),
                              actant_value_get_member (bodies->pdata[newest], "modified")) >= 0)
      newest = i;

  return newest;
}

ActantRecord *
_actant_record_new_of_bodies (ActantKind  kind,
                              const char *id,
                              GPtrArray  *bodies)
{
  g_autoptr(ActantValue) outer = NULL;

  if (bodies->len > 1)
    g_ptr_array_sort (bodies, compare_bytes);
  outer = g_ptr_array_steal_index (bodies, find_newest (bodies));
  g_ptr_array_set_free_func (bodies, NULL);

  return actant_record_new_with_versions (kind, id, g_steal_pointer (&outer),
                                          (ActantValue **) bodies->pdata, bodies->len);
}

static ActantRecord *
join_opaque (const ActantRecord *a,
             const ActantRecord *b)
{
  if (actant_record_equal (a, b))
    return actant_record_ref (a);

  switch (actant_revs_compare (actant_record_get_revs (a), actant_record_get_revs (b)))
    {
    case ACTANT_REVS_AFTER:
      return actant_record_ref (a);
    case ACTANT_REVS_BEFORE:
      return actant_record_ref (b);
    case ACTANT_REVS_EQUAL:
    case ACTANT_REVS_CONCURRENT:
    default:
      return NULL;
    }
}

/* The one of two records without concurrent versions that has all of the other; NULL when each has
 * something. */
static const ActantRecord *
find_later (const ActantRecord *a,
            const ActantRecord *b)
{
  if (actant_record_get_n_versions (a) > 0 || actant_record_get_n_versions (b) > 0)
    return NULL;

  switch (compare_bodies (actant_record_get_body (a), actant_record_get_body (b)))
    {
    case ACTANT_REVS_AFTER:
      return a;
    case ACTANT_REVS_BEFORE:
      return b;
    case ACTANT_REVS_EQUAL:
      return actant_record_equal (a, b) ? a : NULL;
    case ACTANT_REVS_CONCURRENT:
    default:
      return NULL;
    }
}

/**
 * actant_join_records:
 * @a: a record
 * @b: a record with the same id
 *
 * Returns: (transfer full) (nullable): both joined; %NULL when one of them
 *   cannot be read and neither is the later, so that no join can be stored
 */
ActantRecord *
actant_join_records (const ActantRecord *a,
                     const ActantRecord *b)
{
  g_autoptr(GPtrArray) bodies = NULL;
  const ActantRecord *later;

  if (a == b && actant_record_get_n_versions (a) == 0)
    return actant_record_ref (a);
  if (actant_record_is_opaque (a) || actant_record_is_opaque (b)
      || actant_record_get_kind (a) != actant_record_get_kind (b))
    return join_opaque (a, b);

  later = find_later (a, b);
  if (later != NULL)
    return actant_record_ref (later);

  bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);
  add_bodies (bodies, a);
  add_bodies (bodies, b);

  return _actant_record_new_of_bodies (actant_record_get_kind (a), actant_record_get_id (a), bodies);
}

/* As one record under @set. */
static ActantRecord *
rename_header (const ActantRecord *header,
               const char         *set)
{
  g_autoptr(GPtrArray) versions = g_ptr_array_new ();

  for (guint i = 0; i < actant_record_get_n_versions (header); i++)
    g_ptr_array_add (versions, actant_value_ref (actant_record_get_version (header, i)));

  return actant_record_new_with_versions (ACTANT_KIND_HEADER, set,
                                          actant_value_ref (actant_record_get_body (header)),
                                          (ActantValue **) versions->pdata, versions->len);
}

/**
 * actant_join_headers:
 * @a: a file's header
 * @b: another of the same file
 *
 * A header joins like a record; of different sets the smaller wins.
 *
 * Returns: (transfer full): both joined
 */
ActantRecord *
actant_join_headers (const ActantRecord *a,
                     const ActantRecord *b)
{
  const char *set = strcmp (actant_record_get_id (a), actant_record_get_id (b)) <= 0
                    ? actant_record_get_id (a) : actant_record_get_id (b);
  g_autoptr(ActantRecord) ours = rename_header (a, set);
  g_autoptr(ActantRecord) theirs = rename_header (b, set);

  return actant_join_records (ours, theirs);
}

static gboolean
check_same_file (const ActantRecordFile  *a,
                 const ActantRecordFile  *b,
                 const char              *name,
                 GError                 **error)
{
  const ActantValue *coder_a = actant_record_get (a->header, "coder");
  const ActantValue *coder_b = actant_record_get (b->header, "coder");
  const ActantValue *source_a = actant_record_get (a->header, "source");
  const ActantValue *source_b = actant_record_get (b->header, "source");

  if (a->format == b->format
      && g_strcmp0 (actant_value_get_member_text (coder_a, "slug"),
                    actant_value_get_member_text (coder_b, "slug")) == 0
      && g_strcmp0 (actant_value_get_member_text (source_a, "file"),
                    actant_value_get_member_text (source_b, "file")) == 0)
    return TRUE;

  g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_NAME,
               "%s: the two files are of different coders or texts and cannot be joined", name);
  return FALSE;
}

/* The records of a join in the making. Those without an id can only be opaque: each source once. */
typedef struct
{
  GPtrArray  *records;
  GHashTable *positions;  /* id -> position + 1 in records */
  GHashTable *sources;    /* of records without an id, "array source" */
} Joining;

static gboolean
is_known_source (Joining            *joining,
                 const ActantRecord *record)
{
  g_autofree char *key = g_strconcat (actant_record_get_array (record), " ",
                                      actant_record_get_source (record, NULL), NULL);

  return !g_hash_table_add (joining->sources, g_steal_pointer (&key));
}

/* Returns FALSE when @record cannot be joined with what is there under its id. */
static gboolean
add_record (Joining            *joining,
            const ActantRecord *record)
{
  const char *id = actant_record_get_id (record);
  guint known = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (joining->positions, id)) : 0;
  ActantRecord *joined;

  if (id == NULL && is_known_source (joining, record))
    return TRUE;
  if (known == 0)
    {
      g_ptr_array_add (joining->records, actant_record_ref (record));
      if (id != NULL)
        g_hash_table_insert (joining->positions, (gpointer) id,
                             GUINT_TO_POINTER (joining->records->len));
      return TRUE;
    }

  joined = actant_join_records (joining->records->pdata[known - 1], record);
  if (joined == NULL)
    return FALSE;

  /* The key must live as long as the table: it is the new record's now. */
  g_hash_table_replace (joining->positions, (gpointer) actant_record_get_id (joined),
                        GUINT_TO_POINTER (known));
  actant_record_unref (joining->records->pdata[known - 1]);
  joining->records->pdata[known - 1] = joined;
  return TRUE;
}

static gboolean
add_records (Joining     *joining,
             GPtrArray   *records,
             const char  *name,
             GError     **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!add_record (joining, records->pdata[i]))
      {
        g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_RECORD,
                     "%s: record %s differs and this version of Actant cannot read it; "
                     "update Actant to join the files", name,
                     actant_record_get_id (records->pdata[i]));
        return FALSE;
      }

  return TRUE;
}

/**
 * actant_join_files:
 * @a: a file's content
 * @b: another content of the same file
 * @name: of the file, for messages
 *
 * Returns: (transfer full) (nullable): everything both have, or %NULL with an
 *   error when they are not the same file or hold a record that neither can
 *   read nor order
 */
ActantRecordFile *
actant_join_files (const ActantRecordFile  *a,
                   const ActantRecordFile  *b,
                   const char              *name,
                   GError                 **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  g_autoptr(GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(ActantRecord) header = NULL;
  g_autoptr(GPtrArray) of_a = NULL;
  g_autoptr(GPtrArray) of_b = NULL;
  Joining joining = { records, positions, sources };
  ActantRecordFile *file;

  if (!check_same_file (a, b, name, error))
    return NULL;

  header = actant_join_headers (a->header, b->header);
  of_a = _actant_join_name_versions (a, b, header);
  of_b = _actant_join_name_versions (b, a, header);
  if (!add_records (&joining, of_a, name, error) || !add_records (&joining, of_b, name, error))
    return NULL;

  file = actant_record_file_new (a->format, g_steal_pointer (&header), g_steal_pointer (&records));
  file->version = MAX (a->version, b->version);
  return file;
}
