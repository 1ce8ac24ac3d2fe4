/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Immutable values: lists, whose items keep the order they were given. */
#include "model/actant-value-private.h"

#include <string.h>

/**
 * actant_value_new_list:
 * @items: (transfer full): the items; the array stays the caller's
 * @n_items: how many
 *
 * Returns: (transfer full) (nullable): a list, %NULL when there is no item
 */
ActantValue *
actant_value_new_list (ActantValue **items,
                       guint         n_items)
{
  ActantListValue *value;

  if (n_items == 0)
    return NULL;

  value = _actant_value_new_items (ACTANT_VALUE_LIST, n_items, n_items);
  memcpy (value->items, items, n_items * sizeof (ActantValue *));

  return &value->base;
}

/**
 * actant_value_new_text_list:
 * @texts: (array zero-terminated=1) (nullable): strings
 *
 * Returns: (transfer full) (nullable): a list of texts
 */
ActantValue *
actant_value_new_text_list (const char * const *texts)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (*texts[i] != '\0')
      g_ptr_array_add (items, actant_value_new_text (texts[i]));

  return actant_value_new_list ((ActantValue **) items->pdata, items->len);
}

/* A copy of @list in which @n_removed items from @position are replaced by @item. */
static ActantValue *
splice (const ActantValue *list,
        guint              position,
        guint              n_removed,
        ActantValue       *item)
{
  guint n = list != NULL ? _actant_value_n (list) : 0;
  guint length = n - n_removed + (item != NULL ? 1 : 0);
  guint j = 0;
  ActantListValue *value;

  g_assert (position + n_removed <= n);

  if (length == 0)
    return NULL;

  value = _actant_value_new_items (ACTANT_VALUE_LIST, length, length);
  for (guint i = 0; i < position; i++)
    value->items[j++] = actant_value_ref (_actant_value_at (list, i));
  if (item != NULL)
    value->items[j++] = item;
  for (guint i = position + n_removed; i < n; i++)
    value->items[j++] = actant_value_ref (_actant_value_at (list, i));

  return &value->base;
}

/**
 * actant_value_list_append:
 * @list: (nullable): a list
 * @item: (transfer full): goes to its end
 *
 * Returns: (transfer full): a new list
 */
ActantValue *
actant_value_list_append (const ActantValue *list,
                          ActantValue       *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return splice (list, actant_value_get_n_items (list), 0, item);
}

/**
 * actant_value_list_replace:
 * @list: a list
 * @position: of the item to replace
 * @item: (transfer full) (nullable): takes its place; %NULL removes it
 *
 * Returns: (transfer full) (nullable): a new list, %NULL when none is left
 */
ActantValue *
actant_value_list_replace (const ActantValue *list,
                           guint              position,
                           ActantValue       *item)
{
  g_return_val_if_fail (position < actant_value_get_n_items (list), NULL);

  return splice (list, position, 1, item);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return actant_value_compare (*(ActantValue * const *) a, *(ActantValue * const *) b);
}

/**
 * actant_value_list_sorted:
 * @list: (nullable): a list
 *
 * Returns: (transfer full) (nullable): its items sorted, each once
 */
ActantValue *
actant_value_list_sorted (const ActantValue *list)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    g_ptr_array_add (items, (gpointer) _actant_value_at (list, i));
  g_ptr_array_sort (items, compare_items);

  for (guint i = 0; i < items->len; i++)
    if (n == 0 || !actant_value_equal (items->pdata[i], items->pdata[n - 1]))
      items->pdata[n++] = items->pdata[i];
  for (guint i = 0; i < n; i++)
    actant_value_ref (items->pdata[i]);

  return actant_value_new_list ((ActantValue **) items->pdata, n);
}

/**
 * actant_value_get_n_items:
 * @value: (nullable): a list or a map
 *
 * Returns: how many items or members it has, 0 when unset
 */
guint
actant_value_get_n_items (const ActantValue *value)
{
  if (value == NULL || (value->type != ACTANT_VALUE_LIST && value->type != ACTANT_VALUE_MAP))
    return 0;

  return _actant_value_n (value);
}

/**
 * actant_value_get_item:
 * @value: a list or a map
 * @position: below its length
 *
 * Returns: (transfer none): the item, or the member's value
 */
const ActantValue *
actant_value_get_item (const ActantValue *value,
                       guint              position)
{
  g_return_val_if_fail (position < actant_value_get_n_items (value), NULL);

  return _actant_value_at (value, value->type == ACTANT_VALUE_MAP ? 2 * position + 1 : position);
}

gboolean
actant_value_list_has_text (const ActantValue *list,
                            const char        *text)
{
  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    if (g_strcmp0 (actant_value_get_text (actant_value_get_item (list, i)), text) == 0)
      return TRUE;

  return FALSE;
}
