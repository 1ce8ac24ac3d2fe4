/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts in paragraphs that are too long: GTK lays a paragraph out as a whole, which takes ever
 * longer the longer it is, and minutes for a megabyte in one line. */
#include "document/actant-line-breaks.h"

#include <pango/pango.h>

/* What Pango needs to see before a place to tell whether a character goes on there. */
#define CONTEXT 64

struct _ActantLineBreaks
{
  ActantSourceText *text;
  gint64            start;
  gint64            end;
  GArray           *places;   /* of gint64: offsets of the text, ascending */
};

static gboolean
is_regional (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/* A part of a Korean syllable. */
static gboolean
is_jamo (gunichar c)
{
  return (c >= 0x1100 && c <= 0x11ff) || (c >= 0xa960 && c <= 0xa97f)
         || (c >= 0xd7b0 && c <= 0xd7ff);
}

/* Whether lines may end before and behind it: where there are no blanks. */
static gboolean
is_ideograph (gunichar c)
{
  return g_unichar_iswide (c) && g_unichar_type (c) == G_UNICODE_OTHER_LETTER && !is_jamo (c);
}

/* Whether a reader sees @c and what is before it as one; @flag that half of one ends there. */
static gboolean
is_joined (gunichar before,
           gunichar c,
           gboolean flag)
{
  gboolean skin = c >= 0x1f3fb && c <= 0x1f3ff;

  return g_unichar_ismark (c) || g_unichar_iszerowidth (c)
         || (g_unichar_iszerowidth (before) && !g_unichar_ismark (before))
         || g_unichar_combining_class (before) == 9 || skin || (flag && is_regional (c))
         || (is_jamo (before) && (is_jamo (c) || g_unichar_type (c) == G_UNICODE_OTHER_LETTER));
}

/* Two of them are a flag: which two depends on where their row begins. */
static gint64
find_flag_start (ActantSourceText *text,
                 gint64            least,
                 gint64            offset)
{
  gint64 first = offset;

  while (first > least && is_regional (actant_source_text_get_char (text, first - 1)))
    first--;

  return offset - (offset - first) % 2;
}

/* By Unicode's rules, the last place in (farthest - REACH, farthest] where a line may end; or, in
 * what has none, where a character as its reader sees it does. */
static gint64
find_break (ActantSourceText *text,
            gint64            least,
            gint64            farthest)
{
  gint64 from = find_flag_start (text, least,
                                 MAX (least, farthest - ACTANT_LINE_BREAKS_REACH - CONTEXT));
  g_autofree char *slice = actant_source_text_dup_slice (text, from, farthest + CONTEXT);
  int n = (int) g_utf8_strlen (slice, -1);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n + 1);
  gint64 nearest = farthest - ACTANT_LINE_BREAKS_REACH, cluster = -1;

  pango_get_log_attrs (slice, -1, -1, NULL, attributes, n + 1);
  for (gint64 place = farthest; place > nearest; place--)
    {
      const PangoLogAttr *attribute = &attributes[place - from];

      if (attribute->is_line_break && attribute->is_cursor_position)
        return place;
      if (cluster < 0 && attribute->is_cursor_position)
        cluster = place;
    }

  return cluster >= 0 ? cluster : farthest;
}

/* The place at or before @farthest where to cut a paragraph that begins at @least: behind a blank
 * where there is one. */
static gint64
find_place (ActantSourceText *text,
            gint64            least,
            gint64            farthest)
{
  const char *bytes = actant_source_text_get_text (text, NULL);
  const char *p = bytes + actant_source_text_get_byte_offset (text, farthest);

  for (gint64 place = farthest; place > farthest - ACTANT_LINE_BREAKS_REACH; place--)
    {
      gunichar after = g_utf8_get_char (p), before;

      p = g_utf8_prev_char (p);
      before = g_utf8_get_char (p);
      /* A mark on the blank would be torn off it. */
      if ((g_unichar_isspace (before)
           && !g_unichar_ismark (after) && !g_unichar_iszerowidth (after))
          || (is_ideograph (before) && is_ideograph (after)))
        return place;
    }

  return find_break (text, least, farthest);
}

