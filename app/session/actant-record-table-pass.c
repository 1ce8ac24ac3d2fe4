/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filtering and sorting a large table: asked in short steps between the frames, sorted in a thread,
 * shown at once when all is done. What is changed meanwhile is changed in what is shown, and put
 * among the new rows at the end. */
#include "session/actant-record-table-private.h"

#include "model/actant-let-go.h"

/* Microseconds of work before others are heard again, and milliseconds left to the frames. */
#define STEP 6000
#define PAUSE 4
/* What sorting is of a whole pass. */
#define SORT_SHARE 0.2

/* A row as the pass found it; the thread sees nothing else. */
typedef struct
{
  ActantTableRow *row;       /* not looked at in the thread */
  ActantRecord   *record;    /* owned */
  guint           source;
  gboolean        visible;
  ActantSortKey   key;       /* owned */
} PassItem;

struct _ActantTablePass
{
  /* Of the thread while it sorts */
  PassItem          *items;
  guint              n_items;
  gboolean           keyed;
  gboolean           descending;

  /* Of the main loop */
  ActantRecordTable *table;      /* NULL when the pass was stopped */
  gboolean           sort;
  gboolean           ask_keys;
  gboolean           filter;
  guint              next;       /* item to ask about */
  guint              timer;
  GPtrArray         *touched;    /* borrowed rows that are younger than the items */
  GPtrArray         *buried;     /* owned rows that the table lost meanwhile */
};

static void
clear_pass (gpointer data)
{
  ActantTablePass *pass = data;

  for (guint i = 0; i < pass->n_items; i++)
    {
      actant_record_unref (pass->items[i].record);
      g_free (pass->items[i].key.text);
    }
  g_free (pass->items);
}

static void
free_pass (gpointer pass)
{
  g_atomic_rc_box_release_full (pass, clear_pass);
}

/* Of 100,000 rows the items take 10 ms, which are not taken of a frame. */
static void
release (ActantTablePass *pass)
{
  actant_let_go (pass, pass->n_items, free_pass);
}

/* Takes the pass away from the table; a thread may still sort its items. */
static void
detach (ActantTablePass *pass)
{
  g_clear_handle_id (&pass->timer, g_source_remove);
  pass->table->pass = NULL;
  pass->table = NULL;
  g_clear_pointer (&pass->touched, g_ptr_array_unref);
  g_clear_pointer (&pass->buried, g_ptr_array_unref);
  release (pass);
}

/* Gives up what goes on, and tells what it was to do. */
void
_actant_record_table_stop_pass (ActantRecordTable *self,
                                gboolean          *sort,
                                gboolean          *ask_keys,
                                gboolean          *filter)
{
  if (self->pass == NULL)
    return;

  *sort |= self->pass->sort;
  *ask_keys |= self->pass->ask_keys;
  *filter |= self->pass->filter;
  detach (self->pass);
}

/* @row was made while a pass goes on. */
void
_actant_record_table_touch (ActantRecordTable *self,
                            ActantTableRow    *row)
{
  if (self->pass != NULL)
    g_ptr_array_add (self->pass->touched, row);
}

/* Frees @row, which is in no array any more, when no pass needs it. */
void
_actant_record_table_bury (ActantRecordTable *self,
                           ActantTableRow    *row)
{
  if (self->pass == NULL)
    {
      _actant_table_row_free (row);
      return;
    }

  row->dead = TRUE;
  g_ptr_array_remove (self->pass->touched, row);
  g_ptr_array_add (self->pass->buried, row);
}

static void
ask (ActantTablePass *pass,
     PassItem        *item)
{
  ActantRecordTable *self = pass->table;
  const ActantTableRow *row = item->row;

  if (row->dead)
    return;

  item->visible = pass->filter || !row->listed ? _actant_record_table_passes (self, row)
                                               : row->visible;
  if (!pass->sort || self->order == NULL)
    return;
  if (pass->ask_keys || !row->listed)
    {
      _actant_table_ask_key (self->order, self->order_data, row, &item->key);
      return;
    }
  item->key = row->key;
  item->key.text = g_strdup (row->key.text);
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const PassItem *item_a = a;
  const PassItem *item_b = b;
  ActantTablePass *pass = data;
  int order = pass->keyed ? _actant_table_compare_keys (&item_a->key, &item_b->key,
                                                        pass->descending) : 0;

  if (order == 0)
    order = (int) item_a->source - (int) item_b->source;

  return order != 0 ? order : actant_record_compare (item_a->record, item_b->record);
}

/* Puts the sorted items, and what is younger than them, in the place of the rows. */
static void
take_order (ActantTablePass *pass)
{
  ActantRecordTable *self = pass->table;
  GPtrArray *sorted = g_ptr_array_sized_new (pass->n_items);

  self->shown_order = self->order;
  self->shown_order_data = self->order_data;
  self->shown_descending = self->descending;
  for (guint i = 0; i < pass->n_items; i++)
    {
      PassItem *item = &pass->items[i];

      if (item->row->dead)
        continue;
      g_free (item->row->key.text);
      item->row->key = item->key;
      item->key.text = NULL;
      item->row->listed = TRUE;
      g_ptr_array_add (sorted, item->row);
    }
  g_ptr_array_unref (self->sorted);
  self->sorted = sorted;

  for (guint i = 0; i < pass->touched->len; i++)
    {
      ActantTableRow *row = pass->touched->pdata[i];

      g_free (row->key.text);
      _actant_table_ask_key (self->order, self->order_data, row, &row->key);
    }
  _actant_record_table_merge (self, pass->touched);
}

