/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving: what survives an edit byte for byte, what others wrote meanwhile, failures, and that it
 * happens by itself. */
#include "core-test-util.h"

#include <glib/gstdio.h>
#include <string.h>

#define OWN "a.txt.mina.annotations.json"
#define TEXT "North Korea escalates provocations. China may object, but not for long.\n"
#define ID(n) "0192f3a1-0000-7000-8000-00000000000" n

typedef struct
{
  char          *folder;
  ActantSession *session;
} Study;

/* The thread that saved may let go a moment after its answer came. */
static void
close_session (ActantSession *session)
{
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (session);
  for (guint i = 0; i < 50000 && session != NULL; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (100);
  g_assert_null (session);
}

static void
set_up (Study         *study,
        gconstpointer  data)
{
  study->folder = make_folder ();
  write_file (study->folder, "a.txt", TEXT);
  study->session = open_session (study->folder, "mina", 1);
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  close_session (study->session);
  remove_folder (study->folder);
}

static void
reopen (Study *study)
{
  close_session (study->session);
  study->session = open_session (study->folder, "mina", 3);
}

static char *
get_sha256 (void)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
}

/* @memos goes into the array, @extras to the end of the root. */
static char *
make_file (int         version,
           const char *memos,
           const char *extras)
{
  g_autofree char *sha = get_sha256 ();

  return g_strdup_printf ("{\n \"format\": \"actant-annotations\",\n \"version\": %d,\n \"set\": \"" ID ("f") "\",\n"
                          " \"coder\": {\"slug\": \"mina\", \"name\": \"Mina\", \"orcid\": 1e400},\n"
                          " \"source\": {\"file\": \"a.txt\", \"length\": %d, \"sha256\": \"%s\", \"x-page\": [1 ,2]},\n"
                          " \"rev\": {\"oooooo\": 1},\n \"annotations\": [],\n \"relations\": [],\n"
                          " \"memos\": [%s],\n \"reviews\": []%s\n}\n",
                          version, (int) strlen (TEXT), sha, memos, extras);
}

#define MEMO(n, text, more, rev) \
  "\n  {\n   \"id\": \"" ID (n) "\",\n   \"text\": \"" text "\",\n   \"rev\": {" rev "}" more "\n  }"
#define WISH "{\"id\": \"" ID ("8") "\", \"kind\" : \"wish\", \"text\": 3.50, \"rev\": {\"oooooo\": 1}}"

static void
assert_holds (const char *folder,
              const char *name,
              const char *part)
{
  g_autofree char *text = read_file (folder, name);

  if (strstr (text, part) == NULL)
    g_error ("%s lacks “%s”:\n%s", name, part, text);
}

/* Of the root, of the header's objects, of a record; a record of no readable type. */
static void
test_unknown (Study         *study,
              gconstpointer  data)
{
  g_autofree char *content = make_file (1, MEMO ("1", "one", ",\n   \"x-mood\": { \"a\" : -0.0 }",
                                                 "\"oooooo\": 1") "," WISH,
                                        ",\n \"x-tool\": \"\\u00e9\\/\"");
  static const char * const parts[] = {
    "\"orcid\": 1e400", "\"x-page\": [1 ,2]", "\"x-mood\": { \"a\" : -0.0 }", "\"x-tool\": \"\\u00e9\\/\"",
    "\"kind\" : \"wish\"", "3.50",
  };

  write_file (study->folder, OWN, content);
  edit_text (study->session, "a.txt", ID ("1"), "text", "two");
  save (study->session);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_holds (study->folder, OWN, parts[i]);
  assert_holds (study->folder, OWN, "\"text\": \"two\"");

  /* Also when the header is written anew, because the text changed. */
  write_file (study->folder, "a.txt", "Now. " TEXT);
  reopen (study);
  edit_text (study->session, "a.txt", ID ("1"), "text", "three");
  save (study->session);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_holds (study->folder, OWN, parts[i]);
}

