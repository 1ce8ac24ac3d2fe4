/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Back and forward through the places visited. */
#include "config.h"

#include "study-fixture.h"

#define BRIEF "deterrence-brief.txt"
#define KOREAN "northern-reactions.ko.txt"

static void
go (StudyFixture *fixture,
    gboolean      back)
{
  ui_test_drain ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                                             back ? "win.go-back" : "win.go-forward", NULL));
  ui_test_drain ();
}

static void
assert_place (StudyFixture *fixture,
              const char   *page,
              const char   *text,
              const char   *id)
{
  g_assert_cmpstr (actant_workspace_get_page (fixture->workspace), ==, page);
  g_assert_cmpstr (actant_workspace_get_text_path (fixture->workspace), ==, text);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, id);
}

static const char *
get_claim (StudyFixture *fixture,
           const char   *text,
           guint         position)
{
  ActantAnnotationSet *set = actant_session_get_own_set (fixture->session, text, NULL);

  return actant_record_get_id (
    actant_collection_get (actant_annotation_set_get_records (set), ACTANT_KIND_CLAIM, position));
}

static void
test_walk (StudyFixture  *fixture,
           gconstpointer  data)
{
  const char *first = get_claim (fixture, BRIEF, 3);
  const char *second = get_claim (fixture, KOREAN, 2);
  GtkWidget *back = ui_test_find_action (GTK_WIDGET (fixture->window), "win.go-back");
  GtkWidget *forward = ui_test_find_action (GTK_WIDGET (fixture->window), "win.go-forward");

  ui_test_drain ();
  g_assert_false (gtk_widget_get_sensitive (back));
  g_assert_false (gtk_widget_get_sensitive (forward));

  g_assert_true (actant_workspace_go_to (fixture->workspace, first, TRUE));
  ui_test_drain ();
  g_assert_true (gtk_widget_get_sensitive (back));
  actant_workspace_show_page (fixture->workspace, "claims");
  ui_test_drain ();
  g_assert_true (actant_workspace_go_to (fixture->workspace, second, TRUE));

  go (fixture, TRUE);
  assert_place (fixture, "claims", BRIEF, first);
  go (fixture, TRUE);
  assert_place (fixture, "text", BRIEF, first);
  go (fixture, TRUE);
  assert_place (fixture, "text", BRIEF, NULL);
  g_assert_false (gtk_widget_get_sensitive (back));

  go (fixture, FALSE);
  assert_place (fixture, "text", BRIEF, first);
  go (fixture, FALSE);
  go (fixture, FALSE);
  assert_place (fixture, "text", KOREAN, second);
  g_assert_false (gtk_widget_get_sensitive (forward));
  g_assert_true (gtk_widget_get_sensitive (back));

  /* From the middle another way is taken: what was ahead is forgotten. */
  go (fixture, TRUE);
  go (fixture, TRUE);
  g_assert_true (actant_workspace_go_to (fixture->workspace, get_claim (fixture, BRIEF, 9), TRUE));
  ui_test_drain ();
  g_assert_false (gtk_widget_get_sensitive (forward));
  go (fixture, TRUE);
  assert_place (fixture, "text", BRIEF, first);
}

/* The caret's moves are no jumps; but a jump leaves from where it was. */
static void
test_caret (StudyFixture  *fixture,
            gconstpointer  data)
{
  GtkWidget *back = ui_test_find_action (GTK_WIDGET (fixture->window), "win.go-back");

  ui_test_drain ();
  for (gint64 caret = 10; caret < 60; caret += 10)
    {
      actant_workspace_set_range (fixture->workspace, caret, caret, caret);
      ui_test_drain ();
    }
  g_assert_false (gtk_widget_get_sensitive (back));

  g_assert_true (actant_workspace_open_text (fixture->workspace, KOREAN, NULL));
  go (fixture, TRUE);
  g_assert_cmpstr (actant_workspace_get_text_path (fixture->workspace), ==, BRIEF);
  g_assert_cmpint (actant_workspace_get_caret (fixture->workspace), ==, 50);

  /* A search is a jump, too. */
  actant_workspace_set_range (fixture->workspace, 70, 70, 70);
  ui_test_drain ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find", NULL);
  actant_workspace_set_range (fixture->workspace, 900, 900, 900);
  go (fixture, TRUE);
  g_assert_cmpint (actant_workspace_get_caret (fixture->workspace), ==, 70);
}

/* What was selected there can be gone; it is back when that is undone. */
static void
test_gone (StudyFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *id = g_strdup (get_claim (fixture, BRIEF, 3));

  ui_test_drain ();
  actant_workspace_go_to (fixture->workspace, id, TRUE);
  ui_test_drain ();
  actant_workspace_show_page (fixture->workspace, "claims");
  ui_test_drain ();
  actant_workspace_delete (fixture->workspace, id);
  go (fixture, TRUE);
  assert_place (fixture, "text", BRIEF, NULL);

  go (fixture, FALSE);
  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  go (fixture, TRUE);
  g_assert_cmpstr (actant_workspace_get_page (fixture->workspace), ==, "text");
  g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
  ui_test_drain ();
  g_assert_null (actant_workspace_get_selected_id (fixture->workspace));
}

#define ADD(path, func) \
  g_test_add (path, StudyFixture, NULL, study_fixture_set_up, func, study_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  ADD ("/places/walk", test_walk);
  ADD ("/places/caret", test_caret);
  ADD ("/places/gone", test_gone);

  return g_test_run ();
}
