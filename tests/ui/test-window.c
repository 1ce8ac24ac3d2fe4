/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: opening, title, toggles, undo, problems, names, closing. */
#include "config.h"

#include "ui-test-util.h"
#include "window/actant-coder-dialog.h"
#include "window/actant-find-bar.h"
#include "window/actant-help.h"
#include "window/actant-preferences.h"
#include "window/actant-problem-bar.h"
#include "window/actant-start-page.h"
#include "window/actant-status-line.h"
#include "window/actant-study-list.h"
#include "window/actant-study-section.h"

static const char brief[] =
  "The ministries announced that the group will meet every quarter.\n"
  "There is a high possibility that the North will test a missile.\n"
  "It would be advisable to publish the rules.\n";

typedef struct
{
  ActantApplication *application;
  char              *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_setenv ("ACTANT_CODER", "mina", TRUE);
  fixture->application = ui_test_get_application ();
  fixture->folder = ui_test_new_folder ();
  ui_test_write (fixture->folder, "brief.txt", brief);
  ui_test_write (fixture->folder, "second.md", "Another text.\n");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_test_close_all (fixture->application);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static const char *
get_title (ActantWindow *window)
{
  return adw_window_title_get_title (
    ADW_WINDOW_TITLE (ui_test_find (GTK_WIDGET (window), ADW_TYPE_WINDOW_TITLE)));
}

static const char *
get_subtitle (ActantWindow *window)
{
  return adw_window_title_get_subtitle (
    ADW_WINDOW_TITLE (ui_test_find (GTK_WIDGET (window), ADW_TYPE_WINDOW_TITLE)));
}

static gboolean
is_mapped (ActantWindow *window,
           GType         type)
{
  return gtk_widget_get_mapped (ui_test_find (GTK_WIDGET (window), type));
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  ActantWindow *window;

  g_application_activate (G_APPLICATION (fixture->application));
  window = ACTANT_WINDOW (
    gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  g_assert_true (is_mapped (window, ACTANT_TYPE_START_PAGE));
  g_assert_false (is_mapped (window, ACTANT_TYPE_STUDY_LIST));
  g_assert_cmpstr (get_title (window), ==, "Actant");
  g_assert_cmpstr (get_subtitle (window), ==, "");
  g_assert_false (gtk_widget_get_visible (ui_test_find_action (GTK_WIDGET (window), "win.undo")));
  ui_test_assert_named (GTK_WIDGET (window));

  /* Nothing is open, so these do nothing and break nothing. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-record", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete-record", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-part", NULL);
  ui_test_save_picture (GTK_WIDGET (window), "window-start.png");
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, NULL);
  ActantWorkspace *workspace = actant_window_get_workspace (window);
  g_autofree char *study = g_path_get_basename (fixture->folder);
  g_autofree char *subtitle = g_strdup_printf ("%s · mina · Saved", study);

  g_assert_true (is_mapped (window, ACTANT_TYPE_STUDY_LIST));
  g_assert_cmpstr (actant_workspace_get_text_path (workspace), ==, "brief.txt");
  g_assert_cmpstr (get_title (window), ==, "brief.txt");
  g_assert_cmpstr (get_subtitle (window), ==, subtitle);
  g_assert_nonnull (actant_workspace_get_source (workspace));
  g_assert_true (actant_annotation_set_is_writable (actant_workspace_get_own_set (workspace)));
  ui_test_assert_named (GTK_WIDGET (window));
  ui_test_save_picture (GTK_WIDGET (window), "window-study.png");

  /* The other text, through the list. */
  g_assert_true (actant_workspace_open_text (workspace, "second.md", NULL));
  g_assert_cmpstr (get_title (window), ==, "second.md");
}

static void
test_same_study (Fixture       *fixture,
                 gconstpointer  data)
{
  ActantWindow *first = ui_test_open (fixture->application, fixture->folder, NULL);
  ActantSession *session = actant_window_get_session (first);
  ActantWindow *other;
  g_autoptr(GFile) file = g_file_new_build_filename (fixture->folder, "second.md", NULL);

  /* A text of a study that is open is shown where the study is. */
  actant_application_open (fixture->application, NULL, file);
  UI_TEST_WAIT (g_strcmp0 (actant_workspace_get_text_path (actant_window_get_workspace (first)),
                           "second.md") == 0);
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (fixture->application))->next);

  /* A second window on the study shares its session. */
  other = actant_window_new (fixture->application);
  actant_window_show_study (other, session, "brief.txt");
  gtk_window_present (GTK_WINDOW (other));
  g_free (ui_test_add_claim (session, "brief.txt", 0, 14, "Announced"));
  g_assert_cmpstr (actant_session_get_undo_label (actant_window_get_session (first)), ==,
                   "Add Claim");
  g_assert_true (actant_window_get_session (other) == actant_window_get_session (first));
}

