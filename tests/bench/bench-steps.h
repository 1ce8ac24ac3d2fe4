/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench-study.h"
#include "window/actant-window.h"

G_BEGIN_DECLS

/** One thing done to a window and timed. */
typedef struct
{
  const char *what;
  void      (*func) (void);
  gboolean  (*is_done) (void);   /* nullable; what is waited for */
} BenchStep;

void              bench_settle           (void);
void              bench_step_measure     (const BenchStep   *step);

/* Megabytes. */
double            bench_get_memory       (const char        *what);

G_END_DECLS
