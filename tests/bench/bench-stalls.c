/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the window is kept from its events while it does what takes long, on a large study.
 *
 * Usage: bench-stalls [CLAIMS [MEGABYTES]], default 100000 and 1; on a display. Milliseconds of CPU
 * time of the main thread, and by the clock; what was on the stack of stalls above 30 ms follows. */
#include "config.h"

#include "../ui/ui-test-util.h"
#include "bench-steps.h"
#include "scenario/actant-scenario-page.h"
#include "study/actant-claims-page.h"
#include "window/actant-export-dialog.h"
#include "window/actant-find-bar.h"

#include <stdlib.h>

static ActantApplication *application;
static ActantWindow *window;
static ActantWorkspace *workspace;
static char *folder;

/* Whether nothing is being read, filtered, sorted or laid out. */
static gboolean
is_idle (void)
{
  GtkWidget *claims = ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_CLAIMS_PAGE);
  GtkWidget *scenarios = ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_SCENARIO_PAGE);

  return !actant_workspace_is_loading (workspace)
         && (claims == NULL || !actant_claims_page_is_working (ACTANT_CLAIMS_PAGE (claims)))
         && (scenarios == NULL || !actant_scenario_model_is_working (
           actant_scenario_page_get_model (ACTANT_SCENARIO_PAGE (scenarios))));
}

static void
measure (const char *what,
         void      (*func) (void))
{
  bench_step_measure (&(BenchStep) { what, func, is_idle });
}

static void
open_window (void)
{
  window = ui_test_open (application, folder, "text.txt");
  workspace = actant_window_get_workspace (window);
}

static void
show_claims (void)
{
  actant_workspace_show_page (workspace, "claims");
}

static void
sort_claims (void)
{
  actant_claims_table_sort (actant_claims_page_get_table (ACTANT_CLAIMS_PAGE (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_CLAIMS_PAGE))),
                            "gist", TRUE);
}

static void
show_codebook (void)
{
  actant_workspace_show_page (workspace, "codebook");
}

static void
show_scenarios (void)
{
  actant_workspace_show_page (workspace, "scenarios");
}

static void
show_memos (void)
{
  actant_workspace_show_page (workspace, "memos");
}

static void
show_text (void)
{
  actant_workspace_show_page (workspace, ACTANT_PAGE_TEXT);
}

static void
add_claim (void)
{
  g_free (ui_test_add_claim (actant_workspace_get_session (workspace), "text.txt", 100, 180, "New"));
}

static void
add_scenarios (void)
{
  static const char * const titles[] = { "Escalation", "Freeze", "Talks" };
  ActantSession *session = actant_workspace_get_session (workspace);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Scenarios");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr(ActantRecord) bare = actant_session_new_record (session, ACTANT_KIND_SCENARIO);
      g_autoptr(ActantRecord) scenario = actant_record_set (bare, "title",
                                                            actant_value_new_text (titles[i]));

      g_assert_true (actant_session_put (session, edit, NULL, scenario));
    }
  actant_session_apply (session, edit, &error);
  g_assert_no_error (error);
}

static ActantScenarioPage *
get_scenario_page (void)
{
  return ACTANT_SCENARIO_PAGE (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_SCENARIO_PAGE));
}

/* The claim in the first row, in the scenario that is shown. */
static void
rate_claim (void)
{
  static guint n;
  ActantScenarioModel *model = actant_scenario_page_get_model (get_scenario_page ());
  const char *claim = actant_claim_item_get_id (actant_scenario_model_get_item (model, 0));

  g_assert_true (actant_scenario_model_rate (model, claim, actant_scenario_model_get_shown (model),
                                             n++ % 2 == 0 ? "CC" : "II"));
}

static void
show_view (const char *view)
{
  actant_scenario_page_show_view (get_scenario_page (), view);
}

static void
show_matrix (void)
{
  show_view ("matrix");
}

static void
sort_matrix (void)
{
  actant_matrix_view_sort (actant_scenario_page_get_matrix (get_scenario_page ()), TRUE);
}

static void
unsort_matrix (void)
{
  actant_matrix_view_sort (actant_scenario_page_get_matrix (get_scenario_page ()), FALSE);
}