static void
test_annotations_open_text (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(ActantSession) session = ui_test_open_session (fixture->folder, "mina");
  ActantWindow *window;

  g_free (ui_test_add_claim (session, "second.md", 0, 7, "A claim"));
  g_assert_true (actant_session_save (session, NULL));
  window = ui_test_open (fixture->application, fixture->folder, "second.md.mina.annotations.json");
  g_assert_cmpstr (actant_workspace_get_text_path (actant_window_get_workspace (window)), ==,
                   "second.md");
}

static void
test_toggles (Fixture       *fixture,
              gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, NULL);
  GSettings *settings = actant_application_get_settings (fixture->application);

  g_assert_true (is_mapped (window, ACTANT_TYPE_STUDY_LIST));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-study-list", NULL);
  g_assert_false (is_mapped (window, ACTANT_TYPE_STUDY_LIST));
  g_assert_false (g_settings_get_boolean (settings, "study-list-visible"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-study-list", NULL);
  g_assert_true (is_mapped (window, ACTANT_TYPE_STUDY_LIST));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-sidebar", NULL);
  g_assert_false (g_settings_get_boolean (settings, "sidebar-visible"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-sidebar", NULL);
  g_assert_true (g_settings_get_boolean (settings, "sidebar-visible"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL);
  g_assert_cmpfloat (g_settings_get_double (settings, "reader-zoom"), >, 1.0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-reset", NULL);
  g_assert_cmpfloat (g_settings_get_double (settings, "reader-zoom"), ==, 1.0);
}

static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  ActantSession *session = actant_window_get_session (window);
  ActantWorkspace *workspace = actant_window_get_workspace (window);
  ActantCollection *records =
    actant_annotation_set_get_records (actant_workspace_get_own_set (workspace));
  GtkWidget *undo = ui_test_find_action (GTK_WIDGET (window), "win.undo");
  GtkWidget *redo = ui_test_find_action (GTK_WIDGET (window), "win.redo");

  g_assert_false (gtk_widget_get_sensitive (undo));
  g_assert_false (gtk_widget_get_sensitive (redo));

  g_free (ui_test_add_claim (session, "brief.txt", 65, 128, "The North tests a missile"));
  g_assert_true (gtk_widget_get_sensitive (undo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo “Add Claim”");
  g_assert_nonnull (strstr (get_subtitle (window), "Unsaved changes"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (undo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (redo), ==, "Redo “Add Claim”");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, 1);

  UI_TEST_WAIT (g_str_has_suffix (get_subtitle (window), "· Saved"));
}

typedef struct
{
  const char *words;
  gboolean    found;
} Told;

static void
look_for_words (GtkWidget *widget,
                gpointer   data)
{
  Told *told = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), told->words))
    told->found = TRUE;
}

static gboolean
is_told (ActantWindow *window,
         const char   *words)
{
  Told told = { words, FALSE };

  ui_test_foreach (GTK_WIDGET (window), look_for_words, &told);
  return told.found;
}

/* A toast offers to undo what it tells of, and nothing that came after. */
static void
test_toasts (Fixture       *fixture,
             gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  ActantWorkspace *workspace = actant_window_get_workspace (window);

  actant_workspace_toast (workspace, "Something was done", TRUE);
  UI_TEST_WAIT (is_told (window, "Something was done") && is_told (window, "Undo"));

  g_free (ui_test_add_claim (actant_window_get_session (window), "brief.txt", 65, 128, "A test"));
  UI_TEST_WAIT (!is_told (window, "Undo"));
  g_assert_true (is_told (window, "Something was done"));
}

static void
test_records (Fixture       *fixture,
              gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  ActantWorkspace *workspace = actant_window_get_workspace (window);
  ActantSession *session = actant_window_get_session (window);
  g_autofree char *late = ui_test_add_claim (session, "brief.txt", 65, 128, "Late");
  g_autofree char *early = ui_test_add_claim (session, "brief.txt", 0, 20, "Early");
  g_autofree char *inner = ui_test_add_claim (session, "brief.txt", 0, 10, "Inside early");

  /* What is new is selected. */
  g_assert_cmpstr (actant_workspace_get_selected_id (workspace), ==, inner);
  actant_workspace_select (workspace, NULL);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-record", NULL);
  g_assert_cmpstr (actant_workspace_get_selected_id (workspace), ==, early);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-record", NULL);
  g_assert_cmpstr (actant_workspace_get_selected_id (workspace), ==, inner);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-record", NULL);
  g_assert_cmpstr (actant_workspace_get_selected_id (workspace), ==, late);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-record", NULL);
  g_assert_cmpstr (actant_workspace_get_selected_id (workspace), ==, late);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-record", NULL);
  g_assert_cmpstr (actant_workspace_get_selected_id (workspace), ==, inner);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete-record", NULL);
  g_assert_null (actant_workspace_get_selected (workspace));
  g_assert_cmpstr (actant_session_get_undo_label (session), ==, "Delete Claim");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  actant_workspace_select (workspace, inner);
  g_assert_cmpstr (actant_record_get_text (actant_workspace_get_selected (workspace), "gist"), ==,
                   "Inside early");
}

static void
activate (ActantWindow *window,
          const char   *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static guint
count_records (ActantWindow *window,
               ActantKind    kind)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (actant_window_get_workspace (window));

  return actant_collection_get_n (actant_annotation_set_get_records (set), kind);
}

/* What is selected in the text, in one line. */
static char *
dup_selected_words (ActantWindow *window)
{
  ActantWorkspace *workspace = actant_window_get_workspace (window);
  gint64 start = 0, end = 0;

  actant_workspace_get_range (workspace, &start, &end);
  return actant_source_text_dup_slice (actant_workspace_get_source (workspace), start, end);
}

static void
expect_words (ActantWindow *window,
              const char   *words)
{
  g_autofree char *selected = dup_selected_words (window);

  g_assert_cmpstr (selected, ==, words);
}

/* N: the next clause without a claim, round and round; S: at the connectives; D; P. */
static void
test_clauses (Fixture       *fixture,
              gconstpointer  data)
{
  const char *text = "If Seoul acts, Tokyo may follow. Moscow will wait.\n";
  ActantWindow *window;
  ActantWorkspace *workspace;
  ActantSession *session;
  g_autofree char *claim = NULL;
  g_autofree char *copy = NULL;

  ui_test_write (fixture->folder, "brief.txt", text);
  window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  workspace = actant_window_get_workspace (window);
  session = actant_window_get_session (window);

  activate (window, "win.next-uncovered");
  expect_words (window, "Seoul acts");
  activate (window, "win.next-uncovered");
  expect_words (window, "Tokyo may follow");
  claim = ui_test_add_claim (session, "brief.txt", 33, 49, "Moscow waits");
  activate (window, "win.next-uncovered");
  expect_words (window, "Seoul acts");

  /* A selection is split; the relation and its cue come with it, in one step. */
  actant_workspace_select (workspace, NULL);
  actant_workspace_set_range (workspace, 0, 32, 32);
  activate (window, "win.split-claim");
  g_assert_cmpuint (count_records (window, ACTANT_KIND_CLAIM), ==, 3);
  g_assert_cmpuint (count_records (window, ACTANT_KIND_RELATION), ==, 1);
  g_assert_cmpstr (actant_record_get_text (actant_workspace_get_selected (workspace), "gist"), ==, "Tokyo may follow");
  activate (window, "win.undo");
  g_assert_cmpuint (count_records (window, ACTANT_KIND_CLAIM), ==, 1);
  g_assert_cmpuint (count_records (window, ACTANT_KIND_RELATION), ==, 0);
  activate (window, "win.redo");
  g_assert_cmpuint (count_records (window, ACTANT_KIND_CLAIM), ==, 3);

  /* Every clause has a claim now. */
  actant_workspace_set_range (workspace, 0, 0, 0);
  activate (window, "win.next-uncovered");
  g_assert_false (actant_workspace_get_range (workspace, NULL, NULL));

  actant_workspace_select (workspace, claim);
  activate (window, "win.duplicate-claim");
  copy = g_strdup (actant_workspace_get_selected_id (workspace));
  g_assert_cmpstr (copy, !=, claim);
  g_assert_cmpuint (count_records (window, ACTANT_KIND_CLAIM), ==, 4);
  activate (window, "win.undo");
  g_assert_cmpuint (count_records (window, ACTANT_KIND_CLAIM), ==, 3);

  /* No scenario yet: nothing changes, and it is said. */
  actant_workspace_select (workspace, claim);
  activate (window, "win.place-again");
  g_assert_cmpstr (actant_session_get_redo_label (session), ==, "Duplicate Claim");
}

static void
find_status (GtkWidget *widget,
             gpointer   user_data)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "claim") != NULL
      && *(const char **) user_data == NULL)
    *(const char **) user_data = gtk_label_get_label (GTK_LABEL (widget));
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  const char *counts = NULL;

  g_free (ui_test_add_claim (actant_window_get_session (window), "brief.txt", 0, 3, "One"));
  ui_test_drain ();
  ui_test_foreach (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_STATUS_LINE), find_status,
                   &counts);
  g_assert_true (g_str_has_prefix (counts, "1 claim · 0 mentions · "));
  g_assert_true (g_str_has_suffix (counts, " % covered"));
}

