/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"
#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantPassageWords:
 * @text: the words of all segments, a line feed between two
 *
 * The words of a passage as one string, and where each of them stands in the text.
 */
typedef struct
{
  char   *text;
  /*< private >*/
  GArray *ranges;   /* ActantTextRange: the segments */
  GArray *bytes;    /* gsize: where each begins in @text */
} ActantPassageWords;

ActantPassageWords *actant_passage_words_new        (ActantSourceText         *source,
                                                     GArray                   *ranges);
void                actant_passage_words_free       (ActantPassageWords       *words);
gint64              actant_passage_words_get_offset (const ActantPassageWords *words,
                                                     gsize                     byte);
GArray             *actant_passage_words_get_ranges (const ActantPassageWords *words,
                                                     gsize                     start,
                                                     gsize                     end);

GArray             *actant_passage_list_ranges      (const ActantRecord       *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantPassageWords, actant_passage_words_free)

G_END_DECLS
