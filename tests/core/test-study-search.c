/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding in all texts of a study. */
#include "core-test-util.h"

#include "session/actant-study-search.h"

typedef struct
{
  char              *folder;
  ActantSession     *session;
  ActantStudySearch *search;
  guint              n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  write_file (fixture->folder, "a.txt", "The North and the north.\nNothing else.");
  write_file (fixture->folder, "b.txt", "Only the South is here.");
  write_file (fixture->folder, "c.txt", "북한은 north\n한국은 South");
  write_file (fixture->folder, "d.txt", "\x89PNG\r\n\x1a\n north");
  fixture->session = open_session (fixture->folder, "mina", 1);
  fixture->search = actant_study_search_new ();
  g_signal_connect_swapped (fixture->search, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  /* Threads that were told to end hold the search until they did. */
  while (g_atomic_int_get ((int *) &G_OBJECT (fixture->search)->ref_count) > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_finalize_object (fixture->search);
  g_assert_finalize_object (fixture->session);
  remove_folder (fixture->folder);
}

static void
wait (Fixture *fixture)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (actant_study_search_is_searching (fixture->search) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (actant_study_search_is_searching (fixture->search));
}

static char *
describe (ActantStudySearch *search)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < actant_study_search_get_n_hits (search); i++)
    {
      const ActantStudyHit *hit = actant_study_search_get_hit (search, i);
      g_autofree char *found = g_strndup (hit->context.words + hit->context.start,
                                          hit->context.end - hit->context.start);

      g_string_append_printf (words, "%s %d-%d %s|",
                              actant_study_search_get_text (search, hit->text, NULL),
                              (int) hit->range.start, (int) hit->range.end, found);
    }
  return g_string_free (words, FALSE);
}

static void
test_found (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *any_case = NULL, *expression = NULL;

  actant_study_search_start (fixture->search, fixture->session, "north", 0);
  g_assert_true (actant_study_search_is_searching (fixture->search));
  wait (fixture);
  any_case = describe (fixture->search);
  g_assert_cmpstr (any_case, ==, "a.txt 4-9 North|a.txt 18-23 north|c.txt 4-9 north|");
  g_assert_cmpfloat (actant_study_search_get_part (fixture->search), ==, 1);
  g_assert_cmpuint (fixture->n_changed, >, 1);

  /* A text that is none is said, once; the others are searched. */
  g_assert_cmpuint (actant_study_search_get_failures (fixture->search)->len, <=, 1);

  actant_study_search_start (fixture->search, fixture->session, "^\\w+ south", ACTANT_SEARCH_REGEX);
  wait (fixture);
  expression = describe (fixture->search);
  g_assert_cmpstr (expression, ==, "c.txt 10-19 한국은 South|");
}

static void
test_problem (Fixture       *fixture,
              gconstpointer  data)
{
  actant_study_search_start (fixture->search, fixture->session, "(", ACTANT_SEARCH_REGEX);
  wait (fixture);
  g_assert_nonnull (strstr (actant_study_search_get_problem (fixture->search), "character 1"));
  g_assert_cmpuint (actant_study_search_get_n_hits (fixture->search), ==, 0);

  actant_study_search_start (fixture->search, fixture->session, "", 0);
  g_assert_false (actant_study_search_is_searching (fixture->search));
  g_assert_null (actant_study_search_get_problem (fixture->search));
}

/* What is too complex in one text does not keep from the next. */
static void
test_too_complex (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *line = g_strnfill (20000, 'a');
  g_autofree char *bad = g_strconcat (line, "!\n", NULL);
  g_autofree char *found = NULL;

  write_file (fixture->folder, "b.txt", bad);
  actant_study_search_start (fixture->search, fixture->session, "(a+)+$|한국",
                             ACTANT_SEARCH_REGEX);
  wait (fixture);
  found = describe (fixture->search);
  g_assert_cmpstr (found, ==, "c.txt 10-12 한국|");
  g_assert_cmpuint (actant_study_search_get_n_skipped (fixture->search), >, 0);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *line = g_strnfill (2000000, 'a');
  g_autofree char *found = NULL;

  write_file (fixture->folder, "b.txt", line);
  actant_study_search_start (fixture->search, fixture->session, "(?:(?=a*+x)|a)*y|north",
                             ACTANT_SEARCH_REGEX);
  while (actant_study_search_is_searching (fixture->search)
         && actant_study_search_get_n_hits (fixture->search) < 2)
    g_main_context_iteration (NULL, TRUE);
  actant_study_search_cancel (fixture->search);
  g_assert_false (actant_study_search_is_searching (fixture->search));
  found = describe (fixture->search);
  g_assert_true (g_str_has_prefix (found, "a.txt 4-9 North|a.txt 18-23 north|"));

  /* A later search is not disturbed by the end of this one. */
  actant_study_search_start (fixture->search, fixture->session, "nothing", 0);
  wait (fixture);
  g_assert_cmpuint (actant_study_search_get_n_hits (fixture->search), ==, 1);
  actant_study_search_start (fixture->search, fixture->session, "a", 0);
  actant_study_search_clear (fixture->search);
  g_assert_cmpuint (actant_study_search_get_n_hits (fixture->search), ==, 0);
}

static void
test_context (void)
{
  static const struct
  {
    const char      *text;
    ActantTextRange  range;
    const char      *words;
    const char      *place;
  } cases[] = {
    { "a b\tc\nd", { 2, 5 }, "a b c d", "b c" },
    { "", { 0, 0 }, "", "" },
    { "0123456789 0123456789 0123456789 0123456789 here", { 44, 48 },
      "…0123456789 0123456789 0123456789 0123456789 here", "here" },
    { "북한은 미사일", { 4, 7 }, "북한은 미사일", "미사일" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 (cases[i].text);
      g_autofree char *place = NULL;
      ActantTextContext context;

      actant_text_context_init (&context, text, &cases[i].range);
      place = g_strndup (context.words + context.start, context.end - context.start);
      g_assert_cmpstr (place, ==, cases[i].place);
      if (i != 2)
        g_assert_cmpstr (context.words, ==, cases[i].words);
      else
        g_assert_true (g_str_has_suffix (cases[i].words, context.words + strlen ("…")));
      actant_text_context_clear (&context);
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/study-search/found", test_found);
  ADD ("/study-search/problem", test_problem);
  ADD ("/study-search/too-complex", test_too_complex);
  ADD ("/study-search/cancelled", test_cancelled);
  g_test_add_func ("/study-search/context", test_context);

  return g_test_run ();
}
