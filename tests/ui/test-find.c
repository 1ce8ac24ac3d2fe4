/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding in the window: the bar, the list of what was found, all texts, and filters. */
#include "config.h"

#include "ui-test-util.h"
#include "window/actant-find-bar.h"

#include <string.h>

typedef struct
{
  char              *folder;
  ActantApplication *application;
  ActantWindow      *window;
  ActantFindBar     *bar;
  ActantFindResults *results;
  GtkWidget         *entry;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  fixture->folder = ui_test_new_folder ();
  ui_test_write (fixture->folder, "brief.txt",
                 "The North tests a missile.\nThe north will test again.\n\nNobody knows more.\n");
  ui_test_write (fixture->folder, "second.txt", "In the south.\nFarther north than ever.\n");
  for (guint i = 0; i < 30000; i++)
    g_string_append (lines, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\nnorth\n");
  ui_test_write (fixture->folder, "third.txt", lines->str);
  g_setenv ("ACTANT_CODER", "mina", TRUE);
  fixture->application = ui_test_get_application ();
  fixture->window = ui_test_open (fixture->application, fixture->folder, NULL);
  fixture->bar = ACTANT_FIND_BAR (ui_test_find (GTK_WIDGET (fixture->window),
                                                ACTANT_TYPE_FIND_BAR));
  fixture->results = actant_find_bar_get_results (fixture->bar);
  fixture->entry = ui_test_find (GTK_WIDGET (fixture->bar), GTK_TYPE_SEARCH_ENTRY);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_test_close_all (fixture->application);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
look_for_toggle (GtkWidget *widget,
                 gpointer   user_data)
{
  gpointer *wanted = user_data;

  if (GTK_IS_TOGGLE_BUTTON (widget) && wanted[1] == NULL
      && (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), wanted[0]) == 0
          || g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), wanted[0]) == 0))
    wanted[1] = widget;
}

static void
toggle (Fixture    *fixture,
        const char *label)
{
  gpointer wanted[] = { (gpointer) label, NULL };

  ui_test_foreach (GTK_WIDGET (fixture->bar), look_for_toggle, wanted);
  g_assert_nonnull (wanted[1]);
  gtk_toggle_button_set_active (wanted[1], !gtk_toggle_button_get_active (wanted[1]));
}

static void
type (Fixture    *fixture,
      const char *pattern)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), pattern);
}

static void
look_for_words (GtkWidget *widget,
                gpointer   user_data)
{
  gpointer *wanted = user_data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), wanted[0]) != NULL)
    wanted[1] = widget;
}

static gboolean
says (Fixture    *fixture,
      const char *words)
{
  gpointer wanted[] = { (gpointer) words, NULL };

  ui_test_foreach (GTK_WIDGET (fixture->bar), look_for_words, wanted);
  return wanted[1] != NULL;
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (actant_find_results_get_list (fixture->results)));
}

