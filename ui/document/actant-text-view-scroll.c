/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of the text is on the page, and how another comes there. */
#include "document/actant-text-view-private.h"

/* Of the page: how much is left around what is shown, and where it comes from afar. */
#define MARGIN 0.08
#define FROM_AFAR 0.3

static GtkAdjustment *
get_position (ActantTextView *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
}

/**
 * actant_text_view_get_visible_range:
 * @self: a text view
 * @start: (out): of the first paragraph that is at least partly visible
 * @end: (out): of the last one
 */
void
actant_text_view_get_visible_range (ActantTextView *self,
                                    gint64         *start,
                                    gint64         *end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;
  int y, height;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  *start = *end = actant_text_view_get_offset (self, &iter);
  do
    {
      /* Paragraphs that GTK has not laid out yet have no height: looking for the
       * one at the bottom would find the end of the text. */
      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      if (height == 0)
        break;
      if (!gtk_text_iter_ends_line (&iter))
        gtk_text_iter_forward_to_line_end (&iter);
      *end = actant_text_view_get_offset (self, &iter);
    }
  while (y + height < visible.y + visible.height && gtk_text_iter_forward_line (&iter));
}

/* Whether the paragraph of @offset is in the buffer and has a place on the page. */
gboolean
_actant_text_view_is_laid_out (ActantTextView *self,
                               gint64          offset)
{
  GtkTextIter iter;
  int y, height;

  if (!actant_text_window_contains (self->window, offset))
    return FALSE;

  actant_text_view_get_iter (self, &iter, offset);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &y, &height);
  return height > 0;
}

/* Whether all paragraphs on the @pixels above @y, which is in the one with @line, are laid out:
 * those that are not have no height yet, and would be passed over. */
static gboolean
is_laid_out_above (ActantTextView    *self,
                   const GtkTextIter *line,
                   int                y,
                   double             pixels)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter = *line;
  double room;
  int top, height;

  gtk_text_iter_set_line_offset (&iter, 0);
  gtk_text_view_get_line_yrange (view, &iter, &top, NULL);
  room = y - top;
  while (room < pixels && gtk_text_iter_backward_line (&iter))
    {
      gtk_text_view_get_line_yrange (view, &iter, NULL, &height);
      if (height == 0)
        return FALSE;
      room += height;
    }

  return room >= pixels || actant_text_window_get_start (self->window) == 0;
}

/* Top of the line that @offset is on, and its bottom, as values of the adjustment. */
static void
get_line (ActantTextView *self,
          gint64          offset,
          double         *top,
          double         *bottom)
{
  GdkRectangle area;
  GtkTextIter iter;

  actant_text_view_get_iter (self, &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &area);
  *top = area.y + gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self));
  *bottom = *top + area.height;
}

/**
 * actant_text_view_show:
 * @self: a text view
 * @offset: code points of the text; clamped to it
 * @align: where on the page it is to be, from 0 for its top to 1 for its bottom
 *
 * Scrolls at once, wherever in the text it is.
 */
void
actant_text_view_show (ActantTextView *self,
                       gint64          offset,
                       double          align)
{
  double page, top, bottom;
  GtkTextIter iter;

  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  if (self->source == NULL)
    return;

  offset = CLAMP (offset, 0, actant_source_text_get_length (self->source));
  page = gtk_adjustment_get_page_size (get_position (self));
  actant_text_view_get_iter (self, &iter, offset);
  get_line (self, offset, &top, &bottom);
  if (!_actant_text_view_is_laid_out (self, offset)
      || !is_laid_out_above (self, &iter,
                             (int) top - gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self)),
                             page * align))
    _actant_text_view_load_around (self, offset, align);

  get_line (self, offset, &top, &bottom);
  _actant_text_view_set_position (self, top - (page - (bottom - top)) * align);
}

