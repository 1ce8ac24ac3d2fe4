/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A codebook as a table: what comes back, what changes, what is broken and where. */
#include "core-test-util.h"

#include "exchange/actant-csv-reader.h"
#include "exchange/actant-exporter.h"
#include "exchange/actant-importer.h"

#include <string.h>

#define HEADER \
  "use,name,parent,statement,description,rule,example,counter_example,color,shortcut,codable,note\r\n"

static const char whole[] =
  HEADER
  "issue,Security,,,,,,,,,false,\r\n"
  "issue,Deterrence,Security,\"The US, and allies, must deter\",\"Two\nlines, \"\"quoted\"\"\",r,e,c,"
  "#1c71d8,d,true,억제\r\n"
  "issue,Nuclear,Deterrence,,,,,,,,true,=1+1\r\n"
  "frame,Security,,,,,,,,,true,\r\n"
  "theme,Background,,,,,,,,,true,\r\n"
  ",No use,,,,,,,,,true,\r\n";

typedef struct
{
  char          *folder;
  ActantSession *session;
} Study;

static void
set_up (Study         *study,
        gconstpointer  data)
{
  study->folder = make_folder ();
  write_file (study->folder, "a.txt", "North Korea escalates.\n");
  study->session = open_session (study->folder, "mina", 1);
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_clear_object (&study->session);
  remove_folder (study->folder);
}

/* What the import says of each row: outcome letters; "-" when it is refused. Undone and redone. */
static char *
import (Study       *study,
        const char  *table,
        gboolean     partial,
        GError     **error)
{
  const ActantImportOptions options = { NULL, partial };
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Import");
  g_autofree char *path = g_build_filename (study->folder, "codebook.csv", NULL);
  g_autoptr(ActantImportReport) report = NULL;
  g_autoptr(GError) refused = NULL;
  GString *outcomes = g_string_new (NULL);

  write_file (study->folder, "codebook.csv", table);
  report = actant_import_find_format ("codebook-csv")->func (study->session, path, &options, edit,
                                                             error);
  if (report == NULL)
    {
      g_assert_cmpuint (actant_change_set_get_n (edit), ==, 0);
      return g_string_free (g_string_assign (outcomes, "-"), FALSE);
    }

  for (guint i = 0; i < report->lines->len; i++)
    g_string_append_c (outcomes, *actant_import_outcome_get_name (
      ((ActantImportLine *) report->lines->pdata[i])->outcome));
  if (actant_change_set_get_n (edit) > 0)
    {
      actant_session_apply (study->session, edit, &refused);
      g_assert_no_error (refused);
      actant_session_undo (study->session, NULL, &refused);
      g_assert_no_error (refused);
      actant_session_redo (study->session, NULL, &refused);
      g_assert_no_error (refused);
    }

  return g_string_free (outcomes, FALSE);
}

static char *
export (Study    *study,
        gboolean  spreadsheet)
{
  const ActantExportOptions options = { .spreadsheet = spreadsheet };
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantExportData) data = actant_export_data_new (study->session, &options, &error);
  char *table;

  g_assert_no_error (error);
  table = actant_export_preview (actant_export_find_format ("codebook-csv"), data, G_MAXUINT, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static void
test_round_trip (Study         *study,
                 gconstpointer  data)
{
  g_autofree char *outcomes = import (study, whole, FALSE, NULL);
  g_autofree char *table = export (study, FALSE);
  g_autofree char *again = import (study, whole, FALSE, NULL);
  g_autofree char *guarded = export (study, TRUE);
  g_autofree char *from_guarded = import (study, guarded, FALSE, NULL);

  g_assert_cmpstr (outcomes, ==, "aaaaaa");
  g_assert_cmpstr (table, ==, whole);
  g_assert_cmpstr (again, ==, "uuuuuu");
  g_assert_cmpuint (actant_collection_get_n (actant_session_get_study (study->session),
                                             ACTANT_KIND_CODE), ==, 6);
  /* With a byte order mark and an apostrophe before the formula, and yet the same. */
  g_assert_true (g_str_has_prefix (guarded, "\xef\xbb\xbf\"use\""));
  g_assert_nonnull (strstr (guarded, "\"'=1+1\""));
  g_assert_cmpstr (from_guarded, ==, "uuuuuu");
  g_free (table);
  table = export (study, FALSE);
  g_assert_cmpstr (table, ==, whole);
}

static const ActantRecord *
find_code (Study      *study,
           const char *use,
           const char *name)
{
  ActantCollection *records = actant_session_get_study (study->session);

  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_CODE); i++)
    {
      const ActantRecord *code = actant_collection_get (records, ACTANT_KIND_CODE, i);

      if (g_strcmp0 (actant_record_get_text (code, "use"), use) == 0
          && g_strcmp0 (actant_record_get_text (code, "name"), name) == 0)
        return code;
    }

  return NULL;
}