static void
find_key (GtkWidget *widget,
          gpointer   user_data)
{
  if (gtk_widget_has_css_class (widget, "key-hint"))
    *(gboolean *) user_data |= gtk_widget_get_mapped (widget);
}

static gboolean
has_hints (ActantWindow *window)
{
  gboolean shown = FALSE;

  ui_test_foreach (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_STATUS_LINE), find_key, &shown);
  return shown;
}

/* The keys of the text are told with the text only. */
static void
test_hints (Fixture       *fixture,
            gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  ActantWorkspace *workspace = actant_window_get_workspace (window);

  UI_TEST_WAIT (has_hints (window));
  actant_workspace_show_page (workspace, "claims");
  UI_TEST_WAIT (!has_hints (window));
  actant_workspace_show_page (workspace, ACTANT_PAGE_TEXT);
  UI_TEST_WAIT (has_hints (window));
}

static void
find_memo_count (GtkWidget *widget,
                 gpointer   user_data)
{
  GtkWidget *next = gtk_widget_get_next_sibling (widget);

  if (GTK_IS_LABEL (widget) && GTK_IS_LABEL (next)
      && strcmp (gtk_label_get_label (GTK_LABEL (widget)), "Memos") == 0)
    *(const char **) user_data = gtk_label_get_label (GTK_LABEL (next));
}

