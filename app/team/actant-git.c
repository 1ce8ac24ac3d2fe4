/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling git how files of ours are merged and shown: attributes, which are committed, and the
 * configuration of one's own clone, which is not. */
#include "config.h"

#include "team/actant-git-private.h"
#include "team/actant-git.h"

#include "store/actant-durable-file.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (actant-git-error-quark, actant_git_error)

#define ATTRIBUTES_MAX (1 << 20)

/* Our lines in .gitattributes. The second title says that the file did not end with a line end, so
 * that undoing gives it back as it was. */
#define TITLE "# Actant: merge and show record by record (actant-cli git-setup)\n"
#define TITLE_AFTER_NO_END "# Actant: merge and show record by record (actant-cli git-setup).\n"
#define LINES \
  "*.annotations.json merge=actant diff=actant text eol=lf\n" \
  "study.*.json merge=actant diff=actant text eol=lf\n"

static char *
dup_text (GBytes *bytes)
{
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL ? g_strndup (data, length) : g_strdup ("");
}

gboolean
_actant_git_run (const char          *folder,
                 const char * const  *words,
                 GBytes             **output,
                 GError             **error)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) printed = NULL;
  g_autoptr(GBytes) said = NULL;
  g_autofree char *message = NULL;

  g_ptr_array_add (argv, (char *) "git");
  g_ptr_array_add (argv, (char *) "--literal-pathspecs");
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) words[i]);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_set_cwd (launcher, folder);
  g_subprocess_launcher_setenv (launcher, "GIT_TERMINAL_PROMPT", "0", TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);

  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv->pdata, NULL);
  if (process == NULL)
    {
      g_set_error_literal (error, ACTANT_GIT_ERROR, ACTANT_GIT_ERROR_MISSING,
                           _("the program “git” is not there; install it"));
      return FALSE;
    }
  if (!g_subprocess_communicate (process, NULL, NULL, &printed, &said, error))
    return FALSE;
  if (!g_subprocess_get_successful (process))
    {
      message = dup_text (said);
      g_set_error (error, ACTANT_GIT_ERROR, ACTANT_GIT_ERROR_FAILED, "git %s: %s", words[0],
                   g_strchomp (message));
      return FALSE;
    }

  if (output != NULL)
    *output = g_steal_pointer (&printed);
  return TRUE;
}

/**
 * actant_git_find_repository:
 * @path: a file or folder
 *
 * Looks upwards for a git repository, without asking git.
 *
 * Returns: (transfer full) (nullable): the top folder of its working tree
 */
