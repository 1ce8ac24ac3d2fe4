/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenario/actant-scenario-model.h"

G_BEGIN_DECLS

/**
 * ActantMatrixCells:
 *
 * The cells that the table of claims and scenarios has made: what they show,
 * and which of them the cursor is on.
 *
 * Signals:
 *  - pressed (ActantClaimItem *item, guint column): the pointer on a scenario's cell
 *  - released
 */
#define ACTANT_TYPE_MATRIX_CELLS (actant_matrix_cells_get_type ())
G_DECLARE_FINAL_TYPE (ActantMatrixCells, actant_matrix_cells, ACTANT, MATRIX_CELLS, GObject)

/* Columns that are no scenario's. */
#define ACTANT_MATRIX_CLAIM (G_MAXUINT - 1)
#define ACTANT_MATRIX_VALUE (G_MAXUINT - 2)

ActantMatrixCells  *actant_matrix_cells_new         (ActantScenarioModel       *model);
GtkListItemFactory *actant_matrix_cells_new_factory (ActantMatrixCells         *cells,
                                                     guint                      column);
void                actant_matrix_cells_update      (ActantMatrixCells         *cells);
void                actant_matrix_cells_set_cursor  (ActantMatrixCells         *cells,
                                                     ActantClaimItem           *item,
                                                     guint                      column);
GtkWidget          *actant_matrix_cells_find        (ActantMatrixCells         *cells,
                                                     ActantClaimItem           *item,
                                                     guint                      column);
char               *actant_matrix_dup_head          (const ActantRecord        *scenario,
                                                     const ActantScenarioTally *tally);

G_END_DECLS
