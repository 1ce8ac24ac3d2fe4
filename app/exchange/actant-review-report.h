/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-adjudication.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantReportTable:
 * @name: of its file or sheet: "agreement"
 * @title: for people
 * @columns: (array zero-terminated=1): names
 * @rows: (element-type GStrv): as many cells as columns
 */
typedef struct
{
  char       *name;
  char       *title;
  char      **columns;
  GPtrArray  *rows;
} ActantReportTable;

void       actant_report_table_free   (ActantReportTable         *table);

/**
 * ActantReviewReport:
 *
 * A report of a round of coding: who coded what, how far they agree, where not, what was decided and
 * why, and which rules of the codebook need rewriting. Made from the files alone: the same files and
 * the same seed give the same report, in the window and on the command line.
 *
 * The cases are read on the main context, in steps; the figures are computed in any thread after that.
 */
typedef struct _ActantReviewReport ActantReviewReport;

ActantReviewReport *
           actant_review_report_new   (const ActantAdjudication  *adjudication);
void       actant_review_report_free  (ActantReviewReport        *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantReviewReport, actant_review_report_free)

double     actant_review_report_read  (ActantReviewReport        *report);
gboolean   actant_review_report_compute (ActantReviewReport      *report,
                                       guint                      n_draws,
                                       guint32                    seed,
                                       ActantWork                *work,
                                       GError                   **error);
GPtrArray *actant_review_report_get_tables (ActantReviewReport   *report);
gboolean   actant_review_report_write (GPtrArray                 *tables,
                                       const char                *title,
                                       const char                *format,
                                       const char                *path,
                                       ActantWork                *work,
                                       GError                   **error);

G_END_DECLS
