/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be drawn of passages on one display line, however many there are. */
#include "document/actant-passage-pieces.h"

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const ActantPassagePiece *pa = a, *pb = b;

  if (pa->start != pb->start)
    return pa->start < pb->start ? -1 : 1;
  if (pa->end != pb->end)
    return pa->end > pb->end ? -1 : 1;

  return g_strcmp0 (actant_record_get_id (pa->record), actant_record_get_id (pb->record));
}

/* Gives overlapping pieces underlines of their own, as far as there are levels. */
static void
assign_levels (GArray *pieces)
{
  gint64 taken[ACTANT_N_LEVELS] = { 0 };

  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      ActantPassagePiece *piece = &g_array_index (pieces, ActantPassagePiece, i);

      while (piece->level < ACTANT_N_LEVELS - 1 && taken[piece->level] > piece->start)
        piece->level++;
      taken[piece->level] = MAX (taken[piece->level], piece->end);
    }
}

/**
 * actant_passage_pieces_new:
 * @records: (element-type ActantRecord): what overlaps the line
 * @start: of a display line
 * @end: exclusive
 *
 * Returns: (transfer full) (element-type ActantPassagePiece): what is on it, by start
 */
GArray *
actant_passage_pieces_new (GPtrArray *records,
                           gint64     start,
                           gint64     end)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (ActantPassagePiece));

  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < actant_record_get_n_segments (records->pdata[i]); j++)
      {
        ActantPassagePiece piece = { records->pdata[i] };

        actant_record_get_segment (piece.record, j, &piece.start, &piece.end);
        piece.start = MAX (piece.start, start);
        piece.end = MIN (piece.end, end);
        if (piece.start < piece.end)
          g_array_append_val (pieces, piece);
      }
  assign_levels (pieces);

  return pieces;
}

/**
 * actant_passage_cells_new:
 * @pieces: (element-type ActantPassagePiece): on a display line, by start
 * @start: of the line
 * @end: exclusive
 *
 * Sweeps over the pieces once; costs as much for any number of cells.
 *
 * Returns: (transfer full) (element-type ActantPassageCell): those with passages, in order;
 *   neighbours that look the same are one
 */
GArray *
actant_passage_cells_new (GArray *pieces,
                          gint64  start,
                          gint64  end)
{
  ActantPassageCell cells[ACTANT_PASSAGE_CELLS] = { 0 };
  GArray *found = g_array_new (FALSE, FALSE, sizeof (ActantPassageCell));
  gint64 width = MAX (1, (end - start + ACTANT_PASSAGE_CELLS - 1) / ACTANT_PASSAGE_CELLS);

  for (guint i = 0; i < pieces->len; i++)
    {
      const ActantPassagePiece *piece = &g_array_index (pieces, ActantPassagePiece, i);

      for (gint64 cell = (piece->start - start) / width; cell <= (piece->end - 1 - start) / width;
           cell++)
        {
          cells[cell].depth++;
          cells[cell].tops[piece->level] = piece->record;
        }
    }
  for (guint i = 0; i < ACTANT_PASSAGE_CELLS; i++)
    {
      ActantPassageCell *last = found->len > 0
                                ? &g_array_index (found, ActantPassageCell, found->len - 1) : NULL;

      cells[i].start = start + i * width;
      cells[i].end = MIN (end, cells[i].start + width);
      if (last != NULL && last->end == cells[i].start && last->depth == cells[i].depth
          && memcmp (last->tops, cells[i].tops, sizeof last->tops) == 0)
        last->end = cells[i].end;
      else if (cells[i].depth > 0)
        g_array_append_val (found, cells[i]);
    }

  return found;
}
