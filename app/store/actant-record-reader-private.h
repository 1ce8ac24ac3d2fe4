/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values out of slices, shared by the files of the record reader. */
#pragma once

#include "store/actant-record-reader.h"

G_BEGIN_DECLS

struct _ActantRecordReader
{
  GString    *path;   /* of the member that could not be read: "cues[2].start" */
  const char *wrong;  /* what is wrong with it; static */
  const char *base;   /* start of the file whose slices are read, or NULL */
};

gboolean _actant_record_reader_fail  (ActantRecordReader    *reader,
                                      const char            *path,
                                      const char            *wrong);
gboolean _actant_record_reader_blame (ActantRecordReader    *reader,
                                      const char            *format,
                                      ...) G_GNUC_PRINTF (2, 3);

/* A value in canonical form; NULL for what the canonical form leaves out. */
gboolean _actant_record_reader_value (ActantRecordReader    *reader,
                                      const ActantFieldType *type,
                                      ActantJsonSlice        slice,
                                      ActantValue          **value);

/* An object that may be empty. Members named in @others are not of the body: "versions" goes to
 * @versions and the rest is passed over; with a NULL @versions any of them is an error. */
gboolean _actant_record_reader_body  (ActantRecordReader    *reader,
                                      const ActantTable     *table,
                                      const char * const    *others,
                                      ActantJsonSlice       *versions,
                                      ActantJsonSlice        slice,
                                      ActantValue          **body);

G_END_DECLS
