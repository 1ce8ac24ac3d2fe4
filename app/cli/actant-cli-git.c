/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli git-setup, merge-driver, textconv: what git calls, and how it is told to. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "store/actant-durable-file.h"
#include "store/actant-record-file.h"
#include "store/actant-study-folder.h"
#include "team/actant-git.h"
#include "team/actant-merge-bytes.h"
#include "team/actant-record-summary.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define MAX_FILE_BYTES (G_GINT64_CONSTANT (2) << 30)

/* How git is to call this program: by name where that finds it, else by path. */
static char *
find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *found = g_find_program_in_path ("actant-cli");
  g_autofree char *real = found != NULL ? actant_cli_dup_real_path (found) : NULL;

  if (self == NULL || g_strcmp0 (self, real) == 0)
    return g_strdup ("actant-cli");

  return g_shell_quote (self);
}

static int
run_setup (ActantCliArgs  *args,
           GError        **error)
{
  static const char * const known[] = { "undo", NULL };
  gboolean undo = actant_cli_args_has (args, "undo");
  g_autofree char *program = NULL;
  g_autofree char *root = NULL;

  if (!actant_cli_args_expect (args, known, 1, 1, error))
    return ACTANT_EXIT_FAILURE;
  root = actant_study_folder_find_root (args->words->pdata[0], NULL, error);
  if (root == NULL)
    return ACTANT_EXIT_FAILURE;

  program = find_program ();
  if (!(undo ? actant_git_undo_set_up (root, error) : actant_git_set_up (root, program, error)))
    return ACTANT_EXIT_FAILURE;

  if (!undo)
    g_print (_("%s/.gitattributes and this clone’s configuration are set; commit .gitattributes, and "
               "run this once in each clone\n"), root);
  return ACTANT_EXIT_FINE;
}

static const char * const setup_flags[] = { "undo", NULL };

const ActantCliCommand actant_cli_git_setup = {
  "git-setup",
  "actant-cli git-setup [--undo] PATH",
  N_("Have git merge and show annotations record by record"),
  N_("Writes which files are merged so into the study’s .gitattributes, to be committed, and the\n"
     "commands into this clone’s configuration, which each clone needs. Then git merge, rebase,\n"
     "cherry-pick and stash join what two people did in one file, and git diff and git log -p show\n"
     "a line a record. --undo takes back exactly what was written."),
  setup_flags,
  run_setup
};

static int
run_driver (ActantCliArgs  *args,
            GError        **error)
{
  static const char * const known[] = { NULL };
  g_autoptr(GBytes) base = NULL;
  g_autoptr(GBytes) ours = NULL;
  g_autoptr(GBytes) theirs = NULL;
  g_autoptr(GBytes) merged = NULL;
  g_autoptr(GError) failure = NULL;
  const char *name;
  guint n_clashes;

  if (!actant_cli_args_expect (args, known, 3, 4, error))
    return ACTANT_EXIT_FAILURE;

  /* Where there was no file git gives an empty one. */
  name = args->words->len > 3 ? args->words->pdata[3] : args->words->pdata[1];
  base = actant_durable_read (args->words->pdata[0], MAX_FILE_BYTES, &failure);
  if (base == NULL
      && !g_error_matches (failure, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return ACTANT_EXIT_FAILURE;
    }
  ours = actant_durable_read (args->words->pdata[1], MAX_FILE_BYTES, error);
  theirs = ours != NULL ? actant_durable_read (args->words->pdata[2], MAX_FILE_BYTES, error) : NULL;
  if (theirs == NULL
      || !actant_merge_bytes (base != NULL && g_bytes_get_size (base) > 0 ? base : NULL,
                              g_bytes_get_size (ours) > 0 ? ours : theirs,
                              g_bytes_get_size (theirs) > 0 ? theirs : ours, name, &merged,
                              &n_clashes, error))
    return ACTANT_EXIT_FAILURE;
  if (!g_bytes_equal (merged, ours)
      && !actant_durable_write (args->words->pdata[1], ours, merged, NULL, NULL, NULL, error))
    return ACTANT_EXIT_FAILURE;

  if (n_clashes == 0)
    return ACTANT_EXIT_FINE;
  g_printerr (ngettext ("%s: %u record was changed differently on both sides and has both versions; "
                        "settle it (actant-cli settle), then “git add”\n",
                        "%s: %u records were changed differently on both sides and have both "
                        "versions; settle them (actant-cli settle), then “git add”\n", n_clashes),
              name, n_clashes);
  return ACTANT_EXIT_FINDINGS;
}

static const char * const no_flags[] = { NULL };

const ActantCliCommand actant_cli_merge_driver = {
  "merge-driver",
  "actant-cli merge-driver BASE OURS THEIRS [NAME]",
  N_("Merge two versions of a file, called by git"),
  N_("Joins THEIRS into OURS record by record; where both changed a record since BASE, field by\n"
     "field. What cannot be put together is kept as versions of the record: exit 1, with a valid\n"
     "file. Input that cannot be read: exit 2, and OURS is as it was. “git-setup” has git call this."),
  no_flags,
  run_driver
};

static int
run_textconv (ActantCliArgs  *args,
              GError        **error)
{
  static const char * const known[] = { NULL };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(ActantRecordFile) file = NULL;
  g_autofree char *summary = NULL;

  if (!actant_cli_args_expect (args, known, 1, 1, error))
    return ACTANT_EXIT_FAILURE;
  bytes = actant_durable_read (args->words->pdata[0], MAX_FILE_BYTES, error);
  if (bytes == NULL)
    return ACTANT_EXIT_FAILURE;

  /* What is not ours, or is broken, is shown as it is: git has nothing else to show. */
  file = actant_record_file_read (bytes, args->words->pdata[0], NULL);
  if (file == NULL)
    {
      fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
      return ACTANT_EXIT_FINE;
    }

  summary = actant_record_file_dup_summary (file);
  g_print ("%s", summary);
  return ACTANT_EXIT_FINE;
}

const ActantCliCommand actant_cli_textconv = {
  "textconv",
  "actant-cli textconv FILE",
  N_("Print a file’s records, a line each, called by git"),
  N_("What git diff and git log -p show after “git-setup”. A file that cannot be read is printed as\n"
     "it is."),
  no_flags,
  run_textconv
};
