/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli edit and delete: change or delete a record by its id. */
#include "config.h"

#include "cli/actant-cli-passage.h"

#include "session/actant-claim-cues.h"

#include <glib/gi18n.h>
#include <string.h>

/* The record and the text whose file holds it; NULL for a study record. */
static const ActantRecord *
find_record (ActantSession  *session,
             const char     *path,
             const char     *id,
             char          **text,
             GError        **error)
{
  const ActantRecord *record = actant_collection_lookup_live (actant_session_get_study (session),
                                                              ACTANT_KIND_NONE, id);
  const char * const *texts = actant_session_get_texts (session);
  g_autoptr(GError) broken = NULL;

  *text = NULL;
  for (guint i = 0; record == NULL && texts[i] != NULL; i++)
    {
      ActantAnnotationSet *set = actant_session_get_own_set (session, texts[i],
                                                             broken == NULL ? &broken : NULL);

      record = actant_collection_lookup_live (actant_annotation_set_get_records (set),
                                              ACTANT_KIND_NONE, id);
      if (record != NULL)
        *text = g_strdup (texts[i]);
    }

  if (record == NULL && broken != NULL)
    g_propagate_error (error, g_steal_pointer (&broken));
  else if (record == NULL)
    g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                 _("%s: no record of yours or of the study has the id %s"), path, id);
  return record;
}

/* Options that are no fields of a kind; only passages have places, only claims and relations cues. */
static const char * const *
get_skip (ActantKind kind)
{
  static const char * const claim[] = {
    "coder", "create", "quote", "occurrence", "range", "cue", NULL
  };
  static const char * const passage[] = {
    "coder", "create", "quote", "occurrence", "range", NULL
  };
  static const char * const relation[] = { "coder", "create", "cue", NULL };
  static const char * const other[] = { "coder", "create", NULL };

  switch (kind)
    {
    case ACTANT_KIND_CLAIM:
      return claim;
    case ACTANT_KIND_MENTION:
    case ACTANT_KIND_CODING:
      return passage;
    case ACTANT_KIND_RELATION:
      return relation;
    default:
      return other;
    }
}

/* @record with the passage that --quote and --range mark, as it is when there are none. */
static ActantRecord *
set_passage (ActantSession        *session,
             const ActantCliArgs  *args,
             const char           *text,
             const ActantRecord   *record,
             GError              **error)
{
  ActantSourceText *source;
  g_autoptr(GArray) ranges = NULL;
  g_autoptr(ActantRecord) placed = NULL;
  ActantValue *segments;

  if (!actant_kind_has_segments (actant_record_get_kind (record))
      || (!actant_cli_args_has (args, "quote") && !actant_cli_args_has (args, "range")
          && !actant_cli_args_has (args, "occurrence")))
    return actant_record_ref ((ActantRecord *) record);

  source = actant_session_load_text (session, text, error);
  if (source == NULL
      || (ranges = actant_cli_read_ranges (args, source, text, error)) == NULL
      || (segments = actant_session_new_segments (session, text, ranges, error)) == NULL)
    return NULL;

  placed = actant_record_set (record, "segments", segments);
  return actant_record_set (placed, "source_sha", NULL);
}

/* @record with the cues that --cue gives. They count in the text as it is, like its passage must. */
static ActantRecord *
set_cues (const ActantValueParser  *parser,
          const ActantCliArgs      *args,
          const char               *text,
          const ActantRecord       *record,
          GError                  **error)
{
  ActantKind kind = actant_record_get_kind (record);
  ActantSourceText *source;

  if (!actant_cli_args_has (args, "cue")
      || (kind != ACTANT_KIND_CLAIM && kind != ACTANT_KIND_RELATION))
    return actant_record_ref ((ActantRecord *) record);

  source = actant_session_load_text (parser->session, text, error);
  if (source == NULL)
    return NULL;
  if (kind == ACTANT_KIND_CLAIM
      && !actant_record_is_of_text (record, actant_source_text_get_sha256 (source)))
    {
      g_set_error_literal (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                           _("the passage counts in another version of the text; "
                             "mark it anew with --quote or --range, too"));
      return NULL;
    }

  return actant_cli_set_cues (parser, args, text, record, error);
}

