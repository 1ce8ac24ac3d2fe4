/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-kind.h"

G_BEGIN_DECLS

/**
 * ActantRecord:
 *
 * One version of an actor, code, claim, … : an immutable, atomically
 * ref-counted value. A record has a kind, an id, a body (an object by the
 * table of its kind) and, when several wrote it apart, further whole bodies,
 * its concurrent versions. A record that this program cannot read (unknown
 * kind, known member of the wrong type) is opaque: its source is kept, listed
 * and written back, and nothing else is known of it but id and rev.
 */
typedef struct _ActantRecord ActantRecord;

#define ACTANT_TYPE_RECORD (actant_record_get_type ())

GType               actant_record_get_type         (void) G_GNUC_CONST;

ActantRecord       *actant_record_ref              (const ActantRecord  *record);
void                actant_record_unref            (ActantRecord        *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantRecord, actant_record_unref)

ActantRecord       *actant_record_new              (ActantKind           kind,
                                                    const char          *id,
                                                    ActantValue         *body);
ActantRecord       *actant_record_new_with_versions (ActantKind          kind,
                                                    const char          *id,
                                                    ActantValue         *body,
                                                    ActantValue        **versions,
                                                    guint                n_versions);
ActantRecord       *actant_record_new_opaque       (const char          *array,
                                                    const char          *kind_name,
                                                    const char          *id,
                                                    ActantValue         *revs,
                                                    const char          *source,
                                                    gsize                length,
                                                    const char          *reason);

ActantKind          actant_record_get_kind         (const ActantRecord  *record);
const char         *actant_record_get_kind_name    (const ActantRecord  *record);
const char         *actant_record_get_id           (const ActantRecord  *record);
const ActantValue  *actant_record_get_body         (const ActantRecord  *record);
guint               actant_record_get_n_versions   (const ActantRecord  *record);
const ActantValue  *actant_record_get_version      (const ActantRecord  *record,
                                                    guint                position);

/* Opaque records */
gboolean            actant_record_is_opaque        (const ActantRecord  *record);
const char         *actant_record_get_source       (const ActantRecord  *record,
                                                    gsize               *length);
const char         *actant_record_get_array        (const ActantRecord  *record);
const char         *actant_record_get_reason       (const ActantRecord  *record);

/* Fields */
const ActantValue  *actant_record_get              (const ActantRecord  *record,
                                                    const char          *field);
const char         *actant_record_get_text         (const ActantRecord  *record,
                                                    const char          *field);
gboolean            actant_record_get_boolean      (const ActantRecord  *record,
                                                    const char          *field);
ActantRecord       *actant_record_set              (const ActantRecord  *record,
                                                    const char          *field,
                                                    ActantValue         *value);
void                actant_record_change           (ActantRecord       **record,
                                                    const char          *field,
                                                    ActantValue         *value);
void                actant_record_change_text      (ActantRecord       **record,
                                                    const char          *field,
                                                    const char          *text);
ActantRecord       *actant_record_set_body         (const ActantRecord  *record,
                                                    ActantValue         *body);
gboolean            actant_record_is_of_text       (const ActantRecord  *record,
                                                    const char          *sha256);
const ActantValue  *actant_record_get_revs         (const ActantRecord  *record);
gboolean            actant_record_is_deleted       (const ActantRecord  *record);
const char         *actant_record_get_title        (const ActantRecord  *record);

gboolean            actant_record_equal            (const ActantRecord  *a,
                                                    const ActantRecord  *b);
gboolean            actant_record_equal_content    (const ActantRecord  *a,
                                                    const ActantRecord  *b);
int                 actant_record_compare          (const ActantRecord  *a,
                                                    const ActantRecord  *b);

/* Passages: offsets are code points of the normalised text, end exclusive. */
guint               actant_record_get_n_segments   (const ActantRecord  *record);
void                actant_record_get_segment      (const ActantRecord  *record,
                                                    guint                position,
                                                    gint64              *start,
                                                    gint64              *end);
gint64              actant_record_get_start        (const ActantRecord  *record);
gint64              actant_record_get_end          (const ActantRecord  *record);
gboolean            actant_record_covers           (const ActantRecord  *record,
                                                    gint64               offset);
char               *actant_record_dup_quote        (const ActantRecord  *record);

void                actant_record_foreach_ref      (const ActantRecord  *record,
                                                    ActantRefFunc        func,
                                                    gpointer             user_data);

G_END_DECLS
