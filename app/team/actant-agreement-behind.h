/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-agreement-table.h"

G_BEGIN_DECLS

/**
 * ActantAgreementScope:
 * @agreement: several coders' work
 * @text: number of a text, or %ACTANT_ALL_TEXTS
 * @coders: (array length=n_coders): who is compared, by number
 * @n_coders: how many
 *
 * Which part of the work a figure is about.
 */
typedef struct
{
  const ActantAgreement *agreement;
  guint                  text;
  const guint           *coders;
  guint                  n_coders;
} ActantAgreementScope;

/**
 * ActantDiffering:
 * @ACTANT_DIFFERING_PAIRED: two gave something, and not the same
 * @ACTANT_DIFFERING_ANY: one gave something, and another not the same, or nothing
 * @ACTANT_DIFFERING_FIRST: the first coder gave something, and the second not the same, or nothing
 * @ACTANT_DIFFERING_SECOND: the other way round
 *
 * What counts against a figure: against measures of agreement, F1, and precision and recall.
 */
typedef enum
{
  ACTANT_DIFFERING_PAIRED,
  ACTANT_DIFFERING_ANY,
  ACTANT_DIFFERING_FIRST,
  ACTANT_DIFFERING_SECOND,
} ActantDiffering;

GArray                *actant_agreement_dup_coders      (const ActantAgreement      *agreement,
                                                         const char                 *slugs);
guint                  actant_agreement_find_text       (const ActantAgreement      *agreement,
                                                         const char                 *path);
const ActantCodedValues *
                       actant_agreement_find_category   (const ActantAgreement      *agreement,
                                                         ActantKind                  kind);

ActantReliabilityData *actant_agreement_select          (const ActantAgreementScope *scope,
                                                         const ActantCodedValues    *values,
                                                         guint                       value,
                                                         gboolean                    scored);
ActantReliabilityData *actant_agreement_select_passages (const ActantAgreementScope *scope,
                                                         ActantKind                  kind,
                                                         gboolean                    exact,
                                                         const ActantCodedValues    *category);
ActantReliabilityData *actant_agreement_select_relations (const ActantAgreementScope *scope,
                                                         GArray                     *units,
                                                         GPtrArray                  *records);
guint                  actant_agreement_count_differing (const ActantReliabilityData *data,
                                                         ActantDiffering              differing);
GArray                *actant_agreement_list_differing  (const ActantAgreementScope  *scope,
                                                         ActantKind                   kind,
                                                         const ActantReliabilityData *data,
                                                         ActantDiffering              differing);
GArray                *actant_agreement_list_behind     (const ActantAgreement      *agreement,
                                                         const ActantAgreementRow   *row);

G_END_DECLS
