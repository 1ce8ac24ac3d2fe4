/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes for passages, none of which overlap in a lane. */
#include "document/actant-lane-plan.h"

/* Passages that are nearer than a line of text would touch each other on the page. */
#define ROOM 70
/* Parts of the text that are planned for; with more, a new plan begins. */
#define MAX_PARTS 4096

struct _ActantLanePlan
{
  ActantCollection *records;                 /* NULL for none */
  ActantQueryFilter *filter;                 /* NULL when all have stripes */
  guint             n_groups;
  ActantLaneGroup   group;                   /* NULL for one group */
  gpointer          group_data;
  GHashTable       *lanes;                   /* borrowed record -> lane */
  GHashTable       *parts;                   /* start of a part -> passages without a lane */
  GPtrArray        *taken[ACTANT_N_LANES];   /* of borrowed records, by start */
};

/**
 * actant_lane_plan_new:
 * @records: (nullable): annotations of one text, which are not to change
 *
 * Returns: (transfer full): lanes for none of them yet
 */
ActantLanePlan *
actant_lane_plan_new (ActantCollection *records)
{
  ActantLanePlan *plan = g_new0 (ActantLanePlan, 1);

  g_set_object (&plan->records, records);
  plan->n_groups = 1;
  plan->lanes = g_hash_table_new (NULL, NULL);
  plan->parts = g_hash_table_new (NULL, NULL);
  for (guint lane = 0; lane < ACTANT_N_LANES; lane++)
    plan->taken[lane] = g_ptr_array_new ();

  return plan;
}

/** Gives lanes only to what @filter (nullable) shows; before anything is covered. */
void
actant_lane_plan_set_filter (ActantLanePlan    *plan,
                             ActantQueryFilter *filter)
{
  g_set_object (&plan->filter, filter);
}

/** Gives each of @n_groups lanes of its own; before anything is covered. */
void
actant_lane_plan_set_groups (ActantLanePlan  *plan,
                             guint            n_groups,
                             ActantLaneGroup  group,
                             gpointer         user_data)
{
  plan->n_groups = MAX (1, n_groups);
  plan->group = group;
  plan->group_data = user_data;
}

/** The lanes of @group, @n from @first on; the last lane is that of all groups beyond. */
void
actant_lane_plan_get_lanes (ActantLanePlan *plan,
                            guint           group,
                            guint          *first,
                            guint          *n)
{
  guint n_groups = MIN (plan->n_groups, ACTANT_N_LANES);

  group = MIN (group, n_groups - 1);
  *first = group * ACTANT_N_LANES / n_groups;
  *n = (group + 1) * ACTANT_N_LANES / n_groups - *first;
}

void
actant_lane_plan_free (ActantLanePlan *plan)
{
  for (guint lane = 0; lane < ACTANT_N_LANES; lane++)
    g_ptr_array_unref (plan->taken[lane]);
  g_hash_table_unref (plan->parts);
  g_hash_table_unref (plan->lanes);
  g_clear_object (&plan->records);
  g_clear_object (&plan->filter);
  g_free (plan);
}

/* The first passage of a lane that ends behind @offset. */
static guint
find (GPtrArray *lane,
      gint64     offset)
{
  guint low = 0, high = lane->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (actant_record_get_end (lane->pdata[middle]) <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
assign (ActantLanePlan     *plan,
        const ActantRecord *record)
{
  gint64 start = actant_record_get_start (record), end = actant_record_get_end (record);
  guint group = plan->group != NULL ? plan->group (record, plan->group_data) : 0;
  guint lane, place = 0, first, n;

  actant_lane_plan_get_lanes (plan, group, &first, &n);
  for (lane = first; lane < first + n; lane++)
    {
      GPtrArray *taken = plan->taken[lane];

      place = find (taken, start - ROOM);
      if (place == taken->len || actant_record_get_start (taken->pdata[place]) >= end + ROOM)
        break;
    }
  if (lane == first + n)
    lane = ACTANT_N_LANES;
  else
    g_ptr_array_insert (plan->taken[lane], (int) place, (gpointer) record);
  g_hash_table_insert (plan->lanes, (gpointer) record, GUINT_TO_POINTER (lane));
}

static gboolean
has_stripe (const ActantRecord *record)
{
  ActantKind kind = actant_record_get_kind (record);

  return kind == ACTANT_KIND_CLAIM || kind == ACTANT_KIND_CODING;
}

/* Returns how many of those that begin there have none. */
static guint
assign_range (ActantLanePlan *plan,
              gint64          start,
              gint64          end)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  guint n = 0;

  if (plan->records != NULL)
    actant_collection_collect (plan->records, start, MAX (end, start + 1), records);
  for (guint i = 0; i < records->len; i++)
    {
      const ActantRecord *record = records->pdata[i];

      if (!has_stripe (record)
          || (plan->filter != NULL && !actant_query_filter_shows (plan->filter, record)))
        continue;
      if (!g_hash_table_contains (plan->lanes, record))
        assign (plan, record);
      n += actant_record_get_start (record) >= start
           && GPOINTER_TO_UINT (g_hash_table_lookup (plan->lanes, record)) == ACTANT_N_LANES;
    }

  return n;
}

/**
 * actant_lane_plan_cover:
 * @plan: a plan
 * @start: of a display line
 * @end: exclusive
 *
 * Gives lanes to what is on it, unless it has.
 *
 * Returns: how many passages that begin there have none
 */
guint
actant_lane_plan_cover (ActantLanePlan *plan,
                        gint64          start,
                        gint64          end)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) start), n;

  if (g_hash_table_lookup_extended (plan->parts, key, NULL, &n))
    return GPOINTER_TO_UINT (n);

  if (g_hash_table_size (plan->parts) >= MAX_PARTS)
    {
      g_hash_table_remove_all (plan->parts);
      g_hash_table_remove_all (plan->lanes);
      for (guint lane = 0; lane < ACTANT_N_LANES; lane++)
        g_ptr_array_set_size (plan->taken[lane], 0);
    }
  n = GUINT_TO_POINTER (assign_range (plan, start, end));
  g_hash_table_insert (plan->parts, key, n);

  return GPOINTER_TO_UINT (n);
}

/**
 * actant_lane_plan_collect:
 * @plan: a plan
 * @start: code points that are covered
 * @end: exclusive
 * @records: (element-type ActantRecord): receives those with a lane, borrowed, lane by lane
 */
void
actant_lane_plan_collect (ActantLanePlan *plan,
                          gint64          start,
                          gint64          end,
                          GPtrArray      *records)
{
  for (guint lane = 0; lane < ACTANT_N_LANES; lane++)
    {
      GPtrArray *taken = plan->taken[lane];

      for (guint i = find (taken, start);
           i < taken->len && actant_record_get_start (taken->pdata[i]) < end; i++)
        g_ptr_array_add (records, taken->pdata[i]);
    }
}

/** The lane of @record, 0 next to the text; ACTANT_N_LANES when it has none. */
guint
actant_lane_plan_get (ActantLanePlan     *plan,
                      const ActantRecord *record)
{
  gpointer lane;

  if (!has_stripe (record))
    return ACTANT_N_LANES;
  if (!g_hash_table_contains (plan->lanes, record))
    assign_range (plan, actant_record_get_start (record), actant_record_get_end (record));
  if (!g_hash_table_lookup_extended (plan->lanes, record, NULL, &lane))
    return ACTANT_N_LANES;

  return GPOINTER_TO_UINT (lane);
}
