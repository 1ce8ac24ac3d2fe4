/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     actant_csv_append_text    (GString    *out,
                                    const char *text,
                                    gboolean    spreadsheet);
gboolean actant_csv_is_formula     (const char *text);

G_END_DECLS
