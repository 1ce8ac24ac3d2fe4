/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenario/actant-scenario-model.h"

G_BEGIN_DECLS

/**
 * ActantClaimCard:
 *
 * A claim on the board: what it says, who claims it, in which text, and how it
 * fits the scenario that is looked at.
 */
#define ACTANT_TYPE_CLAIM_CARD (actant_claim_card_get_type ())
G_DECLARE_FINAL_TYPE (ActantClaimCard, actant_claim_card, ACTANT, CLAIM_CARD, GtkWidget)

GtkWidget       *actant_claim_card_new       (ActantScenarioModel *model);
void             actant_claim_card_set_item  (ActantClaimCard     *card,
                                              ActantClaimItem     *item);
ActantClaimItem *actant_claim_card_get_item  (ActantClaimCard     *card);
void             actant_claim_card_update    (ActantClaimCard     *card);

G_END_DECLS
