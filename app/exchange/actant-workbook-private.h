/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

/* Closes and frees @workbook, which is written to @path, and reads it back: libxlsxwriter gathers
 * the sheets in temporaries without looking whether they take all it writes. */
lxw_error _actant_workbook_close (lxw_workbook *workbook,
                                  const char   *path);

G_END_DECLS
