/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli suggest: what a text might be coded with; and coding it so. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "store/actant-json-writer.h"
#include "suggest/actant-suggester.h"
#include "suggest/actant-suggestion-accept.h"

#include <glib/gi18n.h>

typedef struct
{
  ActantSession        *session;
  gboolean              all_kinds;
  ActantSuggestionKind  kind;
  gboolean              accept;
  gboolean              json;
} Suggesting;

static void
append_json_member (GString    *line,
                    const char *name,
                    const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (line, ", \"%s\": ", name);
  actant_json_append_string (line, value);
}

static void
append_json_actors (GString                *line,
                    ActantSession          *session,
                    const ActantSuggestion *suggestion)
{
  if (suggestion->actors == NULL)
    return;

  g_string_append (line, ", \"actors\": [");
  for (guint i = 0; suggestion->actors[i] != NULL; i++)
    {
      g_string_append (line, i > 0 ? ", " : "");
      actant_json_append_string (line, suggestion->actors[i]);
    }
  g_string_append (line, "], \"names\": {");
  for (guint i = 0; suggestion->actors[i] != NULL; i++)
    {
      g_autofree char *name = actant_session_dup_name (session, suggestion->actors[i]);

      g_string_append (line, i > 0 ? ", " : "");
      actant_json_append_string (line, suggestion->actors[i]);
      g_string_append (line, ": ");
      actant_json_append_string (line, name);
    }
  g_string_append_c (line, '}');
}

static void
print_json (const Suggesting       *suggesting,
            const char             *text,
            const ActantSuggestion *suggestion)
{
  g_autoptr(GString) line = g_string_new ("{\"text\": ");
  ActantSuggestionTarget target = { NULL, NULL };
  gboolean fits = actant_suggestion_find_target (suggesting->session, text, suggestion, &target,
                                                 NULL);

  actant_json_append_string (line, text);
  append_json_member (line, "kind", actant_suggestion_kind_get_name (suggestion->kind));
  g_string_append_printf (line, ", \"start\": %" G_GINT64_FORMAT ", \"end\": %" G_GINT64_FORMAT,
                          suggestion->range.start, suggestion->range.end);
  append_json_member (line, "words", suggestion->words);
  append_json_actors (line, suggesting->session, suggestion);
  append_json_member (line, "value", suggestion->value);
  append_json_member (line, "claim",
                      target.claim != NULL ? actant_record_get_id (target.claim) : NULL);
  append_json_member (line, "other_claim",
                      target.other != NULL ? actant_record_get_id (target.other) : NULL);
  g_print ("%s, \"sure\": %s, \"acceptable\": %s}\n", line->str,
           suggestion->is_sure ? "true" : "false", fits ? "true" : "false");
}

static void
print_row (const Suggesting       *suggesting,
           const char             *text,
           const ActantSuggestion *suggestion)
{
  g_autofree char *proposal = actant_suggestion_dup_proposal (suggesting->session, suggestion);
  g_autofree char *proposed = actant_cli_dup_cell (proposal);
  g_autofree char *words = actant_cli_dup_cell (suggestion->words);
  g_autofree char *file = actant_cli_dup_cell (text);

  g_print ("%s\t%s\t%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT "\t%s\t%s\n", file,
           actant_suggestion_kind_get_name (suggestion->kind), suggestion->range.start,
           suggestion->range.end, words, proposed);
}

static GPtrArray *
select_kind (const Suggesting *suggesting,
             GPtrArray        *suggestions)
{
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < suggestions->len; i++)
    if (suggesting->all_kinds
        || ((const ActantSuggestion *) suggestions->pdata[i])->kind == suggesting->kind)
      g_ptr_array_add (selected, suggestions->pdata[i]);

  return selected;
}

/* Accepts them, and leaves in @suggestions, which is printed, those that were. */
static gboolean
accept_all (Suggesting  *suggesting,
            const char  *text,
            GPtrArray   *suggestions,
            GPtrArray   *accepted,
            GError     **error)
{
  if (!actant_suggestions_accept (suggesting->session, text, suggestions, accepted, error)
      || !actant_session_save (suggesting->session, error))
    return FALSE;

  return TRUE;
}

