/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char     *actant_data_file_dup_path (const char  *name);
JsonNode *actant_data_file_load     (const char  *name,
                                     const char  *format,
                                     GError     **error);

G_END_DECLS
