/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: lists that follow edits, selection, search, names. */
#include "config.h"

#include "sidebar-fixture.h"

#include "sidebar/actant-filter-button.h"
#include "sidebar/actant-filter-state.h"
#include "sidebar/actant-record-words.h"
#include "ui-test-util.h"

#include <gtk/gtktestatcontext.h>
#include <string.h>

#define N_CLAIMS SIDEBAR_FIXTURE_N_CLAIMS

static void
test_list_follows (SidebarFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, N_CLAIMS);
  g_assert_cmpstr (actant_sidebar_page_get_state (sidebar_get_page (fixture, ACTANT_KIND_CLAIM)),
                   ==, "list");

  id = ui_test_add_claim (fixture->session, SIDEBAR_FIXTURE_TEXT, 3, 9, "Something new");
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, N_CLAIMS + 1);

  actant_workspace_select (fixture->workspace, id);
  g_assert_cmpuint (sidebar_get_selected (fixture, ACTANT_KIND_CLAIM), ==, 1);

  actant_workspace_delete (fixture->workspace, id);
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, N_CLAIMS);
  g_assert_null (actant_workspace_get_selected_id (fixture->workspace));
  g_assert_cmpuint (sidebar_get_selected (fixture, ACTANT_KIND_CLAIM), ==,
                    GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (fixture->n_toasts, ==, 1);

  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, N_CLAIMS + 1);
  actant_session_redo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, N_CLAIMS);
}

static void
test_selection (SidebarFixture *fixture,
                gconstpointer   data)
{
  const ActantRecord *claim = sidebar_fixture_get_claim (fixture, 12);
  const ActantRecord *north = sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "the North");
  GtkSingleSelection *claims =
    GTK_SINGLE_SELECTION (actant_sidebar_page_get_model (sidebar_get_page (fixture,
                                                                           ACTANT_KIND_CLAIM)));

  actant_sidebar_show_page (fixture->sidebar, "codes");
  sidebar_select_claim (fixture, 12);
  g_assert_cmpstr (_actant_sidebar_get_shown (fixture->sidebar), ==, "claims");
  g_assert_cmpuint (gtk_single_selection_get_selected (claims), ==, 12);
  g_assert_true (actant_record_form_get_record (
    actant_sidebar_page_get_form (sidebar_get_page (fixture, ACTANT_KIND_CLAIM))) == claim);

  gtk_single_selection_set_selected (claims, 2);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==,
                   actant_record_get_id (sidebar_fixture_get_claim (fixture, 2)));

  actant_workspace_select (fixture->workspace, actant_record_get_id (north));
  g_assert_cmpstr (_actant_sidebar_get_shown (fixture->sidebar), ==, "actors");
  g_assert_cmpuint (gtk_single_selection_get_selected (claims), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (sidebar_get_selected (fixture, ACTANT_KIND_ACTOR), !=,
                    GTK_INVALID_LIST_POSITION);

  actant_workspace_select (fixture->workspace, NULL);
  g_assert_cmpuint (sidebar_get_selected (fixture, ACTANT_KIND_ACTOR), ==,
                    GTK_INVALID_LIST_POSITION);
}

static const struct
{
  const char *text;
  guint       n;
} searches[] = {
  { "", N_CLAIMS },
  { "  ", N_CLAIMS },
  { "type:forecast", 5 },
  { "TYPE:Forecast", 5 },
  { "-type:forecast", N_CLAIMS - 5 },
  { "type:forecast | standing:supposed", 6 },
  { "type:forecast actor:north", 2 },
  { "type:forecast \"northern republic\"", 2 },
  { "subjects:japan", 2 },
  { "actor:beijing", 1 },            /* an alias */
  { "code:openness", 3 },
  { "issues:rejection", 4 },
  { "standing:supposed", 1 },
  { "heart of", 1 },
  { "rehearsed", 1 },                /* only in the quote */
  { "북한", 1 },
  { "unlikely", 1 },
  { "nowhere", 0 },
};

typedef struct
{
  const char *text;
  guint       n;
} LabelCount;

static void
look_for_label (GtkWidget *widget,
                gpointer   user_data)
{
  LabelCount *wanted = user_data;

  if (GTK_IS_LABEL (widget)
      && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), wanted->text) == 0)
    wanted->n++;
}

static gboolean
shows_text (GtkWidget  *root,
            const char *text)
{
  LabelCount wanted = { text, 0 };

  ui_test_foreach (root, look_for_label, &wanted);
  return wanted.n > 0;
}

