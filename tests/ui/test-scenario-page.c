/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the scenarios: strip, board, sheet. */
#include "config.h"

#include "ui-test-util.h"

#include <adwaita.h>
#include <string.h>

#include "scenario/actant-claim-card.h"
#include "scenario/actant-place-popover.h"
#include "scenario/actant-scenario-page.h"
#include "session/actant-placing.h"

#define BRIEF "deterrence-brief.txt"

/* The study of the manual in a folder of its own, and a window with the page. */
typedef struct
{
  char               *folder;
  ActantSession      *session;
  ActantWorkspace    *workspace;
  GtkWindow          *window;
  ActantScenarioPage *page;
  guint               n_applied;
  guint               n_toasts;
} Fixture;

static void
copy_sample (const char *folder)
{
  g_autofree char *sample = g_build_filename (g_getenv ("ACTANT_DATA_DIR"), "sample", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (sample, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (sample, name, NULL);
      g_autofree char *contents = NULL;

      g_file_get_contents (path, &contents, NULL, &error);
      g_assert_no_error (error);
      ui_test_write (folder, name, contents);
    }
}

static void
applied_cb (Fixture *fixture)
{
  fixture->n_applied++;
}

static void
toast_cb (Fixture *fixture)
{
  fixture->n_toasts++;
}

static void
add_style (void)
{
  static GtkCssProvider *provider = NULL;

  if (provider != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/actant/Actant/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
open_window (Fixture *fixture)
{
  add_style ();
  fixture->session = ui_test_open_session (fixture->folder, "mina");
  fixture->workspace = actant_workspace_new ();
  actant_workspace_set_session (fixture->workspace, fixture->session);
  g_signal_connect_swapped (fixture->session, "changed", G_CALLBACK (applied_cb), fixture);
  g_signal_connect_swapped (fixture->workspace, "toast", G_CALLBACK (toast_cb), fixture);
  fixture->page = g_object_new (ACTANT_TYPE_SCENARIO_PAGE, "workspace", fixture->workspace, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 780, 640);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = ui_test_new_folder ();
  copy_sample (fixture->folder);
  open_window (fixture);
}

static void
set_up_bare (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->folder = ui_test_new_folder ();
  ui_test_write (fixture->folder, "a.txt", "Alder warns Birch.");
  open_window (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (fixture->window);
  UI_TEST_WAIT (page == NULL);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_assert_finalize_object (fixture->workspace);
  actant_session_save (fixture->session, NULL);
  g_object_unref (fixture->session);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static ActantScenarioModel *
get_model (Fixture *fixture)
{
  return actant_scenario_page_get_model (fixture->page);
}

static ActantScenarioBoard *
get_board (Fixture *fixture)
{
  return actant_scenario_page_get_board (fixture->page);
}

/* The column of a role: 0 and 1 for "not placed" and "no role". */
static guint
find_role (const char *role)
{
  const ActantFieldType *type = actant_placing_get_type ("role");

  for (guint i = 0; type->choices[i].value != NULL; i++)
    if (strcmp (type->choices[i].value, role) == 0)
      return ACTANT_BOARD_FIRST_ROLE + i;

  g_assert_not_reached ();
}

static guint
count (Fixture    *fixture,
       guint       column)
{
  return actant_board_column_get_n_items (actant_scenario_board_get_column (get_board (fixture), column));
}

static void
show_titled (Fixture    *fixture,
             const char *title)
{
  g_autoptr(GError) error = NULL;
  const ActantRecord *scenario =
    actant_session_find_named (fixture->session, ACTANT_KIND_SCENARIO, title, &error);

  g_assert_no_error (error);
  actant_scenario_model_show (get_model (fixture), actant_record_get_id (scenario));
}

static void
undo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_undo (fixture->session, NULL, &error));
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_redo (fixture->session, NULL, &error));
  g_assert_no_error (error);
}

static void
save_pictures (Fixture    *fixture,
               const char *name)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autofree char *light = g_strdup_printf ("%s.png", name);
  g_autofree char *dark = g_strdup_printf ("%s-dark.png", name);

  ui_test_drain ();
  ui_test_save_picture (GTK_WIDGET (fixture->window), light);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_test_drain ();
  ui_test_save_picture (GTK_WIDGET (fixture->window), dark);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  ui_test_assert_named (GTK_WIDGET (fixture->window));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  GtkSelectionModel *scenarios = actant_scenario_strip_get_model (actant_scenario_page_get_strip (fixture->page));
  ActantFieldEditor *title;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scenarios)), ==, 0);
  g_assert_null (actant_scenario_model_get_shown (get_model (fixture)));
  save_pictures (fixture, "scenario-none");

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "scenario.add", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scenarios)), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (scenarios, 0));
  title = actant_record_form_get_editor (actant_scenario_page_get_sheet (fixture->page), "title");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), GTK_WIDGET (title)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "scenario.add", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scenarios)), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (scenarios, 1));
  g_assert_cmpuint (fixture->n_applied, ==, 2);

  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scenarios)), ==, 0);
  redo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scenarios)), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (scenarios, 0));
}

