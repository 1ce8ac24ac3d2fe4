/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others write while the window shows the study: announced, listed, settled by keys; caret,
 * selection and undo stay. */
#include "config.h"

#include "ui-test-util.h"

#include "session/actant-live.h"
#include "sidebar/actant-settle-dialog.h"
#include "window/actant-problem-bar.h"
#include "window/actant-window-private.h"

#include <string.h>

#define OWN "brief.txt.mina.annotations.json"

static const char brief[] =
  "The ministries announced that the group will meet every quarter.\n"
  "There is a high possibility that the North will test a missile.\n"
  "It would be advisable to publish the rules.\n";

typedef struct
{
  ActantApplication *application;
  char              *folder;
  ActantWindow      *window;
  ActantWorkspace   *workspace;
  ActantSession     *session;
  ActantLive        *live;
  char              *claim;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_setenv ("ACTANT_CODER", "mina", TRUE);
  fixture->application = ui_test_get_application ();
  fixture->folder = ui_test_new_folder ();
  ui_test_write (fixture->folder, "brief.txt", brief);
  fixture->window = ui_test_open (fixture->application, fixture->folder, NULL);
  fixture->workspace = actant_window_get_workspace (fixture->window);
  fixture->session = actant_window_get_session (fixture->window);
  fixture->live = actant_session_peek_live (fixture->session);
  g_assert_nonnull (fixture->live);
  actant_live_set_retry_delay (fixture->live, 20);
  fixture->claim = ui_test_add_claim (fixture->session, "brief.txt", 4, 14, "first");
  g_assert_true (actant_session_save (fixture->session, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_test_close_all (fixture->application);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->claim);
}

static void
look (Fixture *fixture)
{
  actant_live_look (fixture->live);
  UI_TEST_WAIT (actant_live_is_idle (fixture->live));
}

static const ActantRecord *
get_claim (ActantSession *session,
           const char    *id)
{
  return actant_collection_lookup (
    actant_annotation_set_get_records (actant_session_get_own_set (session, "brief.txt", NULL)), id);
}

static void
set_gist (ActantSession *session,
          const char    *id,
          const char    *gist)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit Gist");
  g_autoptr(ActantRecord) changed = actant_record_set (get_claim (session, id), "gist",
                                                       actant_value_new_text (gist));

  actant_session_put (session, edit, "brief.txt", changed);
  g_assert_true (actant_session_apply (session, edit, NULL));
}

/* The same coder in another window or on another computer. */
static ActantSession *
open_other (Fixture    *fixture,
            const char *coder)
{
  g_autoptr(GError) error = NULL;
  ActantSession *session = actant_session_open (fixture->folder, coder, NULL, NULL, &error);

  g_assert_no_error (error);
  return session;
}

static void
test_announce (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(ActantSession) other = open_other (fixture, "mina");
  g_autofree char *first = ui_test_add_claim (other, "brief.txt", 20, 30, "there");
  g_autofree char *second = ui_test_add_claim (other, "brief.txt", 31, 40, "there, too");
  g_autofree char *label = g_strdup (actant_session_get_undo_label (fixture->session));
  gint64 start, end;

  actant_workspace_select (fixture->workspace, fixture->claim);
  actant_workspace_set_range (fixture->workspace, 5, 9, 9);
  g_assert_true (actant_session_save (other, NULL));
  look (fixture);

  g_assert_nonnull (get_claim (fixture->session, first));
  g_assert_nonnull (get_claim (fixture->session, second));
  g_assert_true (ui_test_is_said (GTK_WIDGET (fixture->window), "Another window or computer: 2 claims changed"));
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, fixture->claim);
  g_assert_true (actant_workspace_get_range (fixture->workspace, &start, &end));
  g_assert_cmpint (start, ==, 5);
  g_assert_cmpint (end, ==, 9);
  g_assert_cmpint (actant_workspace_get_caret (fixture->workspace), ==, 9);
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, label);
  ui_test_save_picture (GTK_WIDGET (fixture->window), "live-announce.png");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-history", NULL);
  g_assert_cmpstr (actant_workspace_get_page (fixture->workspace), ==, "history");
  UI_TEST_WAIT (ui_test_is_said (GTK_WIDGET (fixture->window), "Changes from Another Window or Computer"));
}

