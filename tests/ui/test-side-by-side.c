/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several coders' annotations of a text together: shown, hidden, filtered, told apart, unchanged. */
#include "config.h"

#include "study-fixture.h"

#include "document/actant-coder-pattern.h"
#include "document/actant-document-pane.h"
#include "document/actant-highlighter.h"
#include "document/actant-lanes.h"
#include "session/actant-rounds.h"
#include "memo/actant-memo-page.h"
#include "memo/actant-memos.h"
#include "session/actant-memo-thread.h"
#include "sidebar/actant-coder-list.h"
#include "sidebar/actant-filter-button.h"
#include "sidebar/actant-record-facts.h"
#include "tagging/actant-tagger.h"

#include <string.h>

#define BRIEF "deterrence-brief.txt"
#define JUN 1

typedef struct
{
  StudyFixture      study;
  ActantSideBySide *side;
  char             *toast;
  char             *before;   /* of jun's file, bytes */
} Fixture;

static char *
read_jun (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->study.folder,
                                            BRIEF ".jun.annotations.json", NULL);
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  return bytes;
}

static void
toast_cb (ActantWorkspace *workspace,
          const char      *message,
          gboolean         undo,
          Fixture         *fixture)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  study_fixture_set_up (&fixture->study, data);
  fixture->side = actant_workspace_get_side (fixture->study.workspace);
  fixture->before = read_jun (fixture);
  g_signal_connect (fixture->study.workspace, "toast", G_CALLBACK (toast_cb), fixture);
}

/* Nobody changed jun's file. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *after = NULL;

  g_assert_true (actant_session_save (fixture->study.session, NULL));
  after = read_jun (fixture);
  g_assert_cmpstr (after, ==, fixture->before);
  g_signal_handlers_disconnect_by_data (fixture->study.workspace, fixture);
  study_fixture_tear_down (&fixture->study, data);
  g_free (fixture->toast);
  g_free (fixture->before);
}

static guint
count (ActantCollection *records)
{
  return actant_collection_get_n (records, ACTANT_KIND_CLAIM)
         + actant_collection_get_n (records, ACTANT_KIND_MENTION)
         + actant_collection_get_n (records, ACTANT_KIND_CODING);
}

static ActantCollection *
get_shown (Fixture *fixture)
{
  return actant_workspace_get_records (fixture->study.workspace);
}

static void
show_jun (Fixture *fixture)
{
  g_assert_cmpuint (actant_side_by_side_get_n (fixture->side), ==, 2);
  g_assert_cmpstr (actant_side_by_side_get_name (fixture->side, JUN), ==, "Jun Lee");
  actant_side_by_side_show (fixture->side, JUN, TRUE);
  UI_TEST_WAIT (actant_side_by_side_get_set (fixture->side, JUN) != NULL);
}

static ActantCollection *
get_of_jun (Fixture *fixture)
{
  return actant_annotation_set_get_records (actant_side_by_side_get_set (fixture->side, JUN));
}

static GtkWidget *
find (Fixture *fixture,
      GType    type)
{
  GtkWidget *found = ui_test_find (GTK_WIDGET (fixture->study.window), type);

  g_assert_nonnull (found);
  return found;
}

static ActantTextView *
get_view (Fixture *fixture)
{
  return actant_document_pane_get_text_view (
    ACTANT_DOCUMENT_PANE (find (fixture, ACTANT_TYPE_DOCUMENT_PANE)));
}

static void
look_for_filter_button (GtkWidget *widget,
                        gpointer   user_data)
{
  if (ACTANT_IS_FILTER_BUTTON (widget) && gtk_widget_get_mapped (widget))
    *(GtkWidget **) user_data = widget;
}

static guint
count_drawn (Fixture *fixture)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();

  actant_text_view_collect (get_view (fixture), 0, G_MAXINT32, records);
  return records->len;
}

static void
test_show (Fixture       *fixture,
           gconstpointer  data)
{
  ActantCollection *own = get_shown (fixture);
  guint n_own = count (own), drawn = count_drawn (fixture), n_jun;

  show_jun (fixture);
  n_jun = count (get_of_jun (fixture));
  g_assert_cmpuint (n_jun, >, 5);
  g_assert_true (get_shown (fixture) != own);
  g_assert_cmpuint (count (get_shown (fixture)), ==, n_own + n_jun);
  g_assert_cmpuint (count_drawn (fixture), ==, drawn + n_jun);
  if (data == NULL)
    study_fixture_picture (&fixture->study, "side-by-side");
  else
    study_fixture_picture (&fixture->study, "side-by-side-small");

  /* Without oneself, too. */
  actant_side_by_side_show (fixture->side, 0, FALSE);
  g_assert_cmpuint (count (get_shown (fixture)), ==, n_jun);
  actant_side_by_side_show_others (fixture->side, FALSE);
  g_assert_true (get_shown (fixture) == own);
  g_assert_cmpuint (count_drawn (fixture), ==, drawn);
}

