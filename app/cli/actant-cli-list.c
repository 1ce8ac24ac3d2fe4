/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli list: the records of a study, a text or a coder. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "exchange/actant-exporter.h"

#include <glib/gi18n.h>
#include <string.h>

static void
print_row (const ActantRecord *record,
           const char         *coder,
           const char         *text)
{
  const char *title = actant_record_get_title (record);
  g_autofree char *line = g_strdup (title != NULL ? title : "");
  g_autofree char *place = NULL;

  if (actant_record_get_start (record) >= 0)
    place = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                             actant_record_get_start (record), actant_record_get_end (record));
  g_strdelimit (line, "\n\t", ' ');
  g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", actant_record_get_kind_name (record),
           actant_record_get_id (record) != NULL ? actant_record_get_id (record) : "",
           coder, text != NULL ? text : "", place != NULL ? place : "", line);
}

typedef struct
{
  ActantKind kind;
  gboolean   json;
} Listing;

static void
print_record (const ActantRecord *record,
              const char         *coder,
              const char         *text,
              ActantExportData   *data,
              gpointer            user_data)
{
  const Listing *listing = user_data;
  g_autofree char *line = NULL;

  if (listing->kind != ACTANT_KIND_NONE && actant_record_get_kind (record) != listing->kind)
    return;

  if (!listing->json)
    {
      print_row (record, coder, text);
      return;
    }
  line = actant_export_data_dup_line (data, record, coder, text);
  g_print ("%s\n", line);
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "kind", "coder", "json", NULL };
  const char *coders[] = { actant_cli_args_get (args, "coder"), NULL };
  const char *kind_name = actant_cli_args_get (args, "kind");
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(ActantExportData) data = NULL;
  ActantExportOptions options = { NULL };
  Listing listing = { actant_kind_from_name (kind_name), actant_cli_args_has (args, "json") };

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error))
    return ACTANT_EXIT_FAILURE;
  if (kind_name != NULL && listing.kind == ACTANT_KIND_NONE)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE, _("there is no kind “%s”"), kind_name);
      return ACTANT_EXIT_FAILURE;
    }

  session = actant_cli_open_all (args, args->words, texts, error);
  if (session == NULL)
    return ACTANT_EXIT_FAILURE;

  options.coders = coders[0] != NULL ? coders : NULL;
  if (texts->len > 0)
    {
      g_ptr_array_add (texts, NULL);
      options.texts = (const char * const *) texts->pdata;
    }
  data = actant_export_data_new (session, &options, error);
  if (data == NULL)
    return ACTANT_EXIT_FAILURE;

  actant_export_data_foreach (data, print_record, &listing);
  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "json", NULL };

const ActantCliCommand actant_cli_list = {
  "list",
  "actant-cli list [--kind KIND] [--coder SLUG] [--json] PATH…",
  N_("List records"),
  N_("Tab-separated: kind, id, coder, text, place, title. With --json one record a line, with\n"
     "the names of the records it refers to in “names”."),
  flags,
  run
};
