/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field's matrix: its choices, the chart, and saving it. */
#include "config.h"

#include "review/actant-review-matrix.h"

#include "actant-page-layout.h"
#include "actant-compat-dialogs.h"
#include "exchange/actant-matrix-export.h"
#include "sidebar/actant-drop-down.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ActantReviewMatrix
{
  GtkWidget     parent_instance;

  ActantReview *review;     /* owned */
  char         *field;      /* what is shown; NULL for nothing */
  ActantKind    kind;
  char         *text;       /* NULL for all together */
  char         *coders;     /* slugs, "jun mina" */
  char         *format;     /* that is being saved */
  GtkWidget    *box;
  GtkWidget    *shape;      /* drop down */
  GtkWidget    *save;
  GtkWidget    *chart;
  GtkWidget    *words;
};

enum
{
  UNITS_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantReviewMatrix, actant_review_matrix, GTK_TYPE_WIDGET)

static ActantAgreementMatrix *
make (ActantReviewMatrix *self)
{
  ActantAgreement *agreement = actant_review_get_shown (self->review);
  const ActantCodedValues *values;
  g_autoptr(GArray) coders = NULL;
  ActantAgreementScope scope;

  if (agreement == NULL || self->field == NULL)
    return NULL;

  coders = actant_agreement_dup_coders (agreement, self->coders);
  scope = (ActantAgreementScope) {
    agreement, actant_agreement_find_text (agreement, self->text), (const guint *) coders->data, coders->len
  };
  values = actant_agreement_find_values (agreement, self->kind, self->field);
  gtk_widget_set_sensitive (self->shape, values != NULL);

  /* Where passages are is no value; what is matched is told. */
  if (values == NULL)
    return actant_agreement_matrix_new_kinds (&scope);

  return actant_agreement_matrix_new (&scope, values, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->shape)));
}

static void
update (ActantReviewMatrix *self)
{
  ActantAgreementMatrix *matrix = make (self);

  gtk_widget_set_visible (self->box, matrix != NULL);
  actant_agreement_chart_set_matrix (ACTANT_AGREEMENT_CHART (self->chart), matrix);
}

static void
moved_cb (ActantReviewMatrix *self)
{
  g_autofree char *words = actant_agreement_chart_dup_words (ACTANT_AGREEMENT_CHART (self->chart));

  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_tooltip_text (self->words, words);
}

static void
activated_cb (ActantReviewMatrix *self,
              guint               row,
              guint               column)
{
  const ActantAgreementMatrix *matrix = actant_agreement_chart_get_matrix (ACTANT_AGREEMENT_CHART (self->chart));
  g_autoptr(GArray) all = actant_agreement_matrix_list_units (matrix, row, column);
  g_autoptr(GArray) units = actant_review_map_units (self->review, all);
  g_autofree char *words = g_strdup_printf ("%s / %s", (char *) matrix->rows->pdata[row],
                                            (char *) matrix->columns->pdata[column]);

  if (units->len > 0)
    g_signal_emit (self, signals[UNITS_ACTIVATED], 0, units, words);
}

/* Saving */

/**
 * actant_review_matrix_save:
 * @self: a matrix that is shown
 * @format: "svg", "png" or "csv"
 * @path: of the new file
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
actant_review_matrix_save (ActantReviewMatrix  *self,
                           const char          *format,
                           const char          *path,
                           GError             **error)
{
  const ActantAgreementMatrix *matrix;

  g_return_val_if_fail (ACTANT_IS_REVIEW_MATRIX (self) && path != NULL, FALSE);

  matrix = actant_agreement_chart_get_matrix (ACTANT_AGREEMENT_CHART (self->chart));
  g_return_val_if_fail (matrix != NULL, FALSE);

  if (strcmp (format, "png") == 0)
    return actant_agreement_chart_save_png (ACTANT_AGREEMENT_CHART (self->chart), path, error);

  return strcmp (format, "svg") == 0 ? actant_matrix_export_svg (matrix, path, error)
                                     : actant_matrix_export_csv (matrix, path, error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(ActantReviewMatrix) self = user_data;
  g_autoptr(GFile) file = actant_choose_file_finish (GTK_WINDOW (source), result);
  g_autofree char *message = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;

  if (file == NULL || self->box == NULL
      || actant_agreement_chart_get_matrix (ACTANT_AGREEMENT_CHART (self->chart)) == NULL)
    return;

  path = g_file_get_path (file);
  if (path == NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("choose a folder of this computer"));
  else
    actant_review_matrix_save (self, self->format, path, &error);
  if (!actant_review_report (self->review, error))
    return;
  message = g_strdup_printf (_("Saved %s"), path);
  actant_workspace_toast (actant_review_get_workspace (self->review), message, FALSE);
}

static void
save_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  ActantReviewMatrix *self = ACTANT_REVIEW_MATRIX (widget);
  g_autofree char *name = NULL;

  g_free (self->format);
  self->format = g_variant_dup_string (parameter, NULL);
  name = g_strdup_printf ("%s.%s", self->field, self->format);
  actant_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), ACTANT_CHOOSE_SAVE_FILE, _("Save the Matrix"),
                            NULL, name, chosen_cb, g_object_ref (self));
}

/* Building */

