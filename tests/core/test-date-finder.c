/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date expressions in English and Korean, counted from a document’s date. */
#include "session/actant-date-finder.h"

#include "model/actant-edtf.h"

#include <locale.h>
#include <string.h>

/* A Thursday, the day the corpus brief came out. */
#define DOCUMENT "2024-02-29"

typedef struct
{
  const char *words;
  const char *found;   /* NULL: all of the words */
  const char *edtf;
} Case;

static const Case cases[] = {
  /* Days */
  { "2024-02-14", NULL, "2024-02-14" },
  { "2024. 02. 29", NULL, "2024-02-29" },
  { "On February 14, 2024", NULL, "2024-02-14" },
  { "on Feb. 14", NULL, "2024-02-14" },
  { "14 February 2024", NULL, "2024-02-14" },
  { "On 3 March", NULL, "2024-03-03" },
  { "the 1st of May 2025", "1st of May 2025", "2025-05-01" },
  { "by June 30", NULL, "../2024-06-30" },
  { "before 1 March 2024", NULL, "../2024-02-29" },
  { "tomorrow", NULL, "2024-03-01" },
  { "yesterday", NULL, "2024-02-28" },
  { "last Monday", NULL, "2024-02-26" },
  { "next Thursday", NULL, "2024-03-07" },
  { "last week", NULL, "2024-02-19/2024-02-25" },
  { "this week", NULL, "2024-02-26/2024-03-03" },
  /* Months */
  { "in August", NULL, "2024-08" },
  { "in May", NULL, "2024-05" },
  { "June 2027", NULL, "2027-06" },
  { "in April of 2023", NULL, "2023-04" },
  { "June of this year", NULL, "2024-06" },
  { "in last December", NULL, "2023-12" },
  { "last December", NULL, "2023-12" },
  { "next June", NULL, "2024-06" },
  { "next January", NULL, "2025-01" },
  { "next month", NULL, "2024-03" },
  { "last month", NULL, "2024-01" },
  { "late in February", NULL, "2024-02-21/2024-02-29" },
  { "early March", NULL, "2024-03-01/2024-03-10" },
  { "mid-June 2024", NULL, "2024-06-11/2024-06-20" },
  { "by the end of June", NULL, "../2024-06-30" },
  { "the end of the month", "the end of the month", "2024-02-21/2024-02-29" },
  { "before August", NULL, "../2024-07" },
  { "since last December", NULL, "2023-12/.." },
  { "after November 2032", NULL, "2032-12/.." },
  /* Groups of months */
  { "the second half of 2024", NULL, "2024-41" },
  { "by the second half of 2024", NULL, "../2024-12" },
  { "in the first half of next year", NULL, "2025-40" },
  { "the latter half of the year", NULL, "2024-41" },
  { "third quarter of 2025", NULL, "2025-35" },
  { "Q4 2024", NULL, "2024-36" },
  { "next quarter", NULL, "2024-34" },
  { "this spring", NULL, "2024-21" },
  { "next spring", NULL, "2024-21" },
  { "last winter", NULL, "2023-24" },
  { "as early as next summer", NULL, "2024-06/.." },
  { "in autumn 2025", NULL, "2025-23" },
  /* Years */
  { "in 2024", NULL, "2024" },
  { "mid-2024", NULL, "2024-06~" },
  { "by mid-2024", NULL, "../2024-06" },
  { "by the middle of 2025", NULL, "../2025-06" },
  { "early next year", NULL, "2025-33~" },
  { "late 2024", NULL, "2024-36~" },
  { "by the end of the year", NULL, "../2024-12" },
  { "before the end of the year", NULL, "../2024-12" },
  { "at the end of 2026", NULL, "2026-12" },
  { "by 2027", NULL, "../2027" },
  { "before 2033", NULL, "../2032" },
  { "until next year", NULL, "../2025" },
  { "since last year", NULL, "2023/.." },
  { "after 2027", NULL, "2028/.." },
  { "from 2026 onwards", NULL, "2026/.." },
  { "from 2026 to 2028", NULL, "2026/2028" },
  { "between 2026 and 2028", NULL, "2026/2028" },
  { "2026–2028", NULL, "2026/2028" },
  { "from June to August", NULL, "2024-06/2024-08" },
  { "the 2030s", NULL, "203X" },
  { "within three years", NULL, "2024-02/2027-02" },
  { "over the next 5 years", NULL, "2024-02/2029-02" },
  { "within the next two weeks", NULL, "2024-02-29/2024-03-14" },
  { "over the past decade", NULL, "2014-02/2024-02" },
  { "in two years", NULL, "2026" },
  { "three months ago", NULL, "2023-11" },
  { "ten days ago", NULL, "2024-02-19" },
  { "by\n  mid-2024", NULL, "../2024-06" },
  /* Korean */
  { "2024년 2월 14일", NULL, "2024-02-14" },
  { "2월 14일", NULL, "2024-02-14" },
  { "3월 3일까지", NULL, "../2024-03-03" },
  { "지난해 12월", NULL, "2023-12" },
  { "올해 6월", NULL, "2024-06" },
  { "2024년 8월", NULL, "2024-08" },
  { "8월 초", NULL, "2024-08-01/2024-08-10" },
  { "이달 말", NULL, "2024-02-21/2024-02-29" },
  { "다음 달 중순", NULL, "2024-03-11/2024-03-20" },
  { "지난달", NULL, "2024-01" },
  { "지난주", NULL, "2024-02-19/2024-02-25" },
  { "올해 하반기", NULL, "2024-41" },
  { "올해 하반기부터", NULL, "2024-07/.." },
  { "내년 상반기", NULL, "2025-40" },
  { "하반기", NULL, "2024-41" },
  { "2025년 3분기", NULL, "2025-35" },
  { "2024년 중반", NULL, "2024-06~" },
  { "2024년 중반까지", NULL, "../2024-06" },
  { "내년 초", NULL, "2025-33~" },
  { "2026년 말까지", NULL, "../2026-12" },
  { "연말까지", NULL, "../2024-12" },
  { "내년 연초", NULL, "2025-01" },
  { "연내", NULL, "../2024" },
  { "올해 안에", NULL, "../2024" },
  { "내년 봄까지", NULL, "../2025-05" },
  { "2027년까지", NULL, "../2027" },
  { "2027년 이후", NULL, "2027/.." },
  { "2033년 이전", NULL, "../2032" },
  { "8월 이전에", "8월 이전", "../2024-07" },
  { "2026년부터 2028년까지", NULL, "2026/2028" },
  { "2030년대", NULL, "203X" },
  { "향후 3년", NULL, "2024-02/2027-02" },
  { "앞으로 1년은", "앞으로 1년", "2024-02/2025-02" },
  { "3년 이내", NULL, "2024-02/2027-02" },
  { "두 달 안에", NULL, "2024-02/2024-04" },
  { "2년 전", NULL, "2022" },
  { "3년 뒤", NULL, "2027" },
  { "내일", NULL, "2024-03-01" },
  /* In sentences */
  { "expected to establish guidelines by mid-2024, and they are", "by mid-2024", "../2024-06" },
  { "NCG in June of this year, discussions", "in June of this year", "2024-06" },
  /* None */
  { "", NULL, NULL },
  { "It may march on.", "", NULL },
  { "Policy Paper 31-07 · 3", "", NULL },
  { "two days before the meeting", "", NULL },
  { "2024-13-01", "", NULL },
  { "February 30, 2024", "February", "2024-02" },
  { "3년의 성과", "", NULL },
  { "0000. 99. 99", "", NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *words = cases[i].words;
      const char *wanted = cases[i].found != NULL ? cases[i].found : words;
      g_autoptr(GArray) hits = actant_dates_find_all (words, DOCUMENT);
      const ActantDateHit *hit = hits->len > 0 ? &g_array_index (hits, ActantDateHit, 0) : NULL;
      g_autofree char *found = hit != NULL ? g_utf8_substring (words, hit->start, hit->end) : g_strdup ("");

      if (!g_str_equal (found, wanted) || g_strcmp0 (hit != NULL ? hit->edtf : NULL, cases[i].edtf) != 0)
        g_error ("“%s”: “%s” %s, not “%s” %s", words, found, hit != NULL ? hit->edtf : NULL,
                 wanted, cases[i].edtf);
      if (hit != NULL)
        {
          g_autoptr(GError) error = NULL;

          actant_edtf_check (hit->edtf, &error);
          g_assert_no_error (error);
        }
    }
}

