/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims in rows, their fields in columns. */
#include "config.h"

#include "study/actant-claims-table.h"

#include "actant-row-feed.h"
#include "actant-tooltip.h"
#include "study/actant-cell-editor.h"
#include "study/actant-page-parts.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define ROWS_AT_ONCE 24

/* Logical pixels for one character of a column's width. */
#define CHARACTER_WIDTH 8

typedef struct
{
  ActantClaimsTable   *table;    /* borrowed */
  ActantClaimColumn    column;
  GtkColumnViewColumn *view;     /* owned */
} Column;

struct _ActantClaimsTable
{
  GtkWidget           parent_instance;

  ActantWorkspace    *workspace;   /* owned */
  ActantRecordTable  *records;     /* owned */
  ActantRowFeed      *feed;        /* owned: of the records, what has rows */
  GtkSingleSelection *selection;   /* owned */
  GArray             *all;         /* of ActantClaimColumn */
  GPtrArray          *columns;     /* of Column, in their order */
  GHashTable         *cells;       /* bound GtkListItem -> Column, borrowed */
  guint               cursor;      /* the column whose cell is edited */
  gboolean            syncing;
  int                 held;
  char               *held_id;     /* selected when it was first held */

  const Column       *probed;      /* which column the sorter asks first */

  GtkWidget          *scroller;
  GtkWidget          *view;
};

G_DEFINE_FINAL_TYPE (ActantClaimsTable, actant_claims_table, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Column *
get_column (ActantClaimsTable *self,
            guint              position)
{
  return self->columns->pdata[position];
}

static GtkWidget *
get_label (GtkListItem *item)
{
  return gtk_list_item_get_child (item);
}

/* Cells */

static void
update_cursor (ActantClaimsTable *self,
               GtkListItem       *item,
               const Column      *column)
{
  if (gtk_list_item_get_selected (item) && column == get_column (self, self->cursor))
    gtk_widget_add_css_class (get_label (item), "cell-cursor");
  else
    gtk_widget_remove_css_class (get_label (item), "cell-cursor");
}

static void
update_cell (ActantClaimsTable *self,
             GtkListItem       *item,
             const Column      *column)
{
  ActantRecordItem *row = gtk_list_item_get_item (item);
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const ActantRecord *claim = row != NULL ? actant_record_item_get_record (row) : NULL;
  g_autofree char *cell = NULL;
  const char *text;

  if (claim == NULL || session == NULL || actant_record_is_opaque (claim))
    return;

  actant_record_table_lookup (self->records, actant_record_get_id (claim), &text);
  cell = actant_claim_column_dup_cell (&column->column, session, claim, text,
                                       actant_claims_table_find_coder (self, actant_record_get_id (claim)));
  gtk_inscription_set_text (GTK_INSCRIPTION (get_label (item)), cell);
  actant_tooltip_update (get_label (item), *cell != '\0' ? cell : NULL);
  update_cursor (self, item, column);
}

static void
update_cursors (ActantClaimsTable *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &column))
    update_cursor (self, item, column);
}

static void
record_cb (ActantRecordItem *row,
           GParamSpec       *pspec,
           GtkListItem      *item)
{
  Column *column = g_object_get_data (G_OBJECT (item), "column");

  if (g_hash_table_contains (column->table->cells, item))
    update_cell (column->table, item, column);
}

static void
selected_cell_cb (GtkListItem *item,
                  GParamSpec  *pspec,
                  Column      *column)
{
  if (g_hash_table_contains (column->table->cells, item))
    update_cursor (column->table, item, column);
}

/* A click on a cell makes it the one that is edited. */
static void
pressed_cb (ActantClaimsTable *self,
            int                n_press,
            double             x,
            double             y)
{
  GtkWidget *cell = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);
  gpointer column = cell != NULL ? g_object_get_data (G_OBJECT (cell), "column") : NULL;
  guint position;

  if (column != NULL && g_ptr_array_find (self->columns, column, &position))
    {
      self->cursor = position;
      update_cursors (self);
    }
}

