/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "text/actant-text-change.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantProblemBar:
 *
 * Slides in above the study when something is wrong with it: files that could
 * not be read, annotations that are read-only, passages that no longer fit the
 * text. A button shows each in a sentence.
 */
#define ACTANT_TYPE_PROBLEM_BAR (actant_problem_bar_get_type ())
G_DECLARE_FINAL_TYPE (ActantProblemBar, actant_problem_bar, ACTANT, PROBLEM_BAR, AdwBin)

void       actant_problem_bar_set_workspace (ActantProblemBar *bar,
                                             ActantWorkspace  *workspace);
void       actant_problem_bar_set_change    (ActantProblemBar *bar,
                                             ActantTextChange *change);
GPtrArray *actant_problem_bar_list          (ActantWorkspace  *workspace);

G_END_DECLS
