/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims × scenarios, edited in the cell. */
#include "config.h"

#include "scenario/actant-matrix-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "actant-row-feed.h"
#include "session/actant-placing.h"
#include "scenario/actant-matrix-cells.h"
#include "sidebar/actant-record-words.h"

#define ROWS_AT_ONCE 24

/* Logical pixels. */
#define CLAIM_WIDTH 200
#define SCENARIO_WIDTH 104
#define VALUE_WIDTH 92

struct _ActantMatrixView
{
  GtkWidget            parent_instance;

  ActantScenarioModel *model;      /* owned */
  GListStore          *items;      /* ActantClaimItem, in the order of the texts */
  GListModel          *sorted;     /* owned: of the items */
  ActantRowFeed       *feed;       /* of the sorted */
  GtkSingleSelection  *rows;
  ActantMatrixCells   *cells;
  GPtrArray           *scenarios;  /* ids, as the columns */
  guint                cursor;     /* a column of the matrix */

  GtkWidget           *box;
  GtkWidget           *caption;
  GtkWidget           *stack;      /* "table" or "empty" */
  GtkWidget           *table;
  GtkColumnViewColumn *value;      /* borrowed: how telling */
  GtkWidget           *popover;
  gboolean             following;
  gboolean             was_following;
  gboolean             was_current;
  gboolean             stale;      /* changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (ActantMatrixView, actant_matrix_view, GTK_TYPE_WIDGET)

static const ActantScenarioMatrix *
get_matrix (ActantMatrixView *self)
{
  return actant_scenario_model_get_matrix (self->model);
}

static ActantWorkspace *
get_workspace (ActantMatrixView *self)
{
  return actant_scenario_model_get_workspace (self->model);
}

static ActantClaimItem *
get_current (ActantMatrixView *self)
{
  return gtk_single_selection_get_selected_item (self->rows);
}

static void
rate (ActantMatrixView *self,
      const char       *consistency)
{
  ActantClaimItem *item = get_current (self);

  if (item == NULL || self->cursor >= self->scenarios->len)
    return;

  self->following = TRUE;
  actant_scenario_model_rate (self->model, actant_claim_item_get_id (item),
                              self->scenarios->pdata[self->cursor], consistency);
  self->following = FALSE;
}

/* C is consistent, and pressed again very consistent; so is I. */
static const char *
get_typed (ActantMatrixView *self,
           char              letter)
{
  ActantClaimItem *item = get_current (self);
  const char *now = NULL;

  if (item != NULL && self->cursor < self->scenarios->len)
    now = actant_scenario_matrix_get_consistency (get_matrix (self),
                                                  actant_claim_item_get_row (item),
                                                  self->cursor);
  switch (letter)
    {
    case 'c':
      return g_strcmp0 (now, "C") == 0 ? "CC" : "C";
    case 'i':
      return g_strcmp0 (now, "I") == 0 ? "II" : "I";
    default:
      return "N";
    }
}

static void
choice_clicked_cb (ActantMatrixView *self,
                   GtkWidget        *button)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  rate (self, g_object_get_data (G_OBJECT (button), "consistency"));
}

