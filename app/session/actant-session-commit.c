/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting change sets into files' records: checks, stamps, headers, streams. */
#include "config.h"

#include "session/actant-correction-private.h"
#include "session/actant-passage-move.h"
#include "session/actant-session-private.h"

#include "model/actant-revs.h"

#include <glib/gi18n.h>
#include <string.h>

/* The record as a session sees it now: of its own file or the joined study. */
const ActantRecord *
_actant_session_get_current (const char *file,
                             const char *id,
                             gpointer    user_data)
{
  ActantSession *self = user_data;
  ActantAnnotationSet *set = _actant_session_get_loaded (self, file);

  if (set == NULL)
    return NULL;

  return actant_collection_lookup (set->format == ACTANT_FORMAT_STUDY ? self->study : set->records,
                                   id);
}

static gboolean
check_change (ActantSession       *self,
              const ActantChange  *change,
              GError             **error)
{
  const ActantRecord *either = change->after != NULL ? change->after : change->before;
  ActantAnnotationSet *set = _actant_session_get_loaded (self, change->file);
  const ActantRecord *now;

  if (set == NULL || set->read_only_reason != NULL
      || (strcmp (set->coder, self->coder) != 0 && strcmp (set->coder, ACTANT_CONSENSUS) != 0))
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY,
                   _("%s cannot be changed: %s"), change->file,
                   set != NULL && set->read_only_reason != NULL
                   ? set->read_only_reason : _("it is not your file"));
      return FALSE;
    }

  if (set->text_path != NULL && actant_session_load_text (self, set->text_path, error) == NULL)
    return FALSE;

  now = _actant_session_get_current (change->file, actant_record_get_id (either), self);
  if ((now == NULL) == (change->before == NULL)
      && (now == NULL || actant_record_equal_content (now, change->before)))
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
               _("%s: the record %s has changed meanwhile; try again"),
               change->file, actant_record_get_id (either));
  return FALSE;
}

/* Draws the stream of this session's writes to the set's file. */
void
_actant_session_ensure_stream (ActantSession       *self,
                                ActantAnnotationSet *set)
{
  g_autoptr(GPtrArray) records = NULL;

  if (set->stream.replica != NULL)
    return;

  /* A name that was drawn is in no record. */
  records = actant_identity_is_fixed (self->identity)
            ? actant_collection_snapshot (set->records)
            : g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  if (set->header != NULL)
    g_ptr_array_add (records, actant_record_ref (set->header));
  actant_stream_begin (&set->stream, self->identity, set->path, records);
}

/* @after with the next rev of the session's stream. */
static ActantRecord *
bump (ActantSession       *self,
      ActantAnnotationSet *set,
      const ActantRecord  *before,
      const ActantRecord  *after)
{
  return actant_stream_stamp (&set->stream, self->identity, set->path, before, after);
}

/* Puts @header, a change of the one there, in its place. */
static void
put_header (ActantSession       *self,
            ActantAnnotationSet *set,
            const ActantRecord  *header)
{
  ActantRecord *bumped = bump (self, set, set->header, header);

  g_clear_pointer (&set->header, actant_record_unref);
  set->header = bumped;
}

/* @after as the next version after @before in this session's stream. */
ActantRecord *
_actant_session_stamp (ActantSession       *self,
                       ActantAnnotationSet *set,
                       const ActantRecord  *before,
                       const ActantRecord  *after)
{
  g_autofree char *now = actant_identity_dup_time (self->identity);
  g_autoptr(ActantRecord) dated = actant_record_set (after, "modified", actant_value_new_text (now));
  g_autoptr(ActantRecord) created = NULL;

  if (before == NULL && actant_record_get (after, "created") == NULL)
    created = actant_record_set (dated, "created", actant_value_new_text (now));

  return bump (self, set, before, created != NULL ? created : dated);
}

static ActantValue *
new_object (const ActantTable *table,
            const char        *names[],
            ActantValue       *values[],
            guint              n)
{
  ActantValue *members[64] = { NULL };

  for (guint i = 0; i < n; i++)
    members[actant_table_find (table, names[i])] = values[i];

  return actant_value_new_object (table, members, NULL);
}

