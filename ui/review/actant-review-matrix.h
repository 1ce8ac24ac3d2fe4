/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "review/actant-agreement-chart.h"
#include "review/actant-review.h"

G_BEGIN_DECLS

/**
 * ActantReviewMatrix:
 *
 * Which values coders gave the same units, for one field: value × value, or
 * coder × value, to look at and to save.
 *
 * Signals:
 *  - units-activated (GArray units, char *words): Enter on a cell: these units are wanted
 */
#define ACTANT_TYPE_REVIEW_MATRIX (actant_review_matrix_get_type ())
G_DECLARE_FINAL_TYPE (ActantReviewMatrix, actant_review_matrix, ACTANT, REVIEW_MATRIX, GtkWidget)

GtkWidget            *actant_review_matrix_new       (ActantReview             *review);
void                  actant_review_matrix_show      (ActantReviewMatrix       *matrix,
                                                      const ActantAgreementRow *figure);
void                  actant_review_matrix_set_shape (ActantReviewMatrix       *matrix,
                                                      ActantMatrixShape         shape);
ActantAgreementChart *actant_review_matrix_get_chart (ActantReviewMatrix       *matrix);
gboolean              actant_review_matrix_save      (ActantReviewMatrix       *matrix,
                                                      const char               *format,
                                                      const char               *path,
                                                      GError                  **error);

G_END_DECLS
