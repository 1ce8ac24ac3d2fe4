/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days that an EDTF date (ISO 8601-2:2019) may mean, for comparing dates.
 *
 * Unspecified digits cover all they may stand for; qualifiers (~ ? %) change
 * nothing; an open or unknown end of an interval reaches without limit.
 * Sub-year groupings: seasons 21–24 and northern 25–28, southern 29–32,
 * quarters 33–36, four months 37–39, halves 40 and 41. */
#include "model/actant-edtf-span.h"

#include "model/actant-edtf.h"

#include <string.h>

/* Years beyond are all the same: far past or far future. */
#define FAR_YEAR G_GINT64_CONSTANT (1000000000)

/* First month (from 1; above 12 of the next year) and number of months, from 21 on. */
static const struct
{
  int first;
  int n;
} groupings[] = {
  { 3, 3 }, { 6, 3 }, { 9, 3 }, { 12, 3 },      /* 21–24 */
  { 3, 3 }, { 6, 3 }, { 9, 3 }, { 12, 3 },      /* 25–28, northern */
  { 9, 3 }, { 12, 3 }, { 3, 3 }, { 6, 3 },      /* 29–32, southern */
  { 1, 3 }, { 4, 3 }, { 7, 3 }, { 10, 3 },      /* 33–36 */
  { 1, 4 }, { 5, 4 }, { 9, 4 },                 /* 37–39 */
  { 1, 6 }, { 7, 6 },                           /* 40–41 */
};

/* Days from 1970-01-01, after Hinnant, “chrono-compatible low-level date
 * algorithms” (2013), days_from_civil; months above 12 run into later years. */
static gint64
count_days (gint64 year,
            int    month,
            int    day)
{
  gint64 era, of_era, of_year;

  year += (month - 1) / 12;
  month = (month - 1) % 12 + 1;
  year -= month <= 2;
  era = (year >= 0 ? year : year - 399) / 400;
  of_era = year - era * 400;
  of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* The digits at *@at as a number; with X for 0 and for 9. */
static void
take_number (const char **at,
             guint        limit,
             gint64      *low,
             gint64      *high)
{
  *low = *high = 0;
  for (guint i = 0; i < limit && (g_ascii_isdigit (**at) || **at == 'X'); i++, (*at)++)
    if (*low < FAR_YEAR)
      {
        *low = *low * 10 + (**at == 'X' ? 0 : **at - '0');
        *high = *high * 10 + (**at == 'X' ? 9 : **at - '0');
      }
}

static void
take_year (const char **at,
           gint64      *first,
           gint64      *last)
{
  gboolean is_long = **at == 'Y';
  gboolean negative;
  gint64 low, high;

  *at += is_long;
  negative = **at == '-';
  *at += negative;
  take_number (at, is_long ? G_MAXUINT : 4, &low, &high);

  *first = negative ? -MIN (high, FAR_YEAR) : MIN (low, FAR_YEAR);
  *last = negative ? -MIN (low, FAR_YEAR) : MIN (high, FAR_YEAR);
}

/* A date that is known to be one. */
static void
take_date (const char    **at,
           ActantDaySpan  *span)
{
  gint64 first_year, last_year, month, day, high;
  int first_month = 1, n_months = 12;

  take_year (at, &first_year, &last_year);
  if (**at == '-')
    {
      *at += 1;
      take_number (at, 2, &month, &high);
      if (month >= 21 && month <= 41)
        {
          first_month = groupings[month - 21].first;
          n_months = groupings[month - 21].n;
        }
      else if (month == high)
        {
          first_month = month;
          n_months = 1;
        }
    }

  span->first = count_days (first_year, first_month, 1);
  span->last = count_days (last_year, first_month + n_months, 1) - 1;
  if (**at == '-')
    {
      *at += 1;
      take_number (at, 2, &day, &high);
      if (day == high)
        span->first = span->last = count_days (first_year, first_month, day);
    }
}

/* One end of an interval; @span keeps its open ends when it is none. */
static void
take_end (const char    **at,
          ActantDaySpan  *span)
{
  if (g_str_has_prefix (*at, ".."))
    *at += 2;
  else if (**at != '\0' && **at != '/')
    take_date (at, span);
  while (**at == '~' || **at == '?' || **at == '%')
    *at += 1;
}

/**
 * actant_edtf_get_span:
 * @text: (nullable): a date or an interval in EDTF
 * @span: (out): the days it may mean
 *
 * Returns: whether @text is one
 */
gboolean
actant_edtf_get_span (const char    *text,
                      ActantDaySpan *span)
{
  ActantDaySpan end = { ACTANT_DAY_BEFORE_ALL, ACTANT_DAY_AFTER_ALL };
  const char *at = text;

  if (text == NULL || !actant_edtf_check (text, NULL))
    return FALSE;

  *span = end;
  take_end (&at, span);
  if (*at == '/')   /* a time of day after T stays within the day */
    {
      at++;
      take_end (&at, &end);
      span->last = MAX (end.last, span->first);
    }

  return TRUE;
}

/** Whether two spans have a day in common. */
gboolean
actant_day_span_overlaps (const ActantDaySpan *a,
                          const ActantDaySpan *b)
{
  return a->first <= b->last && b->first <= a->last;
}
