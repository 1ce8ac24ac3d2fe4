/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matrix of counts as a picture and as a table. */
#include "config.h"

#include "exchange/actant-matrix-export.h"

#include "exchange/actant-csv.h"
#include "exchange/actant-html-private.h"
#include "exchange/actant-sink-private.h"

/* In CSS pixels. */
#define CELL_WIDTH 64
#define CELL_HEIGHT 26
#define LABEL_WIDTH 190
#define HEAD 150
#define LABEL_CHARS 24

/* Labels are cut as a whole is shown when pointed at. */
static void
append_label (GString    *out,
              const char *label,
              int         x,
              int         y,
              const char *attributes)
{
  g_autofree char *cut = g_utf8_strlen (label, -1) > LABEL_CHARS ? g_utf8_substring (label, 0, LABEL_CHARS - 1) : NULL;

  g_string_append_printf (out, "<text x=\"%d\" y=\"%d\" %s>", x, y, attributes);
  _actant_html_append (out, cut != NULL ? cut : label, -1);
  if (cut != NULL)
    {
      g_string_append (out, "…<title>");
      _actant_html_append (out, label, -1);
      g_string_append (out, "</title>");
    }
  g_string_append (out, "</text>\n");
}

static void
append_cell (GString                     *out,
             const ActantAgreementMatrix *matrix,
             guint                        row,
             guint                        column)
{
  guint count = actant_agreement_matrix_get (matrix, row, column);
  int x = LABEL_WIDTH + (int) column * CELL_WIDTH;
  int y = HEAD + (int) row * CELL_HEIGHT;
  gboolean same = matrix->shape == ACTANT_MATRIX_CONFUSION && row == column;

  /* In thousandths, so that no locale puts a comma in. */
  g_string_append_printf (out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#1c71d8\" "
                               "fill-opacity=\"0.%03u\" stroke=\"%s\"/>\n",
                          x, y, CELL_WIDTH, CELL_HEIGHT,
                          matrix->max > 0 ? (guint) (450 * (guint64) count / matrix->max) : 0,
                          same ? "#000" : "#bbb");
  g_string_append_printf (out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%u</text>\n",
                          x + CELL_WIDTH / 2, y + CELL_HEIGHT - 9, count);
}

/**
 * actant_matrix_export_svg:
 * @matrix: counts
 * @path: of the new file
 * @error: return location for an error
 *
 * Writes an SVG 1.1 picture: numbers in the cells, the deeper the more, equal values framed.
 *
 * Returns: whether it was written
 */
gboolean
actant_matrix_export_svg (const ActantAgreementMatrix  *matrix,
                          const char                   *path,
                          GError                      **error)
{
  g_autoptr(ActantSink) sink = _actant_sink_new_file (path, error);
  int width = LABEL_WIDTH + (int) matrix->columns->len * CELL_WIDTH + 100;
  int height = HEAD + (int) matrix->rows->len * CELL_HEIGHT + 10;
  GString *out;

  if (sink == NULL)
    return FALSE;

  out = _actant_sink_get_buffer (sink);
  g_string_append_printf (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"%d\" height=\"%d\" "
                               "font-family=\"sans-serif\" font-size=\"12\">\n<title>", width, height);
  _actant_html_append (out, matrix->title, -1);
  g_string_append_printf (out, "</title>\n<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", width, height);
  append_label (out, matrix->title, 8, 20, "font-weight=\"bold\"");
  append_label (out, matrix->column_title, LABEL_WIDTH, 20, "font-style=\"italic\"");
  append_label (out, matrix->row_title, 8, HEAD - 8, "font-style=\"italic\"");
  for (guint column = 0; column < matrix->columns->len; column++)
    {
      int x = LABEL_WIDTH + (int) column * CELL_WIDTH + CELL_WIDTH / 2;
      g_autofree char *turn = g_strdup_printf ("transform=\"rotate(-45 %d %d)\"", x, HEAD - 6);

      append_label (out, matrix->columns->pdata[column], x, HEAD - 6, turn);
    }
  for (guint row = 0; row < matrix->rows->len; row++)
    {
      append_label (out, matrix->rows->pdata[row], LABEL_WIDTH - 8, HEAD + (int) (row + 1) * CELL_HEIGHT - 9,
                    "text-anchor=\"end\"");
      for (guint column = 0; column < matrix->columns->len; column++)
        append_cell (out, matrix, row, column);
    }
  g_string_append (out, "</svg>\n");

  return _actant_sink_finish (sink, error);
}

/**
 * actant_matrix_export_csv:
 * @matrix: counts
 * @path: of the new file
 * @error: return location for an error
 *
 * Writes the counts as a table, the columns' labels in the first line.
 *
 * Returns: whether it was written
 */
gboolean
actant_matrix_export_csv (const ActantAgreementMatrix  *matrix,
                          const char                   *path,
                          GError                      **error)
{
  g_autoptr(ActantSink) sink = _actant_sink_new_file (path, error);
  g_autofree char *corner = g_strdup_printf ("%s / %s", matrix->row_title, matrix->column_title);
  GString *out;

  if (sink == NULL)
    return FALSE;

  out = _actant_sink_get_buffer (sink);
  actant_csv_append_text (out, corner, TRUE);
  for (guint column = 0; column < matrix->columns->len; column++)
    {
      g_string_append_c (out, ',');
      actant_csv_append_text (out, matrix->columns->pdata[column], TRUE);
    }
  for (guint row = 0; row < matrix->rows->len; row++)
    {
      g_string_append (out, "\r\n");
      actant_csv_append_text (out, matrix->rows->pdata[row], TRUE);
      for (guint column = 0; column < matrix->columns->len; column++)
        g_string_append_printf (out, ",%u", actant_agreement_matrix_get (matrix, row, column));
    }
  g_string_append (out, "\r\n");

  return _actant_sink_finish (sink, error);
}
