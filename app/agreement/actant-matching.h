/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACTANT_NO_PARTNER G_MAXUINT

/**
 * ActantMatchEdge:
 * @a: number of a thing on the one side
 * @b: number of a thing on the other
 * @gain: what it is worth to put these two together, above 0
 */
typedef struct
{
  guint  a;
  guint  b;
  double gain;
} ActantMatchEdge;

double actant_matching_find (guint                  n_a,
                             guint                  n_b,
                             const ActantMatchEdge *edges,
                             guint                  n_edges,
                             guint                 *partners);

G_END_DECLS
