/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The top of the page, which stays where it is while the text above it is laid out.
 *
 * GTK means to do so. But it sets the new value of the adjustment before its new upper end: near
 * the end of what is laid out so far, the value is cut to the old one, and the page slips. */
#include "document/actant-text-view-private.h"

static GtkAdjustment *
get_position (ActantTextView *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
}

static GtkTextMark *
get_mark (ActantTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "actant-top");
  GtkTextIter iter;

  if (mark != NULL)
    return mark;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  return gtk_text_buffer_create_mark (buffer, "actant-top", &iter, FALSE);
}

/* Where the paragraph is laid out now. */
static int
get_top (ActantTextView *self)
{
  GtkTextIter iter;
  int y;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                    get_mark (self));
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &y, NULL);
  return y;
}

/* Takes what is at the top of the page for what is to be there. With nothing laid out, there is
 * nothing to be found. */
void
_actant_text_view_set_top (ActantTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;
  int top, height;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  gtk_text_view_get_line_yrange (view, &iter, &top, &height);
  if (height == 0)
    return;

  self->top = top;
  self->within = gtk_adjustment_get_value (get_position (self)) - self->top;
  gtk_text_buffer_move_mark (gtk_text_view_get_buffer (view), get_mark (self), &iter);
}

/* What is to be there once it is laid out. */
void
_actant_text_view_set_first (ActantTextView *self,
                             gint64          offset)
{
  GtkTextIter iter;

  actant_text_view_get_iter (self, &iter, offset);
  gtk_text_iter_set_line_offset (&iter, 0);
  gtk_text_buffer_move_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), get_mark (self),
                             &iter);
  self->top = 0;
  self->within = 0;
}

/* Puts it there again. */
void
_actant_text_view_keep_top (ActantTextView *self)
{
  int top;

  if (self->moving)
    return;

  top = get_top (self);
  if (top == self->top)
    return;

  gtk_adjustment_set_value (get_position (self), top + self->within);
  if (ABS (gtk_adjustment_get_value (get_position (self)) - top - self->within) < 1)
    _actant_text_view_set_top (self);
}

/* Scrolls the page. */
void
_actant_text_view_set_position (ActantTextView *self,
                                double          value)
{
  self->moving = TRUE;
  gtk_adjustment_set_value (get_position (self), value);
  self->moving = FALSE;
  _actant_text_view_set_top (self);
}

/* The page was scrolled; unless the paragraph is elsewhere than before: then it was not. */
static void
value_changed_cb (ActantTextView *self)
{
  if (!self->moving && get_top (self) == self->top)
    _actant_text_view_set_top (self);
  _actant_text_view_queue_slide (self);
}

void
_actant_text_view_follow_top (ActantTextView *self)
{
  g_signal_connect_swapped (get_position (self), "value-changed", G_CALLBACK (value_changed_cb),
                            self);
  g_signal_connect_swapped (get_position (self), "changed",
                            G_CALLBACK (_actant_text_view_keep_top), self);
}
