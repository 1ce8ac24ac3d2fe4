/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of data/rules/claim-*.json. */
#pragma once

#include "text/actant-phrases.h"

G_BEGIN_DECLS

/* Interned; %NULL for what a rule does not give. */
typedef struct
{
  const char *type;
  const char *factuality;
  const char *polarity;
  const char *strength;
  gboolean    over;       /* stands whatever negation the sentence holds */
} ClaimRule;

typedef struct
{
  ActantPhrases *phrases;      /* number: position in @rules, the first is the strongest */
  GArray        *rules;        /* ClaimRule */
  ActantPhrases *reports;      /* number: position in @report_types */
  GPtrArray     *report_types; /* interned */
  ActantPhrases *negations;    /* 1: negates, 0: only looks like it */
  ActantPhrases *suppositions;
  ActantPhrases *openers;
  ActantPhrases *pronouns;     /* 1: a thing, 2: a person, 3: several */
} ClaimRules;

const ClaimRules *_actant_claim_rules_get (void);

G_END_DECLS
