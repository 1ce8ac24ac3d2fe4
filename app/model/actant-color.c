/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette, and how far apart colours are for all kinds of eyes. */
#include "config.h"

#include "model/actant-color.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Found by a search over hues that go by these names for the largest smallest distance. */
const ActantSwatch actant_swatches[ACTANT_N_SWATCHES] = {
  { N_("Blue"), "#2190ff", "#2488fa" },
  { N_("Teal"), "#1c6f6a", "#91e7e3" },
  { N_("Green"), "#6c9b74", "#b6e5aa" },
  { N_("Olive"), "#263007", "#c8ce72" },
  { N_("Ochre"), "#a18f4b", "#f8ce51" },
  { N_("Orange"), "#e27215", "#e68332" },
  { N_("Red"), "#c02407", "#d74845" },
  { N_("Pink"), "#fe2bb4", "#b95f80" },
  { N_("Purple"), "#63159a", "#f697fd" },
  { N_("Indigo"), "#4a08f9", "#846cb5" },
  { N_("Brown"), "#81553a", "#b7987b" },
  { N_("Slate"), "#134053", "#8ea2bd" },
};

/** Returns: (transfer none) (nullable): the swatch that a record's colour stands for */
const ActantSwatch *
actant_swatch_find (const char *color)
{
  for (guint i = 0; color != NULL && i < G_N_ELEMENTS (actant_swatches); i++)
    if (g_ascii_strcasecmp (actant_swatches[i].light, color) == 0)
      return &actant_swatches[i];

  return NULL;
}

/**
 * actant_color_parse:
 * @color: "#rrggbb"
 * @rgb: (out): red, green and blue, 0 to 1, sRGB
 *
 * Returns: whether @color is one
 */
gboolean
actant_color_parse (const char *color,
                    double      rgb[3])
{
  g_return_val_if_fail (color != NULL, FALSE);

  if (strlen (color) != 7 || color[0] != '#' || strspn (color + 1, "0123456789abcdefABCDEF") != 6)
    return FALSE;

  for (guint i = 0; i < 3; i++)
    rgb[i] = (16 * g_ascii_xdigit_value (color[2 * i + 1]) + g_ascii_xdigit_value (color[2 * i + 2])) / 255.0;

  return TRUE;
}

/* From sRGB to light (IEC 61966-2-1). */
static double
linearize (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const double rgb[3])
{
  return 0.2126 * linearize (rgb[0]) + 0.7152 * linearize (rgb[1]) + 0.0722 * linearize (rgb[2]);
}

/** The contrast of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
double
actant_color_get_contrast (const double a[3],
                           const double b[3])
{
  double la = get_luminance (a);
  double lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

static double
lab_curve (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE L*a*b* (CIE 15:2004, D65) of what @vision sees; the simulation is that of Machado,
 * Oliveira and Fernandes 2009, table 1, severity 1.0. */
static void
get_lab (const double rgb[3],
         ActantVision vision,
         double       lab[3])
{
  static const double sight[ACTANT_N_VISIONS][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
      { -0.003882, -0.048116, 1.051998 } },
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
      { -0.011820, 0.042940, 0.968881 } },
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
      { 0.004733, 0.691367, 0.303900 } },
  };
  static const double to_xyz[3][3] = {
    { 0.4124564, 0.3575761, 0.1804375 }, { 0.2126729, 0.7151522, 0.0721750 },
    { 0.0193339, 0.1191920, 0.9503041 },
  };
  static const double white[3] = { 0.95047, 1, 1.08883 };
  double seen[3], f[3];

  for (guint i = 0; i < 3; i++)
    {
      double light = 0;

      for (guint j = 0; j < 3; j++)
        light += sight[vision][i][j] * linearize (rgb[j]);
      seen[i] = CLAMP (light, 0, 1);
    }
  for (guint i = 0; i < 3; i++)
    f[i] = lab_curve ((to_xyz[i][0] * seen[0] + to_xyz[i][1] * seen[1] + to_xyz[i][2] * seen[2])
                      / white[i]);

  lab[0] = 116 * f[1] - 16;
  lab[1] = 500 * (f[0] - f[1]);
  lab[2] = 200 * (f[1] - f[2]);
}

/**
 * actant_color_get_distance:
 * @a: sRGB, 0 to 1
 * @b: sRGB, 0 to 1
 * @vision: whose eyes
 *
 * Returns: how different the two look: CIE 1976 ΔE*ab; 2.3 is just noticeable
 */
double
actant_color_get_distance (const double a[3],
                           const double b[3],
                           ActantVision vision)
{
  double lab_a[3], lab_b[3];
  double sum = 0;

  g_return_val_if_fail (vision < ACTANT_N_VISIONS, 0);

  get_lab (a, vision, lab_a);
  get_lab (b, vision, lab_b);
  for (guint i = 0; i < 3; i++)
    sum += (lab_a[i] - lab_b[i]) * (lab_a[i] - lab_b[i]);

  return sqrt (sum);
}
