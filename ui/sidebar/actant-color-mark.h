/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantColorMark:
 *
 * A rounded patch of one colour: the bar of a card, the dot of a chip, a
 * swatch. Says nothing by itself: words always stand beside it.
 */
#define ACTANT_TYPE_COLOR_MARK (actant_color_mark_get_type ())
G_DECLARE_FINAL_TYPE (ActantColorMark, actant_color_mark, ACTANT, COLOR_MARK, GtkWidget)

GtkWidget *actant_color_mark_new       (int              width,
                                        int              height);
void       actant_color_mark_set_color (ActantColorMark *mark,
                                        const GdkRGBA   *color);

G_END_DECLS
