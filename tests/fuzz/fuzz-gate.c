/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate: what it lets through can be walked to its end, and is what it promises. */
#include "fuzz.h"

#include "store/actant-json-gate.h"

static void
walk (ActantJsonSlice slice,
      guint           depth)
{
  g_auto(ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  ActantJsonType type = actant_json_slice_type (slice);
  ActantJsonSlice value;
  gsize key_length;
  const char *key;
  gint64 integer;

  g_assert_cmpuint (depth, <=, ACTANT_JSON_MAX_DEPTH);
  if (type == ACTANT_JSON_OBJECT)
    {
      actant_json_iter_init_object (&iter, slice);
      while (actant_json_iter_next_member (&iter, &key, &key_length, &value))
        {
          g_autofree char *name = g_strndup (key, key_length);
          ActantJsonSlice found;

          g_assert_true (g_utf8_validate_len (key, key_length, NULL));
          g_assert_true (actant_json_slice_find_member (slice, name, &found));
          g_assert_true (found.data == value.data && found.length == value.length);
          walk (value, depth + 1);
        }
    }
  else if (type == ACTANT_JSON_ARRAY)
    {
      actant_json_iter_init_array (&iter, slice);
      while (actant_json_iter_next_item (&iter, &value))
        walk (value, depth + 1);
    }
  else if (type == ACTANT_JSON_STRING)
    {
      g_autofree char *text = actant_json_slice_dup_string (slice);

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
  else if (type == ACTANT_JSON_NUMBER && actant_json_slice_get_integer (slice, &integer))
    {
      g_assert_cmpint (integer, <=, ACTANT_JSON_MAX_INTEGER);
      g_assert_cmpint (integer, >=, -ACTANT_JSON_MAX_INTEGER);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char *text = (const char *) data;
  g_autoptr(GError) error = NULL;

  if (!actant_json_gate_check (text, size, "fuzz.json", &error))
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate_len (text, size, NULL));
  walk (actant_json_slice_root (text, size), 0);

  return 0;
}
