/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one version of a text to another by the corrections of a study, forward and backward. */
#include "session/actant-correction-private.h"

#include "session/actant-passage-move.h"

#include <string.h>

/* The edits of @correction; strings are the record's. NULL when they make no sense. */
GArray *
_actant_correction_read_edits (const ActantRecord *correction)
{
  const ActantValue *list = actant_record_get (correction, "edits");
  g_autoptr(GArray) edits = g_array_new (FALSE, FALSE, sizeof (ActantTextEdit));

  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    {
      const ActantValue *item = actant_value_get_item (list, i);
      const char *words = actant_value_get_member_text (item, "text");
      ActantTextEdit edit = { actant_value_get_member_integer (item, "start", -1),
                              actant_value_get_member_integer (item, "end", -1),
                              words, words != NULL ? g_utf8_strlen (words, -1) : 0 };

      g_array_append_val (edits, edit);
    }

  return actant_text_edits_check (edits, -1) ? g_steal_pointer (&edits) : NULL;
}

/* A chain of one step. */
ActantCorrectionChain *
_actant_correction_chain_new (GArray *edits)
{
  ActantCorrectionChain *chain = g_new0 (ActantCorrectionChain, 1);

  chain->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (edits != NULL)
    g_ptr_array_add (chain->steps, g_array_ref (edits));

  return chain;
}

void
_actant_correction_chain_free (ActantCorrectionChain *chain)
{
  g_ptr_array_unref (chain->steps);
  g_free (chain);
}

static gboolean
is_same (const char *sha,
         const char *other)
{
  return sha != NULL && other != NULL && strlen (sha) >= ACTANT_SHA_DIGITS
         && strlen (other) >= ACTANT_SHA_DIGITS && strncmp (sha, other, ACTANT_SHA_DIGITS) == 0;
}

/* How a version of the text was reached. */
typedef struct
{
  const char         *sha;
  const ActantRecord *correction;   /* NULL for the first */
  gboolean            backward;
  guint               before;       /* in the queue */
} Reached;

static gboolean
is_reached (GArray     *queue,
            const char *sha)
{
  for (guint i = 0; i < queue->len; i++)
    if (is_same (g_array_index (queue, Reached, i).sha, sha))
      return TRUE;

  return FALSE;
}

/* Those of @records that are corrections, the ones that were taken back as well: they lead both
 * ways. */
GPtrArray *
_actant_correction_list (GPtrArray *records)
{
  GPtrArray *corrections = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);

  for (guint i = 0; i < records->len; i++)
    if (!actant_record_is_opaque (records->pdata[i])
        && actant_record_get_kind (records->pdata[i]) == ACTANT_KIND_CORRECTION)
      g_ptr_array_add (corrections, actant_record_ref (records->pdata[i]));

  return corrections;
}

/* Whether a correction leads on from the version with @sha, or was taken back and leads back. */
gboolean
_actant_correction_leads_on (GPtrArray  *corrections,
                             const char *sha)
{
  for (guint i = 0; i < corrections->len; i++)
    {
      const ActantRecord *correction = corrections->pdata[i];
      const char *from = actant_record_get_text (correction, "from_sha");
      const char *to = actant_record_get_text (correction, "to_sha");

      if (is_same (from, sha) || (actant_record_is_deleted (correction) && is_same (to, sha)))
        return TRUE;
    }
  return FALSE;
}

static void
reach_more (GArray    *queue,
            guint      position,
            GPtrArray *corrections)
{
  const char *sha = g_array_index (queue, Reached, position).sha;

  for (guint i = 0; i < corrections->len; i++)
    {
      const char *from = actant_record_get_text (corrections->pdata[i], "from_sha");
      const char *to = actant_record_get_text (corrections->pdata[i], "to_sha");
      gboolean backward = is_same (to, sha);
      Reached reached = { backward ? from : to, corrections->pdata[i], backward, position };

      if ((backward || is_same (from, sha)) && reached.sha != NULL
          && !is_reached (queue, reached.sha))
        g_array_append_val (queue, reached);
    }
}

static ActantCorrectionChain *
read_chain (GArray *queue,
            guint   position)
{
  g_autoptr(ActantCorrectionChain) chain = _actant_correction_chain_new (NULL);

  for (; position > 0; position = g_array_index (queue, Reached, position).before)
    {
      const Reached *reached = &g_array_index (queue, Reached, position);
      g_autoptr(GArray) edits = _actant_correction_read_edits (reached->correction);

      if (edits == NULL)
        return NULL;
      g_ptr_array_insert (chain->steps, 0, reached->backward ? actant_text_edits_invert (edits)
                                                             : g_array_ref (edits));
    }

  return g_steal_pointer (&chain);
}

/**
 * _actant_correction_chain_find:
 * @corrections: (element-type ActantRecord): of a study
 * @from: checksum of a version of a text, 16 digits at least
 * @to: of another
 *
 * Returns: (transfer full) (nullable): the shortest way from the one to the other; the corrections
 *   must stay while it is used
 */
ActantCorrectionChain *
_actant_correction_chain_find (GPtrArray  *corrections,
                               const char *from,
                               const char *to)
{
  g_autoptr(GArray) queue = g_array_new (FALSE, FALSE, sizeof (Reached));
  Reached first = { from, NULL, FALSE, 0 };

  if (corrections->len == 0)
    return NULL;

  g_array_append_val (queue, first);
  for (guint i = 0; i < queue->len; i++)
    {
      if (i > 0 && is_same (g_array_index (queue, Reached, i).sha, to))
        return read_chain (queue, i);
      reach_more (queue, i, corrections);
    }

  return NULL;
}

typedef struct
{
  ActantCorrectionChain *chain;
  ActantSourceText      *source;
  const ActantValue     *segments;
  guint                  n_segments;
  gboolean               wrong;
} Mapping;

/* A place that no correction touched must still have its words. */
static gboolean
move_cb (const ActantValue *cue,
         ActantTextRange   *range,
         gpointer           user_data)
{
  Mapping *mapping = user_data;
  const ActantValue *item = cue != NULL ? cue
                            : actant_value_get_item (mapping->segments, mapping->n_segments++);
  const char *words = actant_value_get_member_text (item, "exact");
  gboolean touched = FALSE;

  for (guint i = 0; i < mapping->chain->steps->len; i++)
    {
      gboolean here;

      /* A cue can do with all the words that came; a passage is the coder's to mark. */
      if (cue == NULL && actant_text_edits_swallow (mapping->chain->steps->pdata[i], range))
        return FALSE;
      if (!actant_text_edits_map (mapping->chain->steps->pdata[i], range, &here))
        return FALSE;
      touched |= here;
    }

  if (!touched && words != NULL
      && !actant_source_text_equal_slice (mapping->source, range->start, range->end, words))
    mapping->wrong = TRUE;
  return TRUE;
}

/**
 * _actant_correction_chain_map:
 * @chain: from the text that @record counts in to @source
 * @record: a record
 * @source: a text
 *
 * Returns: (transfer full) (nullable): the record in @source; %NULL when its passage is gone or
 *   the corrections do not fit it
 */
ActantRecord *
_actant_correction_chain_map (ActantCorrectionChain *chain,
                              const ActantRecord    *record,
                              ActantSourceText      *source)
{
  Mapping mapping = { chain, source, actant_record_get (record, "segments"), 0, FALSE };
  g_autoptr(ActantRecord) moved = actant_record_move (record, source, move_cb, &mapping, NULL);

  return mapping.wrong ? NULL : g_steal_pointer (&moved);
}
