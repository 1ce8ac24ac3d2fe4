/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The durable save: what it keeps, every system call failing once and for good, writers that race
 * in threads and processes, and writers that are killed. */

#include "store/actant-durable-file.h"
#include "store/actant-io-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#define OLD "old one\nold two\n"
#define OURS "old one\nold two\nours\n"
#define THEIRS "old one\nold two\ntheirs\n"
#define JOINED "old one\nold two\nours\ntheirs\n"

/* ---- Faults ---- */

typedef enum
{
  CALL_NONE,
  CALL_REALPATH,
  CALL_READLINKAT,
  CALL_OPENAT,
  CALL_CLOSE,
  CALL_READ,
  CALL_WRITE,
  CALL_FSTAT,
  CALL_FSTATAT,
  CALL_FACCESSAT,
  CALL_FALLOCATE,
  CALL_FCHOWN,
  CALL_FCHMOD,
  CALL_FLISTXATTR,
  CALL_FGETXATTR,
  CALL_FSETXATTR,
  CALL_FSYNC,
  CALL_LINKAT,
  CALL_RENAMEAT,
  CALL_RENAMEAT2,
  CALL_UNLINKAT,
  CALL_LOCK,
  N_CALLS,
} Call;

static ActantIo real;

static struct
{
  Call call;
  guint nth;
  int number;
  gboolean for_good;
  guint seen;
  guint hits;

  gboolean no_nameless; /* as on a file system without O_TMPFILE */
  gboolean no_exchange; /* … without renameat2() */
  gsize short_write;    /* most bytes a write takes, 0: all */
  const char *intruder; /* path another program writes just before the files change places */
  guint intrusions;
} fault;

static gboolean
trip (Call call)
{
  if (fault.call != call)
    return FALSE;
  fault.seen++;
  if (fault.seen < fault.nth || (fault.seen > fault.nth && !fault.for_good))
    return FALSE;
  fault.hits++;
  errno = fault.number;
  return TRUE;
}

static char *
faulty_realpath (const char *path,
                 char       *resolved)
{
  return trip (CALL_REALPATH) ? NULL : real.realpath (path, resolved);
}

static int
faulty_openat (int         dir_fd,
               const char *path,
               int         flags,
               mode_t      mode)
{
  if (fault.no_nameless && (flags & O_TMPFILE) == O_TMPFILE)
    {
      errno = EOPNOTSUPP;
      return -1;
    }
  return trip (CALL_OPENAT) ? -1 : real.openat (dir_fd, path, flags, mode);
}

static int
faulty_close (int fd)
{
  int result = real.close (fd);

  return trip (CALL_CLOSE) ? -1 : result;
}

static ssize_t
faulty_write (int         fd,
              const void *data,
              size_t      length)
{
  if (trip (CALL_WRITE))
    return -1;
  return real.write (fd, data,
                     fault.short_write > 0 ? MIN (length, fault.short_write) : length);
}

static int
faulty_fsync (int fd)
{
  return trip (CALL_FSYNC) ? -1 : 0; /* thousands of saves: no need to wait for the disk */
}

static int
faulty_renameat2 (int           old_dir,
                  const char   *old_path,
                  int           new_dir,
                  const char   *new_path,
                  unsigned int  flags)
{
  if (fault.intruder != NULL && fault.intrusions > 0)
    {
      g_autofree char *other = g_strconcat (fault.intruder, ".other", NULL);
      g_autofree char *text = NULL;

      fault.intrusions--;
      text = fault.intrusions > 0 ? g_strdup_printf (OLD "theirs %u\n", fault.intrusions)
                                  : g_strdup (THEIRS);
      g_assert_true (g_file_set_contents (other, text, -1, NULL));
      g_assert_no_errno (g_rename (other, fault.intruder));
    }
  if (fault.no_exchange)
    {
      errno = EINVAL;
      return -1;
    }
  return trip (CALL_RENAMEAT2) ? -1
                               : real.renameat2 (old_dir, old_path, new_dir, new_path, flags);
}

