/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-annotation-set.h"
#include "text/actant-source-text.h"

G_BEGIN_DECLS

gint64 actant_coverage_count       (ActantAnnotationSet *set);
int    actant_coverage_get_percent (gint64               covered,
                                    ActantSourceText    *source);

G_END_DECLS
