/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding names: against a matcher that tries every name at every place, and by tables. */
#include "suggest/actant-name-matcher.h"

#include <string.h>

static GArray *
find_all (const ActantNameMatcher *matcher,
          const char              *text)
{
  return actant_name_matcher_find (matcher, text, strlen (text), 0, strlen (text), NULL, NULL, NULL);
}

static ActantNameEndings *
make_endings (void)
{
  static const char * const endings[] = {
    "'s", "’s", "은", "는", "이", "가", "을", "를", "의", "와", "과", "에", "에서", "으로", "도", "들", "에게"
  };
  ActantNameEndings *result = actant_name_endings_new ();

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    actant_name_endings_add (result, endings[i]);
  return result;
}

/* The length of @name at @at by the rule on capitals and blanks, or 0. */
static gsize
match_naively (const char *name,
               const char *at)
{
  gsize i;

  for (i = 0; name[i] != '\0'; i++)
    {
      gboolean same = name[i] == ' ' ? at[i] != '\0' && strchr (" \t\n", at[i]) != NULL
                      : g_ascii_islower (name[i]) ? g_ascii_tolower (at[i]) == name[i]
                      : at[i] == name[i];

      if (!same)
        return 0;
    }
  return i;
}

/* From left to right the longest at each place; all names that are equally long. */
static GArray *
find_naively (char              **names,
              guint               n_names,
              ActantNameEndings  *endings,
              const char         *text,
              gsize               length)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (ActantNameHit));
  gsize from = 0;

  while (from < length)
    {
      gsize longest = 0;

      for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < n_names; i++)
          {
            g_autofree char *name = actant_name_normalize (names[i]);
            gsize n = name != NULL ? match_naively (name, text + from) : 0;

            if (n == 0 || n < longest
                || !actant_name_is_bounded (endings, text, length, from, from + n))
              continue;
            longest = n;
            if (pass == 1)
              {
                ActantNameHit hit = { from, from + n, i };

                g_array_append_val (hits, hit);
              }
          }
      from += longest > 0 ? longest : (gsize) (g_utf8_next_char (text + from) - (text + from));
    }
  return hits;
}

static char *
make_words (guint        n,
            const char  *joint)
{
  static const char * const pieces[] = {
    "a", "b", "A", "B", "ab", "US", "us", "Us", "U.S", ".", "'", "'s", "’s", " ", " ", "  ", "\n", "\t",
    "-", "_", "1", "é", "e\314\201", "\314\201", "中", "中国", "한", "한국", "미", "은", "에서", "는", "👩", "\342\200\215",
    "👧", "ア", "ไ", "Ж", "ß", "(", ")", "\302\240"
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? joint : "",
                            pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (words, FALSE);
}

static char *
make_name (void)
{
  GString *garbage;

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      return g_strdup ("");
    case 1:
      return g_strdup (" \t\n ");
    case 2:
      garbage = g_string_new (NULL);
      for (guint i = g_test_rand_int_range (0, 9); i > 0; i--)
        g_string_append_c (garbage, g_test_rand_int_range (1, 256));
      return g_string_free (garbage, FALSE);
    case 3:
      return make_words (g_test_rand_int_range (1, 4), " ");
    default:
      return make_words (g_test_rand_int_range (1, 4), "");
    }
}

static void
assert_same (const ActantNameHit *a,
             const ActantNameHit *b)
{
  g_assert_cmpuint (a->start, ==, b->start);
  g_assert_cmpuint (a->end, ==, b->end);
  g_assert_cmpuint (a->name, ==, b->name);
}

static void
test_random (void)
{
  g_autoptr(ActantNameEndings) endings = make_endings ();
  guint n_found = 0;

  for (guint round = 0; round < 1500; round++)
    {
      guint n_names = g_test_rand_int_range (0, 12);
      g_autofree char *text = make_words (g_test_rand_int_range (0, 60), "");
      g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(ActantNameMatcher) matcher = NULL;
      g_autoptr(GArray) hits = NULL;
      g_autoptr(GArray) wanted = NULL;

      for (guint i = 0; i < n_names; i++)
        g_ptr_array_add (names, make_name ());
      matcher = actant_name_matcher_new ((const char * const *) names->pdata, n_names, endings);
      hits = find_all (matcher, text);
      wanted = find_naively ((char **) names->pdata, n_names, endings, text, strlen (text));
      g_assert_cmpuint (hits->len, ==, wanted->len);
      for (guint i = 0; i < hits->len; i++)
        assert_same (&g_array_index (hits, ActantNameHit, i), &g_array_index (wanted, ActantNameHit, i));
      n_found += hits->len;
    }
  g_assert_cmpuint (n_found, >, 200);
}

typedef struct
{
  const char *test;
  const char *text;
  const char *names;   /* with "|" between them */
  const char *found;   /* words of the text with "|" between them */
} Case;

