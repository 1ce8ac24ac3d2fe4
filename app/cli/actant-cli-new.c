/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli new: begins a study in a folder, or joins one as a new coder. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* A study inside a study would hide from the outer one what it holds. */
static gboolean
check_root (ActantSession  *session,
            const char     *folder,
            GError        **error)
{
  g_autofree char *real = actant_cli_dup_real_path (folder);
  g_autofree char *root = actant_cli_dup_real_path (actant_session_get_root (session));

  if (strcmp (real, root) == 0)
    return TRUE;

  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
               _("%s lies inside the study in %s; begin a study elsewhere"),
               folder, actant_session_get_root (session));
  return FALSE;
}

/* The outermost folder of @path that is not there yet; NULL when all are. */
static char *
find_missing (const char *path)
{
  g_autofree char *missing = NULL;
  char *folder = g_canonicalize_filename (path, NULL);

  while (!g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      g_free (missing);
      missing = folder;
      folder = g_path_get_dirname (missing);
    }
  g_free (folder);

  return g_steal_pointer (&missing);
}

/* Removes the empty folder @path and those above it, up to @outermost. */
static void
remove_made (const char *path,
             const char *outermost)
{
  char *folder = g_canonicalize_filename (path, NULL);

  while (outermost != NULL && strlen (folder) >= strlen (outermost) && g_rmdir (folder) == 0)
    {
      char *above = g_path_get_dirname (folder);

      g_free (folder);
      folder = above;
    }
  g_free (folder);
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "coder", "title", "name", NULL };
  g_autofree char *coder = actant_cli_dup_coder (args);
  g_autofree char *missing = NULL;
  g_autoptr(ActantSession) session = NULL;
  const char *folder;

  if (!actant_cli_args_expect (args, known, 1, 1, error))
    return ACTANT_EXIT_FAILURE;

  folder = args->words->pdata[0];
  missing = find_missing (folder);
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("%s cannot be made: %s"), folder, g_strerror (errno));
      return ACTANT_EXIT_FAILURE;
    }

  session = actant_session_open (folder, coder, actant_cli_args_get (args, "name"), NULL, error);
  if (session == NULL
      || !check_root (session, folder, error)
      || !actant_session_introduce (session, actant_cli_args_get (args, "title"), error)
      || !actant_session_save (session, error))
    {
      remove_made (folder, missing);
      return ACTANT_EXIT_FAILURE;
    }

  g_print ("%s/study.%s.json\n", actant_session_get_root (session), coder);
  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { NULL };

const ActantCliCommand actant_cli_new = {
  "new",
  "actant-cli new FOLDER [--coder SLUG] [--name NAME] [--title TITLE]",
  N_("Begin a study in a folder, or join one as a new coder"),
  N_("The folder is made when it is not there. --coder is a short name of a–z, 0–9 and -\n"
     "(default: the login name), --name the full one. Prints the study file's path."),
  flags,
  run
};