static GtkWidget *
build_head (ActantReviewMatrix *self)
{
  const char *shapes[] = { _("Value by value"), _("Coder by value"), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr(GMenu) menu = g_menu_new ();

  self->shape = gtk_drop_down_new_from_strings (shapes);
  actant_drop_down_adapt (GTK_DROP_DOWN (self->shape));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->shape), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matrix"), -1);
  g_signal_connect_swapped (self->shape, "notify::selected", G_CALLBACK (update), self);
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_add_css_class (self->words, "caption");
  g_menu_append (menu, _("_Picture That Scales (SVG)…"), "matrix.save::svg");
  g_menu_append (menu, _("P_icture (PNG)…"), "matrix.save::png");
  g_menu_append (menu, _("_Table (CSV)…"), "matrix.save::csv");
  self->save = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->save), _("_Save Matrix"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->save), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->save), G_MENU_MODEL (menu));
  gtk_box_append (GTK_BOX (head), self->shape);
  gtk_box_append (GTK_BOX (head), self->words);
  gtk_box_append (GTK_BOX (head), self->save);
  gtk_widget_add_css_class (head, "page-foot");

  return head;
}

static void
actant_review_matrix_dispose (GObject *object)
{
  ActantReviewMatrix *self = ACTANT_REVIEW_MATRIX (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->review);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->coders, g_free);
  g_clear_pointer (&self->format, g_free);

  G_OBJECT_CLASS (actant_review_matrix_parent_class)->dispose (object);
}

static void
actant_review_matrix_class_init (ActantReviewMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_review_matrix_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, ACTANT_TYPE_PAGE_LAYOUT);
  gtk_widget_class_install_action (widget_class, "matrix.save", "s", save_action);

  signals[UNITS_ACTIVATED] = g_signal_new ("units-activated", ACTANT_TYPE_REVIEW_MATRIX, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_STRING);
}

static void
actant_review_matrix_init (ActantReviewMatrix *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->chart = actant_agreement_chart_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), build_head (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->chart);
  /* The chart itself shows the cell that has the keyboard, not all of itself. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (gtk_widget_get_parent (self->chart)), FALSE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 60);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (self->box, FALSE);
  g_signal_connect_swapped (self->chart, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->chart, "activated", G_CALLBACK (activated_cb), self);
}

/** Returns: (transfer floating): the matrix of a field of @review, of none yet */
GtkWidget *
actant_review_matrix_new (ActantReview *review)
{
  ActantReviewMatrix *self = g_object_new (ACTANT_TYPE_REVIEW_MATRIX, NULL);

  self->review = g_object_ref (review);

  return GTK_WIDGET (self);
}

/**
 * actant_review_matrix_show:
 * @self: a matrix
 * @figure: (nullable): whose field, text and coders are shown
 */
void
actant_review_matrix_show (ActantReviewMatrix       *self,
                           const ActantAgreementRow *figure)
{
  g_return_if_fail (ACTANT_IS_REVIEW_MATRIX (self));

  g_free (self->field);
  g_free (self->text);
  g_free (self->coders);
  self->field = figure != NULL ? g_strdup (figure->field) : NULL;
  self->text = figure != NULL ? g_strdup (figure->text) : NULL;
  self->coders = figure != NULL ? g_strdup (figure->coders) : NULL;
  self->kind = figure != NULL ? figure->kind : ACTANT_KIND_NONE;
  update (self);
}

void
actant_review_matrix_set_shape (ActantReviewMatrix *self,
                                ActantMatrixShape   shape)
{
  g_return_if_fail (ACTANT_IS_REVIEW_MATRIX (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->shape), shape);
}

/** Returns: (transfer none): what draws it */
ActantAgreementChart *
actant_review_matrix_get_chart (ActantReviewMatrix *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_MATRIX (self), NULL);

  return ACTANT_AGREEMENT_CHART (self->chart);
}
