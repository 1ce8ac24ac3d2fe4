/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a text is in the buffer, and where offsets of the text are in it. */
#include "document/actant-text-window.h"

/* Code points and display lines before and behind the place that the window is loaded for; the
 * steps by which it grows; and what is kept beyond the page when it is trimmed. */
#define BEFORE 16384
#define BEFORE_LINES 1000
#define AFTER 32768
#define AFTER_LINES 2000
#define STEP 24576
#define STEP_LINES 1500

struct _ActantTextWindow
{
  ActantSourceText *source;
  gint64            length;   /* of the source */
  gint64            start;
  gint64            end;
  ActantLineBreaks *breaks;   /* between them */
};

/** Returns: (transfer full): a window of @source with nothing in it */
ActantTextWindow *
actant_text_window_new (ActantSourceText *source)
{
  ActantTextWindow *self = g_new0 (ActantTextWindow, 1);

  self->source = actant_source_text_ref (source);
  self->length = actant_source_text_get_length (source);
  self->breaks = actant_line_breaks_new (source, 0, 0);
  return self;
}

void
actant_text_window_free (ActantTextWindow *self)
{
  actant_line_breaks_free (self->breaks);
  actant_source_text_unref (self->source);
  g_free (self);
}

gint64
actant_text_window_get_start (const ActantTextWindow *self)
{
  return self->start;
}

gint64
actant_text_window_get_end (const ActantTextWindow *self)
{
  return self->end;
}

gboolean
actant_text_window_contains (const ActantTextWindow *self,
                             gint64                  offset)
{
  return offset >= self->start && offset <= self->end
         && (offset < self->end || self->end == self->length
             || actant_source_text_get_char (self->source, offset) == '\n');
}

/** Whether all of the text is in it. */
gboolean
actant_text_window_is_whole (const ActantTextWindow *self)
{
  return self->start == 0 && self->end == self->length;
}

/** Whether it may hold all of the text. */
gboolean
actant_text_window_is_small (const ActantTextWindow *self)
{
  return self->length <= ACTANT_TEXT_WINDOW_WHOLE
         && actant_source_text_get_n_paragraphs (self->source) <= ACTANT_TEXT_WINDOW_WHOLE_LINES;
}

/** Whether a paragraph is cut at @offset. */
gboolean
actant_text_window_is_cut (const ActantTextWindow *self,
                           gint64                  offset)
{
  return actant_line_breaks_is_cut (self->breaks, offset);
}

static void
set_range (ActantTextWindow *self,
           gint64            start,
           gint64            end)
{
  self->start = start;
  self->end = end;
  actant_line_breaks_free (self->breaks);
  self->breaks = actant_line_breaks_new (self->source, start, end);
}

/* Where the display lines before the one at @start begin: so many, or with so many code points. */
static gint64
walk_back (ActantTextWindow *self,
           gint64            start,
           gint64            chars,
           guint             lines)
{
  gint64 least = MAX (0, start - chars), end;

  while (start > least && lines-- > 0 && actant_display_line_before (self->source, &start, &end))
    ;

  return start;
}

/* The same behind the one that ends at @end. */
static gint64
walk_forward (ActantTextWindow *self,
              gint64            end,
              gint64            chars,
              guint             lines)
{
  gint64 most = MIN (self->length, end + chars), start;

  while (end < most && lines-- > 0 && actant_display_line_after (self->source, &start, &end))
    ;
  /* An empty last line is seen by what is before it. */
  if (end == self->length - 1)
    end = self->length;

  return end;
}

void
actant_text_window_load_whole (ActantTextWindow *self)
{
  set_range (self, 0, self->length);
}

/** Holds what is around @offset. */
void
actant_text_window_load (ActantTextWindow *self,
                         gint64            offset)
{
  gint64 start, end;

  actant_display_line_at (self->source, offset, &start, &end);
  set_range (self, walk_back (self, start, BEFORE, BEFORE_LINES),
             walk_forward (self, end, AFTER, AFTER_LINES));
}

/** Returns: (transfer full): what the buffer is to hold, @length bytes */
char *
actant_text_window_dup_display (const ActantTextWindow *self,
                                gsize                  *length)
{
  return actant_line_breaks_dup_display (self->breaks, length);
}

/**
 * actant_text_window_grow:
 * @self: a window
 * @up: towards the start of the text
 * @length: (out): bytes
 *
 * Returns: (transfer full) (nullable): what is to be inserted at the start or at the end of the
 *   buffer; %NULL where the text ends
 */
char *
actant_text_window_grow (ActantTextWindow *self,
                         gboolean          up,
                         gsize            *length)
{
  g_autoptr(ActantLineBreaks) breaks = NULL;
  g_autofree char *display = NULL;
  gint64 start = self->start, end = self->end;
  char *text;

  if (up ? !actant_display_line_before (self->source, &start, &end)
         : !actant_display_line_after (self->source, &start, &end))
    return NULL;

  if (up)
    start = walk_back (self, start, STEP, STEP_LINES);
  else
    end = walk_forward (self, end, STEP, STEP_LINES);
  breaks = actant_line_breaks_new (self->source, start, end);
  display = actant_line_breaks_dup_display (breaks, length);
  text = up ? g_strconcat (display, "\n", NULL) : g_strconcat ("\n", display, NULL);
  *length += 1;
  set_range (self, up ? start : self->start, up ? self->end : end);

  return text;
}

/**
 * actant_text_window_trim:
 * @self: a window
 * @up: at its start
 * @keep: what the page begins or ends with at that side
 * @first: (out): in the buffer, of what is to be deleted
 * @last: (out): its end
 *
 * Returns: whether there is enough to be deleted
 */
gboolean
actant_text_window_trim (ActantTextWindow *self,
                         gboolean          up,
                         gint64            keep,
                         gint64           *first,
                         gint64           *last)
{
  gint64 start, end;

  actant_display_line_at (self->source, keep, &start, &end);
  start = up ? walk_back (self, start, STEP, STEP_LINES) : self->start;
  end = up ? self->end : walk_forward (self, end, STEP, STEP_LINES);
  if (start <= self->start && end >= self->end)
    return FALSE;

  *first = up ? 0 : actant_text_window_end_to_buffer (self, end);
  *last = up ? actant_text_window_to_buffer (self, start)
             : actant_text_window_end_to_buffer (self, self->end);
  set_range (self, start, end);

  return TRUE;
}

/**
 * actant_text_window_to_buffer:
 * @self: a window
 * @offset: a code point of the text; clamped to the window
 *
 * Returns: its position in the buffer; at a cut, behind it
 */
gint64
actant_text_window_to_buffer (const ActantTextWindow *self,
                              gint64                  offset)
{
  return actant_line_breaks_to_buffer (self->breaks, offset);
}

/** The same for where a range ends: at a cut, before it. */
gint64
actant_text_window_end_to_buffer (const ActantTextWindow *self,
                                  gint64                  offset)
{
  if (offset <= self->start)
    return 0;

  return actant_line_breaks_to_buffer (self->breaks, MIN (offset, self->end) - 1) + 1;
}

/**
 * actant_text_window_from_buffer:
 * @self: a window
 * @position: in the buffer
 *
 * Returns: the code point of the text there
 */
gint64
actant_text_window_from_buffer (const ActantTextWindow *self,
                                gint64                  position)
{
  return actant_line_breaks_from_buffer (self->breaks, position);
}
