/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"

G_BEGIN_DECLS

ActantRecord     *actant_join_records (const ActantRecord      *a,
                                       const ActantRecord      *b);
ActantRecord     *actant_join_headers (const ActantRecord      *a,
                                       const ActantRecord      *b);
ActantRecordFile *actant_join_files   (const ActantRecordFile  *a,
                                       const ActantRecordFile  *b,
                                       const char              *name,
                                       GError                 **error);

G_END_DECLS
