/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All claims of the study: the query box, sorting, editing in place, saved queries. */
#include "config.h"

#include "study-fixture.h"

#include "session/actant-rounds.h"
#include "sidebar/actant-record-form.h"
#include "study/actant-claims-page.h"
#include "study/actant-saved-queries.h"

#include <string.h>

typedef struct
{
  StudyFixture       study;
  ActantClaimsPage  *page;
  ActantClaimsTable *table;
  ActantQueryEntry  *entry;
  GListModel        *rows;
  guint              n_all;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  study_fixture_set_up (&fixture->study, data);
  fixture->page = ACTANT_CLAIMS_PAGE (study_fixture_show (&fixture->study, "claims",
                                                          ACTANT_TYPE_CLAIMS_PAGE));
  fixture->table = actant_claims_page_get_table (fixture->page);
  fixture->entry = actant_claims_page_get_entry (fixture->page);
  fixture->rows = G_LIST_MODEL (actant_claims_table_get_records (fixture->table));
  UI_TEST_WAIT (!actant_claims_page_is_loading (fixture->page));
  fixture->n_all = g_list_model_get_n_items (fixture->rows);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  study_fixture_tear_down (&fixture->study, data);
}

static const ActantRecord *
get_row (Fixture *fixture,
         guint    position)
{
  g_autoptr(ActantRecordItem) item = g_list_model_get_item (fixture->rows, position);

  g_assert_nonnull (item);
  return actant_record_item_get_record (item);
}

/* Of one coder, or of all. */
static guint
count_claims (Fixture    *fixture,
              const char *coder)
{
  const char * const *texts = actant_session_get_texts (fixture->study.session);
  guint n = 0;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto(GStrv) coders = actant_session_list_coders (fixture->study.session, texts[i]);

      for (guint j = 0; coders[j] != NULL; j++)
        if (coder == NULL || strcmp (coders[j], coder) == 0)
          n += actant_collection_get_n (
            actant_annotation_set_get_records (
              actant_session_get_set (fixture->study.session, texts[i], coders[j], NULL)),
            ACTANT_KIND_CLAIM);
    }

  return n;
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (fixture->rows);
}

static void
toast_cb (ActantWorkspace *workspace,
          const char      *message,
          gboolean         undo,
          char           **toast)
{
  g_free (*toast);
  *toast = g_strdup (message);
}

static void
test_query (Fixture       *fixture,
            gconstpointer  data)
{
  guint n;

  g_assert_cmpuint (fixture->n_all, ==, count_claims (fixture, NULL));
  g_assert_cmpuint (fixture->n_all, >, 5);

  actant_query_entry_set_text (fixture->entry, "type:forecast");
  n = g_list_model_get_n_items (fixture->rows);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, fixture->n_all);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (actant_record_get_text (get_row (fixture, i), "type"), ==, "forecast");
  g_assert_cmpstr (actant_query_entry_get_words (fixture->entry), ==, "Claims · Type: Forecast");

  /* What cannot be read is said, and the rows stay. */
  actant_query_entry_set_text (fixture->entry, "type:forecast likelihood>=much");
  g_assert_true (actant_query_entry_has_error (fixture->entry));
  g_assert_nonnull (strstr (actant_query_entry_get_words (fixture->entry), "character 27"));
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), ==, n);

  actant_query_entry_set_text (fixture->entry, "nowhere-at-all");
  g_assert_false (actant_query_entry_has_error (fixture->entry));
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), ==, 0);
  g_assert_false (actant_claims_page_is_loading (fixture->page));
  g_assert_cmpstr (actant_claims_page_get_state (fixture->page), ==, "no-match");
  ui_test_save_picture (GTK_WIDGET (fixture->study.window), "claims-no-match.png");

  actant_query_entry_set_text (fixture->entry, "");
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), ==, fixture->n_all);
  g_assert_cmpstr (actant_claims_page_get_state (fixture->page), ==, "table");
}

