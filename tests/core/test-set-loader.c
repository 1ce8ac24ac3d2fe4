/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All sets of a study read in threads: the same as read one by one, whatever happens meanwhile. */
#include "core-test-util.h"

#include "session/actant-set-loader.h"

#include <string.h>

#define N_TEXTS 150
#define N_OTHERS 13

typedef struct
{
  char          *folder;
  ActantSession *session;
  GPtrArray     *sets;        /* borrowed, as they came */
  gboolean       finished;
  guint          edit_after;  /* sets after which the last text is edited; 0 for never */
} Fixture;

static void
tag (ActantSession *session,
           const char    *text)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Claim");
  g_autoptr(GArray) ranges = make_ranges (1, 0, 4);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecord) claim = actant_session_new_passage (session, ACTANT_KIND_CLAIM, text,
                                                              ranges, &error);

  g_assert_no_error (error);
  g_assert_true (actant_session_put (session, edit, text, claim));
  actant_session_apply (session, edit, &error);
  g_assert_no_error (error);
}

static char *
dup_text (guint i)
{
  return g_strdup_printf ("t%03u.txt", i);
}

/* Own annotations of every fourth text, another's of every twelfth; saving them takes long. */
static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  static const char * const coders[] = { "mina", "kim" };

  fixture->folder = make_folder ();
  fixture->sets = g_ptr_array_new ();
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = dup_text (i);

      write_file (fixture->folder, text, "Text of it.\n");
    }
  for (guint c = 0; c < G_N_ELEMENTS (coders); c++)
    {
      g_autoptr(ActantSession) session = open_session (fixture->folder, coders[c], 10 + c);

      for (guint i = 0; i < N_TEXTS; i += c == 0 ? 4 : 12)
        {
          g_autofree char *text = dup_text (i);

          tag (session, text);
          if (i % 8 == 0)
            tag (session, text);
        }
      save (session);
    }
  fixture->session = open_session (fixture->folder, "mina", 1);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  g_ptr_array_unref (fixture->sets);
  g_clear_object (&fixture->session);
  remove_folder (fixture->folder);
}

static void
loaded_cb (ActantAnnotationSet *set,
           gpointer             user_data)
{
  Fixture *fixture = user_data;

  g_assert_false (fixture->finished);
  if (set == NULL)
    {
      fixture->finished = TRUE;
      return;
    }

  g_ptr_array_add (fixture->sets, set);
  if (fixture->edit_after > 0 && fixture->sets->len == fixture->edit_after)
    tag (fixture->session, "t148.txt");
}

static void
load (Fixture  *fixture,
      gboolean  others)
{
  ActantSetLoader *loader = actant_set_loader_new (fixture->session, others, loaded_cb, fixture);
  guint n_texts;

  g_assert_false (actant_set_loader_is_done (loader));
  while (!fixture->finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (actant_set_loader_is_done (loader));
  g_assert_cmpuint (actant_set_loader_get_n_read (loader, &n_texts), ==, N_TEXTS);
  g_assert_cmpuint (n_texts, ==, N_TEXTS);
  actant_set_loader_free (loader);
}

static guint
count (ActantAnnotationSet *set)
{
  return actant_collection_get_n (actant_annotation_set_get_records (set), ACTANT_KIND_CLAIM);
}

static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(ActantSession) other = open_session (fixture->folder, "mina", 2);

  load (fixture, TRUE);
  g_assert_cmpuint (fixture->sets->len, ==, N_TEXTS + N_OTHERS);
  for (guint i = 0; i < fixture->sets->len; i++)
    {
      ActantAnnotationSet *set = fixture->sets->pdata[i];
      const char *text = actant_annotation_set_get_text_path (set);
      const char *coder = actant_annotation_set_get_coder (set);
      ActantAnnotationSet *one = actant_session_get_set (other, text, coder, NULL);
      g_autoptr(GPtrArray) here = g_ptr_array_new ();

      if (i > 0)
        g_assert_cmpint (strcmp (actant_annotation_set_get_text_path (fixture->sets->pdata[i - 1]),
                                 text), <=, 0);
      g_assert_true (actant_session_get_set (fixture->session, text, coder, NULL) == set);
      g_assert_cmpuint (count (set), ==, count (one));
      g_assert_cmpint (actant_annotation_set_is_writable (set), ==,
                       actant_annotation_set_is_writable (one));
      g_assert_cmpuint (actant_annotation_set_count_unanchored (set), ==, 0);
      actant_collection_collect (actant_annotation_set_get_records (set), 1, 2, here);
      g_assert_cmpuint (here->len, ==, count (set));
    }
}

