/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *actant_help_dup_path (const char *page);
void  actant_help_show     (GtkWindow  *parent,
                            const char *page);

G_END_DECLS
