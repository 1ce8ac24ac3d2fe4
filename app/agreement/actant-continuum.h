/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The value of what no unit covers. */
#define ACTANT_CATEGORY_GAP 0

/**
 * ActantUnit:
 * @start: where it begins, code points
 * @end: where it ends, exclusive; after @start
 * @category: its value, from 1
 */
typedef struct
{
  gint64  start;
  gint64  end;
  guint   category;
} ActantUnit;

/**
 * ActantContinuum:
 * @length: of the text, code points
 * @n_categories: the greatest value there is
 * @coders: (element-type GArray): the units of each coder, #ActantUnit, by start, then end
 *
 * What several coders marked in one text: "unitizing" them, in the words of Krippendorff 1995.
 */
typedef struct
{
  gint64      length;
  guint       n_categories;
  GPtrArray  *coders;
} ActantContinuum;

ActantContinuum *actant_continuum_new         (gint64                 length,
                                               guint                  n_coders);
void             actant_continuum_free        (ActantContinuum       *continuum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantContinuum, actant_continuum_free)

void             actant_continuum_add         (ActantContinuum       *continuum,
                                               guint                  coder,
                                               gint64                 start,
                                               gint64                 end,
                                               guint                  category);
void             actant_continuum_sort        (ActantContinuum       *continuum);
GArray          *actant_continuum_get_units   (const ActantContinuum *continuum,
                                               guint                  coder);
guint            actant_continuum_count_units (const ActantContinuum *continuum);
gboolean         actant_continuum_is_flat     (const ActantContinuum *continuum);

G_END_DECLS
