/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantTextContext:
 * @words: one line: some words before, the place itself, some behind
 * @start: byte of @words where the place starts
 * @end: byte of @words where it ends
 *
 * A place in a text as a list shows it. Line ends are blanks, and what is long
 * is cut, with an ellipsis.
 */
typedef struct
{
  char  *words;
  guint  start;
  guint  end;
} ActantTextContext;

void actant_text_context_init  (ActantTextContext     *context,
                                ActantSourceText      *text,
                                const ActantTextRange *range);
void actant_text_context_clear (ActantTextContext     *context);

G_END_DECLS
