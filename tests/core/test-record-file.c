/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Annotation and study files: the golden files, what reading makes canonical, what becomes opaque,
 * and the corpus of unusable files in tests/data/bad/files. Random records are in
 * test-record-random.c. */

#include "store/actant-record-file.h"

#include "store/actant-json-gate.h"

#include <string.h>

#define ID(n) "0192f3a1-0000-7000-8000-00000000000" n
#define MARKS "annotations"
#define HEAD "{\"format\": \"actant-annotations\", \"version\": 1, \"set\": \"" ID ("f") "\", " \
             "\"coder\": {\"slug\": \"mina\"}, " \
             "\"source\": {\"file\": \"brief.txt\", \"sha256\": \"ab\"}"

static GBytes *
load (const char *folder,
      const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static ActantRecordFile *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  ActantRecordFile *file = actant_record_file_read (bytes, "x.json", &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  return file;
}

/* A file with one record in @array. */
static ActantRecordFile *
read_record (const char *array,
             const char *record)
{
  g_autofree char *text = g_strdup_printf (HEAD ", \"%s\": [%s]}", array, record);

  return read_text (text);
}

static void
test_golden (gconstpointer data)
{
  g_autoptr (GBytes) bytes = load ("golden", data);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (ActantRecordFile) file = NULL;
  g_autoptr (GError) error = NULL;

  file = actant_record_file_read (bytes, data, &error);
  g_assert_no_error (error);
  written = actant_record_file_write (file);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (written, NULL), g_bytes_get_size (written));
}

static void
collect_fields (const ActantValue *value,
                GHashTable        *seen)
{
  const ActantTable *table = NULL;

  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_LIST:
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        collect_fields (actant_value_get_item (value, i), seen);
      break;
    case ACTANT_VALUE_OBJECT:
      table = actant_value_get_table (value);
      for (guint i = 0; i < table->n_fields; i++)
        if (actant_value_get_member_at (value, i) != NULL)
          {
            g_hash_table_add (seen, (gpointer) &table->fields[i]);
            collect_fields (actant_value_get_member_at (value, i), seen);
          }
      break;
    case ACTANT_VALUE_TEXT:
    case ACTANT_VALUE_INTEGER:
    case ACTANT_VALUE_BOOLEAN:
    case ACTANT_VALUE_MAP:
    default:
      break;
    }
}

static void
assert_fields (const ActantTable *table,
               GHashTable        *seen)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantFieldType *type = table->fields[i].type;

      if (!g_hash_table_contains (seen, &table->fields[i]))
        g_error ("no golden file sets “%s” of “%s”", table->fields[i].name, table->name);
      if (type->field_class == ACTANT_FIELD_LIST)
        type = type->item;
      if (type->field_class == ACTANT_FIELD_OBJECT)
        assert_fields (type->table, seen);
    }
}

/* A golden file that lacks a field would not notice when its form changes. */
static void
test_golden_complete (void)
{
  static const char * const names[] = { "v1.annotations.json", "v1.study.json" };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  ActantRecordFile *files[2];
  guint n_opaque = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes = load ("golden", names[i]);

      files[i] = actant_record_file_read (bytes, names[i], NULL);
      g_assert_nonnull (files[i]);
      collect_fields (actant_record_get_body (files[i]->header), seen);
      for (guint j = 0; j < files[i]->records->len; j++)
        if (actant_record_is_opaque (files[i]->records->pdata[j]))
          n_opaque++;
        else
          collect_fields (actant_record_get_body (files[i]->records->pdata[j]), seen);
    }

  for (ActantKind kind = ACTANT_KIND_HEADER; kind < ACTANT_N_KINDS; kind++)
    assert_fields (actant_kind_get_info (kind)->table, seen);
  g_assert_cmpuint (n_opaque, ==, 1);
  g_assert_false (actant_record_file_equal (files[0], files[1]));
  for (guint i = 0; i < 2; i++)
    actant_record_file_free (files[i]);
}

