/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantRecordQuery:
 *
 * What is typed into a list's search entry: words that all must occur, in any
 * case, and `name:word` for one field or for what a record refers to
 * (`type:forecast`, `actor:kim`, `code:"missile tests"`). Plain words look at
 * every text field, the quoted passage, and the names of the records referred
 * to; a choice is found by its stored word and by its translated label.
 */
typedef struct _ActantRecordQuery ActantRecordQuery;

ActantRecordQuery *actant_record_query_new      (const char              *text);
void               actant_record_query_free     (ActantRecordQuery       *query);
gboolean           actant_record_query_is_empty (const ActantRecordQuery *query);
gboolean           actant_record_query_matches  (const ActantRecordQuery *query,
                                                 ActantSession           *session,
                                                 const ActantRecord      *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantRecordQuery, actant_record_query_free)

G_END_DECLS
