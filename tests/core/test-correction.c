/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Correct the text": edits of texts and files, undo, and how others follow. */
#include "core-test-util.h"

#include "session/actant-correction.h"
#include "team/actant-join.h"
#include "text/actant-text-edit.h"

#include <string.h>

#define TEXT "Alder wrns Birch.\nIf so, Cedar is likly to yield.\n"
#define ONCE "Alder warns Birch.\nIf so, Cedar is likly to yield.\n"

/* --- Edits ------------------------------------------------------------------------------------ */

/* Against a text in which each character knows whether it was there before. */
static void
test_map (void)
{
  for (int round = 0; round < 5000; round++)
    {
      g_autoptr(GArray) edits = g_array_new (FALSE, FALSE, sizeof (ActantTextEdit));
      g_autoptr(GString) old_words = g_string_new (NULL);
      g_autoptr(ActantSourceText) text = NULL;
      g_autofree char *new_words = NULL;
      g_autoptr(GArray) inverse = NULL;
      gint64 at = 0;
      ActantTextRange range, there;
      gboolean touched;

      for (int i = 0; i < 26; i++)
        g_string_append_c (old_words, 'a' + i);
      while ((at += g_test_rand_int_range (0, 9)) < 22)
        {
          static const char * const words[] = { "", "1", "22", "4444" };
          const char *added = words[g_test_rand_int_range (0, 4)];
          ActantTextEdit edit = { at, at + g_test_rand_int_range (0, 4), added, strlen (added) };

          g_array_append_val (edits, edit);
          at = edit.end + 1;
        }
      g_assert_true (actant_text_edits_check (edits, 26));
      text = actant_source_text_new_utf8 (old_words->str);
      new_words = actant_text_edits_apply (edits, text);

      range.start = g_test_rand_int_range (0, 25);
      range.end = g_test_rand_int_range (range.start + 1, 27);
      there = range;
      if (!actant_text_edits_map (edits, &there, &touched))
        {
          g_assert_true (touched);
          continue;
        }
      g_assert_cmpint (there.end, <=, strlen (new_words));
      if (touched)
        continue;
      g_assert_cmpint (there.end - there.start, >=, range.end - range.start);
      g_assert_cmpint (new_words[there.start], ==, old_words->str[range.start]);
      g_assert_cmpint (new_words[there.end - 1], ==, old_words->str[range.end - 1]);
      inverse = actant_text_edits_invert (edits);
      g_assert_true (actant_text_edits_map (inverse, &there, NULL));
      g_assert_cmpint (there.start, ==, range.start);
      g_assert_cmpint (there.end, ==, range.end);
    }
}

