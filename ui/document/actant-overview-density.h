/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query/actant-query-filter.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * ActantDensityRow:
 * @n: how many shown claims and codings begin there
 * @color: of one of them
 */
typedef struct
{
  guint   n;
  GdkRGBA color;
} ActantDensityRow;

/**
 * ActantOverviewDensity:
 *
 * How many annotations begin in each of some equal parts of a text. Counted
 * between frames; what was counted before stays until then.
 *
 * Signals:
 *  - changed: there are other numbers
 */
#define ACTANT_TYPE_OVERVIEW_DENSITY (actant_overview_density_get_type ())
G_DECLARE_FINAL_TYPE (ActantOverviewDensity, actant_overview_density, ACTANT, OVERVIEW_DENSITY,
                      GObject)

ActantOverviewDensity  *actant_overview_density_new         (void);
void                    actant_overview_density_set_records (ActantOverviewDensity *density,
                                                             ActantCollection      *records,
                                                             ActantCollection      *study,
                                                             ActantQueryFilter     *filter);
void                    actant_overview_density_set_shape   (ActantOverviewDensity *density,
                                                             gint64                 length,
                                                             guint                  n_rows,
                                                             gboolean               dark);
const ActantDensityRow *actant_overview_density_get_rows    (ActantOverviewDensity *density,
                                                             guint                 *n_rows,
                                                             guint                 *most);
gboolean                actant_overview_density_is_counting (ActantOverviewDensity *density);

G_END_DECLS
