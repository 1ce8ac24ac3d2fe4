/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which range a step by sentences selects. */
#include "document/actant-sentence-step.h"

static gboolean
step_forward (const ActantSourceText *text,
              gint64                  start,
              gint64                  end,
              ActantCaretRange       *range)
{
  gint64 s, e;

  /* From a bare caret, the sentence it is in comes first. */
  if (start == end && actant_sentences_at (text, start, &s, &e) && start < e)
    {
      *range = (ActantCaretRange) { s, e };
      return TRUE;
    }
  if (!actant_sentences_next (text, end, &s, &e))
    return FALSE;

  *range = (ActantCaretRange) { s, e };
  return TRUE;
}

static gboolean
step_backward (const ActantSourceText *text,
               gint64                  start,
               gint64                  end,
               ActantCaretRange       *range)
{
  gint64 s, e;

  if (start == end && actant_sentences_at (text, start, &s, &e) && s < start)
    {
      *range = (ActantCaretRange) { s, e };
      return TRUE;
    }
  if (!actant_sentences_previous (text, start, &s, &e))
    return FALSE;

  *range = (ActantCaretRange) { s, e };
  return TRUE;
}

/* The caret's end moves by a sentence; what was added last is given back first. */
static gboolean
extend_forward (const ActantSourceText *text,
                gint64                  start,
                gint64                  end,
                ActantCaretRange       *range)
{
  gint64 s, e;

  if (range->caret < range->anchor
      && actant_sentences_next (text, start + 1, &s, &e)
      && s < end)
    {
      range->caret = s;
      return TRUE;
    }
  if (!actant_sentences_next (text, end, &s, &e))
    return FALSE;

  *range = (ActantCaretRange) { start, e };
  return TRUE;
}

static gboolean
extend_backward (const ActantSourceText *text,
                 gint64                  start,
                 gint64                  end,
                 ActantCaretRange       *range)
{
  gint64 s, e;

  if (range->caret > range->anchor
      && actant_sentences_previous (text, end - 1, &s, &e)
      && e > start)
    {
      range->caret = e;
      return TRUE;
    }
  if (!actant_sentences_previous (text, start, &s, &e))
    return FALSE;

  *range = (ActantCaretRange) { end, s };
  return TRUE;
}

/**
 * actant_sentence_step:
 * @text: a text
 * @forward: to the next sentence, else to the previous one
 * @extend: keep what is selected
 * @range: (inout): the selection
 *
 * From an empty selection inside a sentence the step selects that sentence.
 *
 * Returns: whether there was a sentence to go to
 */
gboolean
actant_sentence_step (const ActantSourceText *text,
                      gboolean                forward,
                      gboolean                extend,
                      ActantCaretRange       *range)
{
  gint64 start = MIN (range->anchor, range->caret);
  gint64 end = MAX (range->anchor, range->caret);

  g_return_val_if_fail (text != NULL && range != NULL, FALSE);

  if (!extend || start == end)
    return forward ? step_forward (text, start, end, range)
                   : step_backward (text, start, end, range);

  return forward ? extend_forward (text, start, end, range)
                 : extend_backward (text, start, end, range);
}
