/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study as its user meets it: what is opened, written first, stamped, refused; and passages
 * after their text changed. */
#include "core-test-util.h"

#include "model/actant-revs.h"

#include <glib/gstdio.h>
#include <string.h>

#define OWN "a.txt.mina.annotations.json"
#define TEXT "North Korea escalates provocations. China may object, but not for long.\n"

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

static void
reopen (Study *study)
{
  g_assert_finalize_object (study->session);
  study->session = open_session (study->folder, "mina", 2);
}

static ActantAnnotationSet *
get_own (Study *study)
{
  return actant_session_get_own_set (study->session, "a.txt", NULL);
}

static char *
join_texts (ActantSession *session)
{
  return g_strjoinv (" ", (char **) actant_session_get_texts (session));
}

static void
test_open (Study         *study,
           gconstpointer  data)
{
  static const struct { gboolean is_study; const char *path; const char *texts; } rows[] = {
    { FALSE, "", "a.txt b.md sub/c.txt" },
    { FALSE, "a.txt", "a.txt" },
    { FALSE, "a.txt.jun.annotations.json", "a.txt" },
    { FALSE, "sub", "c.txt" },
    { TRUE, "", "a.txt b.md sub/c.txt" },
    { TRUE, "a.txt", "a.txt b.md sub/c.txt" },
    { TRUE, "sub/c.txt", "a.txt b.md sub/c.txt" },
    { TRUE, "study.jun.json", "a.txt b.md sub/c.txt" },
  };

  write_file (study->folder, "b.md", "b\n");
  write_file (study->folder, "sub/c.txt", "c\n");
  write_file (study->folder, "a.txt.jun.annotations.json", "{}");
  write_file (study->folder, ".hidden/d.txt", "d\n");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (study->folder, rows[i].path, NULL);
      g_autoptr(ActantSession) session = NULL;
      g_autofree char *texts = NULL;

      if (rows[i].is_study && !has_file (study->folder, "study.jun.json"))
        write_file (study->folder, "study.jun.json",
                    "{\"format\": \"actant-study\", \"version\": 1, "
                    "\"set\": \"0192f3a1-0000-7000-8000-00000000000f\", \"coder\": {\"slug\": \"jun\"}}");
      session = open_session (path, "mina", 1);
      texts = join_texts (session);
      g_assert_cmpstr (texts, ==, rows[i].texts);
    }
}

static void
test_refused (Study         *study,
              gconstpointer  data)
{
  static const char * const slugs[] = { "", "Mina", "mina park", "../x", "-", "민아" };
  g_autofree char *missing = g_build_filename (study->folder, "missing", NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      g_assert_null (actant_session_open (study->folder, slugs[i], NULL, NULL, &error));
      g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE);
      g_clear_error (&error);
    }
  g_assert_null (actant_session_open (missing, "mina", NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "missing"));
}

