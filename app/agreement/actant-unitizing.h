/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-continuum.h"

G_BEGIN_DECLS

/**
 * ActantUnitizing:
 * @u: uα: all segments, gaps among them; NAN where a value is not defined
 * @binary: |uα: units against gaps
 * @cu: cuα: the categories where units intersect
 * @ku: (array): (k)uα of each category, n_categories + 1 of them; the first is not used
 * @coverage: share of the continuum that cuα is about, 0 to 1
 * @length: of the continuum, code points
 * @n_coders: how many coders
 * @n_units: how many units, of all coders
 * @n_categories: as in the continuum
 * @undefined: (nullable): why nothing is defined, to be translated
 *
 * The family of α for unitizing (Krippendorff, Mathet, Bouvry & Widlöcher 2016, On the reliability
 * of unitizing textual continua, Quality & Quantity 50(6), 2347–2364, with its erratum), for nominal
 * values. A coder's units may not overlap: it is for one layer at a time.
 */
typedef struct
{
  double      u;
  double      binary;
  double      cu;
  double     *ku;
  double      coverage;
  gint64      length;
  guint       n_coders;
  guint       n_units;
  guint       n_categories;
  const char *undefined;
} ActantUnitizing;

ActantUnitizing *actant_unitizing_new  (const ActantContinuum *continuum);
void             actant_unitizing_free (ActantUnitizing       *unitizing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantUnitizing, actant_unitizing_free)

G_END_DECLS
