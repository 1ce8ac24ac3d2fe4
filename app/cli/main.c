/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli: the same studies without a window. One file a sub-command. */
#include "config.h"

#include "cli/actant-cli-command.h"
#include "session/actant-locale.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static const ActantCliCommand * const commands[] = {
  &actant_cli_new,
  &actant_cli_describe,
  &actant_cli_adjudicate,
  &actant_cli_agreement,
  &actant_cli_annotate,
  &actant_cli_add,
  &actant_cli_edit,
  &actant_cli_delete,
  &actant_cli_list,
  &actant_cli_check,
  &actant_cli_reanchor,
  &actant_cli_report,
  &actant_cli_correct_text,
  &actant_cli_stats,
  &actant_cli_suggest,
  &actant_cli_diff,
  &actant_cli_history,
  &actant_cli_recover,
  &actant_cli_join,
  &actant_cli_settle,
  &actant_cli_git_setup,
  &actant_cli_merge_driver,
  &actant_cli_textconv,
  &actant_cli_export,
  &actant_cli_import,
};

static void
print_commands (void)
{
  g_print (_("Usage: %s\n\n"), "actant-cli COMMAND …");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-12s %s\n", commands[i]->name, _(commands[i]->summary));
  g_print ("\n%s\n", _("“actant-cli COMMAND --help” explains a command. "
                       "Exit status: 0 fine, 1 findings, 2 wrong use or unreadable input."));
}

static void
print_help (const ActantCliCommand *command)
{
  g_print (_("Usage: %s\n\n"), command->usage);
  g_print ("%s\n", _(command->summary));
  if (command->help != NULL)
    g_print ("\n%s\n", _(command->help));
}

static const ActantCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

static gboolean
wants_help (int    argc,
            char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--help") == 0)
      return TRUE;

  return FALSE;
}

/* As UTF-8 whatever the locale: in another one GLib would print ? for what it lacks. */
static void
print_bytes (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_bytes (const char *text)
{
  fflush (stdout);
  fputs (text, stderr);
}

/* What was printed has arrived, or @status says that it has not. */
static int
finish_output (const char *name,
               int         status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  g_printerr (_("actant-cli %s: the output could not be written; is the disk full?\n"), name);
  return ACTANT_EXIT_FAILURE;
}

static int
run (const ActantCliCommand  *command,
     int                      argc,
     char                   **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantCliArgs) args = actant_cli_args_parse (argc, argv, command->flags, &error);
  int status = ACTANT_EXIT_FAILURE;

  if (args != NULL)
    status = command->run (args, &error);
  if (error == NULL)
    return finish_output (command->name, status);

  g_printerr ("actant-cli %s: %s\n", command->name, error->message);
  if (g_error_matches (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE))
    g_printerr (_("Usage: %s\n"), command->usage);
  return ACTANT_EXIT_FAILURE;
}

int
main (int    argc,
      char **argv)
{
  const ActantCliCommand *command;

  actant_locale_init ();
  g_set_print_handler (print_bytes);
  g_set_printerr_handler (print_error_bytes);

  if (argc < 2)
    {
      print_commands ();
      return ACTANT_EXIT_FAILURE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_commands ();
      return ACTANT_EXIT_FINE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("actant-cli %s\n", PACKAGE_VERSION);
      return ACTANT_EXIT_FINE;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_printerr (_("actant-cli: no command “%s”; “actant-cli --help” lists them\n"), argv[1]);
      return ACTANT_EXIT_FAILURE;
    }
  if (wants_help (argc - 1, argv + 1))
    {
      print_help (command);
      return finish_output (command->name, ACTANT_EXIT_FINE);
    }

  return run (command, argc - 1, argv + 1);
}
