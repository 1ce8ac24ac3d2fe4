/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tag palette: what is offered, what Enter makes, names, where the focus goes. */
#include "config.h"

#include "session/actant-value-parse.h"
#include "sidebar/actant-code-rule.h"
#include "tagging/actant-letter-row.h"
#include "tagging/actant-record-picker.h"
#include "tagging/actant-tag-extras.h"
#include "tagging/actant-tag-palette.h"
#include "ui-test-util.h"

static const char brief[] =
  "Policy Brief 7\n\n"
  "North Korea warned the United States. They will test a missile.\n";

typedef struct
{
  char             *folder;
  ActantSession    *session;
  ActantWorkspace  *workspace;
  GtkWidget        *window;
  GtkWidget        *text;
  ActantTagPalette *palette;
  char             *toast;
} Fixture;

static void
toast_cb (Fixture    *fixture,
          const char *message)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (message);
}

static void
add_named (Fixture    *fixture,
           ActantKind  kind,
           const char *name,
           const char *field,
           const char *value)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add");
  g_autoptr(ActantRecord) bare = actant_session_new_record (fixture->session, kind);
  g_autoptr(ActantRecord) named = actant_record_set (bare, "name", actant_value_new_text (name));
  g_autoptr(ActantRecord) record = actant_record_set (named, field, actant_value_new_text (value));

  g_assert_true (actant_session_put (fixture->session, edit, NULL, record));
  g_assert_true (actant_session_apply (fixture->session, edit, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = ui_test_new_folder ();
  ui_test_write (fixture->folder, "brief.txt", brief);
  fixture->session = ui_test_open_session (fixture->folder, "mina");
  fixture->workspace = actant_workspace_new ();
  actant_workspace_set_session (fixture->workspace, fixture->session);
  actant_workspace_open_text (fixture->workspace, "brief.txt", &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->workspace, "toast", G_CALLBACK (toast_cb), fixture);

  add_named (fixture, ACTANT_KIND_ACTOR, "North Korea", "type", "state");
  add_named (fixture, ACTANT_KIND_ACTOR, "Northern Command", "type", "body");
  add_named (fixture, ACTANT_KIND_ACTOR, "Seoul", "type", "state");
  add_named (fixture, ACTANT_KIND_CODE, "Missile tests", "use", "issue");

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 620);
  fixture->text = gtk_text_view_new ();
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->text)), brief, -1);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->text);
  fixture->palette = ACTANT_TAG_PALETTE (actant_tag_palette_new ());
  gtk_widget_set_parent (GTK_WIDGET (fixture->palette), fixture->text);
  actant_tag_palette_set_workspace (fixture->palette, fixture->workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_grab_focus (fixture->text);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->palette), (gpointer *) &fixture->palette);
  gtk_widget_unparent (GTK_WIDGET (fixture->palette));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_test_drain ();
  g_assert_null (fixture->palette);

  g_assert_true (actant_session_save (fixture->session, NULL));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->session);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->toast);
}

static void
open_palette (Fixture           *fixture,
              ActantPaletteMode  mode,
              const char        *words)
{
  const GdkRectangle area = { 120, 40, 200, 20 };

  if (words != NULL)
    {
      gint64 start = g_utf8_pointer_to_offset (brief, strstr (brief, words));

      actant_workspace_set_range (fixture->workspace, start, start + g_utf8_strlen (words, -1),
                                  start);
    }
  actant_tag_palette_open (fixture->palette, mode, &area);
}

static gboolean
is_open (Fixture *fixture)
{
  return gtk_widget_get_visible (GTK_WIDGET (fixture->palette));
}

static ActantRecordPicker *
get_picker (Fixture *fixture)
{
  return ACTANT_RECORD_PICKER (ui_test_find (GTK_WIDGET (fixture->palette),
                                             ACTANT_TYPE_RECORD_PICKER));
}

static void
type_name (Fixture    *fixture,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (actant_record_picker_get_entry (get_picker (fixture))),
                         text);
}

static void
press_enter (GtkWidget *entry)
{
  g_signal_emit_by_name (entry, "activate");
}

static void
enter_name (Fixture *fixture)
{
  press_enter (actant_record_picker_get_entry (get_picker (fixture)));
}

