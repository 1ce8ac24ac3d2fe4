/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantNewline:
 * @ACTANT_NEWLINE_NONE: no line end occurs
 * @ACTANT_NEWLINE_LF: line feed only
 * @ACTANT_NEWLINE_CRLF: carriage return and line feed only
 * @ACTANT_NEWLINE_CR: carriage return only
 * @ACTANT_NEWLINE_MIXED: more than one kind
 *
 * The line ends a file had before they became line feeds.
 */
typedef enum
{
  ACTANT_NEWLINE_NONE,
  ACTANT_NEWLINE_LF,
  ACTANT_NEWLINE_CRLF,
  ACTANT_NEWLINE_CR,
  ACTANT_NEWLINE_MIXED,
} ActantNewline;

/**
 * ActantTextError:
 * @ACTANT_TEXT_ERROR_BINARY: the bytes are no text (a known signature, or control characters)
 * @ACTANT_TEXT_ERROR_NUL: a NUL character: a binary file, or UTF-16 without a byte order mark
 * @ACTANT_TEXT_ERROR_INVALID_UTF8: not UTF-8, and no other encoding is certain enough
 * @ACTANT_TEXT_ERROR_INVALID_ENCODING: the bytes do not fit the encoding asked for or guessed
 * @ACTANT_TEXT_ERROR_UNKNOWN_ENCODING: an encoding of this name is not supported
 * @ACTANT_TEXT_ERROR_TOO_LARGE: above %ACTANT_TEXT_MAX_BYTES, or more than fits in memory
 * @ACTANT_TEXT_ERROR_TRUNCATED: the bytes end inside a character
 * @ACTANT_TEXT_ERROR_NOT_REGULAR: a folder, pipe, device or socket
 * @ACTANT_TEXT_ERROR_PATTERN: a search pattern is not a regular expression
 * @ACTANT_TEXT_ERROR_PATTERN_LIMIT: a search pattern needs too many steps on this text
 *
 * Errors of the text layer. Messages name the byte offset (0-based, in the file) where one is
 * known.
 */
typedef enum
{
  ACTANT_TEXT_ERROR_BINARY,
  ACTANT_TEXT_ERROR_NUL,
  ACTANT_TEXT_ERROR_INVALID_UTF8,
  ACTANT_TEXT_ERROR_INVALID_ENCODING,
  ACTANT_TEXT_ERROR_UNKNOWN_ENCODING,
  ACTANT_TEXT_ERROR_TOO_LARGE,
  ACTANT_TEXT_ERROR_TRUNCATED,
  ACTANT_TEXT_ERROR_NOT_REGULAR,
  ACTANT_TEXT_ERROR_PATTERN,
  ACTANT_TEXT_ERROR_PATTERN_LIMIT,
} ActantTextError;

#define ACTANT_TEXT_ERROR (actant_text_error_quark ())
GQuark actant_text_error_quark (void);

/* The largest text, in bytes, before and after decoding. */
#define ACTANT_TEXT_MAX_BYTES ((gsize) 1 << 31)

char               *actant_encoding_decode       (const guint8   *bytes,
                                                  gsize           n,
                                                  const char     *encoding,
                                                  char          **used_encoding,
                                                  gboolean       *had_bom,
                                                  ActantNewline  *newline,
                                                  gsize          *out_len,
                                                  GError        **error);
char               *actant_encoding_decode_take  (guint8         *bytes,
                                                  gsize           n,
                                                  const char     *encoding,
                                                  char          **used_encoding,
                                                  gboolean       *had_bom,
                                                  ActantNewline  *newline,
                                                  gsize          *out_len,
                                                  GError        **error);
char               *actant_encoding_guess        (const guint8   *bytes,
                                                  gsize           n);
const char * const *actant_encoding_list         (void);
const char         *actant_encoding_get_name     (const char     *name);
gboolean            actant_encoding_is_supported (const char     *name);

G_END_DECLS
