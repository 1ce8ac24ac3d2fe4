/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli recover: what sessions that ended without saving left in their journals. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "session/actant-recovery.h"
#include "store/actant-journal-file.h"
#include "store/actant-study-folder.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* ---- --list ---- */

/* One line of a journal that holds something. Returns: whether it could be recovered now. */
static gboolean
print_journal (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantJournalFile) file = actant_journal_file_read (path, TRUE, &error);
  gboolean running = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  guint n;

  if (running)
    file = actant_journal_file_read (path, FALSE, NULL);
  if (file == NULL)
    {
      g_printerr ("actant-cli recover: %s\n", error->message);
      return FALSE;
    }
  n = actant_journal_file_count (file);
  if (n == 0)
    return FALSE;

  g_print ("%s\t%s\t%u\t%s\n", file->root != NULL ? file->root : path,
           file->coder != NULL ? file->coder : "", n, running ? "running" : "ended");
  return !running;
}

static int
list (const char *root)
{
  g_autoptr(GPtrArray) paths = actant_journal_list (root, ACTANT_JOURNAL_SUFFIX);
  gboolean found = FALSE;

  g_print ("study\tcoder\tchanges\tsession\n");
  for (guint i = 0; i < paths->len; i++)
    found |= print_journal (paths->pdata[i]);

  return found ? ACTANT_EXIT_FINDINGS : ACTANT_EXIT_FINE;
}

/* ---- Recovering ---- */

/* The coders who left journals in the study. */
static GPtrArray *
collect_coders (const char *root)
{
  g_autoptr(GPtrArray) paths = actant_journal_list (root, ACTANT_JOURNAL_SUFFIX);
  GPtrArray *coders = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(ActantJournalFile) file = actant_journal_file_read (paths->pdata[i], FALSE, NULL);

      if (file != NULL && file->coder != NULL && actant_slug_is_valid (file->coder)
          && !g_ptr_array_find_with_equal_func (coders, file->coder, g_str_equal, NULL))
        g_ptr_array_add (coders, g_strdup (file->coder));
    }

  return coders;
}

/* Brings back one coder's changes, made when the study was at @from, and saves them. */
static gboolean
recover (const char  *root,
         const char  *from,
         const char  *coder,
         gboolean    *complete,
         GError     **error)
{
  g_autoptr(ActantSession) session = actant_session_open (root, coder, NULL, NULL, error);
  g_autoptr(ActantRecovery) recovery = NULL;

  if (session == NULL)
    return FALSE;

  actant_session_start_journal (session);
  recovery = actant_session_recover_from (session, from);
  for (guint i = 0; i < recovery->problems->len; i++)
    g_printerr ("actant-cli recover: %s\n", (const char *) recovery->problems->pdata[i]);
  *complete &= recovery->problems->len == 0;
  if (!actant_session_save (session, error))
    return FALSE;

  if (recovery->n_changes > 0)
    g_print (ngettext ("%s: %u change of %s came back\n", "%s: %u changes until %s came back\n",
                       recovery->n_changes),
             coder, recovery->n_changes, recovery->until);
  return TRUE;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "coder", "from", "list", NULL };
  gboolean lists = actant_cli_args_has (args, "list");
  const char *coder = actant_cli_args_get (args, "coder");
  const char *from = actant_cli_args_get (args, "from");
  g_autofree char *root = NULL;
  g_autoptr(GPtrArray) coders = NULL;
  gboolean complete = TRUE;

  if (!actant_cli_args_expect (args, known, lists ? 0 : 1, 1, error))
    return ACTANT_EXIT_FAILURE;
  if (args->words->len > 0)
    {
      root = actant_study_folder_find_root (args->words->pdata[0], NULL, error);
      if (root == NULL)
        return ACTANT_EXIT_FAILURE;
    }
  if (lists)
    return list (root);

  if (from == NULL)
    from = root;
  coders = collect_coders (from);
  for (guint i = 0; i < coders->len; i++)
    if ((coder == NULL || g_str_equal (coder, coders->pdata[i]))
        && !recover (root, from, coders->pdata[i], &complete, error))
      return ACTANT_EXIT_FAILURE;

  return complete ? ACTANT_EXIT_FINE : ACTANT_EXIT_FINDINGS;
}

static const char * const flags[] = { "list", NULL };

const ActantCliCommand actant_cli_recover = {
  "recover",
  "actant-cli recover [--coder SLUG] [--from FOLDER] PATH | --list [PATH]",
  N_("Bring back changes that were not saved when Actant ended"),
  N_("The window writes every change, and what is being typed, into a journal on this computer at\n"
     "once. Opening the study in the window brings back what no save took; this command does the\n"
     "same for all coders, or for one, and saves it. Nothing is lost when it is called again, and a\n"
     "session that still runs keeps its journal. --from names the folder as --list shows it when the\n"
     "study was moved since.\n"
     "--list shows what could be brought back, of one study or of all: the study's folder, the\n"
     "coder, the number of changes, and whether the session has ended; exits 1 when one has."),
  flags,
  run
};
