/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what several coders made of a passage to what they agree on. */
#include "config.h"

#include "team/actant-adjudication.h"

#include "store/actant-study-folder.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ActantAdjudication
{
  ActantAgreement *agreement;
  GPtrArray       *cases;     /* of ActantCase */
};

static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM };

static void
free_case (gpointer data)
{
  ActantCase *item = data;

  g_ptr_array_unref (item->records);
  g_ptr_array_unref (item->fields);
  g_clear_pointer (&item->review, actant_record_unref);
  g_free (item->result);
  g_free (item);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    actant_record_unref (record);
}

/** Returns: the decision as it is stored, %NULL for none */
const char *
actant_verdict_get_name (ActantVerdict verdict)
{
  static const char * const names[] = { NULL, "accept", "combine", "reject", "defer" };

  return names[verdict];
}

static ActantVerdict
get_verdict (const ActantRecord *review)
{
  const char *decision = actant_record_get_text (review, "decision");

  for (ActantVerdict verdict = ACTANT_VERDICT_ACCEPT; verdict <= ACTANT_VERDICT_DEFER; verdict++)
    if (g_strcmp0 (decision, actant_verdict_get_name (verdict)) == 0)
      return verdict;

  return ACTANT_VERDICT_NONE;
}

static gboolean
is_same_values (GPtrArray *a,
                GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (strcmp (a->pdata[i], b->pdata[i]) != 0)
      return FALSE;

  return TRUE;
}

/* Whether two coders who have a record here gave different values. */
static gboolean
is_disputed (const ActantCase     *item,
             const ActantVariable *variable,
             ActantSession        *session)
{
  g_autoptr(GPtrArray) first = NULL;

  for (guint i = 0; i < item->records->len; i++)
    {
      g_autoptr(GPtrArray) values = NULL;

      if (item->records->pdata[i] == NULL)
        continue;
      values = actant_variable_dup_values (variable, session, item->records->pdata[i]);
      if (first == NULL)
        first = g_steal_pointer (&values);
      else if (!is_same_values (first, values))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_passage_disputed (const ActantCase *item)
{
  const ActantRecord *first = item->records->pdata[0];

  for (guint i = 0; i < item->records->len; i++)
    if (item->records->pdata[i] == NULL
        || (i > 0 && actant_record_get_overlap (first, item->records->pdata[i]) < 1))
      return TRUE;

  return FALSE;
}

static ActantCase *
new_case (ActantAgreement        *agreement,
          guint                   text,
          const ActantCodedUnits *units,
          guint                   row,
          GPtrArray              *variables)
{
  ActantCase *item = g_new0 (ActantCase, 1);

  item->text = actant_agreement_get_text (agreement, text);
  item->kind = units->kind;
  item->row = row;
  item->records = g_ptr_array_new_with_free_func (unref_record);
  item->fields = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < units->n_coders; i++)
    {
      const ActantRecord *record = actant_coded_units_get (units, row, i);

      g_ptr_array_add (item->records, record != NULL ? actant_record_ref (record) : NULL);
    }
  if (is_passage_disputed (item))
    g_ptr_array_add (item->fields, g_strdup ("passage"));
  for (guint i = 0; i < variables->len; i++)
    {
      const ActantVariable *variable = variables->pdata[i];

      if (is_disputed (item, variable, actant_agreement_get_session (agreement)))
        g_ptr_array_add (item->fields, g_strdup (variable->name));
    }
  item->agreed = item->fields->len == 0;

  return item;
}

/* The records of a case by their ids, sorted, with versions, as a review names them. */
static GPtrArray *
collect_targets (const ActantCase *item)
{
  GPtrArray *targets = g_ptr_array_new ();

  for (guint i = 0; i < item->records->len; i++)
    if (item->records->pdata[i] != NULL)
      g_ptr_array_add (targets, item->records->pdata[i]);

  return targets;
}

/* Whether the review is about these records in these versions. */
static gboolean
is_current (const ActantRecord *review,
            const ActantCase   *item)
{
  g_autoptr(GPtrArray) targets = collect_targets (item);
  const ActantValue *ids = actant_record_get (review, "targets");
  const ActantValue *revs = actant_record_get (review, "target_revs");

  if (actant_value_get_n_items (ids) != targets->len || actant_value_get_n_items (revs) != targets->len)
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; !found && j < targets->len; j++)
        found = g_strcmp0 (actant_value_get_text (actant_value_get_item (ids, j)),
                           actant_record_get_id (targets->pdata[i])) == 0
                && actant_value_equal (actant_value_get_item (revs, j),
                                       actant_record_get_revs (targets->pdata[i]));
      if (!found)
        return FALSE;
    }

  return TRUE;
}

