/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantWrapLayout:
 *
 * Children side by side at their natural width, on as many lines as they need;
 * those that expand horizontally share what their line has left. (AdwWrapBox is
 * newer than what we build on.)
 */
#define ACTANT_TYPE_WRAP_LAYOUT (actant_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (ActantWrapLayout, actant_wrap_layout, ACTANT, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *actant_wrap_layout_new  (int spacing);
GtkWidget        *actant_wrap_box_new     (int spacing);

G_END_DECLS
