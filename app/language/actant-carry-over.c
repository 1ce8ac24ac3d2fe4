/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim takes over from the one before it in the text. */
#include "config.h"

#include "language/actant-proposal.h"

#include "session/actant-placing.h"

/**
 * actant_proposal_find_previous:
 * @session: a session
 * @text: path of a text
 * @claim: a claim of it, placed, perhaps not yet in the study
 *
 * Returns: (transfer none) (nullable): the coder’s claim before it in the text
 */
const ActantRecord *
actant_proposal_find_previous (ActantSession      *session,
                               const char         *text,
                               const ActantRecord *claim)
{
  ActantAnnotationSet *set = actant_session_get_own_set (session, text, NULL);
  ActantCollection *records;
  guint low = 0, high;

  if (set == NULL)
    return NULL;

  records = actant_annotation_set_get_records (set);
  high = actant_collection_get_n (records, ACTANT_KIND_CLAIM);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (actant_record_get_start (actant_collection_get (records, ACTANT_KIND_CLAIM, middle))
          > actant_record_get_start (claim))
        high = middle;
      else
        low = middle + 1;
    }

  /* Of those that begin no later the last, but for the claim itself. */
  for (; low > 0; low--)
    {
      const ActantRecord *each = actant_collection_get (records, ACTANT_KIND_CLAIM, low - 1);

      if (g_strcmp0 (actant_record_get_id (each), actant_record_get_id (claim)) != 0)
        return each;
    }

  return NULL;
}

/* A list of slots without one of their members. */
static ActantValue *
drop_member (const ActantValue *list,
             const char        *member)
{
  ActantValue *result = NULL;

  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    {
      const ActantValue *item = actant_value_get_item (list, i);
      ActantValue *longer;

      /* A mere rating says nothing of the next claim. */
      if (actant_value_get_member (item, "consistency") != NULL
          && !actant_placing_is_part (actant_value_get_member_text (item, "role"),
                                      actant_value_get_member_text (item, "consistency")))
        continue;
      longer = actant_value_list_append (result, actant_value_object_set (item, member, NULL));
      if (result != NULL)
        actant_value_unref (result);
      result = longer;
    }

  return result;
}

/**
 * actant_proposal_carry_over:
 * @session: a session
 * @text: path of a text
 * @claim: a claim of it, placed
 *
 * Returns: (transfer full): @claim with what the claim before it in the text has: claimants, issues
 *   without positions, scenarios with roles; what is set stays
 */
ActantRecord *
actant_proposal_carry_over (ActantSession      *session,
                            const char         *text,
                            const ActantRecord *claim)
{
  static const struct { const char *field, *dropped; } carried[] = {
    { "claimants", NULL }, { "issues", "position" }, { "scenarios", "consistency" },
  };
  const ActantRecord *previous = actant_proposal_find_previous (session, text, claim);
  ActantRecord *filled = actant_record_ref (claim);

  for (guint i = 0; previous != NULL && i < G_N_ELEMENTS (carried); i++)
    {
      const ActantValue *value = actant_record_get (previous, carried[i].field);

      if (value == NULL || actant_record_get (filled, carried[i].field) != NULL)
        continue;
      actant_record_change (&filled, carried[i].field,
                            carried[i].dropped != NULL ? drop_member (value, carried[i].dropped)
                                                       : actant_value_ref (value));
    }

  return filled;
}
