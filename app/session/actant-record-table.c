/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live records of one kind of several collections, filtered and sorted. */
#include "session/actant-record-list-private.h"
#include "session/actant-record-table.h"

#include <string.h>

typedef struct
{
  ActantRecordTable *table;        /* borrowed */
  ActantCollection  *collection;   /* owned */
  char              *text;
  guint              position;     /* among the sources */
  gulong             changed_handler;
  gulong             reset_handler;
} Source;

typedef struct
{
  ActantRecord  *record;   /* owned */
  const Source  *source;
  ActantSortKey  key;
  gboolean       visible;
} Row;

struct _ActantRecordTable
{
  GObject            parent_instance;

  ActantKind         kind;
  GPtrArray         *sources;   /* owned Source */
  GHashTable        *rows;      /* id of the record -> owned Row, listed or not */
  GPtrArray         *sorted;    /* borrowed Row, all of them in order */
  GPtrArray         *visible;   /* borrowed Row, those that are listed */
  GHashTable        *items;

  ActantTableFilter  filter;
  gpointer           filter_data;
  GDestroyNotify     filter_destroy;

  ActantSortFunc     order;
  gpointer           order_data;
  gboolean           descending;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ActantRecordTable, actant_record_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
free_row (gpointer data)
{
  Row *row = data;

  actant_record_unref (row->record);
  g_free (row->key.text);
  g_free (row);
}

static void
free_source (gpointer data)
{
  Source *source = data;

  g_clear_signal_handler (&source->changed_handler, source->collection);
  g_clear_signal_handler (&source->reset_handler, source->collection);
  g_object_unref (source->collection);
  g_free (source->text);
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
         ? _actant_record_items_get (self->items, ((Row *) self->visible->pdata[position])->record)
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

  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);
  g_ptr_array_unref (self->visible);
  g_ptr_array_unref (self->sorted);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->items);

  G_OBJECT_CLASS (actant_record_table_parent_class)->finalize (object);
}

static void
actant_record_table_class_init (ActantRecordTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_record_table_finalize;
}

static void
actant_record_table_init (ActantRecordTable *self)
{
  self->sources = g_ptr_array_new_with_free_func (free_source);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_row);
  self->sorted = g_ptr_array_new ();
  self->visible = g_ptr_array_new ();
  self->items = _actant_record_items_new ();
}

static int
compare_keys (const ActantSortKey *a,
              const ActantSortKey *b,
              gboolean             descending)
{
  int order;

  if (a->set != b->set)
    return a->set ? -1 : 1;

  order = (a->number > b->number) - (a->number < b->number);
  if (order == 0)
    order = g_strcmp0 (a->text, b->text);

  return descending ? -order : order;
}

/* A total order: no two rows are equal. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Row *row_a = *(const Row * const *) a;
  const Row *row_b = *(const Row * const *) b;
  ActantRecordTable *self = data;
  int order = self->order != NULL ? compare_keys (&row_a->key, &row_b->key, self->descending) : 0;

  if (order == 0)
    order = (int) row_a->source->position - (int) row_b->source->position;

  return order != 0 ? order : actant_record_compare (row_a->record, row_b->record);
}

/* Where @row is among @rows, or has its place. */
static guint
find_place (ActantRecordTable *self,
            GPtrArray         *rows,
            const Row         *row)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_rows (&rows->pdata[middle], &row, self) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Takes a record over into its row, with what it is sorted by. */
static void
fill_row (ActantRecordTable  *self,
          Row                *row,
          const ActantRecord *record)
{
  ActantRecord *before = row->record;

  row->record = actant_record_ref (record);
  if (before != NULL)
    actant_record_unref (before);
  g_free (row->key.text);
  row->key = (ActantSortKey) { FALSE };
  if (self->order != NULL)
    self->order (row->record, row->source->text, &row->key, self->order_data);
  row->visible = self->filter == NULL
                 || self->filter (row->record, row->source->text, self->filter_data);
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
      Row *row = g_hash_table_lookup (self->rows, id);

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
  g_autoptr(GPtrArray) old = self->visible;
  g_autoptr(GPtrArray) held = NULL;

  self->visible = visible;
  held = hold_all_items (self);
  _actant_list_announce_difference (G_LIST_MODEL (self), old, visible);
}

