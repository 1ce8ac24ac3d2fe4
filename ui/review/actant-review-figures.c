/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of measures. */
#include "config.h"

#include "review/actant-review-figures.h"

#include "actant-page-layout.h"
#include "actant-row-feed.h"
#include "sidebar/actant-drop-down.h"
#include "store/actant-study-folder.h"
#include "study/actant-page-parts.h"

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
  GtkWidget          *groups;
  GtkWidget          *levels;
  GtkWidget          *overlap;    /* spin button, percent */
  GtkWidget          *interval;   /* toggle button */
  char              **slugs;      /* of the groups; owned */
  guint               timer;      /* until the overlap is taken */
  GListStore         *rows;       /* of GtkStringObject: the number of a figure; owned */
  GtkSingleSelection *selection;  /* owned */
  GtkWidget          *view;
  GtkWidget          *formula;
  GtkWidget          *matrix;
  gboolean            filling;    /* the drop downs */
};

#define ROWS_AT_ONCE 24

/* Logical pixels: four lines of a caption, and as many as there may be. */
#define FORMULA_HEIGHT 68
#define MOST_FORMULA_HEIGHT 96

/* Milliseconds without another change after which the study is compared with the new overlap. */
#define OVERLAP_DELAY 600

enum
{
  UNITS_ACTIVATED,
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
  COLUMN_INTERVAL,
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

/* The field, and the code that is set against the rest. */
static char *
dup_name (const ActantAgreementRow *figure)
{
  return figure->code != NULL ? g_strdup_printf ("%s = %s", figure->label, figure->code) : g_strdup (figure->label);
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
      return dup_name (figure);
    case COLUMN_MEASURE:
      /* translators: a measure and the coder who is right by definition */
      return figure->gold != NULL ? g_strdup_printf (_("%s (gold: %s)"), figure->measure, figure->gold)
                                  : g_strdup (figure->measure);
    case COLUMN_VALUE:
      return isnan (figure->value) ? g_strdup (_("not defined")) : g_strdup_printf ("%.3f", figure->value);
    case COLUMN_INTERVAL:
      return isnan (figure->low) ? g_strdup ("") : g_strdup_printf ("%.3f … %.3f", figure->low, figure->high);
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
  gtk_column_view_column_set_visible (view_column, column != COLUMN_INTERVAL);
  gtk_column_view_column_set_resizable (view_column, TRUE);

  return view_column;
}

/* Asking */

static const char *
get_chosen (GtkWidget *drop_down)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (drop_down));

  return gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)) > 0 && item != NULL
         ? gtk_string_object_get_string (item) : NULL;
}

/* Asks for what is chosen. */
static void
ask (ActantReviewFigures *self)
{
  guint group;
  ActantReviewRequest request;

  if (self->filling)
    return;
  group = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->groups));
  request = (ActantReviewRequest) {
    .coders = group > 0 && group != GTK_INVALID_LIST_POSITION ? self->slugs[group - 1] : NULL,
    .text = (char *) get_chosen (self->texts),
    .measure = (char *) get_chosen (self->measures),
    .by_code = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->levels)) == 1,
    .n_draws = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->interval)) ? ACTANT_BOOTSTRAP_DRAWS : 0,
  };

  actant_review_ask (self->review, &request);
}

/* Makes @names the choices after the first one, and chooses @chosen. */
static void
set_choices (GtkWidget          *drop_down,
             const char         *first,
             const char * const *names,
             const char         *chosen)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new ((const char *[]) { first, NULL });
  guint position = 0;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gtk_string_list_append (list, names[i]);
      if (g_strcmp0 (names[i], chosen) == 0)
        position = i + 1;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), position);
}

static void
fill_texts (ActantReviewFigures *self,
            const char          *chosen)
{
  ActantAdjudication *queue = actant_review_get_queue (self->review);
  ActantAgreement *agreement = queue != NULL ? actant_adjudication_get_agreement (queue) : NULL;
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; agreement != NULL && i < actant_agreement_get_n_texts (agreement); i++)
    g_ptr_array_add (texts, (gpointer) actant_agreement_get_text (agreement, i));
  g_ptr_array_add (texts, NULL);
  set_choices (self->texts, _("All texts together"), (const char * const *) texts->pdata, chosen);
}

/* Who can be compared, in words: "jun and mina", "jun with the consensus as gold standard". */
static void
fill_groups (ActantReviewFigures *self,
             const char          *chosen)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) slugs = actant_review_list_groups (self->review);
  const char *selected = NULL;

  if (self->slugs != NULL && g_strv_equal ((const char * const *) slugs, (const char * const *) self->slugs))
    return;
  g_strfreev (self->slugs);
  self->slugs = g_steal_pointer (&slugs);
  for (guint i = 0; self->slugs[i] != NULL; i++)
    {
      g_auto(GStrv) names = g_strsplit (self->slugs[i], " ", 2);

      if (g_str_equal (names[1], ACTANT_CONSENSUS))
        /* translators: a coder, scored against the consensus */
        g_ptr_array_add (words, g_strdup_printf (_("%s (gold: consensus)"), names[0]));
      else
        /* translators: two coders */
        g_ptr_array_add (words, g_strdup_printf (_("%s and %s"), names[0], names[1]));
      if (g_strcmp0 (self->slugs[i], chosen) == 0)
        selected = words->pdata[i];
    }
  g_ptr_array_add (words, NULL);
  set_choices (self->groups, _("All coders"), (const char * const *) words->pdata, selected);
}

