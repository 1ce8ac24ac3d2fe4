/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantFurniture:
 *
 * What pages leave in a text that was taken from print: running headers and footers, page
 * numbers, form feeds, and footnotes where they break a sentence.
 *
 * Furniture is a line that recurs (but for its numbers) or a bare number, where there is a sign of
 * a page break: a form feed, three empty lines, or a sentence that it interrupts. A joint is a
 * place where a sentence goes on behind furniture.
 *
 * Made once for a text, not changed, safe to share between threads.
 */
typedef struct _ActantFurniture ActantFurniture;

ActantFurniture *actant_furniture_new       (ActantSourceText      *source);
void             actant_furniture_free      (ActantFurniture       *self);
gboolean         actant_furniture_covers    (const ActantFurniture *self,
                                             gint64                 start,
                                             gint64                 end);
gboolean         actant_furniture_get_joint (const ActantFurniture *self,
                                             gint64                 offset,
                                             ActantTextRange       *joint);
GArray          *actant_furniture_cut       (const ActantFurniture *self,
                                             gint64                 start,
                                             gint64                 end);
GArray          *actant_furniture_get_lines (const ActantFurniture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantFurniture, actant_furniture_free)

G_END_DECLS
