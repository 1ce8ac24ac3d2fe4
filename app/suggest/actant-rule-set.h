/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/actant-name-bounds.h"
#include "suggest/actant-suggestion.h"
#include "text/actant-phrases.h"

G_BEGIN_DECLS

/* Stands for an actor's name in the text that patterns see: the last private-use character. */
#define ACTANT_RULE_ACTOR 0x10fffd

/**
 * ActantRule:
 * @kind: what it suggests
 * @is_none: it suggests nothing: its phrases keep others, likelihood words too, from being meant
 * @value: (nullable): proposed: type of relation, kind of attribution, EDTF
 * @follows: of a condition: its words stand behind what is supposed
 * @pattern: (nullable): a regular expression; else the rule's words are phrases
 */
typedef struct
{
  ActantSuggestionKind  kind;
  gboolean              is_none;
  char                 *value;
  gboolean              follows;
  GRegex               *pattern;
} ActantRule;

/**
 * ActantRuleSet:
 * @rules: (element-type ActantRule): of all files
 * @phrases: of the rules without a pattern; a hit's number is the rule's position
 * @endings: what may hang on a name
 * @problems: (element-type utf8): what is wrong with which file; the rest works
 *
 * What is suggested besides names, likelihood words and dates, read from data/rules/. Immutable,
 * atomically ref-counted.
 */
typedef struct
{
  gatomicrefcount    ref_count;
  GPtrArray         *rules;
  ActantPhrases     *phrases;
  ActantNameEndings *endings;
  GPtrArray         *problems;
} ActantRuleSet;

ActantRuleSet *actant_rule_set_new   (const char * const *files);
ActantRuleSet *actant_rule_set_ref   (ActantRuleSet      *self);
void           actant_rule_set_unref (ActantRuleSet      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantRuleSet, actant_rule_set_unref)

G_END_DECLS
