/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From annotations that have been placed to records of ours. */
#pragma once

#include "exchange/actant-webannotation-reader.h"

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantWebConverter:
 * @session: the study
 * @change_set: gets the records
 * @named: "kind name" to the interned id of the record of that name
 * @records: IRI of an annotation to the id of the first record made of it
 */
typedef struct
{
  ActantSession   *session;
  ActantChangeSet *change_set;
  GHashTable      *named;
  GHashTable      *records;
} ActantWebConverter;

gboolean _actant_web_converter_add_passage (ActantWebConverter        *converter,
                                            const ActantWebAnnotation *annotation,
                                            const char                *text,
                                            GArray                    *ranges,
                                            GError                   **error);
void     _actant_web_converter_add_memo    (ActantWebConverter        *converter,
                                            const ActantWebAnnotation *annotation,
                                            const char                *text,
                                            const char                *target);
gboolean _actant_web_converter_add_relation (ActantWebConverter       *converter,
                                            const ActantWebAnnotation *annotation,
                                            const char                *text,
                                            const char                *from);

G_END_DECLS
