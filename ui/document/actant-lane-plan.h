/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query/actant-query-filter.h"

G_BEGIN_DECLS

/** Returns: the group that @record belongs to, from 0 */
typedef guint (*ActantLaneGroup) (const ActantRecord *record,
                                  gpointer            user_data);

/**
 * ActantLanePlan:
 *
 * Which lane each claim and coding has: the first, counted from the text, in
 * which no other passage is. Groups, which are coders, have lanes of their own,
 * as far as there are enough. Made for what is looked at, and kept, so that
 * stripes stay where they are while scrolling and an edit among a million
 * passages costs as much as one among ten; made anew when the records change.
 */
typedef struct _ActantLanePlan ActantLanePlan;

ActantLanePlan *actant_lane_plan_new     (ActantCollection   *records);
void            actant_lane_plan_set_filter (ActantLanePlan    *plan,
                                             ActantQueryFilter *filter);
void            actant_lane_plan_set_groups (ActantLanePlan    *plan,
                                             guint              n_groups,
                                             ActantLaneGroup    group,
                                             gpointer           user_data);
void            actant_lane_plan_get_lanes  (ActantLanePlan    *plan,
                                             guint              group,
                                             guint             *first,
                                             guint             *n);
void            actant_lane_plan_free    (ActantLanePlan     *plan);
guint           actant_lane_plan_cover   (ActantLanePlan     *plan,
                                          gint64              start,
                                          gint64              end);
void            actant_lane_plan_collect (ActantLanePlan     *plan,
                                          gint64              start,
                                          gint64              end,
                                          GPtrArray          *records);
guint           actant_lane_plan_get     (ActantLanePlan     *plan,
                                          const ActantRecord *record);

/* Passages that need more lanes than these have lane ACTANT_N_LANES. */
#define ACTANT_N_LANES 6

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantLanePlan, actant_lane_plan_free)

G_END_DECLS
