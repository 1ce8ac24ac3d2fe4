/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: what it brings back after a session that ended without saving, what it leaves
 * alone, and what torn, damaged and hostile ones do. */
#include "core-test-util.h"

#include "session/actant-change-log.h"
#include "session/actant-recovery.h"
#include "store/actant-durable-file.h"
#include "store/actant-durable-temp-private.h"
#include "store/actant-io-private.h"
#include "store/actant-journal-file.h"
#include "store/actant-journal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define OWN "a.txt.mina.annotations.json"
#define TEXT "North Korea escalates provocations. China may object, but not for long.\n"

typedef struct
{
  char          *folder;
  ActantSession *session;
} Study;

static guint32 next_seed = 1;

/* A session of its own stream, with a journal. */
static ActantSession *
start (const char *folder,
       const char *coder)
{
  ActantSession *session = open_session (folder, coder, next_seed++);

  actant_session_start_journal (session);
  return session;
}

static void
set_up (Study         *study,
        gconstpointer  data)
{
  study->folder = make_folder ();
  write_file (study->folder, "a.txt", TEXT);
  study->session = start (study->folder, "mina");
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_clear_object (&study->session);
  remove_folder (study->folder);
}

/* Ends the session as it is, and begins another; what it did not save is in the journal only. */
static void
abandon (Study *study)
{
  g_autoptr(GError) error = NULL;

  actant_session_flush_journal (study->session, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (study->session);
  study->session = start (study->folder, "mina");
}

/* What came back must be @n_changes, without a problem. */
static void
assert_recovers (Study *study,
                 guint  n_changes)
{
  g_autoptr(ActantRecovery) recovery = actant_session_recover (study->session);

  for (guint i = 0; i < recovery->problems->len; i++)
    g_error ("%s", (char *) recovery->problems->pdata[i]);
  g_assert_cmpuint (recovery->n_changes, ==, n_changes);
  if (n_changes > 0)
    g_assert_cmpstr (recovery->from, ==, TEST_TIME);
}

static void
assert_text (Study      *study,
             const char *text,
             const char *id,
             const char *field,
             const char *expected)
{
  const ActantRecord *record = find_record (study->session, text, id);

  g_assert_nonnull (record);
  g_assert_cmpstr (actant_record_get_text (record, field), ==, expected);
}

static guint
count_journals (Study      *study,
                const char *suffix)
{
  g_autoptr(GPtrArray) paths = actant_journal_list (study->folder, suffix);

  return paths->len;
}

/* The only journal there is. */
static char *
dup_journal (Study *study)
{
  g_autoptr(GPtrArray) paths = actant_journal_list (study->folder, ACTANT_JOURNAL_SUFFIX);

  g_assert_cmpuint (paths->len, ==, 1);
  return g_strdup (paths->pdata[0]);
}

static void
test_recover (Study         *study,
              gconstpointer  data)
{
  g_autofree char *kept = add_claim (study->session, "a.txt", 0, 5, "first");
  g_autofree char *other = add_claim (study->session, "a.txt", 6, 11, "other");
  g_autofree char *actor = add_named (study->session, ACTANT_KIND_ACTOR, "China");

  edit_text (study->session, "a.txt", kept, "gist", "second");
  delete_record (study->session, "a.txt", other);
  g_assert_false (has_file (study->folder, OWN));
  abandon (study);

  g_assert_null (find_record (study->session, "a.txt", kept));
  /* The coder, two claims, an actor, an edit; the deletion left no trace of a record. */
  assert_recovers (study, 5);
  assert_text (study, "a.txt", kept, "gist", "second");
  assert_text (study, NULL, actor, "name", "China");
  g_assert_null (find_record (study->session, "a.txt", other));

  /* It is a change like any other: undone, redone, saved, and not recovered again. */
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_true (actant_record_is_deleted (find_record (study->session, "a.txt", kept)));
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  assert_text (study, "a.txt", kept, "gist", "second");
  save (study->session);
  g_assert_true (has_file (study->folder, OWN));
  abandon (study);
  assert_recovers (study, 0);
  assert_text (study, "a.txt", kept, "gist", "second");
  g_assert_cmpuint (count_journals (study, ACTANT_JOURNAL_SUFFIX), ==, 0);
}

/* Of a session that saves now and then, only what came after. */
static void
test_after_save (Study         *study,
                 gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "saved");
  g_autofree char *old = NULL;

  save (study->session);
  old = read_file (study->folder, OWN);
  edit_text (study->session, "a.txt", id, "note", "not saved");
  abandon (study);
  assert_recovers (study, 1);
  assert_text (study, "a.txt", id, "gist", "saved");
  assert_text (study, "a.txt", id, "note", "not saved");

  /* What was saved is not brought back into a file that went back in time. */
  delete_record (study->session, "a.txt", id);
  save (study->session);
  abandon (study);
  g_assert_finalize_object (study->session);
  write_file (study->folder, OWN, old);
  study->session = start (study->folder, "mina");
  assert_recovers (study, 0);
  assert_text (study, "a.txt", id, "gist", "saved");
}

