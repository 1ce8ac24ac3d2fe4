/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What part of the text the buffer holds: loaded for a place, then growing where the page comes
 * near its edge. */
#include "document/actant-text-view-private.h"

/* The page is near an edge within so many code points and so many display lines. */
#define NEAR 8192
#define NEAR_LINES 400
/* Before the next frame is drawn. */
#define SLIDE_PRIORITY (G_PRIORITY_HIGH_IDLE + 5)

static GtkTextBuffer *
get_buffer (ActantTextView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Which of two tags @line has; an empty last line has none, and is to have the other than the one
 * before it. */
static guint
get_turn (ActantTextView *self,
          int             line)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (get_buffer (self), &iter, line);
  for (guint turn = 0; turn < 2; turn++)
    if (gtk_text_iter_has_tag (&iter, self->tight[turn])
        || gtk_text_iter_has_tag (&iter, self->plain[turn]))
      return turn;

  return line > 0 ? 1 - get_turn (self, line - 1) : 0;
}

/* Tags the lines from @first to @last by turns. Empty paragraphs stand for space between others,
 * not for lines.
 *
 * Each paragraph of the display has a tag that begins there: GTK 4.8 takes one without for as
 * large as the one that it made before, and that need not be the one above, which it may have
 * kept. What is drawn then is not where GTK says that it is. */
static void
tag_lines (ActantTextView *self,
           int             first,
           int             last,
           guint           turn)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, first);
  for (int line = first; line <= last && !gtk_text_iter_is_end (&start); line++)
    {
      GtkTextTag **tags = gtk_text_iter_ends_line (&start) ? self->tight : self->plain;

      end = start;
      gtk_text_iter_forward_line (&end);
      gtk_text_buffer_apply_tag (buffer, tags[turn], &start, &end);
      start = end;
      turn = 1 - turn;
    }
}

static void
place_mark (ActantTextView *self,
            GtkTextMark    *mark,
            gint64          position)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  if (gtk_text_iter_get_offset (&iter) == position)
    return;

  gtk_text_iter_set_offset (&iter, (int) position);
  gtk_text_buffer_move_mark (buffer, mark, &iter);
}

/* Puts the marks where the caret and the anchor are, or at the edges beyond which they are. */
void
_actant_text_view_place_marks (ActantTextView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  gint64 caret = actant_text_window_to_buffer (self->window, self->caret);
  gint64 anchor = actant_text_window_to_buffer (self->window, self->anchor);
  gboolean quiet = self->quiet;

  if (self->caret > self->anchor)
    caret = actant_text_window_end_to_buffer (self->window, self->caret);
  else if (self->anchor > self->caret)
    anchor = actant_text_window_end_to_buffer (self->window, self->anchor);

  self->quiet = TRUE;
  place_mark (self, gtk_text_buffer_get_insert (buffer), caret);
  place_mark (self, gtk_text_buffer_get_selection_bound (buffer), anchor);
  self->quiet = quiet;
}

static void
set_text (ActantTextView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  gboolean quiet = self->quiet;
  gsize length = 0;
  g_autofree char *text = self->window != NULL
                          ? actant_text_window_dup_display (self->window, &length) : NULL;

  self->quiet = TRUE;
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", (int) length);
  tag_lines (self, 0, G_MAXINT, 0);
  if (self->window != NULL)
    _actant_text_view_place_marks (self);
  self->quiet = quiet;
}

/* GTK scrolls to a mark when all of the buffer is laid out, or else when some of it changed and
 * the view is allocated: then it lays out two pages around the mark. */
static void
scroll_to_target (ActantTextView *self,
                  gint64          offset,
                  double          align)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "actant-target");
  GtkTextIter iter, end;

  actant_text_view_get_iter (self, &iter, offset);
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "actant-target", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0.0, align > 0 || offset > 0,
                                0.0, align);

  gtk_text_buffer_get_start_iter (buffer, &iter);
  end = iter;
  if (gtk_text_iter_forward_char (&end))
    {
      gtk_text_buffer_apply_tag (buffer, self->nudge, &iter, &end);
      gtk_text_buffer_remove_tag (buffer, self->nudge, &iter, &end);
    }
}

/* Shows the text from its start. */
void
_actant_text_view_load (ActantTextView *self)
{
  _actant_text_view_stop_slide (self);
  self->moving = TRUE;
  /* With the margin above the text. */
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)), 0);
  if (self->window != NULL && actant_text_window_is_small (self->window))
    actant_text_window_load_whole (self->window);
  else if (self->window != NULL)
    actant_text_window_load (self->window, 0);
  set_text (self);
  scroll_to_target (self, 0, 0.0);
  self->moving = FALSE;
  _actant_text_view_set_first (self, 0);
}