static void
test_complete (Fixture       *fixture,
               gconstpointer  data)
{
  actant_query_entry_set_text (fixture->entry, "sta");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->entry));
  g_assert_cmpuint (actant_query_entry_offer (fixture->entry), >=, 1);
  actant_query_entry_take (fixture->entry, 0);
  g_assert_cmpstr (actant_query_entry_get_text (fixture->entry), ==, "standing:");
  actant_query_entry_take (fixture->entry, 0);
  g_assert_cmpstr (actant_query_entry_get_text (fixture->entry), ==, "standing:asserted ");
  g_assert_false (actant_query_entry_has_error (fixture->entry));
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 last = -1;
  guint n_without = 0;

  actant_claims_table_sort (fixture->table, "likelihood", FALSE);
  for (guint i = 0; i < fixture->n_all; i++)
    {
      const ActantValue *likelihood = actant_record_get (get_row (fixture, i), "likelihood");
      gint64 low = likelihood != NULL
                   ? actant_value_get_member_integer (likelihood, "low", -1) : -1;

      n_without += low < 0;
      if (low >= 0)
        {
          g_assert_cmpuint (n_without, ==, 0);
          g_assert_cmpint (low, >=, last);
          last = low;
        }
    }
  g_assert_cmpint (last, >=, 0);
  g_assert_cmpuint (n_without, >, 0);

  actant_claims_table_sort (fixture->table, "likelihood", TRUE);
  g_assert_cmpint (actant_value_get_member_integer (
    actant_record_get (get_row (fixture, 0), "likelihood"), "low", -1), ==, last);

  actant_claims_table_sort (fixture->table, "gist", FALSE);
  for (guint i = 1; i < fixture->n_all; i++)
    g_assert_cmpint (g_utf8_collate (actant_record_get_text (get_row (fixture, i - 1), "gist"),
                                     actant_record_get_text (get_row (fixture, i), "gist")), <=, 0);
}

/* In the other text, too; the selection is the workspace's. */
static void
test_go_to (Fixture       *fixture,
            gconstpointer  data)
{
  const ActantRecord *other = NULL;
  g_autofree char *id = NULL;
  const char *text;

  for (guint i = 0; i < fixture->n_all && other == NULL; i++)
    {
      actant_record_table_lookup (ACTANT_RECORD_TABLE (fixture->rows),
                                  actant_record_get_id (get_row (fixture, i)), &text);
      if (strcmp (text, "deterrence-brief.txt") != 0)
        other = get_row (fixture, i);
    }
  g_assert_nonnull (other);
  id = g_strdup (actant_record_get_id (other));

  g_signal_emit_by_name (fixture->table, "activate", id);
  g_assert_cmpstr (actant_workspace_get_text_path (fixture->study.workspace), ==,
                   "northern-reactions.ko.txt");
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->study.workspace), ==, id);
  g_assert_cmpstr (actant_workspace_get_page (fixture->study.workspace), ==, "text");
  g_assert_cmpstr (actant_claims_table_get_selected (fixture->table), ==, id);
}

/* An edit of a row is one of the record: a step of undo, wherever the row goes by it. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  GtkSelectionModel *selection;
  GtkWidget *view = ui_test_find (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW);
  ActantRecordForm *form;
  ActantFieldEditor *editor;
  g_autofree char *id = g_strdup (actant_record_get_id (get_row (fixture, 0)));
  g_autofree char *before = g_strdup (actant_record_get_text (get_row (fixture, 0), "gist"));

  actant_claims_table_sort (fixture->table, "gist", FALSE);
  actant_workspace_select (fixture->study.workspace, id);
  g_assert_cmpstr (actant_claims_table_get_selected (fixture->table), ==, id);
  selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  g_assert_nonnull (selection);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->study.window));

  actant_claims_table_edit (fixture->table, "gist");
  form = ACTANT_RECORD_FORM (ui_test_find (GTK_WIDGET (fixture->table), ACTANT_TYPE_RECORD_FORM));
  g_assert_nonnull (form);
  editor = actant_record_form_get_editor (form, "gist");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (actant_field_editor_get_control (editor))), "힣, the last of all", -1);
  actant_field_editor_commit (editor);
  ui_test_drain ();

  g_assert_cmpstr (actant_session_get_undo_label (fixture->study.session), ==, "Edit Gist");
  g_assert_cmpstr (actant_record_get_text (get_row (fixture, fixture->n_all - 1), "gist"), ==,
                   "힣, the last of all");
  g_assert_cmpstr (actant_claims_table_get_selected (fixture->table), ==, id);

  UI_TEST_WAIT (ui_test_find (GTK_WIDGET (fixture->table), ACTANT_TYPE_RECORD_FORM) == NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->study.window)),
                                         view));

  for (guint round = 0; round < 2; round++)
    {
      guint position;

      g_assert_true (round == 0 ? actant_session_undo (fixture->study.session, NULL, NULL)
                                : actant_session_redo (fixture->study.session, NULL, NULL));
      position = actant_record_table_find (ACTANT_RECORD_TABLE (fixture->rows), id);
      g_assert_cmpstr (actant_record_get_text (get_row (fixture, position), "gist"), ==,
                       round == 0 ? before : "힣, the last of all");
    }

  /* A query follows it, too. */
  actant_query_entry_set_text (fixture->entry, "gist:힣");
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), ==, 1);
  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), ==, 0);
  g_assert_cmpstr (actant_claims_page_get_state (fixture->page), ==, "no-match");
}

