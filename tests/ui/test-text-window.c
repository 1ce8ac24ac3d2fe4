/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long texts in a view: the part of them in the buffer moves, and nobody notices. */
#include "document/actant-text-scroller.h"
#include "document/actant-text-window.h"
#include "long-text.h"

#include <adwaita.h>
#include <gtk/gtk.h>
#include <locale.h>

/* The view */

typedef struct
{
  ActantSourceText *text;
  gint64            length;
  ActantTextView   *view;
  GtkAdjustment    *position;
  GtkWidget        *window;
} Fixture;

static void
settle (void)
{
  for (guint i = 0; i < 2000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
open_fixture (Fixture    *fixture,
              const char *words)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->text = actant_source_text_new_utf8 (words);
  fixture->length = actant_source_text_get_length (fixture->text);
  fixture->view = ACTANT_TEXT_VIEW (actant_text_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 actant_text_scroller_new (fixture->view));
  fixture->position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  fixture->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  actant_text_view_set_source (fixture->view, fixture->text);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
  gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
close_fixture (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (fixture->window);
  actant_source_text_unref (fixture->text);
}

static void
open_long (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *words = long_text_make (12000);

  open_fixture (fixture, words);
}

static void
close_long (Fixture       *fixture,
            gconstpointer  data)
{
  close_fixture (fixture);
}

static void
assert_small_buffer (Fixture *fixture)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));

  g_assert_cmpint (fixture->length, >, 512 * 1024);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <, 160 * 1024);
}

static gboolean
is_shown (Fixture *fixture,
          gint64   offset)
{
  GdkRectangle area;

  return actant_text_view_get_area (fixture->view, offset, offset, &area);
}

/* What the buffer shows as selected is what is selected, as far as it is there. */
static void
assert_selection (Fixture *fixture,
                  gint64   anchor,
                  gint64   caret)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  gint64 a, c;
  GtkTextIter iter, expected;

  actant_text_view_get_selection (fixture->view, &a, &c);
  g_assert_cmpint (a, ==, anchor);
  g_assert_cmpint (c, ==, caret);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (caret > anchor)
    actant_text_view_get_end_iter (fixture->view, &expected, caret);
  else
    actant_text_view_get_iter (fixture->view, &expected, caret);
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, gtk_text_iter_get_offset (&expected));
}

/* Wherever a place is, it is on the page as soon as it was asked for, and stays there. */
static void
test_jumps (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < 40; i++)
    {
      gint64 offset = i == 0 ? fixture->length : g_test_rand_int_range (0, (gint32) fixture->length);
      g_autofree char *expected = actant_source_text_dup_slice (fixture->text, offset, offset + 1);
      GtkTextIter iter;

      actant_text_view_reveal (fixture->view, offset, offset);
      g_assert_true (is_shown (fixture, offset));
      actant_text_view_get_iter (fixture->view, &iter, offset);
      g_assert_cmpint (actant_text_view_get_offset (fixture->view, &iter), ==, offset);
      if (offset < fixture->length)
        g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==, g_utf8_get_char (expected));
      settle ();
      g_assert_true (is_shown (fixture, offset));
      assert_small_buffer (fixture);
    }
}

/* What is in the middle of the page. */
static gint64
get_middle (Fixture *fixture)
{
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->view));
  GtkTextIter iter;
  int x, y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (fixture->view), GTK_TEXT_WINDOW_WIDGET,
                                         300, height / 2, &x, &y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (fixture->view), &iter, x, y);
  return actant_text_view_get_offset (fixture->view, &iter);
}

/* Steps of a wheel move what is on the page by exactly as many pixels, over the edges of what is
 * in the buffer as elsewhere; the thumb goes only one way, and the whole is always as long. */
