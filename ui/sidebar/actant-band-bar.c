/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a band lies between impossible and certain. */
#include "sidebar/actant-band-bar.h"

#define WIDTH 40    /* at least, logical pixels */
#define HEIGHT 8
#define TROUGH 2

struct _ActantBandBar
{
  GtkWidget parent_instance;

  int       low;    /* percent */
  int       high;
};

G_DEFINE_FINAL_TYPE (ActantBandBar, actant_band_bar, GTK_TYPE_WIDGET)

static void
actant_band_bar_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
append_bar (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            float          x,
            float          width,
            float          height)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT (x, (HEIGHT - height) / 2, width, height),
                                   height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
actant_band_bar_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  ActantBandBar *self = ACTANT_BAND_BAR (widget);
  float width = gtk_widget_get_width (widget);
  float start = width * self->low / 100;
  float end = MAX (width * self->high / 100, start + HEIGHT / 2);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  append_bar (snapshot, &color, rtl ? width - end : start, end - start, HEIGHT);
  color.alpha *= 0.25f;
  append_bar (snapshot, &color, 0, width, TROUGH);
}

static void
actant_band_bar_class_init (ActantBandBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = actant_band_bar_measure;
  widget_class->snapshot = actant_band_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "bandbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
actant_band_bar_init (ActantBandBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/** Returns: (transfer floating): a bar from 0 to 100 percent */
GtkWidget *
actant_band_bar_new (void)
{
  ActantBandBar *self = g_object_new (ACTANT_TYPE_BAND_BAR, NULL);

  self->high = 100;
  return GTK_WIDGET (self);
}

/** The ends in percent, -1 where the band is open. */
void
actant_band_bar_set_band (ActantBandBar *self,
                          int            low,
                          int            high)
{
  g_return_if_fail (ACTANT_IS_BAND_BAR (self));

  self->low = CLAMP (low, 0, 100);
  self->high = high < 0 ? 100 : CLAMP (high, self->low, 100);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
