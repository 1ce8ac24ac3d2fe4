/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that an alignment may have, and the choice among them. */
#pragma once

#include "agreement/actant-alignment.h"

G_BEGIN_DECLS

/**
 * ActantRows:
 * @n_coders: columns
 * @units: (element-type guint): units of each row, @n_coders a row
 * @disorders: (element-type double): of each row
 *
 * Rows of two units and more that are better than their units alone.
 */
typedef struct
{
  guint   n_coders;
  GArray *units;
  GArray *disorders;
} ActantRows;

gboolean _actant_alignment_choose (const ActantContinuum  *continuum,
                                   const ActantRows       *rows,
                                   double                  alone,
                                   GCancellable           *cancellable,
                                   GArray                 *chosen,
                                   GError                **error);

G_END_DECLS
