/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-agreement-behind.h"

G_BEGIN_DECLS

/* Above so many different values the rarer ones are put together. */
#define ACTANT_MATRIX_MAX 24

/**
 * ActantMatrixShape:
 * @ACTANT_MATRIX_CONFUSION: value × value: what one coder of each pair gave, and the other
 * @ACTANT_MATRIX_CODERS: coder × value: who gave what how often; each member of a set
 * @ACTANT_MATRIX_KINDS: kind × what became of its units: the same, differing, only one coder's
 */
typedef enum
{
  ACTANT_MATRIX_CONFUSION,
  ACTANT_MATRIX_CODERS,
  ACTANT_MATRIX_KINDS,
} ActantMatrixShape;

/**
 * ActantAgreementMatrix:
 * @shape: what is counted
 * @title: name of the variable for people
 * @row_title: what the rows are: a coder's name, or all
 * @column_title: the same of the columns
 * @rows: (element-type utf8): labels
 * @columns: (element-type utf8): labels
 * @counts: row by row
 * @max: the greatest count
 *
 * Counts of values that coders gave the same units. Of more than two coders, each pair is counted
 * once, the coder who comes first in the rows.
 */
typedef struct
{
  ActantMatrixShape  shape;
  char              *title;
  char              *row_title;
  char              *column_title;
  GPtrArray         *rows;
  GPtrArray         *columns;
  guint             *counts;
  guint              max;
  /*< private >*/
  GArray            *places;
} ActantAgreementMatrix;

ActantAgreementMatrix *actant_agreement_matrix_new   (const ActantAgreementScope  *scope,
                                                      const ActantCodedValues     *values,
                                                      ActantMatrixShape            shape);
ActantAgreementMatrix *actant_agreement_matrix_new_kinds (const ActantAgreementScope *scope);
void                   actant_agreement_matrix_free  (ActantAgreementMatrix       *matrix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantAgreementMatrix, actant_agreement_matrix_free)

guint                  actant_agreement_matrix_get   (const ActantAgreementMatrix *matrix,
                                                      guint                        row,
                                                      guint                        column);
GArray                *actant_agreement_matrix_list_units (const ActantAgreementMatrix *matrix,
                                                      guint                        row,
                                                      guint                        column);

G_END_DECLS
