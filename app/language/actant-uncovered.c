/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clauses that no claim covers. */
#include "language/actant-uncovered.h"

#include "language/actant-clauses.h"

/* A paragraph as short as that, without an end, is a heading. In code points. */
#define LONGEST_HEADING 120

/* Headings are not coded. */
static gboolean
is_heading (ActantSourceText      *source,
            const ActantTextRange *span)
{
  static const char ends[] = ".!?…。\"”’»)*";
  gint64 start, end;
  guint index;

  actant_source_text_get_paragraph_at (source, span->start, &index, &start, &end);
  while (end > start && g_unichar_isspace (actant_source_text_get_char (source, end - 1)))
    end--;

  return end > start && end - start <= LONGEST_HEADING && span->end >= end
         && g_utf8_strchr (ends, -1, actant_source_text_get_char (source, end - 1)) == NULL;
}

/* Whether claims cover half of it at least. */
static gboolean
is_covered (ActantAnnotationSet   *set,
            const ActantTextRange *span)
{
  ActantCollection *records = actant_annotation_set_get_records (set);
  gint64 covered = 0;

  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_CLAIM); i++)
    {
      const ActantRecord *claim = actant_collection_get (records, ACTANT_KIND_CLAIM, i);
      gint64 overlap = 0;

      if (actant_record_get_start (claim) >= span->end)
        break;
      if (actant_annotation_set_get_anchor (set, actant_record_get_id (claim))
          != ACTANT_ANCHOR_IN_PLACE)
        continue;
      for (guint j = 0; j < actant_record_get_n_segments (claim); j++)
        {
          gint64 start, end;

          actant_record_get_segment (claim, j, &start, &end);
          overlap += MAX (0, MIN (end, span->end) - MAX (start, span->start));
        }
      covered = MAX (covered, overlap);
    }

  return 2 * covered >= span->end - span->start;
}

/**
 * actant_uncovered_find:
 * @set: annotations of a text
 * @source: the text
 * @furniture: of it
 * @offset: code points
 * @span: (out): of the clause
 *
 * Finds the next clause, from @offset on, that claims do not cover by half. Headings, reporting
 * clauses and page furniture are passed over.
 *
 * Returns: whether there is one
 */
gboolean
actant_uncovered_find (ActantAnnotationSet   *set,
                       ActantSourceText      *source,
                       const ActantFurniture *furniture,
                       gint64                 offset,
                       ActantTextRange       *span)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (set), FALSE);

  while (actant_clause_span_step (source, furniture, offset, TRUE, span))
    {
      if (!is_heading (source, span) && !is_covered (set, span))
        return TRUE;
      offset = span->end;
    }

  return FALSE;
}
