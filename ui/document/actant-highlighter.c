/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of passages, drawn below the text, and when they are drawn anew. */
#include "document/actant-highlighter-private.h"

#include "document/actant-coder-pattern.h"
#include "document/actant-palette.h"
#include "document/actant-passage-pieces.h"

#define MAX_KEPT 1024
#define MANY 6         /* passages on a display line */

/* Underlines, in logical pixels. */
#define LINE_WIDTH 2
#define LINE_STEP 3

/* What is drawn of a display line. It stays true when the buffer holds another part of the text. */
typedef struct
{
  GskRenderNode *node;   /* at y 0, or NULL for nothing to draw */
  gint64         end;    /* of the line */
} Kept;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_clear_pointer (&kept->node, gsk_render_node_unref);
  g_free (kept);
}

/** Returns: (transfer full): a highlighter of @view, which is to outlive it */
ActantHighlighter *
actant_highlighter_new (GtkTextView *view)
{
  ActantHighlighter *self = g_new0 (ActantHighlighter, 1);

  self->view = view;
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, free_kept);
  return self;
}

void
actant_highlighter_free (ActantHighlighter *self)
{
  g_clear_object (&self->records);
  g_clear_object (&self->study);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->suggestions, g_array_unref);
  g_clear_pointer (&self->cues, g_array_unref);
  g_hash_table_unref (self->nodes);
  g_free (self->selected);
  g_free (self);
}

