/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of CSV files, one a table, with their description; whole or not at all. */
#include "config.h"

#include "exchange/actant-csv.h"
#include "exchange/actant-data-package.h"
#include "exchange/actant-export-job-private.h"
#include "exchange/actant-sheet.h"
#include "store/actant-io-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

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

  return _actant_sinks_finish (sinks, folder, FALSE, &job->error);
}

/* Removes the files of a dataset and the folder, if nothing else is in it. */
static void
remove_dataset (const char  *folder,
                char       **files)
{
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      _actant_io.unlinkat (AT_FDCWD, path, 0);
    }
  _actant_io.unlinkat (AT_FDCWD, folder, AT_REMOVEDIR);
}

/* Whether @folder may be replaced: it is empty, or a dataset of ours and nothing besides. */
static gboolean
check_replaceable (const char   *folder,
                   char       ***files,
                   GError      **error)
{
  g_autofree char *display = g_filename_display_name (folder);
  g_autoptr(GPtrArray) names = NULL;
  struct stat status;
  int number = 0;

  if (_actant_io.fstatat (AT_FDCWD, folder, &status, 0) != 0)
    number = errno;
  else if (!S_ISDIR (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY,
                   _("%s is there already and is no folder, which the tables need; choose another"
                     " name"), display);
      return FALSE;
    }
  else
    names = _actant_io_list_folder (folder, &number);
  if (number != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                   _("%s cannot be read: %s"), display, g_strerror (number));
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
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

static int
make_folder (const char *temporary,
             mode_t      mode)
{
  return _actant_io.mkdirat (AT_FDCWD, temporary, mode);
}

static int
pick_name (const char *temporary,
           mode_t      mode)
{
  struct stat status;

  if (_actant_io.fstatat (AT_FDCWD, temporary, &status, AT_SYMLINK_NOFOLLOW) == 0)
    errno = EEXIST;
  else if (errno == ENOENT)
    return 0;
  return -1;
}

/* For file systems that only know the plain call, which replaces empty folders alone: the old one
 * steps aside until the new one is in its place. FALSE with errno set, and @kept to where the old
 * one is when it cannot be put back. */
static gboolean
put_plainly (const char  *temporary,
             const char  *output,
             gboolean     exists,
             char       **files,
             char       **kept)
{
  int result = 0;
  g_autofree char *aside = exists ? _actant_sink_make_beside (output, pick_name, 0, &result) : NULL;
  int number;

  if (exists && (aside == NULL || _actant_io.renameat (AT_FDCWD, output, AT_FDCWD, aside) != 0))
    return FALSE;
  if (_actant_io.renameat (AT_FDCWD, temporary, AT_FDCWD, output) == 0)
    {
      if (exists)
        remove_dataset (aside, files);
      return TRUE;
    }

  number = errno;
  if (exists && _actant_io.renameat (AT_FDCWD, aside, AT_FDCWD, output) != 0)
    *kept = g_steal_pointer (&aside);
  errno = number;
  return FALSE;
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
  g_autofree char *kept = NULL;
  int number;

  if (_actant_io.renameat2 (AT_FDCWD, temporary, AT_FDCWD, output,
                            exists ? RENAME_EXCHANGE : RENAME_NOREPLACE) == 0)
    {
      if (exists)
        remove_dataset (temporary, files);
      return TRUE;
    }
  if (_actant_io_is_unsupported (errno) && put_plainly (temporary, output, exists, files, &kept))
    return TRUE;

  number = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               _("%s could not be put in place: %s"), display, g_strerror (number));
  if (kept != NULL)
    g_prefix_error (error, _("(what was there is kept as %s) "), kept);
  return FALSE;
}

/* Removes what was written of a dataset that did not come to be. */
static void
remove_unfinished (const ActantExportData *data,
                   const char             *folder)
{
  g_autoptr(GPtrArray) sheets = actant_sheets_new (data);
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
  remove_dataset (folder, files);
}

gboolean
_actant_export_write_csv (ActantExportJob *job)
{
  g_autofree char *output = g_canonicalize_filename (job->output, NULL);
  g_autofree char *display = g_filename_display_name (output);
  g_autofree char *temporary = NULL;
  g_auto(GStrv) old_files = NULL;
  struct stat status;
  int result = _actant_io.fstatat (AT_FDCWD, output, &status, 0);
  gboolean exists = result == 0 || errno != ENOENT;

  if (exists && !check_replaceable (output, &old_files, &job->error))
    return FALSE;
  temporary = _actant_sink_make_beside (output, make_folder, 0777, &result);
  if (temporary == NULL)
    {
      g_set_error (&job->error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _("%s could not be made: %s"), display, g_strerror (errno));
      return FALSE;
    }

  if (!write_files (job, temporary)
      || !put_in_place (temporary, output, exists, old_files, &job->error))
    {
      remove_unfinished (job->data, temporary);
      return FALSE;
    }

  return _actant_sink_confirm (output, &job->error);
}