/* A crash while recovering: again, with the same result. */
static void
test_idempotent (Study         *study,
                 gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "once");
  const ActantRecord *record;

  abandon (study);
  assert_recovers (study, 2);
  abandon (study);
  assert_recovers (study, 1);   /* the recovery, as one change */
  record = find_record (study->session, "a.txt", id);
  g_assert_cmpuint (actant_record_get_n_versions (record), ==, 0);
  assert_text (study, "a.txt", id, "gist", "once");
  save (study->session);
}

/* A session that still runs keeps its journal; so does another coder's. */
static void
test_others (Study         *study,
             gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "running");
  g_autoptr(ActantSession) second = start (study->folder, "mina");
  g_autoptr(ActantSession) jun = start (study->folder, "jun");
  g_autoptr(ActantRecovery) nothing = NULL;
  g_autoptr(ActantRecovery) of_jun = NULL;
  g_autofree char *juns = NULL;

  g_assert_true (actant_session_flush_journal (study->session, NULL));
  nothing = actant_session_recover (second);
  g_assert_cmpuint (nothing->n_changes, ==, 0);
  g_assert_cmpuint (nothing->problems->len, ==, 0);
  g_assert_null (find_record (second, "a.txt", id));

  juns = add_claim (jun, "a.txt", 6, 11, "jun's");
  g_assert_finalize_object (g_steal_pointer (&jun));
  abandon (study);
  assert_recovers (study, 2);
  g_assert_null (find_record (study->session, "a.txt", juns));
  save (study->session);
  jun = start (study->folder, "jun");
  of_jun = actant_session_recover (jun);
  g_assert_cmpuint (of_jun->n_changes, ==, 2);
  g_assert_nonnull (find_record (jun, "a.txt", juns));
  save (jun);
}

/* Both versions of a record that another session changed meanwhile stay. */
static void
test_changed_meanwhile (Study         *study,
                        gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "base");
  g_autoptr(ActantSession) other = NULL;

  save (study->session);
  other = start (study->folder, "mina");
  edit_text (study->session, "a.txt", id, "gist", "lost?");
  edit_text (other, "a.txt", id, "gist", "other");
  save (other);
  abandon (study);
  assert_recovers (study, 1);
  g_assert_cmpuint (actant_record_get_n_versions (find_record (study->session, "a.txt", id)), ==, 1);
  save (study->session);
}

static ActantRecord *
type_text (Study      *study,
           const char *text,
           const char *id,
           const char *field,
           const char *typed)
{
  ActantRecord *record = set_text (find_record (study->session, text, id), field, typed);

  actant_session_set_draft (study->session, text, record, "Edit");
  return record;
}

