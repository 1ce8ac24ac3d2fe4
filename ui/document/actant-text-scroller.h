/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-text-view.h"

G_BEGIN_DECLS

/**
 * ActantTextScroller:
 *
 * Stands between a text view and a scrolled window, which scrolls all of the text by its vertical
 * adjustment, though only a part of the text is in the buffer. As long as all of it is, the
 * adjustment is the view's own. Else its upper end depends on the length of the text and on the
 * font alone, and its value on what is at the top and at the bottom of the page: a thumb neither
 * drifts nor jumps, whatever is laid out.
 *
 * A small change of the value scrolls the page by as many pixels; a large one is a jump to that
 * share of the text. After small ones the value is set right when it has been at rest.
 */
#define ACTANT_TYPE_TEXT_SCROLLER (actant_text_scroller_get_type ())
G_DECLARE_FINAL_TYPE (ActantTextScroller, actant_text_scroller, ACTANT, TEXT_SCROLLER, GtkWidget)

GtkWidget *actant_text_scroller_new (ActantTextView *view);

G_END_DECLS
