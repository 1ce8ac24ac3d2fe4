/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantLive:
 *
 * Follows what others write into a study's folder while it is open: colleagues' files, one's own
 * from another window or computer, new texts and coders. It watches the folders, looks every now
 * and then in any case, reads in threads, and has the session take over what came: files that the
 * session may change are joined, all others are read anew. Nothing is ever saved for that.
 *
 * What cannot be read is tried again for ten seconds, then listed as a problem; what the session
 * has stays, and the file is left as it is.
 *
 * Signal: changed: problems, older versions, conflict copies or unfinished merges are others now.
 */
#define ACTANT_TYPE_LIVE (actant_live_get_type ())
G_DECLARE_FINAL_TYPE (ActantLive, actant_live, ACTANT, LIVE, GObject)

ActantLive *actant_session_follow_folder  (ActantSession  *session);
ActantLive *actant_session_peek_live      (ActantSession  *session);

void        actant_live_look              (ActantLive     *live);
gboolean    actant_live_is_idle           (ActantLive     *live);
void        actant_live_set_retry_delay   (ActantLive     *live,
                                           guint           milliseconds);

GPtrArray  *actant_live_list_problems     (ActantLive     *live);

/* An older version than the session's lies on the disk: which is to stay? */
char      **actant_live_list_older        (ActantLive     *live);
void        actant_live_keep_newer        (ActantLive     *live,
                                           const char     *path);
gboolean    actant_live_take_older        (ActantLive     *live,
                                           const char     *path,
                                           GError        **error);

/* Conflict copies and unfinished merges, which wait to be joined. */
guint       actant_live_count_copies      (ActantLive     *live,
                                           guint          *n_changes);
guint       actant_live_count_unmerged    (ActantLive     *live);
void        actant_live_join_async        (ActantLive     *live,
                                           GCancellable   *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer        user_data);
char       *actant_live_join_finish       (ActantLive     *live,
                                           GAsyncResult   *result,
                                           GError        **error);

G_END_DECLS