static void show_selected (ActantReviewFigures *self);

/* Intervals that were cancelled are not asked for any more. */
static void
show_interval (ActantReviewFigures *self)
{
  gboolean before = self->filling;

  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->interval),
                                actant_review_get_request (self->review)->n_draws > 0);
  self->filling = before;
}

/* Lists the figures that are there. */
static void
fill (ActantReviewFigures *self)
{
  GPtrArray *figures = actant_review_get_figures (self->review);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; figures != NULL && i < figures->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_ptr_array_add (items, gtk_string_object_new (number));
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       items->pdata, items->len);
  show_interval (self);
  show_selected (self);
}

/** Shows the figures as they are now. */
void
actant_review_figures_update (ActantReviewFigures *self)
{
  const ActantReviewRequest *request;
  g_autofree const char **measures = actant_agreement_list_measures ();

  g_return_if_fail (ACTANT_IS_REVIEW_FIGURES (self));

  request = actant_review_get_request (self->review);
  self->filling = TRUE;
  set_choices (self->measures, _("All measures"), measures, request->measure);
  fill_texts (self, request->text);
  fill_groups (self, request->coders);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->overlap), actant_review_get_threshold (self->review) * 100);
  self->filling = FALSE;
  fill (self);
}

/* A consensus has come, or gone. */
static void
decided_cb (ActantReviewFigures *self)
{
  self->filling = TRUE;
  fill_groups (self, actant_review_get_request (self->review)->coders);
  self->filling = FALSE;
}

static gboolean
take_overlap_cb (gpointer data)
{
  ActantReviewFigures *self = data;

  self->timer = 0;
  actant_review_set_threshold (self->review, gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->overlap)) / 100);

  return G_SOURCE_REMOVE;
}

static void
overlap_changed_cb (ActantReviewFigures *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (OVERLAP_DELAY, take_overlap_cb, self);
}

/* What the selected figure is */

static char *
dup_words (ActantReviewFigures      *self,
           const ActantAgreementRow *figure)
{
  const char *source = NULL, *missing = NULL;
  const char *formula = actant_agreement_get_formula (figure->measure, &source, &missing);
  g_autofree char *n_units = g_strdup_printf ("%" G_GUINT64_FORMAT, figure->n_units);
  GString *words = g_string_new (formula);

  if (figure->undefined != NULL)
    /* translators: %s is why a figure is not defined */
    g_string_append_printf (words, _(" Not defined: %s."), _(figure->undefined));
  g_string_append_c (words, '\n');
  /* translators: what is counted as one, how many there are, what is done with missing values, and the author
   * and year of the formula */
  g_string_append_printf (words, _("Unit: %s, n = %s. Missing: %s. %s."),
                          _(actant_agreement_get_unit (figure->measure)), n_units, _(missing), source);
  if (!isnan (figure->low))
    {
      g_string_append_c (words, '\n');
      /* translators: the ends of an interval, how many times units were drawn for it, and the first of the random
       * numbers */
      g_string_append_printf (words, _("95-percent interval %.3f to %.3f: %u bootstrap draws, seed %u."), figure->low,
                              figure->high, ACTANT_BOOTSTRAP_DRAWS, ACTANT_BOOTSTRAP_SEED);
    }

  return g_string_free (words, FALSE);
}

static void
show_selected (ActantReviewFigures *self)
{
  const ActantAgreementRow *figure = get_figure (self, gtk_single_selection_get_selected_item (self->selection));
  GPtrArray *figures = actant_review_get_figures (self->review);
  g_autofree char *words = figure != NULL ? dup_words (self, figure)
                           : g_strdup (figures != NULL ? _("There is no such figure: nobody used what it is about, or it "
                                                           "is for one text, or for two coders.") : "");

  gtk_label_set_text (GTK_LABEL (self->formula), words);
  gtk_widget_set_tooltip_text (self->formula, words);
  actant_review_matrix_show (ACTANT_REVIEW_MATRIX (self->matrix), figure);
}

/* The very disagreements behind the figure. */
static void
activate_cb (ActantReviewFigures *self,
             guint                position)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const ActantAgreementRow *figure = get_figure (self, item);
  g_autoptr(GArray) units = NULL;
  g_autoptr(GArray) cases = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (figure == NULL)
    return;
  units = actant_agreement_list_behind (actant_review_get_shown (self->review), figure);
  cases = actant_review_map_units (self->review, units);
  name = dup_name (figure);
  words = g_strdup_printf ("≠ %s", name);
  if (cases->len > 0)
    g_signal_emit (self, signals[UNITS_ACTIVATED], 0, cases, words);
  else
    actant_workspace_toast (actant_review_get_workspace (self->review),
                            _("No disagreement is behind this figure"), FALSE);
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
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (ask), self);

  return choice;
}