static void
test_draft (Study         *study,
            gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "gist");
  g_autoptr(ActantRecord) half = NULL;
  g_autoptr(ActantRecord) whole = NULL;
  g_autoptr(ActantRecord) dropped = NULL;
  g_autoptr(ActantRecord) committed = NULL;

  save (study->session);
  half = type_text (study, "a.txt", id, "note", "hal");
  whole = type_text (study, "a.txt", id, "note", "half a wo");
  abandon (study);
  assert_recovers (study, 1);
  assert_text (study, "a.txt", id, "note", "half a wo");
  g_assert_cmpuint (actant_record_get_n_versions (find_record (study->session, "a.txt", id)), ==, 0);
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  assert_text (study, "a.txt", id, "note", NULL);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  assert_text (study, "a.txt", id, "note", "half a wo");
  save (study->session);

  /* What was given up, or committed, is no draft any more. */
  dropped = type_text (study, "a.txt", id, "note", "no");
  actant_session_drop_draft (study->session, id);
  abandon (study);
  assert_recovers (study, 0);
  committed = type_text (study, "a.txt", id, "note", "done");
  edit_text (study->session, "a.txt", id, "note", "done");
  save (study->session);
  abandon (study);
  assert_recovers (study, 0);
  assert_text (study, "a.txt", id, "note", "done");
}

/* What is typed into a record that is yet to be put, in a study that has no file. */
static void
test_draft_of_new (Study         *study,
                   gconstpointer  data)
{
  g_autoptr(GArray) range = make_ranges (1, (gint64) 0, (gint64) 5);
  g_autoptr(ActantRecord) passage = NULL;
  g_autoptr(ActantRecord) typed = NULL;
  g_autofree char *id = NULL;

  passage = actant_session_new_passage (study->session, ACTANT_KIND_CLAIM, "a.txt", range, NULL);
  typed = set_text (passage, "gist", "a new cla");
  id = g_strdup (actant_record_get_id (typed));
  actant_session_set_draft (study->session, "a.txt", typed, "Add Claim");
  abandon (study);
  assert_recovers (study, 1);
  assert_text (study, "a.txt", id, "gist", "a new cla");
  save (study->session);
}

/* A kill in the middle of a write: the end is cut at any byte. */
static void
test_torn (Study         *study,
           gconstpointer  data)
{
  g_autofree char *first = add_claim (study->session, "a.txt", 0, 5, "first");
  g_autofree char *path = NULL;
  g_autofree char *shorter = NULL;
  g_autofree char *whole = NULL;
  gsize kept;
  gsize length;

  g_assert_true (actant_session_flush_journal (study->session, NULL));
  path = dup_journal (study);
  g_assert_true (g_file_get_contents (path, &shorter, &kept, NULL));
  edit_text (study->session, "a.txt", first, "gist", "torn");
  g_assert_true (actant_session_flush_journal (study->session, NULL));
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  g_clear_object (&study->session);

  for (gsize at = kept; at <= length; at += at + 40 < length ? 31 : 1)
    {
      g_assert_true (g_file_set_contents (path, whole, (gssize) at, NULL));
      study->session = start (study->folder, "mina");
      assert_recovers (study, at == length ? 3 : 2);
      assert_text (study, "a.txt", first, "gist", at == length ? "torn" : "first");
      g_assert_true (actant_session_flush_journal (study->session, NULL));
      g_clear_object (&study->session);
      /* As it was: nothing saved, only that journal. */
      {
        g_autoptr(GPtrArray) others = actant_journal_list (study->folder, ACTANT_JOURNAL_SUFFIX);

        for (guint i = 0; i < others->len; i++)
          g_unlink (others->pdata[i]);
      }
    }
}

/* A byte is changed, anywhere: entries are lost or not, nothing else is. */
static void
test_damaged (Study         *study,
              gconstpointer  data)
{
  g_autofree char *first = add_claim (study->session, "a.txt", 0, 5, "first");
  g_autofree char *second = add_claim (study->session, "a.txt", 6, 11, "second");
  g_autofree char *path = NULL;
  g_autofree char *whole = NULL;
  gsize length;

  abandon (study);
  path = dup_journal (study);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (guint i = 0; i < 400; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) length);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GPtrArray) entries = NULL;
      char kept = whole[at];
      gsize damaged;

      whole[at] = (char) g_test_rand_int_range (0, 256);
      bytes = g_bytes_new (whole, length);
      entries = actant_journal_parse (bytes, &damaged);
      if (whole[at] == kept)
        g_assert_cmpuint (entries->len, ==, 4);
      else
        g_assert_cmpuint (entries->len, ==, 3);
      g_assert_cmpuint (damaged > 0, ==, whole[at] != kept);
      whole[at] = kept;
    }
}

