/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report's tables as one page to read, as a folder of CSV, or as a workbook. */
#include "config.h"

#include "exchange/actant-review-report.h"

#include "exchange/actant-csv.h"
#include "exchange/actant-html-private.h"
#include "exchange/actant-sink-private.h"
#include "exchange/actant-workbook-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>
#include <xlsxwriter.h>

/* Of a sheet, the head among them. */
#define MOST_ROWS 1048576

/* Seconds since 1970: 2000-01-01, for want of a time that the files have. */
#define REPORT_TIME 946684800

/* After so many rows it is looked whether the writing is to end. */
#define CHECK_ROWS 256

static const char style[] =
  ":root{color-scheme:light dark;--line:#ccc;--dim:#666}\n"
  "@media (prefers-color-scheme:dark){:root{--line:#555;--dim:#aaa}}\n"
  "body{font:1rem/1.5 sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}\n"
  "table{border-collapse:collapse;font-size:.85rem;width:100%}\n"
  "th,td{border-bottom:1px solid var(--line);padding:.2rem .5rem;text-align:start;vertical-align:top;"
  "overflow-wrap:anywhere}\n"
  "caption,.meta{text-align:start;color:var(--dim)}\n";

static void
append_row (GString    *out,
            const char *cell,
            char      **cells)
{
  g_string_append (out, "<tr>");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_string_append_printf (out, "<%s><bdi>", cell);
      _actant_html_append (out, cells[i], -1);
      g_string_append_printf (out, "</bdi></%s>", cell);
    }
  g_string_append (out, "</tr>\n");
}

static gboolean
write_html (GPtrArray   *tables,
            const char  *title,
            const char  *path,
            ActantWork  *work,
            GError     **error)
{
  g_autoptr(ActantSink) sink = _actant_sink_new_file (path, error);
  GString *out;

  if (sink == NULL)
    return FALSE;

  out = _actant_sink_get_buffer (sink);
  g_string_append (out, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
                        "<meta http-equiv=\"Content-Security-Policy\" "
                        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
  _actant_html_append (out, title, -1);
  g_string_append_printf (out, "</title>\n<style>\n%s</style></head><body>\n<h1><bdi>", style);
  _actant_html_append (out, title, -1);
  g_string_append (out, "</bdi></h1>\n<nav><ul>\n");
  for (guint i = 0; i < tables->len; i++)
    {
      const ActantReportTable *table = tables->pdata[i];

      g_string_append_printf (out, "<li><a href=\"#%s\">", table->name);
      _actant_html_append (out, table->title, -1);
      g_string_append_printf (out, "</a> <span class=\"meta\">%u</span></li>\n", table->rows->len);
    }
  g_string_append (out, "</ul></nav>\n");
  for (guint i = 0; i < tables->len; i++)
    {
      const ActantReportTable *table = tables->pdata[i];

      g_string_append_printf (out, "<section id=\"%s\"><h2>", table->name);
      _actant_html_append (out, table->title, -1);
      g_string_append (out, "</h2>\n<table><thead>");
      append_row (out, "th", table->columns);
      g_string_append (out, "</thead><tbody>\n");
      for (guint row = 0; row < table->rows->len; row++)
        {
          append_row (out, "td", table->rows->pdata[row]);
          _actant_sink_flush (sink);
          if (row % CHECK_ROWS == 0 && !actant_work_check (work, error))
            return FALSE;
        }
      g_string_append (out, "</tbody></table></section>\n");
    }
  g_string_append (out, "</body></html>\n");

  return _actant_sink_finish (sink, error);
}

static void
append_csv_row (GString  *out,
                char    **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      actant_csv_append_text (out, cells[i], FALSE);
    }
  g_string_append (out, "\r\n");
}

