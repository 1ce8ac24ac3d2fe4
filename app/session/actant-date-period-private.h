/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of the calendar as words name it, and its form in EDTF. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PERIOD_YEAR,
  PERIOD_MONTH,    /* 1–12 */
  PERIOD_GROUP,    /* of months: 21–41, as EDTF has it */
  PERIOD_DAY,
  PERIOD_DAYS,     /* from first to last */
  PERIOD_MONTHS,   /* from first to last, told by months */
  PERIOD_YEARS,    /* from first to last, told by years */
  PERIOD_DECADE,
} PeriodType;

/* How a bound cuts a period: "by", "before", "since", "after". */
typedef enum
{
  BOUND_NONE,
  BOUND_UNTIL,
  BOUND_BEFORE,
  BOUND_FROM,
  BOUND_AFTER,
} Bound;

typedef struct
{
  PeriodType type;
  gint64     year;
  int        month;    /* or group */
  gint64     first;    /* days, as in actant-edtf.h; of PERIOD_DAY, too */
  gint64     last;
  gboolean   about;    /* approximate */
  gboolean   is_end;   /* names the end of something: "before" it is "by" it */
} Period;

Period  _actant_period_year       (gint64        year);
Period  _actant_period_month      (gint64        year,
                                   int           month);
Period  _actant_period_group      (gint64        year,
                                   int           group);
Period  _actant_period_day        (gint64        day);
Period  _actant_period_span       (PeriodType    type,
                                   gint64        first,
                                   gint64        last);
Period  _actant_period_part       (const Period *whole,
                                   const char   *part);
gint64  _actant_period_add_months (gint64        day,
                                   int           n);
char   *_actant_period_dup_edtf   (const Period *period,
                                   Bound         bound);
char   *_actant_period_join_edtf  (const Period *from,
                                   const Period *to);

G_END_DECLS
