/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A source text with its two indices: how many code points precede each KiB of bytes, and where
 * each paragraph starts. Both are built in one pass and make every look-up a binary search and a
 * scan of at most one KiB.
 */
#include "text/actant-source-text.h"

#include <string.h>

#define BLOCK 1024
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _ActantSourceText
{
  gatomicrefcount ref_count;

  char           *text;
  gsize           len;          /* bytes */
  gint64          length;       /* code points */
  guint32        *samples;      /* code points that start before byte i * BLOCK */
  gsize           n_samples;
  GArray         *paragraphs;   /* guint32: where each starts, in code points */

  char           *sha256;       /* NULL until it is asked for */
  char           *encoding;
  ActantNewline   newline;
  gboolean        had_bom;
};

G_DEFINE_BOXED_TYPE (ActantSourceText, actant_source_text,
                     actant_source_text_ref, actant_source_text_unref)

/* The code points that start in @n bytes: all bytes but those 10xxxxxx, which are counted in each
 * of eight places before the places are summed. */
static guint32
count_starts (const char *bytes,
              gsize       n)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 pairs = G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  guint32 others = 0;
  gsize i = 0;

  while (i + 8 <= n)
    {
      gsize end = MIN (n - 7, i + 8 * 255);
      guint64 places = 0;

      for (; i < end; i += 8)
        {
          guint64 word;

          memcpy (&word, bytes + i, 8);
          places += (word >> 7) & (~word >> 6) & ones;
        }
      places = (places & pairs) + ((places >> 8) & pairs);
      others += (guint32) ((places * G_GUINT64_CONSTANT (0x0001000100010001)) >> 48);
    }
  for (; i < n; i++)
    others += (bytes[i] & 0xc0) == 0x80;
  return (guint32) n - others;
}

static void
build_indices (ActantSourceText *self)
{
  guint32 chars = 0, zero = 0;

  self->n_samples = self->len / BLOCK + 1;
  self->samples = g_new (guint32, self->n_samples);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->paragraphs, zero);
  for (gsize block = 0; block < self->n_samples; block++)
    {
      const char *p = self->text + block * BLOCK;
      const char *end = self->text + MIN (self->len, (block + 1) * BLOCK);
      const char *lf;

      self->samples[block] = chars;
      while ((lf = memchr (p, '\n', end - p)) != NULL)
        {
          chars += count_starts (p, lf + 1 - p);
          g_array_append_val (self->paragraphs, chars);
          p = lf + 1;
        }
      chars += count_starts (p, end - p);
    }
  self->length = chars;
}

