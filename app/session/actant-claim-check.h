/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantClaimWarning:
 * @slot: JSON name of the field that it is about
 * @message: what does not fit, in a sentence
 * @fix: (nullable): what would make it fit, as the label of a button
 * @fixed: (nullable): the claim when that is done
 */
typedef struct
{
  const char   *slot;
  char         *message;
  char         *fix;
  ActantRecord *fixed;
} ActantClaimWarning;

GPtrArray *actant_claim_check (ActantSession      *session,
                               const char         *text,
                               const ActantRecord *claim);

G_END_DECLS
