/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that are killed while they write, save and recover, one and two at a time; and
 * programs that save one file at once.
 *
 * A child does what the window does, without a window: it opens the study, recovers, edits, waits
 * for the journal, saves, and tells through a pipe what has been kept. It is killed (SIGKILL) at a
 * random moment, and the next one takes over. What must hold: what was told is there when the
 * study is opened again, no file is torn, and nothing of the killed ones is left over.
 *
 * 2,000 kills in every run, 50,000 with ACTANT_TEST_LONG=1. */
#include "core-test-util.h"

#include "session/actant-recovery.h"
#include "store/actant-io-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define OWN "a.txt.mina.annotations.json"
#define TEXT "North Korea escalates provocations. China may object, but not for long.\n"
#define N_CLAIMS 4         /* claims of each writer, edited in turn */

/* What a child tells: an edit of its claim that is in the journal or in the file. */
typedef struct
{
  guint8  writer;
  guint8  claim;
  guint32 edit;
} Note;

typedef struct
{
  char    *folder;
  guint32  kept[2][N_CLAIMS];     /* the last edit that a writer told of, 0 for none */
  guint32  next;                  /* edits are numbered */
  guint    n_told;
} Study;

static int
skip_sync (int fd)
{
  return 0;   /* a kill does not take what the kernel has; only a power cut does */
}

/* ---- In the child ---- */

static char *
dup_id (guint writer,
        guint claim)
{
  return g_strdup_printf ("0192f3a1-0000-7000-8000-0000000000%u%u", writer, claim);
}

static ActantRecord *
make_claim (ActantSession *session,
            const char    *id)
{
  g_autoptr(GArray) range = make_ranges (1, (gint64) 0, (gint64) 5);
  g_autoptr(ActantRecord) passage = NULL;

  passage = actant_session_new_passage (session, ACTANT_KIND_CLAIM, "a.txt", range, NULL);
  return actant_record_new (ACTANT_KIND_CLAIM, id,
                            actant_value_ref (actant_record_get_body (passage)));
}

static void
edit_claim (ActantSession *session,
            guint          writer,
            guint          claim,
            guint32        edit)
{
  g_autofree char *id = dup_id (writer, claim);
  g_autofree char *gist = g_strdup_printf ("%u", edit);
  const ActantRecord *now = find_record (session, "a.txt", id);
  g_autoptr(ActantRecord) base = now != NULL ? actant_record_ref (now) : make_claim (session, id);
  g_autoptr(ActantRecord) changed = set_text (base, "gist", gist);
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new ("Edit");
  g_autoptr(GError) error = NULL;

  actant_session_put (session, change_set, "a.txt", changed);
  if (!actant_session_apply (session, change_set, &error))
    g_error ("not applied: %s", error->message);
}

static void
tell (int           fd,
      const Note   *note)
{
  if (write (fd, note, sizeof *note) != sizeof *note)
    _exit (0);   /* the test has ended */
}

/* A session with real ids: a replica is never used twice. */
static ActantSession *
open_real (const char *folder)
{
  g_autoptr(GError) error = NULL;
  ActantSession *session = actant_session_open (folder, "mina", NULL, NULL, &error);

  if (session == NULL)
    g_error ("not opened: %s", error->message);
  actant_session_start_journal (session);
  return session;
}

static void
recover (ActantSession *session)
{
  g_autoptr(ActantRecovery) recovery = actant_session_recover (session);

  for (guint i = 0; i < recovery->problems->len; i++)
    g_error ("not recovered: %s", (char *) recovery->problems->pdata[i]);
}

/* Edits and saves until it is killed. Every other edit is told of once it is in the journal, the
 * others once they are saved. */
static void
write_for_ever (Study *study,
                guint  writer,
                int    fd)
{
  g_autoptr(ActantSession) session = open_real (study->folder);
  g_autoptr(GError) error = NULL;

  recover (session);
  for (guint32 edit = study->next; ; edit++)
    {
      Note note = { (guint8) writer, (guint8) (edit % N_CLAIMS), edit };

      edit_claim (session, writer, note.claim, edit);
      if (edit % 3 != 0)
        {
          if (!actant_session_flush_journal (session, &error))
            g_error ("not kept: %s", error->message);
          tell (fd, &note);
        }
      if (edit % 3 != 1)
        {
          if (!actant_session_save (session, &error))
            {
              /* Two writers may meet ten times; the file is then as the other left it. */
              g_clear_error (&error);
              continue;
            }
          tell (fd, &note);
        }
    }
}

/* ---- In the test ---- */

