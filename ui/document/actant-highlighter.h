/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-collection.h"
#include "text/actant-source-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** How passages are marked; the values of the setting "highlight-style". */
typedef enum
{
  ACTANT_HIGHLIGHT_TINT_AND_UNDERLINE,
  ACTANT_HIGHLIGHT_UNDERLINE,
  ACTANT_HIGHLIGHT_TINT,
} ActantHighlightStyle;

/**
 * ActantHighlighter:
 *
 * Draws the marks of a text view's records below its text: only the visible
 * paragraphs, each as one render node that is kept until something in it
 * changes. Offsets are those of the text.
 */
typedef struct _ActantHighlighter ActantHighlighter;

ActantHighlighter *actant_highlighter_new               (GtkTextView          *view);
void               actant_highlighter_free              (ActantHighlighter    *self);

void               actant_highlighter_set_records       (ActantHighlighter    *self,
                                                         ActantCollection     *records,
                                                         ActantCollection     *study);
void               actant_highlighter_set_selected      (ActantHighlighter    *self,
                                                         const char           *id);
void               actant_highlighter_set_matches       (ActantHighlighter    *self,
                                                         GArray               *matches,
                                                         guint                 current);
void               actant_highlighter_set_suggestions   (ActantHighlighter    *self,
                                                         GArray               *suggestions,
                                                         guint                 current);
void               actant_highlighter_set_cues          (ActantHighlighter    *self,
                                                         GArray               *cues);
void               actant_highlighter_set_style         (ActantHighlighter    *self,
                                                         ActantHighlightStyle  style);
void               actant_highlighter_set_dark          (ActantHighlighter    *self,
                                                         gboolean              dark);
gboolean           actant_highlighter_get_dark          (ActantHighlighter    *self);
void               actant_highlighter_invalidate        (ActantHighlighter    *self);
void               actant_highlighter_invalidate_record (ActantHighlighter    *self,
                                                         const ActantRecord   *record);
void               actant_highlighter_snapshot          (ActantHighlighter    *self,
                                                         GtkSnapshot          *snapshot);
guint              actant_highlighter_get_n_kept        (ActantHighlighter    *self);
guint              actant_highlighter_get_n_made        (ActantHighlighter    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantHighlighter, actant_highlighter_free)

G_END_DECLS
