/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/* What a record says, to be read and not to be changed. */
GtkWidget *actant_record_facts_new (ActantWorkspace    *workspace,
                                    const ActantRecord *record);

G_END_DECLS
