/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work: in a thread and in steps, how far it is, Cancel, errors, one part after another. */
#include "config.h"

#include "session/actant-work.h"

#define N_STEPS 500

typedef struct
{
  ActantWork *work;
  guint       n;
  guint       fail_at;     /* 0 for never */
  guint       cancel_at;   /* 0 for never */
  gboolean    ended;
  gboolean    done;
  GError     *error;
} Run;

static Run *
new_run (void)
{
  Run *run = g_new0 (Run, 1);

  run->work = actant_work_new ("Counting");
  return run;
}

static void
free_run (Run *run)
{
  g_clear_error (&run->error);
  g_object_unref (run->work);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, free_run)

static ActantStep
count_step (ActantWork  *work,
            gpointer     data,
            GError     **error)
{
  Run *run = data;

  g_assert_true (actant_work_is_running (work));
  if (++run->n == run->fail_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
      return ACTANT_STEP_FAILED;
    }
  if (run->n == run->cancel_at)
    actant_work_cancel (work);
  actant_work_set_fraction (work, (double) run->n / N_STEPS);

  return run->n < N_STEPS ? ACTANT_STEP_MORE : ACTANT_STEP_DONE;
}

static gboolean
count_all (ActantWork  *work,
           gpointer     data,
           GError     **error)
{
  ActantStep step;

  do
    {
      if (!actant_work_check (work, error))
        return FALSE;
      step = count_step (work, data, error);
    }
  while (step == ACTANT_STEP_MORE);

  return step == ACTANT_STEP_DONE;
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Run *run = user_data;

  g_assert_true (actant_work_get_data (result) == run);
  /* So that it may run again at once. */
  g_assert_false (actant_work_is_running (ACTANT_WORK (source)));
  run->done = actant_work_finish (ACTANT_WORK (source), result, &run->error);
  run->ended = TRUE;
}

static void
run_through (Run      *run,
             gboolean  in_thread)
{
  run->ended = FALSE;
  if (in_thread)
    actant_work_run_in_thread (run->work, count_all, run, NULL, ended_cb, run);
  else
    actant_work_run_in_steps (run->work, count_step, run, NULL, ended_cb, run);
  g_assert_true (actant_work_is_running (run->work));
  while (!run->ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_done (gconstpointer in_thread)
{
  g_autoptr(Run) run = new_run ();
  g_autofree char *words = actant_work_dup_words (run->work);

  g_assert_cmpstr (words, ==, "Counting");
  g_assert_cmpfloat (actant_work_get_fraction (run->work), ==, 0);
  run_through (run, GPOINTER_TO_INT (in_thread));
  g_assert_true (run->done);
  g_assert_no_error (run->error);
  g_assert_cmpuint (run->n, ==, N_STEPS);
  g_assert_cmpfloat (actant_work_get_fraction (run->work), ==, 1);
}

static void
test_failed (gconstpointer in_thread)
{
  g_autoptr(Run) run = new_run ();

  run->fail_at = 200;
  run_through (run, GPOINTER_TO_INT (in_thread));
  g_assert_false (run->done);
  g_assert_error (run->error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (run->n, ==, 200);
}

static void
test_cancelled (gconstpointer in_thread)
{
  g_autoptr(Run) run = new_run ();

  run->cancel_at = 300;
  run_through (run, GPOINTER_TO_INT (in_thread));
  g_assert_false (run->done);
  g_assert_error (run->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (run->n, ==, 300);
  g_assert_true (actant_work_is_cancelled (run->work));
}

/* Cancelled at the last moment: what is done is done. */
static void
test_cancelled_late (gconstpointer in_thread)
{
  g_autoptr(Run) run = new_run ();

  run->cancel_at = N_STEPS;
  run_through (run, GPOINTER_TO_INT (in_thread));
  g_assert_true (run->done);
}

/* Two runs, each its part of the whole; what goes back is not shown. */
static void
test_parts (void)
{
  g_autoptr(Run) run = new_run ();

  actant_work_set_part (run->work, 0, 0.25);
  run_through (run, FALSE);
  g_assert_cmpfloat_with_epsilon (actant_work_get_fraction (run->work), 0.25, 1e-4);

  actant_work_set_part (run->work, 0.25, 1);
  g_assert_cmpfloat_with_epsilon (actant_work_get_fraction (run->work), 0.25, 1e-4);
  actant_work_set_fraction (run->work, 0.5);
  g_assert_cmpfloat_with_epsilon (actant_work_get_fraction (run->work), 0.625, 1e-4);
  actant_work_set_fraction (run->work, 0.1);
  actant_work_set_fraction (run->work, -1);
  g_assert_cmpfloat_with_epsilon (actant_work_get_fraction (run->work), 0.625, 1e-4);

  run->n = 0;
  run_through (run, TRUE);
  g_assert_true (run->done);
  g_assert_cmpfloat (actant_work_get_fraction (run->work), ==, 1);
}

static gboolean
tick_cb (gpointer user_data)
{
  ++*(guint *) user_data;

  return G_SOURCE_CONTINUE;
}

static ActantStep
slow_step (ActantWork  *work,
           gpointer     data,
           GError     **error)
{
  g_usleep (1000);

  return count_step (work, data, error);
}

/* Others are heard between the steps, even at the lowest priority. */
static void
test_others_are_heard (void)
{
  g_autoptr(Run) run = new_run ();
  guint ticks = 0;
  guint source = g_idle_add_full (G_PRIORITY_LOW, tick_cb, &ticks, NULL);

  actant_work_run_in_steps (run->work, slow_step, run, NULL, ended_cb, run);
  while (!run->ended)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (ticks, >, 10);
  g_source_remove (source);
}

static void
test_nobody_looks (void)
{
  g_autoptr(GError) error = NULL;

  actant_work_set_part (NULL, 0, 1);
  actant_work_set_fraction (NULL, 1);
  actant_work_set_words (NULL, "nothing");
  g_assert_true (actant_work_check (NULL, &error));
  g_assert_false (actant_work_is_cancelled (NULL));
  g_assert_null (actant_work_get_cancellable (NULL));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void      (*func) (gconstpointer in_thread);
  } tests[] = {
    { "done", test_done },
    { "failed", test_failed },
    { "cancelled", test_cancelled },
    { "cancelled-late", test_cancelled_late },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/long-work/%s/%s", tests[i / 2].name,
                                               i % 2 ? "thread" : "steps");

      g_test_add_data_func (path, GINT_TO_POINTER (i % 2), tests[i / 2].func);
    }
  g_test_add_func ("/long-work/parts", test_parts);
  g_test_add_func ("/long-work/others-are-heard", test_others_are_heard);
  g_test_add_func ("/long-work/nobody-looks", test_nobody_looks);

  return g_test_run ();
}
