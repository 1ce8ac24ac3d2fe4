/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: lists that follow edits, selection, search, forms, uses, names. */
#include "config.h"

#include "sidebar-fixture.h"

#include "sidebar/actant-record-query.h"
#include "sidebar/actant-record-words.h"
#include "sidebar/actant-ref-entry.h"
#include "ui-test-util.h"

#include <gtk/gtktestatcontext.h>
#include <string.h>

static ActantSidebarPage *
get_page (SidebarFixture *fixture,
          ActantKind      kind)
{
  return _actant_sidebar_get_page (fixture->sidebar, kind);
}

static guint
count_listed (SidebarFixture *fixture,
              ActantKind      kind)
{
  GtkSelectionModel *model = actant_sidebar_page_get_model (get_page (fixture, kind));

  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static guint
get_selected (SidebarFixture *fixture,
              ActantKind      kind)
{
  return gtk_single_selection_get_selected (
    GTK_SINGLE_SELECTION (actant_sidebar_page_get_model (get_page (fixture, kind))));
}

static ActantFieldEditor *
get_editor (SidebarFixture *fixture,
            ActantKind      kind,
            const char     *field)
{
  ActantRecordForm *form = actant_sidebar_page_get_form (get_page (fixture, kind));

  return actant_record_form_get_editor (form, field);
}

/* Types into an editor's entry or text, as a user who has focused it. */
static void
type_text (ActantFieldEditor *editor,
           const char        *text)
{
  GtkWidget *control = actant_field_editor_get_control (editor);

  gtk_widget_grab_focus (GTK_WIDGET (editor));
  if (GTK_IS_TEXT_VIEW (control))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (control), text);
}

static char *
dup_shown (ActantFieldEditor *editor)
{
  GtkWidget *control = actant_field_editor_get_control (editor);
  GtkTextBuffer *buffer;
  char *text = NULL;

  if (!GTK_IS_TEXT_VIEW (control))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (control)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (control));
  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void
assert_shown (ActantFieldEditor *editor,
              const char        *expected)
{
  g_autofree char *shown = dup_shown (editor);

  g_assert_cmpstr (shown, ==, expected);
}

static void
select_claim (SidebarFixture *fixture,
              guint           position)
{
  actant_workspace_select (fixture->workspace,
                           actant_record_get_id (sidebar_fixture_get_claim (fixture, position)));
  ui_test_drain ();
}

static void
test_list_follows (SidebarFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, SIDEBAR_FIXTURE_N_CLAIMS);
  g_assert_cmpstr (actant_sidebar_page_get_state (get_page (fixture, ACTANT_KIND_CLAIM)), ==,
                   "list");

  id = ui_test_add_claim (fixture->session, SIDEBAR_FIXTURE_TEXT, 3, 9, "Something new");
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, SIDEBAR_FIXTURE_N_CLAIMS + 1);

  actant_workspace_select (fixture->workspace, id);
  g_assert_cmpuint (get_selected (fixture, ACTANT_KIND_CLAIM), ==, 1);

  actant_workspace_delete (fixture->workspace, id);
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, SIDEBAR_FIXTURE_N_CLAIMS);
  g_assert_null (actant_workspace_get_selected_id (fixture->workspace));
  g_assert_cmpuint (get_selected (fixture, ACTANT_KIND_CLAIM), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (fixture->n_toasts, ==, 1);

  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, SIDEBAR_FIXTURE_N_CLAIMS + 1);
  actant_session_redo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, SIDEBAR_FIXTURE_N_CLAIMS);
}

static void
test_selection (SidebarFixture *fixture,
                gconstpointer   data)
{
  const ActantRecord *claim = sidebar_fixture_get_claim (fixture, 12);
  const ActantRecord *north = sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "the North");
  GtkSingleSelection *claims =
    GTK_SINGLE_SELECTION (actant_sidebar_page_get_model (get_page (fixture, ACTANT_KIND_CLAIM)));

  actant_sidebar_show_page (fixture->sidebar, "codes");
  select_claim (fixture, 12);
  g_assert_cmpstr (_actant_sidebar_get_shown (fixture->sidebar), ==, "claims");
  g_assert_cmpuint (gtk_single_selection_get_selected (claims), ==, 12);
  g_assert_true (actant_record_form_get_record (
    actant_sidebar_page_get_form (get_page (fixture, ACTANT_KIND_CLAIM))) == claim);

  gtk_single_selection_set_selected (claims, 2);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==,
                   actant_record_get_id (sidebar_fixture_get_claim (fixture, 2)));

  actant_workspace_select (fixture->workspace, actant_record_get_id (north));
  g_assert_cmpstr (_actant_sidebar_get_shown (fixture->sidebar), ==, "actors");
  g_assert_cmpuint (gtk_single_selection_get_selected (claims), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (get_selected (fixture, ACTANT_KIND_ACTOR), !=, GTK_INVALID_LIST_POSITION);

  actant_workspace_select (fixture->workspace, NULL);
  g_assert_cmpuint (get_selected (fixture, ACTANT_KIND_ACTOR), ==, GTK_INVALID_LIST_POSITION);
}

