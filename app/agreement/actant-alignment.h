/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-continuum.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A coder has no unit in a row. */
#define ACTANT_NO_UNIT G_MAXUINT

/**
 * ActantWeights:
 * @position: of the positional dissimilarity: α of the paper
 * @category: of the categorical one: β
 * @alone: what a missing unit costs: Δ∅
 */
typedef struct
{
  double position;
  double category;
  double alone;
} ActantWeights;

/* What Mathet et al. 2015 use. */
#define ACTANT_WEIGHTS_DEFAULT { 1, 1, 1 }

/**
 * ActantAlignment:
 * @n_coders: columns
 * @rows: guint, @n_coders a row: numbers of units, %ACTANT_NO_UNIT where a coder has none
 * @disorder: Σ of the rows' disorders over the mean number of units of a coder
 *
 * The best way to say which units of several coders are meant to be the same: the one of the least
 * disorder (Mathet, Widlöcher & Métivier 2015, Computational Linguistics 41(3), section 4). A row's
 * disorder is the mean of the dissimilarities of its pairs.
 */
typedef struct
{
  guint   n_coders;
  GArray *rows;
  double  disorder;
} ActantAlignment;

double           actant_unit_get_dissimilarity (const ActantUnit       *a,
                                                const ActantUnit       *b,
                                                const ActantWeights    *weights);
ActantAlignment *actant_alignment_new          (const ActantContinuum  *continuum,
                                                const ActantWeights    *weights,
                                                GCancellable           *cancellable,
                                                GError                **error);
void             actant_alignment_free         (ActantAlignment        *alignment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantAlignment, actant_alignment_free)

guint            actant_alignment_get_n_rows   (const ActantAlignment  *alignment);
guint            actant_alignment_get_unit     (const ActantAlignment  *alignment,
                                                guint                   row,
                                                guint                   coder);

G_END_DECLS
