/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live records of one kind of several collections, filtered and sorted. */
#include "session/actant-record-table-private.h"

#include <string.h>

/* Rows from which on filtering and sorting are not done at once. */
#define MANY 4000
/* Rows that are put among the sorted at once. */
#define FEW 2000

enum
{
  LISTING,
  WORKING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ActantRecordTable, actant_record_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
free_source (gpointer data)
{
  ActantTableSource *source = data;

  g_clear_signal_handler (&source->changed_handler, source->collection);
  g_clear_signal_handler (&source->reset_handler, source->collection);
  g_object_unref (source->collection);
  g_free (source->text);
  g_free (source->coder);
  g_free (source);
}

static GType
get_item_type (GListModel *model)
{
  return ACTANT_TYPE_RECORD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ACTANT_RECORD_TABLE (model)->visible->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  ActantRecordTable *self = ACTANT_RECORD_TABLE (model);

  return position < self->visible->len
         ? _actant_record_items_get (self->items, ((ActantTableRow *) self->visible->pdata[position])->record)
         : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
actant_record_table_finalize (GObject *object)
{
  ActantRecordTable *self = ACTANT_RECORD_TABLE (object);
  gboolean any;

  _actant_record_table_stop_adding (self);
  _actant_record_table_stop_pass (self, &any, &any, &any);
  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);
  g_ptr_array_unref (self->visible);
  g_ptr_array_unref (self->sorted);
  g_ptr_array_unref (self->fresh);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->items);

  G_OBJECT_CLASS (actant_record_table_parent_class)->finalize (object);
}

static void
actant_record_table_class_init (ActantRecordTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_record_table_finalize;

  signals[LISTING] = g_signal_new ("listing", ACTANT_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[WORKING] = g_signal_new ("working", ACTANT_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_record_table_init (ActantRecordTable *self)
{
  self->sources = g_ptr_array_new_with_free_func (free_source);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, _actant_table_row_free);
  self->sorted = g_ptr_array_new ();
  self->visible = g_ptr_array_new ();
  self->fresh = g_ptr_array_new ();
  self->items = _actant_record_items_new ();
  self->many = MANY;
}

void
_actant_record_table_set_many (ActantRecordTable *self,
                               guint              many)
{
  self->many = many;
}

void
_actant_record_table_emit_working (ActantRecordTable *self)
{
  g_signal_emit (self, signals[WORKING], 0);
}

/* As the table is now. */
static void
fill_row (ActantRecordTable *self,
          ActantTableRow    *row)
{
  g_free (row->key.text);
  _actant_table_ask_key (self->shown_order, self->shown_order_data, row, &row->key);
  row->visible = _actant_record_table_passes (self, row);
}

/* Returns: (transfer full): a row that is listed nowhere */
ActantTableRow *
_actant_table_row_new (const ActantTableSource *source,
                       const ActantRecord      *record)
{
  ActantTableRow *row = g_new0 (ActantTableRow, 1);

  row->record = actant_record_ref (record);
  row->source = source;

  return row;
}

/* The rows that somebody holds the items of, moved on, to be let go. */
static GPtrArray *
hold_all_items (ActantRecordTable *self)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (_actant_record_items_let_go);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      ActantTableRow *row = g_hash_table_lookup (self->rows, id);

      if (row != NULL)
        g_ptr_array_add (held, _actant_record_items_hold (self->items, row->record));
    }

  return held;
}

/* Shows @visible (taken over) from now on and says what is different. */
static void
replace_visible (ActantRecordTable *self,
                 GPtrArray         *visible)
{
  g_autoptr(GPtrArray) old = NULL;
  g_autoptr(GPtrArray) held = NULL;

  g_signal_emit (self, signals[LISTING], 0, TRUE);
  held = hold_all_items (self);
  old = _actant_list_replace (G_LIST_MODEL (self), &self->visible, visible);
  g_signal_emit (self, signals[LISTING], 0, FALSE);
}

/* Lists the rows that are visible now. */
void
_actant_record_table_pick_visible (ActantRecordTable *self)
{
  GPtrArray *visible = g_ptr_array_sized_new (self->sorted->len);

  for (guint i = 0; i < self->sorted->len; i++)
    if (((ActantTableRow *) self->sorted->pdata[i])->visible)
      g_ptr_array_add (visible, self->sorted->pdata[i]);
  replace_visible (self, visible);
}

