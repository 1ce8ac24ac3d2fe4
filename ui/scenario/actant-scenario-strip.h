/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenario/actant-scenario-model.h"

G_BEGIN_DECLS

/**
 * ActantScenarioStrip:
 *
 * The study's scenarios side by side, one of them looked at. Left and Right
 * go to another, F2 renames, Delete deletes; cards of the board dropped on a
 * scenario are placed in it, too.
 *
 * Signals:
 *  - rename: F2, Enter or a double click
 */
#define ACTANT_TYPE_SCENARIO_STRIP (actant_scenario_strip_get_type ())
G_DECLARE_FINAL_TYPE (ActantScenarioStrip, actant_scenario_strip, ACTANT, SCENARIO_STRIP, GtkWidget)

GtkWidget          *actant_scenario_strip_new       (ActantScenarioModel *model);
GtkSelectionModel  *actant_scenario_strip_get_model (ActantScenarioStrip *strip);
void                actant_scenario_strip_delete    (ActantScenarioStrip *strip);

G_END_DECLS