/* Reviews by the records they judge; of two on the same record the later one. */
static void
index_reviews (GHashTable          *reviews,
               ActantAnnotationSet *set)
{
  ActantCollection *records = actant_annotation_set_get_records (set);

  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_REVIEW); i++)
    {
      const ActantRecord *review = actant_collection_get (records, ACTANT_KIND_REVIEW, i);
      const ActantValue *ids = actant_record_get (review, "targets");

      for (guint j = 0; j < actant_value_get_n_items (ids); j++)
        {
          const char *id = actant_value_get_text (actant_value_get_item (ids, j));
          const ActantRecord *other = g_hash_table_lookup (reviews, id);

          if (other == NULL || g_strcmp0 (actant_record_get_text (other, "modified"),
                                          actant_record_get_text (review, "modified")) < 0)
            g_hash_table_replace (reviews, (gpointer) id, (gpointer) review);
        }
    }
}

static void
attach_review (ActantCase *item,
               GHashTable *reviews)
{
  const ActantRecord *review = NULL;

  g_clear_pointer (&item->review, actant_record_unref);
  g_clear_pointer (&item->result, g_free);
  item->reopened = FALSE;
  item->verdict = ACTANT_VERDICT_NONE;

  for (guint i = 0; i < item->records->len; i++)
    {
      const ActantRecord *found = item->records->pdata[i] == NULL ? NULL
        : g_hash_table_lookup (reviews, actant_record_get_id (item->records->pdata[i]));

      if (found != NULL && (review == NULL || g_strcmp0 (actant_record_get_text (review, "modified"),
                                                         actant_record_get_text (found, "modified")) < 0))
        review = found;
    }
  if (review == NULL)
    return;

  item->review = actant_record_ref (review);
  item->result = g_strdup (actant_record_get_text (review, "result"));
  item->reopened = !is_current (review, item);
  item->verdict = item->reopened ? ACTANT_VERDICT_NONE : get_verdict (review);
}

/* What anybody decided on records of the text. */
static GHashTable *
collect_reviews (ActantAdjudication  *self,
                 guint                text,
                 GError             **error)
{
  ActantSession *session = actant_agreement_get_session (self->agreement);
  const char *path = actant_agreement_get_text (self->agreement, text);
  g_auto(GStrv) coders = actant_session_list_coders (session, path);
  g_autoptr(GHashTable) reviews = g_hash_table_new (g_str_hash, g_str_equal);

  index_reviews (reviews, actant_session_get_own_set (session, path, NULL));
  for (guint i = 0; coders[i] != NULL; i++)
    {
      ActantAnnotationSet *set = actant_session_get_set (session, path, coders[i], error);

      if (set == NULL)
        return NULL;
      index_reviews (reviews, set);
    }

  return g_steal_pointer (&reviews);
}

/**
 * actant_adjudication_add_text:
 * @self: a queue
 * @text: number of a text of its agreement
 * @error: return location for an error
 *
 * Adds the cases of one text, by kind and place.
 *
 * Returns: %FALSE when a coder's file cannot be read
 */
