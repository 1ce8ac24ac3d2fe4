/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Freeing much at once, without anyone waiting for it. */
#include "config.h"

#include "model/actant-let-go.h"

#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>
#endif

/* So many records take a good part of a frame to free. */
#define MANY 2000

typedef struct
{
  gpointer       data;
  GDestroyNotify free_func;
} Load;

static gpointer
free_load (gpointer data)
{
  Load load = *(Load *) data;

  g_free (data);
  load.free_func (load.data);

  return NULL;
}

/**
 * actant_let_go:
 * @data: (transfer full): what nobody holds any more
 * @n: about how many records it frees
 * @free_func: frees it, and may be called in any thread
 *
 * Frees @data: at once if it is little, else in a thread of its own, or at once after all where
 * there is none to be had.
 */
void
actant_let_go (gpointer       data,
               guint          n,
               GDestroyNotify free_func)
{
  GThread *thread = NULL;
  Load *load;

  g_return_if_fail (free_func != NULL);

  if (n < MANY)
    {
      free_func (data);
      return;
    }
  load = g_new (Load, 1);
  *load = (Load) { data, free_func };
  thread = g_thread_try_new ("let-go", free_load, load, NULL);
  if (thread != NULL)
    g_thread_unref (thread);
  else
    free_load (load);
}

/**
 * actant_give_back_freed_memory:
 *
 * Gives what was freed back to the system, which the C library keeps in pieces otherwise: half of
 * what a large study took. Takes about 100 ms for a gigabyte; for a thread that has freed one.
 */
void
actant_give_back_freed_memory (void)
{
#ifdef HAVE_MALLOC_TRIM
  malloc_trim (0);
#endif
}
