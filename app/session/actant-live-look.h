/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-study-folder.h"
#include "store/actant-durable-file.h"

G_BEGIN_DECLS

/**
 * ActantLiveFile:
 * @path: below the root, interned
 * @base: (nullable): what the session has last read or written there
 * @seen: the file's stamp when its content was last dealt with
 * @gone: result: there is no file
 * @same: result: it holds @base
 * @stamp: result: of the file now
 * @bytes: (nullable): result: its content, where that is another than @base
 * @error: (nullable): result: why it cannot be read
 *
 * One file that the session has in memory, compared with the disk.
 */
typedef struct
{
  const char      *path;
  ActantPieces    *base;
  ActantFileStamp  seen;
  gboolean         gone;
  gboolean         same;
  ActantFileStamp  stamp;
  GBytes          *bytes;
  GError          *error;
} ActantLiveFile;

/**
 * ActantLiveLook:
 * @root: absolute path of the study's folder
 * @single: (nullable): the only text to list
 * @check_git: whether unfinished merges are looked for
 * @files: (element-type ActantLiveFile): what the session has in memory
 * @stamps: path to ActantFileStamp, of annotation files as they were; result: as they are
 * @folder: (nullable): result: what the folder holds
 * @touched: (element-type utf8): result: annotation files that changed, or came
 * @copies: result: conflict copies (ActantConflictCopy)
 * @n_copied: result: how many records of the copies their files lack
 * @unmerged: (nullable): result: files whose merge git has not finished (ActantUnmerged)
 *
 * One look at a study's folder, independent of the session, so that it can run in a thread.
 */
typedef struct
{
  char              *root;
  char              *single;
  gboolean           check_git;
  GPtrArray         *files;
  GHashTable        *stamps;
  ActantStudyFolder *folder;
  GPtrArray         *touched;
  GPtrArray         *copies;
  guint              n_copied;
  GPtrArray         *unmerged;
} ActantLiveLook;

ActantLiveLook *actant_live_look_new  (const char            *root,
                                       const char            *single,
                                       GHashTable            *stamps);
void            actant_live_look_free (ActantLiveLook        *look);
void            actant_live_look_add  (ActantLiveLook        *look,
                                       const char            *path,
                                       ActantPieces          *base,
                                       const ActantFileStamp *seen);
void            actant_live_look_run  (ActantLiveLook        *look);

G_END_DECLS