/* An edit, its undo and its redo are followed among the records of all. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = NULL;
  guint n;

  show_jun (fixture);
  n = count (get_shown (fixture));
  id = ui_test_add_claim (fixture->study.session, BRIEF, 10, 30, "One more");
  g_assert_cmpuint (count (get_shown (fixture)), ==, n + 1);
  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (count (get_shown (fixture)), ==, n);
  g_assert_true (actant_session_redo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (count (get_shown (fixture)), ==, n + 1);
  g_assert_nonnull (actant_collection_lookup_live (get_shown (fixture), ACTANT_KIND_CLAIM, id));
  g_assert_cmpuint (actant_side_by_side_find_coder (fixture->side, id), ==, 0);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  ActantQueryFilter *filter = actant_workspace_get_filter (fixture->study.workspace);
  ActantHighlighter *highlighter = actant_text_view_get_highlighter (get_view (fixture));
  guint n_own = count_drawn (fixture), made;

  show_jun (fixture);
  made = actant_highlighter_get_n_made (highlighter);
  g_assert_true (actant_query_filter_set_query (filter, "coder:jun", NULL));
  g_assert_cmpuint (count_drawn (fixture), ==, count (get_of_jun (fixture)));
  UI_TEST_WAIT (actant_highlighter_get_n_made (highlighter) > made);
  g_assert_true (actant_query_filter_set_query (filter, "coder:\"Jun Lee\"", NULL));
  g_assert_cmpuint (count_drawn (fixture), ==, count (get_of_jun (fixture)));
  g_assert_true (actant_query_filter_set_query (filter, "-coder:jun", NULL));
  g_assert_cmpuint (count_drawn (fixture), ==, n_own);
  g_assert_true (actant_query_filter_set_query (filter, "coder:mina", NULL));
  g_assert_cmpuint (count_drawn (fixture), ==, n_own);
  g_assert_true (actant_query_filter_set_query (filter, "coder:nobody", NULL));
  g_assert_cmpuint (count_drawn (fixture), ==, 0);
  g_assert_true (actant_query_filter_set_query (filter, NULL, NULL));
}

static ActantFilterButton *
find_filter_button (Fixture *fixture)
{
  ActantFilterButton *found = NULL;

  ui_test_foreach (GTK_WIDGET (fixture->study.window), look_for_filter_button, &found);
  g_assert_nonnull (found);
  return found;
}

/* A coder is chosen among those of the text, as an actor is; and is shown, then. */
static void
test_choice (Fixture       *fixture,
             gconstpointer  data)
{
  ActantFilterButton *button = find_filter_button (fixture);
  ActantQueryFilter *filter = actant_workspace_get_filter (fixture->study.workspace);
  guint n_own = count_drawn (fixture);
  g_autofree char *any = NULL;
  g_autofree char *chosen = NULL;

  actant_filter_button_open (button);
  UI_TEST_WAIT ((any = actant_filter_button_dup_chosen (button, "coder")) != NULL);
  g_assert_cmpstr (any, ==, "All");
  g_assert_true (actant_filter_button_choose (button, "coder", "jun"));
  UI_TEST_WAIT (actant_side_by_side_get_set (fixture->side, JUN) != NULL);
  UI_TEST_WAIT (strcmp (actant_query_filter_get_query (filter), "coder:jun") == 0);
  UI_TEST_WAIT (count_drawn (fixture) == count (get_of_jun (fixture)));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (ui_test_find (GTK_WIDGET (button), GTK_TYPE_MENU_BUTTON)));
  ui_test_drain ();
  actant_filter_button_open (button);
  UI_TEST_WAIT (gtk_widget_get_mapped (find (fixture, ACTANT_TYPE_CODER_LIST)));
  ui_test_save_picture (gtk_widget_get_ancestor (find (fixture, ACTANT_TYPE_CODER_LIST),
                                                 GTK_TYPE_POPOVER), "side-by-side-choice.png");
  chosen = actant_filter_button_dup_chosen (button, "coder");
  g_assert_cmpstr (chosen, ==, "Jun Lee");
  g_assert_true (actant_filter_button_choose (button, "coder", NULL));
  UI_TEST_WAIT (count_drawn (fixture) == n_own + count (get_of_jun (fixture)));
}

