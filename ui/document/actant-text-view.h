/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-highlighter.h"
#include "document/actant-sentence-step.h"
#include "model/actant-collection.h"
#include "query/actant-query-filter.h"
#include "text/actant-source-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantTextView:
 *
 * A source text to read and to select in: read-only with a caret, a comfortable
 * measure, its records marked below the text. Offsets in this interface are
 * code points of the whole text; only actant_text_view_get_iter(),
 * actant_text_view_get_end_iter() and actant_text_view_get_offset() know how
 * they relate to the buffer, which holds a part of a long text, and in which
 * long paragraphs are cut. The selection may reach beyond that part; iters of
 * places outside of it stand at its edge.
 *
 * Signals:
 *  - moved (gboolean by_pointer): the caret or the selection moved
 *  - pressed-again: a click beside the last one, nothing selected
 *  - context-menu (int x, int y): at a place in the view
 *  - layout-changed: passages may stand elsewhere on the page
 */
#define ACTANT_TYPE_TEXT_VIEW (actant_text_view_get_type ())
G_DECLARE_FINAL_TYPE (ActantTextView, actant_text_view, ACTANT, TEXT_VIEW, GtkTextView)

/* Room for lanes of stripes, left of the text. */
#define ACTANT_TEXT_VIEW_MARGIN 112
#define ACTANT_TEXT_VIEW_NARROW_MARGIN 76

GtkWidget         *actant_text_view_new               (void);

void               actant_text_view_set_source        (ActantTextView    *self,
                                                       ActantSourceText  *source);
ActantSourceText  *actant_text_view_get_source        (ActantTextView    *self);
void               actant_text_view_set_records       (ActantTextView    *self,
                                                       ActantCollection  *records,
                                                       ActantCollection  *study);
ActantCollection  *actant_text_view_get_records       (ActantTextView    *self);
ActantCollection  *actant_text_view_get_study         (ActantTextView    *self);
void               actant_text_view_set_filter        (ActantTextView    *self,
                                                       ActantQueryFilter *filter);
ActantQueryFilter *actant_text_view_get_filter        (ActantTextView    *self);
void               actant_text_view_set_side          (ActantTextView    *self,
                                                       ActantSideBySide  *side);
ActantSideBySide  *actant_text_view_get_side          (ActantTextView    *self);
guint              actant_text_view_find_coder        (ActantTextView    *self,
                                                       const ActantRecord *record);
char              *actant_text_view_dup_whose         (ActantTextView    *self,
                                                       const ActantRecord *record,
                                                       const char        *words);
void               actant_text_view_collect           (ActantTextView    *self,
                                                       gint64             start,
                                                       gint64             end,
                                                       GPtrArray         *records);
void               actant_text_view_set_selected_id   (ActantTextView    *self,
                                                       const char        *id);
const char        *actant_text_view_get_selected_id   (ActantTextView    *self);
ActantHighlighter *actant_text_view_get_highlighter   (ActantTextView    *self);
void               actant_text_view_set_zoom          (ActantTextView    *self,
                                                       double             zoom);
double             actant_text_view_get_zoom          (ActantTextView    *self);

void               actant_text_view_get_iter          (ActantTextView    *self,
                                                       GtkTextIter       *iter,
                                                       gint64             offset);
void               actant_text_view_get_end_iter      (ActantTextView    *self,
                                                       GtkTextIter       *iter,
                                                       gint64             offset);
gint64             actant_text_view_get_offset        (ActantTextView    *self,
                                                       const GtkTextIter *iter);
void               actant_text_view_get_selection     (ActantTextView    *self,
                                                       gint64            *anchor,
                                                       gint64            *caret);
char              *actant_text_view_dup_selected      (ActantTextView    *self);
void               actant_text_view_select            (ActantTextView    *self,
                                                       gint64             anchor,
                                                       gint64             caret);
const ActantFurniture *
                   actant_text_view_get_furniture     (ActantTextView    *self);
gboolean           actant_text_view_step              (ActantTextView    *self,
                                                       ActantTextUnit     unit,
                                                       gboolean           forward,
                                                       gboolean           extend);
void               actant_text_view_get_visible_range (ActantTextView    *self,
                                                       gint64            *start,
                                                       gint64            *end);
void               actant_text_view_reveal            (ActantTextView    *self,
                                                       gint64             start,
                                                       gint64             end);
void               actant_text_view_show              (ActantTextView    *self,
                                                       gint64             offset,
                                                       double             align);
double             actant_text_view_scroll_by         (ActantTextView    *self,
                                                       double             pixels);
gboolean           actant_text_view_is_at_edge        (ActantTextView    *self,
                                                       gboolean           up);
gboolean           actant_text_view_is_whole          (ActantTextView    *self);
double             actant_text_view_get_extent        (ActantTextView    *self,
                                                       double            *first,
                                                       double            *last);
double             actant_text_view_get_char_pixels   (ActantTextView    *self);
gboolean           actant_text_view_get_area          (ActantTextView    *self,
                                                       gint64             start,
                                                       gint64             end,
                                                       GdkRectangle      *area);

G_END_DECLS
