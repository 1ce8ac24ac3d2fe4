/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a text claims cover. */
#include "core-test-util.h"

#include "session/actant-coverage.h"

typedef struct
{
  gint64 start;
  gint64 end;
} Place;

typedef struct
{
  const char *path;
  Place       places[4];   /* up to an empty one */
  gint64      covered;
  int         percent;
} Case;

/* Of twenty characters. */
static const Case cases[] = {
  { "/coverage/none", { { 0 } }, 0, 0 },
  { "/coverage/one", { { 0, 5 } }, 5, 25 },
  { "/coverage/apart", { { 15, 20 }, { 0, 4 } }, 9, 45 },
  { "/coverage/touching", { { 0, 5 }, { 5, 9 } }, 9, 45 },
  { "/coverage/overlapping", { { 0, 6 }, { 4, 9 } }, 9, 45 },
  { "/coverage/inside", { { 0, 12 }, { 4, 9 }, { 10, 14 } }, 14, 70 },
  { "/coverage/same", { { 3, 6 }, { 3, 6 } }, 3, 15 },
  { "/coverage/rounded-down", { { 0, 19 } }, 19, 95 },
  { "/coverage/all", { { 0, 20 } }, 20, 100 },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *folder = make_folder ();
  ActantSession *session;
  ActantAnnotationSet *set;

  write_file (folder, "a.txt", "0123456789북한abcdefgh");
  session = open_session (folder, "mina", 1);
  for (guint i = 0; c->places[i].end > 0; i++)
    g_free (add_claim (session, "a.txt", c->places[i].start, c->places[i].end, "Gist"));

  set = actant_session_get_own_set (session, "a.txt", NULL);
  g_assert_cmpint (actant_coverage_count (set), ==, c->covered);
  g_assert_cmpint (actant_coverage_get_percent (c->covered,
                                                actant_session_load_text (session, "a.txt", NULL)),
                   ==, c->percent);
  g_assert_finalize_object (session);
  remove_folder (g_steal_pointer (&folder));
}

/* What no longer stands where it was marked covers nothing. */
static void
test_moved (void)
{
  g_autofree char *folder = make_folder ();
  ActantSession *session;

  write_file (folder, "a.txt", "North Korea escalates, again and again and again. Japan waits.");
  session = open_session (folder, "mina", 1);
  g_free (add_claim (session, "a.txt", 0, 22, "First"));
  g_free (add_claim (session, "a.txt", 50, 62, "Second"));
  save (session);
  g_assert_finalize_object (session);

  write_file (folder, "a.txt", "North Korea escalates, again and again and again. So Japan waits.");
  session = open_session (folder, "mina", 1);
  g_assert_cmpint (actant_coverage_count (actant_session_get_own_set (session, "a.txt", NULL)),
                   ==, 22);
  g_assert_finalize_object (session);
  remove_folder (g_steal_pointer (&folder));
}

static void
test_empty (void)
{
  g_assert_cmpint (actant_coverage_get_percent (0, NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/coverage/moved", test_moved);
  g_test_add_func ("/coverage/no-text", test_empty);

  return g_test_run ();
}
