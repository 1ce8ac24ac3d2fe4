/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading large files: the head alone, whole sets in a thread, progress and cancellation. */
#include "core-test-util.h"

#include "session/actant-load-job.h"
#include "store/actant-record-file.h"

#include <string.h>

#define OWN "a.txt.mina.annotations.json"
#define N_CLAIMS 3000

typedef struct
{
  char          *folder;
  char          *text;
  ActantSession *session;
} Study;

/* A file of ours with many claims; the last ones do not fit the text. */
static void
set_up (Study         *study,
        gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  ActantChangeSet *edit = actant_change_set_new ("Code");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_CLAIMS; i++)
    g_string_append_printf (text, "Sentence %u says \"a\". ", i);
  study->folder = make_folder ();
  study->text = g_strdup (text->str);
  write_file (study->folder, "a.txt", text->str);
  study->session = open_session (study->folder, "mina", 1);
  for (guint i = 0; i < N_CLAIMS; i++)
    {
      g_autoptr(GArray) ranges = make_ranges (1, (gint64) i * 20, (gint64) i * 20 + 15);
      g_autoptr(ActantRecord) claim = actant_session_new_passage (study->session, ACTANT_KIND_CLAIM,
                                                                  "a.txt", ranges, &error);

      g_assert_no_error (error);
      actant_session_put (study->session, edit, "a.txt", claim);
    }
  g_assert_true (actant_session_apply (study->session, edit, &error));
  g_assert_no_error (error);
  actant_change_set_unref (edit);
  save (study->session);
  g_assert_finalize_object (study->session);
  study->session = open_session (study->folder, "mina", 2);
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_clear_object (&study->session);
  remove_folder (study->folder);
  g_free (study->text);
}

static GBytes *
load_bytes (Study *study)
{
  char *text = read_file (study->folder, OWN);

  return g_bytes_new_take (text, strlen (text));
}

