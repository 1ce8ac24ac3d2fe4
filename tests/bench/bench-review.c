/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the window is kept from its events while two coders' work is reviewed and a text is
 * corrected.
 *
 * Usage: bench-review [CLAIMS [MEGABYTES]], default 50000 claims of each coder and 1; on a display.
 * Milliseconds of CPU time of the main thread, and by the clock; what was on the stack of stalls
 * above 30 ms follows. */
#include "config.h"

#include "../ui/ui-test-util.h"
#include "bench-steps.h"
#include "review/actant-report-saver.h"
#include "review/actant-review-page.h"
#include "session/actant-correction.h"

#include <stdlib.h>
#include <string.h>

#define TEXT "text.txt"
#define OTHER "other"

static ActantApplication *application;
static ActantWindow *window;
static ActantWorkspace *workspace;
static ActantWork *saving;
static char *folder;

/* ---- The study ---- */

static void
replace (GString    *json,
         const char *from,
         const char *to)
{
  g_assert_cmpuint (g_string_replace (json, from, to, 0), >, 0);
}

/* The other coder marks the same, and holds forecasts for reports. */
static void
write_other (void)
{
  g_autofree char *from = g_build_filename (folder, TEXT "." BENCH_CODER ".annotations.json", NULL);
  g_autofree char *to = g_build_filename (folder, TEXT "." OTHER ".annotations.json", NULL);
  g_autofree char *content = NULL;
  g_autoptr(GString) json = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (from, &content, NULL, &error);
  g_assert_no_error (error);
  json = g_string_new (content);
  replace (json, "-7000-8000-", "-7000-8001-");
  replace (json, "\"" BENCH_CODER "\"", "\"" OTHER "\"");
  replace (json, "\"forecast\"", "\"report\"");
  g_file_set_contents (to, json->str, json->len, &error);
  g_assert_no_error (error);
}

/* ---- Steps ---- */

static gboolean
is_loaded (void)
{
  return !actant_workspace_is_loading (workspace);
}

static ActantReviewPage *
get_page (void)
{
  return ACTANT_REVIEW_PAGE (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_REVIEW_PAGE));
}

static ActantReview *
get_review (void)
{
  return actant_review_page_get_review (get_page ());
}

static gboolean
is_ready (void)
{
  return get_page () != NULL && actant_review_get_state (get_review ()) == ACTANT_REVIEW_READY;
}

static void
open_window (void)
{
  window = ui_test_open (application, folder, TEXT);
  workspace = actant_window_get_workspace (window);
}

static void
show_review (void)
{
  actant_workspace_show_page (workspace, "review");
}

static void
compare (void)
{
  actant_review_page_show (get_page (), "figures");
  if (actant_review_get_state (get_review ()) != ACTANT_REVIEW_READY)
    actant_review_start (get_review ());
}

static void
show_cases (void)
{
  actant_review_page_show (get_page (), "queue");
}

static void
show_figures (void)
{
  actant_review_page_show (get_page (), "figures");
}

static void
show_matrix (void)
{
  GPtrArray *figures = actant_review_get_figures (get_review ());

  for (guint i = 0; i < figures->len; i++)
    {
      const ActantAgreementRow *figure = figures->pdata[i];

      if (figure->kind == ACTANT_KIND_CLAIM && strcmp (figure->field, "type") == 0)
        {
          actant_review_matrix_show (actant_review_figures_get_matrix (actant_review_page_get_figures (get_page ())),
                                     figure);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
change_shape (void)
{
  actant_review_matrix_set_shape (actant_review_figures_get_matrix (actant_review_page_get_figures (get_page ())), 1);
}

static gboolean
is_saved (void)
{
  return !actant_work_is_running (saving);
}

static void
save_report (void)
{
  g_autofree char *path = g_build_filename (folder, "report.html", NULL);

  saving = actant_report_saver_write (get_review (), "html", path);
}

static void
show_text (void)
{
  actant_workspace_show_page (workspace, ACTANT_PAGE_TEXT);
}

/* As the dialog does while the user writes, and after it. */
static void
keep (void)
{
  actant_session_keep_before_correction (actant_workspace_get_session (workspace), TEXT);
}

static void
correct (void)
{
  g_autoptr(GError) error = NULL;

  actant_session_correct_text (actant_workspace_get_session (workspace), TEXT, 1000, 1004, "other words", &error);
  g_assert_no_error (error);
}

static void
undo (void)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
}

int
main (int    argc,
      char **argv)
{
  static const BenchStep steps[] = {
    { "open", open_window, is_loaded },
    { "review page", show_review },
    { "comparison", compare, is_ready },
    { "cases", show_cases },
    { "figures", show_figures },
    { "a matrix", show_matrix },
    { "its other shape", change_shape },
    { "the report", save_report, is_saved },
    { "text", show_text },
    { "a correction begins", keep },
    { "a correction", correct, is_loaded },
    { "keeping the corrected text", keep },
    { "undo of it", undo, is_loaded },
  };
  guint n_claims = argc > 1 ? strtoul (argv[1], NULL, 10) : 50000;
  double megabytes = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 1;
  g_autoptr(ActantSourceText) source = bench_text_new (megabytes, 7);
  g_autoptr(GPtrArray) claims = bench_claims_new (source, n_claims, 8, BENCH_CLAIMS_QUOTED);

  ui_test_init (&argc, &argv);
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_setenv ("ACTANT_CODER", BENCH_CODER, TRUE);
  application = ui_test_get_application ();
  folder = bench_folder_new ();
  bench_study_write (folder, TEXT, source, claims);
  g_clear_pointer (&claims, g_ptr_array_unref);
  write_other ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    bench_step_measure (&steps[i]);

  g_clear_object (&saving);
  ui_test_close_all (application);
  bench_folder_remove (folder);
  g_free (folder);

  return 0;
}
