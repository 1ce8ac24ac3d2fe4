/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strict gate every JSON file passes before anything else reads it.
 *
 * json-glib 1.6 crashes on deep nesting and silently changes what is not RFC 8259 (cut strings,
 * dropped duplicates, wrapped integers), so what it could damage is refused here, with the place.
 * One pass, no recursion; line and column are only counted for an error. */

#include "store/actant-json-gate.h"

#include "store/actant-json-keys-private.h"

#include <string.h>

#define LONGEST_SHOWN 100 /* bytes of a key in a message */
#define ONES (G_MAXUINT64 / 255)
#define HIGH_BITS (ONES * 0x80)

typedef enum
{
  EXPECT_VALUE,
  EXPECT_ITEM_OR_CLOSE,
  EXPECT_KEY,
  EXPECT_KEY_OR_CLOSE,
  EXPECT_COMMA_OR_CLOSE,
  EXPECT_END,
} Expect;

typedef struct
{
  gboolean is_object;
  gsize first_key;
} Frame;

typedef struct
{
  const char *name;
  const char *start;
  const char *p;
  const char *end;
  Expect expect;
  guint depth;
  Frame frames[ACTANT_JSON_MAX_DEPTH];
  ActantJsonKeys keys; /* of all open objects */
  GError **error;
} Gate;

G_DEFINE_QUARK (actant-json-error-quark, actant_json_error)

/**
 * actant_json_locate:
 * @data: (array length=length): a document
 * @length: bytes
 * @byte_offset: place in it, up to @length
 * @line: (out): 1-based; lines end at LF
 * @column: (out): 1-based, in code points
 *
 * Turns a byte offset into what an editor shows.
 */
void
actant_json_locate (const char *data,
                    gsize       length,
                    gsize       byte_offset,
                    guint      *line,
                    guint      *column)
{
  const char *end = data + MIN (byte_offset, length);
  const char *line_start = data;
  const char *newline = NULL;

  *line = 1;
  while (line_start < end && (newline = memchr (line_start, '\n', end - line_start)) != NULL)
    {
      line_start = newline + 1;
      (*line)++;
    }
  *column = 1;
  for (const char *p = line_start; p < end; p++)
    *column += (*p & 0xc0) != 0x80;
}

static gboolean G_GNUC_PRINTF (4, 5)
fail (Gate            *gate,
      const char      *at,
      ActantJsonError  code,
      const char      *format,
      ...)
{
  g_autofree char *what = NULL;
  guint line;
  guint column;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  actant_json_locate (gate->start, gate->end - gate->start, at - gate->start, &line, &column);
  g_set_error (gate->error, ACTANT_JSON_ERROR, code, "%s:%u:%u: %s", gate->name, line, column, what);
  return FALSE;
}

static char *
describe (const char *p,
          const char *end)
{
  gunichar c;

  if (p == end)
    return g_strdup ("the end of the file");
  c = g_utf8_get_char_validated (p, end - p);
  if (g_unichar_isgraph (c) && !g_unichar_isspace (c))
    return g_strdup_printf ("“%.*s”", g_unichar_to_utf8 (c, NULL), p);
  return g_strdup_printf ("U+%04X", c);
}

/* Whether a line of an unfinished text merge starts at @p. */
static gboolean
is_conflict_mark (Gate       *gate,
                  const char *p)
{
  static const char marks[] = "<=>|";

  if (gate->end - p < 7 || strchr (marks, *p) == NULL || (p > gate->start && p[-1] != '\n'))
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (p[i] != *p)
      return FALSE;
  return TRUE;
}

static gboolean
fail_encoding (Gate       *gate,
               const char *p)
{
  if (*p == '\0')
    return fail (gate, p, ACTANT_JSON_ERROR_ENCODING,
                 "a NUL byte: the file is damaged or not UTF-8");
  return fail (gate, p, ACTANT_JSON_ERROR_ENCODING,
               "byte 0x%02X is not valid UTF-8: save the file as UTF-8", (guchar) *p);
}

