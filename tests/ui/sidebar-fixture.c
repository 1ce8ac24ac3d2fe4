/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study of one text with twenty claims, and a window with the sidebar. */
#include "config.h"

#include "sidebar-fixture.h"

#include "session/actant-value-parse.h"
#include "ui-test-util.h"

#include <string.h>

typedef struct
{
  const char *words;      /* of the text */
  const char *gist;
  const char *type;
  const char *standing;
  const char *subject;
  const char *claimant;
  const char *addressee;
  const char *likelihood;
  const char *low;
  const char *high;
  const char *horizon;
  const char *edtf;
  const char *issue;
  const char *position;
} Coded;

static const Coded coded[SIDEBAR_FIXTURE_N_CLAIMS] = {
  { "The two defence ministries announced on Tuesday that the consultative group will meet "
    "every quarter.",
    "Ministries announce quarterly meetings", "act", "asserted", "Ministry of Defence",
    .issue = "Consultative group", .position = "support" },
  { "The northern neighbour rejected the move.", NULL, "report", "asserted", "Northern Republic",
    .issue = "Consultative group", .position = "rejection" },
  { "There is a high possibility that it will test a new missile before the autumn exercise.",
    "The North tests a new missile before the autumn exercise", "forecast", "asserted",
    "Northern Republic", "Officials", NULL, "high possibility", "55", "80",
    "before the autumn exercise", "../2031-09", "Missile tests", "rejection" },
  { "If the exercise goes ahead as planned,", "The exercise goes ahead as planned", "schedule",
    "supposed", "Eastern Command" },
  { "the window for talks narrows to a few weeks in the coming winter.",
    "Talks are possible only for a few weeks", "forecast", "asserted", NULL, NULL, NULL,
    NULL, NULL, NULL, "in the coming winter", "2031-24" },
  { "It would be advisable for the government to publish the rules of the group.",
    "Publish the rules of the group", "recommendation", "asserted", "Government", NULL,
    "Government", .issue = "Openness", .position = "support" },
  { "Parliament has asked for them twice.", "Parliament asks for the rules", "demand", "asserted",
    "Parliament", "Parliament", "Government", .issue = "Openness", .position = "support" },
  { "Exercises remain the heart of deterrence.", "Exercises are the heart of deterrence",
    "evaluation", "asserted" },
  { "What is rehearsed together can be done together.", NULL, "assertion", "presupposed" },
  { "The North will answer every rehearsal with a launch, its news agency said.",
    "The North answers every rehearsal with a launch", "threat", "asserted", "Northern Republic",
    "Northern Republic", "Ministry of Defence", .issue = "Exercises", .position = "rejection" },
  { "China demanded an end of all planning at its doorstep.",
    "China demands an end of the planning", "demand", "asserted", "China", "China",
    "Ministry of Defence",
    .issue = "Consultative group", .position = "rejection" },
  { "Japan may join the warning cell as early as next spring.", "Japan joins the warning cell",
    "forecast", "asserted", "Japan", NULL, NULL, "may", "20", "45", "as early as next spring",
    "2032-21/.." },
  { "Full membership is highly unlikely before 2033.", "Japan becomes a full member before 2033",
    "forecast", "asserted", "Japan", NULL, NULL, "highly unlikely", "5", "20", "before 2033",
    "../2032" },
  { "The command intends to open a joint cell.", "The command opens a joint cell", "intention",
    "asserted", "Eastern Command" },
  { "The president promised to consult parliament first.",
    "The president consults parliament first", "commitment", "asserted", "President", "President",
    "Parliament" },
  { "Moscow profits from the quarrel whatever its outcome.", "Russia profits from the quarrel",
    "evaluation", "asserted", "Russia" },
  { "Does the group need a charter?", "The group needs a charter", "assertion", "asked",
    .issue = "Openness", .position = "none_expressed" },
  { "Officials called the handbook a modest step.", "The handbook is a modest step", "evaluation",
    "asserted", NULL, "Officials" },
  { "The handbook will be completed by mid-2031.", "The handbook is completed by mid-2031",
    "schedule", "asserted", "Consultative Group Secretariat", "Consultative Group Secretariat",
    NULL, NULL, NULL, NULL, "by mid-2031", "../2031-06" },
  { "북한은 새로운 도발을 준비할 가능성이 높다.", "북한이 새로운 도발을 준비한다", "forecast", "asserted",
    "Northern Republic", NULL, NULL, "가능성이 높다", "55", "80" },
};

