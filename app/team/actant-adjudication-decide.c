/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deciding of cases: reviews in one's own file, results in the consensus. */
#include "config.h"

#include "team/actant-adjudication-private.h"

#include "store/actant-study-folder.h"

#include <glib/gi18n.h>

/* A coder's record without what the consensus does not take over. */
static ActantRecord *
strip (const ActantRecord *record)
{
  static const char * const own[] = { "created", "modified", "rev", "source_sha", "from", "came_from", "note" };
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  ActantRecord *bare = actant_record_ref (record);

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (actant_table_find (table, own[i]) != ACTANT_NO_FIELD)
      actant_record_change (&bare, own[i], NULL);

  return bare;
}

/* The ids of the records that a result was made of. */
static ActantValue *
new_from (const ActantCase *item,
          guint             coder,
          GHashTable       *choices)
{
  g_autoptr(GHashTable) from = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree const char **ids = NULL;
  g_autoptr(ActantValue) list = NULL;
  GHashTableIter iter;
  gpointer number;

  g_hash_table_add (from, (gpointer) actant_record_get_id (item->records->pdata[coder]));
  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, NULL, &number))
    g_hash_table_add (from, (gpointer) actant_record_get_id (item->records->pdata[GPOINTER_TO_UINT (number) - 1]));
  ids = (const char **) g_hash_table_get_keys_as_array (from, NULL);
  list = actant_value_new_text_list (ids);

  return actant_value_list_sorted (list);
}

/* The id of the case's earlier result, or a new one. */
static const char *
find_result_id (ActantAdjudication *self,
                const ActantCase   *item,
                const ActantRecord *fresh)
{
  ActantSession *session = actant_agreement_get_session (self->agreement);
  ActantAnnotationSet *consensus = actant_session_get_set (session, item->text, ACTANT_CONSENSUS, NULL);

  return item->result != NULL
         && actant_collection_lookup (actant_annotation_set_get_records (consensus), item->result) != NULL
         ? item->result : actant_record_get_id (fresh);
}

/* The record for the consensus: the coder's, with the fields that @choices takes from others. */
static ActantRecord *
new_result (ActantAdjudication *self,
            const ActantCase   *item,
            guint               coder,
            GHashTable         *choices)
{
  g_autoptr(ActantRecord) fresh =
    actant_session_new_record (actant_agreement_get_session (self->agreement), item->kind);
  g_autoptr(ActantRecord) result = strip (item->records->pdata[coder]);
  GHashTableIter iter;
  gpointer name, number;

  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, &name, &number))
    {
      const ActantValue *value = actant_record_get (item->records->pdata[GPOINTER_TO_UINT (number) - 1], name);

      actant_record_change (&result, name, value != NULL ? actant_value_ref (value) : NULL);
    }
  actant_record_change (&result, actant_case_get_origin_field (item->kind), new_from (item, coder, choices));
  if (item->kind == ACTANT_KIND_RELATION)
    result = _actant_adjudication_connect (self, item, coder, g_steal_pointer (&result));

  return actant_record_new (item->kind, find_result_id (self, item, fresh),
                            actant_value_ref (actant_record_get_body (result)));
}

/* One's own earlier review of the case, or a new one: also when the earlier one has become another case's,
 * as when coders changed what they have. */
static ActantRecord *
find_review (ActantAdjudication *self,
             const ActantCase   *item)
{
  ActantSession *session = actant_agreement_get_session (self->agreement);
  ActantAnnotationSet *own = actant_session_get_own_set (session, item->text, NULL);
  const ActantRecord *earlier = NULL;

  if (item->review != NULL && !g_hash_table_contains (self->renewed, actant_record_get_id (item->review))
      && (item->result != NULL || actant_record_get_text (item->review, "result") == NULL))
    earlier = actant_collection_lookup_live (actant_annotation_set_get_records (own), ACTANT_KIND_REVIEW,
                                             actant_record_get_id (item->review));

  if (earlier == NULL)
    return actant_session_new_record (session, ACTANT_KIND_REVIEW);

  g_hash_table_add (self->renewed, g_strdup (actant_record_get_id (earlier)));
  return actant_record_ref (earlier);
}

