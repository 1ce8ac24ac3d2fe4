/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The meter that other tests measure the window with. */
#include "config.h"

#include "stall-meter.h"

#include <time.h>

#define LONG 120  /* milliseconds */

static double
get_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static gboolean
work_cb (gpointer user_data)
{
  double begun = get_cpu_ms ();

  while (get_cpu_ms () - begun < LONG)
    ;
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
sleep_cb (gpointer user_data)
{
  g_usleep (LONG * 1000);
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
nothing_cb (gpointer user_data)
{
  *(guint *) user_data += 1;

  return G_SOURCE_CONTINUE;
}

static ActantTestStall
measure (GSourceFunc func)
{
  gboolean done = FALSE;

  g_timeout_add (5, func, &done);
  actant_test_stall_begin ();
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  return actant_test_stall_finish (g_test_get_path ());
}

static void
test_work (void)
{
  ActantTestStall stall = measure (work_cb);

  g_assert_cmpfloat (stall.cpu, >=, LONG);
  g_assert_cmpfloat (stall.wall, >=, stall.cpu - 1);
}

/* Waiting is not work, but it is a stall by the clock. */
static void
test_sleep (void)
{
  ActantTestStall stall = measure (sleep_cb);

  g_assert_cmpfloat (stall.wall, >=, LONG);
  g_assert_cmpfloat (stall.cpu, <, LONG / 2);
}

/* A loop that waits for its events does not stall, however long it waits. */
static void
test_idle (void)
{
  guint ticks = 0;
  guint source = g_timeout_add (LONG, nothing_cb, &ticks);

  actant_test_stall_begin ();
  while (ticks < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (actant_test_stall_end (g_test_get_path ()), <, LONG / 2);
  g_source_remove (source);
}

/* Work between two turns, as a test does when it calls the window itself, counts too. */
static void
test_outside (void)
{
  gboolean done;

  actant_test_stall_begin ();
  g_main_context_iteration (NULL, FALSE);
  work_cb (&done);
  g_assert_cmpfloat (actant_test_stall_end (g_test_get_path ()), >=, LONG);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stall-meter/work", test_work);
  g_test_add_func ("/stall-meter/sleep", test_sleep);
  g_test_add_func ("/stall-meter/idle", test_idle);
  g_test_add_func ("/stall-meter/outside", test_outside);

  return g_test_run ();
}