static const struct
{
  ActantKind  kind;
  const char *fields[10];   /* name, value, … */
} study[] = {
  { ACTANT_KIND_ACTOR, { "name", "Lee Jae-min", "type", "person" } },
  { ACTANT_KIND_ACTOR, { "name", "Northern Republic", "aliases", "the North", "type", "state",
                         "country", "PRK" } },
  { ACTANT_KIND_ACTOR, { "name", "Ministry of Defence", "aliases", "MND", "type", "body" } },
  { ACTANT_KIND_ACTOR, { "name", "China", "aliases", "Beijing", "type", "state",
                         "country", "CHN" } },
  { ACTANT_KIND_ACTOR, { "name", "Japan", "type", "state", "country", "JPN" } },
  { ACTANT_KIND_ACTOR, { "name", "Officials", "type", "unspecified" } },
  { ACTANT_KIND_CODE, { "name", "Consultative group", "use", "issue", "statement",
                        "The allies should plan together in a standing group." } },
  { ACTANT_KIND_CODE, { "name", "Missile tests", "use", "issue", "statement",
                        "Missile tests are legitimate." } },
  { ACTANT_KIND_CODE, { "name", "Sovereignty", "use", "frame" } },
  { ACTANT_KIND_TEXT, { "title", "Planning together", "authors",
                        "Lee Jae-min", "date", "2031-03-12" } },
};

static ActantRecord *
set_field (const ActantValueParser *parser,
           ActantRecord            *record,
           const char              *path,
           const char              *value)
{
  const char *values[] = { value, NULL };
  g_autoptr(GError) error = NULL;
  ActantRecord *changed;

  if (value == NULL)
    return record;

  changed = actant_value_parser_set (parser, record, path, values, &error);
  g_assert_no_error (error);
  actant_record_unref (record);

  return changed;
}

static void
add_study (ActantSession *session)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Study");
  ActantValueParser parser = { session, edit };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (study); i++)
    {
      ActantRecord *record = actant_session_new_record (session, study[i].kind);
      g_autoptr(ActantRecord) text = NULL;

      /* The text names its author, who must be there first. */
      if (study[i].kind == ACTANT_KIND_TEXT)
        {
          actant_session_apply (session, edit, &error);
          g_assert_no_error (error);
          actant_change_set_unref (edit);
          parser.create = edit = actant_change_set_new ("Text");
          text = actant_record_set (record, "file", actant_value_new_text (SIDEBAR_FIXTURE_TEXT));
          actant_record_unref (record);
          record = g_steal_pointer (&text);
        }
      for (guint j = 0; study[i].fields[j] != NULL; j += 2)
        record = set_field (&parser, record, study[i].fields[j], study[i].fields[j + 1]);
      actant_session_put (session, edit, NULL, record);
      actant_record_unref (record);
    }
  actant_session_apply (session, edit, &error);
  g_assert_no_error (error);
}

static void
add_claim (ActantSession *session,
           const Coded   *claim,
           const char    *text)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Claim");
  ActantValueParser parser = { session, edit };
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  const char *place = strstr (text, claim->words);
  ActantTextRange range = { g_utf8_strlen (text, place - text), 0 };
  g_autofree char *issue = NULL;
  g_autoptr(GError) error = NULL;
  ActantRecord *record;

  range.end = range.start + g_utf8_strlen (claim->words, -1);
  g_array_append_val (ranges, range);
  record = actant_session_new_passage (session, ACTANT_KIND_CLAIM, SIDEBAR_FIXTURE_TEXT, ranges,
                                       &error);
  g_assert_no_error (error);
  if (claim->issue != NULL)
    issue = g_strdup_printf ("code='%s' position=%s", claim->issue, claim->position);

  record = set_field (&parser, record, "gist", claim->gist);
  record = set_field (&parser, record, "type", claim->type);
  record = set_field (&parser, record, "standing", claim->standing);
  record = set_field (&parser, record, "subjects", claim->subject);
  record = set_field (&parser, record, "claimants", claim->claimant);
  record = set_field (&parser, record, "addressees", claim->addressee);
  record = set_field (&parser, record, "likelihood", claim->likelihood);
  record = set_field (&parser, record, "likelihood.low", claim->low);
  record = set_field (&parser, record, "likelihood.high", claim->high);
  record = set_field (&parser, record, "horizon", claim->horizon);
  record = set_field (&parser, record, "horizon.edtf", claim->edtf);
  record = set_field (&parser, record, "issues", issue);
  actant_session_put (session, edit, SIDEBAR_FIXTURE_TEXT, record);
  actant_record_unref (record);
  actant_session_apply (session, edit, &error);
  g_assert_no_error (error);
}