static void
show_checks (void)
{
  show_view ("checks");
}

static void
undo (void)
{
  g_autoptr(GError) error = NULL;

  actant_session_undo (actant_workspace_get_session (workspace), NULL, &error);
  g_assert_no_error (error);
}

static void
filter (const char *query)
{
  g_autoptr(GError) error = NULL;

  actant_query_filter_set_query (actant_workspace_get_filter (workspace), query, &error);
  g_assert_no_error (error);
}

static void
filter_type (void)
{
  filter ("type:forecast");
}

static void
filter_words (void)
{
  filter ("-type:forecast a");
}

static void
filter_nothing (void)
{
  filter ("");
}

static void
find (const char *pattern)
{
  GtkWidget *bar = ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_FIND_BAR);

  actant_find_bar_open (ACTANT_FIND_BAR (bar));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (bar, GTK_TYPE_SEARCH_ENTRY)), pattern);
}

static void
find_letter (void)
{
  find ("e");
}

static void
find_in_study (void)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find-in-study", NULL);
  find ("an");
}

static void
close_find (void)
{
  actant_find_bar_close (ACTANT_FIND_BAR (ui_test_find (GTK_WIDGET (window),
                                                        ACTANT_TYPE_FIND_BAR)));
}

static void
suggest (void)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.suggest", NULL);
}

static void
export_all (void)
{
  g_autofree char *path = g_build_filename (folder, "report.html", NULL);
  g_autoptr(GFile) output = g_file_new_for_path (path);
  ActantExportDialog *dialog;

  actant_export_dialog_present (GTK_WINDOW (window), workspace);
  dialog = ACTANT_EXPORT_DIALOG (ui_test_find_toplevel (ACTANT_TYPE_EXPORT_DIALOG));
  actant_export_dialog_set_format (dialog, "html");
  bench_settle ();
  actant_export_dialog_write (dialog, output);
  while (actant_export_dialog_is_writing (dialog))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
save (void)
{
  actant_session_save_async (actant_workspace_get_session (workspace), NULL, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  guint n_claims = argc > 1 ? strtoul (argv[1], NULL, 10) : 100000;
  double megabytes = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 1;
  g_autoptr(ActantSourceText) source = bench_text_new (megabytes, 7);
  g_autoptr(GPtrArray) claims = bench_claims_new (source, n_claims, 8, BENCH_CLAIMS_QUOTED);

  ui_test_init (&argc, &argv);
  g_setenv ("ACTANT_CODER", BENCH_CODER, TRUE);
  application = ui_test_get_application ();
  folder = bench_folder_new ();
  bench_study_write (folder, "text.txt", source, claims);
  g_clear_pointer (&claims, g_ptr_array_unref);

  measure ("open", open_window);
  measure ("claims page", show_claims);
  measure ("claims sorted", sort_claims);
  measure ("codebook page", show_codebook);
  measure ("a claim, with the codebook shown", add_claim);
  measure ("undo", undo);
  measure ("three scenarios", add_scenarios);
  measure ("scenarios page", show_scenarios);
  measure ("a rating, with scenarios shown", rate_claim);
  measure ("another rating", rate_claim);
  measure ("the matrix of the scenarios", show_matrix);
  measure ("a rating, with the matrix shown", rate_claim);
  measure ("the matrix, most telling first", sort_matrix);
  measure ("the matrix as in the texts", unsort_matrix);
  measure ("undo", undo);
  measure ("the checks of the scenarios", show_checks);
  measure ("a claim, with scenarios shown", add_claim);
  measure ("memos page", show_memos);
  measure ("text", show_text);
  measure ("a claim, with the text shown", add_claim);
  measure ("filter: one type", filter_type);
  measure ("filter: words, the other types", filter_words);
  measure ("a claim, filtered", add_claim);
  measure ("filter: all again", filter_nothing);
  measure ("find a letter", find_letter);
  measure ("find in the study", find_in_study);
  measure ("close the find bar", close_find);
  measure ("save", save);
  measure ("suggestions", suggest);
  measure ("a claim, with suggestions", add_claim);
  measure ("export of a report", export_all);

  ui_test_close_all (application);
  bench_folder_remove (folder);
  g_free (folder);

  return 0;
}
