/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantNameEndings:
 *
 * What may hang on a name without changing who is meant: possessives ("'s") and particles
 * (은, 에서). Immutable once names are sought with it; may be shared between threads.
 */
typedef struct _ActantNameEndings ActantNameEndings;

ActantNameEndings *actant_name_endings_new   (void);
ActantNameEndings *actant_name_endings_ref   (ActantNameEndings       *self);
void               actant_name_endings_unref (ActantNameEndings       *self);
void               actant_name_endings_add   (ActantNameEndings       *self,
                                              const char              *ending);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantNameEndings, actant_name_endings_unref)

gboolean           actant_name_is_bounded    (const ActantNameEndings *endings,
                                              const char              *text,
                                              gsize                    length,
                                              gsize                    start,
                                              gsize                    end);

G_END_DECLS
