/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rounded patch of one colour. */
#include "sidebar/actant-color-mark.h"

struct _ActantColorMark
{
  GtkWidget  parent_instance;

  int        width;
  int        height;
  GdkRGBA    color;
};

G_DEFINE_FINAL_TYPE (ActantColorMark, actant_color_mark, GTK_TYPE_WIDGET)

static void
actant_color_mark_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  ActantColorMark *self = ACTANT_COLOR_MARK (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
actant_color_mark_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  ActantColorMark *self = ACTANT_COLOR_MARK (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (0, 0, width, height),
                                   MIN (width, height) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &self->color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
actant_color_mark_class_init (ActantColorMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = actant_color_mark_measure;
  widget_class->snapshot = actant_color_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
actant_color_mark_init (ActantColorMark *self)
{
}

/**
 * actant_color_mark_new:
 * @width: at least, pixels
 * @height: at least, pixels
 *
 * Returns: (transfer floating): a transparent mark
 */
GtkWidget *
actant_color_mark_new (int width,
                       int height)
{
  ActantColorMark *self = g_object_new (ACTANT_TYPE_COLOR_MARK, NULL);

  self->width = width;
  self->height = height;
  return GTK_WIDGET (self);
}

void
actant_color_mark_set_color (ActantColorMark *self,
                             const GdkRGBA   *color)
{
  g_return_if_fail (ACTANT_IS_COLOR_MARK (self) && color != NULL);

  if (gdk_rgba_equal (&self->color, color))
    return;

  self->color = *color;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
