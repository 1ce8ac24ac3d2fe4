/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of passages, of suggestions and of search matches, drawn below the text. */
#include "document/actant-highlighter.h"

#include "document/actant-palette.h"
#include "document/actant-text-geometry.h"
#include "document/actant-text-view.h"

#define MAX_KEPT 1024
#define N_LEVELS 3

/* Underlines, in logical pixels. */
#define LINE_WIDTH 2
#define LINE_STEP 3
#define DASH 6
#define DASH_GAP 3
#define DOT 2
#define DOT_GAP 2

struct _ActantHighlighter
{
  GtkTextView          *view;       /* borrowed: owns this */
  ActantCollection     *records;
  ActantCollection     *study;
  char                 *selected;
  GArray               *matches;    /* of ActantTextRange, in order */
  guint                 n_matches;  /* of them that were there when they were set */
  guint                 current;
  GArray               *suggestions;       /* of ActantTextRange, by start */
  gint64                longest;           /* of them */
  guint                 current_suggestion;
  GArray               *cues;              /* of ActantTextRange */
  ActantHighlightStyle  style;
  gboolean              dark;

  GHashTable           *nodes;      /* where a display line begins -> Kept */
  guint                 n_made;
};

/* What is drawn of a display line. It stays true when the buffer holds another part of the text. */
typedef struct
{
  GskRenderNode *node;   /* at y 0, or NULL for nothing to draw */
  gint64         end;    /* of the line */
} Kept;

/* A segment of a record in one paragraph. */
typedef struct
{
  const ActantRecord *record;
  gint64              start;
  gint64              end;
  guint               level;
} Piece;

typedef enum
{
  LINE_SOLID,
  LINE_DASHED,
  LINE_DOTTED,
} LineKind;

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

static gboolean
is_outside (gpointer line,
            gpointer node,
            gpointer user_data)
{
  const int *lines = user_data;

  return GPOINTER_TO_INT (line) < lines[0] || GPOINTER_TO_INT (line) > lines[1];
}

/* What is on the page is drawn anew only when there are new matches; what is not, when it comes. */
static void
take_new_matches (ActantHighlighter *self)
{
  ActantTextView *view = ACTANT_TEXT_VIEW (self->view);
  guint from = self->n_matches, n = self->matches->len;
  gint64 start, end;
  GtkTextIter first, last;

  self->n_matches = n;
  if (from == n)
    return;

  actant_text_view_get_visible_range (view, &start, &end);
  if (g_array_index (self->matches, ActantTextRange, from).start <= end
      && g_array_index (self->matches, ActantTextRange, n - 1).end >= start)
    {
      actant_highlighter_invalidate (self);
      return;
    }
  actant_text_view_get_iter (view, &first, start);
  actant_text_view_get_iter (view, &last, end);
  g_hash_table_foreach_remove (self->nodes, is_outside,
                               (int[2]) { gtk_text_iter_get_line (&first),
                                          gtk_text_iter_get_line (&last) });
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

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const Piece *pa = a, *pb = b;

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
  gint64 taken[N_LEVELS] = { 0 };

  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      while (piece->level < N_LEVELS - 1 && taken[piece->level] > piece->start)
        piece->level++;
      taken[piece->level] = MAX (taken[piece->level], piece->end);
    }
}

static GArray *
collect_pieces (ActantHighlighter *self,
                gint64             start,
                gint64             end)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  if (self->records != NULL && start < end)
    actant_text_view_collect (ACTANT_TEXT_VIEW (self->view), start, end, records);

  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < actant_record_get_n_segments (records->pdata[i]); j++)
      {
        Piece piece = { records->pdata[i] };

        actant_record_get_segment (piece.record, j, &piece.start, &piece.end);
        piece.start = MAX (piece.start, start);
        piece.end = MIN (piece.end, end);
        if (piece.start < piece.end)
          g_array_append_val (pieces, piece);
      }
  assign_levels (pieces);

  return pieces;
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

static void
append_line (GtkSnapshot        *snapshot,
             const GdkRectangle *area,
             int                 y,
             LineKind            kind,
             const GdkRGBA      *color)
{
  int mark = kind == LINE_DASHED ? DASH : DOT;
  int gap = kind == LINE_DASHED ? DASH_GAP : DOT_GAP;
  int right = area->x + area->width;

  if (kind == LINE_SOLID)
    {
      append_rect (snapshot, color, area->x, y, area->width, LINE_WIDTH);
      return;
    }

  /* In step with the page, so that the dashes of neighbours line up. */
  for (int x = area->x - area->x % (mark + gap); x < right; x += mark + gap)
    {
      int from = MAX (x, area->x);
      int to = MIN (x + mark, right);

      if (from < to)
        append_rect (snapshot, color, from, y, to - from, LINE_WIDTH);
    }
}

