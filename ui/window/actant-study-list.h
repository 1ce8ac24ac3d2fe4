/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantStudyList:
 *
 * The texts of the study with the number of the coder's own claims; selecting
 * one opens it.
 */
#define ACTANT_TYPE_STUDY_LIST (actant_study_list_get_type ())
G_DECLARE_FINAL_TYPE (ActantStudyList, actant_study_list, ACTANT, STUDY_LIST, AdwBin)

void actant_study_list_set_workspace (ActantStudyList *list,
                                      ActantWorkspace *workspace);

G_END_DECLS
