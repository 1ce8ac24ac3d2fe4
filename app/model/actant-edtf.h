/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantDaySpan:
 * @first: the earliest day, %ACTANT_DAY_BEFORE_ALL when it is open or unknown
 * @last: the latest day, inclusive, %ACTANT_DAY_AFTER_ALL when it is open or unknown
 *
 * What an EDTF value can mean at most, in days since 1970-01-01 (proleptic Gregorian).
 */
typedef struct
{
  gint64 first;
  gint64 last;
} ActantDaySpan;

#define ACTANT_DAY_BEFORE_ALL (G_MININT64)
#define ACTANT_DAY_AFTER_ALL (G_MAXINT64)

gboolean actant_edtf_check        (const char           *text,
                                   GError              **error);
gboolean actant_edtf_get_span     (const char           *text,
                                   ActantDaySpan        *days);
int      actant_edtf_compare      (const char           *a,
                                   const char           *b);

gboolean actant_day_span_overlaps (const ActantDaySpan  *a,
                                   const ActantDaySpan  *b);

gint64   actant_days_from_date    (gint64                year,
                                   int                   month,
                                   int                   day);
void     actant_days_to_date      (gint64                days,
                                   gint64               *year,
                                   int                  *month,
                                   int                  *day);

G_END_DECLS
