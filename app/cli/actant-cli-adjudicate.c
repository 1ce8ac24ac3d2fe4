/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli adjudicate: what coders of the same texts do not agree on, and deciding it. */
#include "config.h"

#include "cli/actant-cli-coders.h"
#include "cli/actant-cli-command.h"

#include "store/actant-json-writer.h"
#include "store/actant-study-folder.h"
#include "team/actant-adjudication.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
get_state (const ActantCase *item)
{
  if (item->reopened)
    return "reopened";
  if (item->verdict != ACTANT_VERDICT_NONE)
    return actant_verdict_get_name (item->verdict);

  return item->agreed ? "agreed" : "open";
}

static void
print_case (const ActantAdjudication *queue,
            const ActantCase         *item)
{
  ActantAgreement *agreement = actant_adjudication_get_agreement (queue);
  g_autoptr(GString) ids = g_string_new (NULL);
  g_autofree char *fields = actant_case_dup_fields (item, " ");
  const char *reason = item->review != NULL ? actant_record_get_text (item->review, "reason") : NULL;
  g_autofree char *cell = actant_cli_dup_cell (reason);
  gint64 start, end;

  actant_adjudication_get_place (queue, item, &start, &end);
  for (guint i = 0; i < item->records->len; i++)
    g_string_append_printf (ids, "%s%s=%s", i > 0 ? " " : "", actant_agreement_get_coder (agreement, i),
                            item->records->pdata[i] != NULL ? actant_record_get_id (item->records->pdata[i]) : "");
  g_print ("%s\t%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", item->text, start, end,
           actant_kind_get_info (item->kind)->name, get_state (item), fields, ids->str,
           item->result != NULL ? item->result : "",
           item->review != NULL && actant_record_get_boolean (item->review, "codebook_gap") ? "gap" : "", cell);
}

static void
append_member (GString    *line,
               const char *name,
               const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (line, ", \"%s\": ", name);
  actant_json_append_string (line, text);
}

/* The claims that are related, as the first coder has them, and what keeps it from being accepted. */
static void
append_ends (GString                  *line,
             const ActantAdjudication *queue,
             const ActantCase         *item)
{
  static const char * const names[] = { "from", "to" };
  g_autoptr(GError) problem = NULL;

  for (ActantEnd end = ACTANT_END_FROM; end <= ACTANT_END_TO; end++)
    {
      const ActantRecord *claim = actant_adjudication_get_claim (queue, item, end);

      append_member (line, names[end], claim != NULL ? actant_record_get_id (claim) : NULL);
    }
  if (!actant_adjudication_check_ends (queue, item, &problem))
    append_member (line, "waits", problem->message);
}

static void
print_case_json (const ActantAdjudication *queue,
                 const ActantCase         *item)
{
  ActantAgreement *agreement = actant_adjudication_get_agreement (queue);
  g_autoptr(GString) line = g_string_new ("{\"text\": ");
  gint64 start, end;
  gboolean first = TRUE;

  actant_adjudication_get_place (queue, item, &start, &end);
  actant_json_append_string (line, item->text);
  g_string_append_printf (line, ", \"start\": %" G_GINT64_FORMAT ", \"end\": %" G_GINT64_FORMAT, start, end);
  append_member (line, "kind", actant_kind_get_info (item->kind)->name);
  append_member (line, "state", get_state (item));
  if (item->kind == ACTANT_KIND_RELATION)
    append_ends (line, queue, item);
  g_string_append (line, ", \"differ\": [");
  for (guint i = 0; i < item->fields->len; i++)
    {
      g_string_append (line, i > 0 ? ", " : "");
      actant_json_append_string (line, item->fields->pdata[i]);
    }
  g_string_append (line, "], \"records\": {");
  for (guint i = 0; i < item->records->len; i++)
    {
      if (item->records->pdata[i] == NULL)
        continue;
      g_string_append (line, first ? "" : ", ");
      actant_json_append_string (line, actant_agreement_get_coder (agreement, i));
      g_string_append (line, ": ");
      actant_json_append_string (line, actant_record_get_id (item->records->pdata[i]));
      first = FALSE;
    }
  g_string_append_c (line, '}');
  append_member (line, "result", item->result);
  if (item->review != NULL)
    {
      append_member (line, "reason", actant_record_get_text (item->review, "reason"));
      g_string_append_printf (line, ", \"codebook_gap\": %s",
                              actant_record_get_boolean (item->review, "codebook_gap") ? "true" : "false");
    }
  g_print ("%s}\n", line->str);
}

