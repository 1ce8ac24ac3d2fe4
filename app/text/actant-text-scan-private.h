/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking over a text's characters by pointers; for sentences and words. */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

typedef struct
{
  const ActantSourceText *text;
  const char             *start;
  const char             *end;
} Scan;

static inline Scan
open_scan (const ActantSourceText *text)
{
  gsize len;
  const char *start = actant_source_text_get_text (text, &len);

  return (Scan) { text, start, start + len };
}

/* The character at @p, 0 at the end. */
static inline gunichar
peek (const Scan *scan,
      const char *p)
{
  return p < scan->end ? g_utf8_get_char (p) : 0;
}

/* The character before @p, 0 at the start. */
static inline gunichar
peek_back (const Scan *scan,
           const char *p)
{
  return p > scan->start ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

/* Gives from:to in code points. Returns: %TRUE, for the caller to return. */
static inline gboolean
set_range (const Scan *scan,
           const char *from,
           const char *to,
           gint64     *start,
           gint64     *end)
{
  if (start != NULL)
    *start = actant_source_text_get_char_offset (scan->text, from - scan->start);
  if (end != NULL)
    *end = actant_source_text_get_char_offset (scan->text, to - scan->start);
  return TRUE;
}

G_END_DECLS
