/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is kept from its events: every turn of it ends and begins in the function
 * that polls, so what lies between two calls of that is one stall. A thread watches the CPU time of
 * the main thread, and has it note its stack again and again when a turn grows long. */
#include "config.h"

#include "stall-meter.h"

#include <execinfo.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LONG_STALL 30         /* milliseconds of CPU time: the stacks of these are told */
#define LONG_TURN 20000      /* microseconds of CPU time: from here on the stack is noted */
#define NOTE_INTERVAL 10000  /* microseconds of CPU time */
#define WATCH_INTERVAL 4000  /* microseconds */
#define MAX_FRAMES 48
#define MAX_STACKS 16
/* Ignored unless somebody asks for it, so one that comes late does no harm. */
#define NOTE_SIGNAL SIGURG

typedef struct
{
  void *frames[MAX_FRAMES];
  int   n_frames;
} Stack;

typedef struct
{
  Stack stacks[MAX_STACKS];
  guint n_stacks;
} Stacks;

typedef struct
{
  ActantTestStall  longest;
  gint64           begun;        /* all times in microseconds */
  GPollFunc        poll;         /* the context's own */
  struct sigaction old_action;
  pthread_t        main_thread;
  GThread         *watcher;
  Stacks           noted;        /* of the turn going on; written by the signal handler */
  Stacks           kept;         /* of the longest by CPU time */

  /* Shared with the watcher */
  gint64           turn_begun;   /* 0 while polling */
  gint64           turn_cpu;
  int              stop;
} Meter;

static Meter meter;

static gint64
get_cpu_time (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
begin_turn (void)
{
  meter.noted.n_stacks = 0;
  __atomic_store_n (&meter.turn_cpu, get_cpu_time (CLOCK_THREAD_CPUTIME_ID), __ATOMIC_SEQ_CST);
  __atomic_store_n (&meter.turn_begun, g_get_monotonic_time (), __ATOMIC_SEQ_CST);
}

static void
end_turn (void)
{
  gint64 begun = __atomic_exchange_n (&meter.turn_begun, 0, __ATOMIC_SEQ_CST);
  double wall = (g_get_monotonic_time () - begun) / 1000.0;
  double cpu = (get_cpu_time (CLOCK_THREAD_CPUTIME_ID) - meter.turn_cpu) / 1000.0;

  meter.longest.n_turns++;
  meter.longest.wall = MAX (meter.longest.wall, wall);
  if (cpu <= meter.longest.cpu)
    return;

  meter.longest.cpu = cpu;
  meter.longest.at = (begun - meter.begun) / 1000.0;
  meter.kept = meter.noted;
}

static int
poll_between_turns (GPollFD *fds,
                    guint    n_fds,
                    int      timeout)
{
  int result;

  end_turn ();
  result = meter.poll (fds, n_fds, timeout);
  begin_turn ();

  return result;
}

static void
note_stack_cb (int number)
{
  if (meter.turn_begun != 0 && meter.noted.n_stacks < MAX_STACKS)
    {
      Stack *stack = &meter.noted.stacks[meter.noted.n_stacks++];

      stack->n_frames = backtrace (stack->frames, MAX_FRAMES);
    }
}

static gpointer
watch (gpointer data)
{
  gint64 noted = 0;   /* the main thread's CPU time then */
  clockid_t clock;

  pthread_getcpuclockid (meter.main_thread, &clock);
  while (!g_atomic_int_get (&meter.stop))
    {
      gint64 now = get_cpu_time (clock);
      gint64 begun = __atomic_load_n (&meter.turn_cpu, __ATOMIC_SEQ_CST);

      if (__atomic_load_n (&meter.turn_begun, __ATOMIC_SEQ_CST) != 0 && now - begun > LONG_TURN
          && now - noted > NOTE_INTERVAL)
        {
          noted = now;
          pthread_kill (meter.main_thread, NOTE_SIGNAL);
        }
      g_usleep (WATCH_INTERVAL);
    }

  return NULL;
}

/** Begins to measure; one measurement at a time. */
void
actant_test_stall_begin (void)
{
  struct sigaction action = { .sa_handler = note_stack_cb, .sa_flags = SA_RESTART };
  void *frame[1];

  g_assert_null (meter.watcher);

  /* The first call loads a library, which a signal handler must not. */
  backtrace (frame, 1);
  memset (&meter, 0, sizeof meter);
  meter.main_thread = pthread_self ();
  meter.begun = g_get_monotonic_time ();
  meter.poll = g_main_context_get_poll_func (NULL);
  sigemptyset (&action.sa_mask);
  sigaction (NOTE_SIGNAL, &action, &meter.old_action);
  begin_turn ();
  g_main_context_set_poll_func (NULL, poll_between_turns);
  meter.watcher = g_thread_new ("stall-watch", watch, NULL);
}

static void
report_stack (const Stack *stack)
{
  /* The first two are the handler and what called it. */
  char **names = backtrace_symbols (stack->frames, stack->n_frames);

  for (int i = 2; names != NULL && i < stack->n_frames; i++)
    g_test_message ("  %s", names[i]);
  free (names);
}

static void
report (const char *what)
{
  g_test_message ("%s: longest stall %.1f ms of CPU time (%.0f ms after the start), %.1f ms by the "
                  "clock; %u turns", what, meter.longest.cpu, meter.longest.at,
                  meter.longest.wall, meter.longest.n_turns);
  if (meter.longest.cpu < LONG_STALL)
    return;

  for (guint i = 0; i < meter.kept.n_stacks; i++)
    {
      g_test_message (" stack %u of %u", i + 1, meter.kept.n_stacks);
      report_stack (&meter.kept.stacks[i]);
    }
}

/**
 * actant_test_stall_finish:
 * @what: names the measurement in the test's messages
 *
 * Returns: what actant_test_stall_begin() began to measure
 */
ActantTestStall
actant_test_stall_finish (const char *what)
{
  g_assert_nonnull (meter.watcher);

  end_turn ();
  g_main_context_set_poll_func (NULL, meter.poll);
  g_atomic_int_set (&meter.stop, TRUE);
  g_thread_join (g_steal_pointer (&meter.watcher));
  sigaction (NOTE_SIGNAL, &meter.old_action, NULL);
  report (what);

  return meter.longest;
}

/**
 * actant_test_stall_end:
 *
 * Returns: milliseconds of CPU time of the longest stall, which is what can be
 *   asserted on a busy machine
 */
double
actant_test_stall_end (const char *what)
{
  return actant_test_stall_finish (what).cpu;
}
