/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source text to read and to select in. */
#include "config.h"

#include "document/actant-text-view-private.h"

#include "document/actant-reader-font.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Characters a line, near the middle of what typographers advise for reading. */
#define MEASURE 74
#define MIN_MARGIN 20
/* Below this width the margin with the lanes is narrow. */
#define NARROW 620
#define TOP_MARGIN 28

enum
{
  MOVED,
  PRESSED_AGAIN,
  CONTEXT_MENU,
  LAYOUT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantTextView, actant_text_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (ActantTextView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/**
 * actant_text_view_get_iter:
 * @self: a text view
 * @iter: (out): the place in the buffer
 * @offset: code points of the text; clamped to what of it is in the buffer
 */
void
actant_text_view_get_iter (ActantTextView *self,
                           GtkTextIter    *iter,
                           gint64          offset)
{
  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  offset = self->window != NULL ? actant_text_window_to_buffer (self->window, offset) : 0;
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), iter, (int) offset);
}

/**
 * actant_text_view_get_end_iter:
 * @self: a text view
 * @iter: (out): the place in the buffer
 * @offset: code points of the text, where a range ends
 *
 * As actant_text_view_get_iter(), but in the paragraph of the code point before.
 */
void
actant_text_view_get_end_iter (ActantTextView *self,
                               GtkTextIter    *iter,
                               gint64          offset)
{
  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  offset = self->window != NULL ? actant_text_window_end_to_buffer (self->window, offset) : 0;
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), iter, (int) offset);
}

/** Returns: the code point of the text that @iter stands at */
gint64
actant_text_view_get_offset (ActantTextView    *self,
                             const GtkTextIter *iter)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), 0);

  return self->window != NULL
         ? actant_text_window_from_buffer (self->window, gtk_text_iter_get_offset (iter)) : 0;
}

/* Layout */

static int
get_font_size (GtkWidget *widget,
               int       *char_width)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  *char_width = pango_font_metrics_get_approximate_char_width (metrics);
  pango_font_metrics_unref (metrics);

  return PANGO_PIXELS (height);
}

/* Centres a column of MEASURE characters and gives its lines air. */
static void
update_measure (ActantTextView *self,
                int             width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int char_width;
  int height = get_font_size (GTK_WIDGET (self), &char_width);
  int column = PANGO_PIXELS ((gint64) char_width * MEASURE);
  int least = width < NARROW ? ACTANT_TEXT_VIEW_NARROW_MARGIN : ACTANT_TEXT_VIEW_MARGIN;
  int left = MAX (least, (width - column) / 2);
  int right = MAX (MIN_MARGIN, width - left - column);

  if (width <= 0)
    return;

  self->char_pixels = (double) (height + MAX (4, height * 3 / 10)) / MEASURE;
  if (height != self->line_height)
    {
      int leading = MAX (4, height * 3 / 10);

      self->line_height = height;
      gtk_text_view_set_pixels_inside_wrap (view, leading);
      gtk_text_view_set_pixels_below_lines (view, leading);
    }
  if (left != gtk_text_view_get_left_margin (view))
    gtk_text_view_set_left_margin (view, left);
  if (right != gtk_text_view_get_right_margin (view))
    gtk_text_view_set_right_margin (view, right);
}

static void
actant_text_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (widget);

  update_measure (self, width);
  GTK_WIDGET_CLASS (actant_text_view_parent_class)->size_allocate (widget, width, height, baseline);
  /* Also allocated whenever it is scrolled. */
  if (width != self->width || height != self->height)
    {
      actant_highlighter_invalidate (self->highlighter);
      self->width = width;
      self->height = height;
      g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
    }
}

static void
actant_text_view_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (widget);
  const PangoFontDescription *font;
  guint hash;

  GTK_WIDGET_CLASS (actant_text_view_parent_class)->css_changed (widget, change);

  /* Most changes are of states, such as another window's being active. */
  font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  hash = font != NULL ? pango_font_description_hash (font) : 0;
  if (hash != self->font_hash)
    {
      self->font_hash = hash;
      self->width = -1;
      gtk_widget_queue_resize (widget);
    }
}

static void
actant_text_view_snapshot_layer (GtkTextView      *view,
                                 GtkTextViewLayer  layer,
                                 GtkSnapshot      *snapshot)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT && self->source != NULL)
    actant_highlighter_snapshot (self->highlighter, snapshot);
}

/* Font */

static void
update_font (ActantTextView *self)
{
  g_autofree char *font = self->settings != NULL
                          ? g_settings_get_string (self->settings, "reader-font")
                          : g_strdup ("Serif 13");
  g_autofree char *css = actant_reader_font_dup_css (font, self->zoom);

  gtk_css_provider_load_from_data (self->font, css, -1);
}

static void
settings_changed_cb (ActantTextView *self)
{
  self->zoom = g_settings_get_double (self->settings, "reader-zoom");
  update_font (self);
  actant_highlighter_set_style (self->highlighter,
                                g_settings_get_enum (self->settings, "highlight-style"));
}

