/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place and the words around it, on one line. */
#include "text/actant-text-context.h"

#include <string.h>

/* Code points. */
#define BEFORE 36
#define INSIDE 160
#define BEHIND 100

static void
append (GString          *words,
        ActantSourceText *text,
        gint64            start,
        gint64            end)
{
  g_autofree char *slice = actant_source_text_dup_slice (text, start, end);

  for (const char *p = slice; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        g_string_append_c (words, ' ');
      else
        g_string_append_unichar (words, c);
    }
}

/* Where the word that @offset is in begins, if that is near. */
static gint64
find_word_start (ActantSourceText *text,
                 gint64            offset)
{
  for (gint64 at = offset; at > 0 && at > offset - 12; at--)
    if (g_unichar_isspace (actant_source_text_get_char (text, at - 1)))
      return at;

  return offset;
}

/**
 * actant_text_context_init:
 * @context: (out caller-allocates): what to fill
 * @text: a text
 * @range: a place in it
 */
void
actant_text_context_init (ActantTextContext     *context,
                          ActantSourceText      *text,
                          const ActantTextRange *range)
{
  GString *words = g_string_new (NULL);
  gint64 length = actant_source_text_get_length (text);
  gint64 from = find_word_start (text, MAX (0, range->start - BEFORE));
  gint64 cut = MIN (range->end, range->start + INSIDE);
  gint64 until = MIN (length, range->end + BEHIND);

  if (from > 0)
    g_string_append (words, "…");
  append (words, text, from, range->start);
  context->start = words->len;
  append (words, text, range->start, cut);
  if (cut < range->end)
    g_string_append (words, "…");
  context->end = words->len;
  append (words, text, range->end, until);
  if (until < length)
    g_string_append (words, "…");
  context->words = g_string_free (words, FALSE);
}

void
actant_text_context_clear (ActantTextContext *context)
{
  g_clear_pointer (&context->words, g_free);
}
