/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantRecovery:
 * @n_changes: user actions that no save had taken and that came back
 * @n_drafts: how many of them were being typed
 * @from, @until: (nullable): RFC 3339, when the first and the last of them were made
 * @id: (nullable): a record that came back
 * @damaged: bytes of the journals that belong to no whole entry, such as a torn end
 * @problems: (element-type utf8): what could not be brought back, and why, in words
 *
 * What the journals of sessions that ended without saving gave back.
 */
typedef struct
{
  guint      n_changes;
  guint      n_drafts;
  char      *from;
  char      *until;
  char      *id;
  gsize      damaged;
  GPtrArray *problems;
} ActantRecovery;

void            actant_recovery_free          (ActantRecovery   *recovery);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantRecovery, actant_recovery_free)

ActantRecovery *actant_session_recover        (ActantSession    *session);
ActantRecovery *actant_session_recover_from   (ActantSession    *session,
                                               const char       *root);

/* The journal of this session */
void            actant_session_start_journal  (ActantSession    *session);
gboolean        actant_session_save_copy      (ActantSession    *session,
                                               const char       *folder,
                                               GError          **error);
gboolean        actant_session_flush_journal  (ActantSession    *session,
                                               GError          **error);
char           *actant_session_dup_journal_problem (ActantSession *session);
gboolean        actant_session_has_journal    (ActantSession    *session);
void            actant_session_set_draft      (ActantSession    *session,
                                               const char       *text,
                                               const ActantRecord *record,
                                               const char       *label);
void            actant_session_drop_draft     (ActantSession    *session,
                                               const char       *id);

G_END_DECLS
