/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The review of two coders: figures, the queue and its keys, progress. */
#include "config.h"

#include "study-fixture.h"

#include "memo/actant-memo-page.h"
#include "review/actant-report-saver.h"
#include "review/actant-review-page.h"
#include "review/actant-round-dialog.h"
#include "session/actant-memo-thread.h"
#include "session/actant-rounds.h"
#include "store/actant-study-folder.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define BRIEF "deterrence-brief.txt"

/* Logical pixels that the page has to make do with. */
#define NARROW 640

typedef struct
{
  StudyFixture       study;
  ActantReviewPage  *page;
  ActantReviewQueue *queue;
} Fixture;

static void
find_page (Fixture *fixture)
{
  fixture->page = ACTANT_REVIEW_PAGE (study_fixture_show (&fixture->study, "review", ACTANT_TYPE_REVIEW_PAGE));
  fixture->queue = actant_review_page_get_queue (fixture->page);
  UI_TEST_WAIT (actant_review_get_state (actant_review_page_get_review (fixture->page)) == ACTANT_REVIEW_READY);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  study_fixture_set_up (&fixture->study, data);
  find_page (fixture);
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
         + actant_collection_get_n (records, ACTANT_KIND_CODING)
         + actant_collection_get_n (records, ACTANT_KIND_RELATION);
}

static const ActantCase *
get_selected (Fixture *fixture)
{
  guint position = actant_case_view_get_position (actant_review_queue_get_view (fixture->queue));

  return actant_adjudication_get (actant_review_get_queue (actant_review_page_get_review (fixture->page)), position);
}

/* Whether the keyboard is on the row that is selected. */
static gboolean
is_on_selected (GtkRoot *root)
{
  return (gtk_widget_get_state_flags (gtk_root_get_focus (root)) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* Asks for figures and waits for them. */
static GPtrArray *
ask (Fixture                   *fixture,
     const ActantReviewRequest *request)
{
  ActantReview *review = actant_review_page_get_review (fixture->page);

  actant_review_ask (review, request);
  UI_TEST_WAIT (actant_review_get_figures (review) != NULL);

  return actant_review_get_figures (review);
}

static const ActantAgreementRow *
find_figure (GPtrArray  *figures,
             ActantKind  kind,
             const char *field,
             const char *code)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const ActantAgreementRow *figure = figures->pdata[i];

      if (figure->kind == kind && strcmp (figure->field, field) == 0 && g_strcmp0 (figure->code, code) == 0)
        return figure;
    }
  g_assert_not_reached ();
}

static guint
find_position (Fixture    *fixture,
               ActantKind  kind,
               const char *field,
               const char *code)
{
  GPtrArray *figures = actant_review_get_figures (actant_review_page_get_review (fixture->page));
  guint position;

  g_assert_true (g_ptr_array_find (figures, find_figure (figures, kind, field, code), &position));

  return position;
}

static void
press_enter (Fixture    *fixture,
             ActantKind  kind,
             const char *field,
             const char *code)
{
  GtkWidget *view = ui_test_find (GTK_WIDGET (actant_review_page_get_figures (fixture->page)), GTK_TYPE_COLUMN_VIEW);

  actant_review_page_show (fixture->page, "figures");
  g_signal_emit_by_name (view, "activate", find_position (fixture, kind, field, code));
}

static void
test_figures (Fixture       *fixture,
              gconstpointer  data)
{
  GListModel *rows = actant_review_figures_get_rows (actant_review_page_get_figures (fixture->page));
  ActantReview *review = actant_review_page_get_review (fixture->page);
  const char * const *coders = actant_review_get_coders (review);
  GPtrArray *figures = actant_review_get_figures (review);

  g_assert_cmpstr (coders[0], ==, "jun");
  g_assert_cmpstr (coders[1], ==, "mina");
  actant_review_page_show (fixture->page, "figures");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, figures->len);
  g_assert_cmpuint (figures->len, >, 5);
  g_assert_cmpfloat_with_epsilon (find_figure (figures, ACTANT_KIND_CLAIM, "type", NULL)->value, 0.7836, 0.0001);
  g_assert_nonnull (find_figure (figures, ACTANT_KIND_CLAIM, "said.anchor", NULL)->undefined);
  study_fixture_picture (&fixture->study, "review-figures");

  /* The units behind a figure, and no others. */
  press_enter (fixture, ACTANT_KIND_CLAIM, "type", NULL);
  g_assert_cmpstr (actant_review_page_get_view (fixture->page), ==, "queue");
  g_assert_cmpuint (count_listed (fixture), ==, 8);
}

