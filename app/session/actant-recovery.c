/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing back what the journals hold and the files do not: a join, as with any other copy. */
#include "config.h"

#include "session/actant-recovery-private.h"

#include "model/actant-revs.h"
#include "store/actant-durable-file.h"
#include "store/actant-journal-file.h"
#include "team/actant-join.h"

#include <glib/gi18n.h>
#include <string.h>

void
actant_recovery_free (ActantRecovery *recovery)
{
  g_free (recovery->from);
  g_free (recovery->until);
  g_free (recovery->id);
  g_ptr_array_unref (recovery->problems);
  g_free (recovery);
}

static void
free_gain (gpointer data)
{
  ActantGain *gain = data;

  if (gain == NULL)
    return;
  g_clear_pointer (&gain->header, actant_record_file_free);
  g_hash_table_unref (gain->records);
  g_free (gain);
}

void
_actant_recovery_add_problem (ActantRecoveryRun *run,
                              const char        *file,
                              const char        *why)
{
  /* Translators: the first %s is a file's name, the second says why */
  g_ptr_array_add (run->recovery->problems,
                   g_strdup_printf (_("%s: changes that were not saved cannot be brought back yet, "
                                      "they stay in the journal: %s"), file, why));
}

/* The coder's own set that @file, a name out of a journal, stands for; NULL with a reason. */
static ActantAnnotationSet *
find_set (ActantSession  *self,
          const char     *file,
          char          **why)
{
  g_autofree char *text = NULL;
  g_autofree char *coder = NULL;
  g_autoptr(GError) error = NULL;
  ActantAnnotationSet *set = NULL;

  if (strcmp (file, self->own_study->path) == 0)
    set = self->own_study;
  else if (actant_annotation_path_split (file, &text, &coder)
           && strcmp (coder, self->coder) == 0
           && g_strv_contains ((const char * const *) self->texts, text))
    set = actant_session_get_own_set (self, text, &error);
  else
    {
      *why = g_strdup (_("there is no such text in the study"));
      return NULL;
    }

  if (set->read_only_reason != NULL)
    {
      *why = g_strdup (set->read_only_reason);
      return NULL;
    }
  if (set->text_path != NULL && actant_session_load_text (self, set->text_path, &error) == NULL)
    {
      *why = g_strdup (error->message);
      return NULL;
    }
  return set;
}

/* NULL when nothing can be brought back to @file; that is said once. */
ActantGain *
_actant_recovery_get_gain (ActantRecoveryRun *run,
                           const char        *file)
{
  g_autofree char *why = NULL;
  ActantAnnotationSet *set;
  gpointer known;
  ActantGain *gain;

  if (g_hash_table_lookup_extended (run->gains, file, NULL, &known))
    return known;

  set = find_set (run->session, file, &why);
  if (set == NULL)
    {
      _actant_recovery_add_problem (run, file, why);
      g_hash_table_insert (run->gains, g_strdup (file), NULL);
      return NULL;
    }
  gain = g_new0 (ActantGain, 1);
  gain->set = set;
  gain->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) actant_record_unref);
  g_hash_table_insert (run->gains, g_strdup (file), gain);
  return gain;
}

/* Whether the file as it is knows no such version of @record. */
gboolean
_actant_recovery_is_news (ActantAnnotationSet *set,
                          const ActantRecord  *record)
{
  const ActantRecord *now = actant_collection_lookup (set->records, actant_record_get_id (record));
  g_autoptr(ActantRecord) both = now != NULL ? actant_join_records (now, record) : NULL;

  return now == NULL || (both != NULL && !actant_record_equal (both, now));
}

void
_actant_recovery_add_record (ActantGain         *gain,
                             const ActantRecord *record)
{
  const char *id = actant_record_get_id (record);
  const ActantRecord *known = g_hash_table_lookup (gain->records, id);
  ActantRecord *both = known != NULL ? actant_join_records (known, record) : NULL;

  /* Of two that cannot be joined the later entry is the later version. */
  g_hash_table_replace (gain->records, g_strdup (id),
                        both != NULL ? both : actant_record_ref (record));
}

