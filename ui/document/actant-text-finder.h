/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-text-search.h"

G_BEGIN_DECLS

/**
 * ActantTextFinder:
 *
 * A search that goes on in a thread while its pattern is typed: each new one
 * cancels the one before. Knows the matches and which of them is the current.
 *
 * Signals:
 *  - changed: other matches, another current one, or a failure
 */
#define ACTANT_TYPE_TEXT_FINDER (actant_text_finder_get_type ())
G_DECLARE_FINAL_TYPE (ActantTextFinder, actant_text_finder, ACTANT, TEXT_FINDER, GObject)

/* More matches than these are not looked for. */
#define ACTANT_TEXT_FINDER_LIMIT 100000

ActantTextFinder      *actant_text_finder_new          (void);
void                   actant_text_finder_search       (ActantTextFinder  *self,
                                                        ActantSourceText  *source,
                                                        const char        *pattern,
                                                        ActantSearchFlags  flags,
                                                        gint64             from);
void                   actant_text_finder_stop         (ActantTextFinder  *self);
gboolean               actant_text_finder_step         (ActantTextFinder  *self,
                                                        gboolean           forward);

gboolean               actant_text_finder_is_searching (ActantTextFinder  *self);
GArray                *actant_text_finder_get_matches  (ActantTextFinder  *self);
guint                  actant_text_finder_get_current  (ActantTextFinder  *self);
const ActantTextRange *actant_text_finder_get_match    (ActantTextFinder  *self);
gboolean               actant_text_finder_is_truncated (ActantTextFinder  *self);
const char            *actant_text_finder_get_problem  (ActantTextFinder  *self);

G_END_DECLS