/* Only oneself: one set a text, be it empty. */
static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  load (fixture, FALSE);
  g_assert_cmpuint (fixture->sets->len, ==, N_TEXTS);
  g_assert_cmpuint (count (fixture->sets->pdata[1]), ==, 0);
  tag (fixture->session, "t001.txt");
  g_assert_cmpuint (count (fixture->sets->pdata[1]), ==, 1);
  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count (fixture->sets->pdata[1]), ==, 0);
  g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count (fixture->sets->pdata[1]), ==, 1);
  save (fixture->session);
  g_assert_true (has_file (fixture->folder, "t001.txt.mina.annotations.json"));
}

/* What is read and changed by others while the threads are on it stays. */
static void
test_edited_meanwhile (Fixture       *fixture,
                       gconstpointer  data)
{
  ActantAnnotationSet *last;

  fixture->edit_after = 1;
  load (fixture, FALSE);
  last = actant_session_get_own_set (fixture->session, "t148.txt", NULL);
  g_assert_true (fixture->sets->pdata[148] == last);
  g_assert_cmpuint (count (last), ==, 2);
  save (fixture->session);
  g_clear_object (&fixture->session);

  fixture->session = open_session (fixture->folder, "mina", 3);
  last = actant_session_get_own_set (fixture->session, "t148.txt", NULL);
  g_assert_cmpuint (count (last), ==, 2);
}

/* A broken file of one’s own gives a set that says why; another’s is left out. Neither is
 * written, and the rest is there. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *after = NULL;
  ActantAnnotationSet *broken;

  write_file (fixture->folder, "t004.txt.mina.annotations.json", "{\"format\": ");
  write_file (fixture->folder, "t003.txt.kim.annotations.json", "[]");
  load (fixture, TRUE);
  g_assert_cmpuint (fixture->sets->len, ==, N_TEXTS + N_OTHERS);
  broken = actant_session_get_own_set (fixture->session, "t004.txt", NULL);
  g_assert_false (actant_annotation_set_is_writable (broken));
  g_assert_nonnull (strstr (actant_annotation_set_get_read_only_reason (broken), "t004.txt"));
  tag (fixture->session, "t006.txt");
  save (fixture->session);
  after = read_file (fixture->folder, "t004.txt.mina.annotations.json");
  g_assert_cmpstr (after, ==, "{\"format\": ");
}

/* Let go at any time, at once or after a while; what came until then can be worked with. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  for (guint turns = 0; turns < 3; turns++)
    {
      ActantSetLoader *loader = actant_set_loader_new (fixture->session, TRUE, loaded_cb, fixture);
      gboolean finished;
      guint n;

      for (guint i = 0; i < turns && !fixture->finished; i++)
        g_main_context_iteration (NULL, TRUE);
      actant_set_loader_free (loader);
      n = fixture->sets->len;
      finished = fixture->finished;
      g_assert_true (turns > 0 || (n == 0 && !finished));
      g_usleep (20000);
      for (guint i = 0; i < 10; i++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (fixture->sets->len, ==, n);
      g_assert_cmpint (fixture->finished, ==, finished);
      fixture->finished = FALSE;
    }

  tag (fixture->session, "t148.txt");
  g_assert_cmpuint (count (actant_session_get_own_set (fixture->session, "t148.txt", NULL)), ==, 2);
  save (fixture->session);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/set-loader/same", test_same },
    { "/set-loader/own", test_own },
    { "/set-loader/edited-meanwhile", test_edited_meanwhile },
    { "/set-loader/broken", test_broken },
    { "/set-loader/cancelled", test_cancelled },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, setup, tests[i].test, teardown);

  return g_test_run ();
}
