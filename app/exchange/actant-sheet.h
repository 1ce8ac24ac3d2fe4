/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/actant-export-data-private.h"

G_BEGIN_DECLS

/** What the cells of a column hold, apart from empty ones. */
typedef enum
{
  ACTANT_COLUMN_STRING,
  ACTANT_COLUMN_INTEGER,
  ACTANT_COLUMN_NUMBER,     /* as text */
  ACTANT_COLUMN_BOOLEAN,
  ACTANT_COLUMN_DATETIME,   /* text, "2026-11-23T10:00:00Z" */
  ACTANT_COLUMN_LIST,       /* text, a JSON array */
  ACTANT_COLUMN_MAP,        /* text, a JSON object */
} ActantColumnType;

/** Where the cells of a column come from. */
typedef enum
{
  ACTANT_SOURCE_VALUE,       /* the value at the path */
  ACTANT_SOURCE_NAME,        /* what the reference or references there are called */
  ACTANT_SOURCE_ATTRIBUTE,   /* a study field, out of the map at the path */
  ACTANT_SOURCE_ATTRIBUTE_NAME,
  ACTANT_SOURCE_OTHERS,      /* what else the map holds */
  ACTANT_SOURCE_ID,
  ACTANT_SOURCE_KIND,
  ACTANT_SOURCE_CODER,
  ACTANT_SOURCE_TEXT,
  ACTANT_SOURCE_START,
  ACTANT_SOURCE_END,
  ACTANT_SOURCE_QUOTE,
  ACTANT_SOURCE_ANCHOR,
  ACTANT_SOURCE_VERSIONS,
  ACTANT_SOURCE_N,
  ACTANT_SOURCE_LENGTH,
  ACTANT_SOURCE_SHA256,
} ActantColumnSource;

#define ACTANT_COLUMN_MAX_DEPTH 4

/**
 * ActantColumn:
 * @name: in the first row, unique in its sheet
 * @title: in words
 * @description: meaning, unit, source
 * @type: of its cells
 * @target: the kind its cells are ids of; %ACTANT_KIND_NONE for any or none
 * @source: where its cells come from
 * @field: (nullable): type of the value at the path
 * @path: positions of fields, from the row's object inward
 * @depth: length of @path
 * @attribute: (nullable): id of the study field
 * @dangling: set by whoever meets an id that no record of @target has
 */
typedef struct
{
  char                  *name;
  char                  *title;
  char                  *description;
  ActantColumnType       type;
  ActantKind             target;
  ActantColumnSource     source;
  const ActantFieldType *field;
  guint                  path[ACTANT_COLUMN_MAX_DEPTH];
  guint                  depth;
  char                  *attribute;
  gboolean               dangling;
} ActantColumn;

/**
 * ActantSheet:
 * @name: of the file or sheet: "claims", "claim_stances"
 * @description: what a row is
 * @kind: of the records it is about; %ACTANT_KIND_NONE for the passages of all
 * @list: position of the field whose items are the rows; %ACTANT_NO_FIELD when
 *   a row is a record
 * @columns: (element-type ActantColumn): in order
 *
 * One table of the dataset, made from the tables of fields: a new field of a
 * kind is a new column here without further code.
 */
typedef struct
{
  char       *name;
  char       *description;
  ActantKind  kind;
  guint       list;
  GPtrArray  *columns;
} ActantSheet;

typedef enum
{
  ACTANT_CELL_EMPTY,
  ACTANT_CELL_TEXT,
  ACTANT_CELL_INTEGER,
  ACTANT_CELL_BOOLEAN,
} ActantCellType;

/**
 * ActantCell:
 * @type: what it holds
 * @integer: of an integer; 0 or 1 of a boolean
 * @text: of a text, valid until the next row
 */
typedef struct
{
  ActantCellType  type;
  gint64          integer;
  const char     *text;
} ActantCell;

/**
 * ActantRowFunc:
 *
 * Takes one row: as many @cells as @sheet has columns.
 *
 * Returns: %FALSE to end
 */
typedef gboolean (*ActantRowFunc) (const ActantSheet *sheet,
                                   const ActantCell  *cells,
                                   gpointer           user_data);

GPtrArray *actant_sheets_new        (const ActantExportData *data);
void       actant_sheet_free        (ActantSheet            *sheet);
gboolean   actant_sheet_foreach_row (const ActantSheet      *sheet,
                                     const ActantExportData *data,
                                     ActantRowFunc           func,
                                     gpointer                user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantSheet, actant_sheet_free)

G_END_DECLS
