/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the bytes of a file to normalised text: UTF-8, no byte order mark, every line end a line
 * feed, nothing else changed. What does not fit is an error with its byte offset; there are no
 * replacement characters.
 */
#include "text/actant-encoding.h"

#include <errno.h>
#include <string.h>

G_DEFINE_QUARK (actant-text-error-quark, actant_text_error)

/* Guesses that decode without asking. Latin-script single-byte encodings accept almost any bytes,
 * so a guess among them proves nothing. */
static const char * const automatic[] = {
  "CP949", "EUC-JP", "SHIFT_JIS", "GB18030", "BIG5", "EUC-TW", "KOI8-R", "WINDOWS-1251",
  "ISO-8859-5", "MAC-CYRILLIC", "IBM855", "IBM866", "WINDOWS-1253", "ISO-8859-7",
  "WINDOWS-1255", "ISO-8859-8", "WINDOWS-1256", "ISO-8859-6", "TIS-620",
  NULL
};

static const struct
{
  const char *encoding;
  guint       size;
  guint8      bytes[4];
} marks[] = {
  { "UTF-8",    3, { 0xef, 0xbb, 0xbf } },
  { "UTF-32LE", 4, { 0xff, 0xfe, 0x00, 0x00 } },
  { "UTF-32BE", 4, { 0x00, 0x00, 0xfe, 0xff } },
  { "UTF-16LE", 2, { 0xff, 0xfe } },
  { "UTF-16BE", 2, { 0xfe, 0xff } },
};

static const struct
{
  const char *what;
  const char *bytes;
} signatures[] = {
  { "a PDF", "%PDF-" },
  { "a ZIP archive or an office document", "PK\003\004" },
  { "an older office document", "\xd0\xcf\x11\xe0" },
  { "a PNG picture", "\x89PNG" },
  { "a JPEG picture", "\xff\xd8\xff" },
  { "a GIF picture", "GIF8" },
  { "a program", "\x7f" "ELF" },
  { "a gzip archive", "\x1f\x8b\x08" },
};

/* Turns CR LF and CR into LF in place; tells the new length and what there was. */
static ActantNewline
normalise_newlines (char  *text,
                    gsize *len)
{
  gsize n = *len, out;
  gboolean crlf = FALSE, cr = FALSE, lf = FALSE;
  char *first = memchr (text, '\r', n);

  if (first == NULL)
    return memchr (text, '\n', n) ? ACTANT_NEWLINE_LF : ACTANT_NEWLINE_NONE;
  out = first - text;
  lf = memchr (text, '\n', out) != NULL;
  for (gsize i = out; i < n; i++)
    {
      char c = text[i];

      if (c == '\r' && i + 1 < n && text[i + 1] == '\n')
        {
          crlf = TRUE;
          i++;
        }
      else if (c == '\r')
        cr = TRUE;
      else if (c == '\n')
        lf = TRUE;
      text[out++] = c == '\r' ? '\n' : c;
    }
  text[out] = '\0';
  *len = out;
  if (lf + crlf + cr > 1)
    return ACTANT_NEWLINE_MIXED;
  return crlf ? ACTANT_NEWLINE_CRLF : cr ? ACTANT_NEWLINE_CR : ACTANT_NEWLINE_LF;
}

/* Whether one of 32 bytes is below 32 or is 127; some of them may be told to be, by mistake. */
static gboolean
may_have_control (const guint8 *bytes)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 words[4], found = 0;

  memcpy (words, bytes, sizeof words);
  for (guint i = 0; i < 4; i++)
    {
      guint64 word = words[i], delete = word ^ (ones * 127);

      found |= ((word - ones * 32) & ~word) | ((delete - ones) & ~delete);
    }

  return (found & (ones * 128)) != 0;
}

/* Whether eight bytes are ASCII, none of them NUL. */
static gboolean
is_ascii (const char *bytes)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return ((word | (word - ones)) & (ones * 128)) == 0;
}

