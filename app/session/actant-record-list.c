/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live records of one kind as a filtered list model; items on demand. */
#include "session/actant-record-list-private.h"

#include "model/actant-let-go.h"

/* How long filtering may keep the main loop at a time. */
#define SLICE_USEC 4000
#define STEPS_PER_LOOK 64

struct _ActantRecordList
{
  GObject             parent_instance;

  ActantCollection   *collection;
  ActantKind          kind;
  gulong              changed_handler;
  gulong              reset_handler;
  GPtrArray          *visible;    /* owned records, in the collection's order */
  GHashTable         *items;      /* owned id -> borrowed item, while somebody holds it */

  /* Filtering that goes on between frames; what was visible stays until it is done */
  GPtrArray          *pending;    /* owned records that pass, of those before scan; or NULL */
  guint               scan;       /* position in the collection of the next one to ask about */
  guint               idle;

  ActantRecordFilter  filter;
  gpointer            filter_data;
  GDestroyNotify      filter_destroy;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ActantRecordList, actant_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return ACTANT_TYPE_RECORD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ACTANT_RECORD_LIST (model)->visible->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  ActantRecordList *self = ACTANT_RECORD_LIST (model);

  return position < self->visible->len
         ? _actant_record_items_get (self->items, self->visible->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* A million records take 40 ms. */
static void
let_go (GPtrArray *records)
{
  actant_let_go (records, records->len, (GDestroyNotify) g_ptr_array_unref);
}

static void
stop_scan (ActantRecordList *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->pending, let_go);
}

static void
drop_collection (ActantRecordList *self)
{
  if (self->collection == NULL)
    return;

  g_clear_signal_handler (&self->changed_handler, self->collection);
  g_clear_signal_handler (&self->reset_handler, self->collection);
  g_clear_object (&self->collection);
}

static void
actant_record_list_finalize (GObject *object)
{
  ActantRecordList *self = ACTANT_RECORD_LIST (object);

  stop_scan (self);
  drop_collection (self);
  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);
  let_go (self->visible);
  g_hash_table_unref (self->items);

  G_OBJECT_CLASS (actant_record_list_parent_class)->finalize (object);
}

static void
actant_record_list_class_init (ActantRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_record_list_finalize;
}

static void
actant_record_list_init (ActantRecordList *self)
{
  self->visible = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  self->items = _actant_record_items_new ();
}

static gboolean
passes (ActantRecordList   *self,
        const ActantRecord *record)
{
  return self->filter == NULL || self->filter (record, self->filter_data);
}

static GPtrArray *
hold_all_items (ActantRecordList *self)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (_actant_record_items_let_go);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->items);
  while (self->collection != NULL && g_hash_table_iter_next (&iter, &id, NULL))
    {
      const ActantRecord *record = actant_collection_lookup_live (self->collection, self->kind, id);

      if (record != NULL)
        g_ptr_array_add (held, _actant_record_items_hold (self->items, record));
    }

  return held;
}

static guint
find_exactly (GPtrArray          *records,
              const ActantRecord *record)
{
  guint position = actant_records_find_place (records, record);

  return position < records->len && records->pdata[position] == record ? position
                                                                       : ACTANT_NO_POSITION;
}

/* What the scan has passed already changes in what it found. */
static void
update_scan (ActantRecordList *self,
             ActantRecord     *before,
             ActantRecord     *after,
             guint             removed,
             guint             added)
{
  if (removed < self->scan)
    {
      guint position = find_exactly (self->pending, before);

      if (position != ACTANT_NO_POSITION)
        g_ptr_array_remove_index (self->pending, position);
      self->scan--;
    }
  if (added < self->scan)
    {
      if (passes (self, after))
        g_ptr_array_insert (self->pending, actant_records_find_place (self->pending, after),
                            actant_record_ref (after));
      self->scan++;
    }
}

static void
changed_cb (ActantCollection *collection,
            ActantRecord     *before,
            ActantRecord     *after,
            guint             removed,
            guint             added,
            ActantRecordList *self)
{
  guint old = ACTANT_NO_POSITION, new = ACTANT_NO_POSITION;
  ActantRecordItem *item = NULL;

  if (self->pending != NULL && actant_record_get_kind (after != NULL ? after : before) == self->kind)
    update_scan (self, before, after, removed, added);
  if (removed != ACTANT_NO_POSITION && actant_record_get_kind (before) == self->kind)
    old = find_exactly (self->visible, before);
  if (old != ACTANT_NO_POSITION)
    g_ptr_array_remove_index (self->visible, old);

  if (added != ACTANT_NO_POSITION && actant_record_get_kind (after) == self->kind)
    {
      item = _actant_record_items_hold (self->items, after);
      if (passes (self, after))
        {
          new = actant_records_find_place (self->visible, after);
          g_ptr_array_insert (self->visible, new, actant_record_ref (after));
        }
    }

  _actant_list_announce_move (G_LIST_MODEL (self), old, new);
  g_clear_pointer (&item, _actant_record_items_let_go);
}

