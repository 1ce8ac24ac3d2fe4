/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts for comparing: normalised, with the way back to the text as it is. */
#include "text/actant-folded-text.h"

#include <string.h>

/* Vowels and finals that join the syllable before them (Unicode chapter 3.12). */
static gboolean
is_joining_jamo (gunichar c)
{
  return (c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7ff);
}

static gboolean
joins (gunichar c)
{
  return c >= 0x300 && (g_unichar_ismark (c) || is_joining_jamo (c));
}

/* Whether normalising may change a text with @c in it; the few letters that are other ones'
 * doubles (Angstrom, Ohm, Kelvin, compatibility ideographs) are among them. */
static gboolean
may_change (gunichar c)
{
  return joins (c) || (c >= 0x2126 && c <= 0x212b) || (c >= 0xf900 && c <= 0xfb4f)
         || c == 0x37e || c == 0x387 || (c >= 0x1f71 && c <= 0x1fff) || c >= 0x1d15e
         || (c >= 0x958 && c <= 0xfb9) || c == 0x2000 || c == 0x2001 || c == 0x2adc;
}

/* Normalises what begins at @first and joins together, and appends it. */
static const char *
append_cluster (const char *p,
                const char *end,
                guint32     offset,
                guint      *n_read,
                GArray     *chars,
                GArray     *origins)
{
  const char *first = p;
  g_autofree char *normal = NULL;
  guint n = 0;

  do
    {
      p = g_utf8_next_char (p);
      n++;
    }
  while (p < end && joins (g_utf8_get_char (p)));
  *n_read = n;

  if (n == 1 && !may_change (g_utf8_get_char (first)))
    {
      gunichar c = g_utf8_get_char (first);

      g_array_append_val (chars, c);
      g_array_append_val (origins, offset);
      return p;
    }
  normal = g_utf8_normalize (first, p - first, G_NORMALIZE_NFC);
  for (const char *q = normal; q != NULL && *q != '\0'; q = g_utf8_next_char (q))
    {
      gunichar c = g_utf8_get_char (q);

      g_array_append_val (chars, c);
      g_array_append_val (origins, offset);
    }
  return p;
}

static gboolean
is_plain (const gunichar *chars,
          glong           n)
{
  for (glong i = 0; i < n; i++)
    if (chars[i] >= 0x300 && may_change (chars[i]))
      return FALSE;

  return TRUE;
}

/**
 * actant_folded_text_new:
 * @text: valid UTF-8
 * @length: in bytes, -1 when it ends with a NUL
 *
 * Returns: (transfer full): @text for comparing
 */
ActantFoldedText *
actant_folded_text_new (const char *text,
                        gssize      length)
{
  ActantFoldedText *self = g_new0 (ActantFoldedText, 1);
  const char *end;
  GArray *chars, *origins;
  guint32 offset = 0;
  glong n;

  g_return_val_if_fail (text != NULL, self);

  self->chars = g_utf8_to_ucs4_fast (text, length, &n);
  self->length = n;
  if (is_plain (self->chars, n))
    return self;

  end = text + (length >= 0 ? (gsize) length : strlen (text));
  chars = g_array_sized_new (TRUE, FALSE, sizeof (gunichar), n);
  origins = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n + 1);
  for (const char *p = text; p < end;)
    {
      guint n_read;

      p = append_cluster (p, end, offset, &n_read, chars, origins);
      offset += n_read;
    }
  g_array_append_val (origins, offset);
  g_free (self->chars);
  self->length = chars->len;
  self->chars = (gunichar *) (gpointer) g_array_free (chars, FALSE);
  self->origins = (guint32 *) (gpointer) g_array_free (origins, FALSE);
  return self;
}

void
actant_folded_text_free (ActantFoldedText *self)
{
  g_free (self->chars);
  g_free (self->origins);
  g_free (self);
}

/** The code point of the text that the character at @position, at most the length, comes from. */
gint64
actant_folded_text_get_origin (const ActantFoldedText *self,
                               gsize                   position)
{
  g_return_val_if_fail (position <= self->length, -1);

  return self->origins != NULL ? self->origins[position] : (gint64) position;
}

/** The first character that comes from code point @offset of the text or from one behind it. */
gsize
actant_folded_text_get_position (const ActantFoldedText *self,
                                 gint64                  offset)
{
  gsize low = 0, high = self->length;

  if (self->origins == NULL)
    return CLAMP (offset, 0, (gint64) self->length);

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->origins[middle] < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/** Whether @quote stands at @position. */
gboolean
actant_folded_text_has (const ActantFoldedText *self,
                        const ActantFoldedText *quote,
                        gsize                   position)
{
  return position <= self->length && quote->length <= self->length - position
         && memcmp (self->chars + position, quote->chars, quote->length * sizeof (gunichar)) == 0;
}

/**
 * actant_folded_text_find:
 * @self: where to look
 * @quote: what for; not empty
 * @position: (inout): from where on; where it was found
 *
 * Returns: whether it was found
 */
gboolean
actant_folded_text_find (const ActantFoldedText *self,
                         const ActantFoldedText *quote,
                         gsize                  *position)
{
  const char *bytes = (const char *) self->chars;
  gsize size = self->length * sizeof (gunichar);
  gsize at = *position * sizeof (gunichar);

  if (quote->length == 0)
    return FALSE;
  while (at < size)
    {
      const char *hit = memmem (bytes + at, size - at, quote->chars,
                                quote->length * sizeof (gunichar));

      if (hit == NULL)
        return FALSE;
      at = hit - bytes;
      if (at % sizeof (gunichar) == 0)
        {
          *position = at / sizeof (gunichar);
          return TRUE;
        }
      at++;
    }
  return FALSE;
}
