/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the match of a rule means, counted from a document’s date. */
#include "session/actant-date-reading-private.h"

#include "model/actant-edtf.h"

#include <string.h>

Today
_actant_date_read_today (const char *date)
{
  Today today = { 0 };
  ActantDaySpan days;
  gsize length;

  if (!actant_edtf_get_span (date, &days) || days.first == ACTANT_DAY_BEFORE_ALL)
    return today;

  length = strspn (date, "0123456789-");
  today.known = TRUE;
  today.days = days.first;
  actant_days_to_date (days.first, &today.year, &today.month, &today.day);
  if (length < 10)
    today.day = 0;
  if (length < 7)
    today.month = 0;
  return today;
}

/* "within three years", "향후 3년", "two weeks ago", "in two years". */
static gboolean
read_span (const DateRules  *rules,
           const GMatchInfo *match,
           const Today      *today,
           Period           *period)
{
  static const char * const tables[] = { "within", "inner", "ahead", "way" };
  const char *sense = NULL;
  const char *unit = _actant_date_rules_find_text (rules, "unit", match);
  int n = 1;
  int months;
  PeriodType type;
  gint64 there;

  for (guint i = 0; i < G_N_ELEMENTS (tables) && sense == NULL; i++)
    sense = _actant_date_rules_find_text (rules, tables[i], match);
  if (sense == NULL || unit == NULL)
    return FALSE;

  if (!_actant_date_rules_get_number (match, "number", &n))
    _actant_date_rules_find_int (rules, "count", match, &n);
  if (g_str_equal (sense, "past") || g_str_equal (sense, "ago"))
    n = -n;

  months = g_str_equal (unit, "decade") ? 120 : g_str_equal (unit, "year") ? 12
           : g_str_equal (unit, "quarter") ? 3 : g_str_equal (unit, "month") ? 1 : 0;
  there = months > 0 ? _actant_period_add_months (today->days, n * months)
                     : today->days + n * (g_str_equal (unit, "week") ? 7 : 1);
  type = today->month == 0 ? PERIOD_YEARS
         : months > 0 || today->day == 0 ? PERIOD_MONTHS
         : PERIOD_DAYS;

  if (g_str_equal (sense, "within") || g_str_equal (sense, "past"))
    {
      *period = _actant_period_span (type, MIN (there, today->days), MAX (there, today->days));
      return TRUE;
    }

  *period = _actant_period_day (there);
  if (months > 0 || type != PERIOD_DAYS)
    {
      gint64 year;
      int month;

      actant_days_to_date (there, &year, &month, NULL);
      *period = months % 12 == 0 && months > 0 ? _actant_period_year (year)
                                               : _actant_period_month (year, month);
    }
  return TRUE;
}

/* The week from Monday on. 1970-01-01 was a Thursday. */
static gint64
get_monday (gint64 day)
{
  gint64 since = (day + 3) % 7;

  return day - (since < 0 ? since + 7 : since);
}

/* The nearest month or season of that name before (-1), of this year (0), behind (1) the date. */
static gint64
get_shifted_year (const Today *today,
                  int          shift,
                  int          first_month)
{
  if (shift < 0)
    return today->year - (today->month == 0 || first_month >= today->month ? 1 : 0);
  if (shift > 0)
    return today->year + (today->month == 0 || first_month <= today->month ? 1 : 0);

  return today->year;
}

static gboolean
read_month (const DateRules  *rules,
            const GMatchInfo *match,
            int              *month)
{
  return _actant_date_rules_get_number (match, "monthnumber", month)
         || _actant_date_rules_find_int (rules, "month", match, month)
         || _actant_date_rules_find_int (rules, "plainmonth", match, month);
}

