/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a text: what they make of positions in it, of its words, and of its file. */
#include "config.h"

#include "text/actant-text-edit.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * actant_text_edits_check:
 * @edits: (element-type ActantTextEdit): edits from a file; anything may be in them
 * @length: of the text, code points; -1 when it is not known
 *
 * Returns: whether they are in order, apart from one another and within the text
 */
gboolean
actant_text_edits_check (GArray *edits,
                         gint64  length)
{
  gint64 last = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      const ActantTextEdit *edit = &g_array_index (edits, ActantTextEdit, i);

      if (edit->start < last || edit->end < edit->start || edit->end > G_MAXINT32
          || edit->length > G_MAXINT32
          || (length >= 0 && edit->end > length))
        return FALSE;
      last = edit->end;
    }
  return TRUE;
}

/**
 * actant_text_edits_invert:
 * @edits: (element-type ActantTextEdit): edits of a text
 *
 * Returns: (transfer full) (element-type ActantTextEdit): edits that take these back; without the
 *   words, which only the text before knows
 */
GArray *
actant_text_edits_invert (GArray *edits)
{
  GArray *inverse = g_array_new (FALSE, FALSE, sizeof (ActantTextEdit));
  gint64 shift = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      const ActantTextEdit *edit = &g_array_index (edits, ActantTextEdit, i);
      ActantTextEdit back = { edit->start + shift, edit->start + shift + edit->length, NULL,
                              edit->end - edit->start };

      g_array_append_val (inverse, back);
      shift += edit->length - (edit->end - edit->start);
    }
  return inverse;
}

/* What is added at a passage's start or end is not part of it; what replaces a part of it is. */
static gint64
map_position (GArray   *edits,
              gint64    position,
              gboolean  is_end)
{
  gint64 shift = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      const ActantTextEdit *edit = &g_array_index (edits, ActantTextEdit, i);
      gboolean added = edit->start == edit->end;

      if (edit->start > position || (edit->start == position && (is_end || !added)))
        break;
      if (edit->end > position)
        return edit->start + shift + (is_end ? edit->length : 0);
      shift += edit->length - (edit->end - edit->start);
    }
  return position + shift;
}

/**
 * actant_text_edits_map:
 * @edits: (element-type ActantTextEdit): edits of a text
 * @range: (inout): a range of it; where it is afterwards
 * @touched: (out) (optional): whether what stands there changed
 *
 * Returns: whether anything of the range is left
 */
gboolean
actant_text_edits_map (GArray          *edits,
                       ActantTextRange *range,
                       gboolean        *touched)
{
  ActantTextRange old = *range;

  range->start = map_position (edits, old.start, FALSE);
  range->end = map_position (edits, old.end, TRUE);
  if (touched != NULL)
    *touched = FALSE;
  for (guint i = 0; i < edits->len && touched != NULL; i++)
    {
      const ActantTextEdit *edit = &g_array_index (edits, ActantTextEdit, i);

      *touched |= edit->start < old.end && edit->end > old.start;
    }

  return range->start < range->end;
}

/**
 * actant_text_edits_swallow:
 * @edits: (element-type ActantTextEdit): edits of a text
 * @range: a range of it
 *
 * Returns: whether the range is replaced with more than itself, so that nothing says what of that
 *   it is
 */
gboolean
actant_text_edits_swallow (GArray                *edits,
                           const ActantTextRange *range)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const ActantTextEdit *edit = &g_array_index (edits, ActantTextEdit, i);

      if (edit->start <= range->start && edit->end >= range->end
          && edit->end - edit->start > range->end - range->start)
        return TRUE;
    }
  return FALSE;
}

/**
 * actant_text_edits_apply:
 * @edits: (element-type ActantTextEdit): checked edits of @text
 * @text: a text
 *
 * Returns: (transfer full): the text afterwards
 */
char *
actant_text_edits_apply (GArray           *edits,
                         ActantSourceText *text)
{
  GString *words = g_string_new (NULL);
  const char *bytes = actant_source_text_get_text (text, NULL);
  gsize last = 0, length;

  actant_source_text_get_text (text, &length);
  for (guint i = 0; i < edits->len; i++)
    {
      const ActantTextEdit *edit = &g_array_index (edits, ActantTextEdit, i);
      gsize start = actant_source_text_get_byte_offset (text, edit->start);

      g_string_append_len (words, bytes + last, start - last);
      g_string_append (words, edit->words != NULL ? edit->words : "");
      last = actant_source_text_get_byte_offset (text, edit->end);
    }
  g_string_append_len (words, bytes + last, length - last);

  return g_string_free (words, FALSE);
}

