/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

const ActantFieldType *actant_attribute_get_value_type (const ActantRecord *field,
                                                        gboolean           *several);
gboolean               actant_attribute_check          (const ActantRecord *field,
                                                        const char         *text,
                                                        GError            **error);
char                  *actant_attribute_dup_words      (ActantSession      *session,
                                                        const ActantRecord *field,
                                                        const ActantValue  *value);

G_END_DECLS
