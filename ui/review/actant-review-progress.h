/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantReviewProgress:
 *
 * Texts × coders: who has begun, who has finished, how many claims; and the
 * switch by which one says that a text is finished.
 */
#define ACTANT_TYPE_REVIEW_PROGRESS (actant_review_progress_get_type ())
G_DECLARE_FINAL_TYPE (ActantReviewProgress, actant_review_progress, ACTANT, REVIEW_PROGRESS, GtkWidget)

GtkWidget  *actant_review_progress_new       (ActantWorkspace      *workspace);
void        actant_review_progress_update    (ActantReviewProgress *progress);
GListModel *actant_review_progress_get_texts (ActantReviewProgress *progress);
void        actant_review_progress_toggle    (ActantReviewProgress *progress,
                                              const char           *text);

G_END_DECLS
