/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/actant-cli-command.h"

G_BEGIN_DECLS

gboolean      actant_cli_parse_range    (const char               *text,
                                         ActantTextRange          *range);
char         *actant_cli_dup_normalized (const char               *words);
GArray       *actant_cli_read_ranges    (const ActantCliArgs      *args,
                                         ActantSourceText         *source,
                                         const char               *name,
                                         GError                  **error);
ActantRecord *actant_cli_set_cues       (const ActantValueParser  *parser,
                                         const ActantCliArgs      *args,
                                         const char               *text,
                                         const ActantRecord       *record,
                                         GError                  **error);

G_END_DECLS