/* Each code against the rest; passages, with what was matched; intervals; one text. */
static void
test_requests (Fixture       *fixture,
               gconstpointer  data)
{
  ActantReviewMatrix *view = actant_review_figures_get_matrix (actant_review_page_get_figures (fixture->page));
  const ActantAgreementMatrix *matrix;
  const ActantAgreementRow *figure;
  GPtrArray *figures;
  guint n = 0;

  figures = ask (fixture, &(ActantReviewRequest) { .measure = (char *) "kappa", .by_code = TRUE });
  figure = find_figure (figures, ACTANT_KIND_CLAIM, "type", "forecast");
  g_assert_cmpfloat_with_epsilon (figure->value, 0.8686, 0.0001);
  press_enter (fixture, ACTANT_KIND_CLAIM, "type", "forecast");
  g_assert_cmpuint (count_listed (fixture), ==, 3);
  g_assert_cmpuint (figure->n_differ, ==, 3);
  study_fixture_picture (&fixture->study, "review-codes");

  figures = ask (fixture, &(ActantReviewRequest) { .measure = (char *) "f1", .n_draws = 200 });
  figure = find_figure (figures, ACTANT_KIND_CLAIM, "passage", NULL);
  g_assert_cmpfloat_with_epsilon (figure->value, 94.0 / 155, 1e-9);
  g_assert_cmpfloat (figure->low, <, figure->value);
  g_assert_cmpfloat (figure->high, >, figure->value);
  press_enter (fixture, ACTANT_KIND_CLAIM, "passage", NULL);
  g_assert_cmpuint (count_listed (fixture), ==, 61);
  actant_review_matrix_show (view, figure);
  matrix = actant_agreement_chart_get_matrix (actant_review_matrix_get_chart (view));
  g_assert_cmpint (matrix->shape, ==, ACTANT_MATRIX_KINDS);
  for (guint i = 0; i < matrix->columns->len; i++)
    n += actant_agreement_matrix_get (matrix, 2, i);
  g_assert_cmpuint (n, ==, 108);
  g_assert_cmpuint (actant_agreement_matrix_get (matrix, 2, 2) + actant_agreement_matrix_get (matrix, 2, 3), ==, 61);
  study_fixture_picture (&fixture->study, "review-passages");

  figures = ask (fixture, &(ActantReviewRequest) { .measure = (char *) "u", .text = (char *) BRIEF });
  g_assert_cmpstr (find_figure (figures, ACTANT_KIND_CLAIM, "passage", NULL)->text, ==, BRIEF);
}

static void
collect_drop_down (GtkWidget *widget,
                   gpointer   data)
{
  if (GTK_IS_DROP_DOWN (widget))
    g_ptr_array_add (data, widget);
}

static void
find_intervals (GtkWidget *widget,
                gpointer   data)
{
  if (GTK_IS_TOGGLE_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Intervals") == 0)
    *(GtkWidget **) data = widget;
}

/* What is chosen above the table is what is computed; intervals until they are switched off. */
static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  ActantReview *review = actant_review_page_get_review (fixture->page);
  ActantReviewFigures *view = actant_review_page_get_figures (fixture->page);
  g_autoptr(GPtrArray) choices = g_ptr_array_new ();
  GtkWidget *intervals = NULL;
  const ActantAgreementRow *figure;

  actant_review_page_show (fixture->page, "figures");
  ui_test_foreach (GTK_WIDGET (view), collect_drop_down, choices);
  ui_test_foreach (GTK_WIDGET (view), find_intervals, &intervals);
  g_assert_cmpuint (choices->len, ==, 5);   /* measure, text, coders, codes; the matrix */

  gtk_drop_down_set_selected (choices->pdata[0], 2);
  UI_TEST_WAIT (actant_review_get_figures (review) != NULL);
  g_assert_cmpstr (find_figure (actant_review_get_figures (review), ACTANT_KIND_CLAIM, "type", NULL)->measure, ==, "kappa");
  gtk_drop_down_set_selected (choices->pdata[1], 1);
  gtk_drop_down_set_selected (choices->pdata[3], 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (intervals), TRUE);
  /* 10,000 draws of each figure, on a busy machine, too. */
  for (gint64 until = g_get_monotonic_time () + 120 * G_USEC_PER_SEC;
       actant_review_get_figures (review) == NULL && g_get_monotonic_time () < until;)
    ui_test_iterate ();
  figure = find_figure (actant_review_get_figures (review), ACTANT_KIND_CLAIM, "type", "forecast");
  g_assert_cmpstr (figure->text, ==, BRIEF);
  g_assert_cmpfloat (figure->low, <, figure->value);
  study_fixture_picture (&fixture->study, "review-intervals");

  /* Intervals that are cancelled are left out. */
  gtk_drop_down_set_selected (choices->pdata[0], 5);
  actant_work_cancel (actant_review_get_work (review));
  UI_TEST_WAIT (actant_review_get_figures (review) != NULL);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (intervals)));
  figure = find_figure (actant_review_get_figures (review), ACTANT_KIND_CLAIM, "type", NULL);
  g_assert_cmpstr (figure->measure, ==, "alpha");
  g_assert_true (isnan (figure->low));

  /* A measure along the text is for one text: nothing is listed for all of them. */
  gtk_drop_down_set_selected (choices->pdata[0], 11);
  UI_TEST_WAIT (actant_review_get_figures (review) != NULL);
  g_assert_cmpstr (((ActantAgreementRow *) actant_review_get_figures (review)->pdata[0])->field, ==, "passage");
  gtk_drop_down_set_selected (choices->pdata[1], 0);
  UI_TEST_WAIT (actant_review_get_figures (review) != NULL);
  g_assert_cmpstr (actant_review_get_request (review)->measure, ==, "boundary");
  g_assert_cmpuint (actant_review_get_figures (review)->len, ==, 0);
}

/* With the threshold at 100 percent only equal passages are about the same. */
static void
test_overlap (Fixture       *fixture,
              gconstpointer  data)
{
  ActantReview *review = actant_review_page_get_review (fixture->page);
  GtkWidget *spin = ui_test_find (GTK_WIDGET (actant_review_page_get_figures (fixture->page)), GTK_TYPE_SPIN_BUTTON);
  GPtrArray *figures;

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 100);
  UI_TEST_WAIT (actant_review_get_threshold (review) == 1);
  UI_TEST_WAIT (actant_review_get_state (review) == ACTANT_REVIEW_READY);
  figures = ask (fixture, &(ActantReviewRequest) { .measure = (char *) "f1" });
  g_assert_cmpfloat_with_epsilon (find_figure (figures, ACTANT_KIND_CLAIM, "passage", NULL)->value, 46.0 / 155, 0.03);
  figures = ask (fixture, &(ActantReviewRequest) { .measure = (char *) "f1-exact" });
  g_assert_cmpfloat_with_epsilon (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), 100, 1e-9);
}

