/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-reliability-data.h"

G_BEGIN_DECLS

/**
 * ActantCoefficient:
 * @value: the measure; NAN when it is not defined
 * @undefined: (nullable): why not, to be translated; %NULL when it is
 * @observed: agreement that was observed; disagreement for α
 * @expected: the same, as chance would have it; 0 where chance is not looked at
 * @n_units: how many units counted
 * @n_values: how many values of theirs
 */
typedef struct
{
  double      value;
  const char *undefined;
  double      observed;
  double      expected;
  guint64     n_units;
  guint64     n_values;
} ActantCoefficient;

/**
 * ActantMeasure:
 * @name: for programs: "alpha"
 * @title: for people, to be translated
 * @formula: in one line
 * @source: author, year, place
 * @missing: what is done with units that some coder left out, to be translated
 * @n_coders: how many coders it is for; 0 for two or more
 * @any_scale: whether it knows more than equal and not equal
 * @compute: computes it; the rest of what it is given is checked already
 *
 * A chance-corrected (or plain) measure of agreement.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *formula;
  const char *source;
  const char *missing;
  guint       n_coders;
  gboolean    any_scale;
  void      (*compute) (const ActantReliabilityData *data,
                        ActantCoefficient           *coefficient);
} ActantMeasure;

const ActantMeasure *actant_measure_get_all   (guint                       *n_measures);
const ActantMeasure *actant_measure_find      (const char                  *name);
void                 actant_measure_compute   (const ActantMeasure         *measure,
                                               const ActantReliabilityData *data,
                                               ActantCoefficient           *coefficient);

double              *actant_coincidences_new  (const ActantReliabilityData *data,
                                               double                      *totals);

G_END_DECLS
