/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A memo in a list: its title, and a line that says what it is. */

GtkWidget *actant_memo_row_new  (void);
void       actant_memo_row_show (GtkWidget  *row,
                                 const char *title,
                                 const char *line,
                                 guint       depth,
                                 gboolean    settled);

G_END_DECLS
