/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Correct the text": the text's file and one's own annotations change in one action. */
#include "config.h"

#include "session/actant-correction-private.h"

#include "store/actant-durable-file.h"
#include "store/actant-source-keeper.h"
#include "text/actant-encoding.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_live (const ActantRecord *record)
{
  return record != NULL && !actant_record_is_deleted (record);
}

/* Path of the corrected text; its record may be as new as the correction. */
static const char *
find_text_of (ActantSession      *self,
              ActantChangeSet    *change_set,
              const ActantRecord *correction)
{
  const char *id = actant_record_get_text (correction, "text");
  const ActantRecord *record = NULL;

  if (id == NULL)
    return NULL;

  record = actant_change_set_lookup (change_set, _actant_session_get_file (self, NULL), id);
  if (record == NULL || actant_record_get_kind (record) != ACTANT_KIND_TEXT)
    record = actant_session_lookup (self, ACTANT_KIND_TEXT, id);
  return record != NULL ? actant_record_get_text (record, "file") : NULL;
}

static gboolean
fail_changed (const char  *text,
              GError     **error)
{
  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
               _("%s: the text has changed since; it is not corrected"), text);
  return FALSE;
}

/* What the edits take away, for the way back. */
static char **
dup_words (GArray           *edits,
           ActantSourceText *source)
{
  char **words = g_new0 (char *, edits->len + 1);

  for (guint i = 0; i < edits->len; i++)
    {
      const ActantTextEdit *edit = &g_array_index (edits, ActantTextEdit, i);

      words[i] = edit->start < edit->end
                 ? actant_source_text_dup_slice (source, edit->start, edit->end) : g_strdup ("");
    }
  return words;
}

/* The words that @correction took away: remembered, or out of the kept text. */
static char **
find_old_words (ActantSession      *self,
                const ActantRecord *correction,
                GArray             *edits)
{
  char **known = g_hash_table_lookup (self->corrected, actant_record_get_id (correction));
  g_autoptr(ActantSourceText) before = NULL;

  if (known != NULL && g_strv_length (known) == edits->len)
    return g_strdupv (known);

  before = actant_source_find_kept (actant_record_get_text (correction, "from_sha"));
  return before != NULL && actant_text_edits_check (edits, actant_source_text_get_length (before))
         ? dup_words (edits, before) : NULL;
}

/* Writes the edited text, if the file is still what was read. */
static gboolean
write_text (ActantSession     *self,
            const char        *text,
            ActantSourceText  *source,
            GArray            *edits,
            GError           **error)
{
  g_autofree char *path = g_build_filename (self->folder->root, text, NULL);
  g_autoptr(GBytes) raw = actant_durable_read (path, ACTANT_TEXT_MAX_BYTES, error);
  g_autoptr(ActantSourceText) there = NULL;
  g_autoptr(GBytes) corrected = NULL;

  if (raw == NULL)
    return FALSE;
  there = actant_source_text_new (raw, path, actant_source_text_get_encoding (source), NULL);
  if (there == NULL || !actant_source_text_equal (there, source))
    return fail_changed (text, error);

  corrected = actant_text_edits_write (edits, source, raw, error);
  if (corrected == NULL)
    {
      g_prefix_error (error, "%s: ", text);
      return FALSE;
    }
  return actant_durable_write (path, raw, corrected, NULL, NULL, NULL, error);
}

/* The records that the action changes, by id. */
static GHashTable *
list_ids (ActantChangeSet *change_set)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);

      g_hash_table_add (ids, (gpointer) actant_record_get_id (change->after != NULL ? change->after
                                                                                   : change->before));
    }

  return ids;
}

/* Forward with the correction's words, backward with those that it took away. */
static GArray *
get_edits (ActantSession      *self,
           const ActantRecord *correction,
           gboolean            backward,
           char             ***words)
{
  g_autoptr(GArray) edits = _actant_correction_read_edits (correction);
  GArray *inverse;

  if (edits == NULL || !backward)
    return g_steal_pointer (&edits);

  *words = find_old_words (self, correction, edits);
  if (*words == NULL)
    return NULL;
  inverse = actant_text_edits_invert (edits);
  for (guint i = 0; i < inverse->len; i++)
    g_array_index (inverse, ActantTextEdit, i).words = (*words)[i];
  return inverse;
}

