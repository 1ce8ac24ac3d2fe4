/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"

G_BEGIN_DECLS

/**
 * ActantCollection:
 *
 * The records of one file, or of a study's joined files: by id, by kind in
 * canonical order (annotations: text order), and by place in the text.
 * Tombstones are found by id only.
 *
 * Signals:
 *  - changed (ActantRecord *before, ActantRecord *after, guint removed,
 *    guint added): once for each record that changed, after it did. Either
 *    record may be %NULL; @removed is the position that @before had among the
 *    live records of its kind, @added the one @after has in the list without
 *    @before, %ACTANT_NO_POSITION for none.
 *  - reset: everything may have changed
 */
#define ACTANT_NO_POSITION G_MAXUINT

#define ACTANT_TYPE_COLLECTION (actant_collection_get_type ())
G_DECLARE_FINAL_TYPE (ActantCollection, actant_collection, ACTANT, COLLECTION, GObject)

ActantCollection   *actant_collection_new          (void);

void                actant_collection_load         (ActantCollection   *collection,
                                                    GPtrArray          *records);
void                actant_collection_adopt        (ActantCollection   *collection,
                                                    ActantCollection   *other);
gboolean            actant_collection_put          (ActantCollection   *collection,
                                                    const ActantRecord *record);
void                actant_collection_remove       (ActantCollection   *collection,
                                                    const char         *id);

const ActantRecord *actant_collection_lookup       (ActantCollection   *collection,
                                                    const char         *id);
const ActantRecord *actant_collection_lookup_live  (ActantCollection   *collection,
                                                    ActantKind          kind,
                                                    const char         *id);
guint               actant_collection_get_n        (ActantCollection   *collection,
                                                    ActantKind          kind);
const ActantRecord *actant_collection_get          (ActantCollection   *collection,
                                                    ActantKind          kind,
                                                    guint               position);
guint               actant_collection_find_position (ActantCollection  *collection,
                                                    const ActantRecord *record);
void                actant_collection_collect      (ActantCollection   *collection,
                                                    gint64              start,
                                                    gint64              end,
                                                    GPtrArray          *records);
void                actant_collection_set_text     (ActantCollection   *collection,
                                                    const char         *sha256);
void                actant_collection_set_placed   (ActantCollection   *collection,
                                                    const char         *id,
                                                    gboolean            placed);
gboolean            actant_collection_is_placed    (ActantCollection   *collection,
                                                    const char         *id);
GPtrArray          *actant_collection_snapshot     (ActantCollection   *collection);

guint               actant_records_find_place      (GPtrArray          *records,
                                                    const ActantRecord *record);

/** What @record was merged into, or %NULL. */
typedef const ActantRecord *(*ActantFollowFunc) (const ActantRecord *record,
                                                 gpointer            user_data);

const ActantRecord *actant_record_follow           (const ActantRecord *record,
                                                    ActantFollowFunc    next,
                                                    gpointer            user_data);

G_END_DECLS
