/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes for passages, none of which overlap in a lane. */
#include "document/actant-lane-plan.h"

/* Passages that are nearer than a line of text would touch each other on the page. */
#define ROOM 70

struct _ActantLanePlan
{
  GHashTable *lanes;   /* owned id -> lane */
};

static void
assign (ActantLanePlan     *plan,
        const ActantRecord *record,
        gint64             *taken)
{
  gint64 start = actant_record_get_start (record);
  guint lane = 0;

  while (lane < ACTANT_N_LANES && taken[lane] > start)
    lane++;
  if (lane < ACTANT_N_LANES)
    taken[lane] = actant_record_get_end (record) + ROOM;

  g_hash_table_insert (plan->lanes, g_strdup (actant_record_get_id (record)),
                       GUINT_TO_POINTER (lane));
}

/**
 * actant_lane_plan_new:
 * @records: (nullable): annotations of one text
 *
 * Returns: (transfer full): their lanes, as they are now
 */
ActantLanePlan *
actant_lane_plan_new (ActantCollection *records)
{
  ActantLanePlan *plan = g_new0 (ActantLanePlan, 1);
  gint64 taken[ACTANT_N_LANES] = { 0 };
  guint n_claims, n_codings, claim = 0, coding = 0;

  plan->lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (records == NULL)
    return plan;

  /* Both lists are in text order. */
  n_claims = actant_collection_get_n (records, ACTANT_KIND_CLAIM);
  n_codings = actant_collection_get_n (records, ACTANT_KIND_CODING);
  while (claim < n_claims || coding < n_codings)
    {
      const ActantRecord *a = claim < n_claims
                              ? actant_collection_get (records, ACTANT_KIND_CLAIM, claim) : NULL;
      const ActantRecord *b = coding < n_codings
                              ? actant_collection_get (records, ACTANT_KIND_CODING, coding) : NULL;

      if (b == NULL
          || (a != NULL && actant_record_get_start (a) <= actant_record_get_start (b)))
        {
          assign (plan, a, taken);
          claim++;
        }
      else
        {
          assign (plan, b, taken);
          coding++;
        }
    }

  return plan;
}

void
actant_lane_plan_free (ActantLanePlan *plan)
{
  g_hash_table_unref (plan->lanes);
  g_free (plan);
}

/** The lane of @record, 0 next to the text; ACTANT_N_LANES when it has none. */
guint
actant_lane_plan_get (ActantLanePlan     *plan,
                      const ActantRecord *record)
{
  gpointer lane;

  if (!g_hash_table_lookup_extended (plan->lanes, actant_record_get_id (record), NULL, &lane))
    return ACTANT_N_LANES;

  return GPOINTER_TO_UINT (lane);
}
