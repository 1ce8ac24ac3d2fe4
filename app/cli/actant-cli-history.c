/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli history: who did what when, as the journals on this machine say. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "session/actant-change-log.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a change did to its record. */
static const char *
name_change (const ActantChange *change)
{
  gboolean was = change->before != NULL && !actant_record_is_deleted (change->before);
  gboolean is = change->after != NULL && !actant_record_is_deleted (change->after);

  return was == is ? "changed" : is ? change->before != NULL ? "restored" : "added" : "deleted";
}

static void
print_fields (ActantSession      *session,
              const ActantChange *change)
{
  g_autoptr(GArray) fields = actant_change_list_fields (change->before, change->after);

  for (guint i = 0; i < fields->len; i++)
    {
      const ActantFieldChange *field = &g_array_index (fields, ActantFieldChange, i);
      g_autofree char *before = field->before != NULL
        ? actant_value_dup_words (session, field->field->type, field->before) : g_strdup ("");
      g_autofree char *after = field->after != NULL
        ? actant_value_dup_words (session, field->field->type, field->after) : g_strdup ("");
      g_autofree char *before_cell = actant_cli_dup_cell (before);
      g_autofree char *after_cell = actant_cli_dup_cell (after);

      g_print ("\t\t\t\t%s\t%s\t%s\n", field->field->name, before_cell, after_cell);
    }
}

static void
print_change (ActantSession        *session,
              const ActantLogEntry *entry,
              const ActantChange   *change,
              gboolean              with_fields)
{
  const ActantRecord *either = change->after != NULL ? change->after : change->before;
  g_autofree char *title = actant_cli_dup_cell (actant_record_get_title (either));
  g_autofree char *action = entry->action == g_intern_static_string ("edit")
                            ? g_strdup (name_change (change))
                            : g_strdup_printf ("%s: %s", entry->action, name_change (change));

  g_print ("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", entry->time, entry->coder,
           actant_record_get_kind_name (either), actant_record_get_id (either), action,
           change->file, title);
  if (with_fields)
    print_fields (session, change);
}

static gboolean
is_wanted (const ActantLogEntry *entry,
           const ActantChange   *change,
           const char           *coder,
           const char           *record)
{
  const ActantRecord *either = change->after != NULL ? change->after : change->before;

  return (coder == NULL || strcmp (entry->coder, coder) == 0)
         && (record == NULL || strcmp (actant_record_get_id (either), record) == 0);
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "coder", "record", NULL };
  const char *coder = actant_cli_args_get (args, "coder");
  const char *record = actant_cli_args_get (args, "record");
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(GPtrArray) log = NULL;

  if (!actant_cli_args_expect (args, known, 1, 1, error))
    return ACTANT_EXIT_FAILURE;
  session = actant_cli_open (args, args->words->pdata[0], error);
  if (session == NULL)
    return ACTANT_EXIT_FAILURE;

  log = actant_change_log_merge (actant_change_log_read (actant_session_get_root (session)), NULL);
  for (guint i = 0; i < log->len; i++)
    {
      const ActantLogEntry *entry = log->pdata[i];

      for (guint c = 0; c < actant_change_set_get_n (entry->set); c++)
        {
          const ActantChange *change = actant_change_set_get (entry->set, c);

          if (is_wanted (entry, change, coder, record))
            print_change (session, entry, change, record != NULL);
        }
    }

  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { NULL };

const ActantCliCommand actant_cli_history = {
  "history",
  "actant-cli history [--coder SLUG] [--record ID] PATH",
  N_("Show who did what when, in the windows on this computer"),
  N_("One line for each record that an action changed, oldest first, tab-separated: time, coder,\n"
     "kind, id, what was done, file, title. With --record only that record, and below each line the\n"
     "fields that changed: name, before, after. The window's page “History” shows the same and takes\n"
     "a record back to an earlier version."),
  flags,
  run
};
