/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where sentences and words start and end. */
#include "core-test-util.h"
#include "text/actant-sentences.h"

#include <string.h>

typedef struct
{
  const char *name;
  /* The text; "|" stands at each start and end of a sentence and is taken out. */
  const char *marked;
} Case;

static const Case cases[] = {
  { "plain", "|One ends.| |Two asks?| |Three shouts!|" },
  { "blanks-around", "  \n |One ends.|  |Two.| \n\n " },
  { "no-mark", "|no mark at all|" },
  { "abbreviations/us", "|The U.S. Department of Defense agreed.| |It signed.|" },
  { "abbreviations/us-end", "|It works in the U.S.| |The next step follows.|" },
  { "abbreviations/us-quote", "|They met in the U.S.| |“We will act,” he said.|" },
  { "abbreviations/us-number", "|The U.S. 7th Fleet came.|" },
  { "abbreviations/us-hyphen", "|ROK-U.S. joint drills began.| |U.S.-led talks end.|" },
  { "abbreviations/month", "|On Feb. 14 they met.| |In Dec. North Korea replied.|" },
  { "abbreviations/number", "|See No. 5 and nos. 6–7.| |He said no.| |They left.|" },
  { "abbreviations/title", "|Dr. Kim and Gen. Park met Prof. J. H. Lee.| |Mr. Yoon spoke.|" },
  { "abbreviations/latin",
    "|Allies, e.g. Japan, i.e. Tokyo, agreed.| |Others, cf. China, did not.|" },
  { "abbreviations/et-al", "|Kim et al. (2020) show it.| |So do Lee et al.| |The rest is old.|" },
  { "abbreviations/etc", "|Ships, planes, etc. were sent.| |They left.|" },
  { "abbreviations/time",
    "|At 5 p.m. Seoul time it began.| |It ended at 6 p.m.| |The crowd left.|" },
  { "abbreviations/company", "|Hanwha Corp. sells them.| |So does LIG Inc.| |It is new.|" },
  { "abbreviations/page", "|See pp. 12–14 and Fig. 3.| |Then go on.|" },
  { "initials", "|J. R. R. Smith and A. Jones wrote it.| |It sold.|" },
  { "initials/cyrillic", "|Это написал А. С. Пушкин.| |Он умер.|" },
  { "decimals", "|It grew 3.5 percent to 1.2 trillion.| |In 2024.| |15 states joined.|" },
  { "versions", "|Use v2.0.1 from example.com/a.b?c=d now.| |Done.|" },
  { "dates", "|Seoul, 2024. 02. 29 CO 24-19|" },
  { "ellipsis", "|He waited... and left.| |Then…| |Nothing.|" },
  { "ellipsis/new", "|He waited...| |Then he left.| |Why…?| |No.|" },
  { "closing/double", "|He said “no.”| |She left.|" },
  { "closing/straight", "|He said \"no.\"| |\"Yes.\"| |'Maybe.'| |She left.|" },
  { "closing/bracket", "|It works (see the end.)| |[Or not.]| |Done.|" },
  { "closing/guillemets",
    "|Il a dit « non. »| |Elle part.| |«\302\240Oui\302\240!\302\240»| |Fin.|" },
  { "closing/german", "|Er sagte: „Nein.“| |Sie ging.|" },
  { "closing/several", "|He said (“it is ‘over.’”)| |She left.|" },
  { "closing/markdown", "|It is *new.*| |**Next.**| |Last.|" },
  { "closing/note", "|They met.[12]| |It was cold.¹²| |All left.|" },
  { "quote/goes-on", "|“Really?” he asked.| |“No!” she said.|" },
  { "quote/inside", "|The “U.S.” Department agreed.|" },
  { "interrobang", "|What?!| |No!!!| |Yes.|" },
  { "lower-case", "|At Yahoo! they met, ok. fine.|" },
  { "blank-line", "|A heading|\n\n|The text starts\nand goes on.|\n \t\n|Next|" },
  { "blank-line/us", "|a framework where the U.S.|\n\n\n|Online Series|\n\n|CO 24-19|" },
  { "wrapped", "|This sentence is\nwrapped here.| |And\nthis one too.|" },
  { "wrapped/us", "|the U.S.\nDepartment of Defense|" },
  { "bullets", "|These:|\n• |first item|\n• |second item, longer\n  and wrapped|\n- |third|" },
  { "bullets/numbers", "|These:|\n|1. First.|\n|2. Second.|\n|10. Tenth.|" },
  { "bullets/items", "|(1) one|\n|(2) two|\n|a) three|\n|① four|" },
  { "bullets/korean", "|가. 배경|\n\n|나. 전망|\nㅇ |첫째|\n※ |참고|" },
  { "roman", "|IV. Results and outlook|\n\n|They hold.|" },
  { "korean", "|북한은 도발했다.| |왜 그럴까?| |알겠죠.| |그래요!| |끝이다…|" },
  { "korean/quote", "|그는 “가겠다.”고 말했다.| |“온다.” 라고 했다.| |“간다.”| |끝.|" },
  { "korean/no-space", "|회의가 열렸다.|" "|미국은 환영했다.|" },
  { "korean/date", "|2024. 2. 14. 한미 국방부는 발표했다.| |3.1운동이 있었다.|" },
  { "korean/us", "|U.S. 국방부가 발표했다.| |끝.|" },
  { "korean/jamo",
    "|\341\204\200\341\205\241\341\204\203\341\205\241.| |\341\204\202\341\205\241.|" },
  { "japanese", "|核兵器だ。|" "|本当か？|" "|はい！|" "|彼は「行く。」と言った。|" "|次。|" },
  { "chinese", "|他说：“好。”|" "|我走了。|" "|真的？！|" "|是。|" },
  { "arabic", "|هل هذا صحيح؟| |نعم.| |انتهى۔| |تم.|" },
  { "hindi", "|वह गया।| |मैं आया॥| |हाँ।|" },
  { "emoji", "|Done 👩‍👩‍👧‍👦.| |👍🏽 Yes!| |🇰🇷.|" },
  { "combining", "|Cafe\314\201.| |E\314\201tat.|" },
};

