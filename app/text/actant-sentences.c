/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sentences. Whether one ends at a place is decided from a few dozen characters around it alone,
 * so the sentence at any offset is found in time proportional to the sentence, in any text.
 *
 * A sentence ends with its closing quotes and brackets, at a blank line, before a bullet, and at a
 * line end beside a line too long to be hard-wrapped. White space and the sign of a bullet are
 * outside it.
 */
#include "text/actant-sentences.h"
#include "text/actant-sentence-words.h"
#include "text/actant-text-scan-private.h"

#include <string.h>

/* Above this many code points a line is a paragraph of its own. */
#define LONGEST_WRAPPED 160
/* How far to look at a run of marks, and at a word, in code points. */
#define LONGEST_RUN 16
#define LONGEST_WORD 24

typedef enum
{
  NO_MARK,
  DOT,       /* ends a sentence when the word before it and what follows say so */
  ELLIPSIS,
  MARK,      /* ends one before white space */
  FULL,      /* ends one whatever follows */
} Mark;

static gboolean
is_space (gunichar c)
{
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : g_unichar_isspace (c) || c == 0x85;
}

static gboolean
is_hangul (gunichar c)
{
  return (c >= 0xac00 && c <= 0xd7a3) || (c >= 0x1100 && c <= 0x11ff);
}

static Mark
classify (gunichar c)
{
  switch (c)
    {
    case '.': case 0xff0e:
      return DOT;
    case 0x2026:
      return ELLIPSIS;
    case '!': case '?': case 0x203c: case 0x2047: case 0x2048: case 0x2049: case 0x203d:
    case 0x061f: case 0x06d4: case 0x0589: case 0x1362: case 0x1367:
      return MARK;
    case 0x3002: case 0xff01: case 0xff1f: case 0xff61: case 0x0964: case 0x0965: case 0x104b:
    case 0x17d4:
      return FULL;
    default:
      return NO_MARK;
    }
}

static gboolean
is_plain_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == '*' || c == '_';
}

/* Whether @p is at a closing quote, bracket or raised note number. A quote that opens in one
 * language closes in another: what follows tells. */
static gboolean
is_closer (const Scan *scan,
           const char *p)
{
  gunichar c = peek (scan, p), next;

  if (c < 0x80)
    return is_plain_quote (c) || c == ')' || c == ']' || c == '}';
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;
    case G_UNICODE_INITIAL_PUNCTUATION:
      next = peek (scan, g_utf8_next_char (p));
      return next == 0 || is_space (next) || g_unichar_ispunct (next);
    case G_UNICODE_OTHER_NUMBER:
      return c == 0xb9 || c == 0xb2 || c == 0xb3 || (c >= 0x2070 && c <= 0x2079);
    default:
      return FALSE;
    }
}

static gboolean
is_opener (gunichar c)
{
  GUnicodeType type;

  if (c < 0x80)
    return is_plain_quote (c) || c == '(' || c == '[' || c == '{';
  type = g_unichar_type (c);
  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION
         || type == G_UNICODE_FINAL_PUNCTUATION || c == 0xbf || c == 0xa1;
}