static GtkWidget *
get_gist (Fixture *fixture)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (get_picker (fixture)));

  for (GtkWidget *child = gtk_widget_get_first_child (box);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_ENTRY (child))
      return child;

  g_assert_not_reached ();
}

/* The row of the mode or of the type, whichever is shown. */
static ActantLetterRow *
get_row (Fixture *fixture)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (get_picker (fixture)));

  for (GtkWidget *child = gtk_widget_get_first_child (box);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ACTANT_IS_LETTER_ROW (child) && gtk_widget_get_visible (child))
      return ACTANT_LETTER_ROW (child);

  g_assert_not_reached ();
}

static const char *
get_highlighted (Fixture *fixture)
{
  const ActantTagPick *pick = actant_record_picker_get_highlighted (get_picker (fixture));

  return pick != NULL ? pick->name : NULL;
}

static guint
count_study (Fixture    *fixture,
             ActantKind  kind)
{
  return actant_collection_get_n (actant_session_get_study (fixture->session), kind);
}

static void
test_claim (Fixture       *fixture,
            gconstpointer  data)
{
  const ActantRecord *claim;
  const ActantTagPick *pick;

  open_palette (fixture, ACTANT_PALETTE_CLAIM, "They will test a missile.");
  g_assert_true (is_open (fixture));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->palette));
  ui_test_assert_named (GTK_WIDGET (fixture->palette));
  g_assert_null (get_highlighted (fixture));

  type_name (fixture, "north");
  g_assert_cmpuint (actant_record_picker_get_n_offers (get_picker (fixture)), ==, 3);
  g_assert_cmpstr (get_highlighted (fixture), ==, "North Korea");
  enter_name (fixture);
  g_assert_true (is_open (fixture));

  /* Taken ones are not offered again. */
  type_name (fixture, "nor");
  g_assert_cmpstr (get_highlighted (fixture), ==, "Northern Command");
  type_name (fixture, "The regime");
  pick = actant_record_picker_get_highlighted (get_picker (fixture));
  g_assert_null (pick->id);
  enter_name (fixture);
  ui_test_save_picture (GTK_WIDGET (fixture->palette), "palette-claim.png");

  actant_letter_row_set_value (get_row (fixture), "forecast");
  gtk_editable_set_text (GTK_EDITABLE (get_gist (fixture)), "  The North tests a missile ");
  press_enter (get_gist (fixture));
  g_assert_false (is_open (fixture));

  claim = actant_workspace_get_selected (fixture->workspace);
  g_assert_nonnull (claim);
  g_assert_cmpstr (actant_record_get_text (claim, "gist"), ==, "The North tests a missile");
  g_assert_cmpstr (actant_record_get_text (claim, "type"), ==, "forecast");
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (claim, "subjects")), ==, 2);
  g_assert_cmpuint (count_study (fixture, ACTANT_KIND_ACTOR), ==, 4);
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Tag Claim");

  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count_study (fixture, ACTANT_KIND_ACTOR), ==, 3);
  g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count_study (fixture, ACTANT_KIND_ACTOR), ==, 4);

  /* The words propose; Enter at once tags. */
  open_palette (fixture, ACTANT_PALETTE_CLAIM, NULL);
  g_assert_cmpstr (actant_letter_row_get_value (get_row (fixture)), ==, "schedule");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_gist (fixture))), ==, "They will test a missile");
  enter_name (fixture);
  g_assert_false (is_open (fixture));
  claim = actant_workspace_get_selected (fixture->workspace);
  g_assert_null (actant_record_get (claim, "subjects"));
  g_assert_cmpstr (actant_record_get_text (claim, "gist"), ==, "They will test a missile");
  g_assert_cmpstr (actant_record_get_text (claim, "standing"), ==, "asserted");
  g_assert_cmpstr (actant_record_get_text (claim, "factuality"), ==, "CT+");
}