static void
test_head (Study         *study,
           gconstpointer  data)
{
  static const guint wanted[] = { 1, 2, 50, N_CLAIMS - 1, N_CLAIMS, N_CLAIMS + 1 };
  g_autoptr(GBytes) bytes = load_bytes (study);
  g_autoptr(ActantRecordFile) whole = actant_record_file_read (bytes, "x", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(ActantRecordFile) head = actant_record_file_read_head (bytes, "x", wanted[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (head->records->len, ==, MIN (wanted[i], N_CLAIMS));
      g_assert_true (actant_record_equal (head->header, whole->header));
      for (guint j = 0; j < head->records->len; j++)
        g_assert_true (actant_record_equal (head->records->pdata[j], whole->records->pdata[j]));
    }
}

/* What comes later may be anything; what is in the head may not. */
static void
test_head_damaged (Study         *study,
                   gconstpointer  data)
{
  g_autofree char *text = read_file (study->folder, OWN);
  gsize length = strlen (text);

  for (guint i = 0; i < 300; i++)
    {
      gsize cut = (gsize) g_test_rand_int_range (1, (int) length);
      g_autofree char *copy = g_memdup2 (text, length);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(ActantRecordFile) head = NULL;
      g_autoptr(GError) error = NULL;
      gboolean cut_off = i % 2 == 0;

      if (!cut_off)
        copy[cut] = "\"\\{}[],:\x01\xff"[g_test_rand_int_range (0, 10)];
      bytes = g_bytes_new (copy, cut_off ? cut : length);
      head = actant_record_file_read_head (bytes, "x", 3, &error);
      g_assert_true ((head != NULL) == (error == NULL));
      if (cut > 4000)
        g_assert_cmpuint (head->records->len, ==, 3);
    }
}

static void
test_head_odd (void)
{
  static const char * const files[] = {
    /* A key of records where it is none, and records after the header's rest. */
    "{\"x\": \"annotations\", \"y\": [{\"a\": {}}], %s, \"annotations\": [%s], \"memos\": [%s]}",
    "{%s, \"annotations\": [%s], \"x\": {\"annotations\": [{}, {}]}, \"memos\": [%s]}",
    "{%s,\"annotations\":[%s],\"memos\":[%s],\"z\":1}",
  };
  static const char header[] =
    "\"format\": \"actant-annotations\", \"version\": 1, "
    "\"set\": \"0192f3a1-0000-7000-8000-00000000000f\", \"coder\": {\"slug\": \"mina\"}, "
    "\"source\": {\"file\": \"a.txt\", \"sha256\": \"ab\", \"q\": [{\"b\": \"\\\\\\\"}\"}]}";
  static const char claim[] =
    "{\"id\": \"0192f3a1-0000-7000-8000-000000000001\", \"kind\": \"claim\", \"gist\": \"}]\\\"\"}";
  static const char memo[] = "{\"id\": \"0192f3a1-0000-7000-8000-000000000002\", \"text\": \"b\"}";

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = g_strdup_printf (files[i], header, claim, memo);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(GError) error = NULL;
      g_autoptr(ActantRecordFile) one = actant_record_file_read_head (bytes, "x", 1, &error);
      g_autoptr(ActantRecordFile) two = actant_record_file_read_head (bytes, "x", 2, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (one->records->len, ==, 1);
      g_assert_cmpstr (actant_record_get_text (one->records->pdata[0], "gist"), ==, "}]\"");
      g_assert_cmpuint (two->records->len, ==, 2);
    }
}

typedef struct
{
  GAsyncResult *result;
  double        fraction;
  guint         n_progress;
} Waiting;

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Waiting *waiting = user_data;

  g_assert_cmpfloat (fraction, >=, waiting->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  waiting->fraction = fraction;
  waiting->n_progress++;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  ((Waiting *) user_data)->result = g_object_ref (result);
}

static ActantAnnotationSet *
load_set (ActantSession  *session,
          const char     *coder,
          GCancellable   *cancellable,
          GError        **error)
{
  Waiting waiting = { NULL };
  ActantAnnotationSet *set;

  actant_session_load_set_async (session, "a.txt", coder, progress_cb, &waiting, cancellable,
                                 done_cb, &waiting);
  while (waiting.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  set = actant_session_load_set_finish (session, waiting.result, error);
  g_object_unref (waiting.result);
  return set;
}

static void
assert_equal_sets (ActantAnnotationSet *a,
                   ActantAnnotationSet *b)
{
  ActantCollection *records_a = actant_annotation_set_get_records (a);
  ActantCollection *records_b = actant_annotation_set_get_records (b);

  g_assert_cmpuint (actant_collection_get_n (records_a, ACTANT_KIND_CLAIM), ==,
                    actant_collection_get_n (records_b, ACTANT_KIND_CLAIM));
  for (guint i = 0; i < actant_collection_get_n (records_a, ACTANT_KIND_CLAIM); i++)
    {
      const ActantRecord *record = actant_collection_get (records_a, ACTANT_KIND_CLAIM, i);
      const char *id = actant_record_get_id (record);

      g_assert_true (actant_record_equal (record, actant_collection_get (records_b,
                                                                         ACTANT_KIND_CLAIM, i)));
      g_assert_cmpint (actant_annotation_set_get_anchor (a, id), ==,
                       actant_annotation_set_get_anchor (b, id));
      g_assert_true (actant_collection_is_placed (records_a, id)
                     == actant_collection_is_placed (records_b, id));
    }
  g_assert_cmpuint (actant_annotation_set_count_unanchored (a), ==,
                    actant_annotation_set_count_unanchored (b));
}

static void
test_async (Study         *study,
            gconstpointer  data)
{
  g_autoptr(ActantSession) other = NULL;
  g_autoptr(ActantAnnotationSet) set = NULL;
  g_autoptr(ActantAnnotationSet) again = NULL;
  g_autofree char *cut = g_strndup (study->text, strlen (study->text) / 2);
  g_autoptr(GError) error = NULL;

  write_file (study->folder, "a.txt", cut);
  set = load_set (study->session, "mina", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (set == actant_session_get_own_set (study->session, "a.txt", NULL));
  g_assert_cmpuint (actant_annotation_set_count_unanchored (set), >, 0);
  again = load_set (study->session, "mina", NULL, &error);
  g_assert_true (set == again);

  other = open_session (study->folder, "mina", 3);
  assert_equal_sets (set, actant_session_get_own_set (other, "a.txt", NULL));
}

/* An edit, an undo and a save work on a set that a thread made. */
static void
test_async_edit (Study         *study,
                 gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) set = load_set (study->session, "mina", NULL, NULL);
  g_autofree char *before = read_file (study->folder, OWN);
  g_autofree char *after = NULL;
  ActantCollection *records = actant_annotation_set_get_records (set);
  g_autofree char *id = g_strdup (actant_record_get_id (actant_collection_get (records,
                                                                               ACTANT_KIND_CLAIM, 7)));

  edit_text (study->session, "a.txt", id, "gist", "Seven");
  save (study->session);
  after = read_file (study->folder, OWN);
  g_assert_nonnull (strstr (after, "\"gist\": \"Seven\""));
  g_assert_null (strstr (before, "\"gist\": \"Seven\""));
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_null (actant_record_get_text (find_record (study->session, "a.txt", id), "gist"));
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, "a.txt", id), "gist"), ==,
                   "Seven");
}

