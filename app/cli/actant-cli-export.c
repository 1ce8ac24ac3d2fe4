/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli export: a coded dataset in another format. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "exchange/actant-exporter.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

static const ActantExportFormat *
find_format (const ActantCliArgs  *args,
             GError              **error)
{
  const char *name = actant_cli_args_get (args, "format");
  const ActantExportFormat *format = name != NULL ? actant_export_find_format (name) : NULL;
  g_autoptr(GString) names = NULL;
  const ActantExportFormat *formats;
  guint n;

  if (format != NULL)
    return format;

  names = g_string_new (NULL);
  formats = actant_export_get_formats (&n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i].name);
  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
               _("--format must be one of: %s"), names->str);
  return NULL;
}

static gboolean
copy_to_output (const char  *path,
                GError     **error)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return FALSE;

  fwrite (contents, 1, length, stdout);
  return TRUE;   /* main() tells what did not arrive */
}

/* A dataset without a colleague's codebook would be a wrong one. */
static gboolean
check_complete (ActantSession  *session,
                GError        **error)
{
  GPtrArray *problems = actant_session_get_problems (session);

  if (problems->len == 0)
    return TRUE;

  g_set_error_literal (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT, problems->pdata[0]);
  return FALSE;
}

/* What the export will lack: see actant_cli_tell_left_out(). */
static void
tell_left_out (ActantSession *session,
               GPtrArray     *texts,
               const char    *coder)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) sets = actant_cli_collect_sets (session, texts, coder, problems);

  actant_cli_tell_left_out (session, texts, sets);
}

/* Formats of one text file go to standard output when no --output says where. */
static gboolean
write_to_output (const ActantExportFormat  *format,
                 ActantExportData          *data,
                 ActantWork                *work,
                 GError                   **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  gboolean done;

  if (format->extension == NULL || g_str_equal (format->extension, "xlsx"))
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   format->extension == NULL ? _("--output must name a folder for format %s")
                                             : _("--output must name a file for format %s"), format->name);
      return FALSE;
    }

  folder = g_dir_make_tmp ("actant-XXXXXX", error);
  if (folder == NULL)
    return FALSE;

  path = g_strdup_printf ("%s/export.%s", folder, format->extension);
  done = actant_export_write (format, data, path, work, error)
         && copy_to_output (path, error);
  g_unlink (path);
  g_rmdir (folder);
  return done;
}

/* What --output names; "-" is the standard output, which is the default. */
static const char *
get_output (const ActantCliArgs *args)
{
  const char *output = actant_cli_args_get (args, "output");

  return g_strcmp0 (output, "-") != 0 ? output : NULL;
}

/* An empty name would be that of the current folder. */
static gboolean
check_output (const char  *output,
              GError     **error)
{
  if (output == NULL || *output != '\0')
    return TRUE;

  g_set_error_literal (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE, _("--output is empty"));
  return FALSE;
}

static sigset_t
get_signals (void)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);

  return signals;
}

static gpointer
wait_for_signal (gpointer work)
{
  sigset_t signals = get_signals ();
  int number;

  if (sigwait (&signals, &number) == 0)
    actant_work_cancel (work);
  /* Who cannot wait for it asks again. */
  if (sigwait (&signals, &number) == 0)
    _exit (128 + number);

  return NULL;
}

/* Ctrl+C ends the writing as Cancel does in the window: with nothing left behind. To be called
 * before there are other threads, which would get the signal otherwise. */
static void
cancel_on_signal (ActantWork *work)
{
  sigset_t signals = get_signals ();

  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signal, g_object_ref (work)));
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "format", "coder", "output", "spreadsheet", NULL };
  g_autofree char *coder = actant_cli_dup_read_coder (args);
  const char *coders[] = { coder, NULL };
  const char *output = get_output (args);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(ActantWork) work = actant_work_new (NULL);
  const ActantExportFormat *format;
  ActantExportOptions options = { NULL };
  gboolean done;

  cancel_on_signal (work);
  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error)
      || (format = find_format (args, error)) == NULL
      || !check_output (output, error)
      || (session = actant_cli_open_all (args, args->words, texts, error)) == NULL
      || !check_complete (session, error))
    return ACTANT_EXIT_FAILURE;

  options.coders = coders[0] != NULL ? coders : NULL;
  options.spreadsheet = actant_cli_args_has (args, "spreadsheet");
  tell_left_out (session, texts, coder);
  g_ptr_array_add (texts, NULL);
  if (texts->len > 1)
    options.texts = (const char * const *) texts->pdata;
  data = actant_export_data_new (session, &options, error);
  if (data == NULL)
    return ACTANT_EXIT_FAILURE;

  done = output != NULL ? actant_export_write (format, data, output, work, error)
                        : write_to_output (format, data, work, error);
  return done ? ACTANT_EXIT_FINE : ACTANT_EXIT_FAILURE;
}

static const char * const flags[] = { "spreadsheet", NULL };

const ActantCliCommand actant_cli_export = {
  "export",
  "actant-cli export --format FORMAT [--coder SLUG] [--output OUTPUT] [--spreadsheet] PATH…",
  N_("Write a coded dataset: csv, xlsx, jsonl, html, webannotation, codebook-csv"),
  N_("csv writes a folder of tables with a datapackage.json. Without --output, jsonl, html,\n"
     "webannotation and codebook-csv go to standard output. --spreadsheet makes CSV start with a\n"
     "byte order mark and guards cells that a spreadsheet would take for formulas."),
  flags,
  run
};
