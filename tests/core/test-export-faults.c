/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every system call of an export failing, once and for good: what was there before is there, or the
 * whole of the new one, which alone is said to be written. The workbook's library writes by itself:
 * for it the disk is full at every size up to what it needs. */

#include "durable-fixture.h"

#include "exchange-fixture.h"

#include "exchange/actant-exporter.h"
#include "exchange/actant-review-report.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define NOT_CONFIRMED "not confirmed on disk"

typedef struct
{
  Fixture                   study;
  ActantSession            *session;   /* has read nothing yet */
  const ActantExportFormat *format;
  GPtrArray                *tables;    /* of a report, instead of a format */
  const char               *report;
  char                     *folder;    /* where it is written to */
  char                     *output;
  char                     *old;       /* what is there before, as one text */
  char                     *fresh;     /* what shall be there */
  guint                     open_files;
  gboolean                  done;
  GError                   *error;
} Export;

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* What is at @path, as one text: a file's words, or a folder's names with theirs. */
static char *
dup_whole (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *data = NULL;
  GString *whole = g_string_new (NULL);
  const char *name;
  gsize length;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *inner = g_build_filename (path, names->pdata[i], NULL);
      g_autofree char *words = dup_whole (inner);

      g_string_append_printf (whole, "%s:\n%s\n", (char *) names->pdata[i], words);
    }
  if (dir == NULL && g_file_get_contents (path, &data, &length, NULL))
    {
      g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) data,
                                                          length);

      g_string_append (whole, sum);
    }

  return g_string_free (whole, FALSE);
}

static gboolean
is_folder (const Export *export)
{
  return export->format != NULL ? export->format->extension == NULL
                                : g_str_equal (export->report, "csv");
}

static gboolean
write_export (Export    *export,
              gboolean   spreadsheet,
              GError   **error)
{
  const ActantExportOptions options = { .spreadsheet = spreadsheet };
  g_autoptr(ActantExportData) data = NULL;

  if (export->tables != NULL)
    return actant_review_report_write (export->tables, "Review", export->report, export->output,
                                       NULL, error);

  data = actant_export_data_new (export->session, &options, error);
  return data != NULL && actant_export_write (export->format, data, export->output, NULL, error);
}

/* An older one: of a folder, one of ours, since no other is replaced. */
static void
put_old (Export *export)
{
  g_autoptr(GError) error = NULL;

  if (!is_folder (export))
    put (export->output, "an older export\n");
  else if (export->tables == NULL)
    write_export (export, TRUE, &error);
  for (guint i = 0; is_folder (export) && export->tables != NULL && i < export->tables->len; i++)
    {
      const ActantReportTable *table = export->tables->pdata[i];
      g_autofree char *path = g_strdup_printf ("%s/%s.csv", export->output, table->name);

      put (path, "an older table\n");
    }
  g_assert_no_error (error);
}

static void
prepare (gpointer data)
{
  Export *export = data;
  g_autofree char *now = dup_whole (export->output);

  if (export->old == NULL || !g_str_equal (now, export->old))
    put_old (export);
  export->open_files = count_open_files ();
}

static void
work (gpointer data)
{
  Export *export = data;

  export->done = write_export (export, FALSE, &export->error);
}

/* Whether the error says where what was there before is, and it is there. */
static gboolean
is_kept_aside (Export *export)
{
  const char *at = strstr (export->error->message, "is kept as ");
  const char *end = at != NULL ? strchr (at, ')') : NULL;
  g_autofree char *path = NULL;
  g_autofree char *there = NULL;

  if (end == NULL)
    return FALSE;
  at += strlen ("is kept as ");
  path = g_strndup (at, end - at);
  there = dup_whole (path);
  if (!g_str_equal (there, export->old))
    return FALSE;
  g_assert_no_errno (g_rename (path, export->output));
  return TRUE;
}

