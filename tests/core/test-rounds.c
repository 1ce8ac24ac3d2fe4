/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounds of coding: blind until finished, and who is how far. */
#include "core-test-util.h"

#include "session/actant-memo-thread.h"
#include "session/actant-rounds.h"

typedef struct
{
  char          *folder;
  ActantSession *mina;
} Fixture;

/* Jun has coded both texts; mina starts a blind round on the first. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  ActantSession *jun;
  g_autofree char *a = NULL, *b = NULL, *id = NULL;

  fixture->folder = make_folder ();
  write_file (fixture->folder, "a.txt", "North Korea escalates.");
  write_file (fixture->folder, "b.txt", "Japan waits.");
  jun = open_session (fixture->folder, "jun", 1);
  a = add_claim (jun, "a.txt", 0, 11, "A");
  b = add_claim (jun, "b.txt", 0, 5, "B");
  save (jun);
  g_assert_finalize_object (jun);

  fixture->mina = open_session (fixture->folder, "mina", 2);
  id = add_named (fixture->mina, ACTANT_KIND_ROUND, "First");
  {
    const ActantRecord *round = find_record (fixture->mina, NULL, id);
    g_autoptr(ActantRecord) blind = actant_record_set (round, "blind", actant_value_new_boolean (TRUE));
    g_autoptr(ActantRecord) texts =
      actant_record_set (blind, "texts", actant_value_new_text_list ((const char *[]) { "a.txt", NULL }));
    g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Round");

    actant_session_put (fixture->mina, edit, NULL, texts);
    g_assert_true (actant_session_apply (fixture->mina, edit, NULL));
  }
  save (fixture->mina);
  g_assert_finalize_object (fixture->mina);
  fixture->mina = open_session (fixture->folder, "mina", 3);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->mina);
  remove_folder (fixture->folder);
}

static gboolean
sees (Fixture    *fixture,
      const char *text)
{
  g_auto(GStrv) coders = actant_session_list_coders (fixture->mina, text);
  g_autoptr(GError) error = NULL;
  gboolean listed = g_strv_contains ((const char * const *) coders, "jun");
  ActantAnnotationSet *set = actant_session_get_set (fixture->mina, text, "jun", &error);

  g_assert_true ((set != NULL) == listed);
  if (set == NULL)
    g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY);

  return listed;
}

static void
test_blind (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_is_blind (fixture->mina, "a.txt"));
  g_assert_false (sees (fixture, "a.txt"));
  g_assert_true (sees (fixture, "b.txt"));
  g_assert_cmpint (actant_session_get_progress (fixture->mina, "a.txt", "jun"), ==, ACTANT_PROGRESS_STARTED);
  g_assert_cmpint (actant_session_get_progress (fixture->mina, "a.txt", "mina"), ==, ACTANT_PROGRESS_NONE);

  g_assert_true (actant_session_set_finished (fixture->mina, "a.txt", TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (actant_session_get_progress (fixture->mina, "a.txt", "mina"), ==, ACTANT_PROGRESS_FINISHED);
  g_assert_true (actant_session_undo (fixture->mina, NULL, &error));
  g_assert_false (sees (fixture, "a.txt"));
  g_assert_true (actant_session_redo (fixture->mina, NULL, &error));
  g_assert_true (sees (fixture, "a.txt"));

  g_assert_true (actant_session_set_finished (fixture->mina, "a.txt", FALSE, &error));
  g_assert_true (actant_session_is_blind (fixture->mina, "a.txt"));
  g_assert_true (actant_session_set_finished (fixture->mina, "a.txt", FALSE, &error));
}

/* A curator sees all; so does who is not in the round. */
static void
test_curator (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *b = add_claim (fixture->mina, "b.txt", 0, 5, "B");
  ActantCollection *study = actant_session_get_study (fixture->mina);
  const ActantRecord *coder = NULL;

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_CODER); i++)
    {
      const ActantRecord *record = actant_collection_get (study, ACTANT_KIND_CODER, i);

      if (g_strcmp0 (actant_record_get_text (record, "slug"), "mina") == 0)
        coder = record;
    }
  g_assert_false (sees (fixture, "a.txt"));
  edit_text (fixture->mina, NULL, actant_record_get_id (coder), "role", "curator");
  g_assert_true (sees (fixture, "a.txt"));
}

