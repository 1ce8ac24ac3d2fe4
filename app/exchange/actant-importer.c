/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of import formats, and the report they all make. */
#include "config.h"

#include "exchange/actant-importer.h"

#include "exchange/actant-codebook-csv.h"
#include "exchange/actant-webannotation-import.h"

#include <glib/gi18n.h>

static const ActantImportFormat formats[] = {
  { "webannotation", N_("Web Annotation (JSON-LD)"),
    N_("The W3C’s format, as Hypothesis, Recogito and others write it"),
    TRUE, actant_import_webannotation },
  { "codebook-csv", N_("Codebook (CSV)"),
    N_("Codes by name, with their definitions and rules; those there are already are updated"),
    FALSE, actant_import_codebook_csv },
};

/**
 * actant_import_get_formats:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): what can be read
 */
const ActantImportFormat *
actant_import_get_formats (guint *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * actant_import_find_format:
 * @name: as on the command line
 *
 * Returns: (transfer none) (nullable): the format
 */
const ActantImportFormat *
actant_import_find_format (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].name, name) == 0)
      return &formats[i];

  return NULL;
}

static void
free_line (gpointer pointer)
{
  ActantImportLine *line = pointer;

  g_free (line->name);
  g_free (line->text);
  g_free (line->message);
  g_free (line);
}

/** Returns: (transfer full): an empty report */
ActantImportReport *
actant_import_report_new (void)
{
  ActantImportReport *report = g_new0 (ActantImportReport, 1);

  report->lines = g_ptr_array_new_with_free_func (free_line);
  return report;
}

void
actant_import_report_free (ActantImportReport *report)
{
  g_return_if_fail (report != NULL);

  g_ptr_array_unref (report->lines);
  g_free (report->note);
  g_free (report);
}

/**
 * actant_import_report_add:
 * @report: a report
 * @name: what the file calls the annotation
 * @outcome: what became of it
 * @text: (nullable): path of the text it is on
 * @message: (nullable): why
 *
 * Adds a line.
 */
void
actant_import_report_add (ActantImportReport  *report,
                          const char          *name,
                          ActantImportOutcome  outcome,
                          const char          *text,
                          const char          *message)
{
  ActantImportLine *line;

  g_return_if_fail (report != NULL && name != NULL);

  line = g_new0 (ActantImportLine, 1);
  line->name = g_strdup (name);
  line->outcome = outcome;
  line->text = g_strdup (text);
  line->message = g_strdup (message);
  g_ptr_array_add (report->lines, line);
  report->n[outcome]++;
}

/** Returns: (transfer none): "placed", "moved", "discarded" …, for programs */
const char *
actant_import_outcome_get_name (ActantImportOutcome outcome)
{
  static const char * const names[] = {
    "placed", "moved", "discarded", "added", "updated", "unchanged"
  };

  g_return_val_if_fail (outcome < G_N_ELEMENTS (names), NULL);

  return names[outcome];
}
