/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in EDTF (ISO 8601-2:2019): level 1, and of level 2 the sub-year groupings (25–41: seasons
 * by hemisphere, quarters 33–36, thirds 37–39, halves 40–41). Digits are unspecified from the
 * right only: 20XX, 2004-XX, 1985-XX-XX. After the Library of Congress, Extended Date/Time Format
 * Specification (4 February 2019). */
#include "config.h"

#include "model/actant-edtf.h"

#include "model/actant-field.h"

#include <glib/gi18n.h>
#include <string.h>

/* Beyond it, years are as good as open. */
#define MAX_YEAR G_GINT64_CONSTANT (1000000000000)

typedef struct
{
  const char *start;
  const char *at;
} Cursor;

/**
 * Date:
 * @first_year: of the years that it may be
 * @last_year: the last of them; another one where digits are unspecified
 * @month: 1–12, a grouping 21–41, 0 for none, -1 for unspecified
 * @day: 1–31, 0 for none, -1 for unspecified
 * @plain: whether it is a day without a qualifier, which a time may follow
 */
typedef struct
{
  gint64   first_year;
  gint64   last_year;
  int      month;
  int      day;
  gboolean plain;
} Date;

static gboolean
fail (const Cursor  *cursor,
      const char    *wanted,
      GError       **error)
{
  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
               _("“%s” is not a date: %s expected at character %d; "
                 "write 2024, 2024-06, 2024-06-15, 2024-34 (second quarter), 2024-41 "
                 "(second half), 2024~ or ../2027"),
               cursor->start, wanted,
               (int) g_utf8_pointer_to_offset (cursor->start, cursor->at) + 1);
  return FALSE;
}

static gboolean
take (Cursor *cursor,
      char    c)
{
  if (*cursor->at != c)
    return FALSE;

  cursor->at++;
  return TRUE;
}

/* Exactly two digits or XX; -1 when unspecified, -2 when not there. */
static int
take_two (Cursor *cursor)
{
  const char *at = cursor->at;

  if (at[0] == 'X' && at[1] == 'X')
    {
      cursor->at += 2;
      return -1;
    }
  if (!g_ascii_isdigit (at[0]) || !g_ascii_isdigit (at[1]))
    return -2;

  cursor->at += 2;
  return 10 * g_ascii_digit_value (at[0]) + g_ascii_digit_value (at[1]);
}

static int
get_month_length (gint64 year,
                  int    month)
{
  /* The calendar repeats every 400 years, before year 0 as well. */
  return g_date_get_days_in_month (month, 400 + (year % 400 + 400) % 400);
}

static gboolean
read_day (Cursor  *cursor,
          Date    *date,
          GError **error)
{
  const char *at = cursor->at;
  g_autofree char *wanted = NULL;
  int length =
    date->month > 0 && date->month <= 12 ? get_month_length (date->first_year, date->month) : 0;

  date->day = take_two (cursor);
  if (date->day == -1 ? date->month <= 12 : date->day > 0 && date->day <= length)
    return TRUE;

  cursor->at = at;
  if (length > 0)
    /* Translators: the number of a month’s last day */
    wanted = g_strdup_printf (_("a day of that month (01–%d)"), length);
  else if (date->month > 12)
    wanted = g_strdup (_("nothing behind a season, quarter or half"));
  else
    wanted = g_strdup (_("XX, as the month is unspecified,"));
  return fail (cursor, wanted, error);
}

static gboolean
read_month (Cursor  *cursor,
            Date    *date,
            GError **error)
{
  const char *at = cursor->at;

  date->month = date->first_year == date->last_year ? take_two (cursor) : -2;
  if (date->month == -2 || date->month == 0 || (date->month > 12 && date->month < 21)
      || date->month > 41)
    {
      cursor->at = at;
      return fail (cursor, _("a month (01–12), season (21–24), quarter (33–36) or half (40, 41)"),
                   error);
    }
  if (!take (cursor, '-'))
    return TRUE;

  return read_day (cursor, date, error);
}

/* After Y: more than four digits. */
static gboolean
read_long_year (Cursor  *cursor,
                Date    *date,
                GError **error)
{
  gboolean negative = take (cursor, '-');
  const char *at = cursor->at;
  gint64 year = 0;

  for (; g_ascii_isdigit (*cursor->at); cursor->at++)
    year = MIN (10 * year + g_ascii_digit_value (*cursor->at), MAX_YEAR);
  if (cursor->at - at < 5)
    {
      cursor->at = at;
      return fail (cursor, _("a year of more than four digits after Y"), error);
    }

  date->first_year = date->last_year = negative ? -year : year;
  return TRUE;
}

