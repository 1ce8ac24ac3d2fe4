/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/* A record in words, as its card and screen readers tell it. */

char  *actant_record_words_dup_title    (const ActantRecord *record);
char  *actant_record_words_dup_kind     (const ActantRecord *record);
char  *actant_record_words_dup_line     (const ActantRecord *record,
                                         ActantSession      *session,
                                         const char         *text_path);
char  *actant_record_words_dup_claimant (ActantSession      *session,
                                         const char         *text_path);

G_END_DECLS
