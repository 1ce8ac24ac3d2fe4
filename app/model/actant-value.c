/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Immutable values: life, scalars and order. One allocation each. */
#include "model/actant-value-pack-private.h"

G_DEFINE_BOXED_TYPE (ActantValue, actant_value, actant_value_ref, actant_value_unref)

/* @size of the whole. */
ActantValue *
_actant_value_allocate (ActantValueType type,
                        gsize           size)
{
  ActantValue *value = g_malloc (size);

  g_atomic_ref_count_init (&value->refs);
  value->type = type;
  value->packed = FALSE;
  value->borrowed = FALSE;
  value->size = 0;

  return value;
}

ActantListValue *
_actant_value_new_items (ActantValueType type,
                         guint           n,
                         gsize           n_items)
{
  ActantListValue *value =
    (ActantListValue *) _actant_value_allocate (type, sizeof (ActantListValue)
                                                + n_items * sizeof (ActantValue *));

  value->n = n;
  return value;
}

guint
_actant_value_n_children (const ActantValue *value)
{
  switch ((ActantValueType) value->type)
    {
    case ACTANT_VALUE_OBJECT:
      return _actant_value_n_members (value) + (_actant_value_extras (value) != NULL);
    case ACTANT_VALUE_LIST:
      return _actant_value_n (value);
    case ACTANT_VALUE_MAP:
      return 2 * _actant_value_n (value);
    case ACTANT_VALUE_TEXT:
    case ACTANT_VALUE_INTEGER:
    case ACTANT_VALUE_BOOLEAN:
    default:
      return 0;
    }
}

const ActantValue *
_actant_value_get_child (const ActantValue *value,
                         guint              i)
{
  if (value->type != ACTANT_VALUE_OBJECT)
    return _actant_value_at (value, i);
  if (i == _actant_value_n_members (value))
    return _actant_value_extras (value);

  return _actant_value_member (value, i);
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

  if (self->packed)
    g_atomic_ref_count_inc (&_actant_value_get_block (self)->refs);
  else
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

  if (value->packed)
    {
      _actant_block_unref (_actant_value_get_block (value));
      return;
    }
  if (!g_atomic_ref_count_dec (&value->refs))
    return;

  for (guint i = 0, n = _actant_value_n_children (value); i < n; i++)
    actant_value_unref ((ActantValue *) _actant_value_get_child (value, i));
  g_free (value);
}

/* A text that stands at @source, less 1, of the file that is being read; 0 for none. */
ActantValue *
_actant_value_new_source (const char *text,
                          gsize       length,
                          gsize       source)
{
  ActantTextValue *value;

  g_return_val_if_fail (text != NULL && length < G_MAXUINT32, NULL);

  value = (ActantTextValue *) _actant_value_allocate (ACTANT_VALUE_TEXT,
                                                      sizeof (ActantTextValue) + length + 1);
  value->length = (guint32) length;
  value->source = source <= G_MAXUINT32 ? (guint32) source : 0;
  memcpy (value->text, text, length);
  value->text[length] = '\0';

  return &value->base;
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
  return _actant_value_new_source (text, length, 0);
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

static ActantValue *
new_scalar (ActantValueType type,
            gint64          integer)
{
  ActantScalarValue *value =
    (ActantScalarValue *) _actant_value_allocate (type, sizeof (ActantScalarValue));

  value->integer = integer;
  return &value->base;
}

ActantValue *
actant_value_new_integer (gint64 integer)
{
  return new_scalar (ACTANT_VALUE_INTEGER, integer);
}

ActantValue *
actant_value_new_boolean (gboolean boolean)
{
  return new_scalar (ACTANT_VALUE_BOOLEAN, boolean != FALSE);
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
  return value != NULL && value->type == ACTANT_VALUE_TEXT ? _actant_value_text (value) : NULL;
}

gsize
actant_value_get_text_length (const ActantValue *value)
{
  return value != NULL && value->type == ACTANT_VALUE_TEXT ? _actant_value_length (value) : 0;
}

gint64
actant_value_get_integer (const ActantValue *value)
{
  g_return_val_if_fail (value != NULL && value->type == ACTANT_VALUE_INTEGER, 0);

  return _actant_value_integer (value);
}

gboolean
actant_value_get_boolean (const ActantValue *value)
{
  return value != NULL && value->type == ACTANT_VALUE_BOOLEAN && _actant_value_integer (value);
}

static int
compare_children (const ActantValue *a,
                  const ActantValue *b)
{
  guint n_a = _actant_value_n_children (a);
  guint n_b = _actant_value_n_children (b);

  for (guint i = 0; i < MIN (n_a, n_b); i++)
    {
      int order = actant_value_compare (_actant_value_get_child (a, i),
                                        _actant_value_get_child (b, i));

      if (order != 0)
        return order;
    }

  return (n_a > n_b) - (n_a < n_b);
}

static int
compare_texts (const ActantValue *a,
               const ActantValue *b)
{
  gsize length_a = _actant_value_length (a), length_b = _actant_value_length (b);
  int order = memcmp (_actant_value_text (a), _actant_value_text (b), MIN (length_a, length_b));

  return order != 0 ? order : (length_a > length_b) - (length_a < length_b);
}

static int
compare_integers (const ActantValue *a,
                  const ActantValue *b)
{
  gint64 integer_a = _actant_value_integer (a), integer_b = _actant_value_integer (b);

  return (integer_a > integer_b) - (integer_a < integer_b);
}

/* The one with the first field that the other lacks comes first. Extras are the last children: with
 * the same members, those of both are compared, and one without any comes first. */
static int
compare_objects (const ActantValue *a,
                 const ActantValue *b)
{
  const ActantTable *table_a = _actant_value_table (a), *table_b = _actant_value_table (b);
  guint64 mask = _actant_value_mask (a);
  guint64 differ = mask ^ _actant_value_mask (b);

  if (table_a != table_b)
    return table_a < table_b ? -1 : 1;
  if (differ != 0)
    return (mask & (differ & -differ)) ? -1 : 1;

  return compare_children (a, b);
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
  if (a == b)
    return 0;
  if (a == NULL || b == NULL)
    return a == NULL ? -1 : 1;
  if (a->type != b->type)
    return a->type < b->type ? -1 : 1;

  switch ((ActantValueType) a->type)
    {
    case ACTANT_VALUE_TEXT:
      return compare_texts (a, b);
    case ACTANT_VALUE_INTEGER:
    case ACTANT_VALUE_BOOLEAN:
      return compare_integers (a, b);
    case ACTANT_VALUE_OBJECT:
      return compare_objects (a, b);
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
  if (value->type == ACTANT_VALUE_TEXT)
    return _actant_value_length (value) == 0;

  return _actant_value_n_children (value) == 0;
}