/* Takes a row out of what is listed, and away. Returns: where it was shown */
static guint
take_out (ActantRecordTable *self,
          ActantTableRow    *row)
{
  guint position = ACTANT_NO_POSITION;

  if (row->listed && row->visible)
    {
      position = _actant_table_find_row (self, self->visible, row);
      g_ptr_array_remove_index (self->visible, position);
    }
  if (row->listed)
    g_ptr_array_remove_index (self->sorted, _actant_table_find_row (self, self->sorted, row));
  else
    g_ptr_array_remove (self->fresh, row);
  /* The key of the hash table is the record's own id. */
  g_hash_table_steal (self->rows, actant_record_get_id (row->record));
  _actant_record_table_bury (self, row);

  return position;
}

static void
put_row (ActantRecordTable       *self,
         const ActantTableSource *source,
         const ActantRecord      *record)
{
  ActantRecordItem *item = _actant_record_items_hold (self->items, record);
  ActantTableRow *before = g_hash_table_lookup (self->rows, actant_record_get_id (record));
  ActantTableRow *row = _actant_table_row_new (source, record);
  guint old = before != NULL ? take_out (self, before) : ACTANT_NO_POSITION;
  guint new = ACTANT_NO_POSITION;

  g_hash_table_insert (self->rows, (gpointer) actant_record_get_id (row->record), row);
  fill_row (self, row);
  row->listed = TRUE;
  _actant_record_table_touch (self, row);

  g_ptr_array_insert (self->sorted, _actant_table_find_row (self, self->sorted, row), row);
  if (row->visible)
    {
      new = _actant_table_find_row (self, self->visible, row);
      g_ptr_array_insert (self->visible, new, row);
    }
  _actant_list_announce_move (G_LIST_MODEL (self), old, new);
  g_clear_pointer (&item, _actant_record_items_let_go);
}

static void
changed_cb (ActantCollection  *collection,
            ActantRecord      *before,
            ActantRecord      *after,
            guint              removed,
            guint              added,
            ActantTableSource *source)
{
  ActantRecordTable *self = source->table;
  ActantRecord *either = after != NULL ? after : before;
  ActantTableRow *row = g_hash_table_lookup (self->rows, actant_record_get_id (either));

  if (actant_record_get_kind (either) == self->kind)
    _actant_record_table_follow (source, removed, added);
  if (row != NULL && row->source != source)
    return;
  if (added != ACTANT_NO_POSITION && actant_record_get_kind (after) == self->kind)
    put_row (self, source, after);
  else if (row != NULL)
    _actant_list_announce_move (G_LIST_MODEL (self), take_out (self, row), ACTANT_NO_POSITION);
}

/* Takes the rows of @source, or all, from @rows to @gone. */
static GPtrArray *
steal_from (ActantRecordTable       *self,
            GPtrArray               *rows,
            const ActantTableSource *source,
            GPtrArray               *gone)
{
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      ActantTableRow *row = rows->pdata[i];
      gboolean goes = source == NULL || row->source == source;

      if (goes)
        g_hash_table_steal (self->rows, actant_record_get_id (row->record));
      g_ptr_array_add (goes ? gone : left, row);
    }
  g_ptr_array_unref (rows);

  return left;
}

/* Forgets the rows of @source, or all; those shown are still in the visible ones. No pass may go
 * on. */
static GPtrArray *
steal_rows (ActantRecordTable       *self,
            const ActantTableSource *source)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func (_actant_table_row_free);

  self->sorted = steal_from (self, self->sorted, source, gone);
  self->fresh = steal_from (self, self->fresh, source, gone);

  return gone;
}

/* Whether the sorted @rows come after all others. */
static gboolean
come_last (ActantRecordTable *self,
           GPtrArray         *rows)
{
  return rows->len == 0 || self->sorted->len == 0
         || _actant_table_compare_rows (&self->sorted->pdata[self->sorted->len - 1],
                                        &rows->pdata[0], self) < 0;
}

/* Puts @rows, sorted, behind the others. */
static void
append_rows (ActantRecordTable *self,
             GPtrArray         *rows)
{
  guint n = self->visible->len;

  for (guint i = 0; i < rows->len; i++)
    {
      ActantTableRow *row = rows->pdata[i];

      row->listed = TRUE;
      g_ptr_array_add (self->sorted, row);
      if (row->visible)
        g_ptr_array_add (self->visible, row);
    }
  if (self->visible->len > n)
    g_list_model_items_changed (G_LIST_MODEL (self), n, 0, self->visible->len - n);
}

