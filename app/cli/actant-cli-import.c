/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli import: annotations that another program wrote, and codebooks. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "exchange/actant-importer.h"

#include <glib/gi18n.h>

static const ActantImportFormat *
find_format (const ActantCliArgs  *args,
             GError              **error)
{
  const char *name = actant_cli_args_get (args, "format");
  const ActantImportFormat *format = name != NULL ? actant_import_find_format (name) : NULL;
  g_autoptr(GString) names = NULL;
  const ActantImportFormat *formats;
  guint n;

  if (format != NULL)
    return format;

  names = g_string_new (NULL);
  formats = actant_import_get_formats (&n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i].name);
  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
               _("--format must be one of: %s"), names->str);
  return NULL;
}

static void
print_report (const char               *path,
              const ActantImportFormat *format,
              const ActantImportReport *report)
{
  const guint *n = report->n;

  if (report->note != NULL)
    g_print ("%s: %s\n", path, report->note);
  for (guint i = 0; i < report->lines->len; i++)
    {
      const ActantImportLine *line = report->lines->pdata[i];
      g_autofree char *name = actant_cli_dup_cell (line->name);
      g_autofree char *text = actant_cli_dup_cell (line->text);
      g_autofree char *message = actant_cli_dup_cell (line->message);

      g_print ("%s\t%s\t%s\t%s\n", actant_import_outcome_get_name (line->outcome), name, text,
               message);
    }
  if (format->takes_texts)
    g_print (_("%s: %u placed, %u moved, %u discarded\n"), path, n[ACTANT_IMPORT_PLACED],
             n[ACTANT_IMPORT_MOVED], n[ACTANT_IMPORT_DISCARDED]);
  else
    g_print (_("%s: %u added, %u updated, %u unchanged, %u discarded\n"), path,
             n[ACTANT_IMPORT_ADDED], n[ACTANT_IMPORT_UPDATED], n[ACTANT_IMPORT_UNCHANGED],
             n[ACTANT_IMPORT_DISCARDED]);
}

/* Each file is one action. Returns: whether everything in it found a place. */
static gboolean
import_file (ActantSession             *session,
             const ActantImportFormat  *format,
             const char                *path,
             const ActantImportOptions *options,
             gboolean                  *complete,
             GError                   **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Import"));
  g_autoptr(ActantImportReport) report = format->func (session, path, options, edit, error);

  if (report == NULL)
    return FALSE;

  /* Nothing is said to be placed before it is. */
  if (!actant_cli_commit (session, edit, error))
    return FALSE;

  print_report (path, format, report);
  *complete &= report->n[ACTANT_IMPORT_DISCARDED] == 0;
  return TRUE;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "format", "coder", "into", "partial", NULL };
  const char *into = actant_cli_args_get (args, "into");
  g_autoptr(ActantSession) session = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  ActantImportOptions options = { NULL };
  const ActantImportFormat *format;
  gboolean complete = TRUE;

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error)
      || (format = find_format (args, error)) == NULL)
    return ACTANT_EXIT_FAILURE;

  folder = into != NULL ? g_strdup (into) : g_path_get_dirname (args->words->pdata[0]);
  session = actant_cli_open (args, folder, error);
  if (session == NULL)
    return ACTANT_EXIT_FAILURE;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR)
      && (text = actant_cli_find_text (session, folder, error)) == NULL)
    return ACTANT_EXIT_FAILURE;

  options.text = text;
  options.partial = actant_cli_args_has (args, "partial");
  for (guint i = 0; i < args->words->len; i++)
    if (!import_file (session, format, args->words->pdata[i], &options, &complete, error))
      return ACTANT_EXIT_FAILURE;

  return complete ? ACTANT_EXIT_FINE : ACTANT_EXIT_FINDINGS;
}

static const char * const flags[] = { "partial", NULL };

const ActantCliCommand actant_cli_import = {
  "import",
  "actant-cli import --format FORMAT [--coder SLUG] [--into FOLDER|TEXT] [--partial] FILE…",
  N_("Take over annotations or a codebook: webannotation, codebook-csv"),
  N_("Reports what became of each annotation: placed, moved (the position did not fit, the words\n"
     "stand elsewhere, once) or discarded. --into is a study, by default the folder of the\n"
     "file, or one of its texts. codebook-csv adds the codes of a table, and updates those of the\n"
     "same use and name in the columns that the table has; a broken line is an error and nothing\n"
     "is imported, unless --partial leaves it out. Exits 1 when something was discarded."),
  flags,
  run
};