/* Reports what stands at the cursor instead of @wanted. */
static gboolean
fail_unexpected (Gate       *gate,
                 const char *wanted)
{
  const char *p = gate->p;
  g_autofree char *found = NULL;

  if (p < gate->end)
    {
      gunichar c = g_utf8_get_char_validated (p, gate->end - p);

      if (*p == '\0' || c == (gunichar) -1 || c == (gunichar) -2)
        return fail_encoding (gate, p);
      if (is_conflict_mark (gate, p))
        return fail (gate, p, ACTANT_JSON_ERROR_CONFLICT_MARKS,
                     "marks of an unfinished merge: finish the merge first");
      if (*p == '/' || *p == '#')
        return fail (gate, p, ACTANT_JSON_ERROR_SYNTAX, "JSON has no comments: take it out");
      if (*p == '\'')
        return fail (gate, p, ACTANT_JSON_ERROR_SYNTAX, "strings take double quotes (\")");
    }
  found = describe (p, gate->end);
  return fail (gate, p, ACTANT_JSON_ERROR_SYNTAX, "%s expected, found %s", wanted, found);
}

/* Length of the UTF-8 sequence of two to four bytes at @p (RFC 3629 section 4), 0 if it is none. */
static inline guint
measure_utf8 (const guchar *p,
              const guchar *end)
{
  gsize left = end - p;
  guchar low = 0x80;
  guchar high = 0xbf;
  guint length;

  if (p[0] >= 0xc2 && p[0] <= 0xdf)
    length = 2;
  else if (p[0] >= 0xe0 && p[0] <= 0xef)
    {
      length = 3;
      if (p[0] == 0xe0)
        low = 0xa0;
      else if (p[0] == 0xed)
        high = 0x9f;
    }
  else if (p[0] >= 0xf0 && p[0] <= 0xf4)
    {
      length = 4;
      if (p[0] == 0xf0)
        low = 0x90;
      else if (p[0] == 0xf4)
        high = 0x8f;
    }
  else
    return 0;

  if (left < length || p[1] < low || p[1] > high)
    return 0;
  for (guint i = 2; i < length; i++)
    if ((p[i] & 0xc0) != 0x80)
      return 0;
  return length;
}

/* The first byte from @p on that is not plain ASCII of a string, eight bytes at a time. */
static inline const char *
skip_plain (const char *p,
            const char *end)
{
  while (end - p >= 8)
    {
      guint64 word;
      guint64 quote;
      guint64 backslash;

      memcpy (&word, p, 8);
      quote = word ^ (ONES * '"');
      backslash = word ^ (ONES * '\\');
      if (((word | (word - ONES * 0x20) | (quote - ONES) | (backslash - ONES)) & HIGH_BITS) != 0)
        break;
      p += 8;
    }
  while (p < end && (guchar) *p >= 0x20 && (guchar) *p < 0x80 && *p != '"' && *p != '\\')
    p++;
  return p;
}

/* The code unit of the \uXXXX at @p, -1 if there is none. */
static gint32
read_unit (const char *p,
           const char *end)
{
  gint32 unit = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      unit = unit << 4 | g_ascii_xdigit_value (p[i]);
    }
  return unit;
}

/* @gate->p is on a backslash. */
static gboolean
scan_escape (Gate *gate)
{
  static const char simple[] = "\"\\/bfnrt";
  const char *p = gate->p;
  gint32 unit;
  gint32 low;

  if (gate->end - p >= 2 && p[1] != '\0' && strchr (simple, p[1]) != NULL)
    {
      gate->p += 2;
      return TRUE;
    }
  unit = read_unit (p, gate->end);
  if (unit < 0)
    return fail (gate, p, ACTANT_JSON_ERROR_STRING, "not an escape of JSON (a \\ itself is \\\\)");
  if (unit == 0)
    return fail (gate, p, ACTANT_JSON_ERROR_STRING, "\\u0000 cannot be kept: take it out");
  gate->p += 6;
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  low = read_unit (gate->p, gate->end);
  if (unit >= 0xdc00 || low < 0xdc00 || low > 0xdfff)
    return fail (gate, p, ACTANT_JSON_ERROR_STRING, "\\u%04x is half of a surrogate pair", unit);
  gate->p += 6;
  return TRUE;
}

/* @gate->p is on the opening quote; ends behind the closing one. */
static gboolean
scan_string (Gate     *gate,
             gboolean *escaped)
{
  const char *opening = gate->p++;

  *escaped = FALSE;
  for (;;)
    {
      const char *p = skip_plain (gate->p, gate->end);
      guint length;

      gate->p = p;
      if (p == gate->end)
        return fail (gate, opening, ACTANT_JSON_ERROR_SYNTAX,
                     "this string has no closing quote: the file is cut off");
      switch (*p)
        {
        case '"':
          gate->p++;
          return TRUE;
        case '\\':
          *escaped = TRUE;
          if (!scan_escape (gate))
            return FALSE;
          break;
        default:
          if (*p == '\0')
            return fail_encoding (gate, p);
          if ((guchar) *p < 0x20)
            return fail (gate, p, ACTANT_JSON_ERROR_STRING,
                         "a raw control character in a string: write \\u%04x", (guchar) *p);
          length = measure_utf8 ((const guchar *) p, (const guchar *) gate->end);
          if (length == 0)
            return fail_encoding (gate, p);
          gate->p += length;
        }
    }
}

