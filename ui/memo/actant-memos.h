/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/* What is done with memos, whoever asks for it. */

char    *actant_memos_add       (ActantWorkspace    *workspace,
                                 const char         *target,
                                 const ActantRecord *reply_to,
                                 const char         *text);
gboolean actant_memos_set_state (ActantWorkspace    *workspace,
                                 const ActantRecord *memo,
                                 const char         *text,
                                 gboolean            settled);
gboolean actant_memos_delete    (ActantWorkspace    *workspace,
                                 const char         *text,
                                 const char         *id);
gboolean actant_memos_is_settled (const ActantRecord *memo);
guint    actant_memos_count     (ActantSession      *session,
                                 const char         *text,
                                 const char         *target,
                                 const char        **first);

G_END_DECLS
