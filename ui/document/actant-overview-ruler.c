/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole text at a glance, and the way through it. */
#include "config.h"

#include "document/actant-overview-ruler.h"

#include <glib/gi18n.h>
#include <math.h>

#define WIDTH 16
#define PADDING 3
#define TICK 2
/* Annotations have bars from the left, the longer the more there are; matches are at the right. */
#define LEAST_BAR 2
#define MOST_BAR 6
#define MATCH 3

/* Parts of the text that a key goes. */
#define STEP 0.02
#define PAGE 0.1

struct _ActantOverviewRuler
{
  GtkWidget              parent_instance;

  ActantTextView        *view;       /* borrowed: a sibling */
  GtkAdjustment         *position;
  ActantOverviewDensity *density;
  GArray                *matches;
  GskRenderNode         *ticks;      /* NULL when there are none, or out of date */
  gboolean               ticks_made;
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

static guint
get_n_rows (ActantOverviewRuler *self)
{
  return (guint) MAX (1, get_track (self) / TICK);
}

static gint64
get_length (ActantOverviewRuler *self)
{
  ActantSourceText *source = actant_text_view_get_source (self->view);

  return source != NULL ? actant_source_text_get_length (source) : 0;
}

static void
append_densities (ActantOverviewRuler *self,
                  GtkSnapshot         *snapshot)
{
  guint n_rows, most;
  const ActantDensityRow *rows = actant_overview_density_get_rows (self->density, &n_rows, &most);

  for (guint i = 0; i < n_rows && i < get_n_rows (self); i++)
    {
      double part = rows[i].n > 0 ? log1p (rows[i].n) / log1p (most) : 0;

      if (rows[i].n > 0)
        gtk_snapshot_append_color (snapshot, &rows[i].color,
                                   &GRAPHENE_RECT_INIT (PADDING + 1, PADDING + i * TICK,
                                                        (float) (LEAST_BAR + part * (MOST_BAR - LEAST_BAR)),
                                                        TICK));
    }
}

/* The first match that does not start before @offset, at @from or later. */
static guint
find_match (GArray *matches,
            guint   from,
            gint64  offset)
{
  guint low = from, high = matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (matches, ActantTextRange, middle).start < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* However many there are, each row is looked up once. */
static void
append_matches (ActantOverviewRuler *self,
                GtkSnapshot         *snapshot)
{
  const GdkRGBA color = { 0.93f, 0.62f, 0.0f, 1.0f };
  gint64 length = get_length (self);
  guint n_rows = get_n_rows (self), match = 0;

  for (guint i = 0; i < n_rows && match < self->matches->len; i++)
    {
      guint next = find_match (self->matches, match, length * (i + 1) / n_rows);

      if (next > match)
        gtk_snapshot_append_color (snapshot, &color,
                                   &GRAPHENE_RECT_INIT (WIDTH - PADDING - MATCH,
                                                        PADDING + i * TICK, MATCH, TICK));
      match = next;
    }
}

static GskRenderNode *
make_ticks (ActantOverviewRuler *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  append_densities (self, snapshot);
  if (self->matches != NULL && get_length (self) > 0)
    append_matches (self, snapshot);

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
  actant_overview_density_set_shape (self->density, get_length (self), get_n_rows (self), dark);
  if (!self->ticks_made)
    {
      g_clear_pointer (&self->ticks, gsk_render_node_unref);
      self->ticks = make_ticks (self);
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
  clear_ticks (ACTANT_OVERVIEW_RULER (widget));
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

/* What part of the text the first visible line is at. */
static double
get_part (ActantOverviewRuler *self)
{
  gint64 length = get_length (self), start, end;

  if (length == 0)
    return 0;

  actant_text_view_get_visible_range (self->view, &start, &end);
  return (double) start / (double) length;
}

static void
update_value (ActantOverviewRuler *self)
{
  double part = get_part (self);
  g_autofree char *words = g_strdup_printf (_("%d %% of the text"), (int) round (part * 100));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, part * 100,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

static void
moved_cb (ActantOverviewRuler *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    update_value (self);
}

static void
layout_changed_cb (ActantOverviewRuler *self)
{
  clear_ticks (self);
}

/* By a part of the text; "from" and "to" it ends. */
static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  ActantOverviewRuler *self = ACTANT_OVERVIEW_RULER (widget);
  gint64 length = get_length (self), start, end;
  double middle;

  if (length == 0)
    return FALSE;

  actant_text_view_get_visible_range (self->view, &start, &end);
  middle = (double) (start + end) / 2 / (double) length + g_variant_get_double (args);
  go_to (self, PADDING + CLAMP (middle, 0, 1) * get_track (self));
  update_value (self);
  return TRUE;
}

/** Shows ticks for @records (nullable), coloured by @study (nullable). */
void
actant_overview_ruler_set_records (ActantOverviewRuler *self,
                                   ActantCollection    *records,
                                   ActantCollection    *study)
{
  g_return_if_fail (ACTANT_IS_OVERVIEW_RULER (self));

  actant_overview_density_set_records (self->density, records, study,
                                       actant_text_view_get_filter (self->view));
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

/** Returns: (transfer none): how many annotations are where */
ActantOverviewDensity *
actant_overview_ruler_get_density (ActantOverviewRuler *self)
{
  g_return_val_if_fail (ACTANT_IS_OVERVIEW_RULER (self), NULL);

  return self->density;
}

static void
actant_overview_ruler_dispose (GObject *object)
{
  ActantOverviewRuler *self = ACTANT_OVERVIEW_RULER (object);

  g_clear_object (&self->density);
  g_clear_object (&self->position);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->ticks, gsk_render_node_unref);

  G_OBJECT_CLASS (actant_overview_ruler_parent_class)->dispose (object);
}

static void
add_step (GtkWidgetClass *widget_class,
          guint           key,
          guint           keypad_key,
          double          part)
{
  gtk_widget_class_add_binding (widget_class, key, 0, step_cb, "d", part);
  gtk_widget_class_add_binding (widget_class, keypad_key, 0, step_cb, "d", part);
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
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);

  add_step (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, -STEP);
  add_step (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, STEP);
  add_step (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -PAGE);
  add_step (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, PAGE);
  add_step (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, -1);
  add_step (widget_class, GDK_KEY_End, GDK_KEY_KP_End, 1);
}

static void
actant_overview_ruler_init (ActantOverviewRuler *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->density = actant_overview_density_new ();
  g_signal_connect_object (self->density, "changed", G_CALLBACK (clear_ticks), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("The whole text: annotations and matches"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overview of the text"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Where annotations and matches are; the arrow keys go there"),
                                  GTK_ACCESSIBLE_PROPERTY_ORIENTATION, GTK_ORIENTATION_VERTICAL,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0, -1);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (update_value), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

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
  g_signal_connect_object (view, "layout-changed", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (position, "value-changed", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (position, "changed", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
