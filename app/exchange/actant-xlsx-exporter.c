/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables as sheets of one workbook, behind a sheet that says what they hold. */
#include "config.h"

#include "exchange/actant-export-job-private.h"
#include "exchange/actant-sheet.h"
#include "exchange/actant-workbook-private.h"

#include <glib/gi18n.h>
#include <string.h>
#include <xlsxwriter.h>

/* Limits of the format; characters of a cell are UTF-16 units. */
#define LONGEST_CELL 32767
#define MOST_ROWS 1048576
#define LONGEST_NAME 31

#define CUT_MARK "…[cut]"

/**
 * Book:
 * @worksheet: being written
 * @name: of it
 * @row: next row of it
 * @part: how often a table was continued on a further sheet
 * @cut: (element-type utf8): cells that were cut, "sheet!A1"
 */
typedef struct
{
  ActantExportJob *job;
  lxw_workbook    *workbook;
  lxw_format      *heading;
  lxw_format      *wrapped;
  lxw_worksheet   *worksheet;
  char             name[LONGEST_NAME + 1];
  lxw_row_t        row;
  guint            part;
  lxw_error        failure;
  GPtrArray       *cut;
} Book;

static void
note_failure (Book      *book,
              lxw_error  result)
{
  if (book->failure == LXW_NO_ERROR)
    book->failure = result;
}

/* The bytes of @text that fit into @units UTF-16 units. */
static gsize
measure (const char *text,
         gsize       units)
{
  const char *p = text;
  gsize n = 0;

  while (*p != '\0')
    {
      n += g_utf8_get_char (p) > 0xffff ? 2 : 1;
      if (n > units)
        break;
      p = g_utf8_next_char (p);
    }

  return p - text;
}

/* How a workbook writes what @text begins with when that cannot stand for itself, else NULL: what
 * looks like an escape already ("_x0041_" is read as a letter), and the two noncharacters that XML
 * has no place for (XML 1.0, section 2.2; ECMA-376 part 1, section 22.9.2.19). libxlsxwriter does
 * so for control characters. */
static const char *
find_escape (const char *text)
{
  gboolean is_escape = strlen (text) >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_';

  for (guint i = 2; is_escape && i < 6; i++)
    is_escape = g_ascii_isxdigit (text[i]);
  if (is_escape)
    return "_x005F_";

  return g_str_has_prefix (text, "\xef\xbf\xbe") ? "_xFFFE_"
         : g_str_has_prefix (text, "\xef\xbf\xbf") ? "_xFFFF_" : NULL;
}

static char *
escape (const char *text)
{
  GString *out;

  if (strstr (text, "_x") == NULL && strstr (text, "\xef\xbf") == NULL)
    return NULL;

  out = g_string_new (NULL);
  while (*text != '\0')
    {
      const char *next = g_utf8_next_char (text);
      const char *escaped = find_escape (text);

      if (escaped != NULL)
        g_string_append (out, escaped);
      else
        g_string_append_len (out, text, next - text);
      text = next;
    }

  return g_string_free (out, FALSE);
}

/* The longest length up to @length that does not cut an escape in two. */
static gsize
keep_escape (const char *text,
             gsize       length)
{
  static const char * const escapes[] = { "_x005F_", "_xFFFE_", "_xFFFF_" };

  for (gsize back = 1; back < strlen (escapes[0]) && back <= length; back++)
    for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
      if (g_str_has_prefix (text + length - back, escapes[i]))
        return length - back;

  return length;
}

