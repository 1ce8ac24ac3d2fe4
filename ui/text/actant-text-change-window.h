/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-text-change.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantTextChangeWindow:
 *
 * The passages of a text that changed: those that need the user first, then those that moved, then
 * those in place, each with its old and its new surroundings side by side. One key decides about
 * each; nothing is written before the button that applies all decisions in one action.
 *
 * Beside the window with the text, not above it: there the user can mark another place.
 *
 * Signals:
 *  - show-place (gint64 start, gint64 end): the text shows that place, selected
 */
#define ACTANT_TYPE_TEXT_CHANGE_WINDOW (actant_text_change_window_get_type ())
G_DECLARE_FINAL_TYPE (ActantTextChangeWindow, actant_text_change_window, ACTANT, TEXT_CHANGE_WINDOW, AdwWindow)

GtkWidget *actant_text_change_window_new (GtkWindow        *parent,
                                          ActantWorkspace  *workspace,
                                          ActantTextChange *change);

G_END_DECLS