static void
judge (gpointer    data,
       const char *what)
{
  Export *export = data;
  g_autofree char *now = dup_whole (export->output);
  gboolean is_old = g_str_equal (now, export->old);
  gboolean is_new = g_str_equal (now, export->fresh);
  gboolean confirmed = export->error == NULL
                       || strstr (export->error->message, NOT_CONFIRMED) == NULL;
  g_autoptr(GPtrArray) left = NULL;

  if (export->done != (export->error == NULL))
    g_error ("%s: result and error disagree", what);
  if (export->done && !is_new)
    g_error ("%s: said to be written and is not", what);
  if (!export->done && confirmed && !is_old && !is_kept_aside (export))
    g_error ("%s: what was there is not there any more, after “%s”", what, export->error->message);
  if (!confirmed && !is_new)
    g_error ("%s: neither new nor old", what);

  left = list_left_over (export->folder);
  if (left->len > 0 && fault.call != CALL_UNLINKAT)
    g_error ("%s: left %s behind", what, (char *) left->pdata[0]);
  for (guint i = 0; i < left->len; i++)
    {
      g_autofree char *path = g_build_filename (export->folder, left->pdata[i], NULL);

      fixture_remove (path);
    }
  g_assert_cmpuint (count_open_files (), ==, export->open_files);
  g_clear_error (&export->error);
}

static void
open_export (Export     *export,
             const char *name)
{
  g_autoptr(ActantIdentity) identity = actant_identity_new_fixed (1790000000, 7);
  g_autoptr(GError) error = NULL;

  memset (export, 0, sizeof *export);
  fixture_open (&export->study, FIXTURE_TEXT);
  fixture_fill (&export->study);
  g_assert_true (actant_session_save (export->study.session, NULL));
  export->session = actant_session_open (export->study.folder, "mina", "Mina Park", identity,
                                         &error);
  g_assert_no_error (error);
  export->format = actant_export_find_format (name);
  export->folder = make_folder ();
  export->output = g_build_filename (export->folder, "output", NULL);
}

/* Once without a fault. */
static void
learn (Export *export)
{
  g_autoptr(GError) error = NULL;

  write_export (export, FALSE, &error);
  g_assert_no_error (error);
  export->fresh = dup_whole (export->output);
  put_old (export);
  export->old = dup_whole (export->output);
  g_assert_cmpstr (export->old, !=, export->fresh);
}

static void
close_export (Export *export)
{
  remove_faults ();
  remove_folder (export->folder);
  g_free (export->folder);
  g_free (export->output);
  g_free (export->old);
  g_free (export->fresh);
  g_clear_pointer (&export->tables, g_ptr_array_unref);
  g_assert_finalize_object (export->session);
  fixture_close (&export->study);
}

static const Sweep sweep = { prepare, work, judge };

static void
test_format (gconstpointer name)
{
  static const int numbers[] = { ENOSPC, EIO, EACCES, EINTR, 0 };
  static const int few[] = { EIO, 0 };   /* for a folder of many files */
  Export export;
  guint runs;

  open_export (&export, name);
  learn (&export);
  runs = sweep_run (&sweep, &export, is_folder (&export) ? few : numbers);
  g_test_message ("%u exports with a fault", runs);
  g_assert_cmpuint (runs, >, 100);
  close_export (&export);
}

/* On a file system where folders cannot change places. */
static void
test_no_exchange (void)
{
  static const int numbers[] = { EIO, 0 };
  Export export;
  guint runs;

  open_export (&export, "csv");
  learn (&export);
  install_faults ();
  fault.no_exchange = TRUE;
  runs = sweep_call (&sweep, &export, CALL_RENAMEAT, numbers)
         + sweep_call (&sweep, &export, CALL_FSTATAT, numbers);
  g_test_message ("%u exports with a fault", runs);
  g_assert_cmpuint (runs, >, 50);
  close_export (&export);
}

static GPtrArray *
make_tables (void)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_report_table_free);

  for (guint i = 0; i < 3; i++)
    {
      ActantReportTable *table = g_new0 (ActantReportTable, 1);

      table->name = g_strdup_printf ("table-%u", i);
      table->title = g_strdup ("Agreement");
      table->columns = g_strsplit ("name,figure", ",", -1);
      table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      for (guint row = 0; row < 20; row++)
        g_ptr_array_add (table->rows, g_strsplit ("claims,0.75", ",", -1));
      g_ptr_array_add (tables, table);
    }
  return tables;
}

