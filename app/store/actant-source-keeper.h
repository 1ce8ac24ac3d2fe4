/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * SECTION: texts as they were coded
 *
 * Texts that have annotations of one's own are kept, compressed and by their checksum, in the
 * folder actant/sources of the user's state, so that places can be found again when a text has
 * changed. Only the user can read them. The oldest go when all are above %ACTANT_KEPT_MOST_BYTES.
 */
#define ACTANT_KEPT_MOST_BYTES (G_GUINT64_CONSTANT (256) * 1024 * 1024)

gboolean          actant_source_keep      (ActantSourceText  *text,
                                           GError           **error);
ActantSourceText *actant_source_find_kept (const char        *sha256);
void              actant_source_prune     (guint64            most);

G_END_DECLS
