/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What saves that were killed left in a folder. */
#include "store/actant-durable-sweep.h"

#include "store/actant-durable-temp-private.h"
#include "store/actant-io-private.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* After this long no save of another machine is under way either. Seconds. */
#define FOREIGN_AGE (24 * 60 * 60)
#define LOCK_SUFFIX ".lock"

static void
free_stale (gpointer data)
{
  ActantStaleTemp *stale = data;

  g_free (stale->path);
  g_free (stale->target);
  g_free (stale);
}

/* Whether the writer of the temporary called @name is dead; @target is what it wrote. */
static gboolean
is_stale (const char  *path,
          const char  *name,
          char       **target)
{
  struct stat status;
  guint marker;
  int pid;

  if (_actant_io.fstatat (AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) != 0
      || !S_ISREG (status.st_mode)
      || !_actant_durable_temp_split (name, target, &marker, &pid))
    return FALSE;
  if (marker != _actant_durable_temp_get_marker ())
    return g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > FOREIGN_AGE;

  return pid <= 0 || (kill (pid, 0) != 0 && errno == ESRCH);
}

/* A lock that nobody holds makes every save wait for nothing. */
static void
sweep_lock (const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = _actant_io_open (AT_FDCWD, path, O_RDWR | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY, 0);

  if (fd < 0)
    return;
  if (_actant_io.lock (fd, &lock) == 0)
    _actant_io.unlinkat (AT_FDCWD, path, 0);
  _actant_io.close (fd);
}

/**
 * actant_durable_list_stale:
 * @folder: a folder that files are saved in
 *
 * Removes the locks nobody holds.
 *
 * Returns: (transfer full) (element-type ActantStaleTemp): temporaries whose writers ended before
 *   they could remove them; those of other machines count after a day
 */
GPtrArray *
actant_durable_list_stale (const char *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_stale);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      g_autofree char *target = NULL;
      ActantStaleTemp *stale;

      if (!g_str_has_prefix (name, ".~"))
        continue;
      path = g_build_filename (folder, name, NULL);
      if (g_str_has_suffix (name, LOCK_SUFFIX))
        sweep_lock (path);
      else if (is_stale (path, name, &target))
        {
          stale = g_new0 (ActantStaleTemp, 1);
          stale->path = g_steal_pointer (&path);
          stale->target = g_steal_pointer (&target);
          g_ptr_array_add (list, stale);
        }
    }

  return list;
}