static const char *
get_memo_count (ActantWindow *window)
{
  const char *count = "";

  ui_test_foreach (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_STUDY_LIST), find_memo_count,
                   &count);
  return count;
}

static void
add_memo (ActantSession *session,
          const char    *text)
{
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new ("Add Memo");
  g_autoptr(ActantRecord) memo = actant_session_new_record (session, ACTANT_KIND_MEMO);

  actant_session_put (session, change_set, text, memo);
  g_assert_true (actant_session_apply (session, change_set, NULL));
}

/* All memos are counted, whoever wrote them, as their page lists them. */
static void
test_memo_count (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(ActantSession) other = ui_test_open_session (fixture->folder, "jun");
  ActantWindow *window;
  ActantSession *session;

  add_memo (other, "second.md");
  g_assert_true (actant_session_save (other, NULL));

  window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  session = actant_window_get_session (window);
  UI_TEST_WAIT (strcmp (get_memo_count (window), "1") == 0);
  add_memo (session, "brief.txt");
  add_memo (session, NULL);
  UI_TEST_WAIT (strcmp (get_memo_count (window), "3") == 0);
  g_assert_true (actant_session_undo (session, NULL, NULL));
  UI_TEST_WAIT (strcmp (get_memo_count (window), "2") == 0);
  g_assert_true (actant_session_redo (session, NULL, NULL));
  UI_TEST_WAIT (strcmp (get_memo_count (window), "3") == 0);
}

