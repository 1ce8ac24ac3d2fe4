/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the operations on the codebook share. */
#pragma once

#include "codebook/actant-codebook.h"
#include "model/actant-ref-map.h"

G_BEGIN_DECLS

/**
 * ActantRecodeFunc:
 *
 * Returns: (transfer full): the record as it is to be, or @record itself
 */
typedef ActantRecord *(*ActantRecodeFunc) (const ActantRecord *record,
                                           gpointer            user_data);

const ActantRecord *_actant_codebook_find      (ActantSession       *session,
                                                const char          *id,
                                                GError             **error);
gboolean            _actant_codebook_check_name (ActantSession      *session,
                                                ActantKind           kind,
                                                const char          *use,
                                                const char          *name,
                                                const char          *except,
                                                GError             **error);
ActantRecord       *_actant_codebook_set_name  (const ActantRecord  *record,
                                                const char          *name);
ActantRecord       *_actant_codebook_set_aliases (const ActantRecord *record,
                                                GPtrArray           *aliases);
gboolean            _actant_codebook_lies_under (ActantSession      *session,
                                                const ActantRecord  *record,
                                                const ActantRecord  *ancestor);

/**
 * ActantRecoding:
 *
 * Puts every record of one's own files that a function changes into an edit, bit by bit. Own files
 * that cannot be written are left as they are and listed: readers follow what was merged.
 */
typedef struct _ActantRecoding ActantRecoding;

ActantRecoding     *_actant_recoding_new       (ActantSession       *session,
                                                ActantChangeSet     *change_set,
                                                ActantRecodeFunc     func,
                                                gpointer             user_data,
                                                GPtrArray           *skipped);
void                _actant_recoding_free      (ActantRecoding      *recoding);
gboolean            _actant_recoding_step      (ActantRecoding      *recoding);
double              _actant_recoding_get_fraction (ActantRecoding   *recoding);

void                _actant_codebook_recode    (ActantSession       *session,
                                                ActantChangeSet     *change_set,
                                                ActantRecodeFunc     func,
                                                gpointer             user_data,
                                                GPtrArray           *skipped);

G_END_DECLS