/* Bytes changed, taken out and put in twice: nothing is read that a CRC does not vouch for. */
static void
test_mutated (Study         *study,
              gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "first");
  g_autofree char *path = NULL;
  g_autofree char *whole = NULL;
  gsize length;

  edit_text (study->session, "a.txt", id, "gist", "second");
  abandon (study);
  path = dup_journal (study);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr(GString) text = g_string_new_len (whole, (gssize) length);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GPtrArray) entries = NULL;

      for (gint32 n = g_test_rand_int_range (1, 6); n > 0 && text->len > 1; n--)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (gint32) text->len);
          gsize most = (gsize) g_test_rand_int_range (1, 400);
          gsize size = MIN (most, text->len - at);
          g_autofree char *piece = g_strndup (text->str + at, size);

          switch (g_test_rand_int_range (0, 3))
            {
            case 0:
              text->str[at] = (char) g_test_rand_int_range (0, 256);
              break;
            case 1:
              g_string_erase (text, (gssize) at, (gssize) size);
              break;
            default:
              g_string_insert (text, (gssize) g_test_rand_int_range (0, (gint32) text->len), piece);
            }
        }
      bytes = g_bytes_new (text->str, text->len);
      entries = actant_journal_parse (bytes, NULL);
      for (guint e = 0; e < entries->len; e++)
        {
          const ActantJournalEntry *entry = entries->pdata[e];

          for (guint p = 0; p < entry->parts->len; p++)
            {
              const ActantJournalPart *part = entry->parts->pdata[p];
              g_autoptr(ActantRecordFile) after = NULL;

              after = actant_journal_read_document (part->after, part->file, NULL);
              g_assert_nonnull (after);
            }
        }
    }
}

/* Whatever stands in the folder is reported or ignored, and nothing of it gets into a file. */
static void
test_hostile (Study         *study,
              gconstpointer  data)
{
  static const char * const contents[] = {
    "", "garbage\n", "=actant 99999999999 00000000\n{", "=actant 2 b3d9ae2f\n{}\n",
    "=actant 18446744073709551615 00000000\nx\n", "=actant -1 00000000\n",
  };
  g_autofree char *folder = actant_journal_dup_folder (study->folder);
  g_autofree char *fifo = g_build_filename (folder, "pipe" ACTANT_JOURNAL_SUFFIX, NULL);
  g_autofree char *link = g_build_filename (folder, "link" ACTANT_JOURNAL_SUFFIX, NULL);
  g_autofree char *dir = g_build_filename (folder, "dir" ACTANT_JOURNAL_SUFFIX, NULL);
  g_autoptr(ActantRecovery) recovery = NULL;

  g_assert_no_errno (g_mkdir_with_parents (dir, 0700));
  g_assert_no_errno (mkfifo (fifo, 0600));
  g_assert_no_errno (symlink ("/etc/passwd", link));
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u" ACTANT_JOURNAL_SUFFIX, i);

      write_file (folder, name, contents[i]);
    }
  recovery = actant_session_recover (study->session);
  g_assert_cmpuint (recovery->n_changes, ==, 0);
  g_assert_cmpuint (recovery->problems->len, >=, 5);
  g_assert_false (has_file (study->folder, OWN));
}

/* A journal with a whole entry: a change of @file with the bytes @document. */
static void
forge (Study      *study,
       const char *file,
       const char *document)
{
  ActantJournal *journal = actant_journal_new (study->folder, "mina", NULL, NULL, NULL);
  g_autoptr(GHashTable) headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) actant_record_unref);
  g_autoptr(ActantChangeSet) nothing = actant_change_set_new ("");
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));
  g_autoptr(ActantRecordFile) content = NULL;

  content = actant_record_file_read (bytes, file, NULL);
  g_assert_nonnull (content);
  for (guint i = 0; i < content->records->len; i++)
    actant_change_set_add (nothing, file, NULL, content->records->pdata[i]);
  g_hash_table_insert (headers, g_strdup (file), actant_record_ref (content->header));
  actant_journal_add (journal, TEST_TIME, "edit", nothing, headers);
  actant_journal_close (journal);
}