static char *
dup_row (Fixture *fixture,
         guint    position)
{
  g_autoptr(ActantMatch) match =
    g_list_model_get_item (G_LIST_MODEL (actant_find_results_get_list (fixture->results)), position);

  return actant_match_dup_markup (match);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *row = NULL;
  gint64 start, end;

  int width;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find", NULL);
  type (fixture, "north");
  UI_TEST_WAIT (says (fixture, "1 of 2"));
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  gtk_widget_measure (GTK_WIDGET (fixture->bar), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_test_message ("width %d", width);
  g_assert_cmpint (width, <=, 480);

  toggle (fixture, "view-list-symbolic");
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  row = dup_row (fixture, 0);
  g_assert_cmpstr (row, ==, "The <b><u>North</u></b> tests a missile. The north will test again.  "
                            "Nobody knows more. ");
  g_assert_cmpuint (actant_find_results_get_current (fixture->results), ==, 0);

  /* Steps and rows are the same place. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find-next", NULL);
  g_assert_true (says (fixture, "2 of 2"));
  g_assert_cmpuint (actant_find_results_get_current (fixture->results), ==, 1);
  actant_find_results_activate (fixture->results, 0);
  g_assert_true (says (fixture, "1 of 2"));
  ui_test_assert_named (GTK_WIDGET (fixture->bar));
  ui_test_save_picture (GTK_WIDGET (fixture->window), "find-list.png");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  UI_TEST_WAIT (gtk_widget_get_width (GTK_WIDGET (fixture->window)) <= 830);
  ui_test_save_picture (GTK_WIDGET (fixture->window), "find-list-dark.png");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);

  type (fixture, "nowhere to be found");
  UI_TEST_WAIT (says (fixture, "Nothing was found"));
  type (fixture, "again");
  UI_TEST_WAIT (count_rows (fixture) == 1);
  actant_find_bar_close (fixture->bar);
  g_assert_true (actant_workspace_get_range (actant_window_get_workspace (fixture->window),
                                             &start, &end));
  g_assert_cmpint (end - start, ==, 5);
}

static void
test_study (Fixture       *fixture,
            gconstpointer  data)
{
  ActantWorkspace *workspace = actant_window_get_workspace (fixture->window);
  g_autofree char *heading = NULL, *other = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find-in-study", NULL);
  toggle (fixture, ".*");
  type (fixture, "north\\b.*\\w");
  UI_TEST_WAIT (count_rows (fixture) == 5);
  heading = dup_row (fixture, 0);
  g_assert_cmpstr (heading, ==, "<b>brief.txt</b>");
  other = dup_row (fixture, 3);
  g_assert_cmpstr (other, ==, "<b>second.txt</b>");
  ui_test_save_picture (GTK_WIDGET (fixture->window), "find-study.png");

  /* A heading leads nowhere, a row opens its text at the place. */
  actant_find_results_activate (fixture->results, 3);
  g_assert_cmpstr (actant_workspace_get_text_path (workspace), ==, "brief.txt");
  actant_find_results_activate (fixture->results, 4);
  UI_TEST_WAIT (g_strcmp0 (actant_workspace_get_text_path (workspace), "second.txt") == 0);
  UI_TEST_WAIT (says (fixture, "1 of 1"));
  g_assert_cmpuint (count_rows (fixture), ==, 5);
}

/* The window is not kept waiting by an expression without end, by many matches, or by stopping. */
static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  ActantWorkspace *workspace = actant_window_get_workspace (fixture->window);
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_workspace_open_text (workspace, "third.txt", &error));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find", NULL);
  toggle (fixture, "view-list-symbolic");
  type (fixture, "north");
  UI_TEST_WAIT (count_rows (fixture) == 30000);
  UI_TEST_WAIT (says (fixture, "of 30000") && !says (fixture, "of 30000+"));

  toggle (fixture, ".*");
  type (fixture, "(a+)+$");
  UI_TEST_WAIT (says (fixture, "too complex") || says (fixture, "None"));
  type (fixture, "(a|aa)+$|north");
  UI_TEST_WAIT (count_rows (fixture) > 20);
  UI_TEST_WAIT (says (fixture, "too complex"));
  type (fixture, "(a");
  UI_TEST_WAIT (says (fixture, "after character 2"));
  ui_test_save_picture (GTK_WIDGET (fixture->window), "find-problem.png");
  type (fixture, ".*");
  UI_TEST_WAIT (count_rows (fixture) == 60000);
  type (fixture, "");
  UI_TEST_WAIT (count_rows (fixture) == 0);
}

/* What is found and what is filtered are apart: an edit, undone and redone, keeps both. */
static void
test_filtered (Fixture       *fixture,
               gconstpointer  data)
{
  ActantWorkspace *workspace = actant_window_get_workspace (fixture->window);
  ActantSession *session = actant_workspace_get_session (workspace);
  ActantQueryFilter *filter = actant_workspace_get_filter (workspace);
  g_autofree char *first = ui_test_add_claim (session, "brief.txt", 0, 26, "It tests");
  g_autofree char *second = NULL;
  g_autoptr(GError) error = NULL;
  guint shown, all;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find", NULL);
  type (fixture, "north");
  UI_TEST_WAIT (says (fixture, "1 of 2"));
  g_assert_true (actant_query_filter_set_query (filter, "gist:again", &error));
  second = ui_test_add_claim (session, "brief.txt", 27, 53, "It tests again");
  for (guint round = 0; round < 3; round++)
    {
      UI_TEST_WAIT (actant_query_filter_get_counts (filter, &shown, &all));
      g_assert_cmpuint (shown, ==, round == 1 ? 0 : 1);
      g_assert_cmpuint (all, ==, round == 1 ? 1 : 2);
      g_assert_cmpstr (actant_query_filter_get_query (filter), ==, "gist:again");
      g_assert_true (says (fixture, "1 of 2"));
      if (round == 0)
        g_assert_true (actant_session_undo (session, NULL, &error));
      else if (round == 1)
        g_assert_true (actant_session_redo (session, NULL, &error));
    }
  ui_test_save_picture (GTK_WIDGET (fixture->window), "find-filtered.png");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-all", NULL);
  g_assert_false (actant_query_filter_is_active (filter));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/find/list", test_list },
    { "/find/study", test_study },
    { "/find/long", test_long },
    { "/find/filtered", test_filtered },
  };

  ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
