/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-bootstrap.h"
#include "team/actant-agreement.h"

G_BEGIN_DECLS

/**
 * ActantAgreementOptions:
 * @measures: (nullable): names of measures; %NULL for all that fit
 * @fields: (nullable): names of variables; %NULL for all
 * @text: (nullable): path of the only text; %NULL for all together
 * @coders: (nullable): slugs of the only coders, "jun mina"; %NULL for all
 * @by_text: also for each text
 * @by_pair: also for each pair of coders
 * @by_code: also for each code against the rest
 * @n_draws: of the bootstrap; 0 for no interval
 * @seed: of the random numbers
 */
typedef struct
{
  const char * const *measures;
  const char * const *fields;
  const char         *text;
  const char         *coders;
  gboolean            by_text;
  gboolean            by_pair;
  gboolean            by_code;
  guint               n_draws;
  guint32             seed;
} ActantAgreementOptions;

/**
 * ActantAgreementRow:
 * @text: (nullable): path of the text, %NULL for all together
 * @coders: slugs, "jun mina"
 * @gold: (nullable): slug of who is right by definition; precision and recall only
 * @kind: of the records
 * @field: name of the variable; "passage" for where things were marked
 * @label: the same for people
 * @value_id: (nullable): the one value that is compared with the rest: an id, or its name
 * @code: (nullable): the same for people
 * @measure: name of the measure
 * @value: NAN where it is not defined
 * @undefined: (nullable): why not, to be translated
 * @observed: agreement, or disagreement for α and γ; NAN where the measure has none
 * @expected: by chance
 * @n_units: how many units counted
 * @n_differ: how many cases are behind what is missing to 1, see actant_agreement_list_behind()
 * @low: lower end of the 95 % interval; NAN without one
 * @high: upper end
 */
typedef struct
{
  char       *text;
  char       *coders;
  char       *gold;
  ActantKind  kind;
  char       *field;
  char       *label;
  char       *value_id;
  char       *code;
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

GPtrArray   *actant_agreement_table_new     (const ActantAgreement     *agreement,
                                             const ActantAgreementOptions *options,
                                             ActantWork                *work,
                                             GError                   **error);
const char **actant_agreement_list_measures (void);
char        *actant_agreement_dup_number    (double                     value);
const char  *actant_agreement_get_formula   (const char                *measure,
                                             const char               **source,
                                             const char               **missing);
const char  *actant_agreement_get_unit      (const char                *measure);

G_END_DECLS