/* The list counts one's own claims of every text, without opening it. */
static void
test_list_counts (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(ActantSession) session = ui_test_open_session (fixture->folder, "mina");
  ActantWindow *window;
  GtkListView *view;
  GListModel *texts;
  g_autoptr(GObject) item = NULL;
  guint count = 0;

  g_free (ui_test_add_claim (session, "second.md", 0, 7, "First"));
  g_free (ui_test_add_claim (session, "second.md", 8, 12, "Second"));
  g_assert_true (actant_session_save (session, NULL));

  window = ui_test_open (fixture->application, fixture->folder, NULL);
  view = GTK_LIST_VIEW (ui_test_find (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_STUDY_LIST),
                                      GTK_TYPE_LIST_VIEW));
  texts = G_LIST_MODEL (gtk_list_view_get_model (view));
  g_assert_cmpuint (g_list_model_get_n_items (texts), ==, 2);
  item = g_list_model_get_item (texts, 1);
  UI_TEST_WAIT ((g_object_get (item, "count", &count, NULL), count == 2));

  /* Selecting it opens it. */
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (view)), 1);
  g_assert_cmpstr (actant_workspace_get_text_path (actant_window_get_workspace (window)), ==,
                   "second.md");
}

static void
test_broken_file (Fixture       *fixture,
                  gconstpointer  data)
{
  ActantWindow *window;
  ActantWorkspace *workspace;
  g_autoptr(GPtrArray) problems = NULL;
  g_autofree char *path = NULL;
  g_autofree char *after = NULL;

  ui_test_write (fixture->folder, "brief.txt.mina.annotations.json", "{ \"format\": ");
  window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  workspace = actant_window_get_workspace (window);

  /* The text is shown, nothing can be changed, and the window says why. */
  g_assert_nonnull (actant_workspace_get_source (workspace));
  g_assert_false (actant_annotation_set_is_writable (actant_workspace_get_own_set (workspace)));
  problems = actant_problem_bar_list (workspace);
  g_assert_cmpuint (problems->len, >=, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "cannot be changed"));
  g_assert_true (gtk_revealer_get_reveal_child (
    GTK_REVEALER (ui_test_find (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_PROBLEM_BAR),
                                GTK_TYPE_REVEALER))));
  ui_test_assert_named (GTK_WIDGET (window));

  path = g_build_filename (fixture->folder, "brief.txt.mina.annotations.json", NULL);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "{ \"format\": ");
}

/* GTK 4.8 warns of its own page numbers in a window of shortcuts with several pages, GTK 4.18
 * of how libadwaita measures the heading of a message dialog. */
static GLogLevelFlags
let_toolkit_warn (void)
{
  return g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
}

static GtkWidget *
find_status_page (GtkWidget  *root,
                  const char *title)
{
  if (ADW_IS_STATUS_PAGE (root)
      && g_strcmp0 (adw_status_page_get_title (ADW_STATUS_PAGE (root)), title) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_status_page (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_changed_text (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(ActantSession) session = ui_test_open_session (fixture->folder, "mina");
  g_autoptr(GPtrArray) problems = NULL;
  g_autofree char *id = NULL;
  ActantWindow *window;

  id = ui_test_add_claim (session, "brief.txt", 65, 128, "The North tests a missile");
  g_assert_true (actant_session_save (session, NULL));
  ui_test_write (fixture->folder, "brief.txt",
                 "Something else entirely stands here now, and it is long enough to have a place "
                 "where the passage once stood.\n");

  window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  problems = actant_problem_bar_list (actant_window_get_workspace (window));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0), "1 passage no longer fits"));

  /* What is not drawn is not stepped to. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-record", NULL);
  g_assert_null (actant_workspace_get_selected_id (actant_window_get_workspace (window)));

  /* To select it leads to no place that it once had. */
  actant_workspace_select (actant_window_get_workspace (window), id);
  ui_test_drain ();
  g_assert_cmpint (actant_workspace_get_caret (actant_window_get_workspace (window)), ==, 0);
}

