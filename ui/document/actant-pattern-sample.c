/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a coder's lines look like. */
#include "config.h"

#include "document/actant-pattern-sample.h"

#define WIDTH 40
#define HEIGHT 4

struct _ActantPatternSample
{
  GtkWidget          parent_instance;

  ActantCoderPattern pattern;
};

G_DEFINE_FINAL_TYPE (ActantPatternSample, actant_pattern_sample, GTK_TYPE_WIDGET)

static void
actant_pattern_sample_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

/* The colour is that of text, which GTK 4.8 tells by the style context only. */
static void
actant_pattern_sample_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  actant_coder_pattern_append_line (ACTANT_PATTERN_SAMPLE (widget)->pattern, snapshot, 0,
                                    (gtk_widget_get_height (widget) - 2) / 2,
                                    gtk_widget_get_width (widget), &color);
}

static void
actant_pattern_sample_class_init (ActantPatternSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = actant_pattern_sample_measure;
  widget_class->snapshot = actant_pattern_sample_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
actant_pattern_sample_init (ActantPatternSample *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/** Returns: (transfer floating): a sample of @pattern */
GtkWidget *
actant_pattern_sample_new (ActantCoderPattern pattern)
{
  ActantPatternSample *self = g_object_new (ACTANT_TYPE_PATTERN_SAMPLE, NULL);

  self->pattern = pattern;
  return GTK_WIDGET (self);
}
