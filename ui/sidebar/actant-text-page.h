/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-record-form.h"

G_BEGIN_DECLS

/**
 * ActantTextPage:
 *
 * What is known of the open text: the form of its record, and facts of the
 * file. Changing the encoding reads the text again.
 */
#define ACTANT_TYPE_TEXT_PAGE (actant_text_page_get_type ())
G_DECLARE_FINAL_TYPE (ActantTextPage, actant_text_page, ACTANT, TEXT_PAGE, GtkWidget)

void              actant_text_page_set_workspace (ActantTextPage  *page,
                                                  ActantWorkspace *workspace);
ActantRecordForm *actant_text_page_get_form      (ActantTextPage  *page);

G_END_DECLS
