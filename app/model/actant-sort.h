/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Going through many records one is mostly waiting for their memory: asks for that of the one some
 * places ahead. */
static inline void
actant_fetch_ahead (const GPtrArray *items,
                    guint            i)
{
  if (i + 16 < items->len)
    __builtin_prefetch (items->pdata[i + 16]);
}

void actant_sort_runs (GPtrArray    *items,
                       GCompareFunc  compare);

G_END_DECLS
