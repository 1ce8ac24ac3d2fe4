/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document pane in a window of its own, on a real session. */
#include "document/actant-document-pane.h"
#include "document/actant-lanes.h"
#include "document/actant-passages.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <gtk/gtktestatcontext.h>
#include <locale.h>

#define TEXT \
  "The two ministries announced that the group will meet. " \
  "There is a high possibility that it will test a missile. Nobody knows.\n" \
  "\n" \
  "Emoji 😀👩‍👩‍👧 and e\xcc\x81 stay. עברית היא שפה. 한국어 문장이다.\n" \
  "If the exercise goes ahead\n" \
  "\n" \
  "the window narrows.\n"

typedef struct
{
  char               *folder;
  ActantSession      *session;
  ActantWorkspace    *workspace;
  ActantDocumentPane *pane;
  ActantTextView     *view;
  GtkWidget          *window;
} Fixture;

static void
settle (void)
{
  for (guint i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
wait_for_draw (Fixture *fixture)
{
  settle ();
  gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
open_fixture (Fixture    *fixture,
              const char *text)
{
  g_autoptr(ActantIdentity) identity = actant_identity_new_fixed (1795420800, 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("actant-pane-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "brief.txt", NULL);
  g_assert_true (g_file_set_contents (path, text, -1, &error));

  fixture->session = actant_session_open (fixture->folder, "mina", "Mina Park", identity, &error);
  g_assert_no_error (error);
  fixture->workspace = actant_workspace_new ();
  actant_workspace_set_session (fixture->workspace, fixture->session);
  fixture->pane = ACTANT_DOCUMENT_PANE (actant_document_pane_new ());
  fixture->view = actant_document_pane_get_text_view (fixture->pane);
  actant_document_pane_set_workspace (fixture->pane, fixture->workspace);
  g_assert_true (actant_workspace_open_text (fixture->workspace, "brief.txt", &error));
  g_assert_no_error (error);

  fixture->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 720, 420);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_draw (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  open_fixture (fixture, TEXT);
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  actant_document_pane_set_workspace (fixture->pane, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->workspace);
  actant_session_save (fixture->session, &error);
  g_assert_no_error (error);
  settle ();
  g_object_unref (fixture->session);
  settle ();
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Where @words stand in the text, in code points. */
static ActantTextRange
find (Fixture    *fixture,
      const char *words)
{
  ActantSourceText *source = actant_workspace_get_source (fixture->workspace);
  const char *text = actant_source_text_get_text (source, NULL);
  const char *at = strstr (text, words);
  ActantTextRange range;

  g_assert_nonnull (at);
  range.start = actant_source_text_get_char_offset (source, (gsize) (at - text));
  range.end = range.start + g_utf8_strlen (words, -1);
  return range;
}

/* Tags @words, and @more of them (nullable) as a second segment. Returns the id. */
static char *
tag (Fixture    *fixture,
     ActantKind  kind,
     const char *words,
     const char *more,
     const char *gist)
{
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Tag");
  g_autoptr(ActantRecord) record = NULL;
  g_autoptr(GError) error = NULL;
  ActantTextRange range = find (fixture, words);

  g_array_append_val (ranges, range);
  if (more != NULL)
    {
      range = find (fixture, more);
      g_array_append_val (ranges, range);
    }
  record = actant_session_new_passage (fixture->session, kind, "brief.txt", ranges, &error);
  g_assert_no_error (error);
  if (gist != NULL)
    {
      g_autoptr(ActantRecord) bare = g_steal_pointer (&record);
      g_autoptr(ActantRecord) typed = actant_record_set (bare, "type",
                                                         actant_value_new_text ("forecast"));

      record = actant_record_set (typed, "gist", actant_value_new_text (gist));
    }
  g_assert_true (actant_session_put (fixture->session, edit, "brief.txt", record));
  g_assert_true (actant_session_apply (fixture->session, edit, &error));
  g_assert_no_error (error);

  return g_strdup (actant_record_get_id (record));
}

static void
assert_range (Fixture    *fixture,
              const char *words)
{
  ActantSourceText *source = actant_workspace_get_source (fixture->workspace);
  g_autofree char *selected = NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  g_autofree char *shown = NULL;
  GtkTextIter a, b;
  gint64 start, end;

  actant_workspace_get_range (fixture->workspace, &start, &end);
  selected = actant_source_text_dup_slice (source, start, end);
  g_assert_cmpstr (selected, ==, words);

  gtk_text_buffer_get_selection_bounds (buffer, &a, &b);
  shown = gtk_text_buffer_get_text (buffer, &a, &b, TRUE);
  g_assert_cmpstr (shown, ==, words);
}

static void
test_sentences (Fixture       *fixture,
                gconstpointer  data)
{
  static const char first[] = "The two ministries announced that the group will meet.";
  static const char second[] = "There is a high possibility that it will test a missile.";
  g_autofree char *both = g_strconcat (first, " ", second, NULL);

  g_assert_true (actant_text_view_step (fixture->view, ACTANT_UNIT_SENTENCE, TRUE, FALSE));
  assert_range (fixture, first);
  g_assert_true (actant_text_view_step (fixture->view, ACTANT_UNIT_SENTENCE, TRUE, FALSE));
  assert_range (fixture, second);
  g_assert_true (actant_text_view_step (fixture->view, ACTANT_UNIT_SENTENCE, FALSE, FALSE));
  assert_range (fixture, first);
  g_assert_false (actant_text_view_step (fixture->view, ACTANT_UNIT_SENTENCE, FALSE, FALSE));
  assert_range (fixture, first);

  g_assert_true (actant_text_view_step (fixture->view, ACTANT_UNIT_SENTENCE, TRUE, TRUE));
  assert_range (fixture, both);
  g_assert_true (actant_text_view_step (fixture->view, ACTANT_UNIT_SENTENCE, FALSE, TRUE));
  assert_range (fixture, first);

  /* Backwards from the second, and back. */
  actant_text_view_step (fixture->view, ACTANT_UNIT_SENTENCE, TRUE, FALSE);
  g_assert_true (actant_text_view_step (fixture->view, ACTANT_UNIT_SENTENCE, FALSE, TRUE));
  assert_range (fixture, both);
  g_assert_cmpint (actant_workspace_get_caret (fixture->workspace), ==, 0);
  g_assert_true (actant_text_view_step (fixture->view, ACTANT_UNIT_SENTENCE, TRUE, TRUE));
  assert_range (fixture, second);
}

static void
test_offsets (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const words[] = {
    "😀", "👩‍👩‍👧", "e\xcc\x81", "עברית", "한국어", "narrows", "\n\nthe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      ActantTextRange range = find (fixture, words[i]);
      GdkRectangle area;

      actant_document_pane_select_range (fixture->pane, range.start, range.end);
      assert_range (fixture, words[i]);
      g_assert_true (actant_document_pane_get_range_area (fixture->pane, range.start, range.end,
                                                          &area));
      g_assert_cmpint (area.width, >, 0);
      g_assert_cmpint (area.height, >, 0);
    }
}

static void
test_caret_selects (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *large = tag (fixture, ACTANT_KIND_CLAIM,
                                "There is a high possibility that it will test a missile.",
                                NULL, "The North tests a missile");
  g_autofree char *small = tag (fixture, ACTANT_KIND_CLAIM, "high possibility", NULL, "Likely");
  ActantTextRange outer = find (fixture, "There is");
  ActantTextRange inner = find (fixture, "possibility");
  ActantTextRange free_text = find (fixture, "Nobody");

  actant_text_view_select (fixture->view, outer.start, outer.start);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, large);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "In: Forecast “The North tests a missile”");

  /* What is selected stays so while the caret is in it. */
  actant_text_view_select (fixture->view, inner.start, inner.start);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, large);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "In: Forecast “The North tests a missile”, 2 of 2 passages");

  /* From outside, the smallest comes first. */
  actant_text_view_select (fixture->view, free_text.start, free_text.start);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  actant_workspace_select (fixture->workspace, NULL);
  actant_text_view_select (fixture->view, inner.start, inner.start);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, small);

  /* A selection leaves the selected record alone: it may be added to it. */
  actant_text_view_select (fixture->view, outer.start, outer.end);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, small);

  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Document");
}