typedef struct
{
  GPid pid;
  int  fd;
} Child;

static Child
spawn (Study *study,
       guint  writer)
{
  Child child;
  int ends[2];

  g_assert_no_errno (pipe (ends));
  child.pid = fork ();
  g_assert_cmpint (child.pid, >=, 0);
  if (child.pid == 0)
    {
      close (ends[0]);
      write_for_ever (study, writer, ends[1]);
      _exit (0);
    }
  close (ends[1]);
  child.fd = ends[0];
  return child;
}

/* Takes in the next thing that the child tells. Returns: whether there was one */
static gboolean
take_note (Study *study,
           Child *child)
{
  guint32 *kept;
  Note note;

  if (read (child->fd, &note, sizeof note) != sizeof note)
    return FALSE;
  kept = &study->kept[note.writer][note.claim];
  study->n_told++;
  *kept = MAX (*kept, note.edit);
  study->next = MAX (study->next, note.edit + 1);
  return TRUE;
}

/* Lets the children get somewhere, however busy the machine is: nowhere, while they open and
 * recover, or to an edit or two; and then a little further. */
static void
let_work (Study *study,
          Child *children,
          guint  n_children)
{
  for (gint32 n = g_test_rand_int_range (-1, 3); n > 0; n--)
    {
      struct pollfd fds[2] = { { children[0].fd, POLLIN, 0 }, { children[1].fd, POLLIN, 0 } };

      /* Whichever is first: the other one may be anywhere. */
      g_assert_cmpint (poll (fds, n_children, 60000), >, 0);
      for (guint w = 0; w < n_children; w++)
        if (fds[w].revents != 0 && !take_note (study, &children[w]))
          g_error ("a writer ended by itself");
    }
  g_usleep ((gulong) g_test_rand_int_range (0, 4000));
}

/* Kills the child and takes in what it told; a child must not have ended by itself. */
static void
reap (Study *study,
      Child *child)
{
  int status = 0;

  kill (child->pid, SIGKILL);
  while (waitpid (child->pid, &status, 0) < 0 && errno == EINTR)
    ;
  if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
    g_error ("a writer ended by itself, with status %#x", status);
  while (take_note (study, child))
    ;
  close (child->fd);
  study->next += N_CLAIMS * 16;   /* edits that were not told of have numbers, too */
}

/* Whether some version of the record is @edit or a later one. */
static gboolean
has_edit (const ActantRecord *record,
          guint32             edit)
{
  const char *gist = actant_record_get_text (record, "gist");

  if (gist != NULL && g_ascii_strtoull (gist, NULL, 10) >= edit)
    return TRUE;
  for (guint i = 0; i < actant_record_get_n_versions (record); i++)
    {
      gist = actant_value_get_member_text (actant_record_get_version (record, i), "gist");
      if (gist != NULL && g_ascii_strtoull (gist, NULL, 10) >= edit)
        return TRUE;
    }

  return FALSE;
}

static void
check_kept (Study         *study,
            ActantSession *session)
{
  for (guint w = 0; w < G_N_ELEMENTS (study->kept); w++)
    for (guint c = 0; c < N_CLAIMS; c++)
      {
        g_autofree char *id = dup_id (w, c);
        const ActantRecord *record = find_record (session, "a.txt", id);

        if (study->kept[w][c] > 0 && (record == NULL || !has_edit (record, study->kept[w][c])))
          g_error ("edit %u of %s was acknowledged and is lost; there is %s", study->kept[w][c], id,
                   record != NULL ? actant_record_get_text (record, "gist") : "nothing");
      }
}

static void
check_left_over (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strcmp (name, "a.txt") != 0 && strcmp (name, OWN) != 0
        && strcmp (name, "study.mina.json") != 0 && strcmp (name, ".git") != 0)
      g_error ("%s is left over", name);
}

/* Opens the study as it is, in a child, since the test must not have threads when it forks. */
static void
check (Study *study)
{
  pid_t pid = fork ();
  int status = 0;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      g_autoptr(ActantSession) session = open_real (study->folder);
      g_autoptr(GError) error = NULL;
      GPtrArray *problems = actant_session_get_problems (session);

      if (problems->len > 0)
        g_error ("%s", (char *) problems->pdata[0]);
      recover (session);
      check_kept (study, session);
      if (!actant_session_save (session, &error))
        g_error ("not saved: %s", error->message);
      check_left_over (study->folder);
      g_clear_object (&session);
      _exit (0);
    }
  while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
    ;
  if (status != 0)
    g_error ("the check ended with status %#x", status);
}

