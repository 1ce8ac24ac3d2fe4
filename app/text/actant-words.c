/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words: runs of letters, digits and marks. An apostrophe or a full stop between letters and a
 * point or comma between digits belong to them ("Seoul's", "U.S", "1,000.5"); a hyphen does not.
 * Han and Hiragana characters, written without spaces, are a word each.
 */
#include "text/actant-words.h"
#include "text/actant-text-scan-private.h"

/* Marks and joiners go with what they follow. */
static gboolean
is_extending (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200c || c == 0x200d;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_';
}

static gboolean
stands_alone (gunichar c)
{
  GUnicodeScript script;

  if (c < 0x2e80)
    return FALSE;
  script = g_unichar_get_script (c);
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA;
}

/* Whether @c between @before and @after belongs to one word with them. */
static gboolean
is_inner (gunichar before,
          gunichar c,
          gunichar after)
{
  if (g_unichar_isdigit (before) && g_unichar_isdigit (after))
    return c == '.' || c == ',';
  if (!g_unichar_isalpha (after) || !(g_unichar_isalpha (before) || is_extending (before))
      || stands_alone (before) || stands_alone (after))
    return FALSE;
  return c == '\'' || c == 0x2019 || c == '.';
}

/* Whether the characters before and after @p belong to one word. */
static gboolean
joins (const Scan *scan,
       const char *p)
{
  gunichar a = peek_back (scan, p), b = peek (scan, p);

  if (a == 0 || b == 0)
    return FALSE;
  if (is_word_char (a) || is_extending (a))
    {
      if (is_extending (b))
        return TRUE;
      if (is_word_char (b))
        return !stands_alone (a) && !stands_alone (b);
      return is_inner (a, b, peek (scan, g_utf8_next_char (p)));
    }
  return is_word_char (b) && is_inner (peek_back (scan, g_utf8_prev_char (p)), a, b);
}

/* The word that has the character at @p; FALSE when that is none. */
static gboolean
find_word (const Scan  *scan,
           const char  *p,
           const char **from,
           const char **to)
{
  gboolean found = FALSE;

  if (p >= scan->end)
    return FALSE;
  for (*from = p; joins (scan, *from); )
    *from = g_utf8_prev_char (*from);
  for (*to = g_utf8_next_char (p); joins (scan, *to); )
    *to = g_utf8_next_char (*to);
  for (p = *from; p < *to && !found; p = g_utf8_next_char (p))
    found = is_word_char (g_utf8_get_char (p));
  return found;
}

/**
 * actant_words_at:
 * @text: a text
 * @offset: code points
 * @start: (out) (optional): the word's start
 * @end: (out) (optional): its end
 *
 * Returns: whether @offset is in a word or right behind one
 */
gboolean
actant_words_at (const ActantSourceText *text,
                 gint64                  offset,
                 gint64                 *start,
                 gint64                 *end)
{
  g_return_val_if_fail (text != NULL, FALSE);

  Scan scan = open_scan (text);
  const char *p = scan.start + actant_source_text_get_byte_offset (text, offset);
  const char *from, *to;

  if (!find_word (&scan, p, &from, &to)
      && (p == scan.start || !find_word (&scan, g_utf8_prev_char (p), &from, &to)))
    return FALSE;
  set_range (&scan, from, to, start, end);
  return TRUE;
}

/**
 * actant_words_next:
 * @text: a text
 * @offset: code points
 * @start: (out) (optional): the word's start
 * @end: (out) (optional): its end
 *
 * Returns: whether a word starts at or after @offset
 */
gboolean
actant_words_next (const ActantSourceText *text,
                   gint64                  offset,
                   gint64                 *start,
                   gint64                 *end)
{
  g_return_val_if_fail (text != NULL, FALSE);

  Scan scan = open_scan (text);
  const char *p = scan.start + actant_source_text_get_byte_offset (text, offset);
  const char *from, *to;

  while (joins (&scan, p))
    p = g_utf8_next_char (p);
  while (p < scan.end)
    {
      if (find_word (&scan, p, &from, &to))
        {
          set_range (&scan, from, to, start, end);
          return TRUE;
        }
      p = to;
    }
  return FALSE;
}

/**
 * actant_words_previous:
 * @text: a text
 * @offset: code points
 * @start: (out) (optional): the word's start
 * @end: (out) (optional): its end
 *
 * Returns: whether a word ends at or before @offset
 */
gboolean
actant_words_previous (const ActantSourceText *text,
                       gint64                  offset,
                       gint64                 *start,
                       gint64                 *end)
{
  g_return_val_if_fail (text != NULL, FALSE);

  Scan scan = open_scan (text);
  const char *p = scan.start + actant_source_text_get_byte_offset (text, offset);
  const char *from, *to;

  while (joins (&scan, p))
    p = g_utf8_prev_char (p);
  while (p > scan.start)
    {
      if (find_word (&scan, g_utf8_prev_char (p), &from, &to))
        {
          set_range (&scan, from, to, start, end);
          return TRUE;
        }
      p = from;
    }
  return FALSE;
}
