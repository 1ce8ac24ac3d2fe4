/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stripes beside the text, one for each passage, in lanes. */
#include "config.h"

#include "document/actant-lanes.h"

#include "document/actant-coder-pattern.h"
#include "document/actant-lane-plan.h"
#include "document/actant-palette.h"
#include "document/actant-record-name.h"

#include <glib/gi18n.h>

#define STRIPE_WIDTH 4
#define LANE_STEP 9
#define GAP 18         /* between the text and the first lane */
#define LABEL_GAP 6
#define MANY 16        /* stripes on a page */
#define HEAD_HEIGHT 18  /* of the beginnings of names above the lanes */

struct _ActantLanes
{
  GtkWidget         parent_instance;

  ActantTextView   *view;       /* borrowed: a sibling */
  ActantCollection *records;
  ActantCollection *study;
  ActantQueryFilter *filter;    /* owned; the view's */
  ActantLanePlan   *plan;       /* NULL when out of date */

  GArray           *stripes;    /* of the paragraphs from first to last; NULL when out of date */
  GArray           *overflows;  /* of the same paragraphs */
  gint64            first;
  gint64            last;
};

/* What is drawn of one segment; heights from the top of the first paragraph. */
typedef struct
{
  const ActantRecord *record;
  guint               lane;
  int                 top;
  int                 bottom;
  gboolean            linked;   /* to the segment before it */
  int                 link;     /* whose bottom is here */
} Stripe;

/* A paragraph that more begins in than there are lanes for. */
typedef struct
{
  int   top;
  int   bottom;
  guint n;
} Overflow;

/* Beyond any page: what goes on before the first or after the last paragraph. */
#define FAR 100000

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantLanes, actant_lanes, GTK_TYPE_WIDGET)

static void
clear_stripes (ActantLanes *self)
{
  g_clear_pointer (&self->stripes, g_array_unref);
  g_clear_pointer (&self->overflows, g_array_unref);
}

static int
get_lane_x (ActantLanes *self,
            guint        lane)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) - GAP - STRIPE_WIDTH - (int) lane * LANE_STEP;
}

/* Top of the line that @offset is on, and its bottom, in the buffer. */
static void
get_line (ActantLanes *self,
          gint64       offset,
          int         *top,
          int         *bottom)
{
  GdkRectangle area;
  GtkTextIter iter;

  actant_text_view_get_iter (self->view, &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &area);
  *top = area.y;
  *bottom = area.y + area.height + 3;
}

/* Only what is near the page is asked for: farther places are not laid out yet. */
static void
add_stripes (ActantLanes        *self,
             const ActantRecord *record,
             int                 origin)
{
  guint lane = actant_lane_plan_get (self->plan, record);
  int previous = -FAR;

  for (guint i = 0; i < actant_record_get_n_segments (record); i++)
    {
      Stripe stripe = { record, lane, -FAR, FAR, i > 0, previous };
      gint64 start, end;
      int y;

      actant_record_get_segment (record, i, &start, &end);
      if (start > self->last)
        break;
      if (end <= self->first)
        continue;

      if (start >= self->first)
        {
          get_line (self, start, &y, &stripe.bottom);
          stripe.top = y - origin;
        }
      if (end - 1 > self->last)
        stripe.bottom = FAR;
      else
        {
          get_line (self, end - 1, &y, &stripe.bottom);
          stripe.bottom -= origin;
        }
      previous = stripe.bottom;
      g_array_append_val (self->stripes, stripe);
    }
}

static int
get_origin (ActantLanes *self)
{
  GtkTextIter iter;
  int y, height;

  actant_text_view_get_iter (self->view, &iter, self->first);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->view), &iter, &y, &height);
  return y;
}

/* Plans the lanes of the visible paragraphs, one by one. */
static void
cover (ActantLanes *self,
       int          origin)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  gint64 start;
  int y, height;

  actant_text_view_get_iter (self->view, &iter, self->first);
  gtk_text_iter_set_line_offset (&iter, 0);
  do
    {
      GtkTextIter end = iter;
      Overflow overflow;

      start = actant_text_view_get_offset (self->view, &iter);
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      overflow.n = actant_lane_plan_cover (self->plan, start,
                                           actant_text_view_get_offset (self->view, &end) + 1);
      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      overflow.top = y - origin;
      overflow.bottom = y + height - origin;
      if (overflow.n > 0)
        g_array_append_val (self->overflows, overflow);
    }
  while (gtk_text_iter_forward_line (&iter)
         && actant_text_view_get_offset (self->view, &iter) <= self->last);
}

