/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole exports, read back by programs that are not ours (tests/cli/check-export.py). */
#include "exchange-fixture.h"

#include "exchange/actant-export-data-private.h"

#include "store/actant-json-writer.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define CELL_LIMIT 32767

static char *
make_output (Fixture    *fixture,
             const char *name)
{
  return g_build_filename (fixture->folder, "out", name, NULL);
}

static ActantExportData *
take_data (Fixture  *fixture,
           gboolean  spreadsheet)
{
  ActantExportOptions options = { .spreadsheet = spreadsheet };
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autoptr(GError) error = NULL;
  ActantExportData *data = actant_export_data_new (fixture->session, &options, &error);

  g_assert_no_error (error);
  g_mkdir_with_parents (folder, 0755);

  return data;
}

/* The expected claims, passages and text of fixture_fill(). */
static const char expected[] =
  "{\"tables\": {\"claims\": ["
  "{\"gist\": \"=1+1\", \"polarity\": \"+\", \"start\": \"0\", \"quote\":"
  " \"=SUM(A1:A9), \\\"quoted\\\" words\\tand tabs\\n한반도\"},"
  "{\"gist\": \"목표, \\\"goal\\\" 😀\", \"claimants_names\": \"[\\\"Expert <1> & co\\\"]\","
  " \"quote\": \"비핵화 😀 is a goal;\"},"
  "{\"gist\": \"North Korea escalates\", \"likelihood_low\": \"55\", \"attr_salience\": \"3\","
  " \"quote\": \"North Korea escalates [...] provocations in 2024.\","
  " \"note\": \"two\\nlines, \\\"and\\\" a | bar\"}],"
  " \"claim_stances\": [{\"n\": \"1\", \"value\": \"-2\"}, {\"n\": \"2\", \"value\": \"0\"}],"
  " \"actors\": [{\"name\": \"@United States\"}, {\"name\": \"Expert <1> & co\"},"
  " {\"name\": \"North Korea\", \"aliases\": \"[\\\"DPRK\\\", \\\"북한\\\"]\"}],"
  " \"queries\": []},"
  " \"passages\": [[\"=SUM(A1:A9), \\\"quoted\\\" words\\tand tabs\\n한반도\"],"
  " [\"비핵화 😀 is a goal;\"], [\"North Korea escalates\", \"provocations in 2024.\"],"
  " [\"North Korea\"], [\"'brave'</b> claims\"]],";

/* Returns FALSE when the reader is not installed. */
static gboolean
check_export (Fixture    *fixture,
              const char *reader,
              const char *output,
              const char *json)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "cli", "check-export.py", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "expected.json", NULL);
  const char *argv[] = { "/usr/bin/python3", script, reader, output, path, NULL };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  fixture_write (fixture, "expected.json", json);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status,
                &error);
  g_assert_no_error (error);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip (out);
      return FALSE;
    }
  if (status != 0)
    g_error ("%s: %s%s", reader, out, err);

  return TRUE;
}

static void
test_independent_reader (gconstpointer user_data)
{
  const char *reader = user_data;
  gboolean spreadsheet = g_str_equal (reader, "spreadsheet");
  const ActantExportFormat *format = actant_export_find_format (spreadsheet ? "csv" : reader);
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(GString) json = g_string_new (expected);
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, spreadsheet);
  output = make_output (&fixture, reader);
  actant_export_write (format, data, output, NULL, &error);
  g_assert_no_error (error);

  g_string_append (json, " \"texts\": {\"brief.txt\": ");
  actant_json_append_string (json, FIXTURE_TEXT);
  g_string_append (json, "}}");
  check_export (&fixture, reader, output, json->str);
  fixture_close (&fixture);
}

