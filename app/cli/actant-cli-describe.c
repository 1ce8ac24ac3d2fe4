/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli describe: title, authors, date, encoding … of a text. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "text/actant-encoding.h"

#include <glib/gi18n.h>

/* The record that describes @text, or a new one. */
static ActantRecord *
get_record (ActantSession *session,
            const char    *text)
{
  const ActantRecord *known = actant_session_get_text_record (session, text);
  g_autoptr(ActantRecord) empty = NULL;

  if (known != NULL)
    return actant_record_ref (known);

  empty = actant_session_new_record (session, ACTANT_KIND_TEXT);
  return actant_record_set (empty, "file", actant_value_new_text (text));
}

static gboolean
check_encoding (ActantSession        *session,
                const ActantCliArgs  *args,
                const char           *text,
                GError              **error)
{
  const char *encoding = actant_cli_args_get (args, "encoding");

  if (encoding == NULL || *encoding == '\0')
    return TRUE;
  if (actant_encoding_is_supported (encoding))
    return actant_session_reload_text (session, text, encoding, error) != NULL;

  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
               _("“%s” is not an encoding that Actant reads; UTF-8, UTF-16, CP949 … are"), encoding);
  return FALSE;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const skip[] = { "coder", "create", NULL };
  g_autoptr(ActantSession) session = NULL;
  g_autofree char *text = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(ActantRecord) record = NULL;
  g_autoptr(ActantRecord) described = NULL;
  ActantValueParser parser = { NULL };

  if (!actant_cli_args_expect (args, NULL, 1, 1, error)
      || (session = actant_cli_open (args, args->words->pdata[0], error)) == NULL
      || (text = actant_cli_find_text (session, args->words->pdata[0], error)) == NULL
      || !check_encoding (session, args, text, error))
    return ACTANT_EXIT_FAILURE;

  edit = actant_change_set_new (_("Describe Text"));
  parser.session = session;
  parser.create = actant_cli_args_has (args, "create") ? edit : NULL;
  record = get_record (session, text);
  described = actant_cli_set_fields (&parser, record, args, skip, error);
  if (described == NULL)
    return ACTANT_EXIT_FAILURE;

  actant_session_put (session, edit, NULL, described);
  if (!actant_cli_commit (session, edit, error))
    return ACTANT_EXIT_FAILURE;

  g_print ("%s\n", actant_record_get_id (described));
  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "create", NULL };

const ActantCliCommand actant_cli_describe = {
  "describe",
  "actant-cli describe TEXT [--coder SLUG] [--title T] [--authors A]… [--publisher P] "
  "[--date EDTF] [--language L] [--encoding E] [--FIELD VALUE]… [--create]",
  N_("Say what a text is: title, authors, publisher, date, language, encoding"),
  N_("Authors are actors, by name or alias; --create makes those that are new. They are the\n"
     "claimants of claims that name none. Prints the id of the text's record."),
  flags,
  run
};
