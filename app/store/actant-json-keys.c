/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds duplicate keys while a document is read: by comparing with the few before in the usual
 * object, by sorting in a large one, so that hostile keys (a million, all of one hash) stay cheap. */

#include "store/actant-json-keys-private.h"

#include "store/actant-json-slice-private.h"

#include <string.h>

/* An object with more keys than this is checked for duplicates by sorting when it closes; up to
 * here comparing each new key's hash with the others is faster. */
#define FEW_KEYS 32

/* FNV-1a over the decoded key. */
static guint32
hash_key (const char *data,
          gsize       length,
          gboolean    escaped)
{
  const char *end = data + length;
  guint32 hash = 2166136261u;

  if (!escaped)
    {
      for (; data < end; data++)
        hash = (hash ^ (guchar) *data) * 16777619u;
      return hash;
    }
  while (data < end)
    {
      char bytes[6];
      guint n = _actant_json_decode_next (&data, bytes);

      for (guint i = 0; i < n; i++)
        hash = (hash ^ (guchar) bytes[i]) * 16777619u;
    }
  return hash;
}

/* Orders two keys by their decoded bytes, at least one of them holding escapes. */
static int
compare_decoded (const char *a,
                 const char *a_end,
                 const char *b,
                 const char *b_end)
{
  char a_bytes[6];
  char b_bytes[6];
  guint a_left = 0;
  guint b_left = 0;
  guint a_used = 0;
  guint b_used = 0;

  for (;;)
    {
      if (a_used == a_left && a < a_end)
        {
          a_left = _actant_json_decode_next (&a, a_bytes);
          a_used = 0;
        }
      if (b_used == b_left && b < b_end)
        {
          b_left = _actant_json_decode_next (&b, b_bytes);
          b_used = 0;
        }
      if (a_used == a_left || b_used == b_left)
        return (a_used < a_left) - (b_used < b_left);
      if (a_bytes[a_used] != b_bytes[b_used])
        return (guchar) a_bytes[a_used] < (guchar) b_bytes[b_used] ? -1 : 1;
      a_used++;
      b_used++;
    }
}

static int
compare_names (const char          *text,
               const ActantJsonKey *a,
               const ActantJsonKey *b)
{
  const char *a_data = text + a->offset;
  const char *b_data = text + b->offset;
  int order;

  if (a->escaped || b->escaped)
    return compare_decoded (a_data, a_data + a->length, b_data, b_data + b->length);

  order = memcmp (a_data, b_data, MIN (a->length, b->length));
  return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const ActantJsonKey *left = a;
  const ActantJsonKey *right = b;
  int order;

  if (left->hash != right->hash)
    return left->hash < right->hash ? -1 : 1;
  order = compare_names (user_data, left, right);
  return order != 0 ? order : (left->offset > right->offset) - (left->offset < right->offset);
}

gboolean
_actant_json_keys_add (ActantJsonKeys *keys,
                       gsize           first,
                       const char     *inside,
                       gsize           length,
                       gboolean        escaped)
{
  ActantJsonKey *key = NULL;

  if (keys->length == keys->allocated)
    {
      keys->allocated = MAX (64, keys->allocated * 2);
      keys->items = g_renew (ActantJsonKey, keys->items, keys->allocated);
    }
  key = &keys->items[keys->length++];
  key->hash = hash_key (inside, length, escaped);
  key->offset = (guint32) (inside - keys->text);
  key->length = (guint32) length;
  key->escaped = escaped;

  if (keys->length - first <= FEW_KEYS)
    for (gsize i = first; i + 1 < keys->length; i++)
      if (keys->items[i].hash == key->hash
          && compare_names (keys->text, &keys->items[i], key) == 0)
        return FALSE;
  return TRUE;
}

const char *
_actant_json_keys_close (ActantJsonKeys *keys,
                         gsize           first)
{
  gsize n = keys->length - first;
  const ActantJsonKey *duplicate = NULL;
  ActantJsonKey *items;

  keys->length = first;
  if (n <= FEW_KEYS)
    return NULL;
  items = keys->items + first;
  g_qsort_with_data (items, (int) n, sizeof *items, compare_keys, (gpointer) keys->text);
  for (gsize i = 1; i < n; i++)
    if (items[i - 1].hash == items[i].hash
        && compare_names (keys->text, &items[i - 1], &items[i]) == 0
        && (duplicate == NULL || items[i].offset < duplicate->offset))
      duplicate = &items[i];
  return duplicate != NULL ? keys->text + duplicate->offset : NULL;
}

void
_actant_json_keys_clear (ActantJsonKeys *keys)
{
  g_clear_pointer (&keys->items, g_free);
  keys->length = keys->allocated = 0;
}
