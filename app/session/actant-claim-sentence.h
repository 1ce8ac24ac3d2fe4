/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * SECTION: a claim in one sentence
 *
 * "Kim forecasts: North Korea escalates provocations · high possibility (study:
 * 55–80 %) · 2024": who claims, how, what, and what else is filled, in the words
 * and the order of the user's language. Cards, tables and screen readers use it.
 */
char *actant_claim_dup_sentence        (ActantSession      *session,
                                        const char         *text,
                                        const ActantRecord *claim);
char *actant_claim_dup_sentence_markup (ActantSession      *session,
                                        const char         *text,
                                        const ActantRecord *claim);
char *actant_claim_dup_likelihood      (const ActantRecord *claim);
char *actant_claim_dup_content         (const ActantRecord *claim,
                                        glong               longest);

G_END_DECLS