/* The latest round that says when passages are the same unit; one that is undone does not. */
static void
test_overlap (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const texts[] = { "a.txt", NULL }, * const who[] = { "mina", "jun", NULL };
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (actant_session_get_overlap (fixture->mina, 50), ==, 50);
  g_assert_true (actant_session_add_round (fixture->mina, "Second", texts, who, FALSE, 80, &error));
  g_assert_cmpuint (actant_session_get_overlap (fixture->mina, 50), ==, 80);
  g_assert_true (actant_session_add_round (fixture->mina, "Third", texts, who, FALSE, 0, &error));
  g_assert_cmpuint (actant_session_get_overlap (fixture->mina, 50), ==, 0);
  g_assert_true (actant_session_undo (fixture->mina, NULL, &error));
  g_assert_cmpuint (actant_session_get_overlap (fixture->mina, 50), ==, 80);
  g_assert_true (actant_session_redo (fixture->mina, NULL, &error));
  g_assert_cmpuint (actant_session_get_overlap (fixture->mina, 50), ==, 0);
  g_assert_true (actant_session_undo (fixture->mina, NULL, &error));
  g_assert_true (actant_session_undo (fixture->mina, NULL, &error));
  g_assert_cmpuint (actant_session_get_overlap (fixture->mina, 50), ==, 50);
}

static void
add_memo (ActantSession *session,
          const char    *target,
          const char    *reply_to,
          char         **id)
{
  g_autoptr(ActantRecord) memo = actant_session_new_record (session, ACTANT_KIND_MEMO);
  g_autoptr(ActantRecord) on = actant_record_set (memo, "target", actant_value_new_text (target));
  g_autoptr(ActantRecord) to = reply_to != NULL
    ? actant_record_set (on, "reply_to", actant_value_new_text (reply_to)) : actant_record_ref (on);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Memo");

  g_assert_true (actant_session_put (session, edit, "a.txt", to));
  g_assert_true (actant_session_apply (session, edit, NULL));
  *id = g_strdup (actant_record_get_id (memo));
}

static guint
count_answers (Fixture    *fixture,
               const char *target)
{
  g_autoptr(GPtrArray) answers = actant_memo_thread_list (fixture->mina, "a.txt", target);

  return answers->len;
}

/* A thread is made of everybody's memos, each below what it answers; what a round hides is not in it,
 * though the file was read before. A circle ends. */
static void
test_thread (Fixture       *fixture,
             gconstpointer  data)
{
  ActantSession *jun = open_session (fixture->folder, "jun", 4);
  const char *target = actant_record_get_id (actant_collection_get (
    actant_annotation_set_get_records (actant_session_get_own_set (jun, "a.txt", NULL)), ACTANT_KIND_CLAIM, 0));
  g_autofree char *on = g_strdup (target), *theirs = NULL, *own = NULL, *other = NULL;
  g_autoptr(GPtrArray) answers = NULL;
  g_autoptr(GError) error = NULL;

  add_memo (jun, on, NULL, &theirs);
  save (jun);
  g_assert_finalize_object (jun);
  g_assert_true (actant_session_set_finished (fixture->mina, "a.txt", TRUE, &error));
  g_assert_nonnull (actant_session_get_set (fixture->mina, "a.txt", "jun", &error));
  g_assert_cmpuint (count_answers (fixture, on), ==, 1);
  add_memo (fixture->mina, on, theirs, &own);
  add_memo (fixture->mina, "00000000-0000-0000-0000-000000000001", NULL, &other);
  answers = actant_memo_thread_list (fixture->mina, "a.txt", on);
  g_assert_cmpuint (answers->len, ==, 2);
  g_assert_cmpstr (((ActantAnswer *) answers->pdata[0])->coder, ==, "jun");
  g_assert_cmpuint (((ActantAnswer *) answers->pdata[0])->depth, ==, 0);
  g_assert_cmpstr (((ActantAnswer *) answers->pdata[1])->coder, ==, "mina");
  g_assert_cmpuint (((ActantAnswer *) answers->pdata[1])->depth, ==, 1);

  edit_text (fixture->mina, "a.txt", own, "reply_to", own);
  g_assert_cmpuint (count_answers (fixture, on), ==, 2);
  g_assert_true (actant_session_set_finished (fixture->mina, "a.txt", FALSE, &error));
  g_assert_cmpuint (count_answers (fixture, on), ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/rounds/blind", test_blind);
  ADD ("/rounds/curator", test_curator);
  ADD ("/rounds/thread", test_thread);
  ADD ("/rounds/overlap", test_overlap);

  return g_test_run ();
}
