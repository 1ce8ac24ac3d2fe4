/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-pieces.h"

G_BEGIN_DECLS

/* Writes @contents to a new file in the folder @dir_fd, with the owner, mode and extended
 * attributes of @old_fd (-1: a new file's), and syncs it. Returns the temporary's name, or NULL
 * with nothing left behind. */
char *_actant_durable_temp_write (int          dir_fd,
                                  const char  *name,
                                  int          old_fd,
                                  ActantPieces *contents,
                                  const char  *display,
                                  GError     **error);

guint     _actant_durable_temp_get_marker (void);
gboolean  _actant_durable_temp_split      (const char  *temp,
                                           char       **name,
                                           guint       *marker,
                                           int         *pid);

G_END_DECLS
