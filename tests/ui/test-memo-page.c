/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memos: where they are kept, replies, filters, states, the way to the passage. */
#include "config.h"

#include "study-fixture.h"

#include "memo/actant-memo-page.h"
#include "memo/actant-memos.h"
#include "session/actant-rounds.h"

#include <string.h>

#define BRIEF "deterrence-brief.txt"

typedef struct
{
  StudyFixture    study;
  ActantMemoPage *page;
  guint           n_before;
  char           *claim;
} Fixture;

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (actant_memo_page_get_records (fixture->page)));
}

static ActantCollection *
get_records (Fixture *fixture)
{
  return actant_annotation_set_get_records (
    actant_session_get_own_set (fixture->study.session, BRIEF, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  study_fixture_set_up (&fixture->study, data);
  fixture->claim = g_strdup (actant_record_get_id (
    actant_collection_get (get_records (fixture), ACTANT_KIND_CLAIM, 3)));
  fixture->page = ACTANT_MEMO_PAGE (study_fixture_show (&fixture->study, "memos",
                                                        ACTANT_TYPE_MEMO_PAGE));
  UI_TEST_WAIT (!actant_memo_page_is_loading (fixture->page));
  fixture->n_before = count (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->claim);
  study_fixture_tear_down (&fixture->study, data);
}

static const ActantRecord *
get_memo (Fixture    *fixture,
          const char *id)
{
  return actant_record_table_lookup (actant_memo_page_get_records (fixture->page), id, NULL);
}

/* By the key, on the selected claim. */
static char *
add_on_claim (Fixture *fixture)
{
  actant_workspace_select (fixture->study.workspace, fixture->claim);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), "win.add-memo",
                                             NULL));
  g_assert_nonnull (actant_memo_page_get_selected (fixture->page));
  return g_strdup (actant_memo_page_get_selected (fixture->page));
}

static void
type (Fixture    *fixture,
      const char *field,
      const char *text)
{
  ActantFieldEditor *editor =
    actant_record_form_get_editor (actant_memo_page_get_form (fixture->page), field);
  GtkWidget *control = actant_field_editor_get_control (editor);

  if (GTK_IS_TEXT_VIEW (control))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (control), text);
  actant_field_editor_commit (editor);
}