/* Takes a document's header, without its records. */
void
_actant_recovery_add_header (ActantGain       *gain,
                             ActantRecordFile *document)
{
  ActantRecordFile *header = actant_record_file_new (document->format,
                                                     actant_record_ref (document->header), NULL);
  g_autoptr(ActantRecordFile) before = g_steal_pointer (&gain->header);

  if (before != NULL)
    {
      ActantRecordFile *both = actant_join_files (before, header, gain->set->path, NULL);

      if (both != NULL)
        {
          actant_record_file_free (header);
          header = both;
        }
    }
  gain->header = header;
}

/* Whether @document belongs into the set's file: a journal is no more trusted than any file. */
gboolean
_actant_recovery_fits (ActantSession       *self,
                       ActantAnnotationSet *set,
                       ActantRecordFile    *document)
{
  const ActantValue *coder = actant_record_get (document->header, "coder");
  g_autofree char *name = set->text_path != NULL ? g_path_get_basename (set->text_path) : NULL;

  return document->format == set->format && document->version <= ACTANT_FILE_VERSION
         && g_strcmp0 (actant_value_get_member_text (coder, "slug"), self->coder) == 0
         && g_strcmp0 (actant_value_get_member_text (actant_record_get (document->header, "source"),
                                                     "file"), name) == 0;
}

static ActantRecordFile *
read_document (ActantRecoveryRun       *run,
               ActantGain              *gain,
               const ActantJournalPart *part)
{
  g_autoptr(ActantRecordFile) document = NULL;
  g_autoptr(GError) error = NULL;

  if (part->after == NULL)
    return NULL;
  document = actant_journal_read_document (part->after, part->file, &error);
  if (document == NULL)
    {
      _actant_recovery_add_problem (run, part->file, error->message);
      return NULL;
    }
  if (!_actant_recovery_fits (run->session, gain->set, document))
    {
      _actant_recovery_add_problem (run, part->file, _("the journal is of another coder or text"));
      return NULL;
    }

  return g_steal_pointer (&document);
}

/* Adds what a part of a change brings. Returns: whether that is anything. */
static gboolean
add_part (ActantRecoveryRun       *run,
          const ActantJournalPart *part)
{
  ActantGain *gain = _actant_recovery_get_gain (run, part->file);
  g_autoptr(ActantRecordFile) document = NULL;
  gboolean news = FALSE;

  if (gain == NULL)
    return FALSE;
  document = read_document (run, gain, part);
  if (document == NULL)
    return FALSE;

  _actant_recovery_add_header (gain, document);
  for (guint i = 0; i < document->records->len; i++)
    {
      const ActantRecord *record = document->records->pdata[i];

      if (actant_record_get_id (record) == NULL || actant_record_is_opaque (record))
        continue;
      news |= _actant_recovery_is_news (gain->set, record);
      _actant_recovery_add_record (gain, record);
    }
  for (guint i = 0; part->removed[i] != NULL; i++)
    g_hash_table_remove (gain->records, part->removed[i]);

  return news;
}

void
_actant_recovery_note_time (ActantRecovery *recovery,
                            const char     *time)
{
  if (time == NULL)
    return;
  if (recovery->from == NULL || strcmp (time, recovery->from) < 0)
    {
      g_free (recovery->from);
      recovery->from = g_strdup (time);
    }
  if (recovery->until == NULL || strcmp (time, recovery->until) > 0)
    {
      g_free (recovery->until);
      recovery->until = g_strdup (time);
    }
}

/* ---- Journals ---- */

static void
collect_changes (ActantRecoveryRun *run,
                 ActantJournalFile *file)
{
  for (guint i = 0; i < file->entries->len; i++)
    {
      const ActantJournalEntry *entry = file->entries->pdata[i];
      gboolean news = FALSE;

      if (entry->kind != ACTANT_JOURNAL_CHANGE)
        continue;
      for (guint p = 0; p < entry->parts->len; p++)
        if (!actant_journal_file_is_saved (file, entry, entry->parts->pdata[p]))
          news |= add_part (run, entry->parts->pdata[p]);
      if (!news)
        continue;
      run->recovery->n_changes++;
      _actant_recovery_note_time (run->recovery, entry->time);
    }
}

