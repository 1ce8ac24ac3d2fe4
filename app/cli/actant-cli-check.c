/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli check: files, anchors, references, values and ids of a study. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "team/actant-study-check.h"

#include "store/actant-json-writer.h"

#include <glib/gi18n.h>

static void
append_member (GString    *line,
               const char *name,
               const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (line, "%s\"%s\": ", line->len > 1 ? ", " : "", name);
  actant_json_append_string (line, value);
}

static void
print_finding (const ActantFinding *finding,
               gboolean             json)
{
  g_autoptr(GString) line = NULL;

  if (!json)
    {
      g_print ("%s: %s%s%s\n", finding->file, finding->id != NULL ? finding->id : "",
               finding->id != NULL ? ": " : "", finding->message);
      return;
    }

  line = g_string_new ("{");
  append_member (line, "file", finding->file);
  append_member (line, "id", finding->id);
  append_member (line, "problem", finding->problem);
  append_member (line, "message", finding->message);
  actant_json_escape_line_ends (line);
  g_print ("%s}\n", line->str);
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "coder", "json", NULL };
  g_autofree char *coder = actant_cli_dup_read_coder (args);
  gboolean json = actant_cli_args_has (args, "json");
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  guint n_records = 0;

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error))
    return ACTANT_EXIT_FAILURE;
  session = actant_cli_open_all (args, args->words, texts, error);
  if (session == NULL)
    return ACTANT_EXIT_FAILURE;

  g_ptr_array_add (texts, NULL);
  findings = actant_study_check (session, texts->len > 1 ? (const char * const *) texts->pdata : NULL,
                                 coder, &n_records);
  for (guint i = 0; i < findings->len; i++)
    print_finding (findings->pdata[i], json);
  if (!json)
    {
      g_autofree char *records = g_strdup_printf (ngettext ("%u record", "%u records", n_records), n_records);
      g_autofree char *problems = g_strdup_printf (ngettext ("%u problem", "%u problems", findings->len),
                                                   findings->len);

      g_print (_("%s checked, %s found\n"), records, problems);
    }

  return findings->len > 0 ? ACTANT_EXIT_FINDINGS : ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "json", NULL };

const ActantCliCommand actant_cli_check = {
  "check",
  "actant-cli check [--coder SLUG] [--json] PATH…",
  N_("Verify files, passages, references, values and ids"),
  N_("Exits 1 with a list when something is wrong."),
  flags,
  run
};