static void
test_search (SidebarFixture *fixture,
             gconstpointer   data)
{
  ActantSidebarPage *page = sidebar_get_page (fixture, ACTANT_KIND_CLAIM);
  GtkWidget *entry = ui_test_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY);
  int end = strlen ("type:forecast");

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("%s", searches[i].text);
      actant_sidebar_page_set_search (page, searches[i].text);
      g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, searches[i].n);
      g_assert_cmpstr (actant_sidebar_page_get_state (page), ==,
                       searches[i].n > 0 ? "list" : "no-match");
    }

  /* What cannot be read is said, and what was found stays. */
  actant_sidebar_page_set_search (page, "type:forecast");
  gtk_editable_insert_text (GTK_EDITABLE (entry), " shade:", -1, &end);
  UI_TEST_WAIT (shows_text (GTK_WIDGET (page), "there is no field “shade” (character 15)"));
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, 5);
  actant_sidebar_page_set_search (page, "type:forecast");
  g_assert_false (shows_text (GTK_WIDGET (page), "there is no field “shade” (character 15)"));

  /* Editing what the search hides shows it. */
  actant_sidebar_page_set_search (page, "nowhere");
  actant_workspace_edit (fixture->workspace,
                         actant_record_get_id (sidebar_fixture_get_claim (fixture, 7)));
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, N_CLAIMS);
  g_assert_cmpuint (sidebar_get_selected (fixture, ACTANT_KIND_CLAIM), ==, 7);
}

typedef struct
{
  const char *label;
  GtkWidget  *found;
} ButtonSearch;

static void
look_for_button (GtkWidget *widget,
                 gpointer   user_data)
{
  ButtonSearch *wanted = user_data;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), wanted->label) == 0)
    wanted->found = widget;
}

static void
press (GtkWidget  *root,
       const char *label)
{
  ButtonSearch wanted = { label, NULL };

  ui_test_foreach (root, look_for_button, &wanted);
  g_assert_nonnull (wanted.found);
  g_signal_emit_by_name (wanted.found, "clicked");
  ui_test_drain ();
}

static gboolean
lists (SidebarFixture *fixture,
       guint           n)
{
  return sidebar_count_listed (fixture, ACTANT_KIND_CLAIM) == n;
}

static void
test_type_filter (SidebarFixture *fixture,
                  gconstpointer   data)
{
  ActantSidebarPage *page = sidebar_get_page (fixture, ACTANT_KIND_CLAIM);
  ActantFilterButton *filter =
    ACTANT_FILTER_BUTTON (ui_test_find (GTK_WIDGET (page), ACTANT_TYPE_FILTER_BUTTON));
  const ActantRecord *claim;

  g_assert_true (actant_filter_button_choose (filter, "type", "threat"));
  UI_TEST_WAIT (lists (fixture, 1));
  actant_sidebar_page_set_search (page, "type:threat japan");
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, 0);
  g_assert_cmpstr (actant_sidebar_page_get_state (page), ==, "no-match");

  press (GTK_WIDGET (page), "_Clear Search");
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, N_CLAIMS);
  g_assert_false (actant_filter_button_choose (filter, "type", NULL));

  /* A change that the filter is about moves a claim in and out of the list. */
  g_assert_true (actant_filter_button_choose (filter, "type", "threat"));
  UI_TEST_WAIT (lists (fixture, 1));
  claim = sidebar_fixture_get_claim (fixture, 0);
  sidebar_put_field (fixture, claim, "type", "threat");
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, 2);
  actant_session_undo (fixture->session, NULL, NULL);
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, 1);
  actant_session_redo (fixture->session, NULL, NULL);
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, 2);
}

static void
look_for_state (GtkWidget *widget,
                gpointer   user_data)
{
  if (ACTANT_IS_FILTER_STATE (widget))
    *(ActantFilterState **) user_data = ACTANT_FILTER_STATE (widget);
}

/* The choices are terms of the query; the state says how many are left, and leads back. */
static void
test_filter_choices (SidebarFixture *fixture,
                     gconstpointer   data)
{
  ActantSidebarPage *page = sidebar_get_page (fixture, ACTANT_KIND_CLAIM);
  GtkWidget *entry = ui_test_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY);
  ActantFilterButton *filter =
    ACTANT_FILTER_BUTTON (ui_test_find (GTK_WIDGET (page), ACTANT_TYPE_FILTER_BUTTON));
  ActantFilterState *state = NULL;
  g_autofree char *chosen = NULL, *other = NULL;

  ui_test_foreach (GTK_WIDGET (fixture->window), look_for_state, &state);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (state)));
  actant_sidebar_page_set_search (page, "type:forecast");
  UI_TEST_WAIT (g_str_has_prefix (actant_filter_state_get_words (state), "Filtered: 5 of "));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (state)));

  actant_filter_button_open (filter);
  UI_TEST_WAIT ((chosen = actant_filter_button_dup_chosen (filter, "type")) != NULL);
  g_assert_cmpstr (chosen, ==, "Forecast");
  other = actant_filter_button_dup_chosen (filter, "actor");
  g_assert_cmpstr (other, ==, "All");
  g_assert_true (actant_filter_button_choose (filter, "kind", "coding"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "type:forecast kind:coding");
  UI_TEST_WAIT (lists (fixture, 0));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (ui_test_find (GTK_WIDGET (filter),
                                                          GTK_TYPE_MENU_BUTTON)));
  ui_test_drain ();
  actant_filter_state_clear (state);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (state)));
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==, N_CLAIMS);
}