/* Beside what it is about, else in the study's file. */
static void
test_where (Fixture       *fixture,
            gconstpointer  data)
{
  ActantCollection *study = actant_session_get_study (fixture->study.session);
  const char *actor = actant_record_get_id (actant_collection_get (study, ACTANT_KIND_ACTOR, 0));
  g_autofree char *on_claim = add_on_claim (fixture);
  g_autofree char *on_actor = NULL;
  g_autofree char *on_nothing = NULL;

  g_assert_cmpstr (actant_workspace_get_page (fixture->study.workspace), ==, "memos");
  g_assert_nonnull (actant_collection_lookup_live (get_records (fixture), ACTANT_KIND_MEMO,
                                                   on_claim));
  g_assert_cmpstr (actant_record_get_text (get_memo (fixture, on_claim), "target"), ==,
                   fixture->claim);

  on_actor = actant_memos_add (fixture->study.workspace, actor, NULL, NULL);
  on_nothing = actant_memos_add (fixture->study.workspace, NULL, NULL, NULL);
  g_assert_nonnull (actant_collection_lookup_live (study, ACTANT_KIND_MEMO, on_actor));
  g_assert_nonnull (actant_collection_lookup_live (study, ACTANT_KIND_MEMO, on_nothing));
  g_assert_cmpuint (count (fixture), ==, fixture->n_before + 3);

  for (guint i = 0; i < 3; i++)
    g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (count (fixture), ==, fixture->n_before);
  for (guint i = 0; i < 3; i++)
    g_assert_true (actant_session_redo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (count (fixture), ==, fixture->n_before + 3);
}

/* Replies stand below what they answer, whatever was made when. */
static void
test_thread (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *first = add_on_claim (fixture);
  g_autofree char *second = actant_memos_add (fixture->study.workspace, NULL, NULL, NULL);
  g_autofree char *reply = actant_memos_add (fixture->study.workspace, NULL,
                                             get_memo (fixture, first), BRIEF);
  g_autofree char *deeper = actant_memos_add (fixture->study.workspace, NULL,
                                              get_memo (fixture, reply), BRIEF);
  ActantRecordTable *records = actant_memo_page_get_records (fixture->page);
  guint at = actant_record_table_find (records, first);

  g_assert_cmpuint (actant_record_table_find (records, reply), ==, at + 1);
  g_assert_cmpuint (actant_record_table_find (records, deeper), ==, at + 2);
  g_assert_cmpstr (actant_record_get_text (get_memo (fixture, deeper), "target"), ==,
                   fixture->claim);
  g_assert_nonnull (actant_collection_lookup_live (get_records (fixture), ACTANT_KIND_MEMO,
                                                   deeper));
  g_assert_nonnull (get_memo (fixture, second));
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *id = add_on_claim (fixture);

  type (fixture, "title", "Who is meant?");
  type (fixture, "text", "“Both countries” may be three.");
  g_assert_cmpstr (actant_record_get_text (get_memo (fixture, id), "title"), ==, "Who is meant?");
  g_assert_cmpstr (actant_record_get_text (get_memo (fixture, id), "text"), ==,
                   "“Both countries” may be three.");
  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_null (actant_record_get_text (get_memo (fixture, id), "text"));
  g_assert_true (actant_session_redo (fixture->study.session, NULL, NULL));

  g_assert_true (actant_memos_set_state (fixture->study.workspace, get_memo (fixture, id), BRIEF,
                                         TRUE));
  g_assert_true (actant_memos_is_settled (get_memo (fixture, id)));
  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_false (actant_memos_is_settled (get_memo (fixture, id)));
  g_assert_true (actant_session_redo (fixture->study.session, NULL, NULL));
  g_assert_true (actant_memos_is_settled (get_memo (fixture, id)));

  g_assert_true (actant_memos_delete (fixture->study.workspace, BRIEF, id));
  g_assert_null (get_memo (fixture, id));
  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_nonnull (get_memo (fixture, id));
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *on_claim = add_on_claim (fixture);
  g_autofree char *on_nothing = actant_memos_add (fixture->study.workspace, NULL, NULL, NULL);
  ActantRecordTable *records = actant_memo_page_get_records (fixture->page);

  actant_memo_page_filter (fixture->page, NULL, ACTANT_MEMOS_ALL, ACTANT_MEMOS_ON_NOTHING);
  g_assert_cmpuint (actant_record_table_find (records, on_claim), ==, ACTANT_NO_POSITION);
  g_assert_cmpuint (actant_record_table_find (records, on_nothing), !=, ACTANT_NO_POSITION);
  actant_memo_page_filter (fixture->page, NULL, ACTANT_MEMOS_ALL, ACTANT_MEMOS_ON_CLAIMS);
  g_assert_cmpuint (actant_record_table_find (records, on_claim), !=, ACTANT_NO_POSITION);
  g_assert_cmpuint (actant_record_table_find (records, on_nothing), ==, ACTANT_NO_POSITION);
  actant_memo_page_filter (fixture->page, NULL, ACTANT_MEMOS_SETTLED, ACTANT_MEMOS_ON_CLAIMS);
  g_assert_cmpuint (actant_record_table_find (records, on_claim), ==, ACTANT_NO_POSITION);

  /* Opening what a filter hides shows it. */
  actant_memo_page_open (fixture->page, on_claim, FALSE);
  g_assert_cmpstr (actant_memo_page_get_selected (fixture->page), ==, on_claim);
}

static void
look_for_list (GtkWidget *widget,
               gpointer   user_data)
{
  if (gtk_widget_has_css_class (widget, "memo-list"))
    *(GtkWidget **) user_data = widget;
}

/* One key leads to the passage; from the card a button leads back. */
static void
test_go_to (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = add_on_claim (fixture);
  GtkWidget *list = NULL;
  const char *first;

  ui_test_foreach (GTK_WIDGET (fixture->page), look_for_list, &list);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpstr (actant_workspace_get_page (fixture->study.workspace), ==, "text");
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->study.workspace), ==, fixture->claim);

  g_assert_cmpuint (actant_memos_count (fixture->study.session, BRIEF, fixture->claim, &first), >=,
                    1);
  ui_test_drain ();
  g_assert_nonnull (ui_test_find_action (GTK_WIDGET (fixture->study.window), "win.show-memo"));
  study_fixture_picture (&fixture->study, "memo-card");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->study.window), "win.show-memo",
                                             "s", first));
  g_assert_cmpstr (actant_workspace_get_page (fixture->study.workspace), ==, "memos");
  g_assert_cmpstr (actant_memo_page_get_selected (fixture->page), ==, first);
}

