/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotes and whether they still fit. */
#include "text/actant-anchor.h"

#include <string.h>

#define BEFORE "Some forty characters of text stand before "
#define AFTER " and some forty characters more stand behind."

typedef struct
{
  const char        *name;
  const char        *old_text;
  const char        *quoted;
  const char        *new_text;
  gboolean           same_text;
  ActantAnchorState  state;
} Case;

static const Case cases[] = {
  { "same", BEFORE "it" AFTER, "it", BEFORE "it" AFTER, TRUE, ACTANT_ANCHOR_IN_PLACE },
  { "same-other-hash", BEFORE "it" AFTER, "it", BEFORE "it" AFTER, FALSE, ACTANT_ANCHOR_IN_PLACE },
  { "far-change", BEFORE "it" AFTER "old", "it", BEFORE "it" AFTER "new", FALSE,
    ACTANT_ANCHOR_IN_PLACE },
  { "near-change", BEFORE "it" AFTER, "it", BEFORE "it" " or none", FALSE,
    ACTANT_ANCHOR_IN_PLACE },
  { "shifted", BEFORE "quote" AFTER, "quote", "X" BEFORE "quote" AFTER, FALSE,
    ACTANT_ANCHOR_MOVED },
  { "gone", BEFORE "quote" AFTER, "quote", BEFORE "words" AFTER, FALSE, ACTANT_ANCHOR_LOST },
  { "empty-text", BEFORE "quote" AFTER, "quote", "", FALSE, ACTANT_ANCHOR_LOST },
  { "shortened", BEFORE "quote" AFTER, "quote", "quote", FALSE, ACTANT_ANCHOR_MOVED },
  { "only-one-side", "start quote" AFTER, "quote", "start quote" AFTER, FALSE,
    ACTANT_ANCHOR_IN_PLACE },
  { "little-context", "a b", "b", "a b", FALSE, ACTANT_ANCHOR_IN_PLACE },
  { "little-context-differs", "a b", "b", "c b", FALSE, ACTANT_ANCHOR_LOST },
  { "no-context", "all", "all", "all", FALSE, ACTANT_ANCHOR_IN_PLACE },
  { "chance", "one two the four five six seven eight", "the",
    "xxx yyy the zzzz vvvv www uuuuu the", FALSE, ACTANT_ANCHOR_MOVED },
  { "chance-same-text", "one two the four", "the", "xxx yyy the zzzz", TRUE,
    ACTANT_ANCHOR_IN_PLACE },
  { "korean", "북한은 도발을 높일 가능성이 크다고 하였다 그리고 미국은 말했다", "가능성",
    "북한은 도발을 높일 가능성이 크다고 하였다 그리고 미국은 말했다.", FALSE,
    ACTANT_ANCHOR_IN_PLACE },
  { "decomposed", "x \341\204\200\341\205\241 y", "\341\204\200\341\205\241", "x 가 y", FALSE,
    ACTANT_ANCHOR_LOST },
  { "emoji", "a 👩‍👧 b", "👩‍👧", "ab 👩‍👧 b", FALSE, ACTANT_ANCHOR_MOVED },
  { "right-to-left", "אבג שלום דהו", "שלום", "אבג שלום דהו", FALSE, ACTANT_ANCHOR_IN_PLACE },
};

/* Quotes the first place @quoted stands at. */
static void
quote_words (ActantQuote      *quote,
             ActantSourceText *text,
             const char       *quoted)
{
  g_autoptr (GArray) places = actant_quote_find_all (text, quoted);
  ActantTextRange *place = &g_array_index (places, ActantTextRange, 0);

  g_assert_cmpuint (places->len, >, 0);
  actant_quote_init (quote, text, place->start, place->end);
  g_assert_cmpstr (quote->exact, ==, quoted);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ActantSourceText) old_text = actant_source_text_new_utf8 (c->old_text);
  g_autoptr (ActantSourceText) new_text = actant_source_text_new_utf8 (c->new_text);
  g_auto (ActantQuote) quote = { 0 };

  quote_words (&quote, old_text, c->quoted);
  g_assert_cmpint (actant_anchor_check (old_text, &quote, TRUE), ==, ACTANT_ANCHOR_IN_PLACE);
  g_assert_cmpint (actant_anchor_check (old_text, &quote, FALSE), ==, ACTANT_ANCHOR_IN_PLACE);
  g_assert_cmpint (actant_anchor_check (new_text, &quote, c->same_text), ==, c->state);
}

