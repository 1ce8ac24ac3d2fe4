/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantClaimChain:
 *
 * A button, and once it is pressed what follows from a claim, by whom: each step
 * leads to its claim.
 */
#define ACTANT_TYPE_CLAIM_CHAIN (actant_claim_chain_get_type ())
G_DECLARE_FINAL_TYPE (ActantClaimChain, actant_claim_chain, ACTANT, CLAIM_CHAIN, GtkWidget)

GtkWidget *actant_claim_chain_new       (ActantWorkspace  *workspace);
void       actant_claim_chain_set_id    (ActantClaimChain *self,
                                         const char       *id);
void       actant_claim_chain_set_shown (ActantClaimChain *self,
                                         gboolean          shown);
guint      actant_claim_chain_get_n     (ActantClaimChain *self);

/* Links to claims. */
GtkWidget *actant_claim_chain_new_jump  (const char       *caption,
                                         const char       *words);
void       actant_claim_chain_go        (ActantWorkspace  *workspace,
                                         const char       *id);

G_END_DECLS
