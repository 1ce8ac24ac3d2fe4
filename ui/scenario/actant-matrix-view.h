/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenario/actant-scenario-model.h"

G_BEGIN_DECLS

/**
 * ActantMatrixView:
 *
 * Claims × scenarios with the consistency of each with each (Heuer 1999). Up
 * and Down move among the claims, Left and Right among the scenarios; 1 to 5,
 * or C, N and I (twice for CC and II), rate, Delete takes a rating back, F2 or
 * a second click lists the choices, Enter goes to the passage. The inconsistency
 * score stands in the heads of the columns, its formula above them.
 */
#define ACTANT_TYPE_MATRIX_VIEW (actant_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (ActantMatrixView, actant_matrix_view, ACTANT, MATRIX_VIEW, GtkWidget)

GtkWidget         *actant_matrix_view_new         (ActantScenarioModel *model);
GtkSelectionModel *actant_matrix_view_get_rows    (ActantMatrixView    *view);
GListModel        *actant_matrix_view_get_columns (ActantMatrixView    *view);
void               actant_matrix_view_set_cursor  (ActantMatrixView    *view,
                                                   guint                column);
guint              actant_matrix_view_get_cursor  (ActantMatrixView    *view);
gboolean           actant_matrix_view_press       (ActantMatrixView    *view,
                                                   guint                key,
                                                   GdkModifierType      state);
void               actant_matrix_view_sort        (ActantMatrixView    *view,
                                                   gboolean             telling_first);

G_END_DECLS
