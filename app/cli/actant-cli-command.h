/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/actant-cli-args.h"
#include "session/actant-session.h"
#include "session/actant-value-parse.h"

G_BEGIN_DECLS

/* What the program exits with. */
enum
{
  ACTANT_EXIT_FINE = 0,
  ACTANT_EXIT_FINDINGS = 1,
  ACTANT_EXIT_FAILURE = 2,   /* wrong use or unreadable input */
};

/**
 * ActantCliCommand:
 * @name: the sub-command
 * @usage: its arguments
 * @summary: one line, translatable
 * @help: (nullable): more, translatable
 * @flags: (array zero-terminated=1): options without a value
 * @run: does it; returns the exit status, or %ACTANT_EXIT_FAILURE with an error
 */
typedef struct
{
  const char         *name;
  const char         *usage;
  const char         *summary;
  const char         *help;
  const char * const *flags;
  int               (*run) (ActantCliArgs  *args,
                            GError        **error);
} ActantCliCommand;

extern const ActantCliCommand actant_cli_add;
extern const ActantCliCommand actant_cli_adjudicate;
extern const ActantCliCommand actant_cli_agreement;
extern const ActantCliCommand actant_cli_annotate;
extern const ActantCliCommand actant_cli_check;
extern const ActantCliCommand actant_cli_correct_text;
extern const ActantCliCommand actant_cli_delete;
extern const ActantCliCommand actant_cli_describe;
extern const ActantCliCommand actant_cli_diff;
extern const ActantCliCommand actant_cli_edit;
extern const ActantCliCommand actant_cli_export;
extern const ActantCliCommand actant_cli_git_setup;
extern const ActantCliCommand actant_cli_history;
extern const ActantCliCommand actant_cli_import;
extern const ActantCliCommand actant_cli_join;
extern const ActantCliCommand actant_cli_list;
extern const ActantCliCommand actant_cli_merge_driver;
extern const ActantCliCommand actant_cli_new;
extern const ActantCliCommand actant_cli_reanchor;
extern const ActantCliCommand actant_cli_recover;
extern const ActantCliCommand actant_cli_report;
extern const ActantCliCommand actant_cli_settle;
extern const ActantCliCommand actant_cli_stats;
extern const ActantCliCommand actant_cli_suggest;
extern const ActantCliCommand actant_cli_textconv;

char          *actant_cli_dup_coder    (const ActantCliArgs   *args);
char          *actant_cli_dup_file_coder (const char          *path);
char          *actant_cli_dup_read_coder (const ActantCliArgs *args);
char          *actant_cli_dup_real_path (const char           *path);
ActantSession *actant_cli_open         (const ActantCliArgs   *args,
                                        const char            *path,
                                        GError               **error);
ActantSession *actant_cli_open_all     (const ActantCliArgs   *args,
                                        GPtrArray             *paths,
                                        GPtrArray             *texts,
                                        GError               **error);
char          *actant_cli_find_text    (ActantSession         *session,
                                        const char            *path,
                                        GError               **error);
char          *actant_cli_dup_cell     (const char            *text);
GPtrArray     *actant_cli_collect_sets (ActantSession         *session,
                                        GPtrArray             *texts,
                                        const char            *coder,
                                        GPtrArray             *problems);
void           actant_cli_tell_left_out (ActantSession        *session,
                                         GPtrArray            *texts,
                                         GPtrArray            *sets);
ActantRecord  *actant_cli_set_fields   (const ActantValueParser *parser,
                                        const ActantRecord    *record,
                                        const ActantCliArgs   *args,
                                        const char * const    *skip,
                                        GError               **error);
gboolean       actant_cli_check_name   (const ActantRecord    *record,
                                        GError               **error);
gboolean       actant_cli_check_relation (ActantSession       *session,
                                        const char            *text,
                                        const ActantRecord    *relation,
                                        GError               **error);
gboolean       actant_cli_commit       (ActantSession         *session,
                                        ActantChangeSet       *change_set,
                                        GError               **error);

G_END_DECLS
