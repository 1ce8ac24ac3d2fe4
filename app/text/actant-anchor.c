/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quotes: what a stored position says about the text it was made in, and the check whether it
 * still fits. Nothing is placed anew here.
 */
#include "text/actant-anchor.h"

#include <string.h>

/* How many places a long quote's ends may both fit before its checksum decides; a bound on work
 * that only a made-up text reaches. */
#define MOST_CHECKSUMS 16
/* Code points before and behind its place in which a quote is looked for first. */
#define NEAR 8192

/* A slice, or NULL for none. */
static char *
dup_context (ActantSourceText *text,
             gint64            start,
             gint64            end)
{
  gint64 from = MAX (start, 0), to = MIN (end, actant_source_text_get_length (text));

  return from < to ? actant_source_text_dup_slice (text, from, to) : NULL;
}

static char *
compute_sha256 (ActantSourceText *text,
                gint64            start,
                gint64            end)
{
  gsize from = actant_source_text_get_byte_offset (text, start);
  gsize to = actant_source_text_get_byte_offset (text, end);
  const char *bytes = actant_source_text_get_text (text, NULL);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes + from, to - from);
}

/**
 * actant_quote_init:
 * @quote: (out caller-allocates): set, whatever it held
 * @text: the text
 * @start: code points
 * @end: code points, exclusive; after @start and within the text
 *
 * Quotes a place.
 */
void
actant_quote_init (ActantQuote      *quote,
                   ActantSourceText *text,
                   gint64            start,
                   gint64            end)
{
  g_return_if_fail (quote != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (0 <= start && start < end && end <= actant_source_text_get_length (text));

  memset (quote, 0, sizeof *quote);
  quote->start = start;
  quote->end = end;
  quote->prefix = dup_context (text, start - ACTANT_QUOTE_CONTEXT, start);
  quote->suffix = dup_context (text, end, end + ACTANT_QUOTE_CONTEXT);
  if (end - start <= ACTANT_QUOTE_LONGEST)
    {
      quote->exact = actant_source_text_dup_slice (text, start, end);
      return;
    }
  quote->head = actant_source_text_dup_slice (text, start, start + ACTANT_QUOTE_END);
  quote->tail = actant_source_text_dup_slice (text, end - ACTANT_QUOTE_END, end);
  quote->exact_sha256 = compute_sha256 (text, start, end);
}

/**
 * actant_quote_clear:
 * @quote: a quote
 *
 * Frees what @quote owns.
 */
void
actant_quote_clear (ActantQuote *quote)
{
  g_return_if_fail (quote != NULL);

  g_free (quote->exact);
  g_free (quote->prefix);
  g_free (quote->suffix);
  g_free (quote->head);
  g_free (quote->tail);
  g_free (quote->exact_sha256);
  memset (quote, 0, sizeof *quote);
}

/**
 * actant_quote_free:
 * @quote: (transfer full): a quote from g_new()
 */
void
actant_quote_free (ActantQuote *quote)
{
  g_return_if_fail (quote != NULL);

  actant_quote_clear (quote);
  g_free (quote);
}

/**
 * actant_quote_fits:
 * @text: a text
 * @quote: a stored place; where it is stored to be does not count
 * @start: code points; may be outside the text
 * @end: code points, exclusive
 *
 * Returns: whether what stands there is, to the letter, what @quote quotes
 */
gboolean
actant_quote_fits (ActantSourceText  *text,
                   const ActantQuote *quote,
                   gint64             start,
                   gint64             end)
{
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (text != NULL && quote != NULL, FALSE);

  if (quote->exact != NULL)
    return actant_source_text_equal_slice (text, start, end, quote->exact);
  if (start < 0 || end <= start || end > actant_source_text_get_length (text))
    return FALSE;
  if (quote->head != NULL
      && !actant_source_text_equal_slice (text, start,
                                          start + g_utf8_strlen (quote->head, -1), quote->head))
    return FALSE;
  if (quote->tail != NULL
      && !actant_source_text_equal_slice (text, end - g_utf8_strlen (quote->tail, -1),
                                          end, quote->tail))
    return FALSE;
  if (quote->exact_sha256 == NULL)
    return FALSE;
  sha256 = compute_sha256 (text, start, end);
  return g_str_equal (sha256, quote->exact_sha256);
}

/* Code points of @prefix that stand before @start, counted from there outward. */
static gint64
count_before (ActantSourceText *text,
              gint64            start,
              const char       *prefix)
{
  const char *p = prefix + strlen (prefix);
  gint64 n = 0;

  while (p > prefix && n < start)
    {
      p = g_utf8_prev_char (p);
      if (g_utf8_get_char (p) != actant_source_text_get_char (text, start - n - 1))
        break;
      n++;
    }
  return n;
}

/* Code points of @suffix that stand from @end on. */
static gint64
count_after (ActantSourceText *text,
             gint64            end,
             const char       *suffix)
{
  gint64 n = 0;

  for (const char *p = suffix; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) != actant_source_text_get_char (text, end + n))
        break;
      n++;
    }
  return n;
}

