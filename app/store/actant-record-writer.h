/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"

G_BEGIN_DECLS

/* Where records stand in a file. */
#define ACTANT_RECORD_DEPTH 2

/* The members of an object that is laid out one member a line, in canonical form. Each opens with a
 * comma: something stands before them. @depth is the members' indent. */
void actant_record_writer_append_fields   (GString            *out,
                                           guint               depth,
                                           const ActantValue  *body);
void actant_record_writer_append_extras   (GString            *out,
                                           guint               depth,
                                           const ActantValue  *body);
void actant_record_writer_append_versions (GString            *out,
                                           guint               depth,
                                           const ActantRecord *record);

/* From its first brace to its last; @depth is that of the first. */
void actant_record_writer_append_record   (GString            *out,
                                           guint               depth,
                                           const ActantRecord *record,
                                           gboolean            with_kind);

G_END_DECLS
