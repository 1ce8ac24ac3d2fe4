/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantLineBreaks:
 *
 * Where paragraphs that are too long to be laid out at once are cut for display, in a part of a
 * text. At each place a line feed that is not of the text stands in the buffer, so that buffer
 * positions are ahead of offsets of the text by the places before.
 *
 * A display line is a paragraph, or what stands between two cuts of one. Such lines are not above
 * %ACTANT_LINE_BREAKS_LONGEST, and a word of more than %ACTANT_LINE_BREAKS_UNBROKEN is cut. Where
 * a cut is depends on the text around it alone, so that any part of a text can be cut without
 * looking at the rest.
 */
typedef struct _ActantLineBreaks ActantLineBreaks;

/* Code points of the longest display line; and of a piece of a longer paragraph before its end is
 * moved back by fewer than ACTANT_LINE_BREAKS_REACH to where a line may end. */
#define ACTANT_LINE_BREAKS_LONGEST 4096
#define ACTANT_LINE_BREAKS_REACH 1024
#define ACTANT_LINE_BREAKS_PIECE (ACTANT_LINE_BREAKS_LONGEST - ACTANT_LINE_BREAKS_REACH)
/* Of what has no place where a line may end, which takes Pango ever longer too. */
#define ACTANT_LINE_BREAKS_UNBROKEN 384

ActantLineBreaks *actant_line_breaks_new         (ActantSourceText       *text,
                                                  gint64                  start,
                                                  gint64                  end);
void              actant_line_breaks_free        (ActantLineBreaks       *self);
guint             actant_line_breaks_get_n       (const ActantLineBreaks *self);
char             *actant_line_breaks_dup_display (const ActantLineBreaks *self,
                                                  gsize                  *length);
gint64            actant_line_breaks_to_buffer   (const ActantLineBreaks *self,
                                                  gint64                  offset);
gint64            actant_line_breaks_from_buffer (const ActantLineBreaks *self,
                                                  gint64                  position);
gboolean          actant_line_breaks_is_cut      (const ActantLineBreaks *self,
                                                  gint64                  offset);

void              actant_display_line_at         (ActantSourceText       *text,
                                                  gint64                  offset,
                                                  gint64                 *start,
                                                  gint64                 *end);
gboolean          actant_display_line_before     (ActantSourceText       *text,
                                                  gint64                 *start,
                                                  gint64                 *end);
gboolean          actant_display_line_after      (ActantSourceText       *text,
                                                  gint64                 *start,
                                                  gint64                 *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantLineBreaks, actant_line_breaks_free)

G_END_DECLS
