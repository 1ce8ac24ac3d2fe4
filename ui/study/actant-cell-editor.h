/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

void actant_cell_editor_open (ActantWorkspace    *workspace,
                              GtkWidget          *parent,
                              GtkWidget          *cell,
                              const char         *field,
                              const char         *text,
                              const ActantRecord *record);

G_END_DECLS
