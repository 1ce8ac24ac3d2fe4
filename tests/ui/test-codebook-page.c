/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the codebook: trees, form, and each change with its undo and redo. */
#include "config.h"

#include "ui-test-util.h"

#include <adwaita.h>
#include <string.h>

#include "codebook/actant-codebook-node.h"
#include "codebook/actant-codebook-page.h"
#include "codebook/actant-codebook-row.h"
#include "codebook/actant-codebook.h"
#include "codebook/actant-name-popover.h"
#include "codebook/actant-recode-dialog.h"
#include "sidebar/actant-sidebar-page.h"
#include "window/actant-work-bar.h"

/* The study of the manual in a folder of its own, and a window with the page. */
#define N_MANY 5000

typedef struct
{
  char               *folder;
  ActantSession      *session;
  ActantWorkspace    *workspace;
  GtkWindow          *window;
  ActantCodebookPage *page;
  char               *toast;
  gboolean            toast_undo;
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
toast_cb (ActantWorkspace *workspace,
          const char      *message,
          gboolean         undo,
          Fixture         *fixture)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (message);
  fixture->toast_undo = undo;
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
  g_signal_connect (fixture->workspace, "toast", G_CALLBACK (toast_cb), fixture);
  fixture->page = g_object_new (ACTANT_TYPE_CODEBOOK_PAGE, "workspace", fixture->workspace, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 700, 700);
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
  UI_TEST_WAIT (G_OBJECT (fixture->workspace)->ref_count == 1);
  g_assert_finalize_object (fixture->workspace);
  /* A save may hold it. */
  UI_TEST_WAIT (G_OBJECT (fixture->session)->ref_count == 1);
  g_assert_finalize_object (fixture->session);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->toast);
}

/* The tree as text, a tab a level; members in brackets. */
static char *
dump (Fixture *fixture)
{
  GListModel *rows = actant_codebook_page_get_rows (fixture->page);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr(ActantCodebookNode) node = gtk_tree_list_row_get_item (row);
      const ActantCodebookLine *line = actant_codebook_node_get_line (node);

      for (guint j = 0; j < gtk_tree_list_row_get_depth (row); j++)
        g_string_append_c (text, '\t');
      g_string_append_printf (text, line->member ? "[%s]\n" : "%s\n", line->title);
    }

  return g_string_free (text, FALSE);
}

static char *
find_id (Fixture    *fixture,
         ActantKind  kind,
         const char *name)
{
  g_autoptr(GError) error = NULL;
  const ActantRecord *record = actant_session_find_named (fixture->session, kind, name, &error);

  g_assert_no_error (error);
  return g_strdup (actant_record_get_id (record));
}

static void
select_named (Fixture    *fixture,
              ActantKind  kind,
              const char *name)
{
  g_autofree char *id = find_id (fixture, kind, name);

  actant_codebook_page_select (fixture->page, id);
  g_assert_cmpstr (actant_codebook_page_get_id (fixture->page), ==, id);
}

/* After a change: its toast offers undo; undone and redone, the tree is as before and after. */
static void
assert_undoable (Fixture    *fixture,
                 const char *before)
{
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr(GError) error = NULL;

  ui_test_drain ();
  after = dump (fixture);
  g_assert_true (fixture->toast_undo);
  g_assert_cmpstr (after, !=, before);
  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  ui_test_drain ();
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  actant_session_redo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  ui_test_drain ();
  redone = dump (fixture);
  g_assert_cmpstr (redone, ==, after);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
}

static ActantNamePopover *
get_popover (Fixture *fixture)
{
  return ACTANT_NAME_POPOVER (ui_test_find (GTK_WIDGET (fixture->page), ACTANT_TYPE_NAME_POPOVER));
}

static void
test_tree (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *codes = dump (fixture);
  g_autofree char *actors = NULL;
  g_autofree char *found = NULL;

  g_assert_true (g_str_has_prefix (codes, "Frames\n\tJustifications\n\t\tHistorical grievance\n"));
  g_assert_nonnull (strstr (codes, "Themes\n\tAlliance politics\n\t\tBurden sharing\n"));
  g_assert_nonnull (strstr (codes, "\t\tProvocation\n\t\t\tGrey zone\n"));

  actant_codebook_page_show_kind (fixture->page, ACTANT_KIND_ACTOR);
  actors = dump (fixture);
  g_assert_nonnull (strstr (actors, "\t["));

  actant_codebook_page_show_kind (fixture->page, ACTANT_KIND_CODE);
  actant_codebook_page_search (fixture->page, "GREY");
  found = dump (fixture);
  g_assert_cmpstr (found, ==, "Themes\n\tRegional reactions\n\t\tProvocation\n\t\t\tGrey zone\n");
  ui_test_assert_named (GTK_WIDGET (fixture->window));
}