/* Lists the rows that are visible now. */
static void
pick_visible (ActantRecordTable *self)
{
  GPtrArray *visible = g_ptr_array_sized_new (self->sorted->len);

  for (guint i = 0; i < self->sorted->len; i++)
    if (((Row *) self->sorted->pdata[i])->visible)
      g_ptr_array_add (visible, self->sorted->pdata[i]);
  replace_visible (self, visible);
}

static void
sort_anew (ActantRecordTable *self)
{
  g_ptr_array_sort_with_data (self->sorted, compare_rows, self);
  pick_visible (self);
}

static void
remove_row (ActantRecordTable *self,
            Row               *row)
{
  guint old = row->visible ? find_place (self, self->visible, row) : ACTANT_NO_POSITION;

  if (row->visible)
    g_ptr_array_remove_index (self->visible, old);
  g_ptr_array_remove_index (self->sorted, find_place (self, self->sorted, row));
  g_hash_table_remove (self->rows, actant_record_get_id (row->record));
  _actant_list_announce_move (G_LIST_MODEL (self), old, ACTANT_NO_POSITION);
}

static void
put_row (ActantRecordTable  *self,
         const Source       *source,
         const ActantRecord *record)
{
  ActantRecordItem *item = _actant_record_items_hold (self->items, record);
  Row *row = g_hash_table_lookup (self->rows, actant_record_get_id (record));
  guint old = ACTANT_NO_POSITION, new = ACTANT_NO_POSITION;

  if (row != NULL)
    {
      if (row->visible)
        {
          old = find_place (self, self->visible, row);
          g_ptr_array_remove_index (self->visible, old);
        }
      g_ptr_array_remove_index (self->sorted, find_place (self, self->sorted, row));
      /* The key of the hash table is the record's own id. */
      g_hash_table_steal (self->rows, actant_record_get_id (record));
    }
  else
    {
      row = g_new0 (Row, 1);
      row->source = source;
    }
  fill_row (self, row, record);
  g_hash_table_insert (self->rows, (gpointer) actant_record_get_id (row->record), row);

  g_ptr_array_insert (self->sorted, find_place (self, self->sorted, row), row);
  if (row->visible)
    {
      new = find_place (self, self->visible, row);
      g_ptr_array_insert (self->visible, new, row);
    }
  _actant_list_announce_move (G_LIST_MODEL (self), old, new);
  g_clear_pointer (&item, _actant_record_items_let_go);
}

static void
changed_cb (ActantCollection *collection,
            ActantRecord     *before,
            ActantRecord     *after,
            guint             removed,
            guint             added,
            Source           *source)
{
  ActantRecordTable *self = source->table;
  ActantRecord *either = after != NULL ? after : before;
  Row *row = g_hash_table_lookup (self->rows, actant_record_get_id (either));

  if (row != NULL && row->source != source)
    return;
  if (added != ACTANT_NO_POSITION && actant_record_get_kind (after) == self->kind)
    put_row (self, source, after);
  else if (row != NULL)
    remove_row (self, row);
}

/* Forgets the rows of @source, or all; those shown are still in the visible ones. */
static GPtrArray *
steal_rows (ActantRecordTable *self,
            const Source      *source)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func (free_row);
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < self->sorted->len; i++)
    {
      Row *row = self->sorted->pdata[i];
      gboolean goes = source == NULL || row->source == source;

      if (goes)
        g_hash_table_steal (self->rows, actant_record_get_id (row->record));
      g_ptr_array_add (goes ? gone : left, row);
    }
  g_ptr_array_unref (self->sorted);
  self->sorted = left;

  return gone;
}