/** Draws everything anew. */
void
actant_highlighter_invalidate (ActantHighlighter *self)
{
  g_hash_table_remove_all (self->nodes);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

static gboolean
is_in_range (gpointer key,
             gpointer value,
             gpointer user_data)
{
  const ActantTextRange *range = user_data;
  const Kept *kept = value;

  return (gint64) GPOINTER_TO_SIZE (key) <= range->end && kept->end >= range->start;
}

static void
invalidate_range (ActantHighlighter *self,
                  gint64             start,
                  gint64             end)
{
  ActantTextRange range = { start, end };

  if (g_hash_table_foreach_remove (self->nodes, is_in_range, &range) > 0)
    gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/**
 * actant_highlighter_invalidate_record:
 * @self: a highlighter
 * @record: (nullable): a record as it was or as it is
 *
 * Draws the paragraphs of its passage anew.
 */
void
actant_highlighter_invalidate_record (ActantHighlighter  *self,
                                      const ActantRecord *record)
{
  if (record == NULL || actant_record_is_opaque (record))
    return;

  for (guint i = 0; i < actant_record_get_n_segments (record); i++)
    {
      gint64 start, end;

      actant_record_get_segment (record, i, &start, &end);
      invalidate_range (self, start, end);
    }
}

void
actant_highlighter_set_records (ActantHighlighter *self,
                                ActantCollection  *records,
                                ActantCollection  *study)
{
  g_set_object (&self->records, records);
  g_set_object (&self->study, study);
  actant_highlighter_invalidate (self);
}

/** Marks the record @id (nullable) stronger than the others. */
void
actant_highlighter_set_selected (ActantHighlighter *self,
                                 const char        *id)
{
  if (g_strcmp0 (self->selected, id) == 0)
    return;

  if (self->records != NULL)
    {
      actant_highlighter_invalidate_record (self, actant_collection_lookup (self->records,
                                                                            self->selected));
      actant_highlighter_invalidate_record (self, actant_collection_lookup (self->records, id));
    }
  g_free (self->selected);
  self->selected = g_strdup (id);
}

/* Only what they are on is drawn anew: on the page now, elsewhere when it comes. */
static void
take_new_matches (ActantHighlighter *self)
{
  guint from = self->n_matches, n = self->matches->len;

  self->n_matches = n;
  if (from < n)
    invalidate_range (self, g_array_index (self->matches, ActantTextRange, from).start,
                      g_array_index (self->matches, ActantTextRange, n - 1).end);
}

static void
invalidate_match (ActantHighlighter *self,
                  guint              position)
{
  if (position < self->matches->len)
    invalidate_range (self, g_array_index (self->matches, ActantTextRange, position).start,
                      g_array_index (self->matches, ActantTextRange, position).end);
}

/**
 * actant_highlighter_set_matches:
 * @self: a highlighter
 * @matches: (nullable) (element-type ActantTextRange): in order, not overlapping
 * @current: position of the one to mark stronger
 *
 * The same array as before may have more matches at its end.
 */
void
actant_highlighter_set_matches (ActantHighlighter *self,
                                GArray            *matches,
                                guint              current)
{
  guint before = self->current;

  self->current = current;
  if (matches != NULL && matches == self->matches)
    {
      if (before != current)
        {
          invalidate_match (self, before);
          invalidate_match (self, current);
        }
      take_new_matches (self);
      return;
    }
  if (matches == NULL && self->matches == NULL)
    return;

  if (matches != NULL)
    g_array_ref (matches);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches;
  self->n_matches = matches != NULL ? matches->len : 0;
  actant_highlighter_invalidate (self);
}

/**
 * actant_highlighter_set_suggestions:
 * @self: a highlighter
 * @suggestions: (nullable) (element-type ActantTextRange): by start; they may overlap
 * @current: position of the one to mark stronger
 *
 * What is only suggested has a broken outline and no tint, unlike what is coded.
 */
void
actant_highlighter_set_suggestions (ActantHighlighter *self,
                                    GArray            *suggestions,
                                    guint              current)
{
  if (suggestions != NULL)
    g_array_ref (suggestions);
  g_clear_pointer (&self->suggestions, g_array_unref);
  self->suggestions = suggestions;
  self->current_suggestion = current;
  self->longest = 0;
  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    {
      const ActantTextRange *range = &g_array_index (suggestions, ActantTextRange, i);

      self->longest = MAX (self->longest, range->end - range->start);
    }
  actant_highlighter_invalidate (self);
}

/**
 * actant_highlighter_set_cues:
 * @self: a highlighter
 * @cues: (nullable) (element-type ActantTextRange): words that a slot rests on
 */
void
actant_highlighter_set_cues (ActantHighlighter *self,
                             GArray            *cues)
{
  if (cues != NULL)
    g_array_ref (cues);
  g_clear_pointer (&self->cues, g_array_unref);
  self->cues = cues;
  actant_highlighter_invalidate (self);
}

void
actant_highlighter_set_style (ActantHighlighter    *self,
                              ActantHighlightStyle  style)
{
  self->style = style;
  actant_highlighter_invalidate (self);
}

void
actant_highlighter_set_dark (ActantHighlighter *self,
                             gboolean           dark)
{
  self->dark = dark;
  actant_highlighter_invalidate (self);
}

gboolean
actant_highlighter_get_dark (ActantHighlighter *self)
{
  return self->dark;
}

/** How many paragraphs' nodes are kept. */
guint
actant_highlighter_get_n_kept (ActantHighlighter *self)
{
  return g_hash_table_size (self->nodes);
}

/** How many paragraphs were drawn anew so far. */
guint
actant_highlighter_get_n_made (ActantHighlighter *self)
{
  return self->n_made;
}

static void
append_rect (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          x,
             float          y,
             float          width,
             float          height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* Ends are round, unless there are so many that it costs a frame and nobody sees it. */
static void
append_tint (GtkSnapshot         *snapshot,
             const ActantTextBox *box,
             gboolean             round,
             const GdkRGBA       *color)
{
  GskRoundedRect shape;
  float start = box->first ? 3 : 0, end = box->last ? 3 : 0;

  if (!round || (!box->first && !box->last))
    {
      append_rect (snapshot, color, box->area.x, box->area.y - 1,
                   box->area.width, box->area.height + 2);
      return;
    }

  gsk_rounded_rect_init (&shape,
                         &GRAPHENE_RECT_INIT (box->area.x, box->area.y - 1,
                                              box->area.width, box->area.height + 2),
                         &GRAPHENE_SIZE_INIT (start, start), &GRAPHENE_SIZE_INIT (end, end),
                         &GRAPHENE_SIZE_INIT (0, 0), &GRAPHENE_SIZE_INIT (0, 0));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

/* One's own are told apart by what they are, others' by whose. */
static ActantCoderPattern
get_pattern (ActantHighlighter  *self,
             const ActantRecord *record)
{
  guint coder = actant_text_view_find_coder (ACTANT_TEXT_VIEW (self->view), record);

  if (coder > 0)
    return actant_coder_pattern_get (coder);
  if (actant_record_get_kind (record) == ACTANT_KIND_MENTION)
    return ACTANT_PATTERN_CLOSE_DOTS;

  return actant_record_get_n_segments (record) > 1 ? ACTANT_PATTERN_SHORT_DASHES
                                                   : ACTANT_PATTERN_SOLID;
}

static void
append_piece (ActantHighlighter        *self,
              GtkSnapshot              *snapshot,
              const ActantPassagePiece *piece,
              gboolean                  round,
              GArray                   *boxes)
{
  gboolean selected = g_strcmp0 (actant_record_get_id (piece->record), self->selected) == 0;
  gboolean mention = actant_record_get_kind (piece->record) == ACTANT_KIND_MENTION;
  ActantCoderPattern pattern = get_pattern (self, piece->record);
  GdkRGBA color, tint;

  actant_palette_get_record (piece->record, self->study, self->dark, &color);
  tint = color;
  tint.alpha = selected ? (self->dark ? 0.36f : 0.26f) : (self->dark ? 0.17f : 0.11f);

  for (guint i = 0; i < boxes->len; i++)
    {
      const ActantTextBox *box = &g_array_index (boxes, ActantTextBox, i);
      int y = box->area.y + box->area.height + 1 + (int) piece->level * LINE_STEP;

      if (selected || (!mention && self->style != ACTANT_HIGHLIGHT_UNDERLINE))
        append_tint (snapshot, box, round || selected, &tint);
      if (mention || self->style != ACTANT_HIGHLIGHT_TINT)
        actant_coder_pattern_append_line (pattern, snapshot, box->area.x, y, box->area.width,
                                          &color);
      if (selected && pattern == ACTANT_PATTERN_SOLID && self->style != ACTANT_HIGHLIGHT_TINT)
        append_rect (snapshot, &color, box->area.x, y - 1, box->area.width, 1);
    }
}

/* Where too many overlap to be told apart: tinted more the more there are, and what is seen of the
 * underlines. */
static void
append_cell (ActantHighlighter       *self,
             GtkSnapshot             *snapshot,
             const ActantPassageCell *cell,
             GArray                  *boxes)
{
  const ActantRecord *top = cell->tops[0] != NULL ? cell->tops[0] : cell->tops[ACTANT_N_LEVELS - 1];
  GdkRGBA colors[ACTANT_N_LEVELS], tint;

  actant_palette_get_record (top, self->study, self->dark, &tint);
  tint.alpha = MIN (cell->depth, 4) * (self->dark ? 0.12f : 0.08f);
  for (guint level = 0; level < ACTANT_N_LEVELS; level++)
    if (cell->tops[level] != NULL)
      actant_palette_get_record (cell->tops[level], self->study, self->dark, &colors[level]);

  for (guint i = 0; i < boxes->len; i++)
    {
      const GdkRectangle *area = &g_array_index (boxes, ActantTextBox, i).area;

      if (self->style != ACTANT_HIGHLIGHT_UNDERLINE)
        append_rect (snapshot, &tint, area->x, area->y - 1, area->width, area->height + 2);
      for (guint level = 0; level < ACTANT_N_LEVELS; level++)
        if (cell->tops[level] != NULL && self->style != ACTANT_HIGHLIGHT_TINT)
          append_rect (snapshot, &colors[level], area->x,
                       area->y + area->height + 1 + (int) level * LINE_STEP, area->width,
                       LINE_WIDTH);
    }
}

/* Of more than can be seen, a summary, and the selected one. */
static void
append_passages (ActantHighlighter *self,
                 GtkSnapshot       *snapshot,
                 gint64             start,
                 gint64             end,
                 int                top,
                 GArray            *boxes)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(GArray) pieces = NULL;
  g_autoptr(GArray) cells = NULL;
  gboolean dense;

  if (start < end)
    actant_text_view_collect (ACTANT_TEXT_VIEW (self->view), start, end, records);
  pieces = actant_passage_pieces_new (records, start, end);
  dense = pieces->len > ACTANT_PASSAGE_CELLS;

  if (dense)
    cells = actant_passage_cells_new (pieces, start, end);
  for (guint i = 0; dense && i < cells->len; i++)
    {
      const ActantPassageCell *cell = &g_array_index (cells, ActantPassageCell, i);

      _actant_highlighter_get_boxes (self, cell->start, cell->end, top, boxes);
      append_cell (self, snapshot, cell, boxes);
    }
  for (guint i = 0; i < pieces->len; i++)
    {
      const ActantPassagePiece *piece = &g_array_index (pieces, ActantPassagePiece, i);

      if (dense && g_strcmp0 (actant_record_get_id (piece->record), self->selected) != 0)
        continue;
      _actant_highlighter_get_boxes (self, piece->start, piece->end, top, boxes);
      append_piece (self, snapshot, piece, pieces->len <= MANY, boxes);
    }
}

static Kept *
make_node (ActantHighlighter *self,
           const GtkTextIter *line,
           int                top)
{
  Kept *kept = g_new (Kept, 1);
  GtkTextIter iter = *line;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GArray) boxes = g_array_new (FALSE, FALSE, sizeof (ActantTextBox));
  gint64 start = actant_text_view_get_offset (ACTANT_TEXT_VIEW (self->view), line), end;

  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  end = actant_text_view_get_offset (ACTANT_TEXT_VIEW (self->view), &iter);

  self->geometry = actant_text_geometry_new (self->view, line, &iter);
  append_passages (self, snapshot, start, end, top, boxes);
  if (self->suggestions != NULL)
    _actant_highlighter_append_suggestions (self, snapshot, start, end, top, boxes);
  if (self->matches != NULL)
    _actant_highlighter_append_matches (self, snapshot, start, end, top, boxes);
  if (self->cues != NULL)
    _actant_highlighter_append_cues (self, snapshot, start, end, top, boxes);
  g_clear_pointer (&self->geometry, actant_text_geometry_free);

  self->n_made++;
  kept->node = gtk_snapshot_free_to_node (snapshot);
  kept->end = end;
  return kept;
}

/**
 * actant_highlighter_snapshot:
 * @self: a highlighter
 * @snapshot: in buffer coordinates
 *
 * Draws the marks of the visible paragraphs.
 */
void
actant_highlighter_snapshot (ActantHighlighter *self,
                             GtkSnapshot       *snapshot)
{
  GdkRectangle visible;
  GtkTextIter iter;
  int y, height;

  if (g_hash_table_size (self->nodes) > MAX_KEPT)
    g_hash_table_remove_all (self->nodes);

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  do
    {
      gint64 start = actant_text_view_get_offset (ACTANT_TEXT_VIEW (self->view), &iter);
      Kept *kept = g_hash_table_lookup (self->nodes, GSIZE_TO_POINTER ((gsize) start));

      /* GTK has laid out neither this nor, perhaps, what is behind it. */
      gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
      if (height == 0)
        break;
      if (kept == NULL)
        {
          kept = make_node (self, &iter, y);
          g_hash_table_insert (self->nodes, GSIZE_TO_POINTER ((gsize) start), kept);
        }
      if (kept->node != NULL)
        {
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
          gtk_snapshot_append_node (snapshot, kept->node);
          gtk_snapshot_restore (snapshot);
        }
    }
  while (y + height < visible.y + visible.height && gtk_text_iter_forward_line (&iter));
}