/* One person in two programs at once: what each did is in the file and in both. */
static void
test_two_sessions (Study         *study,
                   gconstpointer  data)
{
  g_autoptr(ActantSession) other = open_session (study->folder, "mina", 2);
  g_autofree char *ours = add_claim (study->session, "a.txt", 0, 5, "ours");
  g_autofree char *theirs = add_claim (other, "a.txt", 6, 11, "theirs");
  g_autofree char *our_actor = add_named (study->session, ACTANT_KIND_ACTOR, "A");
  g_autofree char *their_actor = add_named (other, ACTANT_KIND_ACTOR, "B");

  save (study->session);
  save (other);
  g_assert_nonnull (find_record (other, "a.txt", ours));
  g_assert_nonnull (find_record (other, NULL, our_actor));
  g_assert_null (find_record (study->session, "a.txt", theirs));

  edit_text (study->session, "a.txt", ours, "note", "n");
  edit_text (study->session, NULL, our_actor, "note", "n");
  save (study->session);
  g_assert_nonnull (find_record (study->session, "a.txt", theirs));
  g_assert_nonnull (find_record (study->session, NULL, their_actor));

  reopen (study);
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, "a.txt", ours), "note"), ==,
                   "n");
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, "a.txt", theirs), "gist"),
                   ==, "theirs");
  g_assert_cmpuint (actant_collection_get_n (actant_session_get_study (study->session),
                                             ACTANT_KIND_ACTOR), ==, 2);
}

/* The same record on both sides: both versions are kept. */
static void
test_same_record (Study         *study,
                  gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "first");
  g_autoptr(ActantSession) other = NULL;
  const ActantRecord *claim;

  save (study->session);
  other = open_session (study->folder, "mina", 2);
  edit_text (study->session, "a.txt", id, "gist", "ours");
  edit_text (other, "a.txt", id, "gist", "theirs");
  save (study->session);
  save (other);

  claim = find_record (other, "a.txt", id);
  g_assert_cmpuint (actant_record_get_n_versions (claim), ==, 1);
  assert_holds (study->folder, OWN, "\"ours\"");
  assert_holds (study->folder, OWN, "\"theirs\"");

  /* An edit of a record with versions changes the outer one only. */
  edit_text (other, "a.txt", id, "note", "n");
  g_assert_cmpuint (actant_record_get_n_versions (find_record (other, "a.txt", id)), ==, 1);
  g_assert_true (actant_session_undo (other, NULL, NULL));
  g_assert_true (actant_session_redo (other, NULL, NULL));
  save (other);
  reopen (study);
  g_assert_true (actant_record_equal (find_record (study->session, "a.txt", id),
                                      find_record (other, "a.txt", id)));
}

#define N_SESSIONS 3
#define N_STEPS 120

static void
do_something (ActantSession *session,
              GRand         *rand,
              GPtrArray     *ids)
{
  ActantCollection *records =
    actant_annotation_set_get_records (actant_session_get_own_set (session, "a.txt", NULL));
  guint n = actant_collection_get_n (records, ACTANT_KIND_CLAIM);
  g_autofree char *word = g_strdup_printf ("%d", g_rand_int_range (rand, 0, 1000));
  g_autofree char *id =
    n > 0 ? g_strdup (actant_record_get_id (actant_collection_get (records, ACTANT_KIND_CLAIM,
                                                                                       g_rand_int_range (rand, 0, n)))) : NULL;

  if (n == 0 || toss (rand, 25))
    g_ptr_array_add (ids, add_claim (session, "a.txt", 0, g_rand_int_range (rand, 1, 30), word));
  else if (toss (rand, 15))
    delete_record (session, "a.txt", id);
  else if (toss (rand, 25))
    actant_session_undo (session, NULL, NULL);
  else if (g_strcmp0 (actant_record_get_text (find_record (session, "a.txt", id), "note"),
                      word) != 0)
    edit_text (session, "a.txt", id, "note", word);
}

/* Several programs of one person at random: once all have saved, all hold the same, nothing that
 * was ever saved is missing, and the file reads as it was written. */
