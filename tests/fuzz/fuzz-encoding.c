/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in any encoding: what is decoded is UTF-8 with line feeds. The first byte says which
 * encoding is asked for: none, or one of those that are offered. */
#include "fuzz.h"

#include "text/actant-encoding.h"
#include "text/actant-source-text.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char * const *encodings = actant_encoding_list ();
  guint n_encodings = g_strv_length ((char **) encodings);
  guint chosen = size > 0 ? data[0] % (n_encodings + 1) : 0;
  const char *encoding = chosen > 0 ? encodings[chosen - 1] : NULL;
  g_autofree char *used = NULL;
  g_autofree char *text = NULL;
  g_autoptr(ActantSourceText) source = NULL;
  g_autoptr(GError) error = NULL;
  gboolean had_bom = FALSE;
  ActantNewline newline;
  gsize length = 0;

  if (size == 0)
    return 0;
  text = actant_encoding_decode (data + 1, size - 1, encoding, &used, &had_bom, &newline, &length,
                                 &error);
  g_assert_true ((text == NULL) == (error != NULL));
  if (text == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_cmpuint (strlen (text), ==, length);
  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_assert_null (memchr (text, '\r', length));
  g_assert_true (actant_encoding_is_supported (used));

  source = actant_source_text_new_utf8 (text);
  g_assert_cmpint (actant_source_text_get_length (source), ==, g_utf8_strlen (text, -1));

  return 0;
}
