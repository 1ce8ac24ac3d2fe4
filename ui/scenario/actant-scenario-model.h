/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "analysis/actant-scenario-matrix.h"
#include "scenario/actant-claim-item.h"

G_BEGIN_DECLS

/**
 * ActantScenarioModel:
 *
 * What the views of a study's scenarios share: the matrix as it is now, an
 * item for each claim, the scenario that is looked at, and the changes that
 * views make, each one undoable action. In a large study another matrix is made
 * between the frames, and the one before stays until it is. While nobody looks ("active" is
 * %FALSE) it does not follow the study, and catches up when somebody does.
 *
 * Signals:
 *  - changed: the matrix is another
 *  - scenario-changed: another scenario is looked at
 */
#define ACTANT_TYPE_SCENARIO_MODEL (actant_scenario_model_get_type ())
G_DECLARE_FINAL_TYPE (ActantScenarioModel, actant_scenario_model, ACTANT, SCENARIO_MODEL, GObject)

ActantScenarioModel        *actant_scenario_model_new          (ActantWorkspace     *workspace);
ActantWorkspace            *actant_scenario_model_get_workspace (ActantScenarioModel *model);
void                        actant_scenario_model_set_active   (ActantScenarioModel *model,
                                                                gboolean             active);
gboolean                    actant_scenario_model_is_working   (ActantScenarioModel *model);

const ActantScenarioMatrix *actant_scenario_model_get_matrix   (ActantScenarioModel *model);
ActantClaimItem            *actant_scenario_model_get_item     (ActantScenarioModel *model,
                                                                guint                row);
ActantClaimItem            *actant_scenario_model_find_item    (ActantScenarioModel *model,
                                                                const char          *id);

void                        actant_scenario_model_show         (ActantScenarioModel *model,
                                                                const char          *scenario);
const char                 *actant_scenario_model_get_shown    (ActantScenarioModel *model);
guint                       actant_scenario_model_get_column   (ActantScenarioModel *model);

char                       *actant_scenario_model_add          (ActantScenarioModel *model);
gboolean                    actant_scenario_model_place        (ActantScenarioModel *model,
                                                                const char * const  *claims,
                                                                const char          *scenario,
                                                                const char          *role);
gboolean                    actant_scenario_model_take_out     (ActantScenarioModel *model,
                                                                const char * const  *claims,
                                                                const char          *scenario);
gboolean                    actant_scenario_model_rate         (ActantScenarioModel *model,
                                                                const char          *claim,
                                                                const char          *scenario,
                                                                const char          *consistency);

G_END_DECLS
