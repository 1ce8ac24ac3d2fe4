/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACTANT_GIT_ERROR (actant_git_error_quark ())

/**
 * ActantGitError:
 * @ACTANT_GIT_ERROR_MISSING: there is no git, or no repository
 * @ACTANT_GIT_ERROR_FAILED: git could not do what it was asked; the message has its words
 */
typedef enum
{
  ACTANT_GIT_ERROR_MISSING,
  ACTANT_GIT_ERROR_FAILED,
} ActantGitError;

GQuark     actant_git_error_quark     (void);

char      *actant_git_find_repository (const char   *path);
gboolean   actant_git_set_up          (const char   *folder,
                                       const char   *program,
                                       GError      **error);
gboolean   actant_git_undo_set_up     (const char   *folder,
                                       GError      **error);

G_END_DECLS
