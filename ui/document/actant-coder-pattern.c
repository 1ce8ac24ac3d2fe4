/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and stripes whose pattern says whose they are. */
#include "config.h"

#include "document/actant-coder-pattern.h"

#include <glib/gi18n.h>

#define LINE_WIDTH 2
#define WAVE 6   /* half of its length, in a stripe */

/* Marks and gaps by turns, in pixels; a wave has none. */
typedef struct
{
  const char *name;
  int         line[4];
  int         stripe[4];
} Pattern;

static const Pattern patterns[] = {
  [ACTANT_PATTERN_SOLID] = { N_("Solid"), { 0 }, { 0 } },
  [ACTANT_PATTERN_DASHES] = { N_("Dashes"), { 13, 4, 13, 4 }, { 11, 4, 11, 4 } },
  [ACTANT_PATTERN_DASH_DOT] = { N_("Dash and dot"), { 9, 3, 2, 3 }, { 9, 3, 3, 3 } },
  [ACTANT_PATTERN_WAVE] = { N_("Wave"), { 0 }, { 0 } },
  [ACTANT_PATTERN_DOTS] = { N_("Dots"), { 2, 6, 2, 6 }, { 3, 4, 3, 4 } },
  [ACTANT_PATTERN_SHORT_DASHES] = { N_("Short dashes"), { 6, 3, 6, 3 }, { 6, 3, 6, 3 } },
  [ACTANT_PATTERN_CLOSE_DOTS] = { N_("Close dots"), { 2, 2, 2, 2 }, { 2, 2, 2, 2 } },
};

/** The pattern of a coder, 0 for oneself. */
ActantCoderPattern
actant_coder_pattern_get (guint coder)
{
  return coder == 0 ? ACTANT_PATTERN_SOLID : 1 + (coder - 1) % (ACTANT_N_CODER_PATTERNS - 1);
}

/** Returns: what the pattern is called */
const char *
actant_coder_pattern_get_name (ActantCoderPattern pattern)
{
  g_return_val_if_fail (pattern < G_N_ELEMENTS (patterns), NULL);

  return _(patterns[pattern].name);
}

static void
append_rect (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          x,
             float          y,
             float          width,
             float          height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* Up and down by turns, in step with the page; as high as two lines of a pixel. */
static void
append_wave_line (GtkSnapshot   *snapshot,
                  int            x,
                  int            y,
                  int            width,
                  const GdkRGBA *color)
{
  for (int at = x - x % 8; at < x + width; at += 4)
    {
      int from = MAX (at, x), to = MIN (at + 4, x + width);

      if (from < to)
        append_rect (snapshot, color, from, y + (at / 4) % 2 * 1.5f, to - from, 1.5f);
    }
}

/* The length of the mark at @at; goes on to the next one. */
static int
get_next_mark (const int *marks,
               int       *at,
               guint     *i)
{
  int length = marks[*i];

  *at += length + marks[*i + 1];
  *i = (*i + 2) % 4;
  return length;
}

/**
 * actant_coder_pattern_append_line:
 * @pattern: a pattern
 * @snapshot: where to
 * @x: of its start
 * @y: of its top
 * @width: in pixels
 * @color: its colour
 *
 * Draws an underline in step with the page, so that the dashes of neighbours line up.
 */
void
actant_coder_pattern_append_line (ActantCoderPattern  pattern,
                                  GtkSnapshot        *snapshot,
                                  int                 x,
                                  int                 y,
                                  int                 width,
                                  const GdkRGBA      *color)
{
  const int *marks = patterns[pattern].line;
  int period = marks[0] + marks[1] + marks[2] + marks[3];
  guint i = 0;

  if (pattern == ACTANT_PATTERN_WAVE)
    {
      append_wave_line (snapshot, x, y, width, color);
      return;
    }
  if (period == 0)
    {
      append_rect (snapshot, color, x, y, width, LINE_WIDTH);
      return;
    }

  for (int at = x - x % period; at < x + width;)
    {
      int from = MAX (at, x);
      int end = at;
      int to;

      end += get_next_mark (marks, &at, &i);
      to = MIN (end, x + width);
      if (from < to)
        append_rect (snapshot, color, from, y, to - from, LINE_WIDTH);
    }
}

static void
append_wave_stripe (GtkSnapshot        *snapshot,
                    const GdkRectangle *area,
                    int                 first,
                    int                 last,
                    const GdkRGBA      *color)
{
  float half = area->width / 2.0f;
  int skipped = MAX (0, first - area->y) / (2 * WAVE) * (2 * WAVE);

  for (int at = area->y + skipped, turn = 0; at < MIN (area->y + area->height, last);
       at += WAVE, turn++)
    append_rect (snapshot, color, area->x + turn % 2 * half, at, half,
                 MIN (WAVE, area->y + area->height - at));
}

/**
 * actant_coder_pattern_append_stripe:
 * @pattern: a pattern
 * @snapshot: where to
 * @area: of the stripe
 * @first: top of what can be seen
 * @last: its bottom
 * @color: its colour
 *
 * Draws a stripe in the margin, of a long one only what can be seen.
 */
void
actant_coder_pattern_append_stripe (ActantCoderPattern  pattern,
                                    GtkSnapshot        *snapshot,
                                    const GdkRectangle *area,
                                    int                 first,
                                    int                 last,
                                    const GdkRGBA      *color)
{
  const int *marks = patterns[pattern].stripe;
  int period = marks[0] + marks[1] + marks[2] + marks[3];
  int bottom = MIN (area->y + area->height, last);
  guint i = 0;

  if (pattern == ACTANT_PATTERN_WAVE)
    {
      append_wave_stripe (snapshot, area, first, last, color);
      return;
    }
  if (period == 0)
    {
      append_rect (snapshot, color, area->x, area->y, area->width, area->height);
      return;
    }

  for (int at = area->y + MAX (0, first - area->y) / period * period; at < bottom;)
    {
      int from = at;
      int end = from + get_next_mark (marks, &at, &i);

      append_rect (snapshot, color, area->x, from, area->width,
                   MIN (end, area->y + area->height) - from);
    }
}
