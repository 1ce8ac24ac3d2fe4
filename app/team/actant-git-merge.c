/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merges that git did not finish, because the driver is not configured, failed or was killed.
 *
 * Without a driver git merges lines and leaves conflict markers; with one that fails it leaves our
 * file as it was. Either way the index has what both sides had, so nothing is lost as long as
 * nobody calls “git add”. */
#include "config.h"

#include "team/actant-git-merge.h"

#include "store/actant-durable-file.h"
#include "store/actant-study-folder.h"
#include "team/actant-git-private.h"
#include "team/actant-git.h"
#include "team/actant-join.h"
#include "team/actant-merge.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_FILE_BYTES (G_GINT64_CONSTANT (2) << 30)

void
actant_unmerged_free (ActantUnmerged *unmerged)
{
  g_free (unmerged->path);
  for (guint i = 0; i < G_N_ELEMENTS (unmerged->stages); i++)
    g_free (unmerged->stages[i]);
  g_free (unmerged);
}

static ActantRecordFile *
read_stage (const char            *folder,
            const ActantUnmerged  *unmerged,
            guint                  stage,
            GError               **error)
{
  const char *words[] = { "cat-file", "blob", unmerged->stages[stage], NULL };
  g_autoptr(GBytes) bytes = NULL;

  if (unmerged->stages[stage] == NULL || !_actant_git_run (folder, words, &bytes, error))
    return NULL;

  return actant_record_file_read (bytes, unmerged->path, error);
}

static ActantRecordFile *
read_worktree (const char            *folder,
               const ActantUnmerged  *unmerged,
               GBytes               **bytes)
{
  g_autofree char *path = g_build_filename (folder, unmerged->path, NULL);

  *bytes = actant_durable_read (path, MAX_FILE_BYTES, NULL);
  return *bytes != NULL ? actant_record_file_read (*bytes, unmerged->path, NULL) : NULL;
}

/* What the working tree lacks of the sides, by joining: whoever has seen a version has it. */
static void
find_missing (const char     *folder,
              ActantUnmerged *unmerged)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(ActantRecordFile) here = read_worktree (folder, unmerged, &bytes);

  unmerged->unreadable = here == NULL;
  for (guint i = 1; i <= 2 && here != NULL; i++)
    {
      g_autoptr(ActantRecordFile) side = read_stage (folder, unmerged, i, NULL);
      g_autoptr(ActantRecordFile) both =
        side != NULL ? actant_join_files (here, side, unmerged->path, NULL) : NULL;

      if (unmerged->stages[i] != NULL && both == NULL)
        unmerged->unreadable = TRUE;
      else if (both != NULL)
        unmerged->n_missing += actant_count_news (both, here);
    }
}

/* A line is "100644 OBJECT STAGE<TAB>PATH". */
static void
add_line (GPtrArray  *found,
          const char *line)
{
  const char *path = strchr (line, '\t');
  g_auto(GStrv) words = path != NULL ? g_strsplit_set (line, " \t", 4) : NULL;
  g_autofree char *base = NULL;
  ActantUnmerged *last = found->len > 0 ? found->pdata[found->len - 1] : NULL;
  guint stage;

  if (words == NULL || g_strv_length (words) < 4)
    return;
  path++;
  base = g_path_get_basename (path);
  stage = g_ascii_strtoull (words[2], NULL, 10);
  if (stage < 1 || stage > 3
      || (!actant_annotation_path_split (base, NULL, NULL) && !actant_study_path_split (base, NULL)))
    return;

  if (last == NULL || strcmp (last->path, path) != 0)
    {
      last = g_new0 (ActantUnmerged, 1);
      last->path = g_strdup (path);
      g_ptr_array_add (found, last);
    }
  g_free (last->stages[stage - 1]);
  last->stages[stage - 1] = g_strdup (words[1]);
}

/**
 * actant_git_find_unmerged:
 * @folder: a study's folder
 *
 * Asks git for merges that it has not finished. Blocks while git answers; outside a repository, or
 * without git, there are none and no process is started.
 *
 * Returns: (transfer full) (nullable) (element-type ActantUnmerged): the files of ours, by path
 */