static void
check_steps (Fixture *fixture,
             int      step,
             guint    n)
{
  double upper = gtk_adjustment_get_upper (fixture->position);
  double value = gtk_adjustment_get_value (fixture->position);

  for (guint i = 0; i < n; i++)
    {
      GdkRectangle before, after;
      gint64 offset = get_middle (fixture);

      g_assert_true (actant_text_view_get_area (fixture->view, offset, offset, &before));

      g_assert_cmpfloat (actant_text_view_scroll_by (fixture->view, step), ==, step);
      g_assert_true (actant_text_view_get_area (fixture->view, offset, offset, &after));
      g_assert_cmpint (after.y, ==, before.y - step);
      if (i % 3 == 0)
        settle ();
      g_assert_true (actant_text_view_get_area (fixture->view, offset, offset, &after));
      g_assert_cmpint (after.y, ==, before.y - step);

      g_assert_cmpfloat (gtk_adjustment_get_upper (fixture->position), ==, upper);
      if (step > 0)
        g_assert_cmpfloat (gtk_adjustment_get_value (fixture->position), >, value);
      else
        g_assert_cmpfloat (gtk_adjustment_get_value (fixture->position), <, value);
      value = gtk_adjustment_get_value (fixture->position);
    }
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 first, last, start;

  g_assert_true (actant_text_view_is_at_edge (fixture->view, TRUE));
  check_steps (fixture, 120, 200);
  actant_text_view_get_visible_range (fixture->view, &first, &last);
  g_assert_cmpint (first, >, 12000);
  assert_small_buffer (fixture);

  actant_text_view_show (fixture->view, fixture->length / 2, 0.0);
  actant_text_view_get_visible_range (fixture->view, &start, &last);
  check_steps (fixture, -120, 200);
  actant_text_view_get_visible_range (fixture->view, &first, &last);
  g_assert_cmpint (first, <, start - 12000);
  check_steps (fixture, 97, 50);
  assert_small_buffer (fixture);

  /* The scrolled window's are the same. */
  for (guint i = 0; i < 300; i++)
    {
      GdkRectangle before, after;
      gint64 offset = get_middle (fixture);

      g_assert_true (actant_text_view_get_area (fixture->view, offset, offset, &before));
      gtk_adjustment_set_value (fixture->position,
                                gtk_adjustment_get_value (fixture->position) + 50);
      g_assert_true (actant_text_view_get_area (fixture->view, offset, offset, &after));
      g_assert_cmpint (ABS (before.y - after.y - 50), <=, 1);
      if (i % 5 == 0)
        settle ();
    }
}

/* To the share of the text that the thumb is dragged to; at the ends exactly. */
static void
test_thumb (Fixture       *fixture,
            gconstpointer  data)
{
  double page = gtk_adjustment_get_page_size (fixture->position);
  double range = gtk_adjustment_get_upper (fixture->position) - page;
  gint64 first, last, deadline, previous = -1;

  for (guint i = 0; i <= 20; i++)
    {
      gtk_adjustment_set_value (fixture->position, range * i / 20);
      actant_text_view_get_visible_range (fixture->view, &first, &last);
      g_assert_cmpint (ABS ((first + last) / 2 - fixture->length * i / 20), <, 8192);
      g_assert_cmpint (first, >, previous);
      previous = first;
      g_assert_cmpfloat (gtk_adjustment_get_upper (fixture->position) - page, ==, range);
    }
  g_assert_cmpint (last, >=, fixture->length - 1);
  g_assert_true (actant_text_view_is_at_edge (fixture->view, FALSE));
  gtk_adjustment_set_value (fixture->position, 0);
  g_assert_true (actant_text_view_is_at_edge (fixture->view, TRUE));
  actant_text_view_get_visible_range (fixture->view, &first, &last);
  g_assert_cmpint (first, ==, 0);

  /* At rest it is where the page is. */
  actant_text_view_show (fixture->view, fixture->length / 4, 0.5);
  deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (ABS (gtk_adjustment_get_value (fixture->position) / range - 0.25) > 0.01
         && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpfloat (ABS (gtk_adjustment_get_value (fixture->position) / range - 0.25), <, 0.01);
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      words)
{
  *(char **) words = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
assert_copied (Fixture *fixture,
               gint64   start,
               gint64   end)
{
  g_autofree char *copied = NULL;
  g_autofree char *expected = actant_source_text_dup_slice (fixture->text, start, end);

  g_signal_emit_by_name (fixture->view, "copy-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)), NULL,
                                 text_read_cb, &copied);
  while (copied == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (copied, ==, expected);
}

/* A selection from one end of the text to another place is kept and copied, whatever is shown. */
static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 far = fixture->length * 2 / 3;

  g_signal_emit_by_name (fixture->view, "select-all", TRUE);
  assert_selection (fixture, 0, fixture->length);
  assert_copied (fixture, 0, fixture->length);
  actant_text_view_show (fixture->view, far, 0.5);
  settle ();
  assert_selection (fixture, 0, fixture->length);
  g_assert_true (gtk_text_buffer_get_has_selection (
                   gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view))));

  actant_text_view_select (fixture->view, 1000, far);
  assert_selection (fixture, 1000, far);
  actant_text_view_show (fixture->view, 0, 0.0);
  settle ();
  assert_selection (fixture, 1000, far);
  assert_copied (fixture, 1000, far);

  /* The caret's end moves on, the other stays. */
  g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_LOGICAL_POSITIONS, -1, TRUE);
  assert_selection (fixture, 1000, far - 1);
  g_assert_true (is_shown (fixture, far - 1));
  g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, -1, TRUE);
  assert_selection (fixture, 1000, 0);
  g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, 1, TRUE);
  assert_selection (fixture, 1000, fixture->length);
  g_assert_true (is_shown (fixture, fixture->length));
  /* Without it, to its edge. */
  g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, -1, FALSE);
  assert_selection (fixture, 1000, 1000);
  g_assert_true (is_shown (fixture, 1000));
}