/** Scrolls, as little as need be, until the range (or its start) is seen. */
void
actant_text_view_reveal (ActantTextView *self,
                         gint64          start,
                         gint64          end)
{
  double value, page, top, bottom, other;

  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  if (self->source == NULL)
    return;

  end = MAX (start, end);
  value = gtk_adjustment_get_value (get_position (self));
  page = gtk_adjustment_get_page_size (get_position (self));
  if (!_actant_text_view_is_laid_out (self, start))
    {
      actant_text_view_show (self, start, FROM_AFAR);
      return;
    }

  get_line (self, start, &top, &bottom);
  if (_actant_text_view_is_laid_out (self, end))
    get_line (self, end, &other, &bottom);
  if (top >= value && bottom <= value + page)
    return;

  if (bottom < value || top > value + page)
    actant_text_view_show (self, start, FROM_AFAR);
  else if (bottom > value + page && bottom - top < page * (1 - 2 * MARGIN))
    _actant_text_view_set_position (self, bottom - page * (1 - MARGIN));
  else
    actant_text_view_show (self, start, MARGIN);
}

/* Shows what is @pixels below the top of the page when that is not in the buffer, or is not laid
 * out: of what is loaded anew, two pages before and after a place are. */
static void
scroll_by_loading (ActantTextView *self,
                   double          pixels)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;
  double top, bottom, within;
  gint64 offset;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, 0, visible.y);
  offset = actant_text_view_get_offset (self, &iter);
  get_line (self, offset, &top, &bottom);
  within = gtk_adjustment_get_value (get_position (self)) - top;

  _actant_text_view_load_around (self, offset, 0.0);
  get_line (self, offset, &top, &bottom);
  _actant_text_view_set_position (self, top + within + pixels);
}

static gboolean
has_room_above (ActantTextView *self,
                double          pixels)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, visible.y, NULL);
  return is_laid_out_above (self, &iter, visible.y, pixels);
}

/* Down, the paragraphs that come onto the page are laid out, and then there is room for more. */
static gboolean
scroll_down (ActantTextView *self,
             double          wanted)
{
  GtkAdjustment *position = get_position (self);
  double value;

  do
    {
      value = gtk_adjustment_get_value (position);
      _actant_text_view_set_position (self, wanted);
    }
  while (gtk_adjustment_get_value (position) > value
         && gtk_adjustment_get_value (position) < wanted);

  return gtk_adjustment_get_value (position) >= wanted
         || actant_text_window_get_end (self->window)
            == actant_source_text_get_length (self->source);
}

/**
 * actant_text_view_scroll_by:
 * @self: a text view
 * @pixels: down the text, negative for up; not more than a page or two
 *
 * Scrolls at once, as far as there is text.
 *
 * Returns: by how many pixels it was possible; a guess where more was loaded
 */
double
actant_text_view_scroll_by (ActantTextView *self,
                            double          pixels)
{
  GtkAdjustment *position;
  double before;

  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), 0);

  if (self->window == NULL || pixels == 0)
    return 0;

  position = get_position (self);
  before = gtk_adjustment_get_value (position);
  if (pixels < 0 && has_room_above (self, -pixels))
    _actant_text_view_set_position (self, before + pixels);
  else if (pixels < 0 || !scroll_down (self, before + pixels))
    {
      pixels -= gtk_adjustment_get_value (position) - before;
      scroll_by_loading (self, pixels);
      return pixels;
    }

  return gtk_adjustment_get_value (position) - before;
}

/**
 * actant_text_view_is_at_edge:
 * @self: a text view
 * @up: the start of the text, else its end
 *
 * Returns: whether the page is there
 */
gboolean
actant_text_view_is_at_edge (ActantTextView *self,
                             gboolean        up)
{
  GtkAdjustment *position;
  double value;

  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), FALSE);

  if (self->window == NULL)
    return TRUE;

  position = get_position (self);
  value = gtk_adjustment_get_value (position);
  if (up)
    return value <= 0 && has_room_above (self, 1);

  return actant_text_window_get_end (self->window) == actant_source_text_get_length (self->source)
         && _actant_text_view_is_laid_out (self, actant_text_window_get_end (self->window))
         && value >= gtk_adjustment_get_upper (position) - gtk_adjustment_get_page_size (position);
}

