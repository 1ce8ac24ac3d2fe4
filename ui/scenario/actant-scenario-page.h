/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenario/actant-checks-view.h"
#include "scenario/actant-matrix-view.h"
#include "scenario/actant-scenario-board.h"
#include "scenario/actant-scenario-strip.h"
#include "sidebar/actant-record-form.h"

G_BEGIN_DECLS

/**
 * ActantScenarioPage:
 *
 * The page of the study's scenarios: which of them is looked at, and of that
 * one the board of its claims, the matrix of all, its sheet, and what to check.
 */
#define ACTANT_TYPE_SCENARIO_PAGE (actant_scenario_page_get_type ())
G_DECLARE_FINAL_TYPE (ActantScenarioPage, actant_scenario_page, ACTANT, SCENARIO_PAGE, GtkWidget)

ActantScenarioModel *actant_scenario_page_get_model  (ActantScenarioPage *page);
ActantScenarioStrip *actant_scenario_page_get_strip  (ActantScenarioPage *page);
ActantScenarioBoard *actant_scenario_page_get_board  (ActantScenarioPage *page);
ActantMatrixView    *actant_scenario_page_get_matrix (ActantScenarioPage *page);
ActantChecksView    *actant_scenario_page_get_checks (ActantScenarioPage *page);
ActantRecordForm    *actant_scenario_page_get_sheet  (ActantScenarioPage *page);
void                 actant_scenario_page_show_view  (ActantScenarioPage *page,
                                                      const char         *view);
void                 actant_scenario_page_add        (ActantScenarioPage *page);

G_END_DECLS
