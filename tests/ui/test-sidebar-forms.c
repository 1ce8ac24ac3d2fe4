/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar's forms: what is typed becomes one change set, and what is undone is shown. */
#include "config.h"

#include "sidebar-fixture.h"

#include "sidebar/actant-record-card.h"
#include "sidebar/actant-ref-entry.h"
#include "ui-test-util.h"

#include <string.h>

static void
test_gist (SidebarFixture *fixture,
           gconstpointer   data)
{
  ActantFieldEditor *gist = sidebar_get_editor (fixture, ACTANT_KIND_CLAIM, "gist");
  g_autofree char *id = g_strdup (actant_record_get_id (sidebar_fixture_get_claim (fixture, 0)));
  g_autoptr(GError) error = NULL;

  actant_workspace_edit (fixture->workspace, id);
  ui_test_drain ();
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window))
                 == actant_field_editor_get_control (gist));
  sidebar_assert_shown (gist, "Ministries announce quarterly meetings");

  sidebar_type_text (gist, "  The ministries meet four times a year ");
  g_assert_cmpuint (fixture->n_applied, ==, 0);
  actant_field_editor_commit (gist);
  actant_field_editor_commit (gist);
  g_assert_cmpuint (fixture->n_applied, ==, 1);
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Edit Gist");
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "gist"), ==,
                   "The ministries meet four times a year");
  sidebar_assert_shown (gist, "The ministries meet four times a year");

  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  sidebar_assert_shown (gist, "Ministries announce quarterly meetings");
  actant_session_redo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  sidebar_assert_shown (gist, "The ministries meet four times a year");

  /* Another record: what was typed is kept, for the one it was typed for. */
  sidebar_type_text (gist, "Meetings");
  sidebar_select_claim (fixture, 4);
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "gist"), ==,
                   "Meetings");
  sidebar_assert_shown (gist, "Talks are possible only for a few weeks");

  /* Nothing typed is no gist. */
  sidebar_type_text (gist, "  ");
  actant_sidebar_flush (fixture->sidebar);
  g_assert_null (actant_record_get_text (sidebar_fixture_get_claim (fixture, 4), "gist"));
  g_assert_cmpuint (fixture->n_applied, ==, 5);
}

static void
test_typing_survives (SidebarFixture *fixture,
                      gconstpointer   data)
{
  ActantFieldEditor *gist = sidebar_get_editor (fixture, ACTANT_KIND_CLAIM, "gist");
  ActantFieldEditor *type = sidebar_get_editor (fixture, ACTANT_KIND_CLAIM, "type");
  GtkDropDown *types = GTK_DROP_DOWN (actant_field_editor_get_control (type));
  guint before;

  sidebar_select_claim (fixture, 0);
  before = gtk_drop_down_get_selected (types);
  sidebar_type_text (gist, "Half a sen");
  sidebar_put_field (fixture, sidebar_fixture_get_claim (fixture, 0), "type", "threat");
  sidebar_put_field (fixture, sidebar_fixture_get_claim (fixture, 0), "gist", "From elsewhere");
  sidebar_assert_shown (gist, "Half a sen");
  g_assert_cmpuint (gtk_drop_down_get_selected (types), !=, before);
  actant_field_editor_commit (gist);
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "gist"), ==,
                   "Half a sen");
}

/* Tags the first words of the text; returns the mention's or the coding's id. */
static char *
add_passage (SidebarFixture *fixture,
             ActantKind      kind)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Tag");
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  ActantTextRange range = { 0, 3 };
  g_autoptr(ActantRecord) passage = NULL;
  g_autoptr(GError) error = NULL;

  g_array_append_val (ranges, range);
  passage = actant_session_new_passage (fixture->session, kind, SIDEBAR_FIXTURE_TEXT, ranges,
                                        &error);
  g_assert_no_error (error);
  g_assert_true (actant_session_put (fixture->session, edit, SIDEBAR_FIXTURE_TEXT, passage));
  g_assert_true (actant_workspace_apply (fixture->workspace, edit));

  return g_strdup (actant_record_get_id (passage));
}

static const char *
get_note (SidebarFixture *fixture,
          const char     *id)
{
  const ActantRecord *record = actant_session_lookup (fixture->session, ACTANT_KIND_NONE, id);

  g_assert_nonnull (record);

  return actant_record_get_text (record, "note");
}

