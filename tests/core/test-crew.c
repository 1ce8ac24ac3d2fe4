/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many jobs in threads: all of them, in their order, in the main loop; and being let go early. */
#include "core-test-util.h"

#include "session/actant-crew.h"

#define N_JOBS 1000

typedef struct
{
  int square;
  int number;
} Job;

typedef struct
{
  GThread *thread;
  guint    n;
  gboolean finished;
} Log;

static int n_living;

static void
square (gpointer data)
{
  Job *job = data;

  if (job->number % 100 == 0)
    g_usleep (2000);   /* the others come before it */
  job->square = job->number * job->number;
}

static void
free_job (gpointer data)
{
  g_atomic_int_dec_and_test (&n_living);
  g_free (data);
}

static void
done_cb (gpointer data,
         gpointer user_data)
{
  Log *log = user_data;
  Job *job = data;

  g_assert_true (g_thread_self () == log->thread);
  g_assert_false (log->finished);
  if (job == NULL)
    {
      log->finished = TRUE;
      return;
    }
  g_assert_cmpint (job->number, ==, log->n);
  g_assert_cmpint (job->square, ==, job->number * job->number);
  log->n++;
}

static GPtrArray *
make_jobs (guint n)
{
  GPtrArray *jobs = g_ptr_array_new ();

  g_atomic_int_set (&n_living, n);
  for (guint i = 0; i < n; i++)
    {
      Job *job = g_new0 (Job, 1);

      job->number = i;
      g_ptr_array_add (jobs, job);
    }

  return jobs;
}

static void
test_order (void)
{
  Log log = { g_thread_self () };
  g_autoptr(ActantCrew) crew = actant_crew_new (make_jobs (N_JOBS), square, free_job, done_cb, &log);

  g_assert_false (actant_crew_is_done (crew));
  while (!log.finished)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (log.n, ==, N_JOBS);
  g_assert_cmpuint (actant_crew_get_n_done (crew), ==, N_JOBS);
  g_assert_true (actant_crew_is_done (crew));
  g_assert_cmpint (g_atomic_int_get (&n_living), ==, 0);
}

static void
test_none (void)
{
  Log log = { g_thread_self () };
  g_autoptr(ActantCrew) crew = actant_crew_new (make_jobs (0), square, free_job, done_cb, &log);

  while (!log.finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (log.n, ==, 0);
}

/* Nothing comes after it was let go, and no job is left over. */
static void
test_let_go (void)
{
  for (guint after = 0; after < 200; after += 50)
    {
      Log log = { g_thread_self () };
      ActantCrew *crew = actant_crew_new (make_jobs (N_JOBS), square, free_job, done_cb, &log);
      guint n;

      while (log.n < after)
        g_main_context_iteration (NULL, TRUE);
      n = log.n;
      actant_crew_free (crew);
      while (g_atomic_int_get (&n_living) > 0)
        g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (log.n, ==, n);
      g_assert_false (log.finished);
    }
}

/* Threads that wait for a main loop that is away come to all of it in the end. */
static void
test_main_loop_away (void)
{
  Log log = { g_thread_self () };
  g_autoptr(ActantCrew) crew = actant_crew_new (make_jobs (N_JOBS), square, free_job, done_cb, &log);

  g_usleep (50000);
  g_assert_cmpint (g_atomic_int_get (&n_living), ==, N_JOBS);
  g_assert_cmpuint (actant_crew_get_n_done (crew), ==, 0);
  while (!log.finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (log.n, ==, N_JOBS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crew/order", test_order);
  g_test_add_func ("/crew/none", test_none);
  g_test_add_func ("/crew/let-go", test_let_go);
  g_test_add_func ("/crew/main-loop-away", test_main_loop_away);

  return g_test_run ();
}
