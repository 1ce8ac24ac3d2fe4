/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the table of claims and scenarios. */
#include "config.h"

#include "scenario/actant-matrix-cells.h"

#include <glib/gi18n.h>

#include "actant-tooltip.h"
#include "session/actant-placing.h"
#include "sidebar/actant-record-words.h"

/* Characters of a line of a column's head. */
#define HEAD_CHARS 13

struct _ActantMatrixCells
{
  GObject              parent_instance;

  ActantScenarioModel *model;       /* owned */
  GPtrArray           *labels;      /* borrowed: those that show something */
  ActantClaimItem     *item;        /* where the cursor is; owned, nullable */
  guint                column;
};

G_DEFINE_FINAL_TYPE (ActantMatrixCells, actant_matrix_cells, G_TYPE_OBJECT)

enum
{
  PRESSED,
  RELEASED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ActantClaimItem *
get_item (GtkWidget *label)
{
  return g_object_get_data (G_OBJECT (label), "item");
}

static guint
get_column (GtkWidget *label)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "column"));
}

static const char *
get_consistency (ActantMatrixCells *self,
                 ActantClaimItem   *item,
                 guint              column)
{
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (self->model);

  if (matrix == NULL || column >= actant_scenario_matrix_get_n_scenarios (matrix)
      || actant_scenario_model_find_item (self->model, actant_claim_item_get_id (item)) != item)
    return NULL;

  return actant_scenario_matrix_get_consistency (matrix, actant_claim_item_get_row (item), column);
}

static const char *
get_words (const char *consistency)
{
  const ActantChoice *choice;

  if (consistency == NULL)
    return _("Not rated");

  choice = actant_field_type_find_choice (actant_placing_get_type ("consistency"), consistency);
  return choice != NULL ? _(choice->label) : consistency;
}

/* A colour beside the letters, for the eye that looks for what speaks against a scenario. */
static void
show_rating (ActantMatrixCells *self,
             GtkWidget         *label)
{
  static const char * const classes[] = {
    "rating-cc", "rating-c", "rating-n", "rating-i", "rating-ii", "rating-unknown", "rating-unset"
  };
  const char *consistency = get_consistency (self, get_item (label), get_column (label));
  const char *text = consistency != NULL ? consistency : "·";
  ActantRating rating = actant_rating_from_text (consistency);

  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == rating)
      gtk_widget_add_css_class (label, classes[i]);
    else
      gtk_widget_remove_css_class (label, classes[i]);
  gtk_label_set_text (GTK_LABEL (label), text);
  actant_tooltip_update (label, get_words (consistency));
}

static void
show_value (ActantMatrixCells *self,
            GtkWidget         *label)
{
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (self->model);
  ActantClaimItem *item = get_item (label);
  g_autofree char *text = NULL;
  int value = ACTANT_NOT_RATED;

  if (matrix != NULL && actant_scenario_model_find_item (self->model,
                                                         actant_claim_item_get_id (item)) == item)
    value = actant_scenario_matrix_get_diagnosticity (matrix, actant_claim_item_get_row (item));
  text = value == ACTANT_NOT_RATED ? g_strdup ("–") : g_strdup_printf ("%d", value);
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
    return;
  gtk_label_set_text (GTK_LABEL (label), text);
  actant_tooltip_update (label, value == ACTANT_NOT_RATED
                         ? _("Rated against fewer than two scenarios")
                         : value == 0 ? _("Says the same of all scenarios")
                                      : _("Tells scenarios apart"));
}

static void
show (ActantMatrixCells *self,
      GtkWidget         *label)
{
  guint column = get_column (label);

  if (column == ACTANT_MATRIX_CLAIM)
    {
      g_autofree char *title =
        actant_record_words_dup_title (actant_claim_item_get_record (get_item (label)));

      if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), title) != 0)
        actant_tooltip_update (label, title);
      gtk_label_set_text (GTK_LABEL (label), title);
    }
  else if (column == ACTANT_MATRIX_VALUE)
    show_value (self, label);
  else
    show_rating (self, label);
}

/* What a screen reader reads of the row that the cursor is on: the claim and the cell. */
static void
name_row (ActantMatrixCells *self,
          GtkWidget         *label)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (self->model);
  g_autofree char *claim = NULL;
  g_autofree char *scenario = NULL;
  g_autofree char *name = NULL;

  if (row == NULL || matrix == NULL || self->item == NULL
      || self->column >= actant_scenario_matrix_get_n_scenarios (matrix))
    return;

  claim = actant_record_words_dup_title (actant_claim_item_get_record (self->item));
  scenario = actant_record_words_dup_title (actant_scenario_matrix_get_scenario (matrix,
                                                                                 self->column));
  /* Translators: a claim, a scenario, and how they go together: “…; War: Inconsistent” */
  name = g_strdup_printf (_("%s; %s: %s"), claim, scenario,
                          get_words (get_consistency (self, self->item, self->column)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_cursor (ActantMatrixCells *self,
             GtkWidget         *label)
{
  gboolean row = self->item != NULL && get_item (label) == self->item;

  if (row && get_column (label) == self->column)
    gtk_widget_add_css_class (label, "cursor");
  else
    gtk_widget_remove_css_class (label, "cursor");
  if (row && get_column (label) == ACTANT_MATRIX_CLAIM)
    name_row (self, label);
}

static void
pressed_cb (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            gpointer         user_data)
{
  GtkWidget *label = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));

  if (get_item (label) != NULL)
    g_signal_emit (user_data, signals[PRESSED], 0, get_item (label), get_column (label));
}

