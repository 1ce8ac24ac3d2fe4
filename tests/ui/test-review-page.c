/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The review of two coders: figures, the queue and its keys, progress. */
#include "config.h"

#include "study-fixture.h"

#include "review/actant-review-page.h"
#include "session/actant-rounds.h"
#include "store/actant-study-folder.h"

#include <string.h>

#define BRIEF "deterrence-brief.txt"

typedef struct
{
  StudyFixture       study;
  ActantReviewPage  *page;
  ActantReviewQueue *queue;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  study_fixture_set_up (&fixture->study, data);
  fixture->page = ACTANT_REVIEW_PAGE (study_fixture_show (&fixture->study, "review", ACTANT_TYPE_REVIEW_PAGE));
  fixture->queue = actant_review_page_get_queue (fixture->page);
  UI_TEST_WAIT (actant_review_get_state (actant_review_page_get_review (fixture->page)) == ACTANT_REVIEW_READY);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  study_fixture_tear_down (&fixture->study, data);
}

static guint
count_listed (Fixture *fixture)
{
  return g_list_model_get_n_items (actant_review_queue_get_list (fixture->queue));
}

static guint
count_consensus (Fixture *fixture)
{
  ActantAnnotationSet *set = actant_session_get_set (fixture->study.session, BRIEF, ACTANT_CONSENSUS, NULL);
  ActantCollection *records = actant_annotation_set_get_records (set);

  return actant_collection_get_n (records, ACTANT_KIND_CLAIM) + actant_collection_get_n (records, ACTANT_KIND_MENTION)
         + actant_collection_get_n (records, ACTANT_KIND_CODING);
}

static const ActantCase *
get_selected (Fixture *fixture)
{
  guint position = actant_case_view_get_position (actant_review_queue_get_view (fixture->queue));

  return actant_adjudication_get (actant_review_get_queue (actant_review_page_get_review (fixture->page)), position);
}

static void
test_figures (Fixture       *fixture,
              gconstpointer  data)
{
  GListModel *rows = actant_review_figures_get_rows (actant_review_page_get_figures (fixture->page));
  const char * const *coders = actant_review_get_coders (actant_review_page_get_review (fixture->page));

  g_assert_cmpstr (coders[0], ==, "jun");
  g_assert_cmpstr (coders[1], ==, "mina");
  actant_review_page_show (fixture->page, "figures");
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 5);
  study_fixture_picture (&fixture->study, "review-figures");

  /* The units behind a figure. */
  g_signal_emit_by_name (actant_review_page_get_figures (fixture->page), "field-activated", "type", ACTANT_KIND_CLAIM);
  g_assert_cmpstr (actant_review_page_get_view (fixture->page), ==, "queue");
  g_assert_cmpuint (count_listed (fixture), ==, 8);
}

/* Each key is one undoable action; a decided case leaves the list of open ones. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  guint before, n_agreed;
  g_autoptr(GError) error = NULL;

  actant_review_page_show (fixture->page, "queue");
  before = count_listed (fixture);
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_a));
  n_agreed = count_consensus (fixture);
  g_assert_cmpuint (n_agreed, ==, 11);
  g_assert_cmpuint (count_listed (fixture), ==, before - n_agreed);
  actant_session_undo (fixture->study.session, NULL, &error);
  g_assert_cmpuint (count_listed (fixture), ==, before);
  actant_session_redo (fixture->study.session, NULL, &error);
  g_assert_no_error (error);

  while (get_selected (fixture)->records->pdata[0] == NULL || get_selected (fixture)->records->pdata[1] == NULL)
    g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_n));
  study_fixture_picture (&fixture->study, "review-queue");
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_2));
  g_assert_cmpuint (count_consensus (fixture), ==, n_agreed + 1);
  g_assert_cmpuint (count_listed (fixture), ==, before - n_agreed - 1);
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_g));
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_x));
  g_assert_cmpuint (count_listed (fixture), ==, before - n_agreed - 2);
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_d));
  g_assert_cmpuint (count_listed (fixture), ==, before - n_agreed - 2);   /* deferred ones stay */

  actant_review_queue_filter (fixture->queue, ACTANT_CASES_DECIDED, NULL, ACTANT_KIND_NONE);
  g_assert_cmpuint (count_listed (fixture), ==, n_agreed + 2);
  for (guint i = 0; i < 4; i++)
    g_assert_true (actant_session_undo (fixture->study.session, NULL, &error));
  g_assert_cmpuint (count_consensus (fixture), ==, 0);
  g_assert_cmpuint (count_listed (fixture), ==, 0);
  for (guint i = 0; i < 4; i++)
    g_assert_true (actant_session_redo (fixture->study.session, NULL, &error));
  g_assert_cmpuint (count_listed (fixture), ==, n_agreed + 2);
}

/* Fields of both coders into one record. */
static void
test_combine (Fixture       *fixture,
              gconstpointer  data)
{
  ActantCaseView *view = actant_review_queue_get_view (fixture->queue);
  g_autofree char *wanted = NULL;
  const ActantRecord *result;
  guint position;

  actant_review_page_show (fixture->page, "queue");
  actant_review_queue_filter (fixture->queue, ACTANT_CASES_OPEN, "type", ACTANT_KIND_CLAIM);
  while (get_selected (fixture)->records->pdata[0] == NULL || get_selected (fixture)->records->pdata[1] == NULL)
    g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_n));
  position = actant_case_view_get_position (view);
  wanted = g_strdup (actant_record_get_text (get_selected (fixture)->records->pdata[1], "type"));
  g_assert_true (actant_case_view_choose (view, "type", 1));
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_Return));
  {
    const ActantCase *item =
      actant_adjudication_get (actant_review_get_queue (actant_review_page_get_review (fixture->page)), position);

    g_assert_cmpint (item->verdict, ==, ACTANT_VERDICT_COMBINE);
    result = actant_collection_lookup (actant_annotation_set_get_records (
                                         actant_session_get_set (fixture->study.session, BRIEF, ACTANT_CONSENSUS, NULL)),
                                       item->result);
  }
  g_assert_cmpstr (actant_record_get_text (result, "type"), ==, wanted);
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (result, "from")), ==, 2);
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  ActantReviewProgress *progress = actant_review_page_get_progress (fixture->page);

  actant_review_page_show (fixture->page, "progress");
  g_assert_cmpuint (g_list_model_get_n_items (actant_review_progress_get_texts (progress)), ==, 2);
  actant_review_progress_toggle (progress, BRIEF);
  g_assert_true (actant_session_is_finished (fixture->study.session, BRIEF, "mina"));
  study_fixture_picture (&fixture->study, "review-progress");
  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_false (actant_session_is_finished (fixture->study.session, BRIEF, "mina"));
  g_assert_true (actant_session_redo (fixture->study.session, NULL, NULL));
  g_assert_true (actant_session_is_finished (fixture->study.session, BRIEF, "mina"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

  ADD ("/review-page/figures", test_figures);
  ADD ("/review-page/keys", test_keys);
  ADD ("/review-page/combine", test_combine);
  ADD ("/review-page/progress", test_progress);

  return g_test_run ();
}
