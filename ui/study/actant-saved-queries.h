/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantSavedQueries:
 *
 * A button with the study's saved queries: pick one, save what is typed under
 * a name, delete one. All of it is undone like any edit. The signal "picked"
 * (char *query) comes when one is chosen.
 */
#define ACTANT_TYPE_SAVED_QUERIES (actant_saved_queries_get_type ())
G_DECLARE_FINAL_TYPE (ActantSavedQueries, actant_saved_queries, ACTANT, SAVED_QUERIES, GtkWidget)

GtkWidget *actant_saved_queries_new       (ActantWorkspace    *workspace);
void       actant_saved_queries_set_query (ActantSavedQueries *saved,
                                           const char         *query);
void       actant_saved_queries_save      (ActantSavedQueries *saved,
                                           const char         *name);

G_END_DECLS
