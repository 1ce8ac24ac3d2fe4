/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gate against the hostile corpus in tests/data/bad/json, the tricky but valid one in
 * tests/data/good/json, generated giants, and random documents whole and mutated. */

#include "store/actant-json-gate.h"

#include <json-glib/json-glib.h>
#include <string.h>

static gboolean
check (const char  *text,
       GError     **error)
{
  return actant_json_gate_check (text, strlen (text), "x.json", error);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The sorted paths of a folder's .json files. */
static GPtrArray *
list_documents (const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, "json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (files, g_build_filename (path, name, NULL));
  g_ptr_array_sort (files, compare_paths);
  return files;
}

static void
test_bad_document (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".json"));
  g_autofree char *expected_path = g_strconcat (stem, ".expected", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;
  g_autofree char *exact = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  g_strchomp (expected);
  g_assert_cmpuint (strlen (expected), >, strlen (name));

  exact = g_memdup2 (text, length); /* without the NUL, so that a sanitizer sees a read past it */
  g_assert_false (actant_json_gate_check (exact, length, name, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == ACTANT_JSON_ERROR);
  if (strstr (error->message, expected) == NULL)
    g_error ("“%s” does not contain “%s”", error->message, expected);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
assert_json_glib_reads (const char *text,
                        gsize       length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, (gssize) length, &error);
  if (error != NULL)
    g_error ("the gate let through what json-glib refuses (%s): %.*s",
             error->message, (int) MIN (length, 2000), text);
}

static void
test_good_document (gconstpointer data)
{
  const char *path = data;
  g_autofree char *text = NULL;
  g_autofree char *exact = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  exact = g_memdup2 (text, length);
  actant_json_gate_check (exact, length, path, &error);
  g_assert_no_error (error);
  assert_json_glib_reads (text, length);

  /* A document is never valid when it is cut, unless only white space or a number's end is lost. */
  for (gsize cut = 0; cut < MIN (length, 300); cut++)
    {
      g_autofree char *part = g_memdup2 (text, cut);

      if (text[0] == '{' || text[0] == '[')
        if (memchr (text + cut, text[0] == '{' ? '}' : ']', length - cut) != NULL)
          g_assert_false (actant_json_gate_check (part, cut, path, NULL));
    }
}

static void
test_codes (void)
{
  static const struct
  {
    const char *text;
    ActantJsonError code;
  } cases[] = {
    { "", ACTANT_JSON_ERROR_EMPTY },
    { "\xef\xbb\xbf[]", ACTANT_JSON_ERROR_ENCODING },
    { "[\"\xff\"]", ACTANT_JSON_ERROR_ENCODING },
    { "[1", ACTANT_JSON_ERROR_SYNTAX },
    { "[\"\\q\"]", ACTANT_JSON_ERROR_STRING },
    { "[\"\\udead\"]", ACTANT_JSON_ERROR_STRING },
    { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", ACTANT_JSON_ERROR_DEPTH },
    { "{\"a\":1,\"a\":1}", ACTANT_JSON_ERROR_DUPLICATE_KEY },
    { "[] []", ACTANT_JSON_ERROR_TRAILING },
    { "[\n=======\n]", ACTANT_JSON_ERROR_CONFLICT_MARKS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (check (cases[i].text, &error));
      g_assert_error (error, ACTANT_JSON_ERROR, (int) cases[i].code);
      g_assert_false (check (cases[i].text, NULL));
    }
}

/* The limit is looked at before the data, so no 2 GiB are needed to see it. */
static void
test_too_big (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (actant_json_gate_check ("[]", ACTANT_JSON_MAX_LENGTH + 1, "big.json", &error));
  g_assert_error (error, ACTANT_JSON_ERROR, ACTANT_JSON_ERROR_TOO_BIG);
  g_assert_nonnull (strstr (error->message, "big.json"));
}

static void
test_million_brackets (void)
{
  static const char *units[] = { "[", "{\"a\":", "[{\"a\":", "[[],", "{\"a\":{\"b\":1},\"c\":" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      for (guint n = 0; n < 1000000; n++)
        g_string_append (text, units[i]);
      g_assert_false (check (text->str, &error));
      g_assert_error (error, ACTANT_JSON_ERROR, ACTANT_JSON_ERROR_DEPTH);
      g_assert_true (g_str_has_prefix (error->message, "x.json:1:"));
    }
}

static void
test_million_keys (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GError) error = NULL;
  gint64 start;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (text, "\"key-%u\":%u,\n", i, i);
  text->str[text->len - 2] = '}';

  start = g_get_monotonic_time ();
  check (text->str, &error);
  g_assert_no_error (error);
  g_test_message ("1,000,000 keys in %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - start);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC); /* not quadratic */

  text->str[text->len - 2] = ',';
  g_string_append (text, "\"k\\u0065y-123456\":0,\"key-7\":0}");
  g_assert_false (check (text->str, &error));
  g_assert_error (error, ACTANT_JSON_ERROR, ACTANT_JSON_ERROR_DUPLICATE_KEY);
  g_assert_nonnull (strstr (error->message, "x.json:1000001:1:"));
}

/* Two words with one FNV-1a hash; every choice of eight of them in a row collides too. */
static void
test_colliding_keys (void)
{
  static const char *twins[] = { "costarring", "liquid" };
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 256; i++)
    {
      g_string_append_c (text, '"');
      for (guint bit = 0; bit < 8; bit++)
        g_string_append (text, twins[i >> bit & 1]);
      g_string_append (text, "\":0,");
    }
  text->str[text->len - 1] = '}';
  check (text->str, &error);
  g_assert_no_error (error);

  check ("{\"costarring\":1,\"liquid\":2}", &error);
  g_assert_no_error (error);
}

/* A long key is cut in the message, between characters. */
static void
test_long_key (void)
{
  for (guint lead = 0; lead < 3; lead++)
    {
      g_autoptr (GString) key = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < lead; i++)
        g_string_append_c (key, 'x');
      for (guint i = 0; i < 5000; i++)
        g_string_append (key, "한");
      text = g_strdup_printf ("{\"%s\":1,\"%s\":2}", key->str, key->str);
      g_assert_false (check (text, &error));
      g_assert_error (error, ACTANT_JSON_ERROR, ACTANT_JSON_ERROR_DUPLICATE_KEY);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), <, 200);
    }
}

