/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading and saving files do to records that nobody else has seen or can tell apart. */
#pragma once

#include "model/actant-image.h"
#include "model/actant-record.h"
#include "model/actant-value-private.h"

G_BEGIN_DECLS

/* A record (transfer full) that nobody else has, in @block: its body stands at @body there, its id
 * at @id. */
ActantRecord *_actant_record_settle    (ActantRecord       *record,
                                        ActantBlock        *block,
                                        guint32             body,
                                        guint32             id);

/* For hash tables of records by id that keep one pointer for each: a key is a record, or the
 * address of a pointer to an id to look up. */
guint         _actant_record_hash      (gconstpointer       id);
gboolean      _actant_record_same_id   (gconstpointer       a,
                                        gconstpointer       b);

/* Notes where in @image the record's canonical bytes stand; the first note stays. Only one
 * thread at a time, that which reads or saves the record's file, takes notes; any may ask. */
void          _actant_record_set_source (const ActantRecord *record,
                                        ActantImage        *image,
                                        gsize               offset,
                                        gsize               length);

/* The image with the record's canonical bytes, or NULL; they may stand in several. */
ActantImage  *_actant_record_get_source (const ActantRecord *record,
                                        gsize              *offset,
                                        gsize              *length);

G_END_DECLS
