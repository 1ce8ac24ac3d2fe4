/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "review/actant-review-run.h"
#include "team/actant-agreement-behind.h"

G_BEGIN_DECLS

/**
 * ActantReview:
 *
 * What the coders of a window's study made of the same texts, read and compared
 * between the frames. It follows the study: what is decided or undone is seen
 * at once, what coders changed after actant_review_start(). Figures are
 * computed when they are asked for, of all coders, of two, or of one with the
 * consensus as the gold standard.
 *
 * Signals:
 *  - changed: its state, or all of it
 *  - figures: those that were asked for are there, or are not any more
 *  - work: another work is to be shown
 *  - decided: what was decided on some case
 */
#define ACTANT_TYPE_REVIEW (actant_review_get_type ())
G_DECLARE_FINAL_TYPE (ActantReview, actant_review, ACTANT, REVIEW, GObject)

/**
 * ActantReviewState:
 * @ACTANT_REVIEW_READING: files are being read and compared
 * @ACTANT_REVIEW_ALONE: no text was coded by two
 * @ACTANT_REVIEW_BLIND: there is one, but others' work is hidden
 * @ACTANT_REVIEW_READY: all is there
 * @ACTANT_REVIEW_FAILED: see actant_review_get_problem()
 */
typedef enum
{
  ACTANT_REVIEW_READING,
  ACTANT_REVIEW_ALONE,
  ACTANT_REVIEW_BLIND,
  ACTANT_REVIEW_READY,
  ACTANT_REVIEW_FAILED,
} ActantReviewState;

ActantReview        *actant_review_new         (ActantWorkspace *workspace);

void                 actant_review_start       (ActantReview    *review);
void                 actant_review_stop        (ActantReview    *review);
ActantReviewState    actant_review_get_state   (ActantReview    *review);
const char          *actant_review_get_problem (ActantReview    *review);
ActantWork          *actant_review_get_work    (ActantReview    *review);
ActantWorkspace     *actant_review_get_workspace (ActantReview  *review);
ActantAdjudication  *actant_review_get_queue   (ActantReview    *review);
const char * const  *actant_review_get_coders  (ActantReview    *review);
char               **actant_review_list_groups (ActantReview    *review);
double               actant_review_get_threshold (ActantReview  *review);
void                 actant_review_set_threshold (ActantReview  *review,
                                                double           threshold);
void                 actant_review_ask         (ActantReview    *review,
                                                const ActantReviewRequest *request);
const ActantReviewRequest *
                     actant_review_get_request (ActantReview    *review);
GPtrArray           *actant_review_get_figures (ActantReview    *review);
ActantAgreement     *actant_review_get_shown   (ActantReview    *review);
GArray              *actant_review_map_units   (ActantReview    *review,
                                                GArray          *units);
void                 actant_review_show_work   (ActantReview    *review,
                                                ActantWork      *work);
gboolean             actant_review_report      (ActantReview    *review,
                                                GError          *error);

G_END_DECLS
