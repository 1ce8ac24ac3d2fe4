/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void actant_sort_runs (GPtrArray    *items,
                       GCompareFunc  compare);

G_END_DECLS
