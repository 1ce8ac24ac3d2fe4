/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * SECTION: words of the text as the value of a slot
 *
 * What is selected in the text fills a slot of a claim and is kept as its cue:
 * names find or make the record they name, words of likelihood and time are
 * stored as they are, and a condition becomes a claim of its own with a relation.
 */

/** Not a slot but a relation to a claim of its own. */
#define ACTANT_CLAIM_USE_CONDITION "condition"

const char * const *actant_claim_use_list_slots (void);
const char         *actant_claim_use_get_label  (const char            *slot);
ActantChangeSet    *actant_claim_use_words      (ActantSession         *session,
                                                 const char            *text,
                                                 const ActantRecord    *claim,
                                                 const char            *slot,
                                                 const ActantTextRange *range,
                                                 GError               **error);

G_END_DECLS