/* The text was changed by another program. */
static void
test_anchors (SidebarFixture *fixture,
              gconstpointer   data)
{
  LabelCount moved = { "Moved? Check", 0 };
  LabelCount lost = { "Quote not found", 0 };
  g_autoptr(GError) error = NULL;

  actant_session_save (fixture->session, &error);
  g_assert_no_error (error);
  ui_test_write (fixture->folder, SIDEBAR_FIXTURE_TEXT,
                 "A new first line.\n\nThe northern neighbour rejected the move.");
  actant_workspace_set_session (fixture->workspace, NULL);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_object_unref (fixture->session);
  fixture->session = ui_test_open_session (fixture->folder, "mina");
  actant_workspace_set_session (fixture->workspace, fixture->session);
  actant_workspace_open_text (fixture->workspace, SIDEBAR_FIXTURE_TEXT, &error);
  g_assert_no_error (error);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));

  ui_test_foreach (GTK_WIDGET (fixture->sidebar), look_for_label, &moved);
  ui_test_foreach (GTK_WIDGET (fixture->sidebar), look_for_label, &lost);
  g_assert_cmpuint (moved.n, ==, 1);
  g_assert_cmpuint (lost.n, ==, N_CLAIMS - 1);
}

static void
test_empty (SidebarFixture *fixture,
            gconstpointer   data)
{
  ActantRecordForm *form =
    actant_text_page_get_form (_actant_sidebar_get_text_page (fixture->sidebar));
  ActantFieldEditor *title = actant_record_form_get_editor (form, "title");
  ActantFieldEditor *publisher = actant_record_form_get_editor (form, "publisher");
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (actant_sidebar_page_get_state (sidebar_get_page (fixture, ACTANT_KIND_CLAIM)),
                   ==, "empty");
  g_assert_cmpstr (actant_sidebar_page_get_state (sidebar_get_page (fixture, ACTANT_KIND_ACTOR)),
                   ==, "empty");

  /* A text that nobody has described gets its record with the first field. */
  actant_sidebar_show_text (fixture->sidebar);
  sidebar_type_text (title, "A title");
  actant_field_editor_commit (title);
  sidebar_type_text (publisher, "An institute");
  actant_field_editor_commit (publisher);
  g_assert_cmpstr (actant_record_get_text (actant_session_get_text_record (fixture->session,
                                                                           SIDEBAR_FIXTURE_TEXT),
                                           "title"), ==, "A title");
  g_assert_cmpuint (actant_collection_get_n (actant_session_get_study (fixture->session),
                                             ACTANT_KIND_TEXT), ==, 1);
  actant_session_undo (fixture->session, NULL, &error);
  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  sidebar_assert_shown (title, "");
  sidebar_type_text (title, "Another title");
  actant_field_editor_commit (title);
  g_assert_nonnull (actant_session_get_text_record (fixture->session, SIDEBAR_FIXTURE_TEXT));

  actant_sidebar_show_page (fixture->sidebar, "actors");
  press (GTK_WIDGET (sidebar_get_page (fixture, ACTANT_KIND_ACTOR)), "New Actor");
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_ACTOR), ==, 1);
  g_assert_cmpstr (actant_sidebar_page_get_state (sidebar_get_page (fixture, ACTANT_KIND_ACTOR)),
                   ==, "list");
  sidebar_assert_shown (sidebar_get_editor (fixture, ACTANT_KIND_ACTOR, "name"), "New actor");
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "New Actor");
}

/* Rows are named in words, with their place. */
static void
look_at_row (GtkWidget *widget,
             gpointer   user_data)
{
  guint *n_rows = user_data;

  if (strcmp (G_OBJECT_TYPE_NAME (widget), "ActantRecordCard") != 0
      || !gtk_widget_get_mapped (widget))
    return;

  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (gtk_widget_get_parent (widget)),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  (*n_rows)++;
}