static guint
count_groups (ActantReview *review)
{
  g_auto(GStrv) groups = actant_review_list_groups (review);

  return g_strv_length (groups);
}

/* A coder is scored against the consensus, and what is behind it is found in the queue. */
static void
test_gold (Fixture       *fixture,
           gconstpointer  data)
{
  ActantReview *review = actant_review_page_get_review (fixture->page);
  g_auto(GStrv) groups = NULL;
  const ActantAgreementRow *figure;
  GPtrArray *figures;
  guint n_only = 0;

  g_assert_cmpuint (count_groups (review), ==, 0);
  actant_review_page_show (fixture->page, "queue");
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_a));
  while (get_selected (fixture)->records->pdata[0] == NULL || get_selected (fixture)->records->pdata[1] != NULL)
    g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_n));
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_1));   /* what jun alone has */

  g_assert_true (actant_session_save (fixture->study.session, NULL));
  UI_TEST_WAIT (count_groups (review) == 2);
  groups = actant_review_list_groups (review);
  g_assert_cmpstr (groups[1], ==, "mina consensus");
  figures = ask (fixture, &(ActantReviewRequest) { .measure = (char *) "recall", .coders = groups[1] });
  for (guint i = 0; i < figures->len; i++)
    {
      figure = figures->pdata[i];
      g_assert_cmpstr (figure->gold, ==, "consensus");
      if (strcmp (figure->field, "passage") == 0 && figure->value < 1)
        {
          g_assert_cmpfloat_with_epsilon (figure->value, 1 - 1.0 / figure->n_units, 1e-9);
          n_only++;
        }
    }
  g_assert_cmpuint (n_only, ==, 1);
  actant_review_figures_update (actant_review_page_get_figures (fixture->page));
  actant_review_page_show (fixture->page, "figures");
  study_fixture_picture (&fixture->study, "review-gold");
  figure = find_figure (figures, ACTANT_KIND_MENTION, "passage", NULL);
  g_assert_cmpuint (figure->n_differ, ==, 1);
  press_enter (fixture, ACTANT_KIND_MENTION, "passage", NULL);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  g_assert_nonnull (get_selected (fixture)->result);   /* the one that came from jun */
  figures = ask (fixture, &(ActantReviewRequest) { .measure = (char *) "precision", .coders = groups[1] });
  figure = find_figure (figures, ACTANT_KIND_CLAIM, "passage", NULL);
  press_enter (fixture, ACTANT_KIND_CLAIM, "passage", NULL);
  g_assert_cmpuint (count_listed (fixture), ==, figure->n_differ);
  g_assert_cmpuint (figure->n_differ, >, 20);   /* what mina has and nobody decided on */
}

static guint
count_coders (Fixture *fixture)
{
  g_auto(GStrv) coders = actant_session_list_coders (fixture->study.session, BRIEF);

  return g_strv_length (coders);
}

/* A third coder, who has what jun has: all together, and each two. */
static void
test_pairs (Fixture       *fixture,
            gconstpointer  data)
{
  ActantReview *review = actant_review_page_get_review (fixture->page);
  g_autofree char *path = g_build_filename (fixture->study.folder, BRIEF ".jun.annotations.json", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GString) lee = NULL;
  g_auto(GStrv) groups = NULL;
  GPtrArray *figures;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lee = g_string_new (contents);
  g_assert_cmpuint (g_string_replace (lee, "\"slug\": \"jun\"", "\"slug\": \"lee\"", 1), ==, 1);
  ui_test_write (fixture->study.folder, BRIEF ".lee.annotations.json", lee->str);
  UI_TEST_WAIT (count_coders (fixture) == 3);
  actant_review_start (review);
  UI_TEST_WAIT (count_groups (review) == 3);
  groups = actant_review_list_groups (review);
  g_assert_cmpstr (groups[0], ==, "jun lee");
  g_assert_cmpstr (groups[2], ==, "lee mina");

  figures = ask (fixture, &(ActantReviewRequest) { .measure = (char *) "alpha", .coders = groups[0] });
  g_assert_cmpfloat_with_epsilon (find_figure (figures, ACTANT_KIND_CLAIM, "type", NULL)->value, 1, 1e-9);
  figures = ask (fixture, &(ActantReviewRequest) { .measure = (char *) "alpha", .coders = groups[2] });
  g_assert_cmpfloat_with_epsilon (find_figure (figures, ACTANT_KIND_CLAIM, "type", NULL)->value, 0.7836, 0.001);
  press_enter (fixture, ACTANT_KIND_CLAIM, "type", NULL);
  g_assert_cmpuint (count_listed (fixture), ==, 8);
  figures = ask (fixture, &(ActantReviewRequest) { .measure = (char *) "fleiss" });
  g_assert_cmpstr (find_figure (figures, ACTANT_KIND_CLAIM, "type", NULL)->coders, ==, "jun lee mina");
}

