/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"

G_BEGIN_DECLS

/* The records (borrowed) of one array of the file in canonical order, opaque ones last. */
GPtrArray *_actant_record_file_collect (const ActantRecordFile *file,
                                        const char             *array);

G_END_DECLS
