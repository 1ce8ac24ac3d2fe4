/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"

G_BEGIN_DECLS

char *actant_record_file_dup_summary (const ActantRecordFile *file);

G_END_DECLS
