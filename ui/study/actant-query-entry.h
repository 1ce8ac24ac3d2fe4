/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "query/actant-query.h"

G_BEGIN_DECLS

/**
 * ActantQueryEntry:
 *
 * A box for queries that offers fields and values while one types, and says
 * below what the query finds, or what is wrong with it. The signal "changed"
 * comes when another query can be read, a moment after the typing; "activate"
 * on Enter, when no offer is selected.
 */
#define ACTANT_TYPE_QUERY_ENTRY (actant_query_entry_get_type ())
G_DECLARE_FINAL_TYPE (ActantQueryEntry, actant_query_entry, ACTANT, QUERY_ENTRY, GtkWidget)

GtkWidget         *actant_query_entry_new         (ActantWorkspace  *workspace,
                                                   ActantKind        kind,
                                                   const char       *label);
const ActantQuery *actant_query_entry_get_query   (ActantQueryEntry *entry);
const char        *actant_query_entry_get_text    (ActantQueryEntry *entry);
void               actant_query_entry_set_text    (ActantQueryEntry *entry,
                                                   const char       *text);
const char        *actant_query_entry_get_words   (ActantQueryEntry *entry);
gboolean           actant_query_entry_has_error   (ActantQueryEntry *entry);
void               actant_query_entry_refresh     (ActantQueryEntry *entry);
guint              actant_query_entry_offer       (ActantQueryEntry *entry);
void               actant_query_entry_take        (ActantQueryEntry *entry,
                                                   guint             offer);

G_END_DECLS