static void
test_many_sessions (Study         *study,
                    gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  ActantSession *sessions[N_SESSIONS];

  for (guint i = 0; i < N_SESSIONS; i++)
    sessions[i] = open_session (study->folder, "mina", 10 + i);
  for (guint i = 0; i < N_STEPS; i++)
    {
      ActantSession *session = sessions[g_rand_int_range (rand, 0, N_SESSIONS)];

      do_something (session, rand, ids);
      if (toss (rand, 40))
        save (session);
    }

  /* A change of each makes each save, and so see the others. */
  for (guint i = 0; i < 2 * N_SESSIONS; i++)
    {
      g_free (add_claim (sessions[i % N_SESSIONS], "a.txt", 0, 5, "last"));
      save (sessions[i % N_SESSIONS]);
    }
  first = read_file (study->folder, OWN);
  reopen (study);
  for (guint i = 0; i < ids->len; i++)
    {
      const ActantRecord *disk = find_record (study->session, "a.txt", ids->pdata[i]);
      const ActantRecord *memory = find_record (sessions[N_SESSIONS - 1], "a.txt", ids->pdata[i]);

      /* Only a creation that was undone before any save leaves no trace. */
      g_assert_true ((disk == NULL) == (memory == NULL));
      g_assert_true (disk == NULL || actant_record_equal (disk, memory));
    }
  for (guint i = 0; i < N_SESSIONS; i++)
    for (guint j = 0; j < ids->len; j++)
      g_assert_true ((find_record (sessions[i], "a.txt", ids->pdata[j]) == NULL)
                     == (find_record (study->session, "a.txt", ids->pdata[j]) == NULL));
  save (study->session);
  again = read_file (study->folder, OWN);
  g_assert_cmpstr (first, ==, again);

  for (guint i = 0; i < N_SESSIONS; i++)
    close_session (sessions[i]);
}

/* What came in by a join stays when it is saved again: opaque, and opaque instead of read. */
static void
test_opaque_comes_in (Study         *study,
                      gconstpointer  data)
{
  g_autofree char *before = make_file (1, MEMO ("1", "one", "", "\"oooooo\": 1"), "");
  g_autofree char *after =
    make_file (1,
               "{\"id\": \"" ID ("1") "\", \"text\": [\"of a later\", \"type\"], \"rev\": {\"oooooo\": 2}}, " WISH, "");
  g_autofree char *id = NULL;

  write_file (study->folder, OWN, before);
  g_assert_nonnull (find_record (study->session, "a.txt", ID ("1")));
  id = add_claim (study->session, "a.txt", 0, 5, "gist");
  write_file (study->folder, OWN, after);
  save (study->session);
  g_assert_null (find_record (study->session, "a.txt", ID ("1")));
  g_assert_nonnull (find_record (study->session, "a.txt", id));

  edit_text (study->session, "a.txt", id, "gist", "other");
  save (study->session);
  assert_holds (study->folder, OWN, "\"kind\" : \"wish\"");
  assert_holds (study->folder, OWN, "[\"of a later\", \"type\"]");
  assert_holds (study->folder, OWN, "\"other\"");
  reopen (study);
  g_assert_nonnull (find_record (study->session, "a.txt", id));
}

static void
assert_fails (Study      *study,
              const char *part)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (actant_session_save (study->session, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_FAILED);
  if (strstr (actant_session_get_save_message (study->session), part) == NULL)
    g_error ("“%s” does not name “%s”", actant_session_get_save_message (study->session), part);
}

/* What stands there now cannot be joined: it stays as it is, and ours stays in memory. */
static void
test_not_joined (Study         *study,
                 gconstpointer  data)
{
  g_autofree char *newer = make_file (2, "", "");
  g_autofree char *mine = make_file (1, "", "");
  g_autofree char *other = g_strdup (mine);
  const char *rows[] = { newer, "<<<<<<< HEAD\n", other, NULL };
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "gist");

  memcpy (strstr (other, "mina"), "jun1", 4);
  save (study->session);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      write_file (study->folder, OWN, rows[i]);
      edit_text (study->session, "a.txt", id, "note", rows[i]);
      assert_fails (study, OWN);
      text = read_file (study->folder, OWN);
      g_assert_cmpstr (text, ==, rows[i]);
    }

  write_file (study->folder, OWN, mine);
  save (study->session);
  g_assert_null (actant_session_get_save_message (study->session));
  reopen (study);
  g_assert_nonnull (find_record (study->session, "a.txt", id));
}

