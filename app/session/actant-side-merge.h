/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-annotation-set.h"

G_BEGIN_DECLS

/** Takes @merged (transfer none), in the main loop. May free the merge. */
typedef void (*ActantSideMergeDone) (ActantCollection *merged,
                                     gpointer          user_data);

/**
 * ActantSideMerge:
 *
 * One collection of the passages of several annotation sets, made in a thread where they are many.
 */
typedef struct _ActantSideMerge ActantSideMerge;

ActantSideMerge *actant_side_merge_new   (GPtrArray           *sets,
                                          ActantSourceText    *source,
                                          ActantSideMergeDone  done,
                                          gpointer             user_data);
void             actant_side_merge_start (ActantSideMerge     *merge);
void             actant_side_merge_free  (ActantSideMerge     *merge);

G_END_DECLS
