/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-collection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantRecordItem:
 *
 * What a list row holds: follows one live record of a collection by id. Its
 * property "record" (boxed #ActantRecord) notifies when the record changes, so
 * a row and a selection stay while the record is edited.
 */
#define ACTANT_TYPE_RECORD_ITEM (actant_record_item_get_type ())
G_DECLARE_FINAL_TYPE (ActantRecordItem, actant_record_item, ACTANT, RECORD_ITEM, GObject)

const ActantRecord *actant_record_item_get_record    (ActantRecordItem   *item);
const char         *actant_record_item_get_id        (ActantRecordItem   *item);

/**
 * ActantRecordFilter:
 *
 * Returns: whether @record is listed
 */
typedef gboolean (*ActantRecordFilter) (const ActantRecord *record,
                                        gpointer            user_data);

/**
 * ActantRecordList:
 *
 * A #GListModel of #ActantRecordItem over the live records of one kind of a
 * collection, in its order, filtered. Announces exactly what changed; items
 * are made on demand and shared while somebody holds them.
 */
#define ACTANT_TYPE_RECORD_LIST (actant_record_list_get_type ())
G_DECLARE_FINAL_TYPE (ActantRecordList, actant_record_list, ACTANT, RECORD_LIST, GObject)

ActantRecordList   *actant_record_list_new           (ActantCollection   *collection,
                                                      ActantKind          kind);
void                actant_record_list_set_collection (ActantRecordList  *list,
                                                      ActantCollection   *collection);
void                actant_record_list_set_filter    (ActantRecordList   *list,
                                                      ActantRecordFilter  filter,
                                                      gpointer            user_data,
                                                      GDestroyNotify      destroy);
void                actant_record_list_refilter      (ActantRecordList   *list);
gboolean            actant_record_list_is_filtering  (ActantRecordList   *list);
guint               actant_record_list_find          (ActantRecordList   *list,
                                                      const char         *id);
guint               actant_record_list_get_n_all     (ActantRecordList   *list);

G_END_DECLS