/* Lists the fresh rows: a few at once, many between the frames. */
void
_actant_record_table_flush (ActantRecordTable *self)
{
  g_autoptr(GPtrArray) rows = NULL;

  if (self->pass != NULL || self->adding != 0 || self->fresh->len == 0)
    return;
  if (self->fresh->len >= FEW && self->fresh->len + self->sorted->len >= self->many)
    {
      _actant_record_table_begin_pass (self, TRUE, FALSE, FALSE);
      return;
    }

  rows = g_steal_pointer (&self->fresh);
  self->fresh = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    fill_row (self, rows->pdata[i]);
  g_ptr_array_sort_with_data (rows, _actant_table_compare_rows, self);
  if (come_last (self, rows))
    {
      append_rows (self, rows);
      return;
    }
  _actant_record_table_merge (self, rows);
  _actant_record_table_pick_visible (self);
}

/* Goes on with what a bulk change came across. */
static void
go_on (ActantRecordTable *self,
       gboolean           sort,
       gboolean           ask_keys,
       gboolean           filter)
{
  if (sort || ask_keys || filter)
    _actant_record_table_begin_pass (self, sort, ask_keys, filter);
  else
    _actant_record_table_flush (self);
}

static void
reset_cb (ActantCollection  *collection,
          ActantTableSource *source)
{
  ActantRecordTable *self = source->table;
  gboolean sort = FALSE, ask_keys = FALSE, filter = FALSE;
  g_autoptr(GPtrArray) gone = NULL;

  _actant_record_table_stop_pass (self, &sort, &ask_keys, &filter);
  gone = steal_rows (self, source);
  _actant_record_table_add_rows (self, source);
  if (self->adding == 0 && self->fresh->len < FEW)
    {
      for (guint i = 0; i < self->fresh->len; i++)
        fill_row (self, self->fresh->pdata[i]);
      _actant_record_table_merge (self, self->fresh);
      g_ptr_array_set_size (self->fresh, 0);
    }
  _actant_record_table_pick_visible (self);
  go_on (self, sort, ask_keys, filter);
}

/**
 * actant_record_table_new:
 * @kind: which records
 *
 * Returns: (transfer full): a table of no collection yet
 */
ActantRecordTable *
actant_record_table_new (ActantKind kind)
{
  ActantRecordTable *self = g_object_new (ACTANT_TYPE_RECORD_TABLE, NULL);

  self->kind = kind;
  return self;
}

/**
 * actant_record_table_add:
 * @self: a table
 * @collection: whose records are listed, too, from now on
 * @text: (nullable): path of the text that they are of
 */
void
actant_record_table_add (ActantRecordTable *self,
                         ActantCollection  *collection,
                         const char        *text)
{
  actant_record_table_add_of (self, collection, text, NULL);
}

/**
 * actant_record_table_add_of:
 * @self: a table
 * @collection: whose records are listed, too, from now on
 * @text: (nullable): path of the text that they are of
 * @coder: (nullable): slug of whose they are
 *
 * Of records with the same id in several collections that of the first one is listed.
 */
void
actant_record_table_add_of (ActantRecordTable *self,
                            ActantCollection  *collection,
                            const char        *text,
                            const char        *coder)
{
  ActantTableSource *source;

  g_return_if_fail (ACTANT_IS_RECORD_TABLE (self) && ACTANT_IS_COLLECTION (collection));

  source = g_new0 (ActantTableSource, 1);
  source->table = self;
  source->collection = g_object_ref (collection);
  source->text = g_strdup (text);
  source->coder = g_strdup (coder);
  source->position = self->sources->len;
  source->changed_handler = g_signal_connect (collection, "changed", G_CALLBACK (changed_cb),
                                              source);
  source->reset_handler = g_signal_connect (collection, "reset", G_CALLBACK (reset_cb), source);
  g_ptr_array_add (self->sources, source);

  _actant_record_table_add_rows (self, source);
  _actant_record_table_flush (self);
}

