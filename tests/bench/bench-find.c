/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finding costs: a piece of text against memmem, expressions, and filters of annotations. */
#include "query/actant-query-filter.h"
#include "text/actant-text-search.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT_MB 50
#define N_RUNS 5
#define N_CLAIMS 100000
#define FRAME_RECORDS 400   /* on a page full of them */

static double
get_seconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare_doubles);
  return values[N_RUNS / 2];
}

/* Words in lines of some hundred characters; with @korean, half of them Hangul. */
static char *
make_text (gboolean korean)
{
  static const char * const words[] = { "North ", "Korea ", "missile ", "the ", "situation ", "in ",
                                        "2024, ", "is ", "provocation. ", "a ", "북한은 ", "미사일 ",
                                        "도발을 ", "가능성이 ", "높다. ", "한국과 " };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  GString *text = g_string_sized_new ((TEXT_MB + 1) * 1000 * 1000);

  for (guint i = 1; text->len < TEXT_MB * 1000 * 1000; i++)
    {
      g_string_append (text, words[g_rand_int_range (rand, 0, korean ? 16 : 10)]);
      if (i % 16 == 0)
        g_string_append_c (text, '\n');
      if (i % 200000 == 0)
        g_string_append (text, "escalation ");
    }
  return g_string_free (text, FALSE);
}

static double
time_memmem (const char *text,
             const char *word)
{
  double seconds[N_RUNS];

  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 began = g_get_monotonic_time ();
      const char *end = text + strlen (text);

      for (const char *p = text; (p = memmem (p, end - p, word, strlen (word))) != NULL; p++)
        ;
      seconds[run] = get_seconds (began);
    }
  return get_median (seconds);
}

static void
time_search (ActantSourceText  *source,
             const char        *name,
             const char        *pattern,
             ActantSearchFlags  flags,
             double             plain)
{
  g_autoptr(GArray) skipped = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  double seconds[N_RUNS];
  double median;
  guint n = 0;
  gsize length;

  actant_source_text_get_text (source, &length);
  for (guint run = 0; run < N_RUNS; run++)
    {
      g_autoptr(GError) error = NULL;
      gint64 began = g_get_monotonic_time ();
      g_autoptr(GArray) hits = NULL;

      g_array_set_size (skipped, 0);
      hits = actant_text_search (source, pattern, flags, G_MAXSIZE, NULL, skipped, NULL, &error);
      g_assert_no_error (error);
      seconds[run] = get_seconds (began);
      n = hits->len;
    }
  median = get_median (seconds);
  g_print ("%-8s %-28s %8.0f MB/s %8.1f ms %8.1f x memmem %9u found %4u skipped\n", name, pattern,
           (double) length / 1e6 / median, median * 1000, median / plain, n, skipped->len);
}

static void
bench_search (void)
{
  static const char * const literals[] = { "escalation", "provocation", "in", "zzz" };
  static const char * const expressions[] = { "escalation", "\\b\\w+tion\\b", "(north|south) korea",
                                              "[a-z]+ in 20\\d\\d", "^The.*\\.", ".*",
                                              "(\\w+) \\1" };

  for (guint korean = 0; korean < 2; korean++)
    {
      g_autofree char *text = make_text (korean);
      g_autoptr(ActantSourceText) source = actant_source_text_new_utf8 (text);
      double plain = time_memmem (text, "escalation");
      const char *language = korean ? "ko+en" : "en";

      g_print ("%-8s %-28s %8.0f MB/s\n", language, "memmem, escalation",
               (double) strlen (text) / 1e6 / plain);
      for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
        time_search (source, language, literals[i], 0, plain);
      time_search (source, language, "북한은", 0, plain);
      for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
        time_search (source, language, expressions[i], ACTANT_SEARCH_REGEX, plain);
    }
}