/* The window is closed while a thread computes, and while the report is written. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  ActantReview *review = actant_review_page_get_review (fixture->page);
  g_autofree char *path = g_build_filename (fixture->study.folder, "round.html", NULL);
  g_autoptr(ActantWork) report = NULL;
  g_autoptr(ActantWork) figures = NULL;

  actant_review_ask (review, &(ActantReviewRequest) { .by_code = TRUE, .n_draws = ACTANT_BOOTSTRAP_DRAWS });
  figures = g_object_ref (actant_review_get_work (review));
  report = actant_report_saver_write (review, "html", path);
  g_assert_true (actant_work_is_running (figures) && actant_work_is_running (report));
  gtk_window_destroy (GTK_WINDOW (fixture->study.window));
  g_assert_true (actant_work_is_cancelled (figures) && actant_work_is_cancelled (report));
  UI_TEST_WAIT (!actant_work_is_running (figures) && !actant_work_is_running (report));
}

static void
choose_figure (Fixture    *fixture,
               const char *field)
{
  GPtrArray *figures = actant_review_get_figures (actant_review_page_get_review (fixture->page));

  actant_review_matrix_show (actant_review_figures_get_matrix (actant_review_page_get_figures (fixture->page)),
                             find_figure (figures, ACTANT_KIND_CLAIM, field, NULL));
}

/* Each unit stands in one cell, the diagonal is what both have the same; a cell leads to its units. */
static void
test_matrix (Fixture       *fixture,
             gconstpointer  data)
{
  ActantReviewMatrix *view = actant_review_figures_get_matrix (actant_review_page_get_figures (fixture->page));
  ActantAgreementChart *chart = actant_review_matrix_get_chart (view);
  const ActantAgreementMatrix *matrix;
  static const char * const formats[] = { "svg", "png", "csv" };
  static const char * const starts[] = { "<?xml", "\211PNG", "\"jun / mina\"," };
  guint sum = 0, same = 0, row = 0, column = 0;

  actant_review_page_show (fixture->page, "figures");
  choose_figure (fixture, "type");
  matrix = actant_agreement_chart_get_matrix (chart);
  for (guint i = 0; i < matrix->rows->len; i++)
    for (guint j = 0; j < matrix->columns->len; j++)
      {
        guint count = actant_agreement_matrix_get (matrix, i, j);
        g_autoptr(GArray) units = actant_agreement_matrix_list_units (matrix, i, j);

        g_assert_cmpuint (units->len, ==, count);
        sum += count;
        same += i == j ? count : 0;
        if (i != j && count > 0 && !g_str_has_prefix (matrix->rows->pdata[i], "(")
            && !g_str_has_prefix (matrix->columns->pdata[j], "("))
          row = i, column = j;
      }
  g_assert_cmpuint (same, ==, 39);   /* 47 units that both have, 8 differ */
  g_assert_cmpuint (sum, ==, 108);
  study_fixture_picture (&fixture->study, "review-matrix");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/type.%s", g_get_tmp_dir (), formats[i]);
      g_autofree char *contents = NULL;
      g_autoptr(GError) error = NULL;

      actant_review_matrix_save (view, formats[i], path, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, starts[i]));
      g_unlink (path);
    }

  actant_agreement_chart_move (chart, row, column);
  {
    g_autofree char *words = actant_agreement_chart_dup_words (chart);
    g_autofree char *start = g_strdup_printf ("jun: %s, mina: %s, ", (char *) matrix->rows->pdata[row],
                                              (char *) matrix->columns->pdata[column]);
    guint count = actant_agreement_matrix_get (matrix, row, column);

    g_assert_true (g_str_has_prefix (words, start));
    g_signal_emit_by_name (chart, "activated", row, column);
    g_assert_cmpstr (actant_review_page_get_view (fixture->page), ==, "queue");
    g_assert_cmpuint (count_listed (fixture), ==, count);
  }

  actant_review_matrix_set_shape (view, ACTANT_MATRIX_CODERS);
  matrix = actant_agreement_chart_get_matrix (chart);
  g_assert_cmpuint (matrix->rows->len, ==, 2);
  g_assert_cmpstr (matrix->rows->pdata[1], ==, "mina");
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