static void
assert_refused (Fixture *fixture)
{
  g_test_message ("%s", fixture->toast != NULL ? fixture->toast : "nothing said");
  g_assert_nonnull (fixture->toast);
  g_assert_nonnull (strstr (fixture->toast, "Jun Lee’s"));
  g_clear_pointer (&fixture->toast, g_free);
}

/* Keys that change a record say whose it is. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const actions[] = {
    "win.delete-record", "win.edit-record", "win.duplicate-claim", "win.relate",
    "win.use-selection", "win.add-to-passage", "win.remove-from-passage", "win.place-again",
    "win.place-in-scenario", "win.settle",
  };
  ActantWorkspace *workspace = fixture->study.workspace;
  const ActantRecord *claim;
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit");
  g_autoptr(ActantRecord) changed = NULL;
  guint n_own = count (get_shown (fixture));

  show_jun (fixture);
  claim = actant_collection_get (get_of_jun (fixture), ACTANT_KIND_CLAIM, 0);
  actant_workspace_select (workspace, actant_record_get_id (claim));
  actant_workspace_set_range (workspace, 0, 10, 10);
  g_assert_true (actant_workspace_get_selected (workspace) == claim);
  g_assert_cmpstr (actant_workspace_find_other (workspace, actant_record_get_id (claim)), ==,
                   "Jun Lee");

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_test_message ("%s", actions[i]);
      gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), actions[i], NULL);
      assert_refused (fixture);
    }

  /* With a selection it would be the selection that is split. */
  actant_workspace_set_range (workspace, 10, 10, 10);
  actant_workspace_select (workspace, actant_record_get_id (claim));
  gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), "win.split-claim", NULL);
  assert_refused (fixture);

  /* Whatever else would put a copy of it into one's own file. */
  changed = actant_record_set (claim, "gist", actant_value_new_text ("Mine now"));
  g_assert_true (actant_session_put (fixture->study.session, edit, BRIEF, changed));
  g_assert_false (actant_workspace_apply (workspace, edit));
  assert_refused (fixture);
  actant_side_by_side_show_others (fixture->side, FALSE);
  g_assert_cmpuint (count (get_shown (fixture)), ==, n_own);
}

static void
find_label_cb (GtkWidget *widget,
               gpointer   user_data)
{
  gpointer *wanted = user_data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strcmp (gtk_label_get_text (GTK_LABEL (widget)), wanted[0]) == 0)
    wanted[1] = widget;
}

static gboolean
is_said (Fixture    *fixture,
         const char *words)
{
  gpointer wanted[2] = { (gpointer) words, NULL };

  ui_test_foreach (GTK_WIDGET (fixture->study.window), find_label_cb, wanted);
  return wanted[1] != NULL;
}

/* A card says whose it is, and what the record says, but has no form. */
static void
test_card (Fixture       *fixture,
           gconstpointer  data)
{
  const ActantRecord *claim;

  show_jun (fixture);
  claim = actant_collection_get (get_of_jun (fixture), ACTANT_KIND_CLAIM, 1);
  actant_workspace_select (fixture->study.workspace, actant_record_get_id (claim));
  UI_TEST_WAIT (is_said (fixture, "Jun Lee"));
  UI_TEST_WAIT (is_said (fixture, actant_record_get_text (claim, "gist")));
  study_fixture_picture (&fixture->study, "side-by-side-card");
  claim = actant_collection_get (get_of_jun (fixture), ACTANT_KIND_MENTION, 0);
  actant_workspace_select (fixture->study.workspace, actant_record_get_id (claim));
  UI_TEST_WAIT (is_said (fixture, "Jun Lee"));
}

