/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The durable save: what it keeps and refuses, writers that race in threads and processes, and
 * writers that are killed. */

#include "durable-fixture.h"

#include <signal.h>
#include <sys/wait.h>

static void
test_sequence (Place         *place,
               gconstpointer  data)
{
  static const char *steps[] = { "one\n", "a longer two\n", "3", "", "four\n", "four\n" };

  assert_saves (place->path, NULL, OLD);
  assert_saves (place->path, OLD, steps[0]);
  for (gsize i = 1; i < G_N_ELEMENTS (steps); i++)
    assert_saves (place->path, steps[i - 1], steps[i]);
}

static void
test_large (Place         *place,
            gconstpointer  data)
{
  g_autofree char *large = g_strnfill (3000000, 'x');

  install_faults ();
  fault.short_write = 4099;
  assert_saves (place->path, NULL, large);
  assert_saves (place->path, large, OLD);
}

static void
test_long_name (Place         *place,
                gconstpointer  data)
{
  g_autofree char *ascii = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (place->folder, ascii, NULL);
  GString *korean = g_string_new (NULL);
  g_autofree char *korean_path = NULL;

  assert_saves (path, NULL, OLD);
  assert_saves (path, OLD, OURS);

  for (guint i = 0; i < 85; i++)
    g_string_append (korean, "한");
  korean_path = g_build_filename (place->folder, korean->str, NULL);
  g_string_free (korean, TRUE);
  assert_saves (korean_path, NULL, OLD);
  install_faults ();
  fault.no_exchange = TRUE;
  assert_saves (korean_path, OLD, OURS);
}

static void
test_mode (Place         *place,
           gconstpointer  data)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0644, 0755 };
  mode_t mask = umask (027);
  struct stat status;

  assert_saves (place->path, NULL, OLD);
  umask (mask);
  g_assert_no_errno (stat (place->path, &status));
  g_assert_cmphex (status.st_mode & 07777, ==, 0640);

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_no_errno (chmod (place->path, modes[i]));
      assert_saves (place->path, OLD, OLD);
      g_assert_no_errno (stat (place->path, &status));
      g_assert_cmphex (status.st_mode & 07777, ==, modes[i]);
    }
}

/* A stranger who may not give the file its old group must not open it to another one. */
static void
test_lost_group (Place         *place,
                 gconstpointer  data)
{
  struct stat status;

  put (place->path, OLD);
  g_assert_no_errno (chmod (place->path, 0664));
  if (geteuid () == 0)
    g_assert_no_errno (chown (place->path, 12345, 12345));
  else
    {
      g_test_skip ("needs root");
      return;
    }
  assert_saves (place->path, OLD, OURS);
  g_assert_no_errno (stat (place->path, &status));
  g_assert_cmpuint (status.st_uid, ==, 12345);
  g_assert_cmpuint (status.st_gid, ==, 12345);
  g_assert_cmphex (status.st_mode & 0777, ==, 0664);

  install_faults ();
  fault.call = CALL_FCHOWN;
  fault.nth = 1;
  fault.for_good = TRUE;
  fault.number = EPERM;
  assert_saves (place->path, OURS, OLD);
  g_assert_no_errno (stat (place->path, &status));
  g_assert_cmphex (status.st_mode & 0777, ==, 0604);
}

static void
test_attributes (Place         *place,
                 gconstpointer  data)
{
  char value[32] = "";

  put (place->path, OLD);
  if (setxattr (place->path, "user.actant-test", "kept", 4, 0) != 0)
    {
      g_test_skip ("no extended attributes here");
      return;
    }
  assert_saves (place->path, OLD, OURS);
  g_assert_cmpint (getxattr (place->path, "user.actant-test", value, sizeof value), ==, 4);
  g_assert_cmpstr (value, ==, "kept");
}

