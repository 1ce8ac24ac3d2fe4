/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-value.h"

G_BEGIN_DECLS

/** How two version vectors stand to each other. */
typedef enum
{
  ACTANT_REVS_EQUAL,
  ACTANT_REVS_BEFORE,       /* the first is strictly dominated by the second */
  ACTANT_REVS_AFTER,
  ACTANT_REVS_CONCURRENT,
} ActantRevsOrder;

ActantRevsOrder  actant_revs_compare (const ActantValue *a,
                                      const ActantValue *b);
ActantValue     *actant_revs_max     (const ActantValue *a,
                                      const ActantValue *b);
ActantValue     *actant_revs_min     (const ActantValue *a,
                                      const ActantValue *b);
ActantValue     *actant_revs_bump    (const ActantValue *revs,
                                      const char        *replica,
                                      gint64             count);
gint64           actant_revs_get     (const ActantValue *revs,
                                      const char        *replica);

G_END_DECLS
