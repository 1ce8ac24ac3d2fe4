/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-agreement.h"
#include "team/actant-verdict.h"

G_BEGIN_DECLS

/**
 * ActantCase:
 * @text: path of the text
 * @number: of the text in the agreement
 * @kind: of the records
 * @row: in the coded units of that text and kind
 * @records: (element-type ActantRecord): one for each coder; %NULL where there is none
 * @fields: (element-type utf8): names of the variables that coders differ in; "passage" where a coder
 *   of the text has no record or marked another passage, "relation" where a coder has no such relation; "versions" where a coder has not settled two versions
 * @agreed: whether all coders have the same passage, or claims related, and the same in every variable
 * @verdict: what was decided
 * @reopened: whether a coder has changed a record since, or one has come or gone; or the result is no
 *   longer in the consensus, is another case's, or not the only one, or does not lead from and to what the claims have become there
 * @review: (nullable): the decision, of whoever made it
 * @result: (nullable): id of the record in the consensus
 * @others: (nullable) (element-type utf8): ids of what came from these records there as well: two curators
 *   decided apart, or an older consensus came back
 *
 * What several coders made of the same passage, or of how the same claims are related, and what became of it.
 */
typedef struct
{
  const char    *text;
  guint          number;
  ActantKind     kind;
  guint          row;
  GPtrArray     *records;
  GPtrArray     *fields;
  gboolean       agreed;
  ActantVerdict  verdict;
  gboolean       reopened;
  ActantRecord  *review;
  char          *result;
  GPtrArray     *others;
} ActantCase;

ActantCase   *actant_case_new           (const ActantAgreement *agreement,
                                         guint                  text,
                                         ActantKind             kind,
                                         guint                  row,
                                         GPtrArray             *variables);
void          actant_case_free          (ActantCase            *item);

GPtrArray    *actant_case_list_records  (const ActantCase      *item);
char         *actant_case_dup_fields    (const ActantCase      *item,
                                         const char            *separator);
void          actant_case_attach_review (ActantCase            *item,
                                         GHashTable            *reviews);
void          actant_case_reopen        (ActantCase            *item);

const char   *actant_case_get_origin_field (ActantKind          kind);

G_END_DECLS
