/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Immutable values: life, scalars and order. One allocation each. */
#include "model/actant-value-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (ActantValue, actant_value, actant_value_ref, actant_value_unref)

ActantValue *
_actant_value_allocate (ActantValueType type,
                        guint32         n,
                        gsize           payload)
{
  ActantValue *value = g_malloc (sizeof (ActantValue) + payload);

  g_atomic_ref_count_init (&value->refs);
  value->type = type;
  value->n = n;
  value->mask = 0;
  value->integer = 0;
  value->extras = NULL;

  return value;
}

static guint
count_children (const ActantValue *value)
{
  switch ((ActantValueType) value->type)
    {
    case ACTANT_VALUE_OBJECT:
    case ACTANT_VALUE_LIST:
      return value->n;
    case ACTANT_VALUE_MAP:
      return 2 * value->n;
    case ACTANT_VALUE_TEXT:
    case ACTANT_VALUE_INTEGER:
    case ACTANT_VALUE_BOOLEAN:
    default:
      return 0;
    }
}

/**
 * actant_value_ref:
 * @value: a value
 *
 * Returns: (transfer full): @value
 */
ActantValue *
actant_value_ref (const ActantValue *value)
{
  ActantValue *self = (ActantValue *) value;

  g_return_val_if_fail (value != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * actant_value_unref:
 * @value: (transfer full): a value
 */
void
actant_value_unref (ActantValue *value)
{
  g_return_if_fail (value != NULL);

  if (!g_atomic_ref_count_dec (&value->refs))
    return;

  for (guint i = 0, n = count_children (value); i < n; i++)
    actant_value_unref (value->items[i]);
  g_clear_pointer (&value->extras, actant_value_unref);
  g_free (value);
}

/**
 * actant_value_new_text_len:
 * @text: UTF-8, or source bytes in extras
 * @length: in bytes
 *
 * Returns: (transfer full): a text
 */
ActantValue *
actant_value_new_text_len (const char *text,
                           gsize       length)
{
  ActantValue *value;

  g_return_val_if_fail (text != NULL && length < G_MAXUINT32, NULL);

  value = _actant_value_allocate (ACTANT_VALUE_TEXT, length, length + 1);
  memcpy (value->text, text, length);
  value->text[length] = '\0';

  return value;
}

/**
 * actant_value_new_text:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full) (nullable): a text; %NULL for %NULL and ""
 */
ActantValue *
actant_value_new_text (const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;

  return actant_value_new_text_len (text, strlen (text));
}

ActantValue *
actant_value_new_integer (gint64 integer)
{
  ActantValue *value = _actant_value_allocate (ACTANT_VALUE_INTEGER, 0, 0);

  value->integer = integer;
  return value;
}

ActantValue *
actant_value_new_boolean (gboolean boolean)
{
  ActantValue *value = _actant_value_allocate (ACTANT_VALUE_BOOLEAN, 0, 0);

  value->integer = boolean != FALSE;
  return value;
}

ActantValueType
actant_value_get_value_type (const ActantValue *value)
{
  g_return_val_if_fail (value != NULL, ACTANT_VALUE_TEXT);

  return value->type;
}

/**
 * actant_value_get_text:
 * @value: (nullable): a text
 *
 * Returns: (nullable): its bytes, or %NULL when @value is unset or no text
 */
const char *
actant_value_get_text (const ActantValue *value)
{
  return value != NULL && value->type == ACTANT_VALUE_TEXT ? value->text : NULL;
}

gsize
actant_value_get_text_length (const ActantValue *value)
{
  return value != NULL && value->type == ACTANT_VALUE_TEXT ? value->n : 0;
}

gint64
actant_value_get_integer (const ActantValue *value)
{
  g_return_val_if_fail (value != NULL && value->type == ACTANT_VALUE_INTEGER, 0);

  return value->integer;
}

gboolean
actant_value_get_boolean (const ActantValue *value)
{
  return value != NULL && value->type == ACTANT_VALUE_BOOLEAN && value->integer;
}

static int
compare_children (const ActantValue *a,
                  const ActantValue *b)
{
  guint n_a = count_children (a);
  guint n_b = count_children (b);

  for (guint i = 0; i < MIN (n_a, n_b); i++)
    {
      int order = actant_value_compare (a->items[i], b->items[i]);

      if (order != 0)
        return order;
    }

  return (n_a > n_b) - (n_a < n_b);
}

/**
 * actant_value_compare:
 * @a: (nullable): a value
 * @b: (nullable): another
 *
 * A total order: unset first, then by type, texts by bytes, integers by size,
 * lists and maps item by item. Objects order by their members in table order.
 *
 * Returns: less than, equal to or greater than 0
 */
int
actant_value_compare (const ActantValue *a,
                      const ActantValue *b)
{
  int order;

  if (a == b)
    return 0;
  if (a == NULL || b == NULL)
    return a == NULL ? -1 : 1;
  if (a->type != b->type)
    return a->type < b->type ? -1 : 1;

  switch ((ActantValueType) a->type)
    {
    case ACTANT_VALUE_TEXT:
      order = memcmp (a->text, b->text, MIN (a->n, b->n));
      return order != 0 ? order : (a->n > b->n) - (a->n < b->n);

    case ACTANT_VALUE_INTEGER:
    case ACTANT_VALUE_BOOLEAN:
      return (a->integer > b->integer) - (a->integer < b->integer);

    case ACTANT_VALUE_OBJECT:
      /* The one with the first field that the other lacks comes first. */
      if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
      if (a->mask != b->mask)
        {
          guint64 differ = a->mask ^ b->mask;
          guint64 lowest = differ & -differ;

          return (a->mask & lowest) ? -1 : 1;
        }
      order = compare_children (a, b);
      return order != 0 ? order : actant_value_compare (a->extras, b->extras);

    case ACTANT_VALUE_LIST:
    case ACTANT_VALUE_MAP:
    default:
      return compare_children (a, b);
    }
}

/**
 * actant_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): another
 *
 * Returns: whether both are unset, or equal to the last unknown member
 */
gboolean
actant_value_equal (const ActantValue *a,
                    const ActantValue *b)
{
  return actant_value_compare (a, b) == 0;
}

/**
 * actant_value_is_empty:
 * @value: (nullable): a value
 *
 * What the canonical form leaves out: unset, "", and lists, maps and objects
 * without a member.
 *
 * Returns: whether nothing would be written
 */
gboolean
actant_value_is_empty (const ActantValue *value)
{
  if (value == NULL)
    return TRUE;
  if (value->type == ACTANT_VALUE_INTEGER || value->type == ACTANT_VALUE_BOOLEAN)
    return FALSE;

  return value->n == 0 && value->extras == NULL;
}
