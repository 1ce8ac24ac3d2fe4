/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantValueParser:
 * @session: resolves names of records
 * @create: (nullable): when set, records that a name does not find are made
 *   (actors, codes, events, scenarios) and put into this change set
 * @date: (nullable): of the text, EDTF; what relative date words count from
 * @as_typed: words bring nothing with them, see below
 *
 * Reads field values as typed on the command line or in a form, and sets them:
 * a plain value fills a slot's main member, others by dot
 * (`likelihood.low`), list items by repeating; an object as an item is
 * `member=value member="two words"`.
 *
 * Likelihood words bring the band that the study or a scale gives them (see #ActantLexicon), date
 * words the date they mean (see actant_dates_find_all()), unless somebody decided on another one.
 */
typedef struct
{
  ActantSession   *session;
  ActantChangeSet *create;
  const char      *date;
  gboolean         as_typed;
} ActantValueParser;

ActantRecord *actant_value_parser_set  (const ActantValueParser *parser,
                                        const ActantRecord      *record,
                                        const char              *path,
                                        const char * const      *values,
                                        GError                 **error);
ActantValue  *actant_value_parser_read (const ActantValueParser *parser,
                                        const ActantFieldType   *type,
                                        const char              *name,
                                        const char              *text,
                                        GError                 **error);

char         *actant_value_dup_words   (ActantSession           *session,
                                        const ActantFieldType   *type,
                                        const ActantValue       *value);

G_END_DECLS
