/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions in the window: looked for, shown, walked through, accepted, dismissed, undone. */
#include "config.h"

#include "suggest/actant-suggestion-bar.h"
#include "suggest/actant-suggestion-tray.h"
#include "ui-test-util.h"

static const char brief[] =
  "China said that it may react. If Japan joins, China’s fleet will sail in June 2024.\n"
  "Kim agrees with China.\n";

typedef struct
{
  ActantApplication    *application;
  char                 *folder;
  ActantSession        *session;
  ActantWorkspace      *workspace;
  ActantSuggestionTray *tray;
} Fixture;

static char *
add_actor (ActantSession *session,
           const char    *name)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Actor");
  g_autoptr(ActantRecord) fresh = actant_session_new_record (session, ACTANT_KIND_ACTOR);
  g_autoptr(ActantRecord) actor = actant_record_set (fresh, "name", actant_value_new_text (name));

  g_assert_true (actant_session_put (session, edit, NULL, actor));
  g_assert_true (actant_session_apply (session, edit, NULL));
  return g_strdup (actant_record_get_id (actor));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *china = NULL, *japan = NULL;

  g_setenv ("ACTANT_CODER", "mina", TRUE);
  fixture->application = ui_test_get_application ();
  fixture->folder = ui_test_new_folder ();
  ui_test_write (fixture->folder, "brief.txt", brief);
  ui_test_write (fixture->folder, "other.txt", "Japan agrees.\n");
  fixture->session = ui_test_open_session (fixture->folder, "mina");
  china = add_actor (fixture->session, "China");
  japan = add_actor (fixture->session, "Japan");
}

/* The window has a session of its own. */
static void
set_up_window (Fixture       *fixture,
               gconstpointer  data)
{
  set_up (fixture, data);
  g_assert_true (actant_session_save (fixture->session, NULL));
  g_clear_object (&fixture->session);
}

static void
set_up_tray (Fixture       *fixture,
             gconstpointer  data)
{
  set_up (fixture, data);
  fixture->workspace = actant_workspace_new ();
  actant_workspace_set_session (fixture->workspace, fixture->session);
  g_assert_true (actant_workspace_open_text (fixture->workspace, "brief.txt", NULL));
  fixture->tray = actant_suggestion_tray_new (fixture->workspace);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->tray != NULL)
    g_assert_finalize_object (fixture->tray);
  if (fixture->workspace != NULL)
    {
      actant_workspace_set_session (fixture->workspace, NULL);
      g_assert_finalize_object (fixture->workspace);
    }
  g_clear_object (&fixture->session);
  ui_test_close_all (fixture->application);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
open_tray (Fixture *fixture)
{
  actant_suggestion_tray_open (fixture->tray);
  g_assert_true (actant_suggestion_tray_is_running (fixture->tray));
  UI_TEST_WAIT (!actant_suggestion_tray_is_running (fixture->tray));
}

static guint
count_shown (Fixture *fixture)
{
  return actant_suggestion_tray_get_shown (fixture->tray)->len;
}

static const char *
get_words (Fixture *fixture)
{
  const ActantSuggestion *current = actant_suggestion_tray_get_current (fixture->tray);

  return current != NULL ? current->words : NULL;
}

static guint
count_mentions (ActantSession *session)
{
  ActantAnnotationSet *set = actant_session_get_own_set (session, "brief.txt", NULL);

  return set != NULL
         ? actant_collection_get_n (actant_annotation_set_get_records (set), ACTANT_KIND_MENTION) : 0;
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpuint (count_shown (fixture), ==, 0);
  open_tray (fixture);
  g_assert_cmpuint (count_shown (fixture), ==, 8);
  g_assert_cmpstr (get_words (fixture), ==, "China said that");
  g_assert_true (actant_suggestion_tray_step (fixture->tray, FALSE));
  g_assert_cmpuint (actant_suggestion_tray_get_position (fixture->tray), ==, 7);
  g_assert_cmpstr (get_words (fixture), ==, "China");
  g_assert_true (actant_suggestion_tray_step (fixture->tray, TRUE));
  g_assert_cmpuint (actant_suggestion_tray_get_position (fixture->tray), ==, 0);

  /* The caret chooses, too. */
  actant_workspace_set_range (fixture->workspace, 34, 34, 34);
  g_assert_cmpstr (get_words (fixture), ==, "Japan");

  actant_suggestion_tray_set_kind (fixture->tray, ACTANT_SUGGESTION_HORIZON);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  g_assert_cmpstr (get_words (fixture), ==, "in June 2024");
  actant_suggestion_tray_set_kind (fixture->tray, ACTANT_SUGGESTIONS_OF_ALL_KINDS);
  g_assert_cmpuint (count_shown (fixture), ==, 8);

  actant_suggestion_tray_close (fixture->tray);
  g_assert_cmpuint (count_shown (fixture), ==, 0);
  g_assert_false (actant_suggestion_tray_step (fixture->tray, TRUE));
}

