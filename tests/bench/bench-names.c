/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of many actors in a long text: MB/s, and against GRegex with all names as alternatives.
 *
 * Usage: bench-names [ACTORS [ALIASES [MEGABYTES]]], default 1000 5 10. Medians of five,
 * processor time of one core. GRegex works on a slice, and needs several patterns, because one
 * would be too long for it. */
#include "suggest/actant-name-matcher.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RUNS 5
#define SLICE (100 * 1000)

/* Of this thread, microseconds: what else runs on the machine does not count. */
static gint64
cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static char *
make_word (GRand *random)
{
  static const char * const syllables[] = {
    "ka", "ro", "min", "sung", "del", "ta", "vor", "nu", "le", "ar", "ist", "on", "pe", "shi", "gra", "wol"
  };
  GString *word = g_string_new (NULL);

  for (int i = g_rand_int_range (random, 1, 5); i > 0; i--)
    g_string_append (word, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
  return g_string_free (word, FALSE);
}

/* Two or three words with capitals, and every tenth an acronym. */
static GPtrArray *
make_names (GRand *random,
            guint  n)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GString) name = g_string_new (NULL);

      for (int words = g_rand_int_range (random, 2, 4); words > 0; words--)
        {
          g_autofree char *word = make_word (random);

          word[0] = g_ascii_toupper (word[0]);
          g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", word);
        }
      if (i % 10 == 9)
        {
          g_string_truncate (name, MIN (name->len, 5));
          g_string_ascii_up (name);
        }
      g_ptr_array_add (names, g_string_free (g_steal_pointer (&name), FALSE));
    }
  return names;
}

/* Prose of the same syllables, a name in about every 100 bytes, some Korean. */
static GString *
make_text (GRand     *random,
           GPtrArray *names,
           gsize      length)
{
  GString *text = g_string_sized_new (length + 300);
  guint n = 0;

  while (text->len < length)
    {
      g_autofree char *word = make_word (random);

      if (++n % 15 == 0)
        g_string_append (text, names->pdata[g_rand_int_range (random, 0, names->len)]);
      else if (n % 23 == 0)
        g_string_append (text, "북한은 도발을");
      else
        g_string_append (text, word);
      g_string_append (text, n % 19 == 0 ? ". " : n % 101 == 0 ? "\n" : " ");
    }
  return text;
}

static int
compare_times (const void *a,
               const void *b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
time_matcher (const ActantNameMatcher *matcher,
                const GString             *text,
                guint                     *n_hits)
{
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = cpu_time ();
      g_autoptr(GArray) hits = actant_name_matcher_find (matcher, text->str, text->len, 0, text->len,
                                                          NULL, NULL, NULL);

      times[i] = cpu_time () - start;
      *n_hits = hits->len;
    }
  qsort (times, RUNS, sizeof times[0], compare_times);
  return (double) text->len / times[RUNS / 2];
}

/* Of names from @first on, as many as GRegex takes: its patterns must not be too long. */
static GRegex *
make_regex (GPtrArray *names,
            guint      first,
            guint     *n)
{
  GRegex *regex = NULL;

  for (*n = names->len - first; regex == NULL && *n > 0; *n = regex == NULL ? *n / 2 : *n)
    {
      g_autoptr(GString) pattern = g_string_new ("\\b(?:");

      for (guint i = first; i < first + *n; i++)
        {
          g_autofree char *escaped = g_regex_escape_string (names->pdata[i], -1);

          g_string_append_printf (pattern, "%s%s", i > first ? "|" : "", escaped);
        }
      g_string_append (pattern, ")\\b");
      regex = g_regex_new (pattern->str, G_REGEX_OPTIMIZE | G_REGEX_RAW, 0, NULL);
    }
  g_assert_nonnull (regex);
  return regex;
}

/* Microseconds for one pattern. */
static gint64
time_pattern (GRegex        *regex,
              const GString *text)
{
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = cpu_time ();
      g_autoptr(GMatchInfo) match = NULL;

      g_regex_match_full (regex, text->str, MIN (text->len, SLICE), 0, 0, &match, NULL);
      while (g_match_info_matches (match) && g_match_info_next (match, NULL))
        ;
      times[i] = cpu_time () - start;
    }
  qsort (times, RUNS, sizeof times[0], compare_times);
  return times[RUNS / 2];
}

/* All names, in as few patterns as GRegex takes them in. */
static double
time_regex (GPtrArray     *names,
            const GString *text,
            guint         *n_patterns)
{
  gint64 sum = 0;
  guint n;

  *n_patterns = 0;
  for (guint first = 0; first < names->len; first += n)
    {
      g_autoptr(GRegex) regex = make_regex (names, first, &n);

      sum += time_pattern (regex, text);
      (*n_patterns)++;
    }
  return (double) MIN (text->len, SLICE) / sum;
}

/* Two words that follow each other in the text, from all over it. */
static GPtrArray *
take_phrases (GRand         *random,
              const GString *text,
              guint          n)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func (g_free);

  while (phrases->len < n)
    {
      const char *at = text->str + g_rand_int_range (random, 0, text->len - 100);
      const char *start = strchr (at, ' ') + 1;
      const char *end = strchr (strchr (start, ' ') + 1, ' ');

      if (g_ascii_islower (*start) && end - start < 40)
        g_ptr_array_add (phrases, g_strndup (start, end - start));
    }
  return phrases;
}

static void
compare (const char    *what,
         GPtrArray     *names,
         const GString *text)
{
  g_autoptr(ActantNameEndings) endings = actant_name_endings_new ();
  g_autoptr(ActantNameMatcher) matcher = NULL;
  gint64 start = cpu_time ();
  double making, ours, theirs;
  guint n_hits = 0, n_patterns;

  actant_name_endings_add (endings, "'s");
  actant_name_endings_add (endings, "은");
  matcher = actant_name_matcher_new ((const char * const *) names->pdata, names->len, endings);
  making = (cpu_time () - start) / 1000.0;
  ours = time_matcher (matcher, text, &n_hits);
  theirs = time_regex (names, text, &n_patterns);

  g_print ("%s: %u in %.1f MB, %u hits\n", what, names->len, text->len / 1e6, n_hits);
  g_print ("  matcher, made in        %8.1f ms\n", making);
  g_print ("  matcher, one core       %8.1f MB/s\n", ours);
  g_print ("  GRegex, %2u patterns      %8.2f MB/s\n", n_patterns, theirs);
  g_print ("  matcher / GRegex        %8.0f times as fast\n", ours / theirs);
}

int
main (int    argc,
      char **argv)
{
  guint actors = argc > 1 ? atoi (argv[1]) : 1000;
  guint aliases = argc > 2 ? atoi (argv[2]) : 5;
  gsize megabytes = argc > 3 ? atoi (argv[3]) : 10;
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  g_autoptr(GPtrArray) names = make_names (random, actors * aliases);
  g_autoptr(GString) text = make_text (random, names, megabytes * 1000 * 1000);
  g_autoptr(GPtrArray) phrases = take_phrases (random, text, actors * aliases);

  compare ("names with capitals", names, text);
  compare ("phrases of the text", phrases, text);
  return 0;
}
