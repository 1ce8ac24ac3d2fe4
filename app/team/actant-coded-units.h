/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-annotation-set.h"

G_BEGIN_DECLS

/* Passages of two coders are the same unit when so much of what either covers both do. */
#define ACTANT_OVERLAP_DEFAULT 0.5

/**
 * ActantUnitEnd:
 * @text: number of the text; %G_MAXUINT where the claim is in none of those compared
 * @row: in the coded claims of that text
 *
 * What a relation leads from or to.
 */
typedef struct
{
  guint text;
  guint row;
} ActantUnitEnd;

/**
 * ActantCodedUnits:
 * @kind: of the records: mentions, codings, claims or relations
 * @n_coders: columns
 * @threshold: least overlap of two passages, 0 to 1
 * @rows: (element-type gpointer): @n_coders #ActantRecord a row, referenced; %NULL where a coder has
 *   none
 * @ends: (nullable) (element-type ActantUnitEnd): of relations, two a row: from and to
 *
 * Which records of several coders on one text are about the same: records of one kind, put together
 * one to one so that overlap of passages, and then of fields, is the greatest. With more than two
 * coders, each coder's records are matched with the rows that those before made, in the order of the
 * sets, by the mean over the row.
 *
 * Relations are about the same when their ends are: those between claims of the same two rows are put
 * together one to one, of several first those of the same type.
 */
typedef struct
{
  ActantKind  kind;
  guint       n_coders;
  double      threshold;
  GPtrArray  *rows;
  GArray     *ends;
  /*< private >*/
  GHashTable *index;
} ActantCodedUnits;

GPtrArray          *actant_coded_units_collect    (ActantAnnotationSet    *set,
                                                   ActantKind              kind);
ActantCodedUnits   *actant_coded_units_new        (GPtrArray              *records,
                                                   ActantKind              kind,
                                                   double                  threshold);
ActantCodedUnits   *actant_coded_units_new_empty  (ActantKind              kind,
                                                   guint                   n_coders,
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