/* Entries that are whole, but name files outside of the study or of somebody else. */
static void
test_forged (Study         *study,
             gconstpointer  data)
{
  static const char * const files[] = {
    "../x.txt.mina.annotations.json", "/tmp/x.txt.mina.annotations.json", "study.jun.json",
    "a.txt.jun.annotations.json", "b.txt.mina.annotations.json", "a.txt",
  };
  const char *document = "{\"format\": \"actant-study\", \"version\": 1, "
                         "\"set\": \"0192f3a1-0000-7000-8000-00000000000f\", "
                         "\"coder\": {\"slug\": \"jun\"}, \"actors\": [{\"id\": "
                         "\"0192f3a1-0000-7000-8000-00000000000e\", \"name\": \"Evil\"}]}";
  g_autoptr(ActantRecovery) recovery = NULL;
  g_autoptr(ActantRecovery) of_other = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    forge (study, files[i], document);
  recovery = actant_session_recover (study->session);
  g_assert_cmpuint (recovery->n_changes, ==, 0);
  g_assert_cmpuint (recovery->problems->len, ==, G_N_ELEMENTS (files));

  /* Of the right file, but of another coder. */
  forge (study, "study.mina.json", document);
  of_other = actant_session_recover (study->session);
  g_assert_cmpuint (of_other->n_changes, ==, 0);
  g_assert_cmpuint (actant_collection_get_n (actant_session_get_study (study->session),
                                             ACTANT_KIND_ACTOR), ==, 0);
  g_assert_cmpuint (count_journals (study, ACTANT_JOURNAL_SUFFIX), ==, G_N_ELEMENTS (files) + 1);
}

/* A broken file of one's own is not written over; the journal waits. */
static void
test_unreadable (Study         *study,
                 gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "waits");
  g_autoptr(ActantRecovery) recovery = NULL;

  g_assert_true (actant_session_flush_journal (study->session, NULL));
  g_assert_finalize_object (study->session);
  write_file (study->folder, OWN, "<<<<<<< half a merge");
  study->session = start (study->folder, "mina");
  recovery = actant_session_recover (study->session);
  g_assert_cmpuint (recovery->problems->len, ==, 1);
  g_assert_nonnull (strstr (recovery->problems->pdata[0], OWN));
  save (study->session);
  g_assert_finalize_object (study->session);

  {
    g_autofree char *path = g_build_filename (study->folder, OWN, NULL);

    g_unlink (path);
  }
  study->session = start (study->folder, "mina");
  assert_recovers (study, 1);
  assert_text (study, "a.txt", id, "gist", "waits");
  save (study->session);
}

static void
assert_mode (const char *path,
             mode_t      mode)
{
  struct stat status;

  g_assert_no_errno (stat (path, &status));
  g_assert_cmpuint (status.st_mode & 07777, ==, mode);
}

/* Nobody else reads what is in a journal; without a change there is none. */
static void
test_private (Study         *study,
              gconstpointer  data)
{
  g_autofree char *folder = actant_journal_dup_folder (study->folder);
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;

  g_assert_true (actant_session_flush_journal (study->session, NULL));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  id = add_claim (study->session, "a.txt", 0, 5, "secret");
  g_assert_true (actant_session_flush_journal (study->session, NULL));
  path = dup_journal (study);
  assert_mode (folder, 0700);
  assert_mode (path, 0600);
}

/* The folder is removed under a running session: what is not saved is written anew. */
static void
test_tidied (Study         *study,
             gconstpointer  data)
{
  g_autofree char *folder = actant_journal_dup_folder (study->folder);
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "one");

  g_assert_true (actant_session_flush_journal (study->session, NULL));
  remove_folder (g_strdup (folder));
  edit_text (study->session, "a.txt", id, "note", "two");
  abandon (study);
  assert_recovers (study, 3);
  assert_text (study, "a.txt", id, "note", "two");
  save (study->session);
}

