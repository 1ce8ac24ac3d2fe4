/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in EDTF: what is a date spans days in their order and equals itself. */
#include "fuzz.h"

#include "model/actant-edtf.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  ActantDaySpan span;
  gboolean is_date = actant_edtf_check (text, &error);

  g_assert_true (is_date == (error == NULL));
  if (actant_edtf_get_span (text, &span))
    {
      g_assert_true (is_date);
      g_assert_cmpint (span.first, <=, span.last);
      g_assert_true (actant_day_span_overlaps (&span, &span));
    }
  /* Any two strings have an order. */
  g_assert_cmpint (actant_edtf_compare (text, text), ==, 0);
  if (size > 1)
    {
      const char *half = text + strlen (text) / 2;
      int order = actant_edtf_compare (text, half);
      int back = actant_edtf_compare (half, text);

      g_assert_true ((order > 0) == (back < 0) && (order < 0) == (back > 0));
    }

  return 0;
}
