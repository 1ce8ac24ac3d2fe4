/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"

G_BEGIN_DECLS

/* The records (borrowed) of each array of the file's format in canonical order, opaque ones last. */
GPtrArray *_actant_record_file_collect       (const ActantRecordFile *file);

/* Whether an empty array is left out. */
gboolean   _actant_record_file_is_late_array (const char             *array);

/* What stands before and after the arrays. */
void       _actant_record_file_append_header (const ActantRecordFile *file,
                                              GString                *out);
void       _actant_record_file_append_end    (const ActantRecordFile *file,
                                              GString                *out);

G_END_DECLS
