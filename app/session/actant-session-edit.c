/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a study: making records, putting them into edits, applying and undoing. */
#include "config.h"

#include "session/actant-session-private.h"

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

/* Sorted, with ranges that overlap or touch made one. */
static GArray *
merge_ranges (GArray *ranges)
{
  g_autoptr(GArray) sorted = g_array_copy (ranges);
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  g_array_sort (sorted, actant_text_range_compare);
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
          g_autofree char *place = actant_text_range_dup_words (range);
          g_autofree char *length = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                     actant_source_text_get_length (source));

          g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
                       _("%s: the range %s is empty or outside the text, which has %s characters"),
                       text, place, length);
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

/* A passage that is marked anew counts in the text as it is. */
static ActantRecord *
drop_text_version (const ActantRecord *before,
                   const ActantRecord *record)
{
  const ActantValue *sha = actant_record_get (record, "source_sha");

  if (before != NULL && sha != NULL
      && actant_value_equal (actant_record_get (before, "source_sha"), sha)
      && !actant_value_equal (actant_record_get (before, "segments"),
                              actant_record_get (record, "segments")))
    return actant_record_set (record, "source_sha", NULL);

  return actant_record_ref (record);
}

static gboolean
put_into (ActantSession      *self,
          ActantChangeSet    *change_set,
          const char         *file,
          const ActantRecord *record)
{
  const ActantRecord *before = _actant_session_get_current (file, actant_record_get_id (record), self);
  g_autoptr(ActantRecord) after = NULL;

  if (before != NULL && actant_record_equal_content (before, record)
      && actant_change_set_lookup (change_set, file, actant_record_get_id (record)) == NULL)
    return FALSE;

  after = drop_text_version (before, record);
  actant_change_set_add (change_set, file, before, after);
  return TRUE;
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
  g_return_val_if_fail (ACTANT_IS_SESSION (self) && change_set != NULL, FALSE);
  g_return_val_if_fail (record != NULL && !actant_record_is_opaque (record), FALSE);

  if (text != NULL)
    actant_session_get_own_set (self, text, NULL);

  return put_into (self, change_set, _actant_session_get_file (self, text), record);
}

/* The interned path of the consensus on @text. */
static const char *
get_consensus_file (const char *text)
{
  g_autofree char *path = actant_annotation_path_new (text, ACTANT_CONSENSUS);

  return g_intern_string (path);
}

/**
 * actant_session_put_consensus:
 * @self: a session
 * @change_set: an edit in the making
 * @text: path of the text
 * @record: the record as it is to be
 *
 * As actant_session_put(), into the consensus on the text, which several may write.
 *
 * Returns: whether anything would change; %FALSE too when the consensus cannot be read
 */
gboolean
actant_session_put_consensus (ActantSession      *self,
                              ActantChangeSet    *change_set,
                              const char         *text,
                              const ActantRecord *record)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self) && change_set != NULL && text != NULL, FALSE);
  g_return_val_if_fail (record != NULL && !actant_record_is_opaque (record), FALSE);

  return actant_session_get_set (self, text, ACTANT_CONSENSUS, NULL) != NULL
         && put_into (self, change_set, get_consensus_file (text), record);
}

static void
add_tombstone (ActantSession      *self,
               ActantChangeSet    *change_set,
               const char         *file,
               const ActantRecord *before)
{
  g_autofree char *now = actant_identity_dup_time (self->identity);
  g_autoptr(ActantRecord) tombstone = actant_record_set (before, "deleted",
                                                         actant_value_new_text (now));

  actant_change_set_add (change_set, file, before, tombstone);
}

/* Relations of the file that lose one of their ends with the claim @id. */
static void
delete_relations (ActantSession   *self,
                  ActantChangeSet *change_set,
                  const char      *file,
                  const char      *id)
{
  ActantCollection *records = _actant_session_get_loaded (self, file)->records;

  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_RELATION); i++)
    {
      const ActantRecord *relation = actant_collection_get (records, ACTANT_KIND_RELATION, i);

      if (g_strcmp0 (actant_record_get_text (relation, "from"), id) == 0
          || g_strcmp0 (actant_record_get_text (relation, "to"), id) == 0)
        add_tombstone (self, change_set, file, relation);
    }
}

