/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

char *actant_names_dup_list    (ActantSession     *session,
                                const ActantValue *refs);
char *actant_names_dup_authors (ActantSession     *session,
                                const char        *text,
                                guint             *n_authors);

G_END_DECLS
