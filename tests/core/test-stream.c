/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large file of one's own that is shown before it is whole: never half saved, never half used. */
#include "core-test-util.h"

#include "session/actant-set-loader.h"
#include "session/actant-study-index.h"

#include <string.h>

#define TEXT "brief.txt"
#define FILE_NAME "brief.txt.mina.annotations.json"
/* Enough that the file is read in a thread. */
#define N_CLAIMS 4000

typedef struct
{
  char          *folder;
  char          *before;     /* the file as it was */
  ActantSession *session;
  guint          n_signals;
  guint          n_resets;
} Fixture;

static void
write_claims (Fixture    *fixture,
              const char *behind)
{
  g_autoptr(GString) json = g_string_new (
    "{\"format\": \"actant-annotations\", \"version\": 1, \"set\": "
    "\"0192f3a1-0000-7000-9000-000000000000\", \"coder\": {\"slug\": \"mina\"}, \"source\": "
    "{\"file\": \"brief.txt\", \"sha256\": \"00\"}, \"annotations\": [");

  for (guint i = 0; i < N_CLAIMS; i++)
    g_string_append_printf (json, "%s{\"id\": \"0192f3a1-0000-7000-8000-%012x\", \"kind\": "
                            "\"claim\", \"segments\": [{\"start\": %u, \"end\": %u, \"exact\": "
                            "\"Text\"}], \"gist\": \"Claim %u\"}", i > 0 ? ",\n" : "", i,
                            (i % 1000) * 5, (i % 1000) * 5 + 4, i);
  g_string_append (json, behind);
  write_file (fixture->folder, FILE_NAME, json->str);
  g_free (fixture->before);
  fixture->before = g_string_free (g_steal_pointer (&json), FALSE);
}

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new (NULL);

  fixture->folder = make_folder ();
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "Text ");
  write_file (fixture->folder, TEXT, text->str);
  write_claims (fixture, "]}");
  fixture->session = open_session (fixture->folder, "mina", 1);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  g_clear_object (&fixture->session);
  g_free (fixture->before);
  remove_folder (fixture->folder);
}

static void
loading_cb (Fixture *fixture)
{
  fixture->n_signals++;
}

static void
reset_cb (Fixture *fixture)
{
  fixture->n_resets++;
}

/* Begins to load and returns a reference to what is there at once. */
static ActantAnnotationSet *
begin (Fixture *fixture)
{
  ActantAnnotationSet *set = actant_session_begin_own_set (fixture->session, TEXT);
  ActantCollection *records = actant_annotation_set_get_records (set);

  g_assert_true (actant_annotation_set_is_loading (set));
  g_assert_false (actant_annotation_set_is_cancelled (set));
  g_assert_false (actant_annotation_set_is_writable (set));
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, 50);
  g_assert_true (actant_session_begin_own_set (fixture->session, TEXT) == set);
  g_assert_null (actant_session_peek_set (fixture->session, TEXT, "mina"));
  g_signal_connect_swapped (set, "loading", G_CALLBACK (loading_cb), fixture);
  g_signal_connect_swapped (records, "reset", G_CALLBACK (reset_cb), fixture);

  return g_object_ref (set);
}

static guint
count (ActantAnnotationSet *set)
{
  return actant_collection_get_n (actant_annotation_set_get_records (set), ACTANT_KIND_CLAIM);
}

static void
assert_whole (Fixture             *fixture,
              ActantAnnotationSet *set)
{
  g_autoptr(GPtrArray) here = g_ptr_array_new ();

  g_assert_false (actant_annotation_set_is_loading (set));
  g_assert_true (actant_annotation_set_is_writable (set));
  g_assert_cmpfloat (actant_annotation_set_get_progress (set), ==, 1);
  g_assert_cmpuint (count (set), ==, N_CLAIMS);
  actant_collection_collect (actant_annotation_set_get_records (set), 0, 4, here);
  g_assert_cmpuint (here->len, ==, N_CLAIMS / 1000);
  g_assert_true (actant_session_get_own_set (fixture->session, TEXT, NULL) == set);
  g_assert_true (actant_session_begin_own_set (fixture->session, TEXT) == set);
  g_assert_true (actant_session_peek_set (fixture->session, TEXT, "mina") == set);
  g_assert_cmpuint (fixture->n_resets, ==, 1);
}

static void
wait_for (ActantAnnotationSet *set)
{
  while (actant_annotation_set_is_loading (set))
    g_main_context_iteration (NULL, TRUE);
}

/* Changes one claim, undoes and redoes that, and saves. */
static void
edit (Fixture *fixture)
{
  const char *id = "0192f3a1-0000-7000-8000-000000000007";
  ActantAnnotationSet *set = actant_session_get_own_set (fixture->session, TEXT, NULL);
  ActantCollection *records = actant_annotation_set_get_records (set);
  g_autoptr(ActantChangeSet) change = actant_change_set_new ("Edit Gist");
  g_autoptr(ActantRecord) after = set_text (actant_collection_lookup (records, id), "gist", "New");
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;

  g_assert_true (actant_session_put (fixture->session, change, TEXT, after));
  actant_session_apply (fixture->session, change, &error);
  g_assert_no_error (error);
  g_assert_true (actant_session_undo (fixture->session, NULL, &error));
  g_assert_cmpstr (actant_record_get_text (actant_collection_lookup (records, id), "gist"), ==,
                   "Claim 7");
  g_assert_true (actant_session_redo (fixture->session, NULL, &error));
  save (fixture->session);
  json = read_file (fixture->folder, FILE_NAME);
  g_assert_nonnull (strstr (json, "\"gist\": \"New\""));
  g_assert_nonnull (strstr (json, "\"gist\": \"Claim 3999\""));
}

