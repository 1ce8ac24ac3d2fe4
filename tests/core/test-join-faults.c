/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every system call of joining files failing, once and for good: "join" of copies, of conflict
 * copies and of a merge that git did not finish, what git calls, and what a window takes in. A file
 * is as it was or has everything; what exits with 0 or 1 has everything; a conflict copy goes to
 * the trash only then. */

#include "durable-fixture.h"

#include "cli/actant-cli-command.h"
#include "session/actant-live.h"
#include "store/actant-record-file.h"
#include "team/actant-conflict-copy.h"
#include "team/actant-join.h"

#define TEXT "North Korea escalates provocations.\n"
#define OWN "a.txt.mina.annotations.json"
#define COPY "a.txt.mina.annotations.sync-conflict-20261101-101010-ABCDEFG.json"
#define SET "0192f3a1-0000-7000-8000-00000000000f"
#define BASE_ID "0192f3a1-0000-7000-8000-000000000001"
#define OUR_ID "0192f3a1-0000-7000-8000-000000000002"
#define THEIR_ID "0192f3a1-0000-7000-8000-000000000003"

typedef struct
{
  const ActantCliCommand *command;
  const char             *words;     /* of the call, "%s" the folder */
  gboolean                keeps;     /* no copy goes to the trash */
  char                   *folder;
  char                   *base;      /* contents */
  char                   *ours;
  char                   *theirs;
  char                   *both;
  guint                   open_files;
  int                     status;
  GError                 *error;

  ActantSession          *session;   /* of what a window takes in */
  ActantLive             *live;
} Join;

static const int numbers[] = { ENOSPC, EIO, EDQUOT, EACCES, ENOENT, EINTR, 0 };
static const int few[] = { EIO, 0 };

static char *
make_file (const char *second,
           const char *third)
{
  const char *ids[] = { second, third };
  g_autofree char *sha = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  GString *out = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) canonical = NULL;
  g_autoptr(ActantRecordFile) file = NULL;
  g_autoptr(GError) error = NULL;

  g_string_append_printf (
    out, "{\"format\": \"actant-annotations\", \"version\": 1, \"set\": \"" SET "\","
    " \"coder\": {\"slug\": \"mina\"}, \"source\": {\"file\": \"a.txt\", \"length\": %d,"
    " \"sha256\": \"%s\"}, \"annotations\": [\n"
    "{\"id\": \"" BASE_ID "\", \"kind\": \"claim\", \"gist\": \"base\","
    " \"rev\": {\"aaaaaa\": 1}}",
    (int) strlen (TEXT), sha);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (ids[i] != NULL)
      g_string_append_printf (out, ",\n{\"id\": \"%s\", \"kind\": \"claim\", \"gist\": \"new\","
                              " \"rev\": {\"bbbbbb\": 1}}", ids[i]);
  g_string_append (out, "]}\n");
  bytes = g_string_free_to_bytes (out);
  file = actant_record_file_read (bytes, OWN, &error);
  g_assert_no_error (error);
  canonical = actant_record_file_write (file);

  return g_strndup (g_bytes_get_data (canonical, NULL), g_bytes_get_size (canonical));
}

static void
put_file (Join       *join,
          const char *name,
          const char *text)
{
  g_autofree char *path = g_build_filename (join->folder, name, NULL);

  if (text != NULL)
    put (path, text);
  else
    g_unlink (path);
}

static char *
get_file (Join       *join,
          const char *name)
{
  g_autofree char *path = g_build_filename (join->folder, name, NULL);

  return get (path);
}

static void
open_join (Join *join)
{
  memset (join, 0, sizeof *join);
  join->folder = make_folder ();
  join->base = make_file (NULL, NULL);
  join->ours = make_file (OUR_ID, NULL);
  join->theirs = make_file (THEIR_ID, NULL);
  join->both = make_file (OUR_ID, THEIR_ID);
  put_file (join, "a.txt", TEXT);
  put_file (join, "study.mina.json",   /* where the study begins */
            "{\"format\": \"actant-study\", \"version\": 1,"
            " \"set\": \"0192f3a1-0000-7000-8000-00000000000d\", \"coder\": {\"slug\": \"mina\"}}");
}