/* Looking never writes, nor does an action that fails. */
static void
test_nothing_written (Study         *study,
                      gconstpointer  data)
{
  g_autoptr(GArray) ranges = make_ranges (1, 0, 5);
  g_autoptr(ActantRecord) claim = NULL;
  g_autoptr(ActantRecord) changed = NULL;
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit");
  g_autoptr(GPtrArray) uses = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (get_own (study));
  g_assert_null (actant_annotation_set_get_header (get_own (study)));
  claim = actant_session_new_passage (study->session, ACTANT_KIND_CLAIM, "a.txt", ranges, NULL);
  uses = actant_session_find_uses (study->session, actant_record_get_id (claim));
  save (study->session);
  g_assert_cmpuint (count_files (study->folder), ==, 1);
  g_assert_true (actant_session_apply (study->session, edit, NULL));

  /* An edit of what is not there. */
  changed = set_text (claim, "gist", "x");
  actant_change_set_add (edit, OWN, claim, changed);
  g_assert_false (actant_session_apply (study->session, edit, &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);
  g_assert_null (actant_session_get_undo_label (study->session));
  save (study->session);
  g_assert_cmpuint (count_files (study->folder), ==, 1);
}

static void
test_first_change (Study         *study,
                   gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 11, "gist");
  const ActantRecord *header = actant_annotation_set_get_header (get_own (study));
  const ActantRecord *claim = find_record (study->session, "a.txt", id);
  const ActantRecord *coder = actant_session_find_named (study->session, ACTANT_KIND_CODER, "mina",
                                                         NULL);
  const ActantValue *source, *who;
  ActantSourceText *text = actant_session_load_text (study->session, "a.txt", NULL);
  g_autofree char *own_study = NULL;
  g_auto(GStrv) coders = NULL;

  g_assert_nonnull (coder);
  g_assert_true (actant_id_is_valid (actant_record_get_id (header)));
  source = actant_record_get (header, "source");
  g_assert_cmpstr (actant_value_get_member_text (source, "file"), ==, "a.txt");
  g_assert_cmpint (actant_value_get_member_integer (source, "length", 0), ==, strlen (TEXT));
  g_assert_cmpstr (actant_value_get_member_text (source, "sha256"), ==,
                   actant_source_text_get_sha256 (text));
  who = actant_record_get (header, "coder");
  g_assert_cmpstr (actant_value_get_member_text (who, "slug"), ==, "mina");
  g_assert_cmpstr (actant_value_get_member_text (who, "id"), ==, actant_record_get_id (coder));
  g_assert_cmpstr (actant_record_get_text (claim, "created"), ==, TEST_TIME);
  g_assert_cmpstr (actant_record_get_text (claim, "modified"), ==, TEST_TIME);

  /* It is about the claim alone, so that is all that undo takes back. */
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_null (actant_session_get_undo_label (study->session));
  g_assert_nonnull (actant_session_find_named (study->session, ACTANT_KIND_CODER, "mina", NULL));
  g_assert_true (actant_session_redo (study->session, NULL, NULL));

  save (study->session);
  g_assert_cmpuint (count_files (study->folder), ==, 3);
  g_assert_true (has_file (study->folder, OWN));
  own_study = read_file (study->folder, "study.mina.json");
  g_assert_nonnull (strstr (own_study, actant_record_get_id (coder)));
  g_assert_nonnull (strstr (own_study, "\"coder\": {\"id\": \""));
  coders = actant_session_list_coders (study->session, "a.txt");
  g_assert_cmpuint (g_strv_length (coders), ==, 1);
}

static void
test_introduce (Study         *study,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *title = actant_session_dup_title (study->session);
  g_autofree char *name = g_path_get_basename (study->folder);
  g_autofree char *new_title = NULL;

  g_assert_cmpstr (title, ==, name);
  g_assert_true (actant_session_introduce (study->session, "Deterrence", &error));
  g_assert_true (actant_session_introduce (study->session, "Deterrence", &error));
  g_assert_no_error (error);
  g_assert_null (actant_session_get_undo_label (study->session));
  save (study->session);
  reopen (study);
  new_title = actant_session_dup_title (study->session);
  g_assert_cmpstr (new_title, ==, "Deterrence");
}

/* The only replica of @revs and its count. */
static gint64
get_stream (const ActantValue *revs,
            const char       **replica)
{
  g_assert_cmpuint (actant_value_get_n_items (revs), ==, 1);
  if (*replica != NULL)
    g_assert_cmpstr (actant_value_get_key (revs, 0), ==, *replica);
  *replica = actant_value_get_key (revs, 0);

  return actant_value_get_integer (actant_value_get_item (revs, 0));
}

/* One stream for each file and session, whose numbers only rise. */
static void
test_streams (Study         *study,
              gconstpointer  data)
{
  const char *own = NULL;
  const char *of_study = NULL;
  g_autofree char *actor = add_named (study->session, ACTANT_KIND_ACTOR, "China");
  gint64 last_study = get_stream (actant_record_get_revs (find_record (study->session, NULL,
                                                                       actor)), &of_study);
  gint64 last = 0;
  char *ids[3];
  g_autofree char *first_own = NULL;
  const ActantValue *revs;

  for (guint i = 0; i < 3; i++)
    {
      gint64 count;

      ids[i] = add_claim (study->session, "a.txt", i, i + 5, "gist");
      count = get_stream (actant_record_get_revs (find_record (study->session, "a.txt", ids[i])),
                          &own);
      g_assert_cmpint (count, >, last);
      last = count;
      edit_text (study->session, "a.txt", ids[0], "note", ids[i]);
      count = get_stream (actant_record_get_revs (find_record (study->session, "a.txt", ids[0])),
                          &own);
      g_assert_cmpint (count, >, last);
      last = count;
      save (study->session);
    }
  g_assert_cmpstr (own, !=, of_study);
  edit_text (study->session, NULL, actor, "note", "n");
  g_assert_cmpint (get_stream (actant_record_get_revs (find_record (study->session, NULL, actor)),
                               &of_study),
                   >, last_study);
  save (study->session);

  /* Another session has another stream, and has seen the first. */
  first_own = g_strdup (own);
  reopen (study);
  edit_text (study->session, "a.txt", ids[0], "note", "again");
  revs = actant_record_get_revs (find_record (study->session, "a.txt", ids[0]));
  g_assert_cmpuint (actant_value_get_n_items (revs), ==, 2);
  g_assert_cmpint (actant_revs_get (revs, first_own), >, 0);
  for (guint i = 0; i < 3; i++)
    g_free (ids[i]);
}

