/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of an exporter, and what every exporter offers. */
#pragma once

#include "exchange/actant-export-data-private.h"
#include "exchange/actant-sink-private.h"

G_BEGIN_DECLS

/**
 * ActantExportJob:
 * @data: what is exported
 * @output: (nullable): path of the file or folder; %NULL for a preview
 * @limit: of records or rows to write; %G_MAXUINT for all
 * @total: of steps that the run will take, for the progress
 * @done: of them
 * @work: (nullable): is told of it, and may be cancelled
 * @error: (nullable): why it ended early
 */
typedef struct
{
  ActantExportData *data;
  const char       *output;
  guint             limit;
  guint             total;
  guint             done;
  ActantWork       *work;
  GError           *error;
} ActantExportJob;

gboolean _actant_export_job_step              (ActantExportJob  *job);

/* Writers of whole outputs (a folder, a zip) return FALSE with the job's error set. */
gboolean _actant_export_write_csv             (ActantExportJob  *job);
gboolean _actant_export_write_xlsx            (ActantExportJob  *job);

/* Writers of texts: to a file or into a preview. */
void     _actant_export_write_claims_csv      (ActantExportJob  *job,
                                               ActantSink       *sink);
void     _actant_export_write_jsonl           (ActantExportJob  *job,
                                               ActantSink       *sink);
void     _actant_export_write_codebook_csv    (ActantExportJob  *job,
                                               ActantSink       *sink);
void     _actant_export_write_html            (ActantExportJob  *job,
                                               ActantSink       *sink);
void     _actant_export_write_webannotation   (ActantExportJob  *job,
                                               ActantSink       *sink);

G_END_DECLS
