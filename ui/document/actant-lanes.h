/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-text-view.h"

G_BEGIN_DECLS

/**
 * ActantLanes:
 *
 * The margin left of the text: a stripe for each visible passage of a claim or
 * a coding, in lanes; with several coders, in lanes of each, below the beginning
 * of the name, and in the coder's pattern. A stripe tells its record's name in a
 * tool tip, the selected one's name is written beside it.
 *
 * Signals:
 *  - selected (char *id): a stripe was clicked
 */
#define ACTANT_TYPE_LANES (actant_lanes_get_type ())
G_DECLARE_FINAL_TYPE (ActantLanes, actant_lanes, ACTANT, LANES, GtkWidget)

GtkWidget          *actant_lanes_new           (ActantTextView   *view);
void                actant_lanes_set_records   (ActantLanes      *self,
                                               ActantCollection *records,
                                               ActantCollection *study);
const ActantRecord *actant_lanes_get_record_at (ActantLanes      *self,
                                               double            x,
                                               double            y);

char               *actant_lanes_dup_tooltip   (ActantLanes      *self,
                                               double            x,
                                               double            y);

G_END_DECLS
