/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of measures. */
#include "config.h"

#include "review/actant-review-figures.h"

#include "sidebar/actant-drop-down.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _ActantReviewFigures
{
  GtkWidget           parent_instance;

  ActantReview       *review;     /* owned */
  GtkWidget          *box;
  GtkWidget          *measures;   /* drop downs */
  GtkWidget          *texts;
  GtkWidget          *pairs;
  GListStore         *rows;       /* of GtkStringObject: the number of a figure; owned */
  GtkSingleSelection *selection;  /* owned */
  GtkWidget          *view;
  GtkWidget          *formula;
  GtkWidget          *matrix;
  gboolean            filling;    /* the drop downs */
};

enum
{
  FIELD_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantReviewFigures, actant_review_figures, GTK_TYPE_WIDGET)

typedef enum
{
  COLUMN_KIND,
  COLUMN_FIELD,
  COLUMN_MEASURE,
  COLUMN_VALUE,
  COLUMN_UNITS,
  COLUMN_DIFFER,
  N_COLUMNS
} Column;

static const ActantAgreementRow *
get_figure (ActantReviewFigures *self,
            gpointer             item)
{
  GPtrArray *figures = actant_review_get_figures (self->review);
  guint number = item != NULL ? g_ascii_strtoull (gtk_string_object_get_string (item), NULL, 10) : G_MAXUINT;

  return figures != NULL && number < figures->len ? figures->pdata[number] : NULL;
}

static char *
dup_cell (const ActantAgreementRow *figure,
          Column                    column)
{
  switch (column)
    {
    case COLUMN_KIND:
      return g_strdup (_(actant_kind_get_info (figure->kind)->label));
    case COLUMN_FIELD:
      return g_strdup (figure->label);
    case COLUMN_MEASURE:
      return g_strdup (figure->measure);
    case COLUMN_VALUE:
      return isnan (figure->value) ? g_strdup (_("not defined")) : g_strdup_printf ("%.3f", figure->value);
    case COLUMN_UNITS:
      return g_strdup_printf ("%" G_GUINT64_FORMAT, figure->n_units);
    case COLUMN_DIFFER:
      return g_strdup_printf ("%" G_GUINT64_FORMAT, figure->n_differ);
    case N_COLUMNS:
    default:
      return g_strdup ("");
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          ActantReviewFigures      *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  Column column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));

  gtk_label_set_xalign (GTK_LABEL (label), column >= COLUMN_VALUE ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column >= COLUMN_VALUE)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         ActantReviewFigures      *self)
{
  const ActantAgreementRow *figure = get_figure (self, gtk_list_item_get_item (item));
  Column column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *words = NULL;

  if (figure == NULL)
    return;
  words = dup_cell (figure, column);
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_tooltip_text (label, column == COLUMN_VALUE && figure->undefined != NULL
                                      ? _(figure->undefined) : NULL);
}

static GtkColumnViewColumn *
new_column (ActantReviewFigures *self,
            const char          *title,
            Column               column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (view_column, column == COLUMN_FIELD);
  gtk_column_view_column_set_resizable (view_column, TRUE);

  return view_column;
}

static const char *
get_chosen (GtkWidget *drop_down)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (drop_down));

  return gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)) > 0 && item != NULL
         ? gtk_string_object_get_string (item) : NULL;
}

static gboolean
is_all_coders (ActantReviewFigures      *self,
               const ActantAgreementRow *figure)
{
  g_autofree char *all = g_strjoinv (" ", (char **) actant_review_get_coders (self->review));

  return strcmp (all, figure->coders) == 0;
}

static gboolean
fits (ActantReviewFigures      *self,
      const ActantAgreementRow *figure)
{
  const char *measure = get_chosen (self->measures);
  const char *text = get_chosen (self->texts);
  const char *pair = get_chosen (self->pairs);

  if (measure != NULL && strcmp (measure, figure->measure) != 0)
    return FALSE;
  if (pair != NULL ? strcmp (pair, figure->coders) != 0 : !is_all_coders (self, figure))
    return FALSE;

  return g_strcmp0 (text, figure->text) == 0;
}

/* Lists the figures that were chosen. */
static void
fill (ActantReviewFigures *self)
{
  GPtrArray *figures = actant_review_get_figures (self->review);

  if (self->filling)
    return;

  g_list_store_remove_all (self->rows);
  for (guint i = 0; figures != NULL && i < figures->len; i++)
    if (fits (self, figures->pdata[i]))
      {
        g_autofree char *number = g_strdup_printf ("%u", i);
        g_autoptr(GtkStringObject) item = gtk_string_object_new (number);

        g_list_store_append (self->rows, item);
      }
}

/* The first choice, then each name that the figures have there. */
static void
fill_choices (ActantReviewFigures *self,
              GtkWidget           *drop_down,
              const char          *first,
              gsize                member)
{
  GPtrArray *figures = actant_review_get_figures (self->review);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GtkStringList) names = gtk_string_list_new ((const char *[]) { first, NULL });

  for (guint i = 0; figures != NULL && i < figures->len; i++)
    {
      const char *name = G_STRUCT_MEMBER (const char *, figures->pdata[i], member);

      if (name != NULL && g_hash_table_add (seen, (gpointer) name))
        gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (names));
}

static void
select_measure (ActantReviewFigures *self,
                const char          *name)
{
  GListModel *names = gtk_drop_down_get_model (GTK_DROP_DOWN (self->measures));

  for (guint i = 1; i < g_list_model_get_n_items (names); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->measures), i);
}