gboolean
actant_adjudication_add_text (ActantAdjudication  *self,
                              guint                text,
                              GError             **error)
{
  g_autoptr(GHashTable) reviews = collect_reviews (self, text, error);

  if (reviews == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const ActantCodedUnits *units = actant_agreement_get_units (self->agreement, text, kinds[i]);
      g_autoptr(GPtrArray) variables = actant_variables_new (actant_agreement_get_session (self->agreement), kinds[i]);

      for (guint row = 0; row < actant_coded_units_get_n (units); row++)
        {
          ActantCase *item = new_case (self->agreement, text, units, row, variables);

          attach_review (item, reviews);
          g_ptr_array_add (self->cases, item);
        }
    }

  return TRUE;
}

/**
 * actant_adjudication_update:
 * @self: a queue
 *
 * Looks again at what was decided: after a decision, or when one was undone. What the coders have is
 * as it was.
 */
void
actant_adjudication_update (ActantAdjudication *self)
{
  guint position = 0;

  for (guint text = 0; text < actant_agreement_get_n_texts (self->agreement); text++)
    {
      const char *path = actant_agreement_get_text (self->agreement, text);
      g_autoptr(GHashTable) reviews = collect_reviews (self, text, NULL);

      for (; position < self->cases->len && ((ActantCase *) self->cases->pdata[position])->text == path; position++)
        if (reviews != NULL)
          attach_review (self->cases->pdata[position], reviews);
    }
}

/**
 * actant_adjudication_new_empty:
 * @agreement: (transfer full): the coders' work
 *
 * Returns: (transfer full): a queue without cases; see actant_adjudication_add_text()
 */
ActantAdjudication *
actant_adjudication_new_empty (ActantAgreement *agreement)
{
  ActantAdjudication *self = g_new0 (ActantAdjudication, 1);

  self->agreement = agreement;
  self->cases = g_ptr_array_new_with_free_func (free_case);

  return self;
}

/**
 * actant_adjudication_new:
 * @agreement: (transfer full): the coders' work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its cases, by text, kind and place
 */
ActantAdjudication *
actant_adjudication_new (ActantAgreement  *agreement,
                         GError          **error)
{
  g_autoptr(ActantAdjudication) self = actant_adjudication_new_empty (agreement);

  for (guint text = 0; text < actant_agreement_get_n_texts (agreement); text++)
    if (!actant_adjudication_add_text (self, text, error))
      return NULL;

  return g_steal_pointer (&self);
}

void
actant_adjudication_free (ActantAdjudication *adjudication)
{
  g_ptr_array_unref (adjudication->cases);
  actant_agreement_free (adjudication->agreement);
  g_free (adjudication);
}

/** Returns: (transfer none): the coders' work */
ActantAgreement *
actant_adjudication_get_agreement (const ActantAdjudication *adjudication)
{
  return adjudication->agreement;
}

/** Returns: how many cases there are */
guint
actant_adjudication_get_n (const ActantAdjudication *adjudication)
{
  return adjudication->cases->len;
}

const ActantCase *
actant_adjudication_get (const ActantAdjudication *adjudication,
                         guint                     position)
{
  return adjudication->cases->pdata[position];
}

/** Returns: the position of the case that the record @id is in, or %G_MAXUINT */
guint
actant_adjudication_find (const ActantAdjudication *adjudication,
                          const char               *id)
{
  for (guint i = 0; i < adjudication->cases->len; i++)
    {
      const ActantCase *item = adjudication->cases->pdata[i];

      for (guint j = 0; j < item->records->len; j++)
        if (item->records->pdata[j] != NULL && g_str_equal (actant_record_get_id (item->records->pdata[j]), id))
          return i;
    }

  return G_MAXUINT;
}

/* Replaces *@record by one with the field set; takes @value. */
static void
set_field (ActantRecord **record,
           const char    *name,
           ActantValue   *value)
{
  ActantRecord *next = actant_record_set (*record, name, value);

  actant_record_unref (*record);
  *record = next;
}

