/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every system call of the journal failing, once and for good, with each errno that matters: what
 * it says to have kept is there, what it could not keep is kept as soon as that works, and nothing
 * is left open. */

#include "durable-fixture.h"

#include "store/actant-journal-file.h"
#include "store/actant-journal.h"

#define FILE_NAME "a.txt.mina.annotations.json"
#define TIME "2026-11-23T10:00:00Z"
#define N_CHANGES 3

/* A claim whose gist is @number, in a file with a header. */
static ActantRecordFile *
make_file (guint number)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\": \"actant-annotations\", \"version\": 1,"
    " \"set\": \"0192f3a1-0000-7000-8000-00000000000f\","
    " \"coder\": {\"slug\": \"mina\"}, \"source\": {\"file\": \"a.txt\","
    " \"length\": 1, \"sha256\":"
    " \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"},"
    " \"annotations\": [{\"id\": \"0192f3a1-0000-7000-8000-000000000001\", \"kind\": \"claim\","
    " \"gist\": \"%u\", \"rev\": {\"aaaaaa\": %u}}]}", number, number + 1);
  g_autoptr(GBytes) bytes = make_bytes (text);
  g_autoptr(GError) error = NULL;
  ActantRecordFile *file = actant_record_file_read (bytes, FILE_NAME, &error);

  g_assert_no_error (error);
  return file;
}

static GHashTable *
make_headers (ActantRecordFile *file)
{
  GHashTable *headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                               (GDestroyNotify) actant_record_unref);

  g_hash_table_insert (headers, g_strdup (FILE_NAME), actant_record_ref (file->header));
  return headers;
}

static ActantChangeSet *
make_change (ActantRecordFile *file)
{
  ActantChangeSet *set = actant_change_set_new ("Edit Gist");

  actant_change_set_add (set, FILE_NAME, NULL, file->records->pdata[0]);
  return set;
}

/* Adds a change, or a draft, and waits for it. Returns: whether the journal says that it is kept. */
static gboolean
add (ActantJournal *journal,
     guint          number,
     gboolean       draft)
{
  g_autoptr(ActantRecordFile) file = make_file (number);
  g_autoptr(GHashTable) headers = make_headers (file);
  g_autoptr(ActantChangeSet) set = make_change (file);
  g_autoptr(GError) error = NULL;
  g_autofree char *problem = NULL;
  gboolean kept;

  if (draft)
    actant_journal_set_draft (journal, "0192f3a1-0000-7000-8000-000000000002", TIME, set, headers);
  else
    actant_journal_add (journal, TIME, "edit", set, headers);
  kept = actant_journal_flush (journal, &error);
  problem = actant_journal_dup_problem (journal);
  g_assert_cmpint (kept, ==, error == NULL);
  g_assert_cmpint (kept, ==, problem == NULL);
  if (!kept)
    g_assert_nonnull (strstr (error->message, "not kept for recovery"));
  return kept;
}