static void
add_choice (ActantMatrixView *self,
            GtkWidget        *box,
            const char       *value,
            const char       *label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "consistency", (gpointer) value);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (choice_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
build_popover (ActantMatrixView *self)
{
  const ActantFieldType *type = actant_placing_get_type ("consistency");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; type->choices[i].value != NULL; i++)
    {
      /* Translators: a key, a rating and what it means: “1  CC  Very consistent” */
      g_autofree char *label = g_strdup_printf (_("%u  %s  %s"), i + 1, type->choices[i].value,
                                                _(type->choices[i].label));

      add_choice (self, box, type->choices[i].value, label);
    }
  add_choice (self, box, NULL, _("Not rated (Delete)"));

  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
open_choices (ActantMatrixView *self)
{
  GtkWidget *cell = actant_matrix_cells_find (self->cells, get_current (self), self->cursor);
  graphene_rect_t bounds;
  GdkRectangle area;

  if (cell == NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return;

  area = (GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/**
 * actant_matrix_view_press:
 * @key: what was pressed
 * @state: with which modifiers
 *
 * Returns: whether the key means something to the table
 */
gboolean
actant_matrix_view_press (ActantMatrixView *self,
                          guint             key,
                          GdkModifierType   state)
{
  static const char * const values[] = { "CC", "C", "N", "I", "II" };
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  guint n = self->scenarios->len;

  g_return_val_if_fail (ACTANT_IS_MATRIX_VIEW (self), FALSE);

  if ((state & ~(GDK_LOCK_MASK | GDK_SHIFT_MASK)) != 0 || n == 0)
    return GDK_EVENT_PROPAGATE;

  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_5)
    key = GDK_KEY_1 + (key - GDK_KEY_KP_1);
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      actant_matrix_view_set_cursor (self, CLAMP ((int) self->cursor - forward, 0, (int) n - 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      actant_matrix_view_set_cursor (self, CLAMP ((int) self->cursor + forward, 0, (int) n - 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_1:
    case GDK_KEY_2:
    case GDK_KEY_3:
    case GDK_KEY_4:
    case GDK_KEY_5:
      rate (self, values[key - GDK_KEY_1]);
      return GDK_EVENT_STOP;
    case GDK_KEY_c:
    case GDK_KEY_C:
    case GDK_KEY_n:
    case GDK_KEY_N:
    case GDK_KEY_i:
    case GDK_KEY_I:
      rate (self, get_typed (self, g_ascii_tolower (key)));
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      rate (self, NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
      open_choices (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      return gtk_widget_activate_action (GTK_WIDGET (self), "win.place-in-scenario", NULL);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (ActantMatrixView *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  return actant_matrix_view_press (self, key, state & gtk_accelerator_get_default_mod_mask ());
}

/* A click goes to the cell; one on the cell that the cursor is on opens its choices. */
static void
cell_pressed_cb (ActantMatrixView *self,
                 ActantClaimItem  *item,
                 guint             column)
{
  self->was_current = item == get_current (self) && column == self->cursor;
  actant_matrix_view_set_cursor (self, column);
}

static void
cell_released_cb (ActantMatrixView *self)
{
  if (self->was_current)
    open_choices (self);
}

static void
activate_cb (ActantMatrixView *self,
             guint             position)
{
  g_autoptr(ActantClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  actant_workspace_go_to (get_workspace (self), actant_claim_item_get_id (item), TRUE);
}

static void
row_selected_cb (ActantMatrixView *self)
{
  ActantClaimItem *item = get_current (self);

  actant_matrix_cells_set_cursor (self->cells, item, self->cursor);
  if (self->following || item == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->following = TRUE;
  actant_workspace_go_to (get_workspace (self), actant_claim_item_get_id (item), FALSE);
  self->following = FALSE;
}

/* Where the row of @item is among all as they are sorted. */
static guint
find_position (ActantMatrixView *self,
               ActantClaimItem  *item)
{
  guint n = g_list_model_get_n_items (self->sorted);
  guint row = actant_claim_item_get_row (item);
  g_autoptr(ActantClaimItem) unsorted = g_list_model_get_item (self->sorted, row);

  if (unsorted == item)
    return row;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(ActantClaimItem) other = g_list_model_get_item (self->sorted, i);

      if (other == item)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
show_selected (ActantMatrixView *self)
{
  const char *id = actant_workspace_get_selected_id (get_workspace (self));
  ActantClaimItem *item = actant_scenario_model_find_item (self->model, id);
  guint position;

  if (self->following || item == NULL)
    return;

  position = find_position (self, item);
  if (position == GTK_INVALID_LIST_POSITION)
    return;

  self->following = TRUE;
  actant_row_feed_reach (self->feed, position);
  gtk_single_selection_set_selected (self->rows, position);
  self->following = FALSE;
}

/* The row of the cursor goes with the others, and is where the workspace is, still. */
static void
listing_cb (ActantMatrixView *self,
            gboolean          listing)
{
  if (listing)
    {
      self->was_following = self->following;
      self->following = TRUE;
      return;
    }

  self->following = self->was_following;
  show_selected (self);
}

static int
compare_values (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  ActantMatrixView *self = user_data;
  const ActantScenarioMatrix *matrix = get_matrix (self);
  guint a_row = actant_claim_item_get_row ((ActantClaimItem *) a);
  guint b_row = actant_claim_item_get_row ((ActantClaimItem *) b);

  if (matrix == NULL)
    return 0;

  return actant_scenario_matrix_get_diagnosticity (matrix, a_row)
         - actant_scenario_matrix_get_diagnosticity (matrix, b_row);
}

static GtkColumnViewColumn *
add_column (ActantMatrixView *self,
            const char       *title,
            guint             column,
            int               width)
{
  GtkListItemFactory *factory = actant_matrix_cells_new_factory (self->cells, column);
  g_autoptr(GtkColumnViewColumn) view_column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_fixed_width (view_column, width);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), view_column);

  return view_column;
}

/* The columns are made anew only when there are other scenarios. */
static gboolean
has_columns_of (ActantMatrixView           *self,
                const ActantScenarioMatrix *matrix)
{
  guint n = matrix != NULL ? actant_scenario_matrix_get_n_scenarios (matrix) : 0;

  if (n != self->scenarios->len)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (strcmp (actant_record_get_id (actant_scenario_matrix_get_scenario (matrix, i)),
                self->scenarios->pdata[i]) != 0)
      return FALSE;

  return TRUE;
}

static void
ensure_columns (ActantMatrixView           *self,
                const ActantScenarioMatrix *matrix)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));

  if (has_columns_of (self, matrix))
    return;

  while (g_list_model_get_n_items (columns) > 2)
    {
      g_autoptr(GtkColumnViewColumn) last =
        g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->table), last);
    }
  g_ptr_array_set_size (self->scenarios, 0);
  for (guint i = 0; matrix != NULL && i < actant_scenario_matrix_get_n_scenarios (matrix); i++)
    {
      const ActantRecord *scenario = actant_scenario_matrix_get_scenario (matrix, i);

      g_ptr_array_add (self->scenarios, g_strdup (actant_record_get_id (scenario)));
      add_column (self, "", i, SCENARIO_WIDTH);
    }
  self->cursor = MIN (self->cursor, MAX (self->scenarios->len, 1) - 1);
}

static void
update_heads (ActantMatrixView           *self,
              const ActantScenarioMatrix *matrix)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));

  for (guint i = 0; i < self->scenarios->len; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i + 2);
      g_autofree char *head =
        actant_matrix_dup_head (actant_scenario_matrix_get_scenario (matrix, i),
                                actant_scenario_matrix_get_tally (matrix, i));

      if (g_strcmp0 (gtk_column_view_column_get_title (column), head) != 0)
        gtk_column_view_column_set_title (column, head);
    }
}

static void
update_caption (ActantMatrixView           *self,
                const ActantScenarioMatrix *matrix)
{
  guint n = actant_scenario_matrix_get_n_claims (matrix);
  guint n_telling = actant_scenario_matrix_count_diagnostic (matrix);
  /* Translators: the formula of the score below the head of each column */
  g_autofree char *caption = g_strdup_printf (_("Inconsistency = number of I + 2 × number of II; "
                                                "the lowest is the "
                                                "least refuted. %u of %u claims tell scenarios apart."),
                                              n_telling, n);

  gtk_label_set_text (GTK_LABEL (self->caption), caption);
}

static void
update_items (ActantMatrixView           *self,
              const ActantScenarioMatrix *matrix)
{
  guint n = matrix != NULL ? actant_scenario_matrix_get_n_claims (matrix) : 0;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr(GPtrArray) items = g_ptr_array_new ();
  gboolean same = n == n_items;

  for (guint row = 0; row < n; row++)
    {
      g_autoptr(ActantClaimItem) before = g_list_model_get_item (G_LIST_MODEL (self->items), row);

      g_ptr_array_add (items, actant_scenario_model_get_item (self->model, row));
      same &= before == items->pdata[row];
    }
  if (!same)
    g_list_store_splice (self->items, 0, n_items, items->pdata, items->len);
}

static void
update (ActantMatrixView *self)
{
  const ActantScenarioMatrix *matrix = get_matrix (self);
  gboolean following = self->following;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  self->following = TRUE;
  ensure_columns (self, matrix);
  update_items (self, matrix);
  if (matrix != NULL)
    {
      update_heads (self, matrix);
      update_caption (self, matrix);
    }
  actant_matrix_cells_update (self->cells);
  actant_matrix_cells_set_cursor (self->cells, get_current (self), self->cursor);
  self->following = following;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0
                                    ? "table" : "empty");
  show_selected (self);
}

/* The scenario looked at is where the cursor starts. */
static void
scenario_changed_cb (ActantMatrixView *self)
{
  guint column = actant_scenario_model_get_column (self->model);

  if (column != ACTANT_NO_POSITION && column < self->scenarios->len)
    actant_matrix_view_set_cursor (self, column);
}

static void
actant_matrix_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (actant_matrix_view_parent_class)->map (widget);
  if (ACTANT_MATRIX_VIEW (widget)->stale)
    update (ACTANT_MATRIX_VIEW (widget));
  scenario_changed_cb (ACTANT_MATRIX_VIEW (widget));
}