static void
close_join (Join *join)
{
  remove_folder (join->folder);
  g_free (join->folder);
  g_free (join->base);
  g_free (join->ours);
  g_free (join->theirs);
  g_free (join->both);
}

static gboolean
has_all (const char *text)
{
  return text != NULL && strstr (text, BASE_ID) != NULL && strstr (text, OUR_ID) != NULL
         && strstr (text, THEIR_ID) != NULL;
}

/* Valid, and not half of it. */
static void
check_readable (const char *text,
                const char *what)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecordFile) file = actant_record_file_read (bytes, OWN, &error);

  if (file == NULL)
    g_error ("%s: %s", what, error->message);
}

/* Processes and threads let their files go when the main loop gets to it. */
static void
check_open_files (Join *join)
{
  for (guint i = 0; i < 1000 && count_open_files () > join->open_files; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
  g_assert_cmpuint (count_open_files (), <=, join->open_files);
}

/* ---- The command line ---- */

static void
prepare (gpointer data)
{
  Join *join = data;

  put_file (join, OWN, join->ours);
  put_file (join, "base", join->base);
  put_file (join, COPY, join->theirs);
  join->open_files = count_open_files ();
}

static void
say_nothing (const char *words)
{
}

static void
work (gpointer data)
{
  Join *join = data;
  GPrintFunc print = g_set_print_handler (say_nothing);
  GPrintFunc print_error = g_set_printerr_handler (say_nothing);
  g_auto(GStrv) words = g_strsplit (join->words, " ", -1);
  g_autoptr(ActantCliArgs) args = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 1; words[i] != NULL; i++)
    if (words[i][0] != '-')
      {
        char *path = g_build_filename (join->folder, words[i], NULL);

        g_free (words[i]);
        words[i] = path;
      }
  args = actant_cli_args_parse ((int) g_strv_length (words), words, join->command->flags, &error);
  g_assert_no_error (error);
  join->status = join->command->run (args, &join->error);
  g_set_print_handler (print);
  g_set_printerr_handler (print_error);
}

static void
judge (gpointer    data,
       const char *what)
{
  Join *join = data;
  g_autofree char *now = get_file (join, OWN);
  g_autofree char *copy = get_file (join, COPY);
  gboolean says_done = join->error == NULL && join->status != ACTANT_EXIT_FAILURE;
  gboolean kept_word = join->error != NULL
                       && g_error_matches (join->error, ACTANT_DURABLE_ERROR,
                                           ACTANT_DURABLE_ERROR_NOT_CONFIRMED);
  gboolean tidy;

  if (now == NULL)
    g_error ("%s: the file is gone", what);
  check_readable (now, what);
  if ((join->error != NULL) != (join->status == ACTANT_EXIT_FAILURE))
    g_error ("%s: exits with %d, with%s an error", what, join->status,
             join->error != NULL ? "" : "out");
  if (says_done && copy == NULL && !has_all (now))
    g_error ("%s: the copy is gone and not joined", what);
  if (copy == NULL && (join->keeps || !has_all (now)))
    g_error ("%s: the copy is gone", what);
  if (!has_all (now) && !g_str_equal (now, join->ours))
    g_error ("%s: neither as before nor joined: %s", what, now);
  if (kept_word && !has_all (now))
    g_error ("%s: written but not confirmed, and not there", what);
  if (says_done && !has_all (now)
      && !(join->command == &actant_cli_join && !join->keeps))   /* a copy that is not found */
    g_error ("%s: exits with %d and is not joined", what, join->status);

  tidy = take_left_over (join->folder, join->error != NULL ? join->error->message : NULL);
  if (!tidy && fault.call != CALL_UNLINKAT && !kept_word)
    g_error ("%s: left a temporary behind", what);
  check_open_files (join);
  g_clear_error (&join->error);
}

static const Sweep sweep = { prepare, work, judge };

