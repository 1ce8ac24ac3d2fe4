/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of the text is on the page, and how another comes there. */
#include "document/actant-text-view-private.h"

/* A target stays where it is once it was visible for so many frames. */
#define FRAMES_SEEN 4
#define FRAMES_LEFT 600

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

/* Scrolling to a mark waits until no line is left to be laid out. Touching the
 * target's layout makes GTK lay it out first and scroll at once. */
void
_actant_text_view_scroll_to_iter (ActantTextView    *self,
                                  const GtkTextIter *iter,
                                  gboolean           align)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "actant-target");
  GtkTextIter end = *iter;

  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "actant-target", iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, align ? 0.0 : 0.08,
                                align, 0.0, 0.3);

  if (gtk_text_iter_forward_char (&end))
    {
      gtk_text_buffer_apply_tag (buffer, self->nudge, iter, &end);
      gtk_text_buffer_remove_tag (buffer, self->nudge, iter, &end);
    }
}

static gboolean
is_visible (ActantTextView *self,
            GtkTextIter    *iter)
{
  GdkRectangle visible, area;
  gint64 first, last, offset = actant_text_view_get_offset (self, iter);

  actant_text_view_get_visible_range (self, &first, &last);
  if (offset < first || offset > last)
    return FALSE;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), iter, &area);

  return area.y >= visible.y && area.y + area.height <= visible.y + visible.height;
}

/* GTK scrolls by an animation to where the target was when it began. Until the
 * rest of the text is laid out that place moves, so it is looked after. */
static gboolean
chase_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (widget);
  GtkAdjustment *position = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "actant-target");
  GtkTextIter iter;
  int y, height;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  if (is_visible (self, &iter))
    self->frames_seen++;
  else
    {
      self->frames_seen = 0;
      gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &y, &height);
      if (height == 0)
        _actant_text_view_scroll_to_iter (self, &iter, TRUE);
      else
        {
          GdkRectangle area;

          gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &area);
          gtk_adjustment_set_value (position,
                                    area.y + gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self))
                                    - gtk_adjustment_get_page_size (position) * 0.3);
        }
    }

  if (self->frames_seen < FRAMES_SEEN && --self->frames_left > 0)
    return G_SOURCE_CONTINUE;

  self->chase = 0;
  return G_SOURCE_REMOVE;
}

/* Lets the page stay where it is. */
void
_actant_text_view_stop_chase (ActantTextView *self)
{
  if (self->chase != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->chase);
  self->chase = 0;
}

/** Scrolls, as little as need be, until the range (or its start) is seen. */
void
actant_text_view_reveal (ActantTextView *self,
                         gint64          start,
                         gint64          end)
{
  GtkTextIter a, b;
  gint64 first, last;

  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  _actant_text_view_stop_chase (self);
  actant_text_view_get_iter (self, &a, start);
  actant_text_view_get_iter (self, &b, MAX (start, end));
  if (is_visible (self, &a) && is_visible (self, &b))
    return;

  actant_text_view_get_visible_range (self, &first, &last);
  if (last > first && end >= first && start <= last)
    {
      _actant_text_view_scroll_to_iter (self, &b, FALSE);
      _actant_text_view_scroll_to_iter (self, &a, FALSE);
      return;
    }

  /* From afar, to the upper third of the page. */
  _actant_text_view_scroll_to_iter (self, &a, TRUE);
  self->frames_seen = 0;
  self->frames_left = FRAMES_LEFT;
  self->chase = gtk_widget_add_tick_callback (GTK_WIDGET (self), chase_cb, NULL, NULL);
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