/* What the pointer selects, by GTK's own means, over the edges: the buffer grows and keeps it. */
static void
test_marks_at_edges (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  GtkTextIter iter;
  gint64 anchor = 300, caret;

  actant_text_view_select (fixture->view, anchor, anchor);
  for (guint i = 1; i < 10; i++)
    {
      caret = fixture->length * i / 10;
      actant_text_view_show (fixture->view, caret, 0.5);
      settle ();
      actant_text_view_get_iter (fixture->view, &iter, caret);
      gtk_text_buffer_move_mark_by_name (buffer, "insert", &iter);
      assert_selection (fixture, anchor, caret);
    }
  assert_copied (fixture, anchor, caret);

  actant_text_view_get_iter (fixture->view, &iter, caret + 5);
  gtk_text_buffer_place_cursor (buffer, &iter);
  assert_selection (fixture, caret + 5, caret + 5);
}

/* Each step of the caret goes on in its direction, from end to end of the text. */
static void
check_walk (Fixture         *fixture,
            GtkMovementStep  step,
            int              count,
            gint64           from,
            guint            n)
{
  gint64 anchor, caret, before = from;

  actant_text_view_select (fixture->view, from, from);
  for (guint i = 0; i < n; i++)
    {
      g_signal_emit_by_name (fixture->view, "move-cursor", step, count, FALSE);
      actant_text_view_get_selection (fixture->view, &anchor, &caret);
      g_assert_cmpint (anchor, ==, caret);
      if (caret == before)
        {
          g_assert_cmpint (caret, ==, count < 0 ? 0 : fixture->length);
          return;
        }
      if (count > 0)
        g_assert_cmpint (caret, >, before);
      else
        g_assert_cmpint (caret, <, before);
      g_assert_true (is_shown (fixture, caret));
      before = caret;
      if (i % 50 == 0)
        settle ();
    }
}

static void
test_caret (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 middle = fixture->length / 2;

  /* Not by what is seen: right and left, and words with them, run the other way in half of it. */
  check_walk (fixture, GTK_MOVEMENT_LOGICAL_POSITIONS, 1, fixture->length - 400, 500);
  check_walk (fixture, GTK_MOVEMENT_LOGICAL_POSITIONS, -1, 400, 500);
  check_walk (fixture, GTK_MOVEMENT_PAGES, 1, middle, 100);
  check_walk (fixture, GTK_MOVEMENT_PAGES, -1, middle, 100);
  check_walk (fixture, GTK_MOVEMENT_PAGES, 1, fixture->length - 20000, 100);
  check_walk (fixture, GTK_MOVEMENT_PAGES, -1, 20000, 100);
  check_walk (fixture, GTK_MOVEMENT_PARAGRAPHS, 1, 0, 400);
  check_walk (fixture, GTK_MOVEMENT_PARAGRAPHS, -1, fixture->length, 400);
}

