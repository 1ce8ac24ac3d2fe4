/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-annotation-set.h"

G_BEGIN_DECLS

/* Passages of two coders are the same unit when so much of what either covers both do. */
#define ACTANT_OVERLAP_DEFAULT 0.5

/**
 * ActantCodedUnits:
 * @kind: of the records: mentions, codings or claims
 * @n_coders: columns
 * @threshold: least overlap of two passages, 0 to 1
 * @rows: (element-type gpointer): @n_coders #ActantRecord a row, referenced; %NULL where a coder has
 *   none
 *
 * Which records of several coders on one text are about the same: records of one kind, put together
 * one to one so that overlap of passages, and then of fields, is the greatest. With more than two
 * coders, each coder's records are matched with the rows that those before made, in the order of the
 * sets, by the mean over the row.
 */
typedef struct
{
  ActantKind  kind;
  guint       n_coders;
  double      threshold;
  GPtrArray  *rows;
} ActantCodedUnits;

GPtrArray          *actant_coded_units_collect    (ActantAnnotationSet    *set,
                                                   ActantKind              kind);
ActantCodedUnits   *actant_coded_units_new        (GPtrArray              *records,
                                                   ActantKind              kind,
                                                   double                  threshold);
void                actant_coded_units_free       (ActantCodedUnits       *units);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantCodedUnits, actant_coded_units_free)

guint               actant_coded_units_get_n      (const ActantCodedUnits *units);
const ActantRecord *actant_coded_units_get        (const ActantCodedUnits *units,
                                                   guint                   row,
                                                   guint                   coder);
guint               actant_coded_units_find       (const ActantCodedUnits *units,
                                                   guint                   coder,
                                                   const char             *id);
guint               actant_coded_units_count      (const ActantCodedUnits *units,
                                                   guint                   row);

double              actant_record_get_overlap     (const ActantRecord     *a,
                                                   const ActantRecord     *b);

G_END_DECLS