/* The same actions under the same clock and seed give the same bytes. */
static void
work (const char *folder)
{
  g_autoptr(ActantSession) session = open_session (folder, "mina", 5);
  g_autofree char *china = add_named (session, ACTANT_KIND_ACTOR, "China");
  g_autofree char *late = add_claim (session, "a.txt", 36, 41, "late");
  g_autofree char *early = add_claim (session, "a.txt", 0, 11, "early");

  edit_text (session, NULL, china, "note", "n");
  save (session);
  delete_record (session, "a.txt", late);
  g_assert_true (actant_session_undo (session, NULL, NULL));
  delete_record (session, "a.txt", early);
  save (session);
}

static void
test_same_bytes (Study         *study,
                 gconstpointer  data)
{
  static const char * const names[] = { OWN, "study.mina.json" };
  g_autofree char *other = make_folder ();

  write_file (other, "a.txt", TEXT);
  work (study->folder);
  work (other);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *one = read_file (study->folder, names[i]);
      g_autofree char *two = read_file (other, names[i]);

      g_assert_cmpstr (one, ==, two);
    }
  remove_folder (g_steal_pointer (&other));
}

#define JUN_ACTOR "0192f3a1-0000-7000-8000-000000000001"
#define JUN_STUDY \
  "{\n \"format\": \"actant-study\",\n \"version\": 1,\n \"set\": \"0192f3a1-0000-7000-8000-00000000000f\",\n" \
  " \"coder\": {\"slug\": \"jun\", \"name\": \"Jun\"},\n \"title\": \"Jun’s\",\n \"actors\": [\n  {\n   \"id\": \"" JUN_ACTOR "\",\n" \
  "   \"name\": \"China\",\n   \"x-own\": 1e400,\n   \"rev\": {\"jjjjjj\": 3}\n  }\n ]\n}\n"

static void
test_colleague (Study         *study,
                gconstpointer  data)
{
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;
  const ActantRecord *actor;

  write_file (study->folder, "study.jun.json", JUN_STUDY);
  reopen (study);
  edit_text (study->session, NULL, JUN_ACTOR, "name", "PRC");
  actor = find_record (study->session, NULL, JUN_ACTOR);
  g_assert_cmpstr (actant_record_get_text (actor, "name"), ==, "PRC");
  g_assert_cmpuint (actant_record_get_n_versions (actor), ==, 0);
  g_assert_cmpint (actant_revs_get (actant_record_get_revs (actor), "jjjjjj"), ==, 3);
  save (study->session);

  theirs = read_file (study->folder, "study.jun.json");
  g_assert_cmpstr (theirs, ==, JUN_STUDY);
  ours = read_file (study->folder, "study.mina.json");
  g_assert_nonnull (strstr (ours, "\"x-own\": 1e400"));

  reopen (study);
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, NULL, JUN_ACTOR), "name"),
                   ==, "PRC");
  delete_record (study->session, NULL, JUN_ACTOR);
  g_assert_cmpuint (actant_collection_get_n (actant_session_get_study (study->session),
                                             ACTANT_KIND_ACTOR), ==, 0);
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpuint (actant_collection_get_n (actant_session_get_study (study->session),
                                             ACTANT_KIND_ACTOR), ==, 1);
}

