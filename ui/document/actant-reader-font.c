/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The font of source texts as CSS. */
#include "document/actant-reader-font.h"

#include <math.h>

#define DEFAULT_SIZE 13.0

static void
append_family (GString    *css,
               const char *family)
{
  g_string_append (css, "  font-family: \"");
  for (const char *p = family; *p != '\0'; p++)
    if (*p != '"' && *p != '\\' && !g_ascii_iscntrl (*p))
      g_string_append_c (css, *p);
  g_string_append (css, "\";\n");
}

static const char *
get_style_name (PangoStyle style)
{
  switch (style)
    {
    case PANGO_STYLE_ITALIC:
      return "italic";
    case PANGO_STYLE_OBLIQUE:
      return "oblique";
    default:
      return "normal";
    }
}

/**
 * actant_reader_font_dup_css:
 * @font: a Pango font description, as in the setting
 * @zoom: a factor
 *
 * Returns: (transfer full): a style sheet for text views of the class "actant-reader"
 */
char *
actant_reader_font_dup_css (const char *font,
                            double      zoom)
{
  PangoFontDescription *description = pango_font_description_from_string (font);
  GString *css = g_string_new ("textview.actant-reader {\n");
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double size = pango_font_description_get_size (description) / (double) PANGO_SCALE;
  gboolean absolute = pango_font_description_get_size_is_absolute (description);

  if (size <= 0)
    size = DEFAULT_SIZE;
  if (pango_font_description_get_family (description) != NULL)
    append_family (css, pango_font_description_get_family (description));
  g_ascii_formatd (number, sizeof number, "%.2f",
                   size * CLAMP (zoom, ACTANT_READER_ZOOM_MIN, ACTANT_READER_ZOOM_MAX));
  g_string_append_printf (css, "  font-size: %s%s;\n", number, absolute ? "px" : "pt");
  g_string_append_printf (css, "  font-weight: %d;\n",
                          CLAMP ((int) pango_font_description_get_weight (description), 100, 1000));
  g_string_append_printf (css, "  font-style: %s;\n}\n",
                          get_style_name (pango_font_description_get_style (description)));
  pango_font_description_free (description);

  return g_string_free (css, FALSE);
}

/**
 * actant_reader_font_step:
 * @zoom: a factor
 * @steps: how many steps larger (or smaller), 0 for the original size
 *
 * Returns: the new factor, within its bounds
 */
double
actant_reader_font_step (double zoom,
                         int    steps)
{
  double factor;

  if (steps == 0)
    return 1.0;

  factor = zoom * pow (ACTANT_READER_ZOOM_STEP, steps);
  /* Steps there and back end exactly where they began. */
  if (fabs (factor - 1.0) < 0.01)
    factor = 1.0;

  return CLAMP (factor, ACTANT_READER_ZOOM_MIN, ACTANT_READER_ZOOM_MAX);
}
