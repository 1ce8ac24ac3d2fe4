/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean actant_merge_bytes (GBytes       *base,
                             GBytes       *ours,
                             GBytes       *theirs,
                             const char   *name,
                             GBytes      **merged,
                             guint        *n_clashes,
                             GError      **error);

G_END_DECLS
