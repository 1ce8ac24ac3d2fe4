/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantIntervals:
 *
 * Which of many (start, end, data) overlap a range, in O(log n + hits). Ends are exclusive, so
 * intervals that touch do not overlap; an empty one overlaps nothing. Positions are clamped to
 * 0 … 2³¹ − 1, which no text exceeds. @data is borrowed. For one thread at a time: looking up may
 * sort in what was added before.
 */
typedef struct _ActantIntervals ActantIntervals;

/**
 * ActantIntervalsFunc:
 * @start: the interval's start
 * @end: its end, exclusive
 * @data: what was added with it
 * @user_data: the caller's own
 *
 * Must not change the index.
 *
 * Returns: %TRUE to go on, %FALSE to stop
 */
typedef gboolean (*ActantIntervalsFunc) (gint64    start,
                                         gint64    end,
                                         gpointer  data,
                                         gpointer  user_data);

ActantIntervals *actant_intervals_new             (void);
void             actant_intervals_free            (ActantIntervals      *self);
void             actant_intervals_add             (ActantIntervals      *self,
                                                   gint64                start,
                                                   gint64                end,
                                                   gpointer              data);
gboolean         actant_intervals_remove          (ActantIntervals      *self,
                                                   gint64                start,
                                                   gint64                end,
                                                   gpointer              data);
void             actant_intervals_clear           (ActantIntervals      *self);
void             actant_intervals_build           (ActantIntervals      *self);
guint            actant_intervals_get_n           (ActantIntervals      *self);
void             actant_intervals_foreach_overlap (ActantIntervals      *self,
                                                   gint64                start,
                                                   gint64                end,
                                                   ActantIntervalsFunc   func,
                                                   gpointer              user_data);
void             actant_intervals_collect         (ActantIntervals      *self,
                                                   gint64                start,
                                                   gint64                end,
                                                   GPtrArray            *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantIntervals, actant_intervals_free)

G_END_DECLS