static void
test_async_others (Study         *study,
                   gconstpointer  data)
{
  g_autoptr(ActantAnnotationSet) none = load_set (study->session, "jun", NULL, NULL);

  g_assert_false (actant_annotation_set_is_writable (none));
  g_assert_cmpuint (actant_collection_get_n (actant_annotation_set_get_records (none),
                                             ACTANT_KIND_CLAIM), ==, 0);
}

static void
test_cancelled (Study         *study,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(ActantAnnotationSet) set = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (load_set (study->session, "mina", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  set = load_set (study->session, "mina", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (actant_collection_get_n (actant_annotation_set_get_records (set),
                                             ACTANT_KIND_CLAIM), ==, N_CLAIMS);
}

/* One's own unreadable file is an error, and then an empty set that is never written. */
static void
test_broken (Study         *study,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  write_file (study->folder, OWN, "{\"format\": ");
  g_assert_null (load_set (study->session, "mina", NULL, &error));
  g_assert_nonnull (strstr (error->message, OWN ":1:"));
  g_assert_false (actant_annotation_set_is_writable (actant_session_get_own_set (study->session,
                                                                                 "a.txt", NULL)));
}

static void
test_job (Study         *study,
          gconstpointer  data)
{
  ActantLoadJob *job = actant_load_job_new (study->folder, "a.txt", "mina", NULL, NULL, NULL);

  g_assert_cmpfloat (actant_load_job_get_fraction (job), ==, 0);
  actant_load_job_run (job);
  g_assert_no_error (job->error);
  g_assert_nonnull (job->source);
  g_assert_cmpfloat (actant_load_job_get_fraction (job), ==, 1);
  assert_equal_sets (job->set, actant_session_get_own_set (study->session, "a.txt", NULL));
  actant_load_job_free (job);
}

#define ADD(path, func) g_test_add (path, Study, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/load/head", test_head);
  ADD ("/load/head-damaged", test_head_damaged);
  g_test_add_func ("/load/head-odd", test_head_odd);
  ADD ("/load/async", test_async);
  ADD ("/load/async-edit", test_async_edit);
  ADD ("/load/async-others", test_async_others);
  ADD ("/load/cancelled", test_cancelled);
  ADD ("/load/broken", test_broken);
  ADD ("/load/job", test_job);

  return g_test_run ();
}
