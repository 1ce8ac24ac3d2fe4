/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole text at a glance, and the way through it. */
#include "document/actant-overview-ruler.h"

#include "document/actant-palette.h"

#define WIDTH 14
#define PADDING 3
#define TICK 2

struct _ActantOverviewRuler
{
  GtkWidget         parent_instance;

  ActantTextView   *view;       /* borrowed: a sibling */
  GtkAdjustment    *position;
  ActantCollection *records;
  ActantCollection *study;
  GArray           *matches;
  GskRenderNode    *ticks;      /* NULL when out of date */
  gboolean          ticks_made;
  gboolean          dark;       /* what the ticks were made for */
  int               height;
};

G_DEFINE_FINAL_TYPE (ActantOverviewRuler, actant_overview_ruler, GTK_TYPE_WIDGET)

static int
get_track (ActantOverviewRuler *self)
{
  return MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - 2 * PADDING);
}

/* Positions by characters: those by pixels are known only after all is laid out. */
static int
get_y (ActantOverviewRuler *self,
       gint64               offset)
{
  ActantSourceText *source = actant_text_view_get_source (self->view);
  gint64 length = source != NULL ? actant_source_text_get_length (source) : 0;

  return PADDING + (length > 0 ? (int) (offset * (get_track (self) - TICK) / length) : 0);
}

static void
append_tick (ActantOverviewRuler *self,
             GtkSnapshot         *snapshot,
             gint64               offset,
             const GdkRGBA       *color,
             int                 *last_y)
{
  int y = get_y (self, offset);

  if (y == *last_y)
    return;   /* a dense text has one tick for each row of pixels */
  *last_y = y;
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (PADDING + 1, y, WIDTH - 2 * PADDING - 2, TICK));
}

static void
append_kind (ActantOverviewRuler *self,
             GtkSnapshot         *snapshot,
             ActantKind           kind)
{
  gboolean dark = actant_highlighter_get_dark (actant_text_view_get_highlighter (self->view));
  guint n = actant_collection_get_n (self->records, kind);
  int last_y = -1;

  for (guint i = 0; i < n; i++)
    {
      const ActantRecord *record = actant_collection_get (self->records, kind, i);
      GdkRGBA color;

      if (!actant_collection_is_placed (self->records, actant_record_get_id (record))
          || get_y (self, actant_record_get_start (record)) == last_y)
        continue;
      actant_palette_get_record (record, self->study, dark, &color);
      append_tick (self, snapshot, actant_record_get_start (record), &color, &last_y);
    }
}

static GskRenderNode *
make_ticks (ActantOverviewRuler *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int last_y = -1;

  if (self->records != NULL)
    {
      append_kind (self, snapshot, ACTANT_KIND_CODING);
      append_kind (self, snapshot, ACTANT_KIND_CLAIM);
    }
  for (guint i = 0; self->matches != NULL && i < self->matches->len; i++)
    {
      const GdkRGBA color = { 0.93f, 0.62f, 0.0f, 1.0f };

      append_tick (self, snapshot, g_array_index (self->matches, ActantTextRange, i).start,
                   &color, &last_y);
    }

  return gtk_snapshot_free_to_node (snapshot);
}

static void
clear_ticks (ActantOverviewRuler *self)
{
  g_clear_pointer (&self->ticks, gsk_render_node_unref);
  self->ticks_made = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
append_box (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            float          y,
            float          height)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT (PADDING, y, WIDTH - 2 * PADDING, height),
                                   4);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