static const struct
{
  const char *text;
  guint       n;
} searches[] = {
  { "", SIDEBAR_FIXTURE_N_CLAIMS },
  { "  ", SIDEBAR_FIXTURE_N_CLAIMS },
  { "type:forecast", 5 },
  { "TYPE:Forecast", 5 },
  { "type:", SIDEBAR_FIXTURE_N_CLAIMS },
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
  { "colour:red", 0 },               /* no such field */
  { ":", 0 },
};

static void
test_search (SidebarFixture *fixture,
             gconstpointer   data)
{
  ActantSidebarPage *page = get_page (fixture, ACTANT_KIND_CLAIM);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("%s", searches[i].text);
      actant_sidebar_page_set_search (page, searches[i].text);
      g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, searches[i].n);
      g_assert_cmpstr (actant_sidebar_page_get_state (page), ==,
                       searches[i].n > 0 ? "list" : "no-match");
    }

  /* Editing what the search hides shows it. */
  actant_sidebar_page_set_search (page, "nowhere");
  actant_workspace_edit (fixture->workspace,
                         actant_record_get_id (sidebar_fixture_get_claim (fixture, 7)));
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, SIDEBAR_FIXTURE_N_CLAIMS);
  g_assert_cmpuint (get_selected (fixture, ACTANT_KIND_CLAIM), ==, 7);
}

static void
test_gist (SidebarFixture *fixture,
           gconstpointer   data)
{
  ActantFieldEditor *gist = get_editor (fixture, ACTANT_KIND_CLAIM, "gist");
  g_autofree char *id = g_strdup (actant_record_get_id (sidebar_fixture_get_claim (fixture, 0)));
  g_autoptr(GError) error = NULL;

  actant_workspace_edit (fixture->workspace, id);
  ui_test_drain ();
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window))
                 == actant_field_editor_get_control (gist));
  assert_shown (gist, "Ministries announce quarterly meetings");

  type_text (gist, "  The ministries meet four times a year ");
  g_assert_cmpuint (fixture->n_applied, ==, 0);
  actant_field_editor_commit (gist);
  actant_field_editor_commit (gist);
  g_assert_cmpuint (fixture->n_applied, ==, 1);
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Edit Gist");
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "gist"), ==,
                   "The ministries meet four times a year");
  assert_shown (gist, "The ministries meet four times a year");

  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  assert_shown (gist, "Ministries announce quarterly meetings");
  actant_session_redo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  assert_shown (gist, "The ministries meet four times a year");

  /* Another record: what was typed is kept, for the one it was typed for. */
  type_text (gist, "Meetings");
  select_claim (fixture, 4);
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "gist"), ==,
                   "Meetings");
  assert_shown (gist, "Talks are possible only for a few weeks");

  /* Nothing typed is no gist. */
  type_text (gist, "  ");
  actant_sidebar_flush (fixture->sidebar);
  g_assert_null (actant_record_get_text (sidebar_fixture_get_claim (fixture, 4), "gist"));
  g_assert_cmpuint (fixture->n_applied, ==, 5);
}

static void
put_field (SidebarFixture     *fixture,
           const ActantRecord *record,
           const char         *field,
           const char         *value)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Elsewhere");
  g_autoptr(ActantRecord) changed = actant_record_set (record, field,
                                                       actant_value_new_text (value));

  actant_session_put (fixture->session, edit, SIDEBAR_FIXTURE_TEXT, changed);
  g_assert_true (actant_workspace_apply (fixture->workspace, edit));
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

typedef struct
{
  const char *text;
  guint       n;
} LabelCount;

