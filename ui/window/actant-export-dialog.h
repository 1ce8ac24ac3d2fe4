/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantExportDialog:
 *
 * What to export, of whom and as what; how it begins; then writes it in a
 * thread, with progress and Cancel, and tells in words how it went.
 */
#define ACTANT_TYPE_EXPORT_DIALOG (actant_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ActantExportDialog, actant_export_dialog, ACTANT, EXPORT_DIALOG, AdwWindow)

void     actant_export_dialog_present    (GtkWindow          *parent,
                                          ActantWorkspace    *workspace);
gboolean actant_export_dialog_set_format (ActantExportDialog *dialog,
                                          const char         *name);
void     actant_export_dialog_write      (ActantExportDialog *dialog,
                                          GFile              *output);
void     actant_export_dialog_cancel     (ActantExportDialog *dialog);
gboolean actant_export_dialog_is_writing (ActantExportDialog *dialog);

G_END_DECLS
