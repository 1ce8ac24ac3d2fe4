/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the pages of the study have in common. */

GtkWidget *actant_page_new_status (const char  *icon,
                                   const char  *title,
                                   const char  *description,
                                   GtkWidget   *child);
GtkWidget *actant_page_new_button (const char  *label,
                                   GCallback    clicked,
                                   gpointer     user_data);
GtkWidget *actant_page_new_foot   (const char  *keys,
                                   GtkWidget  **status);
void       actant_page_leave_by_tab (GtkWidget *list);

G_END_DECLS