static void
test_strip (Fixture       *fixture,
            gconstpointer  data)
{
  ActantScenarioStrip *strip = actant_scenario_page_get_strip (fixture->page);
  GtkSelectionModel *scenarios = actant_scenario_strip_get_model (strip);
  g_autofree char *shown = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scenarios)), ==, 4);
  g_assert_true (gtk_selection_model_is_selected (scenarios, 0));
  gtk_selection_model_select_item (scenarios, 2, TRUE);
  shown = g_strdup (actant_scenario_model_get_shown (get_model (fixture)));
  g_assert_cmpstr (actant_record_get_id (actant_record_form_get_record (
                     actant_scenario_page_get_sheet (fixture->page))), ==, shown);

  actant_scenario_strip_delete (strip);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scenarios)), ==, 3);
  g_assert_cmpuint (fixture->n_toasts, ==, 1);
  g_assert_cmpstr (actant_scenario_model_get_shown (get_model (fixture)), !=, shown);
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scenarios)), ==, 4);
  redo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scenarios)), ==, 3);
}

static void
test_sheet (Fixture       *fixture,
            gconstpointer  data)
{
  show_titled (fixture, "Planned deterrence");
  actant_scenario_page_show_view (fixture->page, "sheet");
  save_pictures (fixture, "scenario-sheet");
}

/* Presses a key on the cards of a column. */
static void
press (Fixture         *fixture,
       guint            column,
       guint            key,
       GdkModifierType  state)
{
  actant_scenario_board_press (get_board (fixture),
                               actant_scenario_board_get_column (get_board (fixture), column), key, state);
}

