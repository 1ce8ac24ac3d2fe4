/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of CSV files, one a table, with their description; whole or not at all. */
#include "config.h"

#include "exchange/actant-csv.h"
#include "exchange/actant-data-package.h"
#include "exchange/actant-export-job-private.h"
#include "exchange/actant-sheet.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct
{
  ActantExportJob *job;
  ActantSink      *sink;
  guint            n_rows;
} Writer;

/* An id that no record of the kind has keeps the column from being declared a foreign key. */
static void
check_reference (ActantColumn           *column,
                 const ActantExportData *data,
                 const char             *id)
{
  const ActantRecord *record = _actant_export_data_lookup (data, id);

  if (record == NULL || actant_record_get_kind (record) != column->target)
    column->dangling = TRUE;
}

/* printf() takes as long for a number as the rest of its row does. */
static void
append_integer (GString *out,
                gint64   integer)
{
  char digits[24];
  char *first = digits + sizeof digits;
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;

  do
    *--first = '0' + rest % 10;
  while ((rest /= 10) > 0);
  if (integer < 0)
    *--first = '-';
  g_string_append_len (out, first, digits + sizeof digits - first);
}

static gboolean
write_row (const ActantSheet *sheet,
           const ActantCell  *cells,
           gpointer           user_data)
{
  Writer *writer = user_data;
  const ActantExportData *data = writer->job->data;
  GString *out = _actant_sink_get_buffer (writer->sink);

  if (writer->n_rows++ == writer->job->limit)
    return FALSE;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      ActantColumn *column = sheet->columns->pdata[i];

      if (i > 0)
        g_string_append_c (out, ',');
      if (cells[i].type == ACTANT_CELL_INTEGER)
        append_integer (out, cells[i].integer);
      else if (cells[i].type == ACTANT_CELL_BOOLEAN)
        g_string_append (out, cells[i].integer ? "true" : "false");
      else if (cells[i].type == ACTANT_CELL_TEXT)
        {
          if (column->target != ACTANT_KIND_NONE && !column->dangling)
            check_reference (column, data, cells[i].text);
          actant_csv_append_text (out, cells[i].text, data->spreadsheet);
        }
    }
  g_string_append (out, "\r\n");
  _actant_sink_flush (writer->sink);

  return _actant_export_job_step (writer->job);
}

static void
write_sheet (ActantExportJob   *job,
             ActantSink        *sink,
             const ActantSheet *sheet)
{
  Writer writer = { job, sink, 0 };
  GString *out = _actant_sink_get_buffer (sink);

  if (job->data->spreadsheet)
    g_string_append (out, BYTE_ORDER_MARK);
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      actant_csv_append_text (out, ((ActantColumn *) sheet->columns->pdata[i])->name,
                              job->data->spreadsheet);
    }
  g_string_append (out, "\r\n");
  actant_sheet_foreach_row (sheet, job->data, write_row, &writer);
}

/* The first table, for the preview. */
void
_actant_export_write_claims_csv (ActantExportJob *job,
                                 ActantSink      *sink)
{
  g_autoptr(GPtrArray) sheets = actant_sheets_new (job->data);

  write_sheet (job, sink, sheets->pdata[0]);
}

/* NULL on an error, which is the job's then. */
static ActantSink *
new_file (ActantExportJob *job,
          const char      *folder,
          const char      *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return _actant_sink_new_file (path, &job->error);
}

static gboolean
write_file (ActantExportJob   *job,
            const char        *folder,
            const ActantSheet *sheet,
            GPtrArray         *sinks)
{
  g_autofree char *name = g_strconcat (sheet->name, ".csv", NULL);
  ActantSink *sink = new_file (job, folder, name);

  if (sink == NULL)
    return FALSE;
  g_ptr_array_add (sinks, sink);
  write_sheet (job, sink, sheet);
  _actant_sink_write_out (sink);

  return job->error == NULL;
}

