/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantSelectionBar:
 *
 * Buttons above what the mouse selected, which do what keys do too. Never takes
 * the keyboard's focus.
 */
#define ACTANT_TYPE_SELECTION_BAR (actant_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (ActantSelectionBar, actant_selection_bar, ACTANT, SELECTION_BAR, GtkPopover)

GtkWidget  *actant_selection_bar_new         (void);
void        actant_selection_bar_open        (ActantSelectionBar *self,
                                              const GdkRectangle *area);
GMenuModel *actant_selection_bar_create_menu (void);

G_END_DECLS