static void
test_names (SidebarFixture *fixture,
            gconstpointer   data)
{
  static const char * const names[] = { "claims", "actors", "codes" };
  static const ActantKind kinds[] = { ACTANT_KIND_CLAIM, ACTANT_KIND_ACTOR, ACTANT_KIND_CODE };
  guint n_rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkSelectionModel *model;
      ActantSidebarPage *page = sidebar_get_page (fixture, kinds[i]);

      actant_sidebar_show_page (fixture->sidebar, names[i]);
      model = actant_sidebar_page_get_model (page);
      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), 0);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      ui_test_assert_named (GTK_WIDGET (fixture->window));
      ui_test_foreach (GTK_WIDGET (page), look_at_row, &n_rows);
    }
  g_assert_cmpuint (n_rows, >, 8);
  actant_sidebar_show_text (fixture->sidebar);
  ui_test_assert_named (GTK_WIDGET (fixture->window));
}

static void
test_words (SidebarFixture *fixture,
            gconstpointer   data)
{
  static const struct
  {
    guint       claim;
    const char *line;
  } lines[] = {
    { 0, "Lee Jae-min reports the act: Ministries announce quarterly meetings"
         " · Consultative group (support)" },
    { 2, "Officials forecasts: The North tests a new missile before the autumn exercise"
         " · high possibility (55–80 %) · ../2031-09 · Missile tests (rejection)" },
    { 3, "Lee Jae-min gives the plan: The exercise goes ahead as planned · supposed" },
    { 6, "Parliament demands: Parliament asks for the rules · to Government"
         " · Openness (support)" },
  };
  g_autofree char *title = actant_record_words_dup_title (sidebar_fixture_get_claim (fixture, 1));

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line =
        actant_record_words_dup_line (sidebar_fixture_get_claim (fixture, lines[i].claim),
                                      fixture->session, SIDEBAR_FIXTURE_TEXT);

      g_assert_cmpstr (line, ==, lines[i].line);
    }
  g_assert_cmpstr (title, ==, "“The northern neighbour rejected the move.”");
}

/* After the transitions are over. */
static void
take_picture (GtkWidget  *window,
              const char *name)
{
  gint64 end = g_get_monotonic_time () + 400 * 1000;

  UI_TEST_WAIT (g_get_monotonic_time () > end);
  ui_test_save_picture (window, name);
}

static void
test_pictures (SidebarFixture *fixture,
               gconstpointer   data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  for (guint dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (style, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                      : ADW_COLOR_SCHEME_FORCE_LIGHT);
      actant_sidebar_show_page (fixture->sidebar, "claims");
      actant_workspace_select (fixture->workspace, NULL);
      take_picture (GTK_WIDGET (fixture->window), dark ? "sidebar-claims-dark.png"
                                                               : "sidebar-claims.png");
      sidebar_select_claim (fixture, 2);
      take_picture (GTK_WIDGET (fixture->window), dark ? "sidebar-claim-dark.png"
                                                               : "sidebar-claim.png");
      actant_workspace_select (fixture->workspace, actant_record_get_id (
        sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "the North")));
      ui_test_drain ();
      take_picture (GTK_WIDGET (fixture->window), dark ? "sidebar-actor-dark.png"
                                                               : "sidebar-actor.png");
      actant_workspace_select (fixture->workspace, actant_record_get_id (
        sidebar_fixture_get_named (fixture, ACTANT_KIND_CODE, "Missile tests")));
      ui_test_drain ();
      take_picture (GTK_WIDGET (fixture->window), dark ? "sidebar-code-dark.png"
                                                               : "sidebar-code.png");
      actant_sidebar_show_text (fixture->sidebar);
      ui_test_drain ();
      take_picture (GTK_WIDGET (fixture->window), dark ? "sidebar-text-dark.png"
                                                               : "sidebar-text.png");
    }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func, data) \
  g_test_add ("/sidebar/" path, SidebarFixture, data, sidebar_fixture_set_up, func, \
              sidebar_fixture_tear_down)

  ui_test_init (&argc, &argv);
  ADD ("words", test_words, NULL);
  ADD ("list/follows", test_list_follows, NULL);
  ADD ("list/selection", test_selection, NULL);
  ADD ("list/search", test_search, NULL);
  ADD ("list/type-filter", test_type_filter, NULL);
  ADD ("list/filter-choices", test_filter_choices, NULL);
  ADD ("list/anchors", test_anchors, NULL);
  ADD ("empty", test_empty, "empty");
  ADD ("names", test_names, NULL);
  ADD ("pictures", test_pictures, NULL);

  return g_test_run ();
}