static void
note_change_cb (SidebarFixture *fixture)
{
  fixture->n_applied++;
}

static void
note_toast_cb (ActantWorkspace *workspace,
               const char      *message,
               gboolean         undo,
               SidebarFixture  *fixture)
{
  fixture->n_toasts++;
  g_free (fixture->last_toast);
  fixture->last_toast = g_strdup (message);
}

/* As the application does. */
static void
load_style (void)
{
  static gboolean loaded;
  g_autoptr(GtkCssProvider) provider = NULL;

  if (loaded)
    return;

  loaded = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/actant/Actant/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* @data, when set, leaves the study empty. */
void
sidebar_fixture_set_up (SidebarFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (coded); i++)
    g_string_append_printf (text, "%s%s", coded[i].words, i % 4 == 3 ? "\n\n" : " ");

  load_style ();
  fixture->folder = ui_test_new_folder ();
  ui_test_write (fixture->folder, SIDEBAR_FIXTURE_TEXT, text->str);
  fixture->session = ui_test_open_session (fixture->folder, "mina");
  if (data == NULL)
    {
      add_study (fixture->session);
      for (guint i = 0; i < G_N_ELEMENTS (coded); i++)
        add_claim (fixture->session, &coded[i], text->str);
    }

  fixture->workspace = actant_workspace_new ();
  actant_workspace_set_session (fixture->workspace, fixture->session);
  actant_workspace_open_text (fixture->workspace, SIDEBAR_FIXTURE_TEXT, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->session, "changed", G_CALLBACK (note_change_cb), fixture);
  g_signal_connect (fixture->workspace, "toast", G_CALLBACK (note_toast_cb), fixture);

  fixture->sidebar = ACTANT_SIDEBAR (actant_sidebar_new ());
  actant_sidebar_set_workspace (fixture->sidebar, fixture->workspace);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 372, 760);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->sidebar));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

void
sidebar_fixture_tear_down (SidebarFixture *fixture,
                           gconstpointer   data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->sidebar), (gpointer *) &fixture->sidebar);
  gtk_window_destroy (fixture->window);
  UI_TEST_WAIT (fixture->sidebar == NULL);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_assert_finalize_object (fixture->workspace);
  actant_session_save (fixture->session, NULL);
  g_object_unref (fixture->session);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->last_toast);
}

const ActantRecord *
sidebar_fixture_get_claim (SidebarFixture *fixture,
                           guint           position)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (fixture->workspace);

  return actant_collection_get (actant_annotation_set_get_records (set), ACTANT_KIND_CLAIM,
                                position);
}

const ActantRecord *
sidebar_fixture_get_named (SidebarFixture *fixture,
                           ActantKind      kind,
                           const char     *name)
{
  return actant_session_find_named (fixture->session, kind, name, NULL);
}

ActantSidebarPage *
sidebar_get_page (SidebarFixture *fixture,
                  ActantKind      kind)
{
  return _actant_sidebar_get_page (fixture->sidebar, kind);
}

guint
sidebar_count_listed (SidebarFixture *fixture,
                      ActantKind      kind)
{
  GtkSelectionModel *model = actant_sidebar_page_get_model (sidebar_get_page (fixture, kind));

  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

guint
sidebar_get_selected (SidebarFixture *fixture,
                      ActantKind      kind)
{
  return gtk_single_selection_get_selected (
    GTK_SINGLE_SELECTION (actant_sidebar_page_get_model (sidebar_get_page (fixture, kind))));
}

ActantFieldEditor *
sidebar_get_editor (SidebarFixture *fixture,
                    ActantKind      kind,
                    const char     *field)
{
  ActantRecordForm *form = actant_sidebar_page_get_form (sidebar_get_page (fixture, kind));

  return actant_record_form_get_editor (form, field);
}

/* Types into an editor's entry or text, as a user who has focused it. */
void
sidebar_type_text (ActantFieldEditor *editor,
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
sidebar_dup_shown (ActantFieldEditor *editor)
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

void
sidebar_assert_shown (ActantFieldEditor *editor,
                      const char        *expected)
{
  g_autofree char *shown = sidebar_dup_shown (editor);

  g_assert_cmpstr (shown, ==, expected);
}

void
sidebar_select_claim (SidebarFixture *fixture,
                      guint           position)
{
  actant_workspace_select (fixture->workspace,
                           actant_record_get_id (sidebar_fixture_get_claim (fixture, position)));
  ui_test_drain ();
}

void
sidebar_put_field (SidebarFixture     *fixture,
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
