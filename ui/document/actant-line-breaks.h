/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantLineBreaks:
 *
 * Where paragraphs that are too long to be laid out at once are cut for display.
 * At each place a line feed that is not of the text stands in the buffer, so
 * that buffer positions are ahead of offsets of the text by the places before.
 */
typedef struct _ActantLineBreaks ActantLineBreaks;

/* Code points of a paragraph that is not cut, and at most of a piece of one that is. */
#define ACTANT_LINE_BREAKS_LONGEST 32768
#define ACTANT_LINE_BREAKS_PIECE 8192

ActantLineBreaks *actant_line_breaks_new         (ActantSourceText       *text);
void              actant_line_breaks_free        (ActantLineBreaks       *self);
guint             actant_line_breaks_get_n       (const ActantLineBreaks *self);
char             *actant_line_breaks_dup_display (const ActantLineBreaks *self,
                                                  ActantSourceText       *text,
                                                  gsize                  *length);
gint64            actant_line_breaks_to_buffer   (const ActantLineBreaks *self,
                                                  gint64                  offset);
gint64            actant_line_breaks_from_buffer (const ActantLineBreaks *self,
                                                  gint64                  position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantLineBreaks, actant_line_breaks_free)

G_END_DECLS