/* @record without cues of slots, or items of them, that the options took from it. */
static ActantRecord *
prune_cues (const ActantCliArgs *args,
            const ActantRecord  *record)
{
  g_autoptr(ActantRecord) pruned = actant_record_ref ((ActantRecord *) record);

  for (guint i = 0; i < args->options->len; i++)
    {
      const ActantCliOption *option = args->options->pdata[i];
      g_autofree char *slot = g_strndup (option->name, strcspn (option->name, "."));
      ActantRecord *fewer = actant_cues_prune (pruned, slot);

      actant_record_unref (pruned);
      pruned = fewer;
    }

  return g_steal_pointer (&pruned);
}

/* @record as the options say. */
static ActantRecord *
change_record (const ActantValueParser  *parser,
               const ActantCliArgs      *args,
               const char               *text,
               const ActantRecord       *record,
               GError                  **error)
{
  const char * const *skip = get_skip (actant_record_get_kind (record));
  g_autoptr(ActantRecord) placed = set_passage (parser->session, args, text, record, error);
  g_autoptr(ActantRecord) filled = NULL;
  g_autoptr(ActantRecord) pruned = NULL;

  if (placed == NULL
      || (filled = actant_cli_set_fields (parser, placed, args, skip, error)) == NULL
      || !actant_cli_check_name (filled, error)
      || (actant_record_get_kind (filled) == ACTANT_KIND_RELATION
          && !actant_cli_check_relation (parser->session, text, filled, error)))
    return NULL;

  pruned = prune_cues (args, filled);
  return set_cues (parser, args, text, pruned, error);
}

static int
run_edit (ActantCliArgs  *args,
          GError        **error)
{
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(ActantRecord) changed = NULL;
  g_autofree char *text = NULL;
  const ActantRecord *record;
  ActantValueParser parser = { NULL };

  if (!actant_cli_args_expect (args, NULL, 2, 2, error)
      || (session = actant_cli_open (args, args->words->pdata[0], error)) == NULL
      || (record = find_record (session, args->words->pdata[0], args->words->pdata[1], &text, error)) == NULL)
    return ACTANT_EXIT_FAILURE;

  edit = actant_change_set_new (_("Edit Record"));
  parser.session = session;
  parser.date = text != NULL ? actant_session_get_text_date (session, text) : NULL;
  parser.create = actant_cli_args_has (args, "create") ? edit : NULL;
  changed = change_record (&parser, args, text, record, error);
  if (changed == NULL)
    return ACTANT_EXIT_FAILURE;

  actant_session_put (session, edit, text, changed);
  if (!actant_cli_commit (session, edit, error))
    return ACTANT_EXIT_FAILURE;

  g_print ("%s\n", actant_record_get_id (changed));
  return ACTANT_EXIT_FINE;
}

static int
run_delete (ActantCliArgs  *args,
            GError        **error)
{
  static const char * const known[] = { "coder", NULL };
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autofree char *text = NULL;
  const char *id;

  if (!actant_cli_args_expect (args, known, 2, 2, error)
      || (session = actant_cli_open (args, args->words->pdata[0], error)) == NULL)
    return ACTANT_EXIT_FAILURE;

  id = args->words->pdata[1];
  if (find_record (session, args->words->pdata[0], id, &text, error) == NULL)
    return ACTANT_EXIT_FAILURE;

  edit = actant_change_set_new (_("Delete Record"));
  actant_session_delete (session, edit, text, id);
  return actant_cli_commit (session, edit, error) ? ACTANT_EXIT_FINE : ACTANT_EXIT_FAILURE;
}

static const char * const edit_flags[] = { "create", NULL };
static const char * const delete_flags[] = { NULL };

const ActantCliCommand actant_cli_edit = {
  "edit",
  "actant-cli edit FOLDER|TEXT ID [--coder SLUG] [--quote Q [--occurrence N] | --range START:END]… "
  "[--FIELD VALUE]… [--cue SLOT[:ITEM]=WORDS|@START:END]… [--create]",
  N_("Change fields of a record; an empty value unsets"),
  N_("--quote and --range mark the passage of a claim, mention or coding anew; --cue replaces the\n"
     "cues of its slot and leaves those of others; empty words unset them."),
  edit_flags,
  run_edit
};

const ActantCliCommand actant_cli_delete = {
  "delete",
  "actant-cli delete FOLDER|TEXT ID [--coder SLUG]",
  N_("Delete a record; it stays in the file as deleted"),
  NULL,
  delete_flags,
  run_delete
};
