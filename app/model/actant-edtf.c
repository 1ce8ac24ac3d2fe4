/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text is a date in EDTF (ISO 8601-2:2019): level 1, and of level 2
 * the sub-year groupings (25–41: seasons, quarters 33–36, halves 40–41). */
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

/* Exactly @n digits, of which the last may be X; -1 when unspecified, -2 when not there. */
static int
take_digits (Cursor *cursor,
             int     n)
{
  int value = 0;
  gboolean unspecified = FALSE;

  for (int i = 0; i < n; i++)
    {
      char c = cursor->at[i];

      if (c == 'X' && (i > 0 || n == 2))
        unspecified = TRUE;
      else if (g_ascii_isdigit (c) && !unspecified)
        value = 10 * value + (c - '0');
      else
        return -2;
    }

  cursor->at += n;
  return unspecified ? -1 : value;
}

static gboolean
read_day (Cursor  *cursor,
          int      year,
          int      month,
          GError **error)
{
  const char *at = cursor->at;
  int day = take_digits (cursor, 2);
  gboolean possible = month > 12 ? FALSE
                      : day == -1 ? TRUE
                      : year > 0 && month > 0 ? g_date_valid_dmy (CLAMP (day, 0, 255), month, year)
                      : day >= 1 && day <= 31;

  if (possible)
    return TRUE;

  cursor->at = at;
  return fail (cursor, "a day of that month", error);
}

static gboolean
read_month (Cursor  *cursor,
            int      year,
            GError **error)
{
  const char *at = cursor->at;
  int month = take_digits (cursor, 2);

  if (month == -2 || month == 0 || (month > 12 && month < 21) || month > 41)
    {
      cursor->at = at;
      return fail (cursor, "a month (01–12), season (21–24), quarter (33–36) or half (40, 41)", error);
    }

  return !take (cursor, '-') || read_day (cursor, year, month, error);
}

static gboolean
read_date (Cursor  *cursor,
           GError **error)
{
  gboolean negative;
  int year;

  if (take (cursor, 'Y'))
    {
      take (cursor, '-');
      if (strspn (cursor->at, "0123456789") < 5)
        return fail (cursor, "a year of more than four digits after Y", error);
      cursor->at += strspn (cursor->at, "0123456789");
    }
  else
    {
      negative = take (cursor, '-');
      year = take_digits (cursor, 4);
      if (year == -2)
        return fail (cursor, "a year of four digits", error);
      if (take (cursor, '-') && !read_month (cursor, negative ? 0 : year, error))
        return FALSE;
    }

  if (*cursor->at == '~' || *cursor->at == '?' || *cursor->at == '%')
    cursor->at++;
  return TRUE;
}

/* One end of an interval: a date, ".." (open) or nothing (unknown). */
static gboolean
read_end (Cursor    *cursor,
          gboolean  *is_date,
          GError   **error)
{
  *is_date = FALSE;
  if (*cursor->at == '\0' || *cursor->at == '/')
    return TRUE;
  if (g_str_has_prefix (cursor->at, ".."))
    {
      cursor->at += 2;
      return TRUE;
    }

  *is_date = TRUE;
  return read_date (cursor, error);
}

/**
 * actant_edtf_check:
 * @text: a date or an interval
 *
 * ISO 8601-2:2019, annex A: level 1, and sub-year groupings of level 2.
 *
 * Returns: whether @text is one; the error says what is wrong where
 */
gboolean
actant_edtf_check (const char  *text,
                   GError     **error)
{
  Cursor cursor = { text, text };
  gboolean first, second;

  if (!read_end (&cursor, &first, error))
    return FALSE;
  if (!take (&cursor, '/'))
    {
      if (*cursor.at != '\0')
        return fail (&cursor, "the end, “-” or “/”", error);
      return first || fail (&cursor, "a year of four digits", error);
    }
  if (!read_end (&cursor, &second, error))
    return FALSE;
  if (*cursor.at != '\0')
    return fail (&cursor, "the end", error);

  return first || second || fail (&cursor, "a date on one side of “/”", error);
}
