/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"

G_BEGIN_DECLS

/**
 * ActantRefMapFunc:
 * @kind: of the record that @id should name; %ACTANT_KIND_NONE where only the
 *   study knows (values of a study's own fields, what a cue marks)
 * @id: an id, or a text that may be one where @kind is %ACTANT_KIND_NONE
 * @slot: name of the record's field; of a cue, the slot that it justifies
 *
 * Returns: (transfer none) (nullable): the id to put in its place, @id itself to
 *   leave it, %NULL to take it out
 */
typedef const char *(*ActantRefMapFunc) (ActantKind   kind,
                                         const char  *id,
                                         const char  *slot,
                                         gpointer     user_data);

ActantRecord *actant_record_map_refs (const ActantRecord *record,
                                      ActantRefMapFunc    func,
                                      gpointer            user_data);

G_END_DECLS
