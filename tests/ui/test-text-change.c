/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that changed since it was coded: the bar, the review window, and correcting a text. */
#include "config.h"

#include "session/actant-correction.h"
#include "text/actant-text-change-window.h"
#include "text/actant-text-change-item.h"
#include "ui-test-util.h"
#include "window/actant-problem-bar.h"

#include <string.h>

#define FIRST "The ministries announced that the group will meet every quarter.\n"
#define SECOND "There is a high possibility that the North will test a missile.\n"
#define THIRD "It would be advisable to publish the rules before the summer.\n"
#define FOURTH "Nobody knows what the other side makes of all this, the report says.\n"
#define OLD FIRST SECOND THIRD FOURTH
#define NEW FIRST "This line was added by somebody.\n" SECOND \
            "It would be advisble to publish the rules before the summer.\n"

typedef struct
{
  ActantApplication *application;
  char              *folder;
  char              *stays;
  char              *moves;
  char              *edited;
  char              *gone;
  ActantWindow      *window;
  ActantWorkspace   *workspace;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(ActantSession) session = NULL;

  g_setenv ("ACTANT_CODER", "mina", TRUE);
  fixture->application = ui_test_get_application ();
  fixture->folder = ui_test_new_folder ();
  ui_test_write (fixture->folder, "brief.txt", OLD);
  session = ui_test_open_session (fixture->folder, "mina");
  fixture->stays = ui_test_add_claim (session, "brief.txt", 4, 14, "stays");
  fixture->moves = ui_test_add_claim (session, "brief.txt", 76, 92, "moves");
  fixture->edited = ui_test_add_claim (session, "brief.txt", 141, 161, "edited");
  fixture->gone = ui_test_add_claim (session, "brief.txt", 213, 223, "gone");
  g_assert_true (actant_session_save (session, NULL));
  g_clear_object (&session);
  if (data != NULL)
    ui_test_write (fixture->folder, "brief.txt", data);
  fixture->window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  fixture->workspace = actant_window_get_workspace (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_test_close_all (fixture->application);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->stays);
  g_free (fixture->moves);
  g_free (fixture->edited);
  g_free (fixture->gone);
}

static gint64
get_start (Fixture    *fixture,
           const char *id)
{
  ActantCollection *records =
    actant_annotation_set_get_records (actant_workspace_get_own_set (fixture->workspace));

  return actant_collection_is_placed (records, id)
         ? actant_record_get_start (actant_collection_lookup (records, id)) : -1;
}

static gboolean
can_review (Fixture *fixture)
{
  GtkWidget *bar = ui_test_find (GTK_WIDGET (fixture->window), ACTANT_TYPE_PROBLEM_BAR);
  GtkWidget *button = ui_test_find_action (bar, "win.review-text-change");

  return gtk_widget_get_visible (button) && gtk_widget_is_sensitive (button)
         && gtk_widget_get_mapped (button);
}

static void
add_label (GtkWidget *widget,
           gpointer   user_data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (user_data, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
}

static char *
dup_labels (GtkWidget *root)
{
  GString *labels = g_string_new (NULL);

  ui_test_foreach (root, add_label, labels);
  return g_string_free (labels, FALSE);
}

static GtkWidget *
open_review (Fixture *fixture)
{
  GtkWidget *window;

  UI_TEST_WAIT (can_review (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.review-text-change", NULL);
  window = GTK_WIDGET (ui_test_find_toplevel (ACTANT_TYPE_TEXT_CHANGE_WINDOW));
  g_assert_nonnull (window);
  UI_TEST_WAIT (gtk_widget_get_mapped (window));
  ui_test_drain ();
  return window;
}

static void
press (GtkWidget  *window,
       const char *action)
{
  g_assert_true (gtk_widget_activate_action (window, action, NULL));
  ui_test_drain ();
}

static void
undo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_test_drain ();
}

static void
redo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  ui_test_drain ();
}

static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  ui_test_drain ();
  g_assert_false (can_review (fixture));
}

