/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantCodeRule:
 *
 * When to use a code: its statement and definition, rule, example and
 * counter-example, each in a few lines. Hidden while there is nothing to say.
 */
#define ACTANT_TYPE_CODE_RULE (actant_code_rule_get_type ())
G_DECLARE_FINAL_TYPE (ActantCodeRule, actant_code_rule, ACTANT, CODE_RULE, GtkWidget)

GtkWidget  *actant_code_rule_new      (void);
void        actant_code_rule_set_code (ActantCodeRule     *rule,
                                       const ActantRecord *code);
char       *actant_code_rule_dup_text (const ActantRecord *code);

G_END_DECLS
