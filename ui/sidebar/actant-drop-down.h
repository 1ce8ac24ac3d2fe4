/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkDropDown of a GtkStringList that gives way when it is narrow: the words
 * on its button are cut. */

GtkWidget *actant_drop_down_new   (void);
void       actant_drop_down_adapt (GtkDropDown *button);

G_END_DECLS