/* With a claim go its relations, in one action. */
static void
test_delete_related (Study         *study,
                     gconstpointer  data)
{
  g_autofree char *from = add_claim (study->session, "a.txt", 0, 11, "from");
  g_autofree char *to = add_claim (study->session, "a.txt", 36, 41, "to");
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Relate");
  g_autoptr(ActantRecord) empty = actant_session_new_record (study->session, ACTANT_KIND_RELATION);
  g_autoptr(ActantRecord) half = actant_record_set (empty, "from", actant_value_new_text (from));
  g_autoptr(ActantRecord) relation = actant_record_set (half, "to", actant_value_new_text (to));
  ActantCollection *records = actant_annotation_set_get_records (get_own (study));

  g_assert_true (actant_session_put (study->session, edit, "a.txt", relation));
  g_assert_true (actant_session_apply (study->session, edit, NULL));
  for (guint i = 0; i < 2; i++)
    {
      delete_record (study->session, "a.txt", i == 0 ? from : to);
      g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, 0);
      g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, 1);
      g_assert_true (actant_session_undo (study->session, NULL, NULL));
      g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, 1);
      g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, 2);
      g_assert_true (actant_session_redo (study->session, NULL, NULL));
      g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, 0);
      g_assert_true (actant_session_undo (study->session, NULL, NULL));
    }
  save (study->session);
}

static void
test_segments (Study         *study,
               gconstpointer  data)
{
  g_autoptr(GArray) ranges = make_ranges (4, 36, 41, 3, 6, 0, 3, 5, 11);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecord) claim =
    actant_session_new_passage (study->session, ACTANT_KIND_CLAIM, "a.txt", ranges, &error);
  g_autofree char *quote = actant_record_dup_quote (claim);
  const ActantValue *first = actant_value_get_item (actant_record_get (claim, "segments"), 0);

  g_assert_no_error (error);
  g_assert_cmpuint (actant_record_get_n_segments (claim), ==, 2);
  g_assert_cmpstr (quote, ==, "North Korea […] China");
  g_assert_null (actant_value_get_member (first, "prefix"));
  g_assert_cmpstr (actant_value_get_member_text (first, "suffix"), ==,
                   " escalates provocations. China m");
}

static void
test_ranges (Study         *study,
             gconstpointer  data)
{
  static const int bad[][2] = {
    { -1, 5 }, { 5, 5 }, { 6, 5 }, { 0, 1000 }, { 72, 73 }, { G_MININT, G_MAXINT }
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GArray) ranges = make_ranges (2, 0, 3, bad[i][0], bad[i][1]);
      g_autoptr(GError) error = NULL;

      if (bad[i][0] == 5 || bad[i][0] == 6)
        g_array_remove_index (ranges, 0);
      g_assert_null (actant_session_new_passage (study->session, ACTANT_KIND_CLAIM, "a.txt", ranges,
                                                 &error));
      g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE);
      g_assert_nonnull (strstr (error->message, "a.txt"));
    }
}

/* Code points and bytes differ, and the file has line ends of another system. */
static void
test_offsets (Study         *study,
              gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *text = NULL;

  write_file (study->folder, "b.txt", "\xef\xbb\xbf" "도발\r\n\r\n😀 e\u0301scalates\r\n");
  reopen (study);
  id = add_claim (study->session, "b.txt", 0, 6, NULL);
  quote = actant_record_dup_quote (find_record (study->session, "b.txt", id));
  g_assert_cmpstr (quote, ==, "도발\n\n😀 ");
  save (study->session);
  text = read_file (study->folder, "b.txt");
  g_assert_cmpstr (text, ==, "\xef\xbb\xbf" "도발\r\n\r\n😀 e\u0301scalates\r\n");

  /* Other line ends are no other text. */
  write_file (study->folder, "b.txt", "도발\n\n😀 e\u0301scalates\n");
  reopen (study);
  g_assert_cmpint (actant_annotation_set_get_anchor (actant_session_get_own_set (study->session,
                                                                                 "b.txt", NULL), id),
                   ==, ACTANT_ANCHOR_IN_PLACE);
}

#define HEAD(version, slug, file) \
  "{\"format\": \"actant-annotations\", \"version\": " version ", " \
  "\"set\": \"0192f3a1-0000-7000-8000-00000000000f\", \"coder\": {\"slug\": \"" slug "\"}, " \
  "\"source\": {\"file\": \"" file "\", \"length\": 3, \"sha256\": \"ab\"}}"