/* From line to line, over the edges of what is in the buffer. */
static void
test_caret_lines (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 anchor, caret, before = fixture->length / 3;

  actant_text_view_select (fixture->view, before, before);
  for (int count = 1; count >= -1; count -= 2)
    {
      for (guint i = 0; i < 300; i++)
        {
          g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, count,
                                 FALSE);
          actant_text_view_get_selection (fixture->view, &anchor, &caret);
          g_assert_cmpint ((caret - before) * count, >=, 0);
          g_assert_cmpint ((caret - before) * count, <, 400);
          g_assert_true (is_shown (fixture, caret));
          before = caret;
          if (i % 60 == 0)
            settle ();
        }
      g_assert_cmpint ((caret - fixture->length / 3) * count, >, count > 0 ? 4000 : -4000);
    }
}

/* A megabyte in one line, of each kind of text. */
static void
test_one_line (void)
{
  static const char * const kinds[] = {
    "words and more ", "日本語の文章には空白がない。", "עברית היא שפה ", "so 👩‍👩‍👧🇰🇷 more and more words ", "x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *words = long_text_repeat (kinds[i], 1000 * 1000 / (guint) strlen (kinds[i]));
      Fixture fixture = { 0 };
      gint64 first, last;

      open_fixture (&fixture, words);
      for (guint j = 0; j < 8; j++)
        {
          gint64 offset = g_test_rand_int_range (0, (gint32) fixture.length);

          actant_text_view_reveal (fixture.view, offset, offset);
          g_assert_true (is_shown (&fixture, offset));
        }
      actant_text_view_select (fixture.view, 5, fixture.length - 5);
      assert_copied (&fixture, 5, fixture.length - 5);
      /* Over cuts, by what a reader sees as characters. */
      actant_display_line_at (fixture.text, fixture.length / 2, &first, &last);
      check_walk (&fixture, GTK_MOVEMENT_LOGICAL_POSITIONS, 1, first - 20, 40);
      check_walk (&fixture, GTK_MOVEMENT_LOGICAL_POSITIONS, -1, last + 20, 40);
      if (i == 0)
        check_walk (&fixture, GTK_MOVEMENT_WORDS, 1, last - 40, 20);
      /* It is one paragraph to the caret. */
      g_signal_emit_by_name (fixture.view, "move-cursor", GTK_MOVEMENT_PARAGRAPH_ENDS, 1, FALSE);
      actant_text_view_get_selection (fixture.view, &last, &last);
      g_assert_cmpint (last, ==, fixture.length);
      g_assert_true (is_shown (&fixture, last));
      close_fixture (&fixture);
    }
}

/* A text that fits is in the buffer, all of it, also after a jump while it was not laid out. */
static void
test_small (void)
{
  g_autofree char *words = long_text_make (900);
  Fixture fixture = { 0 };
  GtkTextBuffer *buffer;

  open_fixture (&fixture, words);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture.view));
  g_assert_cmpint (fixture.length, <, ACTANT_TEXT_WINDOW_WHOLE);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >=, fixture.length);
  for (guint i = 0; i < 10; i++)
    {
      gint64 offset = g_test_rand_int_range (0, (gint32) fixture.length);

      actant_text_view_set_source (fixture.view, NULL);
      g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
      actant_text_view_set_source (fixture.view, fixture.text);
      actant_text_view_select (fixture.view, 10, offset);
      actant_text_view_reveal (fixture.view, offset, offset);
      g_assert_true (is_shown (&fixture, offset));
      settle ();
      g_assert_true (is_shown (&fixture, offset));
      assert_selection (&fixture, 10, offset);
      g_assert_true (actant_text_view_is_whole (fixture.view));
      g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >=, fixture.length);
    }
  close_fixture (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, open_long, func, close_long)
  ADD ("/text-window/jumps", test_jumps);
  ADD ("/text-window/steps", test_steps);
  ADD ("/text-window/thumb", test_thumb);
  ADD ("/text-window/selection", test_selection);
  ADD ("/text-window/marks-at-edges", test_marks_at_edges);
  ADD ("/text-window/caret", test_caret);
  ADD ("/text-window/caret-lines", test_caret_lines);
  g_test_add_func ("/text-window/one-line", test_one_line);
  g_test_add_func ("/text-window/small", test_small);
#undef ADD

  return g_test_run ();
}