static void
test_add_and_rename (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *named = NULL;
  g_autofree char *tree = NULL;

  select_named (fixture, ACTANT_KIND_CODE, "Provocation");
  before = dump (fixture);
  act (fixture, "codebook.add-child");
  actant_name_popover_answer (get_popover (fixture), "Grey zone");
  g_assert_nonnull (actant_name_popover_get_error (get_popover (fixture)));
  actant_name_popover_answer (get_popover (fixture), "Drone flights");
  g_assert_null (actant_name_popover_get_error (get_popover (fixture)));
  assert_undoable (fixture, before);
  select_named (fixture, ACTANT_KIND_CODE, "Drone flights");
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==,
                   actant_codebook_page_get_id (fixture->page));

  named = dump (fixture);
  act (fixture, "codebook.rename");
  actant_name_popover_answer (get_popover (fixture), "Drones");
  assert_undoable (fixture, named);
  tree = dump (fixture);
  g_assert_nonnull (strstr (tree, "\t\tProvocation\n\t\t\tDrones\n"));
}

static void
test_cut_and_paste (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *before = dump (fixture);
  g_autofree char *moved = NULL;
  g_autofree char *tree = NULL;

  select_named (fixture, ACTANT_KIND_CODE, "Provocation");
  act (fixture, "codebook.cut");
  select_named (fixture, ACTANT_KIND_CODE, "Alliance politics");
  act (fixture, "codebook.paste");
  assert_undoable (fixture, before);
  moved = dump (fixture);
  g_assert_nonnull (strstr (moved, "\t\tProvocation\n\t\t\tGrey zone\n"));

  /* Under what lies under it: said, not done. */
  select_named (fixture, ACTANT_KIND_CODE, "Alliance politics");
  act (fixture, "codebook.cut");
  select_named (fixture, ACTANT_KIND_CODE, "Grey zone");
  act (fixture, "codebook.paste");
  g_assert_false (fixture->toast_undo);
  tree = dump (fixture);
  g_assert_cmpstr (tree, ==, moved);

  select_named (fixture, ACTANT_KIND_CODE, "Grey zone");
  act (fixture, "codebook.move-to-top");
  assert_undoable (fixture, moved);
}

static void
find_row_cb (GtkWidget *widget,
             gpointer   user_data)
{
  GtkWidget **found = user_data;
  ActantCodebookNode *node = ACTANT_IS_CODEBOOK_ROW (widget)
                             ? actant_codebook_row_get_node (ACTANT_CODEBOOK_ROW (widget)) : NULL;

  if (node != NULL && g_strcmp0 (actant_codebook_node_get_line (node)->title, "Readiness") == 0)
    *found = widget;
}