static ActantValue *
new_source_member (ActantSession       *self,
                   ActantAnnotationSet *set)
{
  static const char *names[] = { "file", "length", "sha256" };
  const ActantTable *table = actant_table_get (actant_kind_get_info (ACTANT_KIND_HEADER)->table,
                                               "source")->type->table;
  ActantSourceText *source = actant_session_load_text (self, set->text_path, NULL);
  g_autofree char *name = g_path_get_basename (set->text_path);

  g_assert (source != NULL);

  return new_object (table, names,
                     (ActantValue *[]) {
                       actant_value_new_text (name),
                       actant_value_new_integer (actant_source_text_get_length (source)),
                       actant_value_new_text (actant_source_text_get_sha256 (source)),
                     }, 3);
}

/* The header's member "source" for the text as it is, unknown members kept. */
static ActantValue *
update_source_member (ActantSession       *self,
                      ActantAnnotationSet *set)
{
  const ActantValue *old = actant_record_get (set->header, "source");
  ActantValue *new = new_source_member (self, set);
  ActantValue *members[64] = { NULL };
  ActantValue *both;

  if (old == NULL || actant_value_get_extras (old) == NULL)
    return new;

  for (guint i = 0; i < actant_value_get_table (new)->n_fields; i++)
    members[i] = actant_value_ref (actant_value_get_member_at (new, i));
  both = actant_value_new_object (actant_value_get_table (new), members,
                                  actant_value_ref (actant_value_get_extras (old)));
  actant_value_unref (new);
  return both;
}

/* A header for a file that is to come, by a new id when @id is NULL; its text must be loaded. */
ActantRecord *
_actant_session_new_header (ActantSession       *self,
                            ActantAnnotationSet *set,
                            const char          *id)
{
  static const char *names[] = { "id", "slug", "name" };
  const ActantTable *table_of_header = actant_kind_get_info (ACTANT_KIND_HEADER)->table;
  const ActantTable *table = actant_table_get (table_of_header, "coder")->type->table;
  gboolean shared = strcmp (set->coder, ACTANT_CONSENSUS) == 0;
  const ActantRecord *coder = _actant_session_find_own_coder (self);
  const char *coder_id = coder != NULL ? actant_record_get_id (coder) : self->new_coder_id;
  g_autofree char *name = shared ? NULL : actant_session_dup_coder_name (self);
  g_autoptr(ActantRecord) empty = id != NULL ? actant_record_new (ACTANT_KIND_HEADER, id, new_object (table_of_header, NULL, NULL, 0))
                                             : actant_session_new_record (self, ACTANT_KIND_HEADER);
  g_autoptr(ActantRecord) header = NULL;
  ActantValue *source;

  header = actant_record_set (empty, "coder",
                              new_object (table, names,
                                          (ActantValue *[]) {
                                            shared ? NULL : actant_value_new_text (coder_id),
                                            actant_value_new_text (set->coder),
                                            shared ? NULL : actant_value_new_text (name),
                                          }, 3));
  source = set->text_path != NULL ? new_source_member (self, set) : NULL;
  if (source == NULL)
    return g_steal_pointer (&header);

  return actant_record_set (header, "source", source);
}

/* The record with @id goes on counting in the text that the header named. */
static void
mark_version (ActantSession       *self,
              ActantAnnotationSet *set,
              const char          *id,
              const char          *sha)
{
  const ActantRecord *record = actant_collection_lookup (set->records, id);
  g_autoptr(ActantRecord) marked = NULL;
  g_autoptr(ActantRecord) bumped = NULL;

  if (record == NULL || actant_record_get (record, "source_sha") != NULL)
    return;

  marked = actant_record_set (record, "source_sha", actant_value_new_text (sha));
  bumped = bump (self, set, record, marked);
  actant_collection_put (set->records, bumped);
}

/* Versions that lie in a record beside the one that is shown were in place nowhere: they keep the
 * digest of the text that the header named. */
static void
mark_versions (ActantSession       *self,
               ActantAnnotationSet *set,
               const char          *sha)
{
  g_autoptr(GPtrArray) records = actant_collection_snapshot (set->records);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr(ActantRecord) named = actant_record_name_versions (records->pdata[i], sha);
      g_autoptr(ActantRecord) bumped = NULL;

      if (named == NULL)
        continue;
      bumped = bump (self, set, records->pdata[i], named);
      actant_collection_put (set->records, bumped);
    }
}

