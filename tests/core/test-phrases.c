/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases found as words of their own, in English and Korean. */
#include "text/actant-phrases.h"

#include <string.h>

typedef struct
{
  const char *phrase;
  const char *text;
  const char *found;   /* NULL for nothing */
} Case;

static const Case cases[] = {
  { "likely", "is likely to", "likely" },
  { "likely", "LIKELY", "LIKELY" },
  { "likely", "is unlikely", NULL },
  { "likely", "likelyhood", NULL },
  { "likely", "", NULL },
  { "high possibility", "a high\n  possibility that", "high\n  possibility" },
  { "high possibility", "highpossibility", NULL },
  { "can't be ruled out", "it can’t be ruled out", "can’t be ruled out" },
  { "co-operation", "co‑operation", "co‑operation" },
  { "50-50", "chances are 50-50.", "50-50" },
  { "p.m.", "at 3 p.m., when", "p.m." },
  { "가능성이 높다", "가능성이 높은 편이다", "가능성이 높" },
  { "가능성이 높다", "가능성이높습니다", "가능성이높" },
  { "가능성이 크다", "도발할 가능성이 클 것이다", "가능성이 클" },
  { "가능성이 크다", "가능성이 큰", "가능성이 큰" },
  { "가능성이 크다", "가능성이 크지", "가능성이 크" },
  { "가능성이 크다", "가능성이 커진다", NULL },
  { "희박하다", "가능성은 희박해 보인다", "희박해" },
  { "희박하다", "희박했다", "희박했" },
  { "희박하다", "희박한", "희박한" },
  { "희박하다", "희박과", NULL },
  { "수 있다", "될 수 있는", "수 있" },
  { "수 있다", "될수 있는", NULL },
  { "~면", "이행하면 된다", "면" },
  { "~면", "면제", "면" },
  { "하면|", "실시하면 북한은", NULL },
  { "~하면|", "실시하면 북한은", "하면" },
  { "~하면|", "실시하면서", NULL },
  { "북한", "대북한", NULL },
  { "북한", "북한은", "북한" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(ActantPhrases) phrases = actant_phrases_new ();
      const char *text = cases[i].text;
      g_autofree char *found = NULL;
      ActantPhraseHit hit;

      actant_phrases_add (phrases, cases[i].phrase, 7);
      if (actant_phrases_next (phrases, text, text, text + strlen (text), &hit))
        {
          g_assert_cmpuint (hit.number, ==, 7);
          found = g_strndup (hit.start, hit.end - hit.start);
        }
      if (g_strcmp0 (found, cases[i].found) != 0)
        g_error ("“%s” in “%s”: “%s”, not “%s”", cases[i].phrase, text, found, cases[i].found);
    }
}

/* Of two that begin at one place the longer one, of equal ones the first. */
static void
test_longest (void)
{
  g_autoptr(ActantPhrases) phrases = actant_phrases_new ();
  const char *text = "more likely than not";
  ActantPhraseHit hit;

  actant_phrases_add (phrases, "more likely", 1);
  actant_phrases_add (phrases, "more likely than not", 2);
  actant_phrases_add (phrases, "More Likely Than Not", 3);
  actant_phrases_add (phrases, "likely", 4);
  actant_phrases_add (phrases, "", 5);
  actant_phrases_add (phrases, "~|", 6);

  g_assert_true (actant_phrases_next (phrases, text, text, text + strlen (text), &hit));
  g_assert_cmpuint (hit.number, ==, 2);
  g_assert_cmpstr (hit.phrase, ==, "more likely than not");
  g_assert_true (actant_phrases_match (phrases, text, text + 5, text + strlen (text), &hit));
  g_assert_cmpuint (hit.number, ==, 4);
  g_assert_true (actant_phrases_match (phrases, text, text, text + 12, &hit));
  g_assert_cmpuint (hit.number, ==, 1);
  g_assert_false (actant_phrases_match (phrases, text, text, text, &hit));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phrases/cases", test_cases);
  g_test_add_func ("/phrases/longest", test_longest);

  return g_test_run ();
}
