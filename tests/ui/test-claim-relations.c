/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relations on a claim's card, and what keys do with the selected claim. */
#include "config.h"

#include "sidebar-fixture.h"

#include "sidebar/actant-choice-editor.h"
#include "sidebar/actant-ref-entry.h"
#include "tagging/actant-claim-tools.h"
#include "ui-test-util.h"

#include <adwaita.h>
#include <string.h>

static const GdkRectangle area = { 10, 10, 1, 1 };

static ActantRelationsList *
get_list (SidebarFixture *fixture)
{
  return actant_sidebar_page_get_relations (sidebar_get_page (fixture, ACTANT_KIND_CLAIM));
}

static const char *
get_id (SidebarFixture *fixture,
        guint           claim)
{
  return actant_record_get_id (sidebar_fixture_get_claim (fixture, claim));
}

static void
undo (SidebarFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_undo (fixture->session, NULL, &error));
  g_assert_no_error (error);
}

static void
redo (SidebarFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_redo (fixture->session, NULL, &error));
  g_assert_no_error (error);
}

/* "Follows from …" the claim whose gist has these words. */
static void
follow_from (SidebarFixture *fixture,
             const char     *words)
{
  ActantRefEntry *entry = ACTANT_REF_ENTRY (actant_relations_list_get_entry (get_list (fixture)));

  actant_ref_entry_set_text (entry, words);
  g_assert_cmpuint (actant_ref_entry_get_n_offers (entry), ==, 1);
  actant_ref_entry_pick (entry, 0);
}

static void
test_card (SidebarFixture *fixture,
           gconstpointer   data)
{
  ActantRelationsList *list = get_list (fixture);
  ActantRecordForm *form = ACTANT_RECORD_FORM (actant_relations_list_get_form (list));
  g_autofree char *first = g_strdup (get_id (fixture, 3));
  ActantFieldEditor *type;

  sidebar_select_claim (fixture, 4);
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 0);
  follow_from (fixture, "exercise goes");
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 1);
  g_assert_cmpuint (fixture->n_applied, ==, 1);

  /* Its form is open; the type is edited there. */
  g_assert_nonnull (actant_record_form_get_record (form));
  type = actant_record_form_get_editor (form, "type");
  g_assert_true (actant_choice_editor_type (ACTANT_CHOICE_EDITOR (type), 'e'));
  g_assert_true (actant_choice_editor_type (ACTANT_CHOICE_EDITOR (type), 'n'));
  actant_field_editor_commit (type);
  g_assert_cmpstr (actant_record_get_text (actant_record_form_get_record (form), "type"), ==,
                   "enables");
  sidebar_type_text (actant_record_form_get_editor (form, "group"), "A");
  actant_field_editor_commit (actant_record_form_get_editor (form, "group"));
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 1);

  /* The other card shows it, too, and each leads to the other. */
  actant_relations_list_go (list, 0);
  ui_test_drain ();
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, first);
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 1);
  g_assert_null (gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (form))));

  actant_relations_list_remove (list, 0);
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 0);
  undo (fixture);
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 1);
  redo (fixture);
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 0);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 0);
}

static void
test_twice (SidebarFixture *fixture,
            gconstpointer   data)
{
  sidebar_select_claim (fixture, 4);
  follow_from (fixture, "exercise goes");
  follow_from (fixture, "exercise goes");
  g_assert_cmpuint (actant_relations_list_get_n (get_list (fixture)), ==, 1);
  g_assert_cmpuint (fixture->n_toasts, ==, 1);
}

