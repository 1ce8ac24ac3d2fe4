/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands about several coders share. */
#include "config.h"

#include "cli/actant-cli-coders.h"

#include "cli/actant-cli-command.h"
#include "store/actant-study-folder.h"

#include <glib/gi18n.h>
#include <string.h>

/** Returns: (transfer full) (nullable): "a,b" or several options of the name, apart */
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
        if (*g_strstrip (parts[j]) != '\0')
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

/* Everybody who coded one of the texts, or any without one, the consensus left out. */
static char **
find_coders (ActantSession *session,
             GPtrArray     *named)
{
  const char * const *all = actant_session_get_texts (session);
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *coders = g_ptr_array_new ();
  GList *slugs;

  for (guint i = 0; named->len > 0 ? i < named->len : all[i] != NULL; i++)
    {
      g_auto(GStrv) known = actant_session_list_coders (session, named->len > 0 ? named->pdata[i] : all[i]);

      for (guint j = 0; known[j] != NULL; j++)
        if (strcmp (known[j], ACTANT_CONSENSUS) != 0)
          g_hash_table_add (found, g_strdup (known[j]));
    }
  slugs = g_list_sort (g_hash_table_get_keys (found), (GCompareFunc) strcmp);
  for (GList *slug = slugs; slug != NULL; slug = slug->next)
    g_ptr_array_add (coders, g_strdup (slug->data));
  g_list_free (slugs);
  g_ptr_array_add (coders, NULL);

  return (char **) g_ptr_array_free (coders, FALSE);
}

/* Whether two of the coders have a file on the text. */
static gboolean
has_two (ActantSession      *session,
         const char         *text,
         const char * const *coders)
{
  g_auto(GStrv) known = actant_session_list_coders (session, text);
  guint n = 0;

  for (guint i = 0; known[i] != NULL; i++)
    n += g_strv_contains (coders, known[i]);

  return n > 1;
}

/* The texts meant: those named, or all; of them those that two coded. Who was not given a text does
 * not disagree on it. */
static GPtrArray *
find_texts (ActantSession      *session,
            GPtrArray          *named,
            const char * const *coders)
{
  const char * const *all = actant_session_get_texts (session);
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; named->len == 0 && all[i] != NULL; i++)
    if (has_two (session, all[i], coders))
      g_ptr_array_add (texts, (gpointer) all[i]);
  for (guint i = 0; i < named->len; i++)
    if (has_two (session, named->pdata[i], coders))
      g_ptr_array_add (texts, named->pdata[i]);

  return texts;
}

/**
 * actant_cli_open_agreement:
 * @args: with the options coders, empty-counts and coder
 * @threshold: least overlap, 0 to 1
 * @error: return location for an error
 *
 * Opens what was named and puts the coders side by side: those of --coders, or all, the consensus
 * left out.
 *
 * Returns: (transfer full) (nullable): their work
 */
ActantAgreement *
actant_cli_open_agreement (const ActantCliArgs  *args,
                           double                threshold,
                           GError              **error)
{
  g_autoptr(GPtrArray) named = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(ActantSession) session = actant_cli_open_all (args, args->words, named, error);
  g_autoptr(GPtrArray) texts = NULL;
  g_auto(GStrv) coders = actant_cli_dup_names (args, "coders");

  if (session == NULL)
    return NULL;
  if (coders == NULL)
    coders = find_coders (session, named);
  if (g_strv_length (coders) < 2)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("agreement takes two coders; here there is %s"), coders[0] != NULL ? coders[0] : _("none"));
      return NULL;
    }
  texts = find_texts (session, named, (const char * const *) coders);
  if (texts->len == 0)
    {
      g_autofree char *all = g_strjoinv (", ", coders);

      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("no text here was coded by two of %s"), all);
      return NULL;
    }
  g_ptr_array_add (texts, NULL);

  return actant_agreement_new (session, (const char * const *) texts->pdata, (const char * const *) coders,
                               threshold, actant_cli_args_has (args, "empty_counts"), error);
}
