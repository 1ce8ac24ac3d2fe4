/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in few lines. */
#include "config.h"

#include "actant-paragraph.h"

/* Logical pixels: narrower it is never drawn, and wider nobody needs it. */
#define MIN_WIDTH 32
#define NATURAL_WIDTH 160

struct _ActantParagraph
{
  GtkWidget      parent_instance;

  char          *text;
  PangoAttrList *attributes;   /* nullable */
  int            lines;        /* at most, or -1 */
  PangoLayout   *layout;       /* NULL until it is needed */
};

G_DEFINE_FINAL_TYPE (ActantParagraph, actant_paragraph, GTK_TYPE_WIDGET)

static PangoLayout *
ensure_layout (ActantParagraph *self,
               int              width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_attributes (self->layout, self->attributes);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      if (self->lines > 0)
        {
          pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
          pango_layout_set_height (self->layout, -self->lines);
        }
    }
  if (pango_layout_get_width (self->layout) != width * PANGO_SCALE)
    pango_layout_set_width (self->layout, width * PANGO_SCALE);

  return self->layout;
}

static void
lay_out_anew (ActantParagraph *self)
{
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode
actant_paragraph_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
actant_paragraph_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  pango_layout_get_pixel_size (ensure_layout (ACTANT_PARAGRAPH (widget),
                                              for_size >= 0 ? MAX (for_size, MIN_WIDTH)
                                                            : NATURAL_WIDTH),
                               NULL, minimum);
  *natural = *minimum;
}

static void
actant_paragraph_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  ActantParagraph *self = ACTANT_PARAGRAPH (widget);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_append_layout (snapshot, ensure_layout (self, gtk_widget_get_width (widget)),
                              &color);
}

static void
actant_paragraph_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (actant_paragraph_parent_class)->css_changed (widget, change);
  lay_out_anew (ACTANT_PARAGRAPH (widget));
}

static void
actant_paragraph_system_setting_changed (GtkWidget        *widget,
                                         GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (actant_paragraph_parent_class)->system_setting_changed (widget, setting);
  lay_out_anew (ACTANT_PARAGRAPH (widget));
}

static void
actant_paragraph_direction_changed (GtkWidget        *widget,
                                    GtkTextDirection  before)
{
  GTK_WIDGET_CLASS (actant_paragraph_parent_class)->direction_changed (widget, before);
  lay_out_anew (ACTANT_PARAGRAPH (widget));
}

static void
actant_paragraph_finalize (GObject *object)
{
  ActantParagraph *self = ACTANT_PARAGRAPH (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_free (self->text);

  G_OBJECT_CLASS (actant_paragraph_parent_class)->finalize (object);
}

static void
actant_paragraph_class_init (ActantParagraphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = actant_paragraph_finalize;
  widget_class->get_request_mode = actant_paragraph_get_request_mode;
  widget_class->measure = actant_paragraph_measure;
  widget_class->snapshot = actant_paragraph_snapshot;
  widget_class->css_changed = actant_paragraph_css_changed;
  widget_class->system_setting_changed = actant_paragraph_system_setting_changed;
  widget_class->direction_changed = actant_paragraph_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
actant_paragraph_init (ActantParagraph *self)
{
  self->text = g_strdup ("");
  self->lines = -1;
}

/**
 * actant_paragraph_new:
 * @lines: how many there are at most, the last one ending with "…"; -1 for all
 *
 * Returns: (transfer floating): no words yet
 */
GtkWidget *
actant_paragraph_new (int lines)
{
  ActantParagraph *self = g_object_new (ACTANT_TYPE_PARAGRAPH, NULL);

  self->lines = lines;
  return GTK_WIDGET (self);
}

static gboolean
equal_attributes (PangoAttrList *a,
                  PangoAttrList *b)
{
  return a == b || (a != NULL && b != NULL && pango_attr_list_equal (a, b));
}

static void
take (ActantParagraph *self,
      char            *text,
      PangoAttrList   *attributes)
{
  if (g_str_equal (text, self->text) && equal_attributes (attributes, self->attributes))
    {
      g_free (text);
      g_clear_pointer (&attributes, pango_attr_list_unref);
      return;
    }

  g_free (self->text);
  self->text = text;
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = attributes;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  lay_out_anew (self);
}

void
actant_paragraph_set_text (ActantParagraph *self,
                           const char      *text)
{
  g_return_if_fail (ACTANT_IS_PARAGRAPH (self) && text != NULL);

  take (self, g_strdup (text), NULL);
}

/** Of markup that cannot be read nothing is shown. */
void
actant_paragraph_set_markup (ActantParagraph *self,
                             const char      *markup)
{
  g_autoptr(GError) error = NULL;
  PangoAttrList *attributes = NULL;
  char *text = NULL;

  g_return_if_fail (ACTANT_IS_PARAGRAPH (self) && markup != NULL);

  if (!pango_parse_markup (markup, -1, 0, &attributes, &text, NULL, &error))
    {
      g_warning ("%s", error->message);
      text = g_strdup ("");
    }
  take (self, text, attributes);
}

/** Returns: what is shown, without markup */
const char *
actant_paragraph_get_text (ActantParagraph *self)
{
  g_return_val_if_fail (ACTANT_IS_PARAGRAPH (self), NULL);

  return self->text;
}

/** How many lines there are at most; -1 for all. */
void
actant_paragraph_set_lines (ActantParagraph *self,
                            int              lines)
{
  g_return_if_fail (ACTANT_IS_PARAGRAPH (self));

  if (lines == self->lines)
    return;

  self->lines = lines;
  lay_out_anew (self);
}
