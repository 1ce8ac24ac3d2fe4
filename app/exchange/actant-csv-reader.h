/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantCsvRow:
 * @line: of the file on which it starts, from 1
 * @cells: (element-type utf8): its cells, quotes undone
 */
typedef struct
{
  guint      line;
  GPtrArray *cells;
} ActantCsvRow;

/**
 * ActantCsvTable:
 * @header: the first row
 * @rows: (element-type ActantCsvRow): the others, as many cells as the header
 *   each
 * @broken: (nullable) (element-type utf8): what is wrong with rows that are left
 *   out, with their lines
 */
typedef struct
{
  ActantCsvRow *header;
  GPtrArray    *rows;
  GPtrArray    *broken;
} ActantCsvTable;

void            actant_csv_table_free (ActantCsvTable  *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantCsvTable, actant_csv_table_free)

ActantCsvTable *actant_csv_table_read (const char      *contents,
                                       gsize            length,
                                       gboolean         partial,
                                       GError         **error);

G_END_DECLS
