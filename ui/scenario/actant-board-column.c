/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of cards. */
#include "config.h"

#include "scenario/actant-board-column.h"

#include <glib/gi18n.h>
#include <string.h>

#include "scenario/actant-claim-card.h"

#define WIDTH 210   /* logical pixels */

/* A list view makes 200 cards at once and lays each out, 1.3 ms: they come in parts. */
#define CARDS_AT_ONCE 8
/* Milliseconds, after a frame that is due: each part is laid out before the next one comes. */
#define PAUSE 18
#define PRIORITY (GDK_PRIORITY_REDRAW + 5)
#define MADE_CARDS 200

struct _ActantBoardColumn
{
  GtkWidget            parent_instance;

  ActantScenarioModel *model;       /* owned */
  GListStore          *items;       /* of ActantClaimItem */
  GtkMultiSelection   *selection;
  char                *name;

  GtkWidget           *box;
  GtkWidget           *title;
  GtkWidget           *count;
  GtkWidget           *scroller;
  GtkWidget           *list;
  GPtrArray           *cards;       /* borrowed: those that show something */
  guint                focus_later;
  guint                focus_source;
  gboolean             setting;     /* not by the user */
  GPtrArray           *wanted;      /* owned items, all of them, while they come in parts */
  guint                coming;      /* source */
};

G_DEFINE_FINAL_TYPE (ActantBoardColumn, actant_board_column, GTK_TYPE_WIDGET)

enum
{
  DROPPED,
  KEY_PRESSED,
  ACTIVATED,
  SELECTED,
  FILLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ActantClaimItem *
get_item (ActantBoardColumn *self,
          guint              position)
{
  g_autoptr(ActantClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item;
}

/** Where the card of claim @id is, %GTK_INVALID_LIST_POSITION when it is not here. */
guint
actant_board_column_find (ActantBoardColumn *self,
                          const char        *id)
{
  ActantClaimItem *item = actant_scenario_model_find_item (self->model, id);
  guint position;

  if (item == NULL || !g_list_store_find (self->items, item, &position))
    return GTK_INVALID_LIST_POSITION;

  return position;
}

/* The cards that a drag from this one takes along. */
static char **
dup_dragged (ActantBoardColumn *self,
             ActantClaimItem   *item)
{
  guint position = actant_board_column_find (self, actant_claim_item_get_id (item));
  const char *one[] = { actant_claim_item_get_id (item), NULL };

  if (position != GTK_INVALID_LIST_POSITION
      && gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    return actant_board_column_dup_selected (self);

  return g_strdupv ((char **) one);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 gpointer       user_data)
{
  ActantBoardColumn *self = user_data;
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  ActantClaimItem *item = actant_claim_card_get_item (ACTANT_CLAIM_CARD (card));
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (card);
  g_auto(GStrv) ids = NULL;

  if (item == NULL)
    return NULL;

  ids = dup_dragged (self, item);
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (G_TYPE_STRV, ids);
}

static void
setup_cb (ActantBoardColumn *self,
          GtkListItem       *list_item)
{
  GtkWidget *card = actant_claim_card_new (self->model);
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (drag_prepare_cb), self, 0);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (drag));
  gtk_list_item_set_child (list_item, card);
}

static void
bind_cb (ActantBoardColumn *self,
         GtkListItem       *list_item)
{
  GtkWidget *card = gtk_list_item_get_child (list_item);

  actant_claim_card_set_item (ACTANT_CLAIM_CARD (card), gtk_list_item_get_item (list_item));
  g_ptr_array_add (self->cards, card);
}

static void
unbind_cb (ActantBoardColumn *self,
           GtkListItem       *list_item)
{
  GtkWidget *card = gtk_list_item_get_child (list_item);

  g_ptr_array_remove (self->cards, card);
  actant_claim_card_set_item (ACTANT_CLAIM_CARD (card), NULL);
}

static void
activate_cb (ActantBoardColumn *self,
             guint              position)
{
  g_autofree char *id = g_strdup (actant_claim_item_get_id (get_item (self, position)));

  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
selection_changed_cb (ActantBoardColumn *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
key_pressed_cb (ActantBoardColumn *self,
                guint              key,
                guint              code,
                GdkModifierType    state)
{
  gboolean handled = FALSE;

  g_signal_emit (self, signals[KEY_PRESSED], 0, key,
                 state & gtk_accelerator_get_default_mod_mask (), &handled);
  return handled;
}

static void
dropped_cb (ActantBoardColumn  *self,
            const char * const *claims)
{
  g_signal_emit (self, signals[DROPPED], 0, claims);
}

static gboolean
accept_drop_cb (GtkDropTarget *target,
                const GValue  *value,
                double         x,
                double         y,
                gpointer       user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  void (*dropped) (GtkWidget *, const char * const *, gpointer) =
    (void (*) (GtkWidget *, const char * const *, gpointer))
    g_object_get_data (G_OBJECT (target), "dropped");
  g_auto(GStrv) claims = g_value_dup_boxed (value);

  if (claims != NULL)
    dropped (widget, (const char * const *) claims, user_data);

  return claims != NULL;
}

/**
 * actant_board_add_drop_target:
 * @widget: where cards can be dropped
 * @dropped: called with @widget, the ids (char **) and @user_data
 */
void
actant_board_add_drop_target (GtkWidget *widget,
                              GCallback  dropped,
                              gpointer   user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRV, GDK_ACTION_MOVE);

  g_object_set_data (G_OBJECT (target), "dropped", (gpointer) dropped);
  g_signal_connect (target, "drop", G_CALLBACK (accept_drop_cb), user_data);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
stop_coming (ActantBoardColumn *self)
{
  g_clear_handle_id (&self->coming, g_source_remove);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
}

static void
actant_board_column_dispose (GObject *object)
{
  ActantBoardColumn *self = ACTANT_BOARD_COLUMN (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  stop_coming (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (actant_board_column_parent_class)->dispose (object);
}

static void
actant_board_column_finalize (GObject *object)
{
  ActantBoardColumn *self = ACTANT_BOARD_COLUMN (object);

  g_ptr_array_unref (self->cards);
  g_free (self->name);

  G_OBJECT_CLASS (actant_board_column_parent_class)->finalize (object);
}

static gboolean
actant_board_column_grab_focus (GtkWidget *widget)
{
  return actant_board_column_focus (ACTANT_BOARD_COLUMN (widget), 0);
}

static void
actant_board_column_class_init (ActantBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_board_column_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_board_column_finalize;
  widget_class->grab_focus = actant_board_column_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "boardcolumn");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[DROPPED] =
    g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[KEY_PRESSED] =
    g_signal_new ("key-pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  g_signal_accumulator_true_handled, NULL, NULL,
                  G_TYPE_BOOLEAN, 2, G_TYPE_UINT, GDK_TYPE_MODIFIER_TYPE);
  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FILLED] =
    g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SELECTED] =
    g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
build_list (ActantBoardColumn *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                  g_steal_pointer (&factory));
  gtk_widget_add_css_class (self->list, "board-cards");
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_vexpand (self->scroller, TRUE);
}

static void
actant_board_column_init (ActantBoardColumn *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->focus_later = GTK_INVALID_LIST_POSITION;
  self->cards = g_ptr_array_new ();
  self->items = g_list_store_new (ACTANT_TYPE_CLAIM_ITEM);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  build_list (self);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "heading");
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (head, "board-head");
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->count);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_size_request (self->box, WIDTH, -1);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  actant_board_add_drop_target (GTK_WIDGET (self), G_CALLBACK (dropped_cb), NULL);
}

