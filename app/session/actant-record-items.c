/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of a list by id, each while somebody holds it, and what a list says of changes. */
#include "session/actant-record-list-private.h"

#include "model/actant-collection.h"

/* Rows that come at once where others go. */
#define MAX_IN_PLACE 500

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

/* How many rows at the start and at the end of @old and @new, not overlapping, are the same. */
static void
find_same (const GPtrArray *old,
           const GPtrArray *new,
           guint           *head,
           guint           *tail)
{
  guint n = MIN (old->len, new->len);

  *head = *tail = 0;
  while (*head < n && old->pdata[*head] == new->pdata[*head])
    (*head)++;
  while (*tail < n - *head && old->pdata[old->len - 1 - *tail] == new->pdata[new->len - 1 - *tail])
    (*tail)++;
}

/* @all without the @n rows from @first on; they stay @all's. */
static GPtrArray *
leave_out (const GPtrArray *all,
           guint            first,
           guint            n)
{
  GPtrArray *some = g_ptr_array_sized_new (all->len - n);

  for (guint i = 0; i < all->len; i++)
    if (i < first || i >= first + n)
      g_ptr_array_add (some, all->pdata[i]);

  return some;
}

/* Puts @new (taken over) in the place of the rows that are @shown, and says what lies between the
 * parts that are the same at both ends. Among what comes in the place of rows that go, GTK looks
 * for each row that it knew, asking for one item after the other: it gets few to look at, and then
 * the rest, which comes in no row's place. Returns: (transfer full): what was shown */
GPtrArray *
_actant_list_replace (GListModel  *list,
                      GPtrArray  **shown,
                      GPtrArray   *new)
{
  GPtrArray *old = *shown;
  guint head, tail, removed, added, rest;

  find_same (old, new, &head, &tail);
  removed = old->len - head - tail;
  added = new->len - head - tail;
  rest = removed > 0 && added > MAX_IN_PLACE ? added - MAX_IN_PLACE : 0;
  if (rest > 0)
    {
      g_autoptr(GPtrArray) some = leave_out (new, head + MAX_IN_PLACE, rest);

      *shown = some;
      g_list_model_items_changed (list, head, removed, MAX_IN_PLACE);
      *shown = new;
      g_list_model_items_changed (list, head + MAX_IN_PLACE, 0, rest);
      return old;
    }

  *shown = new;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (list, head, removed, added);
  return old;
}
