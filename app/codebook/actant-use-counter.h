/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantUseCounter:
 *
 * Counts how many slots name each record of the codebook, or one merged into it, in all that the
 * session has read: as many as actant_session_find_uses() lists. Bit by bit, on the main context;
 * when the session changes meanwhile, begin anew.
 */
typedef struct _ActantUseCounter ActantUseCounter;

ActantUseCounter *actant_use_counter_new          (ActantSession    *session);
void              actant_use_counter_free         (ActantUseCounter *counter);
gboolean          actant_use_counter_step         (ActantUseCounter *counter);
double            actant_use_counter_get_fraction (ActantUseCounter *counter);
GHashTable       *actant_use_counter_get_counts   (ActantUseCounter *counter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantUseCounter, actant_use_counter_free)

G_END_DECLS