/* There are hundreds of rows: a cell has no gestures of its own, and its height is that of a line
 * whatever its words are. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          Column                   *column)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "table-cell");
  g_object_set_data (G_OBJECT (label), "column", column);
  gtk_list_item_set_child (item, label);
  g_object_set_data (G_OBJECT (item), "column", column);
  g_signal_connect (item, "notify::selected", G_CALLBACK (selected_cell_cb), column);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         Column                   *column)
{
  g_hash_table_insert (column->table->cells, item, column);
  g_signal_connect_object (gtk_list_item_get_item (item), "notify::record", G_CALLBACK (record_cb),
                           item, 0);
  update_cell (column->table, item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           Column                   *column)
{
  g_hash_table_remove (column->table->cells, item);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_cb, item);
}

/* Sorting: the view's sorter keeps which column was clicked to itself before GTK 4.10. It is
 * asked to compare two things, and the columns' sorters tell which of them was asked first. */

static int
probe (gconstpointer a,
       gconstpointer b,
       gpointer      data)
{
  Column *column = data;

  if (column->table->probed == NULL)
    column->table->probed = column;

  return GTK_ORDERING_SMALLER;
}

static void
get_key (const ActantRecord *record,
         const char         *text,
         ActantSortKey      *key,
         gpointer            data)
{
  Column *column = data;
  ActantSession *session = actant_workspace_get_session (column->table->workspace);

  if (session != NULL && !actant_record_is_opaque (record))
    actant_claim_column_get_key (&column->column, session, record, text,
                                 column->column.field == NULL
                                 ? actant_claims_table_find_coder (column->table, actant_record_get_id (record))
                                 : NULL, key);
}

static void
sorter_changed_cb (ActantClaimsTable *self,
                   GtkSorterChange    change,
                   GtkSorter         *sorter)
{
  g_autoptr(GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  self->probed = NULL;
  order = gtk_sorter_compare (sorter, a, b);
  actant_claims_table_hold (self, TRUE);
  actant_record_table_set_order (self->records, self->probed != NULL ? get_key : NULL,
                                 (gpointer) self->probed, order == GTK_ORDERING_LARGER);
  actant_claims_table_hold (self, FALSE);
}

/* Rows */

/* The list inside the view is what scrolls. */
static void
scroll_to (ActantClaimsTable *self,
           guint              position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static void
selection_cb (ActantClaimsTable *self)
{
  update_cursors (self);
  if (!self->syncing && actant_claims_table_get_selected (self) != NULL)
    g_signal_emit (self, signals[SELECTED], 0, actant_claims_table_get_selected (self));
}

static void
activate_cb (ActantClaimsTable *self,
             guint              position)
{
  g_autoptr(ActantRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->records), position);
  g_autofree char *id = item != NULL ? g_strdup (actant_record_item_get_id (item)) : NULL;

  if (id != NULL)
    g_signal_emit (self, signals[ACTIVATE], 0, id);
}

/* The position of a column where it stands, which the user can change. */
static guint
find_place (ActantClaimsTable   *self,
            GtkColumnViewColumn *view)
{
  GListModel *shown = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  guint n = g_list_model_get_n_items (shown);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      if (column == view)
        return i;
    }

  return n;
}

/* To the nearest column that is shown, left or right. */
static void
move_cursor (ActantClaimsTable *self,
             gboolean           right)
{
  guint from = find_place (self, get_column (self, self->cursor)->view);
  guint best = G_MAXUINT;

  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *view = get_column (self, i)->view;
      guint place = find_place (self, view);
      guint away = right ? place - from : from - place;   /* huge on the other side */

      if (gtk_column_view_column_get_visible (view) && away > 0 && away < self->columns->len
          && away < best)
        {
          best = away;
          self->cursor = i;
        }
    }
  update_cursors (self);
}

static gboolean
key_pressed_cb (ActantClaimsTable *self,
                guint              key,
                guint              code,
                GdkModifierType    state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->view));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || actant_claims_table_get_selected (self) == NULL
      || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      move_cursor (self, (key == GDK_KEY_Right)
                         == (gtk_widget_get_direction (self->view) != GTK_TEXT_DIR_RTL));
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
      actant_claims_table_edit (self, get_column (self, self->cursor)->column.name);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
free_column (gpointer data)
{
  Column *column = data;

  g_object_unref (column->view);
  g_free (column);
}

