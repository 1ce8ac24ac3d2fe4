/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

typedef enum
{
  ACTANT_IMPORT_PLACED,
  ACTANT_IMPORT_MOVED,
  ACTANT_IMPORT_DISCARDED,
} ActantImportOutcome;

/**
 * ActantImportLine:
 * @name: what the file calls the annotation
 * @outcome: what became of it
 * @text: (nullable): path of the text it is on
 * @message: (nullable): why, or what to know about it
 */
typedef struct
{
  char                *name;
  ActantImportOutcome  outcome;
  char                *text;
  char                *message;
} ActantImportLine;

/**
 * ActantImportReport:
 * @lines: (element-type ActantImportLine): one an annotation, or one a target
 *   when they are independent
 * @n_placed: how many lines say so
 * @n_moved: how many lines say so
 * @n_discarded: how many lines say so
 * @note: (nullable): what was found out about the whole file
 */
typedef struct
{
  GPtrArray *lines;
  guint      n_placed;
  guint      n_moved;
  guint      n_discarded;
  char      *note;
} ActantImportReport;

ActantImportReport *actant_import_report_new     (void);
void                actant_import_report_free    (ActantImportReport    *report);
void                actant_import_report_add     (ActantImportReport    *report,
                                                  const char            *name,
                                                  ActantImportOutcome    outcome,
                                                  const char            *text,
                                                  const char            *message);
const char         *actant_import_outcome_get_name (ActantImportOutcome  outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantImportReport, actant_import_report_free)

/**
 * ActantImportFunc:
 * @session: the study
 * @path: of the file to import
 * @text: (nullable): path below the root of the text to import into; %NULL to
 *   go by what the file says
 * @change_set: gets what is to change; nothing when nothing fits. The caller
 *   applies it.
 *
 * Returns: (transfer full) (nullable): what became of each annotation; %NULL
 *   when the file cannot be read
 */
typedef ActantImportReport *(*ActantImportFunc) (ActantSession    *session,
                                                 const char       *path,
                                                 const char       *text,
                                                 ActantChangeSet  *change_set,
                                                 GError          **error);

/**
 * ActantImportFormat:
 * @name: on the command line
 * @label: shown, translatable
 * @description: shown, translatable, one line
 */
typedef struct
{
  const char       *name;
  const char       *label;
  const char       *description;
  ActantImportFunc  func;
} ActantImportFormat;

const ActantImportFormat *actant_import_get_formats (guint      *n_formats);
const ActantImportFormat *actant_import_find_format (const char *name);

G_END_DECLS
