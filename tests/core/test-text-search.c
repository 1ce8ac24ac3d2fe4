/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding in a text. */
#include "text/actant-text-search.h"

#include <string.h>

#define CASE_ ACTANT_SEARCH_CASE
#define WORD_ ACTANT_SEARCH_WHOLE_WORD
#define REGEX_ ACTANT_SEARCH_REGEX

typedef struct
{
  const char        *name;
  const char        *text;
  const char        *pattern;
  ActantSearchFlags  flags;
  const char        *found;   /* each match as START-END and a blank */
} Case;

static const Case cases[] = {
  { "plain", "a cat, a Cat", "cat", 0, "2-5 9-12 " },
  { "case", "a cat, a Cat", "Cat", CASE_, "9-12 " },
  { "not-overlapping", "aaaaa", "aa", 0, "0-2 2-4 " },
  { "none", "abc", "abd", 0, "" },
  { "longer-than-text", "abc", "abcd", 0, "" },
  { "empty-pattern", "abc", "", 0, "" },
  { "empty-text", "", "a", 0, "" },
  { "over-lines", "one\ntwo", "E\nT", 0, "2-5 " },
  { "special-characters", "a.b (c) [d]* axb", "a.b (c) [D]*", 0, "0-12 " },
  { "korean", "북한은 북한이", "북한", 0, "0-2 4-6 " },
  { "korean/jamo-found", "x\341\204\200\341\205\241\341\206\250y 각", "각", 0, "1-4 6-7 " },
  { "korean/jamo-finds", "각", "\341\204\200\341\205\241\341\206\250", 0, "0-1 " },
  { "korean/part-of-syllable", "각 \341\204\200\341\205\241\341\206\250", "가", 0, "" },
  { "accent/composed", "cafe\314\201 café", "CAFÉ", 0, "0-5 6-10 " },
  { "accent/other", "cafe\314\201 café cafe", "cafe", 0, "11-15 " },
  { "fold/eszett", "STRASSE Straße STRAẞE", "straße", 0, "0-7 8-14 15-21 " },
  { "fold/half-eszett", "ß", "s", 0, "" },
  { "fold/sigma", "ΟΔΟΣ οδος", "Οδοσ", 0, "0-4 5-9 " },
  { "fold/cyrillic", "Москва МОСКВА", "москва", 0, "0-6 7-13 " },
  { "fold/ligature", "oﬃce OFFICE", "office", 0, "0-4 5-11 " },
  { "fold/case-counts", "Straße STRASSE", "Straße", CASE_, "0-6 " },
  { "emoji", "a 👩‍👧 👩", "👩", 0, "2-3 6-7 " },
  { "right-to-left", "שלום עולם", "עולם", 0, "5-9 " },
  { "word", "NCG and NCGs, NCG.", "ncg", WORD_, "0-3 14-17 " },
  { "word/underscore", "a_b a b", "a", WORD_, "4-5 " },
  { "word/korean", "북한은 북한 ", "북한", WORD_, "4-6 " },
  { "word/combining", "e\314\201 e", "e", WORD_, "3-4 " },
  { "regex", "in 2024 and 1999", "\\d{4}", REGEX_, "3-7 12-16 " },
  { "regex/case", "Abc abc", "a[b]c", REGEX_ | CASE_, "4-7 " },
  { "regex/no-case", "Abc abc", "a[b]c", REGEX_, "0-3 4-7 " },
  { "regex/unicode-class", "한국 go", "\\w+", REGEX_, "0-2 3-5 " },
  { "regex/offsets", "👩‍👧 한국", "한.", REGEX_, "4-6 " },
  { "regex/line-ends", "ab\ncb\n", "^.b$", REGEX_, "0-2 3-5 " },
  { "regex/empty-matches", "abc", "x*", REGEX_, "" },
  { "regex/some-empty", "axxb", "x*", REGEX_, "1-3 " },
  { "regex/look-behind", "ab cb", "(?<=a)b", REGEX_, "1-2 " },
  { "regex/subject-start", "ab\nab", "\\Aab", REGEX_, "0-2 " },
  { "regex/word", "NCG NCGs", "N..", REGEX_ | WORD_, "0-3 " },
  { "regex/alternatives", "b a", "a)|(?:b", 0, "" },
  { "regex/comment", "a b", "(?x) a # letter", REGEX_, "0-1 " },
  { "regex/over-lines", "one\n\ntwo", "e\\s+t", REGEX_, "2-6 " },
  { "regex/limits-of-its-own", "ab", "(*LIMIT_DEPTH=1000)b", REGEX_, "1-2 " },
  { "regex/keep-out", "ab ab", "a\\Kb", REGEX_, "1-2 4-5 " },
  { "regex/empty-or-not", "abc", "|b", REGEX_, "1-2 " },
  { "regex/leading-verb", "a\nb", "(*ANYCRLF)^b", REGEX_, "2-3 " },
};

