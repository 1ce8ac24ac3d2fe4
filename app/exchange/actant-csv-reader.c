/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading comma-separated values (RFC 4180), also as spreadsheets of other countries write them. */
#include "config.h"

#include "exchange/actant-csv-reader.h"

#include "exchange/actant-csv.h"

#include <glib/gi18n.h>
#include <string.h>

#define BOM "\xef\xbb\xbf"

/**
 * Reader:
 * @at: the next byte
 * @line: that it is on
 * @guarded: cells that may be formulas have an apostrophe before them
 */
typedef struct
{
  const char *at;
  const char *end;
  guint       line;
  char        separator;
  gboolean    guarded;
} Reader;

static void
free_row (gpointer pointer)
{
  ActantCsvRow *row = pointer;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

void
actant_csv_table_free (ActantCsvTable *table)
{
  g_return_if_fail (table != NULL);

  g_clear_pointer (&table->header, free_row);
  g_ptr_array_unref (table->rows);
  g_ptr_array_unref (table->broken);
  g_free (table);
}

static void
set_broken (GError     **error,
            guint        line,
            const char  *message)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("line %u: %s"), line, message);
}

static gboolean
at_line_end (const Reader *reader)
{
  return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

static void
skip_line_end (Reader *reader)
{
  if (reader->at < reader->end && *reader->at == '\r')
    reader->at++;
  if (reader->at < reader->end && *reader->at == '\n')
    reader->at++;
  reader->line++;
}

/* The rest of a line that is broken is left out. */
static void
skip_line (Reader *reader)
{
  while (!at_line_end (reader))
    reader->at++;
  skip_line_end (reader);
}

/* A cell in quotation marks; the first one is read. */
static gboolean
read_quoted (Reader   *reader,
             GString  *cell,
             GError  **error)
{
  guint start = reader->line;

  for (; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '"')
        {
          reader->at++;
          if (reader->at == reader->end || *reader->at != '"')
            break;
        }
      else if (*reader->at == '\n')
        reader->line++;
      g_string_append_c (cell, *reader->at);
      if (reader->at + 1 == reader->end)
        {
          set_broken (error, start, _("a quotation mark is not closed"));
          reader->at = reader->end;
          return FALSE;
        }
    }

  if (!at_line_end (reader) && *reader->at != reader->separator)
    {
      set_broken (error, start, _("something stands behind a closing quotation mark"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_cell (Reader   *reader,
           GString  *cell,
           GError  **error)
{
  if (reader->at < reader->end && *reader->at == '"')
    {
      reader->at++;
      if (reader->at == reader->end)
        {
          set_broken (error, reader->line, _("a quotation mark is not closed"));
          return FALSE;
        }
      return read_quoted (reader, cell, error);
    }

  for (; !at_line_end (reader) && *reader->at != reader->separator; reader->at++)
    {
      if (*reader->at == '"')
        {
          set_broken (error, reader->line, _("a quotation mark stands inside a cell without them"));
          return FALSE;
        }
      g_string_append_c (cell, *reader->at);
    }

  return TRUE;
}

/* What actant_csv_append_text() puts before formulas comes off again. */
static char *
take_cell (const Reader *reader,
           GString      *cell)
{
  const char *text = cell->str;

  if (reader->guarded && *text == '\'' && actant_csv_is_formula (text + 1))
    text++;

  return g_strdup (text);
}

static ActantCsvRow *
read_row (Reader  *reader,
          GError **error)
{
  ActantCsvRow *row = g_new0 (ActantCsvRow, 1);

  row->line = reader->line;
  row->cells = g_ptr_array_new_with_free_func (g_free);
  for (;;)
    {
      g_autoptr(GString) cell = g_string_new (NULL);

      if (!read_cell (reader, cell, error))
        {
          skip_line (reader);
          free_row (row);
          return NULL;
        }
      g_ptr_array_add (row->cells, take_cell (reader, cell));
      if (at_line_end (reader))
        break;
      reader->at++;
    }
  skip_line_end (reader);

  return row;
}

/* Spreadsheets write what their country uses; the header tells: what it has most of. */
static char
guess_separator (const char *contents,
                 const char *end)
{
  static const char separators[] = { ',', ';', '\t' };
  char best = ',';
  guint most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint n = 0;

      for (const char *at = contents; at < end && *at != '\n' && *at != '\r'; at++)
        n += *at == separators[i];
      if (n > most)
        {
          most = n;
          best = separators[i];
        }
    }

  return best;
}

static gboolean
check_characters (const char  *contents,
                  gsize        length,
                  GError     **error)
{
  const char *bad;
  guint line = 1;

  if (g_utf8_validate_len (contents, length, &bad))
    return TRUE;

  for (const char *at = contents; at < bad; at++)
    line += *at == '\n';
  set_broken (error, line, _("the file is not UTF-8 text; save it as “CSV UTF-8”"));
  return FALSE;
}

static gboolean
is_blank (const ActantCsvRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (*(const char *) row->cells->pdata[i] != '\0')
      return FALSE;

  return TRUE;
}

/* Adds the next row, or says what is wrong with it. */
static gboolean
add_row (ActantCsvTable  *table,
         Reader          *reader,
         GError         **error)
{
  ActantCsvRow *row = read_row (reader, error);

  if (row == NULL)
    return FALSE;
  if (is_blank (row))
    {
      free_row (row);
      return TRUE;
    }
  if (row->cells->len != table->header->cells->len)
    {
      g_autofree char *message = g_strdup_printf (ngettext ("%u cell, but the header has %u",
                                                            "%u cells, but the header has %u",
                                                            row->cells->len),
                                                  row->cells->len, table->header->cells->len);

      set_broken (error, row->line, message);
      free_row (row);
      return FALSE;
    }

  g_ptr_array_add (table->rows, row);
  return TRUE;
}

/**
 * actant_csv_table_read:
 * @contents: of a file, UTF-8, with or without a byte order mark
 * @length: in bytes
 * @partial: leave broken rows out and list them, instead of failing
 *
 * Reads RFC 4180: cells between commas (also semicolons or tabs, whichever the
 * header has most of), in quotation marks where they hold these or line
 * breaks; line ends of any kind. Rows without any text are skipped. With a byte
 * order mark, one apostrophe before a cell that may be a formula is taken off.
 *
 * Returns: (transfer full) (nullable): the table; else an error that names the
 *   line
 */
ActantCsvTable *
actant_csv_table_read (const char  *contents,
                       gsize        length,
                       gboolean     partial,
                       GError     **error)
{
  g_autoptr(ActantCsvTable) table = NULL;
  Reader reader = { contents, contents + length, 1 };

  g_return_val_if_fail (contents != NULL, NULL);

  if (!check_characters (contents, length, error))
    return NULL;
  if (length >= strlen (BOM) && memcmp (contents, BOM, strlen (BOM)) == 0)
    {
      reader.at += strlen (BOM);
      reader.guarded = TRUE;
    }
  reader.separator = guess_separator (reader.at, reader.end);

  table = g_new0 (ActantCsvTable, 1);
  table->rows = g_ptr_array_new_with_free_func (free_row);
  table->broken = g_ptr_array_new_with_free_func (g_free);
  table->header = read_row (&reader, error);
  if (table->header == NULL)
    return NULL;

  while (reader.at < reader.end)
    {
      g_autoptr(GError) reason = NULL;

      if (add_row (table, &reader, &reason))
        continue;
      if (!partial)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      g_ptr_array_add (table->broken, g_strdup (reason->message));
    }

  return g_steal_pointer (&table);
}
