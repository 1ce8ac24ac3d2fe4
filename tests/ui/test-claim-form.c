/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claim's form: every slot, those that fold away, and what does not fit together. */
#include "config.h"

#include "sidebar-fixture.h"

#include "session/actant-claim-cues.h"
#include "session/actant-value-parse.h"
#include "sidebar/actant-attributes-editor.h"
#include "sidebar/actant-choice-editor.h"
#include "sidebar/actant-date-editor.h"
#include "sidebar/actant-likelihood-editor.h"
#include "sidebar/actant-record-form-private.h"
#include "ui-test-util.h"

#include <adwaita.h>
#include <string.h>

static ActantRecordForm *
get_form (SidebarFixture *fixture)
{
  return actant_sidebar_page_get_form (sidebar_get_page (fixture, ACTANT_KIND_CLAIM));
}

static ActantFieldEditor *
get_editor (SidebarFixture *fixture,
            const char     *field)
{
  return sidebar_get_editor (fixture, ACTANT_KIND_CLAIM, field);
}

static const ActantValue *
get_value (SidebarFixture *fixture,
           guint           claim,
           const char     *field)
{
  return actant_record_get (sidebar_fixture_get_claim (fixture, claim), field);
}

/* Types a name that is known, and takes it. */
static void
take (ActantFieldEditor *editor,
      const char        *name)
{
  ActantRefEntry *entry = ACTANT_REF_ENTRY (actant_field_editor_get_control (editor));

  actant_ref_entry_set_text (entry, name);
  g_assert_cmpuint (actant_ref_entry_get_n_offers (entry), >, 0);
  actant_ref_entry_pick (entry, 0);
}

/* The editors of a member inside @editor, in the order of the lines. */
typedef struct
{
  const char        *name;
  guint              position;
  ActantFieldEditor *found;
} MemberSearch;

static void
look_at_member (GtkWidget *widget,
                gpointer   user_data)
{
  MemberSearch *search = user_data;

  if (!ACTANT_IS_FIELD_EDITOR (widget)
      || strcmp (actant_field_editor_get_field (ACTANT_FIELD_EDITOR (widget))->name,
                 search->name) != 0)
    return;
  if (search->position-- == 0)
    search->found = ACTANT_FIELD_EDITOR (widget);
}

static ActantFieldEditor *
get_member (ActantFieldEditor *editor,
            const char        *name,
            guint              position)
{
  MemberSearch search = { name, position, NULL };

  ui_test_foreach (GTK_WIDGET (editor), look_at_member, &search);
  g_assert_nonnull (search.found);

  return search.found;
}

static void
choose (ActantFieldEditor *editor,
        const char        *letters)
{
  for (const char *p = letters; *p != '\0'; p++)
    g_assert_true (actant_choice_editor_type (ACTANT_CHOICE_EDITOR (editor), *p));
  actant_field_editor_commit (editor);
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

static void
test_every_field (SidebarFixture *fixture,
                  gconstpointer   data)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;

  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & ACTANT_FIELD_INTERNAL) == 0)
      g_assert_nonnull (get_editor (fixture, table->fields[i].name));
    else
      g_assert_null (get_editor (fixture, table->fields[i].name));
}

static void
test_fold (SidebarFixture *fixture,
           gconstpointer   data)
{
  ActantRecordForm *form = get_form (fixture);
  GtkToggleButton *more = GTK_TOGGLE_BUTTON (form->more_button);

  sidebar_select_claim (fixture, 2);
  g_assert_true (actant_record_form_shows (form, "likelihood"));
  g_assert_false (actant_record_form_shows (form, "confidence"));
  g_assert_false (actant_record_form_shows (form, "attributes"));   /* the study has none */

  sidebar_put_field (fixture, sidebar_fixture_get_claim (fixture, 2), "confidence", "low");
  g_assert_true (actant_record_form_shows (form, "confidence"));
  undo (fixture);
  g_assert_false (actant_record_form_shows (form, "confidence"));

  actant_record_form_focus (form, "confidence");
  g_assert_true (actant_record_form_shows (form, "confidence"));
  sidebar_select_claim (fixture, 3);
  g_assert_false (actant_record_form_shows (form, "confidence"));

  gtk_toggle_button_set_active (more, TRUE);
  g_assert_true (actant_record_form_shows (form, "extent"));
  gtk_toggle_button_set_active (more, FALSE);
  g_assert_false (actant_record_form_shows (form, "extent"));
}

