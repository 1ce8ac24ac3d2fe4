/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a record: the words for it, and whether it was about the record as it is now. */
#include "config.h"

#include "team/actant-verdict.h"

#include "model/actant-revs.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *name;    /* as it is stored */
  const char *words;
} verdicts[] = {
  [ACTANT_VERDICT_NONE] = { NULL, N_("Open") },
  [ACTANT_VERDICT_ACCEPT] = { "accept", N_("Accepted") },
  [ACTANT_VERDICT_COMBINE] = { "combine", N_("Combined") },
  [ACTANT_VERDICT_REJECT] = { "reject", N_("Rejected") },
  [ACTANT_VERDICT_DEFER] = { "defer", N_("Deferred") },
};

/** Returns: the decision as it is stored, %NULL for none */
const char *
actant_verdict_get_name (ActantVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdicts), NULL);

  return verdicts[verdict].name;
}

/** Returns: what a reader is told, translated: "Accepted"; "Open" for none */
const char *
actant_verdict_get_words (ActantVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdicts), NULL);

  return _(verdicts[verdict].words);
}

/** Returns: what a review decides; none when it says something of its own */
ActantVerdict
actant_verdict_read (const ActantRecord *review)
{
  const char *decision = actant_record_get_text (review, "decision");

  for (guint i = ACTANT_VERDICT_ACCEPT; decision != NULL && i < G_N_ELEMENTS (verdicts); i++)
    if (strcmp (decision, verdicts[i].name) == 0)
      return (ActantVerdict) i;

  return ACTANT_VERDICT_NONE;
}

/** Returns: what a review decides, translated; a decision that is not known as it stands */
const char *
actant_verdict_read_words (const ActantRecord *review)
{
  const char *decision = actant_record_get_text (review, "decision");
  ActantVerdict verdict = actant_verdict_read (review);

  if (verdict == ACTANT_VERDICT_NONE)
    return decision != NULL ? decision : "–";

  return actant_verdict_get_words (verdict);
}

/** Returns: whether @review was made after @other; of two in one second, everybody takes the same */
gboolean
actant_verdict_is_later (const ActantRecord *review,
                         const ActantRecord *other)
{
  int order = g_strcmp0 (actant_record_get_text (review, "modified"), actant_record_get_text (other, "modified"));

  return order > 0 || (order == 0 && strcmp (actant_record_get_id (review), actant_record_get_id (other)) > 0);
}

/**
 * actant_verdict_is_outdated:
 * @review: what was decided
 * @record: one of those it is about, as it is now
 *
 * Compares the version that the review names with the record's. A review that names none says
 * nothing about that.
 *
 * Returns: whether the record was changed since
 */
gboolean
actant_verdict_is_outdated (const ActantRecord *review,
                           const ActantRecord *record)
{
  const ActantValue *ids = actant_record_get (review, "targets");
  const ActantValue *revs = actant_record_get (review, "target_revs");
  guint n = MIN (ids != NULL ? actant_value_get_n_items (ids) : 0,
                 revs != NULL ? actant_value_get_n_items (revs) : 0);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (actant_value_get_text (actant_value_get_item (ids, i)),
                   actant_record_get_id (record)) == 0)
      {
        ActantRevsOrder order = actant_revs_compare (actant_value_get_item (revs, i),
                                                     actant_record_get_revs (record));

        return order == ACTANT_REVS_BEFORE || order == ACTANT_REVS_CONCURRENT;
      }

  return FALSE;
}
