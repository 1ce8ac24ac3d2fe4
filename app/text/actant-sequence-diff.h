/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantRun:
 * @old_start: first item in the old sequence
 * @new_start: first item in the new one
 * @length: how many items from there on are the same
 */
typedef struct
{
  gsize old_start;
  gsize new_start;
  gsize length;
} ActantRun;

void actant_sequence_diff (const guint32 *old_items,
                           gsize          n_old,
                           const guint32 *new_items,
                           gsize          n_new,
                           gboolean       by_rare_items,
                           GArray        *runs);

G_END_DECLS