static void
test_number_of_keys (void)
{
  for (guint n = 1; n < 80; n++)
    for (guint repeated = 0; repeated < n; repeated++)
      {
        g_autoptr (GString) text = g_string_new ("[{\"k3\":0},{");

        for (guint i = 0; i < n; i++)
          g_string_append_printf (text, "\"k%u\":{\"k1\":{}},", i);
        g_string_append_printf (text, "\"k%u\":0}]", n);
        g_assert_true (check (text->str, NULL));

        g_string_truncate (text, text->len - 2);
        g_string_append_printf (text, ",\"k%u\":0}]", repeated);
        g_assert_false (check (text->str, NULL));
      }
}

static void
test_locate (void)
{
  static const char text[] = "{\n \"가나\": \"다\",\r\n\n x";
  static const struct
  {
    gsize offset;
    guint line;
    guint column;
  } cases[] = {
    { 0, 1, 1 }, { 1, 1, 2 }, { 2, 2, 1 }, { 4, 2, 3 }, { 7, 2, 4 }, { 10, 2, 5 }, { 20, 2, 13 },
    { 21, 3, 1 }, { 22, 4, 1 }, { 24, 4, 3 }, { 1000, 4, 3 },
  };

  g_assert_cmpuint (sizeof text - 1, ==, 24);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint line;
      guint column;

      actant_json_locate (text, sizeof text - 1, cases[i].offset, &line, &column);
      g_assert_cmpuint (line, ==, cases[i].line);
      g_assert_cmpuint (column, ==, cases[i].column);
    }
}