actant_overview_ruler_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  ActantOverviewRuler *self = ACTANT_OVERVIEW_RULER (widget);
  gboolean dark = actant_highlighter_get_dark (actant_text_view_get_highlighter (self->view));
  float shade = dark ? 1.0f : 0.0f;
  gint64 start, end;
  int top;

  append_box (snapshot, &(GdkRGBA) { shade, shade, shade, 0.055f }, PADDING, get_track (self));
  if (actant_text_view_get_source (self->view) == NULL)
    return;

  if (gtk_adjustment_get_page_size (self->position) < gtk_adjustment_get_upper (self->position))
    {
      actant_text_view_get_visible_range (self->view, &start, &end);
      top = get_y (self, start);
      append_box (snapshot, &(GdkRGBA) { shade, shade, shade, 0.11f },
                  top, MAX (10, get_y (self, end) - top + TICK));
    }
  if (!self->ticks_made || self->dark != dark)
    {
      g_clear_pointer (&self->ticks, gsk_render_node_unref);
      self->ticks = make_ticks (self);
      self->dark = dark;
      self->ticks_made = TRUE;
    }
  if (self->ticks != NULL)
    gtk_snapshot_append_node (snapshot, self->ticks);
}

static void
actant_overview_ruler_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
actant_overview_ruler_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  ActantOverviewRuler *self = ACTANT_OVERVIEW_RULER (widget);

  if (height != self->height)
    clear_ticks (self);
  self->height = height;
}

/* Brings the place in the text under the pointer to the middle of the page. */
static void
go_to (ActantOverviewRuler *self,
       double               y)
{
  ActantSourceText *source = actant_text_view_get_source (self->view);
  double fraction = CLAMP ((y - PADDING) / get_track (self), 0, 1);

  if (source == NULL)
    return;

  actant_text_view_show (self->view,
                         (gint64) (fraction * (double) actant_source_text_get_length (source)),
                         0.5);
}

static void
drag_begin_cb (GtkGestureDrag      *gesture,
               double               x,
               double               y,
               ActantOverviewRuler *self)
{
  go_to (self, y);
}

static void
drag_update_cb (GtkGestureDrag      *gesture,
                double               dx,
                double               dy,
                ActantOverviewRuler *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    go_to (self, y + dy);
}

/** Shows ticks for @records (nullable), coloured by @study (nullable). */
void
actant_overview_ruler_set_records (ActantOverviewRuler *self,
                                   ActantCollection    *records,
                                   ActantCollection    *study)
{
  g_return_if_fail (ACTANT_IS_OVERVIEW_RULER (self));

  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  g_set_object (&self->records, records);
  g_set_object (&self->study, study);
  if (records != NULL)
    {
      g_signal_connect_swapped (records, "changed", G_CALLBACK (clear_ticks), self);
      g_signal_connect_swapped (records, "reset", G_CALLBACK (clear_ticks), self);
    }
  clear_ticks (self);
}

/**
 * actant_overview_ruler_set_matches:
 * @self: a ruler
 * @matches: (nullable) (element-type ActantTextRange): in order
 */
void
actant_overview_ruler_set_matches (ActantOverviewRuler *self,
                                   GArray              *matches)
{
  g_return_if_fail (ACTANT_IS_OVERVIEW_RULER (self));

  if (matches != NULL)
    g_array_ref (matches);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches;
  clear_ticks (self);
}

static void
actant_overview_ruler_dispose (GObject *object)
{
  ActantOverviewRuler *self = ACTANT_OVERVIEW_RULER (object);

  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  g_clear_object (&self->records);
  g_clear_object (&self->study);
  g_clear_object (&self->position);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->ticks, gsk_render_node_unref);

  G_OBJECT_CLASS (actant_overview_ruler_parent_class)->dispose (object);
}

static void
actant_overview_ruler_class_init (ActantOverviewRulerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_overview_ruler_dispose;
  widget_class->snapshot = actant_overview_ruler_snapshot;
  widget_class->measure = actant_overview_ruler_measure;
  widget_class->size_allocate = actant_overview_ruler_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "overview-ruler");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
actant_overview_ruler_init (ActantOverviewRuler *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * actant_overview_ruler_new:
 * @view: the text, which is to live as long
 * @position: its vertical adjustment
 *
 * Returns: (transfer floating): a ruler
 */
GtkWidget *
actant_overview_ruler_new (ActantTextView *view,
                           GtkAdjustment  *position)
{
  ActantOverviewRuler *self = g_object_new (ACTANT_TYPE_OVERVIEW_RULER, NULL);

  self->view = view;
  self->position = g_object_ref (position);
  g_signal_connect_object (view, "layout-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (position, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (position, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
