/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of the calendar as words name it, and its form in EDTF. */
#include "session/actant-date-period-private.h"

#include "model/actant-edtf.h"

Period
_actant_period_year (gint64 year)
{
  return (Period) { PERIOD_YEAR, .year = year };
}

/* @month may lie outside the year. */
Period
_actant_period_month (gint64 year,
                      int    month)
{
  gint64 months = 12 * year + month - 1;
  gint64 in_year = months >= 0 ? months / 12 : (months - 11) / 12;

  return (Period) { PERIOD_MONTH, .year = in_year, .month = (int) (months - 12 * in_year) + 1 };
}

Period
_actant_period_group (gint64 year,
                      int    group)
{
  return (Period) { PERIOD_GROUP, .year = year, .month = group };
}

Period
_actant_period_day (gint64 day)
{
  return (Period) { PERIOD_DAY, .first = day, .last = day };
}

Period
_actant_period_span (PeriodType type,
                     gint64     first,
                     gint64     last)
{
  return (Period) { type, .first = first, .last = last };
}

/* The same day @n months on; the month's last day when it has no such day. */
gint64
_actant_period_add_months (gint64 day,
                           int    n)
{
  gint64 year;
  int month, of_month;
  Period target;
  gint64 first, next;

  actant_days_to_date (day, &year, &month, &of_month);
  target = _actant_period_month (year, month + n);
  first = actant_days_from_date (target.year, target.month, 1);
  target = _actant_period_month (target.year, target.month + 1);
  next = actant_days_from_date (target.year, target.month, 1);

  return MIN (first + of_month - 1, next - 1);
}

static Period
get_part_of_year (const Period *whole,
                  const char   *part)
{
  Period period;

  if (g_str_equal (part, "early"))
    period = _actant_period_group (whole->year, 33);
  else if (g_str_equal (part, "late"))
    period = _actant_period_group (whole->year, 36);
  else if (g_str_equal (part, "middle"))
    period = _actant_period_month (whole->year, 6);
  else
    return _actant_period_month (whole->year, g_str_equal (part, "end") ? 12 : 1);

  period.about = TRUE;
  return period;
}

/* The thirds of a month, as Korean 초순, 중순 and 하순 have them. */
static Period
get_part_of_month (const Period *whole,
                   const char   *part)
{
  gint64 first = actant_days_from_date (whole->year, whole->month, 1);
  Period next = _actant_period_month (whole->year, whole->month + 1);
  gint64 last = actant_days_from_date (next.year, next.month, 1) - 1;

  if (g_str_equal (part, "middle"))
    return _actant_period_span (PERIOD_DAYS, first + 10, first + 19);
  if (g_str_equal (part, "late") || g_str_equal (part, "end"))
    return _actant_period_span (PERIOD_DAYS, first + 20, last);

  return _actant_period_span (PERIOD_DAYS, first, first + 9);
}

/* @part: early, middle, late, beginning or end; of what has no parts, the whole. */
Period
_actant_period_part (const Period *whole,
                     const char   *part)
{
  Period period = *whole;

  if (whole->type == PERIOD_YEAR)
    period = get_part_of_year (whole, part);
  else if (whole->type == PERIOD_MONTH)
    period = get_part_of_month (whole, part);

  period.is_end = g_str_equal (part, "end");
  return period;
}