/* As g_utf8_validate_len(), which looks at each byte: ASCII is stepped over by eight, and it is
 * asked about what lies between. A character that ASCII breaks off is wrong in both. */
static gboolean
validate_utf8 (const char  *text,
               gsize        n,
               const char **end)
{
  gsize i = 0;

  while (i < n)
    {
      gsize from;

      while (i + 8 <= n && is_ascii (text + i))
        i += 8;
      from = i;
      while (i < n && (i + 8 > n || !is_ascii (text + i)))
        i += MIN (n - i, 8);
      if (i > from && !g_utf8_validate_len (text + from, i - from, end))
        return FALSE;
    }
  *end = text + n;

  return TRUE;
}

static gboolean
is_binary (const guint8  *bytes,
           gsize          n,
           GError       **error)
{
  gsize controls = 0, first = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      gsize size = strlen (signatures[i].bytes);

      if (n >= size && memcmp (bytes, signatures[i].bytes, size) == 0)
        {
          g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_BINARY,
                       "byte 0: this is %s, not plain text; save it as plain text first",
                       signatures[i].what);
          return TRUE;
        }
    }
  for (gsize i = 0; i < n; i++)
    {
      guint8 c;

      while (i + 32 <= n && !may_have_control (bytes + i))
        i += 32;
      if (i == n)
        break;
      c = bytes[i];

      /* BS TAB LF VT FF CR SUB ESC and the shifts of ISO 2022 occur in old text files. */
      if ((c < 8 || (c > 15 && c < 26) || (c > 27 && c < 32) || c == 127) && controls++ == 0)
        first = i;
    }
  if (controls == 0 || controls < n / 50)
    return FALSE;
  /* A NUL alone is told by its own error. */
  if (memchr (bytes, 0, n) == bytes + first)
    return FALSE;
  g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_BINARY,
               "byte %" G_GSIZE_FORMAT ": control characters; this is a binary file, not text",
               first);
  return TRUE;
}

static void
set_nul_error (GError **error,
               gsize    offset)
{
  g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_NUL,
               "byte %" G_GSIZE_FORMAT ": a NUL character; this is a binary file, or UTF-16 "
               "without a byte order mark (then open it as UTF-16LE or UTF-16BE)", offset);
}

static char *
copy_text (const char  *text,
           gsize        length,
           GError     **error)
{
  char *copy = g_try_malloc (length + 1);

  if (copy == NULL)
    {
      g_set_error_literal (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_TOO_LARGE,
                           "not enough memory for this text");
      return NULL;
    }
  if (length > 0)
    memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/* Copies valid UTF-8, or tells where it is not. */
static char *
decode_utf8 (const guint8  *bytes,
             gsize          skip,
             gsize          n,
             gsize         *out_len,
             GError       **error)
{
  const char *text = (const char *) bytes + skip, *end;
  gsize left = n - skip, bad;

  if (!validate_utf8 (text, left, &end))
    {
      bad = end - (const char *) bytes;
      if (bytes[bad] == 0)
        set_nul_error (error, bad);
      else if (g_utf8_get_char_validated (end, n - bad) == (gunichar) -2)
        g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_TRUNCATED,
                     "byte %" G_GSIZE_FORMAT ": the file ends inside a UTF-8 character", bad);
      else
        g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_INVALID_UTF8,
                     "byte %" G_GSIZE_FORMAT " (0x%02X) is not valid UTF-8; "
                     "open the file with another encoding", bad, bytes[bad]);
      return NULL;
    }
  *out_len = left;
  return copy_text (text, left, error);
}

/* The input offset that the output byte @out of a conversion came from. */
static gsize
find_source_offset (const guint8 *bytes,
                    gsize         skip,
                    gsize         n,
                    const char   *encoding,
                    gsize         out)
{
  GIConv conv = g_iconv_open ("UTF-8", encoding);
  g_autofree char *buffer = g_malloc (out + 1);
  char *in = (char *) bytes + skip, *to = buffer;
  gsize in_left = n - skip, out_left = out;

  g_assert (conv != (GIConv) -1);
  g_iconv (conv, &in, &in_left, &to, &out_left);
  g_iconv_close (conv);
  return n - in_left;
}

