/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"

G_BEGIN_DECLS

/**
 * ActantUnmerged:
 * @path: of the file, below the folder that was asked for
 * @stages: (nullable): object ids of what both come from, of ours and of theirs
 * @n_missing: records of a side that the file in the folder lacks or has not all of
 * @unreadable: the file in the folder cannot be read: conflict markers, or it is gone
 *
 * A file of ours whose merge git has not finished. When the merge driver did its work and only a
 * clash is left to settle, nothing is missing.
 */
typedef struct
{
  char     *path;
  char     *stages[3];
  guint     n_missing;
  gboolean  unreadable;
} ActantUnmerged;

void       actant_unmerged_free     (ActantUnmerged        *unmerged);

GPtrArray *actant_git_find_unmerged (const char            *folder,
                                     GError               **error);
gboolean   actant_git_finish_merge  (const char            *folder,
                                     const ActantUnmerged  *unmerged,
                                     guint                 *n_clashes,
                                     GError               **error);

G_END_DECLS
