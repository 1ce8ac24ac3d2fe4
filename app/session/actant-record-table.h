/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-record-list.h"

G_BEGIN_DECLS

/**
 * ActantSortKey:
 * @set: whether the record has what is sorted by; those without come last
 * @number: first by this
 * @text: (nullable): then by the bytes of this (a collation key); owned
 */
typedef struct
{
  gboolean  set;
  double    number;
  char     *text;
} ActantSortKey;

/** Fills @key in, which is zeroed. @text is the path of the record's text or %NULL. */
typedef void     (*ActantSortFunc)   (const ActantRecord *record,
                                      const char         *text,
                                      ActantSortKey      *key,
                                      gpointer            user_data);

/** Returns: whether the record is listed */
typedef gboolean (*ActantTableFilter) (const ActantRecord *record,
                                       const char         *text,
                                       gpointer            user_data);

/**
 * ActantRecordTable:
 *
 * A #GListModel of #ActantRecordItem over the live records of one kind of
 * several collections, such as all of a coder's claims in a study: filtered
 * and sorted on an array of its own, so that a hundred thousand rows make no
 * object but those that are looked at. Follows the collections. Unsorted, it
 * has the order of the collections and in each the canonical one.
 *
 * Filtering and sorting of many rows is done between the frames and, the sorting, in a thread;
 * until it is done the table lists what it did before.
 *
 * Signals:
 *  - listing (gboolean begin): all that is listed is about to change (%TRUE), and has (%FALSE)
 *  - working: filtering or sorting began, went on or ended
 */
#define ACTANT_TYPE_RECORD_TABLE (actant_record_table_get_type ())
G_DECLARE_FINAL_TYPE (ActantRecordTable, actant_record_table, ACTANT, RECORD_TABLE, GObject)

ActantRecordTable  *actant_record_table_new          (ActantKind           kind);
void                actant_record_table_add          (ActantRecordTable   *table,
                                                      ActantCollection    *collection,
                                                      const char          *text);
void                actant_record_table_add_of       (ActantRecordTable   *table,
                                                      ActantCollection    *collection,
                                                      const char          *text,
                                                      const char          *coder);
void                actant_record_table_clear        (ActantRecordTable   *table);
void                actant_record_table_set_filter   (ActantRecordTable   *table,
                                                      ActantTableFilter    filter,
                                                      gpointer             user_data,
                                                      GDestroyNotify       destroy);
void                actant_record_table_refilter     (ActantRecordTable   *table);
void                actant_record_table_set_order    (ActantRecordTable   *table,
                                                      ActantSortFunc       order,
                                                      gpointer             user_data,
                                                      gboolean             descending);
void                actant_record_table_reorder      (ActantRecordTable   *table);
guint               actant_record_table_find         (ActantRecordTable   *table,
                                                      const char          *id);
const char         *actant_record_table_find_coder   (ActantRecordTable   *table,
                                                      const char          *id);
const ActantRecord *actant_record_table_lookup       (ActantRecordTable   *table,
                                                      const char          *id,
                                                      const char         **text);
guint               actant_record_table_get_n_all    (ActantRecordTable   *table);
gboolean            actant_record_table_is_working   (ActantRecordTable   *table);
double              actant_record_table_get_progress (ActantRecordTable   *table);
void                actant_record_table_cancel       (ActantRecordTable   *table);

G_END_DECLS