static ActantRecord *
new_review (ActantAdjudication *self,
            const ActantCase   *item,
            ActantVerdict       verdict,
            const char         *result,
            const char         *reason,
            gboolean            gap)
{
  g_autoptr(GPtrArray) targets = actant_case_list_records (item);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GPtrArray) revs = g_ptr_array_new ();
  ActantRecord *review = find_review (self, item);

  for (guint i = 0; i < targets->len; i++)
    {
      const ActantValue *rev = actant_record_get_revs (targets->pdata[i]);

      g_ptr_array_add (ids, actant_value_new_text (actant_record_get_id (targets->pdata[i])));
      g_ptr_array_add (revs, rev != NULL ? actant_value_ref (rev) : actant_value_new_map (NULL, NULL, 0));
    }
  actant_record_change (&review, "targets", actant_value_new_list ((ActantValue **) ids->pdata, ids->len));
  actant_record_change (&review, "target_revs", actant_value_new_list ((ActantValue **) revs->pdata, revs->len));
  actant_record_change_text (&review, "decision", actant_verdict_get_name (verdict));
  actant_record_change_text (&review, "result", result);
  actant_record_change_text (&review, "reason", reason);
  actant_record_change (&review, "codebook_gap", gap ? actant_value_new_boolean (TRUE) : NULL);

  return review;
}

/* What else came of the case goes out of the consensus. */
static void
delete_others (ActantAdjudication *self,
               ActantChangeSet    *edit,
               const ActantCase   *item)
{
  for (guint i = 0; item->others != NULL && i < item->others->len; i++)
    actant_session_delete_consensus (actant_agreement_get_session (self->agreement), edit, item->text,
                                     item->others->pdata[i]);
}

/* Adds a decision with a result to the edit. */
static void
put_decision (ActantAdjudication *self,
              ActantChangeSet    *edit,
              const ActantCase   *item,
              guint               coder,
              GHashTable         *choices,
              const char         *reason,
              gboolean            gap)
{
  ActantSession *session = actant_agreement_get_session (self->agreement);
  ActantVerdict verdict = g_hash_table_size (choices) > 0 ? ACTANT_VERDICT_COMBINE : ACTANT_VERDICT_ACCEPT;
  g_autoptr(ActantRecord) result = new_result (self, item, coder, choices);
  g_autoptr(ActantRecord) review = new_review (self, item, verdict, actant_record_get_id (result), reason, gap);

  delete_others (self, edit, item);
  actant_session_put_consensus (session, edit, item->text, result);
  actant_session_put (session, edit, item->text, review);
  g_hash_table_insert (self->pending, (gpointer) item, g_strdup (actant_record_get_id (result)));
}

/* What was put is in the files now, or nowhere. */
static gboolean
apply (ActantAdjudication  *self,
       ActantChangeSet     *edit,
       GError             **error)
{
  g_hash_table_remove_all (self->pending);
  g_hash_table_remove_all (self->renewed);

  return actant_session_apply (actant_agreement_get_session (self->agreement), edit, error);
}

static const ActantCase *
find_case (ActantAdjudication  *self,
           guint                position,
           guint                coder,
           GError             **error)
{
  const ActantCase *item = position < self->cases->len ? self->cases->pdata[position] : NULL;
  ActantSession *session = actant_agreement_get_session (self->agreement);

  if (item == NULL || coder >= item->records->len || item->records->pdata[coder] == NULL)
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD,
                   _("this coder has no record in the case"));
      return NULL;
    }

  return actant_session_get_set (session, item->text, ACTANT_CONSENSUS, error) != NULL
         && actant_adjudication_check_ends (self, item, error) ? item : NULL;
}

/**
 * actant_adjudication_accept:
 * @adjudication: a queue
 * @position: of a case
 * @coder: whose record stands
 * @reason: (nullable): why
 * @gap: whether a rule of the codebook needs rewriting
 * @error: return location for an error
 *
 * Returns: whether it was decided
 */
gboolean
actant_adjudication_accept (ActantAdjudication  *adjudication,
                            guint                position,
                            guint                coder,
                            const char          *reason,
                            gboolean             gap,
                            GError             **error)
{
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  return actant_adjudication_combine (adjudication, position, coder, none, reason, gap, error);
}

/**
 * actant_adjudication_combine:
 * @adjudication: a queue
 * @position: of a case
 * @coder: whose record is the ground
 * @choices: (element-type utf8 guint): fields that come from others: name of the field, and
 *   the number of the coder, plus one
 * @reason: (nullable): why
 * @gap: whether a rule of the codebook needs rewriting
 * @error: return location for an error
 *
 * The ends of a relation are what the claims became in the consensus, whoever's relation it is.
 *
 * Returns: whether it was decided
 */
