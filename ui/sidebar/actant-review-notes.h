/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/* What became of a record: who decided what and why, to be answered. */
GtkWidget *actant_review_notes_new (ActantWorkspace    *workspace,
                                    const ActantRecord *record);

G_END_DECLS
