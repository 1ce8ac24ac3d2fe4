/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli settle: the versions of a record, and choosing between them. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "store/actant-record-file.h"

#include <glib/gi18n.h>
#include <string.h>

/* The record of that id: of the study, of the coder, or of anybody whose work may be seen; @coder is
 * whose it is, %NULL for the study's. */
static const ActantRecord *
find_record (ActantSession  *session,
             const char     *id,
             const char    **text,
             char          **coder)
{
  const char *own = actant_session_get_coder (session);
  const char * const *texts = actant_session_get_texts (session);
  const ActantRecord *record = actant_collection_lookup (actant_session_get_study (session), id);

  *text = NULL;
  *coder = NULL;
  for (gboolean others = FALSE; record == NULL && others <= TRUE; others++)
    for (guint i = 0; record == NULL && texts[i] != NULL; i++)
      {
        g_auto(GStrv) coders = actant_session_list_coders (session, texts[i]);

        for (guint j = 0; record == NULL && coders[j] != NULL; j++)
          {
            ActantAnnotationSet *set = NULL;

            if ((strcmp (coders[j], own) != 0) == others)
              set = actant_session_get_set (session, texts[i], coders[j], NULL);
            if (set != NULL)
              record = actant_collection_lookup (actant_annotation_set_get_records (set), id);
            if (record == NULL)
              continue;
            *text = texts[i];
            *coder = g_strdup (coders[j]);
          }
      }

  return record;
}

static const ActantValue *
get_version (const ActantRecord *record,
             guint               version)
{
  return version == 0 ? actant_record_get_body (record)
                      : actant_record_get_version (record, version - 1);
}

static void
print_field (const ActantRecord *record,
             const ActantField  *field)
{
  g_print ("%s\n", field->name);
  for (guint i = 0; i <= actant_record_get_n_versions (record); i++)
    {
      const ActantValue *value = actant_value_get_member (get_version (record, i), field->name);
      g_autofree char *json = value != NULL ? actant_value_dup_json (field->type, value) : NULL;

      g_print ("  %u: %s\n", i + 1, json != NULL ? json : "-");
    }
}

/* Each field in which the versions differ, with what each has. */
static void
print_versions (const ActantRecord *record)
{
  const ActantTable *table = actant_value_get_table (actant_record_get_body (record));

  for (guint i = 0; i < table->n_fields; i++)
    for (guint j = 1; j <= actant_record_get_n_versions (record); j++)
      if (strcmp (table->fields[i].name, "rev") != 0
          && !actant_value_equal (actant_value_get_member_at (get_version (record, j), i),
                                  actant_value_get_member_at (get_version (record, 0), i)))
        {
          print_field (record, &table->fields[i]);
          break;
        }
}

/* "1" is the version that is shown. */
static gboolean
read_number (const char          *text,
             const ActantRecord  *record,
             guint               *version,
             GError             **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, actant_record_get_n_versions (record) + 1, &number,
                                   NULL))
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   _("“%s” is no version; they are numbered from 1 to %u"), text,
                   actant_record_get_n_versions (record) + 1);
      return FALSE;
    }

  *version = number - 1;
  return TRUE;
}

/* --take N, and --FIELD N for what comes from elsewhere. */
static GArray *
read_choices (const ActantCliArgs  *args,
              const ActantRecord   *record,
              guint                *version,
              GError              **error)
{
  const ActantTable *table = actant_value_get_table (actant_record_get_body (record));
  g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (ActantSettleChoice));

  for (guint i = 0; i < args->options->len; i++)
    {
      const ActantCliOption *option = args->options->pdata[i];
      const ActantField *field = actant_table_get (table, option->name);
      ActantSettleChoice choice;

      if (strcmp (option->name, "coder") == 0)
        continue;
      if (strcmp (option->name, "take") == 0)
        {
          if (!read_number (option->value, record, version, error))
            return NULL;
          continue;
        }
      if (field == NULL || strcmp (field->name, "rev") == 0)
        {
          g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE, _("unknown option --%s"),
                       option->name);
          return NULL;
        }
      choice.field = field->name;
      if (!read_number (option->value, record, &choice.version, error))
        return NULL;
      g_array_append_val (choices, choice);
    }

  return g_steal_pointer (&choices);
}

static gboolean
has_choice (const ActantCliArgs *args)
{
  for (guint i = 0; i < args->options->len; i++)
    if (strcmp (((const ActantCliOption *) args->options->pdata[i])->name, "coder") != 0)
      return TRUE;

  return FALSE;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(GArray) choices = NULL;
  g_autofree char *coder = NULL;
  const ActantRecord *record;
  const char *text;
  const char *id;
  guint version = 0;

  if (!actant_cli_args_expect (args, NULL, 2, 2, error))
    return ACTANT_EXIT_FAILURE;
  session = actant_cli_open (args, args->words->pdata[0], error);
  if (session == NULL)
    return ACTANT_EXIT_FAILURE;

  id = args->words->pdata[1];
  record = find_record (session, id, &text, &coder);
  if (record == NULL || actant_record_get_n_versions (record) == 0)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   record == NULL ? _("no record has the id %s")
                                  : _("the record %s has one version only"), id);
      return ACTANT_EXIT_FAILURE;
    }
  if (!has_choice (args))
    {
      print_versions (record);
      return ACTANT_EXIT_FINDINGS;
    }

  if (coder != NULL && strcmp (coder, actant_session_get_coder (session)) != 0)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("the record %s is in %s’s file: say --coder %s to settle it"), id, coder, coder);
      return ACTANT_EXIT_FAILURE;
    }
  choices = read_choices (args, record, &version, error);
  if (choices == NULL)
    return ACTANT_EXIT_FAILURE;
  edit = actant_change_set_new (_("Settle Versions"));
  actant_session_settle (session, edit, text, id, version, (ActantSettleChoice *) choices->data,
                         choices->len);

  return actant_cli_commit (session, edit, error) ? ACTANT_EXIT_FINE : ACTANT_EXIT_FAILURE;
}

static const char * const flags[] = { NULL };

const ActantCliCommand actant_cli_settle = {
  "settle",
  "actant-cli settle PATH ID [--coder SLUG] [--take N] [--FIELD N]…",
  N_("Choose between the versions of a record that were changed apart"),
  N_("Without a choice, shows what the versions say differently, field by field, and exits 1: version\n"
     "1 is the one that is shown elsewhere. --take N takes version N, and --FIELD N, as in --gist 2,\n"
     "this field from version N."),
  flags,
  run
};
