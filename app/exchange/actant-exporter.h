/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"
#include "session/actant-work.h"

G_BEGIN_DECLS

/**
 * ActantExportOptions:
 * @coders: (nullable) (array zero-terminated=1): slugs to export; %NULL for all
 * @texts: (nullable) (array zero-terminated=1): paths to export; %NULL for all
 * @spreadsheet: CSV only: start with a BOM and guard cells against formulas
 */
typedef struct
{
  const char * const *coders;
  const char * const *texts;
  gboolean            spreadsheet;
} ActantExportOptions;

/**
 * ActantExportFormat:
 * @name: on the command line
 * @label: shown, translatable
 * @description: shown, translatable, one line
 * @extension: of the file; %NULL when the format is a folder
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *description;
  const char *extension;
} ActantExportFormat;

const ActantExportFormat *actant_export_get_formats (guint                      *n_formats);
const ActantExportFormat *actant_export_find_format (const char                 *name);

/**
 * ActantExportData:
 *
 * A snapshot of what is to be exported: the session may go on while threads
 * write it. Taken on the main context, whole or bit by bit.
 */
typedef struct _ActantExportData ActantExportData;

ActantExportData *actant_export_data_new   (ActantSession              *session,
                                            const ActantExportOptions  *options,
                                            GError                    **error);
ActantExportData *actant_export_data_begin (ActantSession              *session,
                                            const ActantExportOptions  *options,
                                            GError                    **error);
gboolean          actant_export_data_take  (ActantExportData           *data);
ActantExportData *actant_export_data_ref   (ActantExportData           *data);
void              actant_export_data_unref (ActantExportData           *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantExportData, actant_export_data_unref)

gboolean          actant_export_write      (const ActantExportFormat   *format,
                                            ActantExportData           *data,
                                            const char                 *output,
                                            ActantWork                 *work,
                                            GError                    **error);
char             *actant_export_preview    (const ActantExportFormat   *format,
                                            ActantExportData           *data,
                                            guint                       n_rows,
                                            ActantWork                 *work,
                                            GError                    **error);

G_END_DECLS