/* Each coder has lanes, and lines of another pattern. */
static void
test_lanes (Fixture       *fixture,
            gconstpointer  data)
{
  ActantLanes *lanes = ACTANT_LANES (find (fixture, ACTANT_TYPE_LANES));
  int width = gtk_widget_get_width (GTK_WIDGET (lanes));
  gboolean own = FALSE, others = FALSE, mixed = FALSE;
  guint n_heads = 0;

  show_jun (fixture);
  for (guint i = 0; i < 30; i++)
    ui_test_iterate ();
  for (int x = 0; x < width; x += 3)
    {
      gboolean own_here = FALSE, others_here = FALSE;
      g_autofree char *head = actant_lanes_dup_tooltip (lanes, x, 3);

      n_heads += head != NULL;
      for (int y = 20; y < gtk_widget_get_height (GTK_WIDGET (lanes)); y += 3)
        {
          g_autofree char *words = actant_lanes_dup_tooltip (lanes, x, y);

          own_here |= words != NULL && g_str_has_prefix (words, "Mina Park: ");
          others_here |= words != NULL && g_str_has_prefix (words, "Jun Lee: ");
        }
      own |= own_here;
      others |= others_here;
      mixed |= own_here && others_here;
    }
  g_assert_true (own && others);
  g_assert_false (mixed);
  g_assert_cmpuint (n_heads, >, 0);
  g_assert_cmpint (actant_coder_pattern_get (0), ==, ACTANT_PATTERN_SOLID);
  for (guint i = 1; i < ACTANT_N_CODER_PATTERNS; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpint (actant_coder_pattern_get (i), !=, actant_coder_pattern_get (j));
}

/* The keys: the list of coders, and all or only oneself. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  GtkRoot *root = GTK_ROOT (fixture->study.window);
  GtkWidget *list, *before;

  gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), "win.focus-text", NULL);
  ui_test_drain ();
  before = gtk_root_get_focus (root);
  g_assert_nonnull (before);
  gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), "win.toggle-coders", NULL);
  g_assert_true (actant_side_by_side_is_shown (fixture->side, JUN));
  g_assert_nonnull (strstr (fixture->toast, "Jun Lee"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), "win.toggle-coders", NULL);
  g_assert_false (actant_side_by_side_is_shown (fixture->side, JUN));

  gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), "win.coders", NULL);
  UI_TEST_WAIT (ui_test_find (GTK_WIDGET (fixture->study.window), ACTANT_TYPE_CODER_LIST) != NULL);
  list = find (fixture, ACTANT_TYPE_CODER_LIST);
  UI_TEST_WAIT (gtk_widget_get_mapped (list));
  g_assert_cmpstr (actant_coder_list_get_note (ACTANT_CODER_LIST (list)), ==, "");
  ui_test_assert_named (list);
  ui_test_save_picture (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER), "side-by-side-coders.png");
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER)));
  UI_TEST_WAIT (gtk_root_get_focus (root) == before);
}

/* In a narrow window the sidebar is away: it is there before the choices open beside it. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *list = ui_test_find (GTK_WIDGET (fixture->study.window), ACTANT_TYPE_FILTER_BUTTON);

  g_assert_false (gtk_widget_get_mapped (list));
  gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), "win.coders", NULL);
  UI_TEST_WAIT (ui_test_find (GTK_WIDGET (fixture->study.window), ACTANT_TYPE_CODER_LIST) != NULL);
  list = find (fixture, ACTANT_TYPE_CODER_LIST);
  UI_TEST_WAIT (gtk_widget_get_mapped (list));
  study_fixture_picture (&fixture->study, "side-by-side-narrow");
}

static void
start_blind_round (Fixture *fixture)
{
  g_autoptr(ActantRecord) round =
    actant_session_new_record (fixture->study.session, ACTANT_KIND_ROUND);
  g_autoptr(ActantRecord) titled =
    actant_record_set (round, "title", actant_value_new_text ("First"));
  g_autoptr(ActantRecord) blind =
    actant_record_set (titled, "blind", actant_value_new_boolean (TRUE));
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Round");

  actant_session_put (fixture->study.session, edit, NULL, blind);
  g_assert_true (actant_session_apply (fixture->study.session, edit, NULL));
}

/* What is hidden is said to be, goes at once, and comes when the text is finished. */
static void
test_blind (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *list;
  guint n_own = count (get_shown (fixture));

  gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), "win.coders", NULL);
  UI_TEST_WAIT (ui_test_find (GTK_WIDGET (fixture->study.window), ACTANT_TYPE_CODER_LIST) != NULL);
  list = find (fixture, ACTANT_TYPE_CODER_LIST);
  show_jun (fixture);
  start_blind_round (fixture);
  g_assert_true (actant_side_by_side_is_blind (fixture->side));
  g_assert_cmpuint (actant_side_by_side_get_n (fixture->side), ==, 1);
  g_assert_cmpuint (count (get_shown (fixture)), ==, n_own);
  g_assert_nonnull (strstr (actant_coder_list_get_note (ACTANT_CODER_LIST (list)), "finished"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), "win.toggle-coders", NULL);
  g_assert_nonnull (strstr (fixture->toast, "finished"));
  g_assert_true (actant_session_set_finished (fixture->study.session, BRIEF, TRUE, NULL));
  g_assert_false (actant_side_by_side_is_blind (fixture->side));
  UI_TEST_WAIT (count (get_shown (fixture)) > n_own);
  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (count (get_shown (fixture)), ==, n_own);
}