/* “Both countries” is the two: Alt+Enter takes the members, and Enter does from then on. */
static void
test_members (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Members");
  const ActantRecord *north = actant_session_find_named (fixture->session, ACTANT_KIND_ACTOR,
                                                         "North Korea", NULL);
  const ActantRecord *command = actant_session_find_named (fixture->session, ACTANT_KIND_ACTOR,
                                                           "Northern Command", NULL);
  g_autoptr(ActantRecord) empty = actant_session_new_record (fixture->session, ACTANT_KIND_ACTOR);
  g_autoptr(ActantRecord) named = actant_record_set (empty, "name",
                                                     actant_value_new_text ("Both countries"));
  ActantValue *ids[] = { actant_value_new_text (actant_record_get_id (north)),
                         actant_value_new_text (actant_record_get_id (command)) };
  g_autoptr(ActantRecord) both = actant_record_set (named, "members",
                                                    actant_value_new_list (ids, 2));
  g_autoptr(GPtrArray) picks = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GPtrArray) itself = NULL;

  g_assert_true (actant_session_put (fixture->session, edit, NULL, both));
  g_assert_true (actant_session_apply (fixture->session, edit, NULL));

  open_palette (fixture, ACTANT_PALETTE_CLAIM, "They will test a missile.");
  type_name (fixture, "north korea");
  g_assert_false (actant_record_picker_take_other (get_picker (fixture)));
  type_name (fixture, "both");
  g_assert_cmpstr (get_highlighted (fixture), ==, "Both countries");
  ui_test_save_picture (GTK_WIDGET (fixture->palette), "palette-members.png");
  g_assert_true (actant_record_picker_take_other (get_picker (fixture)));
  picks = actant_record_picker_dup_picks (get_picker (fixture));
  g_assert_cmpuint (picks->len, ==, 2);
  press_enter (get_gist (fixture));
  g_assert_cmpuint (actant_value_get_n_items (
                      actant_record_get (actant_workspace_get_selected (fixture->workspace),
                                         "subjects")), ==, 2);

  open_palette (fixture, ACTANT_PALETTE_CLAIM, "They will test a missile.");
  type_name (fixture, "both");
  again = actant_record_picker_dup_picks (get_picker (fixture));
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_true (actant_record_picker_take_other (get_picker (fixture)));
  itself = actant_record_picker_dup_picks (get_picker (fixture));
  g_assert_cmpuint (itself->len, ==, 1);
  g_assert_cmpstr (((ActantTagPick *) itself->pdata[0])->id, ==, actant_record_get_id (both));
  press_enter (get_gist (fixture));
  g_assert_false (is_open (fixture));
}

static void
change_extra (GtkWidget *widget,
              gpointer   n_choices)
{
  guint *n = n_choices;

  if (GTK_IS_DROP_DOWN (widget))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), (*n)++ == 0 ? 2 : 0);
  else if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), FALSE);
}

/* What the words propose and the claim before has is seen, and can be changed or left out. */
static void
test_extras (Fixture       *fixture,
             gconstpointer  data)
{
  ActantTagExtras *extras;
  g_autoptr(ActantRecord) proposed = NULL;
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Claim");
  ActantValueParser parser = { fixture->session, edit };
  const ActantRecord *claim, *first;
  g_autoptr(ActantRecord) changed = NULL;
  const char *values[] = { "Seoul", NULL };
  guint n_choices = 0;

  open_palette (fixture, ACTANT_PALETTE_CLAIM, NULL);
  enter_name (fixture);
  first = actant_workspace_get_selected (fixture->workspace);
  changed = actant_value_parser_set (&parser, first, "claimants", values, NULL);
  g_assert_nonnull (changed);
  actant_session_put (fixture->session, edit, actant_workspace_get_text_path (fixture->workspace), changed);
  g_assert_true (actant_session_apply (fixture->session, edit, NULL));

  /* All as proposed. */
  open_palette (fixture, ACTANT_PALETTE_CLAIM, NULL);
  extras = ACTANT_TAG_EXTRAS (ui_test_find (GTK_WIDGET (fixture->palette), ACTANT_TYPE_TAG_EXTRAS));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->palette));
  ui_test_assert_named (GTK_WIDGET (fixture->palette));
  ui_test_save_picture (GTK_WIDGET (fixture->palette), "palette-extras.png");
  proposed = actant_tag_extras_dup_claim (extras);
  g_assert_true (actant_value_equal (actant_record_get (proposed, "claimants"), actant_record_get (changed, "claimants")));

  /* One chosen otherwise, one not set, the rest left out. */
  ui_test_foreach (GTK_WIDGET (extras), change_extra, &n_choices);
  g_assert_cmpuint (n_choices, ==, 2);
  enter_name (fixture);
  claim = actant_workspace_get_selected (fixture->workspace);
  g_assert_cmpstr (actant_record_get_text (claim, "standing"), ==, "presupposed");
  g_assert_null (actant_record_get (claim, "factuality"));
  g_assert_null (actant_record_get (claim, "claimants"));
}