/* Where what is decided stays in the list, the next key decides on the next case. */
static void
test_goes_on (Fixture       *fixture,
              gconstpointer  data)
{
  const ActantCase *first;
  const ActantCase *second;
  guint listed;
  g_autoptr(GError) error = NULL;

  actant_review_page_show (fixture->page, "queue");
  actant_review_queue_filter (fixture->queue, ACTANT_CASES_ALL, NULL, ACTANT_KIND_NONE);
  listed = count_listed (fixture);
  first = get_selected (fixture);
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_x));
  second = get_selected (fixture);
  g_assert_true (second != first);
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_d));
  g_assert_true (get_selected (fixture) != second && get_selected (fixture) != first);
  g_assert_cmpint (first->verdict, ==, ACTANT_VERDICT_REJECT);
  g_assert_cmpint (second->verdict, ==, ACTANT_VERDICT_DEFER);
  g_assert_cmpuint (count_listed (fixture), ==, listed);

  for (guint i = 0; i < 2; i++)
    g_assert_true (actant_session_undo (fixture->study.session, NULL, &error));
  g_assert_cmpint (first->verdict, ==, ACTANT_VERDICT_NONE);
  for (guint i = 0; i < 2; i++)
    g_assert_true (actant_session_redo (fixture->study.session, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (first->verdict, ==, ACTANT_VERDICT_REJECT);
  g_assert_cmpint (second->verdict, ==, ACTANT_VERDICT_DEFER);
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

/* The first relation that both have. */
static guint
find_relation (Fixture *fixture)
{
  ActantAdjudication *queue = actant_review_get_queue (actant_review_page_get_review (fixture->page));

  for (guint i = 0; i < actant_adjudication_get_n (queue); i++)
    {
      const ActantCase *item = actant_adjudication_get (queue, i);

      if (item->kind == ACTANT_KIND_RELATION && item->records->pdata[0] != NULL && item->records->pdata[1] != NULL)
        return i;
    }
  g_assert_not_reached ();
}

/* Mina calls it something else than jun; returns where it is when all was compared anew. */
static guint
dispute_relation (Fixture *fixture)
{
  ActantReview *review = actant_review_page_get_review (fixture->page);
  const ActantCase *item = actant_adjudication_get (actant_review_get_queue (review), find_relation (fixture));
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Change Relation");
  g_autoptr(ActantRecord) relation = actant_record_ref (item->records->pdata[1]);
  g_autofree char *id = g_strdup (actant_record_get_id (relation));

  actant_record_change_text (&relation, "type", "explains");
  actant_session_put (fixture->study.session, edit, BRIEF, relation);
  g_assert_true (actant_session_apply (fixture->study.session, edit, NULL));
  actant_review_start (review);
  UI_TEST_WAIT (actant_review_get_state (review) == ACTANT_REVIEW_READY);

  return actant_adjudication_find (actant_review_get_queue (review), id);
}

/* A relation by the same keys: its claims first, then between what became of them. */
static void
test_relation (Fixture       *fixture,
               gconstpointer  data)
{
  ActantReview *review = actant_review_page_get_review (fixture->page);
  ActantCaseView *view = actant_review_queue_get_view (fixture->queue);
  guint position = dispute_relation (fixture), n;
  ActantAdjudication *queue = actant_review_get_queue (review);
  const ActantCase *item = actant_adjudication_get (queue, position);
  const ActantCase *ends[2];
  const ActantRecord *result;
  g_autoptr(GError) error = NULL;

  actant_review_page_show (fixture->page, "queue");
  actant_review_queue_filter (fixture->queue, ACTANT_CASES_OPEN, "type", ACTANT_KIND_RELATION);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  g_assert_cmpuint (actant_case_view_get_position (view), ==, position);
  n = count_consensus (fixture);
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_1));
  g_assert_cmpuint (count_consensus (fixture), ==, n);   /* its claims are not decided */
  g_assert_false (actant_case_view_choose (view, "from", 1));
  study_fixture_picture (&fixture->study, "review-relation");

  for (ActantEnd end = ACTANT_END_FROM; end <= ACTANT_END_TO; end++)
    {
      /* To the claim that is first, though only relations are listed; it by its key, and back. */
      g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_c));
      g_assert_true (get_selected (fixture) == actant_adjudication_get_end (queue, item, end));
      g_assert_true (is_on_selected (GTK_ROOT (fixture->study.window)));
      ends[end] = actant_adjudication_get_end (queue, item, end);
      g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_1));
      actant_review_queue_filter (fixture->queue, ACTANT_CASES_OPEN, "type", ACTANT_KIND_RELATION);
      g_assert_cmpuint (actant_case_view_get_position (view), ==, position);
    }
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_c));
  g_assert_cmpuint (actant_case_view_get_position (view), ==, position);   /* nothing is first any more */
  g_assert_true (actant_case_view_choose (view, "type", 1));
  study_fixture_picture (&fixture->study, "review-relation-ready");
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_Return));
  g_assert_cmpint (item->verdict, ==, ACTANT_VERDICT_COMBINE);
  g_assert_cmpuint (count_consensus (fixture), ==, n + 3);
  g_assert_cmpuint (count_listed (fixture), ==, 0);
  result = actant_collection_lookup (actant_annotation_set_get_records (
                                       actant_session_get_set (fixture->study.session, BRIEF, ACTANT_CONSENSUS, NULL)),
                                     item->result);
  g_assert_cmpstr (actant_record_get_text (result, "type"), ==, "explains");
  g_assert_cmpstr (actant_record_get_text (result, "from"), ==, ends[0]->result);
  g_assert_cmpstr (actant_record_get_text (result, "to"), ==, ends[1]->result);

  g_assert_true (actant_session_undo (fixture->study.session, NULL, &error));
  g_assert_cmpuint (count_consensus (fixture), ==, n + 2);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_o));
  g_assert_cmpstr (actant_workspace_get_page (fixture->study.workspace), ==, ACTANT_PAGE_TEXT);
  g_assert_true (actant_session_redo (fixture->study.session, NULL, &error));
  g_assert_cmpuint (count_listed (fixture), ==, 0);
}

/* O leads to the passage: one's own record is selected, else another's among those shown from then on. */
static void
test_passage (Fixture       *fixture,
              gconstpointer  data)
{
  ActantWorkspace *workspace = fixture->study.workspace;

  for (guint coder = 0; coder < 2; coder++)
    {
      const char *id;

      study_fixture_show (&fixture->study, "review", ACTANT_TYPE_REVIEW_PAGE);
      actant_review_page_show (fixture->page, "queue");
      while (get_selected (fixture)->kind == ACTANT_KIND_RELATION
             || get_selected (fixture)->records->pdata[coder] == NULL
             || get_selected (fixture)->records->pdata[1 - coder] != NULL)
        g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_n));
      id = actant_record_get_id (get_selected (fixture)->records->pdata[coder]);
      g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_o));
      UI_TEST_WAIT (g_strcmp0 (actant_workspace_get_selected_id (workspace), id) == 0);
      g_assert_cmpstr (actant_workspace_get_page (workspace), ==, ACTANT_PAGE_TEXT);
      g_assert_cmpstr (actant_workspace_find_other (workspace, id), ==, coder == 0 ? "Jun Lee" : NULL);
    }
}

