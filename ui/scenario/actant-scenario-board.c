/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims of a scenario as cards in columns by role. */
#include "config.h"

#include "scenario/actant-scenario-board.h"

#include <glib/gi18n.h>
#include <string.h>

#include "actant-tooltip.h"
#include "query/actant-query.h"
#include "session/actant-placing.h"
#include "sidebar/actant-wrap-layout.h"

#define SCROLL_DELAY 60   /* milliseconds: until what was moved has its place */

/* One column; also an unknown role has one, which nothing is moved to. */
typedef struct
{
  const char *role;       /* interned; NULL for the columns without */
  gboolean    unknown;
  GtkWidget  *column;     /* borrowed */
  GtkWidget  *button;     /* borrowed: in the row of empty ones; NULL for what is always shown */
  GPtrArray  *items;      /* borrowed items, while they are sorted in */
} Column;

struct _ActantScenarioBoard
{
  GtkWidget            parent_instance;

  ActantScenarioModel *model;      /* owned */
  ActantQuery         *query;      /* owned, nullable */
  GArray              *columns;    /* of Column */

  GtkWidget           *box;
  GtkWidget           *scroller;
  GtkWidget           *lane;       /* the columns */
  GtkWidget           *empty;      /* the row of empty ones */
  GtkWidget           *hint;       /* where there are no claims at all */
  guint                scroll_to;  /* a column */
  guint                scroll_source;
  gboolean             selecting;  /* by us */
  gboolean             stale;      /* changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (ActantScenarioBoard, actant_scenario_board, GTK_TYPE_WIDGET)

static Column *
get_column (ActantScenarioBoard *self,
            guint                position)
{
  return &g_array_index (self->columns, Column, position);
}

static ActantBoardColumn *
get_widget (ActantScenarioBoard *self,
            guint                position)
{
  return ACTANT_BOARD_COLUMN (get_column (self, position)->column);
}

static guint
find_column (ActantScenarioBoard *self,
             gpointer             widget)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->column == widget || get_column (self, i)->button == widget)
      return i;

  return ACTANT_NO_POSITION;
}

static ActantWorkspace *
get_workspace (ActantScenarioBoard *self)
{
  return actant_scenario_model_get_workspace (self->model);
}

/* The selected cards, of whichever column. */
static char **
dup_selected (ActantScenarioBoard *self)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_auto(GStrv) selected = actant_board_column_dup_selected (get_widget (self, i));

      g_strv_builder_addv (ids, (const char **) selected);
    }

  return g_strv_builder_end (ids);
}

static void
column_dropped_cb (ActantBoardColumn   *column,
                   char               **claims,
                   ActantScenarioBoard *self)
{
  actant_scenario_board_move (self, (const char * const *) claims, find_column (self, column));
}

static void
button_dropped_cb (GtkWidget           *button,
                   const char * const  *claims,
                   ActantScenarioBoard *self)
{
  actant_scenario_board_move (self, claims, find_column (self, button));
}

static void
button_clicked_cb (ActantScenarioBoard *self,
                   GtkWidget           *button)
{
  g_auto(GStrv) claims = dup_selected (self);

  if (claims[0] == NULL)
    actant_workspace_toast (get_workspace (self), _("Select a card first, then choose its role"),
                            FALSE);
  else
    actant_scenario_board_move (self, (const char * const *) claims, find_column (self, button));
}

static void
activated_cb (ActantBoardColumn   *column,
              const char          *id,
              ActantScenarioBoard *self)
{
  actant_workspace_go_to (get_workspace (self), id, TRUE);
}

/* Cards of one column are selected at a time; a single one is the window's, too. */
static void
selected_cb (ActantBoardColumn   *column,
             ActantScenarioBoard *self)
{
  g_auto(GStrv) ids = actant_board_column_dup_selected (column);

  if (ids[0] == NULL)
    return;

  self->selecting = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    if (get_widget (self, i) != column)
      actant_board_column_unselect (get_widget (self, i));
  if (ids[1] == NULL)
    actant_workspace_go_to (get_workspace (self), ids[0], FALSE);
  self->selecting = FALSE;
}

static void
show_selected (ActantScenarioBoard *self)
{
  const char *ids[] = { actant_workspace_get_selected_id (get_workspace (self)), NULL };

  if (self->selecting)
    return;

  for (guint i = 0; i < self->columns->len; i++)
    actant_board_column_select (get_widget (self, i), ids);
}