static void
test_passage_card (SidebarFixture *fixture,
                   gconstpointer   data)
{
  ActantPassageCard *card = _actant_sidebar_get_passage_card (fixture->sidebar);
  const ActantRecord *north = sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "the North");
  g_autofree char *mention = add_passage (fixture, ACTANT_KIND_MENTION);
  g_autofree char *coding = NULL;
  ActantRecordForm *form;
  ActantRefEntry *actors;

  /* What is new is selected, and shown. */
  form = actant_passage_card_get_form (card);
  g_assert_nonnull (form);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (card)));
  g_assert_cmpstr (actant_record_get_id (actant_record_form_get_record (form)), ==, mention);

  /* Its actor is selected in the list of actors, and the page stays. */
  actors = ACTANT_REF_ENTRY (actant_field_editor_get_control (
    actant_record_form_get_editor (form, "actors")));
  actant_ref_entry_set_text (actors, "the North");
  actant_ref_entry_pick (actors, 0);
  g_assert_cmpstr (_actant_sidebar_get_shown (fixture->sidebar), ==, "claims");
  g_assert_cmpuint (sidebar_get_selected (fixture, ACTANT_KIND_ACTOR), !=,
                    GTK_INVALID_LIST_POSITION);
  g_assert_true (actant_record_form_get_record (actant_sidebar_page_get_form (
    sidebar_get_page (fixture, ACTANT_KIND_ACTOR))) == north);

  /* F2, from the details of the text. */
  actant_sidebar_show_text (fixture->sidebar);
  actant_workspace_edit (fixture->workspace, mention);
  g_assert_cmpstr (_actant_sidebar_get_shown (fixture->sidebar), ==, "claims");
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                             ACTANT_TYPE_PASSAGE_CARD));

  /* What is typed is kept when something else is selected. */
  sidebar_type_text (actant_record_form_get_editor (form, "note"), "the pronoun");
  coding = add_passage (fixture, ACTANT_KIND_CODING);
  g_assert_cmpstr (get_note (fixture, mention), ==, "the pronoun");
  form = actant_passage_card_get_form (card);
  g_assert_cmpstr (actant_record_get_id (actant_record_form_get_record (form)), ==, coding);
  sidebar_type_text (actant_record_form_get_editor (form, "note"), "a theme");
  actant_sidebar_flush (fixture->sidebar);
  g_assert_cmpstr (get_note (fixture, coding), ==, "a theme");

  sidebar_select_claim (fixture, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
  g_assert_null (actant_passage_card_get_form (card));
}

/* The button of an unfolded card. */
static GtkWidget *
find_delete_button (GtkWidget *card)
{
  GtkWidget *button = ui_test_find (card, GTK_TYPE_BUTTON);

  g_assert_true (button != NULL && gtk_widget_get_visible (button));

  return button;
}

static void
test_delete_button (SidebarFixture *fixture,
                    gconstpointer   data)
{
  GtkWidget *card = GTK_WIDGET (_actant_sidebar_get_passage_card (fixture->sidebar));
  g_autofree char *mention = add_passage (fixture, ACTANT_KIND_MENTION);
  g_autoptr(GError) error = NULL;
  guint n_toasts = fixture->n_toasts;

  g_signal_emit_by_name (find_delete_button (card), "clicked");
  g_assert_cmpuint (fixture->n_toasts, ==, n_toasts + 1);
  g_assert_false (gtk_widget_get_visible (card));
  g_assert_null (actant_workspace_get_selected_id (fixture->workspace));

  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, mention);
  g_assert_true (gtk_widget_get_visible (card));
  actant_session_redo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (gtk_widget_get_visible (card));

  sidebar_select_claim (fixture, 0);
  card = gtk_widget_get_ancestor (GTK_WIDGET (actant_sidebar_page_get_form (
    sidebar_get_page (fixture, ACTANT_KIND_CLAIM))), ACTANT_TYPE_RECORD_CARD);
  g_signal_emit_by_name (find_delete_button (card), "clicked");
  ui_test_drain ();
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_CLAIM), ==,
                    SIDEBAR_FIXTURE_N_CLAIMS - 1);
}

static void
test_choice (SidebarFixture *fixture,
             gconstpointer   data)
{
  ActantFieldEditor *type = sidebar_get_editor (fixture, ACTANT_KIND_CLAIM, "type");
  GtkDropDown *types = GTK_DROP_DOWN (actant_field_editor_get_control (type));

  sidebar_select_claim (fixture, 0);
  gtk_drop_down_set_selected (types, 1);
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "type"), ==,
                   "report");
  gtk_drop_down_set_selected (types, 0);
  g_assert_null (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "type"));
  g_assert_cmpuint (fixture->n_applied, ==, 2);

  /* A word that is none of the choices stays. */
  sidebar_put_field (fixture, sidebar_fixture_get_claim (fixture, 0), "type", "prophecy");
  actant_field_editor_touch (type);
  actant_field_editor_commit (type);
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "type"), ==,
                   "prophecy");
}

