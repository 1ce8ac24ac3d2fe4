/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a study: making records, stamping and applying change sets, undo. */
#include "config.h"

#include "session/actant-session-private.h"

#include "model/actant-revs.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether anything loaded has @id; matters only when ids repeat (tests). */
gboolean
_actant_session_knows_id (ActantSession *self,
                          const char    *id)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ActantAnnotationSet *set = value;

      if (actant_collection_lookup (set->records, id) != NULL
          || (set->header != NULL && strcmp (actant_record_get_id (set->header), id) == 0))
        return TRUE;
    }

  return FALSE;
}

static char *
new_id (ActantSession *self)
{
  char *id = actant_identity_new_id (self->identity);

  while (actant_identity_is_fixed (self->identity) && _actant_session_knows_id (self, id))
    {
      g_free (id);
      id = actant_identity_new_id (self->identity);
    }

  return id;
}

/* The interned path of one's own file for @text, or of one's study file. */
const char *
_actant_session_get_file (ActantSession *self,
                          const char    *text)
{
  g_autofree char *path = text != NULL ? actant_annotation_path_new (text, self->coder)
                                       : actant_study_path_new (self->coder);

  return g_intern_string (path);
}

static ActantValue *
new_body (ActantKind kind)
{
  ActantValue *members[64] = { NULL };

  return actant_value_new_object (actant_kind_get_info (kind)->table, members, NULL);
}

/**
 * actant_session_new_record:
 * @self: a session
 * @kind: a kind
 *
 * Returns: (transfer full): an empty record with a new id, not yet in the
 *   session
 */
ActantRecord *
actant_session_new_record (ActantSession *self,
                           ActantKind     kind)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  id = new_id (self);
  return actant_record_new (kind, id, new_body (kind));
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const ActantTextRange *range_a = a;
  const ActantTextRange *range_b = b;

  if (range_a->start != range_b->start)
    return range_a->start < range_b->start ? -1 : 1;
  return (range_a->end > range_b->end) - (range_a->end < range_b->end);
}

/* Sorted, with ranges that overlap or touch made one. */
static GArray *
merge_ranges (GArray *ranges)
{
  g_autoptr(GArray) sorted = g_array_copy (ranges);
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  g_array_sort (sorted, compare_ranges);
  for (guint i = 0; i < sorted->len; i++)
    {
      ActantTextRange range = g_array_index (sorted, ActantTextRange, i);
      ActantTextRange *last = merged->len > 0
                              ? &g_array_index (merged, ActantTextRange, merged->len - 1) : NULL;

      if (last != NULL && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_append_val (merged, range);
    }

  return merged;
}

static ActantValue *
new_segment (ActantSourceText      *source,
             const ActantTextRange *range)
{
  ActantValue *members[8] = { NULL };
  g_auto(ActantQuote) quote = { 0 };

  G_STATIC_ASSERT (G_N_ELEMENTS (members) == 8);
  g_assert (actant_segment_table.n_fields == G_N_ELEMENTS (members));

  actant_quote_init (&quote, source, range->start, range->end);
  members[0] = actant_value_new_integer (range->start);
  members[1] = actant_value_new_integer (range->end);
  members[2] = actant_value_new_text (quote.exact);
  members[3] = actant_value_new_text (quote.prefix);
  members[4] = actant_value_new_text (quote.suffix);
  members[5] = actant_value_new_text (quote.head);
  members[6] = actant_value_new_text (quote.tail);
  members[7] = actant_value_new_text (quote.exact_sha256);

  return actant_value_new_object (&actant_segment_table, members, NULL);
}

/**
 * actant_session_new_segments:
 * @self: a session
 * @text: path below the root
 * @ranges: (element-type ActantTextRange): of the text, in any order; those
 *   that overlap or touch become one
 *
 * Returns: (transfer full) (nullable): the value of a field "segments", with
 *   quotes and their surroundings
 */
ActantValue *
actant_session_new_segments (ActantSession  *self,
                             const char     *text,
                             GArray         *ranges,
                             GError        **error)
{
  ActantSourceText *source = actant_session_load_text (self, text, error);
  g_autoptr(GArray) merged = NULL;
  g_autoptr(GPtrArray) segments = NULL;

  if (source == NULL)
    return NULL;

  merged = merge_ranges (ranges);
  segments = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);
  for (guint i = 0; i < merged->len; i++)
    {
      const ActantTextRange *range = &g_array_index (merged, ActantTextRange, i);

      if (range->start < 0 || range->start >= range->end
          || range->end > actant_source_text_get_length (source))
        {
          g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
                       _("%s: the range %" G_GINT64_FORMAT ":%" G_GINT64_FORMAT
                         " is empty or outside the text, which has %" G_GINT64_FORMAT " characters"),
                       text, range->start, range->end, actant_source_text_get_length (source));
          return NULL;
        }
      g_ptr_array_add (segments, new_segment (source, range));
    }

  g_ptr_array_set_free_func (segments, NULL);
  return actant_value_new_list ((ActantValue **) segments->pdata, segments->len);
}