static void
append_random_string (GString *text,
                      guint    serial)
{
  static const char *pieces[] = {
    "a", "Z", " ", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0001", "\\u00e9",
    "\\uAC00", "\\ud83d\\ude00", "é", "한", "국", "😀", "\x7f", "[", "}", ",", ":", "e\xcc\x81",
    "long plain ASCII text", "\xef\xbf\xbf",
  };

  g_string_append_c (text, '"');
  for (gint n = g_test_rand_int_range (0, 12); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  if (serial != 0)
    g_string_append_printf (text, "%u", serial);
  g_string_append_c (text, '"');
}

static void
append_space (GString *text)
{
  static const char *spaces[] = { "", "", " ", "\n", "\r\n", "\t", "  " };

  g_string_append (text, spaces[g_test_rand_int_range (0, G_N_ELEMENTS (spaces))]);
}

static void
append_random_scalar (GString *text)
{
  static const char *scalars[] = { "true", "false", "null", "0", "-0", "1.5", "-2e10", "3E-7",
                                   "9007199254740991", "0.25", "1e+2", "-12" };
  gint choice = g_test_rand_int_range (0, G_N_ELEMENTS (scalars) + 8);

  if (choice < (gint) G_N_ELEMENTS (scalars))
    g_string_append (text, scalars[choice]);
  else
    append_random_string (text, 0);
}

static void
append_random_value (GString *text,
                     guint    depth)
{
  gboolean is_object = g_test_rand_bit ();
  gint n = g_test_rand_int_range (0, g_test_rand_int_range (0, 10) == 0 ? 50 : 6);

  append_space (text);
  if (depth == 0 || g_test_rand_int_range (0, 3) == 0)
    {
      append_random_scalar (text);
      append_space (text);
      return;
    }
  g_string_append_c (text, is_object ? '{' : '[');
  append_space (text);
  for (gint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_space (text);
      if (is_object)
        {
          append_random_string (text, 1000 + i); /* the serial number keeps keys apart */
          append_space (text);
          g_string_append_c (text, ':');
        }
      append_random_value (text, n > 10 ? 0 : depth - 1);
    }
  g_string_append_c (text, is_object ? '}' : ']');
  append_space (text);
}

static void
mutate (GString *text)
{
  static const char bytes[] = "{}[]\",:\\u0\n\x01\x80\xed\xff-+.e/'t";

  for (gint n = g_test_rand_int_range (1, 4); n > 0 && text->len > 0; n--)
    {
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) text->len);
      gsize from = (gsize) g_test_rand_int_range (0, (gint32) text->len);
      gsize some = (gsize) g_test_rand_int_range (1, 20);
      gsize length = MIN (text->len - from, some);

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          text->str[at] = bytes[g_test_rand_int_range (0, sizeof bytes)];
          break;
        case 1:
          g_string_erase (text, (gssize) from, (gssize) length);
          break;
        case 2:
          g_string_insert_c (text, (gssize) at, bytes[g_test_rand_int_range (0, sizeof bytes)]);
          break;
        default:
          {
            g_autofree char *copy = g_strndup (text->str + from, length);

            g_string_insert_len (text, (gssize) at, copy, (gssize) length);
          }
        }
    }
}

/* Walks everything the way a reader does; what is cut must pass the gate by itself. */
static guint
walk (ActantJsonSlice slice)
{
  g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  g_autofree char *text = NULL;
  ActantJsonSlice value;
  const char *key = NULL;
  gsize key_length;
  guint n = 1;

  g_assert_true (actant_json_gate_check (slice.data, slice.length, "slice", NULL));
  switch (actant_json_slice_type (slice))
    {
    case ACTANT_JSON_OBJECT:
      actant_json_iter_init_object (&iter, slice);
      while (actant_json_iter_next_member (&iter, &key, &key_length, &value))
        {
          g_assert_true (g_utf8_validate (key, (gssize) key_length, NULL));
          n += walk (value);
        }
      break;
    case ACTANT_JSON_ARRAY:
      actant_json_iter_init_array (&iter, slice);
      while (actant_json_iter_next_item (&iter, &value))
        n += walk (value);
      break;
    case ACTANT_JSON_STRING:
      text = actant_json_slice_dup_string (slice);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      break;
    default:
      break;
    }
  return n;
}

