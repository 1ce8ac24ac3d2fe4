/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a scripted window: the longest stall of each, its time and the memory after it. */
#include "config.h"

#include "../ui/ui-test-util.h"
#include "bench-steps.h"

#include <stdlib.h>

#define SETTLE 400    /* milliseconds without anything to do, after which a thing is done */
#define LONGEST 300   /* seconds */

static gboolean
settled_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/** Runs the main loop until nothing but timers has run for a while. */
void
bench_settle (void)
{
  gint64 until = g_get_monotonic_time () + LONGEST * G_USEC_PER_SEC;
  gboolean settled = FALSE;
  guint busy = 0;

  while (!settled && g_get_monotonic_time () < until)
    {
      guint timer = g_timeout_add (SETTLE, settled_cb, &settled);

      busy = 0;
      while (!settled)
        {
          gint64 begun = g_get_monotonic_time ();

          g_main_context_iteration (NULL, TRUE);
          busy += g_get_monotonic_time () - begun > 2000 && !settled;
          if (busy > 60)
            break;
        }
      if (!settled)
        g_source_remove (timer);
    }
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Looks after each turn of the main loop, and every 20 ms. */
static void
wait_until (const BenchStep *step)
{
  gint64 until = g_get_monotonic_time () + LONGEST * G_USEC_PER_SEC;
  guint timer = g_timeout_add (20, wake_cb, NULL);

  while (!step->is_done () && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  if (!step->is_done ())
    g_error ("%s: not done after %d seconds", step->what, LONGEST);
}

/**
 * bench_get_memory:
 * @what: a line of /proc/self/status, such as "VmHWM"
 *
 * Returns: megabytes, 0 where there is no such line
 */
double
bench_get_memory (const char *what)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL)
      || (line = strstr (status, what)) == NULL)
    return 0;

  return strtoul (line + strlen (what) + 1, NULL, 10) / 1024.0;
}

/**
 * bench_step_measure:
 * @step: what is done, and what is waited for
 *
 * Prints a line: the longest stall by the main thread's CPU time and by the clock, how long it took
 * until it was done and the window had settled, the memory then and the most so far.
 */
void
bench_step_measure (const BenchStep *step)
{
  gint64 begun = g_get_monotonic_time (), done;
  ActantTestStall stall;

  actant_test_stall_begin ();
  step->func ();
  if (step->is_done != NULL)
    wait_until (step);
  bench_settle ();
  done = g_get_monotonic_time () - SETTLE * 1000;
  stall = actant_test_stall_finish (step->what);
  g_print ("%-34s longest stall %7.1f ms CPU, %7.1f ms by the clock; %6.2f s; "
           "VmRSS %5.0f MB, VmHWM %5.0f MB\n", step->what, stall.cpu, stall.wall,
           (done - begun) / 1e6, bench_get_memory ("VmRSS"), bench_get_memory ("VmHWM"));
}
