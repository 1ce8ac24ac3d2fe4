/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places in a text as given on the command line: quotes and ranges. */
#include "config.h"

#include "cli/actant-cli-passage.h"

#include "text/actant-anchor.h"

#include <glib/gi18n.h>
#include <string.h>

#define CONTEXT 24          /* code points shown on each side of a place */
#define MAX_PLACES 20       /* listed when a quote is ambiguous */

static void
append_place (GString               *list,
              ActantSourceText      *source,
              const ActantTextRange *range,
              guint                  number)
{
  gint64 length = actant_source_text_get_length (source);
  g_autofree char *before = actant_source_text_dup_slice (source, MAX (0, range->start - CONTEXT),
                                                          range->start);
  g_autofree char *after = actant_source_text_dup_slice (source, range->end,
                                                         MIN (length, range->end + CONTEXT));
  g_autofree char *place = actant_text_range_dup_words (range);
  guint paragraph;

  actant_source_text_get_paragraph_at (source, range->start, &paragraph, NULL, NULL);
  g_strdelimit (before, "\n", ' ');
  g_strdelimit (after, "\n", ' ');
  g_string_append_printf (list, _("\n  --occurrence %u: line %u, range %s: …%s[…]%s…"),
                          number, paragraph + 1, place, before, after);
}

static gboolean
pick_occurrence (GArray            *places,
                 ActantSourceText  *source,
                 const char        *name,
                 const char        *quote,
                 const char        *occurrence,
                 ActantTextRange   *range,
                 GError           **error)
{
  g_autoptr(GString) list = NULL;
  gint64 number = 1;

  if (places->len == 0)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("%s does not contain “%s”; a quote must be exact, line breaks included"),
                   name, quote);
      return FALSE;
    }
  if (occurrence != NULL
      && (!g_ascii_string_to_signed (occurrence, 10, 1, places->len, &number, NULL)))
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   ngettext ("%s: “%s” occurs %u time; --occurrence %s is none of them",
                             "%s: “%s” occurs %u times; --occurrence %s is none of them",
                             places->len),
                   name, quote, places->len, occurrence);
      return FALSE;
    }
  if (occurrence == NULL && places->len > 1)
    {
      list = g_string_new (NULL);
      for (guint i = 0; i < MIN (places->len, MAX_PLACES); i++)
        append_place (list, source, &g_array_index (places, ActantTextRange, i), i + 1);
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("%s: “%s” occurs %u times; say which with --occurrence:%s"),
                   name, quote, places->len, list->str);
      return FALSE;
    }

  *range = g_array_index (places, ActantTextRange, number - 1);
  return TRUE;
}

/**
 * actant_cli_parse_range:
 * @text: as typed
 * @range: receives the place
 *
 * Returns: whether @text is START:END in code points; whether a text reaches
 *   so far is another question
 */
gboolean
actant_cli_parse_range (const char      *text,
                        ActantTextRange *range)
{
  g_auto(GStrv) ends = g_strsplit (text, ":", 2);

  return g_strv_length (ends) == 2
         && g_ascii_string_to_signed (ends[0], 10, 0, G_MAXINT64, &range->start, NULL)
         && g_ascii_string_to_signed (ends[1], 10, 0, G_MAXINT64, &range->end, NULL);
}

static gboolean
read_range (const char       *text,
            ActantTextRange  *range,
            GError          **error)
{
  if (actant_cli_parse_range (text, range))
    return TRUE;

  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
               _("--range %s must be START:END, code points from 0"), text);
  return FALSE;
}

/** Returns: (transfer full): @words with the line ends of texts as we hold them */
char *
actant_cli_dup_normalized (const char *words)
{
  GString *text = g_string_new (words);

  g_string_replace (text, "\r\n", "\n", 0);
  g_string_replace (text, "\r", "\n", 0);
  return g_string_free (text, FALSE);
}

/* The --occurrence that follows the --quote at @position before another segment does. */
static const char *
find_occurrence (const ActantCliArgs *args,
                 guint                position)
{
  for (guint i = position + 1; i < args->options->len; i++)
    {
      const ActantCliOption *option = args->options->pdata[i];

      if (strcmp (option->name, "quote") == 0 || strcmp (option->name, "range") == 0)
        return NULL;
      if (strcmp (option->name, "occurrence") == 0)
        return option->value;
    }

  return NULL;
}

/* Each --occurrence belongs to a --quote before it. */
static gboolean
check_occurrences (const ActantCliArgs  *args,
                   GError              **error)
{
  gboolean after_quote = FALSE;

  for (guint i = 0; i < args->options->len; i++)
    {
      const ActantCliOption *option = args->options->pdata[i];

      if (strcmp (option->name, "quote") == 0)
        after_quote = TRUE;
      else if (strcmp (option->name, "range") == 0)
        after_quote = FALSE;
      else if (strcmp (option->name, "occurrence") == 0)
        {
          if (!after_quote)
            {
              g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                           _("--occurrence %s must follow the --quote it belongs to"), option->value);
              return FALSE;
            }
          after_quote = FALSE;
        }
    }

  return TRUE;
}

/**
 * actant_cli_read_ranges:
 * @args: with --quote, --occurrence and --range
 * @source: the text
 * @name: of the text, for messages
 *
 * Returns: (transfer full) (nullable) (element-type ActantTextRange): the
 *   segments, at least one
 */
GArray *
actant_cli_read_ranges (const ActantCliArgs  *args,
                        ActantSourceText     *source,
                        const char           *name,
                        GError              **error)
{
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  if (!check_occurrences (args, error))
    return NULL;

  for (guint i = 0; i < args->options->len; i++)
    {
      const ActantCliOption *option = args->options->pdata[i];
      ActantTextRange range;

      if (strcmp (option->name, "quote") == 0)
        {
          g_autofree char *quote = actant_cli_dup_normalized (option->value);
          g_autoptr(GArray) places = actant_quote_find_all (source, quote);

          if (!pick_occurrence (places, source, name, quote, find_occurrence (args, i), &range, error))
            return NULL;
        }
      else if (strcmp (option->name, "range") != 0)
        continue;
      else if (!read_range (option->value, &range, error))
        return NULL;
      g_array_append_val (ranges, range);
    }

  if (ranges->len == 0)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   _("say which passage with --quote or --range"));
      return NULL;
    }

  return g_steal_pointer (&ranges);
}
