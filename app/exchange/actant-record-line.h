/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"

G_BEGIN_DECLS

/**
 * ActantNameFunc:
 *
 * Returns: (transfer full) (nullable): what people call the record @id
 */
typedef char *(*ActantNameFunc) (const char *id,
                                 gpointer    user_data);

char *actant_record_dup_line (const ActantRecord *record,
                              const char         *coder,
                              const char         *text,
                              ActantNameFunc      name,
                              gpointer            user_data);

G_END_DECLS
