/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "sidebar/actant-record-form.h"

G_BEGIN_DECLS

/**
 * ActantCodebookPage:
 *
 * The page of the codebook: codes, actors, events and the study's own fields as
 * trees, with the form of the selected one below.
 *
 * Actions: codebook.add, .add-child, .rename, .cut, .paste, .move-to-top, .merge,
 * .split, .retire, .delete, of what is selected.
 */
#define ACTANT_TYPE_CODEBOOK_PAGE (actant_codebook_page_get_type ())
G_DECLARE_FINAL_TYPE (ActantCodebookPage, actant_codebook_page, ACTANT, CODEBOOK_PAGE, GtkWidget)

void              actant_codebook_page_show_kind   (ActantCodebookPage *page,
                                                    ActantKind          kind);
ActantKind        actant_codebook_page_get_kind    (ActantCodebookPage *page);
void              actant_codebook_page_select      (ActantCodebookPage *page,
                                                    const char         *id);
const char       *actant_codebook_page_get_id      (ActantCodebookPage *page);
void              actant_codebook_page_search      (ActantCodebookPage *page,
                                                    const char         *words);
GListModel       *actant_codebook_page_get_rows    (ActantCodebookPage *page);
ActantRecordForm *actant_codebook_page_get_form    (ActantCodebookPage *page);

G_END_DECLS
