/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-change-set.h"
#include "session/actant-annotation-set-private.h"
#include "session/actant-save-job.h"

G_BEGIN_DECLS

/**
 * ActantArrival:
 * @path: of the file below the root, interned
 * @bytes: (nullable): what it holds; read from @absolute when %NULL
 * @absolute: its absolute path
 * @stamp: of the file then
 * @base: (nullable): what the session had last read or written there
 * @job: (nullable): joins the content into the session's own
 * @fresh: (nullable): takes the content as it is, in the place of the session's
 * @before: (nullable) (element-type ActantRecord): the records that @fresh replaces
 * @source: (nullable): the text that the places of @fresh are checked against
 * @changes: (nullable): result: what is other in @fresh
 * @error: (nullable): result: why nothing can be taken over
 *
 * A file that another wrote, on its way into the session; independent of it, so that the work can
 * be done in a thread.
 */
typedef struct
{
  const char          *path;
  char                *absolute;
  GBytes              *bytes;
  ActantFileStamp      stamp;
  ActantPieces        *base;
  ActantSaveJob       *job;
  ActantAnnotationSet *fresh;
  GPtrArray           *before;
  ActantSourceText    *source;
  ActantChangeSet     *changes;
  GError              *error;
} ActantArrival;

ActantArrival *actant_arrival_new_join    (const char          *root,
                                           ActantAnnotationSet *set);
ActantArrival *actant_arrival_new_replace (const char          *root,
                                           const char          *path,
                                           const char          *coder,
                                           ActantAnnotationSet *set,
                                           ActantSourceText    *source);
void           actant_arrival_free        (ActantArrival       *arrival);
void           actant_arrival_run         (ActantArrival       *arrival);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantArrival, actant_arrival_free)

G_END_DECLS