static guint
get_n_kills (void)
{
  return g_getenv ("ACTANT_TEST_LONG") != NULL ? 25000 : 1000;
}

static void
test_kill (gconstpointer data)
{
  guint n_writers = GPOINTER_TO_UINT (data);
  guint n_kills = get_n_kills ();
  Study study = { make_folder (), { { 0 } }, 1, 0 };
  guint n_told = 0;

  write_file (study.folder, "a.txt", TEXT);
  for (guint kills = 0; kills < n_kills; )
    {
      Child children[2] = { { 0, -1 }, { 0, -1 } };

      for (guint w = 0; w < n_writers; w++)
        children[w] = spawn (&study, w);
      let_work (&study, children, n_writers);
      for (guint w = 0; w < n_writers; w++)
        reap (&study, &children[w]);
      kills += n_writers;
      if (g_test_rand_int_range (0, 8) == 0)
        check (&study);
    }
  check (&study);

  for (guint w = 0; w < n_writers; w++)
    for (guint c = 0; c < N_CLAIMS; c++)
      n_told += study.kept[w][c] > 0;
  g_assert_cmpuint (n_told, ==, n_writers * N_CLAIMS);
  g_assert_cmpuint (study.n_told, >, n_kills / 4);
  g_test_message ("%u kills, %u edits acknowledged", n_kills, study.n_told);
  remove_folder (study.folder);
}

/* ---- Lost updates ---- */

#define N_SAVERS 4
#define N_SAVES 500
#define SAVES_PER_CLAIM 25

/* Saves @N_SAVES times; each save has an edit of its own, and every 25th one a new claim. */
static void
save_often (const char *folder,
            guint       saver)
{
  g_autoptr(ActantSession) session = open_real (folder);
  g_autofree char *id = NULL;

  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *gist = g_strdup_printf ("%u %u", saver, i);

      if (i % SAVES_PER_CLAIM == 0)
        {
          g_free (id);
          id = add_claim (session, "a.txt", 0, 5, gist);
        }
      else
        edit_text (session, "a.txt", id, "gist", gist);
      while (!actant_session_save (session, &error))
        g_clear_error (&error);   /* the others kept writing; it says so and is tried again */
    }
  g_clear_object (&session);
}

static void
check_updates (const char *folder)
{
  g_autoptr(ActantSession) session = open_session (folder, "mina", 1);
  ActantAnnotationSet *set = actant_session_get_own_set (session, "a.txt", NULL);
  ActantCollection *records = actant_annotation_set_get_records (set);
  g_autoptr(GHashTable) gists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==,
                    N_SAVERS * N_SAVES / SAVES_PER_CLAIM);
  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_CLAIM); i++)
    {
      const ActantRecord *claim = actant_collection_get (records, ACTANT_KIND_CLAIM, i);

      g_assert_cmpuint (actant_record_get_n_versions (claim), ==, 0);
      g_hash_table_add (gists, g_strdup (actant_record_get_text (claim, "gist")));
    }
  for (guint saver = 0; saver < N_SAVERS; saver++)
    for (guint i = SAVES_PER_CLAIM - 1; i < N_SAVES; i += SAVES_PER_CLAIM)
      {
        g_autofree char *gist = g_strdup_printf ("%u %u", saver, i);

        if (!g_hash_table_contains (gists, gist))
          g_error ("the update “%s” is lost", gist);
      }
}

static void
test_lost_updates (void)
{
  char *folder = make_folder ();
  pid_t pids[N_SAVERS];

  write_file (folder, "a.txt", TEXT);
  for (guint i = 0; i < N_SAVERS; i++)
    {
      pids[i] = fork ();
      g_assert_cmpint (pids[i], >=, 0);
      if (pids[i] == 0)
        {
          save_often (folder, i);
          _exit (0);
        }
    }
  for (guint i = 0; i < N_SAVERS; i++)
    {
      int status = 0;

      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_cmpint (status, ==, 0);
    }
  check_updates (folder);
  check_left_over (folder);
  remove_folder (folder);
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
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_unsetenv ("ACTANT_TEST_SEED");
  _actant_io.fsync = skip_sync;

  /* First: the check runs in this process and leaves a thread behind. */
  g_test_add_data_func ("/kill/one-writer", GUINT_TO_POINTER (1), test_kill);
  g_test_add_data_func ("/kill/two-writers", GUINT_TO_POINTER (2), test_kill);
  g_test_add_func ("/kill/lost-updates", test_lost_updates);

  result = g_test_run ();
  remove_folder (state);
  return result;
}