static void
test_pending (Fixture       *fixture,
              gconstpointer  data)
{
  const ActantRecord *claim;

  /* What is typed but not taken counts when the gist's Enter tags. */
  open_palette (fixture, ACTANT_PALETTE_CLAIM, "They will");
  type_name (fixture, "seo");
  press_enter (get_gist (fixture));
  claim = actant_workspace_get_selected (fixture->workspace);
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (claim, "subjects")), ==, 1);
}

static void
test_actor_named (Fixture       *fixture,
                  gconstpointer  data)
{
  const ActantRecord *mention;

  open_palette (fixture, ACTANT_PALETTE_ACTOR, "North Korea");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->palette));
  ui_test_assert_named (GTK_WIDGET (fixture->palette));
  g_assert_cmpstr (get_highlighted (fixture), ==, "North Korea");
  g_assert_cmpstr (actant_letter_row_get_value (get_row (fixture)), ==, "name");
  ui_test_save_picture (GTK_WIDGET (fixture->palette), "palette-actor.png");
  enter_name (fixture);

  mention = actant_workspace_get_selected (fixture->workspace);
  g_assert_cmpint (actant_record_get_kind (mention), ==, ACTANT_KIND_MENTION);
  g_assert_cmpstr (actant_record_get_text (mention, "mode"), ==, "name");
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Tag Actor");
}

static void
test_actor_new (Fixture       *fixture,
                gconstpointer  data)
{
  const ActantTagPick *pick;

  open_palette (fixture, ACTANT_PALETTE_ACTOR, "United States");
  pick = actant_record_picker_get_highlighted (get_picker (fixture));
  g_assert_null (pick->id);
  g_assert_cmpstr (pick->name, ==, "United States");
  ui_test_save_picture (GTK_WIDGET (fixture->palette), "palette-actor-new.png");
  enter_name (fixture);
  g_assert_cmpuint (count_study (fixture, ACTANT_KIND_ACTOR), ==, 4);
  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count_study (fixture, ACTANT_KIND_ACTOR), ==, 3);
}

/* A pronoun names nobody: Enter alone makes nothing. */
static void
test_actor_pronoun (Fixture       *fixture,
                    gconstpointer  data)
{
  const ActantRecord *mention;

  open_palette (fixture, ACTANT_PALETTE_ACTOR, "They");
  g_assert_null (get_highlighted (fixture));
  g_assert_cmpstr (actant_letter_row_get_value (get_row (fixture)), ==, "pronoun");
  enter_name (fixture);
  g_assert_true (is_open (fixture));
  g_assert_null (actant_workspace_get_selected (fixture->workspace));

  type_name (fixture, "seo");
  g_assert_cmpstr (actant_letter_row_get_value (get_row (fixture)), ==, "pronoun");
  enter_name (fixture);
  mention = actant_workspace_get_selected (fixture->workspace);
  g_assert_cmpstr (actant_record_get_text (mention, "mode"), ==, "pronoun");
}

static void
test_code (Fixture       *fixture,
           gconstpointer  data)
{
  const ActantRecord *coding;

  open_palette (fixture, ACTANT_PALETTE_CODE, "test a missile");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->palette));
  ui_test_assert_named (GTK_WIDGET (fixture->palette));
  type_name (fixture, "mis");
  g_assert_cmpstr (get_highlighted (fixture), ==, "Missile tests");
  ui_test_save_picture (GTK_WIDGET (fixture->palette), "palette-code.png");
  enter_name (fixture);
  coding = actant_workspace_get_selected (fixture->workspace);
  g_assert_cmpint (actant_record_get_kind (coding), ==, ACTANT_KIND_CODING);
  g_assert_cmpuint (count_study (fixture, ACTANT_KIND_CODE), ==, 1);

  open_palette (fixture, ACTANT_PALETTE_CODE, NULL);
  type_name (fixture, "Deterrence");
  enter_name (fixture);
  g_assert_cmpuint (count_study (fixture, ACTANT_KIND_CODE), ==, 2);
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Apply Code");
}

