/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli reanchor: passages of texts that have changed. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "session/actant-reanchor-plan.h"
#include "store/actant-json-writer.h"

#include <glib/gi18n.h>

typedef struct
{
  gboolean dry_run;
  gboolean json;
  guint    counts[ACTANT_PLACE_ORPHAN + 1];
} Run;

/* As written in JSON, and shown; in the order of ActantPlaceState. */
static const char * const state_names[] = {
  "in-place", "moved", "needs-you", "suggestion", "orphan"
};
static const char * const state_words[] = {
  N_("in place"), N_("moved"), N_("needs you"), N_("suggestion"), N_("orphan")
};

static char *
dup_place (const ActantRecord *record)
{
  if (record == NULL || actant_record_get_start (record) < 0)
    return g_strdup ("");

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                          actant_record_get_start (record), actant_record_get_end (record));
}

static void
append_place (GString            *line,
              const char         *name,
              const ActantRecord *record)
{
  if (record == NULL || actant_record_get_start (record) < 0)
    return;

  g_string_append_printf (line, ", \"%s\": {\"start\": %" G_GINT64_FORMAT ", \"end\": %"
                          G_GINT64_FORMAT "}", name, actant_record_get_start (record),
                          actant_record_get_end (record));
}

static void
print_json (const ActantReanchorPlan *plan,
            const ActantReplacement  *item,
            const char               *quote)
{
  g_autoptr(GString) line = g_string_new ("{\"text\": ");

  actant_json_append_string (line, plan->text);
  g_string_append_printf (line, ", \"id\": \"%s\", \"kind\": \"%s\", \"state\": \"%s\"",
                          actant_record_get_id (item->record),
                          actant_record_get_kind_name (item->record), state_names[item->state]);
  append_place (line, "from", item->record);
  append_place (line, "to", item->placed);
  if (item->n_lost_cues > 0)
    g_string_append_printf (line, ", \"lost_cues\": %u", item->n_lost_cues);
  g_string_append (line, ", \"quote\": ");
  actant_json_append_string (line, quote);
  actant_json_escape_line_ends (line);
  g_print ("%s}\n", line->str);
}

static void
print_item (const Run                *run,
            const ActantReanchorPlan *plan,
            const ActantReplacement  *item)
{
  g_autofree char *quote = actant_record_dup_quote (item->record);
  g_autofree char *cell = actant_cli_dup_cell (quote);
  g_autofree char *from = dup_place (item->record);
  g_autofree char *to = dup_place (item->placed);
  g_autofree char *text = NULL;

  if (run->json)
    {
      print_json (plan, item, quote != NULL ? quote : "");
      return;
    }

  text = actant_cli_dup_cell (plan->text);
  g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", text, _(state_words[item->state]),
           actant_record_get_id (item->record), from, to, cell);
}

/* What can be placed without asking, places. */
static gboolean
place (ActantReanchorPlan  *plan,
       ActantSession       *session,
       GError             **error)
{
  g_autoptr(GPtrArray) accepted = g_ptr_array_new ();

  for (guint i = 0; i < plan->items->len; i++)
    {
      const ActantReplacement *item = plan->items->pdata[i];

      if (item->state <= ACTANT_PLACE_MOVED)
        g_ptr_array_add (accepted, item->placed);
    }

  return actant_reanchor_plan_apply (plan, session, accepted, error);
}

static gboolean
run_text (Run            *run,
          ActantSession  *session,
          const char     *text,
          GError        **error)
{
  g_autoptr(ActantReanchorPlan) plan = NULL;

  /* Read both; then it is known whether there is anything to do. */
  if (actant_session_load_text (session, text, error) == NULL)
    return FALSE;
  actant_session_get_own_set (session, text, NULL);
  if (!actant_session_has_changed_text (session, text))
    return TRUE;

  plan = actant_reanchor_plan_new (session, text, error);
  if (plan == NULL || !actant_reanchor_plan_run (plan, NULL, error))
    return FALSE;
  for (guint i = 0; i < plan->items->len; i++)
    print_item (run, plan, plan->items->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (run->counts); i++)
    run->counts[i] += plan->counts[i];

  return run->dry_run || place (plan, session, error);
}

static void
print_summary (const Run *run)
{
  g_print (_("%u in place, %u moved, %u need you, %u suggestions, %u orphans\n"),
           run->counts[ACTANT_PLACE_IN_PLACE], run->counts[ACTANT_PLACE_MOVED],
           run->counts[ACTANT_PLACE_DOUBTFUL], run->counts[ACTANT_PLACE_SUGGESTED],
           run->counts[ACTANT_PLACE_ORPHAN]);
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "coder", "dry_run", "json", NULL };
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(ActantSession) session = NULL;
  const char * const *all;
  Run state = { actant_cli_args_has (args, "dry_run"), actant_cli_args_has (args, "json"), { 0 } };
  guint n;

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error))
    return ACTANT_EXIT_FAILURE;
  session = actant_cli_open_all (args, args->words, texts, error);
  if (session == NULL)
    return ACTANT_EXIT_FAILURE;

  all = actant_session_get_texts (session);
  n = texts->len > 0 ? texts->len : g_strv_length ((char **) all);
  for (guint i = 0; i < n; i++)
    if (!run_text (&state, session, texts->len > 0 ? texts->pdata[i] : all[i], error))
      return ACTANT_EXIT_FAILURE;
  if (!state.dry_run && !actant_session_save (session, error))
    return ACTANT_EXIT_FAILURE;

  if (!state.json)
    print_summary (&state);
  return state.counts[ACTANT_PLACE_DOUBTFUL] + state.counts[ACTANT_PLACE_SUGGESTED]
         + state.counts[ACTANT_PLACE_ORPHAN] > 0 ? ACTANT_EXIT_FINDINGS : ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "dry_run", "json", NULL };

const ActantCliCommand actant_cli_reanchor = {
  "reanchor",
  "actant-cli reanchor [--coder SLUG] [--dry-run] [--json] PATH…",
  N_("Find passages again after their text has changed"),
  N_("Lists each record of yours with what became of it, and writes those that are in place or have\n"
     "moved to your own files, unless --dry-run. Exits 1 when some need you: places that others fit\n"
     "as well, suggestions, and orphans; “actant-cli edit --range” places them."),
  flags,
  run
};