static void
test_objects (SidebarFixture *fixture,
              gconstpointer   data)
{
  ActantFieldEditor *objects = get_editor (fixture, "objects");
  const ActantValue *value;

  sidebar_select_claim (fixture, 2);
  actant_record_form_focus (get_form (fixture), "objects");
  take (objects, "China");
  take (objects, "Japan");
  choose (get_member (objects, "role", 1), "rec");
  g_assert_cmpuint (fixture->n_applied, ==, 3);
  value = get_value (fixture, 2, "objects");
  g_assert_cmpuint (actant_value_get_n_items (value), ==, 2);
  g_assert_cmpstr (actant_value_get_member_text (actant_value_get_item (value, 1), "role"), ==,
                   "recipient");

  undo (fixture);
  g_assert_null (actant_value_get_member (actant_value_get_item (get_value (fixture, 2, "objects"),
                                                                 1), "role"));
  redo (fixture);
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (actant_value_get_n_items (get_value (fixture, 2, "objects")), ==, 1);
}

static void
test_stances (SidebarFixture *fixture,
              gconstpointer   data)
{
  ActantFieldEditor *stances = get_editor (fixture, "stances");
  const ActantValue *stance;
  const ActantRecord *north;

  sidebar_select_claim (fixture, 2);
  actant_record_form_focus (get_form (fixture), "stances");
  take (stances, "Japan");
  take (get_member (stances, "holder", 0), "the North");
  choose (get_member (stances, "value", 0), "-2");
  stance = actant_value_get_item (get_value (fixture, 2, "stances"), 0);
  north = sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "the North");
  g_assert_cmpstr (actant_value_get_member_text (stance, "holder"), ==,
                   actant_record_get_id (north));
  g_assert_cmpint (actant_value_get_member_integer (stance, "value", 0), ==, -2);

  /* A holder that is new is made in the same action. */
  take (stances, "China");
  take (get_member (stances, "holder", 1), "Coast Guard");
  g_assert_nonnull (sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "Coast Guard"));
  undo (fixture);
  g_assert_null (sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "Coast Guard"));
  redo (fixture);
  g_assert_nonnull (sidebar_fixture_get_named (fixture, ACTANT_KIND_ACTOR, "Coast Guard"));
}

static void
test_attribution (SidebarFixture *fixture,
                  gconstpointer   data)
{
  ActantRecordForm *form = get_form (fixture);
  ActantFieldEditor *attribution = get_editor (fixture, "attribution");
  const ActantValue *chain;
  g_autoptr(ActantValue) before = NULL;

  sidebar_select_claim (fixture, 2);   /* the claimant is Officials */
  actant_record_form_focus (form, "attribution");
  before = actant_value_ref (get_value (fixture, 2, "claimants"));
  take (attribution, "Officials");
  g_assert_null (actant_record_form_get_warning (form, "attribution"));
  take (attribution, "China");
  choose (get_member (attribution, "kind", 1), "bel");
  chain = get_value (fixture, 2, "attribution");
  g_assert_cmpuint (actant_value_get_n_items (chain), ==, 2);
  g_assert_cmpstr (actant_value_get_member_text (actant_value_get_item (chain, 1), "kind"), ==,
                   "belief");
  g_assert_nonnull (actant_record_form_get_warning (form, "attribution"));

  /* A link can have several actors. */
  take (get_member (attribution, "actors", 1), "Japan");
  chain = get_value (fixture, 2, "attribution");
  g_assert_cmpuint (actant_value_get_n_items (
    actant_value_get_member (actant_value_get_item (chain, 1), "actors")), ==, 2);

  g_assert_true (actant_record_form_fix (form));
  g_assert_null (actant_record_form_get_warning (form, "attribution"));
  g_assert_false (actant_record_form_fix (form));
  g_assert_cmpuint (actant_value_get_n_items (get_value (fixture, 2, "claimants")), ==, 2);
  undo (fixture);
  g_assert_true (actant_value_equal (get_value (fixture, 2, "claimants"), before));
  g_assert_nonnull (actant_record_form_get_warning (form, "attribution"));
  redo (fixture);
  g_assert_null (actant_record_form_get_warning (form, "attribution"));
}