static char *
describe (GArray *hits)
{
  GString *seen = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      ActantTextRange *hit = &g_array_index (hits, ActantTextRange, i);

      g_string_append_printf (seen, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " ",
                              hit->start, hit->end);
    }
  return g_string_free (seen, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (c->text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autofree char *seen = NULL;
  gboolean truncated = TRUE;

  hits = actant_text_search (text, c->pattern, c->flags, 100, &truncated, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (truncated);
  seen = describe (hits);
  g_assert_cmpstr (seen, ==, c->found);
}

static void
test_limit (void)
{
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 ("aaa");

  for (gsize limit = 0; limit < 6; limit++)
    for (guint regex = 0; regex < 2; regex++)
      {
        g_autoptr (GArray) hits = NULL;
        gboolean truncated;

        hits = actant_text_search (text, "a", regex ? REGEX_ : 0, limit, &truncated, NULL, NULL, NULL);
        g_assert_cmpuint (hits->len, ==, MIN (limit, 3));
        g_assert_cmpint (truncated, ==, limit < 3);
      }
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *pattern;
    const char *message;
  } invalid[] = {
    { "ab(cd", "character 5" }, { "a[b", "character 3" }, { "*a", "character 0" },
    { "한국(", "character 3" }, { "(?P<n>a)(?P<n>b)", "character 14" },
    { "(*NO_SUCH_THING)a", "character" }, { "\\C", "character 2" }, { "\377", "UTF-8" },
  };
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 ("abc");

  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (actant_text_search (text, invalid[i].pattern, REGEX_, 10, NULL, NULL, NULL,
                                         &error));
      g_assert_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_PATTERN);
      if (strstr (error->message, invalid[i].message) == NULL)
        g_error ("“%s” says nothing of “%s”", error->message, invalid[i].message);
    }
}

/* What @pattern finds in @string, and what is too complex for it, as "found|skipped". */
static char *
search_all (const char        *string,
            const char        *pattern,
            ActantSearchFlags  flags)
{
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (string);
  g_autoptr (GArray) skipped = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autofree char *found = NULL, *left_out = NULL;

  hits = actant_text_search (text, pattern, flags, G_MAXSIZE, NULL, skipped, NULL, &error);
  g_assert_no_error (error);
  found = describe (hits);
  left_out = describe (skipped);
  return g_strconcat (found, "|", left_out, NULL);
}

/* Expressions that would take years end soon, and find what is on the other lines. */
static void
test_pathological (void)
{
  static const char * const patterns[] = {
    "(a+)+$|found", "(a|a)*b|found", "(.*)*(.*)*(.*)*x|found", "(a|aa)+$|found",
    "(?:(?=a*+c)|a)*b|found", "(*LIMIT_MATCH=4000000000)(a+)+$|found", "(x+x+)+y|(a|a?)+b|found",
  };
  g_autofree char *line = g_strnfill (300000, 'a');
  g_autofree char *string = g_strconcat ("found\n", line, "!\nfound", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *seen = search_all (string, patterns[i], REGEX_);

      g_assert_true (g_str_has_prefix (seen, "0-5 "));
      if (strstr (seen, "300008-300013 |") == NULL)
        g_error ("%s: %s", patterns[i], seen);
    }
  {
    g_autofree char *seen = search_all (string, patterns[0], REGEX_);

    g_assert_nonnull (strstr (seen, "|6-"));
  }
}

/* Within an expression’s limits nothing is left out, however long it goes on. */
static void
test_not_too_complex (void)
{
  g_autofree char *gap = g_strnfill (100000, ' ');
  g_autofree char *line = g_strnfill (2000, 'a');
  g_autofree char *string = g_strconcat ("begin", gap, "end\n", line, "b", NULL);
  g_autofree char *lazy = search_all (string, "(?s)begin.*?end", REGEX_);
  g_autofree char *greedy = search_all (string, "(?s)begin.*end", REGEX_);
  g_autofree char *nested = search_all (string, "(a+)+b", REGEX_);

  g_assert_cmpstr (lazy, ==, "0-100008 |");
  g_assert_cmpstr (greedy, ==, "0-100008 |");
  g_assert_cmpstr (nested, ==, "100009-102010 |");
}

typedef struct
{
  GCancellable *cancellable;
  guint         n_calls;
  guint         n_found;
  double        part;
} Progress;

