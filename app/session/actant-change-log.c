/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done to a study, action by action, and the way back to an earlier version. */
#include "session/actant-change-log.h"

#include "session/actant-session-private.h"
#include "store/actant-journal-file.h"

#include <string.h>

/**
 * actant_log_entry_new:
 *
 * Returns: (transfer full): an entry; see #ActantLogEntry
 */
ActantLogEntry *
actant_log_entry_new (const char      *time,
                      const char      *action,
                      const char      *coder,
                      const char      *coder_name,
                      ActantChangeSet *set)
{
  ActantLogEntry *entry = g_new0 (ActantLogEntry, 1);

  entry->time = g_strdup (time);
  entry->action = g_intern_string (action);
  entry->coder = g_strdup (coder);
  entry->coder_name = g_strdup (coder_name);
  entry->set = actant_change_set_ref (set);

  return entry;
}

void
actant_log_entry_free (ActantLogEntry *entry)
{
  g_free (entry->time);
  g_free (entry->coder);
  g_free (entry->coder_name);
  actant_change_set_unref (entry->set);
  g_free (entry);
}

static const char *
get_id (const ActantChange *change)
{
  return actant_record_get_id (change->after != NULL ? change->after : change->before);
}

/** Returns: (transfer none) (nullable): what the action did to record @id */
const ActantChange *
actant_log_entry_find (const ActantLogEntry *entry,
                       const char           *id)
{
  for (guint i = 0; i < actant_change_set_get_n (entry->set); i++)
    if (g_strcmp0 (get_id (actant_change_set_get (entry->set, i)), id) == 0)
      return actant_change_set_get (entry->set, i);

  return NULL;
}

void
_actant_session_log (ActantSession   *self,
                     const char      *time,
                     const char      *action,
                     ActantChangeSet *applied)
{
  g_autofree char *name = actant_session_dup_coder_name (self);

  if (actant_change_set_get_n (applied) > 0)
    g_ptr_array_add (self->log, actant_log_entry_new (time, action, self->coder, name, applied));
}

/** Returns: (transfer none) (element-type ActantLogEntry): all that was done here, oldest first */
GPtrArray *
actant_session_get_log (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  return self->log;
}

/* ---- Earlier sessions ---- */

static const ActantRecord *
find_record (ActantRecordFile *file,
             const char       *id)
{
  for (guint i = 0; file != NULL && i < file->records->len; i++)
    if (g_strcmp0 (actant_record_get_id (file->records->pdata[i]), id) == 0)
      return file->records->pdata[i];

  return NULL;
}

static void
add_part (ActantChangeSet         *set,
          const ActantJournalPart *part)
{
  g_autoptr(ActantRecordFile) before = NULL;
  g_autoptr(ActantRecordFile) after = NULL;

  if (part->before != NULL)
    before = actant_journal_read_document (part->before, part->file, NULL);
  if (part->after != NULL)
    after = actant_journal_read_document (part->after, part->file, NULL);
  for (guint i = 0; after != NULL && i < after->records->len; i++)
    {
      const ActantRecord *record = after->records->pdata[i];

      if (actant_record_get_id (record) != NULL && !actant_record_is_opaque (record))
        actant_change_set_add (set, part->file,
                               find_record (before, actant_record_get_id (record)), record);
    }
  for (guint i = 0; part->removed[i] != NULL; i++)
    {
      const ActantRecord *record = find_record (before, part->removed[i]);

      if (record != NULL && !actant_record_is_opaque (record))
        actant_change_set_add (set, part->file, record, NULL);
    }
}

static void
read_journal (const char *path,
              GPtrArray  *log)
{
  g_autoptr(ActantJournalFile) file = actant_journal_file_read (path, FALSE, NULL);

  for (guint i = 0; file != NULL && i < file->entries->len; i++)
    {
      const ActantJournalEntry *entry = file->entries->pdata[i];
      g_autoptr(ActantChangeSet) set = NULL;
      static const char * const actions[] = { "edit", "undo", "redo", "recover", NULL };
      const char *action = entry->action != NULL ? entry->action : "edit";

      if (entry->kind != ACTANT_JOURNAL_CHANGE || entry->time == NULL)
        continue;
      set = actant_change_set_new (entry->label != NULL ? entry->label : "");
      for (guint p = 0; p < entry->parts->len; p++)
        add_part (set, entry->parts->pdata[p]);
      if (actant_change_set_get_n (set) > 0)
        g_ptr_array_add (log, actant_log_entry_new (entry->time,
                                                    g_strv_contains (actions, action) ? action
                                                                                      : "edit",
                                                    file->coder != NULL ? file->coder : "",
                                                    file->name, set));
    }
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(ActantLogEntry * const *) a)->time, (*(ActantLogEntry * const *) b)->time);
}

