/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts in paragraphs that are too long: GTK lays a paragraph out as a whole, which takes ever
 * longer the longer it is, and minutes for a megabyte in one line. */
#include "document/actant-line-breaks.h"

/* How far back from the end of a piece to look for a blank to cut behind. */
#define REACH 1024

struct _ActantLineBreaks
{
  GArray *places;   /* of gint64: offsets of the text, ascending */
};

/* Whether @c goes on with what stands before it: a mark, a joined or a later part of a syllable. */
static gboolean
is_joined (gunichar before,
           gunichar c)
{
  gboolean regional = c >= 0x1f1e6 && c <= 0x1f1ff && before >= 0x1f1e6 && before <= 0x1f1ff;
  gboolean skin = c >= 0x1f3fb && c <= 0x1f3ff;

  return g_unichar_ismark (c) || g_unichar_iszerowidth (c) || g_unichar_iszerowidth (before)
         || regional || skin;
}

/* The place after @start where to cut a paragraph that goes on beyond a piece. */
static gint64
find_place (ActantSourceText *text,
            gint64            start)
{
  gint64 farthest = start + ACTANT_LINE_BREAKS_PIECE;
  gint64 place = farthest;

  while (place > farthest - REACH
         && !g_unichar_isspace (actant_source_text_get_char (text, place - 1)))
    place--;
  if (place > farthest - REACH)
    return place;

  place = farthest;
  while (place > farthest - REACH
         && is_joined (actant_source_text_get_char (text, place - 1),
                       actant_source_text_get_char (text, place)))
    place--;

  return place > farthest - REACH ? place : farthest;
}

/**
 * actant_line_breaks_new:
 * @text: a text
 *
 * Returns: (transfer full): where to cut its long paragraphs, behind blanks
 *   where there are any
 */
ActantLineBreaks *
actant_line_breaks_new (ActantSourceText *text)
{
  ActantLineBreaks *self = g_new0 (ActantLineBreaks, 1);
  guint n = actant_source_text_get_n_paragraphs (text);

  self->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < n; i++)
    {
      gint64 start, end;

      actant_source_text_get_paragraph (text, i, &start, &end);
      if (end - start <= ACTANT_LINE_BREAKS_LONGEST)
        continue;
      while (end - start > ACTANT_LINE_BREAKS_PIECE)
        {
          start = find_place (text, start);
          g_array_append_val (self->places, start);
        }
    }

  return self;
}

void
actant_line_breaks_free (ActantLineBreaks *self)
{
  g_array_unref (self->places);
  g_free (self);
}

guint
actant_line_breaks_get_n (const ActantLineBreaks *self)
{
  return self->places->len;
}

/**
 * actant_line_breaks_dup_display:
 * @self: of @text
 * @text: the text
 * @length: (out): bytes
 *
 * Returns: (transfer full): the text with its cuts
 */
char *
actant_line_breaks_dup_display (const ActantLineBreaks *self,
                                ActantSourceText       *text,
                                gsize                  *length)
{
  gsize size, from = 0;
  const char *bytes = actant_source_text_get_text (text, &size);
  GString *out = g_string_sized_new (size + self->places->len);

  for (guint i = 0; i < self->places->len; i++)
    {
      gsize to = actant_source_text_get_byte_offset (text, g_array_index (self->places, gint64, i));

      g_string_append_len (out, bytes + from, to - from);
      g_string_append_c (out, '\n');
      from = to;
    }
  g_string_append_len (out, bytes + from, size - from);
  *length = out->len;

  return g_string_free (out, FALSE);
}

/**
 * actant_line_breaks_to_buffer:
 * @self: cuts
 * @offset: a code point of the text
 *
 * Returns: its position in the buffer; at a cut, behind it
 */
gint64
actant_line_breaks_to_buffer (const ActantLineBreaks *self,
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

  return offset + low;
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
