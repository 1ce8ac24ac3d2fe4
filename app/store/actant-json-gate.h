/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-json-slice.h"

G_BEGIN_DECLS

/**
 * ACTANT_JSON_MAX_DEPTH:
 *
 * Deepest nesting of objects and arrays the gate lets through.
 */
#define ACTANT_JSON_MAX_DEPTH 64

/**
 * ACTANT_JSON_MAX_LENGTH:
 *
 * Largest document in bytes (2 GiB).
 */
#define ACTANT_JSON_MAX_LENGTH (G_GUINT64_CONSTANT (1) << 31)

#define ACTANT_JSON_ERROR (actant_json_error_quark ())

/**
 * ActantJsonError:
 * @ACTANT_JSON_ERROR_EMPTY: nothing but white space
 * @ACTANT_JSON_ERROR_TOO_BIG: longer than %ACTANT_JSON_MAX_LENGTH
 * @ACTANT_JSON_ERROR_ENCODING: not UTF-8, a NUL byte or a byte order mark
 * @ACTANT_JSON_ERROR_SYNTAX: not RFC 8259 JSON, or cut off
 * @ACTANT_JSON_ERROR_STRING: a string holds a raw control character, an unknown escape, \u0000 or
 *   half of a surrogate pair
 * @ACTANT_JSON_ERROR_DEPTH: nested deeper than %ACTANT_JSON_MAX_DEPTH
 * @ACTANT_JSON_ERROR_DUPLICATE_KEY: an object has a key twice
 * @ACTANT_JSON_ERROR_TRAILING: something follows the one value
 * @ACTANT_JSON_ERROR_CONFLICT_MARKS: holds the marks of an unfinished text merge
 *
 * What is wrong with a document. The message names file, line, column and what to do.
 */
typedef enum
{
  ACTANT_JSON_ERROR_EMPTY,
  ACTANT_JSON_ERROR_TOO_BIG,
  ACTANT_JSON_ERROR_ENCODING,
  ACTANT_JSON_ERROR_SYNTAX,
  ACTANT_JSON_ERROR_STRING,
  ACTANT_JSON_ERROR_DEPTH,
  ACTANT_JSON_ERROR_DUPLICATE_KEY,
  ACTANT_JSON_ERROR_TRAILING,
  ACTANT_JSON_ERROR_CONFLICT_MARKS,
} ActantJsonError;

GQuark   actant_json_error_quark (void);

gboolean actant_json_gate_check  (const char  *data,
                                  gsize        length,
                                  const char  *name,
                                  GError     **error);

void     actant_json_locate      (const char  *data,
                                  gsize        length,
                                  gsize        byte_offset,
                                  guint       *line,
                                  guint       *column);

G_END_DECLS
