/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tagging does, without a widget: ranges, words, and change sets. */
#include "config.h"

#include "tagging/actant-tagger.h"

#include <glib/gi18n.h>

#include "language/actant-clauses.h"
#include "text/actant-words.h"

/** Returns: (transfer full): a pick; @id %NULL for a record to be made */
ActantTagPick *
actant_tag_pick_new (const char *id,
                     const char *name)
{
  ActantTagPick *pick = g_new0 (ActantTagPick, 1);

  pick->id = g_strdup (id);
  pick->name = g_strdup (name);

  return pick;
}

void
actant_tag_pick_free (ActantTagPick *pick)
{
  g_free (pick->id);
  g_free (pick->name);
  g_free (pick->type);
  g_free (pick);
}

/* What was not given stays as it is. */
static void
give_text (ActantRecord **record,
           const char    *field,
           const char    *text)
{
  if (text != NULL && *text != '\0')
    actant_record_change_text (record, field, text);
}

/* The id of what was picked; makes and puts it when it is new. */
static char *
resolve_pick (ActantSession       *session,
              ActantChangeSet     *change_set,
              ActantKind           kind,
              const ActantTagPick *pick)
{
  g_autoptr(ActantRecord) record = NULL;

  if (pick->id != NULL)
    return g_strdup (pick->id);

  record = actant_session_new_record (session, kind);
  give_text (&record, "name", pick->name);
  if (kind == ACTANT_KIND_ACTOR)
    give_text (&record, "type", pick->type);
  actant_session_put (session, change_set, NULL, record);

  return g_strdup (actant_record_get_id (record));
}

static ActantValue *
resolve_actors (ActantSession   *session,
                ActantChangeSet *change_set,
                GPtrArray       *picks)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < picks->len; i++)
    {
      char *id = resolve_pick (session, change_set, ACTANT_KIND_ACTOR, picks->pdata[i]);

      if (g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_free (id);
      else
        g_ptr_array_add (ids, id);
    }
  if (ids->len == 0)
    return NULL;

  g_ptr_array_add (ids, NULL);
  return actant_value_new_text_list ((const char * const *) ids->pdata);
}

/* What else a claim has that was proposed, and not typed. */
static void
copy_base (ActantRecord       **record,
           const ActantRecord  *base)
{
  static const char * const fields[] = {
    "standing", "polarity", "factuality", "strength", "claimants", "issues", "scenarios",
  };

  for (guint i = 0; base != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      const ActantValue *value = actant_record_get (base, fields[i]);

      if (value != NULL)
        actant_record_change (record, fields[i], actant_value_ref (value));
    }
}

static void
fill_record (ActantSession   *session,
             ActantChangeSet *change_set,
             const ActantTag *tag,
             ActantRecord   **record)
{
  switch (tag->kind)
    {
    case ACTANT_KIND_CLAIM:
      actant_record_change (record, "subjects", resolve_actors (session, change_set, tag->picks));
      give_text (record, "type", tag->type);
      give_text (record, "gist", tag->gist);
      copy_base (record, tag->base);
      break;
    case ACTANT_KIND_MENTION:
      actant_record_change (record, "actors", resolve_actors (session, change_set, tag->picks));
      give_text (record, "mode", tag->type);
      break;
    default:
      {
        g_autofree char *code = resolve_pick (session, change_set, ACTANT_KIND_CODE,
                                              tag->picks->pdata[0]);

        give_text (record, "code", code);
      }
    }
}

/**
 * actant_tagger_cut_range:
 * @session: a study
 * @text: path of a text of it
 * @range: of the text
 *
 * Returns: (transfer full) (element-type ActantTextRange): @range without what pages leave in the
 *   text where it breaks a sentence
 */
GArray *
actant_tagger_cut_range (ActantSession         *session,
                         const char            *text,
                         const ActantTextRange *range)
{
  const ActantFurniture *furniture = actant_session_get_furniture (session, text);

  return furniture != NULL ? actant_furniture_cut (furniture, range->start, range->end)
                           : g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
}

/**
 * actant_tagger_new_change:
 * @session: a study
 * @text: path of a text of it
 * @tag: what to make; a mention and a coding need a pick
 * @id: (out): of the new record
 *
 * Returns: (transfer full) (nullable): one user action that makes the record
 *   and what it needs, not yet applied; %NULL when the range is not of the text
 */
ActantChangeSet *
actant_tagger_new_change (ActantSession    *session,
                          const char       *text,
                          const ActantTag  *tag,
                          char            **id,
                          GError          **error)
{
  g_autoptr(GArray) ranges = NULL;
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autoptr(ActantRecord) record = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && text != NULL, NULL);
  g_return_val_if_fail (tag->kind == ACTANT_KIND_CLAIM || tag->picks->len > 0, NULL);

  ranges = actant_tagger_cut_range (session, text, &tag->range);
  record = actant_session_new_passage (session, tag->kind, text, ranges, error);
  if (record == NULL)
    return NULL;

  change_set = actant_change_set_new (tag->kind == ACTANT_KIND_CLAIM ? _("Tag Claim")
                                      : tag->kind == ACTANT_KIND_MENTION ? _("Tag Actor")
                                      : _("Apply Code"));
  fill_record (session, change_set, tag, &record);
  actant_session_put (session, change_set, text, record);
  *id = g_strdup (actant_record_get_id (record));

  return g_steal_pointer (&change_set);
}