static void
actant_matrix_view_dispose (GObject *object)
{
  ActantMatrixView *self = ACTANT_MATRIX_VIEW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->feed);
  g_clear_object (&self->sorted);
  g_clear_object (&self->items);
  g_clear_object (&self->cells);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (actant_matrix_view_parent_class)->dispose (object);
}

static void
actant_matrix_view_finalize (GObject *object)
{
  g_ptr_array_unref (ACTANT_MATRIX_VIEW (object)->scenarios);

  G_OBJECT_CLASS (actant_matrix_view_parent_class)->finalize (object);
}

static gboolean
actant_matrix_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACTANT_MATRIX_VIEW (widget)->table);
}

static void
actant_matrix_view_class_init (ActantMatrixViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_matrix_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_matrix_view_finalize;
  widget_class->map = actant_matrix_view_map;
  widget_class->grab_focus = actant_matrix_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
actant_matrix_view_init (ActantMatrixView *self)
{
  self->scenarios = g_ptr_array_new_with_free_func (g_free);
  self->items = g_list_store_new (ACTANT_TYPE_CLAIM_ITEM);
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *label = gtk_label_new (_("No claims yet. Mark a passage in a text and press C; every "
                                      "claim "
                                      "then has a row here, to be rated against each scenario."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static void
build_table (ActantMatrixView *self)
{
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                                      NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkColumnViewColumn *claims;

  self->sorted = G_LIST_MODEL (sorted);
  self->feed = actant_row_feed_new (g_object_ref (self->sorted), ROWS_AT_ONCE);
  g_signal_connect_object (self->feed, "listing", G_CALLBACK (listing_cb), self,
                           G_CONNECT_SWAPPED);
  self->rows = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->feed)));
  g_signal_connect_object (self->rows, "notify::selected-item", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->table = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->rows)));
  gtk_widget_add_css_class (self->table, "matrix");
  gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (self->table), TRUE);
  /* The list of its rows is what has the focus. */
  for (GtkWidget *part = self->table; part != NULL;
       part = part == self->table ? gtk_widget_get_last_child (part) : NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Consistency of claims with scenarios"), -1);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->table, keys);

  claims = add_column (self, _("Claim"), ACTANT_MATRIX_CLAIM, CLAIM_WIDTH);
  gtk_column_view_column_set_expand (claims, TRUE);
  self->value = add_column (self, _("Tells apart"), ACTANT_MATRIX_VALUE, VALUE_WIDTH);
  gtk_column_view_column_set_sorter (self->value,
                                     GTK_SORTER (gtk_custom_sorter_new (compare_values, self,
                                                                        NULL)));
  gtk_sort_list_model_set_sorter (sorted,
                                  gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table)));
}

