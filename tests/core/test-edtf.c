/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates: the examples of ISO 8601-2 (EDTF) levels 0 and 1 and sub-year groupings; what is none
 * is told with its place. */
#include "model/actant-edtf.h"
#include "model/actant-field.h"

#include <string.h>

static void
test_good (void)
{
  static const char * const dates[] = {
    /* Level 0: dates, date and time, intervals */
    "1985-04-12", "1985-04", "1985", "0000", "2024-02-29", "2000-02-29",
    "1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30", "2024-12-31T24:00:00", "2016-12-31T23:59:60Z",
    "1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02",
    "2004-02-01/2005", "2005/2006-02",
    /* Level 1: long years, seasons, qualification, unspecified digits, open ends, before 0 */
    "Y170000002", "Y-170000002", "2001-21", "2001-22", "2001-23", "2001-24",
    "1984?", "2004-06~", "2004-06-11%", "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX",
    "1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985",
    "1985-04-12/", "1985-04/", "1985/", "/1985-04-12", "/1985-04", "/1985",
    "1984~/2004-06", "1984/2004-06~", "1984~/2004~", "1984?/2004%", "1984-06?/2004-08?",
    "1984-06-02?/2004-08-08~", "1984-06-02?/", "2003/2004-06-11%", "-1985", "-0004-02-29",
    /* Level 2: sub-year groupings */
    "2024-25", "2024-32", "2024-33", "2024-34", "2024-35", "2024-36", "2024-37", "2024-39",
    "2024-40", "2024-41", "2024-34~", "2024-33/2024-36", "../2024-41",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr(GError) error = NULL;

      if (!actant_edtf_check (dates[i], &error))
        g_error ("%s", error->message);
      g_assert_no_error (error);
    }
}

static void
test_bad (void)
{
  static const struct { const char *text; int position; } rows[] = {
    { "", 1 },
    { "..", 3 },
    { "/", 2 },
    { "../..", 6 },
    { "../", 4 },
    { "last December", 1 },
    { "24", 1 },
    { "2024-", 6 },
    { "2024-6", 6 },
    { "2024-00", 6 },
    { "2024-13", 6 },
    { "2024-20", 6 },
    { "2024-42", 6 },
    { "2024-99", 6 },
    { "2024-06-", 9 },
    { "2024-06-31", 9 },
    { "2023-02-29", 9 },
    { "1900-02-29", 9 },
    { "2024-06-00", 9 },
    { "2024-06-1", 9 },
    { "2024-34-01", 9 },
    { "0000-02-30", 9 },
    { "-0004-04-31", 10 },
    { "2024-06-15x", 11 },
    { "2024-06-15 ", 11 },
    { " 2024", 1 },
    { "2024/2025/2026", 10 },
    { "2024..2025", 5 },
    { "2024/x", 6 },
    { "2024~~", 6 },
    { "~2024", 1 },
    { "Y2024", 2 },
    { "Y", 2 },
    { "y12345", 1 },
    { "X024", 1 },
    { "2X24", 1 },
    { "2XXX", 1 },
    { "XXXX", 1 },
    { "20X4", 1 },
    { "201X-06", 6 },
    { "2024-1X", 6 },
    { "2024-X1", 6 },
    { "2024-06-1X", 9 },
    { "2024-XX-12", 9 },
    { "20240615", 5 },
    { "2024-06-15T", 12 },
    { "2024-06-15T25:00:00", 12 },
    { "2024-06-15T23:60:00", 15 },
    { "2024-06-15T23:20", 17 },
    { "2024-06-15T23:20:30z", 20 },
    { "2024-06T23:20:30", 8 },
    { "2027/2024", 6 },
    { "2024-07/2024-40", 9 },
    { "Y1234", 2 },
    { "Y-1234", 3 },
    { "2024-21-XX", 9 },
    { "1985-04-12T23:20:30+15", 21 },
    { "2001-21^southernHemisphere", 8 },
    { "[1667,1668]", 1 },
    { "2004-06-~01", 9 },
    { "2024-06-15T23:20:30/2025", 20 },
    { "도발 2024", 1 },
    { "2024년", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *place = g_strdup_printf ("at character %d;", rows[i].position);
      g_autofree char *quoted = g_strdup_printf ("“%s”", rows[i].text);

      if (actant_edtf_check (rows[i].text, &error))
        g_error ("“%s” is taken for a date", rows[i].text);
      g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE);
      if (strstr (error->message, place) == NULL)
        g_error ("not %s but: %s", place, error->message);
      g_assert_nonnull (strstr (error->message, quoted));
    }
}

