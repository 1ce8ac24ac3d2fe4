/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of failing system calls share: a folder of their own, system calls that fail on
 * demand, and another program that writes at the worst moment. */

#include "store/actant-durable-file.h"
#include "store/actant-io-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#define OLD "old one\nold two\n"
#define OURS "old one\nold two\nours\n"
#define THEIRS "old one\nold two\ntheirs\n"
#define JOINED "old one\nold two\nours\ntheirs\n"

/* Not every test needs every helper. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"

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
  CALL_LSEEK,
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
  CALL_MKDIRAT,
  CALL_LOCK,
  CALL_OPENDIR,
  CALL_READDIR,
  CALL_CLOSEDIR,
  N_CALLS,
} Call;

static ActantIo real; /* set by install_faults() */

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

static off_t
faulty_lseek (int   fd,
              off_t offset,
              int   whence)
{
  return trip (CALL_LSEEK) ? -1 : real.lseek (fd, offset, whence);
}

static DIR *
faulty_opendir (const char *path)
{
  return trip (CALL_OPENDIR) ? NULL : real.opendir (path);
}

static struct dirent *
faulty_readdir (DIR *dir)
{
  return trip (CALL_READDIR) ? NULL : real.readdir (dir);
}

static int
faulty_closedir (DIR *dir)
{
  int result = real.closedir (dir);

  return trip (CALL_CLOSEDIR) ? -1 : result;
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
FAULTY (int, mkdirat, CALL_MKDIRAT, (int d, const char *p, mode_t m), (d, p, m))
FAULTY (int, lock, CALL_LOCK, (int fd, struct flock *l), (fd, l))

static void
install_faults (void)
{
  memset (&fault, 0, sizeof fault);
  if (real.openat == NULL)
    real = _actant_io;
  _actant_io = (ActantIo) {
    .realpath = faulty_realpath, .readlinkat = faulty_readlinkat, .openat = faulty_openat,
    .close = faulty_close, .read = faulty_read, .write = faulty_write,
    .lseek = faulty_lseek, .fstat = faulty_fstat,
    .fstatat = faulty_fstatat, .faccessat = faulty_faccessat, .fallocate = faulty_fallocate,
    .fchown = faulty_fchown, .fchmod = faulty_fchmod, .flistxattr = faulty_flistxattr,
    .fgetxattr = faulty_fgetxattr, .fsetxattr = faulty_fsetxattr, .fsync = faulty_fsync,
    .linkat = faulty_linkat, .renameat = faulty_renameat, .renameat2 = faulty_renameat2,
    .unlinkat = faulty_unlinkat, .mkdirat = faulty_mkdirat, .lock = faulty_lock,
    .opendir = faulty_opendir, .readdir = faulty_readdir, .closedir = faulty_closedir,
  };
}

static void
remove_faults (void)
{
  memset (&fault, 0, sizeof fault);
  if (real.openat != NULL)
    _actant_io = real;
}

/* What a sweep does over and over: @prepare and @judge without faults, @work with one. */
typedef struct
{
  void (*prepare) (gpointer data);
  void (*work)    (gpointer data);
  void (*judge)   (gpointer    data,
                   const char *what);
} Sweep;

static gboolean
sweep_one (const Sweep *sweep,
           gpointer     data,
           Call         call,
           guint        nth,
           int          number,
           gboolean     for_good)
{
  g_autofree char *what = g_strdup_printf ("call %d, number %u, errno %d%s", call, nth, number,
                                           for_good ? " for good" : "");
  gboolean no_exchange = fault.no_exchange;
  guint hits;

  sweep->prepare (data);
  install_faults ();
  fault.call = call;
  fault.nth = nth;
  fault.number = number;
  fault.for_good = for_good;
  fault.no_exchange = no_exchange;
  sweep->work (data);
  hits = fault.hits;
  _actant_io = real;
  sweep->judge (data, what);
  return hits > 0;
}

/* Fails the nth call of a kind, once and for good, with each of @numbers (ended by 0), until there
 * is no such call. Returns: how many runs met their fault */
static guint
sweep_call (const Sweep *sweep,
            gpointer     data,
            Call         call,
            const int   *numbers)
{
  guint runs = 0;

  for (; *numbers != 0; numbers++)
    for (guint for_good = 0; for_good < 2; for_good++)
      {
        if (*numbers == EINTR && for_good)
          continue; /* no kernel interrupts for ever */
        for (guint nth = 1; sweep_one (sweep, data, call, nth, *numbers, for_good); nth++)
          runs++;
      }
  return runs;
}

/* As sweep_call(), for each kind. */
static guint
sweep_run (const Sweep *sweep,
           gpointer     data,
           const int   *numbers)
{
  guint runs = 0;

  for (Call call = CALL_NONE + 1; call < N_CALLS; call++)
    runs += sweep_call (sweep, data, call, numbers);
  return runs;
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
join_lines (GBytes *displaced,
            GBytes *ours)
{
  g_autoptr (GTree) lines = g_tree_new_full (compare_lines, NULL, g_free, NULL);
  GString *text = g_string_new (NULL);

  add_lines (lines, displaced);
  add_lines (lines, ours);
  g_tree_foreach (lines, append_line_cb, text);
  return g_string_free_to_bytes (text);
}

static ActantPieces *
join_lines_cb (GBytes        *displaced,
               ActantPieces  *ours,
               gpointer       user_data,
               GError       **error)
{
  g_autoptr (GBytes) bytes = actant_pieces_to_bytes (ours);
  g_autoptr (GBytes) joined = join_lines (displaced, bytes);

  return actant_pieces_new_bytes (joined);
}

static ActantPieces *
refuse_cb (GBytes        *displaced,
           ActantPieces  *ours,
           gpointer       user_data,
           GError       **error)
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

#pragma GCC diagnostic pop

#define ADD(path, data, test)                                                                      \
  g_test_add ("/durable-file/" path, Place, data, set_up, test, tear_down)