/** Returns: (transfer floating): a table of the claims and scenarios of @model */
GtkWidget *
actant_matrix_view_new (ActantScenarioModel *model)
{
  ActantMatrixView *self = g_object_new (ACTANT_TYPE_MATRIX_VIEW, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->model = g_object_ref (model);
  self->cells = actant_matrix_cells_new (model);
  g_signal_connect_object (self->cells, "pressed", G_CALLBACK (cell_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cells, "released", G_CALLBACK (cell_released_cb), self,
                           G_CONNECT_SWAPPED);
  build_table (self);
  build_popover (self);

  self->caption = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_widget_add_css_class (self->caption, "caption");
  gtk_widget_add_css_class (self->caption, "matrix-caption");
  gtk_widget_set_tooltip_text (self->caption,
                               _("Analysis of competing hypotheses (Heuer 1999, chapter 8): what "
                                 "is inconsistent "
                                 "refutes a scenario, what is consistent does not prove it. A claim tells "
                                 "scenarios apart by its largest weight less its smallest (I = 1, II = 2, others "
                                 "0); weights after PARC’s ACH program."));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->table);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "table");
  gtk_stack_add_named (GTK_STACK (self->stack), new_empty_page (), "empty");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->caption);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "scenario-changed", G_CALLBACK (scenario_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_workspace (self), "notify::selected-id", G_CALLBACK (show_selected),
                           self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the claims as they are sorted, and the one the cursor is on */
GtkSelectionModel *
actant_matrix_view_get_rows (ActantMatrixView *self)
{
  g_return_val_if_fail (ACTANT_IS_MATRIX_VIEW (self), NULL);

  return GTK_SELECTION_MODEL (self->rows);
}

/** Returns: (transfer none): the columns: claim, how telling it is, the scenarios */
GListModel *
actant_matrix_view_get_columns (ActantMatrixView *self)
{
  g_return_val_if_fail (ACTANT_IS_MATRIX_VIEW (self), NULL);

  return gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));
}

/** Moves the cursor to the scenario in @column. */
void
actant_matrix_view_set_cursor (ActantMatrixView *self,
                               guint             column)
{
  g_return_if_fail (ACTANT_IS_MATRIX_VIEW (self));

  self->cursor = column;
  actant_matrix_cells_set_cursor (self->cells, get_current (self), column);
}

/** The scenario that the cursor is on, from 0. */
guint
actant_matrix_view_get_cursor (ActantMatrixView *self)
{
  g_return_val_if_fail (ACTANT_IS_MATRIX_VIEW (self), 0);

  return self->cursor;
}

/** Sorts by what tells scenarios apart best, or as the claims stand in the texts. */
void
actant_matrix_view_sort (ActantMatrixView *self,
                         gboolean          telling_first)
{
  g_return_if_fail (ACTANT_IS_MATRIX_VIEW (self));

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->table), telling_first ? self->value : NULL,
                                  GTK_SORT_DESCENDING);
}