/* The first NUL or C1 control character in @text: neither occurs in a text rightly decoded. */
static gboolean
check_controls (const char    *text,
                gsize          len,
                const guint8  *bytes,
                gsize          skip,
                gsize          n,
                const char    *encoding,
                GError       **error)
{
  const guint8 *p = (const guint8 *) text;

  for (gsize i = 0; i < len; i++)
    {
      if (p[i] == 0)
        {
          set_nul_error (error, find_source_offset (bytes, skip, n, encoding, i));
          return FALSE;
        }
      if (p[i] == 0xc2 && p[i + 1] < 0xa0 && !g_str_has_prefix (encoding, "UTF-"))
        {
          g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_INVALID_ENCODING,
                       "byte %" G_GSIZE_FORMAT " would be the control character U+%04X in %s: "
                       "this is the wrong encoding; try another",
                       find_source_offset (bytes, skip, n, encoding, i), p[i + 1], encoding);
          return FALSE;
        }
    }
  return TRUE;
}

/* Runs iconv over everything; the buffer grows as needed up to the limit. */
static char *
convert (const guint8  *bytes,
         gsize          skip,
         gsize          n,
         const char    *encoding,
         gsize         *out_len,
         GError       **error)
{
  GIConv conv = g_iconv_open ("UTF-8", encoding);
  gsize in_left = n - skip, used = 0, status;
  gsize size = MIN (in_left + in_left / 2 + 16, ACTANT_TEXT_MAX_BYTES);
  char *in = (char *) bytes + skip;
  g_autofree char *buffer = NULL;
  int failure = 0;

  if (conv == (GIConv) -1)
    {
      g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_UNKNOWN_ENCODING,
                   "this system cannot decode %s", encoding);
      return NULL;
    }
  do
    {
      char *bigger = size > ACTANT_TEXT_MAX_BYTES ? NULL : g_try_realloc (buffer, size + 1);
      char *to;
      gsize out_left;

      if (bigger == NULL)
        {
          failure = E2BIG;
          break;
        }
      buffer = bigger;
      to = buffer + used;
      out_left = size - used;
      status = g_iconv (conv, in_left > 0 ? &in : NULL, &in_left, &to, &out_left);
      failure = status == (gsize) -1 ? errno : 0;
      used = size - out_left;
      size = MAX (size + 1, MIN (size * 2, ACTANT_TEXT_MAX_BYTES));
    }
  while (failure == E2BIG);
  g_iconv_close (conv);

  if (failure == E2BIG)
    g_set_error_literal (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_TOO_LARGE,
                         "the decoded text is too large");
  else if (failure == EINVAL || (failure == 0 && in_left > 0))
    g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_TRUNCATED,
                 "byte %" G_GSIZE_FORMAT ": the file ends inside a character of %s",
                 n - in_left, encoding);
  else if (failure != 0)
    g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_INVALID_ENCODING,
                 "byte %" G_GSIZE_FORMAT " (0x%02X) is not valid %s; try another encoding",
                 n - in_left, bytes[n - in_left], encoding);
  else
    {
      buffer[used] = '\0';
      *out_len = used;
      if (check_controls (buffer, used, bytes, skip, n, encoding, error))
        return g_steal_pointer (&buffer);
    }
  return NULL;
}

/* Whether the bytes are UTF-8 with damage rather than another encoding: most of what is not ASCII
 * is well-formed, or only the last character is cut. */
static gboolean
is_damaged_utf8 (const guint8 *bytes,
                 gsize         n)
{
  const char *p = (const char *) bytes, *limit = p + n, *end;
  gsize good = 0, bad = 0;
  gboolean cut = FALSE;

  while (p < limit)
    {
      gboolean valid = g_utf8_validate_len (p, limit - p, &end);

      for (; p < end; p++)
        good += (guint8) *p >= 0x80;
      if (valid)
        break;
      cut = g_utf8_get_char_validated (end, limit - end) == (gunichar) -2;
      if (cut && bad == 0 && good > 0)
        return TRUE;
      bad++;
      p = end + 1;
    }
  return bad * 3 <= good;
}