static void
actant_claims_table_dispose (GObject *object)
{
  ActantClaimsTable *self = ACTANT_CLAIMS_TABLE (object);

  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)),
                                            self);
      gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
      self->view = NULL;
    }
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  if (self->feed != NULL)
    g_signal_handlers_disconnect_by_data (self->feed, self);
  g_clear_object (&self->feed);
  if (self->records != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->records, self);
      actant_record_table_clear (self->records);
      actant_record_table_set_order (self->records, NULL, NULL, FALSE);
    }
  g_clear_object (&self->records);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_claims_table_parent_class)->dispose (object);
}

static void
actant_claims_table_finalize (GObject *object)
{
  ActantClaimsTable *self = ACTANT_CLAIMS_TABLE (object);

  g_ptr_array_unref (self->columns);
  g_array_unref (self->all);
  g_hash_table_unref (self->cells);
  g_free (self->held_id);

  G_OBJECT_CLASS (actant_claims_table_parent_class)->finalize (object);
}

/* The row that was focused last takes it. */
static gboolean
actant_claims_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACTANT_CLAIMS_TABLE (widget)->view);
}

static void
actant_claims_table_class_init (ActantClaimsTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = actant_claims_table_dispose;
  object_class->finalize = actant_claims_table_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = actant_claims_table_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
actant_claims_table_init (ActantClaimsTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->cells = g_hash_table_new (NULL, NULL);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->all = actant_claim_columns_new ();
  self->records = actant_record_table_new (ACTANT_KIND_CLAIM);
  g_signal_connect_swapped (self->records, "listing", G_CALLBACK (actant_claims_table_hold), self);
  self->feed = actant_row_feed_new (G_LIST_MODEL (g_object_ref (self->records)), ROWS_AT_ONCE);
  g_signal_connect_swapped (self->feed, "listing", G_CALLBACK (actant_claims_table_hold), self);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->feed)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "claims-table");
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  /* The list of its rows is what has the focus. */
  for (GtkWidget *part = self->view; part != NULL;
       part = part == self->view ? gtk_widget_get_last_child (part) : NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Claims of the study"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selection_cb),
                            self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
  actant_page_leave_by_tab (self->view);
}

static void
add_column (ActantClaimsTable       *self,
            const ActantClaimColumn *what)
{
  Column *column = g_new0 (Column, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (probe, column, NULL));

  column->table = self;
  column->column = *what;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  column->view = gtk_column_view_column_new (_(what->label), factory);
  gtk_column_view_column_set_sorter (column->view, sorter);
  gtk_column_view_column_set_resizable (column->view, TRUE);
  gtk_column_view_column_set_fixed_width (column->view, what->width * CHARACTER_WIDTH);
  gtk_column_view_column_set_visible (column->view, what->usual);
  g_ptr_array_add (self->columns, column);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column->view);
}

/**
 * actant_claims_table_new:
 * @workspace: whose session has the names
 *
 * Returns: (transfer floating): a table without rows; see
 *   actant_claims_table_get_records()
 */
GtkWidget *
actant_claims_table_new (ActantWorkspace *workspace)
{
  ActantClaimsTable *self = g_object_new (ACTANT_TYPE_CLAIMS_TABLE, NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < self->all->len; i++)
    add_column (self, &g_array_index (self->all, ActantClaimColumn, i));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                            G_CALLBACK (sorter_changed_cb), self);

  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the rows */
ActantRecordTable *
actant_claims_table_get_records (ActantClaimsTable *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIMS_TABLE (self), NULL);

  return self->records;
}

/** Returns: (transfer none) (element-type ActantClaimColumn): what can be shown */
GArray *
actant_claims_table_get_columns (ActantClaimsTable *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIMS_TABLE (self), NULL);

  return self->all;
}

static Column *
find_column (ActantClaimsTable *self,
             const char        *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (get_column (self, i)->column.name, name) == 0)
      return get_column (self, i);

  return NULL;
}

/** Whether the column called @name is shown. */
gboolean
actant_claims_table_get_shown (ActantClaimsTable *self,
                               const char        *name)
{
  Column *column = find_column (self, name);

  return column != NULL && gtk_column_view_column_get_visible (column->view);
}

