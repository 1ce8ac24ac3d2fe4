/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query/actant-query.h"
#include "session/actant-side-by-side.h"

G_BEGIN_DECLS

/**
 * ActantQueryFilter:
 *
 * Which annotations of one text are shown: those that fit a query, all without
 * one. A record is asked about when somebody wants to draw it, and its answer
 * kept; how many are shown is counted between frames, so that another query
 * costs no more than what is on the page.
 *
 * Signals:
 *  - changed: others are shown than before, or a record and its answer changed
 *    with the study
 *  - counted: the numbers are other ones
 */
#define ACTANT_TYPE_QUERY_FILTER (actant_query_filter_get_type ())
G_DECLARE_FINAL_TYPE (ActantQueryFilter, actant_query_filter, ACTANT, QUERY_FILTER, GObject)

ActantQueryFilter *actant_query_filter_new         (void);
void               actant_query_filter_set_records (ActantQueryFilter   *filter,
                                                    ActantSession       *session,
                                                    const char          *text_path,
                                                    ActantCollection    *records);
void               actant_query_filter_set_side    (ActantQueryFilter   *filter,
                                                    ActantSideBySide    *side);
gboolean           actant_query_filter_set_query   (ActantQueryFilter   *filter,
                                                    const char          *text,
                                                    GError             **error);
const char        *actant_query_filter_get_query   (ActantQueryFilter   *filter);
gboolean           actant_query_filter_is_active   (ActantQueryFilter   *filter);
gboolean           actant_query_filter_shows       (ActantQueryFilter   *filter,
                                                    const ActantRecord  *record);
gboolean           actant_query_filter_get_counts  (ActantQueryFilter   *filter,
                                                    guint               *shown,
                                                    guint               *all);

G_END_DECLS
