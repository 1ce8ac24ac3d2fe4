/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void actant_let_go                 (gpointer       data,
                                    guint          n,
                                    GDestroyNotify free_func);
void actant_give_back_freed_memory (void);

G_END_DECLS