static void
test_empty_study (gconstpointer user_data)
{
  const char *reader = user_data;
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;

  fixture_open (&fixture, "Nobody has coded this.\n");
  data = take_data (&fixture, FALSE);
  output = make_output (&fixture, "empty");
  actant_export_write (actant_export_find_format (reader), data, output, NULL, &error);
  g_assert_no_error (error);
  check_export (&fixture, reader, output,
                "{\"passages\": [], \"tables\": {\"claims\": [], \"texts\": [{\"id\": \"\","
                " \"file\": \"brief.txt\", \"length\": \"23\"}]},"
                " \"texts\": {\"brief.txt\": \"Nobody has coded this.\\n\"}}");
  fixture_close (&fixture);
}

/* The same snapshot gives the same bytes, whatever the time of day. */
static void
test_reproducible (gconstpointer user_data)
{
  const ActantExportFormat *format = actant_export_find_format (user_data);
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  char *contents[2];
  gsize length[2];

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, FALSE);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *output = make_output (&fixture, "same");
      g_autoptr(GError) error = NULL;

      actant_export_write (format, data, output, NULL, &error);
      g_assert_no_error (error);
      g_file_get_contents (output, &contents[i], &length[i], &error);
      g_assert_no_error (error);
      /* Times in a ZIP file have two seconds. */
      if (i == 0 && g_str_equal (format->name, "xlsx"))
        g_usleep (2100 * 1000);
    }
  g_assert_cmpmem (contents[0], length[0], contents[1], length[1]);
  g_free (contents[0]);
  g_free (contents[1]);
  fixture_close (&fixture);
}

static void
test_xlsx_limits (void)
{
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(GString) note = g_string_new ("_x0041_ is no A; ");
  g_autoptr(GString) json = g_string_new ("{\"tables\": {\"claims\": [{\"note\": ");
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  gsize fitting;

  fixture_open (&fixture, FIXTURE_TEXT);
  while (note->len < 3 * CELL_LIMIT)
    g_string_append (note, "abc ");
  g_free (fixture_add (&fixture, "brief.txt", ACTANT_KIND_CLAIM, "goal", "note", note->str, NULL));
  data = take_data (&fixture, FALSE);
  output = make_output (&fixture, "long.xlsx");
  actant_export_write (actant_export_find_format ("xlsx"), data, output, NULL, &error);
  g_assert_no_error (error);

  /* The escape of the first underline takes six characters more. */
  fitting = CELL_LIMIT - strlen ("x[cut]") - strlen ("x005F_");
  g_string_truncate (note, fitting);
  g_string_append (note, "…[cut]");
  actant_json_append_string (json, note->str);
  g_string_append (json, "}]}}");
  check_export (&fixture, "xlsx", output, json->str);
  fixture_close (&fixture);
}

static void
test_folder_is_replaced_only_when_ours (void)
{
  const ActantExportFormat *csv = actant_export_find_format ("csv");
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *stranger = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, FALSE);
  output = make_output (&fixture, "dataset");
  stranger = g_build_filename (output, "analysis.R", NULL);

  /* An empty folder, then our own dataset. */
  g_assert_cmpint (g_mkdir (output, 0755), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (actant_export_write (csv, data, output, NULL, &error));
      g_assert_no_error (error);
    }

  g_assert_true (g_file_set_contents (stranger, "x <- 1\n", -1, NULL));
  g_assert_false (actant_export_write (csv, data, output, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "analysis.R"));
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  /* Somebody else's folder. */
  fixture_remove (output);
  g_assert_cmpint (g_mkdir (output, 0755), ==, 0);
  g_assert_true (g_file_set_contents (stranger, "x <- 1\n", -1, NULL));
  g_assert_false (actant_export_write (csv, data, output, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "datapackage.json"));
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
  fixture_close (&fixture);
}