static void
update_count (ActantBoardColumn *self)
{
  guint n = actant_board_column_get_n_items (self);
  g_autofree char *count = g_strdup_printf ("%u", n);
  /* Translators: a column of the board and how many claims are in it */
  g_autofree char *name = g_strdup_printf (ngettext ("%s, %u claim", "%s, %u claims", n),
                                           self->name, n);

  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/**
 * actant_board_column_new:
 * @model: the claims
 * @title: shown
 * @hint: (nullable): what stands in the column
 *
 * Returns: (transfer floating): a column without cards
 */
GtkWidget *
actant_board_column_new (ActantScenarioModel *model,
                         const char          *title,
                         const char          *hint)
{
  ActantBoardColumn *self = g_object_new (ACTANT_TYPE_BOARD_COLUMN, NULL);

  self->model = g_object_ref (model);
  self->name = g_strdup (title);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->title, hint);
  update_count (self);

  return GTK_WIDGET (self);
}

/* Puts @items into the list, which keeps those that stay; of many new ones only the first, unless
 * @all. Returns: whether others are still to come */
static gboolean
put_items (ActantBoardColumn *self,
           GPtrArray         *items,
           gboolean           all)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint head = 0, tail = 0, added;

  while (head < MIN (n, items->len) && get_item (self, head) == items->pdata[head])
    head++;
  while (tail < MIN (n, items->len) - head
         && get_item (self, n - 1 - tail) == items->pdata[items->len - 1 - tail])
    tail++;

  added = items->len - head - tail;
  if (!all && head < MADE_CARDS)
    added = MIN (added, CARDS_AT_ONCE);
  if (head + tail < MAX (n, items->len))
    {
      self->setting = TRUE;
      g_list_store_splice (self->items, head, n - head - tail, items->pdata + head, added);
      self->setting = FALSE;
    }

  return head + added + tail < items->len;
}