/* A study without texts, and a text that is none, leave no blank pane. */
static void
test_no_text (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "binary.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GLogLevelFlags fatal = let_toolkit_warn ();
  GtkWidget *page;
  GtkWindow *window, *dialog;

  g_assert_true (g_file_set_contents (path, "a\0b", 3, NULL));
  actant_application_open (fixture->application, NULL, file);
  UI_TEST_WAIT (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  window = ui_test_find_toplevel (ACTANT_TYPE_WINDOW);
  page = find_status_page (GTK_WIDGET (window), "No Text Is Open");
  g_assert_nonnull (page);
  UI_TEST_WAIT (gtk_widget_get_mapped (page));
  gtk_window_destroy (dialog);

  g_assert_true (actant_workspace_open_text (
    actant_window_get_workspace (ACTANT_WINDOW (window)), "brief.txt", NULL));
  g_assert_false (gtk_widget_get_mapped (page));
  g_log_set_always_fatal (fatal);
}

/* A record in a text that is not open is found, shown, and its text stays behind a page. */
static void
test_go_to (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = NULL;
  ActantWindow *window;
  ActantWorkspace *workspace;
  GtkListBox *pages;

  ui_test_write (fixture->folder, "second.txt", "China objects. Japan welcomes the group.\n");
  {
    g_autoptr(ActantSession) session = ui_test_open_session (fixture->folder, "mina");

    id = ui_test_add_claim (session, "second.txt", 15, 39, "Japan welcomes the group");
    g_assert_true (actant_session_save (session, NULL));
  }

  window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  workspace = actant_window_get_workspace (window);
  actant_workspace_show_page (workspace, "claims");
  g_assert_false (actant_workspace_go_to (workspace, "00000000-0000-7000-8000-000000000000", TRUE));
  g_assert_cmpstr (actant_workspace_get_text_path (workspace), ==, "brief.txt");

  g_assert_true (actant_workspace_go_to (workspace, id, FALSE));
  g_assert_cmpstr (actant_workspace_get_text_path (workspace), ==, "second.txt");
  g_assert_cmpstr (actant_workspace_get_selected_id (workspace), ==, id);
  g_assert_cmpstr (actant_workspace_get_page (workspace), ==, "claims");

  /* What is selected in the list of pages is what is shown, and the other way round. */
  pages = GTK_LIST_BOX (ui_test_find (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_STUDY_SECTION),
                                      GTK_TYPE_LIST_BOX));
  g_assert_true (gtk_list_box_get_selected_row (pages) == gtk_list_box_get_row_at_index (pages, 0));
  gtk_list_box_select_row (pages, gtk_list_box_get_row_at_index (pages, 1));
  g_assert_cmpstr (actant_workspace_get_page (workspace), ==, "scenarios");

  g_assert_true (actant_workspace_go_to (workspace, id, TRUE));
  g_assert_null (gtk_list_box_get_selected_row (pages));
  ui_test_drain ();
  g_assert_cmpstr (actant_workspace_get_page (workspace), ==, ACTANT_PAGE_TEXT);
  g_assert_cmpint (actant_workspace_get_caret (workspace), ==, 15);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GFile) file = g_file_new_build_filename (fixture->folder, "nothing.txt", NULL);

  actant_application_open (fixture->application, NULL, file);
  UI_TEST_WAIT (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (
                     ADW_MESSAGE_DIALOG (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG))), ==,
                   "“nothing.txt” Cannot Be Opened");
  gtk_window_destroy (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GSettings *settings = actant_application_get_settings (fixture->application);
  ActantWindow *window;
  gboolean shown;

  g_settings_set_int (settings, "window-width", 800);
  g_settings_set_int (settings, "window-height", 600);
  window = ui_test_open (fixture->application, fixture->folder, "brief.txt");

  /* The text has the window to itself; what is shown on demand is not remembered. */
  g_object_get (window, "study-list-visible", &shown, NULL);
  g_assert_false (shown);
  g_object_get (window, "sidebar-visible", &shown, NULL);
  g_assert_false (shown);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 800);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-study-list", NULL);
  g_assert_true (is_mapped (window, ACTANT_TYPE_STUDY_LIST));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-sidebar", NULL);
  g_object_get (window, "sidebar-visible", &shown, NULL);
  g_assert_true (shown);
  g_assert_true (g_settings_get_boolean (settings, "sidebar-visible"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.focus-text", NULL);
  g_object_get (window, "sidebar-visible", &shown, NULL);
  g_assert_false (shown);
  g_assert_true (g_settings_get_boolean (settings, "sidebar-visible"));
  ui_test_save_picture (GTK_WIDGET (window), "window-narrow.png");
}

static void
test_who (Fixture       *fixture,
          gconstpointer  data)
{
  GSettings *settings = actant_application_get_settings (fixture->application);
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  GtkWidget *dialog, *accept, *row;
  ActantWindow *window = NULL;
  g_autofree char *slug = NULL;

  g_unsetenv ("ACTANT_CODER");
  actant_application_open (fixture->application, NULL, folder);
  UI_TEST_WAIT (ui_test_find_toplevel (ACTANT_TYPE_CODER_DIALOG) != NULL);
  dialog = GTK_WIDGET (ui_test_find_toplevel (ACTANT_TYPE_CODER_DIALOG));
  ui_test_assert_named (dialog);
  accept = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  row = ui_test_find (dialog, ADW_TYPE_ENTRY_ROW);

  /* The short name follows the name until it is typed itself. */
  gtk_editable_set_text (GTK_EDITABLE (row), "Ana Lima");
  row = gtk_widget_get_next_sibling (row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "ana-lima");
  gtk_editable_set_text (GTK_EDITABLE (row), "Ana Lima");
  g_assert_false (gtk_widget_get_sensitive (accept));
  gtk_editable_set_text (GTK_EDITABLE (row), "consensus");
  g_assert_false (gtk_widget_get_sensitive (accept));
  gtk_editable_set_text (GTK_EDITABLE (row), "ana");
  g_assert_true (gtk_widget_get_sensitive (accept));
  g_signal_emit_by_name (accept, "clicked");

  UI_TEST_WAIT ((window = ACTANT_WINDOW (ui_test_find_toplevel (ACTANT_TYPE_WINDOW))) != NULL
                && actant_window_get_session (window) != NULL);
  g_assert_cmpstr (actant_session_get_coder (actant_window_get_session (window)), ==, "ana");
  g_assert_nonnull (strstr (get_subtitle (window), "Ana Lima"));
  slug = g_settings_get_string (settings, "coder-slug");
  g_assert_cmpstr (slug, ==, "ana");
}

/* A short name that is new here but has files in the study: is that you? */
static void
test_are_you (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *answer; gboolean opens; } cases[] = {
    { "cancel", FALSE },
    { "yes", TRUE },
  };
  GSettings *settings = actant_application_get_settings (fixture->application);
  g_autoptr(ActantSession) session = actant_session_open (fixture->folder, "mina", "Mina Park",
                                                          NULL, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  GLogLevelFlags fatal;

  g_free (ui_test_add_claim (session, "brief.txt", 0, 10, "Hers"));
  g_assert_true (actant_session_save (session, NULL));
  g_unsetenv ("ACTANT_CODER");
  g_settings_set_string (settings, "coder-slug", "mina");
  g_settings_set_string (settings, "coder-name", "M. Other");

  fatal = let_toolkit_warn ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwMessageDialog *dialog;

      actant_application_open (fixture->application, NULL, folder);
      UI_TEST_WAIT (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL);
      dialog = ADW_MESSAGE_DIALOG (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
      g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Are You Mina Park?");
      adw_message_dialog_response (dialog, cases[i].answer);
      gtk_window_destroy (GTK_WINDOW (dialog));
      ui_test_drain ();
      g_assert_cmpint (ui_test_find_toplevel (ACTANT_TYPE_WINDOW) != NULL, ==, cases[i].opens);
    }
  g_log_set_always_fatal (fatal);
}

static void
test_dialogs (Fixture       *fixture,
              gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  GSettings *settings = actant_application_get_settings (fixture->application);
  GtkWidget *preferences = actant_preferences_new (GTK_WINDOW (window), settings);
  GLogLevelFlags fatal;
  GtkWindow *shortcuts;

  gtk_window_present (GTK_WINDOW (preferences));
  gtk_test_widget_wait_for_draw (preferences);
  ui_test_assert_named (preferences);
  ui_test_save_picture (preferences, "window-preferences.png");
  gtk_window_destroy (GTK_WINDOW (preferences));

  fatal = let_toolkit_warn ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-shortcuts", NULL);
  shortcuts = ui_test_find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_nonnull (shortcuts);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (shortcuts));
  ui_test_save_picture (GTK_WIDGET (shortcuts), "window-shortcuts.png");
  gtk_window_destroy (shortcuts);
  ui_test_drain ();
  g_log_set_always_fatal (fatal);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), >, 1);
}

