/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-furniture.h"

G_BEGIN_DECLS

/**
 * ActantClause:
 * @ranges: (element-type ActantTextRange): its content, without connective, reporting clause and
 *   the punctuation around; several when another clause or page furniture stands inside it
 * @cue: the connective that opens it ("if", "and"); in Korean the word that ends it (실시하면);
 *   empty when there is none
 * @relation: (nullable): the relation's type, when the clause is its ground (the if-clause)
 * @is_reporting: whether it only says who says ("The ministry reported that")
 * @follows: whether a connective joins it to the clause before, of which it shares the sense
 *
 * A finite clause of a sentence. Code points.
 */
typedef struct
{
  GArray          *ranges;
  ActantTextRange  cue;
  const char      *relation;
  gboolean         is_reporting;
  gboolean         follows;
} ActantClause;

void       actant_clause_free       (ActantClause          *clause);

GPtrArray *actant_clauses_find      (ActantSourceText      *source,
                                     GArray                *ranges);

/* Sentences and clauses that go on behind page furniture, and steps that skip it. */
gboolean   actant_sentence_span_at  (ActantSourceText      *source,
                                     const ActantFurniture *furniture,
                                     gint64                 offset,
                                     ActantTextRange       *span);
gboolean   actant_sentence_span_step (ActantSourceText      *source,
                                     const ActantFurniture *furniture,
                                     gint64                 offset,
                                     gboolean               forward,
                                     ActantTextRange       *span);
GPtrArray *actant_clauses_at        (ActantSourceText      *source,
                                     const ActantFurniture *furniture,
                                     gint64                 offset);
gboolean   actant_clause_span_at    (ActantSourceText      *source,
                                     const ActantFurniture *furniture,
                                     gint64                 offset,
                                     ActantTextRange       *span);
gboolean   actant_clause_span_step  (ActantSourceText      *source,
                                     const ActantFurniture *furniture,
                                     gint64                 offset,
                                     gboolean               forward,
                                     ActantTextRange       *span);

G_END_DECLS
