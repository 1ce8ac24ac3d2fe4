/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

char *actant_record_dup_content (ActantSession      *session,
                                 const ActantRecord *record);

G_END_DECLS
