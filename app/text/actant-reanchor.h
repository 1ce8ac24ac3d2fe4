/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-anchor.h"

G_BEGIN_DECLS

/**
 * ActantPlaceState:
 * @ACTANT_PLACE_IN_PLACE: where it was, in front of and behind the same words
 * @ACTANT_PLACE_MOVED: elsewhere, and certainly there
 * @ACTANT_PLACE_DOUBTFUL: its words stand there, but it may as well be another place
 * @ACTANT_PLACE_SUGGESTED: words like its own stand there
 * @ACTANT_PLACE_ORPHAN: nothing like it was found
 *
 * What became of a place when its text changed. The first two can be taken without asking.
 */
typedef enum
{
  ACTANT_PLACE_IN_PLACE,
  ACTANT_PLACE_MOVED,
  ACTANT_PLACE_DOUBTFUL,
  ACTANT_PLACE_SUGGESTED,
  ACTANT_PLACE_ORPHAN,
} ActantPlaceState;

/**
 * ActantPlace:
 * @state: what became of it
 * @start: code points of the new text; -1 for an orphan
 * @end: code points, exclusive
 */
typedef struct
{
  ActantPlaceState state;
  gint64           start;
  gint64           end;
} ActantPlace;

/**
 * ActantReanchor:
 *
 * Finds places of an old text in a new one. In this order: where the difference of the texts says
 * (when the old one is known), at the same position, at the only place with the same words between
 * the same others; of two places that fit alike neither is taken. Words that only resemble are a
 * suggestion. Immutable once made.
 */
typedef struct _ActantReanchor ActantReanchor;

ActantReanchor *actant_reanchor_new  (ActantSourceText     *text,
                                      ActantSourceText     *old_text);
void            actant_reanchor_free (ActantReanchor       *self);
gboolean        actant_reanchor_knows_old_text (const ActantReanchor *self);
void            actant_reanchor_find (const ActantReanchor *self,
                                      const ActantQuote    *quote,
                                      ActantPlace          *place);
gboolean        actant_reanchor_find_words (const ActantReanchor *self,
                                      gint64                start,
                                      gint64                end,
                                      const char           *words,
                                      gint64                shift,
                                      ActantTextRange      *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantReanchor, actant_reanchor_free)

G_END_DECLS