/* The tables of a report are files of a folder that may hold others': they take their names one by
 * one, and only when all are on the disk. */
static void
judge_tables (gpointer    data,
              const char *what)
{
  Export *export = data;

  if (!export->done && fault.call == CALL_RENAMEAT && fault.nth > 1)
    {
      g_clear_error (&export->error);
      put_old (export);
      return;
    }
  judge (data, what);
}

static void
test_report (gconstpointer name)
{
  static const Sweep sweep_of_tables = { prepare, work, judge_tables };
  static const int numbers[] = { ENOSPC, EIO, EACCES, EINTR, 0 };
  Export export;
  guint runs;

  open_export (&export, NULL);
  export.tables = make_tables ();
  export.report = name;
  learn (&export);
  runs = sweep_run (&sweep_of_tables, &export, numbers);
  g_test_message ("%u reports with a fault", runs);
  g_assert_cmpuint (runs, >, 20);
  close_export (&export);
}

/* ---- The workbook ---- */

/* Whether a child that may not make files larger than @limit says that it wrote the export. */
static gboolean
write_with_limit (Export *export,
                  gsize   limit)
{
  pid_t pid = fork ();
  int status = 0;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      const struct rlimit most = { limit, limit };

      int silence = open ("/dev/null", O_WRONLY);

      dup2 (silence, STDERR_FILENO);   /* the library says what it thinks of it */
      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &most);
      _exit (write_export (export, FALSE, NULL) ? 0 : 1);
    }
  while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
    ;
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status) == 0;
}

/* The size of the largest file that an export needs, temporaries too, is where it begins to work
 * for good; below it, nothing is said to be written. */
static void
test_workbook (gconstpointer name)
{
  Export export;
  guint n_failed = 0;
  guint n_done = 0;

  open_export (&export, name != NULL ? name : "xlsx");
  if (name == NULL)
    {
      export.tables = make_tables ();
      export.report = "xlsx";
      export.format = NULL;
    }
  learn (&export);
  for (gsize limit = 0; n_done < 4; limit += name != NULL ? 1024 : 256)
    {
      g_autofree char *now = NULL;
      g_autoptr(GPtrArray) left = NULL;
      gboolean done;

      put_old (&export);
      done = write_with_limit (&export, limit);
      now = dup_whole (export.output);
      if (done && !g_str_equal (now, export.fresh))
        g_error ("files of %zu bytes at most: said to be written and is not whole", limit);
      if (!done && !g_str_equal (now, export.old))
        g_error ("files of %zu bytes at most: what was there is gone", limit);
      left = list_left_over (export.folder);
      g_assert_cmpuint (left->len, ==, 0);
      n_failed += !done;
      n_done = done ? n_done + 1 : 0;
      g_assert_cmpuint (limit, <, 1 << 20);
    }
  g_test_message ("%u workbooks on a full disk", n_failed);
  g_assert_cmpuint (n_failed, >, 20);
  close_export (&export);
}

static int
skip_sync (int fd)
{
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  static const char * const formats[] = { "csv", "jsonl", "html", "webannotation", "codebook-csv",
                                          "xlsx" };

  if (g_access ("/dev/shm", W_OK) == 0)   /* thousands of files */
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  _actant_io.fsync = skip_sync;
  g_main_context_default ();   /* has a file open from now on */

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strconcat ("/export-faults/", formats[i], NULL);

      g_test_add_data_func (path, formats[i], test_format);
    }
  g_test_add_func ("/export-faults/no-exchange", test_no_exchange);
  g_test_add_data_func ("/export-faults/report/html", "html", test_report);
  g_test_add_data_func ("/export-faults/report/csv", "csv", test_report);
  g_test_add_data_func ("/export-faults/full-disk/xlsx", "xlsx", test_workbook);
  g_test_add_data_func ("/export-faults/full-disk/report", NULL, test_workbook);

  return g_test_run ();
}
