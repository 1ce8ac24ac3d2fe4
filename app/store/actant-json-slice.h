/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ACTANT_JSON_MAX_INTEGER:
 *
 * Largest magnitude of an integer every JSON reader keeps exactly (2^53 - 1, RFC 8259 section 6).
 */
#define ACTANT_JSON_MAX_INTEGER G_GINT64_CONSTANT (9007199254740991)

/**
 * ActantJsonSlice:
 * @data: first byte of the value, borrowed from the document
 * @length: bytes
 *
 * One value of a document as its exact source bytes, without surrounding white space.
 *
 * Slices and their functions are for data that actant_json_gate_check() has let through, and are
 * valid as long as that data lives.
 */
typedef struct
{
  const char *data;
  gsize length;
} ActantJsonSlice;

typedef enum
{
  ACTANT_JSON_OBJECT,
  ACTANT_JSON_ARRAY,
  ACTANT_JSON_STRING,
  ACTANT_JSON_NUMBER,
  ACTANT_JSON_TRUE,
  ACTANT_JSON_FALSE,
  ACTANT_JSON_NULL,
} ActantJsonType;

/**
 * ActantJsonIter:
 *
 * Walks the members of an object or the items of an array. On the stack:
 *
 * |[<!-- language="C" -->
 *   g_auto (ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
 *
 *   actant_json_iter_init_object (&iter, object);
 *   while (actant_json_iter_next_member (&iter, &key, &key_length, &value))
 *     …
 * ]|
 */
typedef struct
{
  /*< private >*/
  const char *next;
  const char *end;
  GString *key;
} ActantJsonIter;

#define ACTANT_JSON_ITER_INIT { NULL, NULL, NULL }

ActantJsonSlice actant_json_slice_root         (const char       *data,
                                                gsize             length);
ActantJsonType  actant_json_slice_type         (ActantJsonSlice   slice);
gboolean        actant_json_slice_get_integer  (ActantJsonSlice   slice,
                                                gint64           *out);
char           *actant_json_slice_dup_string   (ActantJsonSlice   slice);
gboolean        actant_json_slice_find_member  (ActantJsonSlice   object,
                                                const char       *key,
                                                ActantJsonSlice  *value);

void            actant_json_iter_init_object   (ActantJsonIter   *iter,
                                                ActantJsonSlice   object);
void            actant_json_iter_init_array    (ActantJsonIter   *iter,
                                                ActantJsonSlice   array);
gboolean        actant_json_iter_next_member   (ActantJsonIter   *iter,
                                                const char      **key,
                                                gsize            *key_length,
                                                ActantJsonSlice  *value);
gboolean        actant_json_iter_next_item     (ActantJsonIter   *iter,
                                                ActantJsonSlice  *value);
void            actant_json_iter_clear         (ActantJsonIter   *iter);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ActantJsonIter, actant_json_iter_clear)

G_END_DECLS
