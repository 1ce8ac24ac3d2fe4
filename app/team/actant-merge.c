/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging two contents of a file with the content that both come from.
 *
 * Three steps: what somebody changed by hand, and the rev therefore does not show, is told apart
 * from the base and gets a mark; the join; then each record that is left with versions is resolved
 * where no field clashes. */
#include "team/actant-merge.h"

#include "team/actant-join-private.h"
#include "team/actant-join.h"
#include "team/actant-resolve.h"
#include "team/actant-stamp.h"

#include "model/actant-revs.h"

static const ActantRecord *
lookup (GHashTable         *records,
        const ActantRecord *record)
{
  const char *id = actant_record_get_id (record);

  return id != NULL ? g_hash_table_lookup (records, id) : NULL;
}

static GHashTable *
index_records (const ActantRecordFile *file)
{
  GHashTable *records = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; file != NULL && i < file->records->len; i++)
    {
      const char *id = actant_record_get_id (file->records->pdata[i]);

      if (id != NULL)
        g_hash_table_insert (records, (gpointer) id, file->records->pdata[i]);
    }

  return records;
}

/* What a merge looks at, record by record. */
typedef struct
{
  ActantMergeBase  relation;
  GHashTable      *base;     /* id -> record */
  GHashTable      *doubtful; /* records of the base that may not be what the sides come from */
} Merging;

/* A body of @base that has the rev of @body; NULL when there is none or when it is that body. */
static const ActantValue *
find_changed_by_hand (const ActantRecord *base,
                      const ActantValue  *body)
{
  g_autoptr(GPtrArray) bodies = _actant_record_get_bodies (base);
  const ActantValue *found = NULL;

  for (guint i = 0; i < bodies->len; i++)
    if (actant_revs_compare (actant_value_get_member (bodies->pdata[i], "rev"),
                             actant_value_get_member (body, "rev")) == ACTANT_REVS_EQUAL)
      {
        if (actant_value_equal (bodies->pdata[i], body))
          return NULL;
        found = bodies->pdata[i];
      }

  return found;
}

static gboolean
is_dominated (const ActantValue  *body,
              const ActantRecord *other)
{
  g_autoptr(GPtrArray) bodies = _actant_record_get_bodies (other);

  for (guint i = 0; i < bodies->len; i++)
    if (actant_revs_compare (actant_value_get_member (body, "rev"),
                             actant_value_get_member (bodies->pdata[i], "rev"))
        == ACTANT_REVS_BEFORE)
      return TRUE;

  return FALSE;
}

static gboolean
is_comparable (const ActantRecord *a,
               const ActantRecord *b)
{
  return a != NULL && b != NULL && a != b
         && !actant_record_is_opaque (a) && !actant_record_is_opaque (b)
         && actant_record_get_kind (a) == actant_record_get_kind (b);
}

/* @record, with a mark on each body that differs from the base at its rev and that @other, which
 * went on from the base, would therefore seem to have seen. */
static ActantRecord *
mark_by_hand (Merging            *merging,
              const ActantRecord *base,
              const ActantRecord *record,
              const ActantRecord *other)
{
  g_autoptr(GPtrArray) bodies = NULL;
  gboolean marked = FALSE;

  if (!is_comparable (base, record))
    return actant_record_ref (record);

  bodies = _actant_record_get_bodies (record);
  g_ptr_array_set_free_func (bodies, (GDestroyNotify) actant_value_unref);
  for (guint i = 0; i < bodies->len; i++)
    {
      const ActantValue *body = bodies->pdata[i];
      const ActantValue *before = find_changed_by_hand (base, body);
      gboolean needs_mark = before != NULL && is_comparable (other, record)
                            && is_dominated (body, other);

      /* What was put in our file's place need not come from the base that it differs from, and of
       * two versions with one rev only one can. */
      if (before != NULL && (merging->relation == ACTANT_MERGE_BASE_LAST_SEEN || bodies->len > 1))
        g_hash_table_add (merging->doubtful, (gpointer) base);
      bodies->pdata[i] = needs_mark
                         ? actant_body_mark (body, actant_value_get_member (before, "rev"))
                         : actant_value_ref (body);
      marked |= needs_mark;
    }

  return marked ? _actant_record_new_of_bodies (actant_record_get_kind (record),
                                                actant_record_get_id (record), bodies)
                : actant_record_ref (record);
}

static ActantRecordFile *
mark_file (Merging                *merging,
           const ActantRecordFile *base,
           const ActantRecordFile *file,
           const ActantRecordFile *other)
{
  g_autoptr(GHashTable) others = index_records (other);
  GPtrArray *records = g_ptr_array_new_full (file->records->len,
                                             (GDestroyNotify) actant_record_unref);
  ActantRecordFile *marked;

  for (guint i = 0; i < file->records->len; i++)
    {
      const ActantRecord *record = file->records->pdata[i];

      g_ptr_array_add (records, mark_by_hand (merging, lookup (merging->base, record), record,
                                              lookup (others, record)));
    }
  marked = actant_record_file_new (file->format,
                                   mark_by_hand (merging, base != NULL ? base->header : NULL,
                                                 file->header, other->header), records);
  marked->version = file->version;

  return marked;
}