/** Shows the figures as they are now. */
void
actant_review_figures_update (ActantReviewFigures *self)
{
  g_return_if_fail (ACTANT_IS_REVIEW_FIGURES (self));

  self->filling = TRUE;
  fill_choices (self, self->measures, _("All measures"), G_STRUCT_OFFSET (ActantAgreementRow, measure));
  fill_choices (self, self->texts, _("All texts together"), G_STRUCT_OFFSET (ActantAgreementRow, text));
  fill_choices (self, self->pairs, _("All coders"), G_STRUCT_OFFSET (ActantAgreementRow, coders));
  select_measure (self, "alpha");
  self->filling = FALSE;
  fill (self);
}

static void
selected_cb (ActantReviewFigures *self)
{
  const ActantAgreementRow *figure = get_figure (self, gtk_single_selection_get_selected_item (self->selection));
  const char *source = NULL, *missing = NULL;
  const char *formula = figure != NULL ? actant_agreement_get_formula (figure->measure, &source, &missing) : NULL;
  g_autofree char *words = NULL;

  /* translators: a formula, what is done with missing values, and the author and year of the formula */
  words = formula != NULL ? g_strdup_printf (_("%s\nMissing: %s. %s"), formula, _(missing), source) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->formula), words);
  actant_review_matrix_show (ACTANT_REVIEW_MATRIX (self->matrix), figure);
}

static void
activate_cb (ActantReviewFigures *self,
             guint                position)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const ActantAgreementRow *figure = get_figure (self, item);

  if (figure != NULL)
    g_signal_emit (self, signals[FIELD_ACTIVATED], 0, figure->field, figure->kind);
}

static GtkWidget *
new_choice (ActantReviewFigures *self,
            const char          *name)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings ((const char *[]) { name, NULL });

  actant_drop_down_adapt (GTK_DROP_DOWN (choice));
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_widget_set_tooltip_text (choice, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (fill), self);

  return choice;
}

static GtkWidget *
build_table (ActantReviewFigures *self)
{
  const char *titles[N_COLUMNS] = { _("Kind"), _("Field"), _("Measure"), _("Value"), _("Units"), _("Differ") };
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  for (Column column = 0; column < N_COLUMNS; column++)
    {
      g_autoptr(GtkColumnViewColumn) view_column = new_column (self, titles[column], column);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
    }
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Agreement"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

/* M goes from the table, whose rows Tab goes through one by one, to the matrix and back. */
static gboolean
key_pressed_cb (ActantReviewFigures *self,
                guint                key,
                guint                code,
                GdkModifierType      state)
{
  GtkWidget *chart = GTK_WIDGET (actant_review_matrix_get_chart (ACTANT_REVIEW_MATRIX (self->matrix)));

  if (key != GDK_KEY_m || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_grab_focus (gtk_widget_has_focus (chart) || !gtk_widget_get_mapped (chart) ? self->view : chart);
}

/* The table and what is behind its selected row. */
static void
build_halves (ActantReviewFigures *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *lower = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->matrix = actant_review_matrix_new (self->review);
  gtk_widget_set_vexpand (self->matrix, TRUE);
  gtk_box_append (GTK_BOX (lower), self->formula);
  gtk_box_append (GTK_BOX (lower), self->matrix);
  gtk_paned_set_start_child (GTK_PANED (paned), build_table (self));
  gtk_paned_set_end_child (GTK_PANED (paned), lower);
  gtk_paned_set_position (GTK_PANED (paned), 190);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_widget_set_size_request (gtk_paned_get_start_child (GTK_PANED (paned)), -1, 110);
  gtk_widget_set_vexpand (paned, TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (paned, keys);
  gtk_box_append (GTK_BOX (self->box), paned);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
actant_review_figures_dispose (GObject *object)
{
  ActantReviewFigures *self = ACTANT_REVIEW_FIGURES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (actant_review_figures_parent_class)->dispose (object);
}

static gboolean
actant_review_figures_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACTANT_REVIEW_FIGURES (widget)->view);
}

static void
actant_review_figures_class_init (ActantReviewFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_review_figures_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = actant_review_figures_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[FIELD_ACTIVATED] = g_signal_new ("field-activated", ACTANT_TYPE_REVIEW_FIGURES, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
actant_review_figures_init (ActantReviewFigures *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->measures = new_choice (self, _("Measure"));
  self->texts = new_choice (self, _("Text"));
  self->pairs = new_choice (self, _("Coders"));
  gtk_box_append (GTK_BOX (head), self->measures);
  gtk_box_append (GTK_BOX (head), self->texts);
  gtk_box_append (GTK_BOX (head), self->pairs);
  gtk_widget_add_css_class (head, "page-head");
  self->formula = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->formula), 0);
  gtk_label_set_wrap (GTK_LABEL (self->formula), TRUE);
  gtk_label_set_selectable (GTK_LABEL (self->formula), TRUE);
  gtk_widget_add_css_class (self->formula, "caption");
  gtk_widget_add_css_class (self->formula, "page-foot");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** Returns: (transfer floating): the figures of @review, empty until they are there */
GtkWidget *
actant_review_figures_new (ActantReview *review)
{
  ActantReviewFigures *self = g_object_new (ACTANT_TYPE_REVIEW_FIGURES, NULL);

  self->review = g_object_ref (review);
  build_halves (self);

  return GTK_WIDGET (self);
}

/** Returns: (transfer none): what is listed */
GListModel *
actant_review_figures_get_rows (ActantReviewFigures *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_FIGURES (self), NULL);

  return G_LIST_MODEL (self->rows);
}

/** Returns: (transfer none): the matrix of the selected field */
ActantReviewMatrix *
actant_review_figures_get_matrix (ActantReviewFigures *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_FIGURES (self), NULL);

  return ACTANT_REVIEW_MATRIX (self->matrix);
}
