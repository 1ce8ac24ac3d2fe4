/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Immutable values: maps, by sorted keys, and objects, by the fields of a table. */
#include "model/actant-value-private.h"

#include <string.h>

typedef struct
{
  const char  *key;
  ActantValue *value;
} Member;

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Member *) a)->key, ((const Member *) b)->key);
}

/**
 * actant_value_new_map:
 * @keys: names, each once
 * @values: (transfer full): a value for each; the array stays the caller's
 * @n_members: how many
 *
 * Returns: (transfer full) (nullable): a map, %NULL when there is no member
 */
ActantValue *
actant_value_new_map (const char * const *keys,
                      ActantValue       **values,
                      guint               n_members)
{
  g_autofree Member *members = NULL;
  ActantListValue *value;

  if (n_members == 0)
    return NULL;

  members = g_new (Member, n_members);
  for (guint i = 0; i < n_members; i++)
    members[i] = (Member) { keys[i], values[i] };
  qsort (members, n_members, sizeof (Member), compare_members);

  value = _actant_value_new_items (ACTANT_VALUE_MAP, n_members, 2 * (gsize) n_members);
  for (guint i = 0; i < n_members; i++)
    {
      value->items[2 * i] = actant_value_new_text_len (members[i].key, strlen (members[i].key));
      value->items[2 * i + 1] = members[i].value;
    }

  return &value->base;
}

/**
 * actant_value_map_set:
 * @map: (nullable): a map
 * @key: a name
 * @value: (transfer full) (nullable): its value; %NULL removes it
 *
 * Returns: (transfer full) (nullable): a new map, %NULL when it is empty
 */
ActantValue *
actant_value_map_set (const ActantValue *map,
                      const char        *key,
                      ActantValue       *value)
{
  guint n = actant_value_get_n_items (map);
  g_autofree const char **keys = g_new (const char *, n + 1);
  g_autofree ActantValue **values = g_new (ActantValue *, n + 1);
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *other = _actant_value_text (_actant_value_at (map, 2 * i));

      if (strcmp (other, key) == 0)
        continue;
      keys[length] = other;
      values[length++] = actant_value_ref (_actant_value_at (map, 2 * i + 1));
    }

  if (value != NULL)
    {
      keys[length] = key;
      values[length++] = value;
    }

  return actant_value_new_map (keys, values, length);
}

const char *
actant_value_get_key (const ActantValue *map,
                      guint              position)
{
  g_return_val_if_fail (map != NULL && map->type == ACTANT_VALUE_MAP && position < _actant_value_n (map), NULL);

  return _actant_value_text (_actant_value_at (map, 2 * position));
}

/**
 * actant_value_map_get:
 * @map: (nullable): a map
 * @key: a name
 *
 * Returns: (transfer none) (nullable): the member's value
 */
const ActantValue *
actant_value_map_get (const ActantValue *map,
                      const char        *key)
{
  guint low = 0, high = actant_value_get_n_items (map);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (_actant_value_text (_actant_value_at (map, 2 * middle)), key);

      if (order == 0)
        return _actant_value_at (map, 2 * middle + 1);
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * actant_value_new_object:
 * @table: its fields
 * @members: (transfer full): a value or %NULL for each field of @table; the
 *   array stays the caller's
 * @extras: (transfer full) (nullable): unknown members: name to source bytes
 *
 * Returns: (transfer full): an object
 */
ActantValue *
actant_value_new_object (const ActantTable   *table,
                         ActantValue * const *members,
                         ActantValue         *extras)
{
  ActantObjectValue *value;
  guint n = 0;

  g_return_val_if_fail (table != NULL && table->n_fields <= 64, NULL);

  for (guint i = 0; i < table->n_fields; i++)
    if (members[i] != NULL)
      n++;

  value = (ActantObjectValue *) _actant_value_allocate (ACTANT_VALUE_OBJECT, sizeof (ActantObjectValue)
                                                        + n * sizeof (ActantValue *));
  value->mask = 0;
  value->table = table;
  value->extras = extras;

  n = 0;
  for (guint i = 0; i < table->n_fields; i++)
    if (members[i] != NULL)
      {
        value->mask |= G_GUINT64_CONSTANT (1) << i;
        value->items[n++] = members[i];
      }

  return &value->base;
}

/**
 * actant_value_object_set_at:
 * @object: an object
 * @field: a position in its table
 * @member: (transfer full) (nullable): the new value; %NULL unsets
 *
 * Returns: (transfer full): a new object
 */
ActantValue *
actant_value_object_set_at (const ActantValue *object,
                            guint              field,
                            ActantValue       *member)
{
  ActantValue *members[64] = { NULL };
  const ActantValue *extras;
  const ActantTable *table;

  g_return_val_if_fail (object != NULL && object->type == ACTANT_VALUE_OBJECT, NULL);

  table = _actant_value_table (object);
  g_return_val_if_fail (field < table->n_fields, NULL);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *old = actant_value_get_member_at (object, i);

      if (i != field && old != NULL)
        members[i] = actant_value_ref (old);
    }
  members[field] = member;

  extras = _actant_value_extras (object);
  return actant_value_new_object (table, members, extras != NULL ? actant_value_ref (extras) : NULL);
}

