/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text is a date in EDTF (ISO 8601-2:2019): level 1, and of level 2
 * the sub-year groupings (25–41: seasons, quarters 33–36, halves 40–41). Digits
 * are unspecified from the right only: 20XX, 2004-XX, 1985-XX-XX. */
#include "model/actant-edtf.h"

#include "model/actant-field.h"

#include <string.h>

typedef struct
{
  const char *start;
  const char *at;
} Cursor;

static gboolean
fail (const Cursor  *cursor,
      const char    *wanted,
      GError       **error)
{
  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
               "“%s” is not a date: %s expected at character %d; "
               "write 2024, 2024-06, 2024-06-15, 2024-34 (second quarter), 2024-41 "
               "(second half), 2024~ or ../2027",
               cursor->start, wanted, (int) g_utf8_pointer_to_offset (cursor->start, cursor->at) + 1);
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

/* Exactly @n digits, of which the last two may be X; -1 when unspecified, -2 when not there. */
static int
take_digits (Cursor *cursor,
             int     n)
{
  int value = 0;
  int n_unspecified = 0;

  for (int i = 0; i < n; i++)
    {
      char c = cursor->at[i];

      if (c == 'X' && i >= n - 2)
        n_unspecified++;
      else if (g_ascii_isdigit (c) && n_unspecified == 0)
        value = 10 * value + (c - '0');
      else
        return -2;
    }

  /* A month or a day is unspecified as a whole. */
  if (n == 2 && n_unspecified == 1)
    return -2;

  cursor->at += n;
  return n_unspecified > 0 ? -1 : value;
}

static gboolean
read_day (Cursor  *cursor,
          int      year,
          int      month,
          GError **error)
{
  const char *at = cursor->at;
  int day = take_digits (cursor, 2);

  /* The calendar repeats every 400 years, before year 0 as well. */
  if (day == -1 ? month <= 12
                : day > 0 && month > 0 && month <= 12
                  && g_date_valid_dmy (day, month, 400 + year % 400))
    return TRUE;

  cursor->at = at;
  return fail (cursor, "a day of that month", error);
}

static gboolean
read_month (Cursor   *cursor,
            int       year,
            gboolean *has_day,
            GError  **error)
{
  const char *at = cursor->at;
  int month = year != -1 ? take_digits (cursor, 2) : -2;

  if (month == -2 || month == 0 || (month > 12 && month < 21) || month > 41)
    {
      cursor->at = at;
      return fail (cursor, "a month (01–12), season (21–24), quarter (33–36) or half (40, 41)", error);
    }
  if (!take (cursor, '-'))
    return TRUE;

  *has_day = TRUE;
  return read_day (cursor, year, month, error);
}

/* @has_day: whether it is a day without a qualifier, which a time may follow. */
static gboolean
read_date (Cursor    *cursor,
           gboolean  *has_day,
           GError   **error)
{
  int year;

  *has_day = FALSE;
  if (take (cursor, 'Y'))
    {
      take (cursor, '-');
      if (strspn (cursor->at, "0123456789") < 5)
        return fail (cursor, "a year of more than four digits after Y", error);
      cursor->at += strspn (cursor->at, "0123456789");
    }
  else
    {
      take (cursor, '-');
      year = take_digits (cursor, 4);
      if (year == -2)
        return fail (cursor, "a year of four digits", error);
      if (take (cursor, '-') && !read_month (cursor, year, has_day, error))
        return FALSE;
    }

  if (*cursor->at == '~' || *cursor->at == '?' || *cursor->at == '%')
    {
      cursor->at++;
      *has_day = FALSE;
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
  int value = take_digits (cursor, 2);

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
  if (!read_two (cursor, 24, "an hour (00–24)", error))
    return FALSE;
  if (!take (cursor, ':'))
    return fail (cursor, "“:”", error);
  if (!read_two (cursor, 59, "a minute (00–59)", error))
    return FALSE;
  if (!take (cursor, ':'))
    return fail (cursor, "“:”", error);
  if (!read_two (cursor, 60, "a second (00–60)", error))
    return FALSE;

  if (take (cursor, '+') || take (cursor, '-'))
    return read_two (cursor, 14, "hours from UTC (00–14)", error)
           && (!take (cursor, ':') || read_two (cursor, 59, "a minute (00–59)", error));

  take (cursor, 'Z');
  return TRUE;
}

/* One end of an interval: a date, ".." (open) or nothing (unknown). */
static gboolean
read_end (Cursor    *cursor,
          gboolean  *is_date,
          gboolean  *has_day,
          GError   **error)
{
  *is_date = *has_day = FALSE;
  if (*cursor->at == '\0' || *cursor->at == '/')
    return TRUE;
  if (g_str_has_prefix (cursor->at, ".."))
    {
      cursor->at += 2;
      return TRUE;
    }

  *is_date = TRUE;
  return read_date (cursor, has_day, error);
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
  Cursor cursor = { text, text };
  gboolean first, second, has_day;

  if (!read_end (&cursor, &first, &has_day, error))
    return FALSE;
  if (has_day && take (&cursor, 'T'))
    return read_time (&cursor, error)
           && (*cursor.at == '\0' || fail (&cursor, "the end", error));
  if (!take (&cursor, '/'))
    {
      if (*cursor.at != '\0')
        return fail (&cursor, "the end, “-” or “/”", error);
      return first || fail (&cursor, "a year of four digits", error);
    }
  if (!read_end (&cursor, &second, &has_day, error))
    return FALSE;
  if (*cursor.at != '\0')
    return fail (&cursor, "the end", error);

  return first || second || fail (&cursor, "a date on one side of “/”", error);
}
