/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantPageLayout:
 *
 * Gives the only child all room, and asks how wide it has to be without regard to its height. A
 * #GtkStack asks a page how wide it has to be for the height that there is; wrapped words, which
 * would have to do with fewer lines then, answer with more than the window has.
 */
#define ACTANT_TYPE_PAGE_LAYOUT (actant_page_layout_get_type ())
G_DECLARE_FINAL_TYPE (ActantPageLayout, actant_page_layout, ACTANT, PAGE_LAYOUT, GtkLayoutManager)

G_END_DECLS