static gsize
skip_digits (Gate *gate)
{
  const char *start = gate->p;

  while (gate->p < gate->end && g_ascii_isdigit (*gate->p))
    gate->p++;
  return gate->p - start;
}

static gboolean
next_is (Gate *gate,
         char  c)
{
  return gate->p < gate->end && *gate->p == c;
}

static gboolean
scan_number (Gate *gate)
{
  const char *start = gate->p;

  gate->p += *gate->p == '-';
  if (next_is (gate, '0'))
    {
      gate->p++;
      if (gate->p < gate->end && (g_ascii_isdigit (*gate->p) || (*gate->p | 0x20) == 'x'))
        return fail (gate, start, ACTANT_JSON_ERROR_SYNTAX,
                     "numbers are decimal and do not start with 0");
    }
  else if (skip_digits (gate) == 0)
    return fail_unexpected (gate, "a digit");
  if (next_is (gate, '.'))
    {
      gate->p++;
      if (skip_digits (gate) == 0)
        return fail_unexpected (gate, "a digit after the decimal point");
    }
  if (next_is (gate, 'e') || next_is (gate, 'E'))
    {
      gate->p++;
      gate->p += next_is (gate, '+') || next_is (gate, '-');
      if (skip_digits (gate) == 0)
        return fail_unexpected (gate, "a digit of the exponent");
    }
  return TRUE;
}

static gboolean
scan_word (Gate       *gate,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (gate->end - gate->p) < length || memcmp (gate->p, word, length) != 0)
    return fail_unexpected (gate, "a value");
  gate->p += length;
  return TRUE;
}

static gboolean
fail_duplicate (Gate       *gate,
                const char *inside)
{
  const char *p = inside;

  while (*p != '"' && p - inside < LONGEST_SHOWN)
    p = g_utf8_next_char (p + (*p == '\\'));
  return fail (gate, inside - 1, ACTANT_JSON_ERROR_DUPLICATE_KEY,
               "the key “%.*s” is in this object twice: remove one",
               (int) (p - inside), inside);
}

static gboolean
open_container (Gate *gate)
{
  Frame *frame = NULL;

  if (gate->depth == ACTANT_JSON_MAX_DEPTH)
    return fail (gate, gate->p, ACTANT_JSON_ERROR_DEPTH,
                 "nested deeper than %d levels", ACTANT_JSON_MAX_DEPTH);
  frame = &gate->frames[gate->depth++];
  frame->is_object = *gate->p++ == '{';
  frame->first_key = gate->keys.length;
  gate->expect = frame->is_object ? EXPECT_KEY_OR_CLOSE : EXPECT_ITEM_OR_CLOSE;
  return TRUE;
}

static gboolean
close_container (Gate *gate)
{
  Frame *frame = &gate->frames[--gate->depth];
  const char *duplicate = _actant_json_keys_close (&gate->keys, frame->first_key);

  if (duplicate != NULL)
    return fail_duplicate (gate, duplicate);
  gate->p++;
  gate->expect = gate->depth == 0 ? EXPECT_END : EXPECT_COMMA_OR_CLOSE;
  return TRUE;
}