static void
test_board (Fixture       *fixture,
            gconstpointer  data)
{
  const guint driver = find_role ("driver"), constraint = find_role ("constraint");
  ActantBoardColumn *from = actant_scenario_board_get_column (get_board (fixture), driver);
  guint n_driver, n_constraint, n_all = 0;
  const char *two[3] = { NULL };
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const ActantScenarioMatrix *matrix;

  show_titled (fixture, "Planned deterrence");
  matrix = actant_scenario_model_get_matrix (get_model (fixture));
  for (guint i = 0; i < actant_scenario_board_get_n (get_board (fixture)); i++)
    n_all += count (fixture, i);
  g_assert_cmpuint (n_all, ==, actant_scenario_matrix_get_n_claims (matrix));
  n_driver = count (fixture, driver);
  n_constraint = count (fixture, constraint);
  g_assert_cmpuint (n_driver, >=, 2);
  save_pictures (fixture, "scenario-board");

  for (guint row = 0; ids->len < 2; row++)
    if (g_strcmp0 (actant_scenario_matrix_get_role (matrix, row, actant_scenario_model_get_column (get_model (fixture))),
                   "driver") == 0)
      g_ptr_array_add (ids, g_strdup (actant_record_get_id (actant_scenario_matrix_get_claim (matrix, row))));
  two[0] = ids->pdata[0];
  two[1] = ids->pdata[1];

  /* Both by one key, as one action; they stay selected and the first has the focus. */
  actant_board_column_select (from, two);
  press (fixture, driver, GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpuint (fixture->n_applied, ==, 1);
  g_assert_cmpuint (count (fixture, driver), ==, n_driver - 2);
  g_assert_cmpuint (count (fixture, constraint), ==, n_constraint + 2);
  {
    g_auto(GStrv) selected =
      actant_board_column_dup_selected (actant_scenario_board_get_column (get_board (fixture), constraint));

    g_assert_cmpuint (g_strv_length (selected), ==, 2);
  }
  undo (fixture);
  g_assert_cmpuint (count (fixture, driver), ==, n_driver);
  redo (fixture);
  g_assert_cmpuint (count (fixture, constraint), ==, n_constraint + 2);

  /* A letter gives the role, Delete takes out. */
  actant_board_column_select (actant_scenario_board_get_column (get_board (fixture), constraint), two);
  press (fixture, constraint, GDK_KEY_d, 0);
  g_assert_cmpuint (count (fixture, driver), ==, n_driver);
  n_all = count (fixture, ACTANT_BOARD_NOT_PLACED);
  actant_board_column_select (from, two);
  press (fixture, driver, GDK_KEY_Delete, 0);
  g_assert_cmpuint (count (fixture, ACTANT_BOARD_NOT_PLACED), ==, n_all + 2);
  undo (fixture);
  g_assert_cmpuint (count (fixture, ACTANT_BOARD_NOT_PLACED), ==, n_all);

  /* Dropped on another column; on none of those that are not known. */
  g_signal_emit_by_name (actant_scenario_board_get_column (get_board (fixture), ACTANT_BOARD_NO_ROLE),
                         "dropped", two);
  g_assert_cmpuint (count (fixture, ACTANT_BOARD_NO_ROLE), ==, 2);
  g_assert_false (actant_scenario_board_move (get_board (fixture), two, 99));
}

/* A role of a later version has a column of its own, and can be left but not given. */
static void
test_unknown_role (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, BRIEF ".mina.annotations.json", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  guint n = actant_scenario_board_get_n (get_board (fixture)), before;
  char *role;
  const char *claims[] = { NULL, NULL };
  g_autofree char *id = NULL;
  const ActantScenarioMatrix *matrix;

  gtk_window_destroy (fixture->window);
  ui_test_drain ();
  g_assert_finalize_object (fixture->workspace);
  g_object_unref (fixture->session);

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  role = strstr (contents, "\"role\": \"driver\", \"consistency\"");
  g_assert_nonnull (role);
  memcpy (role, "\"role\": \"hidden\"", strlen ("\"role\": \"hidden\""));
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  open_window (fixture);

  matrix = actant_scenario_model_get_matrix (get_model (fixture));
  for (guint column = 0; column < actant_scenario_matrix_get_n_scenarios (matrix); column++)
    for (guint row = 0; row < actant_scenario_matrix_get_n_claims (matrix); row++)
      if (g_strcmp0 (actant_scenario_matrix_get_role (matrix, row, column), "hidden") == 0)
        {
          g_assert_null (id);
          id = g_strdup (actant_record_get_id (actant_scenario_matrix_get_claim (matrix, row)));
          actant_scenario_model_show (get_model (fixture),
                                      actant_record_get_id (actant_scenario_matrix_get_scenario (matrix, column)));
        }
  g_assert_nonnull (id);
  g_assert_cmpuint (actant_scenario_board_get_n (get_board (fixture)), ==, n + 1);
  g_assert_cmpuint (count (fixture, n), ==, 1);

  claims[0] = id;
  before = count (fixture, find_role ("goal"));
  g_assert_false (actant_scenario_board_move (get_board (fixture), claims, n));
  g_assert_true (actant_scenario_board_move (get_board (fixture), claims, find_role ("goal")));
  g_assert_cmpuint (count (fixture, n), ==, 0);
  g_assert_cmpuint (count (fixture, find_role ("goal")), ==, before + 1);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, id);
  undo (fixture);
  g_assert_cmpuint (count (fixture, n), ==, 1);
  redo (fixture);
  g_assert_cmpuint (count (fixture, n), ==, 0);
}

static const char *
get_rating (Fixture *fixture,
            guint    row,
            guint    column)
{
  return actant_scenario_matrix_get_consistency (actant_scenario_model_get_matrix (get_model (fixture)),
                                                 row, column);
}

static char *
dup_head (Fixture *fixture,
          guint    column)
{
  g_autoptr(GtkColumnViewColumn) head =
    g_list_model_get_item (actant_matrix_view_get_columns (actant_scenario_page_get_matrix (fixture->page)),
                           column + 2);

  return g_strdup (gtk_column_view_column_get_title (head));
}