static void
append_tint (GtkSnapshot         *snapshot,
             const ActantTextBox *box,
             const GdkRGBA       *color)
{
  GskRoundedRect shape;
  float start = box->first ? 3 : 0, end = box->last ? 3 : 0;

  if (!box->first && !box->last)
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

static void
get_boxes (ActantHighlighter *self,
           gint64             start,
           gint64             end,
           int                top,
           GArray            *boxes)
{
  ActantTextView *view = ACTANT_TEXT_VIEW (self->view);
  GtkTextIter a, b;

  g_array_set_size (boxes, 0);
  actant_text_view_get_iter (view, &a, start);
  actant_text_view_get_end_iter (view, &b, end);
  actant_text_geometry_add_boxes (self->view, &a, &b, boxes);
  for (guint i = 0; i < boxes->len; i++)
    g_array_index (boxes, ActantTextBox, i).area.y -= top;
}

static void
append_piece (ActantHighlighter *self,
              GtkSnapshot       *snapshot,
              const Piece       *piece,
              GArray            *boxes)
{
  gboolean selected = g_strcmp0 (actant_record_get_id (piece->record), self->selected) == 0;
  gboolean mention = actant_record_get_kind (piece->record) == ACTANT_KIND_MENTION;
  LineKind kind = mention ? LINE_DOTTED
                  : actant_record_get_n_segments (piece->record) > 1 ? LINE_DASHED : LINE_SOLID;
  GdkRGBA color, tint;

  actant_palette_get_record (piece->record, self->study, self->dark, &color);
  tint = color;
  tint.alpha = selected ? (self->dark ? 0.36f : 0.26f) : (self->dark ? 0.17f : 0.11f);

  for (guint i = 0; i < boxes->len; i++)
    {
      const ActantTextBox *box = &g_array_index (boxes, ActantTextBox, i);
      int y = box->area.y + box->area.height + 1 + (int) piece->level * LINE_STEP;

      if (selected || (!mention && self->style != ACTANT_HIGHLIGHT_UNDERLINE))
        append_tint (snapshot, box, &tint);
      if (mention || self->style != ACTANT_HIGHLIGHT_TINT)
        append_line (snapshot, &box->area, y, kind, &color);
      if (selected && kind == LINE_SOLID && self->style != ACTANT_HIGHLIGHT_TINT)
        append_rect (snapshot, &color, box->area.x, y - 1, box->area.width, 1);
    }
}

/* The first match that ends behind @offset. */
static guint
find_match (ActantHighlighter *self,
            gint64             offset)
{
  guint low = 0, high = self->matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->matches, ActantTextRange, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
append_matches (ActantHighlighter *self,
                GtkSnapshot       *snapshot,
                gint64             start,
                gint64             end,
                int                top,
                GArray            *boxes)
{
  const GdkRGBA fill = { 0.96f, 0.76f, 0.07f, self->dark ? 0.30f : 0.40f };
  const GdkRGBA strong = { 0.98f, 0.62f, 0.05f, self->dark ? 0.55f : 0.60f };
  const GdkRGBA edge = { 0.78f, 0.42f, 0.0f, 1.0f };

  for (guint i = find_match (self, start); i < self->matches->len; i++)
    {
      const ActantTextRange *match = &g_array_index (self->matches, ActantTextRange, i);
      gboolean current = i == self->current;

      if (match->start >= end)
        break;
      get_boxes (self, MAX (match->start, start), MIN (match->end, end), top, boxes);
      for (guint j = 0; j < boxes->len; j++)
        {
          const GdkRectangle *area = &g_array_index (boxes, ActantTextBox, j).area;
          GskRoundedRect shape;

          gsk_rounded_rect_init_from_rect (&shape,
                                           &GRAPHENE_RECT_INIT (area->x - 1, area->y - 1,
                                                                area->width + 2, area->height + 2),
                                           3);
          gtk_snapshot_push_rounded_clip (snapshot, &shape);
          gtk_snapshot_append_color (snapshot, current ? &strong : &fill, &shape.bounds);
          gtk_snapshot_pop (snapshot);
          if (current)
            gtk_snapshot_append_border (snapshot, &shape,
                                        (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                                        (GdkRGBA[4]) { edge, edge, edge, edge });
        }
    }
}

/* The first suggestion that may reach behind @offset. */
static guint
find_suggestion (ActantHighlighter *self,
                 gint64             offset)
{
  guint low = 0, high = self->suggestions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const ActantTextRange *range = &g_array_index (self->suggestions, ActantTextRange, middle);

      if (range->start + self->longest <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
append_outline (GtkSnapshot        *snapshot,
                const GdkRectangle *area,
                gboolean            current,
                gboolean            dark)
{
  static const GdkRGBA quiet[] = { { 0.37f, 0.36f, 0.39f, 0.85f }, { 0.78f, 0.76f, 0.75f, 0.85f } };
  static const GdkRGBA strong[] = { { 0.08f, 0.33f, 0.68f, 1.0f }, { 0.47f, 0.68f, 0.93f, 1.0f } };
  static const double dashes[] = { 2.0, 2.5 };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (area->x - 4, area->y - 3,
                                               area->width + 8, area->height + 6);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &bounds);

  gdk_cairo_set_source_rgba (cairo, current ? &strong[dark] : &quiet[dark]);
  cairo_set_line_width (cairo, current ? 2.0 : 1.0);
  if (!current)
    cairo_set_dash (cairo, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cairo, area->x - 1.5, area->y - 1.5, area->width + 3, area->height + 3);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
}

/* Makes one of boxes that touch on a line: a word in two fonts is two. */
static void
join_boxes (GArray *boxes)
{
  guint n = 0;

  for (guint i = 1; i < boxes->len; i++)
    {
      GdkRectangle *last = &g_array_index (boxes, ActantTextBox, n).area;
      const GdkRectangle *next = &g_array_index (boxes, ActantTextBox, i).area;

      if (ABS (next->x - last->x - last->width) <= 1
          && next->y < last->y + last->height && last->y < next->y + next->height)
        gdk_rectangle_union (last, next, last);
      else
        g_array_index (boxes, ActantTextBox, ++n) = g_array_index (boxes, ActantTextBox, i);
    }
  if (boxes->len > 0)
    g_array_set_size (boxes, n + 1);
}

static void
append_suggestions (ActantHighlighter *self,
                    GtkSnapshot       *snapshot,
                    gint64             start,
                    gint64             end,
                    int                top,
                    GArray            *boxes)
{
  for (guint i = find_suggestion (self, start); i < self->suggestions->len; i++)
    {
      const ActantTextRange *range = &g_array_index (self->suggestions, ActantTextRange, i);

      if (range->start >= end)
        break;
      if (range->end <= start)
        continue;
      get_boxes (self, MAX (range->start, start), MIN (range->end, end), top, boxes);
      join_boxes (boxes);
      for (guint j = 0; j < boxes->len; j++)
        append_outline (snapshot, &g_array_index (boxes, ActantTextBox, j).area,
                        i == self->current_suggestion, self->dark);
    }
}

/* A frame around the words, in the text's own colour. */
static void
append_cues (ActantHighlighter *self,
             GtkSnapshot       *snapshot,
             gint64             start,
             gint64             end,
             int                top,
             GArray            *boxes)
{
  const float shade = self->dark ? 1.0f : 0.0f;
  const GdkRGBA edge = { shade, shade, shade, 0.75f };

  for (guint i = 0; i < self->cues->len; i++)
    {
      const ActantTextRange *cue = &g_array_index (self->cues, ActantTextRange, i);

      if (cue->start >= end || cue->end <= start)
        continue;
      get_boxes (self, MAX (cue->start, start), MIN (cue->end, end), top, boxes);
      join_boxes (boxes);
      for (guint j = 0; j < boxes->len; j++)
        {
          const GdkRectangle *area = &g_array_index (boxes, ActantTextBox, j).area;
          GskRoundedRect shape;

          gsk_rounded_rect_init_from_rect (&shape,
                                           &GRAPHENE_RECT_INIT (area->x - 2, area->y - 1,
                                                                area->width + 4, area->height + 2),
                                           4);
          gtk_snapshot_append_border (snapshot, &shape, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                                      (GdkRGBA[4]) { edge, edge, edge, edge });
        }
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
  g_autoptr(GArray) pieces = NULL;
  gint64 start = actant_text_view_get_offset (ACTANT_TEXT_VIEW (self->view), line), end;

  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  end = actant_text_view_get_offset (ACTANT_TEXT_VIEW (self->view), &iter);

  pieces = collect_pieces (self, start, end);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      get_boxes (self, piece->start, piece->end, top, boxes);
      append_piece (self, snapshot, piece, boxes);
    }
  if (self->suggestions != NULL)
    append_suggestions (self, snapshot, start, end, top, boxes);
  if (self->matches != NULL)
    append_matches (self, snapshot, start, end, top, boxes);
  if (self->cues != NULL)
    append_cues (self, snapshot, start, end, top, boxes);

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