static void
test_colleague (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(ActantSession) jun = open_other (fixture, "jun");
  g_autofree char *claim = ui_test_add_claim (jun, "brief.txt", 20, 30, "theirs");

  g_assert_true (actant_session_save (jun, NULL));
  look (fixture);
  g_assert_nonnull (actant_session_get_set (fixture->session, "brief.txt", "jun", NULL));
  set_gist (jun, claim, "changed");
  g_assert_true (actant_session_save (jun, NULL));
  look (fixture);
  g_assert_true (ui_test_is_said (GTK_WIDGET (fixture->window), "jun: 1 claim changed"));
}

static void
test_new_text (Fixture       *fixture,
               gconstpointer  data)
{
  ui_test_write (fixture->folder, "annex.txt", "More.\n");
  look (fixture);
  g_assert_true (ui_test_is_said (GTK_WIDGET (fixture->window), "annex.txt"));
  g_assert_cmpstr (actant_workspace_get_text_path (fixture->workspace), ==, "brief.txt");
}

static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = NULL;

  ui_test_write (fixture->folder, OWN, "{\"format\": \"actant-an");
  look (fixture);
  problems = actant_problem_bar_list (fixture->workspace);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], OWN));
  g_assert_true (ui_test_is_said (GTK_WIDGET (fixture->window), problems->pdata[0]));
  ui_test_save_picture (GTK_WIDGET (fixture->window), "live-broken.png");
}

static guint
count_versions (Fixture *fixture)
{
  return actant_record_get_n_versions (get_claim (fixture->session, fixture->claim));
}

static const char *
get_gist (Fixture *fixture)
{
  return actant_record_get_text (get_claim (fixture->session, fixture->claim), "gist");
}

/* Both changed one field: the card says so, and a key settles it. */
static void
test_settle (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(ActantSession) other = open_other (fixture, "mina");
  g_autofree char *first = NULL;
  ActantSettleDialog *dialog;

  set_gist (other, fixture->claim, "theirs");
  g_assert_true (actant_session_save (other, NULL));
  set_gist (fixture->session, fixture->claim, "ours");
  actant_workspace_select (fixture->workspace, fixture->claim);
  look (fixture);
  g_assert_cmpuint (count_versions (fixture), ==, 1);
  first = g_strdup (get_gist (fixture));
  UI_TEST_WAIT (ui_test_find_action (GTK_WIDGET (fixture->window), "win.settle-record") != NULL);
  ui_test_save_picture (GTK_WIDGET (fixture->window), "live-clash.png");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.settle", NULL);
  dialog = ACTANT_SETTLE_DIALOG (ui_test_find_toplevel (ACTANT_TYPE_SETTLE_DIALOG));
  g_assert_cmpuint (actant_settle_dialog_get_n_rows (dialog), ==, 1);
  ui_test_assert_named (GTK_WIDGET (dialog));
  ui_test_save_picture (GTK_WIDGET (dialog), "live-settle.png");
  actant_settle_dialog_choose (dialog, 1);
  actant_settle_dialog_settle (dialog);

  g_assert_cmpuint (count_versions (fixture), ==, 0);
  g_assert_cmpstr (get_gist (fixture), !=, first);
  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count_versions (fixture), ==, 1);
  g_assert_cmpstr (get_gist (fixture), ==, first);
  g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count_versions (fixture), ==, 0);
  UI_TEST_WAIT (ui_test_find_action (GTK_WIDGET (fixture->window), "win.settle-record") == NULL);
}

/* A copy that a sync program left is offered and joined. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(ActantSession) other = open_other (fixture, "mina");
  g_autofree char *path = g_build_filename (fixture->folder, OWN, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *claim = NULL;

  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  claim = ui_test_add_claim (other, "brief.txt", 20, 30, "from the other machine");
  g_assert_true (actant_session_save (other, NULL));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  ui_test_write (fixture->folder, OWN, before);
  ui_test_write (fixture->folder, "brief.txt.mina.annotations (mina's conflicted copy 2026-11-23)"
                                  ".json", after);
  look (fixture);
  g_assert_true (ui_test_is_said (GTK_WIDGET (fixture->window), "1 change found in a conflict copy"));
  ui_test_save_picture (GTK_WIDGET (fixture->window), "live-copy.png");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.join-offered", NULL);
  UI_TEST_WAIT (get_claim (fixture->session, claim) != NULL);
}

#define ADD(name, function) \
  g_test_add ("/window-live/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

  ADD ("announce", test_announce);
  ADD ("colleague", test_colleague);
  ADD ("new-text", test_new_text);
  ADD ("broken", test_broken);
  ADD ("settle", test_settle);
  ADD ("copy", test_copy);

  return g_test_run ();
}
