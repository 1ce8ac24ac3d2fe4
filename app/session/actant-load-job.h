/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-annotation-set.h"
#include "store/actant-record-file.h"
#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantLoadJob:
 * @root: the study's folder
 * @text: path of the text below it
 * @encoding: (nullable): of the text, %NULL to find out
 * @source: (nullable): the text; read by the job when %NULL, and then a result;
 *   stays %NULL when the text cannot be read
 * @watch: progress and cancellation, for any thread
 * @set: (nullable): what to fill; result: the set with its records, its places
 *   and the state of its anchors
 * @error: (nullable): result: why there is no @set
 *
 * The loading of one annotation file, independent of the session, so that it
 * can run in a thread: read, gate, records, collection, anchors. What it made
 * is handed to the main thread as it is; nothing is left to do there.
 */
typedef struct
{
  char                *root;
  char                *text;
  char                *encoding;
  ActantSourceText    *source;
  ActantReadWatch      watch;
  ActantAnnotationSet *set;
  GError              *error;
} ActantLoadJob;

ActantLoadJob *actant_load_job_new          (const char       *root,
                                             const char       *text,
                                             const char       *coder,
                                             ActantSourceText *source,
                                             const char       *encoding,
                                             GCancellable     *cancellable);
void           actant_load_job_free         (ActantLoadJob    *job);
void           actant_load_job_run          (ActantLoadJob    *job);
double         actant_load_job_get_fraction (ActantLoadJob    *job);

G_END_DECLS