static void
test_record_moves_caret (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *id = tag (fixture, ACTANT_KIND_CLAIM, "Nobody knows.", NULL, "Unknown");
  ActantTextRange place = find (fixture, "Nobody knows.");
  ActantTextRange other = find (fixture, "The two");

  actant_workspace_select (fixture->workspace, id);
  g_assert_cmpint (actant_workspace_get_caret (fixture->workspace), ==, place.start);

  /* Not while something is selected. */
  actant_workspace_select (fixture->workspace, NULL);
  actant_text_view_select (fixture->view, other.start, other.end);
  actant_workspace_select (fixture->workspace, id);
  assert_range (fixture, "The two");
}

static void
test_discontinuous (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *id = tag (fixture, ACTANT_KIND_CLAIM, "If the exercise goes ahead",
                             "the window narrows.", "Talks are possible only for weeks");
  ActantTextRange tail = find (fixture, "narrows");
  ActantTextRange between = find (fixture, "\nthe window");

  actant_text_view_select (fixture->view, tail.start, tail.start);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, id);

  /* The gap is not part of it. */
  actant_text_view_select (fixture->view, between.start, between.start);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
}

static void
test_overlap_limits (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *id = tag (fixture, ACTANT_KIND_CLAIM, "Nobody knows.", NULL, "Unknown");
  ActantTextRange place = find (fixture, "Nobody knows.");
  const struct
  {
    gint64 caret;
    guint  n;
  } cases[] = {
    { place.start - 1, 0 }, { place.start, 1 }, { place.end - 1, 1 },
    { place.end, 1 },   /* right behind it */
    { place.end + 1, 0 }, { 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) passages = actant_passages_at (fixture->view, cases[i].caret);

      g_assert_cmpuint (passages->len, ==, cases[i].n);
    }
}