static void
finish (ActantTablePass *pass)
{
  ActantRecordTable *self = pass->table;
  GPtrArray *fresh = g_ptr_array_new ();

  for (guint i = 0; i < pass->n_items; i++)
    if (!pass->items[i].row->dead)
      pass->items[i].row->visible = pass->items[i].visible;
  if (pass->sort)
    take_order (pass);
  for (guint i = 0; i < self->fresh->len; i++)
    if (!((ActantTableRow *) self->fresh->pdata[i])->listed)
      g_ptr_array_add (fresh, self->fresh->pdata[i]);
  g_ptr_array_unref (self->fresh);
  self->fresh = fresh;

  _actant_record_table_pick_visible (self);
  detach (pass);
  _actant_record_table_flush (self);
}

static gboolean
sorted_cb (gpointer data)
{
  ActantTablePass *pass = data;
  ActantRecordTable *self = pass->table;

  if (self != NULL)
    {
      g_object_ref (self);
      finish (pass);
      _actant_record_table_emit_working (self);
      g_object_unref (self);
    }
  release (pass);

  return G_SOURCE_REMOVE;
}

static void
sort_items (ActantTablePass *pass)
{
  g_qsort_with_data (pass->items, pass->n_items, sizeof (PassItem), compare_items, pass);
}

static gpointer
sort_thread (gpointer data)
{
  sort_items (data);
  g_idle_add_full (G_PRIORITY_DEFAULT, sorted_cb, data, NULL);

  return NULL;
}

static gboolean
ask_cb (gpointer data)
{
  ActantTablePass *pass = data;
  ActantRecordTable *self = pass->table;
  gint64 until = g_get_monotonic_time () + STEP;

  while (pass->next < pass->n_items && g_get_monotonic_time () < until)
    for (guint last = MIN (pass->next + 32, pass->n_items); pass->next < last; pass->next++)
      ask (pass, &pass->items[pass->next]);

  if (pass->next < pass->n_items)
    {
      _actant_record_table_emit_working (self);
      return G_SOURCE_CONTINUE;
    }

  pass->timer = 0;
  if (pass->sort)
    {
      g_thread_unref (g_thread_new ("actant-sort", sort_thread, g_atomic_rc_box_acquire (pass)));
      return G_SOURCE_REMOVE;
    }
  g_object_ref (self);
  finish (pass);
  _actant_record_table_emit_working (self);
  g_object_unref (self);

  return G_SOURCE_REMOVE;
}

static void
add_items (ActantTablePass *pass,
           GPtrArray       *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      ActantTableRow *row = rows->pdata[i];

      pass->items[pass->n_items++] = (PassItem) {
        .row = row,
        .record = actant_record_ref (row->record),
        .source = row->source->position,
      };
    }
}

/* Sorts all rows anew, asks the filter about them, or both; at once where they are few. What a
 * pass was doing that goes on is part of it. */
void
_actant_record_table_begin_pass (ActantRecordTable *self,
                                 gboolean           sort,
                                 gboolean           ask_keys,
                                 gboolean           filter)
{
  ActantTablePass *pass = g_atomic_rc_box_new0 (ActantTablePass);

  _actant_record_table_stop_pass (self, &sort, &ask_keys, &filter);
  pass->table = self;
  pass->sort = sort || self->fresh->len > 0;
  pass->ask_keys = ask_keys;
  pass->filter = filter;
  pass->keyed = self->order != NULL;
  pass->descending = self->descending;
  pass->touched = g_ptr_array_new ();
  pass->buried = g_ptr_array_new_with_free_func (_actant_table_row_free);
  pass->items = g_new (PassItem, self->sorted->len + self->fresh->len);
  add_items (pass, self->sorted);
  add_items (pass, self->fresh);
  self->pass = pass;

  if (pass->n_items >= self->many)
    {
      pass->timer = g_timeout_add (PAUSE, ask_cb, pass);
      _actant_record_table_emit_working (self);
      return;
    }

  for (guint i = 0; i < pass->n_items; i++)
    ask (pass, &pass->items[i]);
  if (pass->sort)
    sort_items (pass);
  finish (pass);
}

/** Whether the table is being filled, filtered or sorted; what it lists is as it was before. */
gboolean
actant_record_table_is_working (ActantRecordTable *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_TABLE (self), FALSE);

  return self->pass != NULL || self->adding != 0;
}

/** How much of that is done, from 0 to 1. */
double
actant_record_table_get_progress (ActantRecordTable *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_TABLE (self), 0);

  if (self->pass == NULL)
    return self->adding != 0 ? 0 : 1;
  if (self->pass->n_items == 0)
    return 1;

  return (self->pass->sort ? 1 - SORT_SHARE : 1) * self->pass->next / self->pass->n_items;
}

/** Gives it up: the table stays in the order that it is in, filtered as it is. */
void
actant_record_table_cancel (ActantRecordTable *self)
{
  gboolean any = FALSE;

  g_return_if_fail (ACTANT_IS_RECORD_TABLE (self));

  if (self->pass == NULL)
    return;

  _actant_record_table_stop_pass (self, &any, &any, &any);
  self->order = self->shown_order;
  self->order_data = self->shown_order_data;
  self->descending = self->shown_descending;
  _actant_record_table_flush (self);
  _actant_record_table_emit_working (self);
}