static void
test_type_filter (SidebarFixture *fixture,
                  gconstpointer   data)
{
  ActantSidebarPage *page = get_page (fixture, ACTANT_KIND_CLAIM);
  GtkDropDown *filter = GTK_DROP_DOWN (ui_test_find (GTK_WIDGET (page), GTK_TYPE_DROP_DOWN));
  const ActantRecord *claim;

  gtk_drop_down_set_selected (filter, 9);   /* threat */
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, 1);
  actant_sidebar_page_set_search (page, "japan");
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, 0);
  g_assert_cmpstr (actant_sidebar_page_get_state (page), ==, "no-match");

  press (GTK_WIDGET (page), "_Clear Search");
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, SIDEBAR_FIXTURE_N_CLAIMS);
  g_assert_cmpuint (gtk_drop_down_get_selected (filter), ==, 0);

  /* A change that the filter is about moves a claim in and out of the list. */
  gtk_drop_down_set_selected (filter, 9);
  claim = sidebar_fixture_get_claim (fixture, 0);
  put_field (fixture, claim, "type", "threat");
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, 2);
  actant_session_undo (fixture->session, NULL, NULL);
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_CLAIM), ==, 1);
}

static void
look_for_label (GtkWidget *widget,
                gpointer   user_data)
{
  LabelCount *wanted = user_data;

  if (GTK_IS_LABEL (widget)
      && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), wanted->text) == 0)
    wanted->n++;
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
  g_assert_cmpuint (lost.n, ==, SIDEBAR_FIXTURE_N_CLAIMS - 1);
}

static void
test_typing_survives (SidebarFixture *fixture,
                      gconstpointer   data)
{
  ActantFieldEditor *gist = get_editor (fixture, ACTANT_KIND_CLAIM, "gist");
  ActantFieldEditor *type = get_editor (fixture, ACTANT_KIND_CLAIM, "type");
  GtkDropDown *types = GTK_DROP_DOWN (actant_field_editor_get_control (type));
  guint before;

  select_claim (fixture, 0);
  before = gtk_drop_down_get_selected (types);
  type_text (gist, "Half a sen");
  put_field (fixture, sidebar_fixture_get_claim (fixture, 0), "type", "threat");
  put_field (fixture, sidebar_fixture_get_claim (fixture, 0), "gist", "From elsewhere");
  assert_shown (gist, "Half a sen");
  g_assert_cmpuint (gtk_drop_down_get_selected (types), !=, before);
  actant_field_editor_commit (gist);
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "gist"), ==,
                   "Half a sen");
}

static void
test_choice (SidebarFixture *fixture,
             gconstpointer   data)
{
  ActantFieldEditor *type = get_editor (fixture, ACTANT_KIND_CLAIM, "type");
  GtkDropDown *types = GTK_DROP_DOWN (actant_field_editor_get_control (type));

  select_claim (fixture, 0);
  gtk_drop_down_set_selected (types, 1);
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "type"), ==,
                   "report");
  gtk_drop_down_set_selected (types, 0);
  g_assert_null (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "type"));
  g_assert_cmpuint (fixture->n_applied, ==, 2);

  /* A word that is none of the choices stays. */
  put_field (fixture, sidebar_fixture_get_claim (fixture, 0), "type", "prophecy");
  actant_field_editor_touch (type);
  actant_field_editor_commit (type);
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "type"), ==,
                   "prophecy");
}

static void
test_new_actor (SidebarFixture *fixture,
                gconstpointer   data)
{
  ActantFieldEditor *subjects = get_editor (fixture, ACTANT_KIND_CLAIM, "subjects");
  ActantRefEntry *entry = ACTANT_REF_ENTRY (actant_field_editor_get_control (subjects));
  guint n_actors = count_listed (fixture, ACTANT_KIND_ACTOR);
  g_autoptr(GError) error = NULL;

  select_claim (fixture, 2);
  actant_ref_entry_set_text (entry, "General Staff");
  g_assert_cmpuint (actant_ref_entry_get_n_offers (entry), ==, 1);
  actant_ref_entry_pick (entry, 0);
  g_assert_cmpuint (fixture->n_applied, ==, 1);
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Edit Subjects");
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_ACTOR), ==, n_actors + 1);
  g_assert_nonnull (sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "General Staff"));
  g_assert_cmpuint (actant_value_get_n_items (
    actant_record_get (sidebar_fixture_get_claim (fixture, 2), "subjects")), ==, 2);

  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_ACTOR), ==, n_actors);
  g_assert_cmpuint (actant_value_get_n_items (
    actant_record_get (sidebar_fixture_get_claim (fixture, 2), "subjects")), ==, 1);
  actant_session_redo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_ACTOR), ==, n_actors + 1);

  /* An alias finds its actor; nothing new is offered for a name that is taken. */
  actant_ref_entry_set_text (entry, "beijing");
  g_assert_cmpuint (actant_ref_entry_get_n_offers (entry), ==, 1);
  g_assert_true (actant_ref_entry_take_exact (entry));
  g_assert_cmpuint (actant_value_get_n_items (
    actant_record_get (sidebar_fixture_get_claim (fixture, 2), "subjects")), ==, 3);

  /* The same actor twice is once. */
  actant_ref_entry_set_text (entry, "China");
  g_assert_true (actant_ref_entry_take_exact (entry));
  g_assert_cmpuint (actant_value_get_n_items (
    actant_record_get (sidebar_fixture_get_claim (fixture, 2), "subjects")), ==, 3);

  g_signal_emit_by_name (entry, "backspace");
  g_assert_cmpuint (actant_value_get_n_items (
    actant_record_get (sidebar_fixture_get_claim (fixture, 2), "subjects")), ==, 2);
}

