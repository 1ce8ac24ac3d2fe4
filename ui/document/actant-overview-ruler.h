/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-overview-density.h"
#include "document/actant-text-view.h"

G_BEGIN_DECLS

/**
 * ActantOverviewRuler:
 *
 * The whole text from top to bottom: how many of its shown claims and codings
 * begin where, search matches, and which part is visible. A click, a drag or
 * the arrow keys go there.
 */
#define ACTANT_TYPE_OVERVIEW_RULER (actant_overview_ruler_get_type ())
G_DECLARE_FINAL_TYPE (ActantOverviewRuler, actant_overview_ruler, ACTANT, OVERVIEW_RULER, GtkWidget)

GtkWidget *actant_overview_ruler_new         (ActantTextView      *view,
                                              GtkAdjustment       *position);
void       actant_overview_ruler_set_records (ActantOverviewRuler *self,
                                              ActantCollection    *records,
                                              ActantCollection    *study);
void       actant_overview_ruler_set_matches (ActantOverviewRuler *self,
                                              GArray              *matches);
ActantOverviewDensity *
           actant_overview_ruler_get_density (ActantOverviewRuler *self);

G_END_DECLS
