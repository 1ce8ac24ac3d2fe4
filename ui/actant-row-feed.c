/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for a list view, a few at a time.
 *
 * A list view of GTK 4.8 makes the widgets of 200 rows as soon as its model has that many, and
 * drops them and makes as many anew when others come in their place; with rows of several cells
 * that is 100 ms without a frame. This model has the items of another in the same places, but of
 * many that come at its start only the first at once and the others between the next frames; when
 * the view has its 200 rows, all that are left. What is listed is always a beginning of the other
 * model, so that positions mean the same in both. */
#include "config.h"

#include "actant-row-feed.h"

/* Rows a list view makes. */
#define MADE 220
/* Milliseconds, after a frame that is due: each part is laid out before the next one comes. */
#define PAUSE 18
#define PRIORITY (GDK_PRIORITY_REDRAW + 5)

struct _ActantRowFeed
{
  GObject     parent_instance;

  GListModel *model;     /* owned */
  guint       at_once;
  guint       n_listed;
  guint       timer;     /* while there are more */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ActantRowFeed, actant_row_feed, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  LISTING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (ACTANT_ROW_FEED (model)->model);
}

static guint
get_n_items (GListModel *model)
{
  return ACTANT_ROW_FEED (model)->n_listed;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  ActantRowFeed *self = ACTANT_ROW_FEED (model);

  return position < self->n_listed ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
list_up_to (ActantRowFeed *self,
            guint          n)
{
  guint before = self->n_listed;

  self->n_listed = n;
  if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
}

static gboolean
feed_cb (gpointer user_data)
{
  ActantRowFeed *self = user_data;
  guint n = g_list_model_get_n_items (self->model);
  guint next = self->n_listed < MADE ? MIN (n, self->n_listed + self->at_once) : n;

  if (next == n)
    self->timer = 0;
  list_up_to (self, next);

  return next < n ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
update_timer (ActantRowFeed *self)
{
  gboolean more = self->n_listed < g_list_model_get_n_items (self->model);

  if (!more)
    g_clear_handle_id (&self->timer, g_source_remove);
  else if (self->timer == 0)
    self->timer = g_timeout_add_full (PRIORITY, PAUSE, feed_cb, self, NULL);
}

/* Lists no more than the first of what came at @position. */
static void
begin_anew (ActantRowFeed *self,
            guint          position)
{
  guint before = self->n_listed;

  g_signal_emit (self, signals[LISTING], 0, TRUE);
  self->n_listed = position + self->at_once;
  update_timer (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, before - position, self->at_once);
  g_signal_emit (self, signals[LISTING], 0, FALSE);
}

static void
items_changed_cb (ActantRowFeed *self,
                  guint          position,
                  guint          removed,
                  guint          added)
{
  guint gone = position < self->n_listed ? MIN (removed, self->n_listed - position) : 0;

  if (position > self->n_listed || (position == self->n_listed && self->timer != 0))
    {
      update_timer (self);
      return;
    }
  /* Many rows that come after others are made only where somebody scrolled there. */
  if (position < MADE && added > 2 * self->at_once)
    {
      begin_anew (self, position);
      return;
    }

  self->n_listed += added - gone;
  update_timer (self);
  if (gone > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, gone, added);
}

static void
actant_row_feed_dispose (GObject *object)
{
  ActantRowFeed *self = ACTANT_ROW_FEED (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);

  G_OBJECT_CLASS (actant_row_feed_parent_class)->dispose (object);
}

static void
actant_row_feed_finalize (GObject *object)
{
  g_object_unref (ACTANT_ROW_FEED (object)->model);

  G_OBJECT_CLASS (actant_row_feed_parent_class)->finalize (object);
}

static void
actant_row_feed_class_init (ActantRowFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_row_feed_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_row_feed_finalize;

  /* With TRUE before most rows go and with FALSE after it: who selects among the rows holds on to
   * what is selected, which may come again in another place. */
  signals[LISTING] = g_signal_new ("listing", ACTANT_TYPE_ROW_FEED, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
actant_row_feed_init (ActantRowFeed *self)
{
}

/**
 * actant_row_feed_new:
 * @model: (transfer full): where the rows are from
 * @at_once: how many rows are made in one turn of the main loop; twice as many that
 *   come are not many
 *
 * Returns: (transfer full): a beginning of @model, and soon all of it
 */
ActantRowFeed *
actant_row_feed_new (GListModel *model,
                     guint       at_once)
{
  ActantRowFeed *self = g_object_new (ACTANT_TYPE_ROW_FEED, NULL);
  guint n = g_list_model_get_n_items (model);

  self->model = model;
  self->at_once = at_once;
  self->n_listed = n > 2 * at_once ? at_once : n;
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  update_timer (self);

  return self;
}

/**
 * actant_row_feed_reach:
 * @self: a feed
 * @position: of a row that somebody selects or scrolls to
 *
 * Lists all rows at once where that one is still to come.
 */
void
actant_row_feed_reach (ActantRowFeed *self,
                       guint          position)
{
  guint n;

  g_return_if_fail (ACTANT_IS_ROW_FEED (self));

  n = g_list_model_get_n_items (self->model);
  if (position < self->n_listed || position >= n)
    return;

  g_clear_handle_id (&self->timer, g_source_remove);
  list_up_to (self, n);
}

/** Whether rows are still to come. */
gboolean
actant_row_feed_is_feeding (ActantRowFeed *self)
{
  g_return_val_if_fail (ACTANT_IS_ROW_FEED (self), FALSE);

  return self->timer != 0;
}