static guint
count_passages (Fixture    *fixture,
                const char *words)
{
  g_autoptr(GPtrArray) passages = actant_passages_at (fixture->view, find (fixture, words).start);

  return passages->len;
}

/* What the filter hides is neither drawn nor under the caret, before and after undo and redo. */
static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  ActantQueryFilter *filter = actant_workspace_get_filter (fixture->workspace);
  g_autofree char *claim = tag (fixture, ACTANT_KIND_CLAIM, "Nobody knows.", NULL, "Unknown");
  g_autofree char *other = NULL;
  g_autoptr(GError) error = NULL;
  guint shown, all;

  g_assert_false (actant_query_filter_is_active (filter));
  g_assert_cmpuint (count_passages (fixture, "Nobody knows."), ==, 1);
  g_assert_true (actant_query_filter_set_query (filter, "gist:meet", &error));
  g_assert_cmpuint (count_passages (fixture, "Nobody knows."), ==, 0);
  g_assert_false (actant_query_filter_set_query (filter, "gist:", &error));
  g_assert_error (error, ACTANT_QUERY_ERROR, ACTANT_QUERY_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_cmpstr (actant_query_filter_get_query (filter), ==, "gist:meet");

  other = tag (fixture, ACTANT_KIND_CLAIM, "the group will meet", NULL, "They meet");
  for (guint round = 0; round < 2; round++)
    {
      g_assert_cmpuint (count_passages (fixture, "the group will"), ==, 1);
      g_assert_true (actant_session_undo (fixture->session, NULL, &error));
      g_assert_cmpuint (count_passages (fixture, "the group will"), ==, 0);
      g_assert_cmpuint (count_passages (fixture, "Nobody knows."), ==, 0);
      g_assert_true (actant_session_redo (fixture->session, NULL, &error));
      wait_for_draw (fixture);
      g_assert_true (actant_query_filter_get_counts (filter, &shown, &all));
      g_assert_cmpuint (shown, ==, 1);
      g_assert_cmpuint (all, ==, 2);
    }

  g_assert_true (actant_query_filter_set_query (filter, NULL, &error));
  g_assert_cmpuint (count_passages (fixture, "Nobody knows."), ==, 1);
}