static void
test_chain (SidebarFixture *fixture,
            gconstpointer   data)
{
  ActantRelationsList *list = get_list (fixture);

  sidebar_select_claim (fixture, 4);
  follow_from (fixture, "exercise goes");
  sidebar_select_claim (fixture, 5);
  follow_from (fixture, "Talks are possible");
  sidebar_select_claim (fixture, 3);
  actant_claim_chain_set_shown (actant_relations_list_get_chain (list), TRUE);
  g_assert_cmpuint (actant_claim_chain_get_n (actant_relations_list_get_chain (list)), ==, 2);
  sidebar_select_claim (fixture, 4);
  g_assert_cmpuint (actant_claim_chain_get_n (actant_relations_list_get_chain (list)), ==, 1);
  ui_test_assert_named (GTK_WIDGET (list));
}

static ActantClaimTools *
new_tools (SidebarFixture *fixture)
{
  return actant_claim_tools_new (fixture->workspace, GTK_WIDGET (fixture->sidebar));
}

static void
test_relate (SidebarFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(ActantClaimTools) tools = new_tools (fixture);
  ActantChoicePopover *popover = actant_claim_tools_get_popover (tools);
  ActantRelationsList *list = get_list (fixture);

  actant_claim_tools_relate (tools, &area);   /* nothing is selected */
  g_assert_null (actant_claim_tools_get_marked (tools));
  g_assert_cmpuint (fixture->n_toasts, ==, 1);

  sidebar_select_claim (fixture, 3);
  actant_claim_tools_relate (tools, &area);
  g_assert_cmpstr (actant_claim_tools_get_marked (tools), ==, get_id (fixture, 3));
  actant_claim_tools_relate (tools, &area);
  g_assert_null (actant_claim_tools_get_marked (tools));

  actant_claim_tools_relate (tools, &area);
  sidebar_select_claim (fixture, 4);
  actant_claim_tools_relate (tools, &area);
  actant_choice_popover_type (popover, "cau");
  g_assert_cmpstr (actant_choice_popover_get_selected (popover), ==, "causes");
  actant_choice_popover_pick (popover);
  g_assert_cmpuint (fixture->n_applied, ==, 1);
  g_assert_null (actant_claim_tools_get_marked (tools));
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 1);
  undo (fixture);
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 0);
  redo (fixture);
  g_assert_cmpuint (actant_relations_list_get_n (list), ==, 1);
}

static void
test_swap (SidebarFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(ActantClaimTools) tools = new_tools (fixture);
  ActantChoicePopover *popover = actant_claim_tools_get_popover (tools);
  ActantCollection *records = actant_annotation_set_get_records (
    actant_workspace_get_own_set (fixture->workspace));

  sidebar_select_claim (fixture, 3);
  actant_claim_tools_relate (tools, &area);
  sidebar_select_claim (fixture, 4);
  actant_claim_tools_relate (tools, &area);
  actant_choice_popover_type (popover, "swap");
  actant_choice_popover_pick (popover);
  actant_choice_popover_type (popover, "supp");
  actant_choice_popover_pick (popover);
  g_assert_cmpstr (actant_record_get_text (actant_collection_get (records, ACTANT_KIND_RELATION, 0),
                                           "from"), ==, get_id (fixture, 4));
}

/* Selects words of the text. */
static void
select_words (SidebarFixture *fixture,
              const char     *words)
{
  ActantSourceText *source = actant_workspace_get_source (fixture->workspace);
  g_autofree char *text =
    actant_source_text_dup_slice (source, 0, actant_source_text_get_length (source));
  const char *place = strstr (text, words);
  gint64 start = g_utf8_strlen (text, place - text);
  gint64 end = start + g_utf8_strlen (words, -1);

  actant_workspace_set_range (fixture->workspace, start, end, end);
}

