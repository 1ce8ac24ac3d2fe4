/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One look at a study's folder: which files are others than the session knows. */
#include "session/actant-live-look.h"

#include "store/actant-io-private.h"
#include "team/actant-conflict-copy.h"
#include "team/actant-git-merge.h"

#include <errno.h>
#include <string.h>

#define MAX_FILE_BYTES (G_GINT64_CONSTANT (2) << 30)
#define NANOSECONDS G_GINT64_CONSTANT (1000000000)

static void
free_file (gpointer data)
{
  ActantLiveFile *file = data;

  g_clear_pointer (&file->base, actant_pieces_unref);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_clear_error (&file->error);
  g_free (file);
}

/**
 * actant_live_look_new:
 * @root: absolute path of a study's folder
 * @single: (nullable): the only text to list
 * @stamps: (nullable) (transfer full): of an earlier look
 *
 * Returns: (transfer full): a look to run
 */
ActantLiveLook *
actant_live_look_new (const char *root,
                      const char *single,
                      GHashTable *stamps)
{
  ActantLiveLook *look = g_new0 (ActantLiveLook, 1);

  look->root = g_strdup (root);
  look->single = g_strdup (single);
  look->files = g_ptr_array_new_with_free_func (free_file);
  look->stamps = stamps;
  look->touched = g_ptr_array_new_with_free_func (g_free);

  return look;
}

void
actant_live_look_free (ActantLiveLook *look)
{
  g_free (look->root);
  g_free (look->single);
  g_ptr_array_unref (look->files);
  g_clear_pointer (&look->stamps, g_hash_table_unref);
  g_ptr_array_unref (look->touched);
  g_clear_pointer (&look->folder, actant_study_folder_free);
  g_clear_pointer (&look->copies, g_ptr_array_unref);
  g_clear_pointer (&look->unmerged, g_ptr_array_unref);
  g_free (look);
}

/**
 * actant_live_look_add:
 * @path: of a file below the root, interned
 * @base: (nullable): what was last read or written there
 * @seen: (nullable): the stamp of a content that was dealt with already
 */
void
actant_live_look_add (ActantLiveLook        *look,
                      const char            *path,
                      ActantPieces          *base,
                      const ActantFileStamp *seen)
{
  ActantLiveFile *file = g_new0 (ActantLiveFile, 1);

  file->path = path;
  file->base = base != NULL ? actant_pieces_ref (base) : NULL;
  if (seen != NULL)
    file->seen = *seen;
  g_ptr_array_add (look->files, file);
}

static void
take_stamp (const struct stat *status,
            ActantFileStamp   *stamp)
{
  stamp->device = status->st_dev;
  stamp->inode = status->st_ino;
  stamp->size = (guint64) status->st_size;
  stamp->modified = status->st_mtim.tv_sec * NANOSECONDS + status->st_mtim.tv_nsec;
  stamp->changed = status->st_ctim.tv_sec * NANOSECONDS + status->st_ctim.tv_nsec;
}

static gboolean
is_base (ActantPieces *base,
         GBytes       *bytes)
{
  ActantPiecesCursor cursor;

  if (base == NULL || actant_pieces_get_length (base) != g_bytes_get_size (bytes))
    return FALSE;

  actant_pieces_start (base, &cursor);
  return actant_pieces_compare (&cursor, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Reads the file only if it does not look as it did. */
static void
compare (const char     *root,
         ActantLiveFile *file)
{
  g_autofree char *path = g_build_filename (root, file->path, NULL);
  g_autoptr(GBytes) bytes = NULL;
  struct stat status;

  if (_actant_io.fstatat (AT_FDCWD, path, &status, 0) != 0)
    {
      file->gone = errno == ENOENT || errno == ENOTDIR;
      return;
    }
  take_stamp (&status, &file->stamp);
  file->same = file->base != NULL && actant_pieces_has_stamp (file->base, &file->stamp);
  if (file->same || memcmp (&file->stamp, &file->seen, sizeof file->seen) == 0)
    return;

  bytes = actant_durable_read_stamped (path, MAX_FILE_BYTES, &file->stamp, &file->error);
  file->same = bytes != NULL && is_base (file->base, bytes);
  if (bytes != NULL && !file->same)
    file->bytes = g_steal_pointer (&bytes);
}

/* Which annotation files are others than at the last look, whether in memory or not. */
static void
compare_stamps (ActantLiveLook *look)
{
  GPtrArray *annotations = look->folder->annotations;
  gboolean first = look->stamps == NULL;

  if (first)
    look->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < annotations->len; i++)
    {
      g_autofree char *path = g_build_filename (look->root, annotations->pdata[i], NULL);
      const ActantFileStamp *before = g_hash_table_lookup (look->stamps, annotations->pdata[i]);
      ActantFileStamp now = { 0 };
      struct stat status;

      if (_actant_io.fstatat (AT_FDCWD, path, &status, 0) != 0)
        continue;
      take_stamp (&status, &now);
      if (before != NULL && memcmp (before, &now, sizeof now) == 0)
        continue;
      if (!first)
        g_ptr_array_add (look->touched, g_strdup (annotations->pdata[i]));
      g_hash_table_replace (look->stamps, g_strdup (annotations->pdata[i]),
                            g_memdup2 (&now, sizeof now));
    }
}

static void
look_for_copies (ActantLiveLook *look)
{
  look->copies = actant_conflict_copies_find (look->root);
  for (guint i = 0; i < look->copies->len; i++)
    look->n_copied += actant_conflict_copy_count_news (look->copies->pdata[i], look->root);
}

/**
 * actant_live_look_run:
 * @look: a look, run once
 *
 * Fills in the results. Blocks; made for a thread.
 */
void
actant_live_look_run (ActantLiveLook *look)
{
  g_autofree char *start = g_build_filename (look->root, look->single, NULL);

  look->folder = actant_study_folder_scan (start, NULL);
  if (look->folder != NULL)
    compare_stamps (look);
  for (guint i = 0; i < look->files->len; i++)
    compare (look->root, look->files->pdata[i]);
  look_for_copies (look);
  if (look->check_git)
    look->unmerged = actant_git_find_unmerged (look->root, NULL);
}