/* Whether @entry holds the claim with the gist @number. */
static gboolean
holds (const ActantJournalEntry *entry,
       guint                     number)
{
  g_autofree char *gist = g_strdup_printf ("%u", number);

  for (guint i = 0; i < entry->parts->len; i++)
    {
      const ActantJournalPart *part = entry->parts->pdata[i];
      g_autoptr(ActantRecordFile) file = actant_journal_read_document (part->after, FILE_NAME, NULL);

      g_assert_nonnull (file);
      if (g_strcmp0 (actant_record_get_text (file->records->pdata[0], "gist"), gist) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether what sessions left has the change, or the draft, @number. */
static gboolean
is_there (const char *root,
          guint       number,
          gboolean    draft)
{
  g_autoptr(GPtrArray) paths = actant_journal_list (root, ACTANT_JOURNAL_SUFFIX);
  gboolean found = FALSE;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(ActantJournalFile) file = actant_journal_file_read (paths->pdata[i], TRUE, &error);
      GPtrArray *entries;

      g_assert_no_error (error);
      entries = draft ? file->drafts : file->entries;
      for (guint e = 0; e < entries->len; e++)
        found |= holds (entries->pdata[e], number);
    }
  return found;
}

/* A session with the nth of a kind of call failing, which ends while that lasts or after.
 * FALSE when there was no such call. */
static gboolean
run_faulty_session (const char *root,
                    Call        call,
                    guint       nth,
                    int         number,
                    gboolean    for_good,
                    gboolean    mends)
{
  g_autofree char *what = g_strdup_printf ("call %d, number %u, errno %d%s%s", call, nth, number,
                                           for_good ? " for good" : "", mends ? ", mended" : "");
  g_autofree char *folder = actant_journal_dup_folder (root);
  guint open_files = count_open_files ();
  gboolean kept[N_CHANGES + 1];
  ActantJournal *journal;
  guint hits;

  install_faults ();
  fault.call = call;
  fault.nth = nth;
  fault.number = number;
  fault.for_good = for_good;
  journal = actant_journal_new (root, "mina", "Mina", NULL, NULL);
  for (guint i = 0; i <= N_CHANGES; i++)
    kept[i] = add (journal, i, i == N_CHANGES);
  hits = fault.hits;
  if (mends)
    fault.call = CALL_NONE;
  actant_journal_close (journal);
  remove_faults ();

  for (guint i = 0; i <= N_CHANGES; i++)
    if ((kept[i] || mends) && !is_there (root, i, i == N_CHANGES))
      g_error ("%s: change %u was %s and is not there", what, i, kept[i] ? "kept" : "to be kept");
  g_assert_cmpuint (count_open_files (), ==, open_files);
  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    remove_folder (folder);
  return hits > 0;
}

static void
test_faults (Place         *place,
             gconstpointer  data)
{
  static const int numbers[] = { ENOSPC, EIO, EDQUOT, EACCES, EROFS, ENOENT, EINTR };
  guint runs = 0;

  for (Call call = CALL_NONE + 1; call < N_CALLS; call++)
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
      for (guint how = 0; how < 4; how++)
        {
          gboolean for_good = (how & 1) != 0;

          if (numbers[i] == EINTR && for_good)
            continue; /* no kernel interrupts for ever */
          for (guint nth = 1;
               run_faulty_session (place->folder, call, nth, numbers[i], for_good, (how & 2) != 0);
               nth++)
            runs++;
        }
  g_test_message ("%u sessions with a fault", runs);
  g_assert_cmpuint (runs, >, 500);
}

/* What reading and retiring does when a call fails: it is said, and nothing is put aside that was
 * not read. */
static void
test_faults_of_reading (Place         *place,
                        gconstpointer  data)
{
  static const int numbers[] = { EIO, EACCES, ENOMEM };
  ActantJournal *journal = actant_journal_new (place->folder, "mina", NULL, NULL, NULL);
  g_autoptr(GPtrArray) paths = NULL;
  guint runs = 0;

  g_assert_true (add (journal, 1, FALSE));
  actant_journal_close (journal);
  paths = actant_journal_list (place->folder, ACTANT_JOURNAL_SUFFIX);
  g_assert_cmpuint (paths->len, ==, 1);

  for (Call call = CALL_NONE + 1; call < N_CALLS; call++)
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
      for (guint nth = 1; nth > 0; nth++)
        {
          g_autoptr(ActantJournalFile) file = NULL;
          g_autoptr(GError) error = NULL;
          guint open_files = count_open_files ();
          guint hits;

          install_faults ();
          fault.call = call;
          fault.nth = nth;
          fault.number = numbers[i];
          file = actant_journal_file_read (paths->pdata[0], TRUE, &error);
          hits = fault.hits;
          remove_faults ();
          g_assert_cmpint (file != NULL, ==, error == NULL);
          if (file != NULL)
            g_assert_cmpuint (actant_journal_file_count (file), ==, 1);
          g_clear_pointer (&file, actant_journal_file_free);
          g_assert_cmpuint (count_open_files (), ==, open_files);
          if (hits == 0)
            break;
          runs++;
        }
  g_assert_cmpuint (runs, >, 5);
}

int
main (int   argc,
      char *argv[])
{
  char *state;
  int result;

  g_test_init (&argc, &argv, NULL);
  state = make_folder ();
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_main_context_default ();   /* has a file open from now on */

  g_test_add ("/journal/faults/writing", Place, NULL, set_up, test_faults, tear_down);
  g_test_add ("/journal/faults/reading", Place, NULL, set_up, test_faults_of_reading, tear_down);

  result = g_test_run ();
  remove_folder (state);
  g_free (state);
  return result;
}
