/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of a matrix of counts. */
#include "config.h"

#include "review/actant-agreement-chart.h"

#include <glib/gi18n.h>

#define CELL_WIDTH 76
#define CELL_HEIGHT 26
#define LABEL_WIDTH 150
#define HEAD 44
#define PADDING 6

struct _ActantAgreementChart
{
  GtkWidget              parent_instance;

  ActantAgreementMatrix *matrix;   /* owned */
  guint                  row;      /* that has the keyboard */
  guint                  column;
};

enum
{
  MOVED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantAgreementChart, actant_agreement_chart, GTK_TYPE_WIDGET)

static void
actant_agreement_chart_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  const ActantAgreementMatrix *matrix = ACTANT_AGREEMENT_CHART (widget)->matrix;
  int size = orientation == GTK_ORIENTATION_HORIZONTAL ? LABEL_WIDTH : HEAD;

  if (matrix != NULL)
    size += orientation == GTK_ORIENTATION_HORIZONTAL ? (int) matrix->columns->len * CELL_WIDTH + PADDING
                                                      : (int) matrix->rows->len * CELL_HEIGHT + PADDING;
  *minimum = *natural = size;
}

/* Drawing */

static void
append_words (ActantAgreementChart *self,
              GtkSnapshot          *snapshot,
              const char           *words,
              graphene_rect_t       area,
              PangoAlignment        alignment,
              const GdkRGBA        *color)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  int height;

  pango_layout_set_width (layout, (int) area.size.width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (area.origin.x,
                                                          area.origin.y + (area.size.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_frame (GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              float                  width,
              GdkRGBA                color)
{
  const float widths[] = { width, width, width, width };
  const GdkRGBA colors[] = { color, color, color, color };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, area, 3);
  gtk_snapshot_append_border (snapshot, &shape, widths, colors);
}

/* The shade is thin enough for the number to stand out in light and dark. */
static void
append_cell (ActantAgreementChart *self,
             GtkSnapshot          *snapshot,
             guint                 row,
             guint                 column,
             GdkRGBA               color)
{
  guint count = actant_agreement_matrix_get (self->matrix, row, column);
  gboolean same = self->matrix->shape == ACTANT_MATRIX_CONFUSION && row == column;
  g_autofree char *number = g_strdup_printf ("%u", count);
  graphene_rect_t area = GRAPHENE_RECT_INIT (LABEL_WIDTH + column * CELL_WIDTH + 1, HEAD + row * CELL_HEIGHT + 1,
                                             CELL_WIDTH - 2, CELL_HEIGHT - 2);
  GdkRGBA shade = { 0.21f, 0.52f, 0.89f, 0 }, words = color;

  shade.alpha = 0.04f + (self->matrix->max > 0 ? 0.5f * count / self->matrix->max : 0);
  gtk_snapshot_append_color (snapshot, &shade, &area);
  words.alpha = count > 0 ? color.alpha : color.alpha * 0.6f;
  append_words (self, snapshot, number, area, PANGO_ALIGN_CENTER, &words);
  if (same)
    append_frame (snapshot, &area, 1, color);
  if (gtk_widget_has_focus (GTK_WIDGET (self)) && row == self->row && column == self->column)
    append_frame (snapshot, &area, 3, color);
}

static void
append_chart (ActantAgreementChart *self,
              GtkSnapshot          *snapshot)
{
  const ActantAgreementMatrix *matrix = self->matrix;
  g_autofree char *corner = g_strdup_printf ("%s ↓  %s →", matrix->row_title, matrix->column_title);
  GdkRGBA color, dim;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  dim = color;
  dim.alpha *= 0.75f;
  append_words (self, snapshot, corner, GRAPHENE_RECT_INIT (PADDING, 0, LABEL_WIDTH - 2 * PADDING, HEAD),
                PANGO_ALIGN_LEFT, &dim);
  for (guint column = 0; column < matrix->columns->len; column++)
    append_words (self, snapshot, matrix->columns->pdata[column],
                  GRAPHENE_RECT_INIT (LABEL_WIDTH + column * CELL_WIDTH + 2, 0, CELL_WIDTH - 4, HEAD),
                  PANGO_ALIGN_CENTER, &dim);
  for (guint row = 0; row < matrix->rows->len; row++)
    {
      append_words (self, snapshot, matrix->rows->pdata[row],
                    GRAPHENE_RECT_INIT (PADDING, HEAD + row * CELL_HEIGHT, LABEL_WIDTH - 2 * PADDING, CELL_HEIGHT),
                    PANGO_ALIGN_RIGHT, &dim);
      for (guint column = 0; column < matrix->columns->len; column++)
        append_cell (self, snapshot, row, column, color);
    }
}

static void
actant_agreement_chart_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  ActantAgreementChart *self = ACTANT_AGREEMENT_CHART (widget);

  if (self->matrix != NULL)
    append_chart (self, snapshot);
}

/* The keyboard */

/**
 * actant_agreement_chart_dup_words:
 * @self: a chart
 *
 * Returns: (transfer full): the cell that has the keyboard, in words
 */
char *
actant_agreement_chart_dup_words (ActantAgreementChart *self)
{
  const ActantAgreementMatrix *matrix;
  guint count;

  g_return_val_if_fail (ACTANT_IS_AGREEMENT_CHART (self), NULL);

  matrix = self->matrix;
  if (matrix == NULL || matrix->rows->len == 0 || matrix->columns->len == 0)
    return g_strdup ("");

  count = actant_agreement_matrix_get (matrix, self->row, self->column);
  if (matrix->shape != ACTANT_MATRIX_CONFUSION)
    /* translators: a coder or kind, a value, and how often the coder gave it */
    return g_strdup_printf (ngettext ("%s: %s, %u unit", "%s: %s, %u units", count),
                            (char *) matrix->rows->pdata[self->row], (char *) matrix->columns->pdata[self->column], count);

  /* translators: a coder, a value, another coder, a value, and in how many units */
  return g_strdup_printf (ngettext ("%s: %s, %s: %s, %u unit", "%s: %s, %s: %s, %u units", count),
                          matrix->row_title, (char *) matrix->rows->pdata[self->row], matrix->column_title,
                          (char *) matrix->columns->pdata[self->column], count);
}

static void
tell (ActantAgreementChart *self)
{
  g_autofree char *words = actant_agreement_chart_dup_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->matrix != NULL ? self->matrix->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MOVED], 0);
}

