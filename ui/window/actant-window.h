/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "session/actant-recovery.h"
#include "window/actant-application.h"

G_BEGIN_DECLS

/**
 * ActantWindow:
 *
 * A study's window: list of texts, document pane, sidebar, status line; a page
 * that teaches what to do while nothing is open.
 */
#define ACTANT_TYPE_WINDOW (actant_window_get_type ())
G_DECLARE_FINAL_TYPE (ActantWindow, actant_window, ACTANT, WINDOW, AdwApplicationWindow)

ActantWindow    *actant_window_new             (ActantApplication *application);
ActantWorkspace *actant_window_get_workspace   (ActantWindow      *window);
ActantSession   *actant_window_get_session     (ActantWindow      *window);
void             actant_window_set_session     (ActantWindow      *window,
                                                ActantSession     *session);
void             actant_window_show_study      (ActantWindow      *window,
                                                ActantSession     *session,
                                                const char        *text);
void             actant_window_add_toast       (ActantWindow      *window,
                                                AdwToast          *toast);
void             actant_window_tell_recovery   (ActantWindow      *window,
                                                const ActantRecovery *recovery);
void             actant_window_tell_not_opened (ActantWindow      *window,
                                                GFile             *file,
                                                const GError      *error);

G_END_DECLS
