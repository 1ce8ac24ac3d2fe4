/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: who did what, back to earlier versions, deleted records; and what the window says
 * of what came back and of what is not saved. */
#include "config.h"

#include "study-fixture.h"

#include "history/actant-history-page.h"
#include "session/actant-recovery.h"
#include "sidebar/actant-record-form.h"

#include <glib/gstdio.h>
#include <string.h>

#define BRIEF "deterrence-brief.txt"
#define OWN BRIEF ".mina.annotations.json"

typedef struct
{
  StudyFixture       study;
  ActantHistoryPage *page;
  char              *claim;
  char              *gist;     /* as it is in the sample */
  guint              n_before; /* rows */
} Fixture;

static ActantCollection *
get_records (Fixture *fixture)
{
  return actant_annotation_set_get_records (
    actant_session_get_own_set (fixture->study.session, BRIEF, NULL));
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (actant_history_page_get_items (fixture->page));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const ActantRecord *claim;

  study_fixture_set_up (&fixture->study, data);
  claim = actant_collection_get (get_records (fixture), ACTANT_KIND_CLAIM, 3);
  fixture->claim = g_strdup (actant_record_get_id (claim));
  fixture->gist = g_strdup (actant_record_get_text (claim, "gist"));
  fixture->page = ACTANT_HISTORY_PAGE (study_fixture_show (&fixture->study, "history",
                                                           ACTANT_TYPE_HISTORY_PAGE));
  UI_TEST_WAIT (!actant_history_page_is_loading (fixture->page));
  fixture->n_before = count (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->claim);
  g_free (fixture->gist);
  study_fixture_tear_down (&fixture->study, data);
}

static const char *
get_gist (Fixture *fixture)
{
  const ActantRecord *claim = actant_collection_lookup (get_records (fixture), fixture->claim);

  return actant_record_is_deleted (claim) ? NULL : actant_record_get_text (claim, "gist");
}

static void
edit_gist (Fixture    *fixture,
           const char *gist)
{
  const ActantRecord *claim = actant_collection_lookup (get_records (fixture), fixture->claim);
  g_autoptr(ActantRecord) changed = actant_record_set (claim, "gist", actant_value_new_text (gist));
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new ("Edit Gist");

  g_assert_true (actant_session_put (fixture->study.session, change_set, BRIEF, changed));
  g_assert_true (actant_workspace_apply (fixture->study.workspace, change_set));
}

static char *
dup_title (Fixture *fixture,
           guint    position)
{
  g_autoptr(ActantHistoryItem) item =
    g_list_model_get_item (actant_history_page_get_items (fixture->page), position);

  return actant_history_item_dup_title (item);
}

static gboolean
find_label (GtkWidget  *root,
            const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (find_label (child, text))
      return TRUE;

  return FALSE;
}

/* Each action is a row; its fields are below; it is taken back, and that is undone. */
static void
test_take_back (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *title = NULL;
  g_autofree char *undone = NULL;

  edit_gist (fixture, "second");
  edit_gist (fixture, "third");
  g_assert_cmpuint (count (fixture), ==, fixture->n_before + 2);
  title = dup_title (fixture, 0);
  g_assert_cmpstr (title, ==, "Edit Gist");

  actant_history_page_select (fixture->page, 1);
  g_assert_true (find_label (GTK_WIDGET (fixture->page), "→ second"));
  g_assert_true (find_label (GTK_WIDGET (fixture->page), fixture->gist));
  g_assert_true (actant_history_page_take_back (fixture->page));
  g_assert_cmpstr (get_gist (fixture), ==, fixture->gist);
  g_assert_false (actant_history_page_take_back (fixture->page));   /* it is like that now */

  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_cmpstr (get_gist (fixture), ==, "third");
  undone = dup_title (fixture, 0);
  g_assert_cmpstr (undone, ==, "Undo: Take Back");
  g_assert_true (actant_session_redo (fixture->study.session, NULL, NULL));
  g_assert_cmpstr (get_gist (fixture), ==, fixture->gist);
  ui_test_assert_named (GTK_WIDGET (fixture->page));
  study_fixture_picture (&fixture->study, "history");
}

static void
test_record (Fixture       *fixture,
             gconstpointer  data)
{
  edit_gist (fixture, "second");
  actant_history_page_set_scope (fixture->page, ACTANT_HISTORY_RECORD);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpstr (actant_history_page_get_state (fixture->page), ==, "no-record");
  actant_workspace_select (fixture->study.workspace, fixture->claim);
  g_assert_cmpuint (count (fixture), ==, 1);
  edit_gist (fixture, "third");
  g_assert_cmpuint (count (fixture), ==, 2);
}