static void
test_pruned (Study         *study,
             gconstpointer  data)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *id = add_claim (study->session, "a.txt", i, i + 1, "x");

      save (study->session);
      abandon (study);
    }
  g_assert_cmpuint (count_journals (study, ACTANT_JOURNAL_DONE_SUFFIX), ==, 5);
  actant_journal_prune (study->folder, 1 << 20);
  g_assert_cmpuint (count_journals (study, ACTANT_JOURNAL_DONE_SUFFIX), ==, 5);
  actant_journal_prune (study->folder, 6000);
  g_assert_cmpuint (count_journals (study, ACTANT_JOURNAL_DONE_SUFFIX), <, 5);
  g_assert_cmpuint (count_journals (study, ACTANT_JOURNAL_DONE_SUFFIX), >, 0);

  /* Never what is not saved. */
  {
    g_autofree char *id = add_claim (study->session, "a.txt", 9, 10, "kept");

    abandon (study);
    actant_journal_prune (study->folder, 0);
    assert_recovers (study, 1);
    save (study->session);
  }
}

/* A new study's title is a change of a header alone. */
static void
test_title (Study         *study,
            gconstpointer  data)
{
  g_autofree char *title = NULL;

  g_assert_true (actant_session_introduce (study->session, "Deterrence", NULL));
  abandon (study);
  assert_recovers (study, 1);
  title = actant_session_dup_title (study->session);
  g_assert_cmpstr (title, ==, "Deterrence");
  save (study->session);
}

/* ---- Saves that fail, and saves that were killed ---- */

static int refused;   /* errno of the call that fails */

static ssize_t
refuse_write (int         fd,
              const void *bytes,
              size_t      length)
{
  errno = refused;
  return -1;
}

static int
refuse_folders (int fd)
{
  struct stat status;

  errno = EIO;
  return fstat (fd, &status) == 0 && S_ISDIR (status.st_mode) ? -1 : 0;
}

/* Each cause is named, the work stays in the journal, and comes back. */
static void
test_not_saved (Study         *study,
                gconstpointer  data)
{
  static const struct { int number; const char *says; } cases[] = {
    { ENOSPC, "the disk is full" }, { EDQUOT, "quota is used up" }, { EIO, "Input/output error" },
    { EROFS, "change the permissions" }, { ENOENT, "the folder does not exist" },
  };
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "saved");

  save (study->session);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ActantIo real = _actant_io;
      g_autofree char *gist = g_strdup_printf ("not saved %u", i);
      g_autofree char *before = read_file (study->folder, OWN);
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;

      refused = cases[i].number;
      edit_text (study->session, "a.txt", id, "gist", gist);
      g_assert_true (actant_session_flush_journal (study->session, NULL));
      _actant_io.write = refuse_write;
      g_assert_false (actant_session_save (study->session, &error));
      _actant_io = real;
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_nonnull (strstr (error->message, OWN));
      g_assert_cmpint (actant_session_get_save_state (study->session), ==,
                       ACTANT_SAVE_STATE_FAILED);
      g_assert_cmpstr (actant_session_get_save_message (study->session), ==, error->message);
      after = read_file (study->folder, OWN);
      g_assert_cmpstr (after, ==, before);

      abandon (study);
      assert_recovers (study, 1);
      assert_text (study, "a.txt", id, "gist", gist);
      save (study->session);
    }
}

/* Written, but the disk does not confirm it: not saved. */
static void
test_not_confirmed (Study         *study,
                    gconstpointer  data)
{
  const ActantIo real = _actant_io;
  g_autofree char *id = add_claim (study->session, "a.txt", 0, 5, "first");
  g_autoptr(GError) error = NULL;

  save (study->session);
  _actant_io.fsync = refuse_folders;
  edit_text (study->session, "a.txt", id, "gist", "second");
  g_assert_false (actant_session_save (study->session, &error));
  g_assert_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NOT_CONFIRMED);
  g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_FAILED);
  _actant_io = real;
  save (study->session);
  g_assert_cmpint (actant_session_get_save_state (study->session), ==, ACTANT_SAVE_STATE_SAVED);
}

