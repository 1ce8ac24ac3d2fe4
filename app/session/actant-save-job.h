/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"
#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantSaveJob:
 * @path: absolute path of the file
 * @name: of the file, for messages
 * @base: (nullable): the bytes last read or written; %NULL for a new file
 * @content: what to write
 * @source: (nullable): the text that its positions count in, which is kept
 * @edits: the set's count of changes when @content was taken
 * @journalled: the number of the journal's last change when @content was taken
 * @written: (nullable): result: what is on disk now
 * @joined: (nullable): result: what was written instead of @content, because
 *   somebody else had changed the file
 * @error: (nullable): result: why nothing was written
 *
 * One save of one file, independent of the session, so that it can run in a
 * thread: serialise, verify by reading back, write durably, join what was
 * displaced.
 */
typedef struct
{
  char             *path;
  char             *name;
  GBytes           *base;
  ActantRecordFile *content;
  ActantSourceText *source;
  guint64           edits;
  guint64           journalled;
  GBytes           *written;
  ActantRecordFile *joined;
  GError           *error;
} ActantSaveJob;

ActantSaveJob *actant_save_job_new  (const char       *path,
                                     const char       *name,
                                     GBytes           *base,
                                     ActantRecordFile *content);
void           actant_save_job_free (ActantSaveJob    *job);
void           actant_save_job_run  (ActantSaveJob    *job);

G_END_DECLS