static void
test_nodes_are_kept (Fixture       *fixture,
                     gconstpointer  data)
{
  ActantHighlighter *highlighter = actant_text_view_get_highlighter (fixture->view);
  g_autofree char *id = tag (fixture, ACTANT_KIND_CLAIM, "Nobody knows.", NULL, "Unknown");
  guint made;

  wait_for_draw (fixture);
  made = actant_highlighter_get_n_made (highlighter);
  g_assert_cmpuint (actant_highlighter_get_n_kept (highlighter), >=, 5);

  /* Nothing changed: nothing is made anew. */
  wait_for_draw (fixture);
  g_assert_cmpuint (actant_highlighter_get_n_made (highlighter), ==, made);

  /* A change makes the paragraphs of its segments anew, and those of
   * the passage that was selected before. */
  g_free (tag (fixture, ACTANT_KIND_CODING, "If the exercise", "narrows", NULL));
  wait_for_draw (fixture);
  g_assert_cmpuint (actant_highlighter_get_n_made (highlighter), ==, made + 3);

  actant_workspace_select (fixture->workspace, id);
  wait_for_draw (fixture);
  g_assert_cmpuint (actant_highlighter_get_n_made (highlighter), ==, made + 6);

  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  wait_for_draw (fixture);
  g_assert_cmpuint (actant_highlighter_get_n_made (highlighter), ==, made + 8);
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  GdkRectangle before, after;

  g_assert_true (actant_document_pane_get_range_area (fixture->pane, 0, 7, &before));
  actant_text_view_set_zoom (fixture->view, 2.0);
  wait_for_draw (fixture);
  g_assert_true (actant_document_pane_get_range_area (fixture->pane, 0, 7, &after));
  g_assert_cmpint (after.width, >, before.width * 3 / 2);
  g_assert_cmpint (after.height, >, before.height * 3 / 2);

  actant_text_view_set_zoom (fixture->view, 99);
  g_assert_cmpfloat (actant_text_view_get_zoom (fixture->view), ==, 3.0);
  actant_text_view_set_zoom (fixture->view, 1.0);
  wait_for_draw (fixture);
  g_assert_true (actant_document_pane_get_range_area (fixture->pane, 0, 7, &after));
  g_assert_cmpint (after.width, ==, before.width);
}

static void
test_stripes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = tag (fixture, ACTANT_KIND_CLAIM, "Nobody knows.", NULL, "Unknown");
  ActantTextRange place = find (fixture, "Nobody knows.");
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (fixture->view), GTK_TYPE_OVERLAY);
  ActantLanes *lanes = NULL;
  const ActantRecord *hit = NULL;
  GdkRectangle area;

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ACTANT_IS_LANES (child))
      lanes = ACTANT_LANES (child);
  g_assert_nonnull (lanes);

  wait_for_draw (fixture);
  g_assert_true (actant_document_pane_get_range_area (fixture->pane, place.start, place.end,
                                                      &area));
  for (int x = 0; hit == NULL && x < gtk_widget_get_width (GTK_WIDGET (lanes)); x++)
    hit = actant_lanes_get_record_at (lanes, x, area.y + area.height / 2.0);
  g_assert_nonnull (hit);
  g_assert_cmpstr (actant_record_get_id (hit), ==, id);

  g_signal_emit_by_name (lanes, "selected", id);
  g_assert_cmpstr (actant_workspace_get_selected_id (fixture->workspace), ==, id);
  g_assert_cmpint (actant_workspace_get_caret (fixture->workspace), ==, place.start);
}

static void
test_matches (Fixture       *fixture,
              gconstpointer  data)
{
  ActantHighlighter *highlighter = actant_text_view_get_highlighter (fixture->view);
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  ActantTextRange range = find (fixture, "will meet");
  guint made = actant_highlighter_get_n_made (highlighter);

  g_array_append_val (matches, range);
  range = find (fixture, "will test");
  g_array_append_val (matches, range);
  actant_document_pane_set_matches (fixture->pane, matches, 1);
  wait_for_draw (fixture);
  g_assert_cmpuint (actant_highlighter_get_n_made (highlighter), >, made);

  /* Another text forgets them. */
  g_assert_true (actant_workspace_open_text (fixture->workspace, NULL, NULL));
  wait_for_draw (fixture);
  g_assert_null (actant_text_view_get_source (fixture->view));
}

static void
put_caret (Fixture *fixture,
           int      line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
  gtk_text_buffer_place_cursor (buffer, &iter);
  wait_for_draw (fixture);
}

/* Each paragraph is drawn as high as GTK counts it, so that marks are where the words are. */
static void
assert_heights (Fixture *fixture)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  int below = gtk_text_view_get_pixels_below_lines (view);
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
  do
    {
      GdkRectangle first, last;
      int y, height;

      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      gtk_text_view_get_iter_location (view, &iter, &first);
      if (!gtk_text_iter_ends_line (&iter))
        gtk_text_iter_forward_to_line_end (&iter);
      gtk_text_view_get_iter_location (view, &iter, &last);
      g_assert_cmpint (first.y, ==, y);
      g_assert_cmpint (last.y + last.height + below, ==, y + height);
    }
  while (gtk_text_iter_forward_line (&iter));
}

/* Empty paragraphs beside a page's number and header stay low: GTK makes the paragraphs that the
 * caret leaves and comes to anew, and no others. */