static gboolean
correct_file (ActantSession       *self,
              ActantChangeSet     *change_set,
              const ActantRecord  *correction,
              gboolean             backward,
              GError             **error)
{
  const char *text = find_text_of (self, change_set, correction);
  const char *from = actant_record_get_text (correction, backward ? "to_sha" : "from_sha");
  const char *to = actant_record_get_text (correction, backward ? "from_sha" : "to_sha");
  ActantSourceText *source = text != NULL ? actant_session_load_text (self, text, error) : NULL;
  g_auto(GStrv) words = NULL;
  g_autoptr(GArray) edits = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(ActantSourceText) corrected = NULL;
  g_autoptr(GHashTable) ids = NULL;

  if (source == NULL)
    return error != NULL && *error != NULL ? FALSE : fail_changed (_("Correction"), error);

  edits = get_edits (self, correction, backward, &words);
  if (edits == NULL || g_strcmp0 (actant_source_text_get_sha256 (source), from) != 0
      || !actant_text_edits_check (edits, actant_source_text_get_length (source)))
    return fail_changed (text, error);
  bytes = actant_text_edits_apply (edits, source);
  corrected = actant_source_text_new_utf8 (bytes);
  if (g_strcmp0 (actant_source_text_get_sha256 (corrected), to) != 0)
    return fail_changed (text, error);

  actant_source_keep (source, NULL);
  if (!backward)
    g_hash_table_replace (self->corrected, g_strdup (actant_record_get_id (correction)),
                          dup_words (edits, source));
  if (!write_text (self, text, source, edits, error))
    return FALSE;
  ids = list_ids (change_set);
  _actant_session_take_corrected (self, text, corrected, ids);
  return TRUE;
}

/* Records that the action moves need not be told which text they counted in. */
static void
forget_anchors (ActantSession   *self,
                ActantChangeSet *change_set)
{
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);
      const ActantRecord *either = change->after != NULL ? change->after : change->before;
      ActantAnnotationSet *set = _actant_session_get_loaded (self, change->file);

      if (set != NULL)
        g_hash_table_remove (set->anchors, actant_record_get_id (either));
    }
}

/**
 * _actant_session_correct_files:
 * @self: a session
 * @change_set: checked, about to be done
 *
 * A correction that becomes valid corrects its text, one that is taken back takes that back. The
 * text is on the disk before the records are changed.
 *
 * Returns: whether the texts are as the records are going to say
 */
gboolean
_actant_session_correct_files (ActantSession    *self,
                               ActantChangeSet  *change_set,
                               GError          **error)
{
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);
      const ActantRecord *either = change->after != NULL ? change->after : change->before;
      g_autoptr(GError) reason = NULL;

      if (actant_record_is_opaque (either)
          || actant_record_get_kind (either) != ACTANT_KIND_CORRECTION
          || is_live (change->before) == is_live (change->after))
        continue;
      if (!correct_file (self, change_set, either, !is_live (change->after), &reason))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      forget_anchors (self, change_set);
    }

  return TRUE;
}

/* After @change_set was done: other sets on the corrected texts. */
void
_actant_session_follow_changed (ActantSession   *self,
                                ActantChangeSet *change_set)
{
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);
      const ActantRecord *either = change->after != NULL ? change->after : change->before;
      const char *text;

      if (actant_record_is_opaque (either)
          || actant_record_get_kind (either) != ACTANT_KIND_CORRECTION)
        continue;
      text = find_text_of (self, change_set, either);
      if (text != NULL)
        _actant_session_follow_all (self, text);
    }
}

static ActantValue *
new_edits (gint64      start,
           gint64      end,
           const char *words)
{
  const ActantTable *table = actant_table_get (actant_kind_get_info (ACTANT_KIND_CORRECTION)->table,
                                               "edits")->type->item->table;
  ActantValue *members[64] = { NULL };
  ActantValue *edit;

  members[actant_table_find (table, "start")] = actant_value_new_integer (start);
  members[actant_table_find (table, "end")] = actant_value_new_integer (end);
  members[actant_table_find (table, "text")] = *words != '\0' ? actant_value_new_text (words) : NULL;
  edit = actant_value_new_object (table, members, NULL);

  return actant_value_new_list (&edit, 1);
}

/* The record that describes @text, made when there is none. */
static char *
ensure_text_record (ActantSession   *self,
                    ActantChangeSet *edit,
                    const char      *text)
{
  const ActantRecord *known = actant_session_get_text_record (self, text);
  g_autoptr(ActantRecord) record = NULL;

  if (known != NULL)
    return g_strdup (actant_record_get_id (known));

  record = actant_session_new_record (self, ACTANT_KIND_TEXT);
  actant_record_change_text (&record, "file", text);
  actant_session_put (self, edit, NULL, record);
  return g_strdup (actant_record_get_id (record));
}

static void
add_correction (ActantSession    *self,
                ActantChangeSet  *edit,
                const char       *text,
                ActantSourceText *from,
                ActantSourceText *to,
                ActantValue      *edits)
{
  g_autofree char *id = ensure_text_record (self, edit, text);
  g_autoptr(ActantRecord) record = actant_session_new_record (self, ACTANT_KIND_CORRECTION);

  actant_record_change_text (&record, "text", id);
  actant_record_change_text (&record, "from_sha", actant_source_text_get_sha256 (from));
  actant_record_change_text (&record, "to_sha", actant_source_text_get_sha256 (to));
  actant_record_change (&record, "edits", edits);
  actant_session_put (self, edit, NULL, record);
}