/* Ratings by keys in the cell, each one action; the score in the head follows. */
static void
test_matrix (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { guint key; const char *rating; } keys[] = {
    { GDK_KEY_1, "CC" }, { GDK_KEY_2, "C" }, { GDK_KEY_3, "N" }, { GDK_KEY_4, "I" },
    { GDK_KEY_KP_5, "II" }, { GDK_KEY_c, "C" }, { GDK_KEY_c, "CC" }, { GDK_KEY_n, "N" },
    { GDK_KEY_I, "I" }, { GDK_KEY_i, "II" }, { GDK_KEY_Delete, NULL },
  };
  ActantMatrixView *view = actant_scenario_page_get_matrix (fixture->page);
  GtkSelectionModel *rows = actant_matrix_view_get_rows (view);
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (get_model (fixture));
  guint row = 0, score = actant_scenario_matrix_get_tally (matrix, 1)->score;
  g_autofree char *head = NULL;
  g_autofree char *raised = NULL;

  actant_scenario_page_show_view (fixture->page, "matrix");
  head = dup_head (fixture, 1);
  UI_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (rows))
                == actant_scenario_matrix_get_n_claims (matrix));
  g_assert_cmpuint (g_list_model_get_n_items (actant_matrix_view_get_columns (view)), ==, 2 + 4);
  while (actant_scenario_matrix_has_item (matrix, row, 1))
    row++;

  gtk_selection_model_select_item (rows, row, TRUE);
  actant_matrix_view_set_cursor (view, 0);
  g_assert_true (actant_matrix_view_press (view, GDK_KEY_Left, 0));
  g_assert_cmpuint (actant_matrix_view_get_cursor (view), ==, 0);
  g_assert_true (actant_matrix_view_press (view, GDK_KEY_Right, 0));
  g_assert_cmpuint (actant_matrix_view_get_cursor (view), ==, 1);
  g_assert_false (actant_matrix_view_press (view, GDK_KEY_Down, 0));
  g_assert_false (actant_matrix_view_press (view, GDK_KEY_c, GDK_CONTROL_MASK));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *before = g_strdup (get_rating (fixture, row, 1));

      g_assert_true (actant_matrix_view_press (view, keys[i].key, 0));
      g_assert_cmpstr (get_rating (fixture, row, 1), ==, keys[i].rating);
      g_assert_cmpuint (fixture->n_applied, ==, 3 * i + 1);
      undo (fixture);
      g_assert_cmpstr (get_rating (fixture, row, 1), ==, before);
      redo (fixture);
      g_assert_cmpstr (get_rating (fixture, row, 1), ==, keys[i].rating);
      g_assert_true (gtk_selection_model_is_selected (rows, row));
    }
  g_assert_false (actant_scenario_matrix_has_item (actant_scenario_model_get_matrix (get_model (fixture)), row, 1));

  actant_matrix_view_press (view, GDK_KEY_5, 0);
  g_assert_cmpuint (actant_scenario_matrix_get_tally (actant_scenario_model_get_matrix (get_model (fixture)), 1)->score,
                    ==, score + 2);
  raised = dup_head (fixture, 1);
  g_assert_cmpstr (raised, !=, head);
  g_assert_true (actant_matrix_view_press (view, GDK_KEY_F2, 0));
  save_pictures (fixture, "scenario-matrix");
}

static void
test_matrix_sorted (Fixture       *fixture,
                    gconstpointer  data)
{
  ActantMatrixView *view = actant_scenario_page_get_matrix (fixture->page);
  GtkSelectionModel *rows = actant_matrix_view_get_rows (view);
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (get_model (fixture));
  int before = G_MAXINT;

  actant_scenario_page_show_view (fixture->page, "matrix");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), >, 0);
  actant_matrix_view_sort (view, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr(ActantClaimItem) item = g_list_model_get_item (G_LIST_MODEL (rows), i);
      int value = actant_scenario_matrix_get_diagnosticity (matrix, actant_claim_item_get_row (item));

      g_assert_cmpint (value, <=, before);
      before = value;
    }

  actant_matrix_view_sort (view, FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr(ActantClaimItem) item = g_list_model_get_item (G_LIST_MODEL (rows), i);

      g_assert_cmpuint (actant_claim_item_get_row (item), ==, i);
    }
}

