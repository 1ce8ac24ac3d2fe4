/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/actant-cli-command.h"

G_BEGIN_DECLS

GArray       *actant_cli_read_ranges (const ActantCliArgs  *args,
                                      ActantSourceText     *source,
                                      const char           *name,
                                      GError              **error);
ActantRecord *actant_cli_set_cues    (const ActantCliArgs  *args,
                                      ActantSourceText     *source,
                                      const ActantRecord   *record,
                                      GArray               *around,
                                      GError              **error);

G_END_DECLS