/* A temporary as a save of process @pid would have left it for @file, with @contents. */
static char *
leave_temp (Study      *study,
            const char *file,
            int         pid,
            const char *contents)
{
  char *name = g_strdup_printf (".~%s.0000abcd-%04x-%d.tmp", file,
                                _actant_durable_temp_get_marker (), pid);

  write_file (study->folder, name, contents);
  return name;
}

static int
get_dead_pid (void)
{
  g_autoptr(GError) error = NULL;
  const char *argv[] = { "true", NULL };
  GPid pid;

  g_assert_true (g_spawn_async (NULL, (char **) argv, NULL,
                                G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                                &error));
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  return pid;
}

/* What a killed save had displaced is joined; then nothing is left over. */
static void
test_temps (Study         *study,
            gconstpointer  data)
{
  g_autofree char *kept = add_claim (study->session, "a.txt", 0, 5, "kept");
  g_autofree char *displaced = NULL;
  g_autofree char *with_both = NULL;
  g_autofree char *only_kept = NULL;
  g_autofree char *stale = NULL;
  g_autofree char *living = NULL;
  g_autofree char *of_jun = NULL;
  g_autofree char *broken = NULL;
  g_autoptr(ActantRecovery) recovery = NULL;
  int dead = get_dead_pid ();

  save (study->session);
  only_kept = read_file (study->folder, OWN);
  displaced = add_claim (study->session, "a.txt", 6, 11, "displaced");
  save (study->session);
  with_both = read_file (study->folder, OWN);
  abandon (study);
  g_assert_finalize_object (study->session);

  write_file (study->folder, OWN, only_kept);
  stale = leave_temp (study, OWN, dead, with_both);
  living = leave_temp (study, OWN, (int) getpid (), "of a save under way");
  of_jun = leave_temp (study, "a.txt.jun.annotations.json", dead, "jun's");
  write_file (study->folder, ".~" OWN ".lock", "");
  study->session = start (study->folder, "mina");
  assert_recovers (study, 1);
  assert_text (study, "a.txt", kept, "gist", "kept");
  assert_text (study, "a.txt", displaced, "gist", "displaced");
  g_assert_false (has_file (study->folder, stale));
  g_assert_true (has_file (study->folder, living));
  g_assert_true (has_file (study->folder, of_jun));
  g_assert_false (has_file (study->folder, ".~" OWN ".lock"));
  save (study->session);

  /* One that cannot be read may be somebody's: it is named and stays. */
  broken = leave_temp (study, OWN, dead, "{ half");
  abandon (study);
  recovery = actant_session_recover (study->session);
  g_assert_cmpuint (recovery->problems->len, ==, 1);
  g_assert_nonnull (strstr (recovery->problems->pdata[0], broken));
  g_assert_true (has_file (study->folder, broken));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  state = make_folder ();
  g_setenv ("XDG_STATE_HOME", state, TRUE);

#define ADD(path, test) g_test_add ("/journal/" path, Study, NULL, set_up, test, tear_down)
  ADD ("recover", test_recover);
  ADD ("after-save", test_after_save);
  ADD ("idempotent", test_idempotent);
  ADD ("others", test_others);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("draft", test_draft);
  ADD ("draft-of-new", test_draft_of_new);
  ADD ("torn", test_torn);
  ADD ("damaged", test_damaged);
  ADD ("mutated", test_mutated);
  ADD ("hostile", test_hostile);
  ADD ("forged", test_forged);
  ADD ("unreadable", test_unreadable);
  ADD ("private", test_private);
  ADD ("tidied", test_tidied);
  ADD ("pruned", test_pruned);
  ADD ("title", test_title);
  ADD ("not-saved", test_not_saved);
  ADD ("not-confirmed", test_not_confirmed);
  ADD ("temporaries", test_temps);

  result = g_test_run ();
  remove_folder (g_steal_pointer (&state));
  return result;
}