#define FAULTY(type, name, call, parameters, arguments)                                            \
  static type faulty_##name parameters { return trip (call) ? -1 : real.name arguments; }

FAULTY (ssize_t, readlinkat, CALL_READLINKAT, (int d, const char *p, char *t, size_t n),
        (d, p, t, n))
FAULTY (ssize_t, read, CALL_READ, (int fd, void *data, size_t n), (fd, data, n))
FAULTY (int, fstat, CALL_FSTAT, (int fd, struct stat *s), (fd, s))
FAULTY (int, fstatat, CALL_FSTATAT, (int d, const char *p, struct stat *s, int f), (d, p, s, f))
FAULTY (int, faccessat, CALL_FACCESSAT, (int d, const char *p, int m, int f), (d, p, m, f))
FAULTY (int, fallocate, CALL_FALLOCATE, (int fd, int m, off_t o, off_t n), (fd, m, o, n))
FAULTY (int, fchown, CALL_FCHOWN, (int fd, uid_t u, gid_t g), (fd, u, g))
FAULTY (int, fchmod, CALL_FCHMOD, (int fd, mode_t m), (fd, m))
FAULTY (ssize_t, flistxattr, CALL_FLISTXATTR, (int fd, char *l, size_t n), (fd, l, n))
FAULTY (ssize_t, fgetxattr, CALL_FGETXATTR, (int fd, const char *k, void *v, size_t n),
        (fd, k, v, n))
FAULTY (int, fsetxattr, CALL_FSETXATTR, (int fd, const char *k, const void *v, size_t n, int f),
        (fd, k, v, n, f))
FAULTY (int, linkat, CALL_LINKAT, (int a, const char *p, int b, const char *q, int f),
        (a, p, b, q, f))
FAULTY (int, renameat, CALL_RENAMEAT, (int a, const char *p, int b, const char *q), (a, p, b, q))
FAULTY (int, unlinkat, CALL_UNLINKAT, (int d, const char *p, int f), (d, p, f))
FAULTY (int, lock, CALL_LOCK, (int fd, struct flock *l), (fd, l))

static void
install_faults (void)
{
  memset (&fault, 0, sizeof fault);
  _actant_io = (ActantIo) {
    .realpath = faulty_realpath, .readlinkat = faulty_readlinkat, .openat = faulty_openat,
    .close = faulty_close, .read = faulty_read, .write = faulty_write, .fstat = faulty_fstat,
    .fstatat = faulty_fstatat, .faccessat = faulty_faccessat, .fallocate = faulty_fallocate,
    .fchown = faulty_fchown, .fchmod = faulty_fchmod, .flistxattr = faulty_flistxattr,
    .fgetxattr = faulty_fgetxattr, .fsetxattr = faulty_fsetxattr, .fsync = faulty_fsync,
    .linkat = faulty_linkat, .renameat = faulty_renameat, .renameat2 = faulty_renameat2,
    .unlinkat = faulty_unlinkat, .lock = faulty_lock,
  };
}

static void
remove_faults (void)
{
  memset (&fault, 0, sizeof fault);
  _actant_io = real;
}

/* ---- Helpers ---- */

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("durable-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
put (const char *path,
     const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* NULL when there is none. */
static char *
get (const char *path)
{
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
assert_holds (const char *path,
              const char *expected)
{
  g_autofree char *text = get (path);

  g_assert_cmpstr (text, ==, expected);
}

/* The names of the temporaries and locks in the folder. */
static GPtrArray *
list_left_over (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, ".~"))
      g_ptr_array_add (names, g_strdup (name));
  return names;
}

static void
assert_nothing_left_over (const char *folder)
{
  g_autoptr (GPtrArray) names = list_left_over (folder);

  g_assert_cmpuint (names->len, ==, 0);
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gboolean
save (const char         *path,
      const char         *base,
      const char         *contents,
      ActantDurableJoin   join,
      GBytes            **written,
      GError            **error)
{
  g_autoptr (GBytes) base_bytes = base != NULL ? make_bytes (base) : NULL;
  g_autoptr (GBytes) bytes = make_bytes (contents);

  return actant_durable_write (path, base_bytes, bytes, join, NULL, written, error);
}

static void
assert_saves (const char *path,
              const char *base,
              const char *contents)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) expected = make_bytes (contents);

  save (path, base, contents, NULL, &written, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (written, expected));
  assert_holds (path, contents);
}