/* Makes rows of a source's records. Returns: (transfer container): these, sorted */
static GPtrArray *
make_rows (ActantRecordTable *self,
           const Source      *source)
{
  guint n = actant_collection_get_n (source->collection, self->kind);
  GPtrArray *made = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      const ActantRecord *record = actant_collection_get (source->collection, self->kind, i);
      Row *row;

      if (g_hash_table_contains (self->rows, actant_record_get_id (record)))
        continue;   /* the same id in another file: the first stands for it */
      row = g_new0 (Row, 1);
      row->source = source;
      fill_row (self, row, record);
      g_hash_table_insert (self->rows, (gpointer) actant_record_get_id (row->record), row);
      g_ptr_array_add (made, row);
    }
  if (self->order != NULL)
    g_ptr_array_sort_with_data (made, compare_rows, self);

  return made;
}

/* Adds the rows of a source among the sorted ones. */
static void
merge_rows (ActantRecordTable *self,
            const Source      *source)
{
  g_autoptr(GPtrArray) a = self->sorted;
  g_autoptr(GPtrArray) b = make_rows (self, source);
  GPtrArray *merged = g_ptr_array_sized_new (a->len + b->len);
  guint i = 0, j = 0;

  while (i < a->len || j < b->len)
    if (j == b->len || (i < a->len && compare_rows (&a->pdata[i], &b->pdata[j], self) < 0))
      g_ptr_array_add (merged, a->pdata[i++]);
    else
      g_ptr_array_add (merged, b->pdata[j++]);
  self->sorted = merged;
}

static void
reset_cb (ActantCollection *collection,
          Source           *source)
{
  ActantRecordTable *self = source->table;
  g_autoptr(GPtrArray) gone = steal_rows (self, source);

  merge_rows (self, source);
  pick_visible (self);
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
  Source *source;

  g_return_if_fail (ACTANT_IS_RECORD_TABLE (self) && ACTANT_IS_COLLECTION (collection));

  source = g_new0 (Source, 1);
  source->table = self;
  source->collection = g_object_ref (collection);
  source->text = g_strdup (text);
  source->position = self->sources->len;
  source->changed_handler = g_signal_connect (collection, "changed", G_CALLBACK (changed_cb),
                                              source);
  source->reset_handler = g_signal_connect (collection, "reset", G_CALLBACK (reset_cb), source);
  g_ptr_array_add (self->sources, source);

  merge_rows (self, source);
  pick_visible (self);
}

/** Lists nothing. */
void
actant_record_table_clear (ActantRecordTable *self)
{
  g_autoptr(GPtrArray) gone = NULL;

  g_return_if_fail (ACTANT_IS_RECORD_TABLE (self));

  gone = steal_rows (self, NULL);
  replace_visible (self, g_ptr_array_new ());
  g_ptr_array_set_size (self->sources, 0);
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

  for (guint i = 0; i < self->sorted->len; i++)
    {
      Row *row = self->sorted->pdata[i];

      row->visible = self->filter == NULL
                     || self->filter (row->record, row->source->text, self->filter_data);
    }
  pick_visible (self);
}

static void
ask_keys (ActantRecordTable *self)
{
  for (guint i = 0; i < self->sorted->len; i++)
    {
      Row *row = self->sorted->pdata[i];

      g_free (row->key.text);
      row->key = (ActantSortKey) { FALSE };
      if (self->order != NULL)
        self->order (row->record, row->source->text, &row->key, self->order_data);
    }
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

  same = self->order == order && self->order_data == user_data;
  self->order = order;
  self->order_data = user_data;
  self->descending = descending;
  if (!same)
    ask_keys (self);
  sort_anew (self);
}

/** Asks anew what every record is sorted by: the names that it depends on changed. */
void
actant_record_table_reorder (ActantRecordTable *self)
{
  g_return_if_fail (ACTANT_IS_RECORD_TABLE (self));

  if (self->order == NULL)
    return;
  ask_keys (self);
  sort_anew (self);
}

/** The position of record @id in the table, %ACTANT_NO_POSITION when it is not listed. */
guint
actant_record_table_find (ActantRecordTable *self,
                          const char        *id)
{
  Row *row;

  g_return_val_if_fail (ACTANT_IS_RECORD_TABLE (self), ACTANT_NO_POSITION);

  row = id != NULL ? g_hash_table_lookup (self->rows, id) : NULL;
  return row != NULL && row->visible ? find_place (self, self->visible, row)
                                     : ACTANT_NO_POSITION;
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
  Row *row;

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
