/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-bootstrap.h"
#include "team/actant-agreement.h"

G_BEGIN_DECLS

/**
 * ActantAgreementOptions:
 * @measures: (nullable): names of measures; %NULL for all that fit
 * @fields: (nullable): names of variables; %NULL for all
 * @by_text: also for each text
 * @by_pair: also for each pair of coders
 * @n_draws: of the bootstrap; 0 for no interval
 * @seed: of the random numbers
 */
typedef struct
{
  const char * const *measures;
  const char * const *fields;
  gboolean            by_text;
  gboolean            by_pair;
  guint               n_draws;
  guint32             seed;
} ActantAgreementOptions;

/**
 * ActantAgreementRow:
 * @text: (nullable): path of the text, %NULL for all together
 * @coders: slugs, "jun mina"
 * @kind: of the records
 * @field: name of the variable; "passage" for where things were marked
 * @label: the same for people
 * @measure: name of the measure
 * @value: NAN where it is not defined
 * @undefined: (nullable): why not, to be translated
 * @observed: agreement, or disagreement for α and γ; NAN where the measure has none
 * @expected: by chance
 * @n_units: how many units counted
 * @n_differ: in how many of them two coders differ; passages without partner; 0 along a text
 * @low: lower end of the 95 % interval; NAN without one
 * @high: upper end
 */
typedef struct
{
  char       *text;
  char       *coders;
  ActantKind  kind;
  char       *field;
  char       *label;
  const char *measure;
  double      value;
  const char *undefined;
  double      observed;
  double      expected;
  guint64     n_units;
  guint64     n_differ;
  double      low;
  double      high;
} ActantAgreementRow;

void         actant_agreement_row_free      (ActantAgreementRow        *row);

/**
 * The making of the table in steps, so that a window stays live.
 */
typedef struct _ActantAgreementJob ActantAgreementJob;

ActantAgreementJob *actant_agreement_job_new (const ActantAgreement        *agreement,
                                              const ActantAgreementOptions *options);
void         actant_agreement_job_free      (ActantAgreementJob        *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantAgreementJob, actant_agreement_job_free)

gboolean     actant_agreement_job_step      (ActantAgreementJob        *job,
                                             GCancellable              *cancellable,
                                             GError                   **error);
double       actant_agreement_job_get_fraction (const ActantAgreementJob *job);
GPtrArray   *actant_agreement_job_get_rows  (const ActantAgreementJob  *job);

GPtrArray   *actant_agreement_table_new     (const ActantAgreement     *agreement,
                                             const ActantAgreementOptions *options,
                                             GCancellable              *cancellable,
                                             GError                   **error);
const char **actant_agreement_list_measures (void);
char        *actant_agreement_dup_number    (double                     value);
const char  *actant_agreement_get_formula   (const char                *measure,
                                             const char               **source,
                                             const char               **missing);

G_END_DECLS
