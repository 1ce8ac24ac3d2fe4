/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/actant-cli-args.h"
#include "team/actant-agreement.h"

G_BEGIN_DECLS

char           **actant_cli_dup_names      (const ActantCliArgs  *args,
                                            const char           *option);
gboolean         actant_cli_read_number    (const ActantCliArgs  *args,
                                            const char           *option,
                                            guint64               max,
                                            guint64              *number,
                                            GError              **error);
ActantAgreement *actant_cli_open_agreement (const ActantCliArgs  *args,
                                            GError              **error);
int              actant_cli_diff_coders    (ActantCliArgs        *args,
                                            GError              **error);

const ActantRecord *actant_cli_find_claim (const ActantAgreement *agreement,
                                           guint                  text,
                                           guint                  row,
                                           guint                  coder);
char               *actant_cli_dup_place  (const ActantRecord    *record);

G_END_DECLS
