/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantSettleDialog:
 *
 * The versions of a record that several changed apart, field by field. A digit chooses whose value
 * the field takes and goes to the next one; Enter settles, as one action that can be undone.
 */
#define ACTANT_TYPE_SETTLE_DIALOG (actant_settle_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ActantSettleDialog, actant_settle_dialog, ACTANT, SETTLE_DIALOG, AdwWindow)

GtkWidget *actant_settle_dialog_new        (GtkWindow          *parent,
                                            ActantWorkspace    *workspace,
                                            const char         *text,
                                            const char         *id);
guint      actant_settle_dialog_get_n_rows (ActantSettleDialog *dialog);
void       actant_settle_dialog_choose     (ActantSettleDialog *dialog,
                                            guint               version);
void       actant_settle_dialog_settle     (ActantSettleDialog *dialog);

G_END_DECLS
