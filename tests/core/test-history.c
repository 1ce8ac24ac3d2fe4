/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo of whole actions, over texts and study records, with saves in between. */
#include "core-test-util.h"

#include <string.h>

#define TEXT "North Korea escalates. China may object, but not for long. 한국도 그렇다.\n"
#define N_ACTIONS 25
#define N_RUNS 12

static const char * const texts[] = { "a.txt", "b.txt", NULL };

typedef struct
{
  GRand         *rand;
  char          *folder;
  ActantSession *session;
  GPtrArray     *states;   /* GHashTable: the live content after each action */
} Run;

/* The live records of everything, by "place id". */
static GHashTable *
take_state (ActantSession *session)
{
  GHashTable *state = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) actant_record_unref);

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      ActantCollection *records = texts[t] != NULL
                                  ? actant_annotation_set_get_records (actant_session_get_own_set (session, texts[t], NULL))
                                  : actant_session_get_study (session);

      for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
        for (guint i = 0; kind != ACTANT_KIND_CODER
             && i < actant_collection_get_n (records, kind); i++)
          {
            const ActantRecord *record = actant_collection_get (records, kind, i);

            g_hash_table_insert (state,
                                 g_strconcat (texts[t] != NULL ? texts[t] : "study", " ",
                                              actant_record_get_id (record), NULL),
                                 actant_record_ref (record));
          }
    }

  return state;
}

static void
assert_state (GHashTable *expected,
              GHashTable *state)
{
  GHashTableIter iter;
  gpointer key, record;

  g_assert_cmpuint (g_hash_table_size (state), ==, g_hash_table_size (expected));
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, &record))
    {
      const ActantRecord *now = g_hash_table_lookup (state, key);

      g_assert_nonnull (now);
      g_assert_true (actant_record_equal_content (now, record));
    }
}

static void
check_state (Run   *run,
             guint  i)
{
  g_autoptr(GHashTable) state = take_state (run->session);

  assert_state (run->states->pdata[i], state);
}

static const ActantRecord *
pick_live (Run        *run,
           const char *text)
{
  ActantCollection *records = text != NULL
                              ? actant_annotation_set_get_records (actant_session_get_own_set (run->session, text, NULL))
                              : actant_session_get_study (run->session);
  ActantKind kind = text != NULL ? ACTANT_KIND_CLAIM : ACTANT_KIND_ACTOR;
  guint n = actant_collection_get_n (records, kind);

  return n > 0 ? actant_collection_get (records, kind, g_rand_int_range (run->rand, 0, n)) : NULL;
}

/* One part of an action: a creation, an edit or a deletion, in one of the three files. */
static void
add_part (Run             *run,
          ActantChangeSet *action)
{
  const char *text = texts[g_rand_int_range (run->rand, 0, 3)];
  const ActantRecord *live = pick_live (run, text);
  g_autofree char *word = g_strdup_printf ("%d", g_rand_int_range (run->rand, 0, 4));
  const char *field = toss (run->rand, 50) ? "note" : text != NULL ? "gist" : "name";
  g_autoptr(ActantRecord) record = NULL;

  if (live == NULL || toss (run->rand, 30))
    {
      g_autoptr(GArray) ranges = make_ranges (1, g_rand_int_range (run->rand, 0, 10),
                                              g_rand_int_range (run->rand, 11, 30));
      g_autoptr(ActantRecord) empty =
        text != NULL ? actant_session_new_passage (run->session, ACTANT_KIND_CLAIM, text, ranges,
                                                   NULL)
                     : actant_session_new_record (run->session, ACTANT_KIND_ACTOR);

      record = set_text (empty, field, word);
      actant_session_put (run->session, action, text, record);
    }
  else if (toss (run->rand, 30))
    actant_session_delete (run->session, action, text, actant_record_get_id (live));
  else
    {
      record = set_text (live, field, word);
      actant_session_put (run->session, action, text, record);
    }
}

