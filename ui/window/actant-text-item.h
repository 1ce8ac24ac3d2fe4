/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantTextItem:
 *
 * A text of a study as the list of texts shows it. Properties: path, title,
 * count (of the coder's own claims), counted (whether that is known yet).
 */
#define ACTANT_TYPE_TEXT_ITEM (actant_text_item_get_type ())
G_DECLARE_FINAL_TYPE (ActantTextItem, actant_text_item, ACTANT, TEXT_ITEM, GObject)

ActantTextItem *actant_text_item_new           (ActantSession  *session,
                                                const char     *path);
const char     *actant_text_item_get_path      (ActantTextItem *item);
const char     *actant_text_item_get_title     (ActantTextItem *item);
guint           actant_text_item_get_count     (ActantTextItem *item);
char           *actant_text_item_dup_words     (ActantTextItem *item);
void            actant_text_item_update_title  (ActantTextItem *item);
void            actant_text_item_update_count  (ActantTextItem *item);

G_END_DECLS
