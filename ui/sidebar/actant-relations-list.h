/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-claim-chain.h"

G_BEGIN_DECLS

/**
 * ActantRelationsList:
 *
 * A claim's relations, each a link to the claim at its other end; a new one is
 * made by naming the claim that this one follows from. Below them, when asked
 * for, what follows from the claim, and by whom.
 */
#define ACTANT_TYPE_RELATIONS_LIST (actant_relations_list_get_type ())
G_DECLARE_FINAL_TYPE (ActantRelationsList, actant_relations_list, ACTANT, RELATIONS_LIST, GtkWidget)

GtkWidget *actant_relations_list_new                (ActantWorkspace     *workspace);
void       actant_relations_list_set_id             (ActantRelationsList *self,
                                                     const char          *id);
guint      actant_relations_list_get_n              (ActantRelationsList *self);
GtkWidget *actant_relations_list_get_entry          (ActantRelationsList *self);
void       actant_relations_list_go                 (ActantRelationsList *self,
                                                     guint                position);
void       actant_relations_list_edit               (ActantRelationsList *self,
                                                     guint                position);
void       actant_relations_list_remove             (ActantRelationsList *self,
                                                     guint                position);
GtkWidget *actant_relations_list_get_form           (ActantRelationsList *self);
ActantClaimChain *actant_relations_list_get_chain   (ActantRelationsList *self);
void       actant_relations_list_flush              (ActantRelationsList *self);

G_END_DECLS
