/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-pieces.h"

G_BEGIN_DECLS

#define ACTANT_DURABLE_ERROR (actant_durable_error_quark ())

/**
 * ActantDurableError:
 * @ACTANT_DURABLE_ERROR_IO: a system call failed for another reason
 * @ACTANT_DURABLE_ERROR_NOT_FOUND: the file to read does not exist
 * @ACTANT_DURABLE_ERROR_NOT_REGULAR: a folder, pipe or device, not a file
 * @ACTANT_DURABLE_ERROR_TOO_BIG: larger than the caller's limit
 * @ACTANT_DURABLE_ERROR_NO_FOLDER: the folder does not exist (any more)
 * @ACTANT_DURABLE_ERROR_READ_ONLY: the file or its folder may not be written
 * @ACTANT_DURABLE_ERROR_NO_SPACE: disk or quota full
 * @ACTANT_DURABLE_ERROR_GONE: a base was given but the file was removed; writing it anew takes a
 *   %NULL base
 * @ACTANT_DURABLE_ERROR_CONFLICT: another program changed the file and the change could not be
 *   joined; its version is in place, ours was not written
 * @ACTANT_DURABLE_ERROR_BUSY: others kept writing the file for ten rounds
 * @ACTANT_DURABLE_ERROR_NOT_CONFIRMED: written, but the disk did not confirm the folder's entry:
 *   treat as not saved and save again
 *
 * Why a file could not be read or written. After every code but %ACTANT_DURABLE_ERROR_NOT_CONFIRMED
 * the file holds what it held before, or what another program wrote.
 */
typedef enum
{
  ACTANT_DURABLE_ERROR_IO,
  ACTANT_DURABLE_ERROR_NOT_FOUND,
  ACTANT_DURABLE_ERROR_NOT_REGULAR,
  ACTANT_DURABLE_ERROR_TOO_BIG,
  ACTANT_DURABLE_ERROR_NO_FOLDER,
  ACTANT_DURABLE_ERROR_READ_ONLY,
  ACTANT_DURABLE_ERROR_NO_SPACE,
  ACTANT_DURABLE_ERROR_GONE,
  ACTANT_DURABLE_ERROR_CONFLICT,
  ACTANT_DURABLE_ERROR_BUSY,
  ACTANT_DURABLE_ERROR_NOT_CONFIRMED,
} ActantDurableError;

GQuark   actant_durable_error_quark (void);

/**
 * ActantDurableJoin:
 * @displaced: what another program wrote since the base
 * @ours: what we are writing
 * @user_data: as given to actant_durable_write()
 * @error: set when @displaced cannot be read or joined
 *
 * Joins two versions of a file. Called in the writing thread, possibly several times in one save.
 *
 * Returns: (transfer full) (nullable): what to write instead, or %NULL with @error set
 */
typedef ActantPieces *(*ActantDurableJoin) (GBytes        *displaced,
                                            ActantPieces  *ours,
                                            gpointer       user_data,
                                            GError       **error);

GBytes  *actant_durable_read        (const char         *path,
                                     gsize               max,
                                     GError            **error);

GBytes  *actant_durable_read_stamped (const char        *path,
                                     gsize               max,
                                     ActantFileStamp    *stamp,
                                     GError            **error);

gboolean actant_durable_write_pieces (const char        *path,
                                     ActantPieces       *base,
                                     ActantPieces       *contents,
                                     ActantDurableJoin   join,
                                     gpointer            user_data,
                                     ActantPieces      **written,
                                     GError            **error);

gboolean actant_durable_write       (const char         *path,
                                     GBytes             *base,
                                     GBytes             *contents,
                                     ActantDurableJoin   join,
                                     gpointer            user_data,
                                     GBytes            **written,
                                     GError            **error);

G_END_DECLS
