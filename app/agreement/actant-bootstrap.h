/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-coefficient.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ACTANT_BOOTSTRAP_DRAWS 10000
#define ACTANT_BOOTSTRAP_SEED 20070101

/**
 * ActantBootstrap:
 * @low: the 2.5th percentile of the draws in which the measure was defined
 * @high: the 97.5th
 * @below: share of these draws under @threshold
 * @threshold: as given
 * @n_draws: how many draws were made
 * @n_undefined: in how many of them the measure was not defined
 * @seed: of the random numbers: the same seed gives the same interval
 *
 * A percentile interval: units are drawn with replacement, as many as there are, and the measure is
 * computed anew (Efron & Tibshirani 1993, An Introduction to the Bootstrap, 13.3; that a reliability
 * measure is reported with one: Hayes & Krippendorff 2007, Communication Methods and Measures 1(1)).
 */
typedef struct
{
  double  low;
  double  high;
  double  below;
  double  threshold;
  guint   n_draws;
  guint   n_undefined;
  guint32 seed;
} ActantBootstrap;

gboolean actant_bootstrap_run (const ActantMeasure         *measure,
                               const ActantReliabilityData *data,
                               guint                        n_draws,
                               guint32                      seed,
                               double                       threshold,
                               GCancellable                *cancellable,
                               ActantBootstrap             *bootstrap);

G_END_DECLS