/* Records whose positions count in the text that the header named keep its digest. */
static void
mark_unanchored (ActantSession       *self,
                 ActantAnnotationSet *set,
                 ActantSourceText    *source,
                 const char          *old_sha)
{
  g_autofree char *sha = g_strndup (old_sha, 16);
  g_autoptr(GPtrArray) relations = _actant_annotation_set_find_unanchored_relations (set, source);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, set->anchors);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    mark_version (self, set, id, sha);
  for (guint i = 0; i < relations->len; i++)
    mark_version (self, set, relations->pdata[i], sha);
  mark_versions (self, set, sha);
}

/* Gives the set a replica and a header that fits its text, before it is changed. */
gboolean
_actant_session_prepare (ActantSession        *self,
                         ActantAnnotationSet  *set,
                         GError              **error)
{
  g_autoptr(ActantRecord) header = NULL;
  ActantSourceText *source = NULL;
  const char *sha;

  if (set->text_path != NULL)
    {
      source = actant_session_load_text (self, set->text_path, error);
      if (source == NULL)
        return FALSE;
    }

  _actant_session_ensure_stream (self, set);
  if (set->header == NULL)
    header = _actant_session_new_header (self, set, NULL);
  else if (source != NULL)
    {
      sha = actant_value_get_member_text (actant_record_get (set->header, "source"), "sha256");
      if (g_strcmp0 (sha, actant_source_text_get_sha256 (source)) == 0)
        return TRUE;
      if (sha != NULL)
        mark_unanchored (self, set, source, sha);
      header = actant_record_set (set->header, "source", update_source_member (self, set));
    }
  else
    return TRUE;

  put_header (self, set, header);
  return TRUE;
}

/* Has the set's header name the text as it is, without another change. Cannot be undone. */
gboolean
_actant_session_adopt_text (ActantSession        *self,
                            ActantAnnotationSet  *set,
                            GError              **error)
{
  g_autoptr(ActantRecord) before = NULL;

  if (set->header == NULL)
    return TRUE;
  before = actant_record_ref (set->header);
  if (set->read_only_reason != NULL)
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY,
                   _("%s cannot be changed: %s"), set->path, set->read_only_reason);
      return FALSE;
    }
  if (!_actant_session_prepare (self, set, error))
    return FALSE;

  if (set->header != before)
    {
      set->edits++;
      _actant_session_set_dirty (self);
    }
  return TRUE;
}

/* @after with the text version that its positions go on counting in. */
static ActantRecord *
keep_text_version (const ActantRecord *now,
                   const ActantRecord *after)
{
  const ActantValue *sha = now != NULL ? actant_record_get (now, "source_sha") : NULL;

  if (sha == NULL || actant_record_get (after, "source_sha") != NULL
      || !actant_value_equal (actant_record_get (now, "segments"),
                              actant_record_get (after, "segments")))
    return actant_record_ref (after);

  return actant_record_set (after, "source_sha", actant_value_ref (sha));
}

/* Puts one change into its set. A creation that never left memory is undone
 * without a trace; everything else that goes leaves a tombstone. */
static void
commit_change (ActantSession      *self,
               const ActantChange *change,
               ActantChangeSet    *applied)
{
  ActantAnnotationSet *set = _actant_session_get_loaded (self, change->file);
  const ActantRecord *either = change->after != NULL ? change->after : change->before;
  g_autofree char *id = g_strdup (actant_record_get_id (either));
  const ActantRecord *now = _actant_session_get_current (change->file, id, self);
  g_autoptr(ActantRecord) before = now != NULL ? actant_record_ref (now) : NULL;
  g_autoptr(ActantRecord) after = NULL;
  gboolean gone = change->after == NULL || actant_record_is_deleted (change->after);

  if (gone && g_hash_table_remove (set->unwritten, id))
    actant_collection_remove (set->records, id);
  else
    {
      g_autoptr(ActantRecord) kept = keep_text_version (before, change->after);

      after = _actant_session_stamp (self, set, before, kept);
      if (before == NULL)
        g_hash_table_add (set->unwritten, g_strdup (id));
      actant_collection_put (set->records, after);
    }

  set->edits++;
  actant_change_set_add (applied, change->file, before, after);
  if (set->format == ACTANT_FORMAT_STUDY)
    _actant_session_rejoin_study (self, id);
  else if (after != NULL)
    _actant_annotation_set_check_anchor (set, actant_session_load_text (self, set->text_path, NULL),
                                         after);
}

