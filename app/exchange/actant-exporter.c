/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of export formats, and what holds for all of them. */
#include "config.h"

#include "exchange/actant-export-job-private.h"

#include "store/actant-io-private.h"
#include "store/actant-study-folder.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define PROGRESS_STEPS 1024
/* What the reading takes of the whole. */
#define READING_SHARE 0.5

/**
 * Writer:
 * @write: (nullable): writes the whole output; %NULL when @append does
 * @append: writes the text, or the first rows of it for a preview
 */
typedef struct
{
  gboolean (*write)  (ActantExportJob *job);
  void     (*append) (ActantExportJob *job,
                      ActantSink      *sink);
} Writer;

static const ActantExportFormat formats[] = {
  { "csv", N_("Tables (CSV)"),
    N_("A folder of tables with a description of their columns, for R, Python and SPSS"), NULL },
  { "xlsx", N_("Workbook (XLSX)"),
    N_("The same tables as sheets of one workbook"), "xlsx" },
  { "jsonl", N_("JSON Lines"),
    N_("One record a line, with nothing left out"), "jsonl" },
  { "html", N_("Report (HTML)"),
    N_("The texts with their highlights and the claims by actor, for reading and printing"),
    "html" },
  { "webannotation", N_("Web Annotation (JSON-LD)"),
    N_("The W3C’s format, for other annotation programs"), "jsonld" },
  { "codebook-csv", N_("Codebook (CSV)"),
    N_("The codes with their definitions, rules and examples as one table"), "csv" },
};

static const Writer writers[] = {
  { _actant_export_write_csv, _actant_export_write_claims_csv },
  { _actant_export_write_xlsx, _actant_export_write_claims_csv },
  { NULL, _actant_export_write_jsonl },
  { NULL, _actant_export_write_html },
  { NULL, _actant_export_write_webannotation },
  { NULL, _actant_export_write_codebook_csv },
};


/**
 * actant_export_get_formats:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): what can be written
 */
const ActantExportFormat *
actant_export_get_formats (guint *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * actant_export_find_format:
 * @name: as on the command line
 *
 * Returns: (transfer none) (nullable): the format
 */
const ActantExportFormat *
actant_export_find_format (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].name, name) == 0)
      return &formats[i];

  return NULL;
}

/* One record or row more; FALSE when the job was cancelled. */
gboolean
_actant_export_job_step (ActantExportJob *job)
{
  if (++job->done % PROGRESS_STEPS != 0)
    return TRUE;
  if (!actant_work_check (job->work, &job->error))
    return FALSE;
  if (job->total > 0)
    actant_work_set_fraction (job->work, (double) job->done / job->total);

  return TRUE;
}

static gboolean
is_of_study (const char *root,
             const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  g_autofree char *coder = NULL;
  g_autofree char *study_coder = NULL;
  gsize length = root != NULL ? strlen (root) : 0;

  if (root == NULL || strncmp (path, root, length) != 0
      || (path[length] != '/' && path[length] != '\0'))
    return FALSE;

  return path[length] == '\0' || actant_path_is_text (name)
         || actant_annotation_path_split (name, &text, &coder)
         || actant_study_path_split (name, &study_coder);
}

/* The path without links, so that no detour leads into the study and a link to an output stays. */
static char *
resolve (const char *path)
{
  g_autofree char *plain = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (plain);
  g_autofree char *name = g_path_get_basename (plain);
  char *real = _actant_io.realpath (plain, NULL);

  if (real == NULL)
    {
      g_autofree char *real_folder = _actant_io.realpath (folder, NULL);

      real = g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);
    }

  return real;
}

/* An export never takes the place of a text or a coder's work. */
static gboolean
check_output (const ActantExportData  *data,
              const char              *output,
              const char              *path,
              GError                 **error)
{
  g_autofree char *root = data->root != NULL ? resolve (data->root) : NULL;
  g_autofree char *display = g_filename_display_name (output);

  if (!is_of_study (root, path))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _("%s is a name for a file of the study itself; choose another"), display);
  return FALSE;
}

static gboolean
write_text (ActantExportJob *job,
            const Writer    *writer)
{
  g_autoptr(ActantSink) sink = _actant_sink_new_file (job->output, &job->error);

  if (sink == NULL)
    return FALSE;
  job->total = job->data->n_records;
  writer->append (job, sink);

  return job->error == NULL && _actant_sink_finish (sink, &job->error);
}

/**
 * actant_export_write:
 * @format: one of actant_export_get_formats()
 * @data: the snapshot; may be used in any thread
 * @output: path of the file or folder, or of a link to one; what was there is
 *   replaced when it is complete, and a folder only when it holds a dataset of
 *   ours; a device or pipe is an error
 * @work: (nullable): is told how far the writing is, and ends it when
 *   cancelled, with nothing left behind
 *
 * Returns: %FALSE with @error set, which names what cannot be read or written;
 *   then @output is what it was
 */
gboolean
actant_export_write (const ActantExportFormat  *format,
                     ActantExportData          *data,
                     const char                *output,
                     ActantWork                *work,
                     GError                   **error)
{
  ActantExportJob job = { .data = data, .limit = G_MAXUINT, .work = work };
  g_autofree char *path = NULL;
  const Writer *writer;

  g_return_val_if_fail (format >= formats && format < formats + G_N_ELEMENTS (formats), FALSE);
  g_return_val_if_fail (data != NULL && output != NULL, FALSE);

  path = resolve (output);
  job.output = path;
  if (!check_output (data, output, path, error))
    return FALSE;
  actant_work_set_part (work, 0, READING_SHARE);
  if (!_actant_export_data_read (data, work, error))
    return FALSE;

  actant_work_set_part (work, READING_SHARE, 1);
  writer = &writers[format - formats];
  if (writer->write != NULL ? writer->write (&job) : write_text (&job, writer))
    {
      actant_work_set_fraction (work, 1);
      return TRUE;
    }

  g_propagate_error (error, job.error);
  return FALSE;
}

/**
 * actant_export_preview:
 * @format: one of actant_export_get_formats()
 * @data: the snapshot; may be used in any thread
 * @n_rows: how many rows or records to show at most
 * @work: (nullable): is told how far the reading is
 *
 * Returns: (transfer full): the start of what would be written; of tables, the
 *   claims as CSV
 */
char *
actant_export_preview (const ActantExportFormat  *format,
                       ActantExportData          *data,
                       guint                      n_rows,
                       ActantWork                *work,
                       GError                   **error)
{
  ActantExportJob job = { .data = data, .limit = n_rows, .work = work };
  g_autoptr(ActantSink) sink = NULL;

  g_return_val_if_fail (format >= formats && format < formats + G_N_ELEMENTS (formats), NULL);
  g_return_val_if_fail (data != NULL, NULL);

  if (!_actant_export_data_read (data, work, error))
    return NULL;

  sink = _actant_sink_new_memory ();
  writers[format - formats].append (&job, sink);
  if (job.error != NULL)
    {
      g_propagate_error (error, job.error);
      return NULL;
    }

  return _actant_sink_take_text (sink);
}
