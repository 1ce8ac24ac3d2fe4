/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-agreement-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantAgreementChart:
 *
 * A matrix of counts, drawn: the numbers stand in the cells, which are the
 * deeper the more; equal values are framed. The arrows go from cell to cell.
 *
 * Signals:
 *  - moved: another cell has the keyboard, see actant_agreement_chart_dup_words()
 *  - activated (guint row, guint column): Enter, or a press, on a cell
 */
#define ACTANT_TYPE_AGREEMENT_CHART (actant_agreement_chart_get_type ())
G_DECLARE_FINAL_TYPE (ActantAgreementChart, actant_agreement_chart, ACTANT, AGREEMENT_CHART, GtkWidget)

GtkWidget *actant_agreement_chart_new        (void);
void       actant_agreement_chart_set_matrix (ActantAgreementChart  *chart,
                                              ActantAgreementMatrix *matrix);
const ActantAgreementMatrix *
           actant_agreement_chart_get_matrix (ActantAgreementChart  *chart);
void       actant_agreement_chart_move       (ActantAgreementChart  *chart,
                                              guint                  row,
                                              guint                  column);
char      *actant_agreement_chart_dup_words  (ActantAgreementChart  *chart);
gboolean   actant_agreement_chart_save_png   (ActantAgreementChart  *chart,
                                              const char            *path,
                                              GError               **error);

G_END_DECLS
