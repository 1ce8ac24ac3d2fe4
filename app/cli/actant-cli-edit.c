/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli edit and delete: change or delete a record by its id. */
#include "config.h"

#include "cli/actant-cli-command.h"

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

static int
run_edit (ActantCliArgs  *args,
          GError        **error)
{
  static const char * const skip[] = { "coder", "create", NULL };
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
  changed = actant_cli_set_fields (&parser, record, args, skip, error);
  if (changed == NULL
      || !actant_cli_check_name (changed, error)
      || (actant_record_get_kind (changed) == ACTANT_KIND_RELATION
          && !actant_cli_check_relation (session, text, changed, error)))
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
  "actant-cli edit FOLDER|TEXT ID [--coder SLUG] [--FIELD VALUE]… [--create]",
  N_("Change fields of a record; an empty value unsets"),
  NULL,
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
