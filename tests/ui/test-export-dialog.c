/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export dialog: preview, options, writing, errors, Cancel. */
#include "config.h"

#include "ui-test-util.h"
#include "window/actant-export-dialog.h"

#define N_MANY 1500
#define N_STALL 20000
#define N_TRIES 20

static const char brief[] =
  "North Korea warned the United States. They will test a missile.\n";

typedef struct
{
  char               *folder;
  char               *out;
  ActantSession      *session;
  ActantWorkspace    *workspace;
  GtkWidget          *window;
  ActantExportDialog *dialog;
} Fixture;

static void
open_dialog (Fixture *fixture)
{
  actant_export_dialog_present (GTK_WINDOW (fixture->window), fixture->workspace);
  fixture->dialog = ACTANT_EXPORT_DIALOG (ui_test_find_toplevel (ACTANT_TYPE_EXPORT_DIALOG));
  g_assert_nonnull (fixture->dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  fixture->folder = ui_test_new_folder ();
  fixture->out = ui_test_new_folder ();
  ui_test_write (fixture->folder, "brief.txt", brief);
  ui_test_write (fixture->folder, "other.txt", "Nothing yet.\n");
  fixture->session = ui_test_open_session (fixture->folder, "mina");
  fixture->workspace = actant_workspace_new ();
  actant_workspace_set_session (fixture->workspace, fixture->session);
  actant_workspace_open_text (fixture->workspace, "brief.txt", &error);
  g_assert_no_error (error);
  id = ui_test_add_claim (fixture->session, "brief.txt", 38, 63, "The North tests, \"soon\"");

  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
      gtk_window_close (GTK_WINDOW (fixture->dialog));
      UI_TEST_WAIT (fixture->dialog == NULL);
    }
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_test_drain ();
  g_assert_true (actant_session_save (fixture->session, NULL));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->session);
  ui_test_remove_folder (fixture->folder);
  ui_test_remove_folder (fixture->out);
  g_free (fixture->folder);
  g_free (fixture->out);
}

static char *
dup_preview (Fixture *fixture)
{
  GtkWidget *view = ui_test_find (GTK_WIDGET (fixture->dialog), GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
preview_has (Fixture    *fixture,
             const char *words)
{
  g_autofree char *preview = dup_preview (fixture);

  return strstr (preview, words) != NULL;
}

static void
find_message (GtkWidget *widget,
              gpointer   user_data)
{
  const char **message = user_data;

  if (GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget)))
    *message = gtk_widget_get_mapped (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
}

static const char *
get_message (Fixture *fixture)
{
  const char *message = "";

  ui_test_foreach (GTK_WIDGET (fixture->dialog), find_message, &message);
  return message;
}

static GFile *
get_output (Fixture    *fixture,
            const char *name)
{
  g_autofree char *path = g_build_filename (fixture->out, name, NULL);

  return g_file_new_for_path (path);
}

static void
write_out (Fixture *fixture,
           GFile   *output)
{
  actant_export_dialog_write (fixture->dialog, output);
  UI_TEST_WAIT (!actant_export_dialog_is_writing (fixture->dialog));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
}

static void
test_preview (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *format;
    const char *words;
  } cases[] = {
    { "csv", "\"The North tests, \"\"soon\"\"\"" },
    { "jsonl", "The North tests, \\\"soon\\\"" },
    { "html", "<html" },
    { "webannotation", "TextQuoteSelector" },
  };

  open_dialog (fixture);
  ui_test_assert_named (GTK_WIDGET (fixture->dialog));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (actant_export_dialog_set_format (fixture->dialog, cases[i].format));
      UI_TEST_WAIT (preview_has (fixture, cases[i].words));
    }
  g_assert_false (actant_export_dialog_set_format (fixture->dialog, "pdf"));

  actant_export_dialog_set_format (fixture->dialog, "csv");
  UI_TEST_WAIT (preview_has (fixture, cases[0].words));
  ui_test_save_picture (GTK_WIDGET (fixture->dialog), "export-dialog.png");
}

static void
test_write (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) output = get_output (fixture, "brief.jsonl");
  g_autofree char *written = NULL;

  open_dialog (fixture);
  actant_export_dialog_set_format (fixture->dialog, "jsonl");
  write_out (fixture, output);
  g_assert_nonnull (strstr (get_message (fixture), "brief.jsonl"));
  g_assert_true (g_file_load_contents (output, NULL, &written, NULL, NULL, NULL));
  g_assert_nonnull (strstr (written, "The North tests, \\\"soon\\\""));
  ui_test_save_picture (GTK_WIDGET (fixture->dialog), "export-dialog-done.png");

  /* Another choice takes the message away. */
  actant_export_dialog_set_format (fixture->dialog, "html");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (ui_test_find (GTK_WIDGET (fixture->dialog), GTK_TYPE_STACK))),
                   ==, "work");
}

