/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * SECTION: what the words of a passage propose for a claim
 *
 * Proposals spare typing; nothing of them counts before the coder sees and accepts it. They come
 * from rules in the data folder (rules/claim-en.json, claim-ko.json).
 */

ActantRecord       *actant_proposal_fill          (ActantSession       *session,
                                                   const char          *text,
                                                   const ActantRecord  *claim);
ActantRecord       *actant_proposal_carry_over    (ActantSession       *session,
                                                   const char          *text,
                                                   const ActantRecord  *claim);
const ActantRecord *actant_proposal_find_previous (ActantSession       *session,
                                                   const char          *text,
                                                   const ActantRecord  *claim);
char               *actant_proposal_dup_gist      (ActantSession       *session,
                                                   const char          *text,
                                                   GArray              *ranges);

G_END_DECLS
