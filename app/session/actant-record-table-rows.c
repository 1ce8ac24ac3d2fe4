/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table: what they are sorted by, and their places in an order. */
#include "session/actant-record-table-private.h"

void
_actant_table_row_free (gpointer data)
{
  ActantTableRow *row = data;

  actant_record_unref (row->record);
  g_free (row->key.text);
  g_free (row);
}

int
_actant_table_compare_keys (const ActantSortKey *a,
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
int
_actant_table_compare_rows (gconstpointer a,
                            gconstpointer b,
                            gpointer      data)
{
  const ActantTableRow *row_a = *(const ActantTableRow * const *) a;
  const ActantTableRow *row_b = *(const ActantTableRow * const *) b;
  ActantRecordTable *self = data;
  int order = self->shown_order != NULL
              ? _actant_table_compare_keys (&row_a->key, &row_b->key, self->shown_descending) : 0;

  if (order == 0)
    order = (int) row_a->source->position - (int) row_b->source->position;

  return order != 0 ? order : actant_record_compare (row_a->record, row_b->record);
}

/* Where @row is among @rows, or has its place. */
guint
_actant_table_find_row (ActantRecordTable    *self,
                        GPtrArray            *rows,
                        const ActantTableRow *row)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (_actant_table_compare_rows (&rows->pdata[middle], &row, self) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* What the row is sorted by in @order, which may be NULL. */
void
_actant_table_ask_key (ActantSortFunc        order,
                       gpointer              order_data,
                       const ActantTableRow *row,
                       ActantSortKey        *key)
{
  *key = (ActantSortKey) { FALSE };
  if (order != NULL)
    order (row->record, row->source->text, key, order_data);
}

gboolean
_actant_record_table_passes (ActantRecordTable    *self,
                             const ActantTableRow *row)
{
  return self->filter == NULL
         || self->filter (row->record, row->source->text, self->filter_data);
}

/* Puts @rows, which know what they are sorted by, among the sorted. */
void
_actant_record_table_merge (ActantRecordTable *self,
                            GPtrArray         *rows)
{
  g_autoptr(GPtrArray) a = self->sorted;
  GPtrArray *b = rows;
  GPtrArray *merged = g_ptr_array_sized_new (a->len + b->len);
  guint i = 0, j = 0;

  g_ptr_array_sort_with_data (b, _actant_table_compare_rows, self);
  while (i < a->len || j < b->len)
    if (j == b->len
        || (i < a->len && _actant_table_compare_rows (&a->pdata[i], &b->pdata[j], self) < 0))
      g_ptr_array_add (merged, a->pdata[i++]);
    else
      g_ptr_array_add (merged, b->pdata[j++]);
  for (j = 0; j < b->len; j++)
    ((ActantTableRow *) b->pdata[j])->listed = TRUE;
  self->sorted = merged;
}
