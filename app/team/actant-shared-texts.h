/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

gboolean    actant_shared_texts_has_coder   (ActantSession      *session,
                                             const char         *text,
                                             const char         *coder);
char      **actant_shared_texts_list_coders (ActantSession      *session,
                                             const char * const *texts);
GPtrArray  *actant_shared_texts_list        (ActantSession      *session,
                                             const char * const *texts,
                                             const char * const *coders);

G_END_DECLS