static void
dark_changed_cb (ActantTextView *self)
{
  actant_highlighter_set_dark (self->highlighter,
                               adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

/** The factor by which the text is larger than its font; remembered in the settings. */
void
actant_text_view_set_zoom (ActantTextView *self,
                           double          zoom)
{
  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  zoom = CLAMP (zoom, ACTANT_READER_ZOOM_MIN, ACTANT_READER_ZOOM_MAX);
  if (self->settings != NULL)
    {
      g_settings_set_double (self->settings, "reader-zoom", zoom);
      return;
    }
  self->zoom = zoom;
  update_font (self);
}

double
actant_text_view_get_zoom (ActantTextView *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), 1.0);

  return self->zoom;
}

/* Content */

static void
records_changed_cb (ActantCollection *records,
                    ActantRecord     *before,
                    ActantRecord     *after,
                    guint             removed,
                    guint             added,
                    ActantTextView   *self)
{
  actant_highlighter_invalidate_record (self->highlighter, before);
  actant_highlighter_invalidate_record (self->highlighter, after);
}

static void
records_reset_cb (ActantTextView *self)
{
  actant_highlighter_invalidate (self->highlighter);
}

/* Lanes and ruler hear of it by the signal. */
static void
filter_changed_cb (ActantTextView *self)
{
  actant_highlighter_invalidate (self->highlighter);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

static void
disconnect_records (ActantTextView *self)
{
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  if (self->study != NULL && self->study != self->records)
    g_signal_handlers_disconnect_by_data (self->study, self);
  g_clear_object (&self->records);
  g_clear_object (&self->study);
}

/**
 * actant_text_view_set_records:
 * @self: a text view
 * @records: (nullable): whose passages are marked
 * @study: (nullable): the codebook, for names and colours
 */
void
actant_text_view_set_records (ActantTextView   *self,
                              ActantCollection *records,
                              ActantCollection *study)
{
  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  disconnect_records (self);
  if (records != NULL)
    {
      self->records = g_object_ref (records);
      g_signal_connect (records, "changed", G_CALLBACK (records_changed_cb), self);
      g_signal_connect_swapped (records, "reset", G_CALLBACK (records_reset_cb), self);
    }
  if (study != NULL)
    {
      /* The colour of an actor or a code shows in many places. */
      self->study = g_object_ref (study);
      g_signal_connect_swapped (study, "changed", G_CALLBACK (records_reset_cb), self);
      g_signal_connect_swapped (study, "reset", G_CALLBACK (records_reset_cb), self);
    }
  actant_highlighter_set_records (self->highlighter, records, study);
}

static void
clear_source (ActantTextView *self)
{
  g_clear_pointer (&self->window, actant_text_window_free);
  g_clear_pointer (&self->furniture, actant_furniture_free);
  g_clear_pointer (&self->source, actant_source_text_unref);
}

/** Shows @source (nullable) from its start. */
void
actant_text_view_set_source (ActantTextView   *self,
                             ActantSourceText *source)
{
  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  if (source != NULL)
    actant_source_text_ref (source);
  clear_source (self);
  self->source = source;
  if (source != NULL)
    self->window = actant_text_window_new (source);
  self->clicked = -1;
  self->anchor = self->caret = 0;
  _actant_text_view_load (self);
  actant_highlighter_invalidate (self->highlighter);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

ActantSourceText *
actant_text_view_get_source (ActantTextView *self)
{
  return self->source;
}

ActantCollection *
actant_text_view_get_records (ActantTextView *self)
{
  return self->records;
}

ActantCollection *
actant_text_view_get_study (ActantTextView *self)
{
  return self->study;
}

/** Draws only what @filter (nullable) shows, from now on and as it changes. */
void
actant_text_view_set_filter (ActantTextView    *self,
                             ActantQueryFilter *filter)
{
  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_data (self->filter, self);
  if (filter != NULL)
    g_signal_connect_swapped (filter, "changed", G_CALLBACK (filter_changed_cb), self);
  g_set_object (&self->filter, filter);
  filter_changed_cb (self);
}

/** Returns: (transfer none) (nullable): what decides which records are drawn */
ActantQueryFilter *
actant_text_view_get_filter (ActantTextView *self)
{
  return self->filter;
}

/** Marks the records as those of the coders of @side (nullable). */
void
actant_text_view_set_side (ActantTextView   *self,
                           ActantSideBySide *side)
{
  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  g_set_object (&self->side, side);
}

/** Returns: (transfer none) (nullable): whose the records are */
ActantSideBySide *
actant_text_view_get_side (ActantTextView *self)
{
  return self->side;
}

/** Whose @record is, 0 for oneself. */
guint
actant_text_view_find_coder (ActantTextView     *self,
                             const ActantRecord *record)
{
  guint coder;

  if (self->side == NULL || !actant_side_by_side_has_others (self->side))
    return 0;

  coder = actant_side_by_side_find_coder (self->side, actant_record_get_id (record));
  return coder != ACTANT_NO_CODER ? coder : 0;
}

/**
 * actant_text_view_dup_whose:
 * @self: a view
 * @record: a shown record
 * @words: what it is called
 *
 * Returns: (transfer full): @words, and while several coders are shown, whose it is
 */
char *
actant_text_view_dup_whose (ActantTextView     *self,
                            const ActantRecord *record,
                            const char         *words)
{
  if (self->side == NULL || !actant_side_by_side_has_others (self->side))
    return g_strdup (words);

  /* Translators: a coder, and what the coder marked: "Jun Lee: Forecast: a test is likely" */
  return g_strdup_printf (_("%s: %s"),
                          actant_side_by_side_get_name (self->side,
                                                        actant_text_view_find_coder (self, record)),
                          words);
}

/**
 * actant_text_view_collect:
 * @self: a view
 * @start: code points of the whole text
 * @end: its end, exclusive
 * @records: (element-type ActantRecord): receives borrowed records
 *
 * What of the records is shown there, in text order.
 */
void
actant_text_view_collect (ActantTextView *self,
                          gint64          start,
                          gint64          end,
                          GPtrArray      *records)
{
  guint first = records->len, n = records->len;

  if (self->records == NULL)
    return;

  actant_collection_collect (self->records, start, end, records);
  if (self->filter == NULL || !actant_query_filter_is_active (self->filter))
    return;
  for (guint i = first; i < records->len; i++)
    if (actant_query_filter_shows (self->filter, records->pdata[i]))
      records->pdata[n++] = records->pdata[i];
  g_ptr_array_set_size (records, n);
}

ActantHighlighter *
actant_text_view_get_highlighter (ActantTextView *self)
{
  return self->highlighter;
}

/** Marks the record @id (nullable) stronger than the others. */
void
actant_text_view_set_selected_id (ActantTextView *self,
                                  const char     *id)
{
  g_return_if_fail (ACTANT_IS_TEXT_VIEW (self));

  if (g_strcmp0 (id, self->selected) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  actant_highlighter_set_selected (self->highlighter, id);
}

const char *
actant_text_view_get_selected_id (ActantTextView *self)
{
  return self->selected;
}

/* Class */

static void
actant_text_view_constructed (GObject *object)
{
  G_OBJECT_CLASS (actant_text_view_parent_class)->constructed (object);

  _actant_text_view_follow_top (ACTANT_TEXT_VIEW (object));
}

static void
actant_text_view_dispose (GObject *object)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (object);

  _actant_text_view_stop_slide (self);
  disconnect_records (self);
  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_data (self->filter, self);
  g_clear_object (&self->filter);
  g_clear_object (&self->side);
  if (self->font != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->font));
  g_clear_object (&self->font);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (actant_text_view_parent_class)->dispose (object);
}

static void
actant_text_view_finalize (GObject *object)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (object);

  actant_highlighter_free (self->highlighter);
  clear_source (self);
  g_free (self->selected);

  G_OBJECT_CLASS (actant_text_view_parent_class)->finalize (object);
}

