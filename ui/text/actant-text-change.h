/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "session/actant-reanchor-plan.h"

G_BEGIN_DECLS

/**
 * ActantTextChange:
 *
 * Follows whether the open text has changed since one's own annotations of it were made, and finds
 * out in a thread what became of them. Nothing is changed by that.
 *
 * Signals:
 *  - changed: there is another plan, or none any more, or finding out takes long
 */
#define ACTANT_TYPE_TEXT_CHANGE (actant_text_change_get_type ())
G_DECLARE_FINAL_TYPE (ActantTextChange, actant_text_change, ACTANT, TEXT_CHANGE, GObject)

ActantTextChange   *actant_text_change_new         (ActantWorkspace  *workspace);
gboolean            actant_text_change_is_slow     (ActantTextChange *change);
ActantReanchorPlan *actant_text_change_get_plan    (ActantTextChange *change);
guint               actant_text_change_count_open  (ActantTextChange *change);
char               *actant_text_change_dup_summary (ActantTextChange *change);
void                actant_text_change_update      (ActantTextChange *change);

G_END_DECLS
