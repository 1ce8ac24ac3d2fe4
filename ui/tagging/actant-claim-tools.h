/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "tagging/actant-choice-popover.h"

G_BEGIN_DECLS

/**
 * ActantClaimTools:
 *
 * What a key does with the selected claim: fills a slot with the words that are
 * selected in the text, and relates it to another claim.
 */
#define ACTANT_TYPE_CLAIM_TOOLS (actant_claim_tools_get_type ())
G_DECLARE_FINAL_TYPE (ActantClaimTools, actant_claim_tools, ACTANT, CLAIM_TOOLS, GObject)

ActantClaimTools    *actant_claim_tools_new         (ActantWorkspace    *workspace,
                                                     GtkWidget          *parent);
ActantChoicePopover *actant_claim_tools_get_popover (ActantClaimTools   *self);
void                 actant_claim_tools_ask_slot    (ActantClaimTools   *self,
                                                     const GdkRectangle *area);
gboolean             actant_claim_tools_use_as      (ActantClaimTools   *self,
                                                     const char         *slot);
void                 actant_claim_tools_relate      (ActantClaimTools   *self,
                                                     const GdkRectangle *area);
const char          *actant_claim_tools_get_marked  (ActantClaimTools   *self);

G_END_DECLS
