/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-side-by-side.h"

G_BEGIN_DECLS

/**
 * ActantSideReview:
 * @review: (transfer none): what was decided on a record
 * @coder: whose decision it is, among the coders of the text
 */
typedef struct
{
  const ActantRecord *review;
  guint               coder;
} ActantSideReview;

GArray   *actant_side_by_side_list_reviews (ActantSideBySide *side,
                                            const char       *target);
gboolean  actant_side_by_side_holds        (ActantSideBySide *side,
                                            const char       *id);

G_END_DECLS