static void
test_choices (SidebarFixture *fixture,
              gconstpointer   data)
{
  ActantFieldEditor *type = get_editor (fixture, "type");

  sidebar_select_claim (fixture, 0);
  choose (type, "rec");   /* through Report */
  g_assert_cmpuint (fixture->n_applied, ==, 1);
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "type"), ==,
                   "recommendation");
  undo (fixture);
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "type"), ==,
                   "act");
  g_assert_false (actant_choice_editor_type (ACTANT_CHOICE_EDITOR (type), 'z'));

  choose (get_editor (fixture, "certainty"), "4");
  g_assert_cmpint (actant_value_get_integer (get_value (fixture, 0, "certainty")), ==, 4);

  /* An open list: one of its words, or one's own. */
  take (get_editor (fixture, "form"), "joint");
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "form"), ==,
                   "joint declaration");
  actant_ref_entry_set_text (
    ACTANT_REF_ENTRY (actant_field_editor_get_control (get_editor (fixture, "form"))), "leaflet");
  actant_ref_entry_take (
    ACTANT_REF_ENTRY (actant_field_editor_get_control (get_editor (fixture, "form"))));
  g_assert_cmpstr (actant_record_get_text (sidebar_fixture_get_claim (fixture, 0), "form"), ==,
                   "leaflet");
}

typedef struct
{
  const char *placeholder;
  GtkWidget  *found;
} EntrySearch;

static void
look_at_entry (GtkWidget *widget,
               gpointer   user_data)
{
  EntrySearch *search = user_data;

  if (GTK_IS_ENTRY (widget)
      && g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), search->placeholder) == 0)
    search->found = widget;
}

static void
type_member (ActantFieldEditor *editor,
             const char        *placeholder,
             const char        *text)
{
  EntrySearch search = { placeholder, NULL };

  ui_test_foreach (GTK_WIDGET (editor), look_at_entry, &search);
  g_assert_nonnull (search.found);
  gtk_editable_set_text (GTK_EDITABLE (search.found), text);
}

static void
test_members (SidebarFixture *fixture,
              gconstpointer   data)
{
  ActantFieldEditor *outcome = get_editor (fixture, "outcome");
  ActantFieldEditor *extent = get_editor (fixture, "extent");
  const ActantValue *value;

  sidebar_select_claim (fixture, 2);
  choose (get_member (outcome, "state", 0), "did");
  value = get_value (fixture, 2, "outcome");
  g_assert_cmpstr (actant_value_get_member_text (value, "state"), ==, "not_occurred");
  type_member (outcome, "Date", "2031-10-01");
  type_member (outcome, "Criteria", "A launch that both ministries confirm");
  actant_field_editor_commit (outcome);
  value = get_value (fixture, 2, "outcome");
  g_assert_cmpstr (actant_value_get_member_text (value, "date"), ==, "2031-10-01");
  g_assert_cmpuint (fixture->n_applied, ==, 2);

  type_member (outcome, "Date", "in October");
  actant_field_editor_commit (outcome);
  g_assert_nonnull (actant_record_form_get_error (get_form (fixture), "outcome"));
  g_assert_cmpuint (fixture->n_applied, ==, 2);

  choose (get_member (extent, "direction", 0), "inc");
  type_member (extent, "Unit", "launches");
  actant_field_editor_commit (extent);
  value = get_value (fixture, 2, "extent");
  g_assert_cmpstr (actant_value_get_member_text (value, "direction"), ==, "increase");
  g_assert_cmpstr (actant_value_get_member_text (value, "unit"), ==, "launches");
  undo (fixture);
  g_assert_null (actant_value_get_member (get_value (fixture, 2, "extent"), "unit"));
  redo (fixture);
  g_assert_cmpstr (actant_value_get_member_text (get_value (fixture, 2, "extent"), "unit"), ==,
                   "launches");
}

static char *
add_field (SidebarFixture *fixture,
           const char     *name,
           const char     *type)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Field");
  g_autoptr(ActantRecord) empty = actant_session_new_record (fixture->session, ACTANT_KIND_FIELD);
  g_autoptr(ActantRecord) named = actant_record_set (empty, "name", actant_value_new_text (name));
  g_autoptr(ActantRecord) typed = actant_record_set (named, "type", actant_value_new_text (type));
  const char *choices[] = { "red", "green", "blue", NULL };
  g_autoptr(ActantRecord) record = actant_record_set (typed, "choices",
                                                      actant_value_new_text_list (choices));

  actant_session_put (fixture->session, edit, NULL, record);
  g_assert_true (actant_workspace_apply (fixture->workspace, edit));

  return g_strdup (actant_record_get_id (record));
}

static ActantFieldEditor *
get_attribute (SidebarFixture *fixture,
               const char     *name)
{
  return actant_attributes_editor_get_editor (
    ACTANT_ATTRIBUTES_EDITOR (get_editor (fixture, "attributes")), name);
}