/* Of a paragraph from @start to @end. */
static gint64
count_pieces (gint64 start,
              gint64 end)
{
  if (end - start <= ACTANT_LINE_BREAKS_LONGEST)
    return 1;

  return (end - start + ACTANT_LINE_BREAKS_PIECE - 1) / ACTANT_LINE_BREAKS_PIECE;
}

/* Where piece @i of @n begins. */
static gint64
get_piece (ActantSourceText *text,
           gint64            start,
           gint64            end,
           gint64            i,
           gint64            n)
{
  if (i <= 0)
    return start;
  if (i >= n)
    return end;

  return find_place (text, start, start + (end - start) * i / n);
}

/* Cuts what has no place to cut, and finds the part of it with @offset. */
static void
find_part (ActantSourceText *text,
           gint64            offset,
           gint64           *start,
           gint64           *end)
{
  const char *p = actant_source_text_get_text (text, NULL);
  gint64 unbroken = *start;   /* since where */
  gboolean flag = FALSE;
  gunichar before = 0;

  if (*end - *start <= ACTANT_LINE_BREAKS_UNBROKEN)
    return;

  p += actant_source_text_get_byte_offset (text, *start);
  for (gint64 i = *start; i < *end; i++, p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (i - unbroken >= ACTANT_LINE_BREAKS_UNBROKEN && !is_joined (before, c, flag))
        {
          unbroken = i;
          if (i > offset)
            *end = i;
          else
            *start = i;
        }
      if (c == ' ' || g_unichar_isspace (c) || is_ideograph (c))
        unbroken = i + 1;
      flag = is_regional (c) && !flag;
      before = c;
    }
}

/**
 * actant_display_line_at:
 * @text: a text
 * @offset: code points; clamped to the text
 * @start: (out): where the display line with it begins; at a cut, the line behind
 * @end: (out): where it ends, before its line feed or at its cut
 */
void
actant_display_line_at (ActantSourceText *text,
                        gint64            offset,
                        gint64           *start,
                        gint64           *end)
{
  gint64 first, last, n, i;

  offset = CLAMP (offset, 0, actant_source_text_get_length (text));
  actant_source_text_get_paragraph_at (text, offset, NULL, &first, &last);
  n = count_pieces (first, last);
  /* A place is before its share of the paragraph, by less than a piece. */
  i = MIN ((offset - first) * n / MAX (1, last - first), n - 1);
  *start = get_piece (text, first, last, i, n);
  *end = get_piece (text, first, last, i + 1, n);
  if (i + 1 < n && offset >= *end)
    {
      *start = *end;
      *end = get_piece (text, first, last, i + 2, n);
    }
  find_part (text, offset, start, end);
}

/**
 * actant_display_line_before:
 * @text: a text
 * @start: (inout): of a display line
 * @end: (out): its end
 *
 * Goes to the line before.
 *
 * Returns: whether there is one
 */
gboolean
actant_display_line_before (ActantSourceText *text,
                            gint64           *start,
                            gint64           *end)
{
  if (*start <= 0)
    return FALSE;

  actant_display_line_at (text, *start - 1, start, end);
  return TRUE;
}

/**
 * actant_display_line_after:
 * @text: a text
 * @start: (out): of the line
 * @end: (inout): of a display line
 *
 * Goes to the line after.
 *
 * Returns: whether there is one
 */
gboolean
actant_display_line_after (ActantSourceText *text,
                           gint64           *start,
                           gint64           *end)
{
  if (*end >= actant_source_text_get_length (text))
    return FALSE;

  actant_display_line_at (text, *end + (actant_source_text_get_char (text, *end) == '\n'),
                          start, end);
  return TRUE;
}

