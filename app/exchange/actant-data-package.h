/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/actant-sheet.h"

G_BEGIN_DECLS

/** The description's name in the folder. */
#define ACTANT_DATA_PACKAGE_NAME "datapackage.json"

void  actant_data_package_append     (GString                *out,
                                      const ActantExportData *data,
                                      GPtrArray              *sheets);
char **actant_data_package_list_files (const char            *folder,
                                      GError                **error);

G_END_DECLS