static void
actant_text_view_class_init (ActantTextViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = actant_text_view_constructed;
  object_class->dispose = actant_text_view_dispose;
  object_class->finalize = actant_text_view_finalize;
  widget_class->size_allocate = actant_text_view_size_allocate;
  widget_class->css_changed = actant_text_view_css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = actant_text_view_snapshot_layer;

  signals[MOVED] = g_signal_new ("moved", ACTANT_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[PRESSED_AGAIN] = g_signal_new ("pressed-again", ACTANT_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CONTEXT_MENU] = g_signal_new ("context-menu", ACTANT_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_INT, G_TYPE_INT);
  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", ACTANT_TYPE_TEXT_VIEW,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  _actant_text_view_bind_keys (widget_class);
  _actant_text_view_bind_caret (klass);
}

static void
follow_settings (ActantTextView *self)
{
  GSettingsSchemaSource *schemas = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = schemas != NULL
                            ? g_settings_schema_source_lookup (schemas, APPLICATION_ID, TRUE)
                            : NULL;

  if (schema == NULL)
    {
      update_font (self);
      return;
    }

  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_schema_unref (schema);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  settings_changed_cb (self);
}

static void
actant_text_view_init (ActantTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->zoom = 1.0;
  self->char_pixels = 0.4;   /* until there is a font */
  self->clicked = -1;
  self->highlighter = actant_highlighter_new (view);
  for (guint i = 0; i < 2; i++)
    {
      self->tight[i] = gtk_text_buffer_create_tag (buffer, NULL, "scale", 0.35, NULL);
      self->plain[i] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
    }
  self->nudge = gtk_text_buffer_create_tag (buffer, NULL, "rise", 1, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), "actant-reader");
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, TOP_MARGIN);
  gtk_text_view_set_bottom_margin (view, 3 * TOP_MARGIN);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Document"), -1);
  _actant_text_view_follow_marks (self);

  self->font = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->font),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  follow_settings (self);
  _actant_text_view_add_controllers (self);

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (dark_changed_cb), self,
                           G_CONNECT_SWAPPED);
  dark_changed_cb (self);
}

/** Returns: (transfer floating): an empty text view */
GtkWidget *
actant_text_view_new (void)
{
  return g_object_new (ACTANT_TYPE_TEXT_VIEW, NULL);
}