static void
test_read_only (Study         *study,
                gconstpointer  data)
{
  static const struct { const char *content; const char *part; } rows[] = {
    { HEAD ("2", "mina", "a.txt"), "newer" },
    { HEAD ("1", "jun", "a.txt"), "jun" },
    { HEAD ("1", "mina", "b.txt"), "b.txt" },
    { "{\"format\": \"actant-study\", \"version\": 1, \"set\": \"0192f3a1-0000-7000-8000-00000000000f\", "
      "\"coder\": {\"slug\": \"mina\"}}", "format" },
    { "{\"format\": \"actant-annotations\"", OWN },
    { "<<<<<<< HEAD\n", OWN },
    { "", OWN },
    { "[]", OWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ActantAnnotationSet *set;
      g_autoptr(GArray) ranges = make_ranges (1, 0, 5);
      g_autoptr(ActantRecord) claim = NULL;
      g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit");
      g_autoptr(GError) error = NULL;
      g_autofree char *text = NULL;

      write_file (study->folder, OWN, rows[i].content);
      reopen (study);
      set = actant_session_get_own_set (study->session, "a.txt", NULL);
      g_assert_false (actant_annotation_set_is_writable (set));
      g_assert_nonnull (strstr (actant_annotation_set_get_read_only_reason (set), rows[i].part));
      claim = actant_session_new_passage (study->session, ACTANT_KIND_CLAIM, "a.txt", ranges, NULL);
      actant_session_put (study->session, edit, "a.txt", claim);
      g_assert_false (actant_session_apply (study->session, edit, &error));
      g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY);
      save (study->session);
      text = read_file (study->folder, OWN);
      g_assert_cmpstr (text, ==, rows[i].content);
      g_assert_false (has_file (study->folder, "study.mina.json"));
    }
}