/* A file of lines as a set. */
static void
add_lines (GTree  *lines,
           GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) split = g_strsplit (text, "\n", -1);

  for (char **line = split; *line != NULL; line++)
    if (**line != '\0')
      g_tree_insert (lines, g_strdup (*line), NULL);
}

static gboolean
append_line_cb (gpointer key,
                gpointer value,
                gpointer user_data)
{
  g_string_append_printf (user_data, "%s\n", (char *) key);
  return FALSE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return strcmp (a, b);
}

static GBytes *
join_lines_cb (GBytes    *displaced,
               GBytes    *ours,
               gpointer   user_data,
               GError   **error)
{
  g_autoptr (GTree) lines = g_tree_new_full (compare_lines, NULL, g_free, NULL);
  GString *text = g_string_new (NULL);

  add_lines (lines, displaced);
  add_lines (lines, ours);
  g_tree_foreach (lines, append_line_cb, text);
  return g_string_free_to_bytes (text);
}

static GBytes *
refuse_cb (GBytes    *displaced,
           GBytes    *ours,
           gpointer   user_data,
           GError   **error)
{
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "line 3 is not JSON");
  return NULL;
}

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
set_up (Place         *place,
        gconstpointer  data)
{
  place->folder = make_folder ();
  place->path = g_build_filename (place->folder, "b.annotations.json", NULL);
}

static void
tear_down (Place         *place,
           gconstpointer  data)
{
  remove_faults ();
  assert_nothing_left_over (place->folder);
  remove_folder (place->folder);
  g_free (place->path);
  g_free (place->folder);
}

/* ---- Tests ---- */

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
assert_write_fails (const char         *path,
                    const char         *base,
                    ActantDurableJoin   join,
                    ActantDurableError  code,
                    const char         *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = NULL;

  g_assert_false (save (path, base, OURS, join, &written, &error));
  g_assert_error (error, ACTANT_DURABLE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, says));
  g_assert_null (written);
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

/* Whether everything left over is named in the message, so that nobody's version gets lost unseen.
 * Removes it. */
static gboolean
take_left_over (const char *folder,
                const char *message)
{
  g_autoptr (GPtrArray) names = list_left_over (folder);
  gboolean all_named = TRUE;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      /* A lock that may be somebody else's is left to the next one. */
      if (!g_str_has_suffix (name, ".lock")
          || (fault.call != CALL_FSTAT && fault.call != CALL_FSTATAT && fault.call != CALL_LOCK))
        all_named = all_named && message != NULL && strstr (message, name) != NULL;
      g_unlink (path);
    }
  return all_named;
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