static guint
count_nodes (JsonNode *node)
{
  guint n = 1;

  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      n += count_nodes (json_array_get_element (json_node_get_array (node), i));
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) values = json_object_get_values (json_node_get_object (node));

      for (GList *l = values; l != NULL; l = l->next)
        n += count_nodes (l->data);
    }
  return n;
}

static void
test_random_documents (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *exact = NULL;

      append_random_value (text, 5);
      exact = g_memdup2 (text->str, text->len);
      if (!actant_json_gate_check (exact, text->len, "random", &error))
        g_error ("%s in: %s", error->message, text->str);
      g_assert_true (json_parser_load_from_data (parser, text->str, (gssize) text->len, NULL));
      g_assert_cmpuint (walk (actant_json_slice_root (exact, text->len)), ==,
                        count_nodes (json_parser_get_root (parser)));
    }
}

static void
test_mutated_documents (void)
{
  guint accepted = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *exact = NULL;

      append_random_value (text, 3);
      mutate (text);
      exact = g_memdup2 (text->str, text->len);
      if (actant_json_gate_check (exact, text->len, "mutated", &error))
        {
          accepted++;
          assert_json_glib_reads (text->str, text->len);
          walk (actant_json_slice_root (exact, text->len));
        }
      else
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_test_message ("%u of 20000 mutants are valid", accepted);
  g_assert_cmpuint (accepted, >, 100);
  g_assert_cmpuint (accepted, <, 19000);
}

static void
test_speed (void)
{
  g_autoptr (GString) text = g_string_new ("[\n");
  gint64 start;
  gint64 taken;

  if (!g_test_perf ())
    {
      g_test_skip ("needs -m perf");
      return;
    }
  for (guint i = 0; text->len < 100 * 1000 * 1000; i++)
    g_string_append_printf (text,
                            "%s  {\n   \"id\": \"0192f3a1-0000-7000-8000-%012u\",\n"
                            "   \"kind\": \"claim\",\n   \"segments\": [\n"
                            "    {\"start\": %u, \"end\": %u, \"exact\": \"North Korea escalates "
                            "provocations in 2024\", \"prefix\": \"확장억제와 \", \"suffix\": \".\"}\n"
                            "   ],\n   \"gist\": \"북한은 2024년 도발 수위를 높인다\",\n"
                            "   \"rev\": {\"k3xq9z\": 2}\n  }",
                            i > 0 ? ",\n" : "", i, i, i + 40);
  g_string_append (text, "\n]\n");
  start = g_get_monotonic_time ();
  g_assert_true (check (text->str, NULL));
  taken = g_get_monotonic_time () - start;
  g_test_maximized_result ((double) text->len / (double) taken, "%.0f MB/s",
                           (double) text->len / (double) taken);
}

static void
add_corpus (const char    *folder,
            guint          at_least,
            GTestDataFunc  test)
{
  g_autoptr (GPtrArray) files = list_documents (folder);

  g_assert_cmpuint (files->len, >=, at_least);
  for (guint i = 0; i < files->len; i++)
    {
      const char *path = g_ptr_array_index (files, i);
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *name = g_strndup (base, strlen (base) - strlen (".json"));
      g_autofree char *test_path = g_strdup_printf ("/json-gate/%s/%s", folder, name);

      g_test_add_data_func_full (test_path, g_strdup (path), test, g_free);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_corpus ("bad", 100, test_bad_document);
  add_corpus ("good", 20, test_good_document);
  g_test_add_func ("/json-gate/codes", test_codes);
  g_test_add_func ("/json-gate/too-big", test_too_big);
  g_test_add_func ("/json-gate/million-brackets", test_million_brackets);
  g_test_add_func ("/json-gate/million-keys", test_million_keys);
  g_test_add_func ("/json-gate/colliding-keys", test_colliding_keys);
  g_test_add_func ("/json-gate/long-key", test_long_key);
  g_test_add_func ("/json-gate/number-of-keys", test_number_of_keys);
  g_test_add_func ("/json-gate/locate", test_locate);
  g_test_add_func ("/json-gate/random-documents", test_random_documents);
  g_test_add_func ("/json-gate/mutated-documents", test_mutated_documents);
  g_test_add_func ("/json-gate/speed", test_speed);

  return g_test_run ();
}
