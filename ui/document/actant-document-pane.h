/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "document/actant-text-view.h"

G_BEGIN_DECLS

/**
 * ActantDocumentPane:
 *
 * The text, read-only, with the highlights of its records below it, stripes in
 * the left margin and an overview ruler at the right. Moves the workspace's
 * caret, range and selected record and follows them. Outside of it offsets are
 * always code points of the whole text.
 */
#define ACTANT_TYPE_DOCUMENT_PANE (actant_document_pane_get_type ())
G_DECLARE_FINAL_TYPE (ActantDocumentPane, actant_document_pane, ACTANT, DOCUMENT_PANE, GtkWidget)

GtkWidget *actant_document_pane_new              (void);
void       actant_document_pane_set_workspace    (ActantDocumentPane *pane,
                                                  ActantWorkspace    *workspace);
void       actant_document_pane_show              (ActantDocumentPane *pane,
                                                  ActantSourceText   *source,
                                                  ActantCollection   *records,
                                                  ActantCollection   *study);
void       actant_document_pane_select_range     (ActantDocumentPane *pane,
                                                  gint64              start,
                                                  gint64              end);
double     actant_document_pane_scroll_by        (ActantDocumentPane *pane,
                                                  double              pixels);
void       actant_document_pane_scroll_to        (ActantDocumentPane *pane,
                                                  gint64              offset);
gboolean   actant_document_pane_get_range_area   (ActantDocumentPane *pane,
                                                  gint64              start,
                                                  gint64              end,
                                                  GdkRectangle       *area);
void       actant_document_pane_set_matches      (ActantDocumentPane *pane,
                                                  GArray             *matches,
                                                  guint               current);
void       actant_document_pane_set_suggestions  (ActantDocumentPane *pane,
                                                  GArray             *suggestions,
                                                  guint               current);
void       actant_document_pane_go_to           (ActantDocumentPane *pane);
void       actant_document_pane_focus_text       (ActantDocumentPane *pane);
ActantTextView *
           actant_document_pane_get_text_view     (ActantDocumentPane *pane);

G_END_DECLS
