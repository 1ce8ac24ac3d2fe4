/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims split at connectives, doubled, placed again; the next clause that none covers. */
#include "core-test-util.h"

#include "language/actant-claim-edit.h"
#include "language/actant-uncovered.h"
#include "session/actant-claim-cues.h"
#include "session/actant-placing.h"

#include <locale.h>
#include <string.h>

#define TEXT "A Heading\n\nIf the plan is adopted and the line passes its trial, Seoul may enter the phase, because it is " \
             "ready. The agency said that it is late. Nothing else is known."

typedef struct
{
  char          *folder;
  ActantSession *session;
} Study;

static void
set_up (Study         *study,
        gconstpointer  data)
{
  study->folder = make_folder ();
  write_file (study->folder, "a.txt", TEXT);
  study->session = open_session (study->folder, "mina", 1);
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_assert_finalize_object (study->session);
  remove_folder (study->folder);
}

static char *
add_at (Study      *study,
        const char *words,
        const char *gist)
{
  gint64 start = g_utf8_strlen (TEXT, strstr (TEXT, words) - TEXT);

  return add_claim (study->session, "a.txt", start, start + g_utf8_strlen (words, -1), gist);
}

static ActantCollection *
get_records (Study *study)
{
  return actant_annotation_set_get_records (actant_session_get_own_set (study->session, "a.txt", NULL));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* "quote gist" of each claim, then "from>to type cue join" of each relation, by gists. */
static char *
describe (Study *study)
{
  ActantCollection *records = get_records (study);
  g_autoptr(GPtrArray) relations = g_ptr_array_new_with_free_func (g_free);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_CLAIM); i++)
    {
      const ActantRecord *claim = actant_collection_get (records, ACTANT_KIND_CLAIM, i);
      g_autofree char *quote = actant_record_dup_quote (claim);

      g_string_append_printf (lines, "%s = %s (%s)\n", quote, actant_record_get_text (claim, "gist"),
                              actant_record_get_text (claim, "standing"));
    }
  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_RELATION); i++)
    {
      const ActantRecord *relation = actant_collection_get (records, ACTANT_KIND_RELATION, i);
      const ActantRecord *from = actant_collection_lookup (records, actant_record_get_text (relation, "from"));
      const ActantRecord *to = actant_collection_lookup (records, actant_record_get_text (relation, "to"));
      g_autofree char *cue = actant_cues_dup_words (relation, "type");

      g_ptr_array_add (relations, g_strdup_printf ("%s > %s: %s %s %s\n", actant_record_get_text (from, "gist"),
                                                   actant_record_get_text (to, "gist"),
                                                   actant_record_get_text (relation, "type"), cue,
                                                   actant_record_get_text (relation, "join")));
    }
  g_ptr_array_sort (relations, compare_lines);
  for (guint i = 0; i < relations->len; i++)
    g_string_append (lines, relations->pdata[i]);

  return g_string_free (lines, FALSE);
}

#define WHOLE "If the plan is adopted and the line passes its trial, Seoul may enter the phase, because it is ready"
#define PARTS "the plan is adopted = The plan is adopted (supposed)\n" \
              "the line passes its trial = The line passes its trial (supposed)\n" \
              "Seoul may enter the phase = %s (%s)\n" \
              "it is ready = It is ready (asserted)\n"

static void
test_split_claim (Study         *study,
                  gconstpointer  data)
{
  g_autofree char *claim = add_at (study, WHOLE, "Seoul enters");
  g_autofree char *before = describe (study);
  g_autofree char *parts = g_strdup_printf (PARTS, "Seoul enters", "(null)");
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantChangeSet) edit = actant_claim_split (study->session, "a.txt",
                                                        find_record (study->session, "a.txt", claim), NULL, &id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, claim);
  g_assert_true (actant_session_apply (study->session, edit, NULL));
  after = describe (study);
  g_assert_true (g_str_has_prefix (after, parts));
  g_assert_nonnull (strstr (after, "The plan is adopted > Seoul enters: condition “If” all\n"));
  g_assert_nonnull (strstr (after, "The line passes its trial > Seoul enters: condition “and” all\n"));
  g_assert_nonnull (strstr (after, "It is ready > Seoul enters: justifies “because” (null)\n"));

  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  undone = describe (study);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  redone = describe (study);
  g_assert_cmpstr (redone, ==, after);
}

