/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-work.h"
#include "team/actant-adjudication.h"
#include "team/actant-agreement-table.h"

G_BEGIN_DECLS

/**
 * ActantReviewRequest:
 * @coders: (nullable): slugs of the only coders, "jun mina"; %NULL for all
 * @text: (nullable): path of the only text; %NULL for all together
 * @measure: (nullable): name of the only measure; %NULL for all
 * @by_code: also each code against the rest
 * @n_draws: of the bootstrap; 0 for no intervals
 *
 * Which figures are wanted.
 */
typedef struct
{
  char     *coders;
  char     *text;
  char     *measure;
  gboolean  by_code;
  guint     n_draws;
} ActantReviewRequest;

void             actant_review_request_set    (ActantReviewRequest       *request,
                                               const ActantReviewRequest *other);

/**
 * ActantReviewRun:
 *
 * Coders' work from the records to the figures, with no long wait between two frames: what only the
 * main context may read is read in steps, the rest is done in a thread. Frees itself at its end.
 */
typedef struct _ActantReviewRun ActantReviewRun;

/** @rows: (transfer none) (nullable) (element-type ActantAgreementRow): %NULL with @error set */
typedef void   (*ActantReviewRunFunc)         (ActantReviewRun           *run,
                                               GPtrArray                 *rows,
                                               const GError              *error,
                                               gpointer                   user_data);

ActantReviewRun *actant_review_run_start      (ActantAgreement           *agreement,
                                               gboolean                   prepared,
                                               ActantAdjudication        *queue,
                                               const ActantReviewRequest *request,
                                               ActantReviewRunFunc        func,
                                               gpointer                   user_data);
void             actant_review_run_cancel     (ActantReviewRun           *run);
ActantWork      *actant_review_run_get_work   (ActantReviewRun           *run);
ActantAgreement *actant_review_run_get_agreement (ActantReviewRun        *run);

G_END_DECLS