/**
 * actant_session_new_passage:
 * @self: a session
 * @kind: claim, mention or coding
 * @text: path below the root
 * @ranges: (element-type ActantTextRange): its segments
 *
 * Returns: (transfer full) (nullable): a new record that marks the passage,
 *   not yet in the session
 */
ActantRecord *
actant_session_new_passage (ActantSession  *self,
                            ActantKind      kind,
                            const char     *text,
                            GArray         *ranges,
                            GError        **error)
{
  g_autoptr(ActantValue) segments = actant_session_new_segments (self, text, ranges, error);
  g_autoptr(ActantRecord) record = NULL;

  if (segments == NULL)
    return NULL;

  actant_session_get_own_set (self, text, NULL);   /* ids must differ from those in it */
  record = actant_session_new_record (self, kind);
  return actant_record_set (record, "segments", g_steal_pointer (&segments));
}

/* The record as a session sees it now: of its own file or the joined study. */
static const ActantRecord *
get_current (const char *file,
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

/**
 * actant_session_put:
 * @self: a session
 * @change_set: an edit in the making
 * @text: (nullable): path of the text, %NULL for study records
 * @record: the record as it is to be
 *
 * Adds a new or changed record to the edit. Editing a colleague's actor puts a
 * newer version of it into one's own study file.
 *
 * Returns: whether anything would change
 */
gboolean
actant_session_put (ActantSession      *self,
                    ActantChangeSet    *change_set,
                    const char         *text,
                    const ActantRecord *record)
{
  const char *file;
  const ActantRecord *before;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && change_set != NULL, FALSE);
  g_return_val_if_fail (record != NULL && !actant_record_is_opaque (record), FALSE);

  if (text != NULL)
    actant_session_get_own_set (self, text, NULL);

  file = _actant_session_get_file (self, text);
  before = get_current (file, actant_record_get_id (record), self);
  if (before != NULL && actant_record_equal_content (before, record)
      && actant_change_set_lookup (change_set, file, actant_record_get_id (record)) == NULL)
    return FALSE;

  actant_change_set_add (change_set, file, before, record);
  return TRUE;
}

/**
 * actant_session_delete:
 * @self: a session
 * @change_set: an edit in the making
 * @text: (nullable): path of the text, %NULL for study records
 * @id: a record's id
 *
 * Adds the deletion of a record to the edit; it stays as a tombstone.
 *
 * Returns: whether there is such a record
 */
gboolean
actant_session_delete (ActantSession   *self,
                       ActantChangeSet *change_set,
                       const char      *text,
                       const char      *id)
{
  const char *file = _actant_session_get_file (self, text);
  const ActantRecord *before = get_current (file, id, self);
  g_autofree char *now = NULL;
  g_autoptr(ActantRecord) tombstone = NULL;

  if (before == NULL || actant_record_is_deleted (before))
    return FALSE;

  now = actant_identity_dup_time (self->identity);
  tombstone = actant_record_set (before, "deleted", actant_value_new_text (now));
  actant_change_set_add (change_set, file, before, tombstone);
  return TRUE;
}

static gboolean
check_change (ActantSession       *self,
              const ActantChange  *change,
              GError             **error)
{
  const ActantRecord *either = change->after != NULL ? change->after : change->before;
  ActantAnnotationSet *set = _actant_session_get_loaded (self, change->file);
  const ActantRecord *now;

  if (set == NULL || set->read_only_reason != NULL || strcmp (set->coder, self->coder) != 0)
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY,
                   _("%s cannot be changed: %s"), change->file,
                   set != NULL && set->read_only_reason != NULL
                   ? set->read_only_reason : _("it is not your file"));
      return FALSE;
    }

  now = get_current (change->file, actant_record_get_id (either), self);
  if ((now == NULL) == (change->before == NULL)
      && (now == NULL || actant_record_equal_content (now, change->before)))
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
               _("%s: the record %s has changed meanwhile; try again"),
               change->file, actant_record_get_id (either));
  return FALSE;
}

/* Draws the stream of this session's writes to the set's file. */
static void
ensure_replica (ActantSession       *self,
                ActantAnnotationSet *set)
{
  g_autoptr(GPtrArray) records = NULL;

  if (set->replica != NULL)
    return;

  set->replica = actant_identity_new_replica (self->identity);

  /* Under a fixed seed the stream of an earlier process goes on. */
  records = actant_collection_snapshot (set->records);
  for (guint i = 0; i < records->len; i++)
    set->count = MAX (set->count,
                      actant_revs_get (actant_record_get_revs (records->pdata[i]), set->replica));
  if (set->header != NULL)
    set->count = MAX (set->count,
                      actant_revs_get (actant_record_get_revs (set->header), set->replica));
}

