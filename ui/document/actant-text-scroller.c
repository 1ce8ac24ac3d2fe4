/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vertical adjustment of all of a text. */
#include "document/actant-text-scroller.h"

#include <math.h>

/* From so many pages on a change is a jump. */
#define PAGES_OF_A_JUMP 2.0
/* Milliseconds after the last change when the value is at rest. */
#define REST 200

struct _ActantTextScroller
{
  GtkWidget       parent_instance;

  ActantTextView *view;        /* the child */
  GtkAdjustment  *inner;       /* of the view: pixels of what is in the buffer */
  GtkAdjustment  *outer;       /* of the text, or NULL */
  double          value;       /* of the outer one, as seen last */
  gboolean        setting;     /* by this */
  guint           rest;        /* source of rest_cb(), or 0 */
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (ActantTextScroller, actant_text_scroller, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Where the page is, from 0 at the start of the text to 1 at its end. With the page from a to b of
 * n characters, a / (n - (b - a)) is both exactly, and never falls as a and b grow. */
static double
get_share (ActantTextScroller *self)
{
  double first, last;
  double n = actant_text_view_get_extent (self->view, &first, &last);

  return CLAMP (first / MAX (1, n - (last - first)), 0, 1);
}

/* Of the outer value. */
static double
get_range (ActantTextScroller *self)
{
  double first, last;
  double n = actant_text_view_get_extent (self->view, &first, &last);

  return MAX (1, n * actant_text_view_get_char_pixels (self->view)
                 - gtk_adjustment_get_page_size (self->inner));
}

/* Sets the outer adjustment; its value only if it is not on its way. */
static void
update_outer (ActantTextScroller *self)
{
  double page = gtk_adjustment_get_page_size (self->inner), value, upper;

  if (self->outer == NULL || self->setting)
    return;

  if (actant_text_view_is_whole (self->view))
    {
      value = gtk_adjustment_get_value (self->inner);
      upper = gtk_adjustment_get_upper (self->inner);
    }
  else
    {
      double range = get_range (self);

      value = self->rest != 0 ? gtk_adjustment_get_value (self->outer) : get_share (self) * range;
      upper = range + page;
    }
  self->setting = TRUE;
  gtk_adjustment_configure (self->outer, value, 0, upper,
                            gtk_adjustment_get_step_increment (self->inner),
                            gtk_adjustment_get_page_increment (self->inner), page);
  self->value = gtk_adjustment_get_value (self->outer);
  self->setting = FALSE;
}

static void
stop_rest (ActantTextScroller *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
}

static gboolean
rest_cb (gpointer user_data)
{
  ActantTextScroller *self = user_data;

  self->rest = 0;
  update_outer (self);
  return G_SOURCE_REMOVE;
}

static void
start_rest (ActantTextScroller *self)
{
  stop_rest (self);
  self->rest = g_timeout_add (REST, rest_cb, self);
}

/* To where what is at a share of the text is at the same share of the page. */
static void
go_to_share (ActantTextScroller *self,
             double              share)
{
  ActantSourceText *source = actant_text_view_get_source (self->view);
  double page = gtk_adjustment_get_page_size (self->inner);

  actant_text_view_show (self->view,
                         (gint64) (share * (double) actant_source_text_get_length (source)), share);
  /* And over the margin. */
  if (share <= 0 || share >= 1)
    actant_text_view_scroll_by (self->view, share <= 0 ? -page : page);
  start_rest (self);
}

/* At the end of either, whoever scrolls on is not to be stopped by what was guessed. */
static void
go_by (ActantTextScroller *self,
       double              pixels)
{
  actant_text_view_scroll_by (self->view, pixels);
  if (self->value <= 0 || self->value >= get_range (self)
      || actant_text_view_is_at_edge (self->view, pixels < 0))
    stop_rest (self);
  else
    start_rest (self);
}

static void
outer_value_changed_cb (ActantTextScroller *self)
{
  double value = gtk_adjustment_get_value (self->outer);
  double change = value - self->value;

  if (self->setting)
    return;

  self->value = value;
  if (actant_text_view_get_source (self->view) == NULL || change == 0)
    return;

  self->setting = TRUE;
  if (ABS (change) < PAGES_OF_A_JUMP * gtk_adjustment_get_page_size (self->inner))
    go_by (self, change);
  else if (actant_text_view_is_whole (self->view))
    gtk_adjustment_set_value (self->inner, value);
  else
    go_to_share (self, value / get_range (self));
  self->setting = FALSE;
  update_outer (self);
}

static void
set_vadjustment (ActantTextScroller *self,
                 GtkAdjustment      *adjustment)
{
  if (adjustment == self->outer)
    return;

  if (self->outer != NULL)
    g_signal_handlers_disconnect_by_data (self->outer, self);
  g_set_object (&self->outer, adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (outer_value_changed_cb),
                              self);
  update_outer (self);
}

static void
actant_text_scroller_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  ActantTextScroller *self = ACTANT_TEXT_SCROLLER (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      if (self->view != NULL)
        gtk_scrollable_set_hadjustment (GTK_SCROLLABLE (self->view), g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_vadjustment (self, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
actant_text_scroller_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  ActantTextScroller *self = ACTANT_TEXT_SCROLLER (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      if (self->view != NULL)
        g_value_set_object (value, gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)));
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->outer);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
actant_text_scroller_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  ActantTextScroller *self = ACTANT_TEXT_SCROLLER (widget);

  gtk_widget_measure (GTK_WIDGET (self->view), orientation, -1, minimum, natural, NULL, NULL);
}

static void
actant_text_scroller_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  ActantTextScroller *self = ACTANT_TEXT_SCROLLER (widget);

  gtk_widget_allocate (GTK_WIDGET (self->view), width, height, -1, NULL);
  update_outer (self);
}

static void
actant_text_scroller_dispose (GObject *object)
{
  ActantTextScroller *self = ACTANT_TEXT_SCROLLER (object);

  stop_rest (self);
  set_vadjustment (self, NULL);
  if (self->inner != NULL)
    g_signal_handlers_disconnect_by_data (self->inner, self);
  g_clear_object (&self->inner);
  if (self->view != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->view));
  self->view = NULL;

