/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where on the page a range of text stands. */
#include "document/actant-text-geometry.h"

static void
get_location (GtkTextView  *view,
              GtkTextIter  *iter,
              int           offset,
              GdkRectangle *area)
{
  gtk_text_iter_set_offset (iter, offset);
  gtk_text_view_get_iter_location (view, iter, area);
  /* Right to left, the width is negative. */
  if (area->width < 0)
    {
      area->x += area->width;
      area->width = -area->width;
    }
}

/* The last offset in [from, last] on the display line whose top is @y, and where it is. Often all
 * is on one line. */
static int
find_line_last (GtkTextView  *view,
                GtkTextIter  *iter,
                int           from,
                int           last,
                int           y,
                GdkRectangle *area)
{
  int low = from, high = last;

  get_location (view, iter, last, area);
  if (area->y == y)
    return last;

  high = last - 1;
  while (low < high)
    {
      int middle = low + (high - low + 1) / 2;

      get_location (view, iter, middle, area);
      if (area->y == y)
        low = middle;
      else
        high = middle - 1;
    }
  get_location (view, iter, low, area);

  return low;
}

/* The blocks that Unicode keeps for scripts from right to left, and the marks
 * and embeddings that turn direction. */
static gboolean
is_rtl (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff)
         || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff)
         || c == 0x200f || c == 0x202b || c == 0x202e || c == 0x2067;
}

static gboolean
has_rtl (const GtkTextIter *start,
         const GtkTextIter *end)
{
  g_autofree char *text = gtk_text_iter_get_slice (start, end);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_rtl (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static void
add_box (GArray             *boxes,
         const GdkRectangle *area)
{
  ActantTextBox box = { *area };

  if (area->width > 0)
    g_array_append_val (boxes, box);
}

/* From @first to @last, which are on one display line: left to right only. */
static void
add_plain_line (const GdkRectangle *first,
                const GdkRectangle *last,
                const GtkTextIter  *iter,
                gboolean            wrapped,
                GArray             *boxes)
{
  GdkRectangle area = *first;

  area.width = last->x - first->x;
  /* The space that a line breaks at is not shown. */
  if (!wrapped || !g_unichar_isspace (gtk_text_iter_get_char (iter)))
    area.width += last->width;
  area.height = MAX (first->height, last->height);
  add_box (boxes, &area);
}

/* The same where some of it runs right to left: by character, joined to runs. */
static void
add_mixed_line (GtkTextView *view,
                GtkTextIter *iter,
                int          first,
                int          last,
                GArray      *boxes)
{
  GdkRectangle run;

  get_location (view, iter, first, &run);
  for (int offset = first + 1; offset <= last; offset++)
    {
      GdkRectangle area;

      get_location (view, iter, offset, &area);
      if (area.x <= run.x + run.width + 1 && area.x + area.width >= run.x - 1)
        gdk_rectangle_union (&run, &area, &run);
      else
        {
          add_box (boxes, &run);
          run = area;
        }
    }
  add_box (boxes, &run);
}

/**
 * actant_text_geometry_add_boxes:
 * @view: a text view that has laid out the paragraph
 * @start: in a paragraph
 * @end: in the same paragraph, not before @start
 * @boxes: (element-type ActantTextBox): receives the boxes, in text order
 */
void
actant_text_geometry_add_boxes (GtkTextView       *view,
                                const GtkTextIter *start,
                                const GtkTextIter *end,
                                GArray            *boxes)
{
  int offset = gtk_text_iter_get_offset (start);
  int last = gtk_text_iter_get_offset (end) - 1;
  guint n_before = boxes->len;
  GtkTextIter iter = *start;
  gboolean mixed;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  if (offset > last)
    return;

  mixed = has_rtl (start, end);
  while (offset <= last)
    {
      GdkRectangle area, end_area;
      int line_last;

      get_location (view, &iter, offset, &area);
      line_last = find_line_last (view, &iter, offset, last, area.y, &end_area);
      if (mixed)
        add_mixed_line (view, &iter, offset, line_last, boxes);
      else
        add_plain_line (&area, &end_area, &iter, line_last < last, boxes);
      offset = line_last + 1;
    }

  if (boxes->len > n_before)
    {
      g_array_index (boxes, ActantTextBox, n_before).first = TRUE;
      g_array_index (boxes, ActantTextBox, boxes->len - 1).last = TRUE;
    }
}
