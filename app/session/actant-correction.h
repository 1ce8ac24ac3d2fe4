/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

void     actant_session_keep_before_correction
                                     (ActantSession  *session,
                                      const char     *text);
gboolean actant_session_correct_text (ActantSession  *session,
                                      const char     *text,
                                      gint64          start,
                                      gint64          end,
                                      const char     *words,
                                      GError        **error);

G_END_DECLS
