/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Source texts: loading, offsets in code points, paragraphs. */
#include "core-test-util.h"
#include "store/actant-source-text-load.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_getters (void)
{
  g_autoptr (GBytes) raw = g_bytes_new_static ("\xef\xbb\xbf" "a\r\nb", 7);
  g_autoptr (GError) error = NULL;
  g_autoptr (ActantSourceText) text = actant_source_text_new (raw, "brief.txt", NULL, &error);
  gsize len;

  g_assert_no_error (error);
  g_assert_cmpstr (actant_source_text_get_text (text, &len), ==, "a\nb");
  g_assert_cmpuint (len, ==, 3);
  g_assert_cmpint (actant_source_text_get_length (text), ==, 3);
  g_assert_cmpstr (actant_source_text_get_encoding (text), ==, "UTF-8");
  g_assert_cmpint (actant_source_text_get_newline (text), ==, ACTANT_NEWLINE_CRLF);
  g_assert_true (actant_source_text_get_had_bom (text));
}

/* SHA-256 of the normalised text, so newlines and marks do not move it; values by sha256sum. */
static void
test_sha256 (void)
{
  static const char * const forms[] = { "a\nb\n", "a\r\nb\r\n", "a\rb\r", "\xef\xbb\xbf" "a\nb\n" };
  g_autoptr (ActantSourceText) empty = actant_source_text_new_utf8 ("");

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GBytes) raw = g_bytes_new_static (forms[i], strlen (forms[i]));
      g_autoptr (ActantSourceText) text = actant_source_text_new (raw, "a.txt", NULL, NULL);

      g_assert_cmpstr (actant_source_text_get_sha256 (text), ==,
                       "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
    }
  g_assert_cmpstr (actant_source_text_get_sha256 (empty), ==,
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* A text that was read and is read again from memory is the same text, even when the file began with
 * two marks, of which only the first is none of the text's characters. */
static void
test_two_marks (void)
{
  g_autoptr (GBytes) raw = g_bytes_new_static ("\xef\xbb\xbf\xef\xbb\xbf" "a", 7);
  g_autoptr (ActantSourceText) text = actant_source_text_new (raw, "a.txt", NULL, NULL);
  g_autoptr (ActantSourceText) again = NULL;

  g_assert_cmpint (actant_source_text_get_length (text), ==, 2);
  again = actant_source_text_new_utf8 (actant_source_text_get_text (text, NULL));
  g_assert_cmpstr (actant_source_text_get_text (again, NULL), ==, "\xef\xbb\xbf" "a");
  g_assert_cmpstr (actant_source_text_get_sha256 (again), ==,
                   actant_source_text_get_sha256 (text));
}

/* A text of all kinds of characters, longer than several blocks of the index. */
static char *
make_text (guint n)
{
  static const char * const parts[] = {
    "a", "word ", "é", "e\314\201", "한", "\341\204\212\341\205\241\341\206\250", "👩‍👩‍👧‍👦",
    "🇰🇷", "مرحبا", "שלום", "\342\200\217", "\n", "\n\n", "核", "\302\240", "\360\235\204\236",
  };
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  return g_string_free (string, FALSE);
}

static void
check_offsets (const char *utf8)
{
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 (utf8);
  gint64 offset = 0, start = 0;
  guint paragraph = 0;
  gint64 length = g_utf8_strlen (utf8, -1);

  g_assert_cmpint (actant_source_text_get_length (text), ==, length);
  for (const char *p = utf8; ; p = g_utf8_next_char (p), offset++)
    {
      gint64 from, to;
      guint index;

      g_assert_cmpuint (actant_source_text_get_byte_offset (text, offset), ==, p - utf8);
      g_assert_cmpint (actant_source_text_get_char_offset (text, p - utf8), ==, offset);
      g_assert_cmpuint (actant_source_text_get_char (text, offset), ==, g_utf8_get_char (p));
      actant_source_text_get_paragraph_at (text, offset, &index, &from, &to);
      g_assert_cmpuint (index, ==, paragraph);
      g_assert_cmpint (from, ==, start);
      g_assert_cmpint (to, >=, offset);
      g_assert_true (to == length || actant_source_text_get_char (text, to) == '\n');
      if (*p == '\0')
        break;
      for (const char *q = p + 1; q < g_utf8_next_char (p); q++)
        g_assert_cmpint (actant_source_text_get_char_offset (text, q - utf8), ==, offset);
      if (*p == '\n')
        {
          paragraph++;
          start = offset + 1;
        }
    }
  g_assert_cmpuint (actant_source_text_get_n_paragraphs (text), ==, paragraph + 1);
}

static void
test_offsets (void)
{
  check_offsets ("");
  check_offsets ("\n");
  check_offsets ("no line end");
  check_offsets ("a\nb\n");
  for (guint round = 0; round < 20; round++)
    {
      g_autofree char *utf8 = make_text (g_test_rand_int_range (1, 3000));

      check_offsets (utf8);
    }
}

/* Lengths around the index's blocks of 1024 bytes. */
static void
test_blocks (void)
{
  for (guint size = 1020; size <= 1028; size++)
    for (guint width = 1; width <= 4; width++)
      {
        static const char * const wide[] = { "a", "é", "한", "👩" };
        g_autoptr (GString) string = g_string_new (NULL);

        while (string->len < size)
          g_string_append_c (string, 'x');
        for (guint i = 0; i < 600; i++)
          g_string_append (string, wide[width - 1]);
        check_offsets (string->str);
      }
}

static void
test_outside (void)
{
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 ("한글");
  gint64 start, end;
  guint index;

  g_assert_cmpuint (actant_source_text_get_byte_offset (text, -5), ==, 0);
  g_assert_cmpuint (actant_source_text_get_byte_offset (text, G_MAXINT64), ==, 6);
  g_assert_cmpint (actant_source_text_get_char_offset (text, G_MAXSIZE), ==, 2);
  g_assert_cmpuint (actant_source_text_get_char (text, -1), ==, 0);
  g_assert_cmpuint (actant_source_text_get_char (text, 2), ==, 0);
  actant_source_text_get_paragraph_at (text, G_MAXINT64, &index, &start, &end);
  g_assert_cmpint (end, ==, 2);
  actant_source_text_get_paragraph_at (text, G_MININT64, &index, &start, &end);
  g_assert_cmpint (start, ==, 0);
}

typedef struct
{
  gint64      start;
  gint64      end;
  const char *slice;   /* NULL where the range is not within the text */
  const char *clamped;
} Slice;

static void
test_slices (void)
{
  /* An accent apart, a family of 7 code points, a syllable of 3 Jamo. */
  static const Slice slices[] = {
    { 0, 2, "e\314\201", "e\314\201" },
    { 1, 2, "\314\201", "\314\201" },
    { 2, 9, "👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦" },
    { 9, 12, "\341\204\212\341\205\241\341\206\250", "\341\204\212\341\205\241\341\206\250" },
    { 12, 14, "של", "של" },
    { 3, 3, "", "" },
    { 14, 14, "", "" },
    { 5, 3, NULL, "" },
    { -3, 1, NULL, "e" },
    { 13, 20, NULL, "ל" },
    { 20, 30, NULL, "" },
    { G_MININT64, G_MAXINT64, NULL,
      "e\314\201👩‍👩‍👧‍👦\341\204\212\341\205\241\341\206\250של" },
  };
  g_autoptr (ActantSourceText) text = NULL;

  text = actant_source_text_new_utf8 ("e\314\201👩‍👩‍👧‍👦\341\204\212\341\205\241\341\206\250של");
  g_assert_cmpint (actant_source_text_get_length (text), ==, 14);
  for (gsize i = 0; i < G_N_ELEMENTS (slices); i++)
    {
      g_autofree char *slice = actant_source_text_dup_slice (text, slices[i].start, slices[i].end);

      g_assert_cmpstr (slice, ==, slices[i].clamped);
      g_assert_cmpint (actant_source_text_equal_slice (text, slices[i].start, slices[i].end,
                                                       slices[i].clamped),
                       ==, slices[i].slice != NULL);
    }
  g_assert_false (actant_source_text_equal_slice (text, 0, 2, "\303\251"));
  g_assert_false (actant_source_text_equal_slice (text, 0, 2, "e"));
  g_assert_false (actant_source_text_equal_slice (text, 0, 1, "e\314\201"));
}

static void
test_boxed (void)
{
  ActantSourceText *text = actant_source_text_new_utf8 ("a");
  GValue value = G_VALUE_INIT;

  g_value_init (&value, ACTANT_TYPE_SOURCE_TEXT);
  g_value_take_boxed (&value, text);
  g_assert_true (g_value_dup_boxed (&value) == text);
  actant_source_text_unref (text);
  g_value_unset (&value);
}

static gpointer
use_text (gpointer data)
{
  for (guint i = 0; i < 10000; i++)
    {
      ActantSourceText *text = actant_source_text_ref (data);

      g_assert_cmpuint (actant_source_text_get_char (text, i % 3), ==, "abc"[i % 3]);
      actant_source_text_unref (text);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (ActantSourceText) text = actant_source_text_new_utf8 ("abc");
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("text", use_text, text);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_name_in_error (void)
{
  g_autoptr (GBytes) raw = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GError) error = NULL;

  g_assert_null (actant_source_text_new (raw, "brief.txt", NULL, &error));
  g_assert_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_NUL);
  g_assert_true (g_str_has_prefix (error->message, "brief.txt: byte 1"));
}

static void
test_load (void)
{
  g_autofree char *folder = g_dir_make_tmp ("actant-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "한글.txt", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ActantSourceText) text = NULL;

  g_assert_null (actant_source_text_load (path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "한글.txt"));
  g_clear_error (&error);

  g_assert_null (actant_source_text_load (folder, NULL, &error));
  g_assert_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_NOT_REGULAR);
  g_clear_error (&error);

  /* Nobody writes to it; opening must not wait. */
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (actant_source_text_load (pipe, NULL, &error));
  g_assert_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_NOT_REGULAR);
  g_clear_error (&error);

  g_assert_null (actant_source_text_load ("/dev/zero", NULL, &error));
  g_assert_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_NOT_REGULAR);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  text = actant_source_text_load (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (actant_source_text_get_length (text), ==, 0);
  g_assert_cmpuint (actant_source_text_get_n_paragraphs (text), ==, 1);
  g_clear_pointer (&text, actant_source_text_unref);

  g_assert_true (g_file_set_contents (path, "\x8c\x63\n", 3, NULL));
  text = actant_source_text_load (path, "CP949", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actant_source_text_get_text (text, NULL), ==, "똠\n");

  g_assert_cmpint (symlink (link, link), ==, 0);
  g_assert_null (actant_source_text_load (link, NULL, &error));
  g_assert_nonnull (error);

  g_remove (link);
  g_remove (pipe);
  g_remove (path);
  g_rmdir (folder);
}