static void
run_command (const ActantCliCommand *command,
             const char             *words,
             gboolean                keeps)
{
  Join join;
  guint runs;

  open_join (&join);
  join.command = command;
  join.words = words;
  join.keeps = keeps;
  prepare (&join);   /* once without a fault */
  work (&join);
  g_assert_no_error (join.error);
  if (!keeps)
    {
      g_autofree char *copy = get_file (&join, COPY);

      g_assert_null (copy);
    }
  join.open_files = count_open_files ();
  judge (&join, "no fault");

  runs = sweep_run (&sweep, &join, numbers);
  g_test_message ("%u joins with a fault", runs);
  g_assert_cmpuint (runs, >, 100);
  close_join (&join);
}

static void
test_files (void)
{
  run_command (&actant_cli_join, "join " OWN " " COPY, TRUE);
}

static void
test_copies (void)
{
  run_command (&actant_cli_join, "join .", FALSE);
}

static void
test_driver (void)
{
  run_command (&actant_cli_merge_driver, "merge-driver base " OWN " " COPY, TRUE);
}

/* ---- git ---- */

static void
run_git (Join       *join,
         const char *line)
{
  g_autofree char *whole = g_strconcat ("git -c user.name=a -c user.email=a@b ", line, NULL);
  g_auto(GStrv) argv = NULL;
  g_autoptr(GError) error = NULL;

  g_shell_parse_argv (whole, NULL, &argv, &error);
  g_assert_no_error (error);
  g_spawn_sync (join->folder, argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *merged_by_git;   /* with conflict markers */
static char *index_of_git;
static gsize index_length;

static void
prepare_git (gpointer data)
{
  Join *join = data;
  g_autofree char *index = g_build_filename (join->folder, ".git", "index", NULL);

  put_file (join, OWN, merged_by_git);
  g_assert_true (g_file_set_contents (index, index_of_git, (gssize) index_length, NULL));
  join->open_files = count_open_files ();
}

static void
judge_git (gpointer    data,
           const char *what)
{
  Join *join = data;
  g_autofree char *now = get_file (join, OWN);
  gboolean says_done = join->error == NULL && join->status != ACTANT_EXIT_FAILURE;

  if (now == NULL || (!has_all (now) && !g_str_equal (now, merged_by_git)))
    g_error ("%s: neither as before nor joined", what);
  if (has_all (now) && !g_str_equal (now, merged_by_git))
    check_readable (now, what);
  if (says_done && strstr (now, "<<<<<<<") != NULL)
    g_error ("%s: exits with %d and is not joined", what, join->status);
  take_left_over (join->folder, NULL);
  check_open_files (join);
  g_clear_error (&join->error);
}

static void
test_git (void)
{
  static const Sweep sweep_of_git = { prepare_git, work, judge_git };
  g_autofree char *git = g_find_program_in_path ("git");
  g_autofree char *index = NULL;
  Join join;
  guint runs;

  if (git == NULL)
    {
      g_test_skip ("git is missing");
      return;
    }

  open_join (&join);
  join.command = &actant_cli_join;
  join.words = "join --from-index .";
  run_git (&join, "init -q -b main .");
  put_file (&join, OWN, join.base);
  run_git (&join, "add .");
  run_git (&join, "commit -qm base");
  run_git (&join, "checkout -qb theirs");
  put_file (&join, OWN, join.theirs);
  run_git (&join, "commit -qam theirs");
  run_git (&join, "checkout -q main");
  put_file (&join, OWN, join.ours);
  run_git (&join, "commit -qam ours");
  run_git (&join, "merge -q theirs");
  merged_by_git = get_file (&join, OWN);
  g_assert_nonnull (strstr (merged_by_git, "<<<<<<<"));
  index = g_build_filename (join.folder, ".git", "index", NULL);
  g_assert_true (g_file_get_contents (index, &index_of_git, &index_length, NULL));

  prepare_git (&join);   /* once without a fault; the first process brings files that stay open */
  work (&join);
  g_assert_no_error (join.error);
  join.open_files = count_open_files ();
  judge_git (&join, "no fault");

  runs = sweep_run (&sweep_of_git, &join, few);
  g_test_message ("%u merges with a fault", runs);
  g_assert_cmpuint (runs, >, 20);
  g_clear_pointer (&merged_by_git, g_free);
  g_clear_pointer (&index_of_git, g_free);
  close_join (&join);
}

/* ---- What a window takes in ---- */

static void
look (Join *join)
{
  actant_live_look (join->live);
  while (!actant_live_is_idle (join->live))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
knows (Join       *join,
       const char *id)
{
  ActantAnnotationSet *set = actant_session_get_own_set (join->session, "a.txt", NULL);

  return set != NULL
         && actant_collection_lookup (actant_annotation_set_get_records (set), id) != NULL;
}

static void
prepare_live (gpointer data)
{
  Join *join = data;
  g_autoptr(GError) error = NULL;

  put_file (join, OWN, join->ours);
  join->session = actant_session_open (join->folder, "mina", NULL, NULL, &error);
  g_assert_no_error (error);
  join->live = actant_session_follow_folder (join->session);
  actant_live_set_retry_delay (join->live, 1);
  g_assert_true (knows (join, OUR_ID));
  look (join);
  put_file (join, OWN, join->both);   /* as another session does */
  join->open_files = count_open_files ();
}

static void
work_live (gpointer data)
{
  look (data);
}

static void
judge_live (gpointer    data,
            const char *what)
{
  Join *join = data;
  g_autofree char *now = get_file (join, OWN);
  g_autofree char *later = NULL;

  if (g_strcmp0 (now, join->both) != 0)
    g_error ("%s: a look wrote the file", what);
  if (!knows (join, OUR_ID) || !knows (join, BASE_ID))
    g_error ("%s: a record is lost in the window", what);
  look (join);   /* the disk is well again */
  if (!knows (join, THEIR_ID))
    g_error ("%s: what came never arrives", what);
  check_open_files (join);
  if (!actant_session_save (join->session, NULL))
    g_error ("%s: cannot be saved afterwards", what);
  later = get_file (join, OWN);
  if (!has_all (later))
    g_error ("%s: a record is lost on the disk", what);
  join->live = NULL;
  g_assert_finalize_object (g_steal_pointer (&join->session));
}

static void
test_live (void)
{
  static const Sweep sweep_of_live = { prepare_live, work_live, judge_live };
  static const int live_numbers[] = { EIO, ENOENT, 0 };
  Join join;
  guint runs;

  open_join (&join);
  prepare_live (&join);   /* once without a fault */
  work_live (&join);
  g_assert_true (knows (&join, THEIR_ID));
  join.open_files = count_open_files ();
  judge_live (&join, "no fault");

  runs = sweep_run (&sweep_of_live, &join, live_numbers);
  g_test_message ("%u looks with a fault", runs);
  g_assert_cmpuint (runs, >, 50);
  close_join (&join);
}

static int
skip_sync (int fd)
{
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  char *state;
  int result;

  if (g_access ("/dev/shm", W_OK) == 0)   /* thousands of files */
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  state = make_folder ();
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("HOME", state, TRUE);   /* on the same disk, for the trash */
  g_setenv ("XDG_DATA_HOME", state, TRUE);
  g_setenv ("GIT_CONFIG_NOSYSTEM", "1", TRUE);
  g_setenv ("GIT_CONFIG_GLOBAL", "/dev/null", TRUE);
  g_unsetenv ("GIT_DIR");
  g_main_context_default ();   /* has a file open from now on */
  _actant_io.fsync = skip_sync;

  g_test_add_func ("/join-faults/files", test_files);
  g_test_add_func ("/join-faults/conflict-copies", test_copies);
  g_test_add_func ("/join-faults/merge-driver", test_driver);
  g_test_add_func ("/join-faults/from-index", test_git);
  g_test_add_func ("/join-faults/live", test_live);

  result = g_test_run ();
  remove_folder (state);
  g_free (state);
  return result;
}
