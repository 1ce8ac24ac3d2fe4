/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/* What was answered to a decision: shown, and written. */
GtkWidget *actant_answers_new   (ActantSession   *session,
                                 const char      *text,
                                 const char      *review);
char      *actant_answers_write (ActantWorkspace *workspace,
                                 const char      *text,
                                 const char      *review);

G_END_DECLS
