/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-annotation-set.h"
#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantCoverage:
 *
 * How much of a text the claims of a coder cover, counted at once or bit by bit.
 */
typedef struct _ActantCoverage ActantCoverage;

ActantCoverage *actant_coverage_new  (ActantAnnotationSet *set);
void            actant_coverage_free (ActantCoverage      *coverage);
gboolean        actant_coverage_step (ActantCoverage      *coverage);
gint64          actant_coverage_get  (ActantCoverage      *coverage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantCoverage, actant_coverage_free)

gint64 actant_coverage_count       (ActantAnnotationSet *set);
int    actant_coverage_get_percent (gint64               covered,
                                    ActantSourceText    *source);

G_END_DECLS
