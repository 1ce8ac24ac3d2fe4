/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

void       actant_round_dialog_ask (GtkWindow       *parent,
                                    ActantWorkspace *workspace);

G_END_DECLS