static void
test_attributes (SidebarFixture *fixture,
                 gconstpointer   data)
{
  static const char * const types[] = {
    "text", "integer", "number", "boolean", "date", "choice", "multi_choice", "actor", "code",
  };
  ActantFieldEditor *whole = get_editor (fixture, "attributes");
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const ActantValue *map;

  sidebar_select_claim (fixture, 2);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_ptr_array_add (ids, add_field (fixture, types[i], types[i]));
  g_assert_true (actant_record_form_shows (get_form (fixture), "attributes"));
  g_assert_cmpuint (actant_attributes_editor_get_n (ACTANT_ATTRIBUTES_EDITOR (whole)), ==,
                    G_N_ELEMENTS (types));

  sidebar_type_text (get_attribute (fixture, "text"), "Some words");
  sidebar_type_text (get_attribute (fixture, "integer"), "7");
  sidebar_type_text (get_attribute (fixture, "number"), "2.5");
  sidebar_type_text (get_attribute (fixture, "date"), "2031-34");
  actant_field_editor_commit (get_attribute (fixture, "date"));
  choose (get_attribute (fixture, "boolean"), "n");
  choose (get_attribute (fixture, "choice"), "g");
  take (get_attribute (fixture, "multi_choice"), "blue");
  take (get_attribute (fixture, "multi_choice"), "red");
  take (get_attribute (fixture, "actor"), "China");
  take (get_attribute (fixture, "code"), "Missile tests");

  map = get_value (fixture, 2, "attributes");
  g_assert_cmpuint (actant_value_get_n_items (map), ==, G_N_ELEMENTS (types));
  g_assert_cmpstr (actant_value_get_text (actant_value_map_get (map, ids->pdata[0])), ==,
                   "Some words");
  g_assert_cmpint (actant_value_get_integer (actant_value_map_get (map, ids->pdata[1])), ==, 7);
  g_assert_cmpstr (actant_value_get_text (actant_value_map_get (map, ids->pdata[2])), ==, "2.5");
  g_assert_false (actant_value_get_boolean (actant_value_map_get (map, ids->pdata[3])));
  g_assert_cmpstr (actant_value_get_text (actant_value_map_get (map, ids->pdata[4])), ==,
                   "2031-34");
  g_assert_cmpstr (actant_value_get_text (actant_value_map_get (map, ids->pdata[5])), ==, "green");
  g_assert_cmpuint (actant_value_get_n_items (actant_value_map_get (map, ids->pdata[6])), ==, 2);
  undo (fixture);
  g_assert_cmpuint (actant_value_get_n_items (get_value (fixture, 2, "attributes")), ==,
                    G_N_ELEMENTS (types) - 1);
  redo (fixture);

  /* What cannot be read is said, and nothing changes. */
  fixture->n_applied = 0;
  sidebar_type_text (get_attribute (fixture, "number"), "two");
  actant_field_editor_commit (get_attribute (fixture, "number"));
  g_assert_nonnull (actant_record_form_get_error (get_form (fixture), "attributes"));
  g_assert_cmpuint (fixture->n_applied, ==, 0);
  sidebar_type_text (get_attribute (fixture, "number"), "2.5");
  actant_field_editor_commit (get_attribute (fixture, "number"));
}

static void
test_retired_attribute (SidebarFixture *fixture,
                        gconstpointer   data)
{
  ActantFieldEditor *whole = get_editor (fixture, "attributes");
  g_autofree char *id = NULL;
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Retire");
  g_autoptr(ActantRecord) retired = NULL;

  sidebar_select_claim (fixture, 2);
  id = add_field (fixture, "tone", "text");
  sidebar_type_text (get_attribute (fixture, "tone"), "harsh");
  actant_field_editor_commit (get_attribute (fixture, "tone"));

  retired = actant_record_set (actant_session_lookup (fixture->session, ACTANT_KIND_FIELD, id),
                               "retired", actant_value_new_boolean (TRUE));
  actant_session_put (fixture->session, edit, NULL, retired);
  g_assert_true (actant_workspace_apply (fixture->workspace, edit));
  g_assert_null (get_attribute (fixture, "tone"));
  g_assert_cmpuint (actant_attributes_editor_get_n (ACTANT_ATTRIBUTES_EDITOR (whole)), ==, 1);
  g_assert_nonnull (actant_value_map_get (get_value (fixture, 2, "attributes"), id));

  sidebar_select_claim (fixture, 3);   /* has none, and is not offered it */
  g_assert_false (actant_record_form_shows (get_form (fixture), "attributes"));
  undo (fixture);
  g_assert_nonnull (get_attribute (fixture, "tone"));
}