/**
 * _actant_text_view_load_around:
 * @offset: code points
 * @align: where on the page it is to be, from 0 for its top to 1
 *
 * Replaces what is in the buffer. Costs the same anywhere in any text.
 */
void
_actant_text_view_load_around (ActantTextView *self,
                               gint64          offset,
                               double          align)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  _actant_text_view_stop_slide (self);
  self->moving = TRUE;
  actant_text_window_load (self->window, offset);
  set_text (self);
  /* The first time it may be busy with the adjustment, which was that of more text. The second
   * costs nothing where the first did it. */
  for (guint i = 0; i < 2 || (i < 4 && !_actant_text_view_is_laid_out (self, offset)); i++)
    {
      scroll_to_target (self, offset, align);
      if (width > 0 && height > 0)
        GTK_WIDGET_GET_CLASS (widget)->size_allocate (widget, width, height, -1);
    }
  self->moving = FALSE;
  _actant_text_view_set_first (self, offset);
  _actant_text_view_set_top (self);
  _actant_text_view_queue_slide (self);
}

/* Sliding */

static void
grow (ActantTextView *self,
      gboolean        up)
{
  GtkTextBuffer *buffer = get_buffer (self);
  gsize length;
  g_autofree char *text = actant_text_window_grow (self->window, up, &length);
  GtkTextIter iter;
  int before = gtk_text_buffer_get_line_count (buffer), added;

  if (text == NULL)
    return;

  if (up)
    gtk_text_buffer_get_start_iter (buffer, &iter);
  else
    gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_insert (buffer, &iter, text, (int) length);
  added = gtk_text_buffer_get_line_count (buffer) - before;
  if (up)
    tag_lines (self, 0, added - 1, (get_turn (self, added) + (guint) added) % 2);
  else   /* and the line that was the last, which has a line feed now */
    tag_lines (self, before - 1, G_MAXINT, get_turn (self, before - 1));
}

static void
trim (ActantTextView *self,
      gboolean        up,
      gint64          keep)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;
  gint64 first, last;

  if (!actant_text_window_trim (self->window, up, keep, &first, &last))
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) first);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) last);
  gtk_text_buffer_delete (buffer, &start, &end);
}

/* Whether there is text beyond the edge that the page is near to. */
static gboolean
is_near (ActantTextView *self,
         gboolean        up,
         gint64          first,
         gint64          last)
{
  GtkTextBuffer *buffer = get_buffer (self);
  gint64 start = actant_text_window_get_start (self->window);
  gint64 end = actant_text_window_get_end (self->window);
  GtkTextIter iter;
  int lines;

  if (up ? start == 0 : end == actant_source_text_get_length (self->source))
    return FALSE;
  if (actant_text_window_is_small (self->window))
    return TRUE;

  actant_text_view_get_iter (self, &iter, up ? first : last);
  lines = gtk_text_iter_get_line (&iter);
  if (!up)
    lines = gtk_text_buffer_get_line_count (buffer) - lines;

  return (up ? first - start : end - last) < NEAR && lines < NEAR_LINES;
}

/* What a pointer drags a selection over stays in the buffer, which knows where it began. */
static gboolean
slide_cb (gpointer user_data)
{
  ActantTextView *self = user_data;
  gint64 first, last;
  gboolean up, down, quiet = self->quiet;

  self->slide = 0;
  actant_text_view_get_visible_range (self, &first, &last);
  up = is_near (self, TRUE, first, last);
  down = is_near (self, FALSE, first, last);
  if (!up && !down)
    return G_SOURCE_REMOVE;

  self->quiet = TRUE;
  if (up)
    grow (self, TRUE);
  if (down)
    grow (self, FALSE);
  if (!self->pressed && !actant_text_window_is_small (self->window))
    trim (self, !up, up ? last : first);
  _actant_text_view_place_marks (self);
  self->quiet = quiet;
  _actant_text_view_keep_top (self);
  _actant_text_view_queue_slide (self);

  return G_SOURCE_REMOVE;
}

void
_actant_text_view_stop_slide (ActantTextView *self)
{
  g_clear_handle_id (&self->slide, g_source_remove);
}

/* Looks, before the next frame, whether the page is near an edge of the buffer. */
void
_actant_text_view_queue_slide (ActantTextView *self)
{
  if (self->slide == 0 && self->window != NULL && !actant_text_window_is_whole (self->window))
    self->slide = g_idle_add_full (SLIDE_PRIORITY, slide_cb, self, NULL);
}
