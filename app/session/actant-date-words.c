/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people write them; files and the command line's data keep ISO 8601. */
#include "config.h"

#include "session/actant-date-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Reads "2026", "2026-11" or "2026-11-23". Returns how many parts there are, 0 for none. */
static int
scan_date (const char *date,
           int         parts[3])
{
  static const int lengths[] = { 4, 2, 2 };
  const char *p = date;
  int n = 0;

  parts[0] = parts[1] = parts[2] = 1;
  while (n < 3)
    {
      parts[n] = 0;
      for (int i = 0; i < lengths[n]; i++, p++)
        {
          if (!g_ascii_isdigit (*p))
            return 0;
          parts[n] = 10 * parts[n] + g_ascii_digit_value (*p);
        }
      n++;
      if (*p == '\0')
        return n;
      if (*p++ != '-')
        return 0;
    }
  return 0;
}

/* The day here at an instant; NULL if @date is none. */
static GDateTime *
read_instant (const char *date)
{
  g_autoptr(GDateTime) time = NULL;

  if (strchr (date, 'T') == NULL)
    return NULL;

  time = g_date_time_new_from_iso8601 (date, NULL);
  return time != NULL ? g_date_time_to_local (time) : NULL;
}

/**
 * actant_date_dup_words:
 * @date: a time ("2026-11-23T10:00:00Z") or an EDTF date
 *
 * Writes a date as the user's language does: "23 November 2026". A time becomes its day
 * in the local time zone. EDTF that is more than a year, a month or a day, and what is no
 * date, stays as it is.
 *
 * Returns: (transfer full): the words
 */
char *
actant_date_dup_words (const char *date)
{
  g_autoptr(GDateTime) day = NULL;
  char *words = NULL;
  int parts[3];
  int n = 3;

  g_return_val_if_fail (date != NULL, NULL);

  day = read_instant (date);
  if (day == NULL)
    {
      n = scan_date (date, parts);
      day = n > 0 ? g_date_time_new_utc (parts[0], parts[1], parts[2], 0, 0, 0) : NULL;
    }
  if (day == NULL)
    return g_strdup (date);

  if (n == 3)
    /* Translators: a day, as g_date_time_format() takes it: 23 November 2026 */
    words = g_date_time_format (day, C_("date", "%-d %B %Y"));
  else if (n == 2)
    /* Translators: a month, as g_date_time_format() takes it: November 2026 */
    words = g_date_time_format (day, C_("date", "%B %Y"));
  else
    /* Translators: a year, as g_date_time_format() takes it: 2026 */
    words = g_date_time_format (day, C_("date", "%Y"));
  return words != NULL ? words : g_strdup (date);
}