/**
 * actant_value_object_set:
 * @object: an object
 * @field: the name of a field of its table
 * @member: (transfer full) (nullable): the new value; %NULL unsets
 *
 * Returns: (transfer full): a new object
 */
ActantValue *
actant_value_object_set (const ActantValue *object,
                         const char        *field,
                         ActantValue       *member)
{
  guint position = actant_table_find (actant_value_get_table (object), field);

  if (position == ACTANT_NO_FIELD)
    {
      g_critical ("no field “%s” in table “%s”", field,
                  _actant_value_table (object)->name);
      g_clear_pointer (&member, actant_value_unref);
      return actant_value_ref (object);
    }

  return actant_value_object_set_at (object, position, member);
}

const ActantTable *
actant_value_get_table (const ActantValue *object)
{
  g_return_val_if_fail (object != NULL && object->type == ACTANT_VALUE_OBJECT, NULL);

  return _actant_value_table (object);
}

/**
 * actant_value_get_member_at:
 * @object: an object
 * @field: a position in its table
 *
 * Returns: (transfer none) (nullable): the member, %NULL when unset
 */
const ActantValue *
actant_value_get_member_at (const ActantValue *object,
                            guint              field)
{
  guint64 bit, mask;

  g_return_val_if_fail (object != NULL && object->type == ACTANT_VALUE_OBJECT && field < 64, NULL);

  bit = G_GUINT64_CONSTANT (1) << field;
  mask = _actant_value_mask (object);
  if (!(mask & bit))
    return NULL;

  return _actant_value_member (object, (guint) __builtin_popcountll (mask & (bit - 1)));
}

/**
 * actant_value_get_member:
 * @object: (nullable): an object
 * @field: a name
 *
 * Returns: (transfer none) (nullable): the member; %NULL when it or @object is
 *   unset, or the table has no such field
 */
const ActantValue *
actant_value_get_member (const ActantValue *object,
                         const char        *field)
{
  guint position;

  if (object == NULL || object->type != ACTANT_VALUE_OBJECT)
    return NULL;

  position = actant_table_find (_actant_value_table (object), field);
  return position == ACTANT_NO_FIELD ? NULL : actant_value_get_member_at (object, position);
}

const char *
actant_value_get_member_text (const ActantValue *object,
                              const char        *field)
{
  return actant_value_get_text (actant_value_get_member (object, field));
}

/**
 * actant_value_get_member_integer:
 * @object: (nullable): an object
 * @field: a name
 * @fallback: for an unset member
 *
 * Returns: the integer, or @fallback
 */
gint64
actant_value_get_member_integer (const ActantValue *object,
                                 const char        *field,
                                 gint64             fallback)
{
  const ActantValue *member = actant_value_get_member (object, field);

  return member != NULL && member->type == ACTANT_VALUE_INTEGER ? _actant_value_integer (member)
                                                                : fallback;
}

/**
 * actant_value_get_extras:
 * @object: an object
 *
 * Returns: (transfer none) (nullable): a map from the names of members that
 *   the table does not know to their source bytes
 */
const ActantValue *
actant_value_get_extras (const ActantValue *object)
{
  g_return_val_if_fail (object != NULL && object->type == ACTANT_VALUE_OBJECT, NULL);

  return _actant_value_extras (object);
}
