/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-continuum.h"

G_BEGIN_DECLS

/**
 * ActantSpanScore:
 * @matched: how many units of the one were found again in the other
 * @n_reference: units of the reference
 * @n_other: units of whom is scored
 * @precision: @matched / @n_other; NAN without any
 * @recall: @matched / @n_reference; NAN without any
 * @f1: their harmonic mean, 2 @matched / (@n_reference + @n_other); NAN without any
 *
 * How well one coder's units are found again among another's (van Rijsbergen 1979, Information
 * Retrieval, chapter 7). F1 is the same either way round (Hripcsak & Rothschild 2005, JAMIA 12(3)).
 */
typedef struct
{
  guint  matched;
  guint  n_reference;
  guint  n_other;
  double precision;
  double recall;
  double f1;
} ActantSpanScore;

void   actant_span_score_init      (ActantSpanScore       *score,
                                    guint                  matched,
                                    guint                  n_reference,
                                    guint                  n_other);
guint  actant_span_score_match     (const ActantContinuum *continuum,
                                    double                 threshold,
                                    gboolean               same_category,
                                    guint                 *partners);
double actant_unit_get_overlap     (const ActantUnit      *a,
                                    const ActantUnit      *b);
double actant_boundary_similarity  (const ActantContinuum *continuum);

G_END_DECLS
