/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview of the whole text: what is counted where, and the ruler that shows it. */
#include "config.h"

#include "document/actant-overview-density.h"
#include "document/actant-overview-ruler.h"
#include "ui-test-util.h"

#include <gtk/gtktestatcontext.h>

#define LENGTH 100000
#define N_RECORDS 3000

static ActantRecord *
new_passage (ActantKind kind,
             guint      number,
             gint64     start)
{
  g_autofree char *id = g_strdup_printf ("0192f3a1-0000-7000-8000-%012u", number);
  ActantValue *segment = actant_value_new_object (&actant_segment_table,
                                                  (ActantValue *[64]) { NULL }, NULL);
  g_autoptr(ActantValue) empty = segment;
  g_autoptr(ActantValue) started = actant_value_object_set (empty, "start",
                                                            actant_value_new_integer (start));
  ActantValue *whole = actant_value_object_set (started, "end",
                                                actant_value_new_integer (start + 5));
  g_autoptr(ActantRecord) bare =
    actant_record_new (kind, id, actant_value_new_object (actant_kind_get_info (kind)->table,
                                                          (ActantValue *[64]) { NULL }, NULL));

  return actant_record_set (bare, "segments", actant_value_new_list (&whole, 1));
}

static void
wait (ActantOverviewDensity *density)
{
  while (actant_overview_density_is_counting (density))
    g_main_context_iteration (NULL, FALSE);
}

/* The same as counting all of them at once. */
static void
check (ActantOverviewDensity *density,
       ActantCollection      *records,
       guint                  wanted_rows)
{
  static const ActantKind kinds[] = { ACTANT_KIND_CLAIM, ACTANT_KIND_CODING };
  g_autofree guint *wanted = g_new0 (guint, wanted_rows);
  const ActantDensityRow *rows;
  guint n_rows, most, most_wanted = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < actant_collection_get_n (records, kinds[k]); i++)
      {
        const ActantRecord *record = actant_collection_get (records, kinds[k], i);

        wanted[actant_record_get_start (record) * wanted_rows / LENGTH]++;
      }

  wait (density);
  rows = actant_overview_density_get_rows (density, &n_rows, &most);
  g_assert_cmpuint (n_rows, ==, wanted_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_cmpuint (rows[i].n, ==, wanted[i]);
      most_wanted = MAX (most_wanted, wanted[i]);
    }
  g_assert_cmpuint (most, ==, most_wanted);
}

static void
test_density (void)
{
  g_autoptr(ActantOverviewDensity) density = actant_overview_density_new ();
  g_autoptr(ActantCollection) records = actant_collection_new ();
  g_autoptr(GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  guint n_rows, most;

  actant_overview_density_get_rows (density, &n_rows, &most);
  g_assert_cmpuint (n_rows, ==, 0);
  for (guint i = 0; i < N_RECORDS; i++)
    g_ptr_array_add (list, new_passage (i % 3 == 0 ? ACTANT_KIND_CODING : ACTANT_KIND_CLAIM, i,
                                        g_test_rand_int_range (0, LENGTH - 5)));
  actant_overview_density_set_shape (density, LENGTH, 350, FALSE);
  actant_overview_density_set_records (density, records, NULL, NULL);
  actant_collection_load (records, list);
  g_assert_true (actant_overview_density_is_counting (density));
  check (density, records, 350);

  /* In the middle of counting, too, records come, go and move. */
  for (guint i = 0; i < 60; i++)
    {
      guint number = g_test_rand_int_range (0, N_RECORDS + 50);
      g_autoptr(ActantRecord) record =
        new_passage (number % 3 == 0 ? ACTANT_KIND_CODING : ACTANT_KIND_CLAIM, number,
                     g_test_rand_int_range (0, LENGTH - 5));

      if (i % 4 == 0)
        actant_collection_remove (records, actant_record_get_id (record));
      else
        actant_collection_put (records, record);
      g_main_context_iteration (NULL, FALSE);
      if (i % 20 == 0)
        check (density, records, 350);
    }
  check (density, records, 350);
  actant_overview_density_set_shape (density, LENGTH, 1, TRUE);
  check (density, records, 1);
  actant_overview_density_set_records (density, NULL, NULL, NULL);
  actant_overview_density_get_rows (density, &n_rows, &most);
  g_assert_cmpuint (most, ==, 0);
}

static guint
sum_up (ActantOverviewRuler *ruler)
{
  ActantOverviewDensity *density = actant_overview_ruler_get_density (ruler);
  const ActantDensityRow *rows;
  guint n_rows, most, sum = 0;

  wait (density);
  rows = actant_overview_density_get_rows (density, &n_rows, &most);
  for (guint i = 0; i < n_rows; i++)
    sum += rows[i].n;
  return sum;
}

/* In the window the ruler follows edits, their undoing, and the filter. */
static void
test_ruler (void)
{
  g_autofree char *folder = ui_test_new_folder ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  ActantApplication *application;
  ActantWorkspace *workspace;
  ActantOverviewRuler *ruler;
  ActantSession *session;
  ActantWindow *window;

  g_setenv ("ACTANT_CODER", "mina", TRUE);
  for (guint i = 0; i < 400; i++)
    g_string_append (text, "A line of the text that goes on.\n");
  ui_test_write (folder, "brief.txt", text->str);
  application = ui_test_get_application ();
  window = ui_test_open (application, folder, NULL);
  workspace = actant_window_get_workspace (window);
  session = actant_workspace_get_session (workspace);
  ruler = ACTANT_OVERVIEW_RULER (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_OVERVIEW_RULER));
  gtk_test_accessible_assert_role (ruler, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  gtk_test_accessible_assert_property (ruler, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Overview of the text");
  g_assert_cmpuint (sum_up (ruler), ==, 0);

  for (guint i = 0; i < 40; i++)
    g_free (ui_test_add_claim (session, "brief.txt", i * 33, i * 33 + 6,
                               i % 4 == 0 ? "Fourth" : "Other"));
  UI_TEST_WAIT (sum_up (ruler) == 40);
  g_assert_true (actant_session_undo (session, NULL, &error));
  UI_TEST_WAIT (sum_up (ruler) == 39);
  g_assert_true (actant_query_filter_set_query (actant_workspace_get_filter (workspace),
                                                "gist:fourth", &error));
  UI_TEST_WAIT (sum_up (ruler) == 10);
  g_assert_true (actant_session_redo (session, NULL, &error));
  UI_TEST_WAIT (sum_up (ruler) == 10);
  ui_test_save_picture (GTK_WIDGET (window), "overview-filtered.png");
  g_assert_true (actant_query_filter_set_query (actant_workspace_get_filter (workspace), NULL,
                                                &error));
  UI_TEST_WAIT (sum_up (ruler) == 40);
  ui_test_save_picture (GTK_WIDGET (window), "overview.png");

  ui_test_close_all (application);
  ui_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/overview/density", test_density);
  g_test_add_func ("/overview/ruler", test_ruler);

  return g_test_run ();
}
