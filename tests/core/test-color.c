/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette: seen on light and on dark, and told apart by all kinds of eyes. */
#include "model/actant-color.h"

#include <string.h>

#define MIN_CONTRAST 3.0    /* WCAG 2.2, 1.4.11 */
#define MIN_DISTANCE 15.0   /* ΔE*ab; six times just noticeable */

static void
parse (const char *color,
       double      rgb[3])
{
  g_assert_true (actant_color_parse (color, rgb));
}

static void
test_parse (void)
{
  static const char * const broken[] = { "", "#", "#12345", "#1234567", "123456 ", "#12g456", "red" };
  double rgb[3];

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    g_assert_false (actant_color_parse (broken[i], rgb));
  parse ("#ff8000", rgb);
  g_assert_cmpfloat_with_epsilon (rgb[0], 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (rgb[1], 128 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rgb[2], 0, 1e-9);
}

/* Values of others: WCAG's own extremes, #767676 of its examples, and L*a*b* of pure red
 * (53.24, 80.09, 67.20). */
static void
test_known_values (void)
{
  double white[3], black[3], grey[3], red[3], green[3];

  parse ("#ffffff", white);
  parse ("#000000", black);
  parse ("#767676", grey);
  parse ("#ff0000", red);
  parse ("#00ff00", green);
  g_assert_cmpfloat_with_epsilon (actant_color_get_contrast (white, black), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (actant_color_get_contrast (white, grey), 4.54, 0.005);
  g_assert_cmpfloat_with_epsilon (actant_color_get_distance (white, black, ACTANT_VISION_NORMAL), 100, 0.05);
  g_assert_cmpfloat_with_epsilon (actant_color_get_distance (red, black, ACTANT_VISION_NORMAL),
                                  117.3, 0.2);
  /* Red and green: far apart, but for those without red or green cones much nearer. */
  g_assert_cmpfloat (actant_color_get_distance (red, green, ACTANT_VISION_NORMAL), >, 160);
  g_assert_cmpfloat (actant_color_get_distance (red, green, ACTANT_VISION_DEUTERANOPIA), <, 80);
  g_assert_cmpfloat (actant_color_get_distance (red, green, ACTANT_VISION_TRITANOPIA), >, 120);
}

static void
test_contrast (void)
{
  static const char * const light[] = { "#ffffff", "#fafafa" };   /* libadwaita: view, window */
  static const char * const dark[] = { "#1e1e1e", "#242424", "#303030" };
  double color[3], page[3];

  for (guint i = 0; i < ACTANT_N_SWATCHES; i++)
    {
      g_test_message ("%s", actant_swatches[i].name);
      parse (actant_swatches[i].light, color);
      for (guint j = 0; j < G_N_ELEMENTS (light); j++)
        {
          parse (light[j], page);
          g_assert_cmpfloat (actant_color_get_contrast (color, page), >=, MIN_CONTRAST);
        }
      parse (actant_swatches[i].dark, color);
      for (guint j = 0; j < G_N_ELEMENTS (dark); j++)
        {
          parse (dark[j], page);
          g_assert_cmpfloat (actant_color_get_contrast (color, page), >=, MIN_CONTRAST);
        }
    }
}

static void
test_distance (void)
{
  double a[3], b[3];

  for (guint i = 0; i < ACTANT_N_SWATCHES; i++)
    for (guint j = 0; j < i; j++)
      for (ActantVision vision = 0; vision < ACTANT_N_VISIONS; vision++)
        {
          g_test_message ("%s, %s: %u", actant_swatches[i].name, actant_swatches[j].name, vision);
          parse (actant_swatches[i].light, a);
          parse (actant_swatches[j].light, b);
          g_assert_cmpfloat (actant_color_get_distance (a, b, vision), >=, MIN_DISTANCE);
          parse (actant_swatches[i].dark, a);
          parse (actant_swatches[j].dark, b);
          g_assert_cmpfloat (actant_color_get_distance (a, b, vision), >=, MIN_DISTANCE);
        }
}

static void
test_find (void)
{
  g_assert_true (actant_swatch_find (actant_swatches[3].light) == &actant_swatches[3]);
  g_assert_null (actant_swatch_find ("#123456"));
  g_assert_null (actant_swatch_find (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/color/parse", test_parse);
  g_test_add_func ("/color/known-values", test_known_values);
  g_test_add_func ("/color/palette/contrast", test_contrast);
  g_test_add_func ("/color/palette/distance", test_distance);
  g_test_add_func ("/color/palette/find", test_find);

  return g_test_run ();
}
