/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-collection.h"

G_BEGIN_DECLS

/**
 * ActantLanePlan:
 *
 * Which lane each claim and coding has: the first, counted from the text, in
 * which no other passage is. Kept for the whole text, so that stripes stay
 * where they are while scrolling; made anew when the records change.
 */
typedef struct _ActantLanePlan ActantLanePlan;

ActantLanePlan *actant_lane_plan_new  (ActantCollection   *records);
void            actant_lane_plan_free (ActantLanePlan     *plan);
guint           actant_lane_plan_get  (ActantLanePlan     *plan,
                                       const ActantRecord *record);

/* Passages that need more lanes than these have lane ACTANT_N_LANES. */
#define ACTANT_N_LANES 6

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantLanePlan, actant_lane_plan_free)

G_END_DECLS
