/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tooltips for what is made or changed in numbers: gtk_widget_set_tooltip_text() asks the X server
 * each time where the pointer is, four times, and waits for the answers (GTK 4.8: 45 µs of our
 * CPU time, more by the clock), whether or not there was a tooltip or there is one now. */

void actant_tooltip_set    (GtkWidget  *widget,
                            const char *text);
void actant_tooltip_update (GtkWidget  *widget,
                            const char *text);

G_END_DECLS
