/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file's content in pieces. */

#include "store/actant-pieces.h"

typedef struct
{
  ActantImage *image; /* owned */
  gsize        offset;
  gsize        length;
} Piece;

struct _ActantPieces
{
  gatomicrefcount  refs;
  GArray          *pieces; /* of Piece */
  gsize            length;
  ActantFileStamp  stamp;  /* of a file that had this content; all 0 without */
};

static void
clear_piece (gpointer piece)
{
  actant_image_unref (((Piece *) piece)->image);
}

/** Returns: (transfer full): nothing yet */
ActantPieces *
actant_pieces_new (void)
{
  ActantPieces *pieces = g_new0 (ActantPieces, 1);

  g_atomic_ref_count_init (&pieces->refs);
  pieces->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (pieces->pieces, clear_piece);

  return pieces;
}

/**
 * actant_pieces_new_bytes:
 * @bytes: any content
 *
 * Returns: (transfer full): it, in one piece that is not copied
 */
ActantPieces *
actant_pieces_new_bytes (GBytes *bytes)
{
  ActantPieces *pieces = actant_pieces_new ();
  g_autoptr (ActantImage) image = actant_image_new_bytes (bytes);

  actant_pieces_append (pieces, image, 0, g_bytes_get_size (bytes));
  return pieces;
}

ActantPieces *
actant_pieces_ref (ActantPieces *pieces)
{
  g_return_val_if_fail (pieces != NULL, NULL);

  g_atomic_ref_count_inc (&pieces->refs);
  return pieces;
}

void
actant_pieces_unref (ActantPieces *pieces)
{
  g_return_if_fail (pieces != NULL);

  if (!g_atomic_ref_count_dec (&pieces->refs))
    return;

  g_array_unref (pieces->pieces);
  g_free (pieces);
}

/**
 * actant_pieces_append:
 * @pieces: the content so far, not shared yet
 * @image: holds what comes next
 * @offset: in @image
 * @length: in bytes
 *
 * What follows its predecessor in the same image becomes one piece with it.
 */
void
actant_pieces_append (ActantPieces *pieces,
                      ActantImage  *image,
                      gsize         offset,
                      gsize         length)
{
  Piece *last = pieces->pieces->len > 0
                ? &g_array_index (pieces->pieces, Piece, pieces->pieces->len - 1) : NULL;
  Piece piece = { image, offset, length };

  if (length == 0)
    return;

  pieces->length += length;
  if (last != NULL && last->image == image && last->offset + last->length == offset)
    {
      last->length += length;
      return;
    }

  actant_image_ref (image);
  g_array_append_val (pieces->pieces, piece);
}

/* Only before the content is shared. */
void
actant_pieces_set_stamp (ActantPieces          *pieces,
                         const ActantFileStamp *stamp)
{
  pieces->stamp = *stamp;
}

/** Whether the content carries a stamp, and this one. */
gboolean
actant_pieces_has_stamp (const ActantPieces    *pieces,
                         const ActantFileStamp *stamp)
{
  return pieces->stamp.inode != 0 && pieces->stamp.device == stamp->device
         && pieces->stamp.inode == stamp->inode && pieces->stamp.size == stamp->size
         && pieces->stamp.modified == stamp->modified && pieces->stamp.changed == stamp->changed;
}

gsize
actant_pieces_get_length (const ActantPieces *pieces)
{
  return pieces->length;
}

/** How many pieces there are. */
guint
actant_pieces_get_n (const ActantPieces *pieces)
{
  return pieces->pieces->len;
}

/** Returns: (transfer full): a copy of the content */
GBytes *
actant_pieces_to_bytes (const ActantPieces *pieces)
{
  char *data = g_malloc (MAX (1, pieces->length));
  ActantPiecesCursor cursor;

  actant_pieces_start (pieces, &cursor);
  actant_pieces_read (&cursor, data, pieces->length);

  return g_bytes_new_take (data, pieces->length);
}

/** Puts @cursor at the start of @pieces. */
void
actant_pieces_start (const ActantPieces *pieces,
                     ActantPiecesCursor *cursor)
{
  *cursor = (ActantPiecesCursor) { pieces, 0, 0 };
}

/* What is next of one image, up to @length; NULL at the end. */
static const Piece *
take (ActantPiecesCursor *cursor,
      gsize               length,
      gsize              *offset,
      gsize              *taken)
{
  GArray *pieces = cursor->pieces->pieces;
  const Piece *piece = NULL;

  if (cursor->piece == pieces->len)
    return NULL;

  piece = &g_array_index (pieces, Piece, cursor->piece);
  *offset = piece->offset + cursor->offset;
  *taken = MIN (length, piece->length - cursor->offset);
  cursor->offset += *taken;
  if (cursor->offset == piece->length)
    {
      cursor->piece++;
      cursor->offset = 0;
    }

  return piece;
}

/**
 * actant_pieces_read:
 * @cursor: a place
 * @out: (out caller-allocates): receives the bytes from there on
 * @length: how many at most
 *
 * Returns: how many there were; fewer than @length at the end only
 */
gsize
actant_pieces_read (ActantPiecesCursor *cursor,
                    char               *out,
                    gsize               length)
{
  gsize done = 0;
  gsize offset, n;
  const Piece *piece = NULL;

  while (done < length && (piece = take (cursor, length - done, &offset, &n)) != NULL)
    {
      actant_image_copy (piece->image, offset, n, out + done);
      done += n;
    }

  return done;
}

/**
 * actant_pieces_compare:
 * @cursor: a place, which moves on
 * @bytes: what may stand there
 * @length: of @bytes
 *
 * Returns: whether it does
 */
gboolean
actant_pieces_compare (ActantPiecesCursor *cursor,
                       const char         *bytes,
                       gsize               length)
{
  gsize offset, n;
  const Piece *piece = NULL;

  while (length > 0)
    {
      piece = take (cursor, length, &offset, &n);
      if (piece == NULL || !actant_image_equal (piece->image, offset, bytes, n))
        return FALSE;
      bytes += n;
      length -= n;
    }

  return TRUE;
}

gboolean
actant_pieces_at_end (const ActantPiecesCursor *cursor)
{
  return cursor->piece == cursor->pieces->pieces->len;
}
