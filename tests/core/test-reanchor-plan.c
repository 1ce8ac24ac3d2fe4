/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a study whose text changes: planned, placed in one action, undone. */
#include "core-test-util.h"

#include "session/actant-reanchor-plan.h"
#include "store/actant-source-keeper.h"

#include <string.h>

#define OWN "a.txt.mina.annotations.json"
#define FIRST "The ministry published its plan in March and nobody objected to it.\n"
#define SECOND "Alder warns Birch that the talks may fail before the summer is over.\n"
#define THIRD "Cedar is likely to yield, said a person familiar with the matter.\n"

typedef struct
{
  char          *folder;
  ActantSession *session;
  char          *stays;
  char          *moves;
  char          *edited;
} Study;

static void
set_up (Study         *study,
        gconstpointer  data)
{
  study->folder = make_folder ();
  write_file (study->folder, "a.txt", FIRST SECOND THIRD);
  study->session = open_session (study->folder, "mina", 1);
  study->stays = add_claim (study->session, "a.txt", 4, 12, "stays");
  study->moves = add_claim (study->session, "a.txt", 68, 85, "moves");
  study->edited = add_claim (study->session, "a.txt", 137, 161, "edited");
  g_assert_true (actant_session_save (study->session, NULL));
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_assert_finalize_object (study->session);
  remove_folder (study->folder);
  g_free (study->stays);
  g_free (study->moves);
  g_free (study->edited);
}

static void
change_text (Study      *study,
             const char *text)
{
  g_assert_finalize_object (study->session);
  write_file (study->folder, "a.txt", text);
  study->session = open_session (study->folder, "mina", 2);
  actant_session_get_own_set (study->session, "a.txt", NULL);
}

static ActantReanchorPlan *
make_plan (Study *study)
{
  ActantReanchorPlan *plan = actant_reanchor_plan_new (study->session, "a.txt", NULL);

  g_assert_nonnull (plan);
  g_assert_true (actant_reanchor_plan_run (plan, NULL, NULL));
  return plan;
}

static const ActantReplacement *
find_item (ActantReanchorPlan *plan,
           const char         *id)
{
  for (guint i = 0; i < plan->items->len; i++)
    {
      const ActantReplacement *item = plan->items->pdata[i];

      if (strcmp (actant_record_get_id (item->record), id) == 0)
        return item;
    }
  return NULL;
}

static void
accept_all (Study *study,
            gboolean suggestions)
{
  g_autoptr(ActantReanchorPlan) plan = make_plan (study);
  g_autoptr(GPtrArray) accepted = g_ptr_array_new ();

  for (guint i = 0; i < plan->items->len; i++)
    {
      const ActantReplacement *item = plan->items->pdata[i];

      if (item->placed != NULL && (suggestions || item->state <= ACTANT_PLACE_MOVED))
        g_ptr_array_add (accepted, item->placed);
    }
  g_assert_true (actant_reanchor_plan_apply (plan, study->session, accepted, NULL));
}

static ActantAnnotationSet *
get_own (Study *study)
{
  return actant_session_get_own_set (study->session, "a.txt", NULL);
}

static void
assert_start (Study      *study,
              const char *id,
              gint64      start,
              gboolean    placed)
{
  ActantCollection *records = actant_annotation_set_get_records (get_own (study));

  g_assert_cmpint (actant_record_get_start (actant_collection_lookup (records, id)), ==, start);
  g_assert_cmpint (actant_collection_is_placed (records, id), ==, placed);
}

#define CHANGED FIRST "And this was added by somebody.\n" SECOND \
                "Cedar is likly to yield, said a person familiar with the matter.\n"

static void
test_plan (Study         *study,
           gconstpointer  data)
{
  g_autoptr(ActantReanchorPlan) plan = NULL;

  g_assert_false (actant_session_has_changed_text (study->session, "a.txt"));
  change_text (study, CHANGED);
  g_assert_true (actant_session_has_changed_text (study->session, "a.txt"));
  plan = make_plan (study);
  g_assert_cmpuint (plan->items->len, ==, 3);
  g_assert_cmpuint (plan->counts[ACTANT_PLACE_IN_PLACE], ==, 1);
  g_assert_cmpuint (plan->counts[ACTANT_PLACE_MOVED], ==, 1);
  g_assert_cmpuint (plan->counts[ACTANT_PLACE_SUGGESTED], ==, 1);
  g_assert_cmpint (actant_record_get_start (find_item (plan, study->moves)->placed), ==, 100);
  g_assert_cmpint (actant_record_get_end (find_item (plan, study->edited)->placed), ==, 192);
  g_assert_nonnull (find_item (plan, study->moves)->old_text);
  g_assert_true (actant_session_get_save_state (study->session) == ACTANT_SAVE_STATE_SAVED);
}