/* A decision of kim's on the record as it is now. */
static char *
add_review (Fixture            *fixture,
            const ActantRecord *claim)
{
  const char *target = actant_record_get_id (claim);
  ActantValue *revs = actant_value_ref ((ActantValue *) actant_record_get_revs (claim));
  ActantSession *kim = ui_test_open_session (fixture->study.folder, "kim");
  g_autoptr(ActantRecord) review = actant_session_new_record (kim, ACTANT_KIND_REVIEW);
  g_autoptr(ActantRecord) decided =
    actant_record_set (review, "decision", actant_value_new_text ("reject"));
  g_autoptr(ActantRecord) about =
    actant_record_set (decided, "targets",
                       actant_value_new_text_list ((const char *[]) { target, NULL }));
  g_autoptr(ActantRecord) versioned =
    actant_record_set (about, "target_revs", actant_value_new_list (&revs, 1));
  g_autoptr(ActantRecord) reasoned =
    actant_record_set (versioned, "reason", actant_value_new_text ("No claim is made here"));
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Review");

  g_assert_true (actant_session_put (kim, edit, BRIEF, reasoned));
  g_assert_true (actant_session_apply (kim, edit, NULL));
  g_assert_true (actant_session_save (kim, NULL));
  g_assert_finalize_object (kim);
  return g_strdup (actant_record_get_id (review));
}

static guint
count_answers (Fixture    *fixture,
               const char *review)
{
  g_autoptr(GPtrArray) answers = actant_memo_thread_list (fixture->study.session, BRIEF, review);

  return answers->len;
}

static void
open_again (Fixture *fixture)
{
  StudyFixture *study = &fixture->study;

  g_signal_handlers_disconnect_by_data (study->workspace, fixture);
  ui_test_close_all (study->application);
  study->window = ui_test_open (study->application, study->folder, BRIEF);
  study->workspace = actant_window_get_workspace (study->window);
  study->session = actant_workspace_get_session (study->workspace);
  fixture->side = actant_workspace_get_side (study->workspace);
  g_signal_connect (study->workspace, "toast", G_CALLBACK (toast_cb), fixture);
}

/* What a curator decided is on the card of one's claim, and can be answered in one's own file. */
static void
test_reviews (Fixture       *fixture,
              gconstpointer  data)
{
  StudyFixture *study = &fixture->study;
  const ActantRecord *claim = actant_collection_get (get_shown (fixture), ACTANT_KIND_CLAIM, 0);
  g_autofree char *id = g_strdup (actant_record_get_id (claim));
  g_autofree char *review = add_review (fixture, claim);
  GtkWidget *reply;

  open_again (fixture);
  actant_workspace_select (study->workspace, id);
  UI_TEST_WAIT (is_said (fixture, "Rejected by kim: No claim is made here"));
  g_assert_false (actant_side_by_side_has_others (fixture->side));
  g_assert_false (is_said (fixture, "Changed since this review"));
  study_fixture_picture (study, "side-by-side-review");

  reply = ui_test_find_action (GTK_WIDGET (study->window), "win.answer");
  g_assert_nonnull (reply);
  g_signal_emit_by_name (reply, "clicked");
  g_assert_cmpuint (count_answers (fixture, review), ==, 1);
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpuint (count_answers (fixture, review), ==, 0);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_cmpuint (count_answers (fixture, review), ==, 1);
}