static ActantRecord *
stamp (ActantSession       *self,
       ActantAnnotationSet *set,
       const ActantRecord  *before,
       const ActantRecord  *after)
{
  g_autofree char *now = actant_identity_dup_time (self->identity);
  g_autoptr(ActantRecord) dated = actant_record_set (after, "modified", actant_value_new_text (now));
  g_autoptr(ActantRecord) created = NULL;
  ActantValue *revs = actant_revs_bump (before != NULL ? actant_record_get_revs (before) : NULL,
                                        set->replica, ++set->count);

  if (before == NULL && actant_record_get (after, "created") == NULL)
    created = actant_record_set (dated, "created", actant_value_new_text (now));

  return actant_record_set (created != NULL ? created : dated, "rev", revs);
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

static ActantRecord *
new_header (ActantSession       *self,
            ActantAnnotationSet *set)
{
  static const char *names[] = { "id", "slug", "name" };
  const ActantTable *table = actant_table_get (actant_kind_get_info (ACTANT_KIND_HEADER)->table,
                                               "coder")->type->table;
  const ActantRecord *coder = actant_session_find_named (self, ACTANT_KIND_CODER, self->coder, NULL);
  g_autofree char *name = actant_session_dup_coder_name (self);
  g_autoptr(ActantRecord) empty = actant_session_new_record (self, ACTANT_KIND_HEADER);
  g_autoptr(ActantRecord) header = NULL;
  ActantValue *source;

  header = actant_record_set (empty, "coder",
                              new_object (table, names,
                                          (ActantValue *[]) {
                                            coder != NULL
                                            ? actant_value_new_text (actant_record_get_id (coder)) : NULL,
                                            actant_value_new_text (self->coder),
                                            actant_value_new_text (name),
                                          }, 3));
  source = set->text_path != NULL ? new_source_member (self, set) : NULL;
  if (source == NULL)
    return g_steal_pointer (&header);

  return actant_record_set (header, "source", source);
}

/* Records whose positions count in the text that the header named keep its digest. */
static void
mark_unanchored (ActantAnnotationSet *set,
                 const char          *old_sha)
{
  g_autofree char *sha = g_strndup (old_sha, 16);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, set->anchors);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const ActantRecord *record = actant_collection_lookup (set->records, id);
      g_autoptr(ActantRecord) marked = NULL;
      g_autoptr(ActantRecord) bumped = NULL;

      if (record == NULL || actant_record_get (record, "source_sha") != NULL)
        continue;
      marked = actant_record_set (record, "source_sha", actant_value_new_text (sha));
      bumped = actant_record_set (marked, "rev",
                                  actant_revs_bump (actant_record_get_revs (record),
                                                    set->replica, ++set->count));
      actant_collection_put (set->records, bumped);
    }
}

static gboolean
ensure_header (ActantSession        *self,
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

  ensure_replica (self, set);
  if (set->header == NULL)
    header = new_header (self, set);
  else if (source != NULL)
    {
      sha = actant_value_get_member_text (actant_record_get (set->header, "source"), "sha256");
      if (g_strcmp0 (sha, actant_source_text_get_sha256 (source)) == 0)
        return TRUE;
      if (sha != NULL)
        mark_unanchored (set, sha);
      header = actant_record_set (set->header, "source", new_source_member (self, set));
    }
  else
    return TRUE;

  g_clear_pointer (&set->header, actant_record_unref);
  set->header = actant_record_set (header, "rev",
                                   actant_revs_bump (actant_record_get_revs (header),
                                                     set->replica, ++set->count));
  return TRUE;
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
  g_autoptr(ActantRecord) after = NULL;
  gboolean gone = change->after == NULL || actant_record_is_deleted (change->after);

  if (gone && g_hash_table_remove (set->unwritten, id))
    actant_collection_remove (set->records, id);
  else
    {
      after = stamp (self, set, change->before, change->after);
      if (change->before == NULL)
        g_hash_table_add (set->unwritten, g_strdup (id));
      actant_collection_put (set->records, after);
    }

  set->edits++;
  actant_change_set_add (applied, change->file, change->before, after);
  if (set->format == ACTANT_FORMAT_STUDY)
    _actant_session_rejoin_study (self, id);
  else if (after != NULL)
    _actant_annotation_set_check_anchor (set, actant_session_load_text (self, set->text_path, NULL),
                                         after);
}