static gboolean
is_kept (const char *folder,
         const char *contents)
{
  g_autoptr (GPtrArray) names = list_left_over (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *text = get (path);

      if (g_strcmp0 (text, contents) == 0)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const char *old; /* NULL: a new file */
  gboolean intruded;
  gboolean no_nameless;
  gboolean no_exchange;
} Scenario;

/* What must hold after a save with a fault, whatever the fault was. */
static void
judge (const Scenario *scenario,
       Place          *place,
       gboolean        saved,
       GBytes         *written,
       const GError   *error)
{
  g_autofree char *text = get (place->path);
  g_autofree char *what = g_strdup_printf ("call %d, number %u, errno %d%s: %s", fault.call,
                                           fault.nth, fault.number,
                                           fault.for_good ? " for good" : "",
                                           error != NULL ? error->message : "saved");
  gboolean not_confirmed = g_error_matches (error, ACTANT_DURABLE_ERROR,
                                            ACTANT_DURABLE_ERROR_NOT_CONFIRMED);
  const char *goal = scenario->intruded ? JOINED : OURS;
  const char *before = scenario->intruded && fault.intrusions == 0 ? THEIRS : scenario->old;
  gboolean is_new = g_strcmp0 (text, goal) == 0;
  gboolean is_safe = g_strcmp0 (text, before) == 0;
  gboolean tidy;

  /* When files stop changing places half-way, theirs is the temporary named in the message. */
  if (fault.call == CALL_RENAMEAT2 && fault.for_good && g_strcmp0 (text, OURS) == 0)
    is_safe = is_kept (place->folder, before);

  if (saved != (error == NULL))
    g_error ("%s: result and error disagree", what);
  if ((saved || not_confirmed) && (!is_new || written == NULL || !g_str_equal (text, goal)))
    g_error ("%s: said to be written but is “%s”", what, text);
  if (!saved && !not_confirmed && written != NULL)
    g_error ("%s: written is set", what);
  tidy = take_left_over (place->folder, error != NULL ? error->message : NULL);
  if (!saved && !not_confirmed && !is_safe)
    g_error ("%s: neither saved nor as before but “%s”", what, text);
  if (!tidy && fault.call != CALL_UNLINKAT && !(not_confirmed && scenario->intruded))
    g_error ("%s: left a temporary behind", what);
}

/* One save with the nth of a kind of call failing; FALSE when there was no such call. */
static gboolean
run_faulty_save (const Scenario *scenario,
                 Place          *place,
                 Call            call,
                 guint           nth,
                 int             number,
                 gboolean        for_good)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = NULL;
  guint open_files = count_open_files ();
  gboolean saved;
  guint hits;

  g_unlink (place->path);
  if (scenario->old != NULL)
    {
      put (place->path, scenario->old);
      setxattr (place->path, "user.actant-test", "kept", 4, 0);
    }
  install_faults ();
  fault.call = call;
  fault.nth = nth;
  fault.number = number;
  fault.for_good = for_good;
  fault.no_nameless = scenario->no_nameless;
  fault.no_exchange = scenario->no_exchange;
  fault.intruder = scenario->intruded ? place->path : NULL;
  fault.intrusions = scenario->intruded;

  saved = save (place->path, scenario->old, OURS, join_lines_cb, &written, &error);
  judge (scenario, place, saved, written, error);
  hits = fault.hits;
  remove_faults ();
  g_assert_cmpuint (count_open_files (), ==, open_files);
  return hits > 0;
}

static void
test_faults (Place         *place,
             gconstpointer  data)
{
  static const int numbers[] = { ENOSPC, EIO, EDQUOT, EACCES, EINTR };
  const Scenario *scenario = data;
  guint runs = 0;

  for (Call call = CALL_NONE + 1; call < N_CALLS; call++)
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
      for (guint for_good = 0; for_good < 2; for_good++)
        {
          if (numbers[i] == EINTR && for_good)
            continue; /* no kernel interrupts for ever */
          for (guint nth = 1;
               run_faulty_save (scenario, place, call, nth, numbers[i], for_good);
               nth++)
            runs++;
        }
  g_test_message ("%u saves with a fault", runs);
  g_assert_cmpuint (runs, >, 100);
  g_unlink (place->path);
}

