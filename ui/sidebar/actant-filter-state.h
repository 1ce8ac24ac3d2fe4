/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantFilterState:
 *
 * Says that not all annotations of the text are shown, how many are, and
 * shows all of them again. Away while nothing is hidden.
 */
#define ACTANT_TYPE_FILTER_STATE (actant_filter_state_get_type ())
G_DECLARE_FINAL_TYPE (ActantFilterState, actant_filter_state, ACTANT, FILTER_STATE, GtkWidget)

void        actant_filter_state_set_workspace (ActantFilterState *state,
                                               ActantWorkspace   *workspace);
const char *actant_filter_state_get_words     (ActantFilterState *state);
void        actant_filter_state_clear         (ActantFilterState *state);

G_END_DECLS