/* A place that cannot be written to: in words, in the dialog. */
static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) nowhere = get_output (fixture, "no/such/folder/brief.jsonl");
  g_autoptr(GFile) text = NULL;
  g_autoptr(GFile) remote = g_file_new_for_uri ("sftp://example.org/brief.jsonl");
  g_autofree char *path = g_build_filename (fixture->folder, "brief.txt", NULL);
  g_autofree char *kept = NULL;

  open_dialog (fixture);
  actant_export_dialog_set_format (fixture->dialog, "jsonl");
  write_out (fixture, nowhere);
  g_assert_cmpstr (get_message (fixture), !=, "");
  g_assert_null (strstr (get_message (fixture), "Exported"));

  write_out (fixture, remote);
  g_assert_nonnull (strstr (get_message (fixture), "computer"));

  /* Nor does it take the place of a text. */
  text = g_file_new_for_path (path);
  write_out (fixture, text);
  g_assert_nonnull (strstr (get_message (fixture), "brief.txt"));
  g_assert_true (g_file_load_contents (text, NULL, &kept, NULL, NULL, NULL));
  g_assert_cmpstr (kept, ==, brief);
}

static void
add_many (Fixture *fixture,
          guint    n)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Many");
  ActantTextRange range = { 0, 11 };
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  g_array_append_val (ranges, range);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(ActantRecord) claim =
        actant_session_new_passage (fixture->session, ACTANT_KIND_CLAIM, "brief.txt", ranges, NULL);

      g_assert_true (actant_session_put (fixture->session, edit, "brief.txt", claim));
    }
  g_assert_true (actant_session_apply (fixture->session, edit, NULL));
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GFile) output = get_output (fixture, "brief.jsonl");

  gboolean cancelled = FALSE;

  add_many (fixture, N_MANY);
  open_dialog (fixture);
  actant_export_dialog_set_format (fixture->dialog, "jsonl");

  /* On a busy machine a whole file may be written before the next line here is. */
  for (guint i = 0; i < N_TRIES && !cancelled; i++)
    {
      actant_export_dialog_write (fixture->dialog, output);
      actant_export_dialog_cancel (fixture->dialog);
      UI_TEST_WAIT (!actant_export_dialog_is_writing (fixture->dialog));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
      cancelled = strstr (get_message (fixture), "Cancelled") != NULL;
      g_assert_cmpint (g_file_query_exists (output, NULL), ==, !cancelled);
      g_file_delete (output, NULL, NULL);
    }
  g_assert_true (cancelled);
}

/* Closed while it writes: it stops, and nothing is left behind. */
static void
test_close (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) output = get_output (fixture, "brief.jsonl");

  gboolean stopped = FALSE;

  add_many (fixture, N_MANY);
  for (guint i = 0; i < N_TRIES && !stopped; i++)
    {
      open_dialog (fixture);
      actant_export_dialog_set_format (fixture->dialog, "jsonl");
      actant_export_dialog_write (fixture->dialog, output);
      g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
      gtk_window_close (GTK_WINDOW (fixture->dialog));
      UI_TEST_WAIT (fixture->dialog == NULL);
      stopped = !g_file_query_exists (output, NULL);
      g_file_delete (output, NULL, NULL);
    }
  g_assert_true (stopped);
}

static gboolean
is_cancel (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "C_ancel") == 0;
}

static void
find_cancel (GtkWidget *widget,
             gpointer   user_data)
{
  if (is_cancel (widget))
    *(GtkWidget **) user_data = widget;
}

/* While much is read and written the window goes on; Cancel is there to be pressed, and stops it. */
static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GFile) output = get_output (fixture, "brief.xlsx");
  GtkWidget *cancel = NULL;
  double stall;

  add_many (fixture, N_STALL);
  open_dialog (fixture);
  ui_test_foreach (GTK_WIDGET (fixture->dialog), find_cancel, &cancel);
  g_assert_nonnull (cancel);
  g_assert_false (gtk_widget_get_mapped (cancel));

  actant_test_stall_begin ();
  actant_export_dialog_set_format (fixture->dialog, "xlsx");
  UI_TEST_WAIT (preview_has (fixture, "claim"));
  actant_export_dialog_write (fixture->dialog, output);
  UI_TEST_WAIT (gtk_widget_get_mapped (cancel)
                || !actant_export_dialog_is_writing (fixture->dialog));
  ui_test_save_picture (GTK_WIDGET (fixture->dialog), "export-dialog-writing.png");
  if (gtk_widget_get_mapped (cancel))
    g_signal_emit_by_name (cancel, "clicked");
  UI_TEST_WAIT (!actant_export_dialog_is_writing (fixture->dialog));
  stall = actant_test_stall_end ("export of 20,000 claims");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));

  g_assert_cmpfloat (stall, <, 400);
  g_assert_false (gtk_widget_get_mapped (cancel));
  g_assert_cmpint (g_file_query_exists (output, NULL), ==,
                   strstr (get_message (fixture), "Exported") != NULL);
}

/* Without an open text the whole study is all there is. */
static void
test_no_text (Fixture       *fixture,
              gconstpointer  data)
{
  actant_workspace_open_text (fixture->workspace, NULL, NULL);
  open_dialog (fixture);
  actant_export_dialog_set_format (fixture->dialog, "jsonl");
  UI_TEST_WAIT (preview_has (fixture, "The North tests"));
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
    { "/export-dialog/preview", test_preview },
    { "/export-dialog/write", test_write },
    { "/export-dialog/error", test_error },
    { "/export-dialog/cancel", test_cancel },
    { "/export-dialog/close", test_close },
    { "/export-dialog/no-text", test_no_text },
    { "/export-dialog/live", test_live },
  };

  ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
