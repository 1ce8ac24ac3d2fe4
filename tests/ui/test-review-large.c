/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two coders with 20,000 claims each: compared, measured, looked at and reported with no long wait
 * between two looks at the window's events. */
#include "config.h"

#include "ui-test-util.h"

#include "review/actant-report-saver.h"
#include "review/actant-review-page.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_TEXTS 25
#define N_CLAIMS 400    /* a coder in each text */
#define N_LARGE 10000    /* in one text more */
#define N_ACTORS 50
#define WIDTH 40        /* code points from one claim to the next */
/* Milliseconds of the main thread's CPU time, for any build, with sanitizers, too: without steps it is
 * more than a second. The true figures, under 50, are among the messages. */
#define LONGEST 150
/* Seconds that γ of the large text may take on a busy machine. */
#define PATIENCE 180

typedef struct
{
  ActantApplication *application;
  char              *folder;
  ActantWindow      *window;
  ActantReviewPage  *page;
  ActantReview      *review;
} Fixture;

static const char * const types[] = { "act", "forecast", "threat", "demand", "report", "evaluation" };

static void
write_claims (Fixture    *fixture,
              const char *text,
              const char *sha256,
              const char *coder,
              guint       n)
{
  g_autofree char *name = g_strdup_printf ("%s.%s.annotations.json", text, coder);
  g_autoptr(GRand) random = g_rand_new_with_seed (g_str_hash (name));
  g_autoptr(GString) json = g_string_new (NULL);

  g_string_printf (json, "{\"format\": \"actant-annotations\", \"version\": 1, \"set\": "
                   "\"0192f3a1-0000-7000-9000-%012x\", \"coder\": {\"slug\": \"%s\"}, "
                   "\"source\": {\"file\": \"%s\", \"sha256\": \"%s\"}, \"annotations\": [",
                   g_str_hash (name), coder, text, sha256);
  for (guint i = 0; i < n; i++)
    {
      guint start = i * WIDTH + g_rand_int_range (random, 0, 12);

      g_string_append_printf (json, "%s\n{\"id\": \"0192f3a1-0000-7000-8%03x-%04x%08x\", \"kind\": "
                              "\"claim\", \"segments\": [{\"start\": %u, \"end\": %u}], \"gist\": \"Claim %u\", "
                              "\"type\": \"%s\", \"standing\": \"%s\", \"subjects\": [\"0192f3a1-0000-7000-8000-%012x\"], "
                              "\"polarity\": \"%s\", \"certainty\": %d}", i > 0 ? "," : "",
                              g_str_hash (name) % 4096, i, g_str_hash (name), start, (i + 1) * WIDTH, i,
                              types[MIN (i % 6 + (g_rand_double (random) < 0.1), 5)],
                              i % 9 == 0 ? "supposed" : "asserted", i % N_ACTORS, i % 7 == 0 ? "−" : "+", 1 + i % 5);
    }
  g_string_append (json, "]}");
  ui_test_write (fixture->folder, name, json->str);
}

static void
write_actors (Fixture *fixture)
{
  g_autoptr(GString) json = g_string_new ("{\"format\": \"actant-study\", \"version\": 1, \"set\": "
                                          "\"0192f3a1-0000-7000-b000-000000000000\", \"coder\": {\"slug\": \"mina\"}, "
                                          "\"actors\": [");

  for (guint i = 0; i < N_ACTORS; i++)
    g_string_append_printf (json, "%s\n{\"id\": \"0192f3a1-0000-7000-8000-%012x\", \"name\": \"Actor %u\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (json, "]}");
  ui_test_write (fixture->folder, "study.mina.json", json->str);
}

static void
write_text (Fixture    *fixture,
            const char *name,
            guint       n)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *sha256 = NULL;

  for (guint i = 0; i < n * WIDTH / 5; i++)
    g_string_append (words, "Text ");
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words->str, -1);
  ui_test_write (fixture->folder, name, words->str);
  write_claims (fixture, name, sha256, "mina", n);
  write_claims (fixture, name, sha256, "jun", n);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_setenv ("ACTANT_CODER", "mina", TRUE);
  fixture->application = ui_test_get_application ();
  fixture->folder = ui_test_new_folder ();
  write_actors (fixture);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("t%02u.txt", i);

      write_text (fixture, name, N_CLAIMS);
    }
  write_text (fixture, "u-large.txt", N_LARGE);
  fixture->window = ui_test_open (fixture->application, fixture->folder, NULL);
  actant_workspace_show_page (actant_window_get_workspace (fixture->window), "review");
  fixture->page = ACTANT_REVIEW_PAGE (ui_test_find (GTK_WIDGET (fixture->window), ACTANT_TYPE_REVIEW_PAGE));
  fixture->review = actant_review_page_get_review (fixture->page);
  actant_review_page_show (fixture->page, "figures");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_test_close_all (fixture->application);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Turns the loop until the work has ended. */
static void
wait_for (ActantWork *work)
{
  gint64 until = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  while (actant_work_is_running (work) && g_get_monotonic_time () < until)
    ui_test_iterate ();
  g_assert_false (actant_work_is_running (work));
}

static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *view = ui_test_find (GTK_WIDGET (actant_review_page_get_figures (fixture->page)), GTK_TYPE_COLUMN_VIEW);
  GListModel *cases = actant_review_queue_get_list (actant_review_page_get_queue (fixture->page));
  g_autofree char *path = g_build_filename (fixture->folder, "round.html", NULL);
  g_autoptr(ActantWork) work = NULL;
  GPtrArray *figures;
  double stalls[4];
  guint n;

  UI_TEST_WAIT (actant_review_get_state (fixture->review) == ACTANT_REVIEW_READY);
  ui_test_drain ();
  actant_test_stall_begin ();
  actant_review_start (fixture->review);
  UI_TEST_WAIT (actant_review_get_state (fixture->review) == ACTANT_REVIEW_READY);
  ui_test_drain ();
  stalls[0] = actant_test_stall_end ("comparing");
  n = g_list_model_get_n_items (cases);
  g_assert_cmpuint (n, >=, 20000);

  actant_test_stall_begin ();
  actant_review_ask (fixture->review, &(ActantReviewRequest) { .measure = (char *) "alpha", .by_code = TRUE,
                                                               .n_draws = 1000 });
  wait_for (actant_review_get_work (fixture->review));
  ui_test_drain ();
  stalls[1] = actant_test_stall_end ("computing, with intervals");
  figures = actant_review_get_figures (fixture->review);
  g_assert_cmpuint (figures->len, >, 10);

  actant_test_stall_begin ();
  g_signal_emit_by_name (view, "activate", 0);
  ui_test_drain ();
  stalls[2] = actant_test_stall_end ("what is behind a figure");
  g_assert_cmpuint (g_list_model_get_n_items (cases), <, n);

  actant_test_stall_begin ();
  work = actant_report_saver_write (fixture->review, "html", path);
  wait_for (work);
  ui_test_drain ();
  stalls[3] = actant_test_stall_end ("saving the report");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  for (guint i = 0; i < G_N_ELEMENTS (stalls); i++)
    g_assert_cmpfloat (stalls[i], <, LONGEST);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add ("/review-large/two-coders", Fixture, NULL, set_up, test_large, tear_down);

  return g_test_run ();
}
