/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of comma-separated values (RFC 4180), for programs and for spreadsheets. */
#include "exchange/actant-csv.h"

#include <string.h>

/**
 * actant_csv_is_formula:
 * @text: a cell
 *
 * Whether a spreadsheet might run it: after apostrophes and spaces, `= + - @ |`
 * (fullwidth ones too), a tab or a line break (OWASP, CWE-1236).
 */
gboolean
actant_csv_is_formula (const char *text)
{
  static const char * const wide[] = { "＝", "＋", "－", "＠" };

  g_return_val_if_fail (text != NULL, FALSE);

  text += strspn (text, "'");
  text += strspn (text, " ");
  if (*text == '\0')
    return FALSE;
  if (strchr ("=+-@|\t\r\n", *text) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;

  return FALSE;
}

/**
 * actant_csv_append_text:
 * @out: the row so far
 * @text: a cell
 * @spreadsheet: put an apostrophe before what may be a formula, and quote all;
 *   a reader gets the text back by taking one apostrophe off such a cell
 *
 * Appends a cell. Quoted when it must be: it holds a comma, a quotation mark or
 * a line break.
 */
void
actant_csv_append_text (GString    *out,
                        const char *text,
                        gboolean    spreadsheet)
{
  const char *quote;

  g_return_if_fail (out != NULL && text != NULL);

  if (!spreadsheet && text[strcspn (text, ",\"\r\n")] == '\0')
    {
      g_string_append (out, text);
      return;
    }

  g_string_append_c (out, '"');
  if (spreadsheet && actant_csv_is_formula (text))
    g_string_append_c (out, '\'');
  while ((quote = strchr (text, '"')) != NULL)
    {
      g_string_append_len (out, text, quote + 1 - text);
      g_string_append_c (out, '"');
      text = quote + 1;
    }
  g_string_append (out, text);
  g_string_append_c (out, '"');
}
