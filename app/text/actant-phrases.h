/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantPhrases:
 *
 * A set of phrases of English and Korean, each with a number, that are found in texts as words
 * of their own: case, the kind of apostrophe and hyphen, and how much white space (a line break,
 * too) stands between words make no difference. Of phrases that begin at one place the longest is
 * meant.
 *
 * Phrases are written as in a dictionary. Letters may follow one that ends in Hangul (particles,
 * endings); one that ends in 다 stands for its stem ("가능성이 크다" finds 가능성이 큰, 클, 큽니다);
 * between Hangul, a blank may be missing. Marks at its ends say more:
 *
 * - `~면`: letters may precede it
 * - `국면|`: nothing may follow it, not even in Hangul
 *
 * Not changed after it is filled, a set may be shared between threads.
 */
typedef struct _ActantPhrases ActantPhrases;

/**
 * ActantPhraseHit:
 * @start: where it stands, in the searched text
 * @end: behind its last character
 * @phrase: as it was added, without marks
 * @number: that it was added with
 */
typedef struct
{
  const char *start;
  const char *end;
  const char *phrase;
  guint       number;
} ActantPhraseHit;

ActantPhrases *actant_phrases_new   (void);
void           actant_phrases_free  (ActantPhrases       *phrases);
void           actant_phrases_add   (ActantPhrases       *phrases,
                                     const char          *phrase,
                                     guint                number);
gboolean       actant_phrases_match (const ActantPhrases *phrases,
                                     const char          *text,
                                     const char          *at,
                                     const char          *end,
                                     ActantPhraseHit     *hit);
gboolean       actant_phrases_next  (const ActantPhrases *phrases,
                                     const char          *text,
                                     const char          *from,
                                     const char          *end,
                                     ActantPhraseHit     *hit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantPhrases, actant_phrases_free)

G_END_DECLS