/**
 * actant_change_log_read:
 * @root: absolute path of a study's folder
 *
 * Reads the journals on this machine, those of sessions that still run included. Made for a
 * thread: it looks at no session.
 *
 * Returns: (transfer full) (element-type ActantLogEntry): what they say was done, oldest first
 */
GPtrArray *
actant_change_log_read (const char *root)
{
  static const char * const suffixes[] = { ACTANT_JOURNAL_DONE_SUFFIX, ACTANT_JOURNAL_SUFFIX };
  GPtrArray *log = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_log_entry_free);

  for (guint s = 0; s < G_N_ELEMENTS (suffixes); s++)
    {
      g_autoptr(GPtrArray) paths = actant_journal_list (root, suffixes[s]);

      for (guint i = 0; i < paths->len; i++)
        read_journal (paths->pdata[i], log);
    }
  g_ptr_array_sort (log, compare_times);

  return log;
}

/* What no other action shares: a record and the version that it made of it. */
static char *
dup_key (const ActantLogEntry *entry)
{
  const ActantChange *change = actant_change_set_get (entry->set, 0);
  const ActantRecord *either = change->after != NULL ? change->after : change->before;
  const ActantFieldType revs = { ACTANT_FIELD_REVS };
  g_autofree char *rev = actant_value_dup_json (&revs, actant_record_get_revs (either));

  return g_strconcat (actant_record_get_id (either), " ", rev, change->after != NULL ? "" : " gone",
                      NULL);
}

/**
 * actant_change_log_merge:
 * @earlier: (transfer container) (element-type ActantLogEntry): of actant_change_log_read()
 * @own: (element-type ActantLogEntry): of actant_session_get_log()
 *
 * Returns: (transfer container) (element-type ActantLogEntry): @earlier without what @own has;
 *   one and the same action stands in several journals after a failure or a recovery
 */
GPtrArray *
actant_change_log_merge (GPtrArray *earlier,
                         GPtrArray *own)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; own != NULL && i < own->len; i++)
    g_hash_table_add (known, dup_key (own->pdata[i]));
  for (guint i = 0; i < earlier->len; )
    if (g_hash_table_add (known, dup_key (earlier->pdata[i])))
      i++;
    else
      g_ptr_array_remove_index (earlier, i);

  return earlier;
}

/* ---- Field by field ---- */

static gboolean
is_bookkeeping (const char *name)
{
  return strcmp (name, "rev") == 0 || strcmp (name, "modified") == 0
         || strcmp (name, "created") == 0;
}

/**
 * actant_change_list_fields:
 * @before: (nullable): a record as it was
 * @after: (nullable): as it became
 *
 * Returns: (transfer full) (element-type ActantFieldChange): the fields that differ; rev and times
 *   are left out
 */
GArray *
actant_change_list_fields (const ActantRecord *before,
                           const ActantRecord *after)
{
  const ActantRecord *either = after != NULL ? after : before;
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (ActantFieldChange));
  const ActantTable *table;

  g_return_val_if_fail (either != NULL, changes);

  if (actant_record_is_opaque (either)
      || (before != NULL && actant_record_get_kind (before) != actant_record_get_kind (either)))
    return changes;

  table = actant_kind_get_info (actant_record_get_kind (either))->table;
  for (guint i = 0; i < table->n_fields; i++)
    {
      ActantFieldChange change = {
        &table->fields[i],
        before != NULL ? actant_value_get_member_at (actant_record_get_body (before), i) : NULL,
        after != NULL ? actant_value_get_member_at (actant_record_get_body (after), i) : NULL,
      };

      if (!is_bookkeeping (change.field->name)
          && !actant_value_equal (change.before, change.after))
        g_array_append_val (changes, change);
    }

  return changes;
}

/* ---- Back ---- */

static void
free_deleted (gpointer data)
{
  ActantDeleted *deleted = data;

  g_free (deleted->text);
  actant_record_unref (deleted->record);
  g_free (deleted);
}

static int
compare_deleted (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (actant_record_get_text ((*(ActantDeleted * const *) b)->record, "deleted"),
                    actant_record_get_text ((*(ActantDeleted * const *) a)->record, "deleted"));
}

