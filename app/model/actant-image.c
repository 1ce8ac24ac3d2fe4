/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a file that values borrow their texts from. */
#include "model/actant-image.h"

#include <string.h>

struct _ActantImage
{
  gatomicrefcount  refs;
  GBytes          *bytes;  /* owner of data that nobody may change, or NULL */
  char            *data;
  gsize            length;
};

#define QUOTE '"'
#define CHUNK 256 /* bytes compared at a time */

/* The compiler makes it one register. */
typedef guint8 Bytes __attribute__ ((vector_size (16)));

/**
 * actant_image_new_take:
 * @bytes: (transfer full): checked JSON; not copied when the caller holds the only reference
 *
 * Returns: (transfer full): an image of @bytes
 */
ActantImage *
actant_image_new_take (GBytes *bytes)
{
  ActantImage *image = g_new0 (ActantImage, 1);

  g_atomic_ref_count_init (&image->refs);
  image->data = g_bytes_unref_to_data (bytes, &image->length);

  return image;
}

/**
 * actant_image_new_bytes:
 * @bytes: any bytes
 *
 * Returns: (transfer full): an image of @bytes that nothing may borrow from
 */
ActantImage *
actant_image_new_bytes (GBytes *bytes)
{
  ActantImage *image = g_new0 (ActantImage, 1);

  g_atomic_ref_count_init (&image->refs);
  image->bytes = g_bytes_ref (bytes);
  image->data = (char *) g_bytes_get_data (bytes, &image->length);

  return image;
}

ActantImage *
actant_image_ref (ActantImage *image)
{
  g_return_val_if_fail (image != NULL, NULL);

  g_atomic_ref_count_inc (&image->refs);
  return image;
}

void
actant_image_unref (ActantImage *image)
{
  g_return_if_fail (image != NULL);

  if (!g_atomic_ref_count_dec (&image->refs))
    return;

  if (image->bytes != NULL)
    g_bytes_unref (image->bytes);
  else
    g_free (image->data);
  g_free (image);
}

/** Its bytes as they are now: borrowed strings end in NUL instead of a quote. */
const char *
actant_image_get_data (const ActantImage *image)
{
  return image->data;
}

gsize
actant_image_get_length (const ActantImage *image)
{
  return image->length;
}

/**
 * actant_image_copy:
 * @image: an image
 * @offset: of the first byte
 * @length: how many
 * @out: (out caller-allocates): receives the bytes as the file has them
 */
void
actant_image_copy (const ActantImage *image,
                   gsize              offset,
                   gsize              length,
                   char              *out)
{
  const char *in = image->data + offset;
  gsize i = 0;

  g_return_if_fail (offset <= image->length && length <= image->length - offset);

  if (image->bytes != NULL) /* any bytes: a NUL is a NUL */
    {
      memcpy (out, in, length);
      return;
    }

  for (; length - i >= sizeof (Bytes); i += sizeof (Bytes))
    {
      Bytes bytes;

      memcpy (&bytes, in + i, sizeof bytes);
      bytes |= (Bytes) (bytes == 0) & QUOTE;
      memcpy (out + i, &bytes, sizeof bytes);
    }
  for (; i < length; i++)
    out[i] = in[i] != '\0' ? in[i] : QUOTE;
}

/**
 * actant_image_equal:
 * @image: an image
 * @offset: of the first byte
 * @bytes: what to compare with
 * @length: of @bytes
 *
 * Returns: whether the file has @bytes at @offset
 */
gboolean
actant_image_equal (const ActantImage *image,
                    gsize              offset,
                    const char        *bytes,
                    gsize              length)
{
  const char *in = image->data + offset;
  gsize i = 0;

  if (offset > image->length || length > image->length - offset)
    return FALSE;
  if (image->bytes != NULL)
    return memcmp (in, bytes, length) == 0;

  while (length - i >= CHUNK)
    {
      Bytes differ = { 0 };

      for (const gsize end = i + CHUNK; i < end; i += sizeof (Bytes))
        {
          Bytes ours, theirs;

          memcpy (&ours, in + i, sizeof ours);
          memcpy (&theirs, bytes + i, sizeof theirs);
          differ |= (ours | ((Bytes) (ours == 0) & QUOTE)) ^ theirs;
        }
      if (memcmp (&differ, &(Bytes) { 0 }, sizeof differ) != 0)
        return FALSE;
    }
  for (; i < length; i++)
    if ((in[i] != '\0' ? in[i] : QUOTE) != bytes[i])
      return FALSE;

  return TRUE;
}

/* Ends the string inside the quotes at @offset with a NUL. The caller is the only one to touch
 * these bytes: the thread that reads the record, before anybody else has it. */
const char *
_actant_image_borrow (ActantImage *image,
                      gsize        offset,
                      gsize        length)
{
  g_assert (image->bytes == NULL && offset > 0 && offset < image->length && length < image->length - offset);
  g_assert (image->data[offset + length] == QUOTE || image->data[offset + length] == '\0');

  image->data[offset + length] = '\0';
  return image->data + offset;
}