/* The days that a date covers at most: "2024-06-01 2024-06-30". */
static void
test_spans (void)
{
  static const struct { const char *text, *first, *last; } rows[] = {
    { "1985-04-12", "1985-04-12", "1985-04-12" },
    { "1985-04", "1985-04-01", "1985-04-30" },
    { "1985", "1985-01-01", "1985-12-31" },
    { "2024-02", "2024-02-01", "2024-02-29" },
    { "2023-02", "2023-02-01", "2023-02-28" },
    { "1900-02", "1900-02-01", "1900-02-28" },
    { "2024-12", "2024-12-01", "2024-12-31" },
    { "1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12" },
    { "1984?", "1984-01-01", "1984-12-31" },
    { "2004-06~", "2004-06-01", "2004-06-30" },
    { "201X", "2010-01-01", "2019-12-31" },
    { "20XX", "2000-01-01", "2099-12-31" },
    { "2004-XX", "2004-01-01", "2004-12-31" },
    { "1985-04-XX", "1985-04-01", "1985-04-30" },
    { "1985-XX-XX", "1985-01-01", "1985-12-31" },
    { "2024-21", "2024-03-01", "2024-05-31" },
    { "2024-22", "2024-06-01", "2024-08-31" },
    { "2024-23", "2024-09-01", "2024-11-30" },
    { "2023-24", "2023-12-01", "2024-02-29" },
    { "2024-29", "2024-09-01", "2024-11-30" },
    { "2024-30", "2024-12-01", "2025-02-28" },
    { "2024-33", "2024-01-01", "2024-03-31" },
    { "2024-34", "2024-04-01", "2024-06-30" },
    { "2024-36", "2024-10-01", "2024-12-31" },
    { "2024-38", "2024-05-01", "2024-08-31" },
    { "2024-40", "2024-01-01", "2024-06-30" },
    { "2024-41", "2024-07-01", "2024-12-31" },
    { "2004-06/2006-08", "2004-06-01", "2006-08-31" },
    { "../2027", NULL, "2027-12-31" },
    { "/2027-06", NULL, "2027-06-30" },
    { "2024-05/..", "2024-05-01", NULL },
    { "2024/", "2024-01-01", NULL },
    { "0000", "0000-01-01", "0000-12-31" },
    { "-0004-02", "-0004-02-01", "-0004-02-29" },
    { "-199X", "-1999-01-01", "-1990-12-31" },
    { "Y17000", "17000-01-01", "17000-12-31" },
    { "Y170000002", "170000002-01-01", "170000002-12-31" },
    { "Y-170000002", "-170000002-01-01", "-170000002-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ActantDaySpan days;
      const gint64 *bounds[] = { &days.first, &days.last };
      const char * const wanted[] = { rows[i].first, rows[i].last };
      const gint64 open[] = { ACTANT_DAY_BEFORE_ALL, ACTANT_DAY_AFTER_ALL };

      g_assert_true (actant_edtf_get_span (rows[i].text, &days));
      for (guint j = 0; j < 2; j++)
        {
          gint64 year = 0;
          int month = 0, day = 0;
          g_autofree char *date = NULL;

          if (wanted[j] == NULL)
            {
              g_assert_cmpint (*bounds[j], ==, open[j]);
              continue;
            }
          actant_days_to_date (*bounds[j], &year, &month, &day);
          date = g_strdup_printf ("%s%04" G_GINT64_FORMAT "-%02d-%02d", year < 0 ? "-" : "",
                                  ABS (year), month, day);
          if (!g_str_equal (date, wanted[j]))
            g_error ("%s: %s, not %s", rows[i].text, date, wanted[j]);
        }
    }
}

/* Years before the first, and of more digits than are ever counted. */
static void
test_far (void)
{
  ActantDaySpan span, before, after;

  g_assert_true (actant_edtf_get_span ("-0001", &before));
  g_assert_true (actant_edtf_get_span ("0000", &after));
  g_assert_cmpint (before.last + 1, ==, after.first);
  g_assert_true (actant_edtf_get_span ("Y-99999999999999999999", &before));
  g_assert_true (actant_edtf_get_span ("Y99999999999999999999", &after));
  g_assert_cmpint (before.last, <, after.first);
  g_assert_false (actant_edtf_get_span ("soon", &span));
  g_assert_false (actant_edtf_get_span (NULL, &span));
}

/* Day by day over 800 years: as GDate counts, there and back. */
static void
test_calendar (void)
{
  g_autoptr(GDate) date = g_date_new_dmy (1, 1, 1600);
  gint64 days = actant_days_from_date (1600, 1, 1);

  g_assert_cmpint (actant_days_from_date (1970, 1, 1), ==, 0);
  g_assert_cmpint (actant_days_from_date (0, 3, 1), ==, -719468);
  for (; g_date_get_year (date) < 2400; g_date_add_days (date, 1), days++)
    {
      gint64 year;
      int month, day;

      g_assert_cmpint (actant_days_from_date (g_date_get_year (date), g_date_get_month (date),
                                              g_date_get_day (date)), ==, days);
      actant_days_to_date (days, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (date));
      g_assert_cmpint (month, ==, (int) g_date_get_month (date));
      g_assert_cmpint (day, ==, g_date_get_day (date));
    }
}

static void
test_order (void)
{
  static const char * const order[] = {
    "-0100", "1999", "2024-05-31", "2024-06-01/2024-06-30", "2024-06-30", "../2024", "2024",
    "2024-41", "202X", "2024/..", "no date", NULL
  };
  ActantDaySpan a, b;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = i + 1; j < G_N_ELEMENTS (order); j++)
      if (i < 10)
        {
          g_assert_cmpint (actant_edtf_compare (order[i], order[j]), <, 0);
          g_assert_cmpint (actant_edtf_compare (order[j], order[i]), >, 0);
        }
  g_assert_cmpint (actant_edtf_compare ("2024-01/2024-12", "2024"), ==, 0);
  g_assert_cmpint (actant_edtf_compare (NULL, "x"), ==, 0);

  g_assert_true (actant_edtf_get_span ("2024-34", &a));
  g_assert_true (actant_edtf_get_span ("2024-06-30/..", &b));
  g_assert_true (actant_day_span_overlaps (&a, &b) && actant_day_span_overlaps (&b, &a));
  g_assert_true (actant_edtf_get_span ("2024-07", &b));
  g_assert_false (actant_day_span_overlaps (&a, &b) || actant_day_span_overlaps (&b, &a));
  g_assert_false (actant_edtf_get_span ("soon", &a));
  g_assert_false (actant_edtf_get_span (NULL, &a));
}

/* Whatever is typed gives an answer. */
static void
test_random (void)
{
  static const char letters[] = "0123456789-/.~?%YXTZ: ";

  for (guint round = 0; round < 20000; round++)
    {
      char text[16] = "";
      guint n = g_test_rand_int_range (0, 15);
      g_autoptr(GError) error = NULL;

      for (guint i = 0; i < n; i++)
        text[i] = letters[g_test_rand_int_range (0, strlen (letters))];
      g_assert_true (actant_edtf_check (text, &error) == (error == NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edtf/good", test_good);
  g_test_add_func ("/edtf/bad", test_bad);
  g_test_add_func ("/edtf/spans", test_spans);
  g_test_add_func ("/edtf/far", test_far);
  g_test_add_func ("/edtf/calendar", test_calendar);
  g_test_add_func ("/edtf/order", test_order);
  g_test_add_func ("/edtf/random", test_random);

  return g_test_run ();
}