/* A decision is about the version that it names. */
static void
test_outdated (Fixture       *fixture,
               gconstpointer  data)
{
  StudyFixture *study = &fixture->study;
  const ActantRecord *claim = actant_collection_get (get_shown (fixture), ACTANT_KIND_CLAIM, 0);
  g_autofree char *id = g_strdup (actant_record_get_id (claim));
  g_autofree char *review = add_review (fixture, claim);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit Gist");
  g_autoptr(ActantRecord) after = NULL;

  open_again (fixture);
  actant_workspace_select (study->workspace, id);
  UI_TEST_WAIT (is_said (fixture, "Rejected by kim: No claim is made here"));
  after = actant_record_set (actant_workspace_get_selected (study->workspace), "gist",
                             actant_value_new_text ("Another gist"));
  g_assert_true (actant_session_put (study->session, edit, BRIEF, after));
  g_assert_true (actant_session_apply (study->session, edit, NULL));
  UI_TEST_WAIT (is_said (fixture, "Changed since this review"));
  study_fixture_picture (study, "side-by-side-outdated");
  g_assert_nonnull (review);
}

static void
write_memo (ActantSession *session,
            const char    *id,
            const char    *text)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit Memo");
  const ActantRecord *memo = actant_session_lookup (session, ACTANT_KIND_MEMO, id);
  g_autoptr(ActantRecord) after = actant_record_set (memo, "text", actant_value_new_text (text));

  g_assert_true (actant_session_put (session, edit, BRIEF, after));
  g_assert_true (actant_session_apply (session, edit, NULL));
}

/* What kim answers, in kim's own file. */
static void
answer_as_kim (Fixture    *fixture,
               const char *review,
               const char *reply_to)
{
  ActantSession *kim = ui_test_open_session (fixture->study.folder, "kim");
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Reply to Memo");
  g_autoptr(ActantRecord) memo = actant_session_new_record (kim, ACTANT_KIND_MEMO);
  g_autoptr(ActantRecord) on =
    actant_record_set (memo, "target", actant_value_new_text (review));
  g_autoptr(ActantRecord) to =
    actant_record_set (on, "reply_to", actant_value_new_text (reply_to));
  g_autoptr(ActantRecord) said =
    actant_record_set (to, "text", actant_value_new_text ("So it is: I take it back"));

  g_assert_true (actant_session_put (kim, edit, BRIEF, said));
  g_assert_true (actant_session_apply (kim, edit, NULL));
  g_assert_true (actant_session_save (kim, NULL));
  g_assert_finalize_object (kim);
}

static gboolean
is_line_of (GtkWidget  *root,
            const char *start,
            const char *end)
{
  GtkWidget *found = ui_test_find_action (root, "win.show-memo");

  for (; found != NULL; found = gtk_widget_get_next_sibling (found))
    {
      GtkWidget *label = gtk_button_get_child (GTK_BUTTON (found));
      const char *words = GTK_IS_LABEL (label) ? gtk_label_get_text (GTK_LABEL (label)) : "";

      if (g_str_has_prefix (words, start) && g_str_has_suffix (words, end))
        return TRUE;
    }

  return FALSE;
}

