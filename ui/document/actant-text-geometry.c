/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where on the page a range of text stands. */
#include "document/actant-text-geometry.h"

/* What of a paragraph is on one line of the page. */
typedef struct
{
  int          first;        /* buffer positions */
  int          last;
  GdkRectangle first_area;
  GdkRectangle last_area;
  gboolean     space;        /* the last character, which is not shown where the line breaks */
} Line;

struct _ActantTextGeometry
{
  GtkTextView *view;         /* borrowed */
  int          start;        /* of the paragraph */
  int          end;
  GtkTextIter  iter;         /* anywhere */
  GArray      *lines;        /* of Line, from the start on; made when they are asked for */
  guint       *n_rtl;        /* before each character: how many run from right to left */
};

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
                gboolean            hide_last,
                GArray             *boxes)
{
  GdkRectangle area = *first;

  area.width = last->x - first->x;
  if (!hide_last)
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

static void
count_rtl (ActantTextGeometry *self,
           const GtkTextIter  *start,
           const GtkTextIter  *end)
{
  g_autofree char *text = gtk_text_iter_get_slice (start, end);
  int i = 0;

  self->n_rtl = g_new (guint, self->end - self->start + 1);
  self->n_rtl[0] = 0;
  for (const char *p = text; *p != '\0' && i < self->end - self->start; p = g_utf8_next_char (p))
    {
      self->n_rtl[i + 1] = self->n_rtl[i] + is_rtl (g_utf8_get_char (p));
      i++;
    }
}

/**
 * actant_text_geometry_new:
 * @view: a text view that has laid out the paragraph
 * @start: of the paragraph
 * @end: of the paragraph
 *
 * Each place on the page is asked of the view once, which goes through the paragraph for it. Valid
 * as long as the view's text and size stay as they are.
 *
 * Returns: (transfer full): where on the page the parts of a paragraph are
 */
ActantTextGeometry *
actant_text_geometry_new (GtkTextView       *view,
                          const GtkTextIter *start,
                          const GtkTextIter *end)
{
  ActantTextGeometry *self = g_new0 (ActantTextGeometry, 1);

  self->view = view;
  self->start = gtk_text_iter_get_offset (start);
  self->end = gtk_text_iter_get_offset (end);
  self->iter = *start;
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  count_rtl (self, start, end);

  return self;
}

void
actant_text_geometry_free (ActantTextGeometry *self)
{
  g_array_unref (self->lines);
  g_free (self->n_rtl);
  g_free (self);
}

/* Whether the line on which @first is ends with @last, as GTK moves there; tells where that is. */
static gboolean
is_line_last (ActantTextGeometry *self,
              int                 last,
              int                 y,
              GdkRectangle       *area)
{
  GdkRectangle next;

  if (last + 1 < self->end)
    {
      get_location (self->view, &self->iter, last + 1, &next);
      if (next.y == y)
        return FALSE;
    }
  get_location (self->view, &self->iter, last, area);

  return area->y == y;
}

static void
add_line (ActantTextGeometry *self)
{
  Line line = { 0 };
  GtkTextIter end;

  line.first = self->lines->len > 0 ? g_array_index (self->lines, Line, self->lines->len - 1).last + 1
                                    : self->start;
  get_location (self->view, &self->iter, line.first, &line.first_area);
  end = self->iter;
  gtk_text_view_forward_display_line_end (self->view, &end);
  line.last = CLAMP (gtk_text_iter_get_offset (&end) - (gtk_text_iter_ends_line (&end) ? 1 : 0),
                     line.first, self->end - 1);
  if (!is_line_last (self, line.last, line.first_area.y, &line.last_area))
    line.last = find_line_last (self->view, &self->iter, line.first, self->end - 1,
                                line.first_area.y, &line.last_area);

  line.space = g_unichar_isspace (gtk_text_iter_get_char (&self->iter));
  g_array_append_val (self->lines, line);
}

/* The line that @offset of the paragraph is on. */
static guint
find_line (ActantTextGeometry *self,
           int                 offset)
{
  guint low = 0, high;

  while (self->lines->len == 0
         || g_array_index (self->lines, Line, self->lines->len - 1).last < offset)
    add_line (self);

  high = self->lines->len - 1;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->lines, Line, middle).last < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* What is between @first and @last on @line, which goes on after it if @more. */
static void
add_part (ActantTextGeometry *self,
          const Line         *line,
          int                 first,
          int                 last,
          gboolean            more,
          GArray             *boxes)
{
  GdkRectangle first_area = line->first_area, last_area = line->last_area;

  if (self->n_rtl[last + 1 - self->start] > self->n_rtl[first - self->start])
    {
      add_mixed_line (self->view, &self->iter, first, last, boxes);
      return;
    }

  if (first > line->first)
    get_location (self->view, &self->iter, first, &first_area);
  if (last < line->last)
    get_location (self->view, &self->iter, last, &last_area);
  /* The space that a line breaks at is not shown. */
  add_plain_line (&first_area, &last_area, more && line->space, boxes);
}

/**
 * actant_text_geometry_add_boxes:
 * @self: of a paragraph
 * @start: in it
 * @end: in it, not before @start
 * @boxes: (element-type ActantTextBox): receives the boxes, in text order
 */
void
actant_text_geometry_add_boxes (ActantTextGeometry *self,
                                const GtkTextIter  *start,
                                const GtkTextIter  *end,
                                GArray             *boxes)
{
  int offset = MAX (gtk_text_iter_get_offset (start), self->start);
  int last = MIN (gtk_text_iter_get_offset (end), self->end) - 1;
  guint n_before = boxes->len;

  if (offset > last)
    return;

  for (guint i = find_line (self, offset); offset <= last; i++)
    {
      Line line;

      find_line (self, offset);
      line = g_array_index (self->lines, Line, i);
      add_part (self, &line, offset, MIN (last, line.last), line.last < last, boxes);
      offset = line.last + 1;
    }

  if (boxes->len > n_before)
    {
      g_array_index (boxes, ActantTextBox, n_before).first = TRUE;
      g_array_index (boxes, ActantTextBox, boxes->len - 1).last = TRUE;
    }
}
