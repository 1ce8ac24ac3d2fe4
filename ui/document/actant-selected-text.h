/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-text-view.h"

G_BEGIN_DECLS

/**
 * ActantSelectedText:
 *
 * What is selected in a text view, for whoever pastes it by the middle button: of the text itself,
 * also where it is not in the buffer, and without the cuts of the display.
 */
#define ACTANT_TYPE_SELECTED_TEXT (actant_selected_text_get_type ())
G_DECLARE_FINAL_TYPE (ActantSelectedText, actant_selected_text, ACTANT, SELECTED_TEXT,
                      GdkContentProvider)

GdkContentProvider *actant_selected_text_new (ActantTextView *view);

G_END_DECLS
