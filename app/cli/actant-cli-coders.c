/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands about several coders share. */
#include "config.h"

#include "cli/actant-cli-coders.h"

#include "cli/actant-cli-command.h"
#include "session/actant-rounds.h"
#include "team/actant-shared-texts.h"

#include <glib/gi18n.h>
#include <string.h>

/** Returns: (transfer full) (nullable): "a,b" or several options of the name, apart; each once */
char **
actant_cli_dup_names (const ActantCliArgs *args,
                      const char          *option)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < args->options->len; i++)
    {
      const ActantCliOption *given = args->options->pdata[i];
      g_auto(GStrv) parts = NULL;

      if (strcmp (given->name, option) != 0)
        continue;
      parts = g_strsplit (given->value, ",", -1);
      for (guint j = 0; parts[j] != NULL; j++)
        if (*g_strstrip (parts[j]) != '\0'
            && !g_ptr_array_find_with_equal_func (names, parts[j], g_str_equal, NULL))
          g_ptr_array_add (names, g_strdup (parts[j]));
    }
  if (names->len == 0)
    {
      g_ptr_array_free (names, TRUE);
      return NULL;
    }
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

/** Reads a whole number from 0 to @max into *@number, which stays without the option. */
gboolean
actant_cli_read_number (const ActantCliArgs  *args,
                        const char           *option,
                        guint64               max,
                        guint64              *number,
                        GError              **error)
{
  const char *value = actant_cli_args_get (args, option);
  g_autofree char *most = NULL;

  if (value == NULL || g_ascii_string_to_unsigned (value, 10, 0, max, number, NULL))
    return TRUE;

  most = g_strdup_printf ("%" G_GUINT64_FORMAT, max);
  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
               _("--%s takes a whole number from 0 to %s, not “%s”"), option, most, value);
  return FALSE;
}

/* Whether the coder coded one of the texts. */
static gboolean
has_coded (ActantSession      *session,
           const char * const *texts,
           const char         *coder)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (actant_shared_texts_has_coder (session, texts[i], coder))
      return TRUE;

  return FALSE;
}

/**
 * actant_cli_open_agreement:
 * @args: with the options coders, overlap, empty-counts and coder
 * @error: return location for an error
 *
 * Opens what was named and puts the coders side by side: those of --coders, or all, the consensus
 * left out; with the overlap of --overlap, or of the latest round.
 *
 * Returns: (transfer full) (nullable): their work
 */
ActantAgreement *
actant_cli_open_agreement (const ActantCliArgs  *args,
                           GError              **error)
{
  guint64 overlap = 0;
  g_autoptr(GPtrArray) named = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(ActantSession) session = actant_cli_open_all (args, args->words, named, error);
  g_autoptr(GPtrArray) texts = NULL;
  GPtrArray *problems;
  const char * const *all;
  g_auto(GStrv) coders = actant_cli_dup_names (args, "coders");

  if (session == NULL)
    return NULL;
  problems = actant_session_get_problems (session);
  if (problems->len > 0)
    {
      /* Codes, fields and blind rounds may stand in it. */
      g_set_error_literal (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT, problems->pdata[0]);
      return NULL;
    }
  overlap = actant_session_get_overlap (session, ACTANT_OVERLAP_DEFAULT * 100);
  if (!actant_cli_read_number (args, "overlap", 100, &overlap, error))
    return NULL;
  if (named->len == 0)
    all = actant_session_get_texts (session);
  else
    {
      g_ptr_array_add (named, NULL);
      all = (const char * const *) named->pdata;
    }
  if (coders == NULL)
    {
      g_autoptr(GPtrArray) shared = actant_shared_texts_list (session, all, NULL);

      /* Who coded nothing that another did is not compared. */
      coders = actant_shared_texts_list_coders (session, shared->pdata[0] != NULL
                                                         ? (const char * const *) shared->pdata : all);
    }
  for (guint i = 0; g_strv_length (coders) < 2 && all[i] != NULL; i++)
    if (actant_session_is_blind (session, all[i]))
      {
        g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                     _("%s is coded blind: others’ work on it is shown when you have marked it as finished"), all[i]);
        return NULL;
      }
  if (g_strv_length (coders) < 2)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("agreement takes two coders; here there is %s"), coders[0] != NULL ? coders[0] : _("none"));
      return NULL;
    }
  texts = actant_shared_texts_list (session, all, (const char * const *) coders);
  if (texts->pdata[0] == NULL)
    {
      g_autofree char *names = g_strjoinv (", ", coders);

      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("no text here was coded by two of %s"), names);
      return NULL;
    }
  for (guint i = 0; coders[i] != NULL; i++)
    if (!has_coded (session, all, coders[i]))
      {
        g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT, _("no text here was coded by %s"), coders[i]);
        return NULL;
      }

  return actant_agreement_new (session, (const char * const *) texts->pdata, (const char * const *) coders,
                               overlap / 100.0, actant_cli_args_has (args, "empty_counts"), error);
}

/**
 * actant_cli_find_claim:
 * @agreement: coders' work
 * @text: number of a text of it
 * @row: in the coded relations of the text
 * @coder: whose claim
 *
 * Returns: (transfer none) (nullable): the coder's claim in the text that the relations of the row lead
 *   from, or the one they lead to when the other is elsewhere; %NULL when both are
 */
const ActantRecord *
actant_cli_find_claim (const ActantAgreement *agreement,
                       guint                  text,
                       guint                  row,
                       guint                  coder)
{
  const ActantCodedUnits *relations = actant_agreement_get_units (agreement, text, ACTANT_KIND_RELATION);

  for (guint i = 0; i < 2; i++)
    {
      ActantUnitEnd end = g_array_index (relations->ends, ActantUnitEnd, 2 * row + i);

      if (end.text == text)
        return actant_coded_units_get (actant_agreement_get_units (agreement, text, ACTANT_KIND_CLAIM), end.row, coder);
    }

  return NULL;
}

/** Returns: (transfer full): where a record is, "3:14"; "" for %NULL */
char *
actant_cli_dup_place (const ActantRecord *record)
{
  return record == NULL ? g_strdup ("")
         : g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, actant_record_get_start (record),
                            actant_record_get_end (record));
}
