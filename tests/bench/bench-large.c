/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window over a large text, driven as a user would: opened, selected across the edges of the
 * part that is in the buffer, tagged, undone, searched, filtered, saved, opened again.
 *
 * Usage: bench-large CLAIMS MEGABYTES [lines|line [FOLDER]], on a display. "line" makes the text a
 * single line. The study is made in a process of its own, so that the memory is the window's; with
 * FOLDER it is kept there, and taken from there the next time. What was on the stack of stalls
 * above 30 ms follows each. */
#include "config.h"

#include "../ui/ui-test-util.h"
#include "bench-steps.h"
#include "tagging/actant-record-picker.h"
#include "tagging/actant-tag-palette.h"
#include "window/actant-find-bar.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define TEXT "text.txt"

static ActantApplication *application;
static ActantWindow *window;
static ActantWorkspace *workspace;
static const char *folder;
static guint n_loaded;   /* before the claim that is added */

/* ---- The study ---- */

static void
write_study (guint    n_claims,
             double   megabytes,
             gboolean one_line)
{
  g_autofree char *text = bench_text_dup (megabytes, 7);
  g_autoptr(ActantSourceText) source = NULL;
  g_autoptr(GPtrArray) claims = NULL;

  if (one_line)
    g_strdelimit (text, "\n", ' ');
  source = actant_source_text_new_utf8 (text);
  claims = bench_claims_new (source, n_claims, 8, BENCH_CLAIMS_QUOTED);
  bench_study_write (folder, TEXT, source, claims);
}

static void
write_study_apart (guint    n_claims,
                   double   megabytes,
                   gboolean one_line)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      write_study (n_claims, megabytes, one_line);
      _exit (0);
    }
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

/* ---- What is asked ---- */

static ActantTextView *
get_text_view (void)
{
  return ACTANT_TEXT_VIEW (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_TEXT_VIEW));
}

static ActantDocumentPane *
get_pane (void)
{
  return ACTANT_DOCUMENT_PANE (ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_DOCUMENT_PANE));
}

static gint64
get_length (void)
{
  return actant_source_text_get_length (actant_workspace_get_source (workspace));
}

static guint
count (void)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (workspace);

  return actant_collection_get_n (actant_annotation_set_get_records (set), ACTANT_KIND_CLAIM);
}

/* Where the part that is in the buffer ends. */
static gint64
get_edge (void)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_text_view ())), &end);

  return actant_text_view_get_offset (get_text_view (), &end);
}

static gboolean
is_drawn (void)
{
  return actant_workspace_get_source (workspace) != NULL
         && actant_workspace_get_own_set (workspace) != NULL && count () > 0;
}

static gboolean
is_whole (void)
{
  return is_drawn () && !actant_workspace_is_loading (workspace);
}

static gboolean
is_one_more (void)
{
  return count () == n_loaded + 1;
}

static gboolean
is_as_loaded (void)
{
  return count () == n_loaded;
}

static gboolean
is_counted (void)
{
  guint shown, all;

  return actant_query_filter_get_counts (actant_workspace_get_filter (workspace), &shown, &all);
}

static gboolean
is_saved (void)
{
  ActantSession *session = actant_workspace_get_session (workspace);

  return actant_session_get_save_state (session) == ACTANT_SAVE_STATE_SAVED;
}

static gboolean
is_closed (void)
{
  return gtk_application_get_windows (GTK_APPLICATION (application)) == NULL;
}

/* ---- Steps ---- */

static void
open_window (void)
{
  window = ui_test_open (application, folder, TEXT);
  workspace = actant_window_get_workspace (window);
}

static void
wait_for_all (void)
{
}

/* From before the edge to after it, and on by keys until the buffer has slid. */
static void
select_across_edge (void)
{
  gint64 edge = get_edge ();

  actant_document_pane_select_range (get_pane (), MAX (0, edge - 200), edge);
  for (guint i = 0; i < 20; i++)
    {
      g_signal_emit_by_name (get_text_view (), "move-cursor", GTK_MOVEMENT_PAGES, 1, TRUE);
      ui_test_drain ();
    }
}

static void
select_all (void)
{
  actant_document_pane_select_range (get_pane (), 0, get_length ());
}

static void
jump (void)
{
  for (guint i = 0; i < 20; i++)
    {
      gint64 offset = get_length () / 21 * ((i * 8) % 21);

      actant_document_pane_scroll_to (get_pane (), offset);
      actant_document_pane_select_range (get_pane (), offset, offset + 1);
      ui_test_drain ();
    }
}

static void
scroll (void)
{
  for (guint i = 0; i < 200; i++)
    {
      actant_document_pane_scroll_by (get_pane (), 300);
      ui_test_drain ();
    }
}

static void
open_palette (void)
{
  gint64 edge = get_edge ();

  edge = MIN (edge, get_length () - 100);
  actant_document_pane_select_range (get_pane (), edge - 80, edge + 80);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tag-claim", NULL);
}