static void
test_accept (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint accepted, left;

  open_tray (fixture);
  g_assert_false (actant_suggestion_tray_accept (fixture->tray, &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);

  actant_suggestion_tray_step (fixture->tray, TRUE);
  g_assert_cmpstr (get_words (fixture), ==, "China");
  g_assert_true (actant_suggestion_tray_accept (fixture->tray, NULL));
  g_assert_cmpuint (count_mentions (fixture->session), ==, 1);
  g_assert_cmpuint (count_shown (fixture), ==, 7);
  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count_shown (fixture), ==, 8);

  actant_suggestion_tray_set_kind (fixture->tray, ACTANT_SUGGESTION_MENTION);
  g_assert_true (actant_suggestion_tray_accept_all (fixture->tray, &accepted, &left, NULL));
  g_assert_cmpuint (accepted, ==, 4);
  g_assert_cmpuint (left, ==, 0);
  g_assert_cmpuint (count_mentions (fixture->session), ==, 4);
  g_assert_cmpuint (count_shown (fixture), ==, 0);
  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count_mentions (fixture->session), ==, 0);
  g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count_mentions (fixture->session), ==, 4);
}

static void
test_dismiss (Fixture       *fixture,
              gconstpointer  data)
{
  open_tray (fixture);
  actant_suggestion_tray_dismiss (fixture->tray);
  g_assert_cmpuint (count_shown (fixture), ==, 7);
  g_assert_cmpstr (get_words (fixture), ==, "China");
  g_assert_null (actant_session_get_redo_label (fixture->session));

  /* It stays away as long as the text is open. */
  actant_suggestion_tray_close (fixture->tray);
  open_tray (fixture);
  g_assert_cmpuint (count_shown (fixture), ==, 7);
}

/* A new actor, another sentence, another text are looked at. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *kim = NULL;

  open_tray (fixture);
  kim = add_actor (fixture->session, "Kim");
  UI_TEST_WAIT (!actant_suggestion_tray_is_running (fixture->tray));
  g_assert_cmpuint (count_shown (fixture), ==, 9);

  actant_workspace_set_range (fixture->workspace, 86, 86, 86);
  actant_suggestion_tray_set_sentence (fixture->tray, TRUE);
  UI_TEST_WAIT (!actant_suggestion_tray_is_running (fixture->tray));
  g_assert_cmpuint (count_shown (fixture), ==, 2);
  actant_workspace_set_range (fixture->workspace, 3, 3, 3);
  UI_TEST_WAIT (!actant_suggestion_tray_is_running (fixture->tray));
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  actant_suggestion_tray_set_sentence (fixture->tray, FALSE);
  UI_TEST_WAIT (!actant_suggestion_tray_is_running (fixture->tray));
  g_assert_cmpuint (count_shown (fixture), ==, 9);

  g_assert_true (actant_workspace_open_text (fixture->workspace, "other.txt", NULL));
  UI_TEST_WAIT (!actant_suggestion_tray_is_running (fixture->tray));
  g_assert_cmpuint (count_shown (fixture), ==, 1);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  actant_suggestion_tray_open (fixture->tray);
  actant_suggestion_tray_stop (fixture->tray);
  g_assert_false (actant_suggestion_tray_is_running (fixture->tray));
  g_assert_true (actant_suggestion_tray_was_stopped (fixture->tray));
  ui_test_drain ();
  g_assert_cmpuint (count_shown (fixture), ==, 0);
  open_tray (fixture);
  g_assert_false (actant_suggestion_tray_was_stopped (fixture->tray));
  g_assert_cmpuint (count_shown (fixture), ==, 8);
}

static gboolean
has_label (GtkWidget  *root,
           const char *text)
{
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;

  return FALSE;
}

static void
test_window (Fixture       *fixture,
             gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  GtkWidget *bar = ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_SUGGESTION_BAR);
  GtkWidget *accept = ui_test_find_action (GTK_WIDGET (window), "win.accept-suggestion");
  GtkRevealer *revealer = GTK_REVEALER (ui_test_find (bar, GTK_TYPE_REVEALER));
  ActantSession *session = actant_window_get_session (window);

  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.suggest", NULL);
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  UI_TEST_WAIT (has_label (bar, "1 of 8"));
  g_assert_true (has_label (bar, "“China said that” → China"));
  g_assert_false (gtk_widget_get_sensitive (accept));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-suggestion", NULL);
  g_assert_true (has_label (bar, "2 of 8"));
  g_assert_true (gtk_widget_get_sensitive (accept));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  ui_test_assert_named (GTK_WIDGET (window));
  ui_test_save_picture (GTK_WIDGET (window), "suggestions.png");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.accept-suggestion", NULL);
  g_assert_cmpuint (count_mentions (session), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-suggestion", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-suggestion", NULL);
  g_assert_true (has_label (bar, "“Japan” → Japan"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.accept-suggestions", NULL);
  g_assert_cmpuint (count_mentions (session), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (count_mentions (session), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  g_assert_cmpuint (count_mentions (session), ==, 4);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.dismiss-suggestion", NULL);
  UI_TEST_WAIT (has_label (bar, "1 of 3") || has_label (bar, "2 of 3") || has_label (bar, "3 of 3"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.suggest", NULL);
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  g_assert_false (gtk_widget_get_sensitive (accept));
}

#define ADD(name_, set_up_, func_) \
  g_test_add ("/suggestions/" name_, Fixture, NULL, set_up_, func_, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

  ADD ("walk", set_up_tray, test_walk);
  ADD ("accept", set_up_tray, test_accept);
  ADD ("dismiss", set_up_tray, test_dismiss);
  ADD ("follow", set_up_tray, test_follow);
  ADD ("stop", set_up_tray, test_stop);
  ADD ("window", set_up_window, test_window);

  return g_test_run ();
}