/* What reading makes of one record of “annotations”, as a line. */
static void
test_canonical (void)
{
#define CLAIM "{\"id\": \"" ID ("1") "\", \"kind\": \"claim\""
  static const struct
  {
    const char *array;
    const char *record;
    const char *line;
  } cases[] = {
    { MARKS, CLAIM "}", CLAIM "}" },
    { MARKS, CLAIM ",\"gist\":\"\",\"type\":null,\"cues\":[],\"likelihood\":{}}", CLAIM "}" },
    { MARKS, CLAIM ",\"cues\":[{},{\"slot\":\"\"}],\"rev\":{},\"versions\":[]}", CLAIM "}" },
    { MARKS, "{\"ki\\u006ed\":\"claim\",\"gist\":\"a\",\"id\":\"" ID ("1") "\"}",
      CLAIM ", \"gist\": \"a\"}" },
    { MARKS, CLAIM ",\"type\":\"forecast\",\"gist\":\"\\u00e9\\/\\ud83d\\ude00\\u0001\\u007f\"}",
      CLAIM ", \"gist\": \"é/😀\\u0001\x7f\", \"type\": \"forecast\"}" },
    { MARKS, CLAIM ",\"subjects\":[\"b\",\"a\",\"\",\"b\"]}",
      CLAIM ", \"subjects\": [\"a\", \"b\"]}" },
    { MARKS, CLAIM ",\"segments\":[{\"end\":9,\"start\":5},{\"end\":5,\"start\":0}]}",
      CLAIM ", \"segments\": [{\"start\": 0, \"end\": 5}, {\"start\": 5, \"end\": 9}]}" },
    { MARKS, CLAIM ",\"certainty\":-0,\"likelihood\":{\"low\":0,\"high\":-9007199254740991}}",
      CLAIM ", \"likelihood\": {\"low\": 0, \"high\": -9007199254740991}, \"certainty\": 0}" },
    { MARKS, CLAIM ",\"attributes\":{\"b\":\"\",\"a\":false,\"0\":[\"\",1,true],\"c\":null}}",
      CLAIM ", \"attributes\": {\"0\": [1, true], \"a\": false}}" },
    { MARKS, CLAIM ",\"type\":\"a new word\",\"likelihood\":{\"low\":101,\"basis\":\"x\"}}",
      CLAIM ", \"type\": \"a new word\", \"likelihood\": {\"low\": 101, \"basis\": \"x\"}}" },
    { MARKS, CLAIM ",\"z\":1e400,\"\":null,\"likelihood\":{\"x\" : [ 1.0,\n2 ],\"low\":1}}",
      CLAIM ", \"likelihood\": {\"low\": 1, \"x\": [ 1.0, 2 ]}, \"\": null, \"z\": 1e400}" },
    { MARKS, CLAIM ",\"versions\":[{\"type\":\"act\"},{\"gist\":\"b\",\"x\":[ ]}]}",
      CLAIM ", \"versions\": [{\"gist\": \"b\", \"x\": [ ]}, {\"type\": \"act\"}]}" },
    { "reviews", "{\"codebook_gap\":false,\"id\":\"" ID ("1") "\",\"kind\":\"review\"}",
      "{\"id\": \"" ID ("1") "\", \"kind\": \"review\"}" },
    { "reviews",
      "{\"id\":\"" ID ("1") "\",\"kind\":null,\"target_revs\":[{\"b\":2,\"a\":1},{\"b\":1}]}",
      "{\"id\": \"" ID ("1") "\", \"kind\": \"review\", \"target_revs\": [{\"a\": 1, \"b\": 2}, "
      "{\"b\": 1}]}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ActantRecordFile) file = read_record (cases[i].array, cases[i].record);
      const ActantRecord *record = file->records->pdata[0];
      g_autofree char *line = actant_record_dup_json (record);

      if (actant_record_is_opaque (record))
        g_error ("%s: %s", cases[i].record, actant_record_get_reason (record));
      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

static void
test_opaque (void)
{
  static const struct
  {
    const char *array;
    const char *record;
    const char *reason;
    gboolean has_id;
    int rev; /* of replica “a” */
  } cases[] = {
    { MARKS, "7", "a record must be an object", FALSE, 0 },
    { MARKS, "{\"kind\":\"claim\"}", "member “id” is missing", FALSE, 0 },
    { MARKS, "{\"id\":7,\"kind\":\"claim\"}", "member “id” must be text", FALSE, 0 },
    { MARKS, "{\"id\":\"7\",\"rev\":{\"a\":3}}", "member “id” is no UUID", FALSE, 3 },
    { MARKS, "{\"id\":\"" ID ("1") "\"}", "member “kind” is missing", TRUE, 0 },
    { MARKS, "{\"id\":\"" ID ("1") "\",\"kind\":1}", "member “kind” must be text", TRUE, 0 },
    { MARKS, "{\"id\":\"" ID ("1") "\",\"kind\":\"spell\",\"rev\":{\"a\":9}}",
      "the kind “spell” is not known to this version of Actant", TRUE, 9 },
    { MARKS, "{\"id\":\"" ID ("1") "\",\"kind\":\"actor\"}",
      "a record of kind “actor” does not belong in “annotations”", TRUE, 0 },
    { "memos", "{\"id\":\"" ID ("1") "\",\"kind\":\"claim\"}",
      "a record of kind “claim” does not belong in “memos”", TRUE, 0 },
    { MARKS, CLAIM ",\"gist\":7,\"rev\":{\"a\":2}}", "member “gist” must be text", TRUE, 2 },
    { MARKS, CLAIM ",\"likelihood\":{\"low\":\"5\"}}",
      "member “likelihood.low” must be a whole number", TRUE, 0 },
    { MARKS, CLAIM ",\"likelihood\":{\"low\":9007199254740992}}",
      "member “likelihood.low” must be a whole number within ±9007199254740991", TRUE, 0 },
    { MARKS, CLAIM ",\"certainty\":1.0}",
      "member “certainty” must be a whole number within ±9007199254740991", TRUE, 0 },
    { MARKS, CLAIM ",\"likelihood\":[]}", "member “likelihood” must be an object", TRUE, 0 },
    { MARKS, CLAIM ",\"subjects\":\"a\"}", "member “subjects” must be a list", TRUE, 0 },
    { MARKS, CLAIM ",\"subjects\":[\"a\",null]}", "member “subjects[1]” must not be null",
      TRUE, 0 },
    { MARKS, CLAIM ",\"attribution\":[{\"actors\":[\"a\",1]}]}",
      "member “attribution[0].actors[1]” must be text", TRUE, 0 },
    { MARKS, CLAIM ",\"attributes\":{\"a\":{}}}",
      "member “attributes.a” must be text, a whole number, true, false or a list of these",
      TRUE, 0 },
    { MARKS, CLAIM ",\"segments\":[{\"start\":-1,\"end\":5}]}",
      "member “segments[0].start” must be 0 or more", TRUE, 0 },
    { MARKS, CLAIM ",\"segments\":[{\"end\":5}]}",
      "member “segments[0].start” must be 0 or more", TRUE, 0 },
    { MARKS, CLAIM ",\"segments\":[{\"start\":0,\"end\":5},{\"start\":8,\"end\":8}]}",
      "member “segments[1].end” must be more than “start”", TRUE, 0 },
    { MARKS, CLAIM ",\"segments\":[{\"start\":4,\"end\":9},{\"start\":0,\"end\":5}]}",
      "member “segments” must not overlap each other", TRUE, 0 },
    { MARKS, CLAIM ",\"segments\":[{}]}", "member “segments[0]” must not be empty", TRUE, 0 },
    { MARKS, CLAIM ",\"rev\":{\"a\":0}}", "member “rev.a” must be a positive whole number",
      TRUE, 0 },
    { MARKS, CLAIM ",\"rev\":{\"a\":true}}",
      "member “rev.a” must be a positive whole number", TRUE, 0 },
    { MARKS, CLAIM ",\"rev\":[1]}", "member “rev” must be an object", TRUE, 0 },
    { MARKS, CLAIM ",\"versions\":{}}", "member “versions” must be a list", TRUE, 0 },
    { MARKS, CLAIM ",\"versions\":[{},7]}", "member “versions[1]” must be an object", TRUE, 0 },
    { MARKS, CLAIM ",\"versions\":[{\"type\":1}]}", "member “versions[0].type” must be text",
      TRUE, 0 },
    { MARKS, CLAIM ",\"versions\":[{\"id\":\"x\"}]}",
      "member “versions[0].id” has no place in a version", TRUE, 0 },
    { MARKS, CLAIM ",\"versions\":[{\"versions\":[]}]}",
      "member “versions[0].versions” has no place in a version", TRUE, 0 },
    { "reviews", "{\"id\":\"" ID ("1") "\",\"codebook_gap\":1}",
      "member “codebook_gap” must be true or false", TRUE, 0 },
    { "reviews", "{\"id\":\"" ID ("1") "\",\"target_revs\":[{}]}",
      "member “target_revs[0]” must not be empty", TRUE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ActantRecordFile) file = read_record (cases[i].array, cases[i].record);
      g_autoptr (GBytes) written = actant_record_file_write (file);
      const ActantRecord *record = file->records->pdata[0];
      const ActantValue *revs = NULL;
      g_autofree char *reason = cases[i].has_id
                                ? g_strdup (cases[i].reason)
                                : g_strdup_printf ("record 1 of “%s”: %s", cases[i].array,
                                                   cases[i].reason);

      if (!actant_record_is_opaque (record))
        g_error ("not opaque: %s", cases[i].record);
      g_assert_cmpstr (actant_record_get_reason (record), ==, reason);
      g_assert_cmpstr (actant_record_get_array (record), ==, cases[i].array);
      g_assert_cmpstr (actant_record_get_id (record), ==, cases[i].has_id ? ID ("1") : NULL);
      g_assert_cmpstr (actant_record_get_source (record, NULL), ==, cases[i].record);
      revs = actant_record_get_revs (record);
      g_assert_cmpint (actant_value_get_n_items (revs), ==, cases[i].rev > 0 ? 1 : 0);
      if (cases[i].rev > 0)
        g_assert_cmpint (actant_value_get_integer (actant_value_map_get (revs, "a")), ==,
                         cases[i].rev);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (written, NULL),
                                      g_bytes_get_size (written), cases[i].record));
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
check_bad_file (const char *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".json"));
  g_autofree char *expected_name = g_strconcat (stem, ".expected", NULL);
  g_autoptr (GBytes) bytes = load ("bad/files", name);
  g_autoptr (GBytes) expected = load ("bad/files", expected_name);
  g_autofree char *message = g_strndup (g_bytes_get_data (expected, NULL),
                                        g_bytes_get_size (expected));
  g_autoptr (GError) error = NULL;

  g_assert_null (actant_record_file_read (bytes, name, &error));
  g_assert_true (error->domain == ACTANT_FILE_ERROR || error->domain == ACTANT_JSON_ERROR);
  g_assert_cmpstr (error->message, ==, g_strchomp (message));
}

static void
test_bad_files (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bad", "files", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >=, 20);
  for (guint i = 0; i < names->len; i++)
    check_bad_file (names->pdata[i]);
}

/* Cut off anywhere, a good file is an error, never half a file. */
static void
test_truncated (void)
{
  static const char * const names[] = { "v1.annotations.json", "v1.study.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) whole = load ("golden", names[i]);
      gsize end = g_bytes_get_size (whole) - strlen ("}\n");

      for (gsize length = 0; length <= end; length += 100)
        {
          g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
          g_autoptr (GError) error = NULL;

          g_assert_null (actant_record_file_read (part, "cut.json", &error));
          g_assert_true (g_str_has_prefix (error->message, "cut.json:"));
        }
    }
}

static void
test_higher_version (void)
{
  g_autoptr (ActantRecordFile) file = read_text (
    "{\"format\": \"actant-study\", \"version\": 2, \"set\": \"" ID ("f") "\", \"owner\": 1e9}");
  const ActantValue *extras = actant_value_get_extras (actant_record_get_body (file->header));

  g_assert_cmpint (file->version, ==, 2);
  g_assert_cmpint (file->format, ==, ACTANT_FORMAT_STUDY);
  g_assert_cmpstr (actant_value_get_text (actant_value_map_get (extras, "owner")), ==, "1e9");
}

/* Counted without being kept; @text lacks its last bracket. */
static void
assert_counted (const char *text,
                guint       n_memos)
{
  g_autofree char *whole = g_strconcat (text, "}", NULL);
  g_autoptr (ActantImage) image = actant_image_new_take (g_bytes_new (whole, strlen (whole)));
  g_autoptr (ActantImage) again = actant_image_new_take (g_bytes_new (whole, strlen (whole)));
  guint counts[ACTANT_N_KINDS] = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (actant_record_file_count (image, "x.json", ACTANT_FORMAT_ANNOTATIONS, counts,
                                           &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts[ACTANT_KIND_MEMO], ==, n_memos);
  g_assert_cmpuint (counts[ACTANT_KIND_CLAIM], ==, 0);

  g_assert_false (actant_record_file_count (again, "x.json", ACTANT_FORMAT_STUDY, counts, &error));
  g_assert_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_FORMAT);
}

/* Enough records for several threads; their order, and ids that clash far apart. */
static void
test_threads (void)
{
  const guint n = 5000;
  g_autoptr (GString) text = g_string_new (HEAD ", \"memos\": [");
  g_autoptr (ActantRecordFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\n{\"id\": \"0192f3a1-0000-7000-8000-%012u\", \"text\": %s}",
                            i > 0 ? "," : "", i, i % 7 == 0 ? "7" : "\"a\\n\"");
  g_string_append (text, "]");
  {
    g_autofree char *good = g_strconcat (text->str, "}", NULL);

    file = read_text (good);
  }
  g_assert_cmpuint (file->records->len, ==, n);
  assert_counted (text->str, n - (n + 6) / 7);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("0192f3a1-0000-7000-8000-%012u", i);

      g_assert_cmpstr (actant_record_get_id (file->records->pdata[i]), ==, id);
      g_assert_cmpint (actant_record_is_opaque (file->records->pdata[i]), ==, i % 7 == 0);
    }

  g_string_append (text, ", \"reviews\": [{\"id\": \"0192f3a1-0000-7000-8000-000000000004\"}]}");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (actant_record_file_read (bytes, "x.json", &error));
  g_assert_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_RECORD);
  g_assert_cmpstr (error->message, ==,
                   "x.json:5001:77: the id “0192f3a1-0000-7000-8000-000000000004” is also the "
                   "record's in line 6: remove one of the two");
}