/* A record that counts in @from, in @to. What the correction swallowed goes on counting in @from. */
static void
add_record (ActantSession         *self,
            ActantChangeSet       *edit,
            const char            *text,
            const ActantRecord    *record,
            ActantCorrectionChain *chain,
            ActantSourceText      *from,
            ActantSourceText      *to)
{
  g_autofree char *old_sha = g_strndup (actant_source_text_get_sha256 (from), ACTANT_SHA_DIGITS);
  g_autofree char *new_sha = g_strndup (actant_source_text_get_sha256 (to), ACTANT_SHA_DIGITS);
  g_autoptr(ActantRecord) moved = _actant_correction_chain_map (chain, record, to);
  g_autoptr(ActantRecord) named = NULL;

  if (moved == NULL)
    named = actant_record_set (record, "source_sha", actant_value_new_text (old_sha));
  else if (!actant_record_equal_content (moved, record))
    named = actant_value_equal (actant_record_get (moved, "segments"),
                                actant_record_get (record, "segments"))
            ? actant_record_set (moved, "source_sha", actant_value_new_text (new_sha))
            : actant_record_set (moved, "source_sha", NULL);
  if (named != NULL)
    actant_session_put (self, edit, text, named);
}

static void
add_own_records (ActantSession       *self,
                 ActantChangeSet     *edit,
                 ActantAnnotationSet *set,
                 GArray              *edits,
                 ActantSourceText    *from,
                 ActantSourceText    *to)
{
  g_autoptr(ActantCorrectionChain) chain = _actant_correction_chain_new (edits);
  g_autoptr(GPtrArray) records = actant_collection_snapshot (set->records);

  for (guint i = 0; i < records->len; i++)
    {
      const ActantRecord *record = records->pdata[i];

      if (actant_record_is_opaque (record) || actant_record_is_deleted (record)
          || (!actant_kind_has_segments (actant_record_get_kind (record))
              && actant_record_get_kind (record) != ACTANT_KIND_RELATION)
          || !actant_record_is_of_text (record, actant_source_text_get_sha256 (from))
          || actant_annotation_set_get_anchor (set, actant_record_get_id (record))
             != ACTANT_ANCHOR_IN_PLACE)
        continue;
      add_record (self, edit, set->text_path, record, chain, from, to);
    }
}

static gboolean
check_range (ActantSourceText  *source,
             const char        *text,
             gint64             start,
             gint64             end,
             const char        *words,
             GError           **error)
{
  g_autofree char *old = NULL;

  if (start < 0 || end < start || end > actant_source_text_get_length (source))
    {
      const ActantTextRange range = { start, end };
      g_autofree char *place = actant_text_range_dup_words (&range);

      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
                   _("%s: the range %s is outside the text"), text, place);
      return FALSE;
    }
  old = start < end ? actant_source_text_dup_slice (source, start, end) : g_strdup ("");
  if (strcmp (old, words) != 0 && g_utf8_validate (words, -1, NULL) && strchr (words, '\r') == NULL)
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
               _("%s: there is nothing to correct"), text);
  return FALSE;
}

static void
keep_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_task_return_boolean (task, actant_source_keep (task_data, NULL));
}

/**
 * actant_session_keep_before_correction:
 * @self: a session
 * @text: path below the root of a text that is loaded
 *
 * Begins to keep the text as it is, in a thread, so that a correction or one's undoing, which keeps
 * it before it changes the file, need not wait for that.
 */
void
actant_session_keep_before_correction (ActantSession *self,
                                       const char    *text)
{
  ActantSourceText *source;
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (ACTANT_IS_SESSION (self) && text != NULL);

  source = actant_session_peek_text (self, text);
  if (source == NULL)
    return;

  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, actant_source_text_ref (source),
                        (GDestroyNotify) actant_source_text_unref);
  g_task_run_in_thread (task, keep_thread);
}

/**
 * actant_session_correct_text:
 * @self: a session
 * @text: path below the root
 * @start: first code point replaced
 * @end: code point after the last; @start to add only
 * @words: what takes its place; line ends are line feeds
 *
 * Corrects the text's file and takes one's own annotations along, in one action that can be undone.
 * A correction is written into one's study file, by which every other coder's session takes its
 * own annotations along when it opens them next.
 *
 * Returns: whether it was done; if not, nothing was
 */
gboolean
actant_session_correct_text (ActantSession  *self,
                             const char     *text,
                             gint64          start,
                             gint64          end,
                             const char     *words,
                             GError        **error)
{
  ActantTextEdit change = { start, end, words, g_utf8_strlen (words, -1) };
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Correct the Text"));
  g_autoptr(GArray) edits = g_array_new (FALSE, FALSE, sizeof (ActantTextEdit));
  g_autoptr(ActantSourceText) source = NULL;
  g_autoptr(ActantSourceText) corrected = NULL;
  g_autofree char *bytes = NULL;
  ActantAnnotationSet *set;
  GError *reason = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL && words != NULL, FALSE);

  source = actant_session_load_text (self, text, error);
  if (source == NULL)
    return FALSE;
  actant_source_text_ref (source);
  if (!check_range (source, text, start, end, words, error))
    return FALSE;
  set = actant_session_get_own_set (self, text, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, reason);
      return FALSE;
    }

  g_array_append_val (edits, change);
  bytes = actant_text_edits_apply (edits, source);
  corrected = actant_source_text_new_utf8 (bytes);
  add_correction (self, edit, text, source, corrected, new_edits (start, end, words));
  add_own_records (self, edit, set, edits, source, corrected);

  return actant_session_apply (self, edit, error);
}
