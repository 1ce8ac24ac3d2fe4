/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that changes: the input is the old text, a NUL, the new one. Every passage of the old one
 * is looked for; what counts as found stands there. And edits, made of the input's bytes, are
 * applied, and positions follow them. */
#include "fuzz.h"

#include "text/actant-anchor.h"
#include "text/actant-reanchor.h"
#include "text/actant-text-edit.h"

#include <string.h>

#define MOST_EDITS 8
#define LONGEST 600    /* bytes of a text: of its passages a few hundred are tried */

/* @text is cut at what is not UTF-8; line ends are those of a normalised text. */
static ActantSourceText *
take_text (const char *data,
           size_t      size)
{
  g_autofree char *text = g_strndup (data, MIN (size, LONGEST));
  const char *end;

  if (!g_utf8_validate (text, -1, &end))
    text[end - text] = '\0';
  return actant_source_text_new_utf8 (g_strdelimit (text, "\r", '\n'));
}

static void
check_place (ActantSourceText  *text,
             const ActantQuote *quote,
             const ActantPlace *place)
{
  gint64 length = actant_source_text_get_length (text);

  if (place->state == ACTANT_PLACE_ORPHAN)
    return;
  g_assert_cmpint (place->start, >=, 0);
  g_assert_cmpint (place->start, <, place->end);
  g_assert_cmpint (place->end, <=, length);
  if (place->state == ACTANT_PLACE_IN_PLACE)
    g_assert_true (actant_quote_fits (text, quote, place->start, place->end));
}

static void
check_passages (ActantSourceText *text,
                ActantSourceText *old,
                gboolean          keep_old)
{
  g_autoptr(ActantReanchor) reanchor = actant_reanchor_new (text, keep_old ? old : NULL);
  gint64 length = actant_source_text_get_length (old);
  gint64 step = 1 + length / 6;

  for (gint64 start = 0; start < length; start += step)
    for (gint64 size = 1; start + size <= length; size = size * 4 + 3)
      {
        g_auto(ActantQuote) quote = { 0 };
        ActantPlace place;

        actant_quote_init (&quote, old, start, start + size);
        actant_reanchor_find (reanchor, &quote, &place);
        check_place (text, &quote, &place);
      }
}

/* Where an edit takes a position, the text around it has moved. */
static void
check_edits (ActantSourceText *text,
             const uint8_t    *data,
             size_t            size)
{
  g_autoptr(GArray) edits = g_array_new (FALSE, FALSE, sizeof (ActantTextEdit));
  gint64 length = actant_source_text_get_length (text);
  g_autofree char *changed = NULL;
  g_autoptr(GArray) inverse = NULL;
  gint64 changed_length;

  for (size_t i = 0; i + 3 <= size && edits->len < MOST_EDITS; i += 3)
    {
      static const char * const words[] = { "", "x", "\n", "한국", "e\xcc\x81" };
      ActantTextEdit edit = { data[i], data[i] + data[i + 1] % 16,
                              words[data[i + 2] % G_N_ELEMENTS (words)] };

      edit.length = g_utf8_strlen (edit.words, -1);
      g_array_append_val (edits, edit);
    }
  if (!actant_text_edits_check (edits, length))
    return;

  changed = actant_text_edits_apply (edits, text);
  g_assert_true (g_utf8_validate (changed, -1, NULL));
  changed_length = g_utf8_strlen (changed, -1);
  inverse = actant_text_edits_invert (edits);
  g_assert_true (actant_text_edits_check (inverse, changed_length));

  for (gint64 start = 0; start < length; start++)
    {
      ActantTextRange range = { start, MIN (length, start + 3) };
      gboolean touched;

      if (actant_text_edits_map (edits, &range, &touched))
        {
          g_assert_cmpint (range.start, >=, 0);
          g_assert_cmpint (range.end, <=, changed_length);
        }
      else
        g_assert_true (touched);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const uint8_t *end = size > 0 ? memchr (data, '\0', size) : NULL;
  size_t length = end != NULL ? (size_t) (end - data) : size;
  g_autoptr(ActantSourceText) old = take_text ((const char *) data, length);
  g_autoptr(ActantSourceText) text = NULL;

  text = end != NULL ? take_text ((const char *) end + 1, size - length - 1)
                     : take_text ("", 0);
  check_passages (text, old, TRUE);
  check_passages (text, old, FALSE);
  check_edits (old, data + length, size - length);

  return 0;
}