/* The place in the text, in characters and parts of them, that is at @y in the buffer. Beyond the
 * text it goes on, with the margins taken for text. */
static double
get_place (ActantTextView *self,
           double          y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  gint64 start, end;
  int top, height;

  if (y <= 0)
    return (double) actant_text_window_get_start (self->window) + y / self->char_pixels;

  gtk_text_view_get_line_at_y (view, &iter, (int) y, NULL);
  gtk_text_view_get_line_yrange (view, &iter, &top, &height);
  start = actant_text_view_get_offset (self, &iter);
  if (gtk_text_iter_forward_line (&iter))
    end = actant_text_view_get_offset (self, &iter);
  else
    end = actant_text_window_get_end (self->window);
  if (y > top + height)
    return (double) end + (y - top - height) / self->char_pixels;

  return (double) start + (double) (end - start) * (y - top) / MAX (1, height);
}

/**
 * actant_text_view_get_extent:
 * @self: a text view with a text
 * @first: (out): what is at the top of the page
 * @last: (out): what is at its bottom
 *
 * In characters and parts of them, from 0 at the upper edge of the page's margin.
 *
 * Returns: how many there are, with the margins
 */
double
actant_text_view_get_extent (ActantTextView *self,
                             double         *first,
                             double         *last)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  double value, page, before, after;

  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), 0);

  *first = *last = 0;
  if (self->window == NULL)
    return 0;

  value = gtk_adjustment_get_value (get_position (self)) - gtk_text_view_get_top_margin (view);
  page = gtk_adjustment_get_page_size (get_position (self));
  before = gtk_text_view_get_top_margin (view) / self->char_pixels;
  after = gtk_text_view_get_bottom_margin (view) / self->char_pixels;
  *first = before + get_place (self, value);
  *last = before + get_place (self, value + page);

  return before + (double) actant_source_text_get_length (self->source) + after;
}

/** Returns: about how high a character makes the page, in pixels */
double
actant_text_view_get_char_pixels (ActantTextView *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), 1);

  return self->char_pixels;
}

/** Returns: whether all of the text is in the buffer: then its adjustment is true for all of it */
gboolean
actant_text_view_is_whole (ActantTextView *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), TRUE);

  return self->window == NULL || actant_text_window_is_whole (self->window);
}

/**
 * actant_text_view_get_area:
 * @self: a text view
 * @start: code points
 * @end: its end, exclusive
 * @area: (out): what is visible of it, in the view's coordinates
 *
 * Returns: whether any of it is visible
 */
gboolean
actant_text_view_get_area (ActantTextView *self,
                           gint64          start,
                           gint64          end,
                           GdkRectangle   *area)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible, a, b;
  GtkTextIter iter;
  int x, y;

  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), FALSE);

  if (self->window == NULL || end < actant_text_window_get_start (self->window)
      || start > actant_text_window_get_end (self->window))
    return FALSE;

  actant_text_view_get_iter (self, &iter, start);
  gtk_text_view_get_iter_location (view, &iter, &a);
  actant_text_view_get_iter (self, &iter, MAX (start, end - 1));
  gtk_text_view_get_iter_location (view, &iter, &b);
  if (start == end)
    b = a;
  if (a.y != b.y)
    {
      /* Several lines: as wide as the column. */
      a.x = gtk_text_view_get_left_margin (view);
      a.width = gtk_widget_get_width (GTK_WIDGET (self)) - a.x
                - gtk_text_view_get_right_margin (view);
      b.x = a.x;
      b.width = a.width;
    }
  gdk_rectangle_union (&a, &b, &a);
  a.width = MAX (a.width, 1);

  gtk_text_view_get_visible_rect (view, &visible);
  if (!gdk_rectangle_intersect (&a, &visible, &a))
    return FALSE;

  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, a.x, a.y, &x, &y);
  *area = (GdkRectangle) { x, y, a.width, a.height };
  return TRUE;
}