/* One action for all that was accepted; what was not says what it counts in. */
static void
test_apply (Study         *study,
            gconstpointer  data)
{
  change_text (study, CHANGED);
  accept_all (study, FALSE);
  for (int round = 0; round < 2; round++)
    {
      assert_start (study, study->stays, 4, TRUE);
      assert_start (study, study->moves, 100, TRUE);
      assert_start (study, study->edited, 137, FALSE);
      g_assert_true (actant_session_undo (study->session, NULL, NULL));
      assert_start (study, study->stays, 4, TRUE);
      assert_start (study, study->moves, 68, FALSE);
      assert_start (study, study->edited, 137, FALSE);
      g_assert_null (actant_session_get_undo_label (study->session));
      g_assert_true (actant_session_redo (study->session, NULL, NULL));
    }

  g_assert_true (actant_session_save (study->session, NULL));
  g_assert_finalize_object (study->session);
  study->session = open_session (study->folder, "mina", 3);
  assert_start (study, study->moves, 100, TRUE);
  assert_start (study, study->edited, 137, FALSE);
  accept_all (study, TRUE);
  assert_start (study, study->edited, 169, TRUE);
  g_assert_cmpuint (actant_annotation_set_count_unanchored (get_own (study)), ==, 0);
  g_assert_true (actant_session_save (study->session, NULL));
}

/* Nothing but the header to write: the text is known from then on, and kept. */
static void
test_adopt (Study         *study,
            gconstpointer  data)
{
  g_autoptr(ActantSourceText) kept = NULL;

  change_text (study, FIRST SECOND THIRD "The end.\n");
  accept_all (study, FALSE);
  g_assert_true (actant_session_save (study->session, NULL));
  g_assert_false (actant_session_has_changed_text (study->session, "a.txt"));
  kept = actant_source_find_kept (actant_source_text_get_sha256 (
    actant_session_load_text (study->session, "a.txt", NULL)));
  g_assert_nonnull (kept);
  g_assert_cmpstr (actant_source_text_get_text (kept, NULL), ==, FIRST SECOND THIRD "The end.\n");
  accept_all (study, FALSE);
  g_assert_true (actant_session_get_save_state (study->session) == ACTANT_SAVE_STATE_SAVED);
}

/* What another program did to the kept texts is noticed; the oldest go first. */
static void
test_keeper (void)
{
  g_autoptr(ActantSourceText) one = actant_source_text_new_utf8 ("One text, to be kept.\n");
  g_autoptr(ActantSourceText) other = actant_source_text_new_utf8 ("Another text, to be kept.\n");
  const char *sha = actant_source_text_get_sha256 (one);
  g_autofree char *prefix = g_strndup (sha, 16);
  g_autofree char *name = g_strconcat (sha, ".gz", NULL);
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "actant", "sources", name,
                                            NULL);
  g_autoptr(ActantSourceText) found = NULL;

  g_assert_true (actant_source_keep (one, NULL));
  g_assert_true (actant_source_keep (one, NULL));
  found = actant_source_find_kept (prefix);
  g_assert_nonnull (found);
  g_assert_cmpstr (actant_source_text_get_sha256 (found), ==, sha);
  g_assert_null (actant_source_find_kept ("../../../etc/pas"));
  g_assert_null (actant_source_find_kept (""));
  g_assert_null (actant_source_find_kept (NULL));

  g_assert_true (g_file_set_contents (path, "no gzip", -1, NULL));
  g_assert_null (actant_source_find_kept (sha));
  actant_source_prune (0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (actant_source_keep (other, NULL));
  g_assert_true (actant_source_keep (one, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add (path, Study, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/reanchor-plan/plan", test_plan);
  ADD ("/reanchor-plan/apply", test_apply);
  ADD ("/reanchor-plan/adopt", test_adopt);
  g_test_add_func ("/reanchor-plan/keeper", test_keeper);

  return g_test_run ();
}
