/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "sidebar/actant-record-form.h"

G_BEGIN_DECLS

/**
 * ActantPassageCard:
 *
 * The selected mention or coding with its form; hidden when neither is
 * selected. These kinds have no page of their own.
 */
#define ACTANT_TYPE_PASSAGE_CARD (actant_passage_card_get_type ())
G_DECLARE_FINAL_TYPE (ActantPassageCard, actant_passage_card, ACTANT, PASSAGE_CARD, GtkWidget)

void              actant_passage_card_set_workspace (ActantPassageCard *card,
                                                     ActantWorkspace   *workspace);
ActantRecordForm *actant_passage_card_get_form      (ActantPassageCard *card);
gboolean          actant_passage_card_edit          (ActantPassageCard *card,
                                                     const char        *id);
void              actant_passage_card_flush         (ActantPassageCard *card);

G_END_DECLS