static void
test_use (SidebarFixture *fixture,
          gconstpointer   data)
{
  g_autoptr(ActantClaimTools) tools = new_tools (fixture);
  ActantChoicePopover *popover = actant_claim_tools_get_popover (tools);
  ActantRecordForm *form =
    actant_sidebar_page_get_form (sidebar_get_page (fixture, ACTANT_KIND_CLAIM));
  GArray *cues;

  g_assert_false (actant_claim_tools_use_as (tools, "likelihood"));
  sidebar_select_claim (fixture, 11);   /* "Japan may join …" */
  g_assert_false (actant_claim_tools_use_as (tools, "likelihood"));
  g_assert_cmpuint (fixture->n_toasts, ==, 2);
  g_assert_cmpuint (fixture->n_applied, ==, 0);

  select_words (fixture, "Japan may");
  select_words (fixture, "warning cell");
  actant_claim_tools_ask_slot (tools, &area);
  actant_choice_popover_type (popover, "obj");
  g_assert_cmpstr (actant_choice_popover_get_selected (popover), ==, "objects");
  actant_choice_popover_pick (popover);
  g_assert_cmpuint (fixture->n_applied, ==, 1);
  g_assert_nonnull (sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "warning cell"));
  g_assert_true (actant_record_form_shows (form, "objects"));
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Use as Objects");

  /* The words of the slot with the focus are marked in the text. */
  g_assert_null (actant_workspace_get_cues (fixture->workspace));
  actant_record_form_focus (form, "objects");
  cues = actant_workspace_get_cues (fixture->workspace);
  g_assert_nonnull (cues);
  g_assert_cmpuint (cues->len, ==, 1);
  actant_record_form_focus (form, "gist");
  g_assert_null (actant_workspace_get_cues (fixture->workspace));

  undo (fixture);
  g_assert_null (actant_record_get (sidebar_fixture_get_claim (fixture, 11), "objects"));
  g_assert_null (sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "warning cell"));
  redo (fixture);
  g_assert_nonnull (actant_record_get (sidebar_fixture_get_claim (fixture, 11), "cues"));
}

static void
test_use_condition (SidebarFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr(ActantClaimTools) tools = new_tools (fixture);
  g_autofree char *id = g_strdup (get_id (fixture, 11));

  sidebar_select_claim (fixture, 11);
  select_words (fixture, "the exercise goes ahead");
  g_assert_true (actant_claim_tools_use_as (tools, "condition"));
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, id);
  ui_test_drain ();
  g_assert_cmpuint (actant_relations_list_get_n (get_list (fixture)), ==, 1);
  undo (fixture);
  actant_workspace_select (fixture->workspace, id);
  ui_test_drain ();
  g_assert_cmpuint (actant_relations_list_get_n (get_list (fixture)), ==, 0);
}

static void
test_pictures (SidebarFixture *fixture,
               gconstpointer   data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  sidebar_select_claim (fixture, 4);
  follow_from (fixture, "exercise goes");
  sidebar_select_claim (fixture, 5);
  follow_from (fixture, "Talks are possible");
  sidebar_select_claim (fixture, 4);
  actant_claim_chain_set_shown (actant_relations_list_get_chain (get_list (fixture)), TRUE);
  actant_relations_list_edit (get_list (fixture), 0);
  for (guint dark = 0; dark < 2; dark++)
    {
      gint64 end = g_get_monotonic_time () + 400 * 1000;

      adw_style_manager_set_color_scheme (style, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                      : ADW_COLOR_SCHEME_FORCE_LIGHT);
      gtk_widget_grab_focus (actant_relations_list_get_entry (get_list (fixture)));
      UI_TEST_WAIT (g_get_monotonic_time () > end);
      ui_test_save_picture (GTK_WIDGET (fixture->window),
                            dark ? "claim-relations-dark.png" : "claim-relations.png");
    }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func) \
  g_test_add ("/claim-relations/" path, SidebarFixture, NULL, sidebar_fixture_set_up, func, \
              sidebar_fixture_tear_down)

  ui_test_init (&argc, &argv);
  ADD ("card", test_card);
  ADD ("twice", test_twice);
  ADD ("chain", test_chain);
  ADD ("relate", test_relate);
  ADD ("relate/swap", test_swap);
  ADD ("use", test_use);
  ADD ("use/condition", test_use_condition);
  ADD ("pictures", test_pictures);

  return g_test_run ();
}