/* Takes the bars out; their code point offsets are appended to @bars. */
static char *
take_bars (const char *marked,
           GArray     *bars)
{
  GString *plain = g_string_new (NULL);
  gint64 n = 0;

  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '|')
      g_array_append_val (bars, n);
    else
      {
        g_string_append_unichar (plain, g_utf8_get_char (p));
        n++;
      }
  return g_string_free (plain, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *plain = take_bars (c->marked, bars);
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (plain);
  g_autoptr (GString) seen = g_string_new (NULL);
  gint64 start, end, last = 0, length = actant_source_text_get_length (text);

  for (gint64 offset = 0; actant_sentences_next (text, offset, &start, &end); offset = end)
    {
      g_autofree char *gap = actant_source_text_dup_slice (text, last, start);
      g_autofree char *sentence = actant_source_text_dup_slice (text, start, end);

      g_string_append_printf (seen, "%s|%s|", gap, sentence);
      last = end;
    }
  {
    g_autofree char *rest = actant_source_text_dup_slice (text, last, length);

    g_string_append (seen, rest);
  }
  g_assert_cmpstr (seen->str, ==, c->marked);

  /* From every offset the same. */
  for (guint i = 0; i + 1 < bars->len; i += 2)
    {
      gint64 from = g_array_index (bars, gint64, i), to = g_array_index (bars, gint64, i + 1);

      for (gint64 offset = from; offset < to; offset++)
        {
          g_assert_true (actant_sentences_at (text, offset, &start, &end));
          g_assert_cmpint (start, ==, from);
          g_assert_cmpint (end, ==, to);
        }
      g_assert_true (actant_sentences_previous (text, to, &start, &end));
      g_assert_cmpint (start, ==, from);
      g_assert_cmpint (end, ==, to);
    }
}