static const Case cases[] = {
  { "longest", "North Korea and Korea", "Korea|North Korea|North", "North Korea|Korea" },
  { "longer-breaks-off", "North Korean", "North Korea|North", "North" },
  { "not-inside", "Chinatown, Indochina, China2, China_1", "China", "" },
  { "acronym", "US us Us U.S. because", "US", "US" },
  { "acronym/plural", "the NCGs of NCG", "NCG", "NCG" },
  { "capital", "turkey and Turkey and TURKEY", "Turkey", "Turkey|TURKEY" },
  { "capitals-of-all-words", "north korea, NORTH KOREA, North korea", "North Korea", "NORTH KOREA" },
  { "lower-case-name", "Both countries and both countries", "both countries", "Both countries|both countries" },
  { "possessive", "China's role, China’s role, States' rights", "China|States", "China|China|States" },
  { "apostrophe", "Don't tell Don, O'Neill or Neill", "Don|Neill", "Don|Neill" },
  { "points", "U.S. and U.S.-led, not U.S.A or the S", "U.S.|S", "U.S.|U.S.|S" },
  { "dashes", "U.S.-Japan, ROK–U.S.", "U.S.|Japan|ROK", "U.S.|Japan|ROK|U.S." },
  { "line-end", "North\nKorea and North\n\nKorea", "North  Korea", "North\nKorea" },
  { "particles", "북한은 북한이 북한에서 북한에서는 중국인이 중국들에게는 중국.", "북한|중국",
    "북한|북한|북한|북한|중국|중국" },
  { "compound", "한국은행 한국은 대한국", "한국", "한국" },
  { "scripts", "NCG는 한미NCG회의 NCG가", "NCG", "NCG|NCG|NCG" },
  { "chinese", "这是中国的立场，中国人", "中国", "中国|中国" },
  { "katakana", "ロシアは ソロシア", "ロシア", "ロシア" },
  { "accents", "cafe\314\201 cafe", "cafe", "cafe" },
  { "emoji", "👩\342\200\215👧 👩", "👩", "👩" },
  { "cyrillic", "Россия россия Россияне", "Россия", "Россия" },
  { "none", "nothing here", "", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto(GStrv) names = g_strsplit (c->names, "|", -1);
  g_autoptr(ActantNameEndings) endings = make_endings ();
  g_autoptr(ActantNameMatcher) matcher =
    actant_name_matcher_new ((const char * const *) names, g_strv_length (names), endings);
  g_autoptr(GArray) hits = find_all (matcher, c->text);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const ActantNameHit *hit = &g_array_index (hits, ActantNameHit, i);

      g_string_append_printf (found, "%s%.*s", i > 0 ? "|" : "", (int) (hit->end - hit->start),
                              c->text + hit->start);
    }
  g_assert_cmpstr (found->str, ==, c->found);
}

static void
test_same_name (void)
{
  static const char * const names[] = { "Kim", "Lee", "kim", "Kim", "KIM" };
  static const char text[] = "Kim saw KIM";
  static const ActantNameHit wanted[] = {
    { 0, 3, 0 }, { 0, 3, 2 }, { 0, 3, 3 }, { 8, 11, 0 }, { 8, 11, 2 }, { 8, 11, 3 }, { 8, 11, 4 },
  };
  g_autoptr(ActantNameMatcher) matcher = actant_name_matcher_new (names, 5, NULL);
  g_autoptr(GArray) hits = find_all (matcher, text);

  g_assert_cmpuint (hits->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < hits->len; i++)
    assert_same (&g_array_index (hits, ActantNameHit, i), &wanted[i]);
}

static void
test_no_name (void)
{
  g_autofree char *too_long = g_strnfill (ACTANT_NAME_MAX_BYTES + 1, 'x');
  g_autofree char *longest = g_strnfill (ACTANT_NAME_MAX_BYTES, 'x');
  const char *names[] = { "", "  ", "...", "\377\376", too_long, longest, "-" };
  g_autoptr(ActantNameMatcher) matcher = actant_name_matcher_new (names, G_N_ELEMENTS (names), NULL);
  g_autoptr(GArray) hits = NULL;

  g_assert_cmpuint (actant_name_matcher_get_n_left_out (matcher), ==, 6);
  hits = find_all (matcher, longest);
  g_assert_cmpuint (hits->len, ==, 1);
}

/* More names than there is room for, two and two alike up to the end: the last are sought, the
 * rest counted. */
static void
test_too_many (void)
{
  guint n = ACTANT_NAME_MAX_STATES / 80;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(ActantNameMatcher) matcher = NULL;
  g_autoptr(GArray) hits = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup_printf ("%u%0200u", i / 2, i % 2));
  matcher = actant_name_matcher_new ((const char * const *) names->pdata, n, NULL);
  g_assert_cmpuint (actant_name_matcher_get_n_left_out (matcher), >, n / 10);
  g_assert_cmpuint (actant_name_matcher_get_n_left_out (matcher), <, n);
  hits = find_all (matcher, names->pdata[n - 1]);
  g_assert_cmpuint (hits->len, ==, 1);
}

static void
test_cancelled (void)
{
  static const char * const names[] = { "x" };
  g_autoptr(ActantNameMatcher) matcher = actant_name_matcher_new (names, 1, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) hits = NULL;
  int progress = 0;

  hits = actant_name_matcher_find (matcher, "x", 1, 0, 1, &progress, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (progress, ==, 1000);

  g_cancellable_cancel (cancellable);
  g_assert_null (actant_name_matcher_find (matcher, "x", 1, 0, 1, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/name-matcher/random", test_random);
  g_test_add_func ("/name-matcher/same-name", test_same_name);
  g_test_add_func ("/name-matcher/no-name", test_no_name);
  g_test_add_func ("/name-matcher/too-many", test_too_many);
  g_test_add_func ("/name-matcher/cancelled", test_cancelled);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/name-matcher/", cases[i].test, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
