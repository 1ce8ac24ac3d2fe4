/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "review/actant-case-view.h"
#include "team/actant-agreement-matrix.h"

G_BEGIN_DECLS

/**
 * ActantReviewQueue:
 *
 * The cases of a study, and the deciding of them by single keys: 1 to 9 accepts
 * that coder's record, Enter what is ticked, X rejects, D defers, G marks a
 * codebook gap, R goes to the reason, N to the next open case, O to the passage,
 * C from a relation to the claim that is to be decided first.
 */
#define ACTANT_TYPE_REVIEW_QUEUE (actant_review_queue_get_type ())
G_DECLARE_FINAL_TYPE (ActantReviewQueue, actant_review_queue, ACTANT, REVIEW_QUEUE, GtkWidget)

/** Which cases are listed. */
typedef enum
{
  ACTANT_CASES_OPEN,      /* also those that were opened again, and deferred ones */
  ACTANT_CASES_DECIDED,
  ACTANT_CASES_ALL,
} ActantCases;

GtkWidget      *actant_review_queue_new      (ActantReview      *review);
void            actant_review_queue_update   (ActantReviewQueue *queue);
void            actant_review_queue_refresh  (ActantReviewQueue *queue);
void            actant_review_queue_filter   (ActantReviewQueue *queue,
                                              ActantCases        cases,
                                              const char        *field,
                                              ActantKind         kind);
void            actant_review_queue_list_units (ActantReviewQueue *queue,
                                              GArray            *units,
                                              const char        *words);
GListModel     *actant_review_queue_get_list (ActantReviewQueue *queue);
ActantCaseView *actant_review_queue_get_view (ActantReviewQueue *queue);
gboolean        actant_review_queue_press    (ActantReviewQueue *queue,
                                              guint              key);

G_END_DECLS