static void
answer_as_jun (Fixture    *fixture,
               const char *review)
{
  ActantSession *jun = ui_test_open_session (fixture->study.folder, "jun");
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Memo");
  g_autoptr(ActantRecord) memo = actant_session_new_record (jun, ACTANT_KIND_MEMO);
  g_autoptr(ActantRecord) on = actant_record_set (memo, "target", actant_value_new_text (review));
  g_autoptr(ActantRecord) said = actant_record_set (on, "text", actant_value_new_text ("But it is meant so"));

  g_assert_true (actant_session_put (jun, edit, BRIEF, said));
  g_assert_true (actant_session_apply (jun, edit, NULL));
  g_assert_true (actant_session_save (jun, NULL));
  g_assert_finalize_object (jun);
}

static guint
count_answers (Fixture    *fixture,
               const char *review)
{
  g_autoptr(GPtrArray) answers = actant_memo_thread_list (fixture->study.session, BRIEF, review);

  return answers->len;
}

/* What a coder answers to a decision stands below it, and is answered by a key. */
static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  StudyFixture *study = &fixture->study;
  ActantMemoPage *memos;
  g_autofree char *review = NULL;
  GtkWidget *answer;

  actant_review_page_show (fixture->page, "queue");
  g_assert_null (get_selected (fixture)->review);
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_t));
  g_assert_cmpstr (actant_workspace_get_page (study->workspace), ==, "review");
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_x));
  actant_review_queue_filter (fixture->queue, ACTANT_CASES_DECIDED, NULL, ACTANT_KIND_NONE);
  review = g_strdup (actant_record_get_id (get_selected (fixture)->review));
  g_assert_null (ui_test_find_action (GTK_WIDGET (actant_review_queue_get_view (fixture->queue)), "win.show-memo"));
  g_assert_true (actant_session_save (study->session, NULL));
  answer_as_jun (fixture, review);

  ui_test_close_all (study->application);
  study->window = ui_test_open (study->application, study->folder, BRIEF);
  study->workspace = actant_window_get_workspace (study->window);
  study->session = actant_workspace_get_session (study->workspace);
  find_page (fixture);
  actant_review_page_show (fixture->page, "queue");
  actant_review_queue_filter (fixture->queue, ACTANT_CASES_DECIDED, NULL, ACTANT_KIND_NONE);
  answer = ui_test_find_action (GTK_WIDGET (actant_review_queue_get_view (fixture->queue)), "win.show-memo");
  g_assert_nonnull (answer);
  answer = gtk_button_get_child (GTK_BUTTON (answer));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (answer)), "↳ Jun Lee, "));
  g_assert_true (g_str_has_suffix (gtk_label_get_text (GTK_LABEL (answer)), ": But it is meant so"));
  study_fixture_picture (study, "review-answers");

  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_t));
  g_assert_cmpstr (actant_workspace_get_page (study->workspace), ==, "memos");
  g_assert_cmpuint (count_answers (fixture, review), ==, 2);
  memos = ACTANT_MEMO_PAGE (ui_test_find (GTK_WIDGET (study->window), ACTANT_TYPE_MEMO_PAGE));
  UI_TEST_WAIT (actant_memo_page_get_selected (memos) != NULL);
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpuint (count_answers (fixture, review), ==, 1);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_cmpuint (count_answers (fixture, review), ==, 2);
}

/* Presses a key on a widget as its controllers hear it; GTK has no synthetic ones. */
static gboolean
press_on (GtkWidget *widget,
          guint      key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }

  return handled;
}

/* Tab leaves a long list at once: to the values of the case, and from the figures to the matrix. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (actant_review_queue_get_view (fixture->queue));
  GtkWidget *figures = GTK_WIDGET (actant_review_page_get_figures (fixture->page));
  GtkRoot *root = GTK_ROOT (fixture->study.window);
  GtkWidget *list;

  actant_review_page_show (fixture->page, "queue");
  ui_test_drain ();
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->queue)));
  list = gtk_widget_get_ancestor (gtk_root_get_focus (root), GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (list);
  g_assert_true (press_on (list, GDK_KEY_Tab));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), view));

  actant_review_page_show (fixture->page, "figures");
  choose_figure (fixture, "type");
  ui_test_drain ();
  list = ui_test_find (figures, GTK_TYPE_COLUMN_VIEW);
  g_assert_true (gtk_widget_grab_focus (list));
  g_assert_true (press_on (list, GDK_KEY_Tab));
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (root), list));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), figures));
}

/* On a value the keys mean what they mean in the list, and lead back to it; the reason is typed. */
static void
test_value_keys (Fixture       *fixture,
                 gconstpointer  data)
{
  ActantCaseView *view = actant_review_queue_get_view (fixture->queue);
  ActantSession *session = fixture->study.session;
  GtkRoot *root = GTK_ROOT (fixture->study.window);
  GtkWidget *list;

  actant_review_page_show (fixture->page, "queue");
  ui_test_drain ();
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->queue)));
  list = gtk_widget_get_ancestor (gtk_root_get_focus (root), GTK_TYPE_LIST_VIEW);
  g_assert_true (press_on (list, GDK_KEY_Tab));
  g_assert_true (actant_case_view_is_value (view, gtk_root_get_focus (root)));
  g_assert_false (press_on (GTK_WIDGET (view), GDK_KEY_space));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (press_on (GTK_WIDGET (view), GDK_KEY_Right));
      g_assert_true (actant_case_view_is_value (view, gtk_root_get_focus (root)));
    }
  g_assert_true (press_on (GTK_WIDGET (view), GDK_KEY_Escape));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), list));

  /* The keyboard goes along with the selection. */
  for (guint i = 0; i < 3; i++)
    {
      guint before = actant_case_view_get_position (view);

      g_assert_true (press_on (list, GDK_KEY_n));
      g_assert_cmpuint (actant_case_view_get_position (view), !=, before);
      g_assert_true (is_on_selected (root));
    }

  g_assert_cmpuint (count_consensus (fixture), ==, 0);
  g_assert_true (press_on (list, GDK_KEY_Tab));
  g_assert_true (press_on (GTK_WIDGET (view), GDK_KEY_Return));
  g_assert_true (is_on_selected (root));
  g_assert_cmpuint (count_consensus (fixture), ==, 1);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), list));
  g_assert_true (actant_session_undo (session, NULL, NULL));
  g_assert_cmpuint (count_consensus (fixture), ==, 0);
  g_assert_true (actant_session_redo (session, NULL, NULL));
  g_assert_cmpuint (count_consensus (fixture), ==, 1);

  actant_case_view_focus_reason (view);
  g_assert_false (press_on (GTK_WIDGET (view), GDK_KEY_x));
  g_assert_cmpuint (count_consensus (fixture), ==, 1);
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

