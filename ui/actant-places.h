/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantPlaces:
 *
 * The places that were left by a jump, to go back to, as in a browser: page,
 * text, selected record and caret. A jump is a record that is revealed,
 * another page or another text, or what actant_places_mark() says is one; the
 * caret's own moves are none. Properties: can-go-back, can-go-forward.
 *
 * Signals:
 *  - arrived (gint64 caret): a place in the text is shown again; the pane
 *    scrolls to it
 */
#define ACTANT_TYPE_PLACES (actant_places_get_type ())
G_DECLARE_FINAL_TYPE (ActantPlaces, actant_places, ACTANT, PLACES, GObject)

ActantPlaces *actant_places_new             (ActantWorkspace *workspace);
void          actant_places_mark            (ActantPlaces    *places);
gboolean      actant_places_go              (ActantPlaces    *places,
                                             gboolean         back);
gboolean      actant_places_can_go          (ActantPlaces    *places,
                                             gboolean         back);

G_END_DECLS