/* A deleted claim comes back with the relations that went with it. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  ActantCollection *records = get_records (fixture);
  const ActantRecord *relation = actant_collection_get (records, ACTANT_KIND_RELATION, 0);
  g_autofree char *from = g_strdup (actant_record_get_text (relation, "from"));
  guint n_relations = actant_collection_get_n (records, ACTANT_KIND_RELATION);
  guint n_claims = actant_collection_get_n (records, ACTANT_KIND_CLAIM);
  guint at = GTK_INVALID_LIST_POSITION;

  actant_history_page_set_scope (fixture->page, ACTANT_HISTORY_DELETED);
  g_assert_cmpstr (actant_history_page_get_state (fixture->page), ==, "no-deleted");
  actant_workspace_delete (fixture->study.workspace, from);
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, n_claims - 1);
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), <, n_relations);
  for (guint i = 0; i < count (fixture); i++)
    {
      g_autoptr(ActantHistoryItem) item =
        g_list_model_get_item (actant_history_page_get_items (fixture->page), i);

      if (actant_history_item_is_about (item, from))
        at = i;
    }
  g_assert_cmpuint (at, !=, GTK_INVALID_LIST_POSITION);

  actant_history_page_select (fixture->page, at);
  g_assert_true (actant_history_page_take_back (fixture->page));
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, n_claims);
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, n_relations);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_true (actant_session_undo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, n_claims - 1);
  g_assert_true (actant_session_redo (fixture->study.session, NULL, NULL));
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, n_relations);
  study_fixture_picture (&fixture->study, "history-deleted");
}

/* What earlier sessions did is read from their journals. */
static void
test_earlier (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(ActantSession) other = NULL;
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  other = ui_test_open_session (fixture->study.folder, "mina");
  actant_session_start_journal (other);
  id = ui_test_add_claim (other, BRIEF, 0, 5, "of another session");
  g_assert_true (actant_session_save (other, &error));
  g_clear_object (&other);

  /* As if the page were opened now. */
  actant_workspace_show_page (fixture->study.workspace, ACTANT_PAGE_TEXT);
  ui_test_close_all (fixture->study.application);
  fixture->study.window = ui_test_open (fixture->study.application, fixture->study.folder, BRIEF);
  fixture->study.workspace = actant_window_get_workspace (fixture->study.window);
  fixture->study.session = actant_workspace_get_session (fixture->study.workspace);
  fixture->page = ACTANT_HISTORY_PAGE (study_fixture_show (&fixture->study, "history",
                                                           ACTANT_TYPE_HISTORY_PAGE));
  UI_TEST_WAIT (!actant_history_page_is_loading (fixture->page));
  g_assert_cmpuint (count (fixture), >, 0);
  actant_history_page_select (fixture->page, 0);
  g_assert_true (find_label (GTK_WIDGET (fixture->page), "of another session"));
}

/* What is typed into a form and not committed is a draft; a session that ends so brings it back. */
static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *form;
  ActantFieldEditor *editor;
  GtkWidget *control;
  g_autoptr(ActantSession) next = NULL;
  g_autoptr(ActantRecovery) recovery = NULL;

  actant_workspace_show_page (fixture->study.workspace, ACTANT_PAGE_TEXT);
  actant_workspace_edit (fixture->study.workspace, fixture->claim);
  form = ui_test_find (GTK_WIDGET (fixture->study.window), ACTANT_TYPE_RECORD_FORM);
  g_assert_nonnull (form);
  UI_TEST_WAIT (actant_record_form_get_record (ACTANT_RECORD_FORM (form)) != NULL);
  editor = actant_record_form_get_editor (ACTANT_RECORD_FORM (form), "gist");
  control = actant_field_editor_get_control (editor);
  if (GTK_IS_TEXT_VIEW (control))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), "half a wo", -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (control), "half a wo");
  g_assert_true (actant_field_editor_is_touched (editor));
  g_assert_cmpstr (get_gist (fixture), ==, fixture->gist);
  g_assert_true (actant_session_flush_journal (fixture->study.session, NULL));

  /* The session still runs: its journal is its own. What it wrote is what counts. */
  next = ui_test_open_session (fixture->study.folder, "mina");
  actant_session_start_journal (next);
  recovery = actant_session_recover (next);
  g_assert_cmpuint (recovery->n_changes, ==, 0);
  {
    g_autofree char *output = NULL;
    g_autofree char *command = g_strdup_printf ("grep -rl 'half a wo' \"%s/actant/journal\"",
                                                g_get_user_state_dir ());

    g_assert_true (g_spawn_command_line_sync (command, &output, NULL, NULL, NULL));
    g_assert_true (g_str_has_suffix (output, ".draft\n"));
  }

  /* Given up: nothing is left to recover. */
  actant_field_editor_show (editor, actant_field_editor_get_shown (editor));
  g_assert_true (actant_session_flush_journal (fixture->study.session, NULL));
  {
    g_autofree char *output = NULL;
    g_autofree char *command = g_strdup_printf ("grep -rl 'half a wo' \"%s/actant/journal\"",
                                                g_get_user_state_dir ());

    g_assert_true (g_spawn_command_line_sync (command, &output, NULL, NULL, NULL));
    g_assert_cmpstr (output, ==, "");
  }
}

