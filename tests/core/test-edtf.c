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
  g_test_add_func ("/edtf/random", test_random);

  return g_test_run ();
}