static const char *
skip_spaces (const Scan *scan,
             const char *p)
{
  while (p < scan->end && is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
is_bullet_sign (gunichar c)
{
  static const char signs[] = "-*+•◦▪▫■□●○◆◇▶▷►▸★☆※‣⁃∙·–—ㅇㅁ→⇒✓✔❍❖";

  return c != 0 && g_utf8_strchr (signs, -1, c) != NULL;
}

/* Whether a line that starts at @p starts an item of a list: a sign, "3.", "(3)", "b)" or "①". */
static gboolean
is_bullet (const Scan *scan,
           const char *p)
{
  gunichar c = peek (scan, p);
  guint n = 0;

  if (is_bullet_sign (c))
    return is_space (peek (scan, g_utf8_next_char (p)));
  if (c >= 0x2460 && c <= 0x2473)
    return TRUE;
  if (c == '(')
    c = peek (scan, ++p);
  if (g_unichar_isdigit (c))
    for (; n < 3 && g_unichar_isdigit (peek (scan, p)); n++)
      p = g_utf8_next_char (p);
  else if (g_unichar_isalpha (c))
    {
      p = g_utf8_next_char (p);
      if (peek (scan, p) == '.')
        return FALSE;
      n = 1;
    }
  if (n == 0 || n > 2)
    return FALSE;
  c = peek (scan, p);
  return (c == ')' || c == '.') && is_space (peek (scan, g_utf8_next_char (p)));
}

/* Whether the white space from @p on ends a sentence by itself. */
static gboolean
ends_block (const Scan *scan,
            const char *p)
{
  const char *next = p, *limit = scan->end;
  guint newlines = 0;
  gint64 start, end;

  for (; next < limit && is_space (g_utf8_get_char (next)); next = g_utf8_next_char (next))
    {
      gunichar c = g_utf8_get_char (next);

      newlines += c == 0x2029 ? 2 : c == '\n' || c == 0x2028;
    }
  if (newlines > 1 || next == limit)
    return TRUE;
  if (newlines == 0)
    return FALSE;
  if (is_bullet (scan, next))
    return TRUE;
  actant_source_text_get_paragraph_at (
      scan->text, actant_source_text_get_char_offset (scan->text, p - scan->start),
      NULL, &start, &end);
  if (end - start > LONGEST_WRAPPED)
    return TRUE;
  actant_source_text_get_paragraph_at (
      scan->text, actant_source_text_get_char_offset (scan->text, next - scan->start),
      NULL, &start, &end);
  return end - start > LONGEST_WRAPPED;
}

/* Copies the letters at @p; what is longer than @size is no word of our tables. */
static void
copy_word (const Scan *scan,
           const char *p,
           char       *word,
           gsize       size)
{
  const char *end = p;

  while (end < scan->end && g_unichar_isalpha (g_utf8_get_char (end)))
    {
      end = g_utf8_next_char (end);
      if ((gsize) (end - p) >= size)
        {
          *word = '\0';
          return;
        }
    }
  memcpy (word, p, end - p);
  word[end - p] = '\0';
}

static gboolean
starts_with_opener (const Scan *scan,
                    const char *next)
{
  char word[LONGEST_WORD];

  copy_word (scan, next, word, sizeof word);
  if (peek (scan, next + strlen (word)) == '-')
    return FALSE;
  return actant_sentence_words_is_opener (word);
}

/* Whether only blanks stand between the line's start and @p. */
static gboolean
starts_line (const Scan *scan,
             const char *p)
{
  while (p > scan->start && (p[-1] == ' ' || p[-1] == '\t'))
    p--;
  return p == scan->start || p[-1] == '\n';
}

/* Whether @word, which is all digits, ends at no sentence's end: an item's number or a date. */
static gboolean
is_counting (const Scan *scan,
             const char *word,
             gsize       len,
             const char *next)
{
  const char *p = word;
  guint digits = 0;

  if (len <= 3 && starts_line (scan, word))
    return TRUE;
  while (digits < 3 && g_unichar_isdigit (peek (scan, next + digits)))
    digits++;
  if ((digits == 1 || digits == 2) && peek (scan, next + digits) == '.')
    return TRUE;
  if (len > 2)
    return FALSE;
  while (p > scan->start && (p[-1] == ' ' || p[-1] == '\n'))
    p--;
  return word - p <= 2 && p - scan->start >= 2 && p[-1] == '.' && g_ascii_isdigit (p[-2]);
}

/* Whether letters and full stops take turns, as in "U.S". */
static gboolean
is_dotted (const char *word)
{
  guint letters = 0;

  if (strchr (word, '.') == NULL)
    return FALSE;
  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      letters = *word == '.' ? 0 : letters + 1;
      if (letters > 2 || (*word != '.' && !g_unichar_isalpha (g_utf8_get_char (word))))
        return FALSE;
    }
  return TRUE;
}

/* Whether @word, of @n characters, numbers an item: "a", "IV", "나". */
static gboolean
is_item_letter (const char *word,
                guint       n)
{
  if (n == 1 && is_hangul (g_utf8_get_char (word)))
    return g_utf8_strchr ("가나다라마바사아자차카타파하", -1, g_utf8_get_char (word)) != NULL;
  return n == 1 || strspn (word, "IVX") == strlen (word);
}

/* Whether the full stop at @dot ends a sentence that would go on at @next. */
static gboolean
ends_at_dot (const Scan *scan,
             const char *dot,
             const char *next)
{
  const char *p = dot;
  char word[LONGEST_WORD * 6 + 1];
  guint n = 0;

  for (; n <= LONGEST_WORD; n++)
    {
      gunichar c = peek_back (scan, p);

      if (!(c == '.' || g_unichar_isalnum (c) || g_unichar_ismark (c)))
        break;
      p = g_utf8_prev_char (p);
    }
  if (n == 0 || n > LONGEST_WORD)
    return TRUE;
  memcpy (word, p, dot - p);
  word[dot - p] = '\0';
  if (strspn (word, "0123456789") == (gsize) (dot - p))
    return !is_counting (scan, p, dot - p, next);
  if (is_item_letter (word, n) && starts_line (scan, p))
    return FALSE;
  switch (actant_sentence_words_get_ending (word))
    {
    case ACTANT_ENDING_NEVER:
      return FALSE;
    case ACTANT_ENDING_NUMBER:
      if (g_unichar_isdigit (peek (scan, next)))
        return FALSE;
      break;
    case ACTANT_ENDING_MAYBE:
      return starts_with_opener (scan, next);
    case ACTANT_ENDING_PLAIN:
    default:
      break;
    }
  if (is_dotted (word) || (n == 1 && g_unichar_isupper (g_utf8_get_char (word))))
    return starts_with_opener (scan, next);
  return TRUE;
}

/* "[12]" behind a full stop is a note: where it starts, or @p. */
static const char *
skip_note_back (const Scan *scan,
                const char *p)
{
  const char *q = p;

  if (peek_back (scan, q) != ']')
    return p;
  for (q--; q > scan->start && p - q < 6 && g_ascii_isdigit (q[-1]); )
    q--;
  return p - q > 1 && peek_back (scan, q) == '[' ? q - 1 : p;
}

/* The marks before @p: where they start, the strongest of them, and where closers begin. */
static Mark
find_marks (const Scan  *scan,
            const char  *p,
            const char **marks,
            const char **closers)
{
  const char *q = skip_note_back (scan, p);
  Mark strongest = NO_MARK;
  guint n;

  for (n = 0; n < LONGEST_RUN && q > scan->start && is_closer (scan, g_utf8_prev_char (q)); n++)
    q = g_utf8_prev_char (q);
  q = skip_note_back (scan, q);
  /* « … ! » stands apart from what it encloses. */
  if (q < p && peek (scan, q) == 0xbb && is_space (peek_back (scan, q))
      && classify (peek_back (scan, g_utf8_prev_char (q))) != NO_MARK)
    q = g_utf8_prev_char (q);
  *closers = q;
  for (n = 0; n < LONGEST_RUN; n++)
    {
      Mark mark = classify (peek_back (scan, q));

      if (mark == NO_MARK)
        break;
      strongest = MAX (strongest, n > 0 && mark == DOT ? ELLIPSIS : mark);
      if (n > 0)
        strongest = MAX (strongest, ELLIPSIS);
      q = g_utf8_prev_char (q);
    }
  *marks = q;
  return strongest;
}

/* Whether marks end a sentence though no white space follows them. */
static gboolean
ends_without_space (const Scan *scan,
                    Mark        mark,
                    const char *marks,
                    const char *closers,
                    const char *p)
{
  gunichar next = peek (scan, p);

  if (mark == FULL)
    /* 「…。」と言った goes on. */
    return closers == p || !(is_hangul (next) || (next >= 0x3040 && next <= 0x309f)
                             || g_unichar_ispunct (next));
  return mark == DOT && closers == p && is_hangul (next)
         && g_utf8_strchr ("다요까죠", -1, peek_back (scan, marks)) != NULL;
}

/* Whether a sentence ends right before @p. */
static gboolean
ends_at (const Scan *scan,
         const char *p)
{
  gunichar last = peek_back (scan, p), c;
  const char *marks, *closers, *next;
  char word[LONGEST_WORD];
  Mark mark;

  if (last == 0 || is_space (last))
    return FALSE;
  if (p == scan->end)
    return TRUE;
  c = peek (scan, p);
  if (is_space (c) && ends_block (scan, p))
    return TRUE;
  if (last < 0x80 && g_ascii_isalnum (last))
    return FALSE;
  if (classify (c) != NO_MARK || is_closer (scan, p))
    return FALSE;
  mark = find_marks (scan, p, &marks, &closers);
  if (mark == NO_MARK)
    return FALSE;
  if (!is_space (c))
    return ends_without_space (scan, mark, marks, closers, p);

  next = skip_spaces (scan, p);
  if (peek (scan, next) == 0xbb && is_closer (scan, next) && *p != '\n')
    return FALSE;
  if (closers < p)
    {
      copy_word (scan, next, word, sizeof word);
      if (actant_sentence_words_is_quotative (word))
        return FALSE;
    }
  if (mark == FULL)
    return TRUE;
  c = peek (scan, next);
  if (c == ',' || c == ';' || c == ':' || c == ')' || classify (c) != NO_MARK)
    return FALSE;
  for (guint n = 0; n < LONGEST_RUN && is_opener (peek (scan, next)); n++)
    next = g_utf8_next_char (next);
  if (g_unichar_islower (peek (scan, next)))
    return FALSE;
  return mark != DOT || ends_at_dot (scan, marks, next);
}

/* The nearest end of a sentence at or before @p, or the start of the text. */
static const char *
find_end_back (const Scan *scan,
               const char *p)
{
  while (p > scan->start && !ends_at (scan, p))
    p = g_utf8_prev_char (p);
  return p;
}

/* The nearest end of a sentence after @p. */
static const char *
find_end (const Scan *scan,
          const char *p)
{
  do
    p = g_utf8_next_char (p);
  while (p < scan->end && !ends_at (scan, p));
  return p;
}

/* Where the sentence behind the end @p starts: after white space and the sign of a bullet. */
static const char *
skip_leading (const Scan *scan,
              const char *p)
{
  const char *after;

  p = skip_spaces (scan, p);
  if (!is_bullet_sign (peek (scan, p)) || !(p == scan->start || is_space (peek_back (scan, p))))
    return p;
  after = g_utf8_next_char (p);
  while (is_space (peek (scan, after)) && *after != '\n')
    after = g_utf8_next_char (after);
  if (after > g_utf8_next_char (p) && after < scan->end && !is_space (peek (scan, after)))
    return after;
  return p;
}

/**
 * actant_sentences_at:
 * @text: a text
 * @offset: code points
 * @start: (out) (optional): the sentence's start
 * @end: (out) (optional): its end, behind its closing quotes and brackets
 *
 * Returns: whether @offset is in a sentence or right behind one
 */
gboolean
actant_sentences_at (const ActantSourceText *text,
                     gint64                  offset,
                     gint64                 *start,
                     gint64                 *end)
{
  g_return_val_if_fail (text != NULL, FALSE);

  Scan scan = open_scan (text);
  const char *p = scan.start + actant_source_text_get_byte_offset (text, offset);
  const char *before = find_end_back (&scan, p), *from = skip_leading (&scan, before);

  if (from <= p && from < scan.end)
    return set_range (&scan, from, find_end (&scan, from), start, end);
  if (before == p && p > scan.start)
    return actant_sentences_previous (text, offset, start, end);
  return FALSE;
}

/**
 * actant_sentences_next:
 * @text: a text
 * @offset: code points
 * @start: (out) (optional): the sentence's start
 * @end: (out) (optional): its end, behind its closing quotes and brackets
 *
 * Returns: whether a sentence starts at or after @offset
 */
gboolean
actant_sentences_next (const ActantSourceText *text,
                       gint64                  offset,
                       gint64                 *start,
                       gint64                 *end)
{
  g_return_val_if_fail (text != NULL, FALSE);

  Scan scan = open_scan (text);
  const char *p = scan.start + actant_source_text_get_byte_offset (text, offset);
  const char *from = skip_leading (&scan, find_end_back (&scan, p));

  if (from < p)
    from = skip_leading (&scan, find_end (&scan, from));
  if (from >= scan.end)
    return FALSE;
  return set_range (&scan, from, find_end (&scan, from), start, end);
}

/**
 * actant_sentences_previous:
 * @text: a text
 * @offset: code points
 * @start: (out) (optional): the sentence's start
 * @end: (out) (optional): its end, behind its closing quotes and brackets
 *
 * Returns: whether a sentence ends at or before @offset
 */
gboolean
actant_sentences_previous (const ActantSourceText *text,
                           gint64                  offset,
                           gint64                 *start,
                           gint64                 *end)
{
  g_return_val_if_fail (text != NULL, FALSE);

  Scan scan = open_scan (text);
  const char *p = scan.start + actant_source_text_get_byte_offset (text, offset);
  const char *to = find_end_back (&scan, p), *from;

  if (to == scan.start)
    return FALSE;
  from = skip_leading (&scan, find_end_back (&scan, g_utf8_prev_char (to)));
  return set_range (&scan, from, to, start, end);
}