/* The toast stays, and its button leads to the history. */
static void
test_tell_recovery (Fixture       *fixture,
                    gconstpointer  data)
{
  ActantRecovery recovery = { .n_changes = 12, .until = (char *) "2026-11-23T10:00:00Z" };
  GtkWidget *button;

  actant_workspace_show_page (fixture->study.workspace, ACTANT_PAGE_TEXT);
  actant_window_tell_recovery (fixture->study.window, &recovery);
  UI_TEST_WAIT (find_label (GTK_WIDGET (fixture->study.window), "12 changes until "));
  button = ui_test_find_action (GTK_WIDGET (fixture->study.window), "win.show-history");
  g_assert_nonnull (button);
  study_fixture_picture (&fixture->study, "recovery-toast");
  gtk_widget_activate_action (button, "win.show-history", NULL);
  g_assert_cmpstr (actant_workspace_get_page (fixture->study.workspace), ==, "history");
}

/* A study that cannot be saved: it says why and where the changes are, and a copy can be saved. */
static void
test_not_saved (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *moved = g_strconcat (fixture->study.folder, ".moved", NULL);
  g_autofree char *copy = ui_test_new_folder ();
  g_autofree char *copied = g_build_filename (copy, OWN, NULL);
  g_autofree char *text = NULL;
  GtkWidget *button;
  AdwMessageDialog *dialog;
  g_autoptr(GError) error = NULL;

  g_assert_no_errno (g_rename (fixture->study.folder, moved));
  edit_gist (fixture, "not saved");
  g_assert_false (actant_session_save (fixture->study.session, &error));
  g_assert_nonnull (strstr (error->message, "the folder does not exist"));
  g_assert_true (find_label (GTK_WIDGET (fixture->study.window), "Your changes are kept on this"));
  button = ui_test_find_action (GTK_WIDGET (fixture->study.window), "win.save-copy");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  study_fixture_picture (&fixture->study, "not-saved");

  /* Closing says what becomes of it, and can be left. */
  gtk_window_close (GTK_WINDOW (fixture->study.window));
  UI_TEST_WAIT (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = ADW_MESSAGE_DIALOG (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "come back when you open"));
  g_assert_true (adw_message_dialog_has_response (dialog, "copy"));
  gtk_window_close (GTK_WINDOW (dialog));
  UI_TEST_WAIT (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->study.window)));

  g_clear_error (&error);
  g_assert_true (actant_session_save_copy (fixture->study.session, copy, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (copied, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"not saved\""));
  /* Once more: what is there is not written over. */
  g_assert_true (actant_session_save_copy (fixture->study.session, copy, NULL));
  edit_gist (fixture, "not saved either");
  g_assert_false (actant_session_save_copy (fixture->study.session, copy, NULL));

  g_assert_no_errno (g_rename (moved, fixture->study.folder));
  g_assert_true (actant_session_save (fixture->study.session, &error));
  g_assert_false (find_label (GTK_WIDGET (fixture->study.window), "Your changes are kept on this")
                  && gtk_widget_get_visible (button));
  ui_test_remove_folder (copy);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, test, data) \
  g_test_add ("/history-page/" path, Fixture, data, set_up, test, tear_down)
  ADD ("take-back", test_take_back, NULL);
  ADD ("take-back-small", test_take_back, "small");
  ADD ("record", test_record, NULL);
  ADD ("deleted", test_deleted, NULL);
  ADD ("earlier", test_earlier, NULL);
  ADD ("typed", test_typed, NULL);
  ADD ("tell-recovery", test_tell_recovery, NULL);
  ADD ("not-saved", test_not_saved, NULL);

  return g_test_run ();
}
