/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * SECTION: the scenarios of a claim
 *
 * A claim has an item for each scenario that it has a role in ("role") or
 * that it was rated against ("consistency"; Heuer 1999). An item with nothing
 * but a rating says how the claim fits the scenario, not that the scenario
 * tells it; one with neither says that it does, in whatever role. Scenarios
 * that were merged are followed to the one that stands for them; items of
 * scenarios that are gone, and what is unknown in an item, stay as they are.
 */

const ActantFieldType *actant_placing_get_type (const char         *member);
gboolean               actant_placing_is_part  (const char         *role,
                                                const char         *consistency);

gboolean               actant_placing_has      (ActantSession      *session,
                                                const ActantRecord *claim,
                                                const char         *scenario);
const char            *actant_placing_get      (ActantSession      *session,
                                                const ActantRecord *claim,
                                                const char         *scenario,
                                                const char         *member);
ActantRecord          *actant_placing_set      (ActantSession      *session,
                                                const ActantRecord *claim,
                                                const char         *scenario,
                                                const char         *member,
                                                const char         *value);
ActantRecord          *actant_placing_remove   (ActantSession      *session,
                                                const ActantRecord *claim,
                                                const char         *scenario);

G_END_DECLS
