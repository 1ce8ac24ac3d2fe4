/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The caret and the selection, which may reach beyond what is in the buffer. */
#include "document/actant-text-view-private.h"

#include "document/actant-selected-text.h"

/* What a movement of the caret may need of the text around it. */
#define ROOM 4096

static GtkTextBuffer *
get_buffer (ActantTextView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static gint64
get_length (ActantTextView *self)
{
  return self->source != NULL ? actant_source_text_get_length (self->source) : 0;
}

/* Offers what is selected for the middle button. The buffer would offer what it holds of it, and
 * would end the selection when another program selects something. */
static void
offer_selected (ActantTextView *self)
{
  GdkClipboard *primary;

  if (self->selected_text == NULL || self->anchor == self->caret)
    return;

  primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self));
  if (gdk_clipboard_get_content (primary) != self->selected_text)
    gdk_clipboard_set_content (primary, self->selected_text);
}

static void
actant_text_view_realize (GtkWidget *widget)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_TEXT_VIEW))->realize (widget);
  gtk_text_buffer_remove_selection_clipboard (get_buffer (self),
                                              gtk_widget_get_primary_clipboard (widget));
  self->selected_text = actant_selected_text_new (self);
}

static void
actant_text_view_unrealize (GtkWidget *widget)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (widget);
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (widget);

  if (gdk_clipboard_get_content (primary) == self->selected_text)
    gdk_clipboard_set_content (primary, NULL);
  g_clear_object (&self->selected_text);
  /* GTK takes it away. */
  gtk_text_buffer_add_selection_clipboard (get_buffer (self), primary);
  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_TEXT_VIEW))->unrealize (widget);
}

/* What GTK and the user do with the marks. Where they stand only because the selection goes on
 * beyond the buffer, nobody moved them. */
static void
mark_set_cb (GtkTextBuffer  *buffer,
             GtkTextIter    *iter,
             GtkTextMark    *mark,
             ActantTextView *self)
{
  if (self->quiet)
    return;
  if (mark == gtk_text_buffer_get_insert (buffer))
    self->caret = actant_text_view_get_offset (self, iter);
  else if (mark == gtk_text_buffer_get_selection_bound (buffer))
    self->anchor = actant_text_view_get_offset (self, iter);
  else
    return;
  if (self->pressed)
    return;   /* told when the button is up */

  g_signal_emit_by_name (self, "moved", FALSE);
}

void
_actant_text_view_follow_marks (ActantTextView *self)
{
  g_signal_connect (self, "moved", G_CALLBACK (offer_selected), NULL);
  g_signal_connect (get_buffer (self), "mark-set", G_CALLBACK (mark_set_cb), self);
}

/**
 * actant_text_view_get_selection:
 * @self: a text view
 * @anchor: (out): where the selection began
 * @caret: (out): where the caret is; the same with nothing selected
 */
void
actant_text_view_get_selection (ActantTextView *self,
                                gint64         *anchor,
                                gint64         *caret)
{
  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  *anchor = self->anchor;
  *caret = self->caret;
}

/** Returns: (transfer full): what is selected of the text */
char *
actant_text_view_dup_selected (ActantTextView *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), NULL);

  if (self->source == NULL)
    return g_strdup ("");

  return actant_source_text_dup_slice (self->source, MIN (self->anchor, self->caret),
                                       MAX (self->anchor, self->caret));
}

/** Selects from @anchor to @caret, without scrolling; "moved" is emitted once. */
void
actant_text_view_select (ActantTextView *self,
                         gint64          anchor,
                         gint64          caret)
{
  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  self->anchor = CLAMP (anchor, 0, get_length (self));
  self->caret = CLAMP (caret, 0, get_length (self));
  if (self->window != NULL)
    _actant_text_view_place_marks (self);
  g_signal_emit_by_name (self, "moved", FALSE);
}

/* Moving */

static void
move_to (ActantTextView *self,
         gint64          caret,
         gboolean        extend)
{
  actant_text_view_select (self, extend ? self->anchor : caret, caret);
  actant_text_view_reveal (self, self->caret, self->caret);
}

/* As GTK does by the lines of its buffer: to the end of this paragraph or of a later one, to the
 * start of this one or of an earlier one. */
static gint64
find_paragraph (ActantTextView *self,
                int             count)
{
  gint64 start, end;
  guint index, n = actant_source_text_get_n_paragraphs (self->source);

  actant_source_text_get_paragraph_at (self->source, self->caret, &index, &start, &end);
  if (count > 0)
    {
      count -= self->caret < end;
      index = (guint) MIN ((gint64) index + count, (gint64) n - 1);
      actant_source_text_get_paragraph (self->source, index, NULL, &end);
      return end;
    }

  count += self->caret > start;
  index = (guint) MAX ((gint64) index + count, 0);
  actant_source_text_get_paragraph (self->source, index, &start, NULL);
  return start;
}

static gint64
find_paragraph_end (ActantTextView *self,
                    int             count)
{
  gint64 start, end;

  actant_source_text_get_paragraph_at (self->source, self->caret, NULL, &start, &end);
  return count > 0 ? end : start;
}

