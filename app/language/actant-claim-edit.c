/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One key each: a claim split at its connectives, doubled, placed as the last one. */
#include "config.h"

#include "language/actant-claim-edit.h"

#include "language/actant-clauses.h"
#include "language/actant-passage-words.h"
#include "language/actant-proposal.h"
#include "session/actant-claim-cues.h"
#include "session/actant-placing.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  ActantSession    *session;
  const char       *text;
  ActantSourceText *source;
  ActantChangeSet  *change_set;
  GPtrArray        *clauses;   /* ActantClause: those with content of their own */
  GPtrArray        *claims;    /* ActantRecord: one for each */
  guint             main;      /* which of them the others belong to first of all */
} Split;

static void
replace (ActantRecord **record,
         ActantRecord  *changed)
{
  actant_record_unref (*record);
  *record = changed;
}

/* The clause that stands for itself; when every one has a connective, the last. */
static guint
find_main (GPtrArray *clauses)
{
  for (guint i = 0; i < clauses->len; i++)
    {
      const ActantClause *clause = clauses->pdata[i];

      if (clause->relation == NULL && !clause->follows)
        return i;
    }
  for (guint i = clauses->len; i > 0; i--)
    if (((const ActantClause *) clauses->pdata[i - 1])->relation == NULL)
      return i - 1;

  return clauses->len - 1;
}

/* What belongs to the whole belongs to its parts: who claims it, on what, in which scenarios. */
static void
share (ActantRecord       **record,
       const ActantRecord  *whole)
{
  static const char * const fields[] =
    { "claimants", "attribution", "addressees", "issues", "scenarios" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const ActantValue *value = actant_record_get (whole, fields[i]);

      if (value != NULL && actant_record_get (*record, fields[i]) == NULL)
        actant_record_change (record, fields[i], actant_value_ref (value));
    }
}

/* The claim itself keeps the main clause, and its gist unless that was the draft for the whole. */
static ActantRecord *
keep_claim (Split               *split,
            const ActantRecord  *claim,
            GArray              *ranges,
            GError             **error)
{
  ActantValue *segments = actant_session_new_segments (split->session, split->text, ranges, error);
  g_autoptr(GArray) old_ranges = actant_passage_list_ranges (claim);
  g_autofree char *old_draft = actant_proposal_dup_gist (split->session, split->text, old_ranges);
  const char *gist = actant_record_get_text (claim, "gist");
  ActantRecord *kept;

  if (segments == NULL)
    return NULL;

  kept = actant_record_set (claim, "segments", segments);
  if (gist == NULL || strcmp (gist, old_draft) == 0)
    {
      g_autofree char *draft = actant_proposal_dup_gist (split->session, split->text, ranges);

      actant_record_change_text (&kept, "gist", draft);
    }
  return kept;
}

static ActantRecord *
make_claim (Split               *split,
            const ActantRecord  *claim,
            guint                at,
            GError             **error)
{
  const ActantClause *clause = split->clauses->pdata[at];
  ActantRecord *record;

  if (claim != NULL && at == split->main)
    return keep_claim (split, claim, clause->ranges, error);

  record = actant_session_new_passage (split->session, ACTANT_KIND_CLAIM, split->text,
                                       clause->ranges, error);
  if (record == NULL)
    return NULL;
  if (claim != NULL)
    share (&record, claim);
  else
    replace (&record, actant_proposal_carry_over (split->session, split->text, record));

  replace (&record, actant_proposal_fill (split->session, split->text, record));
  return record;
}

/* What follows from the claim at @at: the next that is no ground itself, else the one before. */
static const ActantRecord *
find_target (Split *split,
             guint  at)
{
  for (guint i = at + 1; i < split->clauses->len; i++)
    if (((const ActantClause *) split->clauses->pdata[i])->relation == NULL)
      return split->claims->pdata[i];
  for (guint i = at; i > 0; i--)
    if (((const ActantClause *) split->clauses->pdata[i - 1])->relation == NULL)
      return split->claims->pdata[i - 1];

  return NULL;
}

/* How the ground at @at is one condition together with that before or behind it: "if A and B" are
 * all, "if A or B" any; %NULL when it stands alone. */
