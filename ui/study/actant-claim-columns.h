/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-record-table.h"
#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantClaimColumn:
 * @name: JSON name of the field, or "quote", "coder" or "in"
 * @field: (nullable): the field; %NULL for what is no field of a claim
 * @label: shown, translatable
 * @width: at first, in characters
 * @usual: whether it is shown at first
 *
 * What a table of claims can show: what they are marked on, and every field.
 */
typedef struct
{
  const char        *name;
  const ActantField *field;
  const char        *label;
  int                width;
  gboolean           usual;
} ActantClaimColumn;

GArray *actant_claim_columns_new      (void);
char   *actant_claim_column_dup_cell  (const ActantClaimColumn *column,
                                       ActantSession           *session,
                                       const ActantRecord      *claim,
                                       const char              *text,
                                       const char              *coder);
void    actant_claim_column_get_key   (const ActantClaimColumn *column,
                                       ActantSession           *session,
                                       const ActantRecord      *claim,
                                       const char              *text,
                                       const char              *coder,
                                       ActantSortKey           *key);

G_END_DECLS
