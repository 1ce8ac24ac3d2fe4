/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting other references into a record: what actant_record_foreach_ref() reads, written. */
#include "model/actant-ref-map.h"

#include <string.h>

/**
 * Mapping:
 * @chain: the field is a chain, in which one item may come again later
 */
typedef struct
{
  ActantRefMapFunc  func;
  gpointer          user_data;
  const char       *slot;
  gboolean          chain;
} Mapping;

static ActantValue *map_value (const Mapping         *mapping,
                               const ActantFieldType *type,
                               const ActantValue     *value);

static ActantValue *
map_id (const Mapping     *mapping,
        ActantKind         kind,
        const ActantValue *value,
        const char        *slot)
{
  const char *id = actant_value_get_text (value);
  const char *other = mapping->func (kind, id, slot, mapping->user_data);

  if (other == NULL)
    return NULL;

  return strcmp (other, id) == 0 ? actant_value_ref (value) : actant_value_new_text (other);
}

/* What a cue marks is the id of an item of the slot that it justifies. */
static ActantValue *
map_cue (const Mapping     *mapping,
         const ActantValue *cue)
{
  const ActantValue *item = actant_value_get_member (cue, "item");
  const char *slot = actant_value_get_member_text (cue, "slot");

  if (actant_value_get_text (item) == NULL)
    return actant_value_ref (cue);

  return actant_value_object_set (cue, "item",
                                  map_id (mapping, ACTANT_KIND_NONE, item,
                                          slot != NULL ? slot : mapping->slot));
}

static ActantValue *
map_object (const Mapping     *mapping,
            const ActantValue *object)
{
  const ActantTable *table = actant_value_get_table (object);
  ActantValue *result = actant_value_ref (object);

  if (table == &actant_cue_table)
    {
      actant_value_unref (result);
      return map_cue (mapping, object);
    }

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *member = actant_value_get_member_at (result, i);
      g_autoptr(ActantValue) mapped = NULL;
      ActantValue *changed;

      if (member == NULL)
        continue;
      mapped = map_value (mapping, table->fields[i].type, member);
      if (mapped == member)
        continue;
      changed = actant_value_object_set_at (result, i, g_steal_pointer (&mapped));
      actant_value_unref (result);
      result = changed;
    }

  return result;
}

/* Whether @item says nothing that @other does not say. */
static gboolean
is_said_by (const ActantValue *item,
            const ActantValue *other)
{
  const ActantTable *table;

  if (actant_value_get_value_type (item) != ACTANT_VALUE_OBJECT
      || actant_value_get_value_type (other) != ACTANT_VALUE_OBJECT
      || actant_value_get_extras (item) != NULL)
    return actant_value_equal (item, other);

  table = actant_value_get_table (item);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *member = actant_value_get_member_at (item, i);

      if (member != NULL && !actant_value_equal (member, actant_value_get_member_at (other, i)))
        return FALSE;
    }

  return TRUE;
}

/* Two items that the mapping made one are one; the fuller one stays. */
static void
collapse (GPtrArray *items,
          gboolean   chain)
{
  for (guint i = 0; i < items->len; i++)
    for (guint j = i + 1; j < items->len && (!chain || j == i + 1); )
      {
        if (is_said_by (items->pdata[j], items->pdata[i]))
          g_ptr_array_remove_index (items, j);
        else if (is_said_by (items->pdata[i], items->pdata[j]))
          {
            g_ptr_array_remove_index (items, i);
            j = i + 1;
          }
        else
          j++;
      }
}

static ActantValue *
map_list (const Mapping         *mapping,
          const ActantFieldType *type,
          const ActantValue     *list)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);
  gboolean changed = FALSE;

  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    {
      const ActantValue *item = actant_value_get_item (list, i);
      ActantValue *mapped = map_value (mapping, type->item, item);

      changed |= mapped != item;
      if (mapped != NULL && !actant_value_is_empty (mapped))
        g_ptr_array_add (items, mapped);
      else
        g_clear_pointer (&mapped, actant_value_unref);
    }
  if (!changed)
    return actant_value_ref (list);

  if (type->item->table != &actant_cue_table)
    collapse (items, mapping->chain);
  for (guint i = 0; i < items->len; i++)
    actant_value_ref (items->pdata[i]);

  return actant_field_type_normalize (type, actant_value_new_list ((ActantValue **) items->pdata,
                                                                   items->len));
}

