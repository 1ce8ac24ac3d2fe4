/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Type, standing, polarity, factuality and strength of a claim, from its words. */
#include "config.h"

#include "language/actant-proposal.h"

#include "language/actant-claim-rules-private.h"
#include "language/actant-clauses.h"
#include "language/actant-passage-words.h"

#include <string.h>

typedef struct
{
  const char *type;
  const char *standing;
  const char *polarity;
  const char *factuality;
  const char *strength;
  char       *strength_term;
} Proposal;

/* Of each field, what the strongest rule among those whose words stand there gives. */
static gboolean
apply_rules (const ClaimRules *rules,
             const char       *words,
             Proposal         *proposal)
{
  const char *end = words + strlen (words);
  guint strongest[4] = { G_MAXUINT, G_MAXUINT, G_MAXUINT, G_MAXUINT };
  const char **fields[] =
    { &proposal->type, &proposal->factuality, &proposal->polarity, &proposal->strength };
  gboolean over = FALSE;
  ActantPhraseHit hit;

  /* Phrases may overlap: the stronger rule counts. */
  for (const char *at = words; actant_phrases_next (rules->phrases, words, at, end, &hit);
       at = g_utf8_next_char (hit.start))
    {
      const ClaimRule *rule = &g_array_index (rules->rules, ClaimRule, hit.number);
      const char * const given[] = { rule->type, rule->factuality, rule->polarity, rule->strength };

      over |= rule->over || rule->strength != NULL;
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        if (given[i] != NULL && hit.number < strongest[i])
          {
            strongest[i] = hit.number;
            *fields[i] = given[i];
            if (fields[i] == &proposal->strength)
              {
                g_free (proposal->strength_term);
                proposal->strength_term = g_strndup (hit.start, hit.end - hit.start);
              }
          }
    }

  return over;
}

static gboolean
is_negated (const ClaimRules *rules,
            const char       *words)
{
  const char *end = words + strlen (words);
  ActantPhraseHit hit;

  for (const char *at = words; actant_phrases_next (rules->negations, words, at, end, &hit);
       at = hit.end)
    if (hit.number == 1)
      return TRUE;

  return FALSE;
}

/* "cannot produce": polarity and factuality turn; "is unlikely to" has said so itself. */
static void
apply_negation (Proposal *proposal)
{
  static const char * const pairs[][2] = { { "CT+", "CT-" }, { "PR+", "PR-" }, { "PS+", "PS-" } };

  proposal->polarity = "-";
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_strcmp0 (proposal->factuality, pairs[i][0]) == 0)
      {
        proposal->factuality = pairs[i][1];
        return;
      }
}

static gboolean
overlaps (const ActantClause *clause,
          const ActantRecord *claim)
{
  for (guint i = 0; i < clause->ranges->len; i++)
    {
      const ActantTextRange *range = &g_array_index (clause->ranges, ActantTextRange, i);

      if (range->start < actant_record_get_end (claim)
          && range->end > actant_record_get_start (claim))
        return TRUE;
    }

  return FALSE;
}

static char *
dup_clause_words (ActantSourceText *source,
                  GArray           *ranges)
{
  g_autoptr(ActantPassageWords) words = actant_passage_words_new (source, ranges);

  return g_steal_pointer (&words->text);
}

/* The type that a reporting clause gives what it reports: "warned that" → threat. */
static const char *
get_reported_type (const ClaimRules *rules,
                   const char       *words)
{
  const char *type = NULL;
  ActantPhraseHit hit;
  const char *end = words + strlen (words);

  for (const char *at = words; actant_phrases_next (rules->reports, words, at, end, &hit);
       at = hit.end)
    type = rules->report_types->pdata[hit.number];
  return type;
}

/* Whether the connective of a clause entertains it only: if, even if, -면, -더라도. */
static gboolean
is_supposed (const ClaimRules   *rules,
             ActantSourceText   *source,
             const ActantClause *clause)
{
  g_autofree char *cue = NULL;

  if (clause->relation == NULL)
    return FALSE;
  if (g_str_equal (clause->relation, "condition")
      || g_str_equal (clause->relation, "negative_condition"))
    return TRUE;

  cue = actant_source_text_dup_slice (source, clause->cue.start, clause->cue.end);
  return actant_phrases_next (rules->suppositions, cue, cue, cue + strlen (cue), NULL);
}

static gboolean
ends_in_hangul (ActantSourceText   *source,
                const ActantRecord *claim)
{
  for (gint64 at = actant_record_get_end (claim); at > actant_record_get_start (claim); at--)
    {
      gunichar c = actant_source_text_get_char (source, at - 1);

      if (g_unichar_isalpha (c))
        return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HANGUL;
    }

  return FALSE;
}

/* The words of the one clause that the claim lies in: "There is a high possibility that" stands in
 * front of what is claimed, 것으로 전망된다 behind it. %NULL when it is no part of one. */
static char *
dup_clause_around (ActantSourceText      *source,
                   const ActantFurniture *furniture,
                   const ActantRecord    *claim)
{
  g_autoptr(GPtrArray) clauses =
    actant_clauses_at (source, furniture, actant_record_get_start (claim));

  for (guint i = 0; i < clauses->len; i++)
    {
      const ActantClause *clause = clauses->pdata[i];
      gint64 end = g_array_index (clause->ranges, ActantTextRange, clause->ranges->len - 1).end;

      for (guint j = 0; j < clause->ranges->len && !clause->is_reporting; j++)
        {
          const ActantTextRange *range = &g_array_index (clause->ranges, ActantTextRange, j);

          if (range->start <= actant_record_get_start (claim)
              && actant_record_get_start (claim) < range->end
              && actant_record_get_end (claim) <= end)
            return dup_clause_words (source, clause->ranges);
        }
    }

  return NULL;
}

