/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others write while a study is open: it comes in, undo stays, nothing is saved for it. */
#include "core-test-util.h"

#include "session/actant-change-log.h"
#include "session/actant-live.h"
#include "team/actant-conflict-copy.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT "North Korea escalates provocations. China may object, but not for long.\n"
#define OWN "a.txt.mina.annotations.json"
#define JUN "a.txt.jun.annotations.json"

typedef struct
{
  char            *folder;
  ActantSession   *session;
  ActantLive      *live;
  guint            n_changed;
  guint            n_arrived;
  guint            n_listed;
  ActantChangeSet *came;       /* the last */
} Study;

static void
changed_cb (ActantSession   *session,
            ActantChangeSet *set,
            Study           *study)
{
  study->n_changed += actant_session_is_arriving (session);
}

static void
arrived_cb (ActantSession   *session,
            ActantChangeSet *set,
            Study           *study)
{
  study->n_arrived++;
  g_clear_pointer (&study->came, actant_change_set_unref);
  study->came = actant_change_set_ref (set);
}

static void
listed_cb (ActantSession *session,
           Study         *study)
{
  study->n_listed++;
}

/* Until all that is on the disk was looked at. */
static void
look (Study *study)
{
  actant_live_look (study->live);
  while (!actant_live_is_idle (study->live))
    g_main_context_iteration (NULL, TRUE);
}

static void
open_study (Study *study)
{
  study->session = open_session (study->folder, "mina", 1);
  g_signal_connect (study->session, "changed", G_CALLBACK (changed_cb), study);
  g_signal_connect (study->session, "arrived", G_CALLBACK (arrived_cb), study);
  g_signal_connect (study->session, "listed", G_CALLBACK (listed_cb), study);
  study->live = actant_session_follow_folder (study->session);
  actant_live_set_retry_delay (study->live, 20);
}

static void
set_up (Study         *study,
        gconstpointer  data)
{
  memset (study, 0, sizeof *study);
  study->folder = make_folder ();
  write_file (study->folder, "a.txt", TEXT);
  open_study (study);
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_clear_pointer (&study->came, actant_change_set_unref);
  g_assert_finalize_object (study->session);
  remove_folder (study->folder);
}

static const char *
get_gist (ActantSession *session,
          const char    *id)
{
  const ActantRecord *record = find_record (session, "a.txt", id);

  return record != NULL ? actant_record_get_text (record, "gist") : NULL;
}

/* A colleague's file, in memory already, is read anew: nothing else changes. */
static void
test_colleague (Study         *study,
                gconstpointer  data)
{
  ActantSession *jun = open_session (study->folder, "jun", 2);
  g_autofree char *first = add_claim (jun, "a.txt", 0, 11, "before");
  g_autofree char *own = add_claim (study->session, "a.txt", 12, 21, "mine");
  g_autofree char *second = NULL;
  g_autofree char *file = NULL;
  g_autofree char *later = NULL;
  g_autofree char *label = g_strdup (actant_session_get_undo_label (study->session));
  ActantAnnotationSet *set;
  const ActantLogEntry *entry;

  save (jun);
  save (study->session);
  look (study);
  set = actant_session_get_set (study->session, "a.txt", "jun", NULL);
  g_assert_cmpuint (actant_collection_get_n (actant_annotation_set_get_records (set),
                                             ACTANT_KIND_CLAIM), ==, 1);
  study->n_arrived = study->n_changed = 0;
  file = read_file (study->folder, OWN);

  edit_text (jun, "a.txt", first, "gist", "after");
  second = add_claim (jun, "a.txt", 0, 35, "new");
  save (jun);
  look (study);

  g_assert_true (actant_session_get_set (study->session, "a.txt", "jun", NULL) == set);
  g_assert_cmpstr (actant_record_get_text (actant_collection_lookup
                                             (actant_annotation_set_get_records (set), first),
                                           "gist"), ==, "after");
  g_assert_nonnull (actant_collection_lookup (actant_annotation_set_get_records (set), second));
  g_assert_false (actant_annotation_set_is_writable (set));
  g_assert_cmpuint (study->n_arrived, ==, 1);
  g_assert_cmpuint (study->n_changed, ==, 1);
  g_assert_cmpuint (actant_change_set_get_n (study->came), ==, 2);
  g_assert_cmpstr (actant_change_set_get (study->came, 0)->file, ==, JUN);

  entry = g_ptr_array_index (actant_session_get_log (study->session),
                             actant_session_get_log (study->session)->len - 1);
  g_assert_cmpstr (entry->action, ==, "join");
  g_assert_cmpstr (entry->coder, ==, "jun");

  g_assert_cmpstr (actant_session_get_undo_label (study->session), ==, label);
  g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_SAVED);
  later = read_file (study->folder, OWN);
  g_assert_cmpstr (file, ==, later);

  /* Ours alone is undone, theirs stays. */
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_true (actant_record_is_deleted (find_record (study->session, "a.txt", own)));
  g_assert_cmpuint (actant_collection_get_n (actant_annotation_set_get_records (set),
                                             ACTANT_KIND_CLAIM), ==, 2);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_cmpstr (get_gist (study->session, own), ==, "mine");
  g_assert_finalize_object (jun);
}

