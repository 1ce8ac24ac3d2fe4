/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The list below an entry of what could be typed: a pop-over that takes no focus. The entry
 * keeps the keys and moves the selection. */

GtkWidget *actant_offers_new          (GtkWidget  *entry,
                                       const char *name);
GtkWidget *actant_offers_get_list     (GtkWidget  *offers);
void       actant_offers_set_footer   (GtkWidget  *offers,
                                       GtkWidget  *footer);
void       actant_offers_clear        (GtkWidget  *offers);
void       actant_offers_add          (GtkWidget  *offers,
                                       const char *name,
                                       const char *what);
void       actant_offers_select       (GtkWidget  *offers,
                                       int         position);
int        actant_offers_get_selected (GtkWidget  *offers);
void       actant_offers_step         (GtkWidget  *offers,
                                       int         n,
                                       int         step);

G_END_DECLS
