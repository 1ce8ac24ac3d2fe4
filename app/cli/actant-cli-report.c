/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli report: a round of coding on one page, or as tables. */
#include "config.h"

#include "agreement/actant-bootstrap.h"
#include "cli/actant-cli-coders.h"
#include "cli/actant-cli-command.h"
#include "exchange/actant-review-report.h"

#include <glib/gi18n.h>

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = {
    "coder", "coders", "overlap", "interval", "seed", "format", "output", "empty_counts", NULL
  };
  guint64 n_draws = 0, seed = ACTANT_BOOTSTRAP_SEED;
  const char *format = actant_cli_args_get (args, "format");
  const char *output = actant_cli_args_get (args, "output");
  g_autoptr(ActantAdjudication) queue = NULL;
  g_autoptr(ActantReviewReport) report = NULL;
  g_autofree char *study = NULL;
  g_autofree char *title = NULL;
  ActantAgreement *agreement;

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error)
      || !actant_cli_read_number (args, "interval", 1000000, &n_draws, error)
      || !actant_cli_read_number (args, "seed", G_MAXUINT32, &seed, error))
    return ACTANT_EXIT_FAILURE;
  if (output == NULL || *output == '\0')
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   _("--output must name the new file, or with --format csv the new folder"));
      return ACTANT_EXIT_FAILURE;
    }

  agreement = actant_cli_open_agreement (args, error);
  if (agreement == NULL)
    return ACTANT_EXIT_FAILURE;
  study = actant_session_dup_title (actant_agreement_get_session (agreement));
  /* translators: %s is the name of a study */
  title = g_strdup_printf (_("Review of %s"), study);
  queue = actant_adjudication_new (agreement, error);
  if (queue == NULL)
    return ACTANT_EXIT_FAILURE;
  report = actant_review_report_new (queue);
  while (actant_review_report_read (report) < 1)
    ;
  if (!actant_review_report_compute (report, n_draws, seed, NULL, error)
      || !actant_review_report_write (actant_review_report_get_tables (report), title,
                                      format != NULL ? format : "html", output, NULL, error))
    return ACTANT_EXIT_FAILURE;

  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "empty_counts", NULL };

const ActantCliCommand actant_cli_report = {
  "report",
  "actant-cli report [--coder SLUG] [--format html|csv|xlsx] [--coders A,B,…] [--overlap PERCENT] [--empty-counts] "
  "[--interval DRAWS] [--seed NUMBER] --output PATH PATH…",
  N_("Write the report of a round of coding: agreement, disagreements, decisions"),
  N_("Who coded what, how far the coders agree, where they do not, what was decided and why, and\n"
     "which rules of the codebook need rewriting: one HTML page, a folder of CSV tables, or a\n"
     "workbook. The same files and --seed give the same report. What is\n"
     "hidden from --coder in a blind round is left out.\n"),
  flags,
  run,
};