/* One's own file, written by another process, while something is not saved here. */
static void
test_own (Study         *study,
          gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 11, "first");
  g_autofree char *other_id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  ActantSession *other;

  save (study->session);
  other = open_session (study->folder, "mina", 7);
  edit_text (other, "a.txt", id, "note", "theirs");
  other_id = add_claim (other, "a.txt", 12, 21, "new there");
  save (other);
  edit_text (study->session, "a.txt", id, "gist", "second");
  before = read_file (study->folder, OWN);

  look (study);
  after = read_file (study->folder, OWN);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_UNSAVED);
  g_assert_cmpstr (get_gist (study->session, id), ==, "second");
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, "a.txt", id), "note"), ==,
                   "theirs");
  g_assert_cmpstr (get_gist (study->session, other_id), ==, "new there");
  g_assert_cmpuint (study->n_arrived, ==, 1);

  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpstr (get_gist (study->session, id), ==, "first");
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, "a.txt", id), "note"), ==,
                   "theirs");
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_cmpstr (get_gist (study->session, id), ==, "second");
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, "a.txt", id), "note"), ==,
                   "theirs");
  save (study->session);
  look (study);
  g_assert_cmpuint (study->n_arrived, ==, 1);   /* our own bytes are no news */
  g_assert_finalize_object (other);
}

/* What a save itself finds on the disk is told, too. */
static void
test_by_save (Study         *study,
              gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 11, "first");
  g_autofree char *other_id = NULL;
  ActantSession *other;

  save (study->session);
  other = open_session (study->folder, "mina", 7);
  other_id = add_claim (other, "a.txt", 12, 21, "new there");
  save (other);
  edit_text (study->session, "a.txt", id, "gist", "second");
  save (study->session);

  g_assert_cmpuint (study->n_arrived, ==, 1);
  g_assert_cmpuint (actant_change_set_get_n (study->came), ==, 1);
  g_assert_cmpstr (get_gist (study->session, other_id), ==, "new there");
  g_assert_finalize_object (other);
}

static void
test_clash (Study         *study,
            gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 11, "first");
  g_autoptr(ActantChangeSet) settle = actant_change_set_new ("Settle");
  ActantSession *other;

  save (study->session);
  other = open_session (study->folder, "mina", 7);
  edit_text (other, "a.txt", id, "gist", "theirs");
  save (other);
  edit_text (study->session, "a.txt", id, "gist", "ours");
  look (study);
  g_assert_cmpuint (actant_record_get_n_versions (find_record (study->session, "a.txt", id)), ==, 1);

  g_assert_true (actant_session_settle (study->session, settle, "a.txt", id, 1, NULL, 0));
  g_assert_true (actant_session_apply (study->session, settle, NULL));
  g_assert_cmpuint (actant_record_get_n_versions (find_record (study->session, "a.txt", id)), ==, 0);
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpuint (actant_record_get_n_versions (find_record (study->session, "a.txt", id)), ==, 1);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_cmpuint (actant_record_get_n_versions (find_record (study->session, "a.txt", id)), ==, 0);
  save (study->session);
  g_assert_finalize_object (other);
}

