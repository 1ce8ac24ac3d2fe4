/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/actant-exporter.h"

G_BEGIN_DECLS

/**
 * ActantExportSource:
 *
 * Snapshots of what is chosen of a study, taken between the frames. The last
 * one is kept while neither the choice nor the session changes; when the
 * session changes meanwhile it is taken anew.
 */
#define ACTANT_TYPE_EXPORT_SOURCE (actant_export_source_get_type ())
G_DECLARE_FINAL_TYPE (ActantExportSource, actant_export_source, ACTANT, EXPORT_SOURCE, GObject)

ActantExportSource *actant_export_source_new         (ActantSession        *session);
void                actant_export_source_choose      (ActantExportSource   *source,
                                                      const char           *text,
                                                      gboolean              own_only,
                                                      gboolean              spreadsheet);
void                actant_export_source_take        (ActantExportSource   *source,
                                                      ActantWork           *work,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
ActantExportData   *actant_export_source_take_finish (ActantExportSource   *source,
                                                      ActantWork           *work,
                                                      GAsyncResult         *result,
                                                      GError              **error);

G_END_DECLS
