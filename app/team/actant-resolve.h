/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"

G_BEGIN_DECLS

ActantRecord *actant_resolve_record  (const ActantRecord *base,
                                      const ActantRecord *record);
char        **actant_list_clashes    (const ActantRecord *base,
                                      const ActantRecord *record);

/**
 * ActantSettleChoice:
 * @field: name of a field
 * @version: whose value it takes: 0 for the outer body, 1 for the first version …
 */
typedef struct
{
  const char *field;
  guint       version;
} ActantSettleChoice;

ActantRecord *actant_settle_record   (const ActantRecord       *record,
                                      guint                     version,
                                      const ActantSettleChoice *choices,
                                      guint                     n_choices);

G_END_DECLS