/* The bar says what became of the passages; nothing is written before the user agrees. */
static void
test_review (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *window = open_review (fixture);
  GtkWidget *bar = ui_test_find (GTK_WIDGET (fixture->window), ACTANT_TYPE_PROBLEM_BAR);
  g_autofree char *message = dup_labels (bar);
  g_autofree char *labels = dup_labels (window);
  gint64 start, end;

  g_assert_nonnull (strstr (message,
                            "Text changed since coding: 1 in place, 1 moved, 2 need you"));
  g_assert_nonnull (strstr (labels, "As It Was"));
  g_assert_nonnull (strstr (labels, "advisable to publish"));
  g_assert_nonnull (strstr (labels, "advisble to publish"));
  ui_test_assert_named (window);
  ui_test_save_picture (window, "text-change.png");
  ui_test_save_picture (GTK_WIDGET (fixture->window), "text-change-window.png");
  g_assert_true (actant_workspace_get_range (fixture->workspace, &start, &end));
  g_assert_cmpint (start, ==, 174);
  g_assert_cmpint (get_start (fixture, fixture->moves), ==, -1);

  /* The suggestion is taken; the other has none: placed where the text is selected. */
  press (window, "change.accept");
  actant_workspace_set_range (fixture->workspace, 70, 74, 74);
  press (window, "change.place");
  g_assert_cmpint (get_start (fixture, fixture->gone), ==, -1);
  press (window, "change.apply");
  g_assert_null (ui_test_find_toplevel (ACTANT_TYPE_TEXT_CHANGE_WINDOW));
  for (int round = 0; round < 2; round++)
    {
      g_assert_cmpint (get_start (fixture, fixture->stays), ==, 4);
      g_assert_cmpint (get_start (fixture, fixture->moves), ==, 109);
      g_assert_cmpint (get_start (fixture, fixture->edited), ==, 174);
      g_assert_cmpint (get_start (fixture, fixture->gone), ==, 70);
      UI_TEST_WAIT (!can_review (fixture));
      undo (fixture);
      g_assert_cmpint (get_start (fixture, fixture->stays), ==, 4);
      g_assert_cmpint (get_start (fixture, fixture->moves), ==, -1);
      g_assert_cmpint (get_start (fixture, fixture->gone), ==, -1);
      UI_TEST_WAIT (can_review (fixture));
      redo (fixture);
    }
}

/* What is skipped stays without a place, and stays listed. */
static void
test_skip (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *window = open_review (fixture);

  press (window, "change.skip");
  press (window, "change.skip");
  press (window, "change.apply");
  g_assert_cmpint (get_start (fixture, fixture->moves), ==, 109);
  g_assert_cmpint (get_start (fixture, fixture->edited), ==, -1);
  window = open_review (fixture);
  gtk_window_close (GTK_WINDOW (window));
  ui_test_drain ();
  g_assert_cmpint (get_start (fixture, fixture->edited), ==, -1);
}

static void
assert_text (Fixture    *fixture,
             const char *wanted)
{
  g_autofree char *path = g_build_filename (fixture->folder, "brief.txt", NULL);
  g_autofree char *there = NULL;

  g_assert_true (g_file_get_contents (path, &there, NULL, NULL));
  g_assert_cmpstr (there, ==, wanted);
  g_assert_cmpstr (actant_source_text_get_text (actant_workspace_get_source (fixture->workspace),
                                                NULL), ==, wanted);
}

/* The window goes on with the corrected text; undo brings the old one back. */
static void
test_correct (Fixture       *fixture,
              gconstpointer  data)
{
  ActantSession *session = actant_workspace_get_session (fixture->workspace);
  GtkWindow *dialog;

  actant_workspace_set_range (fixture->workspace, 4, 14, 14);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.correct-text", NULL);
  ui_test_drain ();
  dialog = ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  ui_test_assert_named (GTK_WIDGET (dialog));
  ui_test_save_picture (GTK_WIDGET (dialog), "correct-text.png");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                              GTK_TEXT_VIEW (ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW))),
                            "two ministries", -1);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "correct");
  gtk_window_close (dialog);
  UI_TEST_WAIT (actant_session_count (session, ACTANT_KIND_CORRECTION) == 1);
  ui_test_drain ();
  for (int round = 0; round < 2; round++)
    {
      assert_text (fixture, "The two ministries announced that the group will meet every quarter.\n"
                   SECOND THIRD FOURTH);
      g_assert_cmpint (get_start (fixture, fixture->stays), ==, 4);
      g_assert_cmpint (get_start (fixture, fixture->moves), ==, 80);
      g_assert_false (can_review (fixture));
      undo (fixture);
      assert_text (fixture, OLD);
      g_assert_cmpint (get_start (fixture, fixture->moves), ==, 76);
      redo (fixture);
    }
}

/* With nothing selected it says so. */
static void
test_correct_nothing (Fixture       *fixture,
                      gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.correct-text", NULL);
  ui_test_drain ();
  g_assert_null (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
}

#define ADD(path, text, func) g_test_add (path, Fixture, text, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  ADD ("/text-change/same", NULL, test_same);
  ADD ("/text-change/review", NEW, test_review);
  ADD ("/text-change/skip", NEW, test_skip);
  ADD ("/text-change/correct", NULL, test_correct);
  ADD ("/text-change/correct-nothing", NULL, test_correct_nothing);

  return g_test_run ();
}