/* A sparse file beyond the limit is refused before it is read. */
static void
test_load_large (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("actant-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  if (ftruncate (fd, ((gint64) 1 << 31) + 1) != 0)
    g_test_skip ("no sparse file of 2 GiB here");
  else
    {
      g_assert_null (actant_source_text_load (path, NULL, &error));
      g_assert_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_TOO_LARGE);
      g_assert_nonnull (strstr (error->message, path));
    }
  close (fd);
  g_remove (path);
}

static void
test_corpus (void)
{
  g_autoptr (ActantSourceText) text = load_corpus ();

  if (text == NULL)
    return;

  check_offsets (actant_source_text_get_text (text, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-text/getters", test_getters);
  g_test_add_func ("/source-text/sha256", test_sha256);
  g_test_add_func ("/source-text/two-marks", test_two_marks);
  g_test_add_func ("/source-text/offsets", test_offsets);
  g_test_add_func ("/source-text/blocks", test_blocks);
  g_test_add_func ("/source-text/outside", test_outside);
  g_test_add_func ("/source-text/slices", test_slices);
  g_test_add_func ("/source-text/boxed", test_boxed);
  g_test_add_func ("/source-text/threads", test_threads);
  g_test_add_func ("/source-text/name-in-error", test_name_in_error);
  g_test_add_func ("/source-text/load", test_load);
  g_test_add_func ("/source-text/load-large", test_load_large);
  g_test_add_func ("/source-text/corpus", test_corpus);
  return g_test_run ();
}