/* Several in one text, each once, with their places in code points. */
static void
test_find_all (void)
{
  const char *text = "북한은 지난해 12월 발사했고, In August 2024 it will act; by the end of the year "
                     "talks resume. 2026–2028 stays open until 2030.";
  static const char * const wanted[] = {
    "지난해 12월 2023-12 r", "In August 2024 2024-08 -", "by the end of the year ../2024-12 r",
    "2026–2028 2026/2028 -", "until 2030 ../2030 -",
  };
  g_autoptr(GArray) hits = actant_dates_find_all (text, DOCUMENT);

  g_assert_cmpuint (hits->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < hits->len; i++)
    {
      const ActantDateHit *hit = &g_array_index (hits, ActantDateHit, i);
      g_autofree char *words = g_utf8_substring (text, hit->start, hit->end);
      g_autofree char *line = g_strdup_printf ("%s %s %s", words, hit->edtf, hit->relative ? "r" : "-");

      g_assert_cmpstr (line, ==, wanted[i]);
    }
}

/* Without a document date only what stands for itself is known; with a coarse one, coarsely. */
static void
test_document (void)
{
  static const struct { const char *words, *date, *edtf; gboolean relative; } rows[] = {
    { "by mid-2024", NULL, "../2024-06", FALSE },
    { "last December", NULL, NULL, TRUE },
    { "in August", NULL, NULL, TRUE },
    { "올해 하반기", "no date", NULL, TRUE },
    { "no date at all", "2024", NULL, FALSE },
    { "last December", "2024", "2023-12", TRUE },
    { "within three years", "2024", "2024/2027", TRUE },
    { "within two weeks", "2024-02", "2024-02/2024-02", TRUE },
    { "next year", "2024-02~", "2025", TRUE },
    { "next month", "2024-12-31", "2025-01", TRUE },
    { "last month", "2024-01-31", "2023-12", TRUE },
    { "last December", "2023-12-05", "2022-12", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean relative;
      g_autofree char *edtf = actant_dates_resolve (rows[i].words, rows[i].date, &relative);

      if (g_strcmp0 (edtf, rows[i].edtf) != 0 || relative != rows[i].relative)
        g_error ("“%s” in %s: %s %d, not %s", rows[i].words, rows[i].date, edtf, relative, rows[i].edtf);
    }
}

/* Whatever the words, what comes out is EDTF. */
static void
test_random (void)
{
  static const char * const words[] = {
    "by", "in", "from", "to", "between", "and", "the", "end", "of", "mid-", "late", "2024", "0099",
    "2100", "June", "May", "31", "30", "Feb.", "last", "next", "year", "month", "week", "999", "within",
    "ago", "내년", "하반기", "13월", "2월", "31일", "까지", "부터", "말", "향후", "3년", "–", ",", "\n", "1800s",
  };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GArray) hits = NULL;

      for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
        g_string_append_printf (text, "%s%s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                                g_test_rand_bit () ? " " : "");
      hits = actant_dates_find_all (text->str, DOCUMENT);
      for (guint i = 0; i < hits->len; i++)
        if (!actant_edtf_check (g_array_index (hits, ActantDateHit, i).edtf, NULL))
          g_error ("%s: %s", text->str, g_array_index (hits, ActantDateHit, i).edtf);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-finder/cases", test_cases);
  g_test_add_func ("/date-finder/find-all", test_find_all);
  g_test_add_func ("/date-finder/document", test_document);
  g_test_add_func ("/date-finder/random", test_random);

  return g_test_run ();
}
