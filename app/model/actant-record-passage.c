/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in the text a record stands. */
#include "model/actant-record-private.h"

gint64
_actant_record_read_place (const ActantRecord *record,
                           gboolean            is_end)
{
  guint n = actant_kind_has_segments (record->kind) ? actant_record_get_n_segments (record) : 0;
  gint64 place = -1;

  if (n > 0)
    actant_record_get_segment (record, is_end ? n - 1 : 0, is_end ? NULL : &place,
                               is_end ? &place : NULL);
  return place;
}

/** How many segments the passage has; 0 for records without one. */
guint
actant_record_get_n_segments (const ActantRecord *record)
{
  return actant_value_get_n_items (actant_record_get (record, "segments"));
}

/**
 * actant_record_get_segment:
 * @record: a record
 * @position: below the number of segments
 * @start: (out) (optional): first code point
 * @end: (out) (optional): code point after the last
 */
void
actant_record_get_segment (const ActantRecord *record,
                           guint               position,
                           gint64             *start,
                           gint64             *end)
{
  const ActantValue *segment;

  g_return_if_fail (position < actant_record_get_n_segments (record));

  segment = actant_value_get_item (actant_record_get (record, "segments"), position);
  if (start != NULL)
    *start = actant_value_get_member_integer (segment, "start", 0);
  if (end != NULL)
    *end = actant_value_get_member_integer (segment, "end", 0);
}

/** First code point of the passage, -1 without one. */
gint64
actant_record_get_start (const ActantRecord *record)
{
  return record->start != ACTANT_RECORD_FAR ? record->start : _actant_record_read_place (record, FALSE);
}

/** Code point after the last of the passage, -1 without one. */
gint64
actant_record_get_end (const ActantRecord *record)
{
  return record->end != ACTANT_RECORD_FAR ? record->end : _actant_record_read_place (record, TRUE);
}

/** Whether one of the segments covers the code point at @offset. */
gboolean
actant_record_covers (const ActantRecord *record,
                      gint64              offset)
{
  for (guint i = 0; i < actant_record_get_n_segments (record); i++)
    {
      gint64 start, end;

      actant_record_get_segment (record, i, &start, &end);
      if (offset >= start && offset < end)
        return TRUE;
    }

  return FALSE;
}

/**
 * actant_record_dup_quote:
 * @record: a record
 *
 * Returns: (transfer full) (nullable): the words of its passage as stored,
 *   segments joined by " […] " and a long one given by head and tail
 */
char *
actant_record_dup_quote (const ActantRecord *record)
{
  const ActantValue *segments = actant_record_get (record, "segments");
  GString *quote;

  if (segments == NULL)
    return NULL;

  quote = g_string_new (NULL);
  for (guint i = 0; i < actant_value_get_n_items (segments); i++)
    {
      const ActantValue *segment = actant_value_get_item (segments, i);
      const char *exact = actant_value_get_member_text (segment, "exact");
      const char *head = actant_value_get_member_text (segment, "head");
      const char *tail = actant_value_get_member_text (segment, "tail");

      if (i > 0)
        g_string_append (quote, " […] ");
      if (exact != NULL)
        g_string_append (quote, exact);
      else if (head != NULL && tail != NULL)
        g_string_append_printf (quote, "%s […] %s", head, tail);
    }

  return g_string_free (quote, FALSE);
}