static void
test_filled (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) set = begin (fixture);

  wait_for (set);
  g_assert_cmpuint (fixture->n_signals, >, 0);
  assert_whole (fixture, set);
  edit (fixture);
}

/* Who asks the session for the set gets all of it. */
static void
test_asked_meanwhile (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) set = begin (fixture);

  g_assert_true (actant_session_get_own_set (fixture->session, TEXT, NULL) == set);
  assert_whole (fixture, set);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);   /* the thread’s own answer comes to nothing */
  assert_whole (fixture, set);
}

/* So does an edit, without a single record being lost. */
static void
test_edited_meanwhile (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) set = begin (fixture);

  edit (fixture);
  g_assert_cmpuint (count (set), ==, N_CLAIMS);
}

/* A save meanwhile does not touch the file. */
static void
test_saved_meanwhile (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) set = begin (fixture);
  g_autofree char *after = NULL;

  g_assert_true (actant_session_save (fixture->session, NULL));
  after = read_file (fixture->folder, FILE_NAME);
  g_assert_cmpstr (after, ==, fixture->before);
  wait_for (set);
  assert_whole (fixture, set);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) set = begin (fixture);

  actant_annotation_set_cancel_loading (set);
  g_assert_true (actant_annotation_set_is_loading (set));
  g_assert_true (actant_annotation_set_is_cancelled (set));
  g_assert_false (actant_annotation_set_is_writable (set));
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (actant_annotation_set_is_cancelled (set));
  g_assert_cmpuint (count (set), ==, 50);

  /* Begun anew it is the same set. */
  g_assert_true (actant_session_begin_own_set (fixture->session, TEXT) == set);
  g_assert_false (actant_annotation_set_is_cancelled (set));
  wait_for (set);
  assert_whole (fixture, set);
}

/* After a cancellation the set is read when somebody needs it. */
static void
test_cancelled_then_asked (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) set = begin (fixture);

  actant_annotation_set_cancel_loading (set);
  g_assert_true (actant_session_get_own_set (fixture->session, TEXT, NULL) == set);
  assert_whole (fixture, set);
}

/* Records at the head of it show a file that turns out to be broken at its end. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) set = NULL;
  g_autofree char *after = NULL;

  write_claims (fixture, "]");
  set = begin (fixture);
  wait_for (set);
  g_assert_false (actant_annotation_set_is_writable (set));
  g_assert_nonnull (strstr (actant_annotation_set_get_read_only_reason (set), FILE_NAME));
  g_assert_cmpuint (count (set), ==, 0);
  g_assert_true (actant_session_get_own_set (fixture->session, TEXT, NULL) == set);
  g_assert_true (actant_session_save (fixture->session, NULL));
  after = read_file (fixture->folder, FILE_NAME);
  g_assert_cmpstr (after, ==, fixture->before);
}

static void
loaded_cb (ActantAnnotationSet *set,
           gpointer             user_data)
{
  ActantAnnotationSet **last = user_data;

  if (set != NULL)
    *last = set;
}

/* What reads the whole study meanwhile fills the same set. */
static void
test_loader (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) set = begin (fixture);
  ActantAnnotationSet *last = NULL;
  ActantSetLoader *loader;

  actant_annotation_set_cancel_loading (set);
  loader = actant_set_loader_new (fixture->session, TRUE, loaded_cb, &last);
  while (!actant_set_loader_is_done (loader))
    g_main_context_iteration (NULL, TRUE);
  actant_set_loader_free (loader);
  g_assert_true (last == set);
  assert_whole (fixture, set);
}

/* The session goes while the thread reads. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) set = begin (fixture);

  g_clear_object (&fixture->session);
  for (guint i = 0; i < 200 && actant_annotation_set_is_loading (set); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_false (actant_annotation_set_is_loading (set));
}

static void
text_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* A text read in a thread is the one that the session has. */
static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) missing = NULL;
  g_autoptr(GError) error = NULL;
  ActantSourceText *source;

  g_assert_null (actant_session_peek_text (fixture->session, TEXT));
  actant_session_load_text_async (fixture->session, TEXT, NULL, text_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  source = actant_session_load_text_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  g_assert_true (actant_session_load_text (fixture->session, TEXT, NULL) == source);

  actant_session_load_text_async (fixture->session, "none.txt", NULL, text_cb, &missing);
  while (missing == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (actant_session_load_text_finish (fixture->session, missing, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "none.txt"));
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
    { "/stream/filled", test_filled },
    { "/stream/asked-meanwhile", test_asked_meanwhile },
    { "/stream/edited-meanwhile", test_edited_meanwhile },
    { "/stream/saved-meanwhile", test_saved_meanwhile },
    { "/stream/cancelled", test_cancelled },
    { "/stream/cancelled-then-asked", test_cancelled_then_asked },
    { "/stream/broken", test_broken },
    { "/stream/loader", test_loader },
    { "/stream/closed", test_closed },
    { "/stream/text", test_text },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, setup, tests[i].test, teardown);

  return g_test_run ();
}