static ActantChangeSet *
commit (ActantSession    *self,
        ActantChangeSet  *change_set,
        GError          **error)
{
  g_autoptr(ActantChangeSet) applied = NULL;

  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    if (!check_change (self, actant_change_set_get (change_set, i), error))
      return NULL;
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const char *file = actant_change_set_get (change_set, i)->file;

      if (!ensure_header (self, _actant_session_get_loaded (self, file), error))
        return NULL;
    }

  applied = actant_change_set_new (actant_change_set_get_label (change_set));
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    commit_change (self, actant_change_set_get (change_set, i), applied);
  _actant_session_set_dirty (self);

  return g_steal_pointer (&applied);
}

/* The first change of somebody new to the study introduces them; not undone. */
static gboolean
ensure_coder (ActantSession  *self,
              GError        **error)
{
  g_autoptr(ActantChangeSet) introduction = NULL;
  g_autoptr(ActantChangeSet) applied = NULL;
  g_autoptr(ActantRecord) empty = NULL;
  g_autoptr(ActantRecord) named = NULL;
  g_autoptr(ActantRecord) coder = NULL;

  if (actant_session_find_named (self, ACTANT_KIND_CODER, self->coder, NULL) != NULL
      || self->own_study->read_only_reason != NULL)
    return TRUE;

  empty = actant_session_new_record (self, ACTANT_KIND_CODER);
  named = actant_record_set (empty, "name",
                             actant_value_new_text (self->coder_name != NULL
                                                    ? self->coder_name : self->coder));
  coder = actant_record_set (named, "slug", actant_value_new_text (self->coder));
  introduction = actant_change_set_new ("");
  actant_session_put (self, introduction, NULL, coder);
  applied = commit (self, introduction, error);

  return applied != NULL;
}

/**
 * actant_session_apply:
 * @self: a session
 * @change_set: an edit
 *
 * Does a whole user action, or nothing: stamps rev, modified and created, puts
 * it on the history, and has it saved.
 *
 * Returns: whether it was done
 */
gboolean
actant_session_apply (ActantSession    *self,
                      ActantChangeSet  *change_set,
                      GError          **error)
{
  g_autoptr(ActantChangeSet) applied = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && change_set != NULL, FALSE);

  if (actant_change_set_get_n (change_set) == 0)
    return TRUE;
  if (!ensure_coder (self, error))
    return FALSE;

  applied = commit (self, change_set, error);
  if (applied == NULL)
    return FALSE;

  actant_history_push (self->history, applied);
  _actant_session_emit_changed (self, applied);
  return TRUE;
}

/** What undo would take back, in words; %NULL when there is nothing. */
const char *
actant_session_get_undo_label (ActantSession *self)
{
  ActantChangeSet *set;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  set = actant_history_peek_undo (self->history);
  return set != NULL ? actant_change_set_get_label (set) : NULL;
}

/** What redo would do again, in words; %NULL when there is nothing. */
const char *
actant_session_get_redo_label (ActantSession *self)
{
  ActantChangeSet *set;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  set = actant_history_peek_redo (self->history);
  return set != NULL ? actant_change_set_get_label (set) : NULL;
}

/* Inverts @set against what is now; @done moves it on the history. */
static gboolean
take_back (ActantSession    *self,
           ActantChangeSet  *set,
           void            (*done) (ActantHistory *, ActantChangeSet *),
           GPtrArray       **kept,
           GError          **error)
{
  g_autoptr(GPtrArray) stayed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(ActantChangeSet) inverse = NULL;
  g_autoptr(ActantChangeSet) applied = NULL;
  g_autofree char *now = actant_identity_dup_time (self->identity);

  inverse = actant_change_set_invert (set, get_current, self, now, stayed);
  applied = commit (self, inverse, error);
  if (applied == NULL)
    return FALSE;

  done (self->history, applied);
  _actant_session_emit_changed (self, applied);
  if (kept != NULL)
    *kept = g_steal_pointer (&stayed);
  return TRUE;
}

/**
 * actant_session_undo:
 * @self: a session
 * @kept: (out) (optional) (element-type utf8): what somebody changed since and
 *   therefore stays, as "record: field"
 *
 * Takes back the last action, by a new change.
 *
 * Returns: whether something was taken back
 */
gboolean
actant_session_undo (ActantSession  *self,
                     GPtrArray     **kept,
                     GError        **error)
{
  ActantChangeSet *set;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), FALSE);

  set = actant_history_peek_undo (self->history);
  return set != NULL && take_back (self, set, actant_history_undone, kept, error);
}

/**
 * actant_session_redo:
 * @self: a session
 * @kept: (out) (optional) (element-type utf8): as for actant_session_undo()
 *
 * Does again what was undone last.
 *
 * Returns: whether something was done again
 */
gboolean
actant_session_redo (ActantSession  *self,
                     GPtrArray     **kept,
                     GError        **error)
{
  ActantChangeSet *set;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), FALSE);

  set = actant_history_peek_redo (self->history);
  return set != NULL && take_back (self, set, actant_history_redone, kept, error);
}
