/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/actant-scenario-matrix.h"

G_BEGIN_DECLS

/**
 * ActantContradictionReason:
 * @ACTANT_CONTRADICTION_RELATION: a relation says that one contradicts the other
 * @ACTANT_CONTRADICTION_POSITION: somebody who makes, or acts in, both supports
 *   an issue in one and rejects it in the other, with conditions or without
 * @ACTANT_CONTRADICTION_POLARITY: a relation says that they are the same claim,
 *   but one is negated and the other is not
 */
typedef enum
{
  ACTANT_CONTRADICTION_RELATION,
  ACTANT_CONTRADICTION_POSITION,
  ACTANT_CONTRADICTION_POLARITY,
} ActantContradictionReason;

/**
 * ActantContradiction:
 * @a: row of a claim
 * @b: row of another, below it
 * @reason: why the two do not go together
 * @issue: (nullable): what the positions are on, borrowed from the study or the checks
 */
typedef struct
{
  guint                      a;
  guint                      b;
  ActantContradictionReason  reason;
  const ActantRecord        *issue;
} ActantContradiction;

/** Both of what is below, in steps. */
typedef struct _ActantScenarioChecks ActantScenarioChecks;

ActantScenarioChecks *
           actant_scenario_checks_begin        (const ActantScenarioMatrix *matrix,
                                                guint                       column,
                                                gboolean                    all_actors);
gboolean   actant_scenario_checks_look         (ActantScenarioChecks       *checks,
                                                guint                       n);
GArray    *actant_scenario_checks_get_contradictions
                                               (ActantScenarioChecks       *checks);
GPtrArray *actant_scenario_checks_get_uncovered
                                               (ActantScenarioChecks       *checks);
void       actant_scenario_checks_free         (ActantScenarioChecks       *checks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantScenarioChecks, actant_scenario_checks_free)

GArray    *actant_scenario_find_contradictions (const ActantScenarioMatrix *matrix,
                                                guint                       column);
GPtrArray *actant_scenario_find_uncovered      (const ActantScenarioMatrix *matrix,
                                                guint                       column,
                                                gboolean                    all_actors);

G_END_DECLS
