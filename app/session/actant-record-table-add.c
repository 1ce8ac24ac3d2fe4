/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of what is added to a table; of many records between the frames. */
#include "session/actant-record-table-private.h"

/* Microseconds of work before others are heard again, and milliseconds left to the frames. */
#define STEP 6000
#define PAUSE 4
#define RECORDS_PER_LOOK 64

/* Makes a fresh row of the next record of @source. */
static void
add_row (ActantRecordTable *self,
         ActantTableSource *source)
{
  const ActantRecord *record = actant_collection_get (source->collection, self->kind,
                                                      source->next++);
  ActantTableRow *row;

  if (g_hash_table_contains (self->rows, actant_record_get_id (record)))
    return;   /* the same id in another file: the first stands for it */

  row = _actant_table_row_new (source, record);
  g_hash_table_insert (self->rows, (gpointer) actant_record_get_id (row->record), row);
  g_ptr_array_add (self->fresh, row);
}

/* Makes rows until @until; whether there are others to be made. */
static gboolean
add_some (ActantRecordTable *self,
          gint64             until)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      ActantTableSource *source = self->sources->pdata[i];

      while (source->next < actant_collection_get_n (source->collection, self->kind))
        {
          add_row (self, source);
          if (source->next % RECORDS_PER_LOOK == 0 && g_get_monotonic_time () > until)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
add_cb (gpointer data)
{
  ActantRecordTable *self = data;

  if (add_some (self, g_get_monotonic_time () + STEP))
    return G_SOURCE_CONTINUE;

  self->adding = 0;
  g_object_ref (self);
  _actant_record_table_flush (self);
  _actant_record_table_emit_working (self);
  g_object_unref (self);

  return G_SOURCE_REMOVE;
}

/* Makes fresh rows of the records of @source, the last one; at once where they are few and come
 * after no others that are being made. */
void
_actant_record_table_add_rows (ActantRecordTable *self,
                               ActantTableSource *source)
{
  guint n = actant_collection_get_n (source->collection, self->kind);

  source->next = 0;
  if (self->adding != 0)
    return;

  if (n < self->many)
    {
      while (source->next < n)
        add_row (self, source);
      return;
    }

  self->adding = g_timeout_add (PAUSE, add_cb, self);
  _actant_record_table_emit_working (self);
}

void
_actant_record_table_stop_adding (ActantRecordTable *self)
{
  g_clear_handle_id (&self->adding, g_source_remove);
}

/* Records of @source went and came at these positions, each of which may be none. */
void
_actant_record_table_follow (ActantTableSource *source,
                             guint              removed,
                             guint              added)
{
  if (removed < source->next)
    source->next--;
  if (added <= source->next)
    source->next++;
}