/* 24 of the context must agree, 23 are not enough. */
static void
test_threshold (void)
{
  g_autofree char *dots = g_strnfill (32, '.');
  g_autofree char *commas = g_strnfill (32, ',');
  g_autofree char *all = g_strconcat (dots, "quote", commas, NULL);
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (all);
  g_auto (ActantQuote) quote = { 0 };

  quote_words (&quote, text, "quote");
  for (gsize before = 0; before <= 32; before++)
    for (gsize after = 0; after <= 32; after++)
      {
        g_autofree char *changed = g_strdup (all);
        g_autoptr (ActantSourceText) new_text = NULL;
        gboolean enough = before + after >= 24;

        memset (changed, '!', 32 - before);
        memset (changed + 37 + after, '!', 32 - after);
        new_text = actant_source_text_new_utf8 (changed);
        g_assert_cmpint (actant_anchor_check (new_text, &quote, FALSE), ==,
                         enough ? ACTANT_ANCHOR_IN_PLACE : ACTANT_ANCHOR_LOST);
      }
}

static void
test_context (void)
{
  g_autoptr (ActantSourceText) text = NULL;
  g_auto (ActantQuote) quote = { 0 };

  text = actant_source_text_new_utf8 ("0123456789한글0123456789012345678901e\314\201👩‍👧"
                                      "QUOTE" "\n" "b");
  quote_words (&quote, text, "QUOTE");
  g_assert_cmpint (g_utf8_strlen (quote.prefix, -1), ==, 32);
  g_assert_true (g_str_has_suffix (quote.prefix, "01e\314\201👩‍👧"));
  g_assert_cmpstr (quote.suffix, ==, "\nb");
  g_assert_null (quote.head);
  g_assert_null (quote.exact_sha256);
  actant_quote_clear (&quote);
  actant_quote_init (&quote, text, 0, actant_source_text_get_length (text));
  g_assert_null (quote.prefix);
  g_assert_null (quote.suffix);
}

/* A long text of which no two places are alike. */
static char *
make_long (guint n)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (string, "%u가 ", i);
  return g_string_free (string, FALSE);
}

static void
test_long (void)
{
  g_autofree char *utf8 = make_long (3000);
  g_autofree char *moved = g_strconcat ("new ", utf8, NULL);
  g_autofree char *changed = g_strdup (utf8);
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (utf8);
  g_autoptr (ActantSourceText) moved_text = actant_source_text_new_utf8 (moved);
  g_autoptr (ActantSourceText) changed_text = NULL;
  g_auto (ActantQuote) quote = { 0 };

  actant_quote_init (&quote, text, 100, 2100);
  g_assert_nonnull (quote.exact);
  g_assert_null (quote.head);
  actant_quote_clear (&quote);

  actant_quote_init (&quote, text, 100, 2101);
  g_assert_null (quote.exact);
  g_assert_cmpint (g_utf8_strlen (quote.head, -1), ==, 200);
  g_assert_cmpint (g_utf8_strlen (quote.tail, -1), ==, 200);
  g_assert_true (actant_source_text_equal_slice (text, 100, 300, quote.head));
  g_assert_true (actant_source_text_equal_slice (text, 1901, 2101, quote.tail));
  g_assert_cmpuint (strlen (quote.exact_sha256), ==, 64);
  g_assert_cmpint (actant_anchor_check (text, &quote, FALSE), ==, ACTANT_ANCHOR_IN_PLACE);
  g_assert_cmpint (actant_anchor_check (moved_text, &quote, FALSE), ==, ACTANT_ANCHOR_MOVED);

  /* A change in its middle, which head and tail do not show. */
  *strchr (changed + actant_source_text_get_byte_offset (text, 1000), ' ') = '_';
  changed_text = actant_source_text_new_utf8 (changed);
  g_assert_true (actant_source_text_equal_slice (changed_text, 100, 300, quote.head));
  g_assert_cmpint (actant_anchor_check (changed_text, &quote, TRUE), ==, ACTANT_ANCHOR_LOST);
}

/* By how much a place moved is all the same, also in a long text. */
static void
test_far (void)
{
  static const guint moves[] = { 1, 7, 5000, 8192, 8193, 30000, 90000 };
  g_autofree char *filler = g_strnfill (100000, '.');
  g_autofree char *utf8 = g_strconcat ("한국 ", filler, " the two words ", filler, NULL);
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (utf8);
  g_auto (ActantQuote) quote = { 0 };

  actant_quote_init (&quote, text, 100004, 100017);
  g_assert_cmpstr (quote.exact, ==, "the two words");
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *before = g_strnfill (moves[i], '-');
      g_autofree char *pushed = g_strconcat (before, utf8, NULL);
      g_autofree char *pulled = g_strconcat ("한국 ", filler + moves[i], " the two words ", filler, NULL);
      g_autoptr (ActantSourceText) later = actant_source_text_new_utf8 (pushed);
      g_autoptr (ActantSourceText) earlier = actant_source_text_new_utf8 (pulled);

      g_assert_cmpint (actant_anchor_check (later, &quote, FALSE), ==, ACTANT_ANCHOR_MOVED);
      g_assert_cmpint (actant_anchor_check (earlier, &quote, FALSE), ==, ACTANT_ANCHOR_MOVED);
    }
}

