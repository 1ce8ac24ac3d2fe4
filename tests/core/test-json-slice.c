/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Slices: exact source bytes, decoded keys and strings, integers by their source. */

#include "store/actant-json-slice.h"

#include <json-glib/json-glib.h>
#include <string.h>

static ActantJsonSlice
make_slice (const char *text)
{
  return actant_json_slice_root (text, strlen (text));
}

static void
assert_slice (ActantJsonSlice  slice,
              const char      *expected)
{
  g_autofree char *text = g_strndup (slice.data, slice.length);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_root_and_type (void)
{
  static const struct
  {
    const char *text;
    const char *root;
    ActantJsonType type;
  } cases[] = {
    { " \n{ }\t", "{ }", ACTANT_JSON_OBJECT }, { "[1 ]\r\n", "[1 ]", ACTANT_JSON_ARRAY },
    { "\" \"", "\" \"", ACTANT_JSON_STRING },  { "-1e400 ", "-1e400", ACTANT_JSON_NUMBER },
    { "0", "0", ACTANT_JSON_NUMBER },          { "true", "true", ACTANT_JSON_TRUE },
    { " false", "false", ACTANT_JSON_FALSE },  { "null\n", "null", ACTANT_JSON_NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_slice (make_slice (cases[i].text), cases[i].root);
      g_assert_cmpint (actant_json_slice_type (make_slice (cases[i].text)), ==,
                       (int) cases[i].type);
    }
}

static void
test_integer (void)
{
  static const struct
  {
    const char *text;
    gboolean ok;
    gint64 value;
  } cases[] = {
    { "0", TRUE, 0 },
    { "-0", TRUE, 0 },
    { "7", TRUE, 7 },
    { "-120", TRUE, -120 },
    { "9007199254740991", TRUE, G_GINT64_CONSTANT (9007199254740991) },
    { "-9007199254740991", TRUE, -G_GINT64_CONSTANT (9007199254740991) },
    { "9007199254740992", FALSE, 0 },
    { "-9007199254740992", FALSE, 0 },
    { "9223372036854775808", FALSE, 0 },
    { "18446744073709551615", FALSE, 0 },
    { "99999999999999999999999999", FALSE, 0 },
    { "1.0", FALSE, 0 },
    { "1e2", FALSE, 0 },
    { "1E2", FALSE, 0 },
    { "1e400", FALSE, 0 },
    { "\"1\"", FALSE, 0 },
    { "true", FALSE, 0 },
    { "null", FALSE, 0 },
    { "[1]", FALSE, 0 },
    { "{}", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = 77;

      g_assert_cmpint (actant_json_slice_get_integer (make_slice (cases[i].text), &value), ==,
                       cases[i].ok);
      g_assert_cmpint (value, ==, cases[i].ok ? cases[i].value : 77);
    }
}

static void
test_string (void)
{
  static const struct
  {
    const char *text;
    const char *decoded;
  } cases[] = {
    { "\"\"", "" },
    { "\"한국\"", "한국" },
    { "\"a\\\"b\"", "a\"b" },
    { "\"\\\\\"", "\\" },
    { "\"\\\\u0041\"", "\\u0041" },
    { "\"\\u0041\\/\\b\\f\\n\\r\\t\"", "A/\b\f\n\r\t" },
    { "\"\\uD83D\\ude00!\"", "😀!" },
    { "\"\\uac00\\u00e9\\u0001\\uffff\"", "가é\x01\xef\xbf\xbf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *decoded = actant_json_slice_dup_string (make_slice (cases[i].text));

      g_assert_cmpstr (decoded, ==, cases[i].decoded);
    }
}

/* As json-glib reads them, which is another's reading of the same rules. */
static void
test_random_strings (void)
{
  static const char * const parts[] = {
    "a", "é", "한", "😀", "\\n", "\\t", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\r", "\\u0001",
    "\\u00e9", "\\uAc00", "\\ud83d\\ude00", "\\uffff", "\\\\u0041", "{", "]", ",",
  };
  g_autoptr (JsonParser) parser = json_parser_new ();

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new ("\"");
      g_autofree char *decoded = NULL;
      g_autoptr (GError) error = NULL;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      g_string_append_c (text, '"');
      decoded = actant_json_slice_dup_string (make_slice (text->str));
      json_parser_load_from_data (parser, text->str, (gssize) text->len, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (decoded, ==, json_node_get_string (json_parser_get_root (parser)));
    }
}

static void
test_members (void)
{
  static const char text[] = "{ \"a\" : 1 ,\r\n\"b\\\"}\":{\"x\": [1, {\"y\":\"]}\"}] } ,\"\":\"\\\\\",\n"
                             "\"\\ud55c\\u0041\":  1.50e+400\t, \"last\":[ ]\n}";
  static const struct
  {
    const char *key;
    const char *value;
  } members[] = {
    { "a", "1" },
    { "b\"}", "{\"x\": [1, {\"y\":\"]}\"}] }" },
    { "", "\"\\\\\"" },
    { "한A", "1.50e+400" },
    { "last", "[ ]" },
  };
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  const char *key = NULL;
  gsize length;
  ActantJsonSlice value;

  actant_json_iter_init_object (&iter, make_slice (text));
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_assert_true (actant_json_iter_next_member (&iter, &key, &length, &value));
      g_assert_cmpmem (key, length, members[i].key, strlen (members[i].key));
      assert_slice (value, members[i].value);
    }
  g_assert_false (actant_json_iter_next_member (&iter, &key, &length, &value));
  g_assert_false (actant_json_iter_next_member (&iter, &key, &length, &value));

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_assert_true (actant_json_slice_find_member (make_slice (text), members[i].key, &value));
      assert_slice (value, members[i].value);
    }
  g_assert_false (actant_json_slice_find_member (make_slice (text), "x", &value));
  g_assert_false (actant_json_slice_find_member (make_slice ("{}"), "", &value));
}

static void
test_items (void)
{
  static const struct
  {
    const char *text;
    const char *items[5];
  } cases[] = {
    { "[]", { NULL } },
    { "[ \n ]", { NULL } },
    { "[0]", { "0" } },
    { "[true,false,null]", { "true", "false", "null" } },
    { "[ \"a,b\" , [1,[2]] , {\"c\": 3} ]", { "\"a,b\"", "[1,[2]]", "{\"c\": 3}" } },
    { "[\"\\\\\",\"\\\"\",\"\\\\\\\"]\"]", { "\"\\\\\"", "\"\\\"\"", "\"\\\\\\\"]\"" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
      ActantJsonSlice value;

      actant_json_iter_init_array (&iter, make_slice (cases[i].text));
      for (const char *const *item = cases[i].items; *item != NULL; item++)
        {
          g_assert_true (actant_json_iter_next_item (&iter, &value));
          assert_slice (value, *item);
        }
      g_assert_false (actant_json_iter_next_item (&iter, &value));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-slice/root-and-type", test_root_and_type);
  g_test_add_func ("/json-slice/integer", test_integer);
  g_test_add_func ("/json-slice/string", test_string);
  g_test_add_func ("/json-slice/random-strings", test_random_strings);
  g_test_add_func ("/json-slice/members", test_members);
  g_test_add_func ("/json-slice/items", test_items);

  return g_test_run ();
}