/* Expressions that would take years: how long until all else is searched. */
static void
bench_pathological (void)
{
  static const char * const patterns[] = { "(a+)+$", "a*+b", "(?:(?=a*+c)|a)*b", "(x+x+)+y|(a|a?)+b" };

  for (guint lines = 0; lines < 2; lines++)
    {
      g_autofree char *text = g_strnfill (1000 * 1000, 'a');
      g_autoptr(ActantSourceText) source = NULL;

      for (guint i = 99; lines && i < 1000 * 1000; i += 100)
        text[i] = '\n';
      text[1000 * 1000 - 1] = '!';
      source = actant_source_text_new_utf8 (text);
      for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
        {
          g_autoptr(GArray) skipped = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
          gint64 began = g_get_monotonic_time ();
          g_autoptr(GArray) hits =
            actant_text_search (source, patterns[i], ACTANT_SEARCH_REGEX, G_MAXSIZE, NULL, skipped,
                                NULL, NULL);

          g_print ("1 MB of a in %-12s %-28s %8.2f s %9u found %4u places skipped\n",
                   lines ? "10,000 lines" : "one line", patterns[i], get_seconds (began),
                   hits->len, skipped->len);
        }
    }
}

static ActantCollection *
make_claims (ActantSession *session)
{
  static const char * const types[] = { "forecast", "demand", "assertion", "threat" };
  g_autoptr(GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  ActantCollection *collection = actant_collection_new ();
  g_autoptr(GError) error = NULL;
  const char *text = actant_session_get_texts (session)[0];

  for (guint i = 0; i < N_CLAIMS; i++)
    {
      g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
      ActantTextRange range = { i * 8, i * 8 + 30 };
      g_autoptr(ActantRecord) bare = NULL, typed = NULL;
      g_autofree char *gist = g_strdup_printf ("The North does number %u of what it may do", i);

      g_array_append_val (ranges, range);
      bare = actant_session_new_passage (session, ACTANT_KIND_CLAIM, text, ranges, &error);
      g_assert_no_error (error);
      typed = actant_record_set (bare, "type",
                                 actant_value_new_text (types[i % G_N_ELEMENTS (types)]));
      g_ptr_array_add (records, actant_record_set (typed, "gist", actant_value_new_text (gist)));
    }
  actant_collection_load (collection, records);
  return collection;
}

/* Switching to @query: what the frame waits for, the longest piece between frames, and all. */
static void
time_filter (ActantQueryFilter *filter,
             ActantCollection  *claims,
             const char        *query)
{
  g_autoptr(GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  guint shown, all, on_page = 0;
  double longest = 0, frame;

  g_assert_true (actant_query_filter_set_query (filter, query, &error));
  for (guint i = 0; i < FRAME_RECORDS; i++)
    on_page += actant_query_filter_shows (filter, actant_collection_get (claims, ACTANT_KIND_CLAIM,
                                                                         N_CLAIMS / 2 + i));
  frame = get_seconds (began);
  while (!actant_query_filter_get_counts (filter, &shown, &all))
    {
      gint64 slice = g_get_monotonic_time ();

      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, get_seconds (slice));
    }
  g_print ("filter %-32s %6.2f ms for the frame, longest slice %6.2f ms, all %7.1f ms, %u of %u\n",
           query, frame * 1000, longest * 1000, get_seconds (began) * 1000, shown, all);
  g_assert_cmpuint (on_page, <=, FRAME_RECORDS);
}

static void
bench_filter (void)
{
  static const char * const queries[] = { "type:forecast", "kind:claim", "number", "-type:demand north",
                                          "text:provocation", "likelihood>=55", "" };
  g_autofree char *folder = g_dir_make_tmp ("actant-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "long.txt", NULL);
  g_autofree char *text = make_text (FALSE);
  g_autoptr(ActantIdentity) identity = actant_identity_new_fixed (1795420800, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(ActantCollection) claims = NULL;
  g_autoptr(ActantQueryFilter) filter = actant_query_filter_new ();

  text[N_CLAIMS * 8 + 100] = '\0';
  g_assert_true (g_file_set_contents (path, text, -1, &error));
  session = actant_session_open (folder, "mina", "Mina Park", identity, &error);
  g_assert_no_error (error);
  claims = make_claims (session);
  actant_query_filter_set_records (filter, session, "long.txt", claims);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    time_filter (filter, claims, queries[i]);
  g_clear_object (&filter);
  g_clear_object (&session);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (void)
{
  bench_search ();
  bench_pathological ();
  bench_filter ();
  return 0;
}
