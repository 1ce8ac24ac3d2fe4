/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"
#include "store/actant-json-slice.h"

G_BEGIN_DECLS

/**
 * ActantRecordReader:
 *
 * Turns slices of checked JSON into records. For one thread; reused for many records.
 */
typedef struct _ActantRecordReader ActantRecordReader;

ActantRecordReader *actant_record_reader_new         (const char          *base);
void                actant_record_reader_free        (ActantRecordReader  *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantRecordReader, actant_record_reader_free)

ActantRecord       *actant_record_reader_read        (ActantRecordReader  *reader,
                                                      ActantFormat         format,
                                                      const char          *array,
                                                      ActantJsonSlice      slice);
ActantRecord       *actant_record_reader_read_header (ActantRecordReader  *reader,
                                                      ActantFormat         format,
                                                      const char          *set,
                                                      ActantJsonSlice      root,
                                                      ActantJsonSlice     *place,
                                                      char               **reason);
gboolean            actant_record_reader_read_value  (ActantRecordReader    *reader,
                                                      const ActantFieldType *type,
                                                      ActantJsonSlice        slice,
                                                      ActantValue          **value,
                                                      char                 **reason);

G_END_DECLS
