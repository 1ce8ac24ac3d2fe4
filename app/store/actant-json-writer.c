/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lowest level of the canonical form: strings, integers, line breaks. JsonGenerator is not
 * used: it writes numbers and escapes it cannot read back. */

#include "store/actant-json-writer.h"

#include "store/actant-json-slice.h"

#include <string.h>

#define ONES (G_MAXUINT64 / 255)
#define HIGH_BITS (ONES * 0x80)

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

/* Room for @n more bytes, which the caller fills; the end moves behind them. */
static inline char *
append_room (GString *out,
             gsize    n)
{
  gsize end = out->len;

  if (end + n >= out->allocated_len)
    {
      g_string_set_size (out, end + n); /* grows to a power of two */
      return out->str + end;
    }
  out->len = end + n;
  out->str[out->len] = '\0';
  return out->str + end;
}

/* Bytes of @text before the first that must be escaped. */
static gsize
measure_plain (const char *text,
               gsize       length)
{
  gsize i = 0;

  for (; length - i >= 8; i += 8)
    {
      guint64 word;
      guint64 quote;
      guint64 backslash;

      memcpy (&word, text + i, 8);
      quote = word ^ (ONES * '"');
      backslash = word ^ (ONES * '\\');
      /* A byte below 0x20, or 0 in the others, borrows; one that is not ASCII is no sign of either. */
      if ((((word - ONES * 0x20) & ~word) | ((quote - ONES) & ~quote)
           | ((backslash - ONES) & ~backslash)) & HIGH_BITS)
        break;
    }
  while (i < length && (guchar) text[i] >= 0x20 && text[i] != '"' && text[i] != '\\')
    i++;

  return i;
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
  gsize length;
  gsize plain;

  g_return_if_fail (out != NULL);
  g_return_if_fail (text != NULL);

  length = strlen (text);
  plain = measure_plain (text, length);
  if (plain == length)
    {
      char *room = append_room (out, length + 2);

      room[0] = '"';
      memcpy (room + 1, text, length);
      room[length + 1] = '"';
      return;
    }

  g_string_append_c (out, '"');
  while (length > 0)
    {
      g_string_append_len (out, text, (gssize) plain);
      text += plain;
      length -= plain;
      if (length == 0)
        break;
      append_escape (out, (guchar) *text++);
      plain = measure_plain (text, --length);
    }
  g_string_append_c (out, '"');
}

/**
 * actant_json_append_name:
 * @out: the document so far
 * @name: of a member
 *
 * Appends the name, a colon and a space.
 */
void
actant_json_append_name (GString    *out,
                         const char *name)
{
  actant_json_append_string (out, name);
  memcpy (append_room (out, 2), ": ", 2);
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
  char digits[24];
  char *p = digits + sizeof digits;
  gsize length;

  g_return_if_fail (out != NULL);
  g_return_if_fail (value >= -ACTANT_JSON_MAX_INTEGER && value <= ACTANT_JSON_MAX_INTEGER);

  for (guint64 rest = (guint64) ABS (value); p == digits + sizeof digits || rest > 0; rest /= 10)
    *--p = (char) ('0' + rest % 10);
  if (value < 0)
    *--p = '-';

  length = (gsize) (digits + sizeof digits - p);
  memcpy (append_room (out, length), p, length);
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
  char *room = NULL;

  g_return_if_fail (out != NULL);

  room = append_room (out, 1 + (gsize) depth);
  room[0] = '\n';
  memset (room + 1, ' ', depth);
}
