/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantScenarioMatrix:
 *
 * Claims × scenarios with the consistency of each claim with each scenario, as
 * the analysis of competing hypotheses lays it out (Heuer 1999, Psychology of
 * Intelligence Analysis, chapter 8), and what follows from it. A snapshot: it
 * holds the records as they were.
 *
 * Score of a scenario: 1 for each I and 2 for each II; what is consistent or
 * neutral counts nothing, because evidence refutes hypotheses and does not
 * prove them (Heuer, step 5). Heuer gives no numbers; 1 and 2 are those of
 * ACH 1.1 (Good, Shrager, Stefik, Pirolli, Card, with Heuer, Palo Alto Research
 * Center, Technical Description). The lowest score is the least refuted.
 *
 * Diagnosticity of a claim: its largest weight less its smallest over the
 * scenarios that it was rated against, 0 to 2. A claim that is consistent with
 * all, or inconsistent with all to the same degree, tells no scenario from
 * another (Heuer, step 4).
 */
typedef struct _ActantScenarioMatrix ActantScenarioMatrix;

/** What is known of a rating; unknown words are kept and weigh nothing. */
typedef enum
{
  ACTANT_RATING_CC,
  ACTANT_RATING_C,
  ACTANT_RATING_N,
  ACTANT_RATING_I,
  ACTANT_RATING_II,
  ACTANT_RATING_UNKNOWN,
  ACTANT_RATING_UNSET,
} ActantRating;

#define ACTANT_N_RATINGS (ACTANT_RATING_UNSET + 1)
#define ACTANT_NOT_RATED (-1)

/**
 * ActantScenarioTally:
 * @counts: claims by their rating
 * @n_parts: claims that the scenario tells
 * @score: inconsistency score
 */
typedef struct
{
  guint counts[ACTANT_N_RATINGS];
  guint n_parts;
  guint score;
} ActantScenarioTally;

GPtrArray                 *actant_scenario_matrix_load_own_sets   (ActantSession              *session);

ActantScenarioMatrix      *actant_scenario_matrix_new             (ActantSession              *session,
                                                                   GPtrArray                  *sets);
ActantScenarioMatrix      *actant_scenario_matrix_begin           (ActantSession              *session,
                                                                   GPtrArray                  *sets);
gboolean                   actant_scenario_matrix_add_some        (ActantScenarioMatrix       *matrix,
                                                                   guint                       n);
gboolean                   actant_scenario_matrix_update          (ActantScenarioMatrix       *matrix,
                                                                   guint                       row,
                                                                   const ActantRecord         *claim);
void                       actant_scenario_matrix_free            (ActantScenarioMatrix       *matrix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantScenarioMatrix, actant_scenario_matrix_free)

ActantSession             *actant_scenario_matrix_get_session     (const ActantScenarioMatrix *matrix);
GPtrArray                 *actant_scenario_matrix_get_sets        (const ActantScenarioMatrix *matrix);

guint                      actant_scenario_matrix_get_n_scenarios (const ActantScenarioMatrix *matrix);
const ActantRecord        *actant_scenario_matrix_get_scenario    (const ActantScenarioMatrix *matrix,
                                                                   guint                       column);
guint                      actant_scenario_matrix_find_scenario   (const ActantScenarioMatrix *matrix,
                                                                   const char                 *id);
const ActantScenarioTally *actant_scenario_matrix_get_tally       (const ActantScenarioMatrix *matrix,
                                                                   guint                       column);

guint                      actant_scenario_matrix_get_n_claims    (const ActantScenarioMatrix *matrix);
const ActantRecord        *actant_scenario_matrix_get_claim       (const ActantScenarioMatrix *matrix,
                                                                   guint                       row);
ActantAnnotationSet       *actant_scenario_matrix_get_set         (const ActantScenarioMatrix *matrix,
                                                                   guint                       row);
int                        actant_scenario_matrix_get_diagnosticity (const ActantScenarioMatrix *matrix,
                                                                   guint                       row);
guint                      actant_scenario_matrix_count_diagnostic (const ActantScenarioMatrix *matrix);

gboolean                   actant_scenario_matrix_has_item        (const ActantScenarioMatrix *matrix,
                                                                   guint                       row,
                                                                   guint                       column);
gboolean                   actant_scenario_matrix_is_part         (const ActantScenarioMatrix *matrix,
                                                                   guint                       row,
                                                                   guint                       column);
const char                *actant_scenario_matrix_get_role        (const ActantScenarioMatrix *matrix,
                                                                   guint                       row,
                                                                   guint                       column);
const char                *actant_scenario_matrix_get_consistency (const ActantScenarioMatrix *matrix,
                                                                   guint                       row,
                                                                   guint                       column);

ActantRating               actant_rating_from_text                (const char                 *text);
guint                      actant_rating_get_weight               (ActantRating                rating);

G_END_DECLS