/* The order of records and of members does not count; a word does. */
static void
test_equal (void)
{
#define A "{\"id\": \"" ID ("1") "\", \"kind\": \"coding\", \"note\": \"a\", \"code\": \"c\"}"
#define B "{\"id\": \"" ID ("2") "\", \"kind\": \"coding\"}"
  g_autoptr (ActantRecordFile) file = read_record ("annotations", A ", " B);
  g_autoptr (ActantRecordFile) turned = read_record ("annotations",
    B ", {\"code\": \"c\", \"kind\": \"coding\", \"id\": \"" ID ("1") "\", \"note\": \"\\u0061\"}");
  g_autoptr (ActantRecordFile) fewer = read_record ("annotations", A);
  g_autoptr (ActantRecordFile) other = read_record ("annotations",
    B ", {\"code\": \"c\", \"kind\": \"coding\", \"id\": \"" ID ("1") "\", \"note\": \"b\"}");
  g_autoptr (ActantRecordFile) header = read_record ("annotations", A "], \"x\": [" B);

  g_assert_true (actant_record_file_equal (file, file));
  g_assert_true (actant_record_file_equal (file, turned));
  g_assert_false (actant_record_file_equal (file, fewer));
  g_assert_false (actant_record_file_equal (file, other));
  g_assert_false (actant_record_file_equal (fewer, header));
}