static gboolean
write_files (ActantExportJob *job,
             const char      *folder)
{
  g_autoptr(GPtrArray) sheets = actant_sheets_new (job->data);
  g_autoptr(GPtrArray) sinks = g_ptr_array_new_with_free_func ((GDestroyNotify) _actant_sink_free);
  ActantSink *sink;

  /* Each record is a row; passages and child tables are about as many again. */
  job->total = 3 * job->data->n_records;
  for (guint i = 0; i < sheets->len; i++)
    if (!write_file (job, folder, sheets->pdata[i], sinks))
      return FALSE;

  sink = new_file (job, folder, ACTANT_DATA_PACKAGE_NAME);
  if (sink == NULL)
    return FALSE;
  g_ptr_array_add (sinks, sink);
  actant_data_package_append (_actant_sink_get_buffer (sink), job->data, sheets);
  _actant_sink_write_out (sink);

  for (guint i = 0; i < sinks->len; i++)
    if (!_actant_sink_finish (sinks->pdata[i], &job->error))
      return FALSE;

  return TRUE;
}

/* Removes the files of a dataset and the folder, if nothing else is in it. */
static void
remove_dataset (const char  *folder,
                char       **files)
{
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Whether @folder may be replaced: it is empty, or a dataset of ours and nothing besides. */
static gboolean
check_replaceable (const char   *folder,
                   char       ***files,
                   GError      **error)
{
  g_autofree char *display = g_filename_display_name (folder);
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY,
                   _("%s is there already and is no folder, which the tables need; choose another"
                     " name"), display);
      return FALSE;
    }
  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *display_name = NULL;

      if (*files == NULL)
        *files = actant_data_package_list_files (folder, error);
      if (*files == NULL)
        return FALSE;
      if (g_strv_contains ((const char * const *) *files, name))
        continue;

      display_name = g_filename_display_name (name);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _("%s also holds “%s”, which is not of the dataset; move it away or choose"
                     " another folder"), display, display_name);
      return FALSE;
    }

  return TRUE;
}

/* Puts @temporary where @output is; @files are what the old one holds. */
static gboolean
put_in_place (const char  *temporary,
              const char  *output,
              gboolean     exists,
              char       **files,
              GError     **error)
{
  g_autofree char *display = g_filename_display_name (output);
  int done = exists ? renameat2 (AT_FDCWD, temporary, AT_FDCWD, output, RENAME_EXCHANGE)
                    : renameat2 (AT_FDCWD, temporary, AT_FDCWD, output, RENAME_NOREPLACE);

  if (done == 0)
    {
      if (exists)
        remove_dataset (temporary, files);
      return TRUE;
    }
  /* Some network file systems only know the plain call, which replaces empty folders alone. */
  if (errno == EINVAL || errno == ENOSYS)
    {
      if (exists)
        remove_dataset (output, files);
      if (rename (temporary, output) == 0)
        return TRUE;
    }

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("%s could not be put in place: %s"), display, g_strerror (errno));
  return FALSE;
}

gboolean
_actant_export_write_csv (ActantExportJob *job)
{
  g_autofree char *output = g_canonicalize_filename (job->output, NULL);
  g_autofree char *display = g_filename_display_name (output);
  g_autofree char *folder = g_path_get_dirname (output);
  g_autofree char *name = g_path_get_basename (output);
  g_autofree char *temporary = g_strdup_printf ("%s/.~%.200s.XXXXXX", folder, name);
  g_auto(GStrv) old_files = NULL;
  gboolean exists = g_file_test (output, G_FILE_TEST_EXISTS);

  if (exists && !check_replaceable (output, &old_files, &job->error))
    return FALSE;
  if (g_mkdtemp_full (temporary, 0777) == NULL)
    {
      g_set_error (&job->error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _("%s could not be made: %s"), display, g_strerror (errno));
      return FALSE;
    }

  if (!write_files (job, temporary)
      || !put_in_place (temporary, output, exists, old_files, &job->error))
    {
      g_autoptr(GPtrArray) sheets = actant_sheets_new (job->data);
      g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
      g_auto(GStrv) files = NULL;

      for (guint i = 0; i < sheets->len; i++)
        {
          const ActantSheet *sheet = sheets->pdata[i];
          g_autofree char *file = g_strconcat (sheet->name, ".csv", NULL);

          g_strv_builder_add (names, file);
        }
      g_strv_builder_add (names, ACTANT_DATA_PACKAGE_NAME);
      files = g_strv_builder_end (names);
      remove_dataset (temporary, files);
      return FALSE;
    }

  return TRUE;
}
