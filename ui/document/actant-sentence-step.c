/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which range a step by sentences or clauses selects. */
#include "document/actant-sentence-step.h"

typedef struct
{
  ActantSourceText      *text;
  const ActantFurniture *furniture;
  ActantTextUnit         unit;
} Steps;

static gboolean
find_at (const Steps *steps,
         gint64       offset,
         gint64      *start,
         gint64      *end)
{
  ActantTextRange span;

  if (!(steps->unit == ACTANT_UNIT_CLAUSE
        ? actant_clause_span_at (steps->text, steps->furniture, offset, &span)
        : actant_sentence_span_at (steps->text, steps->furniture, offset, &span)))
    return FALSE;

  *start = span.start;
  *end = span.end;
  return TRUE;
}

static gboolean
find_next (const Steps *steps,
           gint64       offset,
           gboolean     forward,
           gint64      *start,
           gint64      *end)
{
  ActantTextRange span;

  if (!(steps->unit == ACTANT_UNIT_CLAUSE
        ? actant_clause_span_step (steps->text, steps->furniture, offset, forward, &span)
        : actant_sentence_span_step (steps->text, steps->furniture, offset, forward, &span)))
    return FALSE;

  *start = span.start;
  *end = span.end;
  return TRUE;
}

static gboolean
step_forward (const Steps      *steps,
              gint64            start,
              gint64            end,
              ActantCaretRange *range)
{
  gint64 s, e;

  /* From a bare caret, the sentence it is in comes first. */
  if (start == end && find_at (steps, start, &s, &e) && start < e)
    {
      *range = (ActantCaretRange) { s, e };
      return TRUE;
    }
  if (!find_next (steps, end, TRUE, &s, &e))
    return FALSE;

  *range = (ActantCaretRange) { s, e };
  return TRUE;
}

static gboolean
step_backward (const Steps      *steps,
               gint64            start,
               gint64            end,
               ActantCaretRange *range)
{
  gint64 s, e;

  if (start == end && find_at (steps, start, &s, &e) && s < start)
    {
      *range = (ActantCaretRange) { s, e };
      return TRUE;
    }
  if (!find_next (steps, start, FALSE, &s, &e))
    return FALSE;

  *range = (ActantCaretRange) { s, e };
  return TRUE;
}

/* The caret's end moves by a sentence; what was added last is given back first. */
static gboolean
extend_forward (const Steps      *steps,
                gint64            start,
                gint64            end,
                ActantCaretRange *range)
{
  gint64 s, e;

  if (range->caret < range->anchor
      && find_next (steps, start + 1, TRUE, &s, &e)
      && s < end)
    {
      range->caret = s;
      return TRUE;
    }
  if (!find_next (steps, end, TRUE, &s, &e))
    return FALSE;

  *range = (ActantCaretRange) { start, e };
  return TRUE;
}

static gboolean
extend_backward (const Steps      *steps,
                 gint64            start,
                 gint64            end,
                 ActantCaretRange *range)
{
  gint64 s, e;

  if (range->caret > range->anchor
      && find_next (steps, end - 1, FALSE, &s, &e)
      && e > start)
    {
      range->caret = e;
      return TRUE;
    }
  if (!find_next (steps, start, FALSE, &s, &e))
    return FALSE;

  *range = (ActantCaretRange) { end, s };
  return TRUE;
}

/**
 * actant_sentence_step:
 * @text: a text
 * @furniture: of it
 * @unit: whether to go by sentences or clauses
 * @forward: to the next one, else to the previous one
 * @extend: keep what is selected
 * @range: (inout): the selection
 *
 * From an empty selection inside a sentence the step selects that sentence. What pages leave in the
 * text is passed over; a sentence that goes on behind it is selected whole.
 *
 * Returns: whether there was a sentence to go to
 */
gboolean
actant_sentence_step (ActantSourceText      *text,
                      const ActantFurniture *furniture,
                      ActantTextUnit         unit,
                      gboolean               forward,
                      gboolean               extend,
                      ActantCaretRange      *range)
{
  const Steps steps = { text, furniture, unit };
  gint64 start = MIN (range->anchor, range->caret);
  gint64 end = MAX (range->anchor, range->caret);

  g_return_val_if_fail (text != NULL && range != NULL, FALSE);

  if (!extend || start == end)
    return forward ? step_forward (&steps, start, end, range)
                   : step_backward (&steps, start, end, range);

  return forward ? extend_forward (&steps, start, end, range)
                 : extend_backward (&steps, start, end, range);
}