static void
test_file_is_folder (Study         *study,
                     gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "gist");
  g_autofree char *path = g_build_filename (study->folder, OWN, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_fails (study, OWN);
  edit_text (study->session, "a.txt", id, "note", "n");
  g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_UNSAVED);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  save (study->session);
  assert_holds (study->folder, OWN, id);
}

/* The text's folder goes and comes back: the file is written whole. */
static void
test_folder_is_gone (Study         *study,
                     gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (study->folder, "sub", NULL);
  g_autofree char *moved = g_build_filename (study->folder, "moved", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  write_file (study->folder, "sub/b.txt", TEXT);
  reopen (study);
  first = add_claim (study->session, "sub/b.txt", 0, 5, "first");
  save (study->session);
  g_assert_cmpint (g_rename (folder, moved), ==, 0);
  second = add_claim (study->session, "sub/b.txt", 6, 11, "second");
  assert_fails (study, "sub/b.txt");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  save (study->session);
  assert_holds (study->folder, "sub/b.txt.mina.annotations.json", first);
  assert_holds (study->folder, "sub/b.txt.mina.annotations.json", second);
}

static void
test_file_is_gone (Study         *study,
                   gconstpointer  data)
{
  g_autofree char *first = add_claim (study->session, "a.txt", 0, 5, "first");
  g_autofree char *path = g_build_filename (study->folder, OWN, NULL);

  save (study->session);
  g_assert_cmpint (g_unlink (path), ==, 0);
  edit_text (study->session, "a.txt", first, "note", "n");
  save (study->session);
  assert_holds (study->folder, OWN, "\"first\"");
}

/* One file that cannot be written keeps no other from being saved. */
static void
test_one_fails (Study         *study,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (study->folder, "study.mina.json", NULL);
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "gist");

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_fails (study, "study.mina.json");
  assert_holds (study->folder, OWN, id);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  save (study->session);
}

static gint64
wait_for_state (ActantSession   *session,
                ActantSaveState  state,
                gint64           at_most_ms)
{
  gint64 start = g_get_monotonic_time ();
  gint64 elapsed;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
      elapsed = (g_get_monotonic_time () - start) / 1000;
    }
  while (actant_session_get_save_state (session) != state && elapsed < at_most_ms);
  g_assert_cmpint (actant_session_get_save_state (session), ==, state);

  return elapsed;
}

static void
test_by_itself (Study         *study,
                gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "gist");

  g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_UNSAVED);
  wait_for_state (study->session, ACTANT_SAVE_STATE_SAVED, 2000);
  assert_holds (study->folder, OWN, id);
}

/* Typing without a pause: it is on disk within two seconds all the same. */
static void
test_steady (Study         *study,
             gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "gist");
  gint64 start = g_get_monotonic_time ();

  while (!has_file (study->folder, OWN))
    {
      g_autofree char *note = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());

      g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
      edit_text (study->session, "a.txt", id, "note", note);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (20000);
    }
  edit_text (study->session, "a.txt", id, "note", "last");
  wait_for_state (study->session, ACTANT_SAVE_STATE_SAVED, 3000);
  assert_holds (study->folder, OWN, "\"last\"");
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GError **error = user_data;
  gboolean saved = actant_session_save_finish (ACTANT_SESSION (object), result, error);

  g_assert_true (saved == (*error == NULL));
  g_main_context_wakeup (NULL);
  if (saved)
    *error = GINT_TO_POINTER (-1);
}

static GError *
save_async (ActantSession *session)
{
  GError *error = NULL;

  actant_session_save_async (session, NULL, saved_cb, &error);
  g_assert_cmpint (actant_session_get_save_state (session), ==, ACTANT_SAVE_STATE_SAVING);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);

  return error == GINT_TO_POINTER (-1) ? NULL : error;
}

static void
test_async (Study         *study,
            gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "gist");
  g_autofree char *path = g_build_filename (study->folder, OWN, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  error = save_async (study->session);
  g_assert_nonnull (error);
  g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_FAILED);
  g_assert_cmpint (g_rmdir (path), ==, 0);

  g_assert_no_error (save_async (study->session));
  g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_SAVED);
  assert_holds (study->folder, OWN, id);
}

