/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The temporary file of a durable save: complete, with the old file's attributes and on the disk
 * before it has a name, so that a killed save leaves nothing behind in nearly all cases. */

#include "store/actant-durable-temp-private.h"

#include "store/actant-io-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#define NOT_SAVED N_("not saved")
#define NAME_TRIES 100

typedef enum
{
  RESULT_DONE,
  RESULT_FAILED,
  RESULT_NEEDS_NAME, /* no nameless files here */
  RESULT_NOT_SYNCED, /* worth one fresh file */
} Result;

/* Which machine this is since when it runs, in 16 bits: a process number means something to it
 * alone. */
guint
_actant_durable_temp_get_marker (void)
{
  static gsize marker = 0;

  if (g_once_init_enter (&marker))
    {
      g_autofree char *boot = NULL;

      g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL);
      g_once_init_leave (&marker, 0x10000 | (g_str_hash (boot != NULL ? boot : g_get_host_name ())
                                             & 0xffff));
    }

  return marker & 0xffff;
}

/* Takes a temporary's name apart. */
gboolean
_actant_durable_temp_split (const char  *temp,
                            char       **name,
                            guint       *marker,
                            int         *pid)
{
  static GRegex *form = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *marker_text = NULL;
  g_autofree char *pid_text = NULL;

  if (g_once_init_enter (&form))
    g_once_init_leave (&form, g_regex_new ("^\\.~(.+)\\.[0-9a-f]{8}-([0-9a-f]{4})-([0-9]{1,9})\\.tmp$",
                                           G_REGEX_RAW | G_REGEX_DOTALL, 0, NULL));
  if (!g_regex_match (form, temp, 0, &match))
    return FALSE;
  *name = g_match_info_fetch (match, 1);
  marker_text = g_match_info_fetch (match, 2);
  pid_text = g_match_info_fetch (match, 3);
  *marker = (guint) g_ascii_strtoull (marker_text, NULL, 16);
  *pid = (int) g_ascii_strtoll (pid_text, NULL, 10);
  return TRUE;
}

/* ".~NAME.RAND-MACHINE-PID.tmp": hidden, skipped by Nextcloud, and its writer can be asked for. */
static char *
make_name (const char *name)
{
  g_autofree char *tail = g_strdup_printf (".%08x-%04x-%d.tmp", g_random_int (),
                                           _actant_durable_temp_get_marker (), (int) getpid ());
  gsize room = NAME_MAX - strlen (tail) - strlen (".~");
  gsize length = strlen (name);

  if (length > room)
    for (length = room; length > 0 && (name[length] & 0xc0) == 0x80;)
      length--;
  return g_strdup_printf (".~%.*s%s", (int) length, name, tail);
}

/* A mode of 0666 leaves the umask and a folder's default ACL to the kernel. */
static int
create_named (int          dir_fd,
              const char  *name,
              mode_t       mode,
              char       **temp)
{
  for (guint i = 0; i < NAME_TRIES; i++)
    {
      g_autofree char *candidate = make_name (name);
      int fd = _actant_io_open (dir_fd, candidate, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);

      if (fd >= 0)
        *temp = g_steal_pointer (&candidate);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }
  return -1;
}

/* Owner and group as of the old file, as far as allowed. FALSE when the group could not be kept:
 * then nobody else's group may read it instead. */
static gboolean
keep_owner (int                fd,
            const struct stat *old)
{
  struct stat now;

  if (_actant_io.fstat (fd, &now) == 0 && now.st_uid == old->st_uid && now.st_gid == old->st_gid)
    return TRUE;
  return _actant_io.fchown (fd, old->st_uid, old->st_gid) == 0
         || _actant_io.fchown (fd, (uid_t) -1, old->st_gid) == 0;
}

/* FALSE with errno set when there was no room; what is not permitted is left out. */
static gboolean
copy_attribute (int         old_fd,
                int         fd,
                const char *name)
{
  ssize_t size = _actant_io.fgetxattr (old_fd, name, NULL, 0);
  g_autofree char *value = NULL;

  if (size < 0)
    return TRUE;
  value = g_malloc ((gsize) size + 1);
  size = _actant_io.fgetxattr (old_fd, name, value, (gsize) size);
  return size < 0 || _actant_io.fsetxattr (fd, name, value, (gsize) size, 0) == 0
         || (errno != ENOSPC && errno != EDQUOT && errno != EIO);
}

static gboolean
copy_attributes (int      old_fd,
                 int      fd,
                 gboolean with_acl)
{
  ssize_t size = _actant_io.flistxattr (old_fd, NULL, 0);
  g_autofree char *names = NULL;

  if (size <= 0)
    return TRUE;
  names = g_malloc0 ((gsize) size + 1);
  size = _actant_io.flistxattr (old_fd, names, (gsize) size);
  for (char *name = names; name < names + size; name += strlen (name) + 1)
    if ((with_acl || !g_str_has_prefix (name, "system.posix_acl"))
        && !copy_attribute (old_fd, fd, name))
      return FALSE;
  return TRUE;
}

