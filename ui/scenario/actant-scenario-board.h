/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenario/actant-board-column.h"

G_BEGIN_DECLS

/** A letter for each role, in the order of the roles. */
#define ACTANT_ROLE_LETTERS "pcdnagosur"

/**
 * ActantScenarioBoard:
 *
 * The claims as cards in columns by their role in the scenario that is looked
 * at. Cards are dragged; or Ctrl with Left and Right moves the selected ones
 * to the next column, a role's letter to its column, Delete out of the
 * scenario, + into another one. Roles that no claim has stand in a row of their own.
 */
#define ACTANT_TYPE_SCENARIO_BOARD (actant_scenario_board_get_type ())
G_DECLARE_FINAL_TYPE (ActantScenarioBoard, actant_scenario_board, ACTANT, SCENARIO_BOARD, GtkWidget)

/* Columns before those of the roles. */
#define ACTANT_BOARD_NOT_PLACED 0
#define ACTANT_BOARD_NO_ROLE 1
#define ACTANT_BOARD_FIRST_ROLE 2

GtkWidget         *actant_scenario_board_new        (ActantScenarioModel *model);
gboolean           actant_scenario_board_set_query  (ActantScenarioBoard *board,
                                                     const char          *query,
                                                     GError             **error);
guint              actant_scenario_board_get_n      (ActantScenarioBoard *board);
ActantBoardColumn *actant_scenario_board_get_column (ActantScenarioBoard *board,
                                                     guint                position);
gboolean           actant_scenario_board_move       (ActantScenarioBoard *board,
                                                     const char * const  *claims,
                                                     guint                position);
gboolean           actant_scenario_board_press      (ActantScenarioBoard *board,
                                                     ActantBoardColumn   *column,
                                                     guint                key,
                                                     GdkModifierType      state);

G_END_DECLS