static gboolean
suggest_for (Suggesting  *suggesting,
             const char  *text,
             GPtrArray   *problems,
             GError     **error)
{
  g_autoptr(ActantSuggester) suggester = actant_suggester_new (suggesting->session, text, error);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) selected = NULL;
  g_autoptr(GPtrArray) accepted =
    g_ptr_array_new_with_free_func ((GDestroyNotify) actant_suggestion_unref);
  const char * const *wrong;
  GPtrArray *printed;

  if (suggester == NULL || (found = actant_suggester_run (suggester, NULL, NULL, error)) == NULL)
    return FALSE;

  for (wrong = actant_suggester_get_problems (suggester); *wrong != NULL; wrong++)
    if (!g_ptr_array_find_with_equal_func (problems, *wrong, g_str_equal, NULL))
      g_ptr_array_add (problems, g_strdup (*wrong));
  selected = select_kind (suggesting, found);
  if (suggesting->accept && !accept_all (suggesting, text, selected, accepted, error))
    return FALSE;

  printed = suggesting->accept ? accepted : selected;
  for (guint i = 0; i < printed->len; i++)
    if (suggesting->json)
      print_json (suggesting, text, printed->pdata[i]);
    else
      print_row (suggesting, text, printed->pdata[i]);
  return TRUE;
}

/* The kind of --kind or --accept; all when neither is given. */
static gboolean
read_kind (const ActantCliArgs  *args,
           Suggesting           *suggesting,
           GError              **error)
{
  const char *kind = actant_cli_args_get (args, "kind");
  const char *accept = actant_cli_args_get (args, "accept");
  const char *name = accept != NULL ? accept : kind;
  g_autoptr(GString) names = NULL;

  suggesting->accept = accept != NULL;
  suggesting->all_kinds = name == NULL;
  if (kind != NULL && accept != NULL)
    {
      g_set_error_literal (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                           _("--accept names the kind already; leave --kind out"));
      return FALSE;
    }
  if (accept != NULL && actant_cli_args_get (args, "coder") == NULL)
    {
      g_set_error_literal (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                           _("--accept needs --coder: whose file the records go into"));
      return FALSE;
    }
  if (name == NULL || actant_suggestion_kind_from_name (name, &suggesting->kind))
    return TRUE;

  names = g_string_new (NULL);
  for (ActantSuggestionKind each = 0; each < ACTANT_N_SUGGESTION_KINDS; each++)
    g_string_append_printf (names, "%s%s", each > 0 ? ", " : "",
                            actant_suggestion_kind_get_name (each));
  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
               _("there is no kind “%s”; use one of: %s"), name, names->str);
  return FALSE;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "kind", "accept", "coder", "json", NULL };
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(ActantSession) session = NULL;
  Suggesting suggesting = { NULL };
  GPtrArray *of_study;

  suggesting.json = actant_cli_args_has (args, "json");
  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error)
      || !read_kind (args, &suggesting, error)
      || (session = actant_cli_open_all (args, args->words, texts, error)) == NULL)
    return ACTANT_EXIT_FAILURE;

  suggesting.session = session;
  of_study = actant_session_get_problems (session);
  for (guint i = 0; i < of_study->len; i++)
    g_ptr_array_add (problems, g_strdup (of_study->pdata[i]));
  for (guint i = 0; texts->len == 0 && actant_session_get_texts (session)[i] != NULL; i++)
    if (!suggest_for (&suggesting, actant_session_get_texts (session)[i], problems, error))
      return ACTANT_EXIT_FAILURE;
  for (guint i = 0; i < texts->len; i++)
    if (!suggest_for (&suggesting, texts->pdata[i], problems, error))
      return ACTANT_EXIT_FAILURE;

  for (guint i = 0; i < problems->len; i++)
    g_printerr ("actant-cli suggest: %s\n", (const char *) problems->pdata[i]);
  return problems->len > 0 ? ACTANT_EXIT_FAILURE : ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "json", NULL };

const ActantCliCommand actant_cli_suggest = {
  "suggest",
  "actant-cli suggest [--kind KIND | --accept KIND] [--coder SLUG] [--json] PATH…",
  N_("Suggest what texts might be coded with: names, likelihood, dates, who says so, conditions"),
  N_("Tab-separated: text, kind, place, words, what is proposed. KIND is mention, likelihood,\n"
     "horizon, attribution or condition. What the coder has coded already is left out. --accept\n"
     "makes records of all of a kind that fit, in --coder's file, and prints those: mentions of\n"
     "actors; slots of the claims that the words belong to; relations between two claims."),
  flags,
  run
};
