/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-collection.h"
#include "store/actant-record-file.h"
#include "text/actant-anchor.h"

G_BEGIN_DECLS

/**
 * ActantAnnotationSet:
 *
 * One file of records in memory: a coder's annotations of one text, or a
 * coder's study records. Held by an #ActantSession, which alone changes it.
 *
 * Signal: loading: how far it is loaded changed, or it is whole now.
 */
#define ACTANT_TYPE_ANNOTATION_SET (actant_annotation_set_get_type ())
G_DECLARE_FINAL_TYPE (ActantAnnotationSet, actant_annotation_set, ACTANT, ANNOTATION_SET, GObject)

const char         *actant_annotation_set_get_path      (ActantAnnotationSet *set);
const char         *actant_annotation_set_get_text_path (ActantAnnotationSet *set);
const char         *actant_annotation_set_get_coder     (ActantAnnotationSet *set);
const char         *actant_annotation_set_get_coder_name (ActantAnnotationSet *set);
ActantFormat        actant_annotation_set_get_format    (ActantAnnotationSet *set);
ActantCollection   *actant_annotation_set_get_records   (ActantAnnotationSet *set);
const ActantRecord *actant_annotation_set_get_header    (ActantAnnotationSet *set);
gboolean            actant_annotation_set_is_writable   (ActantAnnotationSet *set);
const char         *actant_annotation_set_get_read_only_reason (ActantAnnotationSet *set);
ActantAnchorState   actant_annotation_set_get_anchor    (ActantAnnotationSet *set,
                                                         const char          *id);
guint               actant_annotation_set_count_unanchored (ActantAnnotationSet *set);

/* Of one that actant_session_begin_own_set() gave. */
gboolean            actant_annotation_set_is_loading    (ActantAnnotationSet *set);
gboolean            actant_annotation_set_is_cancelled  (ActantAnnotationSet *set);
double              actant_annotation_set_get_progress  (ActantAnnotationSet *set);
void                actant_annotation_set_cancel_loading (ActantAnnotationSet *set);

G_END_DECLS
