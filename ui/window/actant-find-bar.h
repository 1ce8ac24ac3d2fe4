/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-document-pane.h"
#include "window/actant-find-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantFindBar:
 *
 * Finds in the open text: as typed, in any case or not, whole words, regular
 * expressions; how many there are and which one is shown. Lists what was found,
 * here or in all texts of the study. A search can be stopped; what was found
 * stays.
 */
#define ACTANT_TYPE_FIND_BAR (actant_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (ActantFindBar, actant_find_bar, ACTANT, FIND_BAR, AdwBin)

void actant_find_bar_set_workspace (ActantFindBar      *bar,
                                    ActantWorkspace    *workspace,
                                    ActantDocumentPane *pane);
void actant_find_bar_open          (ActantFindBar      *bar);
void actant_find_bar_open_for_study (ActantFindBar   *bar);
ActantFindResults *
     actant_find_bar_get_results   (ActantFindBar      *bar);
void actant_find_bar_close         (ActantFindBar      *bar);
void actant_find_bar_step          (ActantFindBar      *bar,
                                    gboolean            forward);

G_END_DECLS
