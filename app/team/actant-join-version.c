/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining files whose positions count in different versions of the text: each record then says in
 * which, unless it is the one that the joined header names. */
#include "team/actant-join-private.h"

#include <string.h>

/* Digits of a checksum that records keep. */
#define SHA_DIGITS 16

static const char *
get_sha (const ActantRecord *header)
{
  return actant_value_get_member_text (actant_record_get (header, "source"), "sha256");
}

static gboolean
has_positions (const ActantRecord *record)
{
  return actant_record_get_id (record) != NULL && !actant_record_is_opaque (record)
         && (actant_kind_has_segments (actant_record_get_kind (record))
             || actant_record_get_kind (record) == ACTANT_KIND_RELATION);
}

static ActantRecord *
name_version (const ActantRecord *record,
              const char         *sha)
{
  g_autofree char *digits = g_strndup (sha, SHA_DIGITS);
  g_autoptr(GPtrArray) bodies = _actant_record_get_bodies (record);

  g_ptr_array_set_free_func (bodies, (GDestroyNotify) actant_value_unref);
  for (guint i = 0; i < bodies->len; i++)
    {
      const ActantValue *body = bodies->pdata[i];

      bodies->pdata[i] = actant_value_get_member (body, "source_sha") != NULL
                         ? actant_value_ref (body)
                         : actant_value_object_set (body, "source_sha",
                                                    actant_value_new_text (digits));
    }

  return _actant_record_new_of_bodies (actant_record_get_kind (record),
                                       actant_record_get_id (record), bodies);
}

/* What @other has word for word is one record whatever the files say of the text: neither writer
 * has touched it, and in each text it was found in place. */
static gboolean
is_in (GHashTable         *other,
       const ActantRecord *record)
{
  const ActantRecord *known = g_hash_table_lookup (other, actant_record_get_id (record));

  return known != NULL && (known == record || actant_record_equal (known, record));
}

static GHashTable *
index_records (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    if (actant_record_get_id (records->pdata[i]) != NULL)
      g_hash_table_insert (index, (gpointer) actant_record_get_id (records->pdata[i]),
                           records->pdata[i]);

  return index;
}

/**
 * _actant_join_name_versions:
 * @file: one side of a join
 * @other: the other side
 * @header: both headers joined
 *
 * Returns: (transfer full) (element-type ActantRecord): @file's records; where @header names
 *   another text than @file's does, those with positions name the text that they count in
 */
GPtrArray *
_actant_join_name_versions (const ActantRecordFile *file,
                            const ActantRecordFile *other,
                            const ActantRecord     *header)
{
  const char *sha = get_sha (file->header);
  g_autoptr(GHashTable) known = NULL;
  GPtrArray *records;

  if (file->format != ACTANT_FORMAT_ANNOTATIONS || sha == NULL
      || g_strcmp0 (sha, get_sha (header)) == 0)
    return g_ptr_array_ref (file->records);

  known = index_records (other->records);
  records = g_ptr_array_new_full (file->records->len, (GDestroyNotify) actant_record_unref);
  for (guint i = 0; i < file->records->len; i++)
    {
      const ActantRecord *record = file->records->pdata[i];

      g_ptr_array_add (records, has_positions (record) && !is_in (known, record)
                                ? name_version (record, sha) : actant_record_ref (record));
    }
  return records;
}
