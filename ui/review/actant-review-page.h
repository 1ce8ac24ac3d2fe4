/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "review/actant-review-figures.h"
#include "review/actant-review-progress.h"
#include "review/actant-review-queue.h"

G_BEGIN_DECLS

/**
 * ActantReviewPage:
 *
 * A team's review: who is how far, how far the coders agree, and the deciding
 * of what they do not agree on.
 */
#define ACTANT_TYPE_REVIEW_PAGE (actant_review_page_get_type ())
G_DECLARE_FINAL_TYPE (ActantReviewPage, actant_review_page, ACTANT, REVIEW_PAGE, GtkWidget)

ActantReview         *actant_review_page_get_review   (ActantReviewPage *page);
ActantReviewProgress *actant_review_page_get_progress (ActantReviewPage *page);
ActantReviewFigures  *actant_review_page_get_figures  (ActantReviewPage *page);
ActantReviewQueue    *actant_review_page_get_queue    (ActantReviewPage *page);
void                  actant_review_page_show         (ActantReviewPage *page,
                                                       const char       *view);
const char           *actant_review_page_get_view     (ActantReviewPage *page);

G_END_DECLS
