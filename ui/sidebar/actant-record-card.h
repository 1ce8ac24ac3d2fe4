/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "session/actant-record-list.h"

G_BEGIN_DECLS

/**
 * ActantRecordCard:
 *
 * A record in a list: a bar of its colour, its title, a line in words, chips;
 * unfolded, whatever the page puts below them.
 */
#define ACTANT_TYPE_RECORD_CARD (actant_record_card_get_type ())
G_DECLARE_FINAL_TYPE (ActantRecordCard, actant_record_card, ACTANT, RECORD_CARD, GtkWidget)

GtkWidget        *actant_record_card_new       (ActantWorkspace  *workspace);
void              actant_record_card_set_item  (ActantRecordCard *card,
                                                ActantRecordItem *item);
ActantRecordItem *actant_record_card_get_item  (ActantRecordCard *card);
void              actant_record_card_update    (ActantRecordCard *card);
void              actant_record_card_unfold    (ActantRecordCard *card,
                                                GtkWidget        *content);
GtkWidget        *actant_record_card_fold      (ActantRecordCard *card);
char             *actant_record_card_dup_label (ActantRecordCard *card,
                                                guint             position,
                                                guint             n_items);

G_END_DECLS