/* The lanes of a coder: those of coders that are not shown are for others. */
static guint
get_group (ActantLanes *self,
           guint        coder)
{
  ActantSideBySide *side = actant_text_view_get_side (self->view);
  guint group = 0;

  for (guint i = 0; i < coder; i++)
    group += actant_side_by_side_is_shown (side, i);
  return group;
}

static guint
get_group_cb (const ActantRecord *record,
              gpointer            user_data)
{
  ActantLanes *self = user_data;

  return get_group (self, actant_text_view_find_coder (self->view, record));
}

static void
make_plan (ActantLanes *self)
{
  ActantSideBySide *side = actant_text_view_get_side (self->view);

  self->plan = actant_lane_plan_new (self->records);
  actant_lane_plan_set_filter (self->plan, actant_text_view_get_filter (self->view));
  if (side != NULL && actant_side_by_side_has_others (side))
    actant_lane_plan_set_groups (self->plan,
                                 get_group (self, actant_side_by_side_get_n (side)),
                                 get_group_cb, self);
}

/* Makes the stripes of the visible paragraphs, unless they are the same as
 * before. Returns where their heights count from, in the widget. */
static int
update_stripes (ActantLanes *self)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  gint64 first, last;
  int origin, y;

  actant_text_view_get_visible_range (self->view, &first, &last);
  if (self->stripes == NULL || first != self->first || last != self->last)
    {
      clear_stripes (self);
      self->stripes = g_array_new (FALSE, FALSE, sizeof (Stripe));
      self->overflows = g_array_new (FALSE, FALSE, sizeof (Overflow));
      self->first = first;
      self->last = last;
      if (self->plan == NULL)
        make_plan (self);
      if (self->records != NULL && actant_text_view_get_source (self->view) != NULL)
        {
          cover (self, get_origin (self));
          actant_lane_plan_collect (self->plan, first, last + 1, records);
        }
    }

  origin = get_origin (self);
  for (guint i = 0; i < records->len; i++)
    add_stripes (self, records->pdata[i], origin);

  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         0, origin, NULL, &y);
  return y;
}

static gboolean
is_dark (ActantLanes *self)
{
  return actant_highlighter_get_dark (actant_text_view_get_highlighter (self->view));
}

static gboolean
is_selected (ActantLanes        *self,
             const ActantRecord *record)
{
  return g_strcmp0 (actant_text_view_get_selected_id (self->view),
                    actant_record_get_id (record)) == 0;
}

static PangoLayout *
create_small_layout (ActantLanes *self,
                     const char  *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
append_text (ActantLanes *self,
             GtkSnapshot *snapshot,
             PangoLayout *layout,
             int          x,
             int          y)
{
  float shade = is_dark (self) ? 1.0f : 0.0f;
  GdkRGBA color = { shade, shade, shade, 0.62f };

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* The selected record's name, left of all stripes. */
static void
append_label (ActantLanes  *self,
              GtkSnapshot  *snapshot,
              const Stripe *stripe,
              guint         n_lanes,
              int           origin)
{
  g_autofree char *name = actant_record_name_dup_short (stripe->record, self->study);
  g_autoptr(PangoLayout) layout = create_small_layout (self, name);
  int right = get_lane_x (self, n_lanes > 0 ? n_lanes - 1 : 0) - LABEL_GAP;
  int width, room = MIN (right - 4, 160);

  if (room < 24)
    return;

  pango_layout_set_width (layout, room * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, &width, NULL);
  append_text (self, snapshot, layout, right - width, MAX (stripe->top, 2 - origin));
}

/* A thin line from one segment to the next. */
static void
append_link (ActantLanes   *self,
             GtkSnapshot   *snapshot,
             const Stripe  *stripe,
             const GdkRGBA *color)
{
  if (stripe->linked && stripe->top > stripe->link)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT (get_lane_x (self, stripe->lane)
                                                    + STRIPE_WIDTH / 2.0f - 0.5f,
                                                    stripe->link, 1, stripe->top - stripe->link));
}

/* Over the middle of a coder's lanes. */
static int
get_head_center (ActantLanes *self,
                 guint        coder)
{
  guint first, n;

  actant_lane_plan_get_lanes (self->plan, get_group (self, coder), &first, &n);
  return (get_lane_x (self, first) + get_lane_x (self, first + n - 1) + STRIPE_WIDTH) / 2;
}

static void
append_stripe (ActantLanes  *self,
               GtkSnapshot  *snapshot,
               const Stripe *stripe,
               int           origin)
{
  gboolean selected = is_selected (self, stripe->record);
  guint coder = actant_text_view_find_coder (self->view, stripe->record);
  int width = STRIPE_WIDTH + (selected ? 2 : 0);
  int x = get_lane_x (self, stripe->lane) - (selected ? 1 : 0);
  GskRoundedRect shape;
  GdkRGBA color;

  actant_palette_get_record (stripe->record, self->study, is_dark (self), &color);
  if (coder > 0)
    {
      actant_coder_pattern_append_stripe (actant_coder_pattern_get (coder), snapshot,
                                          &(GdkRectangle) { x, stripe->top, width,
                                                            stripe->bottom - stripe->top },
                                          -origin,
                                          gtk_widget_get_height (GTK_WIDGET (self)) - origin,
                                          &color);
      append_link (self, snapshot, stripe, &color);
      return;
    }
  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT (x, stripe->top, width,
                                                        stripe->bottom - stripe->top),
                                   width / 2.0f);
  /* Round, unless there are so many that it costs a frame. */
  if (selected || self->stripes->len <= MANY)
    gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &color, &shape.bounds);
  if (selected || self->stripes->len <= MANY)
    gtk_snapshot_pop (snapshot);
  append_link (self, snapshot, stripe, &color);
}