static gboolean
key_pressed_cb (ActantBoardColumn   *column,
                guint                key,
                GdkModifierType      state,
                ActantScenarioBoard *self)
{
  return actant_scenario_board_press (self, column, key, state);
}

static GtkWidget *
new_role_button (ActantScenarioBoard *self,
                 const ActantChoice  *choice,
                 char                 letter)
{
  const char key[] = { g_ascii_toupper (letter), '\0' };
  GtkWidget *button = gtk_button_new_with_label (_(choice->label));
  /* Translators: on the board; %s are a role and the key that gives it */
  g_autofree char *tip = g_strdup_printf (_("No claim has the role “%s” yet. Drop cards here, or "
                                            "press %s on a card"),
                                          _(choice->label), key);

  gtk_widget_add_css_class (button, "empty-role");
  actant_tooltip_set (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (button_clicked_cb), self);
  actant_board_add_drop_target (button, G_CALLBACK (button_dropped_cb), self);

  return button;
}

static guint
add_column (ActantScenarioBoard *self,
            const char          *role,
            const char          *title,
            const char          *hint)
{
  Column column = { role, FALSE, actant_board_column_new (self->model, title, hint), NULL, NULL };

  column.items = g_ptr_array_new ();
  g_signal_connect (column.column, "dropped", G_CALLBACK (column_dropped_cb), self);
  g_signal_connect (column.column, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (column.column, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_object (column.column, "filled", G_CALLBACK (show_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (column.column, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_box_append (GTK_BOX (self->lane), column.column);
  g_array_append_val (self->columns, column);

  return self->columns->len - 1;
}

static void
add_columns (ActantScenarioBoard *self)
{
  const ActantFieldType *roles = actant_placing_get_type ("role");

  add_column (self, NULL, _("Not Placed"), _("Claims that say nothing about this scenario yet"));
  add_column (self, NULL, _("No Role"), _("Claims that were placed or rated without a role"));
  for (guint i = 0; roles->choices[i].value != NULL; i++)
    {
      const ActantChoice *choice = &roles->choices[i];
      guint position = add_column (self, choice->value, _(choice->label), NULL);
      Column *column = get_column (self, position);

      column->button = new_role_button (self, choice, ACTANT_ROLE_LETTERS[i]);
      gtk_box_append (GTK_BOX (self->empty), column->button);
    }
}

/* The column of a role as stored; one that is not known gets its own. */
static guint
ensure_role (ActantScenarioBoard *self,
             const char          *role)
{
  guint position;

  for (guint i = ACTANT_BOARD_FIRST_ROLE; i < self->columns->len; i++)
    if (strcmp (get_column (self, i)->role, role) == 0)
      return i;

  position = add_column (self, g_intern_string (role), role,
                         _("A role that this version of Actant does not know"));
  get_column (self, position)->unknown = TRUE;
  return position;
}

static void
sort_in (ActantScenarioBoard        *self,
         const ActantScenarioMatrix *matrix,
         guint                       scenario)
{
  g_autoptr(ActantQueryMatch) match = NULL;

  if (self->query != NULL)
    match = actant_query_match_new (self->query,
                                    actant_workspace_get_session (get_workspace (self)));

  for (guint row = 0; row < actant_scenario_matrix_get_n_claims (matrix); row++)
    {
      ActantClaimItem *item = actant_scenario_model_get_item (self->model, row);
      const char *role = actant_scenario_matrix_get_role (matrix, row, scenario);
      guint position = ACTANT_BOARD_NOT_PLACED;

      if (match != NULL
          && !actant_query_match_fits (match, actant_claim_item_get_record (item),
                                       actant_claim_item_get_text_path (item), NULL))
        continue;
      if (role != NULL)
        position = ensure_role (self, role);
      else if (actant_scenario_matrix_has_item (matrix, row, scenario))
        position = ACTANT_BOARD_NO_ROLE;
      g_ptr_array_add (get_column (self, position)->items, item);
    }
}

static void
update (ActantScenarioBoard *self)
{
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (self->model);
  guint scenario = actant_scenario_model_get_column (self->model);
  gboolean any_empty = FALSE;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_set_size (get_column (self, i)->items, 0);
  if (matrix != NULL && scenario != ACTANT_NO_POSITION)
    sort_in (self, matrix, scenario);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      gboolean shown = column->items->len > 0 || i == ACTANT_BOARD_NOT_PLACED;

      actant_board_column_set_items (get_widget (self, i), column->items);
      gtk_widget_set_visible (column->column, shown);
      if (column->button != NULL)
        gtk_widget_set_visible (column->button, !shown);
      any_empty |= column->button != NULL && !shown;
    }
  gtk_widget_set_visible (self->empty, any_empty);
  gtk_widget_set_visible (self->hint, matrix != NULL
                          && actant_scenario_matrix_get_n_claims (matrix) == 0);
  show_selected (self);
}

static void
actant_scenario_board_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (actant_scenario_board_parent_class)->map (widget);
  if (ACTANT_SCENARIO_BOARD (widget)->stale)
    update (ACTANT_SCENARIO_BOARD (widget));
}

static void
actant_scenario_board_dispose (GObject *object)
{
  ActantScenarioBoard *self = ACTANT_SCENARIO_BOARD (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_array_set_size (self->columns, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->query, actant_query_unref);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (actant_scenario_board_parent_class)->dispose (object);
}

static void
actant_scenario_board_finalize (GObject *object)
{
  g_array_unref (ACTANT_SCENARIO_BOARD (object)->columns);

  G_OBJECT_CLASS (actant_scenario_board_parent_class)->finalize (object);
}

static void
clear_column (gpointer data)
{
  g_ptr_array_unref (((Column *) data)->items);
}

static void
actant_scenario_board_class_init (ActantScenarioBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_scenario_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_scenario_board_finalize;
  widget_class->map = actant_scenario_board_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
actant_scenario_board_init (ActantScenarioBoard *self)
{
  GtkWidget *label = gtk_label_new (_("Empty:"));

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->lane = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->lane, "board");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->lane);
  gtk_widget_set_vexpand (self->scroller, TRUE);

  self->hint = gtk_label_new (_("No claims yet. Mark a passage in a text and press C; the claim is "
                                "then a card "
                                "here, to be dragged to its role."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "matrix-caption");

  self->empty = actant_wrap_box_new (4);
  gtk_widget_add_css_class (self->empty, "empty-roles");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->empty), label);
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), self->empty);
}