/* Half a file is tried again, then reported; nothing is lost and it is never overwritten. */
static void
test_broken (Study         *study,
             gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 11, "first");
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *half = NULL;
  g_autofree char *now = NULL;

  save (study->session);
  whole = read_file (study->folder, OWN);
  half = g_strndup (whole, strlen (whole) / 2);
  write_file (study->folder, OWN, half);
  look (study);

  problems = actant_live_list_problems (study->live);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], OWN));
  g_assert_cmpstr (get_gist (study->session, id), ==, "first");
  edit_text (study->session, "a.txt", id, "gist", "second");
  g_assert_false (actant_session_save (study->session, &error));
  g_assert_nonnull (error);
  now = read_file (study->folder, OWN);
  g_assert_cmpstr (now, ==, half);

  write_file (study->folder, OWN, whole);
  look (study);
  none = actant_live_list_problems (study->live);
  g_assert_cmpuint (none->len, ==, 0);
  save (study->session);
  g_assert_cmpstr (get_gist (study->session, id), ==, "second");
}

static void
test_gone (Study         *study,
           gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 11, "first");
  g_autofree char *path = g_build_filename (study->folder, OWN, NULL);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GPtrArray) none = NULL;

  save (study->session);
  g_assert_cmpint (g_remove (path), ==, 0);
  look (study);
  problems = actant_live_list_problems (study->live);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], OWN));
  g_assert_cmpstr (get_gist (study->session, id), ==, "first");
  g_assert_false (has_file (study->folder, OWN));

  edit_text (study->session, "a.txt", id, "gist", "second");
  save (study->session);
  g_assert_true (has_file (study->folder, OWN));
  look (study);
  none = actant_live_list_problems (study->live);
  g_assert_cmpuint (none->len, ==, 0);
}

/* New texts, coders and study files. */
static void
test_new (Study         *study,
          gconstpointer  data)
{
  ActantSession *jun;
  g_autofree char *claim = NULL;
  g_autofree char *actor = NULL;
  g_auto(GStrv) coders = NULL;

  look (study);
  write_file (study->folder, "b.txt", TEXT);
  jun = open_session (study->folder, "jun", 2);
  claim = add_claim (jun, "b.txt", 0, 11, "theirs");
  actor = add_named (jun, ACTANT_KIND_ACTOR, "North Korea");
  save (jun);
  look (study);

  g_assert_cmpuint (study->n_listed, >=, 1);
  g_assert_true (g_strv_contains (actant_session_get_texts (study->session), "b.txt"));
  coders = actant_session_list_coders (study->session, "b.txt");
  g_assert_true (g_strv_contains ((const char * const *) coders, "jun"));
  g_assert_nonnull (actant_session_lookup (study->session, ACTANT_KIND_ACTOR, actor));

  edit_text (jun, NULL, actor, "name", "DPRK");
  save (jun);
  look (study);
  g_assert_cmpstr (actant_record_get_text (actant_session_lookup (study->session,
                                                                  ACTANT_KIND_ACTOR, actor),
                                           "name"), ==, "DPRK");
  g_assert_false (has_file (study->folder, "study.mina.json"));
  g_assert_finalize_object (jun);
}

