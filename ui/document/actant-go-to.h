/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantGoTo:
 *
 * Asks for a place in a text: "120" is a line of the file, "@4500" a character, as annotations
 * count them, "50%" a share of the text.
 *
 * Signals:
 *  - chosen (gint64 offset)
 */
#define ACTANT_TYPE_GO_TO (actant_go_to_get_type ())
G_DECLARE_FINAL_TYPE (ActantGoTo, actant_go_to, ACTANT, GO_TO, GtkPopover)

GtkWidget *actant_go_to_new   (void);
void       actant_go_to_open  (ActantGoTo       *self,
                               ActantSourceText *text);
gboolean   actant_go_to_parse (const char       *words,
                               ActantSourceText *text,
                               gint64           *offset);

G_END_DECLS
