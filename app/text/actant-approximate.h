/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantApproximateMatch:
 * @start: the first character
 * @end: the end, exclusive
 * @distance: how many characters are replaced, left out or added (Levenshtein)
 *
 * A place that reads nearly as a pattern does.
 */
typedef struct
{
  gsize start;
  gsize end;
  guint distance;
} ActantApproximateMatch;

/**
 * ActantApproximate:
 *
 * A pattern to be found where a few of its characters may differ: Myers, "A fast bit-vector
 * algorithm for approximate string matching based on dynamic programming", Journal of the ACM
 * 46(3), 1999. 64 rows of the table are one word; rows that cannot come to a match are left out.
 * Immutable once made.
 */
typedef struct _ActantApproximate ActantApproximate;

ActantApproximate *actant_approximate_new  (const gunichar          *pattern,
                                            gsize                    length);
void               actant_approximate_free (ActantApproximate       *self);
gboolean           actant_approximate_find (const ActantApproximate *self,
                                            const gunichar          *text,
                                            gsize                    length,
                                            guint                    most,
                                            ActantApproximateMatch  *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantApproximate, actant_approximate_free)

G_END_DECLS