/* Whose lanes are where: the beginnings of the names, at the top of the margin. */
static void
append_heads (ActantLanes *self,
              GtkSnapshot *snapshot,
              int          origin)
{
  ActantSideBySide *side = actant_text_view_get_side (self->view);
  GdkRGBA background;

  if (side == NULL || !actant_side_by_side_has_others (side))
    return;

  actant_palette_get_background (is_dark (self), &background);
  for (guint i = 0; i < actant_side_by_side_get_n (side); i++)
    {
      g_autofree char *initial = NULL;
      g_autoptr(PangoLayout) layout = NULL;
      int width, height, x;

      if (!actant_side_by_side_is_shown (side, i))
        continue;
      initial = g_utf8_substring (actant_side_by_side_get_name (side, i), 0, 1);
      layout = create_small_layout (self, initial);
      pango_layout_get_pixel_size (layout, &width, &height);
      x = get_head_center (self, i) - width / 2;
      gtk_snapshot_append_color (snapshot, &background,
                                 &GRAPHENE_RECT_INIT (x - 2, -origin, width + 4, height + 2));
      append_text (self, snapshot, layout, x, 1 - origin);
    }
}

/* How many passages begin in a paragraph without a lane: "+n" at the top of what is seen of it. */
static void
append_overflows (ActantLanes *self,
                  GtkSnapshot *snapshot,
                  int          origin)
{
  for (guint i = 0; i < self->overflows->len; i++)
    {
      const Overflow *overflow = &g_array_index (self->overflows, Overflow, i);
      g_autofree char *text = g_strdup_printf ("+%u", overflow->n);
      g_autoptr(PangoLayout) layout = create_small_layout (self, text);
      int top = MAX (overflow->top, 2 - origin), width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      if (top + height <= overflow->bottom)
        append_text (self, snapshot, layout,
                     MAX (0, get_lane_x (self, ACTANT_N_LANES - 1) - LABEL_GAP - width), top);
    }
}

static void
actant_lanes_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  ActantLanes *self = ACTANT_LANES (widget);
  int origin = update_stripes (self);
  int height = gtk_widget_get_height (widget);
  const Stripe *selected = NULL;
  guint n_lanes = 0;

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), height));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, origin));
  for (guint i = 0; i < self->stripes->len; i++)
    {
      const Stripe *stripe = &g_array_index (self->stripes, Stripe, i);

      if (stripe->bottom + origin < 0 || MIN (stripe->top, stripe->link) + origin > height)
        continue;
      append_stripe (self, snapshot, stripe, origin);
      n_lanes = MAX (n_lanes, stripe->lane + 1);
      if (selected == NULL && is_selected (self, stripe->record))
        selected = stripe;
    }
  append_overflows (self, snapshot, origin);
  append_heads (self, snapshot, origin);
  if (selected != NULL)
    append_label (self, snapshot, selected, n_lanes, origin);
  gtk_snapshot_pop (snapshot);
}

/**
 * actant_lanes_get_record_at:
 * @self: lanes
 * @x: in the widget
 * @y: in the widget
 *
 * Returns: (transfer none) (nullable): whose stripe is there, or within a few pixels
 */
