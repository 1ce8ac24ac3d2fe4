/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

typedef enum
{
  ACTANT_IMPORT_PLACED,
  ACTANT_IMPORT_MOVED,
  ACTANT_IMPORT_DISCARDED,
  ACTANT_IMPORT_ADDED,
  ACTANT_IMPORT_UPDATED,
  ACTANT_IMPORT_UNCHANGED,
} ActantImportOutcome;

#define ACTANT_N_IMPORT_OUTCOMES (ACTANT_IMPORT_UNCHANGED + 1)

/**
 * ActantImportLine:
 * @name: what the file calls the annotation or the code
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
 * @n: how many lines have each outcome
 * @note: (nullable): what was found out about the whole file
 */
typedef struct
{
  GPtrArray *lines;
  guint      n[ACTANT_N_IMPORT_OUTCOMES];
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
 * ActantImportOptions:
 * @text: (nullable): path below the root of the text to import into; %NULL to
 *   go by what the file says
 * @partial: of a table, leave out lines that are broken instead of importing
 *   nothing
 */
typedef struct
{
  const char *text;
  gboolean    partial;
} ActantImportOptions;

/**
 * ActantImportFunc:
 * @session: the study
 * @path: of the file to import
 * @change_set: gets what is to change; nothing when nothing fits. The caller
 *   applies it.
 *
 * Returns: (transfer full) (nullable): what became of each annotation; %NULL
 *   when the file cannot be read
 */
typedef ActantImportReport *(*ActantImportFunc) (ActantSession              *session,
                                                 const char                 *path,
                                                 const ActantImportOptions  *options,
                                                 ActantChangeSet            *change_set,
                                                 GError                    **error);

/**
 * ActantImportFormat:
 * @name: on the command line
 * @label: shown, translatable
 * @description: shown, translatable, one line
 * @takes_texts: whether it brings annotations, which lie on texts, and not the
 *   codebook
 */
typedef struct
{
  const char       *name;
  const char       *label;
  const char       *description;
  gboolean          takes_texts;
  ActantImportFunc  func;
} ActantImportFormat;

const ActantImportFormat *actant_import_get_formats (guint      *n_formats);
const ActantImportFormat *actant_import_find_format (const char *name);

G_END_DECLS