static void
print_queue (const ActantAdjudication *queue,
             gboolean                  json)
{
  if (!json)
    g_print ("text\tplace\tkind\tstate\tdiffer\trecords\tresult\tgap\treason\n");
  for (guint i = 0; i < actant_adjudication_get_n (queue); i++)
    {
      if (json)
        print_case_json (queue, actant_adjudication_get (queue, i));
      else
        print_case (queue, actant_adjudication_get (queue, i));
    }
}

/* The case and the coder of the record @id. */
static gboolean
find_record (const ActantAdjudication  *queue,
             const char                *id,
             guint                     *position,
             guint                     *coder,
             GError                   **error)
{
  const ActantCase *item;

  *position = actant_adjudication_find (queue, id);
  if (*position == G_MAXUINT)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("no coder has a record “%s” here; “adjudicate” without a decision lists them"), id);
      return FALSE;
    }
  item = actant_adjudication_get (queue, *position);
  for (*coder = 0; *coder < item->records->len; (*coder)++)
    if (item->records->pdata[*coder] != NULL
        && strcmp (actant_record_get_id (item->records->pdata[*coder]), id) == 0)
      return TRUE;

  return FALSE;
}

/* "type=ID": the field, and whose it is. */
static gboolean
read_choice (const ActantAdjudication  *queue,
             guint                      position,
             const char                *choice,
             GHashTable                *choices,
             GError                   **error)
{
  g_auto(GStrv) parts = g_strsplit (choice, "=", 2);
  const ActantTable *table = actant_kind_get_info (actant_adjudication_get (queue, position)->kind)->table;
  const ActantField *field = actant_table_get (table, parts[0]);
  guint place, coder;

  if (parts[1] == NULL || field == NULL
      || ((field->flags & ACTANT_FIELD_INTERNAL) && strcmp (parts[0], "segments") != 0))
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   _("--take takes FIELD=ID, not “%s”"), choice);
      return FALSE;
    }
  if (field->type->field_class == ACTANT_FIELD_REF && field->type->kind == ACTANT_KIND_CLAIM)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   _("the ends of a relation are what became of its claims, whoever’s it is: “%s” cannot be taken"),
                   parts[0]);
      return FALSE;
    }
  if (!find_record (queue, parts[1], &place, &coder, error))
    return FALSE;
  if (place != position)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("“%s” is in another case: its passage is elsewhere"), parts[1]);
      return FALSE;
    }
  g_hash_table_replace (choices, g_strdup (field->name), GUINT_TO_POINTER (coder + 1));

  return TRUE;
}

static gboolean
combine (ActantAdjudication   *queue,
         const ActantCliArgs  *args,
         guint                 position,
         guint                 coder,
         GError              **error)
{
  g_autoptr(GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < args->options->len; i++)
    {
      const ActantCliOption *option = args->options->pdata[i];

      if (strcmp (option->name, "take") == 0 && !read_choice (queue, position, option->value, choices, error))
        return FALSE;
    }

  return actant_adjudication_combine (queue, position, coder, choices, actant_cli_args_get (args, "reason"),
                                      actant_cli_args_has (args, "gap"), error);
}

