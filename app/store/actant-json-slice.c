/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts checked JSON into values that keep their source bytes. json-glib has no such thing, and
 * without it unknown members and large numbers would not survive a save. Nothing here recurses. */

#include "store/actant-json-slice-private.h"

#include <string.h>

#define MAX_INTEGER_DIGITS 16 /* of 2^53 - 1 */

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static const char *
skip_space (const char *p,
            const char *end)
{
  while (p < end && is_space (*p))
    p++;
  return p;
}

/* @p is on the opening quote. */
static const char *
skip_string (const char *p,
             const char *end)
{
  const char *inside = p + 1;

  for (p = inside; (p = memchr (p, '"', end - p)) != NULL; p++)
    {
      const char *run = p;

      while (run > inside && run[-1] == '\\')
        run--;
      if ((p - run) % 2 == 0)
        return p + 1;
    }
  return end;
}

static const char *
skip_container (const char *p,
                const char *end)
{
  guint depth = 0;

  while (p < end)
    switch (*p)
      {
      case '"':
        p = skip_string (p, end);
        break;
      case '{':
      case '[':
        depth++;
        p++;
        break;
      case '}':
      case ']':
        p++;
        if (--depth == 0)
          return p;
        break;
      default:
        p++;
      }
  return end;
}

static const char *
skip_value (const char *p,
            const char *end)
{
  switch (*p)
    {
    case '"':
      return skip_string (p, end);
    case '{':
    case '[':
      return skip_container (p, end);
    default:
      while (p < end && !is_space (*p) && *p != ',' && *p != '}' && *p != ']')
        p++;
      return p;
    }
}

static gunichar
read_hex4 (const char *p)
{
  gunichar c = 0;

  for (guint i = 0; i < 4; i++)
    c = c << 4 | (gunichar) g_ascii_xdigit_value (p[i]);
  return c;
}

guint
_actant_json_decode_next (const char **cursor,
                          char         bytes[6])
{
  static const char names[] = "bfnrt";
  static const char values[] = "\b\f\n\r\t";
  const char *p = *cursor;
  const char *named = NULL;
  gunichar c;

  if (*p != '\\')
    {
      bytes[0] = *p;
      *cursor = p + 1;
      return 1;
    }
  if (p[1] != 'u')
    {
      named = strchr (names, p[1]);
      bytes[0] = named != NULL ? values[named - names] : p[1];
      *cursor = p + 2;
      return 1;
    }
  c = read_hex4 (p + 2);
  p += 6;
  if (c >= 0xd800 && c < 0xdc00)
    {
      c = 0x10000 + ((c - 0xd800) << 10) + (read_hex4 (p + 2) - 0xdc00);
      p += 6;
    }
  *cursor = p;
  return (guint) g_unichar_to_utf8 (c, bytes);
}

/* The string's inside, decoded, appended to @out. */
static void
decode_string (ActantJsonSlice  slice,
               GString         *out)
{
  const char *p = slice.data + 1;
  const char *end = slice.data + slice.length - 1;

  while (p < end)
    {
      const char *escape = memchr (p, '\\', end - p);
      char bytes[6];

      g_string_append_len (out, p, (escape != NULL ? escape : end) - p);
      if (escape == NULL)
        break;
      p = escape;
      g_string_append_len (out, bytes, _actant_json_decode_next (&p, bytes));
    }
}

/**
 * actant_json_slice_root:
 * @data: (array length=length): a checked document
 * @length: bytes
 *
 * Returns: the document's one value
 */
ActantJsonSlice
actant_json_slice_root (const char *data,
                        gsize       length)
{
  const char *end = data + length;
  const char *start = skip_space (data, end);

  while (end > start && is_space (end[-1]))
    end--;
  return (ActantJsonSlice) { start, end - start };
}

/**
 * actant_json_slice_type:
 * @slice: a value
 *
 * Returns: what kind of value it is
 */
ActantJsonType
actant_json_slice_type (ActantJsonSlice slice)
{
  g_return_val_if_fail (slice.length > 0, ACTANT_JSON_NULL);

  switch (*slice.data)
    {
    case '{':
      return ACTANT_JSON_OBJECT;
    case '[':
      return ACTANT_JSON_ARRAY;
    case '"':
      return ACTANT_JSON_STRING;
    case 't':
      return ACTANT_JSON_TRUE;
    case 'f':
      return ACTANT_JSON_FALSE;
    case 'n':
      return ACTANT_JSON_NULL;
    default:
      return ACTANT_JSON_NUMBER;
    }
}

/**
 * actant_json_slice_get_integer:
 * @slice: a value
 * @out: (out): the integer
 *
 * Reads a plain integer: no fraction, no exponent, within ±%ACTANT_JSON_MAX_INTEGER.
 *
 * Returns: %FALSE if the value is anything else; @out is then left alone
 */