/* Chooses an encoding for bytes without a mark that are not UTF-8. */
static char *
choose_legacy (const guint8  *bytes,
               gsize          n,
               gsize          bad,
               GError       **error)
{
  g_autofree char *guess = actant_encoding_guess (bytes, n);

  if (guess != NULL && g_strv_contains (automatic, guess))
    return g_steal_pointer (&guess);
  g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_INVALID_UTF8,
               "byte %" G_GSIZE_FORMAT " (0x%02X) is not valid UTF-8, and no other encoding is "
               "certain (it looks most like %s); choose one, for example WINDOWS-1252, "
               "ISO-8859-15, WINDOWS-1250 or CP949",
               bad, bytes[bad], guess ? guess : "none known");
  return NULL;
}

/* Decodes bytes whose encoding is neither given nor told by a mark. */
static char *
decode_unmarked (const guint8  *bytes,
                 gsize          n,
                 char         **used,
                 gsize         *out_len,
                 GError       **error)
{
  const char *end;
  char *text;

  *used = g_strdup ("UTF-8");
  if (is_binary (bytes, n, error))
    return NULL;
  if (validate_utf8 ((const char *) bytes, n, &end))
    {
      *out_len = n;
      return copy_text ((const char *) bytes, n, error);
    }
  if (memchr (bytes, 0, n) != NULL || is_damaged_utf8 (bytes, n))
    {
      const guint8 *nul = memchr (bytes, 0, n);

      if (nul != NULL)
        {
          set_nul_error (error, nul - bytes);
          return NULL;
        }
      return decode_utf8 (bytes, 0, n, out_len, error);
    }
  g_free (*used);
  *used = choose_legacy (bytes, n, end - (const char *) bytes, error);
  if (*used == NULL)
    return NULL;
  text = convert (bytes, 0, n, *used, out_len, error);
  if (text == NULL)
    g_prefix_error (error, "not UTF-8 (byte %" G_GSIZE_FORMAT "), and guessed to be %s: ",
                    (gsize) (end - (const char *) bytes), *used);
  return text;
}

/* Decodes as @encoding (NULL: as @marked says), skipping the mark. */
static char *
decode_as (const guint8  *bytes,
           gsize          n,
           const char    *encoding,
           const char    *marked,
           gsize          skip,
           char         **used,
           gsize         *out_len,
           GError       **error)
{
  const char *name = encoding == NULL ? marked : actant_encoding_get_name (encoding);

  if (name == NULL)
    {
      g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_UNKNOWN_ENCODING,
                   "unknown encoding “%s”", encoding);
      return NULL;
    }
  if (g_str_equal (name, "UTF-16") && marked != NULL && g_str_has_prefix (marked, name))
    name = marked;
  else if (g_str_equal (name, "UTF-16"))
    {
      g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_INVALID_ENCODING,
                   "byte 0: UTF-16 without a byte order mark; choose UTF-16LE or UTF-16BE");
      return NULL;
    }
  if (marked != NULL && !g_str_equal (marked, name))
    {
      g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_INVALID_ENCODING,
                   "byte 0: the byte order mark of %s, not %s", marked, name);
      return NULL;
    }
  *used = g_strdup (name);
  if (g_str_equal (name, "UTF-8"))
    return decode_utf8 (bytes, skip, n, out_len, error);
  return convert (bytes, skip, n, name, out_len, error);
}