/* The menu's page is there, in English where the language has none. */
static void
test_help (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = actant_help_dup_path ("safe");
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (fixture->application), "help");
  g_auto(GStrv) keys = gtk_application_get_accels_for_action (
    GTK_APPLICATION (fixture->application), "app.help");

  g_assert_true (g_str_has_suffix (path, "/help/C/safe.html"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_action_get_enabled (action));
  g_assert_cmpstr (keys[0], ==, "F1");
}

static void
test_close_saves (Fixture       *fixture,
                  gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  g_autofree char *path = g_build_filename (fixture->folder, "brief.txt.mina.annotations.json",
                                            NULL);

  g_free (ui_test_add_claim (actant_window_get_session (window), "brief.txt", 0, 14, "Kept"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_close (GTK_WINDOW (window));
  ui_test_drain ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (ui_test_find_toplevel (ACTANT_TYPE_WINDOW));
}

/* A window that cannot save stays and asks. */
static void
test_close_unsaved (Fixture       *fixture,
                    gconstpointer  data)
{
  ActantWindow *window = ui_test_open (fixture->application, fixture->folder, "brief.txt");
  g_autofree char *moved = g_strconcat (fixture->folder, "-moved", NULL);
  GLogLevelFlags fatal = let_toolkit_warn ();
  AdwMessageDialog *dialog;

  g_free (ui_test_add_claim (actant_window_get_session (window), "brief.txt", 0, 14, "Kept"));
  g_assert_cmpint (rename (fixture->folder, moved), ==, 0);
  gtk_window_close (GTK_WINDOW (window));
  UI_TEST_WAIT (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_nonnull (ui_test_find_toplevel (ACTANT_TYPE_WINDOW));
  g_assert_nonnull (strstr (get_subtitle (window), "Not saved: "));

  dialog = ADW_MESSAGE_DIALOG (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  adw_message_dialog_response (dialog, "keep");
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_test_drain ();
  g_assert_nonnull (ui_test_find_toplevel (ACTANT_TYPE_WINDOW));

  /* The folder is back: now it closes. */
  g_assert_cmpint (rename (moved, fixture->folder), ==, 0);
  gtk_window_close (GTK_WINDOW (window));
  ui_test_drain ();
  g_assert_null (ui_test_find_toplevel (ACTANT_TYPE_WINDOW));
  g_log_set_always_fatal (fatal);
}

static void
test_leaks (Fixture       *fixture,
            gconstpointer  data)
{
  ActantWindow *window = g_object_ref (ui_test_open (fixture->application, fixture->folder,
                                                     "brief.txt"));
  ActantWorkspace *workspace = g_object_ref (actant_window_get_workspace (window));
  ActantSession *session = g_object_ref (actant_window_get_session (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  ui_test_drain ();
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_drain ();
  g_assert_finalize_object (window);
  g_assert_finalize_object (workspace);
  g_assert_finalize_object (session);
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
    { "/window/start", test_start },
    { "/window/open", test_open },
    { "/window/same-study", test_same_study },
    { "/window/annotations-open-text", test_annotations_open_text },
    { "/window/toggles", test_toggles },
    { "/window/history", test_history },
    { "/window/toasts", test_toasts },
    { "/window/records", test_records },
    { "/window/clauses", test_clauses },
    { "/window/counts", test_counts },
    { "/window/hints", test_hints },
    { "/window/memo-count", test_memo_count },
    { "/window/list-counts", test_list_counts },
    { "/window/broken-file", test_broken_file },
    { "/window/changed-text", test_changed_text },
    { "/window/no-text", test_no_text },
    { "/window/go-to", test_go_to },
    { "/window/missing", test_missing },
    { "/window/narrow", test_narrow },
    { "/window/who", test_who },
    { "/window/are-you", test_are_you },
    { "/window/dialogs", test_dialogs },
    { "/window/help", test_help },
    { "/window/close-saves", test_close_saves },
    { "/window/close-unsaved", test_close_unsaved },
    { "/window/leaks", test_leaks },
  };

  ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