static void
test_links (Place         *place,
            gconstpointer  data)
{
  g_autofree char *inner = g_build_filename (place->folder, "inner", NULL);
  g_autofree char *target = g_build_filename (inner, "target.json", NULL);
  g_autofree char *dangling = g_build_filename (place->folder, "dangling.json", NULL);
  g_autofree char *fresh = g_build_filename (inner, "fresh.json", NULL);
  g_autofree char *loop = g_build_filename (place->folder, "loop.json", NULL);
  g_autofree char *via = g_build_filename (place->folder, "via", NULL);
  g_autofree char *through = g_build_filename (via, "target.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir (inner, 0755));
  put (target, OLD);
  g_assert_no_errno (symlink ("inner/target.json", place->path));
  assert_saves (place->path, OLD, OURS);
  assert_holds (target, OURS);
  g_assert_true (g_file_test (place->path, G_FILE_TEST_IS_SYMLINK));

  g_assert_no_errno (symlink (fresh, dangling));
  assert_saves (dangling, NULL, OLD);
  assert_holds (fresh, OLD);
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));

  g_assert_no_errno (symlink ("inner", via));
  assert_saves (through, OURS, OLD);
  g_assert_true (g_file_test (via, G_FILE_TEST_IS_SYMLINK));

  g_assert_no_errno (symlink ("loop.json", loop));
  g_assert_false (save (loop, NULL, OLD, NULL, NULL, &error));
  g_assert_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "loop.json"));
  assert_nothing_left_over (inner);
}

static void
test_refusals (Place         *place,
               gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (place->folder, "no", "b.json", NULL);
  g_autofree char *below_file = g_build_filename (place->path, "b.json", NULL);
  g_autofree char *folder = g_build_filename (place->folder, "folder", NULL);
  g_autofree char *pipe = g_build_filename (place->folder, "pipe", NULL);

  assert_write_fails (missing, NULL, NULL, ACTANT_DURABLE_ERROR_NO_FOLDER, "folder does not exist");
  assert_write_fails (place->path, OLD, NULL, ACTANT_DURABLE_ERROR_GONE, "removed or renamed");
  g_assert_false (g_file_test (place->path, G_FILE_TEST_EXISTS));

  put (place->path, OLD);
  assert_write_fails (below_file, NULL, NULL, ACTANT_DURABLE_ERROR_NO_FOLDER, "folder");
  g_assert_no_errno (g_mkdir (folder, 0755));
  g_assert_no_errno (mkfifo (pipe, 0600));
  assert_write_fails (folder, NULL, NULL, ACTANT_DURABLE_ERROR_NOT_REGULAR, "folder");
  assert_write_fails (pipe, NULL, NULL, ACTANT_DURABLE_ERROR_NOT_REGULAR, "pipe");
}

static void
test_read_only (Place         *place,
                gconstpointer  data)
{
  put (place->path, OLD);
  install_faults ();
  fault.call = CALL_FACCESSAT;
  fault.nth = 1;
  fault.number = EACCES;
  assert_write_fails (place->path, OLD, NULL, ACTANT_DURABLE_ERROR_READ_ONLY, "permissions");
  assert_holds (place->path, OLD);

  remove_faults ();
  if (geteuid () == 0)
    return;
  g_assert_no_errno (chmod (place->path, 0444));
  assert_write_fails (place->path, OLD, NULL, ACTANT_DURABLE_ERROR_READ_ONLY, "permissions");
  g_assert_no_errno (chmod (place->path, 0644));
  g_assert_no_errno (chmod (place->folder, 0555));
  assert_write_fails (place->path, OLD, NULL, ACTANT_DURABLE_ERROR_READ_ONLY, "permissions");
  g_assert_no_errno (chmod (place->folder, 0755));
  assert_holds (place->path, OLD);
}

static void
test_conflict (Place         *place,
               gconstpointer  data)
{
  put (place->path, THEIRS);
  assert_write_fails (place->path, OLD, NULL, ACTANT_DURABLE_ERROR_CONFLICT, "another program");
  assert_write_fails (place->path, NULL, NULL, ACTANT_DURABLE_ERROR_CONFLICT, "another program");
  assert_write_fails (place->path, OLD, refuse_cb, ACTANT_DURABLE_ERROR_CONFLICT,
                      "line 3 is not JSON");
  assert_holds (place->path, THEIRS);

  /* What is there already needs no joining. */
  put (place->path, OURS);
  assert_saves (place->path, OLD, OURS);
}

/* The other program writes after we have looked and before the files change places. */
static void
test_late_conflict (Place         *place,
                    gconstpointer  data)
{
  for (guint no_exchange = 0; no_exchange < 2; no_exchange++)
    for (guint is_new = 0; is_new < 2; is_new++)
      {
        g_unlink (place->path);
        if (!is_new)
          put (place->path, OLD);
        install_faults ();
        fault.no_exchange = no_exchange;
        fault.intruder = place->path;
        fault.intrusions = 1;
        assert_write_fails (place->path, is_new ? NULL : OLD, NULL,
                            ACTANT_DURABLE_ERROR_CONFLICT, "another program");
        assert_holds (place->path, THEIRS);
        assert_nothing_left_over (place->folder);

        put (place->path, OLD);
        fault.intrusions = 1;
        assert_write_fails (place->path, OLD, refuse_cb, ACTANT_DURABLE_ERROR_CONFLICT, "line 3");
        assert_holds (place->path, THEIRS);
        assert_nothing_left_over (place->folder);
      }
}