static void
test_issues (SidebarFixture *fixture,
             gconstpointer   data)
{
  ActantFieldEditor *issues = get_editor (fixture, ACTANT_KIND_CLAIM, "issues");
  ActantRefEntry *entry = ACTANT_REF_ENTRY (actant_field_editor_get_control (issues));
  const ActantValue *value;
  GtkWidget *position;
  g_autoptr(GError) error = NULL;

  select_claim (fixture, 7);   /* has none */
  actant_ref_entry_set_text (entry, "Missile");
  g_assert_cmpuint (actant_ref_entry_get_n_offers (entry), ==, 2);
  actant_ref_entry_pick (entry, 0);
  value = actant_record_get (sidebar_fixture_get_claim (fixture, 7), "issues");
  g_assert_cmpuint (actant_value_get_n_items (value), ==, 1);

  position = ui_test_find (GTK_WIDGET (issues), GTK_TYPE_DROP_DOWN);
  g_assert_nonnull (position);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (position), 5);
  value = actant_record_get (sidebar_fixture_get_claim (fixture, 7), "issues");
  g_assert_cmpstr (actant_value_get_member_text (actant_value_get_item (value, 0), "position"), ==,
                   "rejection");
  g_assert_true (ui_test_find (GTK_WIDGET (issues), GTK_TYPE_DROP_DOWN) == position);

  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (position)), ==, 0);

  actant_ref_entry_set_text (entry, "A new issue");
  actant_ref_entry_pick (entry, 0);
  g_assert_nonnull (sidebar_fixture_get_named (fixture, ACTANT_KIND_CODE, "A new issue"));
  value = actant_record_get (sidebar_fixture_get_claim (fixture, 7), "issues");
  g_assert_cmpuint (actant_value_get_n_items (value), ==, 2);
}

static void
collect_entries (GtkWidget *widget,
                 gpointer   user_data)
{
  if (GTK_IS_ENTRY (widget))
    g_ptr_array_add (user_data, widget);
}

static void
test_likelihood (SidebarFixture *fixture,
                 gconstpointer   data)
{
  ActantRecordForm *form = actant_sidebar_page_get_form (get_page (fixture, ACTANT_KIND_CLAIM));
  ActantFieldEditor *likelihood = get_editor (fixture, ACTANT_KIND_CLAIM, "likelihood");
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();
  const ActantValue *value;

  select_claim (fixture, 2);
  ui_test_foreach (GTK_WIDGET (likelihood), collect_entries, entries);
  g_assert_cmpuint (entries->len, ==, 3);   /* term, low, high */
  g_assert_cmpstr (gtk_editable_get_text (entries->pdata[0]), ==, "high possibility");
  g_assert_cmpstr (gtk_editable_get_text (entries->pdata[1]), ==, "55");

  gtk_editable_set_text (entries->pdata[1], "101");
  actant_field_editor_commit (likelihood);
  g_assert_nonnull (actant_record_form_get_error (form, "likelihood"));
  gtk_editable_set_text (entries->pdata[1], "90");
  actant_field_editor_commit (likelihood);
  g_assert_nonnull (actant_record_form_get_error (form, "likelihood"));
  gtk_editable_set_text (entries->pdata[1], "many");
  actant_sidebar_flush (fixture->sidebar);
  g_assert_nonnull (actant_record_form_get_error (form, "likelihood"));
  g_assert_cmpuint (fixture->n_toasts, ==, 1);
  g_assert_cmpuint (fixture->n_applied, ==, 0);

  gtk_editable_set_text (entries->pdata[1], "60 %");
  actant_field_editor_commit (likelihood);
  g_assert_null (actant_record_form_get_error (form, "likelihood"));
  value = actant_record_get (sidebar_fixture_get_claim (fixture, 2), "likelihood");
  g_assert_cmpint (actant_value_get_member_integer (value, "low", -1), ==, 60);
  g_assert_cmpuint (fixture->n_applied, ==, 1);

  for (guint i = 0; i < entries->len; i++)
    gtk_editable_set_text (entries->pdata[i], "");
  actant_field_editor_commit (likelihood);
  g_assert_null (actant_record_get (sidebar_fixture_get_claim (fixture, 2), "likelihood"));
}

