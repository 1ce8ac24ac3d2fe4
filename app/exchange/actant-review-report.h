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
 * A report of a round of coding: who coded what, how far they agree, where not, what was decided and
 * why, and which rules of the codebook need rewriting. Made from the files alone: the same files and
 * the same seed give the same report.
 */
GPtrArray *actant_review_report_new   (const ActantAdjudication  *adjudication,
                                       GPtrArray                 *figures,
                                       guint                      n_draws,
                                       guint32                    seed,
                                       GCancellable              *cancellable,
                                       GError                   **error);
gboolean   actant_review_report_write (GPtrArray                 *tables,
                                       const char                *title,
                                       const char                *format,
                                       const char                *path,
                                       GError                   **error);

G_END_DECLS
