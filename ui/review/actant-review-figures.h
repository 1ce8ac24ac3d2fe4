/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "review/actant-review-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantReviewFigures:
 *
 * How far the coders agree: a row for each field and measure, of all texts or
 * one, of all coders or two, or of one with the consensus; each code against
 * the rest, too. Says what the selected one is: formula, unit, rule for
 * missing values, interval.
 *
 * Signals:
 *  - units-activated (GArray units, char *words): Enter on a row: the units behind it are wanted
 */
#define ACTANT_TYPE_REVIEW_FIGURES (actant_review_figures_get_type ())
G_DECLARE_FINAL_TYPE (ActantReviewFigures, actant_review_figures, ACTANT, REVIEW_FIGURES, GtkWidget)

GtkWidget  *actant_review_figures_new      (ActantReview        *review);
void        actant_review_figures_update   (ActantReviewFigures *figures);
GListModel *actant_review_figures_get_rows (ActantReviewFigures *figures);
ActantReviewMatrix *
            actant_review_figures_get_matrix (ActantReviewFigures *figures);

G_END_DECLS
