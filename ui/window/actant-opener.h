/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-recovery.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantOpener:
 *
 * From a file or folder to a session: finds the study, asks who codes when that
 * is not known, and sees to it that a study has one session in this process,
 * shared by its windows.
 */
#define ACTANT_TYPE_OPENER (actant_opener_get_type ())
G_DECLARE_FINAL_TYPE (ActantOpener, actant_opener, ACTANT, OPENER, GObject)

ActantOpener  *actant_opener_new         (GSettings            *settings);
void           actant_opener_open_async  (ActantOpener         *opener,
                                          GtkWindow            *parent,
                                          GFile                *file,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
ActantSession *actant_opener_open_finish (ActantOpener         *opener,
                                          GAsyncResult         *result,
                                          char                **text,
                                          ActantRecovery      **recovery,
                                          GError              **error);

G_END_DECLS