static gboolean
keep_attributes (int old_fd,
                 int fd)
{
  struct stat old;
  gboolean group_kept;
  mode_t mode;

  if (_actant_io.fstat (old_fd, &old) != 0)
    return FALSE;
  group_kept = keep_owner (fd, &old);
  mode = old.st_mode & (group_kept ? 07777 : 07707);
  return _actant_io.fchmod (fd, mode) == 0 && copy_attributes (old_fd, fd, group_kept);
}

/* Finds out early that there is no room; a file system without the call is no error. */
static gboolean
reserve (int   fd,
         gsize length)
{
  int result;

  if (length == 0)
    return TRUE;
  do
    result = _actant_io.fallocate (fd, 0, 0, (off_t) length);
  while (result != 0 && errno == EINTR);
  return result == 0
         || (errno != ENOSPC && errno != EDQUOT && errno != EFBIG && errno != EIO);
}

static gboolean
fill (int           fd,
      int           old_fd,
      ActantPieces *contents)
{
  return reserve (fd, actant_pieces_get_length (contents)) && _actant_io_write_pieces (fd, contents)
         && (old_fd < 0 || keep_attributes (old_fd, fd));
}

static gboolean
link_name (int          fd,
           int          dir_fd,
           const char  *name,
           char       **temp)
{
  g_autofree char *source = g_strdup_printf ("/proc/self/fd/%d", fd);

  for (guint i = 0; i < NAME_TRIES; i++)
    {
      g_autofree char *candidate = make_name (name);

      if (_actant_io.linkat (AT_FDCWD, source, dir_fd, candidate, AT_SYMLINK_FOLLOW) == 0)
        {
          *temp = g_steal_pointer (&candidate);
          return TRUE;
        }
      if (errno != EEXIST)
        return FALSE;
    }
  return FALSE;
}

/* What to do about a call that a file system, or a system without /proc, may not have. */
static Result
judge_nameless (int number)
{
  if (_actant_io_is_unsupported (number) || number == EISDIR || number == ENOENT
      || number == EPERM || number == EXDEV)
    return RESULT_NEEDS_NAME;
  return RESULT_FAILED;
}

/* Fills, syncs, names and closes @fd. errno is set on failure. */
static Result
complete (int          fd,
          int          dir_fd,
          const char  *name,
          int          old_fd,
          ActantPieces *contents,
          char       **temp)
{
  Result result = RESULT_DONE;
  int number;

  if (!fill (fd, old_fd, contents))
    result = RESULT_FAILED;
  else if (_actant_io.fsync (fd) != 0)
    /* Never again on this file: the kernel has marked the lost pages as clean. */
    result = errno == EIO || errno == EINTR ? RESULT_NOT_SYNCED : RESULT_FAILED;
  else if (*temp == NULL && !link_name (fd, dir_fd, name, temp))
    result = judge_nameless (errno);

  number = errno;
  if (_actant_io.close (fd) != 0 && errno != EINTR && result == RESULT_DONE)
    {
      number = errno; /* network file systems report the full disk here */
      result = RESULT_FAILED;
    }
  if (result != RESULT_DONE && *temp != NULL)
    {
      _actant_io.unlinkat (dir_fd, *temp, 0);
      g_clear_pointer (temp, g_free);
    }
  errno = number;
  return result;
}

static Result
write_once (int          dir_fd,
            const char  *name,
            int          old_fd,
            ActantPieces *contents,
            gboolean     nameless,
            char       **temp)
{
  mode_t mode = old_fd < 0 ? 0666 : 0600;
  int fd;

  if (nameless)
    fd = _actant_io_open (dir_fd, ".", O_TMPFILE | O_WRONLY, mode);
  else
    fd = create_named (dir_fd, name, mode, temp);
  if (fd < 0)
    return nameless ? judge_nameless (errno) : RESULT_FAILED;
  return complete (fd, dir_fd, name, old_fd, contents, temp);
}

char *
_actant_durable_temp_write (int          dir_fd,
                            const char  *name,
                            int          old_fd,
                            ActantPieces *contents,
                            const char  *display,
                            GError     **error)
{
  gboolean nameless = TRUE;
  gboolean fresh = TRUE;

  for (;;)
    {
      char *temp = NULL;
      Result result = write_once (dir_fd, name, old_fd, contents, nameless, &temp);

      if (result == RESULT_DONE)
        return temp;
      if (result == RESULT_NEEDS_NAME && nameless)
        nameless = FALSE;
      else if (result == RESULT_NOT_SYNCED && fresh)
        fresh = FALSE;
      else
        {
          _actant_io_set_error (error, errno, display, NOT_SAVED);
          return NULL;
        }
    }
}
