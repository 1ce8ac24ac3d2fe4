/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn beside passages: search matches, suggestions, cues. */
#include "document/actant-highlighter-private.h"

/* Where on the page a part of the display line is that is drawn, whose top is @top. */
void
_actant_highlighter_get_boxes (ActantHighlighter *self,
                               gint64             start,
                               gint64             end,
                               int                top,
                               GArray            *boxes)
{
  ActantTextView *view = ACTANT_TEXT_VIEW (self->view);
  GtkTextIter a, b;

  g_array_set_size (boxes, 0);
  actant_text_view_get_iter (view, &a, start);
  actant_text_view_get_end_iter (view, &b, end);
  actant_text_geometry_add_boxes (self->geometry, &a, &b, boxes);
  for (guint i = 0; i < boxes->len; i++)
    g_array_index (boxes, ActantTextBox, i).area.y -= top;
}

/* The first match that ends behind @offset. */
static guint
find_match (ActantHighlighter *self,
            gint64             offset)
{
  guint low = 0, high = self->matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->matches, ActantTextRange, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
_actant_highlighter_append_matches (ActantHighlighter *self,
                                    GtkSnapshot       *snapshot,
                                    gint64             start,
                                    gint64             end,
                                    int                top,
                                    GArray            *boxes)
{
  const GdkRGBA fill = { 0.96f, 0.76f, 0.07f, self->dark ? 0.30f : 0.40f };
  const GdkRGBA strong = { 0.98f, 0.62f, 0.05f, self->dark ? 0.55f : 0.60f };
  const GdkRGBA edge = { 0.78f, 0.42f, 0.0f, 1.0f };

  for (guint i = find_match (self, start); i < self->matches->len; i++)
    {
      const ActantTextRange *match = &g_array_index (self->matches, ActantTextRange, i);
      gboolean current = i == self->current;

      if (match->start >= end)
        break;
      _actant_highlighter_get_boxes (self, MAX (match->start, start), MIN (match->end, end), top,
                                     boxes);
      for (guint j = 0; j < boxes->len; j++)
        {
          const GdkRectangle *area = &g_array_index (boxes, ActantTextBox, j).area;
          GskRoundedRect shape;

          gsk_rounded_rect_init_from_rect (&shape,
                                           &GRAPHENE_RECT_INIT (area->x - 1, area->y - 1,
                                                                area->width + 2, area->height + 2),
                                           3);
          gtk_snapshot_push_rounded_clip (snapshot, &shape);
          gtk_snapshot_append_color (snapshot, current ? &strong : &fill, &shape.bounds);
          gtk_snapshot_pop (snapshot);
          if (current)
            gtk_snapshot_append_border (snapshot, &shape,
                                        (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                                        (GdkRGBA[4]) { edge, edge, edge, edge });
        }
    }
}

/* The first suggestion that may reach behind @offset. */
static guint
find_suggestion (ActantHighlighter *self,
                 gint64             offset)
{
  guint low = 0, high = self->suggestions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const ActantTextRange *range = &g_array_index (self->suggestions, ActantTextRange, middle);

      if (range->start + self->longest <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
append_outline (GtkSnapshot        *snapshot,
                const GdkRectangle *area,
                gboolean            current,
                gboolean            dark)
{
  static const GdkRGBA quiet[] = { { 0.37f, 0.36f, 0.39f, 0.85f }, { 0.78f, 0.76f, 0.75f, 0.85f } };
  static const GdkRGBA strong[] = { { 0.08f, 0.33f, 0.68f, 1.0f }, { 0.47f, 0.68f, 0.93f, 1.0f } };
  static const double dashes[] = { 2.0, 2.5 };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (area->x - 4, area->y - 3,
                                               area->width + 8, area->height + 6);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &bounds);

  gdk_cairo_set_source_rgba (cairo, current ? &strong[dark] : &quiet[dark]);
  cairo_set_line_width (cairo, current ? 2.0 : 1.0);
  if (!current)
    cairo_set_dash (cairo, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cairo, area->x - 1.5, area->y - 1.5, area->width + 3, area->height + 3);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
}

/* Makes one of boxes that touch on a line: a word in two fonts is two. */
static void
join_boxes (GArray *boxes)
{
  guint n = 0;

  for (guint i = 1; i < boxes->len; i++)
    {
      GdkRectangle *last = &g_array_index (boxes, ActantTextBox, n).area;
      const GdkRectangle *next = &g_array_index (boxes, ActantTextBox, i).area;

      if (ABS (next->x - last->x - last->width) <= 1
          && next->y < last->y + last->height && last->y < next->y + next->height)
        gdk_rectangle_union (last, next, last);
      else
        g_array_index (boxes, ActantTextBox, ++n) = g_array_index (boxes, ActantTextBox, i);
    }
  if (boxes->len > 0)
    g_array_set_size (boxes, n + 1);
}

void
_actant_highlighter_append_suggestions (ActantHighlighter *self,
                                        GtkSnapshot       *snapshot,
                                        gint64             start,
                                        gint64             end,
                                        int                top,
                                        GArray            *boxes)
{
  for (guint i = find_suggestion (self, start); i < self->suggestions->len; i++)
    {
      const ActantTextRange *range = &g_array_index (self->suggestions, ActantTextRange, i);

      if (range->start >= end)
        break;
      if (range->end <= start)
        continue;
      _actant_highlighter_get_boxes (self, MAX (range->start, start), MIN (range->end, end), top,
                                     boxes);
      join_boxes (boxes);
      for (guint j = 0; j < boxes->len; j++)
        append_outline (snapshot, &g_array_index (boxes, ActantTextBox, j).area,
                        i == self->current_suggestion, self->dark);
    }
}

/* A frame around the words, in the text's own colour. */
void
_actant_highlighter_append_cues (ActantHighlighter *self,
                                 GtkSnapshot       *snapshot,
                                 gint64             start,
                                 gint64             end,
                                 int                top,
                                 GArray            *boxes)
{
  const float shade = self->dark ? 1.0f : 0.0f;
  const GdkRGBA edge = { shade, shade, shade, 0.75f };

  for (guint i = 0; i < self->cues->len; i++)
    {
      const ActantTextRange *cue = &g_array_index (self->cues, ActantTextRange, i);

      if (cue->start >= end || cue->end <= start)
        continue;
      _actant_highlighter_get_boxes (self, MAX (cue->start, start), MIN (cue->end, end), top,
                                     boxes);
      join_boxes (boxes);
      for (guint j = 0; j < boxes->len; j++)
        {
          const GdkRectangle *area = &g_array_index (boxes, ActantTextBox, j).area;
          GskRoundedRect shape;

          gsk_rounded_rect_init_from_rect (&shape,
                                           &GRAPHENE_RECT_INIT (area->x - 2, area->y - 1,
                                                                area->width + 4, area->height + 2),
                                           4);
          gtk_snapshot_append_border (snapshot, &shape, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                                      (GdkRGBA[4]) { edge, edge, edge, edge });
        }
    }
}
