/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the suggester's halves share: names over the whole text, rules sentence by sentence. */
#pragma once

#include "suggest/actant-name-matcher.h"
#include "suggest/actant-rule-set.h"

G_BEGIN_DECLS

/* Where names of actors stand: the hits of one place follow each other. */
typedef struct
{
  GArray             *hits;     /* ActantNameHit */
  const char * const *actors;   /* id by name */
} ActantNamePlaces;

void _actant_suggest_by_rules (const ActantRuleSet    *rules,
                               const ActantSourceText *text,
                               ActantTextRange         sentence,
                               const ActantNamePlaces *names,
                               guint                   first_name,
                               GArray                 *barred,
                               GPtrArray              *suggestions);

G_END_DECLS
