/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a passage as one string, and where they stand in the text. */
#include "language/actant-passage-words.h"

#include <string.h>

/**
 * actant_passage_words_new:
 * @source: a text
 * @ranges: (element-type ActantTextRange): segments, sorted
 *
 * Returns: (transfer full): their words
 */
ActantPassageWords *
actant_passage_words_new (ActantSourceText *source,
                          GArray           *ranges)
{
  ActantPassageWords *self = g_new0 (ActantPassageWords, 1);
  GString *text = g_string_new (NULL);

  self->ranges = g_array_ref (ranges);
  self->bytes = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (guint i = 0; i < ranges->len; i++)
    {
      const ActantTextRange *range = &g_array_index (ranges, ActantTextRange, i);
      g_autofree char *slice = actant_source_text_dup_slice (source, range->start, range->end);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_array_append_val (self->bytes, text->len);
      g_string_append (text, slice);
    }

  self->text = g_string_free (text, FALSE);
  return self;
}

void
actant_passage_words_free (ActantPassageWords *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_array_unref (self->ranges);
  g_array_unref (self->bytes);
  g_free (self);
}

/* The segment that @byte stands in; behind the line feed that ends one, the next. */
static guint
find_segment (const ActantPassageWords *self,
              gsize                     byte)
{
  guint at = 0;

  while (at + 1 < self->bytes->len && g_array_index (self->bytes, gsize, at + 1) <= byte)
    at++;
  return at;
}

/** actant_passage_words_get_offset: Returns: where a byte stands in the text, in code points */
gint64
actant_passage_words_get_offset (const ActantPassageWords *self,
                                 gsize                     byte)
{
  guint segment = find_segment (self, byte);
  const ActantTextRange *range = &g_array_index (self->ranges, ActantTextRange, segment);
  gsize start = g_array_index (self->bytes, gsize, segment);

  return MIN (range->start + g_utf8_strlen (self->text + start, byte - start), range->end);
}

/**
 * actant_passage_words_get_ranges:
 * @start: a byte of the words
 * @end: a byte of the words
 *
 * Returns: (transfer full) (element-type ActantTextRange): where they stand in the text
 */
GArray *
actant_passage_words_get_ranges (const ActantPassageWords *self,
                                 gsize                     start,
                                 gsize                     end)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  for (guint i = 0; i < self->ranges->len && end > start; i++)
    {
      gsize from = g_array_index (self->bytes, gsize, i);
      gsize to = i + 1 < self->bytes->len ? g_array_index (self->bytes, gsize, i + 1) - 1
                                          : strlen (self->text);
      ActantTextRange range;

      from = MAX (from, start);
      to = MIN (to, end);
      if (from >= to)
        continue;
      range.start = actant_passage_words_get_offset (self, from);
      range.end = range.start + g_utf8_strlen (self->text + from, to - from);
      g_array_append_val (ranges, range);
    }

  return ranges;
}

/** Returns: (transfer full) (element-type ActantTextRange): the segments of @record */
GArray *
actant_passage_list_ranges (const ActantRecord *record)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  for (guint i = 0; i < actant_record_get_n_segments (record); i++)
    {
      ActantTextRange range;

      actant_record_get_segment (record, i, &range.start, &range.end);
      g_array_append_val (ranges, range);
    }

  return ranges;
}
