/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"
#include "suggest/actant-suggestion.h"

G_BEGIN_DECLS

/**
 * ActantSuggestionTarget:
 * @claim: (nullable): the claim that would be filled; of a condition, what is supposed
 * @other: (nullable): of a condition, what follows
 *
 * What accepting a suggestion changes: nothing that exists for a mention, which is made. The
 * records are borrowed.
 */
typedef struct
{
  const ActantRecord *claim;
  const ActantRecord *other;
} ActantSuggestionTarget;

gboolean actant_suggestion_find_target  (ActantSession           *session,
                                         const char              *text,
                                         const ActantSuggestion  *suggestion,
                                         ActantSuggestionTarget  *target,
                                         GError                 **error);
char    *actant_suggestion_dup_proposal (ActantSession           *session,
                                         const ActantSuggestion  *suggestion);
gboolean actant_suggestion_accept       (ActantSession           *session,
                                         const char              *text,
                                         const ActantSuggestion  *suggestion,
                                         GError                 **error);
gboolean actant_suggestions_accept      (ActantSession           *session,
                                         const char              *text,
                                         GPtrArray               *suggestions,
                                         GPtrArray               *accepted,
                                         GError                 **error);

G_END_DECLS
