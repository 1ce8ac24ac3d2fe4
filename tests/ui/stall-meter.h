/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantTestStall:
 * @cpu: the longest time that the main thread worked between two looks at its
 *   events, in milliseconds of its own CPU time: a busy machine does not change
 *   it, and waiting for a disk or a lock does not show in it
 * @wall: the longest time between two looks, in milliseconds of the clock
 * @at: when @cpu began, in milliseconds after the start of the measurement
 * @n_turns: how often events were looked at
 */
typedef struct
{
  double cpu;
  double wall;
  double at;
  guint  n_turns;
} ActantTestStall;

/* How long the main loop is kept from its events. Begin and end on the main thread; between the
 * two, run the default main context in any way. What was on the stack during the longest stall, if
 * it is over 30 ms, is among the test's messages (addr2line -fe PROGRAM ADDRESS names what has no
 * name). */
void            actant_test_stall_begin  (void);
double          actant_test_stall_end    (const char *what);
ActantTestStall actant_test_stall_finish (const char *what);

G_END_DECLS