static void
act (Run *run)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantChangeSet) action = NULL;

  do
    {
      g_clear_pointer (&action, actant_change_set_unref);
      action = actant_change_set_new ("Action");
      for (int n = g_rand_int_range (run->rand, 1, 4); n > 0; n--)
        add_part (run, action);
    }
  while (actant_change_set_get_n (action) == 0);

  actant_session_apply (run->session, action, &error);
  g_assert_no_error (error);
}

static void
undo (Run *run)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) kept = NULL;

  g_assert_true (actant_session_undo (run->session, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 0);
}

static void
redo (Run *run)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) kept = NULL;

  g_assert_true (actant_session_redo (run->session, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 0);
}

static void
run_init (Run *run)
{
  run->rand = g_rand_new_with_seed (g_test_rand_int ());
  run->folder = make_folder ();
  write_file (run->folder, "a.txt", TEXT);
  write_file (run->folder, "b.txt", TEXT TEXT);
  run->session = open_session (run->folder, "mina", 1);
  run->states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_ptr_array_add (run->states, take_state (run->session));
}

static void
run_clear (Run *run)
{
  g_assert_finalize_object (run->session);
  g_ptr_array_unref (run->states);
  remove_folder (run->folder);
  g_rand_free (run->rand);
}

static void
save_sometimes (Run *run)
{
  if (toss (run->rand, 15))
    save (run->session);
}

static void
test_all (void)
{
  for (guint round = 0; round < N_RUNS; round++)
    {
      Run run;

      run_init (&run);
      g_assert_false (actant_session_undo (run.session, NULL, NULL));
      for (guint i = 0; i < N_ACTIONS; i++)
        {
          act (&run);
          save_sometimes (&run);
          g_ptr_array_add (run.states, take_state (run.session));
        }
      for (guint i = N_ACTIONS; i > 0; i--)
        {
          undo (&run);
          save_sometimes (&run);
          check_state (&run, i - 1);
        }
      g_assert_null (actant_session_get_undo_label (run.session));
      g_assert_false (actant_session_undo (run.session, NULL, NULL));
      for (guint i = 1; i <= N_ACTIONS; i++)
        {
          redo (&run);
          save_sometimes (&run);
          check_state (&run, i);
        }
      g_assert_false (actant_session_redo (run.session, NULL, NULL));
      run_clear (&run);
    }
}

/* Undo, redo and new actions in any order, against a stack of states; then what was
 * saved is what is read. */
static void
test_interleaved (void)
{
  for (guint round = 0; round < N_RUNS; round++)
    {
      Run run;
      guint at = 0;

      run_init (&run);
      for (guint i = 0; i < 4 * N_ACTIONS; i++)
        {
          if (at > 0 && toss (run.rand, 40))
            {
              undo (&run);
              at--;
            }
          else if (at + 1 < run.states->len && toss (run.rand, 60))
            {
              redo (&run);
              at++;
            }
          else
            {
              act (&run);
              g_ptr_array_set_size (run.states, ++at);
              g_ptr_array_add (run.states, take_state (run.session));
              g_assert_null (actant_session_get_redo_label (run.session));
            }
          g_assert_true ((actant_session_get_undo_label (run.session) != NULL) == (at > 0));
          g_assert_true ((actant_session_get_redo_label (run.session) != NULL)
                         == (at + 1 < run.states->len));
          save_sometimes (&run);
          check_state (&run, at);
        }
      save (run.session);
      g_assert_finalize_object (run.session);
      run.session = open_session (run.folder, "mina", 2);
      check_state (&run, at);
      run_clear (&run);
    }
}

typedef struct
{
  char          *folder;
  ActantSession *session;
} Simple;

static void
set_up (Simple        *simple,
        gconstpointer  data)
{
  simple->folder = make_folder ();
  write_file (simple->folder, "a.txt", TEXT);
  simple->session = open_session (simple->folder, "mina", 1);
}

static void
tear_down (Simple        *simple,
           gconstpointer  data)
{
  g_assert_finalize_object (simple->session);
  remove_folder (simple->folder);
}

static void
take_back (ActantSession *session)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_undo (session, NULL, &error));
  g_assert_no_error (error);
}

static void
do_again (ActantSession *session)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_redo (session, NULL, &error));
  g_assert_no_error (error);
}