static ActantRecord *
resolve (Merging            *merging,
         const ActantRecord *base,
         const ActantRecord *named,
         const ActantRecord *record)
{
  if (base != NULL && g_hash_table_contains (merging->doubtful, base))
    named = NULL;

  return actant_resolve_record (named, record);
}

/* Resolves all of @merged. The base's records name the text that they count in as the sides' do
 * where the text has changed, so that this alone is no change. */
static void
resolve_all (Merging                *merging,
             const ActantRecordFile *base,
             ActantRecordFile       *merged)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  const ActantRecordFile empty = { merged->format, merged->version, merged->header, none };
  g_autoptr(GPtrArray) named = base != NULL
    ? _actant_join_name_versions (base, &empty, merged->header) : NULL;
  const ActantRecordFile named_file = { merged->format, merged->version, merged->header, named };
  g_autoptr(GHashTable) named_records = index_records (named != NULL ? &named_file : NULL);
  ActantRecord *header;

  for (guint i = 0; i < merged->records->len; i++)
    {
      ActantRecord *record = merged->records->pdata[i];

      merged->records->pdata[i] = resolve (merging, lookup (merging->base, record),
                                           lookup (named_records, record), record);
      actant_record_unref (record);
    }
  header = resolve (merging, base != NULL ? base->header : NULL, base != NULL ? base->header : NULL,
                    merged->header);
  actant_record_unref (merged->header);
  merged->header = header;
}

static const char *
get_text_name (const ActantRecordFile *file)
{
  return actant_value_get_member_text (actant_record_get (file->header, "source"), "file");
}

/* What the text is called after the merge, when it was renamed on one side; NULL when both say the
 * same, when nothing tells who renamed it, or when it is not one set. */
static const char *
find_new_name (const ActantRecordFile *base,
               const ActantRecordFile *ours,
               const ActantRecordFile *theirs)
{
  const char *our_name = get_text_name (ours);
  const char *their_name = get_text_name (theirs);
  const char *name = base != NULL ? get_text_name (base) : NULL;

  if (name == NULL || our_name == NULL || their_name == NULL || g_str_equal (our_name, their_name)
      || !g_str_equal (actant_record_get_id (ours->header), actant_record_get_id (theirs->header)))
    return NULL;

  return g_str_equal (our_name, name) ? their_name : g_str_equal (their_name, name) ? our_name : NULL;
}

static void
rename_text (ActantRecordFile *file,
             const char       *name)
{
  const ActantValue *source = actant_record_get (file->header, "source");
  ActantRecord *renamed;

  renamed = actant_record_set (file->header, "source",
                               actant_value_object_set (source, "file",
                                                        actant_value_new_text (name)));
  actant_record_unref (file->header);
  file->header = renamed;
}

/**
 * actant_merge_files:
 * @relation: what the base is to the sides
 * @base: (nullable): the content that both come from
 * @ours: a file's content
 * @theirs: another content of the same file
 * @name: of the file, for messages
 *
 * Everything that both have, with what each changed since @base in one record where that goes
 * together; elsewhere the record has both versions. Symmetric in @ours and @theirs. A record that
 * one side lacks is kept: absence never means deletion. A text that one side renamed has its new
 * name.
 *
 * Returns: (transfer full) (nullable): the merged content, or %NULL with an error as of
 *   actant_join_files()
 */
ActantRecordFile *
actant_merge_files (ActantMergeBase          relation,
                    const ActantRecordFile  *base,
                    const ActantRecordFile  *ours,
                    const ActantRecordFile  *theirs,
                    const char              *name,
                    GError                 **error)
{
  g_autoptr(GHashTable) base_records = index_records (base);
  g_autoptr(GHashTable) doubtful = g_hash_table_new (NULL, NULL);
  Merging merging = { relation, base_records, doubtful };
  g_autoptr(ActantRecordFile) a = mark_file (&merging, base, ours, theirs);
  g_autoptr(ActantRecordFile) b = mark_file (&merging, base, theirs, ours);
  const char *text = find_new_name (base, ours, theirs);
  ActantRecordFile *merged;

  if (text != NULL)
    {
      rename_text (a, text);
      rename_text (b, text);
    }
  merged = actant_join_files (a, b, name, error);
  if (merged != NULL)
    resolve_all (&merging, base, merged);

  return merged;
}

/**
 * actant_count_clashes:
 * @file: a file's content
 *
 * Returns: how many records have several versions
 */
guint
actant_count_clashes (const ActantRecordFile *file)
{
  guint n = 0;

  for (guint i = 0; i < file->records->len; i++)
    if (!actant_record_is_opaque (file->records->pdata[i])
        && actant_record_get_n_versions (file->records->pdata[i]) > 0)
      n++;

  return n;
}

/**
 * actant_count_news:
 * @file: a file's content
 * @other: another content of it
 *
 * Returns: how many records of @file differ from those of @other or are not there
 */
guint
actant_count_news (const ActantRecordFile *file,
                   const ActantRecordFile *other)
{
  g_autoptr(GHashTable) known = index_records (other);
  guint n = 0;

  for (guint i = 0; i < file->records->len; i++)
    {
      const ActantRecord *record = lookup (known, file->records->pdata[i]);

      if (record == NULL || !actant_record_equal (record, file->records->pdata[i]))
        n++;
    }

  return n;
}
