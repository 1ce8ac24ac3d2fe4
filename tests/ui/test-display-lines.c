/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the buffer holds of a text, and what is drawn on it, without a view. */
#include "document/actant-go-to.h"
#include "document/actant-passage-pieces.h"
#include "document/actant-text-window.h"
#include "long-text.h"

#include <locale.h>
#include <pango/pango.h>

/* Cuts */

/* What a reader sees as one character is on one display line. */
static void
test_clusters (void)
{
  static const char * const cases[] = {
    "👩‍👩‍👧‍👦", "🇰🇷", "👋🏽", "e\xcc\x81\xcc\xa3", "日本語", "각", "ע\xd6\xb8", "م\xd9\x8e", "नि", "a\xe2\x80\x8d" "b", "❤️",
    "word\xe2\x80\x8d ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = long_text_repeat (cases[i], 9000);
      g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 (words);
      gint64 length = actant_source_text_get_length (text), start, end = 0;
      g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, length + 1);
      guint n = 1;

      pango_get_log_attrs (words, -1, -1, NULL, attributes, (int) length + 1);
      actant_display_line_at (text, 0, &start, &end);
      g_assert_cmpint (start, ==, 0);
      do
        {
          g_assert_cmpint (end - start, >, 0);
          g_assert_cmpint (end - start, <=, ACTANT_LINE_BREAKS_LONGEST);
          g_assert_true (attributes[end].is_cursor_position);
          n++;
        }
      while (actant_display_line_after (text, &start, &end));
      g_assert_cmpint (end, ==, length);
      g_assert_cmpuint (n, >, 2);
    }
}

/* From anywhere the same lines are found, forward and back. */
static void
test_lines (void)
{
  g_autofree char *words = long_text_make (800);
  g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 (words);
  gint64 length = actant_source_text_get_length (text), start, end;
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint line = 0;

  actant_display_line_at (text, 0, &start, &end);
  do
    {
      g_array_append_val (starts, start);
      g_array_append_val (ends, end);
    }
  while (actant_display_line_after (text, &start, &end));
  g_assert_cmpint (end, ==, length);
  g_assert_cmpuint (starts->len, >, actant_source_text_get_n_paragraphs (text));

  for (gint64 offset = 0; offset <= length; offset++)
    {
      if (line + 1 < starts->len && offset >= g_array_index (starts, gint64, line + 1))
        line++;
      actant_display_line_at (text, offset, &start, &end);
      g_assert_cmpint (start, ==, g_array_index (starts, gint64, line));
      g_assert_cmpint (end, ==, g_array_index (ends, gint64, line));
    }
  for (guint i = starts->len - 1; i > 0; i--)
    {
      g_assert_true (actant_display_line_before (text, &start, &end));
      g_assert_cmpint (start, ==, g_array_index (starts, gint64, i - 1));
      g_assert_cmpint (end, ==, g_array_index (ends, gint64, i - 1));
    }
  g_assert_false (actant_display_line_before (text, &start, &end));
}

