/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantCliOption:
 * @name: without dashes before it; dashes inside are underscores
 * @value: "" for a flag
 */
typedef struct
{
  char *name;
  char *value;
} ActantCliOption;

/**
 * ActantCliArgs:
 * @words: (element-type utf8): what is no option, in order
 * @options: (element-type ActantCliOption): in order, since `--occurrence`
 *   belongs to the `--quote` before it and a field's values gather
 *
 * A command line taken apart: `--name value`, `--name=value`, flags. Options
 * that are fields are named by the field tables, so no fixed table of options
 * would do.
 */
typedef struct
{
  GPtrArray *words;
  GPtrArray *options;
} ActantCliArgs;

ActantCliArgs *actant_cli_args_parse    (int                   argc,
                                         char                **argv,
                                         const char * const   *flags,
                                         GError              **error);
void           actant_cli_args_free     (ActantCliArgs        *args);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantCliArgs, actant_cli_args_free)

const char    *actant_cli_args_get      (const ActantCliArgs  *args,
                                         const char           *name);
gboolean       actant_cli_args_has      (const ActantCliArgs  *args,
                                         const char           *name);
gboolean       actant_cli_args_expect   (const ActantCliArgs  *args,
                                         const char * const   *known,
                                         guint                 min_words,
                                         guint                 max_words,
                                         GError              **error);

/**
 * ActantCliError:
 * @ACTANT_CLI_ERROR_USAGE: the words of the call are off
 * @ACTANT_CLI_ERROR_INPUT: what they name cannot be used
 */
typedef enum
{
  ACTANT_CLI_ERROR_USAGE,
  ACTANT_CLI_ERROR_INPUT,
} ActantCliError;

#define ACTANT_CLI_ERROR (actant_cli_error_quark ())

GQuark         actant_cli_error_quark   (void);

G_END_DECLS