static void
test_add_slot (SidebarFixture *fixture,
               gconstpointer   data)
{
  ActantRecordForm *form = get_form (fixture);

  sidebar_select_claim (fixture, 2);
  g_assert_false (actant_record_form_shows (form, "extent"));
  actant_ref_entry_set_text (ACTANT_REF_ENTRY (form->slot_entry), "ext");
  actant_ref_entry_pick (ACTANT_REF_ENTRY (form->slot_entry), 0);
  g_assert_true (actant_record_form_shows (form, "extent"));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (get_editor (fixture, "extent"))));
}

static void
assert_band (SidebarFixture *fixture,
             const char     *term,
             int             low,
             int             high,
             const char     *lexicon,
             const char     *basis)
{
  const ActantValue *value = get_value (fixture, 2, "likelihood");

  g_assert_cmpstr (actant_value_get_member_text (value, "term"), ==, term);
  g_assert_cmpint (actant_value_get_member_integer (value, "low", -1), ==, low);
  g_assert_cmpint (actant_value_get_member_integer (value, "high", -1), ==, high);
  g_assert_cmpstr (actant_value_get_member_text (value, "lexicon"), ==, lexicon);
  g_assert_cmpstr (actant_value_get_member_text (value, "basis"), ==, basis);
}

static void
test_likelihood (SidebarFixture *fixture,
                 gconstpointer   data)
{
  ActantFieldEditor *editor = get_editor (fixture, "likelihood");
  ActantLikelihoodEditor *desk = ACTANT_LIKELIHOOD_EDITOR (editor);

  sidebar_select_claim (fixture, 2);   /* "high possibility", which no scale lists */
  g_assert_cmpuint (actant_likelihood_editor_get_n (desk), ==, 0);
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  g_assert_cmpuint (actant_likelihood_editor_get_n (desk), ==, 7);
  g_assert_true (actant_likelihood_editor_take (desk, 5));
  assert_band (fixture, "high possibility", 80, 95, "icd203", "coder");
  undo (fixture);
  assert_band (fixture, "high possibility", 55, 80, NULL, NULL);
  redo (fixture);
  assert_band (fixture, "high possibility", 80, 95, "icd203", "coder");

  /* Nothing is left of it, and words that scales list bring their band. */
  type_member (editor, "Lower end", "");
  type_member (editor, "Upper end", "");
  sidebar_type_text (editor, "");
  type_member (editor, "Lexicon", "");
  actant_field_editor_commit (editor);
  g_assert_null (get_value (fixture, 2, "likelihood"));
  sidebar_type_text (editor, "likely");
  g_assert_cmpuint (actant_likelihood_editor_get_n (desk), >, 1);
  actant_field_editor_commit (editor);
  assert_band (fixture, "likely", 55, 80, "icd203", "listed");

  /* A band typed over it is the coder's. */
  type_member (editor, "Lower end", "60");
  actant_field_editor_commit (editor);
  assert_band (fixture, "likely", 60, 80, NULL, "coder");
}

static void
test_dates (SidebarFixture *fixture,
            gconstpointer   data)
{
  ActantFieldEditor *editor = get_editor (fixture, "horizon");
  const ActantValue *value;

  sidebar_select_claim (fixture, 3);   /* has none; the text is of 2031-03-12 */
  sidebar_type_text (editor, "in the second half of 2031");
  g_assert_nonnull (strstr (actant_date_editor_get_words (ACTANT_DATE_EDITOR (editor)), "2031-41"));
  actant_field_editor_commit (editor);
  value = get_value (fixture, 3, "horizon");
  g_assert_cmpstr (actant_value_get_member_text (value, "edtf"), ==, "2031-41");
  undo (fixture);
  g_assert_null (get_value (fixture, 3, "horizon"));
  redo (fixture);

  type_member (editor, "Date", "2031-13");
  g_assert_nonnull (actant_date_editor_get_words (ACTANT_DATE_EDITOR (editor)));
  fixture->n_applied = 0;
  actant_field_editor_commit (editor);
  g_assert_nonnull (actant_record_form_get_error (get_form (fixture), "horizon"));
  g_assert_cmpuint (fixture->n_applied, ==, 0);
  type_member (editor, "Date", "2031-12");
  actant_field_editor_commit (editor);
  value = get_value (fixture, 3, "horizon");
  g_assert_cmpstr (actant_value_get_member_text (value, "edtf"), ==, "2031-12");
}