static gboolean
write_csv (GPtrArray   *tables,
           const char  *folder,
           ActantWork  *work,
           GError     **error)
{
  g_autoptr(GPtrArray) sinks = g_ptr_array_new_with_free_func ((GDestroyNotify) _actant_sink_free);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("%s cannot be made: %s"), folder,
                   g_strerror (code));
      return FALSE;
    }
  for (guint i = 0; i < tables->len; i++)
    {
      const ActantReportTable *table = tables->pdata[i];
      g_autofree char *name = g_strconcat (table->name, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      ActantSink *sink = _actant_sink_new_file (path, error);

      if (sink == NULL)
        return FALSE;
      g_ptr_array_add (sinks, sink);
      append_csv_row (_actant_sink_get_buffer (sink), table->columns);
      for (guint row = 0; row < table->rows->len; row++)
        {
          append_csv_row (_actant_sink_get_buffer (sink), table->rows->pdata[row]);
          _actant_sink_flush (sink);
          if (row % CHECK_ROWS == 0 && !actant_work_check (work, error))
            return FALSE;
        }
      _actant_sink_write_out (sink);
    }

  return _actant_sinks_finish (sinks, folder, TRUE, error);
}

/* A cell that reads as a number is one. */
static void
write_cell (lxw_worksheet *sheet,
            lxw_row_t      row,
            lxw_col_t      column,
            const char    *cell)
{
  char *end = NULL;
  double number = g_ascii_strtod (cell, &end);

  if (*cell == '\0')
    return;
  if (*end == '\0' && (g_ascii_isdigit (*cell) || *cell == '-'))
    worksheet_write_number (sheet, row, column, number, NULL);
  else
    worksheet_write_string (sheet, row, column, cell, NULL);
}

/* Nothing is cut off silently. */
static gboolean
fit_sheets (GPtrArray  *tables,
            GError    **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const ActantReportTable *table = tables->pdata[i];

      if (table->rows->len < MOST_ROWS)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("the table “%s” has more rows than a workbook takes; CSV takes them"), table->name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_xlsx (GPtrArray   *tables,
            const char  *title,
            const char  *path,
            ActantWork  *work,
            GError     **error)
{
  g_autoptr(ActantSink) sink = _actant_sink_new_file (path, error);
  lxw_workbook *workbook;
  lxw_format *bold;
  lxw_error result;
  gboolean cancelled = FALSE;

  if (sink == NULL || !fit_sheets (tables, error))
    return FALSE;

  workbook = workbook_new (_actant_sink_get_temporary (sink));
  /* Without a time of its own, the workbook would have that of its making: never twice the same. */
  workbook_set_properties (workbook, &(lxw_doc_properties) { .title = (char *) title, .created = REPORT_TIME });
  bold = workbook_add_format (workbook);
  format_set_bold (bold);
  for (guint i = 0; i < tables->len; i++)
    {
      const ActantReportTable *table = tables->pdata[i];
      lxw_worksheet *sheet = workbook_add_worksheet (workbook, table->name);

      for (guint column = 0; table->columns[column] != NULL; column++)
        worksheet_write_string (sheet, 0, column, table->columns[column], bold);
      worksheet_freeze_panes (sheet, 1, 0);
      for (guint row = 0; !cancelled && row < table->rows->len; row++)
        {
          for (guint column = 0; table->columns[column] != NULL; column++)
            write_cell (sheet, row + 1, column, ((char **) table->rows->pdata[row])[column]);
          cancelled |= row % CHECK_ROWS == 0 && actant_work_is_cancelled (work);
        }
    }
  result = _actant_workbook_close (workbook, _actant_sink_get_temporary (sink));
  if (cancelled)
    return actant_work_check (work, error);
  if (result != LXW_NO_ERROR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("%s cannot be written: %s"), path,
                   lxw_strerror (result));
      return FALSE;
    }

  return _actant_sink_finish (sink, error);
}

/**
 * actant_review_report_write:
 * @tables: (element-type ActantReportTable): of a report
 * @title: of the page
 * @format: "html", "csv" (a folder) or "xlsx"
 * @path: of the new file or folder
 * @work: (nullable): to stop it
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
actant_review_report_write (GPtrArray   *tables,
                            const char  *title,
                            const char  *format,
                            const char  *path,
                            ActantWork  *work,
                            GError     **error)
{
  if (strcmp (format, "html") == 0)
    return write_html (tables, title, path, work, error);
  if (strcmp (format, "csv") == 0)
    return write_csv (tables, path, work, error);
  if (strcmp (format, "xlsx") == 0)
    return write_xlsx (tables, title, path, work, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("there is no report in the form “%s”; the forms are html, csv and xlsx"), format);
  return FALSE;
}
