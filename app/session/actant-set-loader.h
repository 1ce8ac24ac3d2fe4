/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/** Called with each set that was read, at last with %NULL; must not free the loader. */
typedef void (*ActantSetLoaded) (ActantAnnotationSet *set,
                                 gpointer             user_data);

/**
 * ActantSetLoader:
 *
 * Reads the annotations of all texts of a study in threads, so that a view of the whole study
 * does not stall the window. The main loop takes the sets over in short steps. The texts are
 * read only where there are annotations to check, and not kept.
 */
typedef struct _ActantSetLoader ActantSetLoader;

ActantSetLoader *actant_set_loader_new        (ActantSession    *session,
                                               gboolean          others,
                                               ActantSetLoaded   loaded,
                                               gpointer          user_data);
void             actant_set_loader_free       (ActantSetLoader  *loader);
gboolean         actant_set_loader_is_done    (ActantSetLoader  *loader);
guint            actant_set_loader_get_n_read (ActantSetLoader  *loader,
                                               guint            *n_texts);

G_END_DECLS
