/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli list: the records of a study, a text or a coder. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "exchange/actant-record-line.h"
#include "query/actant-query.h"

#include <glib/gi18n.h>

typedef struct
{
  ActantSession    *session;
  ActantKind        kind;      /* none for all */
  gboolean          json;
  ActantQueryMatch *match;     /* owned; NULL for all */
} Listing;

static void
print_row (const ActantRecord *record,
           const char         *coder,
           const char         *text)
{
  g_autofree char *title = actant_cli_dup_cell (actant_record_get_title (record));
  g_autofree char *file = actant_cli_dup_cell (text);
  g_autofree char *place = NULL;

  if (actant_record_get_start (record) >= 0)
    place = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                             actant_record_get_start (record), actant_record_get_end (record));
  g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", actant_record_get_kind_name (record),
           actant_record_get_id (record), coder != NULL ? coder : "", file,
           place != NULL ? place : "", title);
}

static char *
find_name (const char *id,
           gpointer    session)
{
  return actant_session_lookup (session, ACTANT_KIND_NONE, id) != NULL
         ? actant_session_dup_name (session, id) : NULL;
}

static void
print_records (const Listing    *listing,
               ActantCollection *records,
               const char       *coder,
               const char       *text)
{
  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    {
      if (listing->kind != ACTANT_KIND_NONE && listing->kind != kind)
        continue;
      for (guint i = 0; i < actant_collection_get_n (records, kind); i++)
        {
          const ActantRecord *record = actant_collection_get (records, kind, i);
          g_autofree char *line = NULL;

          if (listing->match != NULL && !actant_query_match_fits (listing->match, record, text,
                                                                           coder))
            continue;
          if (!listing->json)
            {
              print_row (record, coder, text);
              continue;
            }
          line = actant_record_dup_line (record, coder, text, find_name, listing->session);
          g_print ("%s\n", line);
        }
    }
}

/* The study's records are everybody's, joined; with --coder those of that file. */
static void
print_study (const Listing *listing,
             const char    *coder)
{
  g_autoptr(GPtrArray) sets = actant_session_get_study_sets (listing->session);

  if (coder == NULL)
    print_records (listing, actant_session_get_study (listing->session), NULL, NULL);
  for (guint i = 0; coder != NULL && i < sets->len; i++)
    if (g_strcmp0 (actant_annotation_set_get_coder (sets->pdata[i]), coder) == 0)
      print_records (listing, actant_annotation_set_get_records (sets->pdata[i]), coder, NULL);
}

/* The kind that --kind names; none when it is not given. */
static gboolean
read_kind (const ActantCliArgs  *args,
           ActantKind           *kind,
           GError              **error)
{
  const char *name = actant_cli_args_get (args, "kind");
  g_autoptr(GString) names = NULL;

  *kind = actant_kind_from_name (name);
  if (name == NULL || *kind >= ACTANT_KIND_TEXT)
    return TRUE;

  names = g_string_new (NULL);
  for (ActantKind each = ACTANT_KIND_TEXT; each < ACTANT_N_KINDS; each++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                            actant_kind_get_info (each)->name);
  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
               _("there is no kind “%s”; use one of: %s"), name, names->str);
  return FALSE;
}

/* Looks the names of --query up; without it everything is listed. */
static gboolean
read_query (const ActantCliArgs  *args,
            Listing              *listing,
            GError              **error)
{
  const char *text = actant_cli_args_get (args, "query");
  g_autoptr(ActantQuery) query = NULL;
  g_autoptr(GError) reason = NULL;

  if (text == NULL)
    return TRUE;

  query = actant_query_parse (text, listing->session, NULL, &reason);
  if (query == NULL)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE, "--query: %s", reason->message);
      return FALSE;
    }

  listing->match = actant_query_match_new (query, listing->session);
  return TRUE;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "kind", "coder", "json", "query", NULL };
  g_autofree char *coder = actant_cli_dup_read_coder (args);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) sets = NULL;
  g_autoptr(ActantSession) session = NULL;
  Listing listing = { NULL, ACTANT_KIND_NONE, actant_cli_args_has (args, "json"), NULL };

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error)
      || !read_kind (args, &listing.kind, error))
    return ACTANT_EXIT_FAILURE;
  session = actant_cli_open_all (args, args->words, texts, error);
  if (session == NULL)
    return ACTANT_EXIT_FAILURE;

  listing.session = session;
  if (!read_query (args, &listing, error))
    return ACTANT_EXIT_FAILURE;
  sets = actant_cli_collect_sets (session, texts, coder, problems);
  if (texts->len == 0)
    print_study (&listing, coder);
  for (guint i = 0; i < sets->len; i++)
    print_records (&listing, actant_annotation_set_get_records (sets->pdata[i]),
                   actant_annotation_set_get_coder (sets->pdata[i]),
                   actant_annotation_set_get_text_path (sets->pdata[i]));
  for (guint i = 0; i < problems->len; i++)
    g_printerr ("actant-cli list: %s\n", (const char *) problems->pdata[i]);
  g_clear_pointer (&listing.match, actant_query_match_free);
  actant_cli_tell_left_out (session, texts, sets);

  return problems->len > 0 ? ACTANT_EXIT_FAILURE : ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "json", NULL };

const ActantCliCommand actant_cli_list = {
  "list",
  "actant-cli list [--kind KIND] [--coder SLUG] [--query QUERY] [--json] PATH…",
  N_("List records"),
  N_("Tab-separated: kind, id, coder, text, place, title. With --json one record a line, with\n"
     "the names of the records it refers to in “names”. --query lists what fits, as in\n"
     "\"kind:claim actor:DPRK type:forecast likelihood>=55 horizon:2024 scenario:none\"."),
  flags,
  run
};
