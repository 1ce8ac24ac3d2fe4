/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-alignment.h"

G_BEGIN_DECLS

/* Random continua to begin with; more where they vary much (Mathet et al. 2015, 5.3). */
#define ACTANT_GAMMA_SAMPLES 30

/**
 * ActantGamma:
 * @value: γ; NAN when it is not defined
 * @undefined: (nullable): why not, to be translated
 * @observed: disorder of the best alignment
 * @expected: mean disorder of the best alignments of random continua
 * @n_units: units of all coders
 * @n_samples: how many random continua were made
 * @seed: of the random numbers
 *
 * γ, "the unified and holistic method" (Mathet, Widlöcher & Métivier 2015, Computational Linguistics
 * 41(3), 437–479): aligns the units of the coders, which may overlap, as well as can be, and compares
 * what still differs, in place and in category, with what differs by chance. Positional
 * dissimilarity ((|Δstart| + |Δend|) / (length + length))², categorical 0 or 1, both weighing 1; a
 * unit without partner costs 1.
 */
typedef struct
{
  double      value;
  const char *undefined;
  double      observed;
  double      expected;
  guint       n_units;
  guint       n_samples;
  guint32     seed;
} ActantGamma;

gboolean actant_gamma_compute (const ActantContinuum  *continuum,
                               const ActantWeights    *weights,
                               guint32                 seed,
                               GCancellable           *cancellable,
                               ActantGamma            *gamma,
                               GError                **error);

G_END_DECLS