static void
scroll_to_cell (ActantAgreementChart *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  double x = LABEL_WIDTH + (double) self->column * CELL_WIDTH, y = HEAD + (double) self->row * CELL_HEIGHT;

  if (scroller == NULL)
    return;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)),
                             self->column == 0 ? 0 : x, x + CELL_WIDTH);
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                             self->row == 0 ? 0 : y, y + CELL_HEIGHT);
}

/** Gives the keyboard to a cell; what is outside is the nearest one inside. */
void
actant_agreement_chart_move (ActantAgreementChart *self,
                             guint                 row,
                             guint                 column)
{
  g_return_if_fail (ACTANT_IS_AGREEMENT_CHART (self));

  if (self->matrix == NULL || self->matrix->rows->len == 0 || self->matrix->columns->len == 0)
    return;
  self->row = MIN (row, self->matrix->rows->len - 1);
  self->column = MIN (column, self->matrix->columns->len - 1);
  scroll_to_cell (self);
  tell (self);
}

static gboolean
key_pressed_cb (ActantAgreementChart *self,
                guint                 key,
                guint                 code,
                GdkModifierType       state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || self->matrix == NULL)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Up:
      actant_agreement_chart_move (self, self->row > 0 ? self->row - 1 : 0, self->column);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      actant_agreement_chart_move (self, self->row + 1, self->column);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
      actant_agreement_chart_move (self, self->row, self->column > 0 ? self->column - 1 : 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      actant_agreement_chart_move (self, self->row, self->column + 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      actant_agreement_chart_move (self, self->row, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      actant_agreement_chart_move (self, self->row, G_MAXUINT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (self, signals[ACTIVATED], 0, self->row, self->column);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
pressed_cb (ActantAgreementChart *self,
            int                   n_press,
            double                x,
            double                y)
{
  if (self->matrix == NULL || x < LABEL_WIDTH || y < HEAD)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  actant_agreement_chart_move (self, (guint) ((y - HEAD) / CELL_HEIGHT), (guint) ((x - LABEL_WIDTH) / CELL_WIDTH));
  if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0, self->row, self->column);
}

static void
actant_agreement_chart_finalize (GObject *object)
{
  g_clear_pointer (&ACTANT_AGREEMENT_CHART (object)->matrix, actant_agreement_matrix_free);

  G_OBJECT_CLASS (actant_agreement_chart_parent_class)->finalize (object);
}

static void
actant_agreement_chart_class_init (ActantAgreementChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = actant_agreement_chart_finalize;
  widget_class->measure = actant_agreement_chart_measure;
  widget_class->snapshot = actant_agreement_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[MOVED] = g_signal_new ("moved", ACTANT_TYPE_AGREEMENT_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", ACTANT_TYPE_AGREEMENT_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
actant_agreement_chart_init (ActantAgreementChart *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/** Returns: (transfer floating): a chart of nothing yet */
GtkWidget *
actant_agreement_chart_new (void)
{
  return g_object_new (ACTANT_TYPE_AGREEMENT_CHART, NULL);
}

/**
 * actant_agreement_chart_set_matrix:
 * @self: a chart
 * @matrix: (transfer full) (nullable): what it shows
 */
void
actant_agreement_chart_set_matrix (ActantAgreementChart  *self,
                                   ActantAgreementMatrix *matrix)
{
  g_return_if_fail (ACTANT_IS_AGREEMENT_CHART (self));

  g_clear_pointer (&self->matrix, actant_agreement_matrix_free);
  self->matrix = matrix;
  self->row = self->column = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell (self);
}

/** Returns: (transfer none) (nullable): what it shows */
const ActantAgreementMatrix *
actant_agreement_chart_get_matrix (ActantAgreementChart *self)
{
  g_return_val_if_fail (ACTANT_IS_AGREEMENT_CHART (self), NULL);

  return self->matrix;
}

/**
 * actant_agreement_chart_save_png:
 * @self: a chart on the screen
 * @path: of the new file
 * @error: return location for an error
 *
 * Writes what is drawn, all of it, in the window's colours.
 *
 * Returns: whether it was written
 */
gboolean
actant_agreement_chart_save_png (ActantAgreementChart  *self,
                                 const char            *path,
                                 GError               **error)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t area;
  GtkNative *native;
  GdkRGBA ground = { 1, 1, 1, 1 };
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autoptr(GBytes) bytes = NULL;
  int width, height;

  g_return_val_if_fail (ACTANT_IS_AGREEMENT_CHART (self) && self->matrix != NULL, FALSE);
  g_return_val_if_fail (gtk_widget_get_realized (GTK_WIDGET (self)), FALSE);

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  area = GRAPHENE_RECT_INIT (0, 0, width, height);
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "window_bg_color", &ground);
  gtk_snapshot_append_color (snapshot, &ground, &area);
  append_chart (self, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  native = gtk_widget_get_native (GTK_WIDGET (self));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (native), node, &area);
  bytes = gdk_texture_save_to_png_bytes (texture);

  return g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}
