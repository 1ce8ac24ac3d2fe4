/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantProgress:
 * @ACTANT_PROGRESS_NONE: the coder has no file on the text
 * @ACTANT_PROGRESS_STARTED: has one
 * @ACTANT_PROGRESS_FINISHED: has marked the text as finished
 */
typedef enum
{
  ACTANT_PROGRESS_NONE,
  ACTANT_PROGRESS_STARTED,
  ACTANT_PROGRESS_FINISHED,
} ActantProgress;

/* Rounds of coding: who codes which texts, and whether blind. The study is the door to others'
 * files, so it keeps them shut; curators see everything. */
const ActantRecord *actant_session_find_round    (ActantSession  *session,
                                                  const char     *text,
                                                  const char     *coder);
gboolean            actant_session_is_blind      (ActantSession  *session,
                                                  const char     *text);
guint               actant_session_count_others  (ActantSession  *session);
gboolean            actant_session_is_finished   (ActantSession  *session,
                                                  const char     *text,
                                                  const char     *coder);
gboolean            actant_session_set_finished  (ActantSession  *session,
                                                  const char     *text,
                                                  gboolean        finished,
                                                  GError        **error);
gboolean            actant_session_add_round     (ActantSession  *session,
                                                  const char     *title,
                                                  const char * const *texts,
                                                  const char * const *coders,
                                                  gboolean        blind,
                                                  guint           overlap,
                                                  GError        **error);
guint               actant_session_get_overlap   (ActantSession  *session,
                                                  guint           otherwise);
ActantProgress      actant_session_get_progress  (ActantSession  *session,
                                                  const char     *text,
                                                  const char     *coder);

G_END_DECLS