/* Takes @text. */
static ActantSourceText *
new_from_text (char          *text,
               gsize          len,
               const char    *encoding,
               ActantNewline  newline,
               gboolean       had_bom)
{
  ActantSourceText *self = g_new0 (ActantSourceText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = text;
  self->len = len;
  self->encoding = g_strdup (encoding);
  self->newline = newline;
  self->had_bom = had_bom;
  build_indices (self);
  return self;
}

/**
 * actant_source_text_new_take:
 * @bytes: (transfer full): a file's bytes, and room for one more
 * @n: how many
 * @name: the file's name, for messages
 * @encoding: (nullable): its encoding, or %NULL to detect it
 * @error: return location for an %ACTANT_TEXT_ERROR
 *
 * Returns: (transfer full) (nullable): the text, which is those bytes if they are UTF-8
 */
ActantSourceText *
actant_source_text_new_take (guint8      *bytes,
                             gsize        n,
                             const char  *name,
                             const char  *encoding,
                             GError     **error)
{
  g_autofree char *used = NULL;
  ActantNewline newline;
  gboolean had_bom;
  gsize len;
  char *text;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  text = actant_encoding_decode_take (bytes, n, encoding, &used, &had_bom, &newline, &len, error);
  if (text == NULL)
    {
      g_autofree char *shown = g_filename_display_name (name);

      g_prefix_error (error, "%s: ", shown);
      return NULL;
    }
  return new_from_text (text, len, used, newline, had_bom);
}

static ActantSourceText *
new_from_bytes (const guint8  *bytes,
                gsize          n,
                const char    *name,
                const char    *encoding,
                GError       **error)
{
  guint8 *copy = g_malloc (n + 1);

  if (n > 0)
    memcpy (copy, bytes, n);
  return actant_source_text_new_take (copy, n, name, encoding, error);
}

/**
 * actant_source_text_new:
 * @raw: a file's bytes
 * @name: the file's name, for messages
 * @encoding: (nullable): its encoding, or %NULL to detect it
 * @error: return location for an %ACTANT_TEXT_ERROR
 *
 * Returns: (transfer full) (nullable): the text
 */
ActantSourceText *
actant_source_text_new (GBytes      *raw,
                        const char  *name,
                        const char  *encoding,
                        GError     **error)
{
  const guint8 *bytes;
  gsize n;

  g_return_val_if_fail (raw != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  bytes = g_bytes_get_data (raw, &n);
  return new_from_bytes (bytes, n, name, encoding, error);
}

/**
 * actant_source_text_new_utf8:
 * @text: valid UTF-8
 *
 * A text from memory; line ends become line feeds as in a file. Nothing else changes: U+FEFF at the
 * beginning is no mark of the encoding, which was dropped with the bytes, but a character.
 *
 * Returns: (transfer full): the text
 */
ActantSourceText *
actant_source_text_new_utf8 (const char *text)
{
  g_autofree char *marked = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (g_utf8_validate (text, -1, NULL), NULL);

  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    text = marked = g_strconcat (BYTE_ORDER_MARK, text, NULL);
  return new_from_bytes ((const guint8 *) text, strlen (text), "text", "UTF-8", NULL);
}

/**
 * actant_source_text_ref:
 * @self: a text
 *
 * Returns: (transfer full): @self
 */
ActantSourceText *
actant_source_text_ref (ActantSourceText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * actant_source_text_unref:
 * @self: (transfer full): a text
 */
void
actant_source_text_unref (ActantSourceText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->text);
  g_free (self->samples);
  g_array_unref (self->paragraphs);
  g_free (self->sha256);
  g_free (self->encoding);
  g_free (self);
}

/**
 * actant_source_text_get_text:
 * @self: a text
 * @len: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): valid UTF-8, NUL-terminated, without other NULs
 */
const char *
actant_source_text_get_text (const ActantSourceText *self,
                             gsize                  *len)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (len != NULL)
    *len = self->len;
  return self->text;
}

/**
 * actant_source_text_get_length:
 * @self: a text
 *
 * Returns: its length in code points
 */
gint64
actant_source_text_get_length (const ActantSourceText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * actant_source_text_get_sha256:
 * @self: a text
 *
 * Returns: (transfer none): the SHA-256 of the normalised text, 64 lower-case hex digits
 */
const char *
actant_source_text_get_sha256 (const ActantSourceText *self)
{
  ActantSourceText *text = (ActantSourceText *) self;
  char *sha256;

  g_return_val_if_fail (self != NULL, NULL);

  /* It takes longer than all else about a large text, which is shown without it. */
  if (g_atomic_pointer_get (&text->sha256) == NULL)
    {
      sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->text,
                                            self->len);
      if (!g_atomic_pointer_compare_and_exchange (&text->sha256, NULL, sha256))
        g_free (sha256);
    }

  return g_atomic_pointer_get (&text->sha256);
}

/**
 * actant_source_text_equal:
 * @self: a text
 * @other: another
 *
 * Whether both have the same code points, which takes a fraction of their checksums' time. If so, a
 * checksum that one of them knows is from then on the other's.
 */
gboolean
actant_source_text_equal (ActantSourceText *self,
                          ActantSourceText *other)
{
  ActantSourceText *texts[] = { self, other };

  if (self->len != other->len || memcmp (self->text, other->text, self->len) != 0)
    return FALSE;

  for (guint i = 0; i < 2; i++)
    {
      const char *known = actant_source_text_peek_sha256 (texts[1 - i]);
      char *sha256 = known != NULL ? g_strdup (known) : NULL;

      if (sha256 != NULL
          && !g_atomic_pointer_compare_and_exchange (&texts[i]->sha256, NULL, sha256))
        g_free (sha256);
    }

  return TRUE;
}

/**
 * actant_source_text_peek_sha256:
 * @self: a text
 *
 * Returns: (transfer none) (nullable): as actant_source_text_get_sha256(), if somebody has asked
 *   for it before: with a large text that takes long, and is for a thread
 */
const char *
actant_source_text_peek_sha256 (const ActantSourceText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_pointer_get (&((ActantSourceText *) self)->sha256);
}

/**
 * actant_source_text_get_encoding:
 * @self: a text
 *
 * Returns: (transfer none): the encoding it was decoded from
 */
const char *
actant_source_text_get_encoding (const ActantSourceText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

/**
 * actant_source_text_get_newline:
 * @self: a text
 *
 * Returns: the line ends its file has
 */
ActantNewline
actant_source_text_get_newline (const ActantSourceText *self)
{
  g_return_val_if_fail (self != NULL, ACTANT_NEWLINE_NONE);

  return self->newline;
}

/**
 * actant_source_text_get_had_bom:
 * @self: a text
 *
 * Returns: whether its file starts with a byte order mark
 */
gboolean
actant_source_text_get_had_bom (const ActantSourceText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->had_bom;
}

/**
 * actant_source_text_get_byte_offset:
 * @self: a text
 * @offset: code points; clamped to the text
 *
 * Returns: the bytes before @offset
 */
gsize
actant_source_text_get_byte_offset (const ActantSourceText *self,
                                    gint64                  offset)
{
  gsize low = 0, high, byte;
  guint32 left;

  g_return_val_if_fail (self != NULL, 0);

  if (offset <= 0)
    return 0;
  if (offset >= self->length)
    return self->len;
  /* The last block before which at most offset code points start. */
  high = self->n_samples - 1;
  while (low < high)
    {
      gsize middle = low + (high - low + 1) / 2;

      if (self->samples[middle] <= offset)
        low = middle;
      else
        high = middle - 1;
    }
  left = offset - self->samples[low];
  for (byte = low * BLOCK; ; byte++)
    if ((self->text[byte] & 0xc0) != 0x80 && left-- == 0)
      return byte;
}

/**
 * actant_source_text_get_char_offset:
 * @self: a text
 * @byte: a byte offset; clamped to the text, and to the start of the character it is in
 *
 * Returns: the code points before @byte
 */
gint64
actant_source_text_get_char_offset (const ActantSourceText *self,
                                    gsize                   byte)
{
  gsize block;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->len)
    return self->length;
  while ((self->text[byte] & 0xc0) == 0x80)
    byte--;
  block = byte / BLOCK;
  return self->samples[block] + count_starts (self->text + block * BLOCK, byte - block * BLOCK);
}

/**
 * actant_source_text_get_char:
 * @self: a text
 * @offset: code points
 *
 * Returns: the character at @offset, or 0 outside the text
 */
gunichar
actant_source_text_get_char (const ActantSourceText *self,
                             gint64                  offset)
{
  g_return_val_if_fail (self != NULL, 0);

  if (offset < 0 || offset >= self->length)
    return 0;
  return g_utf8_get_char (self->text + actant_source_text_get_byte_offset (self, offset));
}

/**
 * actant_source_text_dup_slice:
 * @self: a text
 * @start: code points
 * @end: code points, exclusive
 *
 * Positions outside the text are clamped to it.
 *
 * Returns: (transfer full): what stands there; empty when @end is not after @start
 */
char *
actant_source_text_dup_slice (const ActantSourceText *self,
                              gint64                  start,
                              gint64                  end)
{
  gsize from, to;

  g_return_val_if_fail (self != NULL, NULL);

  from = actant_source_text_get_byte_offset (self, start);
  to = actant_source_text_get_byte_offset (self, end);
  return g_strndup (self->text + from, to > from ? to - from : 0);
}

/**
 * actant_source_text_equal_slice:
 * @self: a text
 * @start: code points
 * @end: code points, exclusive
 * @s: UTF-8
 *
 * Returns: whether exactly @s stands there; never for positions outside the text
 */
gboolean
actant_source_text_equal_slice (const ActantSourceText *self,
                                gint64                  start,
                                gint64                  end,
                                const char             *s)
{
  gsize from, to;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (s != NULL, FALSE);

  if (start < 0 || end < start || end > self->length)
    return FALSE;
  from = actant_source_text_get_byte_offset (self, start);
  to = actant_source_text_get_byte_offset (self, end);
  return strlen (s) == to - from && memcmp (self->text + from, s, to - from) == 0;
}

/**
 * actant_source_text_get_n_paragraphs:
 * @self: a text
 *
 * Returns: the number of paragraphs, at least 1
 */
guint
actant_source_text_get_n_paragraphs (const ActantSourceText *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->paragraphs->len;
}

/**
 * actant_source_text_get_paragraph:
 * @self: a text
 * @index: which paragraph
 * @start: (out) (optional): its start in code points
 * @end: (out) (optional): its end, before its line feed
 */
void
actant_source_text_get_paragraph (const ActantSourceText *self,
                                  guint                   index,
                                  gint64                 *start,
                                  gint64                 *end)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->paragraphs->len);

  if (start != NULL)
    *start = g_array_index (self->paragraphs, guint32, index);
  if (end != NULL)
    *end = index + 1 < self->paragraphs->len
             ? (gint64) g_array_index (self->paragraphs, guint32, index + 1) - 1
             : self->length;
}