static void
write_text (Book       *book,
            lxw_col_t   column,
            const char *text,
            lxw_format *format)
{
  g_autofree char *cut = NULL;
  g_autofree char *escaped = escape (text);
  gsize length;

  if (escaped != NULL)
    text = escaped;
  length = strlen (text);
  if (length > LONGEST_CELL && measure (text, LONGEST_CELL) < length)
    {
      char cell[LXW_MAX_CELL_NAME_LENGTH];

      length = measure (text, LONGEST_CELL - g_utf8_strlen (CUT_MARK, -1));
      length = keep_escape (text, length);
      text = cut = g_strdup_printf ("%.*s%s", (int) length, text, CUT_MARK);
      lxw_rowcol_to_cell (cell, book->row, column);
      g_ptr_array_add (book->cut, g_strdup_printf ("%s!%s", book->name, cell));
    }
  note_failure (book, worksheet_write_string (book->worksheet, book->row, column, text, format));
}

static double
get_width (const ActantColumn *column)
{
  switch ((int) column->source)
    {
    case ACTANT_SOURCE_QUOTE:
      return 60;
    case ACTANT_SOURCE_NAME:
    case ACTANT_SOURCE_TEXT:
      return 24;
    default:
      break;
    }
  if (column->type == ACTANT_COLUMN_DATETIME)
    return 21;
  if (column->type == ACTANT_COLUMN_INTEGER || column->type == ACTANT_COLUMN_BOOLEAN)
    return 9;

  return strcmp (column->name, "gist") == 0 ? 60 : 16;
}

static void
begin_sheet (Book              *book,
             const ActantSheet *sheet)
{
  g_autofree char *suffix = book->part > 0 ? g_strdup_printf ("_%u", book->part + 1)
                                           : g_strdup ("");

  g_snprintf (book->name, sizeof book->name, "%.*s%s", (int) (LONGEST_NAME - strlen (suffix)),
              sheet->name, suffix);
  book->worksheet = workbook_add_worksheet (book->workbook, book->name);
  book->row = 0;
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const ActantColumn *column = sheet->columns->pdata[i];

      worksheet_set_column (book->worksheet, i, i, get_width (column), NULL);
      write_text (book, i, column->name, book->heading);
    }
  worksheet_freeze_panes (book->worksheet, 1, 1);
  book->row = 1;
}

static void
end_sheet (Book              *book,
           const ActantSheet *sheet)
{
  worksheet_autofilter (book->worksheet, 0, 0, book->row - 1, sheet->columns->len - 1);
}

static gboolean
write_row (const ActantSheet *sheet,
           const ActantCell  *cells,
           gpointer           user_data)
{
  Book *book = user_data;

  if (book->row == MOST_ROWS)
    {
      end_sheet (book, sheet);
      book->part++;
      begin_sheet (book, sheet);
    }

  for (guint i = 0; i < sheet->columns->len; i++)
    if (cells[i].type == ACTANT_CELL_INTEGER)
      note_failure (book, worksheet_write_number (book->worksheet, book->row, i, cells[i].integer,
                                                  NULL));
    else if (cells[i].type == ACTANT_CELL_BOOLEAN)
      note_failure (book, worksheet_write_boolean (book->worksheet, book->row, i, cells[i].integer,
                                                   NULL));
    else if (cells[i].type == ACTANT_CELL_TEXT)
      write_text (book, i, cells[i].text, NULL);
  book->row++;

  return book->failure == LXW_NO_ERROR && _actant_export_job_step (book->job);
}

static void
write_line (Book       *book,
            const char *first,
            const char *second,
            const char *third,
            lxw_format *format)
{
  write_text (book, 0, first, format);
  if (second != NULL)
    write_text (book, 1, second, format);
  if (third != NULL)
    write_text (book, 2, third, format != NULL ? format : book->wrapped);
  book->row++;
}

