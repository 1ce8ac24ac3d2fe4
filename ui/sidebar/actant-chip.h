/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Small rounded labels. */

GtkWidget *actant_chip_new           (const char    *words);
GtkWidget *actant_chip_new_removable (const char    *words,
                                      const GdkRGBA *color,
                                      GtkWidget    **button);

G_END_DECLS