  G_OBJECT_CLASS (actant_text_scroller_parent_class)->dispose (object);
}

static void
actant_text_scroller_class_init (ActantTextScrollerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = actant_text_scroller_set_property;
  object_class->get_property = actant_text_scroller_get_property;
  object_class->dispose = actant_text_scroller_dispose;
  widget_class->measure = actant_text_scroller_measure;
  widget_class->size_allocate = actant_text_scroller_size_allocate;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

/* A wheel turns by steps: the page follows them exactly, and the value the page. Where fingers go
 * on and come to rest the scrolled window is better at it. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           ActantTextScroller       *self)
{
  GdkDevice *device =
    gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (controller));

  if (device == NULL || gdk_device_get_source (device) != GDK_SOURCE_MOUSE || dy == 0)
    return GDK_EVENT_PROPAGATE;

  stop_rest (self);
  actant_text_view_scroll_by (self->view,
                              dy * pow (gtk_adjustment_get_page_size (self->inner), 2.0 / 3.0));
  return GDK_EVENT_STOP;
}

static void
actant_text_scroller_init (ActantTextScroller *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/** Returns: (transfer floating): a scroller with @view as its child */
GtkWidget *
actant_text_scroller_new (ActantTextView *view)
{
  ActantTextScroller *self = g_object_new (ACTANT_TYPE_TEXT_SCROLLER, NULL);

  self->view = view;
  gtk_widget_set_parent (GTK_WIDGET (view), GTK_WIDGET (self));
  self->inner = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  g_signal_connect_swapped (self->inner, "value-changed", G_CALLBACK (update_outer), self);
  g_signal_connect_swapped (self->inner, "changed", G_CALLBACK (update_outer), self);
  g_signal_connect_object (view, "layout-changed", G_CALLBACK (update_outer), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