static void
test_checks (Fixture       *fixture,
             gconstpointer  data)
{
  ActantChecksView *checks = actant_scenario_page_get_checks (fixture->page);
  guint n_used;

  show_titled (fixture, "Bargain over exercises");
  actant_scenario_page_show_view (fixture->page, "checks");
  UI_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (checks)));
  n_used = actant_checks_view_get_n_uncovered (checks);
  g_assert_cmpuint (n_used, >, 0);
  actant_checks_view_set_all_actors (checks, TRUE);
  g_assert_cmpuint (actant_checks_view_get_n_uncovered (checks), >=, n_used);
  save_pictures (fixture, "scenario-checks");
}

/* A claim of another text: Enter leads to its passage, selecting it only to its card. */
static void
test_passage (Fixture       *fixture,
              gconstpointer  data)
{
  ActantBoardColumn *column = actant_scenario_board_get_column (get_board (fixture), ACTANT_BOARD_NOT_PLACED);
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (get_model (fixture));
  ActantClaimItem *last = actant_scenario_model_get_item (get_model (fixture),
                                                          actant_scenario_matrix_get_n_claims (matrix) - 1);
  const char *id = actant_claim_item_get_id (last);

  g_assert_cmpstr (actant_claim_item_get_text_path (last), !=, BRIEF);
  actant_workspace_show_page (fixture->workspace, "scenarios");
  g_signal_emit_by_name (column, "activated", id);
  g_assert_cmpstr (actant_workspace_get_page (fixture->workspace), ==, ACTANT_PAGE_TEXT);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, id);
  g_assert_cmpstr (actant_workspace_get_text_path (fixture->workspace), ==,
                   actant_claim_item_get_text_path (last));
}

static void
test_query (Fixture       *fixture,
            gconstpointer  data)
{
  guint before = 0, after = 0;

  for (guint i = 0; i < actant_scenario_board_get_n (get_board (fixture)); i++)
    before += count (fixture, i);
  g_assert_false (actant_scenario_board_set_query (get_board (fixture), "type:nonsense", NULL));
  g_assert_true (actant_scenario_board_set_query (get_board (fixture), "type:forecast", NULL));
  for (guint i = 0; i < actant_scenario_board_get_n (get_board (fixture)); i++)
    after += count (fixture, i);
  g_assert_cmpuint (after, >, 0);
  g_assert_cmpuint (after, <, before);
  g_assert_true (actant_scenario_board_set_query (get_board (fixture), "", NULL));
  for (guint i = 0; i < actant_scenario_board_get_n (get_board (fixture)); i++)
    before -= count (fixture, i);
  g_assert_cmpuint (before, ==, 0);
}

static const char *
get_role (ActantWorkspace *workspace,
          const char      *claim,
          const char      *title)
{
  ActantSession *session = actant_workspace_get_session (workspace);
  const ActantRecord *scenario = actant_session_find_named (session, ACTANT_KIND_SCENARIO, title, NULL);
  const ActantRecord *record = actant_session_lookup (session, ACTANT_KIND_CLAIM, claim);

  g_assert_nonnull (record);
  return scenario != NULL ? actant_placing_get (session, record, actant_record_get_id (scenario), "role")
                          : NULL;
}

