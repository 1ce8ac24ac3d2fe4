/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/actant-claims-table.h"
#include "study/actant-query-entry.h"

G_BEGIN_DECLS

/**
 * ActantClaimsPage:
 *
 * All claims of the study, every coder’s that may be seen, in a table, found by a query. What is
 * not loaded yet is read bit by bit while the page is shown.
 */
#define ACTANT_TYPE_CLAIMS_PAGE (actant_claims_page_get_type ())
G_DECLARE_FINAL_TYPE (ActantClaimsPage, actant_claims_page, ACTANT, CLAIMS_PAGE, GtkWidget)

ActantClaimsTable *actant_claims_page_get_table (ActantClaimsPage *page);
ActantQueryEntry  *actant_claims_page_get_entry (ActantClaimsPage *page);
const char        *actant_claims_page_get_state (ActantClaimsPage *page);
gboolean           actant_claims_page_is_loading (ActantClaimsPage *page);
gboolean           actant_claims_page_is_working (ActantClaimsPage *page);

G_END_DECLS