static void
test_empty_lines (void)
{
  Fixture fixture = { 0 };

  open_fixture (&fixture, "If the handbook is adopted, the DCG\n\n\n\n\nNote\nin three\nlines.\n\n"
                          "7\n\ncould enter a phase.\n");
  assert_heights (&fixture);
  for (int from = 0; from <= 8; from++)
    for (int to = 0; to <= 8; to++)
      {
        g_test_message ("from %d to %d", from, to);
        put_caret (&fixture, from);
        put_caret (&fixture, to);
        assert_heights (&fixture);
      }

  tear_down (&fixture, NULL);
}

/* The far end of a long text is shown at once, though GTK has not laid it out. */
static void
test_reveal_far (void)
{
  Fixture fixture = { 0 };
  GString *text = g_string_new (NULL);
  g_autofree char *id = NULL;
  ActantTextRange place;
  GdkRectangle area;
  gint64 deadline;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Paragraph %u has some words in it, so that it takes up more "
                            "than one line of the page when it is shown in a narrow window.\n\n", i);
  g_string_append (text, "The very last sentence.\n");
  open_fixture (&fixture, text->str);
  id = tag (&fixture, ACTANT_KIND_CLAIM, "The very last sentence.", NULL, "Last");
  place = find (&fixture, "The very last sentence.");

  actant_workspace_select (fixture.workspace, id);
  deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (!actant_document_pane_get_range_area (fixture.pane, place.start, place.end, &area)
         && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (actant_document_pane_get_range_area (fixture.pane, place.start, place.end, &area));

  tear_down (&fixture, NULL);
  g_string_free (text, TRUE);
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      words)
{
  *(char **) words = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* A text in one line is cut for the page alone: offsets, marks and copies know nothing of it. */
static void
test_long_line (void)
{
  Fixture fixture = { 0 };
  GString *text = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *copied = NULL;
  ActantTextRange place;
  gint64 anchor, caret, deadline, made;
  GdkRectangle area;
  GtkTextIter iter;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u words. ", i);
  open_fixture (&fixture, text->str);
  g_assert_cmpint (gtk_text_buffer_get_line_count (
                     gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture.view))), >, 20);

  /* Over a cut, near the end. */
  actant_text_view_get_iter (fixture.view, &iter, (gint64) text->len);
  gtk_text_iter_set_line_offset (&iter, 0);
  place.start = actant_text_view_get_offset (fixture.view, &iter) - 20;
  place.end = place.start + 40;
  actant_text_view_select (fixture.view, place.start, place.end);
  actant_text_view_get_selection (fixture.view, &anchor, &caret);
  g_assert_cmpint (anchor, ==, place.start);
  g_assert_cmpint (caret, ==, place.end);
  g_signal_emit_by_name (fixture.view, "copy-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture.view)), NULL,
                                 text_read_cb, &copied);
  while (copied == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_string_truncate (g_string_erase (text, 0, place.start), 40);
  g_assert_cmpstr (copied, ==, text->str);

  made = actant_highlighter_get_n_made (actant_text_view_get_highlighter (fixture.view));
  id = tag (&fixture, ACTANT_KIND_CLAIM, copied, NULL, "Over a cut");
  actant_workspace_select (fixture.workspace, id);
  deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (!actant_document_pane_get_range_area (fixture.pane, place.start, place.end, &area)
         && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (actant_document_pane_get_range_area (fixture.pane, place.start, place.end, &area));
  wait_for_draw (&fixture);
  g_assert_cmpint (actant_highlighter_get_n_made (actant_text_view_get_highlighter (fixture.view)),
                   >, made);

  tear_down (&fixture, NULL);
  g_string_free (text, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/document-pane/sentences", test_sentences);
  ADD ("/document-pane/offsets", test_offsets);
  ADD ("/document-pane/caret-selects", test_caret_selects);
  ADD ("/document-pane/record-moves-caret", test_record_moves_caret);
  ADD ("/document-pane/discontinuous", test_discontinuous);
  ADD ("/document-pane/overlap/limits", test_overlap_limits);
  ADD ("/document-pane/filter", test_filter);
  ADD ("/document-pane/nodes-are-kept", test_nodes_are_kept);
  ADD ("/document-pane/zoom", test_zoom);
  ADD ("/document-pane/stripes", test_stripes);
  ADD ("/document-pane/matches", test_matches);
  g_test_add_func ("/document-pane/empty-lines", test_empty_lines);
  g_test_add_func ("/document-pane/reveal-far", test_reveal_far);
  g_test_add_func ("/document-pane/long-line", test_long_line);
#undef ADD

  return g_test_run ();
}