static void
assert_same_bytes (const char *folder,
                   const char *window,
                   const char *cli,
                   const char *name)
{
  g_autofree char *a_path = g_build_filename (folder, window, name, NULL);
  g_autofree char *b_path = g_build_filename (folder, cli, name, NULL);
  g_autofree char *a = NULL, *b = NULL;
  gsize a_length, b_length;

  g_assert_true (g_file_get_contents (a_path, &a, &a_length, NULL));
  g_assert_true (g_file_get_contents (b_path, &b, &b_length, NULL));
  g_assert_cmpmem (a, a_length, b, b_length);
}

/* The report of the window and that of the command line are the same bytes, in each form. */
static void
test_report (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const formats[] = { "html", "xlsx", "csv" };
  static const char * const tables[] = {
    "progress.csv", "agreement.csv", "disagreements.csv", "decisions.csv", "gaps.csv",
    "measures.csv"
  };
  ActantReview *review = actant_review_page_get_review (fixture->page);
  g_autofree char *cli = g_test_build_filename (G_TEST_BUILT, "..", "app", "cli", "actant-cli", NULL);
  g_autofree char *folder = ui_test_new_folder ();
  g_autofree char *page = g_build_filename (folder, "window.html", NULL);
  g_autofree char *contents = NULL;

  actant_review_page_show (fixture->page, "queue");
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_g));
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_x));
  g_assert_true (actant_review_queue_press (fixture->queue, GDK_KEY_a));
  g_assert_true (actant_session_save (fixture->study.session, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const char *extension = i < 2 ? formats[i] : "tables";
      g_autofree char *window = g_strdup_printf ("window.%s", extension);
      g_autofree char *other = g_strdup_printf ("cli.%s", extension);
      g_autofree char *path = g_build_filename (folder, window, NULL);
      g_autofree char *cli_path = g_build_filename (folder, other, NULL);
      const char *arguments[] = {
        cli, "report", "--coder", "mina", "--format", formats[i], "--output", cli_path, fixture->study.folder, NULL
      };
      g_autoptr(ActantWork) work = actant_report_saver_write (review, formats[i], path);
      int status;

      g_assert_true (actant_review_get_work (review) == work);   /* with progress and Cancel */
      UI_TEST_WAIT (!actant_work_is_running (work) && g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
      g_assert_true (g_spawn_check_wait_status (status, NULL));
      for (guint j = 0; j < (i < 2 ? 1 : G_N_ELEMENTS (tables)); j++)
        assert_same_bytes (folder, window, other, i < 2 ? NULL : tables[j]);
    }
  g_assert_true (g_file_get_contents (page, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "alpha"));
  g_assert_nonnull (strstr (contents, "accept"));
  g_assert_nonnull (strstr (contents, "reject"));
  ui_test_remove_folder (folder);
}

/* A report that is cancelled leaves no file. */
static void
test_report_cancelled (Fixture       *fixture,
                       gconstpointer  data)
{
  ActantReview *review = actant_review_page_get_review (fixture->page);
  g_autofree char *path = g_build_filename (fixture->study.folder, "round.html", NULL);
  g_autoptr(ActantWork) work = actant_report_saver_write (review, "html", path);

  actant_work_cancel (work);
  UI_TEST_WAIT (!actant_work_is_running (work));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

/* Adds a round with all that the dialog has ticked. */
static void
add_round_by_dialog (Fixture *fixture)
{
  guint n = actant_session_count (fixture->study.session, ACTANT_KIND_ROUND);
  GtkWidget *dialog;

  actant_round_dialog_ask (GTK_WINDOW (fixture->study.window), fixture->study.workspace);
  UI_TEST_WAIT (find_dialog () != NULL);
  dialog = find_dialog ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "add");
  gtk_window_destroy (GTK_WINDOW (dialog));
  UI_TEST_WAIT (actant_session_count (fixture->study.session, ACTANT_KIND_ROUND) == n + 1);
}

static const ActantValue *
get_round_coders (Fixture *fixture)
{
  return actant_record_get (actant_collection_get (actant_session_get_study (fixture->study.session),
                                                   ACTANT_KIND_ROUND, 0), "coders");
}

/* All ticked is everybody, later ones too; but who asks for the round and is not among them, as one
 * who is to curate it, does not come into it unasked. */
static void
test_round_of_others (Fixture       *fixture,
                      gconstpointer  data)
{
  ActantSession *session = fixture->study.session;
  const ActantRecord *own = actant_session_find_named (session, ACTANT_KIND_CODER, "mina", NULL);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Delete");
  g_autoptr(GError) error = NULL;

  add_round_by_dialog (fixture);
  g_assert_null (get_round_coders (fixture));
  g_assert_true (actant_session_undo (session, NULL, &error));

  actant_session_delete (session, edit, NULL, actant_record_get_id (own));
  g_assert_true (actant_session_apply (session, edit, &error));
  add_round_by_dialog (fixture);
  g_assert_cmpuint (actant_value_get_n_items (get_round_coders (fixture)), ==, 1);
  g_assert_cmpstr (actant_value_get_text (actant_value_get_item (get_round_coders (fixture), 0)), ==, "jun");
  g_assert_true (actant_session_undo (session, NULL, &error));
  g_assert_cmpuint (actant_session_count (session, ACTANT_KIND_ROUND), ==, 0);
  g_assert_true (actant_session_redo (session, NULL, &error));
  g_assert_cmpuint (actant_value_get_n_items (get_round_coders (fixture)), ==, 1);
}

/* A blind round hides jun's work at once, and undoing it shows it again. */
static void
test_round (Fixture       *fixture,
            gconstpointer  data)
{
  ActantReview *review = actant_review_page_get_review (fixture->page);
  ActantSession *session = fixture->study.session;
  const char * const texts[] = { BRIEF, NULL }, * const coders[] = { "mina", NULL };
  GtkWidget *dialog;
  g_autoptr(GError) error = NULL;

  actant_review_page_show (fixture->page, "progress");
  actant_round_dialog_ask (GTK_WINDOW (fixture->study.window), fixture->study.workspace);
  UI_TEST_WAIT (find_dialog () != NULL);
  dialog = find_dialog ();
  ui_test_save_picture (dialog, "review-round.png");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "add");
  gtk_window_destroy (GTK_WINDOW (dialog));
  UI_TEST_WAIT (actant_session_count (session, ACTANT_KIND_ROUND) == 1);
  g_assert_true (actant_session_undo (session, NULL, &error));
  g_assert_cmpuint (actant_session_count (session, ACTANT_KIND_ROUND), ==, 0);

  g_assert_true (actant_session_add_round (session, "First", texts, coders, TRUE, 60, &error));
  g_assert_true (actant_session_is_blind (session, BRIEF));
  UI_TEST_WAIT (actant_review_get_state (review) == ACTANT_REVIEW_BLIND);
  g_assert_true (actant_session_undo (session, NULL, &error));
  g_assert_false (actant_session_is_blind (session, BRIEF));
  UI_TEST_WAIT (actant_review_get_state (review) == ACTANT_REVIEW_READY);
  g_assert_true (actant_session_redo (session, NULL, &error));
  g_assert_true (actant_session_is_blind (session, BRIEF));

  /* What the round says of the same unit is what is compared with. */
  g_assert_true (actant_session_set_finished (session, BRIEF, TRUE, &error));
  UI_TEST_WAIT (actant_review_get_state (review) == ACTANT_REVIEW_READY);
  g_assert_cmpfloat_with_epsilon (actant_review_get_threshold (review), 0.6, 1e-9);
}