/* Only the columns that the table has change. */
static void
test_update (Study         *study,
             gconstpointer  data)
{
  g_autofree char *first = import (study, whole, FALSE, NULL);
  g_autofree char *outcomes = NULL;
  const ActantRecord *code;

  outcomes = import (study, "use;name;rule;Definition;uses\nissue;Deterrence;R;D;3\nissue;Nuclear;;;4\n"
                     "issue;New;N;\"a;b\";5\n", FALSE, NULL);
  g_assert_cmpstr (outcomes, ==, "uua");
  code = find_code (study, "issue", "Deterrence");
  g_assert_cmpstr (actant_record_get_text (code, "rule"), ==, "R");
  g_assert_cmpstr (actant_record_get_text (code, "description"), ==, "D");
  g_assert_cmpstr (actant_record_get_text (code, "example"), ==, "e");
  g_assert_nonnull (actant_record_get_text (code, "parent"));
  g_assert_cmpstr (actant_record_get_text (find_code (study, "issue", "New"), "description"), ==,
                   "a;b");
}

static const struct
{
  const char *table;
  const char *error;     /* in its message */
  const char *partial;   /* outcomes when broken lines are left out */
} broken[] = {
  { "", "line 1", "-" },
  { "use,title\nissue,x\n", "“name”", "-" },
  { "name,name\nx,y\n", "twice", "-" },
  { "name,use\nA,issue\nB\nC,frame\n", "line 3: 1 cell, but the header has 2", "daa" },
  { "name,use\nA,issue\nB,topic\n", "line 3", "da" },
  { "name,color\nA,red\nB,#000000\n", "line 2", "da" },
  { "name,codable\nA,perhaps\n", "line 2", "d" },
  { "name,rule\n\"A\nB\",x\nC,\"y\n", "line 4", "da" },
  { "name,rule\nA,x\"y\nB,z\n", "line 2", "da" },
  { "name,rule\nA,\"x\"y\nB,z\n", "line 2", "da" },
  { "name,rule\n,x\nB,z\n", "line 2", "da" },
  { "name,rule\nA,x\nA,z\n", "line 3", "da" },
  { "name,parent\nA,Nowhere\nB,\n", "line 2", "da" },
  { "name,parent\nA,B\nB,C\nC,A\nD,\n", "line 2", NULL },
  { "name,parent\nA,A\n", "line 2", "d" },
  { "name\nA\nB\xff\n", "line 3", "-" },
};

static void
test_broken (Study         *study,
             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *refused = import (study, broken[i].table, FALSE, &error);
      g_autofree char *partial = NULL;

      g_test_message ("table %u: %s", i, error != NULL ? error->message : "no error");
      g_assert_cmpstr (refused, ==, "-");
      g_assert_nonnull (strstr (error->message, broken[i].error));
      g_assert_cmpuint (actant_collection_get_n (actant_session_get_study (study->session),
                                                 ACTANT_KIND_CODE), ==, 0);
      if (broken[i].partial == NULL)
        continue;
      partial = import (study, broken[i].table, TRUE, NULL);
      g_assert_cmpstr (partial, ==, broken[i].partial);
      if (strchr (partial, 'a') != NULL)
        actant_session_undo (study->session, NULL, NULL);
    }
}