/* One decision at a time, by somebody, with what belongs to it. */
static gboolean
check_use (const ActantCliArgs  *args,
           GError              **error)
{
  static const char * const words[] = { "reason", "gap", "take" };
  const char *coder = actant_cli_args_get (args, "coder");
  gboolean on_case = FALSE;
  guint n = 0;

  for (guint i = 0; i < args->options->len; i++)
    {
      const char *name = ((const ActantCliOption *) args->options->pdata[i])->name;
      gboolean one = strcmp (name, "accept") == 0 || strcmp (name, "reject") == 0 || strcmp (name, "defer") == 0;

      on_case |= one;
      n += one || strcmp (name, "accept_agreed") == 0;
    }
  if (n > 1)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   _("one decision at a time: --accept, --reject, --defer or --accept-agreed"));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (actant_cli_args_has (args, words[i])
        && (!on_case || (strcmp (words[i], "take") == 0 && !actant_cli_args_has (args, "accept"))))
      {
        g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                     _("--%s goes with the decision on a case; --take only with --accept"), words[i]);
        return FALSE;
      }
  if (n > 0 && g_strcmp0 (coder, ACTANT_CONSENSUS) == 0)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   _("a decision is somebody’s: name the curator by --coder, not “%s”"), ACTANT_CONSENSUS);
      return FALSE;
    }

  return TRUE;
}

/* Does what is asked for; nothing is fine, too. */
static gboolean
decide (ActantAdjudication   *queue,
        const ActantCliArgs  *args,
        gboolean             *decided,
        GError              **error)
{
  static const char * const decisions[] = { "accept", "reject", "defer" };
  guint position, coder;

  *decided = TRUE;
  if (actant_cli_args_has (args, "accept_agreed"))
    {
      GError *problem = NULL;
      guint n = actant_adjudication_accept_agreed (queue, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      g_print ("%u\n", n);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      const char *id = actant_cli_args_get (args, decisions[i]);

      if (id == NULL)
        continue;
      if (!find_record (queue, id, &position, &coder, error))
        return FALSE;
      if (i == 0)
        return combine (queue, args, position, coder, error);
      return actant_adjudication_dismiss (queue, position, i == 1 ? ACTANT_VERDICT_REJECT : ACTANT_VERDICT_DEFER,
                                          actant_cli_args_get (args, "reason"),
                                          actant_cli_args_has (args, "gap"), error);
    }
  *decided = FALSE;

  return TRUE;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = {
    "coder", "coders", "overlap", "accept", "take", "reject", "defer", "accept_agreed", "reason", "gap",
    "json", NULL
  };
  g_autoptr(ActantAdjudication) queue = NULL;
  ActantAgreement *agreement;
  gboolean decided;

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error) || !check_use (args, error))
    return ACTANT_EXIT_FAILURE;
  agreement = actant_cli_open_agreement (args, error);
  if (agreement == NULL)
    return ACTANT_EXIT_FAILURE;
  queue = actant_adjudication_new (agreement, error);
  if (queue == NULL || !decide (queue, args, &decided, error))
    return ACTANT_EXIT_FAILURE;
  if (!decided)
    print_queue (queue, actant_cli_args_has (args, "json"));
  else if (!actant_session_save (actant_agreement_get_session (agreement), error))
    return ACTANT_EXIT_FAILURE;

  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "accept_agreed", "gap", "json", NULL };

const ActantCliCommand actant_cli_adjudicate = {
  "adjudicate",
  "actant-cli adjudicate [--coder SLUG] [--coders A,B,…] [--overlap PERCENT] [--accept ID "
  "[--take FIELD=ID]… | --reject ID | --defer ID | --accept-agreed] [--reason WORDS] [--gap] [--json] PATH…",
  N_("Decide what coders do not agree on, into the consensus"),
  N_("Without a decision the cases are listed: what several coders made of the same passage,\n"
     "or of how the same claims are related, and what was decided. --accept takes the record ID\n"
     "into the consensus, with the fields of others that --take names; --reject and --defer take\n"
     "the case of that record; and --accept-agreed takes all open cases in which everybody has\n"
     "the same. A relation goes between what became of its claims: they are decided first. The\n"
     "decision is a review in your own file (--coder), with --reason and, with --gap, as a rule\n"
     "of the codebook that needs rewriting. A case is open again when a coder changes a record,\n"
     "and a relation also when one of its claims leaves the consensus.\n"),
  flags,
  run,
};
