/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory that runs out, at every allocation: the core's, GLib's and the C library's.
 *
 * This program's malloc() stands in for the C library's in the whole process. A child opens a study,
 * edits, writes its journal, saves and recovers, reads a colleague's file, joins a copy of its own
 * and exports, and in it the nth allocation fails: once, or so that
 * the next one after it ends the program. GLib ends a program that is refused memory (g_malloc() by
 * design): a child may end by that, or go on where the refusal is handled (file contents, through
 * g_try_malloc()); it must never crash in any other way. Whatever happened, the files are then
 * complete, old or new, and what the child said to have kept is there.
 *
 * Every nth allocation is tried with ACTANT_TEST_LONG=1, else some 400 of them, spread evenly. */
#include "core-test-util.h"

#include "exchange/actant-exporter.h"
#include "session/actant-recovery.h"
#include "store/actant-durable-file.h"
#include "store/actant-io-private.h"
#include "team/actant-conflict-copy.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || !defined(__GLIBC__)
#define CAN_REPLACE_MALLOC 0
#else
#define CAN_REPLACE_MALLOC 1
#endif

#define OWN "a.txt.mina.annotations.json"
#define TEXT "North Korea escalates provocations. China may object, but not for long.\n"
#define ID "0192f3a1-0000-7000-8000-000000000001"
#define COPY_ID "0192f3a1-0000-7000-8000-000000000002"
#define COPY "copy.json"       /* of one's own file, with a claim more */
#define EXPORT "old.jsonl"
#define OLD_EXPORT "an older export\n"
#define RUNS_IN_EVERY_TEST 400
#define SECONDS_OF_ONE_RUN 30   /* a child that waits for ever has failed */

#if CAN_REPLACE_MALLOC

void *__libc_malloc  (size_t size);
void *__libc_calloc  (size_t n, size_t size);
void *__libc_realloc (void *old, size_t size);

/* Of the child; counts in all its threads. */
static struct
{
  gboolean armed;
  gboolean for_good;
  guint    nth;
  guint    seen;
} refusal;

static gboolean
is_refused (void)
{
  guint n;

  if (!__atomic_load_n (&refusal.armed, __ATOMIC_RELAXED))
    return FALSE;
  n = __atomic_add_fetch (&refusal.seen, 1, __ATOMIC_RELAXED);
  if (n < refusal.nth || (n > refusal.nth && !refusal.for_good))
    return FALSE;
  if (n > refusal.nth)
    abort ();   /* as g_malloc() would, which has no memory for its message either */
  errno = ENOMEM;
  return TRUE;
}

void *malloc  (size_t size);
void *calloc  (size_t n, size_t size);
void *realloc (void *old, size_t size);

void *
malloc (size_t size)
{
  return is_refused () ? NULL : __libc_malloc (size);
}

void *
calloc (size_t n,
        size_t size)
{
  return is_refused () ? NULL : __libc_calloc (n, size);
}

void *
realloc (void   *old,
         size_t  size)
{
  return is_refused () ? NULL : __libc_realloc (old, size);
}

/* ---- In the child ---- */

/* What the child came to, in memory that it shares with the test. */
typedef struct
{
  guint    kept;    /* the edit that the journal says to have */
  guint    saved;   /* the edit that the file says to have */
  guint    joined;  /* whether the file says to have the copy's claim */
  guint    exported;
  guint    seen;    /* allocations, when it came to the end */
} Progress;

static int
skip_sync (int fd)
{
  return 0;
}

static ActantSession *
open_real (const char *folder)
{
  ActantSession *session = actant_session_open (folder, "mina", NULL, NULL, NULL);

  if (session == NULL)
    _exit (0);   /* it was said; nothing was changed */
  actant_session_start_journal (session);
  return session;
}

static void
set_gist (ActantSession *session,
          guint          edit)
{
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new ("Edit");
  g_autofree char *gist = g_strdup_printf ("%u", edit);
  const ActantRecord *now = actant_session_get_own_set (session, "a.txt", NULL) != NULL
                            ? find_record (session, "a.txt", ID) : NULL;
  g_autoptr(ActantRecord) changed = NULL;

  if (now == NULL)
    _exit (0);
  changed = set_text (now, "gist", gist);
  actant_session_put (session, change_set, "a.txt", changed);
  if (!actant_session_apply (session, change_set, NULL))
    _exit (0);
}

