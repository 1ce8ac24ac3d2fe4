/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/actant-suggestion-tray.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantSuggestionBar:
 *
 * Shows what the text might be coded with, one at a time: its words, what it proposes and for which
 * claim, or why it cannot be accepted now. Its buttons are actions of the window.
 */
#define ACTANT_TYPE_SUGGESTION_BAR (actant_suggestion_bar_get_type ())
G_DECLARE_FINAL_TYPE (ActantSuggestionBar, actant_suggestion_bar, ACTANT, SUGGESTION_BAR, AdwBin)

void actant_suggestion_bar_set_tray (ActantSuggestionBar  *bar,
                                     ActantSuggestionTray *tray,
                                     ActantWorkspace      *workspace);

G_END_DECLS
