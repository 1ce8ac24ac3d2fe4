/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving elsewhere what cannot be saved in its place. */
#include "config.h"

#include "session/actant-recovery.h"
#include "session/actant-session-private.h"
#include "store/actant-durable-file.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Writes one set as it is in memory below @folder. */
static gboolean
copy_set (ActantAnnotationSet  *set,
          const char           *folder,
          GError              **error)
{
  g_autofree char *path = g_build_filename (folder, set->path, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr(ActantRecordFile) file = _actant_annotation_set_snapshot (set);
  g_autoptr(ActantPieces) pieces = actant_record_file_write_pieces (file);

  g_mkdir_with_parents (parent, 0777);   /* a failure shows when the file is written */
  return actant_durable_write_pieces (path, NULL, pieces, NULL, NULL, NULL, error);
}

/**
 * actant_session_save_copy:
 * @self: a session
 * @folder: absolute path of another folder
 *
 * Writes every file that has unsaved changes, as it is in memory, to its place below @folder. The
 * session goes on trying to save the study itself. A file that is there already is not written
 * over.
 *
 * Returns: whether all copies are on the disk
 */
gboolean
actant_session_save_copy (ActantSession  *self,
                          const char     *folder,
                          GError        **error)
{
  GHashTableIter iter;
  gpointer set;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && folder != NULL, FALSE);

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    if (_actant_annotation_set_is_dirty (set) && !copy_set (set, folder, error))
      return FALSE;

  return TRUE;
}
