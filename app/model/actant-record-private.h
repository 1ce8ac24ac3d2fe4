/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lay-out of a record, and what reading and saving files do to records that nobody else has seen
 * or can tell apart. */
#pragma once

#include "model/actant-image.h"
#include "model/actant-record.h"
#include "model/actant-value-private.h"

G_BEGIN_DECLS

typedef struct
{
  char   *array;
  char   *kind_name;
  char   *source;
  gsize   length;
  char   *reason;
  ActantValue *revs;
} ActantOpaque;

/* Small, for there may be a million. */
struct _ActantRecord
{
  const char      *id;             /* first: see _actant_record_hash(); in own_id or the body's block */
  gatomicrefcount  refs;
  guint32          kind : 8;
  guint32          is_deleted : 1;
  ActantValue     *body;           /* NULL when opaque */
  union
  {
    GPtrArray     *versions;       /* other bodies, or NULL */
    ActantOpaque  *opaque;         /* of a record without a body */
  };
  gint32           start, end;     /* of the first and last segment; -1 without; see ACTANT_RECORD_FAR */
  ActantImage     *source;         /* holds its canonical bytes, or NULL */
  guint32          source_offset;
  guint32          source_length;
  char             own_id[];
};

/* A place beyond this is read from the body. */
#define ACTANT_RECORD_FAR G_MAXINT32

/* With @id copied, or without one. */
ActantRecord *_actant_record_allocate  (ActantKind          kind,
                                        const char         *id);

/* The start of the first segment or the end of the last; -1 without. */
gint64        _actant_record_read_place (const ActantRecord *record,
                                        gboolean            is_end);

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
