/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/actant-clauses.h"

G_BEGIN_DECLS

/**
 * ActantCaretRange:
 * @anchor: where the selection began
 * @caret: where it is moved; before or after @anchor
 *
 * A selection with a direction, in code points.
 */
typedef struct
{
  gint64 anchor;
  gint64 caret;
} ActantCaretRange;

/** What a step goes by. */
typedef enum
{
  ACTANT_UNIT_SENTENCE,
  ACTANT_UNIT_CLAUSE,
} ActantTextUnit;

gboolean actant_sentence_step (ActantSourceText      *text,
                               const ActantFurniture *furniture,
                               ActantTextUnit         unit,
                               gboolean               forward,
                               gboolean               extend,
                               ActantCaretRange      *range);

G_END_DECLS
