/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantCoderDialog:
 *
 * "Who is coding?": a name and the short name that goes into file names.
 *
 * Signal done (gboolean accepted): once; when accepted the settings know.
 */
#define ACTANT_TYPE_CODER_DIALOG (actant_coder_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ActantCoderDialog, actant_coder_dialog, ACTANT, CODER_DIALOG, AdwWindow)

GtkWidget *actant_coder_dialog_new (GtkWindow *parent,
                                    GSettings *settings);

G_END_DECLS