/**
 * actant_tagger_trim:
 * @range: (inout): of the text
 *
 * Leaves out white space at both ends.
 *
 * Returns: whether something is left
 */
gboolean
actant_tagger_trim (ActantSourceText *source,
                    ActantTextRange  *range)
{
  range->start = CLAMP (range->start, 0, actant_source_text_get_length (source));
  range->end = CLAMP (range->end, range->start, actant_source_text_get_length (source));
  while (range->start < range->end
         && g_unichar_isspace (actant_source_text_get_char (source, range->start)))
    range->start++;
  while (range->start < range->end
         && g_unichar_isspace (actant_source_text_get_char (source, range->end - 1)))
    range->end--;

  return range->start < range->end;
}

/**
 * actant_tagger_find_range:
 * @furniture: of the text
 * @kind: what is to be made
 * @caret: code points
 * @range: (out): the sentence, for a mention the word
 *
 * What stands at the caret, for when nothing is selected.
 *
 * Returns: whether anything does
 */
gboolean
actant_tagger_find_range (ActantSourceText      *source,
                          const ActantFurniture *furniture,
                          ActantKind             kind,
                          gint64                 caret,
                          ActantTextRange       *range)
{
  if (kind == ACTANT_KIND_MENTION)
    return actant_words_at (source, caret, &range->start, &range->end)
           && actant_tagger_trim (source, range);

  return actant_sentence_span_at (source, furniture, caret, range)
         && actant_tagger_trim (source, range);
}

/**
 * actant_tagger_dup_words:
 * @longest: in code points; more are cut off with an ellipsis
 *
 * Returns: (transfer full): the words of the range in one line
 */
char *
actant_tagger_dup_words (ActantSourceText      *source,
                         const ActantTextRange *range,
                         glong                  longest)
{
  /* Runs of white space shrink, so that a few more are looked at. */
  gint64 end = MIN (range->end, range->start + 2 * (gint64) longest);
  g_autofree char *slice = actant_source_text_dup_slice (source, range->start, end);
  GString *line = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = slice; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          gap = line->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (line, ' ');
      gap = FALSE;
      g_string_append_unichar (line, c);
    }

  if (g_utf8_strlen (line->str, -1) > longest || end < range->end)
    {
      g_string_truncate (line, g_utf8_offset_to_pointer (line->str, MIN (longest - 1,
                         g_utf8_strlen (line->str, -1))) - line->str);
      g_string_append (line, "…");
    }

  return g_string_free (line, FALSE);
}

/** Returns: (transfer full) (element-type ActantTextRange): @ranges without @range */
GArray *
actant_tagger_subtract (GArray                *ranges,
                        const ActantTextRange *range)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  for (guint i = 0; i < ranges->len; i++)
    {
      const ActantTextRange *one = &g_array_index (ranges, ActantTextRange, i);
      ActantTextRange before = { one->start, MIN (one->end, range->start) };
      ActantTextRange after = { MAX (one->start, range->end), one->end };

      if (before.start < before.end)
        g_array_append_val (rest, before);
      if (after.start < after.end)
        g_array_append_val (rest, after);
    }

  return rest;
}

/* A segment that stays keeps what other programs wrote into it. */
static ActantValue *
keep_old_segments (ActantValue        *segments,
                   const ActantRecord *record)
{
  const ActantValue *old = actant_record_get (record, "segments");

  for (guint i = 0; i < actant_value_get_n_items (old); i++)
    {
      const ActantValue *one = actant_value_get_item (old, i);

      for (guint n = 0; n < actant_value_get_n_items (segments); n++)
        {
          const ActantValue *other = actant_value_get_item (segments, n);
          ActantValue *kept;

          if (actant_value_get_member_integer (one, "start", -1)
              != actant_value_get_member_integer (other, "start", -1)
              || actant_value_get_member_integer (one, "end", -1)
                 != actant_value_get_member_integer (other, "end", -1))
            continue;

          kept = actant_value_list_replace (segments, n, actant_value_ref (one));
          actant_value_unref (segments);
          segments = kept;
        }
    }

  return segments;
}

/**
 * actant_tagger_set_ranges:
 * @record: a claim, mention or coding of the text
 * @ranges: (element-type ActantTextRange): what its passage is to be, not empty
 *
 * Returns: (transfer full) (nullable): the record with that passage, not yet in
 *   the session; %NULL when the record no longer fits the text, or the ranges
 *   do not
 */
ActantRecord *
actant_tagger_set_ranges (ActantSession       *session,
                          const char          *text,
                          const ActantRecord  *record,
                          GArray              *ranges,
                          GError             **error)
{
  ActantAnnotationSet *set = actant_session_get_own_set (session, text, error);
  ActantValue *segments;

  g_return_val_if_fail (ranges->len > 0, NULL);

  if (set == NULL)
    return NULL;
  if (actant_annotation_set_get_anchor (set, actant_record_get_id (record))
      != ACTANT_ANCHOR_IN_PLACE)
    {
      g_set_error_literal (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
                           _("The words of this passage have changed in the text; "
                             "tag it again instead"));
      return NULL;
    }

  segments = actant_session_new_segments (session, text, ranges, error);
  if (segments == NULL)
    return NULL;

  return actant_record_set (record, "segments", keep_old_segments (segments, record));
}
