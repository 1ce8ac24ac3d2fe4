/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantDaySpan:
 * @first: first day, counted from 1970-01-01 in the proleptic Gregorian
 *   calendar; %ACTANT_DAY_BEFORE_ALL when open
 * @last: last day, inclusive; %ACTANT_DAY_AFTER_ALL when open
 */
typedef struct
{
  gint64 first;
  gint64 last;
} ActantDaySpan;

#define ACTANT_DAY_BEFORE_ALL (G_MININT64)
#define ACTANT_DAY_AFTER_ALL (G_MAXINT64)

gboolean actant_edtf_get_span (const char    *text,
                               ActantDaySpan *span);
gboolean actant_day_span_overlaps (const ActantDaySpan *a,
                                   const ActantDaySpan *b);

G_END_DECLS