/* Of a selection; what shares nothing with a whole claim takes over from the claim before. */
static void
test_split_selection (Study         *study,
                      gconstpointer  data)
{
  gint64 start = g_utf8_strlen (TEXT, strstr (TEXT, WHOLE) - TEXT);
  g_autoptr(GArray) ranges = make_ranges (1, start, start + (gint64) strlen (WHOLE));
  g_autoptr(GArray) nothing = NULL;
  g_autofree char *parts = g_strdup_printf (PARTS, "Seoul may enter the phase", "asserted");
  g_autofree char *after = NULL;
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantChangeSet) edit = actant_claim_split (study->session, "a.txt", NULL, ranges, &id, &error);
  g_autoptr(ActantChangeSet) none = NULL;

  g_assert_no_error (error);
  g_assert_true (actant_session_apply (study->session, edit, NULL));
  after = describe (study);
  g_assert_true (g_str_has_prefix (after, parts));
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpuint (actant_collection_get_n (get_records (study), ACTANT_KIND_CLAIM), ==, 0);
  g_assert_cmpuint (actant_collection_get_n (get_records (study), ACTANT_KIND_RELATION), ==, 0);

  nothing = make_ranges (1, (gint64) 0, (gint64) 9);
  none = actant_claim_split (study->session, "a.txt", NULL, nothing, &id, &error);
  g_assert_null (none);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE);
}

static void
test_duplicate (Study         *study,
                gconstpointer  data)
{
  g_autofree char *claim = add_at (study, "Nothing else is known", "Nothing is known");
  g_autofree char *id = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;
  const ActantRecord *copy;

  edit_text (study->session, "a.txt", claim, "type", "evaluation");
  edit = actant_claim_duplicate (study->session, "a.txt", find_record (study->session, "a.txt", claim), &id);
  g_assert_true (actant_session_apply (study->session, edit, NULL));
  g_assert_cmpstr (id, !=, claim);
  copy = find_record (study->session, "a.txt", id);
  g_assert_cmpstr (actant_record_get_text (copy, "gist"), ==, "Nothing is known");
  g_assert_cmpstr (actant_record_get_text (copy, "type"), ==, "evaluation");
  g_assert_true (actant_value_equal (actant_record_get (copy, "segments"),
                                     actant_record_get (find_record (study->session, "a.txt", claim), "segments")));
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get_revs (copy)), ==, 1);
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpuint (actant_collection_get_n (get_records (study), ACTANT_KIND_CLAIM), ==, 1);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_cmpuint (actant_collection_get_n (get_records (study), ACTANT_KIND_CLAIM), ==, 2);
}

static void
test_place_again (Study         *study,
                  gconstpointer  data)
{
  g_autofree char *first = add_at (study, "it is late", "It is late");
  g_autofree char *second = add_at (study, "Nothing else is known", "Nothing is known");
  g_autofree char *scenario = add_named (study->session, ACTANT_KIND_SCENARIO, "Thaw");
  g_autofree char *words = NULL;
  g_autoptr(ActantChangeSet) place = actant_change_set_new ("Place");
  g_autoptr(ActantChangeSet) again = NULL;
  g_autoptr(ActantRecord) placed = NULL;

  g_assert_null (actant_claim_place_again (study->session, "a.txt", find_record (study->session, "a.txt", second), &words));
  placed = actant_placing_set (study->session, find_record (study->session, "a.txt", first), scenario, "role", "driver");
  actant_session_put (study->session, place, "a.txt", placed);
  g_assert_true (actant_session_apply (study->session, place, NULL));

  again = actant_claim_place_again (study->session, "a.txt", find_record (study->session, "a.txt", second), &words);
  g_assert_nonnull (again);
  g_assert_cmpstr (words, ==, "Thaw");
  g_assert_true (actant_session_apply (study->session, again, NULL));
  g_assert_cmpstr (actant_placing_get (study->session, find_record (study->session, "a.txt", second), scenario, "role"),
                   ==, "driver");
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_false (actant_placing_has (study->session, find_record (study->session, "a.txt", second), scenario));
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_true (actant_placing_has (study->session, find_record (study->session, "a.txt", second), scenario));
}

/* Clause by clause; what a claim covers, the heading and who reports are passed over. */
static void
test_uncovered (Study         *study,
                gconstpointer  data)
{
  static const char * const wanted[] = {
    "the plan is adopted", "the line passes its trial", "it is ready", "it is late", NULL
  };
  ActantSourceText *source = actant_session_load_text (study->session, "a.txt", NULL);
  const ActantFurniture *furniture = actant_session_get_furniture (study->session, "a.txt");
  ActantAnnotationSet *set;
  ActantTextRange span;
  gint64 at = 0;
  guint n = 0;

  g_free (add_at (study, "Seoul may enter the phase", "g"));
  g_free (add_at (study, "Nothing else is", "g"));
  set = actant_session_get_own_set (study->session, "a.txt", NULL);
  for (; actant_uncovered_find (set, source, furniture, at, &span); at = span.end, n++)
    {
      g_autofree char *words = actant_source_text_dup_slice (source, span.start, span.end);

      g_assert_cmpstr (words, ==, wanted[n]);
    }
  g_assert_cmpuint (n, ==, 4);
}

#define ADD(path, func) g_test_add (path, Study, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD ("/claim-edit/split-claim", test_split_claim);
  ADD ("/claim-edit/split-selection", test_split_selection);
  ADD ("/claim-edit/duplicate", test_duplicate);
  ADD ("/claim-edit/place-again", test_place_again);
  ADD ("/claim-edit/uncovered", test_uncovered);

  return g_test_run ();
}