/* Of every coder, told apart and found; others' are looked at, not changed. */
static void
test_coders (Fixture       *fixture,
             gconstpointer  data)
{
  StudyFixture *study = &fixture->study;
  guint n_own = count_claims (fixture, "mina"), n_jun = count_claims (fixture, "jun");
  g_autofree char *id = NULL;
  g_autofree char *toast = NULL;
  ActantSideBySide *side = actant_workspace_get_side (study->workspace);

  g_assert_cmpuint (n_jun, >, 0);
  g_assert_cmpuint (fixture->n_all, ==, n_own + n_jun);
  g_assert_true (actant_claims_table_get_shown (fixture->table, "coder"));
  study_fixture_picture (study, "claims-coders");
  actant_query_entry_set_text (fixture->entry, "coder:mina");
  g_assert_cmpuint (count_rows (fixture), ==, n_own);
  actant_query_entry_set_text (fixture->entry, "coder:\"Jun Lee\"");
  g_assert_cmpuint (count_rows (fixture), ==, n_jun);

  /* Sorted by coder: all of one before all of the other. */
  actant_query_entry_set_text (fixture->entry, "");
  actant_claims_table_sort (fixture->table, "coder", FALSE);
  for (guint i = 0; i < fixture->n_all; i++)
    g_assert_cmpstr (actant_claims_table_find_coder (fixture->table,
                                                     actant_record_get_id (get_row (fixture, i))),
                     ==, i < n_jun ? "jun" : "mina");

  id = g_strdup (actant_record_get_id (get_row (fixture, 0)));
  actant_claims_table_select (fixture->table, id);
  g_signal_connect (study->workspace, "toast", G_CALLBACK (toast_cb), &toast);
  actant_claims_table_edit (fixture->table, "gist");
  g_signal_handlers_disconnect_by_func (study->workspace, toast_cb, &toast);
  g_assert_cmpstr (toast, ==, "This is Jun Lee’s: it can be looked at, not changed");
  g_assert_null (ui_test_find (GTK_WIDGET (fixture->table), ACTANT_TYPE_RECORD_FORM));

  /* Enter shows the coder's annotations, and selects it among them. */
  g_assert_false (actant_side_by_side_has_others (side));
  g_signal_emit_by_name (fixture->table, "activate", id);
  UI_TEST_WAIT (g_strcmp0 (actant_workspace_get_selected_id (study->workspace), id) == 0);
  g_assert_cmpstr (actant_workspace_get_page (study->workspace), ==, "text");
  g_assert_true (actant_side_by_side_has_others (side));
  g_assert_cmpstr (actant_workspace_find_other (study->workspace, id), ==, "Jun Lee");
}

/* A blind round takes others' claims away; undone, they are there again. */
static void
test_blind (Fixture       *fixture,
            gconstpointer  data)
{
  ActantSession *session = fixture->study.session;
  guint n_own = count_claims (fixture, "mina");

  g_assert_cmpuint (n_own, <, fixture->n_all);
  g_assert_true (actant_session_add_round (session, "First", actant_session_get_texts (session),
                                           (const char *[]) { "mina", "jun", NULL }, TRUE, 100,
                                           NULL));
  UI_TEST_WAIT (!actant_claims_page_is_loading (fixture->page));
  g_assert_cmpuint (count_rows (fixture), ==, n_own);
  actant_query_entry_set_text (fixture->entry, "coder:jun");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  actant_query_entry_set_text (fixture->entry, "");
  g_assert_true (actant_session_undo (session, NULL, NULL));
  UI_TEST_WAIT (!actant_claims_page_is_loading (fixture->page));
  g_assert_cmpuint (count_rows (fixture), ==, fixture->n_all);
  g_assert_true (actant_session_redo (session, NULL, NULL));
  UI_TEST_WAIT (!actant_claims_page_is_loading (fixture->page));
  g_assert_cmpuint (count_rows (fixture), ==, n_own);
}