static gboolean
delete_from (ActantSession   *self,
             ActantChangeSet *change_set,
             const char      *file,
             const char      *id)
{
  const ActantRecord *before = _actant_session_get_current (file, id, self);

  if (before == NULL || actant_record_is_deleted (before))
    return FALSE;

  if (actant_record_get_kind (before) == ACTANT_KIND_CLAIM)
    delete_relations (self, change_set, file, id);
  add_tombstone (self, change_set, file, before);
  return TRUE;
}

/**
 * actant_session_delete:
 * @self: a session
 * @change_set: an edit in the making
 * @text: (nullable): path of the text, %NULL for study records
 * @id: a record's id
 *
 * Adds the deletion of a record to the edit; it stays as a tombstone. With a
 * claim go its relations, which are between two claims or none.
 *
 * Returns: whether there is such a record
 */
gboolean
actant_session_delete (ActantSession   *self,
                       ActantChangeSet *change_set,
                       const char      *text,
                       const char      *id)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self) && change_set != NULL && id != NULL, FALSE);

  if (text != NULL)
    actant_session_get_own_set (self, text, NULL);

  return delete_from (self, change_set, _actant_session_get_file (self, text), id);
}

/**
 * actant_session_delete_consensus:
 * @self: a session
 * @change_set: an edit in the making
 * @text: path of the text
 * @id: a record's id
 *
 * As actant_session_delete(), in the consensus on the text.
 *
 * Returns: whether there is such a record
 */
gboolean
actant_session_delete_consensus (ActantSession   *self,
                                 ActantChangeSet *change_set,
                                 const char      *text,
                                 const char      *id)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self) && change_set != NULL && text != NULL && id != NULL, FALSE);

  return actant_session_get_set (self, text, ACTANT_CONSENSUS, NULL) != NULL
         && delete_from (self, change_set, get_consensus_file (text), id);
}

/**
 * actant_session_settle:
 * @self: a session
 * @change_set: an edit in the making
 * @text: (nullable): path of the text, %NULL for study records
 * @id: of a record with versions
 * @version: whose body it is to have: 0 for the one that is shown, 1 for the first version …
 * @choices: (array length=n_choices): fields that are to come from another version
 * @n_choices: how many
 *
 * Adds the settlement of a record that several changed apart to the edit. Its rev becomes the
 * maximum of all versions plus one, so that no join brings them back; undo does.
 *
 * Returns: whether there is such a record
 */
gboolean
actant_session_settle (ActantSession            *self,
                       ActantChangeSet          *change_set,
                       const char               *text,
                       const char               *id,
                       guint                     version,
                       const ActantSettleChoice *choices,
                       guint                     n_choices)
{
  const char *file;
  const ActantRecord *before;
  g_autoptr(ActantRecord) settled = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && change_set != NULL && id != NULL, FALSE);

  if (text != NULL)
    actant_session_get_own_set (self, text, NULL);

  file = _actant_session_get_file (self, text);
  before = _actant_session_get_current (file, id, self);
  if (before == NULL || version > actant_record_get_n_versions (before)
      || actant_record_get_n_versions (before) == 0)
    return FALSE;

  settled = actant_settle_record (before, version, choices, n_choices);
  actant_change_set_add (change_set, file, before, settled);
  return TRUE;
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
  if (!_actant_session_check (self, change_set, error)
      || !_actant_session_ensure_coder (self, error))
    return FALSE;

  applied = _actant_session_commit (self, change_set, "edit", error);
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
           const char       *action,
           GPtrArray       **kept,
           GError          **error)
{
  g_autoptr(GPtrArray) stayed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(ActantChangeSet) inverse = NULL;
  g_autoptr(ActantChangeSet) applied = NULL;
  g_autofree char *now = actant_identity_dup_time (self->identity);

  inverse = actant_change_set_invert (set, _actant_session_get_current, self, now, stayed);
  applied = _actant_session_commit (self, inverse, action, error);
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
  return set != NULL && take_back (self, set, actant_history_undone, "undo", kept, error);
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
  return set != NULL && take_back (self, set, actant_history_redone, "redo", kept, error);
}
