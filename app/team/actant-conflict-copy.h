/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantConflictCopy:
 * @path: of the copy, below the study's root
 * @original: of the file that it is a copy of
 * @tool: who names copies so: "Syncthing", "Nextcloud", "Dropbox", "OneDrive"
 *
 * A copy that a program which shares folders put beside a file when two machines had changed it.
 */
typedef struct
{
  char       *path;
  char       *original;
  const char *tool;
} ActantConflictCopy;

void         actant_conflict_copy_free  (ActantConflictCopy        *copy);

const char  *actant_conflict_name_split (const char                *name,
                                         char                     **original);
GPtrArray   *actant_conflict_copies_find (const char               *root);

/**
 * ActantConflictCopyEnd:
 * @ACTANT_CONFLICT_COPY_TRASHED: the copy is in the trash
 * @ACTANT_CONFLICT_COPY_NO_TRASH: joined and kept, since there is no trash
 * @ACTANT_CONFLICT_COPY_CHANGED: joined and kept, since something changed it meanwhile
 */
typedef enum
{
  ACTANT_CONFLICT_COPY_TRASHED,
  ACTANT_CONFLICT_COPY_NO_TRASH,
  ACTANT_CONFLICT_COPY_CHANGED,
} ActantConflictCopyEnd;

guint        actant_conflict_copy_count_news (const ActantConflictCopy *copy,
                                         const char                *root);
gboolean     actant_conflict_copy_join  (const ActantConflictCopy  *copy,
                                         const char                *root,
                                         gboolean                   keep,
                                         guint                     *n_news,
                                         guint                     *n_clashes,
                                         ActantConflictCopyEnd     *end,
                                         GError                   **error);

gboolean     actant_join_into_file      (const char                *path,
                                         const char                *name,
                                         const ActantRecordFile    *other,
                                         guint                     *n_news,
                                         guint                     *n_clashes,
                                         GError                   **error);

G_END_DECLS
