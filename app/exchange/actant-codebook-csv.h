/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/actant-importer.h"

G_BEGIN_DECLS

/*
 * A codebook as a table, one code a row, for spreadsheets and for other
 * studies: use, name, parent (by name), statement, description, rule, example,
 * counter_example, color, shortcut, codable, note.
 */
extern const char * const _actant_codebook_csv_columns[];

ActantImportReport *actant_import_codebook_csv (ActantSession              *session,
                                                const char                 *path,
                                                const ActantImportOptions  *options,
                                                ActantChangeSet            *change_set,
                                                GError                    **error);

G_END_DECLS