/** Returns: (transfer floating): a board of what @model looks at */
GtkWidget *
actant_scenario_board_new (ActantScenarioModel *model)
{
  ActantScenarioBoard *self = g_object_new (ACTANT_TYPE_SCENARIO_BOARD, NULL);

  self->model = g_object_ref (model);
  add_columns (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "scenario-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_workspace (self), "notify::selected-id", G_CALLBACK (show_selected),
                           self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * actant_scenario_board_set_query:
 * @query: what is typed; empty for all cards
 *
 * Shows only the cards that @query finds. One that cannot be read changes nothing.
 *
 * Returns: whether it could be read
 */
gboolean
actant_scenario_board_set_query (ActantScenarioBoard  *self,
                                 const char           *query,
                                 GError              **error)
{
  ActantSession *session = actant_workspace_get_session (get_workspace (self));
  g_autoptr(ActantQuery) parsed = NULL;

  g_return_val_if_fail (ACTANT_IS_SCENARIO_BOARD (self), FALSE);

  parsed = actant_query_parse (query, session, NULL, error);
  if (parsed == NULL)
    return FALSE;

  g_clear_pointer (&self->query, actant_query_unref);
  if (!actant_query_is_empty (parsed))
    self->query = g_steal_pointer (&parsed);
  update (self);

  return TRUE;
}

/** How many columns there are, those of unknown roles last. */
guint
actant_scenario_board_get_n (ActantScenarioBoard *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_BOARD (self), 0);

  return self->columns->len;
}

/** Returns: (transfer none): the column at @position */
ActantBoardColumn *
actant_scenario_board_get_column (ActantScenarioBoard *self,
                                  guint                position)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_BOARD (self) && position < self->columns->len, NULL);

  return get_widget (self, position);
}