/* A study file that cannot be read: the codebook is what the others have, and it stays. */
static void
test_broken_study (Study         *study,
                   gconstpointer  data)
{
  g_autoptr(ActantRecord) actor = NULL;
  g_autoptr(ActantRecord) named = NULL;
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add");
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  write_file (study->folder, "study.jun.json", JUN_STUDY);
  write_file (study->folder, "study.eva.json", "{");
  write_file (study->folder, "study.mina.json", "{\"format\": \"actant-study\", broken");
  reopen (study);
  g_assert_cmpuint (actant_session_get_problems (study->session)->len, ==, 2);
  g_assert_nonnull (find_record (study->session, NULL, JUN_ACTOR));

  actor = actant_session_new_record (study->session, ACTANT_KIND_ACTOR);
  named = set_text (actor, "name", "X");
  actant_session_put (study->session, edit, NULL, named);
  g_assert_false (actant_session_apply (study->session, edit, &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (actant_session_introduce (study->session, "T", &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY);

  /* Texts can be annotated all the same. */
  g_free (add_claim (study->session, "a.txt", 0, 5, "gist"));
  save (study->session);
  text = read_file (study->folder, "study.mina.json");
  g_assert_cmpstr (text, ==, "{\"format\": \"actant-study\", broken");
}

/* Others' sets are there to read, and a text that cannot be read is told before anything. */
static void
test_others (Study         *study,
             gconstpointer  data)
{
  ActantAnnotationSet *set;
  g_autoptr(GArray) ranges = make_ranges (1, 0, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecord) claim = actant_session_new_record (study->session, ACTANT_KIND_CLAIM);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit");
  g_auto(GStrv) coders = NULL;

  write_file (study->folder, "a.txt.jun.annotations.json", HEAD ("1", "jun", "a.txt"));
  write_file (study->folder, "bin.txt", "a\x01\x02\xff\xfe\xfd");
  reopen (study);
  set = actant_session_get_set (study->session, "a.txt", "jun", &error);
  g_assert_no_error (error);
  g_assert_false (actant_annotation_set_is_writable (set));
  g_assert_cmpstr (actant_annotation_set_get_coder_name (set), ==, "jun");
  coders = actant_session_list_coders (study->session, "a.txt");
  g_assert_cmpuint (g_strv_length (coders), ==, 1);
  actant_change_set_add (edit, actant_annotation_set_get_path (set), NULL, claim);
  g_assert_false (actant_session_apply (study->session, edit, &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY);
  g_clear_error (&error);
  actant_change_set_unref (edit);

  edit = actant_change_set_new ("Edit");
  g_assert_null (actant_session_new_passage (study->session, ACTANT_KIND_CLAIM, "missing.txt",
                                             ranges, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  actant_session_put (study->session, edit, "missing.txt", claim);
  g_assert_false (actant_session_apply (study->session, edit, &error));
  g_assert_nonnull (strstr (error->message, "missing.txt"));
  save (study->session);
  g_assert_false (has_file (study->folder, "study.mina.json"));
}

static gboolean
is_collected (ActantAnnotationSet *set,
              const char          *id)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  actant_collection_collect (actant_annotation_set_get_records (set), 0, 1000, found);
  for (guint i = 0; i < found->len; i++)
    if (strcmp (actant_record_get_id (found->pdata[i]), id) == 0)
      return TRUE;

  return FALSE;
}

static void
assert_anchor (Study             *study,
               const char        *id,
               ActantAnchorState  state)
{
  g_assert_cmpint (actant_annotation_set_get_anchor (get_own (study), id), ==, state);
  g_assert_cmpint (is_collected (get_own (study), id), ==, state == ACTANT_ANCHOR_IN_PLACE);
  g_assert_nonnull (actant_collection_lookup_live (actant_annotation_set_get_records (get_own (study)),
                                                   ACTANT_KIND_CLAIM, id));
}

/* The text is changed on disk: one passage stays, one moves, one is lost. */
static void
test_changed_text (Study         *study,
                   gconstpointer  data)
{
  g_autofree char *stays = add_claim (study->session, "a.txt", 0, 11, "stays");
  g_autofree char *moves = add_claim (study->session, "a.txt", 36, 41, "moves");
  g_autofree char *lost = add_claim (study->session, "a.txt", 42, 52, "lost");
  g_autofree char *sha =
    g_strndup (actant_source_text_get_sha256 (actant_session_load_text (study->session, "a.txt",
                                                                        NULL)), 16);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GArray) ranges = make_ranges (1, 40, 45);
  g_autoptr(ActantRecord) placed = NULL;
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Place");

  save (study->session);
  before = read_file (study->folder, OWN);
  write_file (study->folder, "a.txt",
              "North Korea escalates provocations. Now China will not object.\n");
  reopen (study);
  assert_anchor (study, stays, ACTANT_ANCHOR_IN_PLACE);
  assert_anchor (study, moves, ACTANT_ANCHOR_MOVED);
  assert_anchor (study, lost, ACTANT_ANCHOR_LOST);
  g_assert_cmpuint (actant_annotation_set_count_unanchored (get_own (study)), ==, 2);

  /* Looking changes nothing; the first change marks what counts in the old text, itself too. */
  save (study->session);
  after = read_file (study->folder, OWN);
  g_assert_cmpstr (before, ==, after);
  edit_text (study->session, "a.txt", moves, "note", "n");
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, "a.txt", moves),
                                           "source_sha"), ==, sha);
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, "a.txt", lost),
                                           "source_sha"), ==, sha);
  g_assert_null (actant_record_get (find_record (study->session, "a.txt", stays), "source_sha"));
  g_assert_cmpint (actant_record_get_start (find_record (study->session, "a.txt", moves)), ==, 36);
  save (study->session);
  reopen (study);
  assert_anchor (study, stays, ACTANT_ANCHOR_IN_PLACE);
  assert_anchor (study, moves, ACTANT_ANCHOR_MOVED);
  assert_anchor (study, lost, ACTANT_ANCHOR_LOST);

  /* Placed anew it counts in the text as it is; undone, in the old one. */
  placed = actant_record_set (find_record (study->session, "a.txt", moves), "segments",
                              actant_session_new_segments (study->session, "a.txt", ranges, NULL));
  g_assert_true (actant_session_put (study->session, edit, "a.txt", placed));
  g_assert_true (actant_session_apply (study->session, edit, NULL));
  assert_anchor (study, moves, ACTANT_ANCHOR_IN_PLACE);
  g_assert_null (actant_record_get (find_record (study->session, "a.txt", moves), "source_sha"));
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  assert_anchor (study, moves, ACTANT_ANCHOR_MOVED);
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, "a.txt", moves),
                                           "source_sha"), ==, sha);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  assert_anchor (study, moves, ACTANT_ANCHOR_IN_PLACE);
  save (study->session);
}