static gboolean
join_copy (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, OWN, NULL);
  g_autofree char *copy = g_build_filename (folder, COPY, NULL);
  g_autoptr(GBytes) bytes = actant_durable_read (copy, G_MAXINT32, NULL);
  g_autoptr(ActantRecordFile) content = bytes != NULL ? actant_record_file_read (bytes, COPY, NULL)
                                                      : NULL;
  guint n_news, n_clashes;

  return content != NULL && actant_join_into_file (path, OWN, content, &n_news, &n_clashes, NULL);
}

static gboolean
export (const char    *folder,
        ActantSession *session)
{
  g_autofree char *path = g_build_filename (folder, EXPORT, NULL);
  g_autoptr(ActantExportData) data = NULL;

  if (actant_session_get_problems (session)->len > 0)
    return FALSE;   /* as the command line does: something of the study is not there, as was said */
  data = actant_export_data_new (session, NULL, NULL);
  return data != NULL
         && actant_export_write (actant_export_find_format ("jsonl"), data, path, NULL, NULL);
}

static void
work (const char *folder,
      Progress   *progress,
      guint       nth,
      gboolean    for_good)
{
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(ActantRecovery) recovery = NULL;

  /* GLib asks for memory in g_once_init_enter() while it holds the lock of all its onces, and its
   * words on a refusal take a once of their own on first use: it would wait for itself. */
  g_message ("The log is ready.");
  alarm (SECONDS_OF_ONE_RUN);

  refusal.nth = nth;
  refusal.for_good = for_good;
  __atomic_store_n (&refusal.armed, TRUE, __ATOMIC_RELEASE);

  session = open_real (folder);
  recovery = actant_session_recover (session);
  set_gist (session, 2);
  if (actant_session_flush_journal (session, NULL))
    progress->kept = 2;
  if (actant_session_save (session, NULL))
    progress->saved = 2;
  actant_session_get_set (session, "a.txt", "jun", NULL);
  progress->joined = join_copy (folder);
  progress->exported = export (folder, session);
  set_gist (session, 3);
  if (actant_session_flush_journal (session, NULL))
    progress->kept = 3;
  progress->seen = refusal.seen;
  _exit (0);   /* as if killed: edit 3 is in the journal only */
}

/* ---- In the test ---- */

/* Ends with the child. Returns: whether the end is one of those above. */
static gboolean
run_child (const char *folder,
           Progress   *progress,
           guint       nth,
           gboolean    for_good)
{
  pid_t pid = fork ();
  int status = 0;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      const struct rlimit none = { 0, 0 };
      int silence = open ("/dev/null", O_WRONLY);

      setrlimit (RLIMIT_CORE, &none);
      dup2 (silence, STDERR_FILENO);
      dup2 (silence, STDOUT_FILENO);
      work (folder, progress, nth, for_good);
    }
  while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
    ;

  /* g_error() is a breakpoint, abort() and exit (1) are other ways out of it. */
  return WIFEXITED (status)
         || (WIFSIGNALED (status) && (WTERMSIG (status) == SIGTRAP || WTERMSIG (status) == SIGABRT));
}

static char *
make_file (const char *coder,
           const char *set,
           const char *id)
{
  g_autofree char *sha = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);

  return g_strdup_printf (
    "{\"format\": \"actant-annotations\", \"version\": 1,"
    " \"set\": \"0192f3a1-0000-7000-8000-00000000000%s\", \"coder\": {\"slug\": \"%s\"},"
    " \"source\": {\"file\": \"a.txt\", \"length\": %d, \"sha256\": \"%s\"},"
    " \"annotations\": [{\"id\": \"%s\", \"kind\": \"claim\", \"gist\": \"1\","
    " \"rev\": {\"aaaaaa\": 1}}]}", set, coder, (int) strlen (TEXT), sha, id);
}

static guint
get_edit (ActantSession *session)
{
  const ActantRecord *record = find_record (session, "a.txt", ID);

  g_assert_nonnull (record);
  g_assert_cmpuint (actant_record_get_n_versions (record), ==, 0);
  return (guint) g_ascii_strtoull (actant_record_get_text (record, "gist"), NULL, 10);
}