static void
append_year (GString *edtf,
             gint64   year)
{
  if (ABS (year) > 9999)
    g_string_append_c (edtf, 'Y');
  g_string_append_printf (edtf, "%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));
}

static void
append_month (GString *edtf,
              gint64   year,
              int      month)
{
  append_year (edtf, year);
  g_string_append_printf (edtf, "-%02d", month);
}

/* A day as precisely as the period is told. */
static void
append_day (GString    *edtf,
            gint64      day,
            PeriodType  type)
{
  gint64 year;
  int month, of_month;

  actant_days_to_date (day, &year, &month, &of_month);
  append_year (edtf, year);
  if (type != PERIOD_YEARS)
    g_string_append_printf (edtf, "-%02d", month);
  if (type != PERIOD_YEARS && type != PERIOD_MONTHS)
    g_string_append_printf (edtf, "-%02d", of_month);
}

static void
append_whole (GString      *edtf,
              const Period *period)
{
  switch (period->type)
    {
    case PERIOD_YEAR:
      append_year (edtf, period->year);
      break;
    case PERIOD_MONTH:
    case PERIOD_GROUP:
      append_month (edtf, period->year, period->month);
      break;
    case PERIOD_DECADE:
      append_year (edtf, period->year);
      edtf->str[edtf->len - 1] = 'X';
      break;
    case PERIOD_DAY:
      append_day (edtf, period->first, PERIOD_DAY);
      break;
    case PERIOD_DAYS:
    case PERIOD_MONTHS:
    case PERIOD_YEARS:
    default:
      append_day (edtf, period->first, period->type);
      g_string_append_c (edtf, '/');
      append_day (edtf, period->last, period->type);
      break;
    }
  if (period->about)
    g_string_append_c (edtf, '~');
}

/* The first and the last month of a group, the last perhaps in the next year. */
static Period
get_end_month (const Period *group,
               gboolean      last)
{
  g_autofree char *edtf =
    g_strdup_printf ("%04" G_GINT64_FORMAT "-%02d", group->year, group->month);
  ActantDaySpan days = { 0 };
  gint64 year;
  int month;

  actant_edtf_get_span (edtf, &days);
  actant_days_to_date (last ? days.last : days.first, &year, &month, NULL);
  return _actant_period_month (year, month);
}

/* The last (or first) unit of a period, @step units further on. */
static void
append_end (GString      *edtf,
            const Period *period,
            gboolean      last,
            int           step)
{
  Period month;

  switch (period->type)
    {
    case PERIOD_YEAR:
      append_year (edtf, period->year + step);
      break;
    case PERIOD_DECADE:
      append_year (edtf, period->year + (last ? 9 : 0) + step);
      break;
    case PERIOD_MONTH:
    case PERIOD_GROUP:
      month = period->type == PERIOD_GROUP ? get_end_month (period, last) : *period;
      month = _actant_period_month (month.year, month.month + step);
      append_month (edtf, month.year, month.month);
      break;
    case PERIOD_DAY:
    case PERIOD_DAYS:
    case PERIOD_MONTHS:
    case PERIOD_YEARS:
    default:
      append_day (edtf, (last ? period->last : period->first) + step, period->type);
      break;
    }
}

/* "by mid-2024" → ../2024-06, "before 2033" → ../2032, "since last year" → 2023/.. */
char *
_actant_period_dup_edtf (const Period *period,
                         Bound         bound)
{
  GString *edtf = g_string_new (NULL);

  if (bound == BOUND_BEFORE && period->is_end)
    bound = BOUND_UNTIL;

  switch (bound)
    {
    case BOUND_UNTIL:
      g_string_append (edtf, "../");
      append_end (edtf, period, TRUE, 0);
      break;
    case BOUND_BEFORE:
      g_string_append (edtf, "../");
      append_end (edtf, period, FALSE, -1);
      break;
    case BOUND_FROM:
      append_end (edtf, period, FALSE, 0);
      g_string_append (edtf, "/..");
      break;
    case BOUND_AFTER:
      append_end (edtf, period, TRUE, 1);
      g_string_append (edtf, "/..");
      break;
    case BOUND_NONE:
    default:
      append_whole (edtf, period);
      break;
    }

  return g_string_free (edtf, FALSE);
}

/* "from 2026 to 2028" → 2026/2028. */
char *
_actant_period_join_edtf (const Period *from,
                          const Period *to)
{
  GString *edtf = g_string_new (NULL);

  append_end (edtf, from, FALSE, 0);
  g_string_append_c (edtf, '/');
  append_end (edtf, to, TRUE, 0);

  return g_string_free (edtf, FALSE);
}
