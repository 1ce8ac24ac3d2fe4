/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli annotate: tags a passage of a text, as the window does. */
#include "config.h"

#include "cli/actant-cli-passage.h"

#include <glib/gi18n.h>

/* Options that are no fields; only claims have cues. */
static const char * const not_claim_fields[] = {
  "coder", "create", "quote", "occurrence", "range", "cue", NULL
};
static const char * const not_fields[] = {
  "coder", "create", "quote", "occurrence", "range", NULL
};

static ActantKind
read_kind (const ActantCliArgs  *args,
           GError              **error)
{
  ActantKind kind = actant_kind_from_name (args->words->pdata[1]);

  if (actant_kind_has_segments (kind))
    return kind;

  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
               _("“%s” must be claim, mention or coding"), (const char *) args->words->pdata[1]);
  return ACTANT_KIND_NONE;
}

/* The new record as the options say, put into @edit. */
static ActantRecord *
make_record (ActantSession        *session,
             ActantChangeSet      *edit,
             const char           *text,
             ActantKind            kind,
             const ActantCliArgs  *args,
             GError              **error)
{
  ActantSourceText *source = actant_session_load_text (session, text, error);
  g_autoptr(GArray) ranges = NULL;
  g_autoptr(ActantRecord) passage = NULL;
  g_autoptr(ActantRecord) filled = NULL;
  g_autoptr(ActantRecord) record = NULL;
  const ActantValueParser parser = {
    session, actant_cli_args_has (args, "create") ? edit : NULL,
    .date = actant_session_get_text_date (session, text)
  };

  if (source == NULL
      || (ranges = actant_cli_read_ranges (args, source, text, error)) == NULL
      || (passage = actant_session_new_passage (session, kind, text, ranges, error)) == NULL
      || (filled = actant_cli_set_fields (&parser, passage, args,
                                          kind == ACTANT_KIND_CLAIM ? not_claim_fields : not_fields,
                                          error)) == NULL)
    return NULL;

  if (kind == ACTANT_KIND_CLAIM)
    record = actant_cli_set_cues (&parser, args, text, filled, error);
  else
    record = actant_record_ref (filled);
  if (record != NULL)
    actant_session_put (session, edit, text, record);

  return g_steal_pointer (&record);
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  g_autoptr(ActantSession) session = NULL;
  g_autofree char *text = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(ActantRecord) record = NULL;
  ActantKind kind;

  if (!actant_cli_args_expect (args, NULL, 2, 2, error)
      || (kind = read_kind (args, error)) == ACTANT_KIND_NONE
      || (session = actant_cli_open (args, args->words->pdata[0], error)) == NULL
      || (text = actant_cli_find_text (session, args->words->pdata[0], error)) == NULL)
    return ACTANT_EXIT_FAILURE;

  edit = actant_change_set_new (_("Tag Passage"));
  record = make_record (session, edit, text, kind, args, error);
  if (record == NULL || !actant_cli_commit (session, edit, error))
    return ACTANT_EXIT_FAILURE;

  g_print ("%s\n", actant_record_get_id (record));
  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "create", NULL };

const ActantCliCommand actant_cli_annotate = {
  "annotate",
  "actant-cli annotate TEXT [--coder SLUG] claim|mention|coding "
  "(--quote Q [--occurrence N] | --range START:END)… [--FIELD VALUE]… "
  "[--cue SLOT[:ITEM]=WORDS|@START:END]… [--create]",
  N_("Tag a passage as a claim, a mention of actors or with a code"),
  N_("Several --quote or --range are the segments of one discontinuous passage; ranges count\n"
     "code points from 0, the end not included. --FIELD is a field's name with dashes:\n"
     "  --type forecast --subjects \"North Korea\" --gist \"…\" --likelihood \"high possibility\"\n"
     "  --likelihood.low 55 --horizon 2024 --stances \"holder=China target=Japan value=-1\"\n"
     "Lists take the option several times. Actors, codes, events and scenarios are given by name,\n"
     "alias or id; --create makes those that are new. --cue stores the words that justify a\n"
     "slot, or the item of it that --cue SLOT:ITEM=… names: the nearest to the passage, or those\n"
     "at @START:END. Prints the id of the new record."),
  flags,
  run
};