static void
test_check (void)
{
  static const ActantTextEdit rows[][2] = {
    { { 0, 3, "", 0 }, { 2, 4, "", 0 } },
    { { 3, 2, "", 0 }, { 4, 4, "", 0 } },
    { { -1, 2, "", 0 }, { 4, 4, "", 0 } },
    { { 0, 2, "", 0 }, { 4, 11, "", 0 } },
    { { 0, 2, "", 0 }, { 4, G_MAXINT64, "", 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GArray) edits = g_array_new (FALSE, FALSE, sizeof (ActantTextEdit));

      g_array_append_vals (edits, rows[i], 2);
      g_assert_false (actant_text_edits_check (edits, 10));
    }
}

/* The file keeps its encoding, its line ends and its mark. */
static void
test_write (void)
{
  static const struct { const char *encoding; const char *raw; gsize n; gint64 start; gint64 end;
                        const char *words; const char *wanted; gsize n_wanted; } rows[] = {
    { NULL, "ab\ncd", 5, 1, 4, "x", "axd", 3 },
    { NULL, "\xef\xbb\xbf" "ab\r\ncd\r\n", 11, 1, 4, "x\ny", "\xef\xbb\xbf" "ax\r\nyd\r\n", 11 },
    { NULL, "ab\rcd\re", 7, 2, 3, "", "abcd\re", 6 },
    { NULL, "a\rb\nc\r\nd", 8, 5, 6, "", "a\rb\ncd", 6 },
    { NULL, "\xff\xfe" "a\0b\0", 6, 1, 2, "\xc3\xa9", "\xff\xfe" "a\0\xe9\0", 6 },
    { "ISO-8859-1", "a\xe4" "b", 3, 2, 3, "\xc3\xb6", "a\xe4\xf6", 3 },
    { "CP949", "\xb0\xa1\x8c\x63", 4, 1, 2, "\xea\xb0\x80", "\xb0\xa1\xb0\xa1", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) raw = g_bytes_new_static (rows[i].raw, rows[i].n);
      g_autoptr(GError) error = NULL;
      g_autoptr(ActantSourceText) text = actant_source_text_new (raw, "a", rows[i].encoding, &error);
      g_autoptr(GArray) edits = g_array_new (FALSE, FALSE, sizeof (ActantTextEdit));
      g_autoptr(GBytes) written = NULL;
      ActantTextEdit edit = { rows[i].start, rows[i].end, rows[i].words,
                              g_utf8_strlen (rows[i].words, -1) };

      g_assert_no_error (error);
      g_array_append_val (edits, edit);
      written = actant_text_edits_write (edits, text, raw, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                       rows[i].wanted, rows[i].n_wanted);
    }
}

/* --- Sessions --------------------------------------------------------------------------------- */

typedef struct
{
  char          *folder;
  ActantSession *session;
  char          *first;
  char          *second;
} Study;

static void
set_up (Study         *study,
        gconstpointer  data)
{
  study->folder = make_folder ();
  write_file (study->folder, "a.txt", TEXT);
  study->session = open_session (study->folder, "mina", 1);
  study->first = add_claim (study->session, "a.txt", 0, 10, "first");
  study->second = add_claim (study->session, "a.txt", 25, 48, "second");
  g_assert_true (actant_session_save (study->session, NULL));
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_assert_finalize_object (study->session);
  remove_folder (study->folder);
  g_free (study->first);
  g_free (study->second);
}

static void
assert_text (Study      *study,
             const char *wanted)
{
  g_autofree char *text = read_file (study->folder, "a.txt");

  g_assert_cmpstr (text, ==, wanted);
  g_assert_cmpstr (actant_source_text_get_text (actant_session_load_text (study->session, "a.txt",
                                                                          NULL), NULL), ==, wanted);
}

static void
assert_quote (ActantSession *session,
              const char    *id,
              const char    *words,
              gint64         start)
{
  ActantAnnotationSet *set = actant_session_get_own_set (session, "a.txt", NULL);
  const ActantRecord *record = actant_collection_lookup (actant_annotation_set_get_records (set),
                                                         id);
  g_autofree char *quote = actant_record_dup_quote (record);

  g_assert_cmpstr (quote, ==, words);
  g_assert_cmpint (actant_record_get_start (record), ==, start);
  g_assert_cmpint (actant_annotation_set_get_anchor (set, id), ==, ACTANT_ANCHOR_IN_PLACE);
  g_assert_true (actant_collection_is_placed (actant_annotation_set_get_records (set), id));
}

static void
correct (Study      *study,
         gint64      start,
         gint64      end,
         const char *words)
{
  g_autoptr(GError) error = NULL;

  actant_session_correct_text (study->session, "a.txt", start, end, words, &error);
  g_assert_no_error (error);
}

static void
test_correct (Study         *study,
              gconstpointer  data)
{
  correct (study, 6, 10, "warns");
  for (int round = 0; round < 2; round++)
    {
      g_autoptr(GError) error = NULL;

      assert_text (study, ONCE);
      assert_quote (study->session, study->first, "Alder warns", 0);
      assert_quote (study->session, study->second, "Cedar is likly to yield", 26);
      g_assert_cmpuint (actant_session_count (study->session, ACTANT_KIND_CORRECTION), ==, 1);
      g_assert_true (actant_session_undo (study->session, NULL, &error));
      g_assert_no_error (error);
      assert_text (study, TEXT);
      assert_quote (study->session, study->first, "Alder wrns", 0);
      assert_quote (study->session, study->second, "Cedar is likly to yield", 25);
      g_assert_cmpuint (actant_session_count (study->session, ACTANT_KIND_CORRECTION), ==, 0);
      g_assert_true (actant_session_redo (study->session, NULL, &error));
      g_assert_no_error (error);
      if (round == 0)
        save (study->session);
    }
  assert_text (study, ONCE);
}

/* A change by somebody else stands; nothing is done by halves. */
static void
test_conflict (Study         *study,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  write_file (study->folder, "a.txt", "Another.\n");
  g_assert_false (actant_session_correct_text (study->session, "a.txt", 6, 10, "warns", &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);
  assert_quote (study->session, study->first, "Alder wrns", 0);
  g_assert_cmpuint (actant_session_count (study->session, ACTANT_KIND_CORRECTION), ==, 0);
  g_clear_error (&error);

  write_file (study->folder, "a.txt", TEXT);
  correct (study, 6, 10, "warns");
  write_file (study->folder, "a.txt", "Another.\n");
  g_assert_false (actant_session_undo (study->session, NULL, &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);
  assert_quote (study->session, study->first, "Alder warns", 0);
  write_file (study->folder, "a.txt", ONCE);
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  assert_text (study, TEXT);
}

/* What one sees of them; nothing of it is written. */
static void
assert_theirs (Study      *study,
               const char *id,
               gint64      start)
{
  ActantAnnotationSet *set = actant_session_get_set (study->session, "a.txt", "jun", NULL);
  const ActantRecord *record = actant_collection_lookup (actant_annotation_set_get_records (set),
                                                         id);

  g_assert_cmpint (actant_record_get_start (record), ==, start);
  g_assert_cmpint (actant_annotation_set_get_anchor (set, id), ==, ACTANT_ANCHOR_IN_PLACE);
  g_assert_false (actant_annotation_set_is_writable (set));
}

/* Another coder follows, through several corrections and back again when they were undone. */
static void
test_others (Study         *study,
             gconstpointer  data)
{
  g_autofree char *theirs = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  ActantSession *jun = open_session (study->folder, "jun", 5);

  theirs = add_claim (jun, "a.txt", 34, 39, "theirs");
  save (jun);
  g_assert_finalize_object (jun);
  before = read_file (study->folder, "a.txt.jun.annotations.json");

  correct (study, 6, 10, "warns");
  correct (study, 0, 5, "The old alder");
  correct (study, 43, 48, "likely");
  save (study->session);
  assert_theirs (study, theirs, 43);

  jun = open_session (study->folder, "jun", 6);
  assert_quote (jun, theirs, "likely", 43);
  g_assert_cmpint (actant_session_get_save_state (jun), ==, ACTANT_SAVE_STATE_SAVED);
  after = read_file (study->folder, "a.txt.jun.annotations.json");
  g_assert_cmpstr (before, ==, after);
  edit_text (jun, "a.txt", theirs, "note", "n");
  save (jun);
  g_assert_finalize_object (jun);

  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  assert_theirs (study, theirs, 35);
  save (study->session);
  jun = open_session (study->folder, "jun", 7);
  assert_quote (jun, theirs, "likly", 35);
  g_assert_finalize_object (jun);
}

static ActantRecordFile *
read_words (const char *words)
{
  g_autoptr(GBytes) bytes = g_bytes_new (words, strlen (words));
  ActantRecordFile *file = actant_record_file_read (bytes, "file", NULL);

  g_assert_nonnull (file);
  return file;
}

/* What one wrote on another machine before a correction, and on this one after it. */
static void
test_join (Study         *study,
           gconstpointer  data)
{
  g_autofree char *own = NULL;
  g_autofree char *text = NULL;
  g_autofree char *added = NULL;
  g_autofree char *stale_words = NULL;
  g_autofree char *fresh_words = NULL;
  char *elsewhere = make_folder ();
  ActantSession *there;
  g_autoptr(ActantRecordFile) stale = NULL;
  g_autoptr(ActantRecordFile) fresh = NULL;

  own = read_file (study->folder, "a.txt.mina.annotations.json");
  write_file (elsewhere, "a.txt", TEXT);
  write_file (elsewhere, "a.txt.mina.annotations.json", own);
  there = open_session (elsewhere, "mina", 77);
  added = add_claim (there, "a.txt", 34, 39, "added");
  edit_text (there, "a.txt", study->second, "note", "from there");
  save (there);
  g_assert_finalize_object (there);
  stale_words = read_file (elsewhere, "a.txt.mina.annotations.json");

  correct (study, 6, 10, "warns");
  save (study->session);
  fresh_words = read_file (study->folder, "a.txt.mina.annotations.json");
  g_assert_finalize_object (study->session);

  stale = read_words (stale_words);
  fresh = read_words (fresh_words);
  for (int way = 0; way < 2; way++)
    {
      g_autoptr(ActantRecordFile) joined = actant_join_files (way ? stale : fresh,
                                                              way ? fresh : stale, "j", NULL);
      g_autoptr(ActantRecordFile) again = actant_join_files (joined, stale, "j", NULL);
      g_autoptr(GBytes) bytes = actant_record_file_write (joined);
      g_autoptr(GBytes) bytes_again = actant_record_file_write (again);

      g_assert_true (g_bytes_equal (bytes, bytes_again));
      g_clear_pointer (&text, g_free);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      write_file (study->folder, "a.txt.mina.annotations.json", text);
      there = open_session (study->folder, "mina", 80 + way);
      assert_quote (there, added, "likly", 35);
      assert_quote (there, study->first, "Alder warns", 0);
      g_assert_finalize_object (there);
    }

  study->session = open_session (study->folder, "mina", 90);
  remove_folder (elsewhere);
}

/* A colleague's study file may say anything: what does not fit the text moves nothing. */
static void
test_hostile (Study         *study,
              gconstpointer  data)
{
  static const char * const edits[] = {
    "{\"start\": -5, \"end\": 3, \"text\": \"x\"}",
    "{\"start\": 9, \"end\": 3, \"text\": \"x\"}",
    "{\"start\": 0, \"end\": 9007199254740991}",
    "{\"start\": 9007199254740990, \"end\": 9007199254740991}",
    "{\"start\": 0, \"end\": 4000}",
    "{\"start\": 0, \"end\": 0, \"text\": \"twenty characters so \"}",
    "{\"start\": 0, \"end\": 0, \"text\": \"x\"}, {\"start\": 0, \"end\": 9, \"text\": \"\"}",
    "{\"end\": 9}",
    "",
  };
  g_autofree char *old_sha =
    g_strdup (actant_source_text_get_sha256 (actant_session_load_text (study->session, "a.txt", NULL)));
  g_autofree char *new_sha = g_compute_checksum_for_string (G_CHECKSUM_SHA256, ONCE, -1);

  write_file (study->folder, "a.txt", ONCE);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *words =
        g_strdup_printf ("{\"format\": \"actant-study\", \"version\": 1,\n"
                         "\"set\": \"0192f3a1-0000-7000-8000-00000000000f\",\n"
                         "\"coder\": {\"slug\": \"jun\"},\n\"corrections\": [\n"
                         "{\"id\": \"0192f3a1-0000-7000-8000-0000000000aa\", \"text\": \"none\","
                         " \"from_sha\": \"%s\", \"to_sha\": \"%s\", \"edits\": [%s],"
                         " \"rev\": {\"a\": 1}},\n"
                         "{\"id\": \"0192f3a1-0000-7000-8000-0000000000ab\","
                         " \"from_sha\": \"%s\", \"to_sha\": \"%s\", \"rev\": {\"a\": 2}}]}\n",
                         old_sha, new_sha, edits[i], new_sha, old_sha);
      ActantAnnotationSet *set;

      g_assert_finalize_object (study->session);
      write_file (study->folder, "study.jun.json", words);
      study->session = open_session (study->folder, "mina", 20 + i);
      set = actant_session_get_own_set (study->session, "a.txt", NULL);
      g_assert_cmpint (actant_annotation_set_get_anchor (set, study->second), !=,
                       ACTANT_ANCHOR_IN_PLACE);
      g_assert_cmpint (actant_record_get_start (
                         actant_collection_lookup (actant_annotation_set_get_records (set),
                                                   study->second)), ==, 25);
    }
}

#define ADD(path, func) g_test_add (path, Study, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/correction/map", test_map);
  g_test_add_func ("/correction/check", test_check);
  g_test_add_func ("/correction/write", test_write);
  ADD ("/correction/correct", test_correct);
  ADD ("/correction/conflict", test_conflict);
  ADD ("/correction/others", test_others);
  ADD ("/correction/join", test_join);
  ADD ("/correction/hostile", test_hostile);

  return g_test_run ();
}
