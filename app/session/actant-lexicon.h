/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantLexicon:
 *
 * Likelihood words and what they mean in percent: on the scales of ICD 203 (ODNI 2015), Kent
 * (1964) and the IPCC (Mastrandrea et al. 2010), which are files in the data folder, and in the
 * study, which may give words a band of its own (records of the kind “term”).
 *
 * A word means what the longest listed term in it means: "more likely than not" is on the scale
 * of the IPCC and not ICD 203’s "likely". A lexicon holds the study’s words as they were when it
 * was made.
 */
typedef struct _ActantLexicon ActantLexicon;

/**
 * ActantBand:
 * @lexicon: name of the scale: "icd203", "kent", "ipcc", or of a study’s word
 * @title: of the scale, for a reader
 * @low: percent, -1 when the study left it open
 * @high: percent, -1 when the study left it open
 * @row: of two synonymous rows of the scale, 1 or 2; 0 if it has no rows
 * @is_study: whether the study gave it
 *
 * What one scale says of a term.
 */
typedef struct
{
  const char *lexicon;
  const char *title;
  int         low;
  int         high;
  int         row;
  gboolean    is_study;
} ActantBand;

/**
 * ActantLexiconHit:
 * @start: of the term, in code points of the words searched
 * @end: its end
 * @term: as it is listed
 * @confidence: (nullable): low, moderate or high when the term tells confidence, not likelihood
 * @bands: (array length=n_bands): the study’s first, then the scales’ in the order ICD 203, Kent,
 *   IPCC; none for words that no scale lists ("may")
 *
 * Borrowed from the lexicon.
 */
typedef struct
{
  gint64            start;
  gint64            end;
  const char       *term;
  const char       *confidence;
  const ActantBand *bands;
  guint             n_bands;
} ActantLexiconHit;

/**
 * ActantLexiconWarning:
 * @code: "mixed-scales", "mixed-rows" or "confidence-in-likelihood"
 * @text: what is wrong, for a reader
 * @start: code points: from the first of the words concerned
 * @end: to the last
 */
typedef struct
{
  const char *code;
  char       *text;
  gint64      start;
  gint64      end;
} ActantLexiconWarning;

void           actant_lexicon_warning_free (ActantLexiconWarning *warning);

ActantLexicon *actant_lexicon_new          (ActantSession        *session);
void           actant_lexicon_free         (ActantLexicon        *self);
gboolean       actant_lexicon_lookup       (const ActantLexicon  *self,
                                            const char           *words,
                                            ActantLexiconHit     *hit);
GArray        *actant_lexicon_find_all     (const ActantLexicon  *self,
                                            const char           *words);
GPtrArray     *actant_lexicon_check        (const ActantLexicon  *self,
                                            const char           *sentence);
ActantValue   *actant_lexicon_fill         (const ActantLexicon  *self,
                                            const ActantValue    *likelihood);
gboolean       actant_lexicon_is_filled    (const ActantLexicon  *self,
                                            const ActantValue    *likelihood);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantLexicon, actant_lexicon_free)

G_END_DECLS