static const char *
get_join (Split *split,
          guint  at)
{
  const ActantClause *clause = split->clauses->pdata[at];
  const ActantClause *next = at + 1 < split->clauses->len ? split->clauses->pdata[at + 1] : NULL;
  const ActantClause *previous = at > 0 ? split->clauses->pdata[at - 1] : NULL;
  const ActantClause *joined = NULL;
  g_autofree char *cue = NULL;

  if (clause->follows && previous != NULL && previous->relation == clause->relation)
    joined = clause;
  else if (next != NULL && next->follows && next->relation == clause->relation)
    joined = next;
  if (joined == NULL)
    return NULL;

  cue = actant_source_text_dup_slice (split->source, joined->cue.start, joined->cue.end);
  return g_ascii_strcasecmp (cue, "or") == 0 ? "any" : "all";
}

static void
add_relation (Split      *split,
              guint       at,
              const char *group)
{
  const ActantClause *clause = split->clauses->pdata[at];
  const ActantRecord *target = find_target (split, at);
  const char *join = get_join (split, at);
  g_autoptr(ActantRecord) relation = NULL;

  if (clause->relation == NULL || target == NULL)
    return;

  relation = actant_session_new_record (split->session, ACTANT_KIND_RELATION);
  actant_record_change_text (&relation, "from", actant_record_get_id (split->claims->pdata[at]));
  actant_record_change_text (&relation, "to", actant_record_get_id (target));
  actant_record_change_text (&relation, "type", clause->relation);
  if (join != NULL)
    {
      actant_record_change_text (&relation, "group", group);
      actant_record_change_text (&relation, "join", join);
    }
  if (clause->cue.start < clause->cue.end)
    {
      g_autofree char *words =
        actant_source_text_dup_slice (split->source, clause->cue.start, clause->cue.end);

      replace (&relation, actant_cues_set (relation, "type", NULL, &clause->cue, words));
    }
  actant_session_put (split->session, split->change_set, split->text, relation);
}

static GPtrArray *
find_clauses (ActantSourceText *source,
              GArray           *ranges)
{
  GPtrArray *clauses = actant_clauses_find (source, ranges);

  for (guint i = clauses->len; i > 0; i--)
    if (((const ActantClause *) clauses->pdata[i - 1])->is_reporting)
      g_ptr_array_remove_index (clauses, i - 1);
  return clauses;
}

/**
 * actant_claim_split:
 * @session: a session
 * @text: path of a text
 * @claim: (nullable): a claim of the coder’s on it; it keeps the main clause
 * @ranges: (nullable) (element-type ActantTextRange): without @claim, the passage to split
 * @id: (out): of the claim with the main clause
 *
 * A claim for each clause, and between them the relations that their connectives tell, with the
 * connectives as cues. New claims have what the words propose, and share claimants, issues and
 * scenarios with the whole.
 *
 * Returns: (transfer full) (nullable): the change; %NULL when there is nothing to split
 */