/* Four digits, of which the last or the last two may be X. */
static gboolean
read_year (Cursor  *cursor,
           Date    *date,
           GError **error)
{
  gboolean negative = take (cursor, '-');
  gint64 low = 0, high = 0;
  int n_unspecified = 0;

  for (int i = 0; i < 4; i++)
    {
      char c = cursor->at[i];

      if (c == 'X' && i >= 2)
        n_unspecified++;
      else if (!g_ascii_isdigit (c) || n_unspecified > 0)
        return fail (cursor, _("a year of four digits"), error);
      low = 10 * low + (c == 'X' ? 0 : c - '0');
      high = 10 * high + (c == 'X' ? 9 : c - '0');
    }

  cursor->at += 4;
  date->first_year = negative ? -high : low;
  date->last_year = negative ? -low : high;
  return TRUE;
}

static gboolean
read_date (Cursor  *cursor,
           Date    *date,
           GError **error)
{
  if (take (cursor, 'Y'))
    {
      if (!read_long_year (cursor, date, error))
        return FALSE;
    }
  else if (!read_year (cursor, date, error)
           || (take (cursor, '-') && !read_month (cursor, date, error)))
    return FALSE;

  date->plain = date->day > 0;
  if (*cursor->at == '~' || *cursor->at == '?' || *cursor->at == '%')
    {
      cursor->at++;
      date->plain = FALSE;
    }
  return TRUE;
}

/* Two digits up to @maximum. */
static gboolean
read_two (Cursor      *cursor,
          int          maximum,
          const char  *wanted,
          GError     **error)
{
  const char *at = cursor->at;
  int value = take_two (cursor);

  if (value >= 0 && value <= maximum)
    return TRUE;

  cursor->at = at;
  return fail (cursor, wanted, error);
}

/* After the T: 23:20:30, with Z, +04 or +04:30 after it or nothing. */
static gboolean
read_time (Cursor  *cursor,
           GError **error)
{
  if (!read_two (cursor, 24, _("an hour (00–24)"), error))
    return FALSE;
  if (!take (cursor, ':'))
    return fail (cursor, "“:”", error);
  if (!read_two (cursor, 59, _("a minute (00–59)"), error))
    return FALSE;
  if (!take (cursor, ':'))
    return fail (cursor, "“:”", error);
  if (!read_two (cursor, 60, _("a second (00–60)"), error))
    return FALSE;

  if (take (cursor, '+') || take (cursor, '-'))
    return read_two (cursor, 14, _("hours from UTC (00–14)"), error)
           && (!take (cursor, ':') || read_two (cursor, 59, _("a minute (00–59)"), error));

  take (cursor, 'Z');
  return TRUE;
}

/**
 * actant_days_from_date:
 * @year: proleptic Gregorian, 0 is 1 BC
 * @month: 1–12
 * @day: 1–31
 *
 * Returns: days since 1970-01-01 (after Howard Hinnant, chrono-Compatible Low-Level Date
 *   Algorithms, 2013: eras of 400
 *   years that begin in March)
 */
gint64
actant_days_from_date (gint64 year,
                       int    month,
                       int    day)
{
  gint64 era, year_of_era, day_of_year;

  year -= month <= 2 ? 1 : 0;
  era = (year >= 0 ? year : year - 399) / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}

/** actant_days_to_date: the inverse of actant_days_from_date(); every result may be %NULL */
void
actant_days_to_date (gint64  days,
                     gint64 *year,
                     int    *month,
                     int    *day)
{
  gint64 era, of_era, year_of_era, of_year, shifted;

  days += 719468;
  era = (days >= 0 ? days : days - 146096) / 146097;
  of_era = days - era * 146097;
  year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted = (5 * of_year + 2) / 153;

  if (day != NULL)
    *day = of_year - (153 * shifted + 2) / 5 + 1;
  if (month != NULL)
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
  if (year != NULL)
    *year = year_of_era + era * 400 + (shifted >= 10 ? 1 : 0);
}

/* The months of a grouping: the first, which may lie in the next year, and how many. */
static void
get_months (int  grouping,
            int *first,
            int *n)
{
  static const int seasons[] = { 3, 6, 9, 12, 3, 6, 9, 12, 9, 12, 3, 6 };

  *n = 3;
  if (grouping <= 12)
    {
      *first = MAX (grouping, 1);
      *n = grouping > 0 ? 1 : 12;
    }
  else if (grouping <= 32)
    *first = seasons[grouping - 21];
  else if (grouping <= 36)
    *first = 1 + 3 * (grouping - 33);
  else
    {
      *n = grouping <= 39 ? 4 : 6;
      *first = grouping <= 39 ? 1 + 4 * (grouping - 37) : 1 + 6 * (grouping - 40);
    }
}

