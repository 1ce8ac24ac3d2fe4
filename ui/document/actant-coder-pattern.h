/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantCoderPattern:
 * @ACTANT_PATTERN_SOLID: one's own
 * @ACTANT_PATTERN_DASHES: long dashes
 * @ACTANT_PATTERN_DASH_DOT: dashes and dots by turns
 * @ACTANT_PATTERN_WAVE: a wave
 * @ACTANT_PATTERN_DOTS: dots far apart
 * @ACTANT_PATTERN_SHORT_DASHES: of one's own passage of several segments; no coder's
 * @ACTANT_PATTERN_CLOSE_DOTS: of one's own mention; no coder's
 *
 * How lines of different coders are told apart without colour: stripes in the margin and
 * underlines. With more coders than patterns those of others come again.
 */
typedef enum
{
  ACTANT_PATTERN_SOLID,
  ACTANT_PATTERN_DASHES,
  ACTANT_PATTERN_DASH_DOT,
  ACTANT_PATTERN_WAVE,
  ACTANT_PATTERN_DOTS,
  ACTANT_N_CODER_PATTERNS,
  ACTANT_PATTERN_SHORT_DASHES = ACTANT_N_CODER_PATTERNS,
  ACTANT_PATTERN_CLOSE_DOTS,
} ActantCoderPattern;

ActantCoderPattern actant_coder_pattern_get             (guint               coder);
const char        *actant_coder_pattern_get_name        (ActantCoderPattern  pattern);
void               actant_coder_pattern_append_line     (ActantCoderPattern  pattern,
                                                         GtkSnapshot        *snapshot,
                                                         int                 x,
                                                         int                 y,
                                                         int                 width,
                                                         const GdkRGBA      *color);
void               actant_coder_pattern_append_stripe   (ActantCoderPattern  pattern,
                                                         GtkSnapshot        *snapshot,
                                                         const GdkRectangle *area,
                                                         int                 first,
                                                         int                 last,
                                                         const GdkRGBA      *color);

G_END_DECLS
