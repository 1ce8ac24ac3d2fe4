/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-sentences.h"

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

gboolean actant_sentence_step (const ActantSourceText *text,
                               gboolean                forward,
                               gboolean                extend,
                               ActantCaretRange       *range);

G_END_DECLS
