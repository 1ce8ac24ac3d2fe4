/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-annotation-set.h"
#include "text/actant-furniture.h"

G_BEGIN_DECLS

gboolean actant_uncovered_find (ActantAnnotationSet   *set,
                                ActantSourceText      *source,
                                const ActantFurniture *furniture,
                                gint64                 offset,
                                ActantTextRange       *span);

G_END_DECLS
