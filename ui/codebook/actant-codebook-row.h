/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "codebook/actant-codebook-node.h"

G_BEGIN_DECLS

/**
 * ActantCodebookRow:
 *
 * A line of the codebook's tree: colour, name, what it is, how often it is used.
 * Can be dragged, and takes what is dropped on it.
 *
 * Signals:
 *  - dropped (char *id): a record was dropped on it
 */
#define ACTANT_TYPE_CODEBOOK_ROW (actant_codebook_row_get_type ())
G_DECLARE_FINAL_TYPE (ActantCodebookRow, actant_codebook_row, ACTANT, CODEBOOK_ROW, GtkWidget)

GtkWidget          *actant_codebook_row_new       (ActantWorkspace    *workspace);
void                actant_codebook_row_set_node  (ActantCodebookRow  *row,
                                                   ActantCodebookNode *node);
ActantCodebookNode *actant_codebook_row_get_node  (ActantCodebookRow  *row);
char               *actant_codebook_row_dup_words (ActantCodebookNode *node);

G_END_DECLS