/* By key: an answer, the reviewer's answer to that, and one more; in order, by whom and when. */
static void
test_thread (Fixture       *fixture,
             gconstpointer  data)
{
  StudyFixture *study = &fixture->study;
  const ActantRecord *claim = actant_collection_get (get_shown (fixture), ACTANT_KIND_CLAIM, 0);
  g_autofree char *id = g_strdup (actant_record_get_id (claim));
  g_autofree char *review = NULL;
  g_autofree char *first = NULL;
  g_autofree char *third = NULL;
  g_autoptr(GPtrArray) answers = NULL;
  ActantMemoPage *page;

  /* Nothing to be answered: it is said. */
  actant_workspace_select (study->workspace, id);
  gtk_widget_activate_action (GTK_WIDGET (study->window), "win.answer-decision", NULL);
  g_assert_cmpstr (fixture->toast, ==, "Nobody has decided on this record");

  review = add_review (fixture, claim);
  open_again (fixture);
  actant_workspace_select (study->workspace, id);
  UI_TEST_WAIT (is_said (fixture, "Rejected by kim: No claim is made here"));
  gtk_widget_activate_action (GTK_WIDGET (study->window), "win.answer-decision", NULL);
  g_assert_cmpstr (actant_workspace_get_page (study->workspace), ==, "memos");
  page = ACTANT_MEMO_PAGE (find (fixture, ACTANT_TYPE_MEMO_PAGE));
  UI_TEST_WAIT (actant_memo_page_get_selected (page) != NULL);
  first = g_strdup (actant_memo_page_get_selected (page));
  write_memo (study->session, first, "It is one: see the last words");
  g_assert_true (actant_session_save (study->session, NULL));

  answer_as_kim (fixture, review, first);
  open_again (fixture);
  actant_workspace_select (study->workspace, id);
  UI_TEST_WAIT (count_answers (fixture, review) == 2);
  gtk_widget_activate_action (GTK_WIDGET (study->window), "win.answer-decision", NULL);
  g_assert_cmpuint (count_answers (fixture, review), ==, 3);
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpuint (count_answers (fixture, review), ==, 2);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_cmpuint (count_answers (fixture, review), ==, 3);

  answers = actant_memo_thread_list (study->session, BRIEF, review);
  for (guint i = 0; i < answers->len; i++)
    {
      const ActantAnswer *answer = answers->pdata[i];

      g_assert_cmpuint (answer->depth, ==, i);
      g_assert_cmpstr (answer->coder, ==, i == 1 ? "kim" : "mina");
    }
  third = g_strdup (actant_record_get_id (((ActantAnswer *) answers->pdata[2])->memo));
  write_memo (study->session, third, "Thank you");
  actant_workspace_show_page (study->workspace, ACTANT_PAGE_TEXT);
  actant_workspace_select (study->workspace, id);
  UI_TEST_WAIT (is_line_of (GTK_WIDGET (study->window), "↳ Mina Park, ", ": Thank you"));
  g_assert_true (is_line_of (GTK_WIDGET (study->window), "↳ kim, ", ": So it is: I take it back"));
  g_assert_true (is_line_of (GTK_WIDGET (study->window), "↳ Mina Park, ",
                             ": It is one: see the last words"));
  study_fixture_picture (study, "side-by-side-thread");

  /* On the page of memos: what they answer is named, and led to. */
  actant_workspace_select (study->workspace, NULL);
  gtk_widget_activate_action (GTK_WIDGET (study->window), "win.show-memo", "s", third);
  page = ACTANT_MEMO_PAGE (find (fixture, ACTANT_TYPE_MEMO_PAGE));
  UI_TEST_WAIT (g_strcmp0 (actant_memo_page_get_selected (page), third) == 0);
  actant_memo_page_filter (page, NULL, ACTANT_MEMOS_ALL, ACTANT_MEMOS_ON_REVIEWS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (actant_memo_page_get_records (page))),
                    ==, 3);
  study_fixture_picture (study, "side-by-side-memos");
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(name, func, data) g_test_add ("/side-by-side/" name, Fixture, data, set_up, func, tear_down)
  ADD ("show", test_show, NULL);
  ADD ("show/small", test_show, "small");
  ADD ("follow", test_follow, NULL);
  ADD ("filter", test_filter, NULL);
  ADD ("choice", test_choice, NULL);
  ADD ("read-only", test_read_only, NULL);
  ADD ("card", test_card, NULL);
  ADD ("lanes", test_lanes, NULL);
  ADD ("keys", test_keys, NULL);
  ADD ("narrow", test_narrow, "small");
  ADD ("blind", test_blind, NULL);
  ADD ("reviews", test_reviews, NULL);
  ADD ("reviews/outdated", test_outdated, NULL);
  ADD ("reviews/thread", test_thread, NULL);
#undef ADD

  return g_test_run ();
}