/* A change while a save is in flight is saved after it; and a save at once waits for one. */
static void
test_in_flight (Study         *study,
                gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "gist");

  actant_session_save_async (study->session, NULL, NULL, NULL);
  edit_text (study->session, "a.txt", id, "note", "flying");
  wait_for_state (study->session, ACTANT_SAVE_STATE_UNSAVED, 2000);
  wait_for_state (study->session, ACTANT_SAVE_STATE_SAVED, 3000);
  assert_holds (study->folder, OWN, "\"flying\"");

  edit_text (study->session, "a.txt", id, "note", "first");
  actant_session_save_async (study->session, NULL, NULL, NULL);
  edit_text (study->session, "a.txt", id, "note", "second");
  save (study->session);
  assert_holds (study->folder, OWN, "\"second\"");
}

/* Undone while its save is in flight, a creation has left memory: a tombstone says so. */
static void
test_undone_in_flight (Study         *study,
                       gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "gist");

  actant_session_save_async (study->session, NULL, NULL, NULL);
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  save (study->session);
  assert_holds (study->folder, OWN, id);
  assert_holds (study->folder, OWN, "\"deleted\"");
  reopen (study);
  g_assert_true (actant_record_is_deleted (find_record (study->session, "a.txt", id)));
}

static void
count_change_cb (ActantCollection *records,
                 ActantRecord     *before,
                 ActantRecord     *after,
                 guint             removed,
                 guint             added,
                 guint            *n)
{
  ++*n;
}

/* What another session wrote comes in record by record, beside what was edited meanwhile; nothing
 * else is touched. */
static void
test_news (Study         *study,
           gconstpointer  data)
{
  g_autofree char *both = add_claim (study->session, "a.txt", 0, 5, "both");
  g_autofree char *steady = add_claim (study->session, "a.txt", 6, 11, "steady");
  g_autofree char *ours = NULL, *theirs = NULL;
  g_autoptr(ActantSession) other = NULL;
  g_autoptr(GError) error = NULL;
  ActantCollection *records;
  const ActantRecord *before;
  guint n_changes = 0;

  save (study->session);
  other = open_session (study->folder, "mina", 7);
  theirs = add_claim (other, "a.txt", 12, 20, "theirs");
  edit_text (other, "a.txt", both, "note", "noted");
  save (other);

  ours = add_claim (study->session, "a.txt", 3, 9, "ours");
  records = actant_annotation_set_get_records (actant_session_get_own_set (study->session, "a.txt", NULL));
  before = actant_collection_lookup (records, steady);
  actant_session_save_async (study->session, NULL, saved_cb, &error);
  edit_text (study->session, "a.txt", both, "gist", "changed in flight");
  g_signal_connect (records, "changed", G_CALLBACK (count_change_cb), &n_changes);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (error == GINT_TO_POINTER (-1));
  error = NULL;

  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_true (actant_collection_lookup (records, steady) == before);
  g_assert_nonnull (actant_collection_lookup (records, theirs));
  save (study->session);
  reopen (study);
  g_assert_nonnull (find_record (study->session, "a.txt", ours));
  g_assert_nonnull (find_record (study->session, "a.txt", theirs));
  assert_holds (study->folder, OWN, "noted");
  assert_holds (study->folder, OWN, "changed in flight");
}

#define ADD(path, func) g_test_add (path, Study, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/session-save/unknown", test_unknown);
  ADD ("/session-save/two-sessions", test_two_sessions);
  ADD ("/session-save/same-record", test_same_record);
  ADD ("/session-save/many-sessions", test_many_sessions);
  ADD ("/session-save/opaque-comes-in", test_opaque_comes_in);
  ADD ("/session-save/not-joined", test_not_joined);
  ADD ("/session-save/file-is-folder", test_file_is_folder);
  ADD ("/session-save/folder-is-gone", test_folder_is_gone);
  ADD ("/session-save/file-is-gone", test_file_is_gone);
  ADD ("/session-save/one-fails", test_one_fails);
  ADD ("/session-save/by-itself", test_by_itself);
  ADD ("/session-save/steady", test_steady);
  ADD ("/session-save/async", test_async);
  ADD ("/session-save/in-flight", test_in_flight);
  ADD ("/session-save/undone-in-flight", test_undone_in_flight);
  ADD ("/session-save/news", test_news);

  return g_test_run ();
}