/**
 * actant_source_text_get_paragraph_at:
 * @self: a text
 * @offset: code points; clamped to the text. A line feed belongs to the paragraph it ends
 * @index: (out) (optional): which paragraph
 * @start: (out) (optional): its start in code points
 * @end: (out) (optional): its end, before its line feed
 */
void
actant_source_text_get_paragraph_at (const ActantSourceText *self,
                                     gint64                  offset,
                                     guint                  *index,
                                     gint64                 *start,
                                     gint64                 *end)
{
  guint low = 0, high;

  g_return_if_fail (self != NULL);

  high = self->paragraphs->len - 1;
  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (g_array_index (self->paragraphs, guint32, middle) <= offset)
        low = middle;
      else
        high = middle - 1;
    }
  if (index != NULL)
    *index = low;
  actant_source_text_get_paragraph (self, low, start, end);
}

/**
 * actant_text_range_compare:
 * @a: an #ActantTextRange
 * @b: another
 *
 * For g_array_sort(): by start, then by end.
 *
 * Returns: less than, equal to or greater than 0
 */
int
actant_text_range_compare (gconstpointer a,
                           gconstpointer b)
{
  const ActantTextRange *range_a = a;
  const ActantTextRange *range_b = b;

  if (range_a->start != range_b->start)
    return range_a->start < range_b->start ? -1 : 1;

  return (range_a->end > range_b->end) - (range_a->end < range_b->end);
}

/**
 * actant_text_range_dup_words:
 * @range: a place
 *
 * Returns: (transfer full): "START:END", as the command line takes it
 */
char *
actant_text_range_dup_words (const ActantTextRange *range)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, range->start, range->end);
}