/* Annotations, relations and opaque records stand in canonical order. */
static void
test_order (void)
{
  static const char * const ids[] = { ID ("5"), ID ("4"), ID ("6"), ID ("3"), ID ("1"), ID ("2") };
#define AT(id, kind, s, e) \
  "{\"id\": \"" ID (id) "\", \"kind\": \"" kind "\", " \
  "\"segments\": [{\"start\": " s ", \"end\": " e "}]}"
  g_autoptr (ActantRecordFile) file = read_record (
    "annotations", "{\"kind\": \"x\", \"id\": \"" ID ("2") "\"}, " AT ("3", "claim", "5", "9") ", "
                   AT ("6", "mention", "5", "8") ", {\"kind\": \"x\", \"id\": \"" ID ("1") "\"}, "
                   AT ("4", "coding", "5", "8")
                   ", {\"id\": \"" ID ("5") "\", \"kind\": \"claim\"}");
  g_autoptr (GBytes) bytes = actant_record_file_write (file);
  const char *p = g_bytes_get_data (bytes, NULL);

  p = strstr (p, "\"annotations\"");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      p = strstr (p, "\"id\": ");
      g_assert_nonnull (p);
      p += strlen ("\"id\": \"");
      g_assert_true (g_str_has_prefix (p, ids[i]));
    }
}

