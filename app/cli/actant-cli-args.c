/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and options of a command line, in their order. */
#include "config.h"

#include "cli/actant-cli-args.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (actant-cli-error-quark, actant_cli_error)

static void
option_free (gpointer data)
{
  ActantCliOption *option = data;

  g_free (option->name);
  g_free (option->value);
  g_free (option);
}

void
actant_cli_args_free (ActantCliArgs *args)
{
  g_ptr_array_unref (args->words);
  g_ptr_array_unref (args->options);
  g_free (args);
}

static void
add_option (ActantCliArgs *args,
            char          *name,
            const char    *value)
{
  ActantCliOption *option = g_new0 (ActantCliOption, 1);

  option->name = name;
  option->value = g_strdup (value);
  g_ptr_array_add (args->options, option);
}

/* Dashes for the underscores of fields; what follows a dot may be a study field's name or id and
 * stays as it is. */
static char *
take_field_name (char *name)
{
  gsize length = strcspn (name, ".");

  for (gsize i = 0; i < length; i++)
    if (name[i] == '-')
      name[i] = '_';

  return name;
}

/**
 * actant_cli_args_parse:
 * @argc: number of arguments
 * @argv: arguments, the first being the sub-command
 * @flags: (array zero-terminated=1): options without a value
 *
 * After `--` everything is a word.
 *
 * Returns: (transfer full) (nullable): the arguments; all are valid UTF-8
 */
ActantCliArgs *
actant_cli_args_parse (int                  argc,
                       char               **argv,
                       const char * const  *flags,
                       GError             **error)
{
  g_autoptr(ActantCliArgs) args = g_new0 (ActantCliArgs, 1);
  gboolean only_words = FALSE;

  args->words = g_ptr_array_new_with_free_func (g_free);
  args->options = g_ptr_array_new_with_free_func (option_free);

  for (int i = 1; i < argc; i++)
    {
      const char *word = argv[i];
      const char *equals = strchr (word, '=');
      char *name;

      if (!g_utf8_validate (word, -1, NULL))
        {
          g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                       _("argument %d is not valid UTF-8"), i);
          return NULL;
        }
      if (!only_words && strcmp (word, "--") == 0)
        only_words = TRUE;
      else if (only_words || !g_str_has_prefix (word, "--"))
        g_ptr_array_add (args->words, g_strdup (word));
      else
        {
          name = take_field_name (equals != NULL ? g_strndup (word + 2, equals - word - 2)
                                                 : g_strdup (word + 2));
          if (g_strv_contains (flags, name))
            add_option (args, name, "");
          else if (equals != NULL)
            add_option (args, name, equals + 1);
          else if (i + 1 < argc)
            add_option (args, name, argv[++i]);
          else
            {
              g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                           _("%s needs a value"), word);
              g_free (name);
              return NULL;
            }
        }
    }

  return g_steal_pointer (&args);
}

/** The value of the last option @name, %NULL when it is not given. */
const char *
actant_cli_args_get (const ActantCliArgs *args,
                     const char          *name)
{
  for (guint i = args->options->len; i > 0; i--)
    {
      const ActantCliOption *option = args->options->pdata[i - 1];

      if (strcmp (option->name, name) == 0)
        return option->value;
    }

  return NULL;
}

gboolean
actant_cli_args_has (const ActantCliArgs *args,
                     const char          *name)
{
  return actant_cli_args_get (args, name) != NULL;
}

/**
 * actant_cli_args_expect:
 * @args: arguments
 * @known: (nullable) (array zero-terminated=1): options that are allowed;
 *   %NULL when fields are
 * @min_words: at least so many words
 * @max_words: at most so many
 *
 * Returns: whether the call is one of the command's
 */
gboolean
actant_cli_args_expect (const ActantCliArgs  *args,
                        const char * const   *known,
                        guint                 min_words,
                        guint                 max_words,
                        GError              **error)
{
  for (guint i = 0; known != NULL && i < args->options->len; i++)
    {
      const ActantCliOption *option = args->options->pdata[i];

      if (!g_strv_contains (known, option->name))
        {
          g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                       _("unknown option --%s"), option->name);
          return FALSE;
        }
    }

  if (args->words->len < min_words || args->words->len > max_words)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   args->words->len < min_words ? _("something is missing") : _("too many words: “%s”"),
                   args->words->len > max_words ? (const char *) args->words->pdata[max_words] : "");
      return FALSE;
    }

  return TRUE;
}