static void
get_days (const Date    *date,
          ActantDaySpan *days)
{
  int first, n, end;

  if (date->day > 0)
    {
      days->first = days->last = actant_days_from_date (date->first_year, date->month, date->day);
      return;
    }

  get_months (date->month, &first, &n);
  end = first + n;
  days->first = actant_days_from_date (date->first_year, first, 1);
  days->last = actant_days_from_date (date->last_year + (end > 12 ? 1 : 0),
                                      end > 12 ? end - 12 : end, 1) - 1;
}

/* One end of an interval: a date, ".." (open) or nothing (unknown). */
static gboolean
read_end (Cursor         *cursor,
          gboolean       *is_date,
          Date           *date,
          ActantDaySpan  *days,
          GError        **error)
{
  *is_date = FALSE;
  *days = (ActantDaySpan) { ACTANT_DAY_BEFORE_ALL, ACTANT_DAY_AFTER_ALL };
  if (*cursor->at == '\0' || *cursor->at == '/')
    return TRUE;
  if (g_str_has_prefix (cursor->at, ".."))
    {
      cursor->at += 2;
      return TRUE;
    }

  *is_date = TRUE;
  if (!read_date (cursor, date, error))
    return FALSE;
  get_days (date, days);
  return TRUE;
}

/* What follows the "/". */
static gboolean
read_second_end (Cursor         *cursor,
                 gboolean        has_first,
                 ActantDaySpan  *days,
                 GError        **error)
{
  const char *at = cursor->at;
  gboolean has_second;
  ActantDaySpan second;
  Date date = { 0 };

  if (!read_end (cursor, &has_second, &date, &second, error))
    return FALSE;
  if (*cursor->at != '\0')
    return fail (cursor, _("the end"), error);
  if (!has_first && !has_second)
    return fail (cursor, _("a date on one side of “/”"), error);

  if (has_first && has_second && second.last < days->first)
    {
      cursor->at = at;
      return fail (cursor, _("a date that is not before the beginning"), error);
    }
  days->last = second.last;
  return TRUE;
}

static gboolean
parse (const char     *text,
       ActantDaySpan  *days,
       GError        **error)
{
  Cursor cursor = { text, text };
  Date date = { 0 };
  gboolean first;

  if (!read_end (&cursor, &first, &date, days, error))
    return FALSE;
  if (date.plain && take (&cursor, 'T'))
    return read_time (&cursor, error)
           && (*cursor.at == '\0' || fail (&cursor, _("the end"), error));
  if (take (&cursor, '/'))
    return read_second_end (&cursor, first, days, error);
  if (*cursor.at != '\0')
    return fail (&cursor, _("the end, “-” or “/”"), error);

  return first || fail (&cursor, _("a year of four digits"), error);
}

/**
 * actant_edtf_check:
 * @text: a date or an interval
 *
 * ISO 8601-2:2019, annex A: levels 0 and 1, and sub-year groupings of level 2.
 *
 * Returns: whether @text is one; the error says what is wrong where
 */
gboolean
actant_edtf_check (const char  *text,
                   GError     **error)
{
  ActantDaySpan days;

  g_return_val_if_fail (text != NULL, FALSE);

  return parse (text, &days, error);
}

/**
 * actant_edtf_get_span:
 * @text: (nullable): a date or an interval
 * @days: (out): the days that it covers at most
 *
 * Seasons are the meteorological ones (21 and 25: March to May; 24 and 28: December to February of
 * the next year), of the northern half of the earth unless they say otherwise (29–32). Qualifiers
 * (~ ? %) make nothing wider. An unknown end ("2024/") is as far away as an open one.
 *
 * Returns: whether @text is EDTF
 */
gboolean
actant_edtf_get_span (const char    *text,
                      ActantDaySpan *days)
{
  g_return_val_if_fail (days != NULL, FALSE);

  return text != NULL && parse (text, days, NULL);
}

/**
 * actant_edtf_compare:
 * @a: (nullable): EDTF
 * @b: (nullable): EDTF
 *
 * Returns: the order in time: by the last day, then by the first; what is no date comes last
 */
int
actant_edtf_compare (const char *a,
                     const char *b)
{
  ActantDaySpan in_a, in_b;
  gboolean is_a = actant_edtf_get_span (a, &in_a);
  gboolean is_b = actant_edtf_get_span (b, &in_b);

  if (!is_a || !is_b)
    return is_b - is_a;
  if (in_a.last != in_b.last)
    return in_a.last < in_b.last ? -1 : 1;

  return (in_a.first > in_b.first) - (in_a.first < in_b.first);
}

/** actant_day_span_overlaps: Returns: whether a day lies in both */
gboolean
actant_day_span_overlaps (const ActantDaySpan *a,
                          const ActantDaySpan *b)
{
  return a->first <= b->last && b->first <= a->last;
}