/* Every slot of the third claim filled. */
static void
fill_claim (SidebarFixture *fixture)
{
  static const char * const fields[] = {
    "standing", "asserted", "polarity", "+", "addressees", "Ministry of Defence",
    "attribution", "actors=China kind=communication mode=indirect",
    "objects", "actor=Japan role=affected",
    "stances", "holder='the North' target=Japan value=-2",
    "frames", "Sovereignty", "form", "statement", "events", "Autumn exercise",
    "factuality", "PR+", "likelihood.lexicon", "icd203", "likelihood.basis", "study",
    "confidence", "moderate", "strength", "term='would be advisable' value=weak_for",
    "said", "text='last Tuesday' edtf=2031-03-11 anchor=document",
    "outcome", "state=open criteria='A launch that both ministries confirm'",
    "extent", "text='one missile' direction=increase low=1 high=1 unit=launches",
    "scenarios", "scenario='A hot autumn' role=driver consistency=C", "certainty", "4",
    "attributes.tone", "harsh", "attributes.scope", "red",
    "note", "Compare the hearing of March.", NULL
  };
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Fill");
  ActantValueParser parser = { fixture->session, edit };
  ActantRecord *record = actant_record_ref (sidebar_fixture_get_claim (fixture, 2));
  ActantTextRange range = { 100, 116 };
  g_autofree char *tone = add_field (fixture, "tone", "text");
  g_autofree char *scope = add_field (fixture, "scope", "choice");
  g_autoptr(ActantRecord) cued = NULL;

  for (guint i = 0; fields[i] != NULL; i += 2)
    {
      const char *values[] = { fields[i + 1], NULL };
      g_autoptr(GError) error = NULL;
      ActantRecord *changed = actant_value_parser_set (&parser, record, fields[i], values, &error);

      g_assert_no_error (error);
      actant_record_unref (record);
      record = changed;
    }
  cued = actant_cues_set (record, "likelihood", NULL, &range, "high possibility");
  actant_session_put (fixture->session, edit, SIDEBAR_FIXTURE_TEXT, cued);
  actant_record_unref (record);
  g_assert_true (actant_workspace_apply (fixture->workspace, edit));
}

/* After the transitions are over. */
static void
take_picture (SidebarFixture *fixture,
              const char     *name,
              gboolean        dark)
{
  gint64 end = g_get_monotonic_time () + 400 * 1000;
  g_autofree char *file = g_strconcat (name, dark ? "-dark.png" : ".png", NULL);

  UI_TEST_WAIT (g_get_monotonic_time () > end);
  ui_test_save_picture (GTK_WIDGET (fixture->window), file);
}

static void
test_pictures (SidebarFixture *fixture,
               gconstpointer   data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  fill_claim (fixture);
  gtk_window_set_default_size (fixture->window, 372, 1900);
  for (guint dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (style, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                      : ADW_COLOR_SCHEME_FORCE_LIGHT);
      sidebar_select_claim (fixture, 2);
      take_picture (fixture, "claim-form-filled", dark);
      gtk_widget_grab_focus (GTK_WIDGET (get_editor (fixture, "likelihood")));
      take_picture (fixture, "claim-form-likelihood", dark);
      gtk_widget_grab_focus (GTK_WIDGET (get_editor (fixture, "extent")));
      take_picture (fixture, "claim-form-rest", dark);
      sidebar_select_claim (fixture, 5);
      take_picture (fixture, "claim-form-usual", dark);
    }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  ui_test_assert_named (GTK_WIDGET (fixture->window));
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func) \
  g_test_add ("/claim-form/" path, SidebarFixture, NULL, sidebar_fixture_set_up, func, \
              sidebar_fixture_tear_down)

  ui_test_init (&argc, &argv);
  ADD ("every-field", test_every_field);
  ADD ("fold", test_fold);
  ADD ("add-slot", test_add_slot);
  ADD ("choices", test_choices);
  ADD ("objects", test_objects);
  ADD ("stances", test_stances);
  ADD ("attribution", test_attribution);
  ADD ("members", test_members);
  ADD ("likelihood", test_likelihood);
  ADD ("dates", test_dates);
  ADD ("attributes", test_attributes);
  ADD ("attributes/retired", test_retired_attribute);
  ADD ("pictures", test_pictures);

  return g_test_run ();
}