GPtrArray *
actant_git_find_unmerged (const char  *folder,
                          GError     **error)
{
  static const char * const words[] = { "ls-files", "-u", "-z", NULL };
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_unmerged_free);
  g_autofree char *root = actant_git_find_repository (folder);
  g_autofree char *git = g_find_program_in_path ("git");
  g_autoptr(GBytes) output = NULL;
  const char *line;
  const char *end;
  gsize length;

  if (root == NULL || git == NULL)
    return g_steal_pointer (&found);
  if (!_actant_git_run (folder, words, &output, error))
    return NULL;

  line = g_bytes_get_data (output, &length);
  end = line + length;
  for (; line != NULL && line < end; line += strlen (line) + 1)
    add_line (found, line);
  for (guint i = 0; i < found->len; i++)
    find_missing (folder, found->pdata[i]);

  return g_steal_pointer (&found);
}

/* Both sides with what they come from, and what is in the folder when it can be read. */
static ActantRecordFile *
merge_stages (const char            *folder,
              const ActantUnmerged  *unmerged,
              GBytes               **there,
              GError               **error)
{
  g_autoptr(ActantRecordFile) base = read_stage (folder, unmerged, 0, NULL);
  g_autoptr(ActantRecordFile) ours = NULL;
  g_autoptr(ActantRecordFile) theirs = NULL;
  g_autoptr(ActantRecordFile) here = read_worktree (folder, unmerged, there);
  g_autoptr(ActantRecordFile) merged = NULL;

  if ((unmerged->stages[1] != NULL && (ours = read_stage (folder, unmerged, 1, error)) == NULL)
      || (unmerged->stages[2] != NULL && (theirs = read_stage (folder, unmerged, 2, error)) == NULL))
    return NULL;
  if (ours == NULL || theirs == NULL)
    {
      /* One side deleted the file: absence never means deletion. */
      merged = ours != NULL ? g_steal_pointer (&ours) : g_steal_pointer (&theirs);
      if (merged == NULL)
        {
          g_set_error (error, ACTANT_GIT_ERROR, ACTANT_GIT_ERROR_FAILED,
                       _("%s: both sides deleted it"), unmerged->path);
          return NULL;
        }
    }
  else
    merged = actant_merge_files (ACTANT_MERGE_BASE_ANCESTOR, base, ours, theirs, unmerged->path,
                                 error);
  if (merged == NULL || here == NULL)
    return g_steal_pointer (&merged);

  return actant_join_files (merged, here, unmerged->path, error);
}

/**
 * actant_git_finish_merge:
 * @folder: the folder that actant_git_find_unmerged() was asked for
 * @unmerged: what it found
 * @n_clashes: (out): how many records are left with versions, to be settled
 *
 * Merges what the index has of both sides into the file in the folder, with what was changed there
 * since. Without a clash the file is then added, so that the merge can be committed; with one that
 * is left to whoever settles it.
 *
 * Returns: whether everything is in the file and on the disk
 */
gboolean
actant_git_finish_merge (const char            *folder,
                         const ActantUnmerged  *unmerged,
                         guint                 *n_clashes,
                         GError               **error)
{
  g_autofree char *path = g_build_filename (folder, unmerged->path, NULL);
  g_autoptr(GBytes) there = NULL;
  g_autoptr(ActantRecordFile) merged = merge_stages (folder, unmerged, &there, error);
  g_autoptr(GBytes) bytes = NULL;
  const char *add[] = { "add", "--", unmerged->path, NULL };

  if (merged == NULL)
    return FALSE;
  if (merged->version > ACTANT_FILE_VERSION)
    {
      g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_FORMAT,
                   _("%s was written by a newer Actant; update this one"), unmerged->path);
      return FALSE;
    }

  *n_clashes = actant_count_clashes (merged);
  bytes = actant_record_file_write (merged);
  if (!actant_durable_write (path, there, bytes, NULL, NULL, NULL, error))
    return FALSE;

  return *n_clashes > 0 || _actant_git_run (folder, add, NULL, error);
}