/* Written last, when it is known which cells were cut. */
static void
write_read_me (Book          *book,
               lxw_worksheet *worksheet,
               GPtrArray     *sheets)
{
  const ActantExportData *data = book->job->data;

  book->worksheet = worksheet;
  book->row = 0;
  g_strlcpy (book->name, "Read me", sizeof book->name);
  worksheet_set_column (worksheet, 0, 1, 32, NULL);
  worksheet_set_column (worksheet, 2, 2, 100, NULL);

  write_line (book, "Dataset", data->title != NULL ? data->title : "", NULL, book->heading);
  write_line (book, "Exported", data->created != NULL ? data->created : "",
              "Written by Actant " PACKAGE_VERSION ". Times are UTC.", NULL);
  write_line (book, "Positions", "code points",
              "Positions count Unicode code points of the text, from 0, with line ends as one line"
              " feed; the end is exclusive.", NULL);
  write_line (book, "Lists", "JSON arrays", "Names stand in the column “…_names” in their order.",
              NULL);
  if (book->cut->len == 0)
    write_line (book, "Cut cells", "none", "A cell holds up to 32,767 characters.", NULL);
  for (guint i = 0; i < book->cut->len; i++)
    write_line (book, "Cut cell", book->cut->pdata[i],
                "Longer than the 32,767 characters a cell holds; it ends in “" CUT_MARK "”. The"
                " CSV and JSON Lines exports have the whole.", NULL);

  book->row++;
  write_line (book, "Sheet", "Column", "Meaning", book->heading);
  for (guint i = 0; i < sheets->len; i++)
    {
      const ActantSheet *sheet = sheets->pdata[i];

      write_line (book, sheet->name, "", sheet->description, NULL);
      for (guint j = 0; j < sheet->columns->len; j++)
        {
          const ActantColumn *column = sheet->columns->pdata[j];

          write_line (book, sheet->name, column->name, column->description, NULL);
        }
    }
}

static gboolean
write_sheets (Book *book)
{
  g_autoptr(GPtrArray) sheets = actant_sheets_new (book->job->data);
  lxw_worksheet *read_me = workbook_add_worksheet (book->workbook, "Read me");

  for (guint i = 0; i < sheets->len; i++)
    {
      book->part = 0;
      begin_sheet (book, sheets->pdata[i]);
      if (!actant_sheet_foreach_row (sheets->pdata[i], book->job->data, write_row, book))
        return FALSE;
      end_sheet (book, sheets->pdata[i]);
    }
  write_read_me (book, read_me, sheets);

  return book->failure == LXW_NO_ERROR;
}

static void
set_properties (Book *book)
{
  const ActantExportData *data = book->job->data;
  g_autoptr(GDateTime) created = data->created != NULL
                                 ? g_date_time_new_from_iso8601 (data->created, NULL) : NULL;
  lxw_doc_properties properties = {
    .title = data->title,
    .company = (char *) "",
    .comments = (char *) "Actant " PACKAGE_VERSION,
    .created = created != NULL ? g_date_time_to_unix (created) : 0,
  };

  /* The library takes titles of up to 255 characters. */
  if (data->title != NULL && g_utf8_strlen (data->title, -1) > 255)
    properties.title = NULL;
  workbook_set_properties (book->workbook, &properties);
}

gboolean
_actant_export_write_xlsx (ActantExportJob *job)
{
  g_autoptr(ActantSink) sink = _actant_sink_new_file (job->output, &job->error);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .use_zip64 = LXW_FALSE };
  g_autofree char *display = g_filename_display_name (job->output);
  Book book = { job };

  if (sink == NULL)
    return FALSE;

  job->total = 3 * job->data->n_records;
  book.workbook = workbook_new_opt (_actant_sink_get_temporary (sink), &options);
  book.heading = workbook_add_format (book.workbook);
  format_set_bold (book.heading);
  book.wrapped = workbook_add_format (book.workbook);
  format_set_text_wrap (book.wrapped);
  book.cut = g_ptr_array_new_with_free_func (g_free);
  set_properties (&book);

  if (write_sheets (&book))
    book.failure = _actant_workbook_close (book.workbook, _actant_sink_get_temporary (sink));
  else
    lxw_workbook_free (book.workbook);
  g_ptr_array_unref (book.cut);

  if (book.failure != LXW_NO_ERROR)
    g_set_error (&job->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("%s could not be written: %s"), display, lxw_strerror (book.failure));

  return job->error == NULL && _actant_sink_finish (sink, &job->error);
}