/* As by Enter in the actor's entry, twice: takes it, and then makes the claim. */
static void
tag (void)
{
  GtkWidget *palette = ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_TAG_PALETTE);
  GtkWidget *picker = ui_test_find (palette, ACTANT_TYPE_RECORD_PICKER);
  GtkWidget *entry = actant_record_picker_get_entry (ACTANT_RECORD_PICKER (picker));

  gtk_editable_set_text (GTK_EDITABLE (entry), "Actor 01");
  ui_test_drain ();
  g_signal_emit_by_name (entry, "activate");
  g_signal_emit_by_name (entry, "activate");
}

static void
undo (void)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
}

static void
redo (void)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
}

static void
find (const char *pattern)
{
  GtkWidget *bar = ui_test_find (GTK_WIDGET (window), ACTANT_TYPE_FIND_BAR);

  actant_find_bar_open (ACTANT_FIND_BAR (bar));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (bar, GTK_TYPE_SEARCH_ENTRY)), pattern);
}

static void
find_word (void)
{
  find ("provocation");
}

static void
find_letter (void)
{
  find ("e");
}

static void
step_matches (void)
{
  for (guint i = 0; i < 10; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.find-previous", NULL);
      ui_test_drain ();
    }
}

static void
close_find (void)
{
  actant_find_bar_close (ACTANT_FIND_BAR (ui_test_find (GTK_WIDGET (window),
                                                        ACTANT_TYPE_FIND_BAR)));
}

static void
filter (const char *query)
{
  g_autoptr(GError) error = NULL;

  actant_query_filter_set_query (actant_workspace_get_filter (workspace), query, &error);
  g_assert_no_error (error);
}

static void
filter_type (void)
{
  filter ("type:forecast");
}

static void
filter_words (void)
{
  filter ("-type:forecast plan");
}

static void
filter_nothing (void)
{
  filter ("");
}

static void
save (void)
{
  actant_session_save_async (actant_workspace_get_session (workspace), NULL, NULL, NULL);
}

static void
undo_and_save (void)
{
  undo ();
  save ();
}

static void
redo_and_save (void)
{
  redo ();
  save ();
}

static void
close_window (void)
{
  gtk_window_close (GTK_WINDOW (window));
}

/* Nobody chooses the next study faster; the last one's memory is given back meanwhile. */
static gboolean
is_second_over (void)
{
  static gint64 start;

  start = start != 0 ? start : g_get_monotonic_time ();
  return g_get_monotonic_time () - start >= G_USEC_PER_SEC;
}

static void
run (void)
{
  static const BenchStep steps[] = {
    { "select across the edge", select_across_edge },
    { "select all", select_all },
    { "20 jumps", jump },
    { "scroll over 60,000 pixels", scroll },
    { "the palette, over the edge", open_palette },
    { "tag a claim", tag, is_one_more },
    { "undo", undo, is_as_loaded },
    { "redo", redo, is_one_more },
    { "find a word", find_word },
    { "find a letter", find_letter },
    { "10 matches back", step_matches },
    { "close the find bar", close_find },
    { "filter: one type", filter_type, is_counted },
    { "filter: words, the other types", filter_words, is_counted },
    { "filter: all again", filter_nothing },
    { "undo and save", undo_and_save, is_saved },
    { "redo and save", redo_and_save, is_saved },
    { "close", close_window, is_closed },
    { "a second later", wait_for_all, is_second_over },
  };

  bench_step_measure (&(BenchStep) { "open", open_window, is_drawn });
  bench_step_measure (&(BenchStep) { "until all is loaded", wait_for_all, is_whole });
  n_loaded = count ();
  g_print ("%u claims\n", n_loaded);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    bench_step_measure (&steps[i]);
  bench_step_measure (&(BenchStep) { "open again", open_window, is_whole });
  g_assert_true (is_one_more ());
}

int
main (int    argc,
      char **argv)
{
  guint n_claims = argc > 1 ? strtoul (argv[1], NULL, 10) : 10000;
  double megabytes = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 1;
  gboolean one_line = argc > 3 && g_str_equal (argv[3], "line");
  g_autofree char *made = argc > 4 ? NULL : bench_folder_new ();
  g_autofree char *text = NULL;

  folder = made != NULL ? made : argv[4];
  text = g_build_filename (folder, TEXT, NULL);
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_test (text, G_FILE_TEST_EXISTS))
    write_study_apart (n_claims, megabytes, one_line);

  ui_test_init (&argc, &argv);
  /* Warnings are told; what is measured after them still counts. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_setenv ("ACTANT_CODER", BENCH_CODER, TRUE);
  application = ui_test_get_application ();
  g_print ("%u claims on %s of %.0f MB; VmRSS %.0f MB at first\n", n_claims,
           one_line ? "a line" : "a text", megabytes, bench_get_memory ("VmRSS"));
  run ();
  ui_test_close_all (application);
  if (made != NULL)
    bench_folder_remove (made);

  return 0;
}
