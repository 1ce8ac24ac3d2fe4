/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-image.h"

G_BEGIN_DECLS

/**
 * ActantFileStamp:
 *
 * What a file system says of a file that changes with its content, and with little else. A content
 * that was seen in a file may carry the file's stamp of that moment; the same stamp later makes it
 * likely, not certain, that the file still has it.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64  modified; /* nanoseconds */
  gint64  changed;
} ActantFileStamp;

/**
 * ActantPieces:
 *
 * The content of a file as a list of pieces of images, so that what did not change since the file
 * was read is neither copied nor kept twice. Atomically ref-counted; it does not change any more
 * once it is shared.
 */
typedef struct _ActantPieces ActantPieces;

ActantPieces *actant_pieces_new        (void);
ActantPieces *actant_pieces_new_bytes  (GBytes             *bytes);
ActantPieces *actant_pieces_ref        (ActantPieces       *pieces);
void          actant_pieces_unref      (ActantPieces       *pieces);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantPieces, actant_pieces_unref)

void          actant_pieces_append     (ActantPieces       *pieces,
                                        ActantImage        *image,
                                        gsize               offset,
                                        gsize               length);
void          actant_pieces_set_stamp  (ActantPieces          *pieces,
                                        const ActantFileStamp *stamp);
gboolean      actant_pieces_has_stamp  (const ActantPieces    *pieces,
                                        const ActantFileStamp *stamp);
gsize         actant_pieces_get_length (const ActantPieces *pieces);
guint         actant_pieces_get_n      (const ActantPieces *pieces);
GBytes       *actant_pieces_to_bytes   (const ActantPieces *pieces);

/**
 * ActantPiecesCursor:
 *
 * A place in the content, to go through it from the start.
 */
typedef struct
{
  /*< private >*/
  const ActantPieces *pieces;
  guint               piece;
  gsize               offset;  /* in the piece */
} ActantPiecesCursor;

void          actant_pieces_start      (const ActantPieces *pieces,
                                        ActantPiecesCursor *cursor);
gsize         actant_pieces_read       (ActantPiecesCursor *cursor,
                                        char               *out,
                                        gsize               length);
gboolean      actant_pieces_compare    (ActantPiecesCursor *cursor,
                                        const char         *bytes,
                                        gsize               length);
gboolean      actant_pieces_at_end     (const ActantPiecesCursor *cursor);

G_END_DECLS