static gboolean
come_cb (gpointer user_data)
{
  ActantBoardColumn *self = user_data;

  if (put_items (self, self->wanted, FALSE))
    return G_SOURCE_CONTINUE;

  self->coming = 0;
  stop_coming (self);
  g_signal_emit (self, signals[FILLED], 0);
  return G_SOURCE_REMOVE;
}

/**
 * actant_board_column_set_items:
 * @items: (element-type ActantClaimItem): the cards from now on
 *
 * Cards that stay keep their place, their selection and the focus. Of many new
 * ones the first are shown at once, the others between the next frames; the
 * signal "filled" comes when all are there.
 */
void
actant_board_column_set_items (ActantBoardColumn *self,
                               GPtrArray         *items)
{
  g_return_if_fail (ACTANT_IS_BOARD_COLUMN (self));

  stop_coming (self);
  if (put_items (self, items, FALSE))
    {
      self->wanted = g_ptr_array_new_full (items->len, g_object_unref);
      for (guint i = 0; i < items->len; i++)
        g_ptr_array_add (self->wanted, g_object_ref (items->pdata[i]));
      self->coming = g_timeout_add_full (PRIORITY, PAUSE, come_cb, self, NULL);
    }
  update_count (self);
  for (guint i = 0; i < self->cards->len; i++)
    actant_claim_card_update (self->cards->pdata[i]);
}

guint
actant_board_column_get_n_items (ActantBoardColumn *self)
{
  g_return_val_if_fail (ACTANT_IS_BOARD_COLUMN (self), 0);

  return self->wanted != NULL ? self->wanted->len
                              : g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/** Returns: (transfer full) (array zero-terminated=1): ids of the selected claims */
char **
actant_board_column_dup_selected (ActantBoardColumn *self)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr(GtkBitset) selected = NULL;

  g_return_val_if_fail (ACTANT_IS_BOARD_COLUMN (self), NULL);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      ActantClaimItem *item = get_item (self, gtk_bitset_get_nth (selected, i));

      g_strv_builder_add (ids, actant_claim_item_get_id (item));
    }

  return g_strv_builder_end (ids);
}

/** Selects those of @claims that are here, and nothing else; not a choice of the user's. */
void
actant_board_column_select (ActantBoardColumn  *self,
                            const char * const *claims)
{
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) all = NULL;

  g_return_if_fail (ACTANT_IS_BOARD_COLUMN (self));

  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->items)));
  for (guint i = 0; claims[i] != NULL; i++)
    if (actant_board_column_find (self, claims[i]) != GTK_INVALID_LIST_POSITION)
      gtk_bitset_add (selected, actant_board_column_find (self, claims[i]));

  self->setting = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
  self->setting = FALSE;
}

void
actant_board_column_unselect (ActantBoardColumn *self)
{
  const char *none[] = { NULL };

  actant_board_column_select (self, none);
}

static gboolean
focus_card (ActantBoardColumn *self,
            guint              position)
{
  ActantClaimItem *item = get_item (self, position);

  for (guint i = 0; item != NULL && i < self->cards->len; i++)
    if (actant_claim_card_get_item (self->cards->pdata[i]) == item)
      return gtk_widget_grab_focus (gtk_widget_get_parent (self->cards->pdata[i]));

  return FALSE;
}

/* After the list has made the card. */
static gboolean
focus_later_cb (gpointer user_data)
{
  ActantBoardColumn *self = user_data;

  self->focus_source = 0;
  focus_card (self, self->focus_later);
  return G_SOURCE_REMOVE;
}

/** Focuses the card at @position or the last one; %FALSE when there is none. */
gboolean
actant_board_column_focus (ActantBoardColumn *self,
                           guint              position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  g_return_val_if_fail (ACTANT_IS_BOARD_COLUMN (self), FALSE);

  if (n == 0)
    return FALSE;

  position = MIN (position, n - 1);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  if (!focus_card (self, position))
    {
      self->focus_later = position;
      if (self->focus_source == 0)
        self->focus_source = g_timeout_add (50, focus_later_cb, self);
    }

  return TRUE;
}

/** The card that has the focus, %GTK_INVALID_LIST_POSITION for none. */
guint
actant_board_column_get_focused (ActantBoardColumn *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (gtk_widget_is_focus (gtk_widget_get_parent (self->cards->pdata[i])))
      return actant_board_column_find (self, actant_claim_item_get_id (actant_claim_card_get_item (self->cards->pdata[i])));

  return GTK_INVALID_LIST_POSITION;
}
