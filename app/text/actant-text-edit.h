/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantTextEdit:
 * @start: first code point replaced
 * @end: code point after the last
 * @words: (nullable): what takes its place; %NULL when only positions matter
 * @length: of @words, code points
 *
 * One edit of a text. Edits of a text are in order and do not overlap; all positions count in the
 * text before any of them. The strings are owned by whoever made the array.
 */
typedef struct
{
  gint64      start;
  gint64      end;
  const char *words;
  gint64      length;
} ActantTextEdit;

gboolean  actant_text_edits_check  (GArray            *edits,
                                    gint64             length);
GArray   *actant_text_edits_invert (GArray            *edits);
gboolean  actant_text_edits_map    (GArray            *edits,
                                    ActantTextRange   *range,
                                    gboolean          *touched);
gboolean  actant_text_edits_swallow (GArray               *edits,
                                    const ActantTextRange *range);
char     *actant_text_edits_apply  (GArray            *edits,
                                    ActantSourceText  *text);
GBytes   *actant_text_edits_write  (GArray            *edits,
                                    ActantSourceText  *text,
                                    GBytes            *raw,
                                    GError           **error);

G_END_DECLS
