/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli correct-text: a mistake in a text, corrected with everything that is marked in it. */
#include "config.h"

#include "cli/actant-cli-passage.h"

#include "session/actant-correction.h"

#include <glib/gi18n.h>

/* The one place that --quote or --range names. */
static gboolean
read_place (const ActantCliArgs  *args,
            ActantSession        *session,
            const char           *text,
            ActantTextRange      *range,
            GError              **error)
{
  ActantSourceText *source = actant_session_load_text (session, text, error);
  g_autoptr(GArray) ranges = NULL;

  if (source == NULL || (ranges = actant_cli_read_ranges (args, source, text, error)) == NULL)
    return FALSE;
  if (ranges->len != 1)
    {
      g_set_error_literal (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                           _("name one place with --quote or --range"));
      return FALSE;
    }

  *range = g_array_index (ranges, ActantTextRange, 0);
  return TRUE;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "coder", "quote", "occurrence", "range", "with", NULL };
  g_autoptr(ActantSession) session = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  ActantTextRange range;

  if (!actant_cli_args_expect (args, known, 1, 1, error))
    return ACTANT_EXIT_FAILURE;
  if (!actant_cli_args_has (args, "with"))
    {
      g_set_error_literal (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                           _("--with says what takes the place; it may be empty"));
      return ACTANT_EXIT_FAILURE;
    }

  session = actant_cli_open (args, args->words->pdata[0], error);
  if (session == NULL
      || (text = actant_cli_find_text (session, args->words->pdata[0], error)) == NULL
      || !read_place (args, session, text, &range, error))
    return ACTANT_EXIT_FAILURE;

  words = actant_cli_dup_normalized (actant_cli_args_get (args, "with"));
  if (!actant_session_correct_text (session, text, range.start, range.end, words, error)
      || !actant_session_save (session, error))
    return ACTANT_EXIT_FAILURE;

  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { NULL };

const ActantCliCommand actant_cli_correct_text = {
  "correct-text",
  "actant-cli correct-text TEXT [--coder SLUG] (--quote OLD [--occurrence N] | --range START:END) --with NEW",
  N_("Correct a mistake in a text and take its annotations along"),
  N_("Changes the text’s file, your own annotations, and writes a correction into your study file, by\n"
     "which every other coder’s annotations follow when that coder opens the study next."),
  flags,
  run
};
