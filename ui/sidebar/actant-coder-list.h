/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantCoderList:
 *
 * The coders of the open text, each to be shown or hidden, with what the coder's
 * lines look like. Where a blind round hides the others it says so.
 */
#define ACTANT_TYPE_CODER_LIST (actant_coder_list_get_type ())
G_DECLARE_FINAL_TYPE (ActantCoderList, actant_coder_list, ACTANT, CODER_LIST, GtkWidget)

GtkWidget  *actant_coder_list_new           (void);
void        actant_coder_list_set_workspace (ActantCoderList *list,
                                             ActantWorkspace *workspace);
const char *actant_coder_list_get_note      (ActantCoderList *list);
char       *actant_coders_dup_summary       (ActantSideBySide *side);

G_END_DECLS