/** Shows or hides a column. */
void
actant_claims_table_set_shown (ActantClaimsTable *self,
                               const char        *name,
                               gboolean           shown)
{
  Column *column = find_column (self, name);

  g_return_if_fail (column != NULL);

  gtk_column_view_column_set_visible (column->view, shown);
}

/** Sorts by a column, as a click on its head does. */
void
actant_claims_table_sort (ActantClaimsTable *self,
                          const char        *name,
                          gboolean           descending)
{
  Column *column = find_column (self, name);

  g_return_if_fail (column != NULL);

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), column->view,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/** Returns: (nullable): the id of the selected claim */
const char *
actant_claims_table_get_selected (ActantClaimsTable *self)
{
  ActantRecordItem *item;

  g_return_val_if_fail (ACTANT_IS_CLAIMS_TABLE (self), NULL);

  item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? actant_record_item_get_id (item) : NULL;
}

/** Returns: (nullable): slug of whose the listed claim is */
const char *
actant_claims_table_find_coder (ActantClaimsTable *self,
                                const char        *id)
{
  g_return_val_if_fail (ACTANT_IS_CLAIMS_TABLE (self), NULL);

  return actant_record_table_find_coder (self->records, id);
}

/* Says whose the claim is when it is not one's own. */
static gboolean
refuse (ActantClaimsTable *self,
        const char        *id)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const char *coder = actant_claims_table_find_coder (self, id);
  g_autofree char *name = NULL;

  if (session == NULL || coder == NULL || strcmp (coder, actant_session_get_coder (session)) == 0)
    return FALSE;

  name = actant_session_dup_name_of_coder (session, coder);
  actant_workspace_refuse_of (self->workspace, name);
  return TRUE;
}

/** Selects a claim without saying so and scrolls to it; nothing if it is not listed. */
void
actant_claims_table_select (ActantClaimsTable *self,
                            const char        *id)
{
  guint position;

  g_return_if_fail (ACTANT_IS_CLAIMS_TABLE (self));

  position = actant_record_table_find (self->records, id);
  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  self->syncing = TRUE;
  actant_row_feed_reach (self->feed, position);
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

/**
 * actant_claims_table_hold:
 * @hold: %TRUE before much changes at once, %FALSE after it
 *
 * The selection steps aside: it would look for its row among all that are new.
 */
void
actant_claims_table_hold (ActantClaimsTable *self,
                          gboolean           hold)
{
  g_return_if_fail (ACTANT_IS_CLAIMS_TABLE (self));

  self->held += hold ? 1 : -1;
  if (hold && self->held == 1)
    {
      self->held_id = g_strdup (actant_claims_table_get_selected (self));
      actant_claims_table_select (self, NULL);
    }
  else if (!hold && self->held == 0)
    {
      actant_claims_table_select (self, self->held_id);
      g_clear_pointer (&self->held_id, g_free);
    }
}

/** Gives filtering and sorting up; what was sorted last stays. */
void
actant_claims_table_cancel (ActantClaimsTable *self)
{
  g_return_if_fail (ACTANT_IS_CLAIMS_TABLE (self));

  actant_record_table_cancel (self->records);
}

/** Shows names as they are now. */
void
actant_claims_table_update (ActantClaimsTable *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_return_if_fail (ACTANT_IS_CLAIMS_TABLE (self));

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &column))
    update_cell (self, item, column);
}

/** Edits a field of the selected claim in its cell; columns without a field are not edited, nor
 * are others' claims. */
void
actant_claims_table_edit (ActantClaimsTable *self,
                          const char        *name)
{
  Column *wanted = find_column (self, name);
  const char *id = actant_claims_table_get_selected (self);
  const ActantRecord *claim;
  const char *text;
  GHashTableIter iter;
  gpointer item, column;

  g_return_if_fail (ACTANT_IS_CLAIMS_TABLE (self) && wanted != NULL);

  if (refuse (self, id))
    return;
  claim = id != NULL ? actant_record_table_lookup (self->records, id, &text) : NULL;
  if (claim == NULL || wanted->column.field == NULL || actant_record_is_opaque (claim))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &column))
    if (column == wanted && gtk_list_item_get_selected (item))
      {
        actant_cell_editor_open (self->workspace, GTK_WIDGET (self), get_label (item), name, text,
                                 claim);
        return;
      }
}