static void
test_join (Place         *place,
           gconstpointer  data)
{
  for (guint late = 0; late < 2; late++)
    for (guint no_exchange = 0; no_exchange < 2; no_exchange++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) written = NULL;
        g_autoptr (GBytes) joined = make_bytes (JOINED);

        put (place->path, late ? OLD : THEIRS);
        install_faults ();
        fault.no_exchange = no_exchange;
        fault.intruder = place->path;
        fault.intrusions = late;
        save (place->path, OLD, OURS, join_lines_cb, &written, &error);
        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (written, joined));
        assert_holds (place->path, JOINED);
        assert_nothing_left_over (place->folder);
      }
}

/* Every round finds the file changed again. */
static void
test_busy (Place         *place,
           gconstpointer  data)
{
  for (guint no_exchange = 0; no_exchange < 2; no_exchange++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      put (place->path, OLD);
      install_faults ();
      fault.no_exchange = no_exchange;
      fault.intruder = place->path;
      fault.intrusions = 1000;
      g_assert_false (save (place->path, OLD, OURS, join_lines_cb, NULL, &error));
      g_assert_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_BUSY);
      g_assert_cmpuint (fault.intrusions, >, 900);
      text = get (place->path);
      g_assert_true (g_str_has_prefix (text, OLD));
      g_assert_nonnull (strstr (text, "theirs"));
      if (no_exchange)
        assert_nothing_left_over (place->folder);
      else
        g_assert_true (take_left_over (place->folder, error->message));
    }
}

/* Saves @n lines of its own, each time joining what others wrote. Returns the lines not saved. */
static guint
write_lines (const char *path,
             const char *tag,
             guint       n)
{
  g_autoptr (GBytes) known = NULL;
  guint lost = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s-%03u\n", tag, i);
      g_autoptr (GBytes) added = make_bytes (line);
      g_autoptr (GBytes) ours = known != NULL ? join_lines (known, added)
                                              : g_bytes_ref (added);
      gboolean saved = FALSE;

      for (guint attempt = 0; attempt < 50 && !saved; attempt++)
        {
          g_autoptr (GBytes) written = NULL;
          g_autoptr (GError) error = NULL;

          saved = actant_durable_write (path, known, ours, join_lines_cb, NULL, &written, &error);
          if (saved)
            {
              g_clear_pointer (&known, g_bytes_unref);
              known = g_steal_pointer (&written);
            }
          else if (!g_error_matches (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_BUSY))
            g_error ("%s", error->message);
        }
      lost += !saved;
    }
  return lost;
}

typedef struct
{
  const char *path;
  const char *tag;
  guint n;
} Writer;

static gpointer
write_lines_thread (gpointer data)
{
  Writer *writer = data;

  return GUINT_TO_POINTER (write_lines (writer->path, writer->tag, writer->n));
}

static void
assert_all_lines (const char *path,
                  guint       n_writers,
                  guint       n)
{
  g_autofree char *text = get (path);
  guint missing = 0;

  for (guint w = 0; w < n_writers; w++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *line = g_strdup_printf ("%c-%03u\n", 'a' + w, i);

        missing += strstr (text, line) == NULL;
      }
  g_assert_cmpuint (missing, ==, 0);
}

static void
test_threads (Place         *place,
              gconstpointer  data)
{
  Writer writers[] = { { place->path, "a", 200 }, { place->path, "b", 200 } };
  GThread *threads[2];

  install_faults ();
  fault.no_exchange = GPOINTER_TO_INT (data);
  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("writer", write_lines_thread, &writers[i]);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 0);
  assert_all_lines (place->path, 2, 200);
}