/* From the text: a scenario by its first letters, a role; and the same for the next. */
static void
test_place (void)
{
  g_autofree char *folder = ui_test_new_folder ();
  ActantApplication *application = ui_test_get_application ();
  ActantWindow *window;
  ActantWorkspace *workspace;
  ActantPlacePopover *popover;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  ActantSession *session;

  copy_sample (folder);
  window = ui_test_open (application, folder, BRIEF);
  workspace = actant_window_get_workspace (window);
  session = actant_workspace_get_session (workspace);
  popover = ACTANT_PLACE_POPOVER (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_PLACE_POPOVER));
  one = ui_test_add_claim (session, BRIEF, 0, 20, "One");
  two = ui_test_add_claim (session, BRIEF, 30, 50, "Two");

  actant_workspace_select (workspace, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place-in-scenario", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (popover)));

  actant_workspace_select (workspace, one);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place-in-scenario", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  g_assert_cmpuint (actant_place_popover_get_n_offers (popover), ==, 4);
  gtk_editable_set_text (GTK_EDITABLE (actant_place_popover_get_entry (popover)), "spir");
  g_assert_cmpuint (actant_place_popover_get_n_offers (popover), ==, 2);
  ui_test_drain ();
  ui_test_save_picture (GTK_WIDGET (popover), "scenario-place.png");
  ui_test_assert_named (GTK_WIDGET (popover));
  actant_place_popover_set_role (popover, "driver");
  g_assert_true (actant_place_popover_place (popover));
  g_assert_cmpstr (get_role (workspace, one, "Spiral of provocation"), ==, "driver");
  g_assert_true (actant_session_undo (session, NULL, NULL));
  g_assert_cmpstr (get_role (workspace, one, "Spiral of provocation"), ==, NULL);
  g_assert_true (actant_session_redo (session, NULL, NULL));
  g_assert_cmpstr (get_role (workspace, one, "Spiral of provocation"), ==, "driver");

  actant_workspace_select (workspace, two);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place-again", NULL);
  g_assert_cmpstr (get_role (workspace, two, "Spiral of provocation"), ==, "driver");

  /* A new scenario with the claim in it is one action. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place-in-scenario", NULL);
  gtk_editable_set_text (GTK_EDITABLE (actant_place_popover_get_entry (popover)), "Thaw");
  g_assert_cmpuint (actant_place_popover_get_n_offers (popover), ==, 1);
  g_assert_null (actant_place_popover_get_scenario (popover));
  g_assert_true (actant_place_popover_place (popover));
  g_assert_cmpstr (get_role (workspace, two, "Thaw"), ==, "driver");
  g_assert_true (actant_session_undo (session, NULL, NULL));
  g_assert_null (actant_session_find_named (session, ACTANT_KIND_SCENARIO, "Thaw", NULL));

  ui_test_close_all (application);
  ui_test_remove_folder (folder);
}

/* As it stands in the window, large and small. */
static void
test_window (void)
{
  static const struct { int width, height; const char *name; } sizes[] = {
    { 1280, 800, "scenario-window.png" },
    { 800, 600, "scenario-window-small.png" },
  };
  g_autofree char *folder = ui_test_new_folder ();
  ActantApplication *application;

  copy_sample (folder);
  application = ui_test_get_application ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GSettings *settings = actant_application_get_settings (application);
      ActantWindow *window;
      ActantWorkspace *workspace;
      GtkWidget *page;

      g_settings_set_int (settings, "window-width", sizes[i].width);
      g_settings_set_int (settings, "window-height", sizes[i].height);
      window = ui_test_open (application, folder, BRIEF);
      workspace = actant_window_get_workspace (window);
      actant_workspace_show_page (workspace, "scenarios");
      page = ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_SCENARIO_PAGE);
      g_assert_nonnull (page);
      UI_TEST_WAIT (gtk_widget_get_mapped (page));
      g_assert_cmpstr (actant_scenario_model_get_shown (
                         actant_scenario_page_get_model (ACTANT_SCENARIO_PAGE (page))), !=, NULL);
      ui_test_drain ();
      ui_test_save_picture (GTK_WIDGET (window), sizes[i].name);
      ui_test_close_all (application);
    }
  ui_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
#define ADD(path_, set_up_, func_) \
  g_test_add ("/scenario-page/" path_, Fixture, NULL, set_up_, func_, tear_down)
  ADD ("empty", set_up_bare, test_empty);
  ADD ("strip", set_up, test_strip);
  ADD ("sheet", set_up, test_sheet);
  ADD ("board", set_up, test_board);
  ADD ("board/unknown-role", set_up, test_unknown_role);
  ADD ("matrix", set_up, test_matrix);
  ADD ("matrix/sorted", set_up, test_matrix_sorted);
  ADD ("checks", set_up, test_checks);
  ADD ("passage", set_up, test_passage);
  ADD ("query", set_up, test_query);
#undef ADD
  g_test_add_func ("/scenario-page/place", test_place);
  g_test_add_func ("/scenario-page/window", test_window);

  return g_test_run ();
}
