/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantFoldedText:
 * @chars: the text in Unicode normalisation form C, one character after another
 * @length: of @chars
 * @origins: (nullable): for each of @chars, and for the end, the code point of the text that it
 *   comes from; %NULL when they are the same
 *
 * A text for comparing: what looks the same is the same, however it was typed. Stored texts and
 * quotes are never normalised.
 */
typedef struct
{
  gunichar *chars;
  gsize     length;
  guint32  *origins;
} ActantFoldedText;

ActantFoldedText *actant_folded_text_new        (const char             *text,
                                                 gssize                  length);
void              actant_folded_text_free       (ActantFoldedText       *self);
gint64            actant_folded_text_get_origin (const ActantFoldedText *self,
                                                 gsize                   position);
gsize             actant_folded_text_get_position (const ActantFoldedText *self,
                                                 gint64                  offset);
gboolean          actant_folded_text_find       (const ActantFoldedText *self,
                                                 const ActantFoldedText *quote,
                                                 gsize                  *position);
gboolean          actant_folded_text_has        (const ActantFoldedText *self,
                                                 const ActantFoldedText *quote,
                                                 gsize                   position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantFoldedText, actant_folded_text_free)

G_END_DECLS