/* What nobody normalised is left out all the same. */
static void
test_left_out (void)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_REVIEW)->table;
  ActantValue *members[64] = { NULL };
  g_autoptr (ActantRecord) record = NULL;
  g_autofree char *line = NULL;

  members[actant_table_find (table, "codebook_gap")] = actant_value_new_boolean (FALSE);
  members[actant_table_find (table, "reason")] = actant_value_new_text_len ("", 0);
  record = actant_record_new (ACTANT_KIND_REVIEW, ID ("1"),
                              actant_value_new_object (table, members, NULL));
  line = actant_record_dup_json (record);
  g_assert_cmpstr (line, ==, "{\"id\": \"" ID ("1") "\", \"kind\": \"review\"}");
}

static void
test_value_json (void)
{
  g_autoptr (ActantValue) text = actant_value_new_text ("a\n\"b\"/é");
  g_autoptr (ActantValue) yes = actant_value_new_boolean (TRUE);
  g_autofree char *text_json = actant_value_dup_json (&actant_type_text, text);
  g_autofree char *yes_json = actant_value_dup_json (&actant_type_boolean, yes);
  g_autofree char *default_json = actant_value_dup_json (&actant_type_boolean_true, yes);
  g_autofree char *unset_json = actant_value_dup_json (&actant_type_text, NULL);

  g_assert_cmpstr (text_json, ==, "\"a\\n\\\"b\\\"/é\"");
  g_assert_cmpstr (yes_json, ==, "true");
  g_assert_cmpstr (default_json, ==, "null");
  g_assert_cmpstr (unset_json, ==, "null");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/record-file/golden/annotations", "v1.annotations.json", test_golden);
  g_test_add_data_func ("/record-file/golden/study", "v1.study.json", test_golden);
  g_test_add_func ("/record-file/golden/complete", test_golden_complete);
  g_test_add_func ("/record-file/canonical", test_canonical);
  g_test_add_func ("/record-file/opaque", test_opaque);
  g_test_add_func ("/record-file/bad-files", test_bad_files);
  g_test_add_func ("/record-file/truncated", test_truncated);
  g_test_add_func ("/record-file/higher-version", test_higher_version);
  g_test_add_func ("/record-file/threads", test_threads);
  g_test_add_func ("/record-file/equal", test_equal);
  g_test_add_func ("/record-file/order", test_order);
  g_test_add_func ("/record-file/left-out", test_left_out);
  g_test_add_func ("/record-file/value-json", test_value_json);

  return g_test_run ();
}
