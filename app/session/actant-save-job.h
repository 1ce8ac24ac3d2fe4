/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"
#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantSaveJob:
 * @path: absolute path of the file
 * @name: of the file, for messages
 * @base: (nullable): what was last read or written; %NULL for a new file
 * @content: what to write
 * @source: (nullable): the text that its positions count in, which is kept
 * @edits: the set's count of changes when @content was taken
 * @journalled: the number of the journal's last change when @content was taken
 * @written: (nullable): result: what is on disk now
 * @joined: (nullable): result: what was written instead of @content, because
 *   somebody else had changed the file
 * @news: (nullable) (element-type ActantRecord): result: the records of @joined
 *   that @content has not, or has otherwise
 * @replaced: (nullable) (element-type ActantRecord): result: what @content has
 *   under their ids
 * @n_missing: result of actant_save_job_join(): how many records of @joined the file on the disk
 *   lacks or has otherwise
 * @error: (nullable): result: why nothing was written
 *
 * One save of one file, independent of the session, so that it can run in a
 * thread: verify what is new by reading it back, write durably, join what was
 * displaced. Records that did not change are copied from the bytes they were
 * read from or saved as.
 */
typedef struct
{
  char             *path;
  char             *name;
  ActantPieces     *base;
  ActantRecordFile *content;
  ActantSourceText *source;
  guint64           edits;
  guint64           journalled;
  ActantPieces     *written;
  ActantRecordFile *joined;
  GPtrArray        *news;
  GPtrArray        *replaced;
  guint             n_missing;
  GError           *error;
} ActantSaveJob;

ActantSaveJob *actant_save_job_new  (const char       *path,
                                     const char       *name,
                                     ActantPieces     *base,
                                     ActantRecordFile *content);
void           actant_save_job_free (ActantSaveJob    *job);
void           actant_save_job_run  (ActantSaveJob    *job);
void           actant_save_job_join (ActantSaveJob    *job,
                                     GBytes           *bytes,
                                     const ActantFileStamp *stamp);

G_END_DECLS
