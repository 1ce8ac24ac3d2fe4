/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"

G_BEGIN_DECLS

/**
 * ActantVerdict:
 * @ACTANT_VERDICT_NONE: nobody has decided
 * @ACTANT_VERDICT_ACCEPT: one coder's record as it stands
 * @ACTANT_VERDICT_COMBINE: fields of several
 * @ACTANT_VERDICT_REJECT: none of them
 * @ACTANT_VERDICT_DEFER: to be talked about
 *
 * What a review decides.
 */
typedef enum
{
  ACTANT_VERDICT_NONE,
  ACTANT_VERDICT_ACCEPT,
  ACTANT_VERDICT_COMBINE,
  ACTANT_VERDICT_REJECT,
  ACTANT_VERDICT_DEFER,
} ActantVerdict;

const char    *actant_verdict_get_name   (ActantVerdict       verdict);
const char    *actant_verdict_get_words  (ActantVerdict       verdict);
ActantVerdict  actant_verdict_read (const ActantRecord *review);
const char    *actant_verdict_read_words   (const ActantRecord *review);
gboolean       actant_verdict_is_later (const ActantRecord *review,
                                        const ActantRecord *other);
gboolean       actant_verdict_is_outdated (const ActantRecord *review,
                                          const ActantRecord *record);

G_END_DECLS