static void
test_unsaved_creation (Simple        *simple,
                       gconstpointer  data)
{
  g_autofree char *id = add_claim (simple->session, "a.txt", 0, 5, "gist");
  g_autofree char *text = NULL;

  take_back (simple->session);
  g_assert_null (find_record (simple->session, "a.txt", id));
  do_again (simple->session);
  g_assert_nonnull (find_record (simple->session, "a.txt", id));
  take_back (simple->session);
  save (simple->session);
  text = read_file (simple->folder, "a.txt.mina.annotations.json");
  g_assert_null (strstr (text, id));

  do_again (simple->session);
  save (simple->session);
  g_assert_cmpstr (actant_record_get_text (find_record (simple->session, "a.txt", id), "gist"), ==,
                   "gist");
}

static void
test_saved_creation (Simple        *simple,
                     gconstpointer  data)
{
  g_autofree char *id = add_claim (simple->session, "a.txt", 0, 5, "gist");
  g_autofree char *text = NULL;

  save (simple->session);
  take_back (simple->session);
  g_assert_true (actant_record_is_deleted (find_record (simple->session, "a.txt", id)));
  save (simple->session);
  text = read_file (simple->folder, "a.txt.mina.annotations.json");
  g_assert_nonnull (strstr (text, id));
  g_assert_nonnull (strstr (text, "\"deleted\": \"" TEST_TIME "\""));

  do_again (simple->session);
  g_assert_false (actant_record_is_deleted (find_record (simple->session, "a.txt", id)));
  take_back (simple->session);
  g_assert_true (actant_record_is_deleted (find_record (simple->session, "a.txt", id)));
}

/* The undo of an old edit leaves what a later one, of another window, changed. */
static void
test_kept (Simple        *simple,
           gconstpointer  data)
{
  g_autofree char *id = add_named (simple->session, ACTANT_KIND_ACTOR, "China");
  g_autoptr(ActantSession) other = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  const ActantRecord *actor;

  save (simple->session);
  edit_text (simple->session, NULL, id, "name", "PRC");
  save (simple->session);
  other = open_session (simple->folder, "mina", 2);
  edit_text (other, NULL, id, "name", "People’s Republic");
  save (other);
  edit_text (simple->session, NULL, id, "note", "n");
  save (simple->session);

  /* Each changed a field of its own: nothing clashes. */
  actor = find_record (simple->session, NULL, id);
  g_assert_cmpuint (actant_record_get_n_versions (actor), ==, 0);
  g_assert_cmpstr (actant_record_get_text (actor, "name"), ==, "People’s Republic");
  g_assert_cmpstr (actant_record_get_text (actor, "note"), ==, "n");
  take_back (simple->session);
  g_assert_true (actant_session_undo (simple->session, &kept, NULL));
  actor = find_record (simple->session, NULL, id);
  g_assert_cmpuint (kept->len + (g_strcmp0 (actant_record_get_text (actor, "name"), "China") == 0),
                    ==, 1);
  save (simple->session);
}

static void
count_cb (ActantSession   *session,
          ActantChangeSet *set,
          guint           *n)
{
  ++*n;
}

static void
test_signals (Simple        *simple,
              gconstpointer  data)
{
  guint n = 0;
  g_autofree char *id = NULL;

  g_signal_connect (simple->session, "changed", G_CALLBACK (count_cb), &n);
  id = add_claim (simple->session, "a.txt", 0, 5, "gist");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (actant_session_get_undo_label (simple->session), ==, "Add Claim");
  take_back (simple->session);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (actant_session_get_redo_label (simple->session), ==, "Add Claim");
  do_again (simple->session);
  g_assert_cmpuint (n, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/all", test_all);
  g_test_add_func ("/history/interleaved", test_interleaved);
  g_test_add ("/history/unsaved-creation", Simple, NULL, set_up, test_unsaved_creation, tear_down);
  g_test_add ("/history/saved-creation", Simple, NULL, set_up, test_saved_creation, tear_down);
  g_test_add ("/history/kept", Simple, NULL, set_up, test_kept, tear_down);
  g_test_add ("/history/signals", Simple, NULL, set_up, test_signals, tear_down);

  return g_test_run ();
}