/* The older one, or the whole of the new one. */
static void
check_export (const char     *folder,
              const Progress *progress,
              const char     *what)
{
  g_autofree char *now = read_file (folder, EXPORT);
  gboolean is_old = g_str_equal (now, OLD_EXPORT);

  if (progress->exported && is_old)
    g_error ("%s: said to be exported and is not", what);
  if (!is_old && (!g_str_has_suffix (now, "}\n") || strstr (now, ID) == NULL))
    g_error ("%s: half an export: %s", what, now);
}

/* What is there once memory is to be had again. */
static void
check (const char     *folder,
       const Progress *progress,
       const char     *what)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantSession) session = actant_session_open (folder, "mina", NULL, NULL, &error);
  g_autoptr(ActantRecovery) recovery = NULL;

  g_assert_no_error (error);
  if (actant_session_get_problems (session)->len > 0)
    g_error ("%s: %s", what, (char *) actant_session_get_problems (session)->pdata[0]);
  actant_session_get_own_set (session, "a.txt", &error);
  g_assert_no_error (error);
  if (get_edit (session) < progress->saved)
    g_error ("%s: edit %u was said to be saved and is not", what, progress->saved);
  if (progress->joined && find_record (session, "a.txt", COPY_ID) == NULL)
    g_error ("%s: the copy was said to be joined and is not", what);
  check_export (folder, progress, what);
  actant_session_start_journal (session);
  recovery = actant_session_recover (session);
  if (recovery->problems->len > 0)
    g_error ("%s: %s", what, (char *) recovery->problems->pdata[0]);
  if (get_edit (session) < progress->kept)
    g_error ("%s: edit %u was said to be kept and is lost", what, progress->kept);
}

/* In a child, too: opening a study starts threads, and the next child is to be forked without them. */
static void
check_apart (const char     *folder,
             const Progress *progress,
             const char     *what)
{
  pid_t pid = fork ();
  int status = 0;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      alarm (SECONDS_OF_ONE_RUN);
      check (folder, progress, what);
      _exit (0);
    }
  while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
    ;
  if (status != 0)
    g_error ("%s: the check ended with status %#x", what, (guint) status);
}

static void
run_one (Progress *progress,
         guint     nth,
         gboolean  for_good)
{
  g_autofree char *what = g_strdup_printf ("allocation %u failing%s", nth,
                                           for_good ? " for good" : "");
  g_autofree char *own = make_file ("mina", "f", ID);
  g_autofree char *copy = make_file ("mina", "f", COPY_ID);
  g_autofree char *jun = make_file ("jun", "e", COPY_ID);
  char *folder = make_folder ();

  write_file (folder, "a.txt", TEXT);
  write_file (folder, OWN, own);
  write_file (folder, COPY, copy);
  write_file (folder, "a.txt.jun.annotations.json", jun);
  write_file (folder, EXPORT, OLD_EXPORT);
  memset (progress, 0, sizeof *progress);
  if (!run_child (folder, progress, nth, for_good))
    g_error ("%s: a crash", what);
  check_apart (folder, progress, what);
  remove_folder (folder);
}

static void
test_refusals (gconstpointer data)
{
  gboolean for_good = GPOINTER_TO_INT (data);
  Progress *progress = mmap (NULL, sizeof *progress, PROT_READ | PROT_WRITE,
                             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  guint n_all;
  guint step = 1;
  guint runs = 0;

  g_assert_true (progress != MAP_FAILED);
  run_one (progress, G_MAXUINT, FALSE);
  n_all = progress->seen;
  g_assert_cmpuint (progress->kept, ==, 3);
  g_assert_true (progress->joined && progress->exported);
  g_assert_cmpuint (n_all, >, 500);
  if (g_getenv ("ACTANT_TEST_LONG") == NULL)
    step = MAX (1, n_all / (RUNS_IN_EVERY_TEST / 2));

  for (guint nth = 1 + (guint) g_test_rand_int_range (0, (gint32) step); nth <= n_all; nth += step)
    {
      run_one (progress, nth, for_good);
      runs++;
    }
  g_test_message ("%u of %u allocations refused", runs, n_all);
  munmap (progress, sizeof *progress);
}

#endif

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

#if CAN_REPLACE_MALLOC
  _actant_io.fsync = skip_sync;
  g_test_add_data_func ("/allocations/once", GINT_TO_POINTER (FALSE), test_refusals);
  g_test_add_data_func ("/allocations/for-good", GINT_TO_POINTER (TRUE), test_refusals);
#endif

  result = g_test_run ();
  remove_folder (state);
  return result;
}