/* What is dropped on a row lies under it then. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *before = dump (fixture);
  g_autofree char *id = find_id (fixture, ACTANT_KIND_CODE, "Reversibility");
  g_autofree char *tree = NULL;
  GtkWidget *row = NULL;

  ui_test_foreach (GTK_WIDGET (fixture->page), find_row_cb, &row);
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "dropped", id);
  assert_undoable (fixture, before);
  tree = dump (fixture);
  g_assert_nonnull (strstr (tree, "\t\tReadiness\n\t\t\tReversibility\n"));
}

static ActantRecodeDialog *
get_dialog (void)
{
  return ACTANT_RECODE_DIALOG (ui_test_find_toplevel (ACTANT_TYPE_RECODE_DIALOG));
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *grey = find_id (fixture, ACTANT_KIND_CODE, "Grey zone");
  g_autofree char *maritime = find_id (fixture, ACTANT_KIND_CODE, "Maritime tension");
  GtkWidget *cards = g_object_ref_sink (actant_sidebar_page_new (ACTANT_KIND_CODE));
  g_autofree char *before = NULL;
  GListModel *shown;
  guint n;

  actant_sidebar_page_set_workspace (ACTANT_SIDEBAR_PAGE (cards), fixture->workspace);
  shown = G_LIST_MODEL (actant_sidebar_page_get_model (ACTANT_SIDEBAR_PAGE (cards)));
  n = actant_collection_get_n (actant_session_get_study (fixture->session), ACTANT_KIND_CODE);
  UI_TEST_WAIT (g_list_model_get_n_items (shown) == n);

  select_named (fixture, ACTANT_KIND_CODE, "Grey zone");
  before = dump (fixture);
  act (fixture, "codebook.merge");
  g_assert_cmpuint (actant_recode_dialog_get_n (get_dialog ()), ==, 0);
  g_assert_false (actant_recode_dialog_apply (get_dialog ()));
  actant_recode_dialog_set_target (get_dialog (), maritime);
  g_assert_cmpuint (actant_recode_dialog_get_n (get_dialog ()), >, 1);
  ui_test_drain ();
  ui_test_save_picture (GTK_WIDGET (get_dialog ()), "codebook-merge.png");
  g_assert_true (actant_recode_dialog_apply (get_dialog ()));
  gtk_window_destroy (GTK_WINDOW (get_dialog ()));
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, n - 1);
  assert_undoable (fixture, before);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, n - 1);
  g_assert_cmpstr (actant_record_get_text (actant_collection_lookup (
                     actant_session_get_study (fixture->session), grey), "replaced_by"), ==, maritime);
  g_object_unref (cards);
}

/* Many claims that name the code @id, as one action. */
static void
add_many (Fixture    *fixture,
          const char *id)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Many");
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  ActantTextRange range = { 0, 20 };
  g_autoptr(GError) error = NULL;

  g_array_append_val (ranges, range);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autoptr(ActantRecord) coding =
        actant_session_new_passage (fixture->session, ACTANT_KIND_CODING, "deterrence-brief.txt",
                                    ranges, &error);
      g_autoptr(ActantRecord) coded = NULL;

      g_assert_no_error (error);
      coded = actant_record_set (coding, "code", actant_value_new_text (id));
      g_assert_true (actant_session_put (fixture->session, edit, "deterrence-brief.txt", coded));
    }
  actant_session_apply (fixture->session, edit, &error);
  g_assert_no_error (error);
}

static void
find_bar (GtkWidget *widget,
          gpointer   user_data)
{
  if (ACTANT_IS_WORK_BAR (widget))
    *(GtkWidget **) user_data = widget;
}

/* A merge of many places is prepared while the window goes on, and can be cancelled. */
static void
test_merge_many (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *grey = find_id (fixture, ACTANT_KIND_CODE, "Grey zone");
  g_autofree char *maritime = find_id (fixture, ACTANT_KIND_CODE, "Maritime tension");
  GtkWidget *bar = NULL;
  ActantWork *work;
  guint n;

  add_many (fixture, grey);
  select_named (fixture, ACTANT_KIND_CODE, "Grey zone");
  act (fixture, "codebook.merge");
  ui_test_foreach (GTK_WIDGET (get_dialog ()), find_bar, (gpointer) &bar);
  g_assert_nonnull (bar);

  /* Cancelled: nothing can be applied. */
  actant_recode_dialog_set_target (get_dialog (), maritime);
  work = actant_work_bar_get_work (ACTANT_WORK_BAR (bar));
  g_assert_true (actant_work_is_running (work));
  actant_work_cancel (work);
  UI_TEST_WAIT (!actant_work_is_running (work));
  ui_test_drain ();
  g_assert_false (actant_recode_dialog_apply (get_dialog ()));

  actant_test_stall_begin ();
  actant_recode_dialog_set_target (get_dialog (), maritime);
  g_assert_false (actant_recode_dialog_apply (get_dialog ()));
  work = actant_work_bar_get_work (ACTANT_WORK_BAR (bar));
  UI_TEST_WAIT (!actant_work_is_running (work));
  ui_test_drain ();
  g_assert_cmpfloat (actant_test_stall_end ("merge of 5,000 places"), <, 400);
  n = actant_recode_dialog_get_n (get_dialog ());
  g_assert_cmpuint (n, >=, N_MANY);
  g_assert_true (actant_recode_dialog_apply (get_dialog ()));
  gtk_window_destroy (GTK_WINDOW (get_dialog ()));
  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
  g_assert_cmpstr (actant_record_get_text (actant_collection_lookup (
                     actant_session_get_study (fixture->session), grey), "replaced_by"), ==, maritime);
}