static gboolean
cancel_after_one (GArray   *found,
                  GArray   *skipped,
                  double    part,
                  gpointer  user_data)
{
  Progress *progress = user_data;

  progress->n_calls++;
  progress->n_found += found->len;
  g_assert_cmpfloat (part, >=, progress->part);
  progress->part = part;
  if (progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
  return TRUE;
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (50000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* Matches come while the search goes on, and a search ends between two of them or in one. */
static void
test_streams (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (ActantSourceText) text = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (string, "word \n");
  text = actant_source_text_new_utf8 (string->str);
  for (guint regex = 0; regex < 2; regex++)
    {
      g_autoptr (ActantTextPattern) pattern =
        actant_text_pattern_new ("word", regex ? REGEX_ : 0, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Progress whole = { NULL }, part = { cancellable };

      g_assert_true (actant_text_pattern_search (pattern, text, cancel_after_one, &whole, NULL,
                                                 &error));
      g_assert_cmpuint (whole.n_calls, >, 5);
      g_assert_cmpuint (whole.n_found, ==, 100000);
      g_assert_cmpfloat (whole.part, ==, 1);
      g_assert_false (actant_text_pattern_search (pattern, text, cancel_after_one, &part,
                                                  cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (part.n_calls, ==, 1);
    }
}

/* In the middle of a match that would take long: each place alone, and all of them together. */
static void
test_cancelled_in_match (void)
{
  static const char * const patterns[] = { "(a+)+$", "a*+b", "(?:(?=a*+c)|a)*b" };
  g_autofree char *line = g_strnfill (2000000, 'a');
  g_autofree char *string = g_strconcat (line, "!b", NULL);
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (string);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (ActantTextPattern) pattern = actant_text_pattern_new (patterns[i], REGEX_, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
      Progress progress = { NULL };

      if (!actant_text_pattern_search (pattern, text, cancel_after_one, &progress, cancellable,
                                       &error))
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpfloat (progress.part, ==, 1);
      g_thread_join (thread);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 ("abc");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint regex = 0; regex < 2; regex++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (actant_text_search (text, "a", regex ? REGEX_ : 0, 10, NULL, NULL, cancellable,
                                         &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* Matches anywhere about the windows a long text is searched in, and longer than a window. */
static void
test_windows (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autofree char *long_match = g_strnfill (300000, 'z');
  g_autoptr (GString) expected = g_string_new (NULL);
  guint chars = 0, n = 0;

  for (; n < 3000; n++)
    {
      guint gap = g_test_rand_int_range (0, 400);

      for (guint i = 0; i < gap; i++, chars++)
        g_string_append (string, i % 7 ? "한" : " ");
      g_string_append (string, "match\nend");
      g_string_append_printf (expected, "%u-%u ", chars, chars + 9);
      chars += 9;
    }
  g_string_append (string, long_match);
  {
    g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (string->str);
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) regex = NULL, literal = NULL, run = NULL, tail = NULL;
    g_autofree char *seen = NULL, *seen_literal = NULL, *seen_run = NULL, *one = NULL;

    regex = actant_text_search (text, "m\\w+\\send", REGEX_, G_MAXSIZE, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    seen = describe (regex);
    g_assert_cmpstr (seen, ==, expected->str);
    literal = actant_text_search (text, "MATCH\nEND", 0, G_MAXSIZE, NULL, NULL, NULL, &error);
    seen_literal = describe (literal);
    g_assert_cmpstr (seen_literal, ==, expected->str);
    run = actant_text_search (text, "z+", REGEX_, G_MAXSIZE, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    seen_run = describe (run);
    one = g_strdup_printf ("%u-%u ", chars, chars + 300000);
    g_assert_cmpstr (seen_run, ==, one);
    tail = actant_text_search (text, "z\\z", REGEX_, G_MAXSIZE, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (tail->len, ==, 1);
  }
}

/* The same places as matching the whole at once. */
static void
test_random (void)
{
  static const char * const letters[] = { "한글 한글 ", "a", "b", "A", "é", "한", " ", "\n" };
  static const char * const patterns[] = { "ab", "a b", "[ab]+", "^a", "b$", "a.b", "\\bab" };

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      const char *pattern = patterns[round % G_N_ELEMENTS (patterns)];
      g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);
      g_autoptr (GMatchInfo) info = NULL;
      g_autoptr (ActantSourceText) text = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GArray) hits = NULL;
      g_autofree char *seen = NULL;
      guint n = g_test_rand_int_range (0, round % 20 == 0 ? 30000 : 200);

      for (guint i = 0; i < n; i++)
        g_string_append (string, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      text = actant_source_text_new_utf8 (string->str);
      for (gboolean found = g_regex_match (regex, string->str, 0, &info); found;
           found = g_match_info_next (info, NULL))
        {
          int start, end;

          g_match_info_fetch_pos (info, 0, &start, &end);
          g_string_append_printf (expected, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " ",
                                  actant_source_text_get_char_offset (text, start),
                                  actant_source_text_get_char_offset (text, end));
        }
      hits = actant_text_search (text, pattern, REGEX_ | CASE_, G_MAXSIZE, NULL, NULL, NULL, NULL);
      seen = describe (hits);
      g_assert_cmpstr (seen, ==, expected->str);
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
      g_autofree char *path = g_strconcat ("/text-search/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text-search/limit", test_limit);
  g_test_add_func ("/text-search/invalid", test_invalid);
  g_test_add_func ("/text-search/pathological", test_pathological);
  g_test_add_func ("/text-search/not-too-complex", test_not_too_complex);
  g_test_add_func ("/text-search/streams", test_streams);
  g_test_add_func ("/text-search/cancelled", test_cancelled);
  g_test_add_func ("/text-search/cancelled-in-match", test_cancelled_in_match);
  g_test_add_func ("/text-search/windows", test_windows);
  g_test_add_func ("/text-search/random", test_random);
  return g_test_run ();
}