/* In a small window nothing is wider than it. */
static void
test_small (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const views[] = { "progress", "figures", "queue" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = g_strdup_printf ("review-small-%s", views[i]);

      actant_review_page_show (fixture->page, views[i]);
      study_fixture_picture (&fixture->study, name);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->page)), <=,
                       gtk_widget_get_width (GTK_WIDGET (fixture->study.window)));
      ui_test_assert_named (GTK_WIDGET (fixture->study.window));
    }
}

/* However few lines there is room for: the page is not wider than the window. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const names[] = { "progress", "figures", "queue" };
  int width;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *picture = g_strdup_printf ("review-%s-small", names[i]);

      actant_review_page_show (fixture->page, names[i]);
      if (i == 1)
        choose_figure (fixture, "type");
      ui_test_drain ();
      gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_assert_cmpint (width, <=, NARROW);
      study_fixture_picture (&fixture->study, picture);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->page)), <=,
                       gtk_widget_get_width (GTK_WIDGET (fixture->study.window)));
      ui_test_assert_named (GTK_WIDGET (fixture->study.window));
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

  ADD ("/review-page/figures", test_figures);
  ADD ("/review-page/requests", test_requests);
  ADD ("/review-page/choices", test_choices);
  ADD ("/review-page/overlap", test_overlap);
  ADD ("/review-page/gold", test_gold);
  ADD ("/review-page/pairs", test_pairs);
  ADD ("/review-page/closed", test_closed);
  ADD ("/review-page/matrix", test_matrix);
  ADD ("/review-page/keys", test_keys);
  ADD ("/review-page/goes-on", test_goes_on);
  ADD ("/review-page/combine", test_combine);
  ADD ("/review-page/relation", test_relation);
  ADD ("/review-page/answers", test_answers);
  g_test_add ("/review-page/narrow", Fixture, "small", set_up, test_narrow, tear_down);
  ADD ("/review-page/passage", test_passage);
  ADD ("/review-page/tab", test_tab);
  ADD ("/review-page/value-keys", test_value_keys);
  ADD ("/review-page/progress", test_progress);
  ADD ("/review-page/report", test_report);
  ADD ("/review-page/report-cancelled", test_report_cancelled);
  ADD ("/review-page/round", test_round);
  ADD ("/review-page/round-of-others", test_round_of_others);
  g_test_add ("/review-page/small", Fixture, "small", set_up, test_small, tear_down);

  return g_test_run ();
}