/**
 * actant_encoding_decode:
 * @bytes: (array length=n): a file's bytes
 * @n: how many
 * @encoding: (nullable): an encoding's name, or %NULL to detect it
 * @used_encoding: (out) (optional) (transfer full): the encoding used
 * @had_bom: (out) (optional): whether a byte order mark was dropped
 * @newline: (out) (optional): the line ends there were
 * @out_len: (out) (optional): length of the text in bytes
 * @error: return location for an %ACTANT_TEXT_ERROR
 *
 * Decodes a file. Detection takes a byte order mark, else UTF-8, else a guess among the encodings
 * that can be told apart; a Latin-script single-byte encoding is only ever used when named.
 *
 * Returns: (transfer full) (nullable): UTF-8 with line feeds, NUL-terminated
 */
char *
actant_encoding_decode (const guint8   *bytes,
                        gsize           n,
                        const char     *encoding,
                        char          **used_encoding,
                        gboolean       *had_bom,
                        ActantNewline  *newline,
                        gsize          *out_len,
                        GError        **error)
{
  g_return_val_if_fail (bytes != NULL || n == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autofree char *used = NULL;
  const char *marked = NULL;
  gsize skip = 0, len = 0;
  char *text;
  ActantNewline kind;

  if (n > ACTANT_TEXT_MAX_BYTES)
    {
      g_set_error_literal (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_TOO_LARGE,
                           "texts above 2 GiB cannot be opened; split the file");
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (marks) && marked == NULL; i++)
    if (n >= marks[i].size && memcmp (bytes, marks[i].bytes, marks[i].size) == 0)
      {
        marked = marks[i].encoding;
        skip = marks[i].size;
      }
  if (encoding == NULL && marked == NULL)
    text = decode_unmarked (bytes, n, &used, &len, error);
  else
    text = decode_as (bytes, n, encoding, marked, skip, &used, &len, error);
  if (text == NULL)
    return NULL;

  if (g_str_equal (used, "GB18030") && g_str_has_prefix (text, "\xef\xbb\xbf"))
    {
      len -= 3;
      skip = 4;
      memmove (text, text + 3, len + 1);
    }
  kind = normalise_newlines (text, &len);
  if (used_encoding != NULL)
    *used_encoding = g_steal_pointer (&used);
  if (had_bom != NULL)
    *had_bom = skip > 0;
  if (newline != NULL)
    *newline = kind;
  if (out_len != NULL)
    *out_len = len;
  return text;
}

/**
 * actant_encoding_decode_take:
 * @bytes: (transfer full): a file's bytes, and room for one more
 * @n: how many
 * @encoding: (nullable): an encoding's name, or %NULL to detect it
 * @used_encoding: (out) (transfer full): the encoding used
 * @had_bom: (out): whether a byte order mark was dropped
 * @newline: (out): the line ends there were
 * @out_len: (out): length of the text in bytes
 * @error: return location for an %ACTANT_TEXT_ERROR
 *
 * As actant_encoding_decode(), but what is UTF-8 already is not copied: a large text costs reading
 * it and validating it.
 *
 * Returns: (transfer full) (nullable): UTF-8 with line feeds, NUL-terminated
 */
char *
actant_encoding_decode_take (guint8         *bytes,
                             gsize           n,
                             const char     *encoding,
                             char          **used_encoding,
                             gboolean       *had_bom,
                             ActantNewline  *newline,
                             gsize          *out_len,
                             GError        **error)
{
  const char *name = encoding != NULL ? actant_encoding_get_name (encoding) : "UTF-8";
  const char *end;
  char *text;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (n <= ACTANT_TEXT_MAX_BYTES && g_strcmp0 (name, "UTF-8") == 0
      && (n < 3 || memcmp (bytes, "\xef\xbb\xbf", 3) != 0)
      && (encoding != NULL || !is_binary (bytes, n, NULL))
      && validate_utf8 ((const char *) bytes, n, &end))
    {
      text = (char *) bytes;
      text[n] = '\0';
      *out_len = n;
      *newline = normalise_newlines (text, out_len);
      *used_encoding = g_strdup (name);
      *had_bom = FALSE;
      return text;
    }

  text = actant_encoding_decode (bytes, n, encoding, used_encoding, had_bom, newline, out_len,
                                 error);
  g_free (bytes);
  return text;
}