/* "last week", "next month", "이달", "last Monday", "next spring", "last December". */
static gboolean
read_shifted (const DateRules  *rules,
              const GMatchInfo *match,
              const Today      *today,
              Period           *period)
{
  const char *unit = _actant_date_rules_find_text (rules, "unit", match);
  g_autofree char *back = g_match_info_fetch_named (match, "shiftback");
  int shift = 0, value = 0;

  if (_actant_date_rules_find_int (rules, "dayshift", match, &shift))
    *period = _actant_period_day (today->days + shift);
  else if (_actant_date_rules_find_int (rules, "weekshift", match, &shift)
           || (g_strcmp0 (unit, "week") == 0
               && _actant_date_rules_find_int (rules, "shift", match, &shift)))
    *period = _actant_period_span (PERIOD_DAYS, get_monday (today->days) + 7 * shift,
                                   get_monday (today->days) + 7 * shift + 6);
  else if (_actant_date_rules_find_int (rules, "monthshift", match, &shift)
           || (g_strcmp0 (unit, "month") == 0
               && _actant_date_rules_find_int (rules, "shift", match, &shift)))
    *period = _actant_period_month (today->year, MAX (today->month, 1) + shift);
  else if (back == NULL && !_actant_date_rules_find_int (rules, "shift", match, &shift))
    return FALSE;
  else if (read_month (rules, match, &value))
    *period = _actant_period_month (get_shifted_year (today, back != NULL ? -1 : shift, value),
                                    value);
  else if (_actant_date_rules_find_int (rules, "season", match, &value))
    *period = _actant_period_group (get_shifted_year (today, shift, 3 * (value - 20)), value);
  else if (_actant_date_rules_find_int (rules, "weekday", match, &value))
    {
      gint64 day = get_monday (today->days) + value - 1;

      if (shift < 0 && day >= today->days)
        day -= 7;
      else if (shift > 0 && day <= today->days)
        day += 7;
      *period = _actant_period_day (day);
    }
  else if (g_strcmp0 (unit, "quarter") == 0)
    {
      Period month = _actant_period_month (today->year, MAX (today->month, 1) + 3 * shift);

      *period = _actant_period_group (month.year, 33 + (month.month - 1) / 3);
    }
  else if (g_strcmp0 (unit, "decade") == 0)
    *period = (Period) { PERIOD_DECADE, .year = today->year / 10 * 10 + 10 * shift };
  else if (g_strcmp0 (unit, "year") == 0)
    *period = _actant_period_year (today->year + shift);
  else
    return FALSE;

  return TRUE;
}

/* The year a match names, or the document’s. Returns: whether it counts from the document. */
static gboolean
read_year (const DateRules  *rules,
           const GMatchInfo *match,
           const Today      *today,
           gint64           *year)
{
  int number = 0;

  if (_actant_date_rules_get_number (match, "year", &number))
    {
      *year = number;
      return FALSE;
    }

  *year = today->year;
  if (_actant_date_rules_find_int (rules, "yearshift", match, &number))
    *year += number;
  return TRUE;
}

/* Halves, quarters, seasons. */
static gboolean
read_group (const DateRules  *rules,
            const GMatchInfo *match,
            int              *group)
{
  int value = 0;

  if (_actant_date_rules_find_int (rules, "season", match, group))
    return TRUE;
  if (_actant_date_rules_find_int (rules, "half", match, &value))
    *group = 39 + value;
  else if (_actant_date_rules_get_number (match, "quarter", &value)
           || _actant_date_rules_find_int (rules, "ordinal", match, &value))
    *group = 32 + value;

  return value > 0;
}

/* What stands in a year: a day, a month, a group of months, a part of it. */
static gboolean
read_in_year (const DateRules  *rules,
              const GMatchInfo *match,
              gint64            year,
              Period           *period)
{
  int month = 0, day = 0;

  if (!read_month (rules, match, &month))
    {
      *period = read_group (rules, match, &month) ? _actant_period_group (year, month)
                                                  : _actant_period_year (year);
      return TRUE;
    }

  if (month < 1 || month > 12)
    return FALSE;
  *period = _actant_period_month (year, month);
  if (_actant_date_rules_get_number (match, "day", &day))
    {
      if (day < 1 || day > 31 || !g_date_valid_dmy (day, month, CLAMP (year, 1, 9999)))
        return FALSE;
      *period = _actant_period_day (actant_days_from_date (year, month, day));
    }
  return TRUE;
}

static void
apply_part (const DateRules  *rules,
            const GMatchInfo *match,
            Period           *period,
            Bound            *bound)
{
  const char *part = _actant_date_rules_find_text (rules, "part", match);
  g_autofree char *within = g_match_info_fetch_named (match, "withinyear");
  int day = 0;

  if (part == NULL)
    part = _actant_date_rules_find_text (rules, "yearend", match);
  if (part != NULL)
    *period = _actant_period_part (period, part);
  else if (period->type == PERIOD_MONTH && _actant_date_rules_get_number (match, "day", &day))
    *period = _actant_period_day (actant_days_from_date (period->year, period->month, 1)
                                        + CLAMP (day, 1, 31) - 1);
  if (within != NULL && *within != '\0')
    *bound = BOUND_UNTIL;
}

/* Returns: whether the match is a date. */
gboolean
_actant_date_read_match (const DateRules  *rules,
                         const GMatchInfo *match,
                         const Today      *today,
                         Period           *period,
                         Bound            *bound,
                         gboolean         *relative)
{
  g_autofree char *month = g_match_info_fetch_named (match, "themonth");
  gint64 year;
  int decade;

  *relative = TRUE;
  if (_actant_date_rules_get_number (match, "decade", &decade))
    {
      *relative = FALSE;
      *period = (Period) { PERIOD_DECADE, .year = decade };
    }
  else if (month != NULL && *month != '\0')
    *period = _actant_period_month (today->year, MAX (today->month, 1));
  else if (!read_span (rules, match, today, period)
           && !read_shifted (rules, match, today, period))
    {
      *relative = read_year (rules, match, today, &year);
      if (!read_in_year (rules, match, year, period))
        return FALSE;
    }

  apply_part (rules, match, period, bound);
  return TRUE;
}
