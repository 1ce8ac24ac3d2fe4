/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantEnding:
 * @ACTANT_ENDING_PLAIN: it ends a sentence
 * @ACTANT_ENDING_NEVER: it never does: what the abbreviation belongs to follows
 * @ACTANT_ENDING_NUMBER: not before a number
 * @ACTANT_ENDING_MAYBE: only before a word that opens sentences
 *
 * What a full stop behind a word means.
 */
typedef enum
{
  ACTANT_ENDING_PLAIN,
  ACTANT_ENDING_NEVER,
  ACTANT_ENDING_NUMBER,
  ACTANT_ENDING_MAYBE,
} ActantEnding;

ActantEnding actant_sentence_words_get_ending   (const char *word);
gboolean     actant_sentence_words_is_opener    (const char *word);
gboolean     actant_sentence_words_is_quotative (const char *word);

G_END_DECLS
