/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What joining, resolving and stamping share: the bodies of a record. */
#pragma once

#include "store/actant-record-file.h"
#include "model/actant-record.h"

G_BEGIN_DECLS

/* The canonical bytes of a body. */
char      *_actant_body_dup_bytes    (const ActantValue  *body);

/* The replica that marks a body of this content; see actant_body_mark(). */
char      *_actant_body_dup_mark     (const ActantValue  *body);

/* All bodies of a record (borrowed): the outer one first. */
GPtrArray *_actant_record_get_bodies (const ActantRecord *record);

/* A record of these bodies (taken over), none of which has seen another: the outer one is the
 * greatest by (modified, bytes), the others are its versions. Sorts @bodies. */
ActantRecord *_actant_record_new_of_bodies (ActantKind  kind,
                                            const char *id,
                                            GPtrArray  *bodies);
GPtrArray    *_actant_join_name_versions  (const ActantRecordFile *file,
                                           const ActantRecordFile *other,
                                           const ActantRecord     *header);

G_END_DECLS
