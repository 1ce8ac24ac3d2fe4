/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantStaleTemp:
 * @path: of a temporary file whose writer is no more
 * @target: the name, in the same folder, of the file that it was for
 *
 * What a save that was killed left. It may hold the only copy of what somebody else had written
 * into the file meanwhile: it is joined before it goes.
 */
typedef struct
{
  char *path;
  char *target;
} ActantStaleTemp;

GPtrArray *actant_durable_list_stale (const char *folder);

G_END_DECLS