static inline void
skip_space (Gate *gate)
{
  const char *p = gate->p;

  while (p < gate->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  gate->p = p;
}

static gboolean
scan_value (Gate *gate)
{
  gboolean escaped;
  gboolean ok;

  switch (gate->p < gate->end ? *gate->p : '\0')
    {
    case '{':
    case '[':
      return open_container (gate);
    case '"':
      ok = scan_string (gate, &escaped);
      break;
    case 't':
      ok = scan_word (gate, "true");
      break;
    case 'f':
      ok = scan_word (gate, "false");
      break;
    case 'n':
      ok = scan_word (gate, "null");
      break;
    case '-':
    case '0' ... '9':
      ok = scan_number (gate);
      break;
    default:
      return fail_unexpected (gate, "a value");
    }
  gate->expect = gate->depth == 0 ? EXPECT_END : EXPECT_COMMA_OR_CLOSE;
  return ok;
}

static gboolean
scan_key (Gate *gate)
{
  const char *inside = gate->p + 1;
  gboolean escaped;

  if (!next_is (gate, '"'))
    return fail_unexpected (gate, "a key in double quotes");
  if (!scan_string (gate, &escaped))
    return FALSE;
  if (!_actant_json_keys_add (&gate->keys, gate->frames[gate->depth - 1].first_key, inside,
                              gate->p - 1 - inside, escaped))
    return fail_duplicate (gate, inside);
  skip_space (gate);
  if (!next_is (gate, ':'))
    return fail_unexpected (gate, "“:”");
  gate->p++;
  gate->expect = EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_comma_or_close (Gate *gate)
{
  gboolean is_object = gate->frames[gate->depth - 1].is_object;
  char close = is_object ? '}' : ']';

  if (next_is (gate, close))
    return close_container (gate);
  if (!next_is (gate, ','))
    return fail_unexpected (gate, is_object ? "“,” or “}”" : "“,” or “]”");
  gate->p++;
  skip_space (gate);
  if (next_is (gate, close))
    return fail (gate, gate->p, ACTANT_JSON_ERROR_SYNTAX,
                 "a comma before “%c”: take it out", close);
  gate->expect = is_object ? EXPECT_KEY : EXPECT_VALUE;
  return TRUE;
}

/* Reads on by one token. */
static gboolean
scan_next (Gate *gate)
{
  switch (gate->expect)
    {
    case EXPECT_ITEM_OR_CLOSE:
      return next_is (gate, ']') ? close_container (gate) : scan_value (gate);
    case EXPECT_KEY_OR_CLOSE:
      return next_is (gate, '}') ? close_container (gate) : scan_key (gate);
    case EXPECT_KEY:
      return scan_key (gate);
    case EXPECT_COMMA_OR_CLOSE:
      return scan_comma_or_close (gate);
    case EXPECT_VALUE:
    case EXPECT_END:
    default:
      return scan_value (gate);
    }
}

static gboolean
run (Gate *gate)
{
  if (gate->end - gate->start >= 3 && memcmp (gate->start, "\xef\xbb\xbf", 3) == 0)
    return fail (gate, gate->start, ACTANT_JSON_ERROR_ENCODING,
                 "a byte order mark: save the file as UTF-8 without it");
  skip_space (gate);
  if (gate->p == gate->end)
    return fail (gate, gate->p, ACTANT_JSON_ERROR_EMPTY, "the file is empty");
  do
    {
      if (!scan_next (gate))
        return FALSE;
      skip_space (gate);
    }
  while (gate->expect != EXPECT_END);

  if (gate->p == gate->end)
    return TRUE;
  if (*gate->p == '\0' || is_conflict_mark (gate, gate->p) || *gate->p == '/' || *gate->p == '#')
    return fail_unexpected (gate, "the end of the file");
  return fail (gate, gate->p, ACTANT_JSON_ERROR_TRAILING,
               "something follows the document's one value: the file may be two files in one");
}

/**
 * actant_json_gate_check:
 * @data: (array length=length): a document; need not end in NUL
 * @length: bytes
 * @name: the file's name for messages
 * @error: return location for an #ActantJsonError
 *
 * Checks that a document is RFC 8259 JSON that loses nothing when read: valid UTF-8 without a byte
 * order mark, one value, no NUL, no half surrogate pairs, no object with the same key twice
 * (compared decoded), nested no deeper than %ACTANT_JSON_MAX_DEPTH. Numbers may have any size.
 *
 * Returns: whether it is
 */
gboolean
actant_json_gate_check (const char  *data,
                        gsize        length,
                        const char  *name,
                        GError     **error)
{
  const char *text = data != NULL ? data : "";
  Gate gate = { .name = name, .start = text, .p = text, .end = text + length, .keys.text = text,
                .error = error };
  gboolean ok;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (length > ACTANT_JSON_MAX_LENGTH)
    {
      g_set_error (error, ACTANT_JSON_ERROR, ACTANT_JSON_ERROR_TOO_BIG,
                   "%s:1:1: larger than 2 GiB: split it", name);
      return FALSE;
    }
  ok = run (&gate);
  _actant_json_keys_clear (&gate.keys);
  return ok;
}