ActantChangeSet *
actant_claim_split (ActantSession       *session,
                    const char          *text,
                    const ActantRecord  *claim,
                    GArray              *ranges,
                    char               **id,
                    GError             **error)
{
  ActantSourceText *source = actant_session_load_text (session, text, error);
  g_autoptr(GArray) own = claim != NULL ? actant_passage_list_ranges (claim) : g_array_ref (ranges);
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autoptr(GPtrArray) clauses = NULL;
  g_autoptr(GPtrArray) claims = NULL;
  Split split = { session, text, source };

  if (source == NULL)
    return NULL;

  clauses = split.clauses = find_clauses (source, own);
  if (clauses->len < 2)
    {
      g_set_error_literal (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
                           _("There is no connective to split the passage at"));
      return NULL;
    }

  change_set = split.change_set = actant_change_set_new (_("Split Claim"));
  claims = split.claims = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  split.main = find_main (clauses);
  for (guint i = 0; i < clauses->len; i++)
    {
      ActantRecord *record = make_claim (&split, claim, i, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (claims, record);
      actant_session_put (session, change_set, text, record);
    }
  for (guint i = 0; i < clauses->len; i++)
    add_relation (&split, i, actant_record_get_id (claims->pdata[split.main]));

  *id = g_strdup (actant_record_get_id (claims->pdata[split.main]));
  return g_steal_pointer (&change_set);
}

/**
 * actant_claim_duplicate:
 * @session: a session
 * @text: path of a text
 * @claim: a claim on it
 * @id: (out): of the copy
 *
 * Returns: (transfer full): the change that makes a claim with the same passage and slots
 */
ActantChangeSet *
actant_claim_duplicate (ActantSession       *session,
                        const char          *text,
                        const ActantRecord  *claim,
                        char               **id)
{
  static const char * const own[] = { "created", "modified", "rev", "deleted", "from", NULL };
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;
  ActantChangeSet *change_set = actant_change_set_new (_("Duplicate Claim"));
  g_autoptr(ActantRecord) copy = actant_session_new_record (session, ACTANT_KIND_CLAIM);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *value = actant_record_get (claim, table->fields[i].name);

      if (value != NULL && !g_strv_contains (own, table->fields[i].name))
        actant_record_change (&copy, table->fields[i].name, actant_value_ref (value));
    }

  actant_session_put (session, change_set, text, copy);
  *id = g_strdup (actant_record_get_id (copy));
  return change_set;
}

/* The scenario a claim was put into last, with its role: an item that is no mere rating. */
static const ActantValue *
get_last_placing (const ActantRecord *claim)
{
  const ActantValue *placings = actant_record_get (claim, "scenarios");

  for (guint i = actant_value_get_n_items (placings); i > 0; i--)
    {
      const ActantValue *placing = actant_value_get_item (placings, i - 1);

      if (actant_placing_is_part (actant_value_get_member_text (placing, "role"),
                                  actant_value_get_member_text (placing, "consistency")))
        return placing;
    }

  return NULL;
}

/* The coder’s claim, other than @claim, that was changed last and is in a scenario. */
static const ActantRecord *
find_last_placed (ActantSession      *session,
                  const char         *text,
                  const ActantRecord *claim)
{
  ActantAnnotationSet *set = actant_session_get_own_set (session, text, NULL);
  ActantCollection *records = set != NULL ? actant_annotation_set_get_records (set) : NULL;
  const ActantRecord *last = NULL;

  for (guint i = 0; records != NULL && i < actant_collection_get_n (records, ACTANT_KIND_CLAIM);
       i++)
    {
      const ActantRecord *each = actant_collection_get (records, ACTANT_KIND_CLAIM, i);

      if (strcmp (actant_record_get_id (each), actant_record_get_id (claim)) != 0
          && get_last_placing (each) != NULL
          && (last == NULL || g_strcmp0 (actant_record_get_text (each, "modified"),
                                         actant_record_get_text (last, "modified")) >= 0))
        last = each;
    }

  return last;
}

/**
 * actant_claim_place_again:
 * @session: a session
 * @text: path of a text
 * @claim: a claim of the coder’s on it
 * @words: (out): the scenario’s title
 *
 * Returns: (transfer full) (nullable): the change that puts @claim into the scenario, in the role,
 *   that the claim coded last on the text has; %NULL when none has one
 */
ActantChangeSet *
actant_claim_place_again (ActantSession       *session,
                          const char          *text,
                          const ActantRecord  *claim,
                          char               **words)
{
  const ActantRecord *last = find_last_placed (session, text, claim);
  const ActantValue *placing = last != NULL ? get_last_placing (last) : NULL;
  const char *scenario =
    placing != NULL ? actant_value_get_member_text (placing, "scenario") : NULL;
  const char *role = placing != NULL ? actant_value_get_member_text (placing, "role") : NULL;
  ActantChangeSet *change_set;
  g_autoptr(ActantRecord) placed = NULL;

  if (scenario == NULL)
    return NULL;

  placed = actant_placing_set (session, claim, scenario, role != NULL ? "role" : NULL, role);
  change_set = actant_change_set_new (_("Place in Scenario"));
  actant_session_put (session, change_set, text, placed);
  *words = actant_session_dup_name (session, scenario);
  return change_set;
}