/* After the columns have their places. */
static gboolean
scroll_cb (gpointer user_data)
{
  ActantScenarioBoard *self = user_data;
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  self->scroll_source = 0;
  if (self->scroll_to < self->columns->len
      && gtk_widget_compute_bounds (get_column (self, self->scroll_to)->column, self->lane,
                                    &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x, bounds.origin.x + bounds.size.width);

  return G_SOURCE_REMOVE;
}

static void
focus_card (ActantScenarioBoard *self,
            guint                position,
            guint                card)
{
  actant_board_column_focus (get_widget (self, position), card);
  self->scroll_to = position;
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (SCROLL_DELAY, scroll_cb, self);
}

/**
 * actant_scenario_board_move:
 * @claims: (array zero-terminated=1): ids
 * @position: of a column
 *
 * Moves cards to a column, selects them there and focuses the first.
 *
 * Returns: whether anything changed
 */
gboolean
actant_scenario_board_move (ActantScenarioBoard *self,
                            const char * const  *claims,
                            guint                position)
{
  const char *shown = actant_scenario_model_get_shown (self->model);
  g_auto(GStrv) kept = g_strdupv ((char **) claims);
  g_autofree char *scenario = g_strdup (shown);
  gboolean moved;
  guint first;

  g_return_val_if_fail (ACTANT_IS_SCENARIO_BOARD (self), FALSE);

  if (scenario == NULL || kept[0] == NULL || position >= self->columns->len
      || get_column (self, position)->unknown)
    return FALSE;

  self->selecting = TRUE;
  if (position == ACTANT_BOARD_NOT_PLACED)
    moved = actant_scenario_model_take_out (self->model, (const char * const *) kept, scenario);
  else
    moved = actant_scenario_model_place (self->model, (const char * const *) kept, scenario,
                                         get_column (self, position)->role);
  for (guint i = 0; i < self->columns->len; i++)
    actant_board_column_select (get_widget (self, i), (const char * const *) kept);
  self->selecting = FALSE;

  first = actant_board_column_find (get_widget (self, position), kept[0]);
  if (first != GTK_INVALID_LIST_POSITION)
    focus_card (self, position, first);
  if (moved && kept[1] == NULL)
    actant_workspace_go_to (get_workspace (self), kept[0], FALSE);

  return moved;
}

/* To the same height in the next column that has cards. */
static gboolean
step_focus (ActantScenarioBoard *self,
            guint                from,
            int                  step)
{
  guint at = actant_board_column_get_focused (get_widget (self, from));

  for (int i = (int) from + step; i >= 0 && i < (int) self->columns->len; i += step)
    if (actant_board_column_get_n_items (get_widget (self, i)) > 0)
      {
        focus_card (self, i, at);
        break;
      }

  return TRUE;
}

static int
get_step (GtkWidget *widget,
          guint      key)
{
  int forward = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -forward;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return forward;
    default:
      return 0;
    }
}

/**
 * actant_scenario_board_press:
 * @column: where the focus is
 * @key: what was pressed
 * @state: with which modifiers
 *
 * Returns: whether the key means something to the board
 */
gboolean
actant_scenario_board_press (ActantScenarioBoard *self,
                             ActantBoardColumn   *column,
                             guint                key,
                             GdkModifierType      state)
{
  guint from = find_column (self, column);
  int step = get_step (GTK_WIDGET (self), key);
  g_auto(GStrv) claims = NULL;
  guint to = ACTANT_NO_POSITION;

  g_return_val_if_fail (ACTANT_IS_SCENARIO_BOARD (self) && from != ACTANT_NO_POSITION, FALSE);

  if (step != 0 && state == 0)
    return step_focus (self, from, step);
  if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.place-in-scenario", NULL);

  if (step != 0 && state == GDK_CONTROL_MASK)
    to = from + step;
  else if (state == 0 && (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete))
    to = ACTANT_BOARD_NOT_PLACED;
  else if ((state & ~GDK_LOCK_MASK) == 0 && g_ascii_isalpha (key) && key < 128)
    {
      const char *letter = strchr (ACTANT_ROLE_LETTERS, g_ascii_tolower (key));

      if (letter != NULL)
        to = ACTANT_BOARD_FIRST_ROLE + (letter - ACTANT_ROLE_LETTERS);
    }
  if (to == ACTANT_NO_POSITION)
    return GDK_EVENT_PROPAGATE;

  claims = actant_board_column_dup_selected (column);
  if (claims[0] != NULL)
    actant_scenario_board_move (self, (const char * const *) claims, to);

  return GDK_EVENT_STOP;
}