static GtkWidget *
build_table (ActantReviewFigures *self)
{
  const char *titles[N_COLUMNS] = { _("Kind"), _("Field"), _("Measure"), _("Value"),
                                      _("Lower … Upper"), _("Units"), _("Differ") };
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  for (Column column = 0; column < N_COLUMNS; column++)
    {
      g_autoptr(GtkColumnViewColumn) view_column = new_column (self, titles[column], column);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
    }
  actant_page_leave_by_tab (self->view);
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
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->matrix = actant_review_matrix_new (self->review);
  gtk_widget_set_vexpand (self->matrix, TRUE);
  /* It does not ask for more height the narrower it is: a small window would have to be wide. */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->formula);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_FORMULA_HEIGHT);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), FORMULA_HEIGHT);
  gtk_box_append (GTK_BOX (lower), scroller);
  gtk_box_append (GTK_BOX (lower), self->matrix);
  gtk_paned_set_start_child (GTK_PANED (paned), build_table (self));
  gtk_paned_set_end_child (GTK_PANED (paned), lower);
  gtk_paned_set_position (GTK_PANED (paned), 190);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_widget_set_size_request (gtk_paned_get_start_child (GTK_PANED (paned)), -1, 84);
  gtk_widget_set_vexpand (paned, TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (paned, keys);
  gtk_box_append (GTK_BOX (self->box), paned);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self,
                           G_CONNECT_SWAPPED);
}

static void
actant_review_figures_dispose (GObject *object)
{
  ActantReviewFigures *self = ACTANT_REVIEW_FIGURES (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->slugs, g_strfreev);
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
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), ACTANT_TYPE_PAGE_LAYOUT);

  signals[UNITS_ACTIVATED] = g_signal_new ("units-activated", ACTANT_TYPE_REVIEW_FIGURES, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_STRING);
}

static void
interval_toggled_cb (ActantReviewFigures *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, COLUMN_INTERVAL);

  gtk_column_view_column_set_visible (column, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->interval)));
  ask (self);
}

/* From which overlap on passages are about the same, and whether intervals are computed. */
static GtkWidget *
build_rules (ActantReviewFigures *self)
{
  GtkWidget *rules = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Overlap in percent:"));

  self->overlap = gtk_spin_button_new_with_range (0, 100, 5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->overlap), ACTANT_OVERLAP_DEFAULT * 100);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->overlap);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (self->overlap, _("Two passages are about the same when both cover so much of what "
                                                "either does; they are put together one to one"));
  g_signal_connect_swapped (self->overlap, "value-changed", G_CALLBACK (overlap_changed_cb), self);
  self->interval = gtk_toggle_button_new_with_mnemonic (_("_Intervals"));
  gtk_widget_set_tooltip_text (self->interval, _("Compute how far each figure might be off: the 95-percent interval of "
                                                 "10,000 bootstrap draws"));
  gtk_widget_set_hexpand (self->interval, TRUE);
  gtk_widget_set_halign (self->interval, GTK_ALIGN_END);
  g_signal_connect_swapped (self->interval, "toggled", G_CALLBACK (interval_toggled_cb), self);
  gtk_box_append (GTK_BOX (rules), label);
  gtk_box_append (GTK_BOX (rules), self->overlap);
  gtk_box_append (GTK_BOX (rules), self->interval);
  gtk_widget_add_css_class (rules, "page-head");

  return rules;
}

static void
actant_review_figures_init (ActantReviewFigures *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  ActantRowFeed *feed;
  g_autoptr(GtkStringList) levels =
    gtk_string_list_new ((const char *[]) { _("Fields"), _("Fields and each code"), NULL });

  self->filling = TRUE;
  self->rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  feed = actant_row_feed_new (G_LIST_MODEL (g_object_ref (self->rows)), ROWS_AT_ONCE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (feed));
  self->measures = new_choice (self, _("Measure"));
  self->texts = new_choice (self, _("Text"));
  self->groups = new_choice (self, _("Coders"));
  self->levels = new_choice (self, _("Each code against the rest"));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->levels), G_LIST_MODEL (levels));
  gtk_box_append (GTK_BOX (head), self->measures);
  gtk_box_append (GTK_BOX (head), self->texts);
  gtk_box_append (GTK_BOX (head), self->groups);
  gtk_box_append (GTK_BOX (head), self->levels);
  gtk_widget_add_css_class (head, "page-head");
  self->formula = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->formula), 0);
  gtk_label_set_wrap (GTK_LABEL (self->formula), TRUE);
  gtk_label_set_selectable (GTK_LABEL (self->formula), TRUE);
  gtk_widget_set_valign (self->formula, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->formula, "caption");
  gtk_widget_add_css_class (self->formula, "page-foot");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), build_rules (self));
  self->filling = FALSE;
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** Returns: (transfer floating): the figures of @review, empty until they are there */
GtkWidget *
actant_review_figures_new (ActantReview *review)
{
  ActantReviewFigures *self = g_object_new (ACTANT_TYPE_REVIEW_FIGURES, NULL);

  self->review = g_object_ref (review);
  build_halves (self);
  g_signal_connect_object (review, "figures", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);

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