gboolean
actant_adjudication_combine (ActantAdjudication  *adjudication,
                             guint                position,
                             guint                coder,
                             GHashTable          *choices,
                             const char          *reason,
                             gboolean             gap,
                             GError             **error)
{
  const ActantCase *item = find_case (adjudication, position, coder, error);
  g_autoptr(ActantChangeSet) edit = NULL;

  if (item == NULL)
    return FALSE;

  edit = actant_change_set_new (g_hash_table_size (choices) > 0 ? _("Combine Codings") : _("Accept Coding"));
  put_decision (adjudication, edit, item, coder, choices, reason, gap);

  return apply (adjudication, edit, error);
}

/**
 * actant_adjudication_dismiss:
 * @adjudication: a queue
 * @position: of a case
 * @verdict: %ACTANT_VERDICT_REJECT or %ACTANT_VERDICT_DEFER
 * @reason: (nullable): why
 * @gap: whether a rule of the codebook needs rewriting
 * @error: return location for an error
 *
 * An earlier result goes out of the consensus.
 *
 * Returns: whether it was decided
 */
gboolean
actant_adjudication_dismiss (ActantAdjudication  *adjudication,
                             guint                position,
                             ActantVerdict        verdict,
                             const char          *reason,
                             gboolean             gap,
                             GError             **error)
{
  ActantSession *session = actant_agreement_get_session (adjudication->agreement);
  const ActantCase *item;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(ActantRecord) review = NULL;

  g_return_val_if_fail (position < adjudication->cases->len, FALSE);
  g_return_val_if_fail (verdict == ACTANT_VERDICT_REJECT || verdict == ACTANT_VERDICT_DEFER, FALSE);

  item = adjudication->cases->pdata[position];
  edit = actant_change_set_new (verdict == ACTANT_VERDICT_REJECT ? _("Reject Coding") : _("Defer Decision"));
  review = new_review (adjudication, item, verdict, NULL, reason, gap);
  actant_session_put (session, edit, item->text, review);
  if (item->result != NULL)
    actant_session_delete_consensus (session, edit, item->text, item->result);
  delete_others (adjudication, edit, item);

  return apply (adjudication, edit, error);
}

/**
 * actant_adjudication_list_agreed:
 * @adjudication: a queue
 *
 * Returns: (transfer full) (element-type guint): positions of the open cases in which all coders agree:
 *   relations last, those between claims that are in the consensus or among these
 */
GArray *
actant_adjudication_list_agreed (const ActantAdjudication *adjudication)
{
  GArray *agreed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GHashTable) among = g_hash_table_new (NULL, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < adjudication->cases->len; i++)
      {
        const ActantCase *item = adjudication->cases->pdata[i];
        gboolean ready = TRUE;

        if (!item->agreed || item->verdict != ACTANT_VERDICT_NONE || (item->kind == ACTANT_KIND_RELATION) != (pass == 1))
          continue;
        for (ActantEnd end = ACTANT_END_FROM; pass == 1 && end <= ACTANT_END_TO; end++)
          ready &= g_hash_table_contains (among, actant_adjudication_get_end (adjudication, item, end))
                   || _actant_adjudication_get_end_result (adjudication, item, end) != NULL;
        if (!ready)
          continue;
        g_hash_table_add (among, (gpointer) item);
        g_array_append_val (agreed, i);
      }

  return agreed;
}

/* The first who coded the text. */
static guint
find_first_coder (const ActantCase *item)
{
  guint coder = 0;

  while (coder + 1 < item->records->len && item->records->pdata[coder] == NULL)
    coder++;

  return coder;
}

/**
 * actant_adjudication_accept_agreed:
 * @adjudication: a queue
 * @error: return location for an error
 *
 * Accepts the open cases in which all coders agree, as one undoable action: claims, then the relations
 * between those that are in the consensus. Free text, which nobody words alike, is the first coder's.
 *
 * Returns: how many; 0 with @error set when it could not be done
 */
guint
actant_adjudication_accept_agreed (ActantAdjudication  *adjudication,
                                   GError             **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Accept What All Agree On"));
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GArray) agreed = actant_adjudication_list_agreed (adjudication);

  for (guint i = 0; i < agreed->len; i++)
    {
      guint position = g_array_index (agreed, guint, i), coder = find_first_coder (adjudication->cases->pdata[position]);
      const ActantCase *item = find_case (adjudication, position, coder, error);

      if (item == NULL)
        {
          g_hash_table_remove_all (adjudication->pending);
          g_hash_table_remove_all (adjudication->renewed);
          return 0;
        }
      put_decision (adjudication, edit, item, coder, none, NULL, FALSE);
    }

  return apply (adjudication, edit, error) ? agreed->len : 0;
}