static void
reset_cb (ActantCollection *collection,
          ActantRecordList *self)
{
  actant_record_list_refilter (self);
}

/**
 * actant_record_list_new:
 * @collection: (nullable): whose records
 * @kind: which of them
 *
 * Returns: (transfer full): a list
 */
ActantRecordList *
actant_record_list_new (ActantCollection *collection,
                        ActantKind        kind)
{
  ActantRecordList *self = g_object_new (ACTANT_TYPE_RECORD_LIST, NULL);

  self->kind = kind;
  actant_record_list_set_collection (self, collection);

  return self;
}

/**
 * actant_record_list_set_collection:
 * @self: a list
 * @collection: (nullable): whose records it shows from now on
 */
void
actant_record_list_set_collection (ActantRecordList *self,
                                   ActantCollection *collection)
{
  g_return_if_fail (ACTANT_IS_RECORD_LIST (self));

  if (self->collection == collection)
    return;

  drop_collection (self);
  if (collection != NULL)
    {
      self->collection = g_object_ref (collection);
      self->changed_handler = g_signal_connect (collection, "changed", G_CALLBACK (changed_cb), self);
      self->reset_handler = g_signal_connect (collection, "reset", G_CALLBACK (reset_cb), self);
    }
  actant_record_list_refilter (self);
}

/**
 * actant_record_list_set_filter:
 * @self: a list
 * @filter: (nullable): which records are listed; %NULL for all
 * @user_data: for @filter
 * @destroy: (nullable): frees @user_data
 */
void
actant_record_list_set_filter (ActantRecordList   *self,
                               ActantRecordFilter  filter,
                               gpointer            user_data,
                               GDestroyNotify      destroy)
{
  g_return_if_fail (ACTANT_IS_RECORD_LIST (self));

  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);
  self->filter = filter;
  self->filter_data = user_data;
  self->filter_destroy = destroy;
  actant_record_list_refilter (self);
}

static void
show_pending (ActantRecordList *self)
{
  g_autoptr(GPtrArray) held = hold_all_items (self);
  GPtrArray *old = _actant_list_replace (G_LIST_MODEL (self), &self->visible,
                                         g_steal_pointer (&self->pending));

  let_go (old);
}

/* Asks the filter about some more records; whether there are others left. */
static gboolean
scan_some (ActantRecordList *self)
{
  guint n = self->collection != NULL ? actant_collection_get_n (self->collection, self->kind) : 0;
  gint64 until = g_get_monotonic_time () + SLICE_USEC;

  while (self->scan < n)
    {
      const ActantRecord *record = actant_collection_get (self->collection, self->kind,
                                                          self->scan++);

      if (passes (self, record))
        g_ptr_array_add (self->pending, actant_record_ref (record));
      if (self->scan % STEPS_PER_LOOK == 0 && g_get_monotonic_time () > until)
        return self->scan < n;
    }

  return FALSE;
}

static gboolean
scan_cb (gpointer data)
{
  ActantRecordList *self = data;

  if (scan_some (self))
    return G_SOURCE_CONTINUE;

  self->idle = 0;
  show_pending (self);
  return G_SOURCE_REMOVE;
}

/**
 * actant_record_list_refilter:
 * @self: a list
 *
 * Asks the filter anew about every record, between frames when there are many:
 * what was listed stays until then. One announcement covers what lies between
 * the parts that stayed at both ends.
 */
void
actant_record_list_refilter (ActantRecordList *self)
{
  g_return_if_fail (ACTANT_IS_RECORD_LIST (self));

  stop_scan (self);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  self->scan = 0;
  if (scan_some (self))
    self->idle = g_idle_add (scan_cb, self);
  else
    show_pending (self);
}

/** Whether the filter is still being asked; what is listed is of before. */
gboolean
actant_record_list_is_filtering (ActantRecordList *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_LIST (self), FALSE);

  return self->pending != NULL;
}

/** The position of record @id in the list, %ACTANT_NO_POSITION when it is not listed. */
guint
actant_record_list_find (ActantRecordList *self,
                         const char       *id)
{
  const ActantRecord *record;

  g_return_val_if_fail (ACTANT_IS_RECORD_LIST (self), ACTANT_NO_POSITION);

  record = self->collection != NULL
           ? actant_collection_lookup_live (self->collection, self->kind, id) : NULL;
  if (record == NULL)
    return ACTANT_NO_POSITION;

  return find_exactly (self->visible, record);
}

/** How many live records of the kind there are, listed or not. */
guint
actant_record_list_get_n_all (ActantRecordList *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_LIST (self), 0);

  return self->collection != NULL ? actant_collection_get_n (self->collection, self->kind) : 0;
}
