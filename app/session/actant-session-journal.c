/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session tells its journal. */
#include "config.h"

#include "session/actant-recovery.h"
#include "session/actant-session-private.h"
#include "store/actant-journal-file.h"

/* What a study's history may take on the disk. */
#define MAX_HISTORY_BYTES (32 * 1024 * 1024)

static void
journal_notify_cb (gpointer user_data)
{
  g_object_notify (G_OBJECT (user_data), "save-state");
}

/**
 * actant_session_start_journal:
 * @self: a session
 *
 * From now on every change is written down as it happens, so that it can be recovered. Nothing is
 * created before the first one.
 */
void
actant_session_start_journal (ActantSession *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (ACTANT_IS_SESSION (self));

  if (self->journal != NULL)
    return;
  name = actant_session_dup_coder_name (self);
  self->journal = actant_journal_new (self->folder->root, self->coder, name,
                                      journal_notify_cb, self);
  actant_journal_prune (self->folder->root, MAX_HISTORY_BYTES);
}

/** Whether actant_session_start_journal() was called. */
gboolean
actant_session_has_journal (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), FALSE);

  return self->journal != NULL;
}

/* Ends the journal; what is not saved stays in it. */
void
_actant_session_close_journal (ActantSession *self)
{
  g_clear_pointer (&self->journal, actant_journal_close);
}

/**
 * actant_session_flush_journal:
 * @self: a session
 *
 * Waits until every change is on the disk, in the journal. For tests, and before something risky.
 *
 * Returns: whether it is; %FALSE without a journal
 */
gboolean
actant_session_flush_journal (ActantSession  *self,
                              GError        **error)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), FALSE);

  return self->journal != NULL && actant_journal_flush (self->journal, error);
}

/** Returns: (transfer full) (nullable): why changes cannot be recovered after a crash, in words */
char *
actant_session_dup_journal_problem (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  return self->journal != NULL ? actant_journal_dup_problem (self->journal) : NULL;
}

static void
add_header (ActantSession *self,
            GHashTable    *headers,
            const char    *file)
{
  ActantAnnotationSet *set = _actant_session_get_loaded (self, file);

  if (set != NULL && set->header != NULL)
    g_hash_table_replace (headers, g_strdup (file), actant_record_ref (set->header));
}

static GHashTable *
collect_headers (ActantSession   *self,
                 ActantChangeSet *set)
{
  GHashTable *headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                               (GDestroyNotify) actant_record_unref);

  for (guint i = 0; i < actant_change_set_get_n (set); i++)
    add_header (self, headers, actant_change_set_get (set, i)->file);

  return headers;
}

/* Writes down what was done; only references are handed over. */
void
_actant_session_journal (ActantSession   *self,
                         const char      *action,
                         ActantChangeSet *applied)
{
  g_autofree char *now = actant_identity_dup_time (self->identity);
  g_autoptr(GHashTable) headers = NULL;

  _actant_session_log (self, now, action, applied);
  if (self->journal == NULL)
    return;

  headers = collect_headers (self, applied);
  actant_journal_add (self->journal, now, action, applied, headers);
  for (guint i = 0; i < actant_change_set_get_n (applied); i++)
    {
      const ActantChange *change = actant_change_set_get (applied, i);
      const ActantRecord *either = change->after != NULL ? change->after : change->before;

      actant_journal_set_draft (self->journal, actant_record_get_id (either), now, NULL, NULL);
    }
}

/* Writes down that only the header of @set changed. */
void
_actant_session_journal_header (ActantSession       *self,
                                ActantAnnotationSet *set)
{
  g_autofree char *now = actant_identity_dup_time (self->identity);
  g_autoptr(ActantChangeSet) nothing = actant_change_set_new ("");
  g_autoptr(GHashTable) headers = NULL;

  if (self->journal == NULL)
    return;
  headers = collect_headers (self, nothing);
  add_header (self, headers, set->path);
  actant_journal_add (self->journal, now, "edit", nothing, headers);
}

/* The number that a save which starts now will have saved. */
guint64
_actant_session_get_journal_number (ActantSession *self)
{
  return self->journal != NULL ? actant_journal_get_number (self->journal) : 0;
}

void
_actant_session_journal_saved (ActantSession       *self,
                               ActantAnnotationSet *set,
                               guint64              number)
{
  if (self->journal != NULL && number > 0)
    actant_journal_set_saved (self->journal, set->path, number);
}

/**
 * actant_session_set_draft:
 * @self: a session
 * @text: (nullable): path of the text, %NULL for a study record
 * @record: the record as it would be if the focused field were committed now; it may be one that
 *   is yet to be put
 * @label: the action in words
 *
 * Has the journal keep what is being typed. Committing it by actant_session_apply() or
 * actant_session_drop_draft() ends that.
 */
void
actant_session_set_draft (ActantSession      *self,
                          const char         *text,
                          const ActantRecord *record,
                          const char         *label)
{
  g_autoptr(ActantChangeSet) set = NULL;
  g_autoptr(GHashTable) headers = NULL;
  g_autofree char *now = NULL;
  ActantAnnotationSet *of_file;

  g_return_if_fail (ACTANT_IS_SESSION (self) && record != NULL);

  if (self->journal == NULL)
    return;

  set = actant_change_set_new (label);
  if (!actant_session_put (self, set, text, record))
    {
      actant_session_drop_draft (self, actant_record_get_id (record));
      return;
    }
  headers = collect_headers (self, set);
  of_file = _actant_session_get_loaded (self, actant_change_set_get (set, 0)->file);
  if (g_hash_table_size (headers) == 0)
    {
      /* The file is to come; the document in the journal needs a header to be read. */
      if (of_file->text_path != NULL
          && actant_session_load_text (self, of_file->text_path, NULL) == NULL)
        return;
      if (of_file->draft_header == NULL)
        {
          /* Not of the session's ids: what is typed must not change those of what is saved. */
          g_autofree char *id = g_uuid_string_random ();

          of_file->draft_header = _actant_session_new_header (self, of_file, id);
        }
      g_hash_table_insert (headers, g_strdup (of_file->path),
                           actant_record_ref (of_file->draft_header));
    }
  now = actant_identity_dup_time (self->identity);
  actant_journal_set_draft (self->journal, actant_record_get_id (record), now, set, headers);
}

/** What was being typed into record @id was given up. */
void
actant_session_drop_draft (ActantSession *self,
                           const char    *id)
{
  g_return_if_fail (ACTANT_IS_SESSION (self) && id != NULL);

  if (self->journal != NULL)
    actant_journal_set_draft (self->journal, id, NULL, NULL, NULL);
}
