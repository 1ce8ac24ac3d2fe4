/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantSwatch:
 * @name: shown, translatable
 * @light: "#rrggbb" on a light page; what records store
 * @dark: "#rrggbb" in its place on a dark page
 *
 * A colour of the palette. Each stands out from the page, light or dark (WCAG
 * 2.2, 1.4.11), and any two differ also for eyes that do not tell red, green or
 * blue apart; a label or a pattern still says what they mean.
 */
typedef struct
{
  const char *name;
  const char *light;
  const char *dark;
} ActantSwatch;

#define ACTANT_N_SWATCHES 12

extern const ActantSwatch actant_swatches[ACTANT_N_SWATCHES];

/** How eyes see colours: all of them, or without the red, green or blue cones. */
typedef enum
{
  ACTANT_VISION_NORMAL,
  ACTANT_VISION_PROTANOPIA,
  ACTANT_VISION_DEUTERANOPIA,
  ACTANT_VISION_TRITANOPIA,
} ActantVision;

#define ACTANT_N_VISIONS (ACTANT_VISION_TRITANOPIA + 1)

const ActantSwatch *actant_swatch_find        (const char   *color);
gboolean            actant_color_parse        (const char   *color,
                                               double        rgb[3]);
double              actant_color_get_contrast (const double  a[3],
                                               const double  b[3]);
double              actant_color_get_distance (const double  a[3],
                                               const double  b[3],
                                               ActantVision  vision);

G_END_DECLS