/* What stands around the claim in its sentence: the connective, who reports, a question mark. */
static void
apply_context (const ClaimRules   *rules,
               ActantSourceText   *source,
               const ActantFurniture *furniture,
               const ActantRecord *claim,
               Proposal           *proposal)
{
  g_autoptr(GPtrArray) clauses =
    actant_clauses_at (source, furniture, actant_record_get_start (claim));
  ActantTextRange sentence = { 0, 0 };
  const char *reported = NULL;
  gboolean found = FALSE;

  actant_sentence_span_at (source, furniture, actant_record_get_start (claim), &sentence);
  for (guint i = 0; i < clauses->len; i++)
    {
      const ActantClause *clause = clauses->pdata[i];
      g_autofree char *words = dup_clause_words (source, clause->ranges);

      if (clause->is_reporting && (!found || reported == NULL))
        reported = get_reported_type (rules, words);
      if (clause->is_reporting || !overlaps (clause, claim))
        continue;
      if (!found && is_supposed (rules, source, clause))
        proposal->standing = "supposed";
      found = TRUE;
    }

  if (reported == NULL && sentence.end > actant_record_get_end (claim))
    {
      g_autofree char *rest =
        actant_source_text_dup_slice (source, actant_record_get_end (claim), sentence.end);

      /* In Korean who reports stands behind. */
      if (ends_in_hangul (source, claim))
        reported = get_reported_type (rules, rest);
      if (strchr (rest, '?') != NULL && strlen (rest) <= strlen ("?”"))
        proposal->standing = "asked";
    }
  if (reported != NULL)
    {
      proposal->type = reported;
      proposal->factuality = NULL;
    }
}

static Proposal
propose (ActantSession      *session,
         const char         *text,
         ActantSourceText   *source,
         const ActantRecord *claim)
{
  const ClaimRules *rules = _actant_claim_rules_get ();
  g_autoptr(GArray) ranges = actant_passage_list_ranges (claim);
  g_autofree char *words = dup_clause_words (source, ranges);
  Proposal proposal = { .standing = "asserted" };
  g_autofree char *around =
    dup_clause_around (source, actant_session_get_furniture (session, text), claim);
  gboolean over = apply_rules (rules, around != NULL ? around : words, &proposal);

  if (proposal.type == NULL)
    {
      proposal.type = "assertion";
      proposal.factuality = "CT+";
    }
  if (!over && is_negated (rules, words))
    apply_negation (&proposal);
  if (strchr (words, '?') != NULL)
    proposal.standing = "asked";
  apply_context (rules, source, actant_session_get_furniture (session, text), claim, &proposal);

  if (g_str_equal (proposal.standing, "supposed"))
    {
      proposal.type = "forecast";
      proposal.factuality = "Uu";
    }
  else if (g_str_equal (proposal.standing, "asked"))
    proposal.factuality = "Uu";
  return proposal;
}

/* What is set stays. */
static void
fill_text (ActantRecord **record,
           const char    *field,
           const char    *value)
{
  if (value != NULL && actant_record_get (*record, field) == NULL)
    actant_record_change_text (record, field, value);
}

static void
set_strength (ActantRecord   **record,
              const Proposal  *proposal)
{
  const ActantTable *table =
    actant_table_get (actant_kind_get_info (ACTANT_KIND_CLAIM)->table, "strength")->type->table;
  ActantValue *members[8] = { NULL };

  if (proposal->strength == NULL || actant_record_get (*record, "strength") != NULL)
    return;

  members[actant_table_find (table, "term")] = actant_value_new_text (proposal->strength_term);
  members[actant_table_find (table, "value")] = actant_value_new_text (proposal->strength);
  actant_record_change (record, "strength", actant_value_new_object (table, members, NULL));
}

/**
 * actant_proposal_fill:
 * @session: a session
 * @text: path of a text
 * @claim: a claim of it, placed
 *
 * Returns: (transfer full): @claim with type, standing, polarity, factuality, strength and gist as
 *   its words propose; what is set stays
 */
ActantRecord *
actant_proposal_fill (ActantSession      *session,
                      const char         *text,
                      const ActantRecord *claim)
{
  ActantRecord *filled = actant_record_ref (claim);
  ActantSourceText *source;
  g_autoptr(GArray) ranges = NULL;
  g_autofree char *gist = NULL;
  Proposal proposal;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && text != NULL, filled);

  source = actant_session_load_text (session, text, NULL);
  if (source == NULL || actant_record_get_n_segments (claim) == 0)
    return filled;

  proposal = propose (session, text, source, claim);
  ranges = actant_passage_list_ranges (claim);
  gist = actant_proposal_dup_gist (session, text, ranges);
  fill_text (&filled, "gist", *gist != '\0' ? gist : NULL);
  fill_text (&filled, "type", proposal.type);
  fill_text (&filled, "standing", proposal.standing);
  fill_text (&filled, "polarity", proposal.polarity);
  fill_text (&filled, "factuality", proposal.factuality);
  set_strength (&filled, &proposal);

  g_free (proposal.strength_term);
  return filled;
}
