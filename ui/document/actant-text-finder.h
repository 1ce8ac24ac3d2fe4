/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-text-search.h"

G_BEGIN_DECLS

/**
 * ActantTextFinder:
 *
 * A search that goes on in a thread while its pattern is typed: each new one
 * cancels the one before. Matches come while it goes on, as ranges in one
 * array that only grows; the finder knows which of them is the current.
 *
 * Signals:
 *  - changed: more or other matches, another current one, the end of the
 *    search, or a failure
 */
#define ACTANT_TYPE_TEXT_FINDER (actant_text_finder_get_type ())
G_DECLARE_FINAL_TYPE (ActantTextFinder, actant_text_finder, ACTANT, TEXT_FINDER, GObject)

/* More matches than these are not looked for. */
#define ACTANT_TEXT_FINDER_LIMIT 1000000

ActantTextFinder      *actant_text_finder_new          (void);
void                   actant_text_finder_search       (ActantTextFinder  *self,
                                                        ActantSourceText  *source,
                                                        const char        *pattern,
                                                        ActantSearchFlags  flags,
                                                        gint64             from);
void                   actant_text_finder_stop         (ActantTextFinder  *self);
void                   actant_text_finder_cancel       (ActantTextFinder  *self);
gboolean               actant_text_finder_step         (ActantTextFinder  *self,
                                                        gboolean           forward);
void                   actant_text_finder_set_current  (ActantTextFinder  *self,
                                                        guint              position);

gboolean               actant_text_finder_is_searching (ActantTextFinder  *self);
gboolean               actant_text_finder_is_cancelled (ActantTextFinder  *self);
double                 actant_text_finder_get_part     (ActantTextFinder  *self);
GArray                *actant_text_finder_get_matches  (ActantTextFinder  *self);
GArray                *actant_text_finder_get_skipped  (ActantTextFinder  *self);
guint                  actant_text_finder_get_current  (ActantTextFinder  *self);
const ActantTextRange *actant_text_finder_get_match    (ActantTextFinder  *self);
gboolean               actant_text_finder_is_truncated (ActantTextFinder  *self);
const char            *actant_text_finder_get_problem  (ActantTextFinder  *self);

G_END_DECLS