/* Whether enough of the words around agree that this is no other place with the same words. */
static gboolean
has_context (ActantSourceText  *text,
             const ActantQuote *quote)
{
  const char *prefix = quote->prefix ? quote->prefix : "";
  const char *suffix = quote->suffix ? quote->suffix : "";
  gint64 available = g_utf8_strlen (prefix, -1) + g_utf8_strlen (suffix, -1);

  return count_before (text, quote->start, prefix) + count_after (text, quote->end, suffix)
         >= MIN (available, ACTANT_QUOTE_AGREEMENT);
}

/* Whether the quote stands between two byte offsets, but not at its place; tells in @checks how
 * often a checksum was made for it. */
static gboolean
occurs_between (ActantSourceText  *text,
                const ActantQuote *quote,
                const char        *wanted,
                gsize              from,
                gsize              to,
                guint             *checks)
{
  const char *bytes = actant_source_text_get_text (text, NULL);
  const char *p = bytes + from;
  gsize n = strlen (wanted);

  while ((p = memmem (p, to - (p - bytes), wanted, n)) != NULL)
    {
      gint64 start = actant_source_text_get_char_offset (text, p - bytes);

      if (start != quote->start && quote->exact != NULL)
        return TRUE;
      if (start != quote->start)
        {
          if (actant_quote_fits (text, quote, start, start + quote->end - quote->start))
            return TRUE;
          if (++*checks >= MOST_CHECKSUMS)
            return FALSE;
        }
      p = g_utf8_next_char (p);
    }
  return FALSE;
}

/* Whether the quote stands anywhere but at its place. First near it, where a small change before
 * it has moved it to: else all that is behind a change would be looked for in the whole text. */
static gboolean
occurs_elsewhere (ActantSourceText  *text,
                  const ActantQuote *quote)
{
  const char *wanted = quote->exact ? quote->exact : quote->head;
  gint64 length = actant_source_text_get_length (text);
  gint64 near = MIN (quote->start, length);
  guint checks = 0;
  gsize len;

  if (wanted == NULL || *wanted == '\0' || !g_utf8_validate (wanted, -1, NULL))
    return FALSE;
  if (quote->end - quote->start > length)
    return FALSE;

  actant_source_text_get_text (text, &len);
  if (occurs_between (text, quote, wanted,
                      actant_source_text_get_byte_offset (text, MAX (near - NEAR, 0)),
                      actant_source_text_get_byte_offset (text, MIN (near + NEAR, length)),
                      &checks))
    return TRUE;

  return checks < MOST_CHECKSUMS && occurs_between (text, quote, wanted, 0, len, &checks);
}

/**
 * actant_anchor_check:
 * @text: the text as it is
 * @quote: a stored place; anything may be in it
 * @same_text: whether @text is, by its checksum, the one the place was made in
 *
 * In a changed text, 24 of the code points around must agree too (all, where there are fewer), so
 * that frequent words are not taken for the same place. A place without a quote counts as in place
 * in the same text only.
 *
 * Returns: whether the place still fits
 */
ActantAnchorState
actant_anchor_check (ActantSourceText  *text,
                     const ActantQuote *quote,
                     gboolean           same_text)
{
  g_return_val_if_fail (text != NULL, ACTANT_ANCHOR_LOST);
  g_return_val_if_fail (quote != NULL, ACTANT_ANCHOR_LOST);

  if (quote->start < 0 || quote->end <= quote->start || quote->end == G_MAXINT64)
    return ACTANT_ANCHOR_LOST;
  if (quote->exact == NULL && quote->head == NULL && quote->exact_sha256 == NULL)
    return same_text && quote->end <= actant_source_text_get_length (text)
             ? ACTANT_ANCHOR_IN_PLACE : ACTANT_ANCHOR_LOST;
  if (actant_quote_fits (text, quote, quote->start, quote->end) && (same_text || has_context (text, quote)))
    return ACTANT_ANCHOR_IN_PLACE;
  return occurs_elsewhere (text, quote) ? ACTANT_ANCHOR_MOVED : ACTANT_ANCHOR_LOST;
}

/**
 * actant_quote_find_all:
 * @text: where to look
 * @quote: what for, exactly
 *
 * Returns: (transfer full) (element-type ActantTextRange): every place it stands at, in order;
 *   they may overlap
 */
GArray *
actant_quote_find_all (ActantSourceText *text,
                       const char       *quote)
{
  GArray *places;
  const char *bytes, *p;
  gsize len;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (quote != NULL, NULL);

  places = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  if (*quote == '\0' || !g_utf8_validate (quote, -1, NULL))
    return places;
  bytes = p = actant_source_text_get_text (text, &len);
  while ((p = memmem (p, len - (p - bytes), quote, strlen (quote))) != NULL)
    {
      ActantTextRange place;

      place.start = actant_source_text_get_char_offset (text, p - bytes);
      place.end = place.start + g_utf8_strlen (quote, -1);
      g_array_append_val (places, place);
      p = g_utf8_next_char (p);
    }
  return places;
}