static void
test_study_is_not_overwritten (void)
{
  static const char * const names[] = {
    "", "brief.txt", "other.md", "study.mina.json", "brief.txt.mina.annotations.json",
  };
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture.folder, names[i], NULL);
      g_autoptr(GError) error = NULL;

      g_assert_false (actant_export_write (actant_export_find_format ("jsonl"), data, path,
                                           NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
    }

  /* Nor by a detour. */
  {
    g_autofree char *link = make_output (&fixture, "link");
    g_autofree char *path = g_build_filename (link, "brief.txt", NULL);
    g_autoptr(GError) error = NULL;

    g_assert_cmpint (symlink (fixture.folder, link), ==, 0);
    g_assert_false (actant_export_write (actant_export_find_format ("jsonl"), data, path,
                                         NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
    g_assert_cmpint (g_unlink (link), ==, 0);
  }

  /* Nor by a link with an innocent name. */
  {
    g_autofree char *link = make_output (&fixture, "report.jsonl");
    g_autofree char *path = g_build_filename (fixture.folder, "brief.txt", NULL);
    g_autoptr(GError) error = NULL;

    g_assert_cmpint (symlink (path, link), ==, 0);
    g_assert_false (actant_export_write (actant_export_find_format ("jsonl"), data, link,
                                         NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
    g_assert_cmpint (g_unlink (link), ==, 0);
  }
  fixture_close (&fixture);
}

/* A link's target is replaced, with its mode; the link stays. */
static void
test_links_are_followed (void)
{
  static const struct { const char *format; const char *target; } cases[] = {
    { "jsonl", "target.jsonl" }, { "xlsx", "target.xlsx" }, { "csv", "target" },
  };
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ActantExportFormat *format = actant_export_find_format (cases[i].format);
      gboolean folder = strcmp (cases[i].format, "csv") == 0;
      g_autofree char *target = make_output (&fixture, cases[i].target);
      g_autofree char *link = make_output (&fixture, "link");
      g_autoptr(GError) error = NULL;
      GStatBuf status;

      g_assert_true (actant_export_write (format, data, target, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (g_chmod (target, folder ? 0755 : 0600), ==, 0);
      g_assert_cmpint (symlink (target, link), ==, 0);
      g_assert_true (actant_export_write (format, data, link, NULL, &error));
      g_assert_no_error (error);

      g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
      g_assert_cmpint (g_stat (target, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, folder ? 0755 : 0600);
      g_assert_cmpint (g_unlink (link), ==, 0);
    }
  fixture_close (&fixture);
}

/* A device or pipe is not replaced by a file. */
static void
test_devices_stay (void)
{
  static const char * const names[] = { "csv", "xlsx", "jsonl", "html", "webannotation" };
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autofree char *pipe_path = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, FALSE);
  pipe_path = make_output (&fixture, "pipe");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;
      GStatBuf status;

      g_assert_false (actant_export_write (actant_export_find_format (names[i]), data, pipe_path,
                                           NULL, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (g_lstat (pipe_path, &status), ==, 0);
      g_assert_true (S_ISFIFO (status.st_mode));
    }
  fixture_close (&fixture);
}

static guint
count_entries (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Adds @n claims made of the fixture's three. */
static void
add_many (ActantExportData *data,
          guint             n)
{
  ActantExportSet *set = data->sets->pdata[0];

  for (guint i = 0; i < n; i++)
    {
      const ActantRecord *model = g_array_index (set->records, ActantExportRecord, i % 3).record;
      ActantValue *body = actant_value_ref (actant_record_get_body (model));
      g_autofree char *id = g_strdup_printf ("0192f3a1-0000-7000-8000-%012u", i);
      g_autoptr(ActantRecord) claim = actant_record_new (ACTANT_KIND_CLAIM, id, body);

      _actant_export_data_add (data, set, claim, ACTANT_ANCHOR_IN_PLACE);
    }
}

typedef struct
{
  ActantWork *work;
  double      cancel_at;
  int         ended;
} Watch;

/* Watches the writing go on, and cancels it on its way. */
static gpointer
watch (gpointer user_data)
{
  Watch *watch = user_data;
  double seen = 0;

  while (!g_atomic_int_get (&watch->ended))
    {
      double fraction = actant_work_get_fraction (watch->work);

      g_assert_cmpfloat (fraction, >=, seen);
      seen = fraction;
      if (fraction > watch->cancel_at)
        actant_work_cancel (watch->work);
      g_usleep (50);
    }

  return NULL;
}

static gboolean
write_watched (ActantExportData *data,
               const char       *format,
               const char       *output,
               double            cancel_at,
               GError          **error)
{
  g_autoptr(ActantWork) work = actant_work_new ("Exporting");
  Watch seen = { work, cancel_at, FALSE };
  GThread *thread = g_thread_new ("watch", watch, &seen);
  gboolean done = actant_export_write (actant_export_find_format (format), data, output, work, error);

  g_atomic_int_set (&seen.ended, TRUE);
  g_thread_join (thread);
  g_assert_cmpfloat (actant_work_get_fraction (work), <=, 1);
  if (done)
    g_assert_cmpfloat (actant_work_get_fraction (work), ==, 1);

  return done;
}

/* Cancelled half-way: nothing is left behind. On a busy machine who watches may come too late. */
static void
test_cancelled (gconstpointer user_data)
{
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *output = NULL;
  gboolean cancelled = FALSE;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, FALSE);
  /* The snapshot's own claims are models, and known before the others come. */
  g_free (actant_export_preview (actant_export_find_format ("jsonl"), data, 1, NULL, NULL));
  add_many (data, 5000);
  folder = g_build_filename (fixture.folder, "out", NULL);
  output = make_output (&fixture, "cancelled");
  for (guint i = 0; i < 50 && !cancelled; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *again = g_strdup_printf ("%s%u", output, i);

      cancelled = !write_watched (data, user_data, again, 0.5, &error);
      if (cancelled)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_entries (folder), ==, cancelled ? i : i + 1);
    }
  g_assert_true (cancelled);
  fixture_close (&fixture);
}

/* Cancelled before it begins. */
static void
test_cancelled_early (void)
{
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(ActantWork) work = actant_work_new ("Exporting");
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, FALSE);
  output = make_output (&fixture, "early.jsonl");
  actant_work_cancel (work);
  g_assert_false (actant_export_write (actant_export_find_format ("jsonl"), data, output, work, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
  fixture_close (&fixture);
}

/* What the session has not read is read by who writes, and comes out alike. */
static void
test_unread (void)
{
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(ActantExportData) unread = NULL;
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  guint n;
  const ActantExportFormat *formats = actant_export_get_formats (&n);

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, FALSE);
  g_assert_true (actant_session_save (fixture.session, &error));
  session = actant_session_open (fixture.folder, "mina", NULL, NULL, &error);
  g_assert_no_error (error);
  unread = actant_export_data_new (session, NULL, &error);
  g_assert_no_error (error);
  g_free (unread->created);
  unread->created = g_strdup (data->created);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *one = actant_export_preview (&formats[i], data, G_MAXUINT, NULL, &error);
      g_autofree char *other = actant_export_preview (&formats[i], unread, G_MAXUINT, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (one, ==, other);
    }
  g_assert_null (actant_session_peek_text (session, "brief.txt"));
  g_assert_null (actant_session_peek_set (session, "brief.txt", "mina"));

  /* A file that cannot be read is named, and nothing is written. */
  actant_export_data_unref (g_steal_pointer (&unread));
  unread = actant_export_data_new (session, NULL, &error);
  path = g_build_filename (fixture.folder, "brief.txt.mina.annotations.json", NULL);
  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  g_free (path);
  path = make_output (&fixture, "broken.jsonl");
  g_assert_false (actant_export_write (actant_export_find_format ("jsonl"), unread, path, NULL, &error));
  g_assert_nonnull (strstr (error->message, "brief.txt.mina.annotations.json"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture_close (&fixture);
}

static void
test_preview (void)
{
  guint n;
  const ActantExportFormat *formats = actant_export_get_formats (&n);
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, FALSE);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = actant_export_preview (&formats[i], data, 1, NULL, &error);
      gboolean is_report = g_str_equal (formats[i].name, "html");

      g_assert_no_error (error);
      if (g_str_equal (formats[i].name, "codebook-csv"))
        {
          g_assert_true (g_str_has_prefix (text, "use,name,parent,"));
          continue;
        }
      g_assert_nonnull (strstr (text, "=1+1"));
      g_assert_true ((strstr (text, "목표") == NULL) || is_report);
    }
  fixture_close (&fixture);
}

static void
test_chosen (void)
{
  static const char * const nobody[] = { "jun", NULL };
  static const char * const nothing[] = { "missing.txt", NULL };
  static const char * const mina[] = { "mina", NULL };
  Fixture fixture;
  ActantExportOptions options = { .coders = nobody };
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(GError) error = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  g_assert_null (actant_export_data_new (fixture.session, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  options.coders = NULL;
  options.texts = nothing;
  g_assert_null (actant_export_data_new (fixture.session, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  options.coders = mina;
  options.texts = NULL;
  data = actant_export_data_new (fixture.session, &options, &error);
  g_assert_no_error (error);
  g_assert_null (actant_export_find_format ("pdf"));
  fixture_close (&fixture);
}

/* Speed: 100,000 claims made of the fixture's three. Run with "-m perf". */
static void
test_speed (gconstpointer user_data)
{
  const char *name = user_data;
  guint n = g_test_perf () ? 100000 : 1000;
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  gint64 start;
  double seconds;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = take_data (&fixture, FALSE);
  add_many (data, n);
  output = make_output (&fixture, "speed");
  start = g_get_monotonic_time ();
  actant_export_write (actant_export_find_format (name), data, output, NULL, &error);
  g_assert_no_error (error);
  seconds = (g_get_monotonic_time () - start) / 1e6;
  g_test_minimized_result (seconds, "%s: %u claims in %.2f s", name, n, seconds);
  fixture_close (&fixture);
}

int
main (int    argc,
      char **argv)
{
  static const char * const readers[] = {
    "csv", "spreadsheet", "xlsx", "jsonl", "html", "webannotation",
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *full = g_strconcat ("/exporters/independent-reader/", readers[i], NULL);
      g_autofree char *empty = g_strconcat ("/exporters/empty-study/", readers[i], NULL);
      g_autofree char *same = g_strconcat ("/exporters/reproducible/", readers[i], NULL);
      g_autofree char *speed = g_strconcat ("/exporters/speed/", readers[i], NULL);
      g_autofree char *cancelled = g_strconcat ("/exporters/cancelled/", readers[i], NULL);

      g_test_add_data_func (full, readers[i], test_independent_reader);
      if (g_str_equal (readers[i], "spreadsheet"))
        continue;
      g_test_add_data_func (empty, readers[i], test_empty_study);
      g_test_add_data_func (speed, readers[i], test_speed);
      g_test_add_data_func (cancelled, readers[i], test_cancelled);
      if (!g_str_equal (readers[i], "csv"))
        g_test_add_data_func (same, readers[i], test_reproducible);
    }
  g_test_add_func ("/exporters/xlsx-limits", test_xlsx_limits);
  g_test_add_func ("/exporters/folder-is-replaced-only-when-ours",
                   test_folder_is_replaced_only_when_ours);
  g_test_add_func ("/exporters/study-is-not-overwritten", test_study_is_not_overwritten);
  g_test_add_func ("/exporters/links-are-followed", test_links_are_followed);
  g_test_add_func ("/exporters/devices-stay", test_devices_stay);
  g_test_add_func ("/exporters/preview", test_preview);
  g_test_add_func ("/exporters/cancelled-early", test_cancelled_early);
  g_test_add_func ("/exporters/unread", test_unread);
  g_test_add_func ("/exporters/chosen", test_chosen);

  return g_test_run ();
}