static void
test_processes (Place         *place,
                gconstpointer  data)
{
  pid_t children[3];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      char tag[] = { (char) ('a' + i), '\0' };

      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        {
          g_random_set_seed ((guint32) getpid ());
          _exit (write_lines (place->path, tag, 200) == 0 ? 0 : 1);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status = -1;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  assert_all_lines (place->path, 3, 200);
}

/* A child saves ever longer files and says so; killed anywhere, the file is complete and at least
 * as new as the last one it reported. */
static void
save_until_killed (const char *path,
                   int         report)
{
  g_autoptr (GBytes) known = NULL;

  for (guint i = 1;; i++)
    {
      g_autofree char *body = g_strnfill (i * 100, 'x');
      g_autofree char *text = g_strdup_printf ("%06u%send", i, body);
      g_autoptr (GBytes) ours = make_bytes (text);
      GBytes *written = NULL;

      if (!actant_durable_write (path, known, ours, NULL, NULL, &written, NULL)
          || write (report, &i, sizeof i) != sizeof i)
        _exit (1);
      g_clear_pointer (&known, g_bytes_unref);
      known = written;
    }
}

static void
test_killed (Place         *place,
             gconstpointer  data)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autofree char *text = NULL;
      int pipe_fds[2];
      guint reported = 0;
      guint number;
      guint found;
      pid_t child;

      g_unlink (place->path);
      g_assert_no_errno (pipe (pipe_fds));
      child = fork ();
      if (child == 0)
        {
          close (pipe_fds[0]);
          save_until_killed (place->path, pipe_fds[1]);
        }
      close (pipe_fds[1]);
      g_assert_cmpint (read (pipe_fds[0], &reported, sizeof reported), ==, sizeof reported);
      g_usleep ((gulong) g_test_rand_int_range (0, 20000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      while (read (pipe_fds[0], &number, sizeof number) == sizeof number)
        reported = number;
      close (pipe_fds[0]);

      text = get (place->path);
      found = (guint) g_ascii_strtoull (text, NULL, 10);
      g_assert_true (g_str_has_suffix (text, "end"));
      g_assert_cmpuint (strlen (text), ==, found * 100 + 9);
      g_assert_cmpuint (found, >=, reported);
      take_left_over (place->folder, NULL);
    }
}

static void
test_read (Place         *place,
           gconstpointer  data)
{
  g_autofree char *pipe = g_build_filename (place->folder, "pipe", NULL);
  const struct
  {
    const char *path;
    gsize max;
    int code; /* -1: read */
  } cases[] = {
    { place->path, strlen (OLD), -1 },
    { place->path, 1000000, -1 },
    { place->path, strlen (OLD) - 1, ACTANT_DURABLE_ERROR_TOO_BIG },
    { pipe, 1000, ACTANT_DURABLE_ERROR_NOT_REGULAR },
    { place->folder, 1000, ACTANT_DURABLE_ERROR_NOT_REGULAR },
    { "/dev/null", 1000, ACTANT_DURABLE_ERROR_NOT_REGULAR },
    { "/nowhere/b.json", 1000, ACTANT_DURABLE_ERROR_NOT_FOUND },
  };

  put (place->path, OLD);
  g_assert_no_errno (mkfifo (pipe, 0600));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = actant_durable_read (cases[i].path, cases[i].max, &error);

      if (cases[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                           OLD, strlen (OLD));
          continue;
        }
      g_assert_null (bytes);
      g_assert_error (error, ACTANT_DURABLE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
}

static void
test_read_growing (Place         *place,
                   gconstpointer  data)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  /* /proc says 0 bytes and gives more. */
  bytes = actant_durable_read ("/proc/self/status", 1000000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
  g_assert_null (actant_durable_read ("/proc/self/status", 100, &error));
  g_assert_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_TOO_BIG);

  put (place->path, text);
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = actant_durable_read (place->path, 100000, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, 100000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  /* First, while there are no threads. */
  ADD ("processes", NULL, test_processes);
  ADD ("killed", NULL, test_killed);
  ADD ("sequence", NULL, test_sequence);
  ADD ("large", NULL, test_large);
  ADD ("long-name", NULL, test_long_name);
  ADD ("mode", NULL, test_mode);
  ADD ("lost-group", NULL, test_lost_group);
  ADD ("attributes", NULL, test_attributes);
  ADD ("links", NULL, test_links);
  ADD ("refusals", NULL, test_refusals);
  ADD ("read-only", NULL, test_read_only);
  ADD ("conflict/early", NULL, test_conflict);
  ADD ("conflict/late", NULL, test_late_conflict);
  ADD ("join", NULL, test_join);
  ADD ("busy", NULL, test_busy);
  ADD ("threads/exchange", GINT_TO_POINTER (FALSE), test_threads);
  ADD ("threads/locked", GINT_TO_POINTER (TRUE), test_threads);
  ADD ("read", NULL, test_read);
  ADD ("read/growing", NULL, test_read_growing);

  return g_test_run ();
}
