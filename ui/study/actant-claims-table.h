/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "session/actant-record-table.h"
#include "study/actant-claim-columns.h"

G_BEGIN_DECLS

/**
 * ActantClaimsTable:
 *
 * Claims in rows, their fields in columns that are chosen, sized and sorted
 * by. The cell that Left and Right move along the selected row is edited with
 * F2. The signal "activate" (char *id) comes on Enter and on a double click.
 */
#define ACTANT_TYPE_CLAIMS_TABLE (actant_claims_table_get_type ())
G_DECLARE_FINAL_TYPE (ActantClaimsTable, actant_claims_table, ACTANT, CLAIMS_TABLE, GtkWidget)

GtkWidget         *actant_claims_table_new          (ActantWorkspace   *workspace);
ActantRecordTable *actant_claims_table_get_records  (ActantClaimsTable *table);
GArray            *actant_claims_table_get_columns  (ActantClaimsTable *table);
gboolean           actant_claims_table_get_shown    (ActantClaimsTable *table,
                                                     const char        *column);
void               actant_claims_table_set_shown    (ActantClaimsTable *table,
                                                     const char        *column,
                                                     gboolean           shown);
void               actant_claims_table_sort         (ActantClaimsTable *table,
                                                     const char        *column,
                                                     gboolean           descending);
const char        *actant_claims_table_get_selected (ActantClaimsTable *table);
const char        *actant_claims_table_find_coder   (ActantClaimsTable *table,
                                                     const char        *id);
void               actant_claims_table_select       (ActantClaimsTable *table,
                                                     const char        *id);
void               actant_claims_table_hold         (ActantClaimsTable *table,
                                                     gboolean           hold);
void               actant_claims_table_cancel       (ActantClaimsTable *table);
void               actant_claims_table_update       (ActantClaimsTable *table);
void               actant_claims_table_edit         (ActantClaimsTable *table,
                                                     const char        *column);

G_END_DECLS