static void
join_header (ActantAnnotationSet *set,
             ActantRecordFile    *header)
{
  g_autoptr(ActantRecordFile) ours = NULL;
  g_autoptr(ActantRecordFile) both = NULL;

  if (header == NULL)
    return;
  if (set->header != NULL)
    {
      ours = actant_record_file_new (set->format, actant_record_ref (set->header), NULL);
      both = actant_join_files (ours, header, set->path, NULL);
      if (both == NULL)
        return;
    }
  g_clear_pointer (&set->header, actant_record_unref);
  set->header = actant_record_ref (both != NULL ? both->header : header->header);
}

/* Puts a record that is stamped already, joined with what is there. */
static void
put (ActantRecoveryRun   *run,
     ActantAnnotationSet *set,
     const ActantRecord  *record)
{
  ActantSession *self = run->session;
  const char *id = actant_record_get_id (record);
  const ActantRecord *now = actant_collection_lookup (set->records, id);
  const ActantRecord *shown = _actant_session_get_current (set->path, id, self);
  g_autoptr(ActantRecord) before = shown != NULL ? actant_record_ref (shown) : NULL;
  g_autoptr(ActantRecord) both = now != NULL ? actant_join_records (now, record)
                                             : actant_record_ref (record);

  if (both == NULL)
    {
      _actant_recovery_add_problem (run, set->path, _("a newer version of Actant wrote the record; "
                                                      "update Actant"));
      return;
    }
  if (now != NULL && actant_record_equal (both, now))
    return;

  actant_collection_put (set->records, both);
  set->edits++;
  if (set->format == ACTANT_FORMAT_STUDY)
    _actant_session_rejoin_study (self, id);
  else
    _actant_annotation_set_check_anchor (set, actant_session_load_text (self, set->text_path, NULL),
                                         both);
  actant_change_set_add (run->applied, set->path, before,
                         _actant_session_get_current (set->path, id, self));
}

static void
put_gains (ActantRecoveryRun *run)
{
  GHashTableIter files;
  gpointer value;

  g_hash_table_iter_init (&files, run->gains);
  while (g_hash_table_iter_next (&files, NULL, &value))
    {
      ActantGain *gain = value;
      GHashTableIter records;
      gpointer record;

      if (gain == NULL)
        continue;
      join_header (gain->set, gain->header);
      g_hash_table_iter_init (&records, gain->records);
      while (g_hash_table_iter_next (&records, NULL, &record))
        put (run, gain->set, record);
    }
}

static const ActantRecord *
find_before (ActantRecordFile   *document,
             const ActantRecord *record)
{
  for (guint i = 0; document != NULL && i < document->records->len; i++)
    if (g_strcmp0 (actant_record_get_id (document->records->pdata[i]),
                   actant_record_get_id (record)) == 0)
      return document->records->pdata[i];

  return NULL;
}

/* What was being typed becomes a change. When the record has changed since, both versions stay. */
static void
take_draft (ActantRecoveryRun        *run,
            const ActantJournalEntry *draft)
{
  ActantSession *self = run->session;
  const ActantJournalPart *part = draft->parts->pdata[0];
  ActantGain *gain = _actant_recovery_get_gain (run, part->file);
  g_autoptr(ActantRecordFile) document = gain != NULL ? read_document (run, gain, part) : NULL;
  g_autoptr(ActantRecordFile) before = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(ActantRecord) stamped = NULL;
  const ActantRecord *record;
  const ActantRecord *base;
  const ActantRecord *now;

  if (document == NULL || document->records->len != 1
      || actant_record_is_opaque (document->records->pdata[0]))
    return;
  record = document->records->pdata[0];
  if (part->before != NULL)
    before = actant_journal_read_document (part->before, part->file, NULL);
  base = find_before (before, record);
  now = _actant_session_get_current (gain->set->path, actant_record_get_id (record), self);
  if (now != NULL && actant_record_equal_content (now, record))
    return;

  if (!_actant_session_ensure_coder (self, NULL)
      || !_actant_session_prepare (self, gain->set, NULL))
    return;
  stamped = _actant_session_stamp (self, gain->set, base, record);
  put (run, gain->set, stamped);
  run->recovery->n_drafts++;
  run->recovery->n_changes++;
  _actant_recovery_note_time (run->recovery, draft->time);
}

