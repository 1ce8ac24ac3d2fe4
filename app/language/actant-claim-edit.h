/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * SECTION: a claim split, doubled, placed as the last one
 *
 * Each gives one user action, not yet applied.
 */

ActantChangeSet *actant_claim_split        (ActantSession       *session,
                                            const char          *text,
                                            const ActantRecord  *claim,
                                            GArray              *ranges,
                                            char               **id,
                                            GError             **error);
ActantChangeSet *actant_claim_duplicate    (ActantSession       *session,
                                            const char          *text,
                                            const ActantRecord  *claim,
                                            char               **id);
ActantChangeSet *actant_claim_place_again  (ActantSession       *session,
                                            const char          *text,
                                            const ActantRecord  *claim,
                                            char               **words);

G_END_DECLS
