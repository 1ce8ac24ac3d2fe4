/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantClaimLink:
 * @relation: a relation of one's own
 * @text: path of the text whose file holds it
 * @claim: (nullable): the claim at its other end, %NULL when that is gone
 * @claim_text: (nullable): path of that claim's text
 * @is_from: whether the relation starts at the claim asked for
 */
typedef struct
{
  ActantRecord *relation;
  char         *text;
  ActantRecord *claim;
  char         *claim_text;
  gboolean      is_from;
} ActantClaimLink;

/**
 * ActantClaimStep:
 * @relation: by which it follows
 * @claim: what follows
 * @text: path of its text
 * @depth: how many relations it is away, 1 for what follows at once
 * @again: it was listed before: what follows from it is not listed again
 */
typedef struct
{
  ActantRecord *relation;
  ActantRecord *claim;
  char         *text;
  guint         depth;
  gboolean      again;
} ActantClaimStep;

GPtrArray *actant_claim_list_links        (ActantSession   *session,
                                           const char      *id);
GPtrArray *actant_claim_list_consequences (ActantSession   *session,
                                           const char      *id);
gboolean   actant_relation_is_consequence (const char      *type);
gboolean   actant_claim_relate            (ActantSession   *session,
                                           ActantChangeSet *change_set,
                                           const char      *from,
                                           const char      *to,
                                           const char      *type,
                                           char           **id,
                                           GError         **error);

G_END_DECLS