static void
test_split (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *half = NULL;
  g_autoptr(GPtrArray) uses = NULL;

  actant_codebook_page_show_kind (fixture->page, ACTANT_KIND_ACTOR);
  select_named (fixture, ACTANT_KIND_ACTOR, "North Korea");
  before = dump (fixture);
  act (fixture, "codebook.split");
  g_assert_cmpuint (actant_recode_dialog_get_n (get_dialog ()), >, 2);
  actant_recode_dialog_set_name (get_dialog (), "China");
  g_assert_false (actant_recode_dialog_apply (get_dialog ()));
  actant_recode_dialog_set_name (get_dialog (), "Kim family");
  actant_recode_dialog_choose (get_dialog (), actant_recode_dialog_get_n (get_dialog ()) - 1, TRUE);
  g_assert_true (actant_recode_dialog_apply (get_dialog ()));
  gtk_window_destroy (GTK_WINDOW (get_dialog ()));
  assert_undoable (fixture, before);
  half = find_id (fixture, ACTANT_KIND_ACTOR, "Kim family");
  uses = actant_session_find_uses (fixture->session, half);
  g_assert_cmpuint (uses->len, ==, 1);
}

/* In use: offers merging and retiring; not in use: goes. */
static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *tree = NULL;
  GtkWindow *question;

  select_named (fixture, ACTANT_KIND_CODE, "Provocation");
  before = dump (fixture);
  act (fixture, "codebook.delete");
  question = ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "retire");
  gtk_window_destroy (question);
  ui_test_drain ();
  tree = dump (fixture);
  g_assert_cmpstr (tree, ==, before);
  g_assert_true (actant_codebook_is_retired (actant_collection_lookup (
                   actant_session_get_study (fixture->session),
                   actant_codebook_page_get_id (fixture->page))));
  actant_session_undo (fixture->session, NULL, NULL);
  ui_test_drain ();

  actant_codebook_page_show_kind (fixture->page, ACTANT_KIND_FIELD);
  act (fixture, "codebook.add");
  actant_name_popover_answer (get_popover (fixture), "Salience of it");
  g_free (before);
  before = dump (fixture);
  g_assert_nonnull (strstr (before, "\tSalience of it\n"));
  act (fixture, "codebook.delete");
  assert_undoable (fixture, before);
}

static void
test_form (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_null (actant_codebook_page_get_form (fixture->page));
  select_named (fixture, ACTANT_KIND_CODE, "Grey zone");
  g_assert_nonnull (actant_record_form_get_editor (actant_codebook_page_get_form (fixture->page),
                                                   "counter_example"));
  ui_test_save_picture (GTK_WIDGET (fixture->window), "codebook-code.png");
  select_named (fixture, ACTANT_KIND_ACTOR, "North Korea");
  g_assert_cmpint (actant_codebook_page_get_kind (fixture->page), ==, ACTANT_KIND_ACTOR);
  g_assert_nonnull (actant_record_form_get_editor (actant_codebook_page_get_form (fixture->page),
                                                   "identifiers"));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *tree = NULL;
  const ActantKind all[] = { ACTANT_KIND_EVENT, ACTANT_KIND_FIELD, ACTANT_KIND_ACTOR, ACTANT_KIND_CODE };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      actant_codebook_page_show_kind (fixture->page, all[i]);
      g_assert_nonnull (ui_test_find (GTK_WIDGET (fixture->page), ADW_TYPE_STATUS_PAGE));
      act (fixture, "codebook.add");
      actant_name_popover_answer (get_popover (fixture), "First");
      g_free (g_steal_pointer (&tree));
      tree = dump (fixture);
      g_assert_nonnull (strstr (tree, "First\n"));
    }
  ui_test_assert_named (GTK_WIDGET (fixture->window));
}

#define ADD(path_, set_up_, func_) g_test_add (path_, Fixture, NULL, set_up_, func_, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

  ADD ("/codebook-page/tree", set_up, test_tree);
  ADD ("/codebook-page/add-and-rename", set_up, test_add_and_rename);
  ADD ("/codebook-page/cut-and-paste", set_up, test_cut_and_paste);
  ADD ("/codebook-page/drop", set_up, test_drop);
  ADD ("/codebook-page/merge", set_up, test_merge);
  ADD ("/codebook-page/merge-many", set_up, test_merge_many);
  ADD ("/codebook-page/split", set_up, test_split);
  ADD ("/codebook-page/delete", set_up, test_delete);
  ADD ("/codebook-page/form", set_up, test_form);
  ADD ("/codebook-page/empty", set_up_bare, test_empty);

  return g_test_run ();
}