/* What was marked is in place again once the text is the one that it counts in. */
static void
test_text_returns (Study         *study,
                   gconstpointer  data)
{
  g_autofree char *stays = add_claim (study->session, "a.txt", 0, 11, "stays");
  g_autofree char *moves = add_claim (study->session, "a.txt", 36, 41, "moves");
  g_autofree char *lost = add_claim (study->session, "a.txt", 42, 52, "lost");
  g_autofree char *added = NULL;

  save (study->session);
  write_file (study->folder, "a.txt",
              "North Korea escalates provocations. Now China will not object.\n");
  reopen (study);
  added = add_claim (study->session, "a.txt", 36, 39, "added");
  save (study->session);
  g_assert_nonnull (actant_record_get (find_record (study->session, "a.txt", moves), "source_sha"));

  write_file (study->folder, "a.txt", TEXT);
  reopen (study);
  assert_anchor (study, stays, ACTANT_ANCHOR_IN_PLACE);
  assert_anchor (study, moves, ACTANT_ANCHOR_IN_PLACE);
  assert_anchor (study, lost, ACTANT_ANCHOR_IN_PLACE);
  assert_anchor (study, added, ACTANT_ANCHOR_LOST);

  /* A change says of the new one what it counts in; the old ones stay where they are. */
  edit_text (study->session, "a.txt", moves, "note", "n");
  assert_anchor (study, moves, ACTANT_ANCHOR_IN_PLACE);
  g_assert_nonnull (actant_record_get (find_record (study->session, "a.txt", added), "source_sha"));
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  assert_anchor (study, moves, ACTANT_ANCHOR_IN_PLACE);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  save (study->session);
  reopen (study);
  assert_anchor (study, moves, ACTANT_ANCHOR_IN_PLACE);
  assert_anchor (study, added, ACTANT_ANCHOR_LOST);
  save (study->session);
}

/* Undo of an edit that marked its record puts the edit back, not the mark. */
static void
test_changed_text_undo (Study         *study,
                        gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 36, 41, "gist");

  save (study->session);
  write_file (study->folder, "a.txt", "Now. " TEXT);
  reopen (study);
  edit_text (study->session, "a.txt", id, "gist", "other");
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, "a.txt", id), "gist"), ==,
                   "gist");
  g_assert_nonnull (actant_record_get (find_record (study->session, "a.txt", id), "source_sha"));
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_nonnull (actant_record_get (find_record (study->session, "a.txt", id), "source_sha"));
  assert_anchor (study, id, ACTANT_ANCHOR_MOVED);
}

/* The text comes back as it was while the study is open. */
static void
test_reloaded_text (Study         *study,
                    gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 36, 41, "gist");

  write_file (study->folder, "a.txt", "Now. " TEXT);
  g_assert_nonnull (actant_session_reload_text (study->session, "a.txt", NULL, NULL));
  assert_anchor (study, id, ACTANT_ANCHOR_MOVED);
  write_file (study->folder, "a.txt", TEXT);
  g_assert_nonnull (actant_session_reload_text (study->session, "a.txt", NULL, NULL));
  assert_anchor (study, id, ACTANT_ANCHOR_IN_PLACE);
  g_assert_cmpuint (actant_annotation_set_count_unanchored (get_own (study)), ==, 0);
}

#define ADD(path, func) g_test_add (path, Study, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/session/open", test_open);
  ADD ("/session/refused", test_refused);
  ADD ("/session/nothing-written", test_nothing_written);
  ADD ("/session/first-change", test_first_change);
  ADD ("/session/introduce", test_introduce);
  ADD ("/session/streams", test_streams);
  ADD ("/session/same-bytes", test_same_bytes);
  ADD ("/session/colleague", test_colleague);
  ADD ("/session/segments", test_segments);
  ADD ("/session/ranges", test_ranges);
  ADD ("/session/offsets", test_offsets);
  ADD ("/session/read-only", test_read_only);
  ADD ("/session/broken-study", test_broken_study);
  ADD ("/session/others", test_others);
  ADD ("/session/changed-text", test_changed_text);
  ADD ("/session/changed-text-undo", test_changed_text_undo);
  ADD ("/session/changed-text-returns", test_text_returns);
  ADD ("/session/delete-related", test_delete_related);
  ADD ("/session/reloaded-text", test_reloaded_text);

  return g_test_run ();
}
