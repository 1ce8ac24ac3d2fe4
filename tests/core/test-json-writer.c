/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The writer's strings and integers: exact bytes, and that gate, slices and json-glib all read
 * back what was written. */

#include "store/actant-json-writer.h"

#include "store/actant-json-gate.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
test_string (void)
{
  static const struct
  {
    const char *text;
    const char *written;
  } cases[] = {
    { "", "\"\"" },
    { "plain", "\"plain\"" },
    { "\"", "\"\\\"\"" },
    { "a\"b\"", "\"a\\\"b\\\"\"" },
    { "\\", "\"\\\\\"" },
    { "\\u0041", "\"\\\\u0041\"" },
    { "C:\\new", "\"C:\\\\new\"" },
    { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "\x01\x0b\x0e\x1f", "\"\\u0001\\u000b\\u000e\\u001f\"" },
    { "\x7f", "\"\x7f\"" },
    { "a/b", "\"a/b\"" },
    { "</script>", "\"</script>\"" },
    { "한국 é 😀", "\"한국 é 😀\"" },
    { "\xc2\x80\xe2\x80\xa8", "\"\xc2\x80\xe2\x80\xa8\"" },
    { "e\xcc\x81 \xe1\x84\x92\xe1\x85\xa1", "\"e\xcc\x81 \xe1\x84\x92\xe1\x85\xa1\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new ("[");

      actant_json_append_string (out, cases[i].text);
      g_assert_cmpstr (out->str + 1, ==, cases[i].written);
    }
}

static void
test_integer (void)
{
  static const struct
  {
    gint64 value;
    const char *written;
  } cases[] = {
    { 0, "0" },
    { -1, "-1" },
    { 120, "120" },
    { ACTANT_JSON_MAX_INTEGER, "9007199254740991" },
    { -ACTANT_JSON_MAX_INTEGER, "-9007199254740991" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      gint64 value = 77;

      actant_json_append_integer (out, cases[i].value);
      g_assert_cmpstr (out->str, ==, cases[i].written);
      g_assert_true (actant_json_slice_get_integer (actant_json_slice_root (out->str, out->len),
                                                    &value));
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_newline (void)
{
  g_autoptr (GString) out = g_string_new ("{");

  actant_json_append_newline (out, 0);
  actant_json_append_newline (out, 1);
  actant_json_append_newline (out, 3);
  g_assert_cmpstr (out->str, ==, "{\n\n \n   ");
}

/* A line stays one line for readers that end it at every line end of Unicode. */
static void
test_line_ends (void)
{
  g_autoptr (GString) line = g_string_new ("{\"a\\\\\": \"x\xc2\x85y\u2028z\u2029\xc3\x85 \\u2028\"}");

  actant_json_escape_line_ends (line);
  g_assert_cmpstr (line->str, ==,
                   "{\"a\\\\\": \"x\\u0085y\\u2028z\\u2029\xc3\x85 \\u2028\"}");
}

static char *
make_random_text (void)
{
  GString *text = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (0, 40); n > 0; n--)
    {
      static const gunichar last[] = { 0x20, 0x80, 0x800, 0xd800, 0xfffe, 0x110000 };
      gunichar c = (gunichar) g_test_rand_int_range (1, last[g_test_rand_int_range (0, 6)]);

      if (c < 0xd800 || c > 0xdfff)
        g_string_append_unichar (text, c);
    }
  return g_string_free (text, FALSE);
}

static void
test_random_strings (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = make_random_text ();
      g_autofree char *decoded = NULL;

      actant_json_append_string (out, text);
      actant_json_gate_check (out->str, out->len, "written", &error);
      g_assert_no_error (error);

      json_parser_load_from_data (parser, out->str, (gssize) out->len, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (json_node_get_string (json_parser_get_root (parser)), ==, text);

      decoded = actant_json_slice_dup_string (actant_json_slice_root (out->str, out->len));
      g_assert_cmpstr (decoded, ==, text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-writer/string", test_string);
  g_test_add_func ("/json-writer/integer", test_integer);
  g_test_add_func ("/json-writer/newline", test_newline);
  g_test_add_func ("/json-writer/line-ends", test_line_ends);
  g_test_add_func ("/json-writer/random-strings", test_random_strings);

  return g_test_run ();
}