gboolean
actant_json_slice_get_integer (ActantJsonSlice  slice,
                               gint64          *out)
{
  const char *p = slice.data;
  const char *end = slice.data + slice.length;
  gboolean negative = p < end && *p == '-';
  gint64 value = 0;

  p += negative;
  if (p == end || end - p > MAX_INTEGER_DIGITS || (*p == '0' && end - p > 1))
    return FALSE;
  for (; p < end; p++)
    {
      if (!g_ascii_isdigit (*p))
        return FALSE;
      value = value * 10 + (*p - '0');
    }
  if (value > ACTANT_JSON_MAX_INTEGER)
    return FALSE;
  *out = negative ? -value : value;
  return TRUE;
}

/**
 * actant_json_slice_dup_string:
 * @slice: a string value
 *
 * Returns: (transfer full): the decoded text, valid UTF-8
 */
char *
actant_json_slice_dup_string (ActantJsonSlice slice)
{
  GString *out = NULL;

  g_return_val_if_fail (actant_json_slice_type (slice) == ACTANT_JSON_STRING, NULL);

  out = g_string_sized_new (slice.length);
  decode_string (slice, out);
  return g_string_free (out, FALSE);
}

/**
 * actant_json_slice_find_member:
 * @object: an object
 * @key: decoded name of a member
 * @value: (out): the member's value
 *
 * For one or two members; to read many, walk them with an [struct@JsonIter].
 *
 * Returns: whether the member is there
 */
gboolean
actant_json_slice_find_member (ActantJsonSlice  object,
                               const char      *key,
                               ActantJsonSlice *value)
{
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  gsize length = strlen (key);
  const char *found = NULL;
  gsize found_length = 0;
  ActantJsonSlice slice;

  actant_json_iter_init_object (&iter, object);
  while (actant_json_iter_next_member (&iter, &found, &found_length, &slice))
    if (found_length == length && memcmp (found, key, length) == 0)
      {
        *value = slice;
        return TRUE;
      }
  return FALSE;
}

static void
init_iter (ActantJsonIter  *iter,
           ActantJsonSlice  container)
{
  iter->end = container.data + container.length;
  iter->next = skip_space (container.data + 1, iter->end);
}

/**
 * actant_json_iter_init_object:
 * @iter: an iterator, new or used before
 * @object: an object
 *
 * Starts a walk over the members in their order in the file.
 */
void
actant_json_iter_init_object (ActantJsonIter  *iter,
                              ActantJsonSlice  object)
{
  g_return_if_fail (actant_json_slice_type (object) == ACTANT_JSON_OBJECT);

  init_iter (iter, object);
}

/**
 * actant_json_iter_init_array:
 * @iter: an iterator, new or used before
 * @array: an array
 *
 * Starts a walk over the items.
 */
void
actant_json_iter_init_array (ActantJsonIter  *iter,
                             ActantJsonSlice  array)
{
  g_return_if_fail (actant_json_slice_type (array) == ACTANT_JSON_ARRAY);

  init_iter (iter, array);
}

/* Takes the value at the cursor and the comma after it. */
static void
take_value (ActantJsonIter  *iter,
            ActantJsonSlice *value)
{
  const char *after = skip_value (iter->next, iter->end);

  *value = (ActantJsonSlice) { iter->next, after - iter->next };
  after = skip_space (after, iter->end);
  if (after < iter->end && *after == ',')
    after = skip_space (after + 1, iter->end);
  iter->next = after;
}

/**
 * actant_json_iter_next_member:
 * @iter: an iterator over an object
 * @key: (out) (transfer none): the decoded name, not NUL-terminated; valid until the next call
 * @key_length: (out): bytes of @key
 * @value: (out): the value
 *
 * Returns: %FALSE when there are no more members
 */
gboolean
actant_json_iter_next_member (ActantJsonIter   *iter,
                              const char      **key,
                              gsize            *key_length,
                              ActantJsonSlice  *value)
{
  const char *after = NULL;
  gsize length;

  if (iter->next >= iter->end || *iter->next != '"')
    return FALSE;

  after = skip_string (iter->next, iter->end);
  length = after - iter->next;
  if (memchr (iter->next, '\\', length) == NULL)
    {
      *key = iter->next + 1;
      *key_length = length - 2;
    }
  else
    {
      if (iter->key == NULL)
        iter->key = g_string_new (NULL);
      g_string_truncate (iter->key, 0);
      decode_string ((ActantJsonSlice) { iter->next, length }, iter->key);
      *key = iter->key->str;
      *key_length = iter->key->len;
    }
  after = skip_space (after, iter->end);
  iter->next = skip_space (after + 1, iter->end); /* the colon */
  take_value (iter, value);
  return TRUE;
}

/**
 * actant_json_iter_next_item:
 * @iter: an iterator over an array
 * @value: (out): the item
 *
 * Returns: %FALSE when there are no more items
 */
gboolean
actant_json_iter_next_item (ActantJsonIter  *iter,
                            ActantJsonSlice *value)
{
  if (iter->next >= iter->end || *iter->next == ']')
    return FALSE;

  take_value (iter, value);
  return TRUE;
}

/**
 * actant_json_iter_clear:
 * @iter: an iterator
 *
 * Frees what the iterator holds.
 */
void
actant_json_iter_clear (ActantJsonIter *iter)
{
  if (iter->key != NULL)
    g_string_free (g_steal_pointer (&iter->key), TRUE);
  iter->next = iter->end = NULL;
}
