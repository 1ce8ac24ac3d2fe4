/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantStatusLine:
 *
 * Below the window: how much of the open text the coder has tagged, and the
 * keys that tag it (property show-hints).
 */
#define ACTANT_TYPE_STATUS_LINE (actant_status_line_get_type ())
G_DECLARE_FINAL_TYPE (ActantStatusLine, actant_status_line, ACTANT, STATUS_LINE, AdwBin)

void actant_status_line_set_workspace (ActantStatusLine *line,
                                       ActantWorkspace  *workspace);

G_END_DECLS