static void
test_actor (SidebarFixture *fixture,
            gconstpointer   data)
{
  const ActantRecord *north = sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "the North");
  ActantSidebarPage *page = get_page (fixture, ACTANT_KIND_ACTOR);
  ActantFieldEditor *aliases = get_editor (fixture, ACTANT_KIND_ACTOR, "aliases");
  ActantFieldEditor *name = get_editor (fixture, ACTANT_KIND_ACTOR, "name");
  ActantRefEntry *entry;
  g_autofree char *id = g_strdup (actant_record_get_id (north));

  actant_workspace_select (fixture->workspace, id);
  ui_test_drain ();
  g_assert_cmpuint (actant_uses_list_get_n (actant_sidebar_page_get_uses (page)), ==, 4);

  entry = ACTANT_REF_ENTRY (actant_field_editor_get_control (aliases));
  actant_ref_entry_set_text (entry, "Pyong");
  g_assert_true (actant_ref_entry_take_exact (entry));
  g_assert_true (sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "Pyong") != NULL);

  /* A new name moves it in the list; it stays selected. */
  type_text (name, "Aardvark Republic");
  actant_field_editor_commit (name);
  g_assert_cmpuint (get_selected (fixture, ACTANT_KIND_ACTOR), ==, 0);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, id);

  actant_uses_list_go (actant_sidebar_page_get_uses (page), 1);
  g_assert_cmpstr (_actant_sidebar_get_shown (fixture->sidebar), ==, "claims");
  g_assert_nonnull (actant_workspace_get_selected (fixture->workspace));
  g_assert_true (actant_record_get_kind (actant_workspace_get_selected (fixture->workspace))
                 == ACTANT_KIND_CLAIM);
}