static void
test_go_to (void)
{
  g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 ("abc\n한국\n\nlast");
  static const struct
  {
    const char *words;
    gint64      offset;   /* -1: no place */
  } cases[] = {
    { "1", 0 }, { "2", 4 }, { " 3 ", 7 }, { "4", 8 }, { "99999999999999999999", 8 },
    { "@0", 0 }, { "@5", 5 }, { "@12", 12 }, { "@1e9", 12 },
    { "0%", 0 }, { "50%", 6 }, { "50 %", 6 }, { "100%", 12 }, { "250%", 12 }, { "12.5%", 1 },
    { "", -1 }, { "0", -1 }, { "-1", -1 }, { "x", -1 }, { "@", -1 }, { "%", -1 }, { "@-1", -1 },
    { "1 2", -1 }, { "5%%", -1 }, { "nan", -1 }, { "@nan", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 offset = -1;

      g_test_message ("“%s”", cases[i].words);
      g_assert_true (actant_go_to_parse (cases[i].words, text, &offset) == (cases[i].offset >= 0));
      g_assert_cmpint (offset, ==, cases[i].offset);
    }
}

/* Cells say of each character that a passage is on it where one is, and of few where none is. */
static void
test_cells (void)
{
  g_autoptr(GArray) pieces = g_array_new (FALSE, FALSE, sizeof (ActantPassagePiece));
  guint8 covered[1000] = { 0 }, drawn[1000] = { 0 };
  g_autoptr(GArray) cells = NULL;
  gint64 last = 0;

  for (guint i = 0; i < 300; i++)
    {
      gint64 start = 100 + 2 * i, end = start + g_test_rand_int_range (1, 90);
      ActantPassagePiece piece = { GUINT_TO_POINTER (i % 5 + 1), start, end, i % ACTANT_N_LEVELS };

      g_array_append_val (pieces, piece);
      memset (covered + start, 1, (gsize) (end - start));
    }
  cells = actant_passage_cells_new (pieces, 0, 1000);
  g_assert_cmpuint (cells->len, <=, ACTANT_PASSAGE_CELLS);
  for (guint i = 0; i < cells->len; i++)
    {
      const ActantPassageCell *cell = &g_array_index (cells, ActantPassageCell, i);

      g_assert_cmpint (cell->start, >=, last);
      g_assert_cmpint (cell->end, >, cell->start);
      g_assert_cmpuint (cell->depth, >, 0);
      memset (drawn + cell->start, 1, (gsize) (cell->end - cell->start));
      last = cell->end;
    }
  g_assert_cmpint (last, <=, 1000);
  for (guint i = 0; i < 1000; i++)
    {
      g_assert_true (drawn[i] || !covered[i]);
      g_assert_false (drawn[i] && (i < 80 || i > 820));
    }
}

/* The window, with a string for its buffer */

static void
assert_window (ActantTextWindow *window,
               ActantSourceText *text,
               GString          *buffer)
{
  gint64 start = actant_text_window_get_start (window), end = actant_text_window_get_end (window);
  gsize length;
  g_autofree char *display = actant_text_window_dup_display (window, &length);
  g_autofree gunichar *chars = g_utf8_to_ucs4 (buffer->str, -1, NULL, NULL, NULL);

  g_assert_cmpstr (buffer->str, ==, display);
  g_assert_cmpuint (buffer->len, ==, length);
  g_assert_cmpint (actant_text_window_end_to_buffer (window, end), ==,
                   g_utf8_strlen (buffer->str, -1));
  for (guint i = 0; i < 200; i++)
    {
      gint64 offset = g_test_rand_int_range ((gint32) start, (gint32) end);
      gint64 position = actant_text_window_to_buffer (window, offset);

      g_assert_cmpuint (chars[position], ==, actant_source_text_get_char (text, offset));
      g_assert_cmpint (actant_text_window_from_buffer (window, position), ==, offset);
      position = actant_text_window_end_to_buffer (window, offset + 1);
      g_assert_cmpuint (chars[position - 1], ==, actant_source_text_get_char (text, offset));
      g_assert_cmpint (actant_text_window_from_buffer (window, position), ==, offset + 1);
    }
  /* What is not in it is at its edges. */
  g_assert_cmpint (actant_text_window_to_buffer (window, start - 1000), ==, 0);
  g_assert_cmpint (actant_text_window_end_to_buffer (window, end + 1000), ==,
                   g_utf8_strlen (buffer->str, -1));
}

static void
erase (GString *buffer,
       gint64   first,
       gint64   last)
{
  const char *from = g_utf8_offset_to_pointer (buffer->str, first);
  const char *to = g_utf8_offset_to_pointer (buffer->str, last);

  g_string_erase (buffer, from - buffer->str, to - from);
}

static void
test_window (void)
{
  g_autofree char *words = long_text_make (9000);
  g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 (words);
  gint64 length = actant_source_text_get_length (text);
  g_autoptr(ActantTextWindow) window = actant_text_window_new (text);

  g_assert_false (actant_text_window_is_small (window));
  for (guint i = 0; i < 12; i++)
    {
      gint64 offset = i == 0 ? 0 : i == 1 ? length : g_test_rand_int_range (0, (gint32) length);
      gboolean up = g_test_rand_bit ();
      g_autoptr(GString) buffer = g_string_new (NULL);
      gsize size;

      actant_text_window_load (window, offset);
      g_assert_true (actant_text_window_contains (window, offset));
      g_assert_false (actant_text_window_is_whole (window));
      g_string_append (buffer, actant_text_window_dup_display (window, &size));
      for (guint j = 0; j < 5; j++)
        {
          g_autofree char *grown = actant_text_window_grow (window, up, &size);
          gint64 first, last;
          gint64 keep = up ? actant_text_window_get_start (window)
                           : actant_text_window_get_end (window);

          if (grown == NULL)
            break;
          g_assert_cmpuint (strlen (grown), ==, size);
          if (up)
            g_string_prepend (buffer, grown);
          else
            g_string_append (buffer, grown);
          assert_window (window, text, buffer);
          if (actant_text_window_trim (window, !up, keep, &first, &last))
            erase (buffer, first, last);
          assert_window (window, text, buffer);
          g_assert_cmpint (actant_text_window_get_end (window)
                           - actant_text_window_get_start (window), <, 128 * 1024);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");

  g_test_add_func ("/line-breaks/clusters", test_clusters);
  g_test_add_func ("/line-breaks/lines", test_lines);
  g_test_add_func ("/go-to/parse", test_go_to);
  g_test_add_func ("/passage-cells/cover", test_cells);
  g_test_add_func ("/text-window/moves", test_window);

  return g_test_run ();
}
