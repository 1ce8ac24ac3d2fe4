/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of a list by id, each while somebody holds it, and what a list says of changes. */
#include "session/actant-record-list-private.h"

#include "model/actant-collection.h"

typedef struct
{
  GHashTable *items;
  char       *id;
} ItemWatch;

static void
item_gone_cb (gpointer  data,
              GObject  *gone)
{
  ItemWatch *watch = data;

  if (g_hash_table_lookup (watch->items, watch->id) == gone)
    g_hash_table_remove (watch->items, watch->id);
  g_hash_table_unref (watch->items);
  g_free (watch->id);
  g_free (watch);
}

/* Returns: (transfer full): no items; from id to a borrowed item */
GHashTable *
_actant_record_items_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Returns: (transfer full): the item of @record, made when nobody holds one */
ActantRecordItem *
_actant_record_items_get (GHashTable         *items,
                          const ActantRecord *record)
{
  ActantRecordItem *item = g_hash_table_lookup (items, actant_record_get_id (record));
  ItemWatch *watch;

  if (item != NULL)
    return g_object_ref (item);

  item = _actant_record_item_new (record);
  watch = g_new (ItemWatch, 1);
  watch->items = g_hash_table_ref (items);
  watch->id = g_strdup (actant_record_get_id (record));
  g_hash_table_insert (items, g_strdup (watch->id), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, watch);

  return item;
}

/* Moves the item that somebody holds on to @record, listed or not; it tells so when it is let
 * go, after the list has. Returns: (transfer full) (nullable): to be let go */
ActantRecordItem *
_actant_record_items_hold (GHashTable         *items,
                           const ActantRecord *record)
{
  ActantRecordItem *item = g_hash_table_lookup (items, actant_record_get_id (record));

  if (item == NULL)
    return NULL;

  g_object_ref (item);
  g_object_freeze_notify (G_OBJECT (item));
  _actant_record_item_set_record (item, record);

  return item;
}

void
_actant_record_items_let_go (gpointer item)
{
  g_object_thaw_notify (item);
  g_object_unref (item);
}

/* Says that a row went from position @old to @new, either of which may be none. */
void
_actant_list_announce_move (GListModel *list,
                            guint       old,
                            guint       new)
{
  guint first = MIN (old, new);

  if (old == new)
    return;
  if (old != ACTANT_NO_POSITION && new != ACTANT_NO_POSITION)
    {
      guint n = MAX (old, new) - first + 1;

      g_list_model_items_changed (list, first, n, n);
    }
  else
    g_list_model_items_changed (list, first, old != ACTANT_NO_POSITION, new != ACTANT_NO_POSITION);
}

/* Says what lies between the parts of @old and @new that are the same at both ends. */
void
_actant_list_announce_difference (GListModel *list,
                                  GPtrArray  *old,
                                  GPtrArray  *new)
{
  guint head = 0, tail = 0;

  while (head < MIN (old->len, new->len) && old->pdata[head] == new->pdata[head])
    head++;
  while (tail < MIN (old->len, new->len) - head
         && old->pdata[old->len - 1 - tail] == new->pdata[new->len - 1 - tail])
    tail++;

  if (head + tail < MAX (old->len, new->len))
    g_list_model_items_changed (list, head, old->len - head - tail, new->len - head - tail);
}