/* Stored places can hold anything. */
static void
test_hostile (void)
{
  static const struct
  {
    gint64 start;
    gint64 end;
  } ranges[] = {
    { -1, 3 }, { 0, 0 }, { 3, 1 }, { 0, 1000 }, { 100, 200 }, { G_MININT64, G_MAXINT64 },
    { 0, G_MAXINT64 }, { G_MAXINT64 - 1, G_MAXINT64 }, { 5, G_MAXINT64 - 1 }, { G_MININT64, 0 },
  };
  static ActantQuote quotes[] = {
    { 0 },
    { .exact = (char *) "" },
    { .exact = (char *) "absent" },
    { .head = (char *) "some" },
    { .head = (char *) "some", .tail = (char *) "text", .exact_sha256 = (char *) "00" },
    { .exact_sha256 = (char *) "" },
    { .head = (char *) "", .tail = (char *) "", .exact_sha256 = (char *) "0" },
    { .tail = (char *) "much longer than the whole text it is said to be in" },
    { .exact = (char *) "absent", .prefix = (char *) "", .suffix = (char *) "" },
  };
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 ("some text");

  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ranges); j++)
      {
        quotes[i].start = ranges[j].start;
        quotes[i].end = ranges[j].end;
        g_assert_cmpint (actant_anchor_check (text, &quotes[i], TRUE), ==, ACTANT_ANCHOR_LOST);
        g_assert_cmpint (actant_anchor_check (text, &quotes[i], FALSE), ==, ACTANT_ANCHOR_LOST);
      }

  /* Without a quote, only the text's checksum can vouch for a place. */
  quotes[0].start = 0;
  quotes[0].end = 9;
  g_assert_cmpint (actant_anchor_check (text, &quotes[0], TRUE), ==, ACTANT_ANCHOR_IN_PLACE);
  g_assert_cmpint (actant_anchor_check (text, &quotes[0], FALSE), ==, ACTANT_ANCHOR_LOST);
}

/* Every head fits and no checksum: bounded work. */
static void
test_hostile_long (void)
{
  g_autofree char *as = g_strnfill (2000000, 'a');
  g_autofree char *head = g_strnfill (200, 'a');
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (as);
  ActantQuote quote = { 10, 1000010, NULL, NULL, NULL, head, head, (char *) "0" };
  gint64 began = g_get_monotonic_time ();

  g_assert_cmpint (actant_anchor_check (text, &quote, FALSE), ==, ACTANT_ANCHOR_LOST);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 20 * G_USEC_PER_SEC);
}

static void
test_find_all (void)
{
  static const struct
  {
    const char *text;
    const char *quote;
    const char *places;
  } finds[] = {
    { "aaaa", "aa", "0-2 1-3 2-4 " },
    { "한국 한국", "한국", "0-2 3-5 " },
    { "👩‍👧👩", "👩", "0-1 3-4 " },
    { "e\314\201 é", "é", "3-4 " },
    { "a\nb", "a\nb", "0-3 " },
    { "abc", "abcd", "" },
    { "abc", "", "" },
    { "", "a", "" },
    { "Abc", "abc", "" },
    { "é", "\251", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (finds[i].text);
      g_autoptr (GArray) places = actant_quote_find_all (text, finds[i].quote);
      g_autoptr (GString) seen = g_string_new (NULL);

      for (guint j = 0; j < places->len; j++)
        {
          ActantTextRange *place = &g_array_index (places, ActantTextRange, j);

          g_string_append_printf (seen, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " ",
                                  place->start, place->end);
        }
      g_assert_cmpstr (seen->str, ==, finds[i].places);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/anchor/check/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/anchor/threshold", test_threshold);
  g_test_add_func ("/anchor/context", test_context);
  g_test_add_func ("/anchor/long", test_long);
  g_test_add_func ("/anchor/far", test_far);
  g_test_add_func ("/anchor/hostile", test_hostile);
  g_test_add_func ("/anchor/hostile-long", test_hostile_long);
  g_test_add_func ("/anchor/find-all", test_find_all);
  return g_test_run ();
}
