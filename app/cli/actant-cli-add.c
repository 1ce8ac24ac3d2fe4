/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli add: records that mark no passage: actors, codes, relations, memos … */
#include "config.h"

#include "cli/actant-cli-passage.h"

#include <glib/gi18n.h>
#include <string.h>

/* Options that are no fields; only relations have cues here. */
static const char * const not_relation_fields[] = { "coder", "create", "cue", NULL };
static const char * const not_fields[] = { "coder", "create", NULL };

static ActantKind
read_kind (const ActantCliArgs  *args,
           GError              **error)
{
  ActantKind kind = actant_kind_from_name (args->words->pdata[0]);

  if (kind != ACTANT_KIND_NONE && !actant_kind_has_segments (kind)
      && kind != ACTANT_KIND_TEXT && kind != ACTANT_KIND_CORRECTION)
    return kind;

  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
               _("“%s” must be actor, code, coder, event, field, mark, memo, query, relation, review, round, scenario or term; "
                 "“annotate” makes claims, mentions and codings, “describe” texts"),
               (const char *) args->words->pdata[0]);
  return ACTANT_KIND_NONE;
}

/* The text whose file is to hold the record, NULL for a study record. */
static gboolean
find_place (ActantSession  *session,
            ActantKind      kind,
            const char     *path,
            char          **text,
            GError        **error)
{
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);

  *text = NULL;
  if (actant_kind_get_array (kind, ACTANT_FORMAT_ANNOTATIONS) != NULL && !is_folder)
    {
      *text = actant_cli_find_text (session, path, error);
      return *text != NULL;
    }
  if (actant_kind_get_array (kind, ACTANT_FORMAT_STUDY) != NULL)
    return TRUE;

  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
               _("a %s belongs to a text; name the text instead of %s"),
               actant_kind_get_info (kind)->name, path);
  return FALSE;
}

/* A coder is known by the slug: adding one again changes them. */
static ActantRecord *
start_record (ActantSession       *session,
              ActantKind           kind,
              const ActantCliArgs *args)
{
  const char *slug = actant_cli_args_get (args, "slug");
  const ActantRecord *known = NULL;

  if (kind == ACTANT_KIND_CODER && slug != NULL)
    known = actant_session_find_named (session, kind, slug, NULL);

  return known != NULL ? actant_record_ref (known) : actant_session_new_record (session, kind);
}

static gboolean
check_mark (ActantSession       *session,
            const ActantRecord  *mark,
            GError             **error)
{
  const char *text = actant_record_get_text (mark, "text");

  if (text != NULL && g_strv_contains (actant_session_get_texts (session), text))
    return TRUE;

  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
               text == NULL ? _("say with --text which text is finished")
                            : _("the study has no text %s"), text);
  return FALSE;
}

/* A mark is the coder's own and says "finished", unless --state says otherwise. */
static void
complete_mark (ActantSession  *session,
               ActantRecord  **mark)
{
  actant_record_change_text (mark, "coder", actant_session_get_coder (session));
  if (actant_record_get_text (*mark, "state") == NULL)
    actant_record_change_text (mark, "state", "finished");
}

static ActantRecord *
make_record (ActantSession        *session,
             ActantChangeSet      *edit,
             ActantKind            kind,
             const char           *text,
             const ActantCliArgs  *args,
             GError              **error)
{
  const ActantValueParser parser = {
    session, actant_cli_args_has (args, "create") ? edit : NULL
  };
  g_autoptr(ActantRecord) empty = NULL;
  g_autoptr(ActantRecord) record = NULL;

  if (text != NULL)
    actant_session_get_own_set (session, text, NULL);
  empty = start_record (session, kind, args);
  record = actant_cli_set_fields (&parser, empty, args,
                                  kind == ACTANT_KIND_RELATION ? not_relation_fields : not_fields,
                                  error);
  if (record == NULL)
    return NULL;

  if (kind == ACTANT_KIND_MARK)
    {
      if (!check_mark (session, record, error))
        return NULL;
      complete_mark (session, &record);
    }
  if (kind == ACTANT_KIND_RELATION)
    {
      ActantRecord *cued;

      if (!actant_cli_check_relation (session, text, record, error))
        return NULL;
      cued = actant_cli_set_cues (&parser, args, text, record, error);
      actant_record_unref (record);
      record = cued;
    }

  if (record == NULL || !actant_cli_check_name (record, error))
    return NULL;
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
  const char *path;
  ActantKind kind;

  if (!actant_cli_args_expect (args, NULL, 2, 2, error)
      || (kind = read_kind (args, error)) == ACTANT_KIND_NONE)
    return ACTANT_EXIT_FAILURE;

  path = args->words->pdata[1];
  session = actant_cli_open (args, path, error);
  if (session == NULL || !find_place (session, kind, path, &text, error))
    return ACTANT_EXIT_FAILURE;

  edit = actant_change_set_new (_("Add Record"));
  record = make_record (session, edit, kind, text, args, error);
  if (record == NULL)
    return ACTANT_EXIT_FAILURE;

  actant_session_put (session, edit, text, record);
  if (!actant_cli_commit (session, edit, error))
    return ACTANT_EXIT_FAILURE;

  g_print ("%s\n", actant_record_get_id (record));
  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "create", NULL };

const ActantCliCommand actant_cli_add = {
  "add",
  "actant-cli add KIND FOLDER|TEXT [--coder SLUG] [--FIELD VALUE]… "
  "[--cue SLOT[:ITEM]=WORDS|@START:END]… [--create]",
  N_("Add an actor, code, event, scenario, field, coder, memo, relation …"),
  N_("Relations and reviews belong to a text, memos to a text or the study, the rest to the\n"
     "study. A relation takes the ids of two claims:\n"
     "  actant-cli add relation brief.txt --from ID --to ID --type condition --cue type=If\n"
     "A round says who codes which texts; a mark that one has finished a text:\n"
     "  actant-cli add round study --title First --blind yes --coders mina --coders jun\n"
     "  actant-cli add mark study --coder mina --text brief.txt\n"
     "Prints the id of the record."),
  flags,
  run
};
