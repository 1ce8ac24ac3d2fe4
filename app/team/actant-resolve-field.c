/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field changed on several sides: three-way, sets as sets, maps by key.
 *
 * All of it is symmetric in the sides, but for the order in which an ordered
 * list takes in what several sides added: the caller gives them in an order of
 * their content. */
#include "team/actant-resolve-private.h"

#include <string.h>

gboolean
_actant_sides_take_changed (const ActantSides  *sides,
                            const ActantValue **taken)
{
  *taken = sides->base;
  for (guint i = 0; i < sides->n; i++)
    {
      if (actant_value_equal (sides->values[i], sides->base)
          || actant_value_equal (sides->values[i], *taken))
        continue;
      if (!actant_value_equal (*taken, sides->base))
        return FALSE;
      *taken = sides->values[i];
    }

  return TRUE;
}

static gboolean
has_item (const ActantValue *list,
          const ActantValue *item)
{
  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    if (actant_value_equal (actant_value_get_item (list, i), item))
      return TRUE;

  return FALSE;
}

static gboolean
has_twins (const ActantValue *list)
{
  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    for (guint j = 0; j < i; j++)
      if (actant_value_equal (actant_value_get_item (list, i), actant_value_get_item (list, j)))
        return TRUE;

  return FALSE;
}

/* Whether what @list has of @base stands in the order of @base. */
static gboolean
keeps_order (const ActantValue *list,
             const ActantValue *base)
{
  guint next = 0;

  for (guint i = 0; i < actant_value_get_n_items (base); i++)
    {
      const ActantValue *item = actant_value_get_item (base, i);

      if (!has_item (list, item))
        continue;
      while (!actant_value_equal (actant_value_get_item (list, next), item))
        if (has_item (base, actant_value_get_item (list, next++)))
          return FALSE;
      next++;
    }

  return TRUE;
}

/* Whether two items are about the same thing: the same issue, the same scenario. */
static gboolean
is_same_thing (const ActantFieldType *item_type,
               const ActantValue     *a,
               const ActantValue     *b)
{
  guint main;

  /* Several cues may have the same words. */
  if (item_type->field_class != ACTANT_FIELD_OBJECT || item_type->table == &actant_cue_table)
    return FALSE;

  main = actant_table_get_main (item_type->table);
  return actant_value_equal (actant_value_get_member_at (a, main),
                             actant_value_get_member_at (b, main));
}

/* Whether side @i added, in place of or beside @item, something about the same thing. */
static gboolean
adds_about (const ActantSides     *sides,
            const ActantFieldType *item_type,
            guint                  i,
            const ActantValue     *item)
{
  const ActantValue *list = sides->values[i];

  for (guint j = 0; j < actant_value_get_n_items (list); j++)
    {
      const ActantValue *added = actant_value_get_item (list, j);

      if (!has_item (sides->base, added) && !actant_value_equal (added, item)
          && is_same_thing (item_type, added, item))
        return TRUE;
    }

  return FALSE;
}

/* One side changed an item that another took out, or two changed it differently. */
static gboolean
has_clash (const ActantSides     *sides,
           const ActantFieldType *item_type)
{
  for (guint i = 0; i < sides->n; i++)
    for (guint j = 0; j < sides->n; j++)
      {
        if (i == j)
          continue;
        for (guint k = 0; k < actant_value_get_n_items (sides->base); k++)
          {
            const ActantValue *item = actant_value_get_item (sides->base, k);

            if (!has_item (sides->values[i], item) && !has_item (sides->values[j], item)
                && adds_about (sides, item_type, i, item) && !adds_about (sides, item_type, j, item))
              return TRUE;
          }
        for (guint k = 0; k < actant_value_get_n_items (sides->values[i]); k++)
          {
            const ActantValue *item = actant_value_get_item (sides->values[i], k);

            if (!has_item (sides->base, item) && adds_about (sides, item_type, j, item))
              return TRUE;
          }
      }

  return FALSE;
}

static ActantValue *
unite (const ActantSides *sides)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new ();

  for (guint k = 0; k < actant_value_get_n_items (sides->base); k++)
    {
      const ActantValue *item = actant_value_get_item (sides->base, k);
      gboolean kept = TRUE;

      for (guint i = 0; i < sides->n && kept; i++)
        kept = has_item (sides->values[i], item);
      if (kept)
        g_ptr_array_add (items, (gpointer) item);
    }
  for (guint i = 0; i < sides->n; i++)
    for (guint k = 0; k < actant_value_get_n_items (sides->values[i]); k++)
      {
        const ActantValue *item = actant_value_get_item (sides->values[i], k);

        if (!has_item (sides->base, item)
            && !g_ptr_array_find_with_equal_func (items, item, (GEqualFunc) actant_value_equal, NULL))
          g_ptr_array_add (items, (gpointer) item);
      }

  if (items->len == 0)
    return NULL;
  for (guint i = 0; i < items->len; i++)
    actant_value_ref (items->pdata[i]);
  return actant_value_new_list ((ActantValue **) items->pdata, items->len);
}

/* Sets, and lists of slots; an ordered list of plain values is one value. */
static gboolean
merge_items (const ActantSides     *sides,
             const ActantFieldType *type,
             ActantValue          **result)
{
  if (has_twins (sides->base))
    return FALSE;
  for (guint i = 0; i < sides->n; i++)
    if (has_twins (sides->values[i])
        || (type->ordered && !keeps_order (sides->values[i], sides->base)))
      return FALSE;
  if (has_clash (sides, type->item))
    return FALSE;

  *result = actant_field_type_normalize (type, unite (sides));
  return TRUE;
}

static void
add_keys (GHashTable        *keys,
          const ActantValue *map)
{
  for (guint i = 0; i < actant_value_get_n_items (map); i++)
    g_hash_table_add (keys, (gpointer) actant_value_get_key (map, i));
}

gboolean
_actant_sides_merge_map (const ActantSides  *sides,
                         ActantValue       **result)
{
  g_autoptr(GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree const ActantValue **values = g_new0 (const ActantValue *, sides->n);
  g_autoptr(ActantValue) merged = NULL;
  GHashTableIter iter;
  gpointer key;

  add_keys (keys, sides->base);
  for (guint i = 0; i < sides->n; i++)
    add_keys (keys, sides->values[i]);

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      ActantSides one = { actant_value_map_get (sides->base, key), values, sides->n };
      const ActantValue *taken;
      ActantValue *longer;

      for (guint i = 0; i < sides->n; i++)
        values[i] = actant_value_map_get (sides->values[i], key);
      if (!_actant_sides_take_changed (&one, &taken))
        return FALSE;
      if (taken == NULL)
        continue;
      longer = actant_value_map_set (merged, key, actant_value_ref (taken));
      g_clear_pointer (&merged, actant_value_unref);
      merged = longer;
    }

  *result = g_steal_pointer (&merged);
  return TRUE;
}

gboolean
_actant_sides_merge (const ActantSides      *sides,
                     const ActantFieldType  *type,
                     ActantValue           **result)
{
  const ActantValue *taken;

  if (_actant_sides_take_changed (sides, &taken))
    {
      *result = taken != NULL ? actant_value_ref (taken) : NULL;
      return TRUE;
    }
  if (type->field_class == ACTANT_FIELD_MAP)
    return _actant_sides_merge_map (sides, result);
  if (type->field_class == ACTANT_FIELD_LIST
      && (!type->ordered || type->item->field_class == ACTANT_FIELD_OBJECT))
    return merge_items (sides, type, result);

  return FALSE;
}
