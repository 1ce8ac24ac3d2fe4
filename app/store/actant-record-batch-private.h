/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-image.h"
#include "model/actant-record.h"

G_BEGIN_DECLS

/* Records that are packed together. */
#define ACTANT_RECORD_BATCH 256

/**
 * ActantRecordPlace:
 * @offset: of the record in the file
 * @length: in bytes
 * @number: in its array, from 1
 * @array: which of the format's arrays
 */
typedef struct
{
  guint32 offset;
  guint32 length;
  guint32 number;
  guint32 array;
} ActantRecordPlace;

/**
 * ActantRecordBatch:
 *
 * What one thread needs to turn places into records, batch after batch: reads, finds out which
 * records stand there in canonical form, and packs them.
 */
typedef struct _ActantRecordBatch ActantRecordBatch;

ActantRecordBatch *_actant_record_batch_new  (ActantImage             *image,
                                              ActantFormat             format);
void               _actant_record_batch_free (ActantRecordBatch       *batch);
void               _actant_record_batch_read (ActantRecordBatch       *batch,
                                              const ActantRecordPlace *places,
                                              guint                    n,
                                              ActantRecord           **records);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantRecordBatch, _actant_record_batch_free)

G_END_DECLS
