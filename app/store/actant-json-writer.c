/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lowest level of the canonical form: strings, integers, line breaks. JsonGenerator is not
 * used: it writes numbers and escapes it cannot read back. */

#include "store/actant-json-writer.h"

#include "store/actant-json-slice.h"

#include <string.h>

static void
append_escape (GString *out,
               guchar   c)
{
  static const char names[] = "\b\f\n\r\t\"\\";
  static const char letters[] = "bfnrt\"\\";
  const char *name = strchr (names, c);

  if (name != NULL)
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, letters[name - names]);
    }
  else
    g_string_append_printf (out, "\\u%04x", c);
}

/**
 * actant_json_append_string:
 * @out: the document so far
 * @text: valid UTF-8
 *
 * Appends a JSON string. Only what must be escaped is: `"`, `\` and the C0 controls.
 */
void
actant_json_append_string (GString    *out,
                           const char *text)
{
  const char *run = text;
  const char *p = NULL;

  g_return_if_fail (out != NULL);
  g_return_if_fail (text != NULL);

  g_string_append_c (out, '"');
  for (p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == '"' || *p == '\\')
      {
        g_string_append_len (out, run, p - run);
        append_escape (out, (guchar) *p);
        run = p + 1;
      }
  g_string_append_len (out, run, p - run);
  g_string_append_c (out, '"');
}

/**
 * actant_json_escape_line_ends:
 * @line: JSON in one line
 *
 * Escapes U+0085, U+2028 and U+2029 in its strings: many readers of lines end one there, too.
 */
void
actant_json_escape_line_ends (GString *line)
{
  g_return_if_fail (line != NULL);

  g_string_replace (line, "\xc2\x85", "\\u0085", 0);
  g_string_replace (line, "\xe2\x80\xa8", "\\u2028", 0);
  g_string_replace (line, "\xe2\x80\xa9", "\\u2029", 0);
}

/**
 * actant_json_append_integer:
 * @out: the document so far
 * @value: within ±%ACTANT_JSON_MAX_INTEGER
 *
 * Appends an integer.
 */
void
actant_json_append_integer (GString *out,
                            gint64   value)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (value >= -ACTANT_JSON_MAX_INTEGER && value <= ACTANT_JSON_MAX_INTEGER);

  g_string_append_printf (out, "%" G_GINT64_FORMAT, value);
}

/**
 * actant_json_append_newline:
 * @out: the document so far
 * @depth: level of the next line
 *
 * Ends the line and indents the next one by a space a level.
 */
void
actant_json_append_newline (GString *out,
                            guint    depth)
{
  g_return_if_fail (out != NULL);

  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (out, ' ');
}