char *
actant_git_find_repository (const char *path)
{
  g_autofree char *folder = g_canonicalize_filename (path, NULL);

  while (TRUE)
    {
      g_autofree char *git = g_build_filename (folder, ".git", NULL);
      g_autofree char *parent = g_path_get_dirname (folder);

      if (g_file_test (git, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&folder);
      if (strcmp (parent, folder) == 0)
        return NULL;
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
}

static gboolean
check_repository (const char  *folder,
                  GError     **error)
{
  g_autofree char *root = actant_git_find_repository (folder);

  if (root != NULL)
    return TRUE;

  g_set_error (error, ACTANT_GIT_ERROR, ACTANT_GIT_ERROR_MISSING,
               _("%s is in no git repository; “git init” makes one"), folder);
  return FALSE;
}

/* The attributes file, @bytes NULL when there is none. */
static gboolean
read_attributes (const char  *path,
                 GBytes     **bytes,
                 GError     **error)
{
  g_autoptr(GError) failure = NULL;

  *bytes = actant_durable_read (path, ATTRIBUTES_MAX, &failure);
  if (*bytes != NULL || g_error_matches (failure, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static char *
find_block (const char *text,
            gsize      *length,
            gboolean   *after_no_end)
{
  char *block = strstr (text, TITLE LINES);

  *after_no_end = FALSE;
  *length = strlen (TITLE LINES);
  if (block == NULL && (block = strstr (text, "\n" TITLE_AFTER_NO_END LINES)) != NULL)
    {
      *after_no_end = TRUE;
      *length = strlen ("\n" TITLE_AFTER_NO_END LINES);
    }

  return block;
}

static gboolean
add_attributes (const char  *path,
                GError     **error)
{
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;
  g_autofree char *text = NULL;
  gboolean after_no_end;
  gsize length;

  if (!read_attributes (path, &before, error))
    return FALSE;
  text = dup_text (before);
  if (find_block (text, &length, &after_no_end) != NULL)
    return TRUE;

  if (*text == '\0' || g_str_has_suffix (text, "\n"))
    after = g_bytes_new_take (g_strconcat (text, TITLE LINES, NULL),
                              strlen (text) + strlen (TITLE LINES));
  else
    after = g_bytes_new_take (g_strconcat (text, "\n" TITLE_AFTER_NO_END LINES, NULL),
                              strlen (text) + strlen ("\n" TITLE_AFTER_NO_END LINES));
  return actant_durable_write (path, before, after, NULL, NULL, NULL, error);
}

/* Takes our lines out; a file that has nothing else goes with them. */
static gboolean
remove_attributes (const char  *path,
                   GError     **error)
{
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  char *block;
  char *rest;
  gboolean after_no_end;
  gsize length;

  if (!read_attributes (path, &before, error))
    return FALSE;
  if (before == NULL)
    return TRUE;
  text = dup_text (before);
  block = find_block (text, &length, &after_no_end);
  if (block == NULL)
    return TRUE;

  rest = block + length;
  memmove (block, rest, strlen (rest) + 1);
  if (*text == '\0' && !after_no_end)
    return g_file_delete (file, NULL, error);
  after = g_bytes_new (text, strlen (text));
  return actant_durable_write (path, before, after, NULL, NULL, NULL, error);
}

static gboolean
set_config (const char  *folder,
            const char  *key,
            const char  *value,
            GError     **error)
{
  const char *words[] = { "config", "--local", key, value, NULL };

  return _actant_git_run (folder, words, NULL, error);
}

/* A key that is not set is no error. */
static gboolean
unset_config (const char  *folder,
              const char  *key,
              GError     **error)
{
  const char *get[] = { "config", "--local", "--get", key, NULL };
  const char *unset[] = { "config", "--local", "--unset-all", key, NULL };

  return !_actant_git_run (folder, get, NULL, NULL) || _actant_git_run (folder, unset, NULL, error);
}

/**
 * actant_git_set_up:
 * @folder: a study's folder in a working tree
 * @program: how git is to call actant-cli, as a shell would
 *
 * Writes the attributes into the folder's .gitattributes and the driver that they name into the
 * clone's configuration. Doing it again changes nothing.
 *
 * Returns: whether both are there
 */
gboolean
actant_git_set_up (const char  *folder,
                   const char  *program,
                   GError     **error)
{
  g_autofree char *attributes = g_build_filename (folder, ".gitattributes", NULL);
  g_autofree char *driver = g_strconcat (program, " merge-driver %O %A %B %P", NULL);
  g_autofree char *textconv = g_strconcat (program, " textconv", NULL);

  return check_repository (folder, error)
         && set_config (folder, "merge.actant.name", "Actant: join record by record", error)
         && set_config (folder, "merge.actant.driver", driver, error)
         && set_config (folder, "diff.actant.textconv", textconv, error)
         && add_attributes (attributes, error);
}

/**
 * actant_git_undo_set_up:
 * @folder: a study's folder in a working tree
 *
 * Takes back what actant_git_set_up() wrote, and nothing else.
 *
 * Returns: whether it is gone
 */
gboolean
actant_git_undo_set_up (const char  *folder,
                        GError     **error)
{
  g_autofree char *attributes = g_build_filename (folder, ".gitattributes", NULL);

  return check_repository (folder, error)
         && remove_attributes (attributes, error)
         && unset_config (folder, "merge.actant.name", error)
         && unset_config (folder, "merge.actant.driver", error)
         && unset_config (folder, "diff.actant.textconv", error);
}
