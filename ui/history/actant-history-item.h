/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-change-log.h"

G_BEGIN_DECLS

/**
 * ActantHistoryItem:
 *
 * A row of the history: an action that was done, or a record that is deleted.
 */
#define ACTANT_TYPE_HISTORY_ITEM (actant_history_item_get_type ())
G_DECLARE_FINAL_TYPE (ActantHistoryItem, actant_history_item, ACTANT, HISTORY_ITEM, GObject)

ActantHistoryItem    *actant_history_item_new_action    (const ActantLogEntry *entry);
ActantHistoryItem    *actant_history_item_new_deleted   (const char           *text,
                                                         const ActantRecord   *tombstone);

const ActantLogEntry *actant_history_item_get_entry     (ActantHistoryItem    *item);
const ActantRecord   *actant_history_item_get_tombstone (ActantHistoryItem    *item);
const char           *actant_history_item_get_text      (ActantHistoryItem    *item);
gboolean              actant_history_item_is_about      (ActantHistoryItem    *item,
                                                         const char           *id);
const char           *actant_history_item_get_id        (ActantHistoryItem    *item);
char                 *actant_history_item_dup_title     (ActantHistoryItem    *item);
char                 *actant_history_item_dup_line      (ActantHistoryItem    *item);

char                 *actant_history_dup_moment         (const char           *time);
char                 *actant_history_dup_name           (const ActantRecord   *record);

G_END_DECLS