/* Other coders' memos beside a text are read, and answered in one's own file. */
static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  ActantRecordTable *records = actant_memo_page_get_records (fixture->page);
  ActantAnnotationSet *set = actant_session_get_set (fixture->study.session, BRIEF, "jun", NULL);
  ActantCollection *theirs = actant_annotation_set_get_records (set);
  g_autofree char *reply = NULL;
  const ActantRecord *memo;

  if (actant_collection_get_n (theirs, ACTANT_KIND_MEMO) == 0)
    {
      g_test_skip ("the other coder of the sample has no memo");
      return;
    }

  memo = actant_collection_get (theirs, ACTANT_KIND_MEMO, 0);
  g_assert_cmpuint (actant_record_table_find (records, actant_record_get_id (memo)), !=,
                    ACTANT_NO_POSITION);
  actant_memo_page_open (fixture->page, actant_record_get_id (memo), FALSE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (actant_memo_page_get_form (fixture->page))));
  reply = actant_memos_add (fixture->study.workspace, NULL, memo, BRIEF);
  g_assert_nonnull (actant_collection_lookup_live (get_records (fixture), ACTANT_KIND_MEMO, reply));
}

/* A blind round takes others' memos away; undone, they are there again. */
static void
test_blind (Fixture       *fixture,
            gconstpointer  data)
{
  ActantSession *session = fixture->study.session;
  ActantSession *jun = ui_test_open_session (fixture->study.folder, "jun");
  g_autoptr(ActantRecord) memo = actant_session_new_record (jun, ACTANT_KIND_MEMO);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Memo");
  const char *id = actant_record_get_id (memo);
  ActantRecordTable *records = actant_memo_page_get_records (fixture->page);

  g_assert_true (actant_session_put (jun, edit, BRIEF, memo));
  g_assert_true (actant_session_apply (jun, edit, NULL));
  g_assert_true (actant_session_save (jun, NULL));
  g_assert_finalize_object (jun);
  UI_TEST_WAIT (actant_record_table_find (records, id) != ACTANT_NO_POSITION);

  g_assert_true (actant_session_add_round (session, "First", actant_session_get_texts (session),
                                           (const char *[]) { "mina", "jun", NULL }, TRUE, 100,
                                           NULL));
  UI_TEST_WAIT (!actant_memo_page_is_loading (fixture->page));
  g_assert_null (actant_record_table_lookup (records, id, NULL));
  g_assert_true (actant_session_undo (session, NULL, NULL));
  UI_TEST_WAIT (actant_record_table_find (records, id) != ACTANT_NO_POSITION);
  g_assert_true (actant_session_redo (session, NULL, NULL));
  UI_TEST_WAIT (!actant_memo_page_is_loading (fixture->page));
  g_assert_null (actant_record_table_lookup (records, id, NULL));
}

static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = add_on_claim (fixture);
  g_autofree char *reply = NULL;
  g_autofree char *other = NULL;
  int width;

  type (fixture, "title", "Who is meant by “both countries”?");
  type (fixture, "text", "The handbook is said to be common, but the annex names three states.");
  reply = actant_memos_add (fixture->study.workspace, NULL, get_memo (fixture, id), BRIEF);
  actant_memo_page_open (fixture->page, reply, TRUE);
  type (fixture, "title", "The two that signed it; coded as members");
  actant_memos_set_state (fixture->study.workspace, get_memo (fixture, reply), BRIEF, TRUE);
  other = actant_memos_add (fixture->study.workspace, NULL, NULL, NULL);
  actant_memo_page_open (fixture->page, other, TRUE);
  type (fixture, "title", "Threats are conditional nearly always");
  actant_memo_page_open (fixture->page, id, FALSE);
  ui_test_assert_named (GTK_WIDGET (fixture->page));
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_assert_cmpint (width, <=, 340);
  study_fixture_picture (&fixture->study, data == NULL ? "memos" : "memos-small");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  ADD ("/memo-page/where", test_where);
  ADD ("/memo-page/thread", test_thread);
  ADD ("/memo-page/edit", test_edit);
  ADD ("/memo-page/filter", test_filter);
  ADD ("/memo-page/go-to", test_go_to);
  ADD ("/memo-page/others", test_others);
  ADD ("/memo-page/blind", test_blind);
  ADD ("/memo-page/picture", test_picture);
  g_test_add ("/memo-page/small", Fixture, "small", set_up, test_picture, tear_down);

  return g_test_run ();
}