static void
test_codes_of_faults (Place         *place,
                      gconstpointer  data)
{
  static const struct
  {
    Call call;
    guint nth;
    gboolean for_good;
    int number;
    ActantDurableError code;
    const char *says;
  } cases[] = {
    { CALL_WRITE, 1, FALSE, ENOSPC, ACTANT_DURABLE_ERROR_NO_SPACE, "disk is full" },
    { CALL_WRITE, 1, FALSE, EDQUOT, ACTANT_DURABLE_ERROR_NO_SPACE, "quota" },
    { CALL_FALLOCATE, 1, FALSE, ENOSPC, ACTANT_DURABLE_ERROR_NO_SPACE, "disk is full" },
    { CALL_CLOSE, 1, TRUE, EDQUOT, ACTANT_DURABLE_ERROR_NO_SPACE, "quota" },
    { CALL_FSYNC, 1, TRUE, EIO, ACTANT_DURABLE_ERROR_IO, "Input/output error" },
    { CALL_OPENAT, 3, TRUE, EROFS, ACTANT_DURABLE_ERROR_READ_ONLY, "Read-only" },
    { CALL_OPENAT, 3, TRUE, ENOENT, ACTANT_DURABLE_ERROR_NO_FOLDER, "folder does not exist" },
    { CALL_LINKAT, 1, TRUE, EIO, ACTANT_DURABLE_ERROR_IO, "Input/output error" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      put (place->path, OLD);
      install_faults ();
      fault.call = cases[i].call;
      fault.nth = cases[i].nth;
      fault.for_good = cases[i].for_good;
      fault.number = cases[i].number;
      assert_write_fails (place->path, OLD, NULL, cases[i].code, cases[i].says);
      assert_holds (place->path, OLD);
      assert_nothing_left_over (place->folder);
    }
}

static void
test_not_confirmed (Place         *place,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) ours = make_bytes (OURS);

  put (place->path, OLD);
  install_faults ();
  fault.call = CALL_FSYNC;
  fault.nth = 2; /* the first is the file's, this one the folder's */
  fault.number = EIO;
  g_assert_false (save (place->path, OLD, OURS, NULL, &written, &error));
  g_assert_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NOT_CONFIRMED);
  g_assert_nonnull (strstr (error->message, "not confirmed on disk"));
  g_assert_true (g_bytes_equal (written, ours));
  assert_holds (place->path, OURS);
  fault.call = CALL_NONE;
  assert_saves (place->path, OURS, OURS);

  fault.call = CALL_FSYNC; /* file systems that cannot sync a folder */
  fault.seen = 0;
  fault.number = EINVAL;
  assert_saves (place->path, OURS, OLD);
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
      g_autoptr (GBytes) ours = known != NULL ? join_lines_cb (known, added, NULL, NULL)
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

#define ADD(path, data, test) g_test_add ("/durable-file/" path, Place, data, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  static const Scenario scenarios[] = {
    { OLD, FALSE, FALSE, FALSE }, { NULL, FALSE, FALSE, FALSE }, { OLD, TRUE, FALSE, FALSE },
    { NULL, TRUE, FALSE, FALSE }, { OLD, FALSE, TRUE, FALSE },   { NULL, FALSE, TRUE, FALSE },
    { OLD, FALSE, FALSE, TRUE },  { OLD, TRUE, FALSE, TRUE },    { NULL, FALSE, TRUE, TRUE },
    { NULL, TRUE, TRUE, TRUE },
  };

  real = _actant_io;
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
  ADD ("not-confirmed", NULL, test_not_confirmed);
  ADD ("faults/codes", NULL, test_codes_of_faults);
  ADD ("faults/existing", &scenarios[0], test_faults);
  ADD ("faults/new", &scenarios[1], test_faults);
  ADD ("faults/joined", &scenarios[2], test_faults);
  ADD ("faults/new-joined", &scenarios[3], test_faults);
  ADD ("faults/named-temporary", &scenarios[4], test_faults);
  ADD ("faults/named-temporary-new", &scenarios[5], test_faults);
  ADD ("faults/locked", &scenarios[6], test_faults);
  ADD ("faults/locked-joined", &scenarios[7], test_faults);
  ADD ("faults/locked-new", &scenarios[8], test_faults);
  ADD ("faults/locked-new-joined", &scenarios[9], test_faults);
  ADD ("threads/exchange", GINT_TO_POINTER (FALSE), test_threads);
  ADD ("threads/locked", GINT_TO_POINTER (TRUE), test_threads);
  ADD ("read", NULL, test_read);
  ADD ("read/growing", NULL, test_read_growing);

  return g_test_run ();
}