static void
test_at_caret (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 caret = g_utf8_pointer_to_offset (brief, strstr (brief, "warned"));
  g_autofree char *quote = NULL;

  actant_workspace_set_range (fixture->workspace, caret, caret, caret);
  open_palette (fixture, ACTANT_PALETTE_CLAIM, NULL);
  enter_name (fixture);
  quote = actant_record_dup_quote (actant_workspace_get_selected (fixture->workspace));
  g_assert_cmpstr (quote, ==, "North Korea warned the United States.");

  /* Nothing stands on the empty line. */
  caret = g_utf8_pointer_to_offset (brief, strstr (brief, "\n\n") + 1);
  actant_workspace_set_range (fixture->workspace, caret, caret, caret);
  open_palette (fixture, ACTANT_PALETTE_ACTOR, NULL);
  g_assert_false (is_open (fixture));
  g_assert_nonnull (fixture->toast);
}

static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *focus;

  open_palette (fixture, ACTANT_PALETTE_CLAIM, "They will");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (get_picker (fixture))));
  gtk_popover_popdown (GTK_POPOVER (fixture->palette));
  UI_TEST_WAIT (gtk_root_get_focus (GTK_ROOT (fixture->window)) == fixture->text);

  /* It closes when the text does. */
  open_palette (fixture, ACTANT_PALETTE_CLAIM, NULL);
  g_assert_true (is_open (fixture));
  actant_workspace_open_text (fixture->workspace, NULL, NULL);
  g_assert_false (is_open (fixture));
}

/* The program's look, for the pictures. */
static void
load_style (void)
{
  g_autoptr(GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/actant/Actant/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static GtkWidget *
get_rule (Fixture *fixture)
{
  return ui_test_find (GTK_WIDGET (fixture->palette), ACTANT_TYPE_CODE_RULE);
}

static gboolean
has_label (GtkWidget  *root,
           const char *words)
{
  for (GtkWidget *label = gtk_widget_get_first_child (root);
       label != NULL;
       label = gtk_widget_get_next_sibling (label))
    if (gtk_widget_get_visible (label) && strstr (gtk_label_get_text (GTK_LABEL (label)), words) != NULL)
      return TRUE;

  return FALSE;
}

/* The rule of the highlighted code is seen while coding; its key puts it first. */
static void
test_rule_and_key (Fixture       *fixture,
                   gconstpointer  data)
{
  const ActantTagPick *pick;

  add_named (fixture, ACTANT_KIND_CODE, "Alliance", "rule", "Only where both sides are named");
  add_named (fixture, ACTANT_KIND_CODE, "Xenophobia", "shortcut", "M");
  open_palette (fixture, ACTANT_PALETTE_CODE, "test a missile");
  type_name (fixture, "alli");
  g_assert_true (gtk_widget_get_visible (get_rule (fixture)));
  g_assert_true (has_label (get_rule (fixture), "Only where both sides are named"));

  /* “Missile tests” begins with the letter, but the key is the other’s. */
  type_name (fixture, "m");
  pick = actant_record_picker_get_highlighted (get_picker (fixture));
  g_assert_cmpstr (pick->name, ==, "Xenophobia");
  g_assert_false (gtk_widget_get_visible (get_rule (fixture)));
  type_name (fixture, "mi");
  pick = actant_record_picker_get_highlighted (get_picker (fixture));
  g_assert_cmpstr (pick->name, ==, "Missile tests");

  /* Of actors there is no rule. */
  gtk_popover_popdown (GTK_POPOVER (fixture->palette));
  ui_test_drain ();
  open_palette (fixture, ACTANT_PALETTE_ACTOR, "North Korea");
  g_assert_false (gtk_widget_get_visible (get_rule (fixture)));
  gtk_popover_popdown (GTK_POPOVER (fixture->palette));
  ui_test_drain ();
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/tag-palette/claim", test_claim },
    { "/tag-palette/claim/members", test_members },
    { "/tag-palette/claim/pending", test_pending },
    { "/tag-palette/claim/extras", test_extras },
    { "/tag-palette/actor/named", test_actor_named },
    { "/tag-palette/actor/new", test_actor_new },
    { "/tag-palette/actor/pronoun", test_actor_pronoun },
    { "/tag-palette/code", test_code },
    { "/tag-palette/rule-and-key", test_rule_and_key },
    { "/tag-palette/at-caret", test_at_caret },
    { "/tag-palette/focus", test_focus },
  };

  ui_test_init (&argc, &argv);
  load_style ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
