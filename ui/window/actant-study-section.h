/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantStudySection:
 *
 * The pages of the study, below the texts at the left of the window, with the
 * number of records that each is about. The shown page is selected; with the
 * text shown none is.
 */
#define ACTANT_TYPE_STUDY_SECTION (actant_study_section_get_type ())
G_DECLARE_FINAL_TYPE (ActantStudySection, actant_study_section, ACTANT, STUDY_SECTION, AdwBin)

void actant_study_section_set_workspace (ActantStudySection *section,
                                         ActantWorkspace    *workspace);
void actant_study_section_set_count     (ActantStudySection *section,
                                         ActantKind          kind,
                                         guint               count);

G_END_DECLS