/* Spaces around a name and capitals of a use, which spreadsheets leave, make no second code. */
static void
test_typed (Study         *study,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *first = import (study, "name,use,parent\n Trade ,Issue,\nTariffs,ISSUE , Trade\n",
                                   FALSE, NULL);
  g_autofree char *again = import (study, "name,use\nTrade,issue\nTariffs , Issue\n", FALSE, NULL);
  g_autofree char *twice = import (study, "name,use\nA,Issue\nA ,issue\n", FALSE, &error);

  g_assert_cmpstr (first, ==, "aa");
  g_assert_cmpstr (again, ==, "uu");
  g_assert_cmpuint (actant_collection_get_n (actant_session_get_study (study->session),
                                             ACTANT_KIND_CODE), ==, 2);
  g_assert_cmpstr (actant_record_get_text (find_code (study, "issue", "Tariffs"), "parent"), ==,
                   actant_record_get_id (find_code (study, "issue", "Trade")));
  g_assert_cmpstr (twice, ==, "-");
  g_assert_nonnull (strstr (error->message, "line 3: “A” stands in the table twice"));
}

/* Thousands of codes, each under the one before; then all of them under a circle of two, whose
 * first row is left out and with it, step by step, what lies under it. Ends soon. */
static void
test_deep (Study         *study,
           gconstpointer  data)
{
  const guint n = 5000;
  g_autoptr(GString) chain = g_string_new ("name,parent\n");
  g_autoptr(GString) circle = g_string_new ("name,parent\nX,Y\n");
  g_autofree char *outcomes = NULL, *left_out = NULL, *table = NULL;
  const char *last;

  for (guint i = 0; i < n; i++)
    if (i == 0)
      g_string_append (chain, "c0,\n");
    else
      g_string_append_printf (chain, "c%u,c%u\n", i, i - 1);
  outcomes = import (study, chain->str, FALSE, NULL);
  g_assert_cmpuint (strspn (outcomes, "a"), ==, n);

  table = export (study, FALSE);
  last = g_strrstr (table, "\r\n,c");
  g_assert_true (g_str_has_prefix (last, "\r\n,c4999,c4998,"));

  for (guint i = 0; i < n; i++)
    g_string_append_printf (circle, "d%u,%s%u\n", i, i == 0 ? "X" : "d", i == 0 ? 0 : i - 1);
  g_string_replace (circle, "d0,X0", "d0,X", 1);
  g_string_append (circle, "Y,X\n");
  left_out = import (study, circle->str, TRUE, NULL);
  g_assert_cmpuint (strspn (left_out, "d"), ==, n + 2);
}

static void
test_csv (void)
{
  static const char text[] = "a,\"b,\"\"c\"\"\r\nd\",\r\n\r\n\"\",e,f\rlast,,\"\"";
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantCsvTable) table = actant_csv_table_read (text, strlen (text), FALSE, &error);
  ActantCsvRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (table->header->cells->len, ==, 3);
  g_assert_cmpstr (table->header->cells->pdata[1], ==, "b,\"c\"\r\nd");
  g_assert_cmpuint (table->rows->len, ==, 2);
  row = table->rows->pdata[0];
  g_assert_cmpuint (row->line, ==, 4);
  g_assert_cmpstr (row->cells->pdata[0], ==, "");
  g_assert_cmpstr (row->cells->pdata[2], ==, "f");
  row = table->rows->pdata[1];
  g_assert_cmpstr (row->cells->pdata[0], ==, "last");
}

#define ADD(path_, func_) g_test_add (path_, Study, NULL, set_up, func_, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codebook-csv/reader", test_csv);
  ADD ("/codebook-csv/round-trip", test_round_trip);
  ADD ("/codebook-csv/update", test_update);
  ADD ("/codebook-csv/broken", test_broken);
  ADD ("/codebook-csv/typed", test_typed);
  ADD ("/codebook-csv/deep", test_deep);

  return g_test_run ();
}
