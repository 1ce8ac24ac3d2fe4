/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-collection.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * SECTION: colours of records
 *
 * A claim has the colour of its type; an actor, a code and a scenario their
 * own, or one of twelve by their id; a mention that of its first actor, a
 * coding that of its code. The twelve (actant_swatches) are checked on light and
 * dark and for colour-blind eyes; any other colour is brought to a contrast of
 * at least 3:1 (WCAG 2.2, 1.4.11) on the background of the text.
 */

#define ACTANT_PALETTE_CONTRAST 3.0

void   actant_palette_get_background (gboolean            dark,
                                      GdkRGBA            *color);
void   actant_palette_get_claim_type (const char         *type,
                                      gboolean            dark,
                                      GdkRGBA            *color);
gboolean actant_palette_get_spec     (const char         *spec,
                                      gboolean            dark,
                                      GdkRGBA            *color);
void   actant_palette_get_record     (const ActantRecord *record,
                                      ActantCollection   *study,
                                      gboolean            dark,
                                      GdkRGBA            *color);
double actant_palette_get_contrast   (const GdkRGBA      *a,
                                      const GdkRGBA      *b);

G_END_DECLS
