/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"

G_BEGIN_DECLS

/* Underlines below each other. What overlaps more has the last one, and hides what is before it. */
#define ACTANT_N_LEVELS 3

/**
 * ActantPassagePiece:
 * @record: whose
 * @start: code points
 * @end: exclusive
 * @level: of its underline
 *
 * What of a segment of a record is on one display line.
 */
typedef struct
{
  const ActantRecord *record;
  gint64              start;
  gint64              end;
  guint               level;
} ActantPassagePiece;

/**
 * ActantPassageCell:
 * @start: code points
 * @end: exclusive
 * @depth: how many passages are here, at most
 * @tops: (nullable): which is seen at each level
 *
 * A stretch of a display line on which so many passages overlap that only a summary can be seen:
 * its ends are rounded to where cells end.
 */
typedef struct
{
  gint64              start;
  gint64              end;
  guint               depth;
  const ActantRecord *tops[ACTANT_N_LEVELS];
} ActantPassageCell;

/* With more pieces than these on a display line, cells are drawn, of which there are no more. */
#define ACTANT_PASSAGE_CELLS 64

GArray *actant_passage_pieces_new (GPtrArray *records,
                                   gint64     start,
                                   gint64     end);
GArray *actant_passage_cells_new  (GArray    *pieces,
                                   gint64     start,
                                   gint64     end);

G_END_DECLS