static void
test_text_form (SidebarFixture *fixture,
                gconstpointer   data)
{
  ActantRecordForm *form =
    actant_text_page_get_form (_actant_sidebar_get_text_page (fixture->sidebar));
  ActantFieldEditor *encoding, *title, *date;
  GtkDropDown *encodings;
  const char * const *names = actant_encoding_list ();
  guint utf16 = 0, utf8 = 0;
  g_autofree char *sha = NULL;
  g_autoptr(GError) error = NULL;

  actant_sidebar_show_text (fixture->sidebar);
  g_assert_cmpstr (_actant_sidebar_get_shown (fixture->sidebar), ==, "text");
  title = actant_record_form_get_editor (form, "title");
  assert_shown (title, "Planning together");

  date = actant_record_form_get_editor (form, "date");
  type_text (date, "last Tuesday");
  actant_field_editor_commit (date);
  g_assert_nonnull (actant_record_form_get_error (form, "date"));
  type_text (date, "2031-04");
  actant_field_editor_commit (date);
  g_assert_null (actant_record_form_get_error (form, "date"));

  encoding = actant_record_form_get_editor (form, "encoding");
  encodings = GTK_DROP_DOWN (actant_field_editor_get_control (encoding));
  g_assert_cmpuint (gtk_drop_down_get_selected (encodings), ==, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (names[i], "EUC-JP") == 0)
        utf16 = i + 1;
      if (g_ascii_strcasecmp (names[i], "UTF-8") == 0)
        utf8 = i + 1;
    }
  g_assert_cmpuint (utf16, >, 0);
  g_assert_cmpuint (utf8, >, 0);

  /* Bytes that do not fit: said, and nothing changes. */
  sha = g_strdup (actant_source_text_get_sha256 (actant_workspace_get_source (fixture->workspace)));
  fixture->n_applied = 0;
  gtk_drop_down_set_selected (encodings, utf16);
  g_assert_nonnull (actant_record_form_get_error (form, "encoding"));
  g_assert_cmpuint (gtk_drop_down_get_selected (encodings), ==, 0);
  g_assert_cmpuint (fixture->n_applied, ==, 0);
  g_assert_cmpstr (actant_source_text_get_sha256 (actant_workspace_get_source (fixture->workspace)),
                   ==, sha);

  gtk_drop_down_set_selected (encodings, utf8);
  g_assert_null (actant_record_form_get_error (form, "encoding"));
  g_assert_cmpstr (actant_record_get_text (actant_session_get_text_record (fixture->session,
                                                                           SIDEBAR_FIXTURE_TEXT),
                                           "encoding"), ==, "UTF-8");
  g_assert_cmpuint (fixture->n_applied, ==, 1);

  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gtk_drop_down_get_selected (encodings), ==, 0);
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

  g_assert_cmpstr (actant_sidebar_page_get_state (get_page (fixture, ACTANT_KIND_CLAIM)), ==,
                   "empty");
  g_assert_cmpstr (actant_sidebar_page_get_state (get_page (fixture, ACTANT_KIND_ACTOR)), ==,
                   "empty");

  /* A text that nobody has described gets its record with the first field. */
  actant_sidebar_show_text (fixture->sidebar);
  type_text (title, "A title");
  actant_field_editor_commit (title);
  type_text (publisher, "An institute");
  actant_field_editor_commit (publisher);
  g_assert_cmpstr (actant_record_get_text (actant_session_get_text_record (fixture->session,
                                                                           SIDEBAR_FIXTURE_TEXT),
                                           "title"), ==, "A title");
  g_assert_cmpuint (actant_collection_get_n (actant_session_get_study (fixture->session),
                                             ACTANT_KIND_TEXT), ==, 1);
  actant_session_undo (fixture->session, NULL, &error);
  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  assert_shown (title, "");
  type_text (title, "Another title");
  actant_field_editor_commit (title);
  g_assert_nonnull (actant_session_get_text_record (fixture->session, SIDEBAR_FIXTURE_TEXT));

  actant_sidebar_show_page (fixture->sidebar, "actors");
  press (GTK_WIDGET (get_page (fixture, ACTANT_KIND_ACTOR)), "New Actor");
  g_assert_cmpuint (count_listed (fixture, ACTANT_KIND_ACTOR), ==, 1);
  g_assert_cmpstr (actant_sidebar_page_get_state (get_page (fixture, ACTANT_KIND_ACTOR)), ==,
                   "list");
  assert_shown (get_editor (fixture, ACTANT_KIND_ACTOR, "name"), "New actor");
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
      ActantSidebarPage *page = get_page (fixture, kinds[i]);

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
    { 0, "Lee Jae-min (author) → Act · Ministry of Defence" },
    { 2, "Officials → Forecast · Northern Republic" },
    { 3, "Lee Jae-min (author) → Schedule (Supposed) · Eastern Command" },
    { 6, "Parliament → Demand · Parliament → Government" },
    { 7, "Lee Jae-min (author) → Evaluation" },
  };
  g_auto(GStrv) chips = actant_record_words_list_chips (sidebar_fixture_get_claim (fixture, 2));
  g_autofree char *title = actant_record_words_dup_title (sidebar_fixture_get_claim (fixture, 1));

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line =
        actant_record_words_dup_line (sidebar_fixture_get_claim (fixture, lines[i].claim),
                                      fixture->session, SIDEBAR_FIXTURE_TEXT);

      g_assert_cmpstr (line, ==, lines[i].line);
    }
  g_assert_cmpuint (g_strv_length (chips), ==, 2);
  g_assert_cmpstr (chips[0], ==, "high possibility 55–80 %");
  g_assert_cmpstr (chips[1], ==, "../2031-09");
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
      select_claim (fixture, 2);
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
  ADD ("list/anchors", test_anchors, NULL);
  ADD ("form/gist", test_gist, NULL);
  ADD ("form/typing-survives", test_typing_survives, NULL);
  ADD ("form/choice", test_choice, NULL);
  ADD ("form/new-actor", test_new_actor, NULL);
  ADD ("form/issues", test_issues, NULL);
  ADD ("form/likelihood", test_likelihood, NULL);
  ADD ("form/actor", test_actor, NULL);
  ADD ("form/text", test_text_form, NULL);
  ADD ("empty", test_empty, "empty");
  ADD ("names", test_names, NULL);
  ADD ("pictures", test_pictures, NULL);

  return g_test_run ();
}