/* A purged tombstone has nothing to restore. */
static gboolean
has_content (const ActantRecord *record)
{
  const ActantValue *body = actant_record_get_body (record);
  const ActantTable *table = actant_value_get_table (body);

  for (guint i = 0; i < table->n_fields; i++)
    if (!is_bookkeeping (table->fields[i].name) && strcmp (table->fields[i].name, "deleted") != 0
        && actant_value_get_member_at (body, i) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * actant_session_list_deleted:
 * @self: a session
 *
 * Returns: (transfer full) (element-type ActantDeleted): what was deleted in the coder's files
 *   that are loaded, and in the study, the latest first
 */
GPtrArray *
actant_session_list_deleted (ActantSession *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_deleted);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), list);

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ActantAnnotationSet *set = value;
      gboolean is_study = set == self->own_study;
      g_autoptr(GPtrArray) records = NULL;

      if (!is_study && (set->text_path == NULL || strcmp (set->coder, self->coder) != 0))
        continue;
      records = actant_collection_snapshot (is_study ? self->study : set->records);
      for (guint i = 0; i < records->len; i++)
        {
          const ActantRecord *record = records->pdata[i];
          ActantDeleted *deleted;

          if (actant_record_is_opaque (record) || !actant_record_is_deleted (record)
              || !has_content (record))
            continue;
          deleted = g_new0 (ActantDeleted, 1);
          deleted->text = g_strdup (set->text_path);
          deleted->record = actant_record_ref (record);
          g_ptr_array_add (list, deleted);
        }
    }
  g_ptr_array_sort (list, compare_deleted);

  return list;
}

static gboolean
is_live (ActantSession   *self,
         ActantChangeSet *change_set,
         const char      *file,
         const char      *id)
{
  const ActantRecord *record = actant_change_set_lookup (change_set, file, id);

  if (record == NULL)
    record = _actant_session_get_current (file, id, self);

  return record != NULL && !actant_record_is_deleted (record);
}

/* Relations that went with the claim @id at the moment @deleted and whose other end is there. */
static void
restore_relations (ActantSession   *self,
                   ActantChangeSet *change_set,
                   const char      *file,
                   const char      *id,
                   const char      *deleted)
{
  g_autoptr(GPtrArray) records = NULL;

  records = actant_collection_snapshot (_actant_session_get_loaded (self, file)->records);
  for (guint i = 0; i < records->len; i++)
    {
      const ActantRecord *relation = records->pdata[i];
      const char *from;
      const char *to;

      if (actant_record_is_opaque (relation)
          || actant_record_get_kind (relation) != ACTANT_KIND_RELATION
          || g_strcmp0 (actant_record_get_text (relation, "deleted"), deleted) != 0)
        continue;
      from = actant_record_get_text (relation, "from");
      to = actant_record_get_text (relation, "to");
      if ((g_strcmp0 (from, id) == 0 || g_strcmp0 (to, id) == 0)
          && is_live (self, change_set, file, from) && is_live (self, change_set, file, to))
        {
          g_autoptr(ActantRecord) live = actant_record_set (relation, "deleted", NULL);

          actant_change_set_add (change_set, file, relation, live);
        }
    }
}

/**
 * actant_session_restore:
 * @self: a session
 * @change_set: an edit in the making
 * @text: (nullable): path of the text, %NULL for a study record
 * @version: the record as it once was, or its tombstone
 *
 * Adds to the edit that the record becomes again what @version says; a deleted one comes back, a
 * claim with the relations that went with it. The edit is a new change, so that what colleagues
 * have joins, and it can be undone.
 *
 * Returns: whether anything would change
 */
gboolean
actant_session_restore (ActantSession      *self,
                        ActantChangeSet    *change_set,
                        const char         *text,
                        const ActantRecord *version)
{
  const char *id = actant_record_get_id (version);
  const char *file;
  const ActantRecord *now;
  g_autoptr(ActantRecord) live = NULL;
  g_autoptr(ActantRecord) as_then = NULL;
  g_autofree char *deleted = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && change_set != NULL, FALSE);
  g_return_val_if_fail (!actant_record_is_opaque (version), FALSE);

  if (text != NULL)
    actant_session_get_own_set (self, text, NULL);
  file = _actant_session_get_file (self, text);
  if (_actant_session_get_loaded (self, file) == NULL)
    return FALSE;
  now = _actant_session_get_current (file, id, self);
  live = actant_record_set (version, "deleted", NULL);
  as_then = now != NULL ? actant_record_set_body (now, actant_value_ref (actant_record_get_body (live)))
                        : actant_record_ref (live);
  deleted = now != NULL ? g_strdup (actant_record_get_text (now, "deleted")) : NULL;
  if (!actant_session_put (self, change_set, text, as_then))
    return FALSE;
  if (deleted != NULL && actant_record_get_kind (version) == ACTANT_KIND_CLAIM)
    restore_relations (self, change_set, file, id, deleted);

  return TRUE;
}
