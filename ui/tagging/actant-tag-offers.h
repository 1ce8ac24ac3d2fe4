/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tagging/actant-tagger.h"

G_BEGIN_DECLS

/**
 * ActantTagOfferQuery:
 * @session: whose study is looked through
 * @kind: actors or codes
 * @several: whether several can be taken
 * @words: of the passage, in one line
 * @typed: so far, without spaces around it
 * @taken: (element-type ActantTagPick): what is not offered again
 */
typedef struct
{
  ActantSession *session;
  ActantKind     kind;
  gboolean       several;
  const char    *words;
  const char    *typed;
  GPtrArray     *taken;
} ActantTagOfferQuery;

GPtrArray  *actant_tag_offers_find       (const ActantTagOfferQuery *query,
                                          gboolean                  *sure);
const ActantRecord *actant_tag_offers_find_shortcut (ActantSession *session,
                                                     const char    *key);
const char *actant_tag_offers_find_alias (const ActantRecord        *record,
                                          const char                *typed);

G_END_DECLS
