/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantRecodeDialog:
 *
 * Merging a record of the codebook into another, or splitting it in two: what
 * to recode, and every place that would change. One action, which can be undone.
 */
#define ACTANT_TYPE_RECODE_DIALOG (actant_recode_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ActantRecodeDialog, actant_recode_dialog, ACTANT, RECODE_DIALOG, AdwWindow)

GtkWidget *actant_recode_dialog_new_merge   (ActantWorkspace    *workspace,
                                             const char         *id);
GtkWidget *actant_recode_dialog_new_split   (ActantWorkspace    *workspace,
                                             const char         *id);

void       actant_recode_dialog_set_target  (ActantRecodeDialog *dialog,
                                             const char         *id);
void       actant_recode_dialog_set_name    (ActantRecodeDialog *dialog,
                                             const char         *name);
guint      actant_recode_dialog_get_n       (ActantRecodeDialog *dialog);
void       actant_recode_dialog_choose      (ActantRecodeDialog *dialog,
                                             guint               place,
                                             gboolean            chosen);
gboolean   actant_recode_dialog_apply       (ActantRecodeDialog *dialog);

G_END_DECLS
