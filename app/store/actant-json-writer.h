/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void actant_json_append_string    (GString    *out,
                                   const char *text);
void actant_json_append_name      (GString    *out,
                                   const char *name);
void actant_json_append_integer   (GString    *out,
                                   gint64      value);
void actant_json_append_newline   (GString    *out,
                                   guint       depth);
void actant_json_escape_line_ends (GString    *line);

G_END_DECLS
