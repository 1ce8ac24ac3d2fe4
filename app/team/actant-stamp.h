/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-identity.h"
#include "model/actant-record.h"

G_BEGIN_DECLS

/**
 * ActantStream:
 * @replica: (nullable): the name of the stream; %NULL before its first write
 * @count: of the last write
 *
 * One session's stream of writes to one file (DESIGN section 4). A name is
 * never used by two streams, so (replica, count) names one write for ever.
 */
typedef struct
{
  char   *replica;
  gint64  count;
} ActantStream;

void          actant_stream_begin (ActantStream       *stream,
                                   ActantIdentity     *identity,
                                   const char         *file,
                                   GPtrArray          *records);
void          actant_stream_clear (ActantStream       *stream);

ActantRecord *actant_stream_stamp (ActantStream       *stream,
                                   ActantIdentity     *identity,
                                   const char         *file,
                                   const ActantRecord *before,
                                   const ActantRecord *after);

ActantValue  *actant_body_mark    (const ActantValue  *body,
                                   const ActantValue  *seen);

G_END_DECLS