static guint
count_queries (Fixture *fixture)
{
  return actant_collection_get_n (actant_session_get_study (fixture->study.session),
                                  ACTANT_KIND_QUERY);
}

static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  ActantSavedQueries *saved = ACTANT_SAVED_QUERIES (
    ui_test_find (GTK_WIDGET (fixture->page), ACTANT_TYPE_SAVED_QUERIES));
  const ActantRecord *query;

  actant_saved_queries_save (saved, "Nothing");   /* no query to save */
  g_assert_cmpuint (count_queries (fixture), ==, 0);

  actant_query_entry_set_text (fixture->entry, "type:forecast   likelihood>=55");
  actant_saved_queries_save (saved, "Likely");
  g_assert_cmpuint (count_queries (fixture), ==, 1);
  query = actant_session_find_named (fixture->study.session, ACTANT_KIND_QUERY, "Likely", NULL);
  g_assert_cmpstr (actant_record_get_text (query, "query"), ==, "type:forecast likelihood>=55");

  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (count_queries (fixture), ==, 0);
  g_assert_true (actant_session_redo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (count_queries (fixture), ==, 1);

  /* The same name again replaces it. */
  actant_query_entry_set_text (fixture->entry, "type:threat");
  actant_saved_queries_save (saved, "Likely");
  g_assert_cmpuint (count_queries (fixture), ==, 1);
  actant_query_entry_set_text (fixture->entry, "");
  g_signal_emit_by_name (saved, "picked", "type:threat");
  g_assert_cmpstr (actant_query_entry_get_text (fixture->entry), ==, "type:threat");
}

/* Names that a query looks up and that cells show follow the study. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  const ActantRecord *actor = actant_collection_get (
    actant_session_get_study (fixture->study.session), ACTANT_KIND_ACTOR, 0);
  g_autofree char *query = g_strdup_printf ("actor:%s", actant_record_get_id (actor));
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Rename");
  g_autoptr(ActantRecord) renamed = NULL;
  guint n;

  actant_query_entry_set_text (fixture->entry, query);
  n = g_list_model_get_n_items (fixture->rows);
  actant_query_entry_set_text (fixture->entry, "actor=Zembla");
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), ==, 0);

  renamed = actant_record_set (actor, "name", actant_value_new_text ("Zembla"));
  actant_session_put (fixture->study.session, edit, NULL, renamed);
  g_assert_true (actant_workspace_apply (fixture->study.workspace, edit));
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), ==, n);
  g_assert_cmpstr (actant_query_entry_get_words (fixture->entry), ==,
                   "Claims · with the actor Zembla");
  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), ==, 0);
}

static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  int width;

  actant_query_entry_set_text (fixture->entry, "type:forecast | type:report");
  actant_claims_table_select (fixture->table, actant_record_get_id (get_row (fixture, 1)));
  ui_test_assert_named (GTK_WIDGET (fixture->page));
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_assert_cmpint (width, <=, 320);
  study_fixture_picture (&fixture->study, data == NULL ? "claims" : "claims-small");

  g_assert_true (actant_claims_table_get_shown (fixture->table, "gist"));
  actant_claims_table_set_shown (fixture->table, "gist", FALSE);
  actant_claims_table_set_shown (fixture->table, "quote", TRUE);
  g_assert_false (actant_claims_table_get_shown (fixture->table, "gist"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  ADD ("/claims-page/query", test_query);
  ADD ("/claims-page/coders", test_coders);
  ADD ("/claims-page/blind", test_blind);
  ADD ("/claims-page/complete", test_complete);
  ADD ("/claims-page/sort", test_sort);
  ADD ("/claims-page/go-to", test_go_to);
  ADD ("/claims-page/edit", test_edit);
  ADD ("/claims-page/saved", test_saved);
  ADD ("/claims-page/names", test_names);
  ADD ("/claims-page/picture", test_picture);
  g_test_add ("/claims-page/small", Fixture, "small", set_up, test_picture, tear_down);

  return g_test_run ();
}