static void
test_empty (void)
{
  static const char * const blank[] = { "", " ", "\n\n", "\t\n \302\240\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (blank[i]);

      for (gint64 offset = -1; offset <= actant_source_text_get_length (text) + 1; offset++)
        {
          g_assert_false (actant_sentences_at (text, offset, NULL, NULL));
          g_assert_false (actant_sentences_next (text, offset, NULL, NULL));
          g_assert_false (actant_sentences_previous (text, offset, NULL, NULL));
          g_assert_false (actant_words_at (text, offset, NULL, NULL));
          g_assert_false (actant_words_next (text, offset, NULL, NULL));
          g_assert_false (actant_words_previous (text, offset, NULL, NULL));
        }
    }
}

static void
test_between (void)
{
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 ("One.  \n\nTwo.");
  gint64 start, end;

  g_assert_true (actant_sentences_at (text, 4, &start, &end));
  g_assert_cmpint (end, ==, 4);
  g_assert_false (actant_sentences_at (text, 6, &start, &end));
  g_assert_true (actant_sentences_next (text, 1, &start, &end));
  g_assert_cmpint (start, ==, 8);
  g_assert_true (actant_sentences_previous (text, 11, &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_false (actant_sentences_previous (text, 3, &start, &end));
  g_assert_true (actant_sentences_at (text, 12, &start, &end));
  g_assert_cmpint (start, ==, 8);
}

/* A line too long to be hard-wrapped is a paragraph, so its neighbours are too. */
static void
test_unwrapped (void)
{
  g_autoptr (GString) string = g_string_new ("A heading\n");
  g_autoptr (ActantSourceText) text = NULL;
  gint64 start, end;

  for (guint i = 0; i < 60; i++)
    g_string_append (string, "words ");
  g_string_append (string, "without mark\nNext");
  text = actant_source_text_new_utf8 (string->str);
  g_assert_true (actant_sentences_at (text, 2, &start, &end));
  g_assert_cmpint (end, ==, 9);
  g_assert_true (actant_sentences_next (text, end, &start, &end));
  g_assert_cmpint (start, ==, 10);
  g_assert_cmpint (end, ==, 10 + 360 + 12);
}

/* On any text: non-empty, trimmed, in order; back is forth; at agrees. */
static void
check_properties (ActantSourceText *text)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 start, end, s, e, last = 0, offset = 0;

  while (actant_sentences_next (text, offset, &start, &end))
    {
      g_assert_cmpint (start, >=, last);
      g_assert_cmpint (end, >, start);
      g_assert_false (g_unichar_isspace (actant_source_text_get_char (text, start)));
      g_assert_false (g_unichar_isspace (actant_source_text_get_char (text, end - 1)));
      g_assert_true (actant_sentences_at (text, (start + end) / 2, &s, &e));
      g_assert_cmpint (s, ==, start);
      g_assert_cmpint (e, ==, end);
      g_array_append_val (ends, end);
      offset = last = end;
    }
  offset = actant_source_text_get_length (text);
  for (guint i = ends->len; i > 0; i--)
    {
      g_assert_true (actant_sentences_previous (text, offset, &start, &end));
      g_assert_cmpint (end, ==, g_array_index (ends, gint64, i - 1));
      offset = start;
    }
  g_assert_false (actant_sentences_previous (text, offset, &start, &end));
}

static void
test_properties (void)
{
  static const char * const parts[] = {
    " ", " ", "\n", "\n\n", ".", ".", "!", "…", "。", "”", "“", "\"", ")", "(", "»", "«", "*", "-",
    "•", "[1]", "U.S.", "No", "5", "14", "a", "The", "Kim", "다", "고", "好", "と", "é", "\314\201",
    "👩‍👧", "نعم", "\t", "\302\240", "iv", "IV", ",",
  };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (ActantSourceText) text = NULL;
      guint n = g_test_rand_int_range (0, 60);

      for (guint i = 0; i < n; i++)
        g_string_append (string, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      text = actant_source_text_new_utf8 (string->str);
      check_properties (text);
    }
}

static void
test_long_line (void)
{
  static const char sentence[] = "The U.S. and Dr. Kim met on Feb. 14 in Seoul (2024). ";
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (ActantSourceText) text = NULL;
  gint64 start, end, offset = 0, began = g_get_monotonic_time ();
  guint n = 0;

  while (string->len < 1000 * 1000)
    g_string_append (string, sentence);
  text = actant_source_text_new_utf8 (string->str);
  for (; actant_sentences_next (text, offset, &start, &end); offset = end)
    n++;
  g_assert_cmpuint (n, ==, string->len / strlen (sentence));
  /* Quadratic work would take minutes. */
  g_assert_cmpint (g_get_monotonic_time () - began, <, 20 * G_USEC_PER_SEC);
}

static void
test_corpus (void)
{
  g_autoptr (ActantSourceText) text = load_corpus ();
  gint64 start, end, offset = 0;

  if (text == NULL)
    return;

  check_properties (text);
  for (; actant_sentences_next (text, offset, &start, &end); offset = end)
    {
      g_autofree char *sentence = actant_source_text_dup_slice (text, start, end);

      g_test_message ("[%s]", sentence);
    }
}

static const Case word_cases[] = {
  { "plain", "|Two| |words|." },
  { "apostrophe", "|Seoul's| |don’t| '|quoted|'" },
  { "hyphen", "|high|-|intensity| |ROK|–|U.S|." },
  { "numbers", "|1,000.5| |3.5| |2024|, |14|." },
  { "korean", "|북한은| |도발|, |했다|." },
  { "jamo", "|\341\204\200\341\205\241\341\206\250| |\341\204\202|" },
  { "han", "|核||兵||器||は|" },
  { "combining", "|Cafe\314\201| |e\314\201t|" },
  { "emoji", "👩‍👧 |word| 👍🏽" },
  { "arabic", "|هل| |صحيح|؟" },
  { "underscore", "|a_b| |c|" },
};

static void
test_words (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *plain = take_bars (c->marked, bars);
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (plain);
  gint64 start, end, offset = 0;

  for (guint i = 0; i + 1 < bars->len; i += 2)
    {
      gint64 from = g_array_index (bars, gint64, i), to = g_array_index (bars, gint64, i + 1);

      g_assert_true (actant_words_next (text, offset, &start, &end));
      g_assert_cmpint (start, ==, from);
      g_assert_cmpint (end, ==, to);
      g_assert_true (actant_words_previous (text, to, &start, &end));
      g_assert_cmpint (start, ==, from);
      for (offset = from; offset < to; offset++)
        {
          g_assert_true (actant_words_at (text, offset, &start, &end));
          g_assert_cmpint (start, ==, from);
          g_assert_cmpint (end, ==, to);
        }
    }
  g_assert_false (actant_words_next (text, offset, &start, &end));
}

static void
add_cases (const char    *prefix,
           const Case    *list,
           gsize          n,
           GTestDataFunc  func)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (prefix, list[i].name, NULL);

      g_test_add_data_func (path, &list[i], func);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  add_cases ("/sentences/", cases, G_N_ELEMENTS (cases), test_case);
  add_cases ("/words/", word_cases, G_N_ELEMENTS (word_cases), test_words);
  g_test_add_func ("/sentences/empty", test_empty);
  g_test_add_func ("/sentences/between", test_between);
  g_test_add_func ("/sentences/unwrapped", test_unwrapped);
  g_test_add_func ("/sentences/properties", test_properties);
  g_test_add_func ("/sentences/long-line", test_long_line);
  g_test_add_func ("/sentences/corpus", test_corpus);
  return g_test_run ();
}