/* Sees to it that the caret is in the buffer and on the page, with text around it. */
static void
make_room (ActantTextView *self)
{
  gint64 start = actant_text_window_get_start (self->window);
  gint64 end = actant_text_window_get_end (self->window);
  gboolean near = (start > 0 && self->caret < start + ROOM)
                  || (end < get_length (self) && self->caret > end - ROOM);
  GdkRectangle area;
  double share = 0.5;

  if (near && actant_text_view_get_area (self, self->caret, self->caret, &area))
    share = CLAMP ((double) area.y / gtk_widget_get_height (GTK_WIDGET (self)), 0, 1);
  if (near)
    _actant_text_view_load_around (self, self->caret, share);
  else
    actant_text_view_reveal (self, self->caret, self->caret);
}

/* Before the line feed of a cut and behind it is the same place of the text: a step over it is no
 * step yet, and one that ends there goes on behind it. */
static void
step_from_caret (ActantTextView  *self,
                 GtkMovementStep  step,
                 int              count,
                 gboolean         extend)
{
  GtkTextViewClass *parent_class = g_type_class_peek (GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = get_buffer (self);
  gint64 before = self->caret;
  GtkTextIter iter;

  parent_class->move_cursor (GTK_TEXT_VIEW (self), step, count, extend);
  if (step != GTK_MOVEMENT_LOGICAL_POSITIONS && step != GTK_MOVEMENT_VISUAL_POSITIONS)
    return;
  if (self->caret == before && actant_text_window_is_cut (self->window, before))
    parent_class->move_cursor (GTK_TEXT_VIEW (self), step, count, extend);

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_iter_ends_line (&iter) && actant_text_window_is_cut (self->window, self->caret))
    {
      self->quiet = TRUE;
      gtk_text_iter_forward_char (&iter);
      gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), &iter);
      if (!extend)
        gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_selection_bound (buffer), &iter);
      self->quiet = FALSE;
    }
}

/* A page, with the caret at the same height of it. */
static void
move_by_pages (ActantTextView *self,
               int             count,
               gboolean        extend)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkAdjustment *position = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GdkRectangle visible, area;
  GtkTextIter iter;
  int y;

  make_room (self);
  actant_text_view_get_iter (self, &iter, self->caret);
  gtk_text_view_get_iter_location (view, &iter, &area);
  gtk_text_view_get_visible_rect (view, &visible);
  y = area.y - visible.y;
  if (actant_text_view_is_at_edge (self, count < 0))
    {
      move_to (self, count < 0 ? 0 : get_length (self), extend);
      return;
    }

  for (int i = ABS (count); i > 0; i--)
    actant_text_view_scroll_by (self, gtk_adjustment_get_page_increment (position)
                                      * (count < 0 ? -1 : 1));
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, area.x, visible.y + y);
  move_to (self, actant_text_view_get_offset (self, &iter), extend);
}

/* Without what is selected, a step goes to its edge, which may be far away. */
static gboolean
leave_selection (ActantTextView *self,
                 GtkMovementStep step,
                 int             count)
{
  if (self->anchor == self->caret
      || (step != GTK_MOVEMENT_LOGICAL_POSITIONS && step != GTK_MOVEMENT_VISUAL_POSITIONS))
    return FALSE;
  if (actant_text_window_contains (self->window, self->anchor)
      && actant_text_window_contains (self->window, self->caret))
    return FALSE;

  move_to (self, count < 0 ? MIN (self->anchor, self->caret) : MAX (self->anchor, self->caret),
           FALSE);
  return TRUE;
}

static void
actant_text_view_move_cursor (GtkTextView     *view,
                              GtkMovementStep  step,
                              int              count,
                              gboolean         extend)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (view);

  if (self->window == NULL)
    return;

  if (step == GTK_MOVEMENT_BUFFER_ENDS)
    move_to (self, count < 0 ? 0 : get_length (self), extend);
  else if (step == GTK_MOVEMENT_PARAGRAPHS)
    move_to (self, find_paragraph (self, count), extend);
  else if (step == GTK_MOVEMENT_PARAGRAPH_ENDS)
    move_to (self, find_paragraph_end (self, count), extend);
  else if (step == GTK_MOVEMENT_PAGES)
    move_by_pages (self, count, extend);
  else if (extend || !leave_selection (self, step, count))
    {
      make_room (self);
      step_from_caret (self, step, count, extend);
      actant_text_view_reveal (self, self->caret, self->caret);
    }
}

/* What is copied is of the text, without the cuts of the display. */
static void
actant_text_view_copy_clipboard (GtkTextView *view)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (view);
  g_autofree char *words = NULL;

  if (self->source == NULL || self->anchor == self->caret)
    return;

  words = actant_text_view_dup_selected (self);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), words);
}

static void
select_all_cb (ActantTextView *self,
               gboolean        select)
{
  if (select)
    actant_text_view_select (self, 0, get_length (self));
  else
    actant_text_view_select (self, self->caret, self->caret);
}

static void
select_all_action_cb (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  select_all_cb (ACTANT_TEXT_VIEW (widget), TRUE);
}

void
_actant_text_view_bind_caret (ActantTextViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->realize = actant_text_view_realize;
  GTK_WIDGET_CLASS (klass)->unrealize = actant_text_view_unrealize;
  GTK_TEXT_VIEW_CLASS (klass)->move_cursor = actant_text_view_move_cursor;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = actant_text_view_copy_clipboard;
  g_signal_override_class_handler ("select-all", ACTANT_TYPE_TEXT_VIEW,
                                   G_CALLBACK (select_all_cb));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "selection.select-all", NULL,
                                   select_all_action_cb);
}