/* A study field's value: a text, or several. */
static ActantValue *
map_attribute (const Mapping     *mapping,
               const ActantValue *value)
{
  static const ActantFieldType any = { ACTANT_FIELD_REF };
  static const ActantFieldType list = { ACTANT_FIELD_LIST, .item = &any, .ordered = TRUE };

  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_TEXT:
      return map_value (mapping, &any, value);
    case ACTANT_VALUE_LIST:
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        if (actant_value_get_text (actant_value_get_item (value, i)) == NULL)
          return actant_value_ref (value);
      return map_value (mapping, &list, value);
    default:
      return actant_value_ref (value);
    }
}

/* Keys are ids of fields. Where both have a value, each keeps its own: none is lost. */
static ActantValue *
map_map (const Mapping     *mapping,
         const ActantValue *map)
{
  ActantValue *result = actant_value_ref (map);

  for (guint i = 0; i < actant_value_get_n_items (map); i++)
    {
      const char *key = actant_value_get_key (map, i);
      const ActantValue *value = actant_value_get_item (map, i);
      const char *other = mapping->func (ACTANT_KIND_FIELD, key, mapping->slot, mapping->user_data);
      g_autoptr(ActantValue) mapped = map_attribute (mapping, value);
      g_autoptr(ActantValue) without = NULL;
      const ActantValue *taken;

      if (other == NULL)
        other = key;
      taken = strcmp (other, key) != 0 ? actant_value_map_get (result, other) : NULL;
      if (taken != NULL && !actant_value_equal (taken, mapped))
        other = key;
      if (strcmp (other, key) == 0 && mapped == value)
        continue;
      without = actant_value_map_set (result, key, NULL);
      actant_value_unref (result);
      result = actant_value_map_set (without, other, g_steal_pointer (&mapped));
    }

  return result;
}

/* Returns: @value itself, with a reference, where nothing changes. */
static ActantValue *
map_value (const Mapping         *mapping,
           const ActantFieldType *type,
           const ActantValue     *value)
{
  switch (type->field_class)
    {
    case ACTANT_FIELD_REF:
      return map_id (mapping, type->kind, value, mapping->slot);
    case ACTANT_FIELD_OBJECT:
      return map_object (mapping, value);
    case ACTANT_FIELD_LIST:
      return map_list (mapping, type, value);
    case ACTANT_FIELD_MAP:
      return map_map (mapping, value);
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_ENUM:
    case ACTANT_FIELD_INTEGER:
    case ACTANT_FIELD_BOOLEAN:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_REVS:
    default:
      return actant_value_ref (value);
    }
}

/**
 * actant_record_map_refs:
 * @record: a record that this program can read
 * @func: (scope call): says what each reference becomes
 *
 * Every reference in the record's outer body, those in study fields and what
 * cues mark included, replaced by what @func says. Items that thereby become
 * one collapse; in the attribution chain only neighbours do, because who says
 * something may come again further in.
 *
 * Returns: (transfer full): the changed record, or @record itself
 */
ActantRecord *
actant_record_map_refs (const ActantRecord *record,
                        ActantRefMapFunc    func,
                        gpointer            user_data)
{
  g_autoptr(ActantValue) body = NULL;
  const ActantTable *table;

  g_return_val_if_fail (record != NULL && func != NULL, NULL);

  if (actant_record_is_opaque (record))
    return actant_record_ref (record);

  body = actant_value_ref (actant_record_get_body (record));
  table = actant_value_get_table (body);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *name = table->fields[i].name;
      const Mapping mapping = { func, user_data, name, strcmp (name, "attribution") == 0 };
      const ActantValue *value = actant_value_get_member_at (body, i);
      g_autoptr(ActantValue) mapped = NULL;
      ActantValue *changed;

      if (value == NULL)
        continue;
      mapped = map_value (&mapping, table->fields[i].type, value);
      if (mapped == value)
        continue;
      changed = actant_value_object_set_at (body, i, g_steal_pointer (&mapped));
      actant_value_unref (body);
      body = changed;
    }

  if (body == actant_record_get_body (record))
    return actant_record_ref (record);

  return actant_record_set_body (record, g_steal_pointer (&body));
}