/* Everything that came back is one action that can be undone, saved, and in the journal. */
static gboolean
conclude (ActantRecoveryRun *run)
{
  ActantSession *self = run->session;
  const ActantChange *change;
  const ActantRecord *record;

  if (actant_change_set_get_n (run->applied) == 0)
    return TRUE;

  change = actant_change_set_get (run->applied, 0);
  record = change->after != NULL ? change->after : change->before;
  run->recovery->id = g_strdup (actant_record_get_id (record));
  _actant_session_journal (self, "recover", run->applied);
  actant_history_push (self->history, run->applied);
  _actant_session_set_dirty (self);
  _actant_session_emit_changed (self, run->applied);

  return self->journal != NULL && actant_journal_flush (self->journal, NULL);
}

/* The journals of ended sessions of this coder, locked. */
static GPtrArray *
open_journals (ActantRecoveryRun *run,
               const char        *root)
{
  g_autoptr(GPtrArray) paths = actant_journal_list (root, ACTANT_JOURNAL_SUFFIX);
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_journal_file_free);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *display = g_filename_display_name (paths->pdata[i]);
      ActantJournalFile *file = actant_journal_file_read (paths->pdata[i], TRUE, &error);

      if (file == NULL)
        {
          /* In use, or recovered and put aside by another session a moment ago. */
          if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY)
              && !g_error_matches (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NO_FOLDER))
            g_ptr_array_add (run->recovery->problems, g_strdup (error->message));
          continue;
        }
      if (file->root == NULL && file->damaged > 0)
        g_ptr_array_add (run->recovery->problems,
                         g_strdup_printf (_("%s: not a journal, or damaged; left as it is"),
                                          display));
      run->recovery->damaged += file->damaged;
      if (g_strcmp0 (file->coder, run->session->coder) == 0)
        g_ptr_array_add (files, file);
      else
        actant_journal_file_free (file);
    }

  return files;
}

static void
retire (ActantRecoveryRun *run,
        GPtrArray         *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr(GError) error = NULL;

      if (!actant_journal_file_retire (files->pdata[i], &error)
          && !g_error_matches (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NO_FOLDER))
        g_ptr_array_add (run->recovery->problems, g_strdup (error->message));
    }
}

/**
 * actant_session_recover:
 * @self: a session, just opened
 *
 * Joins what sessions of the same coder wrote into their journals and no save took, what was being
 * typed when they ended, and what saves that were killed left in the study's folders. Sessions that
 * still run keep their journals. What cannot be brought back stays in its journal and is reported.
 * Blocks as long as it takes to read the journals and the files concerned; there is nothing to read
 * when every session ended by itself.
 *
 * Returns: (transfer full): what came back
 */
ActantRecovery *
actant_session_recover (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  return actant_session_recover_from (self, self->folder->root);
}

/**
 * actant_session_recover_from:
 * @self: a session, just opened
 * @root: the study's folder as it was called when the sessions ran, after it was moved
 *
 * As actant_session_recover(), with the journals of that place.
 *
 * Returns: (transfer full): what came back
 */
ActantRecovery *
actant_session_recover_from (ActantSession *self,
                             const char    *root)
{
  g_autoptr(GPtrArray) files = NULL;
  ActantRecoveryRun run = { self, g_new0 (ActantRecovery, 1), NULL, NULL, NULL };
  gboolean kept;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  run.recovery->problems = g_ptr_array_new_with_free_func (g_free);
  run.gains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_gain);
  run.applied = actant_change_set_new (_("Recover Changes"));
  run.spent = g_ptr_array_new_with_free_func (g_free);
  _actant_recovery_collect_temps (&run);
  files = open_journals (&run, root);
  for (guint i = 0; i < files->len; i++)
    collect_changes (&run, files->pdata[i]);
  put_gains (&run);
  for (guint i = 0; i < files->len; i++)
    {
      ActantJournalFile *file = files->pdata[i];

      for (guint d = 0; d < file->drafts->len; d++)
        take_draft (&run, file->drafts->pdata[d]);
    }
  kept = conclude (&run);
  if (kept)
    _actant_recovery_remove_spent (&run);
  if (kept && run.recovery->problems->len == 0)
    retire (&run, files);

  g_ptr_array_unref (run.spent);
  actant_change_set_unref (run.applied);
  g_hash_table_unref (run.gains);
  return run.recovery;
}