/* Whether all of @change_set fits what is now. */
gboolean
_actant_session_check (ActantSession    *self,
                       ActantChangeSet  *change_set,
                       GError          **error)
{
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    if (!check_change (self, actant_change_set_get (change_set, i), error))
      return FALSE;

  return TRUE;
}

/* Does @change_set whole or not at all, and writes it down as @action. Returns: what was done, as
 * stamped. */
ActantChangeSet *
_actant_session_commit (ActantSession    *self,
                        ActantChangeSet  *change_set,
                        const char       *action,
                        GError          **error)
{
  g_autoptr(ActantChangeSet) applied = NULL;

  if (!_actant_session_check (self, change_set, error)
      || !_actant_session_correct_files (self, change_set, error))
    return NULL;
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const char *file = actant_change_set_get (change_set, i)->file;

      if (!_actant_session_prepare (self, _actant_session_get_loaded (self, file), error))
        return NULL;
    }

  applied = actant_change_set_new (actant_change_set_get_label (change_set));
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    commit_change (self, actant_change_set_get (change_set, i), applied);
  _actant_session_follow_changed (self, change_set);
  _actant_session_journal (self, action, applied);
  _actant_session_set_dirty (self);

  return g_steal_pointer (&applied);
}

/* The study file's header is older than the coder's record that it names. */
static void
name_coder_in_header (ActantSession       *self,
                      ActantAnnotationSet *set,
                      const char          *id)
{
  const ActantValue *coder = actant_record_get (set->header, "coder");
  const ActantValue *revs = actant_record_get_revs (set->header);
  g_autoptr(ActantRecord) named = NULL;

  if (coder == NULL || actant_value_get_member (coder, "id") != NULL)
    return;

  named = actant_record_set (set->header, "coder",
                             actant_value_object_set (coder, "id", actant_value_new_text (id)));
  if (actant_revs_get (revs, set->stream.replica) == 0)
    {
      put_header (self, set, named);
      return;
    }
  actant_record_unref (set->header);
  set->header = g_steal_pointer (&named);
}

/* The first change of somebody new to the study introduces them; not undone. */
gboolean
_actant_session_ensure_coder (ActantSession  *self,
                              GError        **error)
{
  g_autoptr(ActantChangeSet) introduction = NULL;
  g_autoptr(ActantChangeSet) applied = NULL;
  g_autoptr(ActantRecord) empty = NULL;
  g_autoptr(ActantRecord) named = NULL;
  g_autoptr(ActantRecord) coder = NULL;

  if (_actant_session_find_own_coder (self) != NULL
      || self->own_study->read_only_reason != NULL)
    return TRUE;

  empty = actant_session_new_record (self, ACTANT_KIND_CODER);
  named = actant_record_set (empty, "name",
                             actant_value_new_text (self->coder_name != NULL
                                                    ? self->coder_name : self->coder));
  coder = actant_record_set (named, "slug", actant_value_new_text (self->coder));
  g_free (self->new_coder_id);
  self->new_coder_id = g_strdup (actant_record_get_id (coder));
  introduction = actant_change_set_new ("");
  actant_session_put (self, introduction, NULL, coder);
  applied = _actant_session_commit (self, introduction, "edit", error);
  if (applied == NULL)
    return FALSE;

  name_coder_in_header (self, self->own_study, actant_record_get_id (coder));
  return TRUE;
}

/**
 * actant_session_introduce:
 * @self: a session
 * @title: (nullable): of the study, in one's own study file's header
 *
 * Begins a study, or joins one, before the first change. Cannot be undone.
 *
 * Returns: whether there is a study file of one's own now
 */
gboolean
actant_session_introduce (ActantSession  *self,
                          const char     *title,
                          GError        **error)
{
  ActantAnnotationSet *set = self->own_study;
  g_autoptr(ActantRecord) titled = NULL;

  if (set->read_only_reason != NULL)
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY,
                   _("%s cannot be changed: %s"), set->path, set->read_only_reason);
      return FALSE;
    }
  if (!_actant_session_ensure_coder (self, error) || !_actant_session_prepare (self, set, error))
    return FALSE;
  if (title == NULL || g_strcmp0 (actant_record_get_text (set->header, "title"), title) == 0)
    return TRUE;

  titled = actant_record_set (set->header, "title", actant_value_new_text (title));
  put_header (self, set, titled);
  set->edits++;
  _actant_session_journal_header (self, set);
  _actant_session_set_dirty (self);
  return TRUE;
}