/* A coder's record without what the consensus does not take over. */
static ActantRecord *
strip (const ActantRecord *record)
{
  static const char * const own[] = { "created", "modified", "rev", "source_sha", "from", "note" };
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  ActantRecord *bare = actant_record_ref (record);

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (actant_table_find (table, own[i]) != ACTANT_NO_FIELD)
      set_field (&bare, own[i], NULL);

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

      set_field (&result, name, value != NULL ? actant_value_ref (value) : NULL);
    }
  if (actant_table_find (actant_kind_get_info (item->kind)->table, "from") != ACTANT_NO_FIELD)
    set_field (&result, "from", new_from (item, coder, choices));

  return actant_record_new (item->kind, find_result_id (self, item, fresh),
                            actant_value_ref (actant_record_get_body (result)));
}

/* One's own earlier review of the case, or a new one. */
static ActantRecord *
find_review (ActantAdjudication *self,
             const ActantCase   *item)
{
  ActantSession *session = actant_agreement_get_session (self->agreement);
  ActantAnnotationSet *own = actant_session_get_own_set (session, item->text, NULL);
  const ActantRecord *earlier = NULL;

  if (item->review != NULL)
    earlier = actant_collection_lookup_live (actant_annotation_set_get_records (own), ACTANT_KIND_REVIEW,
                                             actant_record_get_id (item->review));

  return earlier != NULL ? actant_record_ref (earlier) : actant_session_new_record (session, ACTANT_KIND_REVIEW);
}

static ActantRecord *
new_review (ActantAdjudication *self,
            const ActantCase   *item,
            ActantVerdict       verdict,
            const char         *result,
            const char         *reason,
            gboolean            gap)
{
  g_autoptr(GPtrArray) targets = collect_targets (item);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GPtrArray) revs = g_ptr_array_new ();
  ActantRecord *review = find_review (self, item);

  for (guint i = 0; i < targets->len; i++)
    {
      const ActantValue *rev = actant_record_get_revs (targets->pdata[i]);

      g_ptr_array_add (ids, actant_value_new_text (actant_record_get_id (targets->pdata[i])));
      g_ptr_array_add (revs, rev != NULL ? actant_value_ref (rev) : actant_value_new_map (NULL, NULL, 0));
    }
  set_field (&review, "targets", actant_value_new_list ((ActantValue **) ids->pdata, ids->len));
  set_field (&review, "target_revs", actant_value_new_list ((ActantValue **) revs->pdata, revs->len));
  set_field (&review, "decision", actant_value_new_text (actant_verdict_get_name (verdict)));
  set_field (&review, "result", result != NULL ? actant_value_new_text (result) : NULL);
  set_field (&review, "reason", reason != NULL && *reason != '\0' ? actant_value_new_text (reason) : NULL);
  set_field (&review, "codebook_gap", gap ? actant_value_new_boolean (TRUE) : NULL);

  return review;
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

  actant_session_put_consensus (session, edit, item->text, result);
  actant_session_put (session, edit, item->text, review);
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

  return actant_session_get_set (session, item->text, ACTANT_CONSENSUS, error) != NULL ? item : NULL;
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

  return actant_session_apply (actant_agreement_get_session (adjudication->agreement), edit, error);
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

  return actant_session_apply (session, edit, error);
}

/**
 * actant_adjudication_accept_agreed:
 * @adjudication: a queue
 * @error: return location for an error
 *
 * Accepts the open cases in which all coders agree, as one undoable action. Free text, which nobody
 * words alike, is the first coder's.
 *
 * Returns: how many; 0 with @error set when it could not be done
 */
guint
actant_adjudication_accept_agreed (ActantAdjudication  *adjudication,
                                   GError             **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Accept What All Agree On"));
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < adjudication->cases->len; i++)
    {
      const ActantCase *item = adjudication->cases->pdata[i];

      if (!item->agreed || item->verdict != ACTANT_VERDICT_NONE)
        continue;
      if (find_case (adjudication, i, 0, error) == NULL)
        return 0;
      put_decision (adjudication, edit, item, 0, none, NULL, FALSE);
      n++;
    }

  return actant_session_apply (actant_agreement_get_session (adjudication->agreement), edit, error) ? n : 0;
}
