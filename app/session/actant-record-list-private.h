/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the list makes and moves its items. */
#pragma once

#include "session/actant-record-list.h"

G_BEGIN_DECLS

ActantRecordItem *_actant_record_item_new        (const ActantRecord *record);
void              _actant_record_item_set_record (ActantRecordItem   *item,
                                                  const ActantRecord *record);

/* actant-record-items.c */
GHashTable       *_actant_record_items_new       (void);
ActantRecordItem *_actant_record_items_get        (GHashTable         *items,
                                                  const ActantRecord *record);
ActantRecordItem *_actant_record_items_hold       (GHashTable         *items,
                                                  const ActantRecord *record);
void              _actant_record_items_let_go     (gpointer            item);
void              _actant_list_announce_move      (GListModel         *list,
                                                  guint               old,
                                                  guint               new_position);
GPtrArray        *_actant_list_replace           (GListModel        *list,
                                                  GPtrArray        **shown,
                                                  GPtrArray         *new_rows);

G_END_DECLS
