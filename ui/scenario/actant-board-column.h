/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenario/actant-scenario-model.h"

G_BEGIN_DECLS

/**
 * ActantBoardColumn:
 *
 * A column of the board: its name, how many cards, and the cards, of which
 * several can be selected, dragged, and moved by keys.
 *
 * Signals:
 *  - dropped (char **claims): cards of another column were dropped here
 *  - key-pressed (guint key, GdkModifierType state) → gboolean: on the cards
 *  - activated (char *id): Enter or a double click on a card
 *  - selected: which cards are selected changed by the user
 */
#define ACTANT_TYPE_BOARD_COLUMN (actant_board_column_get_type ())
G_DECLARE_FINAL_TYPE (ActantBoardColumn, actant_board_column, ACTANT, BOARD_COLUMN, GtkWidget)

GtkWidget  *actant_board_column_new          (ActantScenarioModel *model,
                                              const char          *title,
                                              const char          *hint);
void        actant_board_column_set_items    (ActantBoardColumn   *column,
                                              GPtrArray           *items);
guint       actant_board_column_get_n_items  (ActantBoardColumn   *column);
char      **actant_board_column_dup_selected (ActantBoardColumn   *column);
void        actant_board_column_select       (ActantBoardColumn   *column,
                                              const char * const  *claims);
void        actant_board_column_unselect     (ActantBoardColumn   *column);
gboolean    actant_board_column_focus        (ActantBoardColumn   *column,
                                              guint                position);
guint       actant_board_column_find         (ActantBoardColumn   *column,
                                              const char          *id);
guint       actant_board_column_get_focused  (ActantBoardColumn   *column);

void        actant_board_add_drop_target     (GtkWidget           *widget,
                                              GCallback            dropped,
                                              gpointer             user_data);

G_END_DECLS
