/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"

G_BEGIN_DECLS

/**
 * ActantMergeBase:
 * @ACTANT_MERGE_BASE_ANCESTOR: both sides come from the base (git's merge base)
 * @ACTANT_MERGE_BASE_LAST_SEEN: one side does; the other may be anything that was put in its place
 */
typedef enum
{
  ACTANT_MERGE_BASE_ANCESTOR,
  ACTANT_MERGE_BASE_LAST_SEEN,
} ActantMergeBase;

ActantRecordFile *actant_merge_files    (ActantMergeBase          relation,
                                         const ActantRecordFile  *base,
                                         const ActantRecordFile  *ours,
                                         const ActantRecordFile  *theirs,
                                         const char              *name,
                                         GError                 **error);
guint             actant_count_clashes  (const ActantRecordFile  *file);
guint             actant_count_news     (const ActantRecordFile  *file,
                                         const ActantRecordFile  *other);

G_END_DECLS