/* A file that went back in time is asked about, and either answer is kept. */
static void
test_older (Study         *study,
            gconstpointer  keep)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 11, "first");
  g_autofree char *old = NULL;
  g_autofree char *now = NULL;
  g_autofree char *second = NULL;
  g_auto(GStrv) older = NULL;
  g_auto(GStrv) none = NULL;

  save (study->session);
  old = read_file (study->folder, OWN);
  edit_text (study->session, "a.txt", id, "gist", "second");
  second = add_claim (study->session, "a.txt", 12, 21, "more");
  save (study->session);
  look (study);
  write_file (study->folder, OWN, old);
  look (study);

  older = actant_live_list_older (study->live);
  g_assert_cmpuint (g_strv_length (older), ==, 1);
  g_assert_cmpstr (older[0], ==, OWN);
  g_assert_cmpstr (get_gist (study->session, id), ==, "second");
  g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_SAVED);
  now = read_file (study->folder, OWN);
  g_assert_cmpstr (now, ==, old);

  if (GPOINTER_TO_INT (keep))
    {
      g_autofree char *saved = NULL;

      actant_live_keep_newer (study->live, OWN);
      save (study->session);
      saved = read_file (study->folder, OWN);
      g_assert_nonnull (strstr (saved, "second"));
    }
  else
    {
      g_assert_true (actant_live_take_older (study->live, OWN, NULL));
      g_assert_cmpstr (get_gist (study->session, id), ==, "first");
      g_assert_null (find_record (study->session, "a.txt", second));
      g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_SAVED);
      g_assert_cmpuint (study->n_arrived, ==, 1);
      edit_text (study->session, "a.txt", id, "gist", "third");
      save (study->session);
    }
  look (study);
  none = actant_live_list_older (study->live);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
joined_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  char **words = user_data;

  *words = actant_live_join_finish (ACTANT_LIVE (object), result, &error);
  g_assert_no_error (error);
}

static void
test_copies (Study         *study,
             gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 11, "first");
  g_autofree char *other_id = NULL;
  g_autofree char *base = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *words = NULL;
  ActantSession *other;
  guint n = 0;

  save (study->session);
  base = read_file (study->folder, OWN);
  other = open_session (study->folder, "mina", 7);
  other_id = add_claim (other, "a.txt", 12, 21, "from the other machine");
  edit_text (other, "a.txt", id, "note", "there");
  save (other);
  theirs = read_file (study->folder, OWN);
  write_file (study->folder, OWN, base);
  write_file (study->folder, "a.txt.mina.annotations.sync-conflict-20261123-101010-ABCDEFG.json",
              theirs);
  g_assert_finalize_object (other);

  edit_text (study->session, "a.txt", id, "gist", "second");
  look (study);
  g_assert_cmpuint (actant_live_count_copies (study->live, &n), ==, 1);
  g_assert_cmpuint (n, ==, 2);

  actant_live_join_async (study->live, NULL, joined_cb, &words);
  while (words == NULL)
    g_main_context_iteration (NULL, TRUE);
  look (study);
  /* Nobody knows what both machines began with: both versions stay. */
  g_assert_cmpuint (actant_record_get_n_versions (find_record (study->session, "a.txt", id)), ==, 1);
  g_assert_nonnull (strstr (words, "1 record to settle"));
  g_assert_cmpstr (get_gist (study->session, other_id), ==, "from the other machine");
  g_assert_cmpuint (actant_live_count_copies (study->live, &n), ==,
                    has_file (study->folder, "a.txt.mina.annotations.sync-conflict-20261123-101010-"
                                             "ABCDEFG.json"));
  g_assert_cmpuint (n, ==, 0);
}

#define ADD(name, data, function) \
  g_test_add ("/live/" name, Study, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("colleague", NULL, test_colleague);
  ADD ("own", NULL, test_own);
  ADD ("by-save", NULL, test_by_save);
  ADD ("clash", NULL, test_clash);
  ADD ("broken", NULL, test_broken);
  ADD ("gone", NULL, test_gone);
  ADD ("new", NULL, test_new);
  ADD ("older/keep", GINT_TO_POINTER (TRUE), test_older);
  ADD ("older/take", GINT_TO_POINTER (FALSE), test_older);
  ADD ("copies", NULL, test_copies);

  return g_test_run ();
}
