/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record's passage and cues at other positions, with the quotes that stand there. */
#include "session/actant-passage-move.h"

/**
 * actant_segment_borrow_quote:
 * @segment: of a passage
 *
 * Returns: its quote, with strings that are @segment's; not to be cleared
 */
ActantQuote
actant_segment_borrow_quote (const ActantValue *segment)
{
  return (ActantQuote) {
    .start = actant_value_get_member_integer (segment, "start", 0),
    .end = actant_value_get_member_integer (segment, "end", 0),
    .exact = (char *) actant_value_get_member_text (segment, "exact"),
    .prefix = (char *) actant_value_get_member_text (segment, "prefix"),
    .suffix = (char *) actant_value_get_member_text (segment, "suffix"),
    .head = (char *) actant_value_get_member_text (segment, "head"),
    .tail = (char *) actant_value_get_member_text (segment, "tail"),
    .exact_sha256 = (char *) actant_value_get_member_text (segment, "exact_sha256"),
  };
}

/* @object with a member more or another one; takes @object over. */
static ActantValue *
set_member (ActantValue *object,
            const char  *name,
            ActantValue *member)
{
  ActantValue *changed = actant_value_object_set (object, name, member);

  actant_value_unref (object);
  return changed;
}

static ActantValue *
set_words (ActantValue *object,
           const char  *name,
           const char  *words)
{
  return set_member (object, name, words != NULL ? actant_value_new_text (words) : NULL);
}

/**
 * actant_segment_place:
 * @segment: of a passage
 * @source: the text
 * @start: code points of @source
 * @end: code points, exclusive
 *
 * Returns: (transfer full): the segment at another place; what is unknown in it stays
 */
ActantValue *
actant_segment_place (const ActantValue *segment,
                      ActantSourceText  *source,
                      gint64             start,
                      gint64             end)
{
  g_auto(ActantQuote) quote = { 0 };
  ActantValue *placed = actant_value_ref (segment);

  actant_quote_init (&quote, source, start, end);
  placed = set_member (placed, "start", actant_value_new_integer (start));
  placed = set_member (placed, "end", actant_value_new_integer (end));
  placed = set_words (placed, "exact", quote.exact);
  placed = set_words (placed, "prefix", quote.prefix);
  placed = set_words (placed, "suffix", quote.suffix);
  placed = set_words (placed, "head", quote.head);
  placed = set_words (placed, "tail", quote.tail);

  return set_words (placed, "exact_sha256", quote.exact_sha256);
}

static ActantValue *
place_cue (const ActantValue *cue,
           ActantSourceText  *source,
           gint64             start,
           gint64             end)
{
  g_autofree char *words = actant_source_text_dup_slice (source, start, end);
  ActantValue *placed = actant_value_ref (cue);

  placed = set_member (placed, "start", actant_value_new_integer (start));
  placed = set_member (placed, "end", actant_value_new_integer (end));

  return set_words (placed, "exact", words);
}

static gboolean
is_within (ActantSourceText      *source,
           const ActantTextRange *range)
{
  return 0 <= range->start && range->start < range->end
         && range->end <= actant_source_text_get_length (source);
}

/* The items of @list at their new positions, those that have one. */
static GPtrArray *
move_items (const ActantValue *list,
            gboolean           are_cues,
            ActantSourceText  *source,
            ActantMoveRange    move,
            gpointer           user_data)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);
  gint64 last = 0;

  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    {
      const ActantValue *item = actant_value_get_item (list, i);
      ActantTextRange range = { actant_value_get_member_integer (item, "start", -1),
                                actant_value_get_member_integer (item, "end", -1) };

      if (!move (are_cues ? item : NULL, &range, user_data) || !is_within (source, &range))
        continue;
      if (are_cues)
        g_ptr_array_add (items, place_cue (item, source, range.start, range.end));
      else if (range.start >= last)
        g_ptr_array_add (items, actant_segment_place (item, source, range.start, range.end));
      last = range.end;
    }
  return items;
}

static ActantValue *
take_list (GPtrArray *items)
{
  ActantValue *list;

  if (items->len == 0)
    return NULL;

  g_ptr_array_set_free_func (items, NULL);
  list = actant_value_new_list ((ActantValue **) items->pdata, items->len);
  g_ptr_array_set_size (items, 0);
  return list;
}

/**
 * actant_record_move:
 * @record: a claim, mention, coding or relation
 * @source: the text that the new positions count in
 * @move: (scope call): says where a segment or a cue is to be
 * @n_lost_cues: (out) (optional): how many cues have no place any more and are left out
 *
 * Returns: (transfer full) (nullable): the record there; %NULL when not all of its segments have
 *   a place, or not in their order. Which text it counts in is for the caller to say
 */
ActantRecord *
actant_record_move (const ActantRecord *record,
                    ActantSourceText   *source,
                    ActantMoveRange     move,
                    gpointer            user_data,
                    guint              *n_lost_cues)
{
  const ActantValue *segments = actant_record_get (record, "segments");
  const ActantValue *cues = actant_record_get (record, "cues");
  g_autoptr(GPtrArray) new_segments = NULL;
  g_autoptr(GPtrArray) new_cues = NULL;
  g_autoptr(ActantRecord) moved = NULL;

  g_return_val_if_fail (record != NULL && source != NULL && move != NULL, NULL);

  new_segments = move_items (segments, FALSE, source, move, user_data);
  if (new_segments->len < actant_value_get_n_items (segments))
    return NULL;

  new_cues = move_items (cues, TRUE, source, move, user_data);
  if (n_lost_cues != NULL)
    *n_lost_cues = actant_value_get_n_items (cues) - new_cues->len;
  moved = segments != NULL ? actant_record_set (record, "segments", take_list (new_segments))
                           : actant_record_ref (record);

  return cues != NULL ? actant_record_set (moved, "cues", take_list (new_cues))
                      : g_steal_pointer (&moved);
}

/**
 * actant_record_name_versions:
 * @record: any record
 * @sha: the digits of the text that it counts in
 *
 * Returns: (transfer full) (nullable): the record with versions, beside the one that is shown, that
 *   say what they count in; %NULL when there is none that does not
 */
ActantRecord *
actant_record_name_versions (const ActantRecord *record,
                             const char         *sha)
{
  guint n = actant_record_is_opaque (record) ? 0 : actant_record_get_n_versions (record);
  g_autofree ActantValue **versions = NULL;
  gboolean named = FALSE;

  if (n == 0 || actant_table_find (actant_value_get_table (actant_record_get_body (record)),
                                   "source_sha") == ACTANT_NO_FIELD)
    return NULL;

  versions = g_new (ActantValue *, n);
  for (guint i = 0; i < n; i++)
    {
      const ActantValue *body = actant_record_get_version (record, i);
      gboolean says = actant_value_get_member (body, "source_sha") != NULL;

      versions[i] = says ? actant_value_ref (body)
                         : actant_value_object_set (body, "source_sha",
                                                    actant_value_new_text (sha));
      named |= !says;
    }
  if (named)
    return actant_record_new_with_versions (actant_record_get_kind (record),
                                            actant_record_get_id (record),
                                            actant_value_ref (actant_record_get_body (record)),
                                            versions, n);

  for (guint i = 0; i < n; i++)
    actant_value_unref (versions[i]);
  return NULL;
}