const ActantRecord *
actant_lanes_get_record_at (ActantLanes *self,
                            double       x,
                            double       y)
{
  int origin = update_stripes (self);

  for (guint i = 0; i < self->stripes->len; i++)
    {
      const Stripe *stripe = &g_array_index (self->stripes, Stripe, i);
      double center = get_lane_x (self, stripe->lane) + STRIPE_WIDTH / 2.0;

      if (ABS (x - center) <= LANE_STEP / 2.0
          && y - origin >= stripe->top && y - origin <= stripe->bottom)
        return stripe->record;
    }

  return NULL;
}

/**
 * actant_lanes_dup_tooltip:
 * @self: lanes
 * @x: in the widget
 * @y: in the widget
 *
 * Returns: (transfer full) (nullable): whose stripe is there, or whose lanes
 */
char *
actant_lanes_dup_tooltip (ActantLanes *self,
                          double       x,
                          double       y)
{
  const ActantRecord *record = actant_lanes_get_record_at (self, x, y);
  ActantSideBySide *side = actant_text_view_get_side (self->view);
  g_autofree char *name = NULL;

  if (record != NULL)
    {
      name = actant_record_name_dup (record, self->study);
      return actant_text_view_dup_whose (self->view, record, name);
    }
  if (side == NULL || !actant_side_by_side_has_others (side) || y > HEAD_HEIGHT)
    return NULL;

  for (guint i = 0; i < actant_side_by_side_get_n (side); i++)
    if (actant_side_by_side_is_shown (side, i) && ABS (x - get_head_center (self, i)) <= LANE_STEP)
      /* Translators: a coder, and what the lines of the coder look like: "Jun Lee: Dashes" */
      return g_strdup_printf (_("%s: %s"), actant_side_by_side_get_name (side, i),
                              actant_coder_pattern_get_name (actant_coder_pattern_get (i)));
  return NULL;
}

static gboolean
actant_lanes_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    keyboard,
                            GtkTooltip *tooltip)
{
  ActantLanes *self = ACTANT_LANES (widget);
  g_autofree char *name = keyboard ? NULL : actant_lanes_dup_tooltip (self, x, y);

  if (name == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, name);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { x - 4, y - 4, 8, 8 });
  return TRUE;
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             ActantLanes     *self)
{
  const ActantRecord *record = actant_lanes_get_record_at (self, x, y);

  if (record != NULL)
    g_signal_emit (self, signals[SELECTED], 0, actant_record_get_id (record));
}

static void
layout_changed_cb (ActantLanes *self)
{
  clear_stripes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
outdated_cb (ActantLanes *self)
{
  clear_stripes (self);
  g_clear_pointer (&self->plan, actant_lane_plan_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
disconnect_all (ActantLanes *self)
{
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_data (self->filter, self);
}

/** Shows stripes for @records (nullable), named by @study (nullable). */
void
actant_lanes_set_records (ActantLanes      *self,
                          ActantCollection *records,
                          ActantCollection *study)
{
  g_return_if_fail (ACTANT_IS_LANES (self));

  disconnect_all (self);
  g_set_object (&self->filter, actant_text_view_get_filter (self->view));
  if (self->filter != NULL)
    g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (outdated_cb), self);
  g_set_object (&self->records, records);
  g_set_object (&self->study, study);
  if (records != NULL)
    {
      g_signal_connect_swapped (records, "changed", G_CALLBACK (outdated_cb), self);
      g_signal_connect_swapped (records, "reset", G_CALLBACK (outdated_cb), self);
    }
  outdated_cb (self);
}

static void
actant_lanes_dispose (GObject *object)
{
  ActantLanes *self = ACTANT_LANES (object);

  disconnect_all (self);
  g_clear_object (&self->filter);
  g_clear_object (&self->records);
  g_clear_object (&self->study);
  g_clear_pointer (&self->plan, actant_lane_plan_free);
  clear_stripes (self);

  G_OBJECT_CLASS (actant_lanes_parent_class)->dispose (object);
}

static void
actant_lanes_class_init (ActantLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_lanes_dispose;
  widget_class->snapshot = actant_lanes_snapshot;
  widget_class->query_tooltip = actant_lanes_query_tooltip;

  signals[SELECTED] = g_signal_new ("selected", ACTANT_TYPE_LANES, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "lanes");
  /* The sidebar's lists tell the same to a screen reader. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
actant_lanes_init (ActantLanes *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/** Returns: (transfer floating): lanes beside @view, which is to live as long */
GtkWidget *
actant_lanes_new (ActantTextView *view)
{
  ActantLanes *self = g_object_new (ACTANT_TYPE_LANES, NULL);

  self->view = view;
  g_signal_connect_object (view, "layout-changed", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