static void
released_cb (ActantMatrixCells *self)
{
  g_signal_emit (self, signals[RELEASED], 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          ActantMatrixCells        *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  gpointer column = g_object_get_data (G_OBJECT (factory), "column");

  g_object_set_data (G_OBJECT (label), "column", column);
  if (GPOINTER_TO_UINT (column) == ACTANT_MATRIX_CLAIM)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  else if (GPOINTER_TO_UINT (column) == ACTANT_MATRIX_VALUE)
    gtk_widget_add_css_class (label, "numeric");
  else
    {
      GtkGesture *click = gtk_gesture_click_new ();

      gtk_widget_add_css_class (label, "rating");
      g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
      g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
    }
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         ActantMatrixCells        *self)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);

  g_object_set_data_full (G_OBJECT (label), "item",
                          g_object_ref (gtk_list_item_get_item (list_item)),
                          g_object_unref);
  g_ptr_array_add (self->labels, label);
  show (self, label);
  show_cursor (self, label);
  if (get_column (label) == ACTANT_MATRIX_CLAIM && gtk_widget_get_parent (label) != NULL)
    {
      GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (label));

      if (row != NULL && get_item (label) != self->item)
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        gtk_label_get_text (GTK_LABEL (label)), -1);
    }
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           ActantMatrixCells        *self)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);

  g_ptr_array_remove_fast (self->labels, label);
  g_object_set_data (G_OBJECT (label), "item", NULL);
}

static void
actant_matrix_cells_dispose (GObject *object)
{
  ActantMatrixCells *self = ACTANT_MATRIX_CELLS (object);

  g_clear_object (&self->item);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (actant_matrix_cells_parent_class)->dispose (object);
}

static void
actant_matrix_cells_finalize (GObject *object)
{
  g_ptr_array_unref (ACTANT_MATRIX_CELLS (object)->labels);

  G_OBJECT_CLASS (actant_matrix_cells_parent_class)->finalize (object);
}

static void
actant_matrix_cells_class_init (ActantMatrixCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_matrix_cells_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_matrix_cells_finalize;

  signals[PRESSED] =
    g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, ACTANT_TYPE_CLAIM_ITEM, G_TYPE_UINT);
  signals[RELEASED] =
    g_signal_new ("released", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
actant_matrix_cells_init (ActantMatrixCells *self)
{
  self->labels = g_ptr_array_new ();
}

/** Returns: (transfer full): no cells yet */
ActantMatrixCells *
actant_matrix_cells_new (ActantScenarioModel *model)
{
  ActantMatrixCells *self = g_object_new (ACTANT_TYPE_MATRIX_CELLS, NULL);

  self->model = g_object_ref (model);
  return self;
}

/** Returns: (transfer full): makes the cells of a column */
GtkListItemFactory *
actant_matrix_cells_new_factory (ActantMatrixCells *self,
                                 guint              column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);

  return factory;
}

/** Shows the claims as they are now. */
void
actant_matrix_cells_update (ActantMatrixCells *self)
{
  g_return_if_fail (ACTANT_IS_MATRIX_CELLS (self));

  for (guint i = 0; i < self->labels->len; i++)
    show (self, self->labels->pdata[i]);
}

/** Where the cursor is. */
void
actant_matrix_cells_set_cursor (ActantMatrixCells *self,
                                ActantClaimItem   *item,
                                guint              column)
{
  g_return_if_fail (ACTANT_IS_MATRIX_CELLS (self));

  g_set_object (&self->item, item);
  self->column = column;
  for (guint i = 0; i < self->labels->len; i++)
    show_cursor (self, self->labels->pdata[i]);
}

/** Returns: (transfer none) (nullable): the cell, when it has been made */
GtkWidget *
actant_matrix_cells_find (ActantMatrixCells *self,
                          ActantClaimItem   *item,
                          guint              column)
{
  g_return_val_if_fail (ACTANT_IS_MATRIX_CELLS (self), NULL);

  for (guint i = 0; item != NULL && i < self->labels->len; i++)
    if (get_item (self->labels->pdata[i]) == item && get_column (self->labels->pdata[i]) == column)
      return self->labels->pdata[i];

  return NULL;
}

/* Where to break a line of at most HEAD_CHARS characters: at its last blank. */
static const char *
find_break (const char *line)
{
  const char *end = line, *blank = NULL;

  for (guint i = 0; i <= HEAD_CHARS && *end != '\0'; i++, end = g_utf8_next_char (end))
    if (*end == ' ')
      blank = end;

  if (*end == '\0')
    return end;

  return blank != NULL ? blank : end;
}

/**
 * actant_matrix_dup_head:
 * @scenario: a scenario
 * @tally: what adds up in its column
 *
 * Returns: (transfer full): its title in two lines at most, and its score below
 */
char *
actant_matrix_dup_head (const ActantRecord        *scenario,
                        const ActantScenarioTally *tally)
{
  g_autofree char *title = actant_record_words_dup_title (scenario);
  const char *end = find_break (title);
  g_autoptr(GString) head = g_string_new_len (title, end - title);

  if (*end != '\0')
    {
      const char *rest = *end == ' ' ? end + 1 : end;
      const char *rest_end = find_break (rest);

      g_string_append_c (head, '\n');
      g_string_append_len (head, rest, rest_end - rest);
      if (*rest_end != '\0')
        g_string_append (head, "…");
    }

  g_string_append_c (head, '\n');
  /* Translators: the inconsistency score of a scenario */
  g_string_append_printf (head, _("Score %u"), tally->score);

  return g_string_free (g_steal_pointer (&head), FALSE);
}