/** Lists nothing. */
void
actant_record_table_clear (ActantRecordTable *self)
{
  g_autoptr(GPtrArray) gone = NULL;
  gboolean any;

  g_return_if_fail (ACTANT_IS_RECORD_TABLE (self));

  _actant_record_table_stop_adding (self);
  _actant_record_table_stop_pass (self, &any, &any, &any);
  gone = steal_rows (self, NULL);
  self->shown_order = self->order;
  self->shown_order_data = self->order_data;
  self->shown_descending = self->descending;
  replace_visible (self, g_ptr_array_new ());
  g_ptr_array_set_size (self->sources, 0);
  _actant_record_table_emit_working (self);
}

/**
 * actant_record_table_set_filter:
 * @self: a table
 * @filter: (nullable): which records are listed; %NULL for all
 * @user_data: for @filter
 * @destroy: (nullable): frees @user_data
 */
void
actant_record_table_set_filter (ActantRecordTable *self,
                                ActantTableFilter  filter,
                                gpointer           user_data,
                                GDestroyNotify     destroy)
{
  g_return_if_fail (ACTANT_IS_RECORD_TABLE (self));

  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);
  self->filter = filter;
  self->filter_data = user_data;
  self->filter_destroy = destroy;
  actant_record_table_refilter (self);
}

/** Asks the filter anew about every record. */
void
actant_record_table_refilter (ActantRecordTable *self)
{
  g_return_if_fail (ACTANT_IS_RECORD_TABLE (self));

  _actant_record_table_begin_pass (self, FALSE, FALSE, TRUE);
}

/**
 * actant_record_table_set_order:
 * @self: a table
 * @order: (nullable): what the records are sorted by; %NULL for their place
 * @user_data: for @order; must outlive it
 * @descending: greatest first; records without a key stay last
 */
void
actant_record_table_set_order (ActantRecordTable *self,
                               ActantSortFunc     order,
                               gpointer           user_data,
                               gboolean           descending)
{
  gboolean same;

  g_return_if_fail (ACTANT_IS_RECORD_TABLE (self));

  same = self->shown_order == order && self->shown_order_data == user_data;
  self->order = order;
  self->order_data = user_data;
  self->descending = descending;
  _actant_record_table_begin_pass (self, TRUE, !same, FALSE);
}

/** Asks anew what every record is sorted by: the names that it depends on changed. */
void
actant_record_table_reorder (ActantRecordTable *self)
{
  g_return_if_fail (ACTANT_IS_RECORD_TABLE (self));

  if (self->order != NULL)
    _actant_record_table_begin_pass (self, TRUE, TRUE, FALSE);
}

/** The position of record @id in the table, %ACTANT_NO_POSITION when it is not listed. */
guint
actant_record_table_find (ActantRecordTable *self,
                          const char        *id)
{
  ActantTableRow *row;

  g_return_val_if_fail (ACTANT_IS_RECORD_TABLE (self), ACTANT_NO_POSITION);

  row = id != NULL ? g_hash_table_lookup (self->rows, id) : NULL;
  return row != NULL && row->listed && row->visible
         ? _actant_table_find_row (self, self->visible, row) : ACTANT_NO_POSITION;
}

/** Returns: (nullable): slug of whose record @id (nullable) is, as its collection was added */
const char *
actant_record_table_find_coder (ActantRecordTable *self,
                                const char        *id)
{
  ActantTableRow *row;

  g_return_val_if_fail (ACTANT_IS_RECORD_TABLE (self), NULL);

  row = id != NULL ? g_hash_table_lookup (self->rows, id) : NULL;
  return row != NULL ? row->source->coder : NULL;
}

/**
 * actant_record_table_lookup:
 * @self: a table
 * @id: of a record, listed or not
 * @text: (out) (optional) (nullable): path of the text that it is of
 *
 * Returns: (transfer none) (nullable): the record
 */
const ActantRecord *
actant_record_table_lookup (ActantRecordTable  *self,
                            const char         *id,
                            const char        **text)
{
  ActantTableRow *row;

  g_return_val_if_fail (ACTANT_IS_RECORD_TABLE (self), NULL);

  row = id != NULL ? g_hash_table_lookup (self->rows, id) : NULL;
  if (text != NULL)
    *text = row != NULL ? row->source->text : NULL;

  return row != NULL ? row->record : NULL;
}

/** How many records there are, listed or not. */
guint
actant_record_table_get_n_all (ActantRecordTable *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_TABLE (self), 0);

  return g_hash_table_size (self->rows);
}
