/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"

G_BEGIN_DECLS

/**
 * ActantClaimItem:
 *
 * A claim of any text in a list: what a row holds while its claim changes, so
 * that selection and focus stay. Its property "record" notifies.
 */
#define ACTANT_TYPE_CLAIM_ITEM (actant_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (ActantClaimItem, actant_claim_item, ACTANT, CLAIM_ITEM, GObject)

ActantClaimItem    *actant_claim_item_new        (const char         *text_path);
void                actant_claim_item_set        (ActantClaimItem    *item,
                                                  const ActantRecord *record,
                                                  guint               row);
const ActantRecord *actant_claim_item_get_record (ActantClaimItem    *item);
const char         *actant_claim_item_get_id     (ActantClaimItem    *item);
const char         *actant_claim_item_get_text_path (ActantClaimItem *item);
guint               actant_claim_item_get_row    (ActantClaimItem    *item);

G_END_DECLS