/* Those of the paragraph at @offset that are in the part; returns where it ends. */
static gint64
add_places (ActantLineBreaks *self,
            gint64            offset)
{
  gint64 last, start;

  actant_source_text_get_paragraph_at (self->text, offset, NULL, NULL, &last);
  while (offset < MIN (last, self->end))
    {
      actant_display_line_at (self->text, offset, &start, &offset);
      if (offset < MIN (last, self->end))
        g_array_append_val (self->places, offset);
    }

  return last;
}

/**
 * actant_line_breaks_new:
 * @text: a text
 * @start: where a display line begins
 * @end: where one ends
 *
 * Returns: (transfer full): where to cut the long paragraphs in that part
 */
ActantLineBreaks *
actant_line_breaks_new (ActantSourceText *text,
                        gint64            start,
                        gint64            end)
{
  ActantLineBreaks *self = g_new0 (ActantLineBreaks, 1);
  gint64 offset = start;

  self->text = actant_source_text_ref (text);
  self->start = start;
  self->end = end;
  self->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (offset < end)
    offset = add_places (self, offset) + 1;

  return self;
}

void
actant_line_breaks_free (ActantLineBreaks *self)
{
  g_array_unref (self->places);
  actant_source_text_unref (self->text);
  g_free (self);
}

guint
actant_line_breaks_get_n (const ActantLineBreaks *self)
{
  return self->places->len;
}

/**
 * actant_line_breaks_dup_display:
 * @self: cuts
 * @length: (out): bytes
 *
 * Returns: (transfer full): the part of the text with its cuts
 */
char *
actant_line_breaks_dup_display (const ActantLineBreaks *self,
                                gsize                  *length)
{
  const char *bytes = actant_source_text_get_text (self->text, NULL);
  gsize from = actant_source_text_get_byte_offset (self->text, self->start);
  gsize last = actant_source_text_get_byte_offset (self->text, self->end);
  GString *out = g_string_sized_new (last - from + self->places->len + 1);

  for (guint i = 0; i < self->places->len; i++)
    {
      gsize to = actant_source_text_get_byte_offset (self->text,
                                                     g_array_index (self->places, gint64, i));

      g_string_append_len (out, bytes + from, (gssize) (to - from));
      g_string_append_c (out, '\n');
      from = to;
    }
  g_string_append_len (out, bytes + from, (gssize) (last - from));
  *length = out->len;

  return g_string_free (out, FALSE);
}

/* How many places are at or before @offset. */
static guint
count_places (const ActantLineBreaks *self,
              gint64                  offset)
{
  guint low = 0, high = self->places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->places, gint64, middle) <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * actant_line_breaks_to_buffer:
 * @self: cuts
 * @offset: a code point of the text; clamped to the part
 *
 * Returns: its position in the buffer; at a cut, behind it
 */
gint64
actant_line_breaks_to_buffer (const ActantLineBreaks *self,
                              gint64                  offset)
{
  offset = CLAMP (offset, self->start, self->end);

  return offset - self->start + count_places (self, offset);
}

/**
 * actant_line_breaks_from_buffer:
 * @self: cuts
 * @position: in the buffer
 *
 * Returns: the code point of the text there
 */
gint64
actant_line_breaks_from_buffer (const ActantLineBreaks *self,
                                gint64                  position)
{
  guint low = 0, high = self->places->len;

  position += self->start;
  /* The line feed of cut i stands at places[i] + i. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->places, gint64, middle) + middle < position)
        low = middle + 1;
      else
        high = middle;
    }

  return position - low;
}

/** Whether the text is cut at @offset. */
gboolean
actant_line_breaks_is_cut (const ActantLineBreaks *self,
                           gint64                  offset)
{
  guint n = count_places (self, offset);

  return n > 0 && g_array_index (self->places, gint64, n - 1) == offset;
}