static void
test_new_actor (SidebarFixture *fixture,
                gconstpointer   data)
{
  ActantFieldEditor *subjects = sidebar_get_editor (fixture, ACTANT_KIND_CLAIM, "subjects");
  ActantRefEntry *entry = ACTANT_REF_ENTRY (actant_field_editor_get_control (subjects));
  guint n_actors = sidebar_count_listed (fixture, ACTANT_KIND_ACTOR);
  g_autoptr(GError) error = NULL;

  sidebar_select_claim (fixture, 2);
  actant_ref_entry_set_text (entry, "General Staff");
  g_assert_cmpuint (actant_ref_entry_get_n_offers (entry), ==, 1);
  actant_ref_entry_pick (entry, 0);
  g_assert_cmpuint (fixture->n_applied, ==, 1);
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Edit Subjects");
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_ACTOR), ==, n_actors + 1);
  g_assert_nonnull (sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "General Staff"));
  g_assert_cmpuint (actant_value_get_n_items (
    actant_record_get (sidebar_fixture_get_claim (fixture, 2), "subjects")), ==, 2);

  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_ACTOR), ==, n_actors);
  g_assert_cmpuint (actant_value_get_n_items (
    actant_record_get (sidebar_fixture_get_claim (fixture, 2), "subjects")), ==, 1);
  actant_session_redo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sidebar_count_listed (fixture, ACTANT_KIND_ACTOR), ==, n_actors + 1);

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

  /* A name without Enter is kept for the claim that it was typed for. */
  actant_ref_entry_set_text (entry, "Coast Guard");
  sidebar_select_claim (fixture, 0);
  g_assert_cmpstr (actant_ref_entry_get_text (entry), ==, "");
  g_assert_nonnull (sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "Coast Guard"));
  g_assert_cmpuint (actant_value_get_n_items (
    actant_record_get (sidebar_fixture_get_claim (fixture, 2), "subjects")), ==, 3);
}

static void
test_issues (SidebarFixture *fixture,
             gconstpointer   data)
{
  ActantFieldEditor *issues = sidebar_get_editor (fixture, ACTANT_KIND_CLAIM, "issues");
  ActantRefEntry *entry = ACTANT_REF_ENTRY (actant_field_editor_get_control (issues));
  const ActantValue *value;
  GtkWidget *position;
  g_autoptr(GError) error = NULL;

  sidebar_select_claim (fixture, 7);   /* has none */
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
  ActantRecordForm *form =
    actant_sidebar_page_get_form (sidebar_get_page (fixture, ACTANT_KIND_CLAIM));
  ActantFieldEditor *likelihood = sidebar_get_editor (fixture, ACTANT_KIND_CLAIM, "likelihood");
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();
  const ActantValue *value;

  sidebar_select_claim (fixture, 2);
  ui_test_foreach (GTK_WIDGET (likelihood), collect_entries, entries);
  g_assert_cmpuint (entries->len, ==, 4);   /* term, low, high, lexicon */
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
  ActantSidebarPage *page = sidebar_get_page (fixture, ACTANT_KIND_ACTOR);
  ActantFieldEditor *aliases = sidebar_get_editor (fixture, ACTANT_KIND_ACTOR, "aliases");
  ActantFieldEditor *name = sidebar_get_editor (fixture, ACTANT_KIND_ACTOR, "name");
  ActantRefEntry *entry;
  g_autofree char *id = g_strdup (actant_record_get_id (north));

  actant_workspace_select (fixture->workspace, id);
  ui_test_drain ();
  g_assert_cmpuint (actant_uses_list_get_n (actant_sidebar_page_get_uses (page)), ==, 5);

  entry = ACTANT_REF_ENTRY (actant_field_editor_get_control (aliases));
  actant_ref_entry_set_text (entry, "Pyong");
  g_assert_true (actant_ref_entry_take_exact (entry));
  g_assert_true (sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "Pyong") != NULL);

  /* A new name moves it in the list; it stays selected. */
  sidebar_type_text (name, "Aardvark Republic");
  actant_field_editor_commit (name);
  g_assert_cmpuint (sidebar_get_selected (fixture, ACTANT_KIND_ACTOR), ==, 0);
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
  sidebar_assert_shown (title, "Planning together");

  date = actant_record_form_get_editor (form, "date");
  sidebar_type_text (date, "last Tuesday");
  actant_field_editor_commit (date);
  g_assert_nonnull (actant_record_form_get_error (form, "date"));
  sidebar_type_text (date, "2031-04");
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

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func, data) \
  g_test_add ("/sidebar/" path, SidebarFixture, data, sidebar_fixture_set_up, func, \
              sidebar_fixture_tear_down)

  ui_test_init (&argc, &argv);
  ADD ("form/gist", test_gist, NULL);
  ADD ("form/typing-survives", test_typing_survives, NULL);
  ADD ("form/choice", test_choice, NULL);
  ADD ("form/passage-card", test_passage_card, NULL);
  ADD ("form/delete-button", test_delete_button, NULL);
  ADD ("form/new-actor", test_new_actor, NULL);
  ADD ("form/issues", test_issues, NULL);
  ADD ("form/likelihood", test_likelihood, NULL);
  ADD ("form/actor", test_actor, NULL);
  ADD ("form/text", test_text_form, NULL);

  return g_test_run ();
}
