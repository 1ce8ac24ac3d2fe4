/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * SECTION: what tagging does, without a widget
 *
 * From a range of the text and what was picked for it to one change set, and
 * the guesses that spare keys: whom the words name, and how.
 */

/**
 * ActantTagPick:
 * @id: (nullable): of a record; %NULL for one to be made
 * @name: its name
 * @type: (nullable): of an actor to be made
 */
typedef struct
{
  char *id;
  char *name;
  char *type;
} ActantTagPick;

ActantTagPick      *actant_tag_pick_new             (const char            *id,
                                                     const char            *name);
void                actant_tag_pick_free            (ActantTagPick         *pick);

/**
 * ActantTag:
 * @kind: claim, mention or coding
 * @range: the passage; page furniture in it cuts it into segments
 * @picks: (element-type ActantTagPick): a claim's subjects, a mention's actors,
 *   or a coding's one code
 * @type: (nullable): a claim's type or a mention's mode
 * @gist: (nullable): a claim's
 * @base: (nullable): a claim that has what else the new one is to have
 */
typedef struct
{
  ActantKind       kind;
  ActantTextRange  range;
  GPtrArray       *picks;
  const char      *type;
  const char      *gist;
  const ActantRecord *base;
} ActantTag;

ActantChangeSet    *actant_tagger_new_change        (ActantSession         *session,
                                                     const char            *text,
                                                     const ActantTag       *tag,
                                                     char                 **id,
                                                     GError               **error);

/* Ranges and words of a text. */
gboolean            actant_tagger_trim              (ActantSourceText      *source,
                                                     ActantTextRange       *range);
GArray             *actant_tagger_cut_range         (ActantSession         *session,
                                                     const char            *text,
                                                     const ActantTextRange *range);
gboolean            actant_tagger_find_range        (ActantSourceText      *source,
                                                     const ActantFurniture *furniture,
                                                     ActantKind             kind,
                                                     gint64                 caret,
                                                     ActantTextRange       *range);
char               *actant_tagger_dup_words         (ActantSourceText      *source,
                                                     const ActantTextRange *range,
                                                     glong                  longest);

/* Guesses. */
const ActantRecord *actant_tagger_find_exact        (ActantSession         *session,
                                                     ActantKind             kind,
                                                     const char            *words);
GPtrArray          *actant_tagger_find_in_words     (ActantSession         *session,
                                                     ActantKind             kind,
                                                     const char            *words);
const char         *actant_tagger_guess_mode        (const ActantRecord    *actor,
                                                     const char            *name,
                                                     const char            *words);
gboolean            actant_tagger_is_pronoun        (const char            *words);

/* Passages that exist. */
GArray             *actant_tagger_subtract          (GArray                *ranges,
                                                     const ActantTextRange *range);
ActantRecord       *actant_tagger_set_ranges        (ActantSession         *session,
                                                     const char            *text,
                                                     const ActantRecord    *record,
                                                     GArray                *ranges,
                                                     GError               **error);

G_END_DECLS