static char *
convert (const char *bytes,
         gsize       length,
         const char *to,
         const char *from,
         gsize      *written,
         GError    **error)
{
  gsize read = 0;
  char *converted;

  if (strcmp (to, from) == 0)
    {
      *written = length;
      return g_memdup2 (bytes, length + 1);
    }

  converted = g_convert (bytes, length, to, from, &read, written, error);
  if (converted != NULL && read < length)
    g_clear_pointer (&converted, g_free);
  return converted;
}

/* The file's characters as UTF-8, line ends and byte order mark as they are; NULL when they would
 * not come back to the same bytes. */
static char *
decode (GBytes     *raw,
        const char *encoding,
        gsize      *length)
{
  gsize size, again_size;
  const char *data = g_bytes_get_data (raw, &size);
  g_autofree char *bytes = g_malloc0 (size + 1);
  g_autofree char *again = NULL;
  char *decoded;

  if (size > 0)
    memcpy (bytes, data, size);
  decoded = convert (bytes, size, "UTF-8", encoding, length, NULL);
  if (decoded != NULL)
    again = convert (decoded, *length, encoding, "UTF-8", &again_size, NULL);
  if (again == NULL || again_size != size || memcmp (again, bytes, size) != 0)
    g_clear_pointer (&decoded, g_free);

  return decoded;
}

/* Where code point @offset of the normalised text is in the file's characters, going on from @p
 * at *@at. */
static const char *
skip_to (const char *p,
         const char *end,
         gint64     *at,
         gint64      offset)
{
  while (p < end && *at < offset)
    {
      p += p[0] == '\r' && p + 1 < end && p[1] == '\n' ? 1 : 0;
      p = g_utf8_next_char (p);
      (*at)++;
    }
  return p;
}

static void
append_lines (GString       *out,
              const char    *words,
              ActantNewline  newline)
{
  const char *ends[] = { "\n", "\n", "\r\n", "\r", "\n" };

  for (const char *p = words; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (out, ends[newline]);
    else
      g_string_append_c (out, *p);
}

/**
 * actant_text_edits_write:
 * @edits: (element-type ActantTextEdit): checked edits of @text
 * @text: a text
 * @raw: the file that it was read from
 *
 * Everything else in the file stays: its encoding, its line ends, a byte order mark.
 *
 * Returns: (transfer full) (nullable): the file afterwards
 */
GBytes *
actant_text_edits_write (GArray            *edits,
                         ActantSourceText  *text,
                         GBytes            *raw,
                         GError           **error)
{
  const char *encoding = actant_source_text_get_encoding (text);
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *decoded = NULL;
  g_autoptr(GError) reason = NULL;
  const char *p, *end;
  char *encoded;
  gsize length;
  gint64 at = 0;

  decoded = decode (raw, encoding, &length);
  if (decoded == NULL)
    {
      g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_INVALID_ENCODING,
                   _("the file cannot be written in its encoding %s without other changes; "
                     "convert it to UTF-8 first"), encoding);
      return NULL;
    }

  end = decoded + length;
  p = g_str_has_prefix (decoded, "\xef\xbb\xbf") ? decoded + 3 : decoded;
  g_string_append_len (out, decoded, p - decoded);
  for (guint i = 0; i < edits->len; i++)
    {
      const ActantTextEdit *edit = &g_array_index (edits, ActantTextEdit, i);
      const char *start = skip_to (p, end, &at, edit->start);

      g_string_append_len (out, p, start - p);
      append_lines (out, edit->words != NULL ? edit->words : "", actant_source_text_get_newline (text));
      p = skip_to (start, end, &at, edit->end);
    }
  g_string_append_len (out, p, end - p);

  encoded = convert (out->str, out->len, encoding, "UTF-8", &length, &reason);
  if (encoded == NULL)
    {
      g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_INVALID_ENCODING,
                   _("the new words cannot be written in the file’s encoding %s; "
                     "convert it to UTF-8 first"), encoding);
      return NULL;
    }
  return g_bytes_new_take (encoded, length);
}
